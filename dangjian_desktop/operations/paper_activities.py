"""What stands on the papers of an activity: notice, sign-in sheet, minutes, plans, agenda, talk.

All of them are made from the same records. With the part `BLANK` (or without an activity) a paper
is left empty where it is to be written by hand. Below the archive no absentee is named, no reason
is told, and nothing of the discussion is printed.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian_desktop.domain.activity_texts import day_words, notice_text, open_text
from dangjian_desktop.domain.attendance import Counting
from dangjian_desktop.domain.vocabulary import (
    PRINTED,
    DueGroup,
    Post,
    Step,
    printed,
)
from dangjian_desktop.domain.vote_counts import REGIME_WORDS
from dangjian_desktop.operations.paper_names import holder_on_paper
from dangjian_desktop.operations.paper_votes import vote_in_a_line
from dangjian_desktop.operations.printout import ARCHIVE, BLANK, Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.activity_papers import (
    ListedPeopleQuery,
    ListedPerson,
    PostHolderQuery,
)
from dangjian_desktop.queries.activity_texts import activity_facts
from dangjian_desktop.queries.agenda import AgendaQuery, AgendaRow
from dangjian_desktop.queries.agenda_entries import (
    AgendaEntriesQuery,
    AgendaEntry,
    told_outcome,
    without_entries,
)
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.tasks import ResolutionsQuery, TaskRow
from dangjian_desktop.queries.votes import ActivityVotes, ActivityVotesQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import TextBlock


#: Lines to write on by hand: numbers and names on a blank sign-in sheet, for those who come
#: without being due, and on blank minutes by their heading.
_BLANK_NAMES, _GUEST_NAMES = 22, 3
_SHORT_ROOM, _PLAN_ROOM, _MIDDLE_ROOM, _DAY_ROOM, _TALK_ROOM, _LONG_ROOM = 2, 3, 4, 7, 10, 12
#: Minutes of matters, votes and resolutions need a second page, which is then used.
_ROOM_OF_TWO_PAGES = 32
_AGENDA_LINES = 8
_PLACE_ROOM = "　" * 14
_FIRST_TOPIC = "第一议题"
_ENTRIES = "台账事项（新登记的和未销的）"
#: Words with which the name of a holder ends and that of a kind begins.
_HOLDER_WORDS = ("支部委员会", "支部", "党小组")


def meeting_notice_content(printout: Printout) -> Rows:
    """Return the letter of a 会议通知: the text that was worked on, else the one made from data."""
    from dangjian_desktop.printing.sheet import Card, TextBlock

    activity = _activity(printout)
    body = activity.notice or notice_text(activity_facts(activity))
    if printout.detail != ARCHIVE:
        body = open_text(body)
    issued = activity.notified_on or printout.on
    blocks = (
        TextBlock("", body),
        TextBlock("", "\n　"),
        TextBlock("", holder_on_paper(activity), align="right"),
        TextBlock("", day_on_paper(issued), align="right"),
    )
    title = _title_of(activity, "通知")
    return [Card(name=activity.name, blocks=blocks, title=title)], _mark("会议通知", activity)


def wall_notice_content(printout: Printout) -> Rows:
    """Return the notice of an activity for the wall: the same words as the letter's."""
    from dangjian_desktop.printing.walls.notice import WallNotice

    activity = _activity(printout)
    body = open_text(activity.notice or notice_text(activity_facts(activity)))
    addressee, paragraphs = "", [line.strip() for line in body.splitlines() if line.strip()]
    if paragraphs and paragraphs[0].endswith(("：", ":")):
        addressee, *paragraphs = paragraphs
    notice = WallNotice(
        name=_title_of(activity, "通知"),
        addressee=addressee,
        when=_when(activity),
        where=open_text(activity.place),
        paragraphs=tuple(paragraphs),
        signed=(
            holder_on_paper(activity),
            day_on_paper(activity.notified_on or printout.on),
        ),
        is_over=activity.held_on < printout.on,
    )
    return [notice], _mark("通知", activity)


