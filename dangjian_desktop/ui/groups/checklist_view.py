"""A ledger as a checklist: what there should be, how it was found, and what nobody looked at.

未检查 is not 缺: a thing that nobody looked at is neither there nor missing. Both lists are data of
the book and are edited in the book editor.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.queries.ledger_board import (
    CHECK_STATE_LABELS,
    CheckedItem,
    Checklist,
    ChecklistQuery,
    CheckState,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, icon
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

_ITEM = int(Qt.ItemDataRole.UserRole)
COLUMN_WIDTH = 300
_TONES = {
    CheckState.UNCHECKED: Tone.PLAIN,
    CheckState.GOOD: Tone.GOOD,
    CheckState.FAULTY: Tone.BAD,
    CheckState.MENDED: Tone.INFO,
}


class ChecklistView(QWidget):
    """The lists side by side.

    Signals:
        chosen_changed: Another thing is the current one.
        opened: The `EntryRow` of the last look at the thing that was opened.
        check_wanted: A thing should be looked at: words of its list and of itself.
        lists_wanted: The lists should be edited.
    """

    chosen_changed = Signal()
    opened = Signal(object)
    check_wanted = Signal(str, str)
    lists_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checklist")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.check_button = quiet_button(tr("登记检查"), "check", parent=self)
        self.check_button.setObjectName("check_item")
        self.check_button.setToolTip(tr("给选中的一项登记这次检查的结果"))
        self.check_button.clicked.connect(self.check)
        self.edit_button = quiet_button(tr("改清单…"), "pencil", parent=self)
        self.edit_button.setObjectName("edit_lists")
        self.edit_button.clicked.connect(self.lists_wanted)
        self.lists: list[_List] = []
        self._chosen: tuple[str, CheckedItem] | None = None
        self._body = QWidget(self)
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._body, self, is_wide=True)
        head = QHBoxLayout()
        head.addWidget(self.check_button)
        head.addWidget(self.edit_button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        column.addWidget(self.told)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._dress()
        news().changed.connect(self._dress)

    @property
    def current_row(self) -> EntryRow | None:
        """The row of the last look at the chosen thing; None where nobody looked."""
        return self._chosen[1].row if self._chosen is not None else None

    def show_query(self, query: LedgerQuery) -> None:
        """Read the lists anew and show them."""
        before = (self._chosen[0], self._chosen[1].key) if self._chosen is not None else None
        found = ChecklistQuery(query).fetch()
        if len(self.lists) != len(found):
            self._make_lists(len(found))
        self._chosen = None
        for widget, one in zip(self.lists, found, strict=True):
            item = widget.show_list(one, before)
            if item is not None:
                self._chosen = (one.key, item)
        self.told.setText(_summary(found))
        self._tell()

    def focus_first(self) -> None:
        """Put the keyboard on the chosen thing, or the first there is."""
        chosen = next((one for one in self.lists if one.items.currentRow() >= 0), None)
        first = chosen or next(iter(self.lists), None)
        if first is not None:
            if first.items.currentRow() < 0:
                first.items.setCurrentRow(0)
            first.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Ask for a look at the chosen thing to be entered."""
        if self._chosen is not None:
            self.check_wanted.emit(self._chosen[0], self._chosen[1].key)

    def _open(self, list_key: str, item: CheckedItem) -> None:
        """Open the last look; of a thing that nobody looked at, enter the first."""
        if item.row is not None:
            self.opened.emit(item.row)
        else:
            self.check_wanted.emit(list_key, item.key)

    def _make_lists(self, count: int) -> None:
        for one in self.lists:
            self._row.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.lists = []
        for _number in range(count):
            widget = _List(self._body)
            widget.chosen.connect(self._take)
            widget.opened.connect(self._open)
            self._row.addWidget(widget, 1)
            self.lists.append(widget)

    def _take(self, widget: "_List", list_key: str, item: CheckedItem) -> None:
        for other in self.lists:
            if other is not widget:
                other.items.setCurrentRow(-1)
        self._chosen = (list_key, item)
        self._tell()

    def _tell(self) -> None:
        self.check_button.setEnabled(self._chosen is not None)
        self.chosen_changed.emit()

    def _dress(self) -> None:
        self._row.setSpacing(tokens().space(4))
        for one in self.lists:
            one.dress()


