"""Second step of the import: which sheets are read, and what each of their columns holds."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import SheetPlace
from dangjian_desktop.domain.custom_fields import FieldSubject, in_use
from dangjian_desktop.domain.headers import (
    IMPORT_FIELDS,
    LEAVE_OUT,
    HeaderColumn,
    HeaderGuess,
    Recognised,
)
from dangjian_desktop.domain.roster_import import SheetReading, is_readable
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.ui.roster.import_wizard_header import HeaderDialog
from dangjian_desktop.ui.roster.import_wizard_samples import samples_of
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession, place_of
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

SHEET_LIST_WIDTH = 216
HEADER_WIDTH = 120
COMBO_WIDTH = 160
SAMPLE_WIDTH = 150
_MOST_COMBO_ROWS = 16

_LOOKS = {
    Recognised.CONFIRMED: ChipLook(QT_TR_NOOP("已指定"), Tone.GOOD),
    Recognised.NAME: ChipLook(QT_TR_NOOP("已认出"), Tone.GOOD),
    Recognised.PART_OF_NAME: ChipLook(QT_TR_NOOP("按相近叫法"), Tone.INFO),
    Recognised.CONTENTS: ChipLook(QT_TR_NOOP("按内容认出"), Tone.INFO),
    Recognised.NOT_KEPT: ChipLook(QT_TR_NOOP("不需要"), Tone.PLAIN),
    Recognised.LEFT_OUT: ChipLook(QT_TR_NOOP("不导入"), Tone.PLAIN),
    Recognised.DUPLICATE: ChipLook(QT_TR_NOOP("与另一栏重复"), Tone.WARN),
    Recognised.UNKNOWN: ChipLook(QT_TR_NOOP("不认得"), Tone.WARN),
}


class ColumnsPage(QWidget):
    """Sheets with ticks at the left, the columns of the chosen sheet at the right."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sheets = QListWidget(self)
        self.sheets.setObjectName("sheets")
        self.sheets.setAccessibleName(tr("工作表"))
        self.sheets.currentItemChanged.connect(self._show_sheet)
        self.sheets.itemChanged.connect(self._tick)
        self.title = QLabel(self)
        self.title.setObjectName("header_title")
        self.title.setWordWrap(True)
        self.note = QLabel(self)
        self.note.setObjectName("column_note")
        self.note.setWordWrap(True)
        set_role(self.note, "problem")
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unread = QLabel(self)
        self.unread.setObjectName("unread")
        self.unread.setWordWrap(True)
        set_role(self.unread, "problem")
        self.header_button = link_button(tr("表头在别的行…"), parent=self)
        self.header_button.setObjectName("header_button")
        self.header_button.clicked.connect(self.point_at_header)
        self.nothing = EmptyState("", icon="file-text", parent=self)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.area)
        self.middle.addWidget(self.nothing)
        self.lines: list[ColumnLine] = []
        self._shown = ""
        self._lay_out()
        session.opened.connect(self._start)
        session.examined.connect(self._refresh)

    @property
    def unknown_count(self) -> int:
        """How many columns of the sheets that are read nobody could make sense of."""
        headers = {reading.header for reading in self._session.result().sheets if reading.header}
        return sum(len(header.unknown) for header in headers)

    def line(self, header: str) -> "ColumnLine":
        """Return the line of a column by its header, for tests."""
        return next(line for line in self.lines if line.column.shown == header)

    def _start(self) -> None:
        """Show another file."""
        self._shown = ""
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.unread.setText("\n".join(in_words(one.why) for one in self._session.result().unread))
        self.unread.setVisible(bool(self.unread.text()))
        for sheet in self._session.sheets:
            item = QListWidgetItem(sheet.name, self.sheets)
            item.setSizeHint(QSize(0, tokens().sizes.control))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self._refresh_sheets()
        self.sheets.blockSignals(False)
        readings = self._readings()
        first = next(
            (
                place
                for place, sheet in enumerate(self._session.sheets)
                if (found := readings.get(place_of(sheet))) is not None and found.header is not None
            ),
            0,
        )
        self.sheets.setCurrentRow(first)
        self._show_sheet()

    def _refresh(self) -> None:
        self.sheets.blockSignals(True)
        self._refresh_sheets()
        self.sheets.blockSignals(False)
        self._show_sheet()

    def _readings(self) -> dict[SheetPlace, SheetReading]:
        return {reading.place: reading for reading in self._session.result().sheets}

    def _refresh_sheets(self) -> None:
        readings = self._readings()
        for place, sheet in enumerate(self._session.sheets):
            item = self.sheets.item(place)
            wanted = self._session.is_wanted(sheet)
            state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
            item.setCheckState(state)
            reading = readings.get(place_of(sheet))
            if not wanted:
                told = tr("隐藏，未选") if sheet.hidden else tr("未选")
            elif reading is None or reading.header is None:
                told = tr("空表") if sheet.is_empty else tr("没有表头")
            elif not reading.is_readable:
                told = tr("没有姓名栏")
            else:
                told = tr("{count} 行", count=len(reading.rows))
            item.setText(tr("{name}（{told}）", name=called(sheet), told=told))
            item.setToolTip(item.text())

    def _tick(self, item: QListWidgetItem) -> None:
        sheet = self._session.sheets[self.sheets.row(item)]
        wanted = item.checkState() == Qt.CheckState.Checked
        if wanted != self._session.is_wanted(sheet):
            self._session.choose_sheet(place_of(sheet), is_wanted=wanted)

    def _current(self) -> RawSheet | None:
        place = self.sheets.currentRow()
        return self._session.sheets[place] if place >= 0 else None

    def _show_sheet(self) -> None:
        """Show the columns of the current sheet; the same header keeps its lines and the focus."""
        sheet = self._current()
        if sheet is None or self._session.examination is None:
            return
        self._tell("")
        readings = self._readings()
        reading = readings.get(place_of(sheet))
        guess = reading.header if reading is not None else None
        can_point = self._session.is_wanted(sheet) and not sheet.is_empty
        self.header_button.setVisible(guess is not None and can_point)
        name = called(sheet)
        if guess is None:
            self._shown = ""
            self.title.setText(tr("工作表“{name}”", name=name))
            button = tr("指出表头在哪一行…") if can_point else ""
            self.nothing.say(self._why_nothing(sheet), button, self.point_at_header)
            self.middle.setCurrentWidget(self.nothing)
            return
        fingerprint = guess.fingerprint
        guess = self._session.headers.get(fingerprint, guess)
        alike = [
            one.name
            for one in readings.values()
            if one.header is not None and one.header.fingerprint == fingerprint
        ]
        row = sheet.first_row + guess.first + guess.span - 1
        shared = (
            tr("，这样的表头有 {count} 张表，一起指定", count=len(alike)) if len(alike) > 1 else ""
        )
        self.title.setText(
            tr("工作表“{name}”：表头在第 {row} 行{shared}", name=name, row=row, shared=shared)
        )
        self.middle.setCurrentWidget(self.area)
        shown = f"{sheet.file}/{sheet.name}/{guess.first}/{fingerprint}"
        if self._shown != shown:
            self._shown = shown
            self._build(sheet, fingerprint, guess)
        if not is_readable(guess):
            self._tell(tr("还不知道哪一栏是姓名。请在“认作”里指定姓名，另外至少再指定一栏。"))
        for line, column in zip(self.lines, guess.columns, strict=False):
            self._show_line(line, fingerprint, column)

    def _show_line(self, line: "ColumnLine", fingerprint: str, column: HeaderColumn) -> None:
        session = self._session
        can_remember = (fingerprint, column.index) in session.corrected
        line.show_column(column, session.choices.synonyms, can_remember=can_remember)

    def _why_nothing(self, sheet: RawSheet) -> str:
        if not self._session.is_wanted(sheet):
            what = (
                tr("这是一张隐藏的工作表，没有读取。") if sheet.hidden else tr("这张工作表不导入。")
            )
            return what + tr("需要时在左边打上勾。")
        if sheet.is_empty:
            return tr("这张工作表是空的。")
        return tr(
            "没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。"
            "不是名册的工作表可以不管；表头用的是别的叫法，请指出它在哪一行。"
        )

    def _build(self, sheet: RawSheet, fingerprint: str, guess: HeaderGuess) -> None:
        made = tokens()
        place = QWidget()
        place.setObjectName("scrolled")
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, made.space(2), 0)
        grid.setHorizontalSpacing(made.space(4))
        grid.setVerticalSpacing(made.space(1))
        for column, word in enumerate((tr("文件里的表头"), tr("内容举例"), tr("认作"), "", "")):
            heading = QLabel(word, place)
            set_role(heading, "small")
            grid.addWidget(heading, 0, column)
        grid.setColumnMinimumWidth(0, made.text_px(HEADER_WIDTH))
        grid.setColumnMinimumWidth(1, made.text_px(SAMPLE_WIDTH))
        grid.setColumnStretch(1, 1)
        self.lines = []
        for number, found in enumerate(guess.columns, start=1):
            line = ColumnLine(found, samples_of(sheet, guess, found), place)
            line.combo.activated.connect(partial(self._choose, fingerprint, line))
            line.remember.toggled.connect(partial(self._remember, line))
            line.stand_in(grid, number)
            self.lines.append(line)
        grid.setRowStretch(len(self.lines) + 1, 1)
        self.area.setWidget(place)
        before: QWidget = self.header_button  # else what was made last comes last, after the foot
        for line in self.lines:
            for widget in (line.combo, line.remember):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _choose(self, fingerprint: str, line: "ColumnLine", _place: int) -> None:
        field = line.combo.currentData()
        column = line.column
        if field == (column.field or LEAVE_OUT):
            return
        present = self._session.headers[fingerprint]
        if is_readable(present) and not is_readable(present.with_fields({column.index: field})):
            self._tell(tr("要有一栏是姓名，另外至少还有一栏。请先把姓名指定给另一栏，再改这一栏。"))
            self._show_line(line, fingerprint, column)
            return
        if column.header in self._session.choices.synonyms:
            self._session.remember_word(column.header, field, is_wanted=bool(field))
        self._session.choose_field(fingerprint, column.index, field)
        self._show_sheet()

    def _remember(self, line: "ColumnLine", is_wanted: bool) -> None:
        self._session.remember_word(
            line.column.header, line.column.field or LEAVE_OUT, is_wanted=is_wanted
        )

    def point_at_header(self) -> None:
        """Let the user point at the rows of the header in the present sheet."""
        sheet = self._current()
        if sheet is None:
            return
        place = place_of(sheet)
        reading = self._readings().get(place)
        dialog = HeaderDialog(
            sheet,
            reading.header if reading is not None else None,
            is_pointed=place in self._session.choices.header_rows,
            parent=self,
        )
        dialog.chosen.connect(partial(self._session.point_at_header, place))
        dialog.open()

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        made = tokens()
        words = QLabel(tr("工作表"), self)
        set_role(words, "heading")
        words.setBuddy(self.sheets)
        set_role(self.title, "heading")
        left = QVBoxLayout()
        left.setSpacing(made.space(2))
        left.addWidget(words)
        left.addWidget(self.sheets, 1)
        self.sheets.setFixedWidth(made.text_px(SHEET_LIST_WIDTH))
        right = QVBoxLayout()
        right.setSpacing(made.space(2))
        top = QHBoxLayout()
        top.setSpacing(made.space(3))
        top.addWidget(self.title, 1)
        top.addWidget(self.header_button, 0, Qt.AlignmentFlag.AlignTop)
        right.addWidget(self.unread)
        right.addLayout(top)
        right.addWidget(self.note)
        right.addWidget(self.middle, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(4))
        row.addLayout(left)
        row.addLayout(right, 1)


