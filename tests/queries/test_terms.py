"""When a term ends: by rule, by what a superior allowed, and everywhere the same."""

from datetime import date

import pytest

from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.vocabulary import ObligationState, Post
from dangjian_desktop.operations.elections import add_term_extension
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.queries.branch_rules import BranchRulesQuery
from dangjian_desktop.queries.obligations import ObligationsQuery
from dangjian_desktop.queries.terms import running_term, term_ends
from tests import make
from tests.election_stories import ENDS, Story

ON = date(2026, 11, 20)


@pytest.fixture
def story(data):
    return Story()


def extend(story, until="2027-06-30", approved_on=date(2026, 11, 10)):
    return make.done(
        add_term_extension(
            organisation_id=story.branch,
            until=date.fromisoformat(until),
            approval="星火矿党组〔2026〕15号",
            approved_on=approved_on,
            on=ON,
            reason="工作面搬家",
        )
    )


def test_t01_a_term_ends_three_years_after_the_election(story):
    end = running_term(story.branch, ON)
    assert (end.elected, end.expires, end.ends) == (date(2023, 12, 15), ENDS, ENDS)
    assert (end.days_left(ON), end.is_moved) == (25, False)
    assert end.term.remind == date(2026, 6, 15)  # T02
    assert (end.term.earliest, end.term.latest) == (date(2025, 12, 15), date(2027, 12, 15))


def test_an_extension_moves_the_end_from_the_day_it_was_approved(story):
    extend(story)
    assert running_term(story.branch, date(2026, 11, 9)).ends == ENDS
    end = running_term(story.branch, ON)
    assert (end.ends, end.expires, end.is_moved) == (date(2027, 6, 30), ENDS, True)
    assert end.approval == "星火矿党组〔2026〕15号"
    assert term_ends(ON)[story.branch] == end


def test_obligations_and_the_examination_ask_the_same_place(story):
    extend(story, "2027-05-31")
    late = date(2026, 12, 20)
    (due,) = [
        one for one in ObligationsQuery(late, story.branch).fetch() if one.told.way is Way.TERM
    ]
    assert (due.due_on, due.state) == (date(2027, 5, 31), ObligationState.DUE_SOON)
    assert "上级同意换届到 2027-05-31" in str(due.notice)
    found = [
        notice
        for branch in BranchRulesQuery(late, story.branch).fetch()
        for rule in branch.rules
        for notice in rule.found
        if "任期" in rule.title
    ]
    assert not any("已满" in str(one.facts) for one in found)


def test_a_notice_of_the_board_of_obligations_counts_too(story):
    make.done(
        add_obligation_notice(
            obligation="obligations.term",
            organisation_id=story.branch,
            year=2026,
            due_on=date(2027, 3, 31),
            noticed_on=date(2026, 11, 1),
            note="星火矿党组〔2026〕9号",
        )
    )
    end = running_term(story.branch, ON)
    assert (end.ends, end.extension_id) == (date(2027, 3, 31), None)


def test_a_committee_of_the_mine_holds_office_for_five_years(data):
    committee = make.committee()
    person = make.person("王一", make.branch(under=committee))
    make.done(
        appoint(
            person_id=person,
            organisation_id=committee,
            post=Post.SECRETARY,
            on=date(2021, 11, 30),
            elected_on=make.day("2021-11-30"),
        )
    )
    assert running_term(committee, ON).ends == date(2026, 11, 30)  # T06


def test_nothing_is_known_where_no_day_of_an_election_is_told(data):
    branch = make.branch()
    make.post(make.person("王一", branch), branch, Post.SECRETARY)
    assert running_term(branch, ON) is None
    assert branch not in term_ends(ON)


def test_the_end_of_february_is_clamped(data):
    branch = make.branch()
    person = make.person("王一", branch)
    make.done(
        appoint(
            person_id=person,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2024, 2, 29),
            elected_on=make.day("2024-02-29"),
        )
    )
    assert running_term(branch, ON).ends == date(2027, 2, 28)  # T05
