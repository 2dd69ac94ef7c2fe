"""Tab goes through the forms of an election, of a vote and of a post as the eye does.

What the tests of `test_tab_order` ask of the dialogs of the subject pages, asked of those of 换届,
表决 and 任职.
"""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dangjian_desktop.domain.vocabulary import Mark, Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.votes import add_candidate, add_vote
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.queries.votes import ActivityVotes, ActivityVotesQuery
from dangjian_desktop.ui.calendar.ballot_dialog import BallotDialog
from dangjian_desktop.ui.calendar.candidates_dialog import CandidatesDialog
from dangjian_desktop.ui.calendar.vote_dialogs import (
    CountsDialog,
    TotalsDialog,
    add_vote_dialog,
    change_vote_dialog,
    deduction_dialog,
    opinion_dialog,
)
from dangjian_desktop.ui.roster.election_dialogs import (
    approval_dialog,
    extension_dialog,
    posts_vote_dialog,
    result_dialog,
    seats_dialog,
    step_dialog,
    vote_dialog,
)
from dangjian_desktop.ui.roster.nominations_dialog import NominationsDialog
from dangjian_desktop.ui.roster.post_dialog import appoint_dialog
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.voting_bar_dialog import VotingBarDialog
from tests import make
from tests.election_stories import ON, Story
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back


@pytest.fixture
def on():
    return ON


@pytest.fixture
def desk(runner, on, qapp):
    return Desk(runner, lambda: on)


@pytest.fixture
def host(qtbot):
    """The page above which the dialogs stand."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def goes_as_the_eye_does(qtbot, dialog: QDialog) -> None:
    """Prove the order, and that Esc leaves a form in which nothing was typed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    form = getattr(dialog, "form", None)
    if form is not None:
        first = form.editor(form.keys[0]).widget
        focused = QApplication.focusWidget()
        assert focused is first or first.isAncestorOf(focused)
    if isinstance(dialog, BallotDialog):  # one types ballots at once; the number stands above
        dialog.issued.setFocus()
    assert steps_back(dialog) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


Make = Callable[[Any, Story, QWidget], QDialog]
ELECTIONS: dict[str, tuple[Callable[[Story], Any], Make]] = {
    "seats": (
        lambda story: story,
        lambda bench, story, over: seats_dialog(bench, story.detail(), over),
    ),
    "step": (
        lambda story: story,
        lambda bench, story, over: step_dialog(bench, story.detail(), story.detail().next, over),
    ),
    "extension": (
        lambda story: story,
        lambda bench, story, over: extension_dialog(
            bench, story.branch, make.BRANCH, running_term(story.branch, ON), over
        ),
    ),
    "nominations": (
        lambda story: story.approved_to_hold(),
        lambda bench, story, over: NominationsDialog(bench, story.detail(), over),
    ),
    "approval": (
        lambda story: story.approved_to_hold().proposed(4, 4),
        lambda bench, story, over: approval_dialog(bench, story.detail(), over),
    ),
    "vote": (
        lambda story: story.approved_to_hold().approved(),
        lambda bench, story, over: vote_dialog(bench, story.detail(), over),
    ),
    "posts_vote": (
        lambda story: story.approved_to_hold().approved().ballot().counted(8, 7, 6, 2),
        lambda bench, story, over: posts_vote_dialog(bench, story.detail(), over),
    ),
    "result": (
        lambda story: (
            story.approved_to_hold().approved().ballot().counted(8, 7, 6, 2).posts_voted()
        ),
        lambda bench, story, over: result_dialog(bench, story.detail(), over),
    ),
}


@pytest.mark.parametrize("name", ELECTIONS)
def test_tab_follows_the_eye_through_an_election(qtbot, workbench, data, host, name):
    prepare, made = ELECTIONS[name]
    story = Story().begin()
    prepare(story)
    goes_as_the_eye_does(qtbot, made(workbench, story, host))


@pytest.fixture
def votes(data) -> ActivityVotes:
    """A meeting at which one is absent, with an admission and an election to be counted."""
    branch = make.branch()
    people = make.persons(6, branch)
    applicant = make.person("石进", branch, stage=Stage.APPLICANT)
    activity = make.activity("general_meeting", branch, "2026-12-10", begins="09:00")
    make.done(post_due_list(activity_id=activity, on=ON))
    for place, person in enumerate(people):
        mark = Mark.EXCUSED if not place else Mark.PRESENT
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    make.done(
        add_vote(
            activity_id=activity, regime=Regime.ADMISSION, title="接收", person_ids=[applicant]
        )
    )
    elected = make.done(
        add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=2)
    )
    for person in people[1:4]:
        make.done(add_candidate(vote_id=elected, person_id=person))
    found = ActivityVotesQuery(activity).fetch()
    assert found is not None
    return found


VOTES: dict[str, Callable[[Any, ActivityVotes, QWidget], QDialog]] = {
    "add": lambda bench, votes, over: add_vote_dialog(bench, votes, Regime.ADMISSION, over),
    "add_election": lambda bench, votes, over: add_vote_dialog(bench, votes, Regime.ELECTION, over),
    "change": lambda bench, votes, over: change_vote_dialog(bench, votes.votes[1], over),
    "counts": lambda bench, votes, over: CountsDialog(bench, votes.votes[0], over),
    "totals": lambda bench, votes, over: TotalsDialog(bench, votes.votes[1], over),
    "opinion": lambda bench, votes, over: opinion_dialog(bench, votes, votes.votes[0], over),
    "deduction": lambda bench, votes, over: deduction_dialog(bench, votes, over),
    "bar": lambda bench, votes, over: VotingBarDialog(
        bench, votes.votes[0].person_id, "石进", over
    ),
    "ballots": lambda bench, votes, over: BallotDialog(
        bench, votes.votes[1].activity_id, votes.votes[1].vote_id, over
    ),
    "candidates": lambda bench, votes, over: CandidatesDialog(
        bench, votes.votes[1].activity_id, votes.votes[1].vote_id, over
    ),
}


@pytest.mark.parametrize("name", VOTES)
def test_tab_follows_the_eye_through_a_vote(qtbot, workbench, votes, host, name):
    goes_as_the_eye_does(qtbot, VOTES[name](workbench, votes, host))


def test_tab_follows_the_eye_when_somebody_takes_up_a_post(qtbot, workbench, data, host):
    branch = make.branch()
    person = make.person("张三", branch)
    query = RosterQuery(ON, within=branch)
    (row,) = query.rows([person])
    goes_as_the_eye_does(qtbot, appoint_dialog(workbench, row, host))
