"""Closed periods and rewards are reached from the tab, from quick find and from the day's list."""

from datetime import date

import pytest

from dangjian_desktop.domain.commands import commands_for
from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionSubject
from dangjian_desktop.operations.objections import record_objection
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.ui.scores.awards_dialog import AwardsDialog
from dangjian_desktop.ui.scores.closings_dialog import OBJECTIONS_TAB, ClosingsDialog
from dangjian_desktop.ui.scores.tab import ScoresTab
from tests import make, scored
from tests.scored import AFTER, Q3, close

ON = date(2026, 10, 12)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def tab(qtbot, workbench, data):
    scored.mine()
    made = ScoresTab(workbench)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(tab, kind):
    return tab.findChildren(kind)[-1]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("公示", "show_closings"),
        ("gbbq", "close_period"),
        ("异议", "record_objection"),
        ("兑现", "show_awards"),
    ],
)
def test_quick_find_knows_them(tab, typed, code):
    assert code in [command.code for command in commands_for(typed)]
    tab.commands[code]()
    assert opened(tab, AwardsDialog if code == "show_awards" else ClosingsDialog)


def test_the_tab_opens_them(qtbot, tab):
    tab.closings_button.click()
    dialog = opened(tab, ClosingsDialog)
    assert dialog.chosen_subject is None
    with qtbot.waitSignal(tab.print_wanted):
        dialog.print_wanted.emit(object())
    tab.awards_button.click()
    assert opened(tab, AwardsDialog)
    tab.open_subject("points")
    tab.closings_button.click()
    assert opened(tab, ClosingsDialog).chosen_subject is ClosingSubject.POINTS


def test_the_days_list_opens_the_period_and_its_objections(tab, runner):
    committee, branch = 1, 2
    key = close(runner, committee, AFTER)
    runner.run(post_closing(closing_id=key, published_on=ON, on=ON))
    make.done(
        record_objection(
            subject=ObjectionSubject.SCORE,
            organisation_id=branch,
            period=Q3,
            text="责任区少算一处",
            raised_on=ON,
            on=ON,
        )
    )
    (item,) = [one for one in TodayQuery(ON).fetch() if one.row_id == key and one.kind == ""]
    tab.show_due(item)
    dialog = opened(tab, ClosingsDialog)
    assert dialog.chosen.row.closing_id == key
    assert dialog.strip.current_key() == OBJECTIONS_TAB
