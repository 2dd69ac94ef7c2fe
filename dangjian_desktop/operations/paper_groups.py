"""What stands on the papers of party groups: the 党小组月报.

What nobody recorded is left empty or said to be so, never printed as nought. Points of members
appear when there are any; while none are kept, no line of them is printed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.attendance import percent
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.operations.paper_points import points_text
from dangjian_desktop.operations.printout import Printout, Rows, sealed_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.attendance_figures import Figures
from dangjian_desktop.queries.group_months import (
    DUTIES,
    HAZARDS,
    BookMonth,
    GroupMeeting,
    GroupMonth,
    GroupMonthsQuery,
)
from dangjian_desktop.queries.ledger_entries import EntryRow

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card, CardTable

#: Characters of a text in a line of the page; the ledger has it whole.
_SHORT = 34
#: Lines on which the leader writes by hand.
_ROOM = 3
_NOT_RECORDED = "未登记"
_IN_LEDGER = "另有 {count} 条见台账"
_IN_CALENDAR = "另有 {count} 次见日历"


def group_month_content(printout: Printout) -> Rows:
    """Return a page for the group, or for each group of the branch or committee.

    Raises:
        RefusedError: When there is no group, or the month lies ahead.
    """
    year, month = printout.year or printout.on.year, printout.month or printout.on.month
    if (year, month) > (printout.on.year, printout.on.month):
        raise RefusedError("{year}年{month}月还没有到。请另选月份。", year=year, month=month)
    found = GroupMonthsQuery(year, month, printout.on, printout.organisation_id).fetch()
    if not found:
        raise RefusedError("这里没有党小组。请先在“分组”里设立党小组，或另选支部。")
    cards = [_card(one) for one in found]
    return cards, {"mark": sealed_mark(f"党小组月报 {year}年{month}月", printout.on)}


def _card(told: GroupMonth) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    meetings = told.own_meetings
    fields = (
        CardField("党支部", told.branch_name),
        CardField("党小组", told.name),
        CardField("党小组长", told.leader),
        CardField("党员", f"{told.member_count} 名"),
        CardField("小组会", _meetings_in_words(meetings)),
        CardField("台账", _books_in_words(told)),
    )
    sections: list[CardSection] = [CardSection("", fields, (_meetings_table(told),))]
    sections.append(CardSection("", (), (_books_table(told),)))
    for code, heading in ((HAZARDS, "隐患"), (DUTIES, "责任清单")):
        book = told.book(code)
        if book is not None:
            sections.append(CardSection("", (), (_rows_table(book, heading),)))
    if told.points:
        sections.append(CardSection("", (), (_points_table(told),)))
    if told.cadres:
        sections.append(CardSection("", (), (_cadres_table(told),)))
    return Card(
        name=f"{told.branch_name}{told.name}",
        sections=tuple(sections),
        blocks=(TextBlock("组长说明（工作小结、需要支部解决的问题）", ruled_lines=_ROOM),),
        above=(f"{told.year}年{told.month}月", f"截至 {told.until.isoformat()}"),
        title=f"{told.branch_name}{told.name}月报（{told.year}年{told.month}月）",
    )


def _meetings_in_words(meetings: Sequence[GroupMeeting]) -> str:
    held = [one for one in meetings if one.is_recorded]
    waiting = [
        one for one in meetings if not one.is_recorded and one.state is not ActivityState.CANCELLED
    ]
    told = [f"开展 {len(held)} 次"] if held else []
    told += [f"{len(waiting)} 次还没有登记"] if waiting else []
    return "，".join(told) or "本月没有记录"


def _books_in_words(told: GroupMonth) -> str:
    if not told.books:
        return "本月没有记录"
    counts = (
        ("新增", told.added_count),
        ("办结", told.closed_count),
        ("在办", told.open_count),
        ("逾期", told.late_count),
    )
    return "，".join(f"{word} {count} 条" for word, count in counts if count)


def _count(rows: Sequence[EntryRow] | None) -> str:
    """Return a number of rows; where none was recorded the place stays empty."""
    return str(len(rows)) if rows else ""


def _meetings_table(told: GroupMonth) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    lines = tuple(
        (
            one.held_on.isoformat(),
            ("" if one.is_own else "支部·") + one.kind_label,
            _shortened(one.title),
            *_attended(one),
        )
        for one in told.meetings
    )
    return CardTable(
        "活动和出勤",
        ("日期", "活动", "题目", "应到", "实到", "请假", "公出当班", "缺席", "出勤率"),
        lines,
        nothing="本月没有活动记录",
        more=_IN_CALENDAR,
    )


def _attended(meeting: GroupMeeting) -> tuple[str, ...]:
    if meeting.state is ActivityState.CANCELLED:
        return ("", "", "", "", "", "已取消")
    figures = meeting.figures
    if figures is None:
        return ("", "", "", "", "", _NOT_RECORDED)
    due = str(figures.due)
    if figures.not_recorded == figures.due:
        return (due, "", "", "", "", _NOT_RECORDED)
    return (
        due,
        str(figures.came),
        str(figures.excused),
        str(figures.on_business + figures.on_shift),
        str(figures.absent),
        percent(figures.rate),
    )


def _books_table(told: GroupMonth) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    lines = tuple(
        (
            one.book.label,
            _count(one.added),
            _count(one.closed),
            _count(one.open),
            _count(one.late),
        )
        for one in told.books
        if one.is_worth_telling
    )
    return CardTable(
        "台账",
        ("台账", "本月新增", "本月办结", "月末在办", "其中逾期"),
        lines,
        nothing="本月没有台账记录",
        more="另有 {count} 本见台账",
    )


def _rows_table(book: BookMonth, heading: str) -> "CardTable":
    """Return the rows that are left over, then those that came to their end in the month."""
    from dangjian_desktop.printing.sheet import CardTable

    closed = book.closed or ()
    ended = {row.key for row in closed}
    left = sorted(book.open, key=lambda row: -row.lateness.days)
    rows = [*left, *(row for row in closed if row.key in ended)]
    lines = tuple(
        (
            row.numbered,
            _shortened(row.title),
            _shortened(row.text(row.book.owner)) if row.book.owner else "",
            row.lateness.due_on.isoformat() if row.lateness.due_on else _due(row),
            _state(row),
        )
        for row in rows
    )
    return CardTable(
        f"{heading}（在办和本月办结）",
        ("序号", "内容", "责任人", "期限", "情况"),
        lines,
        nothing="没有在办的，本月也没有办结的",
        more=_IN_LEDGER,
    )


def _due(row: EntryRow) -> str:
    """Return the last day of a row that is over, which presses no more."""
    until = next((rule.until for rule in row.book.late if rule.until), "")
    return row.text(until) if until else ""


def _state(row: EntryRow) -> str:
    state = row.book.state_label(row.row.state)
    return f"{state}，逾期 {row.lateness.days} 天" if row.is_late else state


def _cadres_table(told: GroupMonth) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    lines = tuple(
        (
            cadre.name,
            _shortened(cadre.title),
            _came(cadre.in_group),
            _came(cadre.in_branch),
            _shortened(cadre.task),
            cadre.spoke,
        )
        for cadre in told.cadres
    )
    return CardTable(
        "领导干部双重组织生活",
        ("姓名", "职务", "小组活动", "支部活动", "小组交办的任务", "就任务发言"),
        lines,
        more="另有 {count} 名见双重组织生活统计",
    )


def _points_table(told: GroupMonth) -> "CardTable":
    """Return the points of the members by name; 不参评 without a word of why."""
    from dangjian_desktop.printing.sheet import CardTable

    lines = tuple(
        (one.name, "", "", "不参评")
        if one.is_exempt
        else (
            one.name,
            points_text(one.points),
            points_text(one.to_date),
            f"{one.waiting} 次考勤{_NOT_RECORDED}" if one.waiting else "",
        )
        for one in told.points
    )
    return CardTable(
        "党员积分",
        ("姓名", "本月得分", "全年累计", "情况"),
        lines,
        more="另有 {count} 名见积分登记表",
    )


def _came(figures: Figures) -> str:
    """Return how often somebody came, of how many; nothing due or nothing recorded is no nought."""
    if not figures.due:
        return "没有应到"
    if figures.not_recorded == figures.due:
        return f"应到 {figures.due}，{_NOT_RECORDED}"
    return f"应到 {figures.due} 到 {figures.came}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
