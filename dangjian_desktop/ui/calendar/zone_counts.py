"""How often each branch has led its 协作区, year by year, and how even that is."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QWidget

from dangjian_desktop.queries.zone_duties import ZoneCounts
from dangjian_desktop.ui.calendar.calendar_days import short_holder
from dangjian_desktop.ui.shared.grid import GridModel, GridView
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

#: Years that stand side by side; those before are in the sum and in the words on hover.
_YEARS = 2
_NUMBER_WIDTH = 50
_TOLD = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class ZoneCountsModel(GridModel[tuple[ZoneCounts, int | None]]):
    """A line for each zone, with its fairness, and below it a line for each branch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.until_year = 0

    @property
    def years(self) -> range:
        """The years that have a column."""
        return range(self.until_year - _YEARS + 1, self.until_year + 1)

    def show_counts(self, until_year: int, counts: list[ZoneCounts]) -> None:
        """Show the counts until the end of a year."""
        self.until_year = until_year
        self.show_lines([(zone, branch) for zone in counts for branch in (None, *_in_order(zone))])

    @property
    def column_count(self) -> int:
        """Name, years, sum."""
        return _YEARS + 2

    def cell(self, row: int, column: int, role: int) -> Any:
        """How even a zone is, or how often a branch led it."""
        zone, branch = self.lines[row]
        if role == Qt.ItemDataRole.FontRole and branch is None:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in _TOLD:
            return self._words(zone, branch)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if branch is None:
            return fairness_words(zone) if column == 0 else None
        if column == 0:
            return _name(zone, branch)
        if column == _YEARS + 1:
            return str(zone.led[branch])
        in_year = zone.by_year.get(self.years[column - 1])
        return str(in_year.get(branch, 0)) if in_year is not None else ""

    def heading(self, column: int, role: int) -> Any:
        """Years above."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == 0:
            return tr("任组长单位次数")
        return tr("累计") if column == _YEARS + 1 else str(self.years[column - 1])

    def _words(self, zone: ZoneCounts, branch: int | None) -> str:
        if branch is None:
            return tr(
                "{told}。中途划入的党支部从当时最少的次数算起，调换按实际担任的算。",
                told=fairness_words(zone),
            )
        years = tr("、").join(
            tr("{year} 年 {count} 次", year=year, count=counts.get(branch, 0))
            for year, counts in zone.by_year.items()
        )
        return tr("{name}：{years}", name=zone.names[branch], years=years)


def fairness_words(zone: ZoneCounts) -> str:
    """Return how even the leads of a zone are."""
    return tr("{zone} 相差 {spread} 次", zone=zone.zone_name, spread=zone.spread)


def _in_order(zone: ZoneCounts) -> list[int]:
    return sorted(zone.led, key=lambda branch: branch not in zone.here)


def _name(zone: ZoneCounts, branch: int) -> str:
    short = short_holder(zone.names[branch])
    if branch not in zone.here:
        return tr("{name}（已划出）", name=short)
    counted = zone.here[branch]
    if counted == zone.led[branch]:
        return short
    return tr("{name}（按 {count} 次计）", name=short, count=counted)


class ZoneCountsView(GridView):
    """The table of counts."""

    def __init__(self, model: ZoneCountsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("zone_counts")
        self.setAccessibleName(tr("任组长单位次数"))
        self._counts = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        model.modelReset.connect(self._span)
        self.dress()

    def _span(self) -> None:
        self.clearSpans()
        for line, (_zone, branch) in enumerate(self._counts.lines):
            if branch is None:
                self.setSpan(line, 0, 1, _YEARS + 2)

    def fit(self) -> None:
        """Give the names the room that the numbers leave."""
        number = tokens().text_px(_NUMBER_WIDTH)
        for column in range(1, _YEARS + 2):
            self.setColumnWidth(column, number)
        self.setColumnWidth(0, max(self.viewport().width() - number * (_YEARS + 1), 2 * number))
