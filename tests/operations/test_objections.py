"""Objections: taken down whenever they come, answered by people, and never named elsewhere."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionOutcome, ObjectionSubject
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.objections import (
    change_objection,
    record_answer,
    record_objection,
    remove_objection,
)
from dangjian_desktop.operations.points import record_points
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.objections import ObjectionsQuery, WaitsFor
from dangjian_desktop.queries.recorded_changes import RecordedChangesQuery
from dangjian_desktop.storage.models import Objection
from tests import make, scored
from tests.scored import LATER, Q3, close, mark, reopen

POSTED = date(2026, 10, 9)
WITHIN, AFTER_END = date(2026, 10, 14), date(2026, 10, 16)


@pytest.fixture
def mine(data, runner):
    """A quarter that is published until 15 October."""
    keys = scored.mine()
    key = close(runner, keys[0])
    runner.run(post_closing(closing_id=key, published_on=POSTED, on=POSTED))
    return keys


def raised(runner, branch, on=LATER, **more):
    told = {
        "subject": ObjectionSubject.SCORE,
        "organisation_id": branch,
        "period": Q3,
        "text": "责任区少算一处",
        "raised_on": WITHIN,
        "item": "D1",
        "raised_by": "赵某",
    }
    return runner.run(record_objection(on=on, **(told | more))).result


def answer(runner, key, outcome=ObjectionOutcome.UPHELD, text="补查属实", day=LATER, on=LATER):
    work = record_answer(objection_id=key, outcome=outcome, answer=text, answered_on=day, on=on)
    runner.run(work)


def rows(on=LATER, **more):
    return ObjectionsQuery(on, **more).fetch()


def test_one_within_the_days_is_taken_and_waits_for_an_answer(mine, runner):
    raised(runner, mine[1])
    (row,) = rows()
    assert (row.is_late, row.waits_for) == (False, WaitsFor.ANSWER)
    assert row.answer_due_on == date(2026, 10, 28)
    assert (row.organisation_name, row.item, row.closer_id) == ("采一支部", "D1", mine[0])


def test_one_that_comes_late_is_taken_and_marked(mine, runner):
    raised(runner, mine[1], raised_on=AFTER_END)
    raised(runner, mine[1], raised_on=date(2026, 10, 8))
    assert [row.is_late for row in rows()] == [True, None]


def test_an_upheld_one_waits_until_it_is_corrected(mine, runner):
    committee, first, _second = mine
    answer(runner, raised(runner, first))
    (row,) = rows(only_open=True)
    assert (row.waits_for, row.answer) == (WaitsFor.CORRECTION, "补查属实")
    reopen(runner, committee)
    mark(first, "57")
    close(runner, committee, LATER)
    assert rows(only_open=True) == ()
    assert rows()[0].waits_for is WaitsFor.NOTHING


def test_an_upheld_one_waits_on_where_the_correction_only_took_its_branch_over(mine, runner):
    committee, first, second = mine
    answer(runner, raised(runner, first))
    reopen(runner, committee)
    mark(second, "57")
    close(runner, committee, LATER, kept=[first])
    (row,) = rows(only_open=True)
    assert row.waits_for is WaitsFor.CORRECTION
    reopen(runner, committee)
    mark(first, "57")
    close(runner, committee, LATER, kept=[second])
    assert rows(only_open=True) == ()


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        (ObjectionOutcome.PARTLY_UPHELD, WaitsFor.CORRECTION),
        (ObjectionOutcome.NOT_UPHELD, WaitsFor.NOTHING),
    ],
)
def test_people_decide_what_becomes_of_it(mine, runner, outcome, waits):
    key = raised(runner, mine[1])
    answer(runner, key)
    answer(runner, key, outcome, "再查后的答复")
    (row,) = rows()
    assert (row.outcome, row.answer, row.waits_for) == (outcome, "再查后的答复", waits)


def test_one_is_mended_or_removed_until_it_is_answered(mine, runner):
    key = raised(runner, mine[1])
    work = change_objection(objection_id=key, values={"text": "责任区少算两处 "}, on=LATER)
    runner.run(work)
    assert rows()[0].text == "责任区少算两处"
    answer(runner, key)
    with pytest.raises(RefusedError, match="已经答复"):
        runner.run(work)
    with pytest.raises(RefusedError, match="要留存"):
        runner.run(remove_objection(objection_id=key))
    runner.undo()
    runner.run(remove_objection(objection_id=key))
    assert rows() == ()
    with pytest.raises(RefusedError, match="已经不在"):
        answer(runner, key)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": "  "}, "没有写异议的内容"),
        ({"raised_on": date(2026, 10, 21)}, "还没有到"),
        ({"raised_on": date(2026, 6, 30)}, "才开始"),
        ({"item": "Z9"}, "没有“Z9”"),
        ({"period": "Q3"}, "不是考评的期间"),
        ({"person_id": 999}, "不在名册"),
        ({"raised_by": "长" * 61}, "最多 60"),
        ({"text": "长" * 2_001}, "最多 2000"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(mine, runner, changed, words):
    with pytest.raises(RefusedError, match=words):
        raised(runner, mine[1], **changed)
    assert not Objection.select().count()


def test_an_answer_needs_words_and_a_day_that_can_be(mine, runner):
    key = raised(runner, mine[1])
    for more, words in (
        ({"text": " "}, "没有写查明"),
        ({"day": date(2026, 10, 13)}, "才提出"),
        ({"day": date(2026, 10, 21)}, "还没有到"),
    ):
        with pytest.raises(RefusedError, match=words):
            answer(runner, key, **more)


def test_before_anything_is_closed_items_are_those_of_the_rubric(data, runner):
    committee, first, _second = scored.mine()
    raised(runner, first, raised_on=LATER)
    (row,) = rows(within=committee)
    assert (row.is_late, row.closer_id) == (None, None)
    answer(runner, row.objection_id)
    assert (
        rows()[0].waits_for is WaitsFor.NOTHING
    )  # nothing is closed: the figure is mended at once


def test_an_objection_of_a_person_stands_in_its_list_alone(mine, runner):
    person = make.person("王五", mine[1])
    key = raised(
        runner, mine[1], subject=ObjectionSubject.POINTS, person_id=person, item="r1", raised_by=""
    )
    (row,) = rows(subject=ObjectionSubject.POINTS)
    assert (row.person, row.objection_id) == ("王五", key)
    assert rows(subject=ObjectionSubject.SCORE) == ()
    assert rows(within=mine[2]) == ()
    told = RecordedChangesQuery(person).fetch()
    assert "责任区少算一处" not in str(told)


def test_one_of_points_waits_until_the_points_of_its_branch_are_corrected(mine, runner):
    committee, first, second = mine
    people = [make.person(name, key) for name, key in (("王五", first), ("赵六", second))]

    def closed(**more):
        runner.run(
            close_period(
                subject=ClosingSubject.POINTS,
                organisation_id=committee,
                period="2026-09",
                on=LATER,
                **more,
            )
        )

    def corrected(person, kept):
        runner.run(
            reopen_period(
                subject=ClosingSubject.POINTS,
                organisation_id=committee,
                period="2026-09",
                on=LATER,
                reason="漏记带班抢修",
            )
        )
        runner.run(
            record_points(
                person_ids=[person],
                period="2026-09",
                points=Decimal(3),
                reason="带班抢修",
                on=LATER,
            )
        )
        closed(kept=[kept])

    closed()
    more = {"subject": ObjectionSubject.POINTS, "person_id": people[0], "period": "2026-09"}
    answer(runner, raised(runner, first, item="", **more))
    corrected(people[1], first)
    (row,) = rows(only_open=True)
    assert row.waits_for is WaitsFor.CORRECTION
    corrected(people[0], second)
    assert rows(only_open=True) == ()
