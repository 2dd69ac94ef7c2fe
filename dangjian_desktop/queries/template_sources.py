"""Our data as the forms of superiors ask for it: what can fill a blank, and by which words.

A source has a key (person.name) that a kept template remembers. People and branches offer every
column that their lists have, the fields that the branch defined itself included; a book offers its
own fields. Which source a blank is likely to mean is told by its label; a person confirms it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.ledger_sheets import FILES, UID, file_keys, headings
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.template_shapes import (
    RUNNING_NUMBER,
    Blank,
    BlankKind,
    Mapped,
    bare,
    usual_day,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ALSO_WRITTEN, PRINTED, Post, TemplateSubject
from dangjian_desktop.queries.branch_columns import branch_columns
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.roster_columns import all_columns

#: Groups of sources, in the order in which they are offered.
TODAY, PERSON, BRANCH, ACTIVITY, ENTRY, SCORE = (
    "today",
    "person",
    "branch",
    "activity",
    "entry",
    "score",
)
GROUP_WORDS: Mapping[str, str] = {
    PERSON: "人员",
    ACTIVITY: "活动",
    ENTRY: "台账这一行",
    SCORE: "考评",
    BRANCH: "党支部",
    TODAY: "填表",
}
#: Posts whose holders a form of a branch asks for by name.
POSTS: tuple[Post, ...] = (
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
    Post.YOUTH_MEMBER,
    Post.MASSES_MEMBER,
)


@dataclass(frozen=True, slots=True)
class Source:
    """What can fill a blank.

    Attributes:
        key: Stable; group and name with a point between. group: under which it is offered.
        also: Other words by which forms ask for it.
        is_sensitive: Whether it is a number, address or telephone that is masked elsewhere.
        columns: Of a table: the sources of its columns; empty for a single value.
    """

    key: str
    group: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    also: tuple[str, ...] = ()
    is_sensitive: bool = False
    columns: tuple["Source", ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether it is a list of lines."""
        return bool(self.columns)


#: By which other words forms ask for a column of people.
_ALSO_PERSON: Mapping[str, tuple[str, ...]] = {
    "name": ("党员姓名", "本人姓名", "申请人", "被推荐人", "人员姓名", "同志姓名"),
    "born_on": ("出生年月", "出生日期", "出生"),
    "id_number": ("身份证号", "公民身份号码", "身份证", "身份证号码"),
    "education": ("文化程度", "学历", "最高学历"),
    "native_place": ("籍贯",),
    "ethnicity": ("民族",),
    "work_began_on": ("参加工作时间", "参加工作日期", "工作时间"),
    "admitted_on": ("入党时间", "入党年月", "何时入党", "加入党组织日期"),
    "confirmed_on": ("转正时间", "转正年月"),
    "posts": ("党内职务", "党内任职"),
    "occupation": ("岗位", "工种", "职务", "工作岗位", "职业"),
    "trade": ("岗位工种", "工种岗位"),
    "mobile_phone": ("联系电话", "电话", "手机", "手机号", "联系方式", "手机号码"),
    "address": ("住址", "家庭住址", "现住址", "居住地"),
    "branch": (
        "所在支部",
        "支部名称",
        "党支部",
        "所属支部",
        "申报单位",
        "推荐单位",
        "填报单位",
        "申报支部",
        "推荐支部",
    ),
    "group": ("所在党小组", "党小组"),
    "crew": ("单位", "所在单位", "区队", "工作单位", "所在区队"),
    "stage": ("政治面貌", "党员类别", "类别"),
    "standing": ("党龄",),
    "remark": ("备注",),
}
_ALSO_BRANCH: Mapping[str, tuple[str, ...]] = {
    "name": (
        "党支部名称",
        "支部名称",
        "所在党支部",
        "填报单位",
        "填报支部",
        "申报单位",
        "申报支部",
        "单位名称",
        "支部",
    ),
    "above": ("上级党组织", "上级党委", "党委名称"),
    "secretary": ("书记", "支部书记姓名", "党支部书记", "负责人"),
    "members": ("党员数", "党员总数", "党员人数", "党员"),
    "full": ("正式党员数", "正式党员人数"),
    "probationary": ("预备党员数", "预备党员人数"),
    "groups": ("党小组个数", "党小组"),
}
#: What forms of a branch ask for that stands in no list of branches.
BRANCH_COUNTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("women", "女党员", ("女党员数", "女党员人数", "女性党员")),
    ("minority", "少数民族党员", ("少数民族党员数", "少数民族", "少数民族党员人数")),
    ("applicants", "入党申请人", ("入党申请人数", "申请人数")),
    ("activists", "入党积极分子", ("入党积极分子数", "积极分子", "积极分子人数")),
    ("candidates", "发展对象", ("发展对象数", "发展对象人数")),
)
_BRANCH_TERM: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "elected_on",
        "本届选举日期",
        ("本届换届时间", "换届时间", "选举时间", "本届任职时间", "上次换届时间"),
    ),
    (
        "term_ends_on",
        "任期届满日期",
        ("届满时间", "任期届满时间", "下次换届时间", "应换届时间", "届满日期"),
    ),
)

