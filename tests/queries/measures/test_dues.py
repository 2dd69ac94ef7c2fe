"""Dues in the score: months not paid in full, the yearly publication, the rate, 待评."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.operations.dues_accounts import post_dues_publication
from dangjian_desktop.operations.dues_bases import record_waiver
from tests import make
from tests.dues_stories import ON, away, base, month, paid
from tests.queries.measures.asking import asked, count, note, proofs, reason, texts


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def person(branch):
    person = make.person("张三", branch)
    base(person)
    return person


def test_months_due_and_not_paid_in_full_by_the_end_of_the_period_count(person, branch):
    make.person("没有基数", branch)
    paid(person, branch, {"2026-07": "40", "2026-08": "39.99"}, paid_on="2026-08-10")
    assert count("dues_unpaid", branch, "2026Q3") == 2
    assert texts("dues_unpaid", branch, "2026Q3") == [
        "张三：2026年8月应交 40.00 元，已交 39.99 元",
        "张三：2026年9月应交 40.00 元，已交 0.00 元",
    ]
    assert proofs("dues_unpaid", branch, "2026Q3") == [
        "张三：2026年7月应交 40.00 元，已交 40.00 元"
    ]
    late = {"2026-08": "0.01", "2026-09": "40"}
    paid(person, branch, late, paid_on="2026-10-01")  # after the quarter: it stands as it was
    assert count("dues_unpaid", branch, "2026Q3") == 2
    assert count("dues_unpaid", branch, "2026") == 8  # January to June, October, November


def test_a_month_counts_from_its_collection_day_and_waived_or_elsewhere_not_at_all(person, branch):
    assert count("dues_unpaid", branch, "2026-11", date(2026, 11, 9)) == 0
    assert count("dues_unpaid", branch, "2026-11", date(2026, 11, 10)) == 1
    make.done(
        record_waiver(
            person_id=person, since=month("2026-10"), until=month("2026-10"), approval="有", on=ON
        )
    )
    away(person, "2026-09-01", "2026-10-01")
    assert count("dues_unpaid", branch, "2026-10") == 0
    assert count("dues_unpaid", branch, "2026-09") == 0
    assert count("dues_unpaid", branch, "2026-08") == 1


def test_no_base_at_all_is_not_that_everybody_paid(branch):
    assert "无应办" in note("dues_unpaid", branch, "2026Q3")
    make.person("张三", branch)
    for code in ("dues_unpaid", "dues_rate"):
        assert "基数" in reason(code, branch, "2026Q3")


def test_the_rate_is_what_came_in_of_what_was_owed(person, branch):
    paid(person, branch, {"2026-07": "40", "2026-08": "20"}, paid_on="2026-08-10")
    assert asked("dues_rate", branch, "2026Q3").count == Decimal(50)
    assert note("dues_rate", branch, "2026Q3") == "应交 120.00 元，已交 60.00 元"


@pytest.mark.parametrize(
    ("year", "posted", "expected"),
    [
        (2026, "2026-12-31", 0),
        (2025, "2026-01-15", 0),
        (2026, "2027-01-10", 0),
        (2027, "2027-01-10", 1),
    ],
)
def test_a_year_is_published_in_it_or_later_for_it(person, branch, year, posted, expected):
    later = date(2027, 1, 20)
    make.done(
        post_dues_publication(
            organisation_id=branch, year=year, posted_on=date.fromisoformat(posted), on=later
        )
    )
    assert count("dues_unpublished", branch, "2026", later) == expected


def test_an_unpublished_year_counts_once_it_is_over(person, branch):
    assert "才到期" in note("dues_unpublished", branch, "2026")
    assert count("dues_unpublished", branch, "2026Q4", date(2027, 1, 1)) == 1
    assert count("dues_unpublished", branch, "2026Q3", date(2027, 1, 1)) == 0
    empty = make.branch("没有人的支部")
    assert count("dues_unpublished", empty, "2026", date(2027, 1, 1)) == 0
    without = make.branch("没有基数的支部")
    make.person("李四", without)
    assert "基数" in reason("dues_unpublished", without, "2026", date(2027, 1, 1))
