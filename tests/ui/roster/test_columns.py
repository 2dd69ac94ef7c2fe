"""The columns of the table follow the columns of the roster."""

from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.queries.roster_columns import ROSTER_COLUMNS
from dangjian_desktop.ui.roster.actions import (
    CARD_MENU,
    ORGANISATION_MENU,
    PERSON_MENU,
    PRINT_MENU,
    ROSTER_ACTIONS,
)
from dangjian_desktop.ui.roster.columns import COLUMNS, DESIGNED, stage_look
from dangjian_desktop.ui.shared.icons import icon


def test_every_column_of_the_roster_can_be_shown():
    assert [column.key for column in COLUMNS] == [column.key for column in ROSTER_COLUMNS]


def test_the_designed_layouts_name_columns_that_exist():
    known = {column.key for column in COLUMNS}
    for layout in DESIGNED.values():
        assert set(layout.shown) <= known


def test_every_stage_has_its_chip(themed):
    words = [stage_look(stage) for stage in Stage]
    assert len({look.text for look in words}) == len(Stage)
    assert all(not icon(look.icon).isNull() for look in words)
    assert stage_look(None) is None


def test_the_menus_name_actions_that_exist_and_no_key_stands_twice_in_one_place():
    known = {action.code for action in ROSTER_ACTIONS}
    for menu in (PERSON_MENU, CARD_MENU, ORGANISATION_MENU, PRINT_MENU):
        assert {code for code in menu if code} <= known
    keys = [(action.where, action.keys) for action in ROSTER_ACTIONS if action.keys]
    assert len(keys) == len(set(keys))
