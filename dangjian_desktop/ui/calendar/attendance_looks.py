"""How marks look, and the columns that say who somebody on an activity's list is."""

from collections.abc import Mapping

from dangjian_desktop.domain.vocabulary import PRINTED, Mark, printed
from dangjian_desktop.queries.attendance import AttendanceRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: Under the keys 1 to 6, in this order.
MARKS: tuple[Mark, ...] = (
    Mark.PRESENT,
    Mark.LATE,
    Mark.EXCUSED,
    Mark.ABSENT,
    Mark.ON_BUSINESS,
    Mark.ON_SHIFT,
)
NOT_RECORDED = QT_TR_NOOP("未登记")
_LOOKS: Mapping[Mark, tuple[Tone, str]] = {
    Mark.PRESENT: (Tone.GOOD, "check"),
    Mark.LATE: (Tone.WARN, "clock"),
    Mark.EXCUSED: (Tone.INFO, "file-text"),
    Mark.ABSENT: (Tone.BAD, "circle-x"),
    Mark.ON_BUSINESS: (Tone.INFO, "briefcase"),
    Mark.ON_SHIFT: (Tone.PLAIN, "moon"),
}


def mark_look(mark: Mark | None) -> ChipLook:
    """Return the chip of a mark, or of none."""
    if mark is None:
        return ChipLook(tr(NOT_RECORDED), Tone.PLAIN, "circle")
    tone, icon = _LOOKS[mark]
    return ChipLook(tr(PRINTED[mark]), tone, icon)


def mark_text(row: AttendanceRow) -> str:
    """Return the mark in words."""
    return mark_look(row.mark).text


def kind_of_listing(row: AttendanceRow) -> str:
    """Return whether somebody is due or is there besides."""
    return tr("应到") if row.is_due else tr("列席")


NAME: Column[AttendanceRow] = Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=110)
WHO: tuple[Column[AttendanceRow], ...] = (
    Column(QT_TR_NOOP("类别"), lambda row: printed(row.stage), "stage", width=96),
    text_column(
        QT_TR_NOOP("党小组"), lambda row: row.group_name, "group", width=124, is_second=True
    ),
    text_column(QT_TR_NOOP("班组"), lambda row: row.crew, "crew", width=100, is_second=True),
    text_column(
        QT_TR_NOOP("轮班组"), lambda row: row.shift_crew, "shift_crew", width=84, is_second=True
    ),
    text_column(
        QT_TR_NOOP("党支部"), lambda row: row.branch_name, "branch", width=170, is_second=True
    ),
)
