"""The roster page on a small mine, shown as large as on the smallest usual screen."""

import pytest

from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.workbench import Workbench
from tests.ui.roster.roster_stories import Mine, small_mine


@pytest.fixture
def mine(data) -> Mine:
    """Two branches and seven people."""
    return small_mine()


@pytest.fixture
def open_page(qtbot, workbench: Workbench):
    """Opens the page on what the file holds by then."""

    def open_now() -> RosterPage:
        page = RosterPage(workbench)
        qtbot.addWidget(page)
        page.resize(1366, 692)
        page.show()
        return page

    return open_now


@pytest.fixture
def page(mine: Mine, open_page) -> RosterPage:
    """The page on the small mine."""
    return open_page()
