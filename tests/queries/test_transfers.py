"""组织关系 on a day: letters, who is away, out of contact or stopped, and what is due."""

from datetime import date

import pytest

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.transfers import TransferState
from dangjian_desktop.domain.vocabulary import LeaveReason, TransferDirection, TransferPaper
from dangjian_desktop.operations.away import record_away, record_contact, record_suspension
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.transfers import add_incoming_transfer
from dangjian_desktop.queries.examination import ExaminationQuery
from dangjian_desktop.queries.open_dues import months_told
from dangjian_desktop.queries.transfers import (
    AwayKind,
    AwayQuery,
    ContactsQuery,
    OutOfContactQuery,
    TransfersQuery,
)
from dangjian_desktop.storage.models import Person
from tests import make
from tests.transfer_stories import ELSEWHERE, ON, contact, floating, letter_out, lost, received

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture
def branch() -> int:
    return make.branch(under=make.committee())


def test_a_letter_between_branches_is_seen_from_both_ends(branch: int) -> None:
    other = make.branch("机电队党支部")
    person = make.person("张三", branch)
    [letter] = letter_out(person, other_branch_id=other)
    [ours] = TransfersQuery(ON, branch).fetch()
    [theirs] = TransfersQuery(ON, other).fetch()
    assert (ours.direction, ours.counterpart) == (TransferDirection.OUT, "机电队党支部")
    assert (theirs.direction, theirs.counterpart) == (TransferDirection.IN, make.BRANCH)
    assert ours.is_between
    assert ours.answers == theirs.answers == make.BRANCH
    received(letter)
    [after] = TransfersQuery(ON, other).fetch()
    assert (after.answers, after.state) == ("机电队党支部", TransferState.RECEIVED)
    assert after.whom.branch_name == "机电队党支部"
    [before] = TransfersQuery(date(2026, 11, 15), other).fetch()
    assert (before.answers, before.state) == (make.BRANCH, TransferState.WAITING)
    assert before.whom.branch_name == make.BRANCH


def test_letters_that_wait_stand_first_by_their_last_day(branch: int) -> None:
    first, second, third = (make.person(name, branch) for name in ("甲一", "乙二", "丙三"))
    letter_out(first, valid_until=date(2026, 11, 30))
    [gone] = letter_out(second)
    received(gone)
    letter_out(third, valid_until=date(2026, 11, 10))
    rows = TransfersQuery(ON).fetch()
    assert [(row.whom.name, row.state, row.days_left) for row in rows] == [
        ("丙三", TransferState.EXPIRED, -10),
        ("甲一", TransferState.WAITING, 10),
        ("乙二", TransferState.RECEIVED, None),
    ]
    assert [row.is_open for row in TransfersQuery(ON, with_closed=False).fetch()] == [True, True]
    assert rows[0].counterpart == ELSEWHERE
    assert TransfersQuery(date(2026, 11, 1)).fetch() == []


def test_a_group_sees_its_own_people_only(branch: int) -> None:
    group = make.group(branch)
    mine, other = make.person("甲一", branch, group=group), make.person("乙二", branch)
    letter_out(mine, other)
    floating(mine)
    floating(other)
    lost(other)
    assert [row.whom.name for row in TransfersQuery(ON, group).fetch()] == ["甲一"]
    assert [row.whom.name for row in AwayQuery(ON, group).fetch()] == ["甲一"]
    assert OutOfContactQuery(ON, group).fetch() == []
    assert len(AwayQuery(ON, branch).fetch()) == 2


def test_contact_is_due_from_the_last_time_somebody_was_reached(branch: int) -> None:
    person = make.person("甲一", branch)
    floating(person, since="2026-03-01")
    contact(person, "2026-02-20")  # before the leaving
    [row] = AwayQuery(ON).fetch()
    assert (row.last_contact_on, row.contact_due_on, row.is_overdue) == (
        None,
        date(2026, 6, 1),
        True,
    )
    contact(person, "2026-08-30")
    contact(person, "2026-11-10", reached=False)
    [row] = AwayQuery(ON).fetch()
    assert (row.last_contact_on, row.last_tried_on) == (date(2026, 8, 30), date(2026, 11, 10))
    assert (row.contact_due_on, row.is_overdue, row.is_due_soon) == (
        date(2026, 11, 30),
        False,
        True,
    )
    [before] = AwayQuery(date(2026, 8, 29)).fetch()
    assert before.is_overdue
    assert [one.was_reached for one in ContactsQuery(person, ON).fetch()] == [False, True, True]


def test_who_must_be_reached_stands_first_and_who_is_back_last(branch: int) -> None:
    names = ("甲一", "乙二", "丙三")
    first, second, third = (make.person(name, branch) for name in names)
    floating(first, since="2026-11-01")
    floating(second, since="2026-03-01")
    floating(third, since="2026-03-01", until=date(2026, 10, 1))
    assert [row.whom.name for row in AwayQuery(ON).fetch()] == ["乙二", "甲一"]
    with_ended = AwayQuery(ON, with_ended=True).fetch()
    assert [(row.whom.name, row.is_over) for row in with_ended][-1] == ("丙三", True)
    assert with_ended[-1].contact_due_on is None
    assert len(AwayQuery(date(2026, 9, 30)).fetch()) == 2