class ColumnLine:
    """One column of the file: its header, what stands in it, and what it is taken for."""

    def __init__(self, column: HeaderColumn, samples: str, parent: QWidget) -> None:
        self.column = column
        self.header = ElidedLabel(
            column.shown,
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
            parent=parent,
        )
        self.samples = ElidedLabel(
            samples,
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
            parent=parent,
        )
        set_role(self.samples, "second")
        self.combo = FieldCombo(parent)
        self.combo.setAccessibleName(tr("“{shown}”认作", shown=column.shown))
        self.combo.setFixedWidth(tokens().text_px(COMBO_WIDTH))
        self.chip = Chip("", parent=parent)
        self.remember = QCheckBox(tr("记住叫法"), parent)
        self.remember.setToolTip(tr("记住这个叫法：以后的文件里，这个表头都按这样认"))
        keep = self.remember.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.remember.setSizePolicy(keep)
        if not column.header:
            self.combo.setEnabled(False)
            self.combo.setToolTip(tr("这一栏没有表头，不能改。要改请先在文件里补写表头。"))

    def stand_in(self, grid: QGridLayout, row: int) -> None:
        """Take a row of the grid."""
        for place, widget in enumerate(
            (self.header, self.samples, self.combo, self.chip, self.remember)
        ):
            grid.addWidget(widget, row, place)

    def show_column(
        self, column: HeaderColumn, synonyms: Mapping[str, str], *, can_remember: bool
    ) -> None:
        """Show what the column is taken for now."""
        self.column = column
        self.combo.setCurrentIndex(self.combo.findData(column.field or LEAVE_OUT))
        self.chip.show_look(_LOOKS[column.how].spoken)
        self.remember.blockSignals(True)
        self.remember.setChecked(column.header in synonyms)
        self.remember.blockSignals(False)
        self.remember.setVisible(can_remember and column.field is not None)


class FieldCombo(QComboBox):
    """The fields that a column can be taken for; the wheel scrolls the page, not the choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_MOST_COMBO_ROWS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem(tr("不导入"), LEAVE_OUT)
        for key, label in IMPORT_FIELDS.items():
            self.addItem(tr(label), key)
        for field in in_use(custom_fields(FieldSubject.PERSON)):
            self.addItem(field.label, field.key)
        self.currentTextChanged.connect(self.setToolTip)  # a long one is cut

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change a choice in passing."""
        event.ignore()


def called(sheet: RawSheet) -> str:
    """Return what a sheet is called on the screen, its file before it where there are several."""
    return f"{sheet.file} {sheet.name}".strip()
