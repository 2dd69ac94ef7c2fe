"""Quick find (Ctrl+K): one line, grouped answers while typing, opened with Enter.

The line keeps the keyboard the whole time, so an input method composes in it undisturbed; the
arrow keys move in the answers below. An answer of some kinds opens a panel within the popup (a
quick sum to be filled in); Esc leads back to the answers.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.icons import Sign, pixmap
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import set_role, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH = 640
TOP = 72
MOST_HEIGHT = 480
GROUP_HEIGHT = 28
SIDE = 16
FOUND_ROLE = int(Qt.ItemDataRole.UserRole)
GROUP_ROLE = FOUND_ROLE + 1
AnyIndex = QModelIndex | QPersistentModelIndex


class FoundRow(Protocol):
    """One answer, as `queries` gives it."""

    @property
    def kind(self) -> str:
        """Group it belongs to; answers of one kind come one after the other."""
        ...

    @property
    def title(self) -> str:
        """First line: a name, a command."""
        ...

    @property
    def detail(self) -> str:
        """Second line: where it is."""
        ...

    @property
    def uid(self) -> str:
        """What identifies it to whoever opens it."""
        ...

    @property
    def marks(self) -> Sequence[tuple[int, int]]:
        """Ranges of the title, start and end, that matched."""
        ...


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of answer is headed and which icon it wears."""

    heading: str
    icon: str = "circle"


class Panel(QWidget, metaclass=AbstractQtType):
    """What stands in the popup in place of the answers.

    Signals:
        height_changed: It wants more or less room than before.
    """

    height_changed = Signal()

    @abstractmethod
    def height_for(self, width: int) -> int:
        """Return the height that shows everything at a width."""

    @abstractmethod
    def focus_first(self) -> None:
        """Take the keyboard where the user goes on."""


#: Makes the panel for an answer and the text that was typed; None when it cannot.
PanelMaker = Callable[[FoundRow, str], Panel | None]


