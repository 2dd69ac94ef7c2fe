"""The columns of attendance figures, of leading cadres, and of one person's activities."""

from collections.abc import Callable
from typing import TypeVar

from dangjian_desktop.domain.study_hours import hours_text
from dangjian_desktop.operations.attendance_lists import rate_text, study_text, tasks_told
from dangjian_desktop.queries.attendance_figures import (
    DualLifeRow,
    FigureBy,
    Figures,
    FiguresRow,
    PersonActivityRow,
)
from dangjian_desktop.ui.calendar.attendance_looks import mark_look
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

RowT = TypeVar("RowT")
_NUMBER_WIDTH = 58

#: Headings of the first two columns; the year has no second one.
_HEADINGS: dict[FigureBy, tuple[str, str]] = {
    FigureBy.PERSON: (QT_TR_NOOP("姓名"), QT_TR_NOOP("党支部和党小组")),
    FigureBy.GROUP: (QT_TR_NOOP("党小组"), QT_TR_NOOP("所在党支部")),
    FigureBy.BRANCH: (QT_TR_NOOP("党支部"), QT_TR_NOOP("上级党组织")),
    FigureBy.YEAR: (QT_TR_NOOP("年度"), ""),
}


def _number(
    heading: str, key: str, chip: Callable[[FiguresRow], ChipLook | None] | None = None
) -> Column[FiguresRow]:
    return Column(
        heading,
        lambda row: str(getattr(row.figures, key) or tr("—")),
        key,
        align="right",
        width=_NUMBER_WIDTH,
        chip=chip,
    )


def _absent_chip(row: FiguresRow) -> ChipLook | None:
    """Mark as many absences as the rule names."""
    if not row.figures.many_absences or not row.uid:
        return None
    return ChipLook(str(row.figures.absent), Tone.WARN)


def _rate_chip(row: FiguresRow) -> ChipLook | None:
    return rate_chip(row.figures)


def rate_chip(figures: Figures) -> ChipLook | None:
    """Return a chip for a rate that is low, or for one that nobody recorded anything for."""
    if figures.is_low:
        return ChipLook(rate_text(figures), Tone.WARN)
    if figures.due and figures.due == figures.not_recorded:
        return ChipLook(tr("未登记"), Tone.PLAIN, "circle")
    return None


def _rate(row: FiguresRow) -> str:
    return tr(rate_text(row.figures))


_FIGURES: tuple[Column[FiguresRow], ...] = (
    _number(QT_TR_NOOP("应到"), "due"),
    _number(QT_TR_NOOP("实到"), "came"),
    _number(QT_TR_NOOP("迟到"), "late"),
    _number(QT_TR_NOOP("请假"), "excused"),
    _number(QT_TR_NOOP("缺席"), "absent", _absent_chip),
    _number(QT_TR_NOOP("公出"), "on_business"),
    _number(QT_TR_NOOP("当班"), "on_shift"),
    _number(QT_TR_NOOP("补课"), "made_up"),
    _number(QT_TR_NOOP("未登记"), "not_recorded"),
    Column(QT_TR_NOOP("出勤率"), _rate, "rate", width=92, chip=_rate_chip),
)
_STUDY: Column[FiguresRow] = Column(
    QT_TR_NOOP("学时/要求"),
    study_text,
    "study",
    width=92,
    tooltip=lambda row: _missing(row),
)


def _missing(row: FiguresRow) -> str:
    if row.study_needed is None:
        return ""
    missing = int(row.study_needed * 60) - (row.study_minutes or 0)
    if missing <= 0:
        return tr("这段时间已达到全年要求的学时")
    return tr("到全年要求还差 {hours} 学时", hours=hours_text(missing))