_S, _K = Source, FieldKind
_TODAY = (
    _S("today.day", TODAY, "填表日期", _K.DATE, ("日期", "填报日期", "填报时间", "制表日期")),
    _S("today.year", TODAY, "年度", _K.INTEGER, ("年份",)),
)
_ACTIVITY = (
    _S("activity.name", ACTIVITY, "活动名称", also=("会议名称", "活动主题", "主题", "会议主题")),
    _S("activity.kind", ACTIVITY, "活动类型", also=("会议类型", "会议类别", "类型", "活动形式")),
    _S("activity.held_on", ACTIVITY, "活动日期", _K.DATE, ("时间", "会议时间", "活动时间", "日期")),
    _S("activity.begins", ACTIVITY, "开始时间"),
    _S("activity.ends", ACTIVITY, "结束时间"),
    _S("activity.place", ACTIVITY, "地点", also=("会议地点", "活动地点")),
    _S("activity.chair", ACTIVITY, "主持人", also=("主持",)),
    _S("activity.recorder", ACTIVITY, "记录人", also=("记录",)),
    _S("activity.lecturer", ACTIVITY, "主讲人", also=("授课人",)),
    _S("activity.due", ACTIVITY, "应到人数", _K.INTEGER, ("应到", "应参加人数", "应到会人数")),
    _S("activity.came", ACTIVITY, "实到人数", _K.INTEGER, ("实到", "实参加人数", "参加人数")),
    _S("activity.missing", ACTIVITY, "缺席人员", also=("缺席", "缺席人员及原因", "请假人员")),
    _S("activity.guests", ACTIVITY, "列席人员", also=("列席",)),
    _S("activity.present", ACTIVITY, "参加人员", also=("到会人员", "参会人员", "出席人员")),
    _S("activity.agenda", ACTIVITY, "议题", also=("会议议题", "议程", "会议议程")),
    _S("activity.content", ACTIVITY, "活动内容", also=("内容", "主要内容", "学习内容")),
    _S("activity.minutes", ACTIVITY, "会议记录", also=("会议内容", "记录内容", "会议情况")),
    _S("activity.resolutions", ACTIVITY, "决议", also=("会议决议", "决定事项")),
    _S("activity.problems", ACTIVITY, "问题与整改", also=("存在问题", "问题")),
)
_ACTIVITY_PERSON = (
    _S("person.name", PERSON, "姓名"),
    _S("person.branch", PERSON, "党支部", also=("所在党支部", "单位")),
    _S("person.group", PERSON, "党小组"),
    _S("person.mark", PERSON, "出勤", also=("到会情况", "出勤情况", "签到")),
    _S("person.reason", PERSON, "缺席原因", also=("原因", "备注")),
)
_SCORE = (
    _S(
        "score.period",
        SCORE,
        "考评期",
        also=("考评期间", "考核期", "考核期间", "季度", "期间", "考核时间"),
    ),
    _S("score.total", SCORE, "总分", _K.NUMBER, ("得分", "合计", "总得分", "考评得分")),
    _S("score.base", SCORE, "不含加分", _K.NUMBER, ("基础分",)),
    _S("score.bonus", SCORE, "加分", _K.NUMBER),
    _S("score.grade", SCORE, "等次", also=("考评等次", "考核等次", "等级")),
    _S("score.rubric", SCORE, "细则", also=("考评细则",)),
    _S("score.standing", SCORE, "状态"),
)
_SCORE_ITEM = (
    _S("item.code", SCORE, "编号", also=("项目编号",)),
    _S("item.block", SCORE, "考评项目", also=("项目", "类别")),
    _S("item.title", SCORE, "考评内容", also=("内容", "考核内容", "指标", "考评要点")),
    _S("item.wording", SCORE, "评分标准", also=("标准", "考核标准", "扣分标准")),
    _S("item.maximum", SCORE, "满分", _K.NUMBER, ("分值", "标准分")),
    _S("item.score", SCORE, "得分", _K.NUMBER, ("考评得分",)),
    _S("item.lost", SCORE, "扣分", _K.NUMBER),
    _S("item.self", SCORE, "自评分", _K.NUMBER, ("自评", "自评得分", "自查得分")),
    _S("item.check", SCORE, "复核分", _K.NUMBER, ("考核得分", "检查得分")),
    _S("item.found", SCORE, "依据", also=("情况说明", "扣分原因", "说明", "得分依据")),
)


