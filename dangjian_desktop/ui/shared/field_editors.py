"""The entry widgets behind `Field`: one uniform face over line, box, choice and calendar.

Nothing is judged while an input method composes: Qt tells us of committed text only, and what
was typed is read when the field is left.
"""

from abc import abstractmethod
from datetime import date
from typing import Any, TypeGuard

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import CalendarPopup
from dangjian_desktop.ui.shared.fields import (
    DATE_HINT,
    DAY_HINT,
    SEPARATOR,
    YES_NO,
    Choices,
    Entry,
    Field,
    read_typed,
    shown,
)
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import set_look, tokens
from dangjian_desktop.ui.shared.wording import tr

MOST_SUGGESTIONS = 12
#: What is told of a name that several bear: who was chosen among them is one.
_SEVERAL = ("custom.person_several", "ledger.namesakes")


class FieldEditor(QObject, metaclass=AbstractQtType):
    """One field's widget and its value.

    Signals:
        edited: The user changed what stands in it.
        left: The keyboard went elsewhere; time to judge.
        entered: Enter was pressed in it.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, field: Field, on: date, widget: QWidget) -> None:
        super().__init__(widget)
        self.field, self.on, self.widget = field, on, widget
        widget.setObjectName(field.key)
        widget.setAccessibleName(tr(field.label))
        widget.installEventFilter(self)

    @abstractmethod
    def read(self) -> Reading[Any]:
        """Return the value and everything that is wrong with it."""

    @abstractmethod
    def text(self) -> str:
        """Return what stands in it, as written."""

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Put a value in, without telling that it was edited."""

    def set_faulty(self, faulty: bool) -> None:
        """Colour the widget while something is wrong with it."""
        set_look(self.widget, "faulty", faulty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the field is left."""
        if watched is self.widget and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


class LineEditor(FieldEditor):
    """A line that is typed: text, name, number, ID number, phone, text with suggestions."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, on, self.line)
        self.line.setPlaceholderText(tr(field.hint))
        self.line.setToolTip(tr(field.hint))  # a long one is cut
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._enter)
        if field.entry is Entry.INTEGER:
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        if field.suggestions is not None:
            self._offer(list(field.suggestions()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on once, however long it is held: the last line of a form saves.

        With Ctrl it belongs to the dialog: a line would take it for Enter too, and the last one
        of a form would save a second time.
        """
        if watched is self.widget and _is_enter(event):
            if not _is_plain_enter(event):
                event.ignore()
                return True
            if _is_held(event):
                return True
        return super().eventFilter(watched, event)

    def read(self) -> Reading[Any]:
        """Read what was typed."""
        return read_typed(self.field, self.line.text(), self.on)

    def text(self) -> str:
        """Return the line."""
        return self.line.text()

    def show_value(self, value: Any) -> None:
        """Show a value in full; long ones from their beginning."""
        self.line.setText(shown(value))
        self.line.setCursorPosition(0)

    def _enter(self) -> None:
        self.entered.emit()

    def _offer(self, suggestions: list[str]) -> None:
        completer = QCompleter(suggestions, self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SUGGESTIONS)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        completer.activated.connect(self.edited)
        self.line.setCompleter(completer)


class PasswordEditor(LineEditor):
    """A password: dots in place of its characters, and nothing offered or remembered."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        super().__init__(field, on, parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )


class DateEditor(LineEditor):
    """A date as people write it, to the day, month or year, with a calendar on Alt+Down."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        super().__init__(field, on, parent)
        if not field.hint:
            self.line.setPlaceholderText(tr(DAY_HINT if field.is_exact else DATE_HINT))
        self._action = QAction(self.line)
        self._action.setText(tr("打开日历"))
        self._action.setToolTip(tr("打开日历（Alt+↓）"))
        self._action.setShortcut(QKeySequence("Alt+Down"))
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        dress(self._action, "calendar-days")
        self._action.triggered.connect(self._open_calendar)
        self.line.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        self.left.connect(self._write_plainly)

    def _write_plainly(self) -> None:
        """Show a date that was understood the way the program writes it."""
        found = self.read()
        if isinstance(found.value, PartialDate):
            self.line.setText(found.value.printed)

    def _open_calendar(self) -> None:
        latest = self.field.latest or self.on
        value = self.read().value
        day = value.first_day if isinstance(value, PartialDate) else min(self.on, latest)
        popup = CalendarPopup(day, self.on, latest=latest, parent=self.line)
        popup.picked.connect(self._take_day)
        popup.open_below(self.line)

    def _take_day(self, day: date) -> None:
        self.line.setText(day.isoformat())
        self.edited.emit()


class PersonEditor(LineEditor):
    """Somebody of the roster: characters, pinyin or initials are typed and one is chosen."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        super().__init__(field, on, parent)
        self._offered: dict[str, MentionedPerson] = {}
        self._chosen: tuple[str, MentionedPerson] | None = None
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SUGGESTIONS)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        completer.activated.connect(self._take)
        self.line.setCompleter(completer)
        if not field.hint:
            self.line.setPlaceholderText(tr("输入姓名或拼音首字母，再选定"))
        self.line.textEdited.connect(self._look_up)

    def read(self) -> Reading[Any]:
        """Return who was chosen, else whom the typed name means."""
        if self._chosen is not None and self.line.text() == self._chosen[0]:
            person = self._chosen[1]
            found = super().read()  # the rules about whom it may be hold for a choice too
            refused = found.value is None and found.faults
            is_several = refused and found.faults[0].code in _SEVERAL
            return Reading(person) if is_several or not refused else found
        return super().read()

    def show_value(self, value: Any) -> None:
        """Show a name."""
        self._chosen = None
        super().show_value(value)

    def _enter(self) -> None:
        """Take the name that is chosen in the list, or the only one there, and go on."""
        completer = self.line.completer()
        popup = completer.popup()
        if popup.isVisible() and popup.currentIndex().isValid():
            # The completer writes the name only after this key: whoever hears of it comes then.
            QTimer.singleShot(0, self, self.entered.emit)
            return
        if popup.isVisible() and len(self._offered) == 1:
            popup.hide()
            self._take(next(iter(self._offered)))
        self.entered.emit()

    def _look_up(self, typed: str) -> None:
        """Offer whom the beginning can mean; the completer shows the list by itself."""
        find = self.field.people
        found = list(find(typed)) if find is not None else []
        self._offered = {person.distinct_name: person for person in found}
        self._names.setStringList(list(self._offered))

    def _take(self, word: str) -> None:
        person = self._offered.get(word)
        if person is not None:
            self._chosen = (word, person)
            self.line.setText(word)
            self.edited.emit()


class LongTextEditor(FieldEditor):
    """Several lines; Tab leaves them, Enter begins a new one."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        self.box = QPlainTextEdit(parent)
        super().__init__(field, on, self.box)
        self.box.setTabChangesFocus(True)
        self.box.setPlaceholderText(tr(field.hint))
        made = tokens()
        height = self.box.fontMetrics().lineSpacing() * field.lines
        self.box.setFixedHeight(height + made.space(6))
        self.box.textChanged.connect(self.edited)

    def read(self) -> Reading[Any]:
        """Read the text; one too long is told, not cut."""
        return read_typed(self.field, self.box.toPlainText(), self.on)

    def text(self) -> str:
        """Return all lines."""
        return self.box.toPlainText()

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self.box.blockSignals(True)
        self.box.setPlainText(shown(value))
        self.box.blockSignals(False)


class ChoiceEditor(FieldEditor):
    """One of a few; empty where that is allowed."""

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        self.box = ChoiceBox(parent)
        super().__init__(field, on, self.box)
        self._values: list[Any] = [None]
        is_yes_no = field.entry is Entry.YES_NO
        self.offer([(value, tr(word)) for value, word in YES_NO] if is_yes_no else field.choices)
        self.box.activated.connect(self.edited)

    def offer(self, choices: Choices) -> None:
        """Offer other choices; what is chosen stays chosen where it is still among them."""
        chosen = self._values[max(self.box.currentIndex(), 0)]
        self._values = [None, *(value for value, _ in choices)]
        self.box.clear()
        empty = tr(self.field.empty) if self.field.empty else tr("未填")
        self.box.addItem(tr("请选择") if self.field.is_required else empty)
        self.box.addItems([word for _, word in choices])
        self.show_value(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on from a choice as it does from a line."""
        if watched is self.widget and _is_plain_enter(event):
            if not _is_held(event):
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def read(self) -> Reading[Any]:
        """Return the chosen value."""
        value = self._values[self.box.currentIndex()]
        missing = value is None and self.field.is_required
        return Reading(value, (Fault("field.missing"),) if missing else ())

    def text(self) -> str:
        """Return the word that is chosen."""
        return self.box.currentText()

    def show_value(self, value: Any) -> None:
        """Choose a value; one that is no choice any more shows as not filled in."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class PeopleEditor(FieldEditor):
    """Enter takes the name that is typed as one more; Backspace in the empty line the last away.

    The value is a tuple of `Named`; what is typed and not taken yet counts too. The reader of the
    field may also return a text: the word that says on purpose that there is nobody.
    """

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        self._people: list[Named] = []
        self._has_just_taken = False
        holder = QWidget(parent)
        self.inner = PersonEditor(field, on, holder)
        self.line = self.inner.line
        super().__init__(field, on, holder)
        self.line.setObjectName(f"{field.key}_line")
        self.line.setPlaceholderText(tr("输入姓名或拼音首字母，回车加一人"))
        self.line.setToolTip(tr("回车加一人；空着时按退格去掉最后一人"))
        holder.setFocusProxy(self.line)
        self._chips = QWidget(holder)
        self._flow = FlowLayout(self._chips, tokens().space(1))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self.line.installEventFilter(self)
        self.inner.edited.connect(self._take_chosen)
        self.inner.left.connect(self._leave)
        self.inner.entered.connect(self._enter)
        self._show_chips()

    @property
    def people(self) -> tuple[Named, ...]:
        """Those who stand there as chips."""
        return tuple(self._people)

    def read(self) -> Reading[Any]:
        """Return everybody, with what is wrong with the name that is being typed."""
        found = self.inner.read()
        if isinstance(found.value, str):  # the word for nobody
            return found if not self._people else Reading(self.people, found.faults)
        people = self._with(found.value)
        return Reading(people or None, found.faults if self.line.text().strip() else ())

    def text(self) -> str:
        """Return all names as written."""
        return SEPARATOR.join(
            filter(None, (*(one.name for one in self._people), self.line.text().strip()))
        )

    def show_value(self, value: Any) -> None:
        """Show people; a text comes into the line."""
        self._people = list(value) if isinstance(value, tuple) else []
        self.inner.show_value(value if isinstance(value, str) else None)
        self._show_chips()

    def set_faulty(self, faulty: bool) -> None:
        """Colour the line."""
        set_look(self.line, "faulty", faulty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty line takes the last one away."""
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self._people
        ):
            self._remove(len(self._people) - 1)
            return True
        return super().eventFilter(watched, event)

    def _with(self, value: Any) -> tuple[Named, ...]:
        """Return the people with those that the line names, nobody twice."""
        more = () if value is None else value
        if isinstance(more, MentionedPerson):
            more = (Named(more.name, more.person_id),)
        return tuple(dict.fromkeys((*self._people, *more)))

    def _take_chosen(self) -> None:
        """Take at once who was chosen from the list; what is only typed is taken when it is left.

        The line tells of both alike.
        """
        if isinstance(self.inner.read().value, MentionedPerson) and self._take():
            # The key that chose a name is told after it; it does not leave the field as well.
            self._has_just_taken = True
            QTimer.singleShot(0, self, self._forget_taken)
        self.edited.emit()

    def _forget_taken(self) -> None:
        self._has_just_taken = False

    def _enter(self) -> None:
        """Take the name, or go on from the empty line."""
        if not self.line.text().strip():
            if not self._has_just_taken:
                self.entered.emit()
        elif self._take():
            self.edited.emit()
        else:
            self.left.emit()  # what is wrong with the name is told

    def _leave(self) -> None:
        if self.line.text().strip():
            self._take()
        self.left.emit()

    def _take(self) -> bool:
        found = self.inner.read()
        if found.faults or found.value is None or isinstance(found.value, str):
            return False
        self._people = list(self._with(found.value))
        self.inner.show_value(None)
        self._show_chips()
        return True

    def _remove(self, place: int) -> None:
        del self._people[place]
        self._show_chips()
        self.edited.emit()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for place, one in enumerate(self._people):
            self._flow.addWidget(self._chip(place, one))
        self._chips.setVisible(bool(self._people))
        self._chips.updateGeometry()

    def _chip(self, place: int, one: Named) -> QPushButton:
        chip = plain_button(one.name, "x", parent=self._chips)
        chip.setObjectName("person_chip")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the name
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard takes away by Backspace
        chip.setToolTip(tr("去掉{name}", name=one.name))
        chip.setAccessibleName(tr("去掉{name}", name=one.name))
        chip.clicked.connect(lambda: self._remove(place))
        return chip


def make_editor(field: Field, on: date, parent: QWidget) -> FieldEditor:
    """Return the editor for a field."""
    match field.entry:
        case Entry.CHOICE | Entry.YES_NO:
            return ChoiceEditor(field, on, parent)
        case Entry.DATE:
            return DateEditor(field, on, parent)
        case Entry.PERSON:
            return PersonEditor(field, on, parent)
        case Entry.HIDDEN:
            return PasswordEditor(field, on, parent)
        case Entry.PEOPLE:
            return PeopleEditor(field, on, parent)
        case Entry.LONG_TEXT:
            return LongTextEditor(field, on, parent)
        case _:
            return LineEditor(field, on, parent)


def _is_enter(event: QEvent) -> TypeGuard[QKeyEvent]:
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_plain_enter(event: QEvent) -> bool:
    return _is_enter(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def _is_held(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()
