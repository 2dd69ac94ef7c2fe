"""A form field for several people: each a chip, and a line in which the next one is typed."""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import Reading
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.field_editors import FieldEditor, PersonEditor
from dangjian_desktop.ui.shared.fields import SEPARATOR, Field
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import restyle, tokens
from dangjian_desktop.ui.shared.wording import tr


class PeopleEditor(FieldEditor):
    """Enter takes the name that is typed as one more; Backspace in the empty line the last away.

    The value is a tuple of `Named`; what is typed and not taken yet counts too. The reader of the
    field may also return a text: the word that says on purpose that there is nobody.
    """

    def __init__(self, field: Field, on: date, parent: QWidget) -> None:
        self._people: list[Named] = []
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
        self.line.setProperty("faulty", faulty)
        restyle(self.line)

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
        if isinstance(self.inner.read().value, MentionedPerson):
            self._take()
        self.edited.emit()

    def _enter(self) -> None:
        """Take the name, or go on from the empty line."""
        if not self.line.text().strip():
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