@dataclass(frozen=True)
class TemplateSourcesQuery:
    """What can fill the blanks of a template about a subject.

    Attributes:
        book: Code of the book, where it is about a row of one.
    """

    reads: ClassVar = frozenset({Topic.FIELD, Topic.BOOK})
    subject: TemplateSubject
    book: str = ""

    def fetch(self) -> tuple[Source, ...]:
        """Return the sources in the order in which they are offered: the subject's own first."""
        people = tuple(_person_columns())
        own: dict[TemplateSubject, tuple[Source, ...]] = {
            TemplateSubject.PERSON: people,
            TemplateSubject.BRANCH: (),
            TemplateSubject.ACTIVITY: (
                *_ACTIVITY,
                _S("activity.people", ACTIVITY, "参加人员名单", columns=_ACTIVITY_PERSON),
            ),
            TemplateSubject.BOOK: tuple(self._book()),
            TemplateSubject.SCORE: (
                *_SCORE,
                _S("score.items", SCORE, "考评逐项", columns=_SCORE_ITEM),
            ),
        }
        return (*own[self.subject], *_branch(people), *_TODAY)

    def _book(self) -> list[Source]:
        book = books_by_code().get(self.book)
        if book is None:
            return []
        columns = [
            _S(f"entry.{key}", ENTRY, label)
            for key, label in headings(book).items()
            if key in file_keys(book) and key not in (UID, FILES)
        ]
        table = _S("book.entries", ENTRY, "台账的各行", columns=tuple(columns))
        return [*columns, table]


def _person_columns() -> Iterable[Source]:
    for column in all_columns():
        yield _S(
            f"person.{column.key}",
            PERSON,
            column.heading,
            column.kind,
            _ALSO_PERSON.get(column.key, ()),
            column.sensitivity is not Sensitivity.OPEN,
        )


def _branch(people: tuple[Source, ...]) -> Iterable[Source]:
    for key, column in branch_columns().items():
        yield _S(
            f"branch.{key}",
            BRANCH,
            column.heading,
            column.kind,
            _ALSO_BRANCH.get(key, ()),
            column.sensitivity is not Sensitivity.OPEN,
        )
    for key, label, also in BRANCH_COUNTS:
        yield _S(f"branch.{key}", BRANCH, label, _K.INTEGER, also)
    for key, label, also in _BRANCH_TERM:
        yield _S(f"branch.{key}", BRANCH, label, _K.DATE, also)
    for post in POSTS:
        yield _S(f"branch.{post}", BRANCH, PRINTED[post])
    yield _S("branch.committee", BRANCH, "支委成员", also=("支委会成员", "支部委员"))
    yield _S("branch.member_list", BRANCH, "党员名单", also=("党员", "名单"), columns=people)
    yield _S("branch.committee_list", BRANCH, "支委名单", also=("支委会",), columns=people)


# Suggesting -------------------------------------------------------------------------


def suggested(blanks: Iterable[Mapped], sources: Sequence[Source]) -> tuple[Mapped, ...]:
    """Return the blanks; each that nothing fills yet with what its label seems to ask for."""
    return tuple(one if one.is_mapped else _suggested(one.blank, sources) for one in blanks)