def figure_columns(by: FigureBy) -> tuple[Column[FiguresRow], ...]:
    """Return the columns of figures by person, group, branch or year."""
    name, detail = _HEADINGS[by]
    first: tuple[Column[FiguresRow], ...] = (
        Column(
            name,
            lambda row: row.name if row.key is not None else tr(row.name),
            "name",
            width=96 if by in (FigureBy.PERSON, FigureBy.YEAR) else 180,
            tooltip=lambda row: row.name,
        ),
    )
    if detail:
        first += (text_column(detail, lambda row: row.detail, "detail", width=196, is_second=True),)
    return (*first, *_FIGURES, _STUDY) if by is FigureBy.PERSON else (*first, *_FIGURES)


def _spell(row: DualLifeRow) -> str:
    since = row.since.printed if row.since else ""
    until = row.until.printed if row.until else ""
    if not (since or until):
        return ""
    return tr("{since} 至 {until}", since=since or tr("以前"), until=until or tr("今"))


def _part(
    heading: str, key: str, figures: Callable[[DualLifeRow], Figures], value: str
) -> Column[DualLifeRow]:
    return Column(
        heading,
        lambda row: str(getattr(figures(row), value) or tr("—")),
        key,
        align="right",
        width=76,
    )


def _part_rate(
    heading: str, key: str, figures: Callable[[DualLifeRow], Figures]
) -> Column[DualLifeRow]:
    return Column(
        heading,
        lambda row: tr(rate_text(figures(row))),
        key,
        width=96,
        chip=lambda row: rate_chip(figures(row)),
    )


DUAL_COLUMNS: tuple[Column[DualLifeRow], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=88),
    text_column(QT_TR_NOOP("职务"), lambda row: row.title, "title", width=170),
    text_column(QT_TR_NOOP("起止"), _spell, "spell", width=170, is_second=True),
    text_column(QT_TR_NOOP("所在党支部"), lambda row: row.branch_name, "branch", width=130),
    _part(QT_TR_NOOP("支部应到"), "branch_due", lambda row: row.in_branch, "due"),
    _part(QT_TR_NOOP("支部实到"), "branch_came", lambda row: row.in_branch, "came"),
    _part_rate(QT_TR_NOOP("支部出勤率"), "branch_rate", lambda row: row.in_branch),
    _part(QT_TR_NOOP("小组应到"), "group_due", lambda row: row.in_group, "due"),
    _part(QT_TR_NOOP("小组实到"), "group_came", lambda row: row.in_group, "came"),
    _part_rate(QT_TR_NOOP("小组出勤率"), "group_rate", lambda row: row.in_group),
    Column(
        QT_TR_NOOP("汇报/任务"),
        tasks_told,
        "tasks",
        align="right",
        width=96,
        tooltip=lambda row: tr(
            "小组交的任务 {tasks} 项，已汇报发言 {spoken} 项；在党小组页登记。",
            tasks=row.tasks,
            spoken=row.spoken,
        ),
    ),
)


def _mark_chip(row: PersonActivityRow) -> ChipLook:
    if row.mark is None and row.made_up_on is not None:
        return ChipLook(tr("补课"), Tone.GOOD)
    return mark_look(row.mark)


def _activity_told(row: PersonActivityRow) -> str:
    return tr(
        "{name}（{kind}，{organisation}）",
        name=row.name,
        kind=row.kind_label,
        organisation=row.organisation_name,
    )


def _note(row: PersonActivityRow) -> str:
    parts = [] if row.is_due else [tr("列席")]
    if row.made_up_on is not None:
        parts.append(tr("{day} 补课", day=row.made_up_on.isoformat()))
    if row.reason:
        parts.append(row.reason)
    return tr("，").join(parts)


ACTIVITY_COLUMNS: tuple[Column[PersonActivityRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.held_on.isoformat(), "day", width=98),
    Column(
        QT_TR_NOOP("活动"),
        lambda row: row.name,
        "name",
        width=320,
        tooltip=lambda row: _activity_told(row),
    ),
    Column(QT_TR_NOOP("考勤"), lambda row: _mark_chip(row).text, "mark", width=96, chip=_mark_chip),
    text_column(
        QT_TR_NOOP("组织"),
        lambda row: row.organisation_name,
        "organisation",
        width=220,
        is_second=True,
    ),
    text_column(QT_TR_NOOP("备注"), _note, "note", width=240),
)
