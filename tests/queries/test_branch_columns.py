"""The list of branches with their figures and fields."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.queries.branch_columns import BRANCH_COLUMNS, BranchListQuery, branch_columns
from tests import make

ON = date(2026, 11, 21)


def shown(row):
    return {column.heading: column.text(row) for column in branch_columns().values()}


def test_a_branch_stands_with_its_figures_secretary_and_fields(data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    make.group(branch)
    make.branch("机电队党支部", committee)
    secretary = make.person("张三", branch)
    make.person("李四", branch, stage=Stage.PROBATIONARY)
    make.person("王五", branch, stage=Stage.ACTIVIST)
    make.post(secretary, branch, Post.SECRETARY)
    area = make.field("活动室面积", FieldKind.NUMBER, subject=FieldSubject.ORGANISATION)
    phone = make.field(
        "值班手机", subject=FieldSubject.ORGANISATION, sensitivity=Sensitivity.MASKED
    )
    make.custom(branch, area, Decimal("62.5"))
    make.custom(branch, phone, "13900001234")
    first, second = BranchListQuery(ON).fetch()
    assert shown(first) == {
        "党支部": "综采一队党支部",
        "上级组织": "星火煤矿党委",
        "支部书记": "张三",
        "党员人数": "2",
        "正式党员": "1",
        "预备党员": "1",
        "党小组数": "1",
        "活动室面积": "62.5",
        "值班手机": "139****1234",
    }
    assert branch_columns()[phone.key].full_text(first) == "13900001234"
    assert shown(second)["党员人数"] == "0"
    assert shown(second)["支部书记"] == ""


def test_a_retired_field_is_no_column_any_more(data):
    field = make.field("活动室", subject=FieldSubject.ORGANISATION)
    make.done(close_field(field_id=field.field_id, on=ON))
    assert list(branch_columns()) == [column.key for column in BRANCH_COLUMNS]


def test_only_the_branches_below_are_listed(data):
    committee, other = make.committee("甲党委"), make.committee("乙党委")
    make.branch("甲支部", committee)
    make.branch("乙支部", other)
    assert [row.name for row in BranchListQuery(ON, within=other).fetch()] == ["乙支部"]


def test_branches_are_sorted_by_any_column_with_the_unknown_last(data):
    committee = make.committee()
    area = make.field("面积", FieldKind.NUMBER, subject=FieldSubject.ORGANISATION)
    level = make.field(
        "星级",
        FieldKind.CHOICE,
        subject=FieldSubject.ORGANISATION,
        choices=["五星", "三星", "一星"],
    )
    room = make.field("活动室", subject=FieldSubject.ORGANISATION)
    facts = {
        "乙支部": ("9", "一星", "食堂"),
        "甲支部": ("100", "五星", "办公楼"),
        "丙支部": (None, None, None),
        "丁支部": ("-1", "三星", "一楼"),
    }
    for name, (size, stars, where) in facts.items():
        branch = make.branch(name, committee)
        if size is not None:
            make.custom(branch, area, Decimal(size))
            make.custom(branch, level, stars)
            make.custom(branch, room, where)
    make.person("张三", next(row.organisation_id for row in BranchListQuery(ON).fetch()))

    def by(key, descending=False):
        query = BranchListQuery(ON).with_sort(key, descending)
        return "".join(row.name[0] for row in query.fetch())

    assert by("") == "乙甲丙丁"
    assert by(area.key) == "丁乙甲丙"
    assert by(area.key, descending=True) == "甲乙丁丙"
    assert by(level.key) == "甲丁乙丙"
    assert by(room.key) == "甲乙丁丙"  # ban, shi, yi
    assert by("name") == "丙丁甲乙"  # bing, ding, jia, yi
    assert by("members", descending=True)[0] == "乙"
    assert by("secretary") == "乙甲丙丁"
    assert by("custom:gone") == "乙甲丙丁"


def test_branches_are_found_by_what_is_shown_and_by_the_spelling_of_their_names(data):
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    make.branch("机电队党支部", committee)
    room = make.field("活动室", subject=FieldSubject.ORGANISATION)
    phone = make.field(
        "值班手机", subject=FieldSubject.ORGANISATION, sensitivity=Sensitivity.MASKED
    )
    make.custom(first, room, "三楼 A 区")
    make.custom(first, phone, "13900001234")

    def found(words, *shown):
        return [row.name[:2] for row in BranchListQuery(ON, words=words, shown=shown).fetch()]

    assert found("机电") == found("JDD") == found("jidian") == ["机电"]
    assert found("三楼 ａ") == found("139") == found("三楼 zc") == ["综采"]
    assert found("0000") == []  # masked, so not shown
    assert found("三楼 jd") == []
    assert found("三楼", "name", phone.key) == []
    assert found("三楼", room.key) == ["综采"]
    assert found("星火") == found("  ") == ["综采", "机电"]