class _List(QWidget):
    """One list: its name, figures, and a line for each thing.

    Signals:
        chosen: Itself, the word of the list and the `CheckedItem` that was chosen.
        opened: The word of the list and the `CheckedItem` that was opened.
    """

    chosen = Signal(object, str, object)
    opened = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = ""
        self.heading = QLabel(self)
        set_role(self.heading, "heading")
        self.figures = QLabel(self)
        set_role(self.figures, "small")
        self.items = QListWidget(self)
        self.items.setObjectName("checklist_items")
        self.items.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.currentRowChanged.connect(self._tell)
        self.items.itemActivated.connect(lambda item: self.opened.emit(self._key, item.data(_ITEM)))
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        column.addLayout(head)
        column.addWidget(self.items, 1)
        self.dress()

    def dress(self) -> None:
        """Give the lines the signs and the height of the look of now."""
        self.setMinimumWidth(tokens().text_px(COLUMN_WIDTH))
        for place in range(self.items.count()):
            _dress_line(self.items.item(place))

    def show_list(self, told: Checklist, chosen: tuple[str, str] | None) -> CheckedItem | None:
        """Show the things; return the one that stays chosen."""
        self._key = told.key
        self.heading.setText(told.label)
        self.items.setAccessibleName(told.label)
        self.figures.setText(_figures(told))
        self.items.blockSignals(True)
        self.items.clear()
        kept = None
        for place, one in enumerate(told.items):
            item = QListWidgetItem(item_words(one))
            item.setToolTip(item.text())
            item.setData(_ITEM, one)
            _dress_line(item)
            self.items.addItem(item)
            if chosen == (told.key, one.key):
                self.items.setCurrentRow(place)
                kept = one
        self.items.blockSignals(False)
        return kept

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(self, self._key, self.items.item(place).data(_ITEM))


def _dress_line(item: QListWidgetItem) -> None:
    tone = _TONES[item.data(_ITEM).state]
    item.setIcon(icon(ICON_OF_TONE[tone], "second" if tone is Tone.PLAIN else tone.value))
    item.setSizeHint(QSize(0, tokens().sizes.row))


def item_words(one: CheckedItem) -> str:
    """Return a thing with how it was found and when: 党旗 · 破损，2026-11-03."""
    if one.row is None or one.row.row.day is None:
        return tr("{item} · 未检查", item=one.label)
    day = one.row.row.day.printed
    if one.state is CheckState.MENDED:
        return tr("{item} · {found}，已整改，{day}", item=one.label, found=one.found, day=day)
    return tr("{item} · {found}，{day}", item=one.label, found=one.found, day=day)


def _figures(told: Checklist) -> str:
    said = [
        tr("{state} {count}", state=tr(label), count=told.count(state))
        for state, label in CHECK_STATE_LABELS.items()
        if told.count(state)
    ]
    return tr(" · ").join(said)


def _summary(found: Sequence[Checklist]) -> str:
    faulty = sum(one.count(CheckState.FAULTY) for one in found)
    unchecked = sum(one.count(CheckState.UNCHECKED) for one in found)
    if not faulty and not unchecked:
        return tr("每一项都检查过，没有要整改的。")
    if not unchecked:
        return tr("有 {count} 项要整改。", count=faulty)
    if not faulty:
        return tr("有 {count} 项没有检查。没有检查不等于缺。", count=unchecked)
    return tr(
        "有 {faulty} 项要整改，{unchecked} 项没有检查。没有检查不等于缺。",
        faulty=faulty,
        unchecked=unchecked,
    )