def test_a_mark_without_an_entry_is_told_as_not_registered(branch: int) -> None:
    person = make.person("甲一", branch, is_floating=True, is_out_of_contact=True)
    [row], [missing] = AwayQuery(ON).fetch(), OutOfContactQuery(ON).fetch()
    assert (row.spell_id, row.since, missing.spell_id) == (None, None, None)
    assert "还没有登记从什么时候起" in str(row.facts[0])
    assert "还没有登记从什么时候起" in str(missing.facts[0])
    assert AwayQuery(ON, with_marked=False).fetch() == []
    floating(person)
    lost(person)
    assert [one.spell_id for one in AwayQuery(ON).fetch()] == [1]
    assert [one.spell_id for one in OutOfContactQuery(ON).fetch()] == [1]


def test_abroad_the_national_half_year_counts(branch: int) -> None:
    person = make.person("甲一", branch)
    make.done(
        record_away(person_id=person, kind=AwayKind.STUDY_ABROAD, since=date(2026, 5, 20), on=ON)
    )
    [row] = AwayQuery(ON).fetch()
    assert (row.contact_due_on, row.is_overdue) == (date(2026, 11, 20), False)
    assert AwayQuery(date(2026, 11, 21)).fetch()[0].is_overdue


def test_out_of_contact_is_ripe_after_six_months_and_a_search(branch: int) -> None:
    searched, not_searched = make.person("甲一", branch), make.person("乙二", branch)
    lost(searched, since="2026-05-20", searched="2026-06-10")
    make.done(change_person(person_id=searched, changes={"remark": "老家在外省"}))
    lost(not_searched, since="2026-05-20", searched=None)
    rows = OutOfContactQuery(ON).fetch()
    assert [(row.whom.name, row.is_ripe) for row in rows] == [("甲一", True), ("乙二", False)]
    assert rows[0].may_stop_on == ON
    assert not any(row.is_ripe for row in OutOfContactQuery(date(2026, 11, 19)).fetch())


def test_who_was_reached_meanwhile_is_told(branch: int) -> None:
    person = make.person("甲一", branch)
    lost(person)
    make.done(
        record_contact(person_ids=[person], contacted_on=date(2026, 11, 3), was_reached=True, on=ON)
    )
    [row] = OutOfContactQuery(ON).fetch()
    assert str(row.facts[0]) == "2026-11-03 已联系上。请登记“联系上”。"


def test_two_years_after_the_stopping_it_is_ripe_again(branch: int) -> None:
    person, emigrant = make.person("甲一", branch), make.person("乙二", branch)
    lost(person, since="2024-01-10", searched="2024-03-01")
    for one in (person, emigrant):
        make.done(record_suspension(person_id=one, stopped_on=date(2024, 8, 1), note="无", on=ON))
    rows = OutOfContactQuery(ON, branch).fetch()
    assert [(row.whom.name, row.is_ripe, row.removal_on) for row in rows] == [
        ("甲一", True, date(2026, 8, 1)),
        ("乙二", False, None),
    ]
    assert OutOfContactQuery(date(2026, 7, 31)).fetch()[0].is_ripe is False
    assert OutOfContactQuery(date(2024, 7, 31)).fetch()[0].stopped_on is None


def test_who_left_otherwise_is_not_stopped(branch: int) -> None:
    person = make.person("甲一", branch)
    make.departure(person, on=date(2026, 3, 1), reason=LeaveReason.EXPULSION)
    assert OutOfContactQuery(ON).fetch() == []


def test_months_are_told_as_they_are_written() -> None:
    months = [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert months_told(months) == "2026年11月、12月、2027年1月"


def found_about(*people: int) -> set[str]:
    rows = ExaminationQuery(ON).fetch()
    return {row.check.code for row in rows if row.person_id in people}


def test_the_examination_says_nothing_of_who_is_still_to_come(branch: int) -> None:
    make.done(
        add_incoming_transfer(
            branch_id=branch,
            paper=TransferPaper.ONLINE,
            counterpart=ELSEWHERE,
            issued_on=date(2026, 11, 2),
            valid_until=date(2026, 12, 2),
            facts=PersonFacts(name="钱新来"),
            on=ON,
        )
    )
    person = Person.get(Person.name == "钱新来").id
    assert found_about(person) == set()
    received(1)
    assert found_about(person)  # from then on what is missing is asked for


def test_a_mark_with_an_entry_behind_it_is_dated(branch: int) -> None:
    person = make.person("甲一", branch, is_floating=True, is_out_of_contact=True)
    undated = {"floating_undated", "out_of_contact_undated"}
    assert undated <= found_about(person)
    floating(person)
    lost(person)
    assert not undated & found_about(person)
