"""How two records of one person become one."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.merging import (
    Span,
    StageSpan,
    joined_spans,
    joined_stages,
    months_left,
    suggested_facts,
)
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Stage


def day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.from_iso(text)


def test_what_only_one_record_knows_is_taken_and_what_both_know_stands():
    kept = PersonFacts(name="张三", crew="采一班", born_on=day("1980-01"))
    merged = PersonFacts(name="张叁", crew="", trade="采煤机司机", born_on=day("1980-01-05"))
    facts = suggested_facts(kept, merged)
    assert (facts["name"], facts["crew"], facts["trade"]) == ("张三", "采一班", "采煤机司机")
    assert facts["born_on"] == day("1980-01-05")


def test_no_is_something_a_record_says():
    kept, merged = PersonFacts(is_floating=False), PersonFacts(is_floating=True)
    assert suggested_facts(kept, merged)["is_floating"] is False


def stage(stage: Stage, since: str | None, until: str | None = None, known: bool = True):
    return StageSpan(stage, day(since), known, day(until))


ROAD = [stage(Stage.PROBATIONARY, "2000-06-01", "2001-06-01"), stage(Stage.FULL, "2001-06-01")]
FULL_SINCE_JUNE = stage(Stage.FULL, "2026-06-01")


@pytest.mark.parametrize(
    ("kept", "merged", "expected"),
    [
        (
            [stage(Stage.FULL, "2001")],
            ROAD,
            ROAD,
        ),
        (
            [stage(Stage.FULL, "2000-06-01", known=False)],
            [stage(Stage.FULL, "2001-06-01")],
            [stage(Stage.FULL, "2001-06-01")],
        ),
        (
            [stage(Stage.PROBATIONARY, "2025-06-01")],
            [FULL_SINCE_JUNE],
            [stage(Stage.PROBATIONARY, "2025-06-01", "2026-06-01"), FULL_SINCE_JUNE],
        ),
        (
            [stage(Stage.FULL, "2001-06-01")],
            [stage(Stage.FULL, "2003-01-01")],
            [stage(Stage.FULL, "2001-06-01")],
        ),
        (
            [stage(Stage.FULL, "2001-06-01", "2010-01-01")],
            [stage(Stage.FULL, "2001-06-01")],
            [stage(Stage.FULL, "2001-06-01")],
        ),
        ([], [stage(Stage.APPLICANT, None)], [stage(Stage.APPLICANT, None)]),
    ],
)
def test_two_tellings_of_the_road_become_one(kept, merged, expected):
    assert joined_stages(kept, merged) == expected


def span(row_id: int, what: str, since: str | None = None, until: str | None = None) -> Span:
    return Span(row_id, (what,), day(since), day(until))


def test_what_the_kept_record_does_not_contradict_is_taken_over():
    joined = joined_spans([span(1, "二队", "2020")], [span(2, "一队", "2015", "2020")], alone=True)
    assert (joined.moved, joined.widened, joined.left_out) == ((2,), {}, ())


def test_the_same_thing_told_twice_becomes_one_span_of_both():
    joined = joined_spans([span(1, "一队", None)], [span(2, "一队", "2015-03-01")], alone=True)
    assert joined.widened == {1: (day("2015-03-01"), None)}
    assert (joined.moved, joined.left_out) == ((), ())


def test_two_branches_at_one_time_cannot_both_be_true():
    joined = joined_spans([span(1, "一队", "2018")], [span(2, "二队", "2019")], alone=True)
    assert (joined.moved, joined.left_out) == ((), (2,))


def test_two_posts_at_one_time_can_both_be_true():
    joined = joined_spans([span(1, "书记", "2018")], [span(2, "组织委员", "2019")], alone=False)
    assert (joined.moved, joined.left_out) == ((2,), ())


def test_a_span_is_not_widened_into_another_one():
    kept = [span(1, "一队", "2018", "2020"), span(2, "二队", "2020")]
    joined = joined_spans(kept, [span(3, "一队", "2018", None)], alone=True)
    assert (joined.moved, joined.widened, joined.left_out) == ((), {}, (3,))


def test_touching_spans_do_not_overlap():
    kept = [span(1, "一队", "2018-05-01", "2020-05-01")]
    joined = joined_spans(kept, [span(2, "二队", "2020-05-01")], alone=True)
    assert joined.moved == (2,)


@pytest.mark.parametrize(
    ("months", "taken", "left"),
    [
        ("01-06", [], ["01-06"]),
        ("01-06", ["07-"], ["01-06"]),
        ("07-", ["01-06"], ["07-"]),
        ("01-06", ["06-"], ["01-05"]),
        ("06-12", ["01-06"], ["07-12"]),
        ("01-12", ["03-04", "08-08"], ["01-02", "05-07", "09-12"]),
        ("01-", ["03-04"], ["01-02", "05-"]),
        ("03-", ["01-"], []),
        ("03-04", ["03-04"], []),
        ("03-", ["03-"], []),
    ],
)
def test_months_that_the_kept_record_tells_are_its_own(months, taken, left):
    def span(told):
        first, last = told.split("-")
        return date(2026, int(first), 1), date(2026, int(last), 1) if last else None

    assert months_left(span(months), [span(one) for one in taken]) == [span(one) for one in left]
