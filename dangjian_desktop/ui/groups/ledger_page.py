"""The page 台账: the books at the left, the rows of the open one, the card of the chosen row."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import BookSource, LedgerBook, may_hold
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.today import Band, TodayItem
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.ledgers import remove_entry
from dangjian_desktop.operations.printout import ARCHIVE, LEDGER_ENTRY, Printout
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, EntryRow, LedgerEntryQuery
from dangjian_desktop.queries.ledgers import BooksQuery, LedgerQuery
from dangjian_desktop.ui.groups.book_list import BookList, figures_of
from dangjian_desktop.ui.groups.entry_card import EntryCard
from dangjian_desktop.ui.groups.entry_dialog import open_entry, open_new_entry
from dangjian_desktop.ui.groups.ledger_bar import LedgerBar
from dangjian_desktop.ui.groups.ledger_columns import book_columns, kept_layout, layout_key
from dangjian_desktop.ui.groups.ledger_files import export_entries, import_entries, save_template
from dangjian_desktop.ui.groups.ledger_header import LedgerHeader
from dangjian_desktop.ui.groups.ledger_print import print_ledger
from dangjian_desktop.ui.groups.ledger_views import LedgerViews
from dangjian_desktop.ui.groups.paste_dialog import open_paste
from dangjian_desktop.ui.groups.view_switch import LedgerView
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import own_group, recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView, types_letter
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.three_panes import PaneKeys, ThreePanes
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Going through rows by arrow key must not wait for the card.
FOLLOW_AFTER_MS = 70
_PANES = PaneKeys("books_width", "books_shown", "entry_width", "entry_shown")


def _is_kept_here(book: LedgerBook) -> bool:
    """Whether a book is shown: to who has one party group those that groups keep."""
    return not own_group() or may_hold(book, OrganisationKind.PARTY_GROUP)


class LedgerPage(QWidget):
    """What is written in our ledgers, and what of it is open or late.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted, organisation_wanted: Its uid, to be shown in the roster.
        activity_wanted, document_wanted: Its row id, to be shown in the calendar.
        new_activity_wanted, new_document_wanted: One is to be registered in the calendar.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    activity_wanted = Signal(int)
    document_wanted = Signal(int)
    new_activity_wanted = Signal()
    new_document_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.books = BookList(self)
        self.header = LedgerHeader(bench, self)
        self.bar = LedgerBar(bench.desk, self)
        offered = filter(_is_kept_here, books_by_code().values())
        self._book = next((b for b in offered if not b.is_retired), None)
        if self._book is not None:
            self.bar.show_book(self._book)
        self.model: QueryModel[EntryRow] = QueryModel(
            bench.desk, self._columns(), self._wanted(), self, key="key", hears=False
        )
        self.table = TableView(
            self.model,
            self,
            name=QT_TR_NOOP("台账"),
            layout=kept_layout(bench.settings, self._book) if self._book else None,
            remember=self._remember_layout,
            fill_menu=self._fill_menu,
        )
        self.table.setObjectName("ledger_table")
        self.views = LedgerViews(self.table, self.header.views, self)
        self.card = EntryCard(bench, self)
        self.panes = ThreePanes(
            bench.settings,
            left=self.books,
            header=self._above(),
            table=self.views,
            card=self.card,
            parent=self,
            keys=_PANES,
        )
        self._follow_later = QTimer(self)
        self._follow_later.setSingleShot(True)
        self._follow_later.setInterval(FOLLOW_AFTER_MS)
        self._follow_later.timeout.connect(self._let_card_follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        reads = BooksQuery.reads | LedgerQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self._read)
        self._connect()

    # What the window asks -----------------------------------------------------

    @property
    def place(self) -> PlaceBox:
        """The choice of whose rows are shown."""
        return self.header.place

    @property
    def book(self) -> LedgerBook | None:
        """The open book; None where there is none at all."""
        return self._book

    @property
    def query(self) -> LedgerQuery:
        """The rows as they are narrowed and sorted on the screen."""
        query = self.model.query
        assert isinstance(query, LedgerQuery)
        return query

    def figures(self) -> str:
        """Return what is shown of the open book, in words."""
        if self._book is None:
            return ""
        told = self.books.row_of(self._book.code)
        if self.bar.is_narrowing or told is None:
            number = len(self.model.keys)
            said = tr("{book}：筛选出 {number} 行", book=self._book.short, number=number)
        else:
            said = tr("{book}：{figures}", book=self._book.short, figures=figures_of(told))
        chosen = self._selected_count()
        return tr("{told} · 已选 {chosen} 行", told=said, chosen=chosen) if chosen > 1 else said

    def open_book(self, code: str) -> None:
        """Show the rows of a book."""
        book = books_by_code().get(code)
        if book is None:
            return
        if book.is_retired:
            self.books.retired_button.setChecked(True)
        self.books.choose(code)
        self._open(code)

    def show_entry(self, uid: str) -> None:
        """Open the book of a row and choose it there, whatever narrowed the rows before."""
        self._show_entry(EntryOfUidQuery(uid).fetch())

    def show_due(self, item: TodayItem) -> None:
        """Show the row that presses; of many in one line, the book with what presses of it."""
        if item.row_id is not None:
            self._show_entry(item.row_id)
            return
        self.open_book(item.kind)
        self.place.choose(item.organisation_id)
        self.bar.show_pressing(only_late=item.band is Band.OVERDUE)
        self._go_to_table()

    def _show_entry(self, entry_id: int | None) -> None:
        row = LedgerEntryQuery(entry_id, self._bench.desk.on).fetch() if entry_id else None
        if row is None:
            self._bench.ask.tell(self, tr("这一行已经不在了。请在台账里再找一找。"))
            return
        self.open_book(row.book.code)
        if self.model.row_of(row.key) < 0:
            self.place.choose(None)
            self.bar.clear()
        self.views.show_row(row.key)

    # What the user can do -----------------------------------------------------

    def add(self) -> None:
        """Enter a row into the open book; into a view what is added to the chosen row."""
        if self._book is None:
            return
        if self._book.is_view:
            row = self.current()
            if row is None:
                self._bench.ask.tell(self, tr("请先选一行，再补记。"))
            else:
                self.change(row)
            return
        open_new_entry(
            self._bench,
            self,
            book_code=self._book.code,
            organisation_id=self.place.organisation_id,
            on_done=self._take_entered,
        )

    def _take_entered(self, entry_id: int) -> None:
        """Choose the row that was entered, whatever narrows the rows; the form may stay open."""
        if self.model.row_of(entry_id) < 0:
            self.bar.clear()
        self.views.show_entered(entry_id)

    def open_row(self, row: EntryRow) -> None:
        """Open the row that Enter or a double click chose: of a view, what it is about."""
        if row.book.source is BookSource.ACTIVITIES and row.activity_id is not None:
            self.activity_wanted.emit(row.activity_id)
        elif row.book.source is BookSource.DOCUMENTS and row.document_id is not None:
            self.document_wanted.emit(row.document_id)
        else:
            self.change(row)

    def change(self, row: EntryRow) -> None:
        """Change what stands in a row; of a view, what was added."""
        open_entry(self._bench, self, row)

    def print_shown(self) -> None:
        """Print the open book, or the rows of it that are selected."""
        if self._book is None:
            return
        is_table = self.views.view is LedgerView.TABLE
        chosen = tuple(self.table.selected_keys()) if is_table else ()
        query = self.query
        if len(chosen) > 1:
            query = replace(query, entries=chosen)
        print_ledger(self._bench, self, query, self.print_wanted.emit)

    def print_entry(self, row: EntryRow) -> None:
        """Print one row by itself."""
        query = replace(self.query, entries=(row.key,))
        self.print_wanted.emit(
            Printout(
                LEDGER_ENTRY,
                self._bench.desk.on,
                organisation_id=query.within,
                detail=ARCHIVE,
                heading=row.book.short,
                ledger=query,
            )
        )

    def paste(self) -> None:
        """Enter rows that were copied in WPS or Excel into the open book."""
        if self._book is not None:
            open_paste(
                self._bench,
                self,
                book_code=self._book.code,
                organisation_id=self.place.organisation_id,
            )

    def import_file(self) -> None:
        """Bring rows of the open book in from a workbook."""
        if self._book is not None:
            import_entries(
                self._bench,
                self,
                book_code=self._book.code,
                organisation_id=self.place.organisation_id,
            )

    def export_shown(self) -> None:
        """Write the rows as they are narrowed and sorted to a workbook."""
        if self._book is not None:
            shown = self.table.column_layout().shown
            export_entries(self._bench, self, self.query, shown)

    def save_template(self) -> None:
        """Write a blank table of the open book, to be filled in elsewhere."""
        if self._book is not None:
            place = self.place.organisation_id
            save_template(self._bench, self, self._book.code, place)

    def check(self, list_key: str, item: str) -> None:
        """Enter what a look at a thing of the checklist found."""
        book = self._book
        found = book.field(book.checklist) if book is not None and book.checklist else None
        if book is None or found is None:
            return
        above = {found.follows: list_key} if found.follows else {}
        open_new_entry(
            self._bench,
            self,
            book_code=book.code,
            organisation_id=self.place.organisation_id,
            values={**above, found.key: item},
        )

    def edit_lists(self) -> None:
        """Open the lists of the checklist in the book editor."""
        if self._book is not None:
            self.edit_books(self._book.checklist)

    def edit_books(self, field: str = "") -> None:
        """Open the book editor on the open book, where it is wanted on a field of it."""
        from dangjian_desktop.ui.groups.book_dialog import open_books  # not before it is wanted

        open_books(self._bench, self, self._book.code if self._book else "", field)

    def show_escalations(self) -> None:
        """Show what is late in every book, by who has to look after it."""
        from dangjian_desktop.ui.groups.escalations_dialog import (  # not before it is wanted
            EscalationsDialog,
        )

        dialog = EscalationsDialog(self._bench, self.place.organisation_id, self)
        dialog.entry_wanted.connect(self.show_entry)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()

    def remove(self, row: EntryRow) -> None:
        """Remove a row that was entered by mistake; of a view, what was added."""
        if row.entry_id is not None and self._may_edit():
            work = remove_entry(entry_id=row.entry_id, on=self._bench.desk.today)
            self._bench.desk.attempt(work)

    def edit_filter(self) -> None:
        """Open the dialog in which conditions on fields are clicked together."""
        from dangjian_desktop.ui.groups.ledger_filter_dialog import (  # not before it is wanted
            ledger_filter_dialog,
        )

        if self._book is not None:
            dialog = ledger_filter_dialog(self._book, self.query, self)
            dialog.applied.connect(self.bar.show_condition)
            dialog.open()

    def current(self) -> EntryRow | None:
        """Return the row that is chosen."""
        return self.views.current_row

    # Showing --------------------------------------------------------------------

    def _open(self, code: str) -> None:
        book = books_by_code().get(code)
        if book is None or (self._book is not None and book.code == self._book.code):
            return
        self.table.tell_layout()  # while it is still known of which book
        self._book = book
        self.bar.show_book(book)
        layout = kept_layout(self._bench.settings, book)
        self.table.exchange(self._columns(), self._wanted(), layout)
        self._tell()

    def _ask(self) -> None:
        """Show the rows that book, place and filter mean now."""
        self.model.set_query(self._wanted())
        self._tell()

    def _read(self) -> None:
        """Read the books with their figures, and the rows."""
        before = self._book
        query = BooksQuery(
            self._bench.desk.on,
            self.place.organisation_id,
            with_retired=self.books.retired_button.isChecked(),
        )
        rows = [row for row in query.fetch() if _is_kept_here(row.book)]
        self.books.show_rows(rows)
        known = [row.book for row in rows]
        self.table.tell_layout()
        self._book = next((b for b in known if before and b.code == before.code), None)
        if self._book is None:
            self._book = known[0] if known else None
        if self._book is not None:
            self.books.choose(self._book.code)
        if self._book != before and self._book is not None:
            self.bar.show_book(self._book)
            layout = kept_layout(self._bench.settings, self._book)
            self.table.exchange(self._columns(), self._wanted(), layout)
        else:
            self.model.set_query(self._wanted())
        self._refresh.settle()
        self._tell()

    def _wanted(self) -> LedgerQuery:
        code = self._book.code if self._book is not None else ""
        query = LedgerQuery(code, self._bench.desk.on, self.place.organisation_id)
        return self.bar.narrow(query)

    def _columns(self) -> tuple[Any, ...]:
        return book_columns(self._book) if self._book is not None else ()

    def _tell(self) -> None:
        """Say title, figures and, in an empty table, what to do."""
        self.header.title.setText(self._book.label if self._book else "")
        self.header.title.setToolTip(self._book.purpose if self._book else "")
        is_view = self._book is not None and self._book.is_view
        self.header.add_button.setText(tr("补记") if is_view else tr("登记"))
        self.header.add_button.setToolTip(
            tr("给选中的一行补记（Ctrl+N）") if is_view else tr("登记一行（Ctrl+N）")
        )
        self.header.add_button.setEnabled(self._book is not None and not self._book.is_retired)
        self._say_empty()
        self.views.show_rows(self._book, self._wanted())
        self._show_chosen()

    def _say_empty(self) -> None:
        if self._book is None:
            self.table.set_empty(tr("还没有台账。"))
        elif self.bar.is_narrowing:
            self.table.set_empty(tr("没有符合条件的行。"), tr("清除条件"), self.bar.clear)
        elif self._book.is_retired:
            self.table.set_empty(tr("{purpose}这本台账已经停用。", purpose=self._book.purpose))
        elif self._book.source is BookSource.ACTIVITIES:
            said = tr("{purpose}活动登记以后自动列在这里。", purpose=self._book.purpose)
            self.table.set_empty(
                said, recording_words(tr("登记活动")), self.new_activity_wanted.emit
            )
        elif self._book.source is BookSource.DOCUMENTS:
            said = tr("{purpose}来文登记以后自动列在这里。", purpose=self._book.purpose)
            self.table.set_empty(
                said, recording_words(tr("登记来文")), self.new_document_wanted.emit
            )
        elif own_group():
            words = recording_words(tr("登记"), Right.LEDGERS)
            self.table.set_empty(tr(self._book.purpose), words, self.add)
        else:
            said = tr(
                "{purpose}可以一条一条登记，也可以从“更多”里粘贴表格里的多行。",
                purpose=self._book.purpose,
            )
            self.table.set_empty(said, recording_words(tr("登记"), Right.LEDGERS), self.add)

    def _show_chosen(self) -> None:
        self._follow_later.start()
        self.figures_changed.emit(self.figures())

    def _selected_count(self) -> int:
        """Count without asking for each key: this is asked at every step of the arrow keys."""
        if self.views.view is not LedgerView.TABLE:
            return 0
        parts = self.table.selectionModel().selection().toList()
        return sum(part.height() for part in parts if part.left() == 0)

    def _let_card_follow(self) -> None:
        if not self.card.isHidden():
            self.card.show_row(self.current(), self._book)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is None:
            return
        if row.book.is_view and not own_group():
            word = tr("打开来文") if row.activity_id is None else tr("打开活动")
            menu.addAction(word).triggered.connect(partial(self.open_row, row))
        word = tr("补记…") if row.book.is_view else tr("修改…")
        change = records(menu.addAction(word), Right.LEDGERS)
        change.setShortcut(QKeySequence("F2"))
        change.triggered.connect(partial(self.change, row))
        if row.entry_id is not None and self._selected_count() < 2:
            word = tr("删去补记") if row.book.is_view else tr("删除")
            remove = records(menu.addAction(word), Right.LEDGERS)
            remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            remove.triggered.connect(partial(self.remove, row))
        menu.addSeparator()
        printing = records(menu.addAction(tr("打印这一条")), Right.OUTPUT)
        printing.triggered.connect(partial(self.print_entry, row))

    def _fill_more(self, menu: QMenu) -> None:
        menu.addAction(tr("打印…")).triggered.connect(lambda: self.print_shown())
        menu.addAction(tr("督办清单…")).triggered.connect(lambda: self.show_escalations())
        menu.addSeparator()
        for words, act in ((tr("粘贴多行…"), self.paste), (tr("导入…"), self.import_file)):
            records(menu.addAction(words)).triggered.connect(partial(_done, act))
        for words, act in (
            (tr("导出…"), self.export_shown),
            (tr("空白表…"), self.save_template),
        ):
            menu.addAction(words).triggered.connect(partial(_done, act))
        menu.addAction(tr("台账样式…")).triggered.connect(lambda: self.edit_books())

    def _remember_layout(self, layout: ColumnLayout) -> None:
        keeper = self._bench.settings
        if self._book is not None and layout != kept_layout(keeper, self._book):
            keeper.put(keeper.value.with_columns(layout_key(self._book), layout.as_texts()))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk, Right.LEDGERS)

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.books.book_chosen.connect(self._open)
        self.books.retired_wanted.connect(lambda _on: self._refresh.now())
        self.books.left_sideways.connect(self._go_to_table)
        self.place.place_changed.connect(self._refresh.now)
        self.bar.changed.connect(self._ask)
        self.bar.filter_wanted.connect(self.edit_filter)
        self.bar.left_downwards.connect(self._go_to_table)
        self.header.add_button.clicked.connect(lambda: self.add())
        self.header.fold_button.clicked.connect(lambda: self.panes.fold_left())
        self.header.card_button.clicked.connect(lambda: self._fold_card())
        self.card.person_wanted.connect(self.person_wanted)
        self.card.organisation_wanted.connect(self.organisation_wanted)
        self.card.activity_wanted.connect(self.activity_wanted)
        self.card.document_wanted.connect(self.document_wanted)
        self.header.fill_more_by(self._fill_more)
        self.header.more_button.setVisible(not own_group())
        self.table.opened.connect(self.open_row)
        self.table.chosen_changed.connect(self._show_chosen)
        self.views.opened.connect(self.open_row)
        self.views.chosen_changed.connect(self._show_chosen)
        self.views.view_changed.connect(self._tell)
        self.views.check_wanted.connect(self.check)
        self.views.lists_wanted.connect(self.edit_lists)
        self._bench.desk.day_changed.connect(lambda _day: self._refresh.now())
        keys: dict[str, tuple[QWidget, Callable[[], object]]] = {
            "Ctrl+N": (self, self.add),
            "Ctrl+B": (self, self.panes.fold_left),
            "Ctrl+F": (self, self._go_to_filter),
            "Ctrl+Shift+F": (self, self.edit_filter),
            "F2": (self.table, lambda: self._with_current(self.change)),
            "Del": (self.table, lambda: self._with_current(self.remove)),
        }
        for key, (where, act) in keys.items():
            shortcut = QShortcut(QKeySequence(key), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _with_current(self, act: Callable[[EntryRow], object]) -> None:
        row = self.current()
        if row is not None and self._selected_count() < 2:
            act(row)

    def _go_to_filter(self) -> None:
        self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.line.selectAll()

    def _fold_card(self) -> None:
        self.panes.fold_card()
        self._let_card_follow()

    def _go_to_table(self) -> None:
        self.views.focus_rows()

    def _above(self) -> QWidget:
        both = QWidget(self)
        self._above_column = QVBoxLayout(both)
        self._above_column.setContentsMargins(0, 0, 0, 0)
        self._above_column.addWidget(self.header)
        self._above_column.addWidget(self.bar)
        news().changed.connect(self._dress)
        self._dress()
        return both

    def _dress(self) -> None:
        self._above_column.setSpacing(tokens().space(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed in the table goes on in the filter line; Ctrl+V pastes rows."""
        if event.key() == Qt.Key.Key_Escape and self.bar.line.words:
            self.bar.line.show_words("")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif self.table.hasFocus() and types_letter(event):
            self.bar.line.take_letter(event)
        else:
            super().keyPressEvent(event)


def _done(act: Callable[[], object], _checked: bool = False) -> None:
    act()
