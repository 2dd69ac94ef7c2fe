"""The list of papers of a case: a tick means that a paper is there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.queries.development import PaperRow
from dangjian_desktop.ui.roster.development_lines import open_menu
from dangjian_desktop.ui.shared.buttons import icon_button, link_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class Papers(QWidget):
    """The list of papers of a case to be ticked; those of later steps are unfolded by a link.

    Signals:
        grown: Papers were unfolded or folded.
    """

    grown = Signal()

    def __init__(
        self,
        tick: Callable[[PaperRow, bool], object],
        fill_menu: Callable[[PaperRow, QMenu], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it, empty.

        Args:
            tick: Told of a paper that it is there, or not.
            fill_menu: Puts into a menu what can be done with a paper that is there.
            parent: The card.
        """
        super().__init__(parent)
        self.setObjectName("case_papers")
        self._tick, self._fill_menu = tick, fill_menu
        self._rows: tuple[PaperRow, ...] = ()
        self._can_edit = True
        #: The box of each paper, by its code.
        self.boxes: dict[str, QCheckBox] = {}
        self._is_unfolded = False
        self._lines = QVBoxLayout()
        self.later_button = link_button("", parent=self)
        self.later_button.setObjectName("later_papers")
        self.later_button.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignLeft)
        news().changed.connect(self._fill)

    def show_papers(self, rows: tuple[PaperRow, ...], *, can_edit: bool) -> None:
        """Show the papers, to be ticked or only to be read."""
        self._rows, self._can_edit = rows, can_edit
        self._fill()

    def _fill(self) -> None:
        while self._lines.count():
            held = self._lines.takeAt(0).widget()
            held.hide()
            held.deleteLater()
        self._lines.setSpacing(tokens().space(1))
        self.boxes = {}
        now = [row for row in self._rows if row.is_due or row.paper_id is not None]
        shown = self._rows if self._is_unfolded else now
        for row in shown:
            self._lines.addWidget(self._made(row))
        hidden = len(self._rows) - len(now)
        self.later_button.setVisible(hidden > 0)
        self.later_button.setText(
            tr("收起后面的材料")
            if self._is_unfolded
            else tr("后面的步骤还有 {count} 件", count=hidden)
        )

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fill()
        self.grown.emit()

    def _made(self, row: PaperRow) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens().space(1))
        box = QCheckBox(holder)
        box.setObjectName(f"paper_{row.paper.code}")
        box.setAccessibleName(row.paper.title)
        box.setChecked(row.received_on is not None)
        box.setEnabled(self._can_edit)
        box.toggled.connect(partial(self._tick, row))
        self.boxes[row.paper.code] = box
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_Title(row.paper.title, box, holder))
        for text in _told(row):
            told = QLabel(text, holder)
            told.setWordWrap(True)
            set_role(told, "small")
            words.addWidget(told)
        line.addLayout(words, 1)
        if row.is_missing:
            line.addWidget(Chip(tr("缺"), Tone.WARN, parent=holder), 0, Qt.AlignmentFlag.AlignTop)
        if row.received_on is not None and self._can_edit:
            button = icon_button(
                "ellipsis", tr("{paper}的操作", paper=row.paper.title), parent=holder
            )
            button.setObjectName(f"paper_menu_{row.paper.code}")
            button.clicked.connect(partial(self._open, button, row))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _open(self, button: QWidget, row: PaperRow) -> None:
        open_menu(button, partial(self._fill_menu, row))


class _Title(QLabel):
    """The name of a paper; a click on it ticks the box before it."""

    def __init__(self, text: str, box: QCheckBox, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._box = box
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick the box, as its own words would."""
        if event.button() == Qt.MouseButton.LeftButton and self._box.isEnabled():
            self._box.click()
        else:
            super().mousePressEvent(event)


def _told(row: PaperRow) -> list[str]:
    """Return what is known of a paper that is there, a line each."""
    if row.received_on is None:
        return []
    day = tr("{day} 收到", day=row.received_on.isoformat())
    if row.copies > 1:
        day = tr("{day}，{count} 份", day=day, count=row.copies)
    return [part for part in (day, row.note) if part]
