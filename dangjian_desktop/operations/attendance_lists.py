"""Attendance figures as texts, for paper and for workbooks, and the writing of the latter."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.attendance import Counting, percent
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rules import told_on_paper
from dangjian_desktop.domain.study_hours import hours_text
from dangjian_desktop.domain.vocabulary import PRINTED, Mark
from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, write_table
from dangjian_desktop.operations.exports import in_a_cell
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.attendance import AttendanceRules, AttendanceRulesQuery
from dangjian_desktop.queries.attendance_figures import (
    AttendanceFiguresQuery,
    DualLifeQuery,
    DualLifeRow,
    FigureBy,
    Figures,
    FiguresRow,
)
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.operations.printout import Printout
    from dangjian_desktop.printing.sheet import Column, Paper, Template

#: What the first two columns are called, by what is added up.
NAME_HEADINGS: Mapping[FigureBy, tuple[str, str]] = {
    FigureBy.PERSON: ("姓名", "党支部和党小组"),
    FigureBy.GROUP: ("党小组", "所在党支部"),
    FigureBy.BRANCH: ("党支部", "上级党组织"),
    FigureBy.YEAR: ("年度", ""),
}
#: The figures in their order: heading, and what stands below it.
FIGURE_COLUMNS: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    ("应到", lambda f: f.due),
    ("实到", lambda f: f.came),
    ("迟到", lambda f: f.late),
    ("请假", lambda f: f.excused),
    ("缺席", lambda f: f.absent),
    ("公出", lambda f: f.on_business),
    ("当班", lambda f: f.on_shift),
    ("补课", lambda f: f.made_up),
    ("未登记", lambda f: f.not_recorded),
)
#: What counts as 双重组织生活, in words; which kinds do is a rule.
DUAL_LIFE_TOLD = (
    "双重组织生活只计领导干部以普通党员身份参加所在党支部、党小组的活动；"
    "党委召开的、支委会和担任领导干部以前的不计。"
)


@dataclass(frozen=True, slots=True)
class FiguresLine:
    """Figures as they are printed; every value is text."""

    number: str
    name: str
    detail: str
    due: str
    came: str
    late: str
    excused: str
    absent: str
    on_business: str
    on_shift: str
    made_up: str
    not_recorded: str
    rate: str
    study: str


def rate_text(figures: Figures) -> str:
    """Return the rate in words: 未登记 where nothing was recorded, — where nobody counts."""
    if figures.rate is not None:
        return percent(figures.rate)
    return "未登记" if figures.due and figures.due == figures.not_recorded else "—"


def study_text(row: FiguresRow) -> str:
    """Return the hours studied, of how many; nothing recorded is said so."""
    if row.study_needed is None:
        return ""
    studied = "未登记" if row.study_minutes is None else hours_text(row.study_minutes)
    return f"{studied}/{row.study_needed.normalize():f}"


def period_told(first: date, last: date) -> str:
    """Return a stretch of months as a sheet writes it."""
    if (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first.year}年"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月"
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def kinds_told(kinds: frozenset[str] | None) -> str:
    """Return which activities count."""
    return "全部活动" if kinds is None else "、".join(kind_label(code) for code in sorted(kinds))


def sum_told(figures: Figures) -> str:
    """Return the figures of all together in one line."""
    parts = [f"{heading} {value(figures)}" for heading, value in FIGURE_COLUMNS]
    return "合计：" + " · ".join([*parts, f"出勤率 {rate_text(figures)}"])


def counting_words(how: Counting) -> tuple[Sentence, ...]:
    """Return what counts as having come and what is left out, each for the window to translate."""
    left_out = (
        Sentence("{marks}和未登记不进出勤率", marks=_words(how.left_out))
        if how.left_out
        else Sentence("未登记不进出勤率")
    )
    made_up = Sentence("参加补课算到会") if how.made_up_counts else Sentence("补课不算到会")
    return Sentence("{marks}算实到", marks=_words(how.came)), left_out, made_up


def counting_told(how: Counting) -> str:
    """Return in one line of Chinese what counts as having come and what is left out."""
    return "；".join(map(str, counting_words(how)))


def _words(marks: Collection[Mark]) -> tuple[Word, ...]:
    return tuple(Word(PRINTED[mark]) for mark in Mark if mark in marks)


def export_attendance(query: AttendanceFiguresQuery, target: Path) -> int:
    """Write figures to a new .xlsx with their sum below; return how many rows.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        found = query.fetch()
        total = query.total()
        rules = AttendanceRulesQuery(query.until).fetch()
    name, detail = NAME_HEADINGS[query.by]
    texts, numbers = ColumnKind.TEXT, ColumnKind.NUMBER
    columns = [TableColumn(name, texts)]
    columns += [TableColumn(detail, texts)] if detail else []
    columns += [TableColumn(heading, numbers) for heading, _value in FIGURE_COLUMNS]
    columns.append(TableColumn("出勤率", texts))
    if query.by is FigureBy.PERSON:
        columns += [TableColumn("学时", numbers), TableColumn("要求学时", numbers)]
    return write_table(
        target,
        sheet_name="出勤",
        columns=columns,
        rows=(_cells(row, query.by) for row in found),
        title=f"{period_told(query.first, query.last)} {kinds_told(query.kinds)}",
        notes=[sum_told(total), _told(rules)],
    )


def _told(rules: AttendanceRules) -> str:
    return f"算法：{counting_told(rules.how)}（{rules.source}）"