def sign_in_content(printout: Printout) -> Rows:
    """Return the lines of a 签到表: who is due, then lines for those who come besides.

    Beside a name stands the group, or the branch where several come together.
    """
    from dangjian_desktop.printing.forms.sign_in_sheet import SignInLine

    activity = _chosen(printout)
    people = [] if activity is None else ListedPeopleQuery(activity.activity_id).fetch()
    due = [one for one in people if one.is_due]
    names = [] if _is_blank(printout) else due
    spare = _GUEST_NAMES if names else _BLANK_NAMES
    is_of_several = len({one.branch_name for one in names}) > 1
    lines = [
        SignInLine(str(number), one.branch_name if is_of_several else one.group_name, one.name)
        for number, one in enumerate(names, 1)
    ]
    lines += [
        SignInLine(str(number), remark="列席" if names else "")
        for number in range(len(names) + 1, len(names) + spare + 1)
    ]
    expected = f"应到 {len(due)} 人" if due else "应到　　　　人"
    return lines, {**_headed("签到表", activity), "counts": f"{expected}　　实到　　　　人"}


def minutes_content(printout: Printout) -> Rows:
    """Return the 会议记录 of an activity, or one to be written by hand."""
    return _filled(_MinutesPaper(printout), "会议记录")


def themed_day_plan_content(printout: Printout) -> Rows:
    """Return the 主题党日方案."""
    return _filled(_PlanPaper(printout), "主题党日方案")


def themed_day_record_content(printout: Printout) -> Rows:
    """Return the 主题党日记录."""
    return _filled(_DayRecordPaper(printout), "主题党日记录")


def agenda_content(printout: Printout) -> Rows:
    """Return the matters of a meeting, the 第一议题 first; empty lines where none is chosen."""
    from dangjian_desktop.printing.forms.agenda_sheet import AgendaLine

    activity = _chosen(printout)
    if activity is None or _is_blank(printout):
        lines = [AgendaLine(str(number)) for number in range(1, _AGENDA_LINES + 1)]
    else:
        lines = [
            AgendaLine(
                number, one.title, one.detail, one.proposer, printed(one.source), one.outcome
            )
            for number, one in _matters(activity)
        ]
        count = sum(line.number != _FIRST_TOPIC for line in lines)
        lines += [
            AgendaLine(
                str(count + number),
                one.title,
                _entry_details(one),
                one.owner,
                one.entry.book.short,
                one.said,
            )
            for number, one in enumerate(_entries(activity, printout.on), start=1)
        ]
    return lines, _headed("议题单", activity)


def talk_record_content(printout: Printout) -> Rows:
    """Return a 谈心谈话记录表: day, place and who talks may stand on it, what was said never."""
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    activity = None if _is_blank(printout) else _chosen(printout)
    fields = (
        CardField("党支部", activity.organisation_name if activity else ""),
        CardField("时间", _when(activity) if activity else ""),
        CardField("地点", activity.place if activity else ""),
        CardField("谈话人", activity.chair_name if activity else ""),
        CardField("谈话对象", ""),
        CardField("职务或岗位", ""),
        CardField("谈话类型", "□支委之间　□支委和党员　□党员之间　□党员和群众　□其他"),
    )
    blocks = (
        TextBlock("谈话主要内容", ruled_lines=_TALK_ROOM),
        TextBlock("意见和建议", ruled_lines=_MIDDLE_ROOM),
        TextBlock("需要跟进的事项", ruled_lines=_MIDDLE_ROOM),
    )
    card = Card("谈心谈话记录表", (CardSection("", fields),), blocks=blocks)
    return [card], _mark("谈心谈话记录表", activity) if activity else {}


# The papers of boxes and texts --------------------------------------------------------------


