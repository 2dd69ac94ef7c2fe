"""One area as a card of the board: name, who answers for it, crews, place, machines, plate."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.duty_areas import MemberChange
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.duty_areas import AreaMember
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: What is dragged: number of the area it comes from (empty from the list of people), id and name.
MIME = "application/x-dangjian-area-member"
_SEPARATOR = "\t"


@dataclass(frozen=True)
class AreaLook:
    """What a card shows.

    Attributes:
        number: What the area is known by on this board.
        holder: The group or, where several branches are shown, the branch; "" for none.
        lines: Crews, place, machines and plate, each as one line.
        chips: What is special about it.
        fault: What is wrong with it in words; "" for nothing.
        is_quiet: Whether it is set up no more.
    """

    number: int
    name: str
    members: Sequence[AreaMember]
    holder: str = ""
    lines: Sequence[str] = ()
    chips: Sequence[ChipLook] = ()
    fault: str = ""
    is_quiet: bool = False


def member_words(member: AreaMember) -> str:
    """Return what became of somebody since the area was drawn; "" for nothing."""
    if member.change is MemberChange.GONE:
        return tr("已不在册")
    if member.change is MemberChange.OTHER_BRANCH:
        return tr("已转到{place}", place=member.now)
    if member.change is MemberChange.OTHER_CREW:
        return tr("已调到{place}", place=member.now) if member.now else tr("已不在这个班组")
    return "" if member.is_known else tr("不在名册")


def packed(number: int | None, who: Named) -> QMimeData:
    """Return somebody as what is dragged."""
    told = QMimeData()
    parts = ("" if number is None else str(number), str(who.person_id or ""), who.name)
    told.setData(MIME, _SEPARATOR.join(parts).encode())
    return told


def unpacked(told: QMimeData) -> tuple[int | None, Named]:
    """Return what `packed` was given."""
    number, person_id, name = bytes(told.data(MIME).data()).decode().split(_SEPARATOR, 2)
    return int(number) if number else None, Named(name, int(person_id) if person_id else None)


class MemberTag(QWidget):
    """Somebody who answers for an area; can be taken up and dropped on another card."""

    def __init__(self, number: int, member: AreaMember, can_drag: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.number, self.member, self._can_drag = number, member, can_drag
        self._pressed: QPoint | None = None
        self.name = QLabel(member.name, self)
        words = member_words(member)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().space(1))
        row.addWidget(self.name)
        if words:
            tone = Tone.WARN if member.change is not None else Tone.PLAIN
            row.addWidget(Chip(words, tone, parent=self))
        self.setAccessibleName(tr("，").join(filter(None, (member.name, words))))
        if can_drag:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(tr("拖到别的责任区"))

    @property
    def who(self) -> Named:
        """The person as the book names people."""
        return Named(self.member.name, self.member.person_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was taken up; the card is chosen as well."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        far = QApplication.startDragDistance()
        at = event.position().toPoint()
        if (
            not self._can_drag
            or self._pressed is None
            or (at - self._pressed).manhattanLength() < far
        ):
            return
        drag = QDrag(self)
        drag.setMimeData(packed(self.number, self.who))
        drag.setPixmap(self.grab())
        self._pressed = None
        drag.exec(Qt.DropAction.MoveAction)


class AreaCard(QFrame):
    """A card.

    Signals:
        chosen: Its number; it has the keyboard or was pressed.
        opened: Its number; Enter or a double click.
        menu_wanted: Its number, and where on the screen.
        stepped: Its number and the key of an arrow: the next card in that direction is wanted.
        dropped: The number of the area where somebody comes from (None: the list), who, its own.
    """

    chosen = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)
    stepped = Signal(int, int)
    dropped = Signal(object, object, int)

    def __init__(self, look: AreaLook, *, can_drag: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("area_card")
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(can_drag)
        self.tags = [MemberTag(look.number, one, can_drag, self) for one in look.members]
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        made, look = tokens(), self.look
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(1))
        name = QLabel(look.name or tr("（没有名称）"), self)
        name.setWordWrap(True)
        set_role(name, "second" if look.is_quiet else "heading")
        column.addWidget(name)
        if look.chips:
            self._add_flow(column, [Chip("", parent=self) for _look in look.chips], look.chips)
        if look.holder:
            holder = ElidedLabel(look.holder, align=Qt.AlignmentFlag.AlignLeft, parent=self)
            set_role(holder, "small")
            column.addWidget(holder)
        if self.tags:
            place = QWidget(self)
            flow = FlowLayout(place, made.space(2))
            for tag in self.tags:
                flow.addWidget(tag)
            column.addWidget(place)
        else:
            nobody = QLabel(tr("没有责任党员"), self)
            set_role(nobody, "problem")
            column.addWidget(nobody)
        for words in look.lines:
            line = QLabel(words, self)
            line.setWordWrap(True)
            set_role(line, "small")
            column.addWidget(line)
        if look.fault:
            fault = QLabel(look.fault, self)
            fault.setObjectName("area_fault")
            fault.setWordWrap(True)
            set_role(fault, "problem")
            column.addWidget(fault)

    def _add_flow(
        self, column: QVBoxLayout, chips: Sequence[Chip], looks: Sequence[ChipLook]
    ) -> None:
        place = QWidget(self)
        flow = FlowLayout(place, tokens().space(1))
        for chip, look in zip(chips, looks, strict=True):
            chip.show_look(look)
            flow.addWidget(chip)
        column.addWidget(place)

    def _tell(self) -> None:
        look = self.look
        people = [tag.accessibleName() for tag in self.tags] or [tr("没有责任党员")]
        parts = [look.name, *(one.text for one in look.chips), *people, *look.lines, look.fault]
        self.setAccessibleName(tr("，").join(filter(None, parts)))

    def show_chosen(self, is_chosen: bool) -> None:
        """Mark it as the one that actions are about."""
        self.setProperty("chosen", is_chosen)
        restyle(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever has the keyboard is chosen."""
        super().focusInEvent(event)
        self.chosen.emit(self.look.number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.look.number)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        event.accept()
        self.opened.emit(self.look.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the arrows go to the next card."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.look.number)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(self.look.number, int(key))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the area."""
        self.chosen.emit(self.look.number)
        self.menu_wanted.emit(self.look.number, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take somebody who is dragged here."""
        if event.mimeData().hasFormat(MIME) and not self.look.is_quiet:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell who was dropped, and from where."""
        number, who = unpacked(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(number, who, self.look.number)
