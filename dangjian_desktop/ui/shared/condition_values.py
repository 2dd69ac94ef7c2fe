"""The editors for what a condition compares with: one for each sort of value."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import MONTHS, UNITS, Entry, FilterColumn, Shape, date_of
from dangjian_desktop.ui.shared import fields
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.field_editors import DateEditor
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: For 14 px type.
TEXT_WIDTH, NUMBER_WIDTH, DATE_WIDTH, CHOICES_WIDTH = 260, 84, 170, 260
MOST_LINES = 12
#: Dates that lie ahead may be asked for too.
LATEST = date(2199, 12, 31)
DATE_HINT = QT_TR_NOOP("如 1998、1998-07 或 1998-07-12")


def _nothing_used(_key: str) -> Sequence[str]:
    return ()


class ValueEditor(QWidget):
    """What stands beside an operator.

    Signals:
        edited: The user changed it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(tokens().space(2))

    def values(self) -> tuple[str, ...]:
        """Return what a `Condition` keeps."""
        return ()

    def show_values(self, values: Sequence[str]) -> None:
        """Show what a `Condition` keeps."""

    def first(self) -> QWidget | None:
        """Return the widget in which typing begins; None where there is nothing to give."""
        return None


class LineValues(ValueEditor):
    """One or two lines: a text, a number, two numbers."""

    def __init__(self, column: FilterColumn, count: int, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_number = column.shape is Shape.NUMBER
        self.lines = [QLineEdit(self) for _ in range(count)]
        for number, line in enumerate(self.lines):
            line.setAccessibleName(tr("{label}的内容", label=tr(column.label)))
            line.setFixedWidth(tokens().text_px(width))
            line.textEdited.connect(self.edited)
            if number:
                self.row.addWidget(_word(tr("到"), self))
            self.row.addWidget(line)
        self.row.addStretch(1)

    def values(self) -> tuple[str, ...]:
        """Return the lines; numbers typed with wide digits are numbers all the same."""
        texts = tuple(line.text().strip() for line in self.lines)
        return tuple(map(half_width, texts)) if self._is_number else texts

    def show_values(self, values: Sequence[str]) -> None:
        """Fill the lines."""
        for line, value in zip(self.lines, values, strict=False):
            line.setText(value)

    def first(self) -> QWidget:
        """Return the first line."""
        return self.lines[0]

    def offer(self, texts: Sequence[str]) -> None:
        """Offer texts that were typed before."""
        completer = QCompleter(list(texts), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        completer.activated.connect(self.edited)
        self.lines[0].setCompleter(completer)


class DateValues(ValueEditor):
    """One or two dates as people write them, with the calendar."""

    def __init__(self, column: FilterColumn, count: int, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._on = on
        self.editors = []
        for number in range(count):
            field = fields.Field(
                f"date_{number}",
                tr(column.label),
                fields.Entry.DATE,
                hint=tr(DATE_HINT) if count == 1 else "1998-07",
                latest=LATEST,
            )
            editor = DateEditor(field, on, self)
            width = DATE_WIDTH * 3 // 2 if count == 1 else DATE_WIDTH
            editor.widget.setFixedWidth(tokens().text_px(width))
            editor.edited.connect(self.edited)
            if number:
                self.row.addWidget(_word(tr("到"), self))
            self.row.addWidget(editor.widget)
            self.editors.append(editor)
        self.row.addStretch(1)

    def values(self) -> tuple[str, ...]:
        """Return the dates as they are stored; one that cannot be read as it was typed."""
        return tuple(self._stored(editor.text()) for editor in self.editors)

    def show_values(self, values: Sequence[str]) -> None:
        """Show the dates as they are read."""
        for editor, value in zip(self.editors, values, strict=False):
            editor.show_value(date_of(value) or value)

    def first(self) -> QWidget:
        """Return the first line."""
        return self.editors[0].widget

    def _stored(self, text: str) -> str:
        found = read_date(text, on=LATEST).value if text.strip() else None
        return found.iso if isinstance(found, PartialDate) else text.strip()


class MonthValues(ValueEditor):
    """One of the months, or the one that moves with the day."""

    def __init__(self, column: FilterColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = combo([(code, tr(word)) for code, word in MONTHS], tr(column.label), self)
        self.box.activated.connect(self.edited)
        self.row.addWidget(self.box)
        self.row.addStretch(1)

    def values(self) -> tuple[str, ...]:
        """Return the month."""
        return (str(self.box.currentData()),)

    def show_values(self, values: Sequence[str]) -> None:
        """Show the month."""
        self.box.setCurrentIndex(max(self.box.findData(values[0] if values else None), 0))

    def first(self) -> QWidget:
        """Return the choice."""
        return self.box


class PeriodValues(ValueEditor):
    """A number and its unit: 30 年."""

    def __init__(self, column: FilterColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("{label}的内容", label=tr(column.label)))
        self.line.setFixedWidth(tokens().text_px(NUMBER_WIDTH))
        self.line.textEdited.connect(self.edited)
        self.box = combo([(code, tr(word)) for code, word in UNITS], tr("单位"), self)
        self.box.setCurrentIndex(self.box.count() - 1)
        self.box.activated.connect(self.edited)
        self.row.addWidget(self.line)
        self.row.addWidget(self.box)
        self.row.addStretch(1)

    def values(self) -> tuple[str, ...]:
        """Return number and unit."""
        return half_width(self.line.text().strip()), str(self.box.currentData())

    def show_values(self, values: Sequence[str]) -> None:
        """Show number and unit."""
        number, unit = (*values, "", "")[:2]
        self.line.setText(number)
        self.box.setCurrentIndex(max(self.box.findData(unit), 0))

    def first(self) -> QWidget:
        """Return the number."""
        return self.line


class ChoiceValues(ValueEditor):
    """Some of a list: a button that says what is ticked and opens the list."""

    def __init__(
        self,
        column: FilterColumn,
        parent: QWidget,
        *,
        width: int = CHOICES_WIDTH,
        nothing: str = QT_TR_NOOP("请选择"),
    ) -> None:
        """Make the button.

        Args:
            column: Whose choices.
            parent: What it stands in.
            width: Of the button for 14 px type.
            nothing: What it says while nothing is ticked.
        """
        super().__init__(parent)
        self._nothing = nothing
        self._choices = column.choices
        self._chosen: list[str] = []
        self.button = plain_button("", "chevron-down", parent=self)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign at the end
        self.button.setObjectName("choices_button")
        self.button.clicked.connect(self.open_list)
        self.popup: _TickList | None = None
        self.row.addWidget(self.button)
        self.row.addStretch(1)
        self.set_width(width)

    def set_width(self, width: int) -> None:
        """Make the button as wide as this is for 14 px type."""
        self.button.setFixedWidth(tokens().text_px(width))
        self._tell()

    def values(self) -> tuple[str, ...]:
        """Return the codes that are ticked, in the order of the list."""
        known = [code for code, _label in self._choices if code in self._chosen]
        return (*known, *(code for code in self._chosen if code not in known))

    def show_values(self, values: Sequence[str]) -> None:
        """Tick these."""
        self._chosen = list(values)
        self._tell()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; nothing is ticked then."""
        self._choices, self._chosen = tuple(choices), []
        self._tell()

    def first(self) -> QWidget:
        """Return the button."""
        return self.button

    def open_list(self) -> None:
        """Open the list under the button."""
        self.popup = _TickList(self._choices, self._chosen, self.button)
        self.popup.ticked.connect(self._take)
        self.popup.open_below(self.button)

    def _take(self, codes: list[str]) -> None:
        self._chosen = codes
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        named = dict(self._choices)
        words = [named.get(code, code) for code in self.values()]
        told = tr("、").join(words) or tr(self._nothing)
        room = self.button.width() - tokens().space(10)
        text = self.button.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room)
        self.button.setText(text)
        self.button.setToolTip(told)
        self.button.setAccessibleName(told)


class _TickList(QFrame):
    """A list that stays open while it is ticked.

    Signals:
        ticked: The codes that are ticked now.
    """

    ticked = Signal(list)

    def __init__(
        self, choices: Sequence[tuple[str, str]], chosen: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "raised")
        self.list = QListWidget(self)
        self.list.setObjectName("tick_list")
        self.list.setAccessibleName(tr("可选的内容"))
        row = tokens().sizes.control
        for code, label in choices:
            item = QListWidgetItem(label, self.list)
            item.setSizeHint(QSize(self.list.fontMetrics().horizontalAdvance(label), row))
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._tell)
        self.list.itemPressed.connect(self._note_pressed)
        self.list.itemClicked.connect(self._turn_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens().space(1),) * 4)
        column.addWidget(self.list)
        self._pressed: QListWidgetItem | None = None

    def open_below(self, button: QWidget) -> None:
        """Show the list under a button."""
        made = tokens()
        height = made.sizes.control * min(self.list.count(), MOST_LINES) + made.space(4)
        width = max(button.width(), self.list.sizeHintForColumn(0) + made.space(10))
        self.resize(width, height)
        self.move(button.mapToGlobal(button.rect().bottomLeft()))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _note_pressed(self, item: QListWidgetItem) -> None:
        """Remember a press beside the box; one on the box ticks by itself and tells nothing."""
        self._pressed = item

    def _turn_clicked(self, item: QListWidgetItem) -> None:
        """A click anywhere in the line ticks."""
        if item is self._pressed:
            is_on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        self._pressed = None

    def _tell(self, _item: QListWidgetItem) -> None:
        self.ticked.emit(self._codes())

    def _codes(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc close the list; Space ticks, as everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)


def make_values(
    entry: Entry,
    column: FilterColumn,
    on: date,
    parent: QWidget,
    *,
    used: Callable[[str], Sequence[str]] = _nothing_used,
) -> ValueEditor:
    """Return the editor for what an operator needs.

    Args:
        entry: What has to be given.
        column: What is asked about.
        on: Today.
        parent: The row.
        used: Texts typed before, by key of a column, to be offered while typing.
    """
    makers: dict[Entry, Callable[[], ValueEditor]] = {
        Entry.TEXT: lambda: _text(column, parent, used(column.key)),
        Entry.NUMBER: lambda: LineValues(column, 1, NUMBER_WIDTH, parent),
        Entry.TWO_NUMBERS: lambda: LineValues(column, 2, NUMBER_WIDTH, parent),
        Entry.DATE: lambda: DateValues(column, 1, on, parent),
        Entry.TWO_DATES: lambda: DateValues(column, 2, on, parent),
        Entry.MONTH: lambda: MonthValues(column, parent),
        Entry.PERIOD: lambda: PeriodValues(column, parent),
        Entry.CHOICES: lambda: ChoiceValues(column, parent),
    }
    return makers[entry]() if entry in makers else ValueEditor(parent)


def _text(column: FilterColumn, parent: QWidget, used: Sequence[str]) -> LineValues:
    made = LineValues(column, 1, TEXT_WIDTH, parent)
    if used:
        made.offer(used)
    return made


def combo(choices: Sequence[tuple[str, str]], name: str, parent: QWidget) -> QComboBox:
    """Return a choice among codes by their words."""
    box = QComboBox(parent)
    box.setView(QListView(box))
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setMaxVisibleItems(MOST_LINES + 4)
    for code, word in choices:
        box.addItem(word, code)
    box.installEventFilter(_Calm(box))
    return box


class _Calm(QObject):
    """Lets the mouse wheel scroll the dialog instead of changing a choice unseen."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def _word(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    set_role(label, "second")
    return label
