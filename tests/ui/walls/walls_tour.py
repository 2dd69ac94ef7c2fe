"""A walk through 上墙: every page with something on it, and what its buttons open."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.printout import GROUP_LIST, Printout
from dangjian_desktop.operations.wall_register import (
    make_editions,
    post_sheet,
    record_edition,
)
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.walls.tab import SUBJECTS
from tests import make
from tests.ui.screen import settle
from tests.ui.stops import Stop, pressed


def busy_walls(branch: int, on: date) -> None:
    """A text in two editions, a wall with a position, a sheet that hangs and is out of date."""
    before = on - timedelta(days=30)
    for body, day in (("一条。", before), ("两条。", on)):
        make.done(
            add_wall_text(
                code="oath",
                title="班前会规矩",
                body=body,
                source="工作手册",
                edition_on=PartialDate(2022, 10),
                on=day,
            )
        )
    wall = make.done(
        add_room_wall(
            organisation_id=branch, room="党员活动室", name="北墙", width_cm=600, height_cm=280
        )
    )
    spot = make.done(
        add_wall_spot(
            wall_id=wall,
            name="正中",
            sheet=GROUP_LIST,
            left_cm=100,
            top_cm=60,
            width_cm=120,
            height_cm=80,
        )
    )
    ((printout, made),) = make_editions([Printout(GROUP_LIST, on, branch)])
    edition = make.done(record_edition(printout=printout, made=made))
    make.done(post_sheet(edition_id=edition, posted_on=on, on=on, spot_id=spot))
    make.person("后来者", branch)


def walls_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield each page of 上墙 on a branch, and what can be pressed there."""
    on = window._bench.desk.on
    branch = next(row.organisation_id for row in Tree.on(on).rows if row.name.startswith("机电队"))
    busy_walls(branch, on)
    for key, *_ in SUBJECTS:
        known: set[QAbstractButton] = set()
        back = _shown(window, key, branch)
        page = back()
        yield f"walls {key}", window
        yield from pressed(window, page, f"walls {key}", back, known)


def _shown(window: MainWindow, key: str, branch: int) -> Callable[[], Any]:
    def show() -> Any:
        window.open_tab("walls")
        page = window.page("walls").open_subject(key)
        place = getattr(page, "place", None)
        if place is not None:
            place.choose(branch)
        settle()
        for table in page.findChildren(TableView):
            if table.isVisible() and table.model().rowCount():
                table.selectRow(0)
        settle()
        return page

    return show
