"""A walk through the party groups: their pages, books of every look, the book editor."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtTest import QTest

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.storage.models import Organisation
from dangjian_desktop.ui.groups.book_dialog import BooksDialog
from dangjian_desktop.ui.groups.tab import SUBJECTS
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.shared.table_view import TableView
from tests.ui.screen import settle
from tests.ui.stops import Stop, close, pressed

#: Books that between them have every look: steps, nobody's name, a board, a checklist, a view.
BOOKS = ("hazard", "appeal", "breakthrough", "stronghold", "group_meeting_record")
#: Fields, road, paper and so on: the tabs of the book editor.
BOOK_PARTS = 6
#: So long the card may wait before it follows the chosen row.
FOLLOWS_WITHIN_MS = 300


def groups_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield every page and dialog of 党小组 with its name while it stands on the screen."""
    for key, *_ in SUBJECTS:
        for book in BOOKS if key == "ledgers" else ("",):
            yield from _subject(window, key, book)
    yield from _proposal(window)
    yield from _books(window)


def _proposal(window: MainWindow) -> Iterator[Stop]:
    """A division that was computed, beside today's."""
    window.open_tab("groups")
    page = window.page("groups").open_subject("division")
    page.solve()
    settle()
    yield "groups division, proposal", window
    yield from pressed(window, page, "groups division, proposal")


def _books(window: MainWindow) -> Iterator[Stop]:
    """The book editor, each of its parts, and what their buttons open."""
    page = window.page("groups").open_subject("ledgers")
    page.open_book("hazard")
    for place in range(BOOK_PARTS):
        page.edit_books()
        (dialog,) = (one for one in page.findChildren(BooksDialog) if one.isVisible())
        dialog.tabs.setCurrentIndex(place)
        settle()
        part = f"book editor, {dialog.tabs.tabText(place)}"
        yield part, dialog
        yield from pressed(window, dialog, part)
        close(dialog)


def _subject(window: MainWindow, key: str, book: str) -> Iterator[Stop]:
    """One subject page with its first row chosen; of the ledgers, one book."""
    name = f"groups {key} {book}".strip()

    def back() -> Any:
        window.open_tab("groups")
        return window.page("groups").open_subject(key)

    def chosen() -> Any:
        page = back()
        if book:
            page.open_book(book)
            page.bar.clear()
        for table in page.findChildren(TableView):
            if table.isVisible() and table.model().rowCount():
                table.selectRow(0)
        settle()
        return page

    page = chosen()
    page.place.choose(Organisation.get(Organisation.kind == OrganisationKind.BRANCH).id)
    yield name, window
    if book:  # the card makes its buttons anew for every row, and the page's buttons fold it away
        QTest.qWait(FOLLOWS_WITHIN_MS)
        yield from pressed(window, page.card, f"{name}, card", back)
    yield from pressed(window, page, name, chosen)
