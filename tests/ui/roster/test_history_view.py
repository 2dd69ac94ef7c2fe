"""Looking at a past day: everything on the page is of that day, and editing asks first."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.ui.roster.actions import ROSTER_ACTIONS
from tests.ui.roster.roster_stories import choose, names

BEFORE = date(2026, 2, 1)
#: Actions of the page that change nothing, so they may be done while the past is looked at.
READING = {
    "open_card",
    "print_roster",
    "print_chosen",
    "print_person_card",
    "print_organisation_chart",
    "print_group_list",
    "export_chosen",
    "organisation_history",
    "find_in_roster",
    "fold_tree",
}
EDITING = [
    "add_person",
    "edit_person",
    "change_many",
    "move_to_group",
    "move_to_branch",
    "change_jobs",
    "former_jobs",
    "appoint",
    "end_post",
    "change_party_dates",
    "record_departure",
    "add_branch",
    "add_group",
    "add_organisation",
    "rename_organisation",
    "correct_organisation_name",
    "add_zone",
    "move_to_zone",
]


@pytest.fixture
def past(page, desk, mine):
    """The page on 1 February, when 李娜 was no member yet and 赵敏 was still here."""
    desk.run(record_departure(person_id=6, reason=LeaveReason.TRANSFER, on=date(2026, 3, 1)))
    assert set(names(page)) == {"张卫国", "单小春", "仇志国", "李娜", "周杰"}
    desk.show_day(BEFORE)
    return page


def test_list_counts_and_figures_are_of_the_day(past, desk, mine):
    assert set(names(past)) == {"张卫国", "单小春", "仇志国", "赵敏", "周杰"}
    assert past.figures() == "5 人（正式 5 预备 0）"
    past.set_branch_filter(mine.second)
    assert past.figures() == "2 人（正式 2 预备 0）"
    desk.show_day(None)
    assert past.figures() == "1 人（正式 1 预备 0）"


@pytest.mark.parametrize("code", EDITING)
def test_whatever_changes_something_asks_first_and_a_no_opens_nothing(past, ask, mine, code):
    past.set_branch_filter(mine.first)
    choose(past, "张卫国")
    past.actions[code].trigger()
    assert len(ask.asked) == 1, ask.asked
    assert "2026-02-01 的历史视图" in ask.asked[0]
    assert not [dialog for dialog in past.findChildren(QDialog) if dialog.isVisible()]


def test_a_yes_opens_the_dialog_dated_on_the_day_looked_at(past, ask, mine):
    past.set_branch_filter(mine.first)
    choose(past, "张卫国")
    ask.answers += [True]
    past.actions["move_to_group"].trigger()
    (dialog,) = [dialog for dialog in past.findChildren(QDialog) if dialog.isVisible()]
    assert dialog.form.editor("on").text() == "2026-02-01"


def test_the_two_lists_above_name_actions_that_there_are():
    known = {action.code for action in ROSTER_ACTIONS}
    assert set(EDITING) | READING <= known
