"""A walk through 考评: every page in every view, the sheet of a branch, the rubric editor."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.storage.models import Organisation
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.scores import appraisals_page, stars_page
from dangjian_desktop.ui.scores.rubric_editor import RubricEditor
from dangjian_desktop.ui.scores.tab import SUBJECTS
from dangjian_desktop.ui.shared.table_view import TableView
from tests.ui.screen import settle
from tests.ui.stops import Stop, close, pressed

#: The pages with views of their own.
VIEWS = {"stars": stars_page.VIEWS, "appraisals": appraisals_page.VIEWS}


def scores_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield every page and dialog of 考评 with its name while it stands on the screen."""
    for key, *_ in SUBJECTS:
        known: set[QAbstractButton] = set()  # what stands in several views is pressed once
        for view, _word in VIEWS.get(key, (("", ""),)):
            yield from _subject(window, key, view, known)
    yield from _sheet(window)
    yield from _editor(window)


def _subject(
    window: MainWindow, key: str, view: str, known: set[QAbstractButton]
) -> Iterator[Stop]:
    """One page in one view, with the first row of each table chosen."""
    name = f"scores {key} {view}".strip()

    def chosen() -> Any:
        window.open_tab("scores")
        page = window.page("scores").open_subject(key)
        if view:
            page.choose_view(view)
        settle()
        for table in page.findChildren(TableView):
            if table.isVisible() and table.model().rowCount():
                table.selectRow(0)
        settle()
        return page

    page = chosen()
    place = getattr(page, "place", None)
    if place is not None:
        place.choose(_branch())
        settle()
    yield name, window
    yield from pressed(window, page, name, chosen, known)


def _sheet(window: MainWindow) -> Iterator[Stop]:
    """The sheet of a branch in the running quarter and in a closed one."""
    for period in ("2026Q4", "2026Q3"):
        back = _shown(window, period)
        page = back()
        yield f"score sheet {period}", window
        yield from pressed(window, page.sheet, f"score sheet {period}", back)


def _shown(window: MainWindow, period: str) -> Callable[[], Any]:
    def show() -> Any:
        window.open_tab("scores")
        page = window.page("scores").open_subject("scores")
        page.show_sheet(_branch(), period)
        settle()
        return page

    return show


def _editor(window: MainWindow) -> Iterator[Stop]:
    """The rubric editor on the draft."""
    window.open_tab("scores")
    page = window.page("scores").open_subject("rubrics")
    draft = next(row for row in RubricsQuery().fetch() if row.version == "2027")
    page.choose(draft.rubric_id)
    page.edit()
    settle()
    for dialog in page.findChildren(RubricEditor):
        if dialog.isVisible():
            yield "rubric editor", dialog
            yield from pressed(window, dialog, "rubric editor")
            close(dialog)


def _branch() -> int:
    return int(Organisation.get(Organisation.kind == OrganisationKind.BRANCH).id)
