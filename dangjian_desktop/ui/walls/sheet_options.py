"""How a sheet is printed: paper or size, looks, for whose eyes, tiling, and what it is about."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.operations.printout import BRANCH_LETTER, LEDGER_NOTICE, Printout
from dangjian_desktop.operations.wall_gallery import GallerySheet, only_kinds_of
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.own_size import OWN_SIZE, OwnSize
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: For 14 px type: choices do not spread over the whole page with a large preview.
WIDEST = 560
#: Sizes of usual boards.
BOARDS = ("60x90cm", "90x60cm", "80x120cm", "120x80cm", "120x240cm", "240x120cm")
USUAL_THEME = "red_head"
_THEMES: Mapping[str, str] = {
    "red_head": QT_TR_NOOP("红头"),
    "plain": QT_TR_NOOP("黑白"),
    "full_colour": QT_TR_NOOP("彩色"),
}
_LEVELS: Mapping[str, str] = {
    "wall": QT_TR_NOOP("上墙"),
    "public": QT_TR_NOOP("公示"),
    "archive": QT_TR_NOOP("归档"),
}
#: Papers on which a large sheet is put together; "" prints it whole.
TILES: Mapping[str, str] = {
    "": QT_TR_NOOP("整张打印"),
    "A4": QT_TR_NOOP("用 A4 拼"),
    "A3": QT_TR_NOOP("用 A3 拼"),
}
#: How many periods, months, years and activities are offered.
_PERIODS, _YEARS, _ACTIVITIES = 8, 5, 40


class SheetOptions(QWidget):
    """The choices of one sheet.

    Signals:
        changed: Something else was chosen.
        letter_wanted: The words of a letter are to be typed.

    Attributes:
        typed: The letter as it was typed; "" for its declared text.
    """

    changed = Signal()
    letter_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: GallerySheet | None = None
        self.paper = self._box("sheet_paper", tr("纸张"))
        self.theme = self._box("sheet_theme", tr("样式"))
        self.detail = self._box("sheet_detail", tr("给谁看"))
        self.tile = self._box("sheet_tile", tr("拼接"))
        self.about = self._box("sheet_about", tr("内容"))
        self.own_size = OwnSize(self)
        self.typed = ""
        self.letter_button = link_button(tr("写公文内容…"), parent=self)
        self.letter_button.setObjectName("write_letter")
        self.letter_button.clicked.connect(self.letter_wanted)
        self._labels: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for place, (words, box) in enumerate(
            (
                (tr("纸张"), self.paper),
                (tr("样式"), self.theme),
                (tr("给谁看"), self.detail),
                (tr("拼接"), self.tile),
            )
        ):
            self._add(words, box, place // 2, 2 * (place % 2))
        self._add(tr("尺寸"), self.own_size, 2, 0, 3)
        self._add(tr("内容"), self.about, 3, 0, 3)
        self._grid.addWidget(self.letter_button, 4, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        for box in (self.paper, self.theme, self.detail, self.tile, self.about):
            box.activated.connect(self._choose)
        self.own_size.typed.connect(self._choose)
        self._dress()
        news().changed.connect(self._dress)

    def show_sheet(self, sheet: GallerySheet) -> None:
        """Offer what a sheet can be printed on and as."""
        is_other = self._sheet is None or self._sheet.info.code != sheet.info.code
        self._sheet = sheet
        info, printout = sheet.info, sheet.printout
        papers = [(_paper_words(name), name) for name in info.papers]
        if info.takes_any_size:
            papers += [(_paper_words(name), name) for name in BOARDS]
            papers.append((tr("其他尺寸"), OWN_SIZE))
        self.paper.offer(papers)
        self.theme.offer([(tr(words), key) for key, words in _THEMES.items()])
        self.detail.offer([(tr(_LEVELS[level]), level) for level in info.levels])
        self.tile.offer([(tr(words), key) for key, words in TILES.items()])
        self.about.offer(self._subjects(sheet))
        self.letter_button.setVisible(printout.code == BRANCH_LETTER)
        if is_other:
            self.typed = ""
            with QSignalBlocker(self):
                self._point(self.paper, printout.paper)
                self._point(self.theme, printout.theme)
                self._point(self.detail, printout.detail)
                self._point(self.tile, "")
        self._show_fields()

    def printout(self) -> Printout:
        """Return what is to be printed.

        Raises:
            AssertionError: Before a sheet is shown.
        """
        assert self._sheet is not None
        made = self._sheet.printout
        chosen = self.about.currentData()
        if isinstance(chosen, Printout):
            made = replace(
                made,
                person_ids=chosen.person_ids,
                activity_id=chosen.activity_id,
                vote_id=chosen.vote_id,
                period=chosen.period,
                year=chosen.year,
                month=chosen.month,
                book=chosen.book,
            )
        return replace(
            made,
            typed=self.typed,
            paper=self._paper(),
            theme=str(self.theme.currentData() or "") if self._sheet.is_wall else "",
            detail=str(self.detail.currentData() or ""),
        )

    @property
    def tile_paper(self) -> str:
        """The paper on which the sheet is put together; "" for printing it whole."""
        return str(self.tile.currentData() or "")

    def choose_book(self, book: str) -> None:
        """Let a sheet be about a ledger book, where it can be."""
        for place in range(self.about.count()):
            offered = self.about.itemData(place)
            if isinstance(offered, Printout) and offered.book == book:
                self.about.setCurrentIndex(place)
                self._choose()

    def take_letter(self, typed: str) -> None:
        """Print a letter as it was typed."""
        self.typed = typed
        self.changed.emit()

    # Inside ----------------------------------------------------------------------------

    def _choose(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _paper(self) -> str:
        chosen = str(self.paper.currentData() or "")
        if chosen == OWN_SIZE:
            return self.own_size.paper
        assert self._sheet is not None
        return "" if self._sheet.info.papers[:1] == (chosen,) else chosen

    def _show_fields(self) -> None:
        sheet = self._sheet
        assert sheet is not None
        shown = {
            self.theme: sheet.is_wall,
            self.tile: sheet.is_wall,
            self.detail: len(sheet.info.levels) > 1,
            self.own_size: self.paper.currentData() == OWN_SIZE,
            self.about: self.about.count() > 1,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
            self._labels[widget].setVisible(is_shown)

    def _subjects(self, sheet: GallerySheet) -> list[tuple[str, object]]:
        """Return what a sheet may be about, the one of the gallery first where it is."""
        needs, given = {*sheet.info.needs}, sheet.printout
        on, within = given.on, given.organisation_id
        if "person" in needs and not sheet.info.subject:
            people = RosterQuery(on, within=within).fetch()
            found: list[tuple[str, object]] = [
                (row.facts.name, replace(given, person_ids=(row.person_id,))) for row in people
            ]
            if len(people) > 1:
                everybody = tuple(row.person_id for row in people)
                told = tr("全部 {count} 人", count=len(people))
                found.append((told, replace(given, person_ids=everybody)))
            return found
        if needs & {"activity", "coming_activity"}:
            first, last = add_months(on, -12), on
            if "coming_activity" in needs:
                first, last = add_months(on, -1), add_months(on, 3)
            kinds = only_kinds_of(sheet.info.code)
            rows = ActivitiesQuery(first, last, within, kinds).fetch()[::-1][:_ACTIVITIES]
            return [
                (
                    f"{row.held_on.isoformat()} {row.name}",
                    replace(given, activity_id=row.activity_id),
                )
                for row in rows
            ]
        if "book" in needs:
            return [
                (book.label, replace(given, book=code))
                for code, book in books_by_code().items()
                if sheet.info.code != LEDGER_NOTICE or book.notice_form is not None
            ]
        if needs & {"month", "coming_month"}:
            months, period = [], period_on(Every.MONTH, on)
            coming = period_on(Every.MONTH, add_months(period.first, 1))
            for _ in range(_PERIODS):
                months.append(period)
                period = period_before(period)
            if "coming_month" in needs:
                months.insert(1, coming)
            return [
                (str(one.label), replace(given, year=one.year, month=one.first.month))
                for one in months
            ]
        if "year" in needs:
            return [
                (tr("{year} 年", year=year), replace(given, year=year))
                for year in range(on.year, on.year - _YEARS, -1)
            ]
        if "period" in needs and given.period:
            quarters, period = [], period_on(Every.QUARTER, on)
            for _ in range(_PERIODS):
                quarters.append((str(period.label), replace(given, period=period.code)))
                period = period_before(period)
            return list(quarters)
        return []

    def _point(self, box: ChoiceBox, value: str) -> None:
        place = box.findData(value)
        if box is self.paper and place < 0 and self.own_size.take(value):
            place = box.findData(OWN_SIZE)
        box.setCurrentIndex(max(place, 0))

    def _box(self, name: str, words: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    def _add(self, words: str, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        label = QLabel(words, self)
        set_role(label, "label")
        label.setBuddy(widget)
        self._labels[widget] = label
        self._grid.addWidget(label, row, column)
        self._grid.addWidget(widget, row, column + 1, 1, span)

    def _dress(self) -> None:
        self.setMaximumWidth(tokens().text_px(WIDEST))
        self._grid.setHorizontalSpacing(tokens().space(2))
        self._grid.setVerticalSpacing(tokens().space(1))


def _paper_words(name: str) -> str:
    return name.removesuffix("cm").replace("x", " × ") + tr(" 厘米") if "x" in name else name