class QuickFind(QFrame):
    """The popup over the window's middle.

    Signals:
        chosen: The answer (`FoundRow`) to open.
        print_wanted: The answer to print (Ctrl+Enter).
    """

    chosen = Signal(object)
    print_wanted = Signal(object)

    def __init__(
        self,
        over: QWidget,
        search: Callable[[str], Sequence[FoundRow]],
        kinds: Mapping[str, KindLook],
        panels: Mapping[str, PanelMaker] = MappingProxyType({}),
    ) -> None:
        """Make it, hidden.

        Args:
            over: The window.
            search: Answers a text, best first within a kind; must take less than a frame.
            kinds: The look of each kind.
            panels: Makes the panel that an answer of a kind opens within the popup.
        """
        super().__init__(over)
        self.setObjectName("quick_find")
        self.setAccessibleName(tr("快速查找"))
        self._search, self._over, self._panels = search, over, panels
        self._panel: Panel | None = None
        self._came_from: QWidget | None = None
        self.line = QLineEdit(self)
        self.line.setObjectName("line")
        self.line.setAccessibleName(tr("查人、查组织、查命令、速算"))
        self.line.setPlaceholderText(
            tr("查人、查组织、查命令：拼音首字母、汉字、号码末几位；速算：党费 5845")
        )
        self.line.textChanged.connect(self._answer)
        self.line.installEventFilter(self)
        self._answers = _Answers(kinds, self)
        self.list = QListView(self)
        self.list.setObjectName("answers")
        self.list.setAccessibleName(tr("结果"))
        self.list.setModel(self._answers)
        self.list.setItemDelegate(_AnswerDelegate(kinds, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._open)
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        set_role(self.hint, "small")
        self._lay_out()
        over.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.hide()

    def open(self, text: str = "") -> None:
        """Appear with the keyboard in the line; closing gives it back to where it was."""
        self._came_from = QApplication.focusWidget()
        self.line.setText(text)
        self.line.selectAll()
        self._answer()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        back = self._came_from
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None

    def answers(self) -> list[FoundRow]:
        """Return the answers shown, without the headings."""
        return self._answers.found()

    def current(self) -> FoundRow | None:
        """Return the answer that Enter would open."""
        found: FoundRow | None = self.list.currentIndex().data(FOUND_ROLE)
        return found

    @property
    def panel(self) -> Panel | None:
        """The panel that is open, if one is."""
        return self._panel

    def _answer(self) -> None:
        self._close_panel()
        text = self.line.text().strip()
        self._answers.show_found(self._search(text) if text else [])
        count = len(self._answers.found())
        if not text:
            self.hint.setText(tr("输入几个字母或汉字；↑↓ 选择，回车打开，Ctrl+回车 打印，Esc 关闭"))
        elif not count:
            self.hint.setText(tr("没有找到。换几个字试试：姓名、拼音首字母、证件或手机号末几位。"))
        else:
            self.hint.setText(tr("↑↓ 选择 · 回车打开 · Ctrl+回车 打印 · Esc 关闭"))
        self.list.setVisible(count > 0)
        self._step(1, start=-1)
        self._fit()

    def _step(self, by: int, start: int | None = None) -> None:
        place = self.list.currentIndex().row() if start is None else start
        found = self._answers.next_answer(place, by)
        if found >= 0:
            self.list.setCurrentIndex(self._answers.index(found))
            if found == 1:
                self.list.scrollToTop()

    def _open(self, index: QModelIndex | None = None) -> None:
        found = index.data(FOUND_ROLE) if index is not None else self.current()
        if found is None:
            return
        if found.kind in self._panels:
            self._open_panel(self._panels[found.kind](found, self.line.text()))
            return
        self.close_up()
        self.chosen.emit(found)

    def _open_panel(self, panel: Panel | None) -> None:
        self._close_panel()
        if panel is None:
            return
        self._panel = panel
        panel.setParent(self)
        panel.height_changed.connect(self._fit)
        self.list.hide()
        self._column.insertWidget(self._column.indexOf(self.hint), panel)
        panel.show()
        self.hint.setText(tr("Tab 到下一项 · Alt+↓ 打开日历或选项 · Esc 回到结果"))
        self._fit()
        panel.focus_first()

    def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.hide()
            self._column.removeWidget(panel)
            panel.deleteLater()

    def _leave_panel(self) -> None:
        """Go back to the answers, the keyboard in the line."""
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._answer()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go away when the keyboard goes elsewhere in the window; another program may have it."""
        if self._panel is not None and now is not None and not self._holds(now):
            self._close_panel()
            self.hide()

    def _holds(self, widget: QWidget) -> bool:
        """Whether a widget is ours, the list of a choice and the calendar of a day included."""
        at: QWidget | None = widget
        while at is not None and at is not self:
            at = at.parentWidget()
        return at is self

    def _print(self) -> None:
        found = self.current()
        if found is not None and found.kind not in self._panels:
            self.close_up()
            self.print_wanted.emit(found)

    def _fit(self) -> None:
        made = tokens()
        width = min(made.px(WIDTH), self._over.width() - made.space(8))
        wanted = self._answers.height()
        room = self._over.height() - made.px(TOP) - made.space(30)
        most = min(made.px(MOST_HEIGHT), room)
        self.list.setFixedHeight(max(min(wanted, most), 0) if self.list.isVisibleTo(self) else 0)
        if self._panel is not None:
            self._panel.setFixedHeight(max(min(self._panel.height_for(width - 2), room), 0))
        self._column.activate()
        self.resize(width, self.sizeHint().height())
        left = (self._over.width() - width) // 2
        self.move(QPoint(left, min(made.px(TOP), self._over.height() // 8)))

    def _lay_out(self) -> None:
        made = tokens()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, made.space(2), 1, 1)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(made.px(SIDE), 0, made.space(2), made.space(2))
        row.addWidget(Sign("search", parent=self))
        row.addWidget(self.line, 1)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(self.hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows, Enter and Esc out of the line; follow the window; go when focus goes."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._take_key(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            now = QApplication.focusWidget()
            if self.isVisible() and (now is None or not self._holds(now)):
                self.hide()
        elif watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the panel leads back to the answers; nothing typed in it reaches the window."""
        if event.key() == Qt.Key.Key_Escape:
            if self._panel is None:
                self.close_up()
            else:
                self._leave_panel()
        event.accept()

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.list.keyPressEvent(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._print()
                else:
                    self._open()
            case Qt.Key.Key_Escape:
                self.close_up()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._step(1 if event.key() == Qt.Key.Key_Tab else -1)
            case _:
                return False
        return True


class _Answers(QAbstractListModel):
    """Headings and answers in one list; headings cannot be chosen."""

    def __init__(self, kinds: Mapping[str, KindLook], parent: QObject) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._lines: list[FoundRow | str] = []

    def show_found(self, found: Sequence[FoundRow]) -> None:
        """Show other answers, each kind under its heading in the order of first appearance."""
        grouped: dict[str, list[FoundRow]] = {}
        for row in found:
            grouped.setdefault(row.kind, []).append(row)
        self.beginResetModel()
        self._lines = []
        for kind, rows in grouped.items():
            self._lines += [kind, *rows]
        self.endResetModel()

    def found(self) -> list[FoundRow]:
        """Return the answers without the headings."""
        return [line for line in self._lines if not isinstance(line, str)]

    def next_answer(self, place: int, by: int) -> int:
        """Return the next line in a direction that is an answer, going round; -1 if none."""
        count = len(self._lines)
        if place < 0 and by < 0:
            place = 0
        for step in range(1, count + 1):
            wanted = (place + by * step) % count
            if not isinstance(self._lines[wanted], str):
                return wanted
        return -1

    def height(self) -> int:
        """Return the height of all lines."""
        groups = sum(isinstance(line, str) for line in self._lines)
        return groups * _group_height() + (len(self._lines) - groups) * _answer_height() + 2

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title for the screen reader, the answer itself for the painter."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, str):
            if role in (GROUP_ROLE, Qt.ItemDataRole.DisplayRole):
                return self._kinds[line].heading if line in self._kinds else line
            return None
        if role == FOUND_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{title}，{detail}", title=line.title, detail=line.detail)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only answers can be chosen."""
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _AnswerDelegate(QStyledItemDelegate):
    """Draws heading or answer: icon, title with bold matches, second line."""

    def __init__(self, kinds: Mapping[str, KindLook], parent: QObject) -> None:
        super().__init__(parent)
        self._kinds = kinds

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two heights only: heading and answer."""
        del option
        is_group = index.data(GROUP_ROLE) is not None
        return QSize(0, _group_height() if is_group else _answer_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        made = tokens()
        room, state = fields_of(option).rect, fields_of(option).state
        inner = room.adjusted(made.px(SIDE), 0, -made.px(SIDE), 0)
        painter.save()
        heading = index.data(GROUP_ROLE)
        if heading is not None:
            painter.setFont(sized_font(made.sizes.small, bold=True))
            painter.setPen(made.colour("second"))
            low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner.adjusted(0, 0, 0, -made.space(1)), low, heading)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(room, made.colour("accent_soft"))
                mark = made.px(3)
                painter.fillRect(
                    room.left(), room.top(), mark, room.height(), made.colour("accent")
                )
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(room, made.colour("hover"))
            self._paint_answer(painter, inner, index.data(FOUND_ROLE))
        painter.restore()

    def _paint_answer(self, painter: QPainter, room: QRect, found: FoundRow) -> None:
        made = tokens()
        edge = made.sizes.icon
        look = self._kinds.get(found.kind, KindLook(found.kind))
        ratio = painter.device().devicePixelRatio()
        drawn = pixmap(look.icon, made.colour("second"), edge, ratio)
        painter.drawPixmap(room.left(), room.center().y() - edge // 2, drawn)
        words = room.adjusted(edge + made.space(3), made.space(1), 0, -made.space(1))
        half = words.height() * made.sizes.body // (made.sizes.body + made.sizes.small)
        upper = QRect(words.left(), words.top(), words.width(), half)
        lower = QRect(words.left(), upper.bottom(), words.width(), words.height() - half)
        _paint_marked(painter, upper, found.title, found.marks)
        font = sized_font(made.sizes.small)
        painter.setFont(font)
        painter.setPen(made.colour("second"))
        metrics = QFontMetrics(font)
        detail = metrics.elidedText(found.detail, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, detail)


def _paint_marked(
    painter: QPainter, room: QRect, text: str, marks: Sequence[tuple[int, int]]
) -> None:
    """Draw a line whose marked ranges are bold and in the accent."""
    made = tokens()
    left = room.left()
    for part, is_marked in marked_parts(text, marks):
        font = sized_font(made.sizes.body, bold=is_marked)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(made.colour("accent" if is_marked else "text"))
        rest = room.right() - left
        words = metrics.elidedText(part, Qt.TextElideMode.ElideRight, rest)
        painter.drawText(
            QRect(left, room.top(), rest, room.height()), Qt.AlignmentFlag.AlignVCenter, words
        )
        left += metrics.horizontalAdvance(words)
        if words != part:
            break


def marked_parts(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return the text cut into parts, each with whether it is marked; marks may overlap."""
    is_marked = [False] * len(text)
    for start, end in marks:
        for place in range(max(start, 0), min(end, len(text))):
            is_marked[place] = True
    parts: list[tuple[str, bool]] = []
    for letter, marked in zip(text, is_marked, strict=True):
        if parts and parts[-1][1] == marked:
            parts[-1] = (parts[-1][0] + letter, marked)
        else:
            parts.append((letter, marked))
    return parts


def _group_height() -> int:
    return tokens().px(GROUP_HEIGHT)


def _answer_height() -> int:
    made = tokens()
    return (made.sizes.body + made.sizes.small) * 3 // 2 + made.space(2)
