"""The subject pages beside the roster, filled, and the walk through each of their views."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.elections import add_election, add_term_extension
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.roster import dues_page, transfers_page
from dangjian_desktop.ui.roster.statistics_page import BALANCE, YEAR
from dangjian_desktop.ui.shared.table_view import TableView
from tests import make
from tests.dues_stories import base, paid
from tests.operations.test_development import to_candidate
from tests.transfer_stories import contact, floating, letter_out, lost
from tests.ui.roster.roster_stories import Mine
from tests.ui.screen import settle
from tests.ui.stops import Stop, pressed

#: The pages with their views; "" for a page that has none.
VIEWS: dict[str, tuple[str, ...]] = {
    "development": ("",),
    "dues": tuple(key for key, _word in dues_page.VIEWS),
    "transfers": tuple(key for key, _word in transfers_page.VIEWS),
    "elections": ("",),
    "statistics": (BALANCE, "ages", YEAR),
}


def busy_party_life(mine: Mine) -> None:
    """Somebody on the way in, dues with and without bases, letters, absences and a term."""
    members = make.persons(4, mine.second)
    applicant = make.person(
        "石进",
        mine.second,
        stage=Stage.APPLICANT,
        stage_since="2023-06-01",
        born_on=make.day("1996-02"),
    )
    to_candidate(applicant, members)
    for place, person in enumerate(members[:3]):
        base(person, parts={"basic_pay": "4200", "overtime": "400"} if place else None)
    paid(members[0], mine.second, {"2026-10": "40"}, paid_on="2026-10-10")
    letter_out(members[3])
    floating(members[1])
    contact(members[1], "2026-10-08")
    lost(members[2])
    for person, post in zip(members, (Post.SECRETARY, Post.PUBLICITY_MEMBER), strict=False):
        make.done(
            appoint(
                person_id=person,
                organisation_id=mine.second,
                post=post,
                on=date(2023, 12, 15),
                elected_on=make.day("2023-12-15"),
            )
        )
    told = {"organisation_id": mine.second, "on": date(2026, 11, 20)}
    make.done(
        add_term_extension(
            until=date(2027, 3, 1),
            approval="党组〔2026〕2号",
            approved_on=date(2026, 11, 2),
            **told,
        )
    )
    make.done(add_election(opened_on=date(2026, 11, 16), seats=3, **told))


def party_life_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield each view of the pages, of a branch and with a row chosen, and what they open."""
    branch = next(
        row.organisation_id
        for row in Tree.on(window._bench.desk.on).rows
        if row.name.startswith("机电队")
    )
    for key, views in VIEWS.items():
        known: set[QAbstractButton] = set()  # what stands in several views is pressed once
        for view in views:
            name = f"roster {key} {view}".strip()
            back = _shown(window, key, view, branch)
            page = back()
            yield name, window
            yield from pressed(window, page, name, back, known)


def _shown(window: MainWindow, key: str, view: str, branch: int) -> Callable[[], Any]:
    def show() -> Any:
        window.open_tab("roster")
        page = window.page("roster").open_subject(key)
        page.place.choose(branch)
        if view:
            choose = getattr(page, "choose_view", None) or page.choose_sheet
            choose(view)
        settle()
        for table in page.findChildren(TableView):
            if table.isVisible() and table.model().rowCount():
                table.selectRow(0)
        settle()
        return page

    return show