def _cells(row: FiguresRow, by: FigureBy) -> list[Any]:
    cells: list[Any] = [row.name]
    if NAME_HEADINGS[by][1]:
        cells.append(row.detail)
    cells += [value(row.figures) for _heading, value in FIGURE_COLUMNS]
    cells.append(rate_text(row.figures))
    if by is FigureBy.PERSON:
        minutes = row.study_minutes
        hours = None if minutes is None else in_a_cell(Decimal(hours_text(minutes)))
        cells += [hours, in_a_cell(row.study_needed)]
    return cells


def export_dual_life(query: DualLifeQuery, target: Path) -> int:
    """Write the 双重组织生活 of leading cadres to a new .xlsx; return how many rows.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        found = query.fetch()
    texts = [ColumnKind.TEXT] * 4
    numbers = [ColumnKind.NUMBER] * 2
    kinds = [*texts, *numbers, ColumnKind.TEXT, *numbers, ColumnKind.TEXT, *numbers]
    return write_table(
        target,
        sheet_name="双重组织生活",
        columns=[TableColumn(*pair) for pair in zip(_DUAL_HEADINGS, kinds, strict=True)],
        rows=(
            [
                row.name,
                row.title,
                row.branch_name,
                row.group_name,
                row.in_branch.due,
                row.in_branch.came,
                rate_text(row.in_branch),
                row.in_group.due,
                row.in_group.came,
                rate_text(row.in_group),
                row.tasks,
                row.spoken,
            ]
            for row in found
        ),
        title=period_told(query.first, query.last),
        notes=[DUAL_LIFE_TOLD],
    )


_DUAL_HEADINGS = (
    "姓名",
    "职务",
    "党支部",
    "党小组",
    "支部应到",
    "支部实到",
    "支部出勤率",
    "小组应到",
    "小组实到",
    "小组出勤率",
    "小组交的任务",
    "已汇报发言",
)


# On paper ------------------------------------------------------------------------


def attendance_sheet_content(
    printout: "Printout", _paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the sheet with the headings of what is added up, and the figures on it."""
    from dangjian_desktop.printing.forms.attendance import ATTENDANCE_FIGURES

    by = FigureBy.PERSON if printout.attendance is None else printout.attendance.by
    columns = tuple(_headed(ATTENDANCE_FIGURES.columns, by))
    lines, values = attendance_figures_content(printout)
    return replace(ATTENDANCE_FIGURES, columns=columns), lines, values


def _headed(columns: Iterable["Column"], by: FigureBy) -> Iterator["Column"]:
    """Yield the columns by their names; one without a name, and 学时 of no person, are left out."""
    name, detail = NAME_HEADINGS[by]
    headings = {"name": name, "detail": detail}
    for column in columns:
        heading = headings.get(column.shows, column.heading)
        if heading and (by is FigureBy.PERSON or column.shows != "study"):
            yield replace(column, heading=heading)


def attendance_figures_content(
    printout: "Printout",
) -> tuple[Sequence[object], Mapping[str, str]]:
    """Return figures as they are printed: as on the screen, or by person for a stretch of days."""
    query = printout.attendance or AttendanceFiguresQuery(
        printout.since or date(printout.on.year, 1, 1),
        printout.until or printout.on,
        printout.on,
        within=printout.organisation_id,
    )
    lines = [_figures_line(number, row) for number, row in enumerate(query.fetch(), start=1)]
    return lines, {
        "branch_name": place_on_paper(query.until, query.within),
        "period": period_told(query.first, query.last),
        "kinds": kinds_told(query.kinds),
        "sum": sum_told(query.total()),
        "told": told_on_paper(_told(AttendanceRulesQuery(query.until).fetch())),
    }


def _figures_line(number: int, row: FiguresRow) -> FiguresLine:
    told = row.figures
    return FiguresLine(
        number=str(number),
        name=row.name,
        detail=row.detail,
        due=_or_dash(told.due),
        came=_or_dash(told.came),
        late=_or_dash(told.late),
        excused=_or_dash(told.excused),
        absent=_or_dash(told.absent),
        on_business=_or_dash(told.on_business),
        on_shift=_or_dash(told.on_shift),
        made_up=_or_dash(told.made_up),
        not_recorded=_or_dash(told.not_recorded),
        rate=rate_text(told),
        study=study_text(row),
    )


def _or_dash(count: int) -> str:
    return str(count) if count else "—"


@dataclass(frozen=True, slots=True)
class DualLifeLine:
    """One leading cadre as printed; every value is text."""

    number: str
    name: str
    title: str
    branch_name: str
    branch_due: str
    branch_came: str
    branch_rate: str
    group_name: str
    group_due: str
    group_came: str
    group_rate: str
    tasks: str


def dual_life_content(printout: "Printout") -> tuple[Sequence[object], Mapping[str, str]]:
    """Return the 双重组织生活 of leading cadres as it is printed."""
    query = DualLifeQuery(
        printout.since or date(printout.on.year, 1, 1),
        printout.until or printout.on,
        printout.on,
        printout.organisation_id,
    )
    lines = [_dual_line(number, row) for number, row in enumerate(query.fetch(), start=1)]
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "period": period_told(query.first, query.last),
        "told": DUAL_LIFE_TOLD,
    }


def _dual_line(number: int, row: DualLifeRow) -> DualLifeLine:
    return DualLifeLine(
        str(number),
        row.name,
        row.title,
        row.branch_name,
        str(row.in_branch.due),
        str(row.in_branch.came),
        rate_text(row.in_branch),
        row.group_name,
        str(row.in_group.due),
        str(row.in_group.came),
        rate_text(row.in_group),
        tasks_told(row),
    )


def tasks_told(row: DualLifeRow) -> str:
    """Return how many tasks the group gave and how many were spoken to; "" for none entered."""
    return f"{row.spoken}/{row.tasks}" if row.tasks else ""