class _Paper(ABC):
    """One activity on its way to paper."""

    def __init__(self, printout: Printout) -> None:
        self.activity = _activity(printout)
        self.kind = kinds_by_code().get(self.activity.kind)
        self.is_blank = _is_blank(printout)
        self.is_filed = printout.detail == ARCHIVE
        #: Whether somebody still writes on it; what is handed round has no empty boxes.
        self.is_to_be_written = self.is_blank or self.is_filed
        self.entries = _entries(self.activity, printout.on)
        self.people = ListedPeopleQuery(self.activity.activity_id).fetch()
        self.how = counting_on(self.activity.held_on)

    @abstractmethod
    def fields(self) -> list[tuple[str, str]]:
        """Return the words and values of the head."""

    @abstractmethod
    def blocks(self) -> list["TextBlock"]:
        """Return the texts below it."""

    @abstractmethod
    def title(self) -> str:
        """Return what stands on top."""

    def text(self, heading: str, text: str, room: int) -> "TextBlock":
        """Return a text; lines to write on where it is blank or nothing was entered."""
        from dangjian_desktop.printing.sheet import TextBlock

        if self.is_blank:
            return TextBlock(heading, ruled_lines=room)
        said = text if self.is_filed else open_text(text)
        return TextBlock(heading, said, 0 if said else room)

    def entries_to_come(self) -> list["TextBlock"]:
        """Return the ledger rows that come up, each with who has to do what until when."""
        from dangjian_desktop.printing.sheet import TextBlock

        told = [
            one.title + _in_brackets(_entry_details(one) if self.is_filed else one.due)
            for one in self.entries
        ]
        return [TextBlock(_ENTRIES, _in_lines(told))] if told else []

    def entries_dealt_with(self) -> list["TextBlock"]:
        """Return what was said of ledger rows; on a blank paper each with room to write it."""
        from dangjian_desktop.printing.sheet import TextBlock

        if self.is_blank:
            told = [
                f"{one.title}{_in_brackets(_entry_details(one))}\n　　结果："
                for one in self.entries
            ]
        else:
            told = [
                f"{one.title}：{_outcome_on_paper(item, self.is_filed)}"
                for one in self.entries
                for item in one.outcomes
            ]
        return [TextBlock(_ENTRIES, _in_lines(told))] if told else []

    def present(self) -> list[tuple[str, str]]:
        """Return 应到, 实到, and for the archive who is missing and why."""
        counts = _Counts.of(self.people, self.how)
        if self.is_blank:
            return [("应到", counts.due_words), ("实到", ""), ("缺席人员", ""), ("列席", "")]
        told = [("应到", counts.due_words), ("实到", counts.came_words)]
        if self.is_filed:
            told.append(("缺席人员", counts.missing))
            told.append(("列席", "；".join(filter(None, (self.activity.guests, counts.guests)))))
        return told


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many were due and came, as words, and who is missing."""

    due_words: str
    came_words: str
    missing: str
    guests: str

    @classmethod
    def of(cls, people: Sequence[ListedPerson], how: Counting) -> "_Counts":
        """Count the list of an activity; a mark that was not recorded is no absence."""
        due = [one for one in people if one.is_due]
        came = [one for one in due if one.mark in how.came]
        missing = [one for one in due if one.mark is not None and one.mark not in how.came]
        silent = [one for one in due if one.mark is None]
        told = [
            f"{one.name}（{'，'.join(filter(None, (PRINTED[one.mark], one.reason)))}）"
            for one in missing
            if one.mark is not None
        ]
        is_recorded = len(silent) < len(due)
        if silent and is_recorded:
            told.append(f"未登记 {len(silent)} 人")
        guests = [one.name for one in people if not one.is_due and one.mark is not None]
        return cls(
            f"{len(due)} 人" if due else "",
            f"{len(came)} 人" if is_recorded else "",
            "、".join(told) or ("无" if is_recorded else ""),
            "、".join(guests),
        )


class _MinutesPaper(_Paper):
    """会议记录."""

    def title(self) -> str:
        """Return the name of the kind, with 记录."""
        return _title_of(self.activity, "记录")

    def fields(self) -> list[tuple[str, str]]:
        """Return the usual head (facts.md 12) and what the kind asks for besides."""
        activity = self.activity
        told = [
            ("时间", _when_in_box(activity)),
            ("地点", activity.place),
            ("主持人", activity.chair_name),
            ("记录人", activity.recorder_name),
            *self.present(),
            *self._own_fields(),
        ]
        topics = "；".join(
            f"{number}{'：' if row.is_first_topic else '．'}{row.title}"
            for number, row in self._agenda
        )
        topics = topics or ("" if self._has("title", "theme") else activity.title)
        if topics or self._has_agenda:
            told.append(("议题", topics))
        return told

    def blocks(self) -> list["TextBlock"]:
        """Return the agenda with what was said, the record, votes and resolutions."""
        activity, blocks = self.activity, []
        if self._has_agenda:
            blocks.append(self.text("议程", self._order(), _MIDDLE_ROOM))
        if self.is_to_be_written:
            room = _ROOM_OF_TWO_PAGES if self._has_agenda else _LONG_ROOM
            blocks.append(self.text("会议内容和讨论情况", self._said(), room))
        blocks += self.entries_dealt_with()
        if self._goes(Step.VOTE):
            blocks.append(self.text("表决情况（赞成、不赞成、弃权）", self._votes(), _SHORT_ROOM))
        if self._goes(Step.RESOLUTIONS):
            blocks.append(self.text("会议决议", self._resolutions(), _MIDDLE_ROOM))
        if activity.problems and self.is_filed and not self.is_blank:
            blocks.append(self.text("问题与整改", activity.problems, 0))
        ended = activity.ends if not self.is_blank else ""
        blocks.append(self.text("散会", f"{ended} 散会" if ended else "", 1))
        return blocks

    @property
    def _has_agenda(self) -> bool:
        return self.kind is not None and self.kind.has_agenda

    @cached_property
    def _agenda(self) -> list[tuple[str, AgendaRow]]:
        return [] if self.is_blank else _matters(self.activity)

    def _order(self) -> str:
        return "\n".join(f"{number}　{row.title}" for number, row in self._agenda)

    def _said(self) -> str:
        """Return what was said on each matter, then the record as it was written."""
        lines: list[str] = []
        for number, row in self._agenda:
            if row.discussion or row.outcome:
                lines.append(f"{number}　{row.title}")
            lines += [row.discussion] if row.discussion else []
            lines += [f"议定：{row.outcome}"] if row.outcome else []
        return "\n".join([*lines, *filter(None, [self.activity.minutes])])

    def _votes(self) -> str:
        return "\n".join(vote_in_a_line(vote) for vote in self._voting.votes)

    def _resolutions(self) -> str:
        found = ResolutionsQuery(self.activity.activity_id, self.activity.held_on).fetch()
        standing = [row for row in found if row.dropped_on is None]
        return "\n".join(self._resolved(n, row) for n, row in enumerate(standing, start=1))

    def _resolved(self, number: int, row: TaskRow) -> str:
        told = [f"责任人：{row.owner}"] if row.owner and self.is_filed else []
        told += [f"时限：{row.due_on.isoformat()}"] if row.due_on else []
        return f"{number}．{row.title}" + (f"（{'，'.join(told)}）" if told else "")

    def _own_fields(self) -> list[tuple[str, str]]:
        """Return the parts of the head that only some kinds have."""
        activity = self.activity
        parts = self.kind.head if self.kind is not None else ()
        made: dict[str, tuple[str, str]] = {
            "group": ("党小组", activity.organisation_name),
            "leader": ("党小组长", self._leader() if "leader" in parts else ""),
            "reported_to": ("报支部", activity.reported_to),
            "lecturer": ("授课人", activity.lecturer),
            "title": ("题目", activity.title),
            "theme": ("主题", activity.title),
            "length": ("时长", self._length()),
            "materials": ("讲义、材料", activity.materials),
            "fixed_actions": ("固定动作", activity.fixed_actions),
            "own_actions": ("自选动作", activity.own_actions),
            "form": ("形式", activity.form),
            "belongs_year": ("所属年度", str(activity.belongs_year or "")),
            "partner": ("共建或参加单位", activity.guests),
        }
        if "voters_due" in parts:
            made |= self._voters()
        return [made[part] for part in parts if part in made]

    def _voters(self) -> dict[str, tuple[str, str]]:
        """Return who has a vote, by the way of voting that was used, else the usual one."""
        voting = self._voting
        used = list(dict.fromkeys(vote.regime for vote in voting.votes))
        quorum = voting.quorum(used[0]) if used else next(iter(voting.quorums), None)
        expected = quorum.expected if quorum is not None else 0
        regimes = [] if self.is_blank else [REGIME_WORDS[one] for one in used]
        present = quorum.present if quorum is not None and not self.is_blank else None
        return {
            "voters_due": ("有表决权应到", f"{expected} 人" if expected else ""),
            "voters_present": ("有表决权实到", "" if present is None else f"{present} 人"),
            "regime": (
                "表决规则",
                "、".join(regimes),
            ),
        }

    @cached_property
    def _voting(self) -> ActivityVotes:
        found = ActivityVotesQuery(self.activity.activity_id).fetch()
        assert found is not None, "the activity stands"
        return found

    def _leader(self) -> str:
        found = PostHolderQuery(
            self.activity.organisation_id, self.activity.held_on, Post.GROUP_LEADER
        )
        return found.fetch()

    def _length(self) -> str:
        activity = self.activity
        if self.is_blank or not activity.ends:
            return ""
        began, ended = (
            int(text[:2]) * 60 + int(text[3:]) for text in (activity.begins, activity.ends)
        )
        return f"{ended - began} 分钟"

    def _goes(self, step: Step) -> bool:
        return self.kind is not None and self.kind.has(step)

    def _has(self, *parts: str) -> bool:
        return self.kind is not None and any(part in self.kind.head for part in parts)


class _PlanPaper(_Paper):
    """主题党日方案."""

    def title(self) -> str:
        """Return the holder with 主题党日方案."""
        return _title_of(self.activity, "方案")

    def fields(self) -> list[tuple[str, str]]:
        """Return what is planned, in the words of the yearly table."""
        activity, kind = self.activity, self.kind
        expected = PRINTED[kind.due] if kind and kind.due is not DueGroup.CHOSEN else ""
        told = [
            ("主题", activity.title),
            ("时间", _when_in_box(activity)),
            ("地点", activity.place),
            ("形式", activity.form),
            ("主持人", activity.chair_name),
            ("责任人", activity.recorder_name),
            ("授课人", activity.lecturer),
            ("参加范围", expected),
        ]
        return [pair for pair in told if pair[1] or pair[0] != "授课人"]

    def blocks(self) -> list["TextBlock"]:
        """Return fixed and chosen actions, content, material, and who studied and approved it."""
        activity = self.activity
        blocks = [
            self.text("固定动作", activity.fixed_actions, _PLAN_ROOM),
            self.text("自选动作", activity.own_actions, _PLAN_ROOM),
            *self.entries_to_come(),
            self.text("内容安排", activity.content, _PLAN_ROOM),
            self.text("所需材料", activity.materials, _SHORT_ROOM),
        ]
        if self.kind is None or self.kind.has(Step.STUDY):
            studied = _dated(activity.studied_on, activity.studied_note)
            blocks.append(self.text("支委会研究", studied, _SHORT_ROOM))
        if self.kind is not None and self.kind.has(Step.APPROVAL):
            approved = _dated(activity.approved_on, activity.approved_by)
            blocks.append(self.text("审批意见", approved, _SHORT_ROOM))
        return blocks


class _DayRecordPaper(_Paper):
    """主题党日记录."""

    def title(self) -> str:
        """Return the holder with 主题党日记录."""
        return _title_of(self.activity, "记录")

    def fields(self) -> list[tuple[str, str]]:
        """Return what took place and how many came."""
        activity = self.activity
        return [
            ("主题", activity.title),
            ("时间", _when_in_box(activity)),
            ("地点", activity.place),
            ("形式", activity.form),
            ("主持人", activity.chair_name),
            ("记录人", activity.recorder_name),
            *self.present(),
        ]

    def blocks(self) -> list["TextBlock"]:
        """Return what was done, problems found, and the files that prove it."""
        activity = self.activity
        files = [row.name for row in AttachmentQuery(activity_id=activity.activity_id).fetch()]
        blocks = [
            self.text("固定动作", activity.fixed_actions, _SHORT_ROOM),
            self.text("自选动作", activity.own_actions, _SHORT_ROOM),
            *self.entries_dealt_with(),
        ]
        if self.is_to_be_written:
            blocks.append(self.text("活动内容", activity.minutes, _DAY_ROOM))
            blocks.append(self.text("问题与整改", activity.problems, _PLAN_ROOM))
            blocks.append(self.text("照片、签到表等附件", "\n".join(files), _SHORT_ROOM))
        return blocks


def _filled(paper: _Paper, name: str) -> Rows:
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection

    fields = tuple(
        CardField(label, value if paper.is_filed else open_text(value))
        for label, value in paper.fields()
    )
    card = Card(
        paper.activity.name,
        (CardSection("", fields),),
        blocks=tuple(block for block in paper.blocks() if paper.is_to_be_written or block.text),
        title=paper.title(),
    )
    return [card], _mark(name, paper.activity)


# Words ---------------------------------------------------------------------------------------


def _chosen(printout: Printout) -> ActivityRow | None:
    """Return the activity of a printout, or None where its paper is for one still to be named."""
    return None if printout.activity_id is None else _activity(printout)


def _activity(printout: Printout) -> ActivityRow:
    """Return the activity of a printout.

    Raises:
        RefusedError: When none was chosen or it is no more.
    """
    if printout.activity_id is None:
        raise RefusedError("还没有选活动。请先选定要打印的活动。")
    found = ActivityQuery(printout.activity_id).fetch()
    if found is None:
        raise RefusedError("这次活动已经不在了，可能刚被撤销。请回到日历再看。")
    return found


def _is_blank(printout: Printout) -> bool:
    return BLANK in printout.sections


def _title_of(activity: ActivityRow, paper: str) -> str:
    """Return holder, kind and paper as one title: 综采一队党支部主题党日方案."""
    holder, kind = activity.zone_name or activity.organisation_name, activity.kind_label
    for word in _HOLDER_WORDS:
        if holder.endswith(word):
            kind = kind.removeprefix(word)  # 第一党小组 holds a 党小组会: 第一党小组会
    return f"{holder_on_paper(activity)}{kind}{paper}"


def _when(activity: ActivityRow) -> str:
    hours = f"{activity.begins}–{activity.ends}" if activity.ends else activity.begins
    return f"{day_words(activity.held_on)}{hours}"


def _headed(paper: str, activity: ActivityRow | None) -> dict[str, str]:
    """Return what stands above and below a table of an activity, or of one still to be named."""
    if activity is None:
        return {"title": paper, "when": "时间：", "where": f"地点：{_PLACE_ROOM}"}
    return {
        "title": _title_of(activity, paper),
        "when": f"时间：{_when(activity)}",
        "where": f"地点：{open_text(activity.place) or _PLACE_ROOM}",
        **_mark(paper, activity),
    }


def _when_in_box(activity: ActivityRow) -> str:
    """Return day and hours, short enough for one line beside another value."""
    hours = f"{activity.begins}–{activity.ends}" if activity.ends else activity.begins
    return f"{day_on_paper(activity.held_on)} {hours}".strip()


def _mark(paper: str, activity: ActivityRow) -> dict[str, str]:
    """Return the line at the foot of every page: which paper of which activity."""
    return {"mark": f"{paper} · {holder_on_paper(activity)} · {activity.held_on.isoformat()}"}


def _matters(activity: ActivityRow) -> list[tuple[str, AgendaRow]]:
    """Return the matters of a meeting, each with its number.

    第一议题 stands in place of the first one's number, and so not once more in its title.
    """
    numbered: list[tuple[str, AgendaRow]] = []
    count = 0
    for row in without_entries(AgendaQuery(activity.activity_id).fetch()):
        if row.is_first_topic:
            title = row.title.removeprefix(_FIRST_TOPIC).lstrip("：: ")
            numbered.append((_FIRST_TOPIC, replace(row, title=title or row.title)))
        else:
            count += 1
            numbered.append((str(count), row))
    return numbered


def _entries(activity: ActivityRow, on: date) -> tuple[AgendaEntry, ...]:
    """Return the ledger rows on the agenda of an activity."""
    return AgendaEntriesQuery(activity.activity_id, on).fetch().rows


def _entry_details(one: AgendaEntry) -> str:
    """Return where it is, who answers for it until when, where it stands, and how late it is."""
    told = (
        *one.entry.flags,
        one.place,
        f"责任人：{one.owner}" if one.owner else "",
        f"时限：{one.due}" if one.due else "",
        one.entry.book.state_label(one.entry.row.state) if one.entry.is_open else "",
        one.pressing,
    )
    return "；".join(filter(None, told))


def _outcome_on_paper(item: AgendaRow, is_filed: bool) -> str:
    """Return an outcome; what leaves the office names nobody and tells nothing of what was said."""
    return told_outcome(item) if is_filed else item.outcome.partition("（")[0]


def _in_brackets(text: str) -> str:
    return f"（{text}）" if text else ""


def _in_lines(told: Sequence[str]) -> str:
    return "\n".join(f"{number}．{line}" for number, line in enumerate(told, start=1))


def _dated(day: date | None, note: str) -> str:
    return "　".join(filter(None, (day.isoformat() if day else "", note)))
