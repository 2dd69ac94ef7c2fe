"""The register is reached from quick find, from the list of today, and by a mark."""

import pytest

from dangjian_desktop.domain.commands import commands_for
from dangjian_desktop.domain.today import Act, Source
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.queries.wall_register import EditionsQuery
from dangjian_desktop.ui.main_window.answers import answers
from dangjian_desktop.ui.main_window.window import ACT_PLACES, MainWindow
from dangjian_desktop.ui.walls.tab import WallsTab
from tests import make
from tests.ui.conftest import RESOURCES
from tests.ui.screen import settle
from tests.wall_stories import ON, WallStory


@pytest.fixture
def story(data):
    made = WallStory()
    made.hung()
    make.done(change_person(person_id=made.other, changes={"name": "王伍"}))
    return made


@pytest.fixture
def tab(qtbot, workbench, story):
    made = WallsTab(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def window(qtbot, workbench, folder, story):
    made = MainWindow(workbench, resources=RESOURCES, folder=folder)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("在墙登记", "open_register"),
        ("hdsp", "open_rooms"),
        ("过时", "reprint_stale"),
        ("登记版面上墙", "post_sheet"),
    ],
)
def test_quick_find_knows_them(typed, code):
    assert code in [command.code for command in commands_for(typed)]


def test_stale_sheets_are_reprinted_from_anywhere(tab, ask, desk, tmp_path):
    ask.answers.append(tmp_path / "重印.pdf")
    tab.commands["reprint_stale"]()
    settle()
    assert [one.number for one in EditionsQuery(ON).fetch()] == [2, 1]
    said = []
    desk.noted.connect(lambda words, _undo: said.append(words))
    tab.page("register").read()
    tab.commands["reprint_stale"]()
    assert "没有过时而还没有重印" in said[-1]


def test_the_list_of_today_leads_to_the_sheet(window):
    (item,) = [one for one in TodayQuery(ON).fetch() if one.source is Source.WALL]
    assert ACT_PLACES[Act.OPEN_WALLS] == ("walls", "register")
    window.act_on(item)
    settle()
    page = window.page("walls").page("register")
    assert page.line.posted.posting_id == item.row_id
    assert page.line.is_stale


def test_a_scanned_mark_leads_to_the_sheet(window):
    (found,) = [one for one in answers("dj-1", ON) if one.kind is FoundKind.EDITION]
    window._open_found(found)
    settle()
    assert window.tabs.current_key() == "walls"
    assert window.page("walls").page("register").line.edition_uid == found.uid