def _suggested(blank: Blank, sources: Sequence[Source]) -> Mapped:
    if blank.kind is BlankKind.TABLE:
        return _suggested_table(blank, sources)
    single = [one for one in sources if not one.is_table]
    if blank.kind is BlankKind.DAY:  # 年 月 日 under a name is when it is signed
        single = [one for one in single if one.kind is FieldKind.DATE]
    found = _meant(blank.label, single)
    if found is None and blank.kind is BlankKind.DAY and _is_of_filling_in(blank.label):
        found = next(one for one in single if one.key == "today.day")
    if found is None:
        return Mapped(blank)
    ticks = suggested_ticks(blank.words, found) if blank.kind is BlankKind.BOXES else ()
    return Mapped(blank, found.key, usual_day(blank.label), ticks=ticks)


def _is_of_filling_in(label: str) -> bool:
    """Whether a day is that on which the form is filled in.

    That of a signature or seal is written by who signs, on a day to come; and a day in a sentence
    (递交入党申请书) is of something that was done on another one.
    """
    is_told = any(word in label for word in _FILLED_IN)
    return (is_told or not bare(label)) and not any(word in label for word in _SIGNED)


def suggested_ticks(words: Sequence[str], source: Source | None) -> tuple[str, ...]:
    """Return the word of our data that ticks each box: 中共党员 is what we call 正式党员."""
    if source is None or source.kind is not FieldKind.CHOICE:
        return tuple(words)
    ours = {other: PRINTED[term] for term, others in ALSO_WRITTEN.items() for other in others}
    known = set(PRINTED.values())
    return tuple(word if word in known else ours.get(word, word) for word in words)


def _suggested_table(blank: Blank, sources: Sequence[Source]) -> Mapped:
    """Return the table that knows most of the headings; none where it knows hardly any."""
    is_of_a_person = any(one.group == PERSON and not one.is_table for one in sources)
    if is_of_a_person:  # the lines are of the family or of former work, of which nothing is kept
        return Mapped(blank)
    best, best_count = "", 0
    best_columns: tuple[str, ...] = ()
    for one in sources:
        if not one.is_table:
            continue
        columns = suggested_columns(blank.words, one)
        count = sum(bool(key) and key != RUNNING_NUMBER for key in columns)
        if count > best_count:
            best, best_columns, best_count = one.key, columns, count
    is_enough = best_count * 2 >= sum(bare(word) not in _NUMBERS for word in blank.words)
    return Mapped(blank, best, columns=best_columns) if best_count and is_enough else Mapped(blank)


#: Words beside a day by which a form tells that it is signed, sealed or decided there.
_SIGNED = ("签字", "签名", "签章", "盖章", "意见", "审批", "审核", "批准")
#: Words beside a day by which a form tells that it is filled in and handed in there, or as of when.
_FILLED_IN = (
    *("填表", "填报", "填写", "填单", "制表", "编制", "打印"),
    *("报送", "上报", "呈报", "申报", "统计", "截至"),
)
#: What a label says of the seal on it, which asks for no other words.
_SEALED = ("盖章", "签章", "公章", "印章")
_NUMBERS = frozenset({"序号", "编号", "序", "no"})


def suggested_columns(words: Iterable[str], table: Source) -> tuple[str, ...]:
    """Return the key of the source of each column of a table, "" where none is known."""
    told = []
    for word in words:
        if bare(word) in _NUMBERS:
            told.append(RUNNING_NUMBER)
            continue
        found = _meant(word, table.columns)
        told.append("" if found is None else found.key)
    return tuple(told)


#: What stands about the name of what a form asks for: 党龄（年）, 其中：预备党员.
_REMARK = re.compile(r"（[^（）]*）$|\([^()]*\)$|^其中[：:]?")


def _meant(label: str, sources: Sequence[Source]) -> Source | None:
    """Return the source that a label asks for, with the remarks in it or without."""
    plain = _REMARK.sub("", label.strip())
    return _called(label, sources) or (_called(plain, sources) if plain != label else None)


def _called(label: str, sources: Sequence[Source]) -> Source | None:
    """Return the source of a name: by its own first, then by another one."""
    wanted = bare(label)
    for word in _SEALED:
        wanted = wanted.removesuffix(word)
    if not wanted:
        return None
    others = None
    for one in sources:
        if bare(one.label) == wanted:
            return one
        if others is None and any(bare(word) == wanted for word in one.also):
            others = one
    return others
