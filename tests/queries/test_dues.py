"""The sheet of a month and the dues of one person: F01 to F26 on recorded rows, moves, arrears."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.dues import Alert, Payer
from dangjian_desktop.domain.dues_months import DuesState, Rhythm
from dangjian_desktop.domain.vocabulary import Stage, TransferDirection
from dangjian_desktop.operations.dues_accounts import change_collection_day
from dangjian_desktop.operations.dues_bases import record_waiver
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesPersonQuery, open_months_of
from dangjian_desktop.queries.dues_facts import collection_of
from tests import make
from tests.dues_stories import ON, asked, away, base, letter, month, paid, row

WAGES = {
    "basic_pay": "4200",
    "post_pay": "1300",
    "regular_bonus": "1500",
    "underground_allowance": "900",
    "overtime": "400",
    "meals": "300",
    "social_insurance": "1120",
    "income_tax": "35",
}


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def person(branch):
    return make.person("张三", branch)


@pytest.mark.parametrize(
    ("payer", "figure", "amount", "rate"),
    [
        (Payer.WAGE, "3000", "15.00", "0.005"),  # F01
        (Payer.WAGE, "3000.01", "30.00", "0.01"),  # F02
        (Payer.WAGE, "1800", "9.00", "0.005"),  # F03
        (Payer.WAGE, "3256.40", "32.56", "0.01"),  # F04
        (Payer.WAGE, "5000", "50.00", "0.01"),  # F05
        (Payer.YEARLY_SALARY, "5000.01", "75.00", "0.015"),  # F06
        (Payer.SELF_EMPLOYED, "7333.33", "110.00", "0.015"),  # F07
        (Payer.WAGE, "10000", "150.00", "0.015"),  # F08
        (Payer.WAGE, "10000.01", "200.00", "0.02"),  # F09
        (Payer.WAGE, "15000", "300.00", "0.02"),  # F10
        (Payer.RETIRED, "5000", "25.00", "0.005"),  # F12
        (Payer.RETIRED, "5000.01", "50.00", "0.01"),  # F13
        (Payer.RETIRED, "6480.50", "64.81", "0.01"),  # F14
        (Payer.RETIRED, "2600", "13.00", "0.005"),  # F15
        (Payer.FIXED, None, "0.20", None),  # F16
    ],
)
def test_every_payer_owes_by_the_scale_with_the_rule_named(person, payer, figure, amount, rate):
    base(person, figure, payer=payer)
    told = row(person)
    assert (told.owed, told.amount) == (Decimal(amount), Decimal(amount))
    assert told.rate == (None if rate is None else Decimal(rate))
    assert told.slab_text
    titles = [title for title, _source in DuesMonthQuery(ON, ON).fetch().sources]
    assert any("交纳" in title for title in titles)
    assert all(
        "可信度" in source or "明文" in source
        for _t, source in DuesMonthQuery(ON, ON).fetch().sources
    )


def test_f11_a_base_of_nought_owes_nothing_and_asks_to_be_checked(person):
    base(person, "0")
    told = row(person)
    assert (told.owed, told.state, told.months_unpaid) == (Decimal("0.00"), DuesState.NOTHING, 0)


def test_f17_f18_the_parts_make_the_base_and_the_switch_takes_underground_pay_in(person):
    base(person, parts=WAGES)
    assert (row(person).base, row(person).owed) == (Decimal("5845.00"), Decimal("87.68"))
    basis = DuesPersonQuery(person, ON, 2026).fetch().bases[0].assessed
    assert set(basis.wage.left_out) == {"underground_allowance", "overtime", "meals"}
    assert set(basis.wage.deducted) == {"social_insurance", "income_tax"}
    make.done(
        change_rule(rule="dues.coal_base", key="underground_allowance", value="in", note="上级党委")
    )
    assert (row(person).base, row(person).owed) == (Decimal("6745.00"), Decimal("101.18"))


@pytest.mark.parametrize(("step", "amount"), [("0.1", "87.7"), ("1", "88")])
def test_f04_f17_rounding_is_a_switch(person, step, amount):
    base(person, parts=WAGES)
    make.done(change_rule(rule="dues.rounding", key="step", value=step, note="上级党委"))
    assert row(person).owed == Decimal(amount)


def test_a_switch_of_the_parts_in_midyear_waits_for_january_where_amounts_are_fixed(person):
    base(person, parts=WAGES)
    make.done(
        change_rule(
            rule="dues.coal_base",
            key="underground_allowance",
            value="in",
            note="上级党委",
            since=PartialDate(2026, 7),
        )
    )
    assert row(person, "2026-11").base == Decimal("5845.00")
    assert row(person, "2027-01").base == Decimal("6745.00")


def test_f19_a_waiver_leaves_nothing_or_less_to_pay_and_names_its_approval(person):
    base(person)
    make.done(
        record_waiver(
            person_id=person,
            since=month("2026-10"),
            until=month("2026-10"),
            approval="矿党〔2026〕12号",
            on=ON,
        )
    )
    make.done(
        record_waiver(
            person_id=person, since=month("2026-11"), monthly=Decimal(10), approval="口头", on=ON
        )
    )
    told = row(person, "2026-10")
    assert (told.owed, told.state, told.waiver) == (0, DuesState.WAIVED, "矿党〔2026〕12号")
    assert told.amount == Decimal("40.00")
    assert (row(person).owed, row(person).state) == (Decimal(10), DuesState.UNPAID)
    assert row(person, "2026-09").waiver == ""


@pytest.mark.parametrize(
    ("passed", "due"),
    [("2026-11-05", "2026-11-10"), ("2026-11-10", "2026-11-10"), ("2026-11-25", "2026-12-10")],
)
def test_f20_f21_dues_begin_with_the_month_of_the_meeting(branch, passed, due):
    person = make.person("李四", branch, stage=Stage.PROBATIONARY, admitted_on=passed)
    base(person, since="2026-11")
    on = date(2026, 11, 28)
    assert asked("2026-10", on) == []
    told = row(person, "2026-11", on)
    assert told.due_on == date.fromisoformat(due)
    assert told.months_unpaid == (1 if due.startswith("2026-11") else 0)
    later = date(2026, 12, 10)
    assert [one.month for one in open_months_of(person, later)] == [
        month("2026-11"),
        month("2026-12"),
    ]


def test_f22_an_amount_is_fixed_for_the_year(person):
    base(person, "4900", "2026-01")
    base(person, "5600", "2026-06")
    assert row(person, "2026-12").owed == Decimal("49.00")
    assert row(person, "2027-01").owed == Decimal("84.00")


def test_f23_or_follows_the_wage_where_the_rule_says_so(person):
    base(person, "4900", "2026-01")
    base(person, "5600", "2026-06")
    make.done(change_rule(rule="dues.fixing", key="mode", value="follow_wage", note="上级党委"))
    assert row(person, "2026-05").owed == Decimal("49.00")
    assert row(person, "2026-06").owed == Decimal("84.00")


def test_yearly_salaries_follow_what_is_drawn_and_who_retires_pays_as_retired(person, branch):
    base(person, "8000", "2026-01", Payer.YEARLY_SALARY)
    base(person, "90000", "2026-11", Payer.YEARLY_SALARY)
    assert [row(person, one).owed for one in ("2026-10", "2026-11")] == [120, 1800]
    retiring = make.person("王五", branch)
    base(retiring, "8000", "2026-01")
    base(retiring, "4500", "2026-06", Payer.RETIRED)
    base(retiring, "4900", "2026-09", Payer.RETIRED)
    told = [row(retiring, one).owed for one in ("2026-05", "2026-06", "2026-10", "2027-01")]
    assert told == [Decimal("120.00"), Decimal("22.50"), Decimal("22.50"), Decimal("24.50")]


def test_without_a_base_nothing_is_reckoned_and_that_is_not_nought(person):
    told = row(person)
    assert (told.owed, told.open, told.payer, told.amount) == (None, None, None, None)
    assert (told.state, told.months_unpaid, told.alert) == (DuesState.NO_BASE, 0, Alert.NONE)
    totals = DuesMonthQuery(ON, ON).fetch().totals
    assert (totals.people, totals.without_base, totals.owing, totals.owed) == (1, 1, 0, 0)
    assert open_months_of(person, ON) == []


@pytest.mark.parametrize(
    ("last", "months", "alert"),
    [("2026-05", 6, Alert.URGENT), ("2026-08", 3, Alert.NOTICE), ("2026-09", 2, Alert.NONE)],
)
def test_f24_f25_arrears_are_counted_and_nobodys_stage_is_touched(
    person, branch, last, months, alert
):
    base(person)
    shares = {f"2026-{n:02d}": "40" for n in range(1, int(last[-2:]) + 1)}
    paid(person, branch, shares)
    told = row(person)
    assert (told.months_unpaid, told.alert, told.last_paid_month) == (months, alert, month(last))
    assert len(open_months_of(person, ON)) == months
    assert asked("2026-12") == ["张三"]  # still a member, still asked


def test_arrears_of_more_than_a_year_are_counted_to_the_last_month_paid(person, branch):
    base(person, since="2024-01")
    shares = {f"{year}-{n:02d}": "40" for year in (2024, 2025) for n in range(1, 13)}
    paid(person, branch, dict(list(shares.items())[:17]))
    told = row(person)
    assert (told.months_unpaid, told.last_paid_month) == (18, month("2025-05"))
    own = DuesPersonQuery(person, ON, 2026).fetch()
    assert (own.months_unpaid, own.last_paid_month) == (18, month("2025-05"))


def test_this_month_counts_from_its_collection_day_on(person, branch):
    base(person)
    shares = {f"2026-{n:02d}": "40" for n in range(1, 11)}
    paid(person, branch, shares, paid_on="2026-10-10")
    assert row(person, on=date(2026, 11, 9)).months_unpaid == 0
    assert row(person, on=date(2026, 11, 10)).months_unpaid == 1
    make.done(change_collection_day(organisation_id=branch, day=25, note="支部大会"))
    assert row(person, on=date(2026, 11, 24)).months_unpaid == 0
    assert row(person, on=date(2026, 11, 25)).months_unpaid == 1
    assert DuesMonthQuery(ON, ON, branch).fetch().collected_on == date(2026, 11, 25)


def test_a_day_31_is_the_last_one_of_a_shorter_month(branch):
    make.done(change_collection_day(organisation_id=branch, day=31, note="支部大会"))
    assert DuesMonthQuery(ON, ON, branch).fetch().collected_on == date(2026, 11, 30)


def test_a_branch_that_collects_by_the_quarter_asks_for_it_in_its_last_month(person, branch):
    base(person)
    paid(person, branch, {f"2026-{n:02d}": "40" for n in range(1, 10)}, paid_on="2026-09-10")
    assert row(person).months_unpaid == 2
    work = change_collection_day(
        organisation_id=branch, day=10, rhythm=Rhythm.QUARTER, note="支部大会同意"
    )
    make.done(work)
    told = row(person)
    assert (told.due_on, told.months_unpaid, told.owed) == (date(2026, 12, 10), 0, 40)
    assert open_months_of(person, ON) == []
    later = date(2026, 12, 10)
    assert row(person, on=later).months_unpaid == 3
    assert len(open_months_of(person, later)) == 3
    assert collection_of(branch, month("2026-11")) == (10, Rhythm.QUARTER)


def test_part_payments_leave_the_rest_open_and_later_ones_do_not_count_yet(person, branch):
    base(person)
    paid(person, branch, {"2026-11": "15.5"}, paid_on="2026-11-10")
    told = row(person)
    assert (told.paid, told.open, told.state) == (
        Decimal("15.50"),
        Decimal("24.50"),
        DuesState.PART,
    )
    assert told.months_unpaid == 0
    assert row(person, on=date(2026, 11, 9)).paid == 0
    paid(person, branch, {"2026-11": "24.5"})
    assert (row(person).open, row(person).state) == (0, DuesState.PAID)


def test_a_month_waived_or_paid_ends_the_row_of_unpaid_ones(person, branch):
    base(person)
    make.done(
        record_waiver(
            person_id=person, since=month("2026-09"), until=month("2026-09"), approval="有", on=ON
        )
    )
    assert row(person).months_unpaid == 2


# Who is asked ---------------------------------------------------------------------------------


def test_applicants_owe_nothing_and_who_has_left_before_the_day_neither(branch):
    make.person("申请", branch, stage=Stage.APPLICANT)
    early = make.person("早走", branch)
    late = make.person("晚走", branch)
    make.departure(early, date(2026, 11, 9))
    make.departure(late, date(2026, 11, 11))
    assert asked("2026-11") == ["晚走"]
    assert sorted(asked("2026-10")) == ["早走", "晚走"]
    assert asked("2026-12") == []


def test_the_branch_of_the_collection_day_asks(person, branch):
    other = make.branch("机电队党支部")
    make.done(move_to_branch(person_ids=[person], branch_id=other, on=date(2026, 11, 12)))
    assert asked("2026-11", within=branch) == ["张三"]
    assert asked("2026-12", within=branch) == []
    assert asked("2026-12", within=other) == ["张三"]


@pytest.mark.parametrize(
    ("through", "by_old", "by_new"),
    [
        ("2026-12", ["2026-10", "2026-11", "2026-12"], ["2027-01"]),
        ("2026-11", ["2026-10", "2026-11"], ["2026-12", "2027-01"]),
        ("2026-09", [], ["2026-10", "2026-11", "2026-12", "2027-01"]),
    ],
)
def test_the_letter_says_which_months_the_old_branch_took(person, branch, through, by_old, by_new):
    other = make.branch("机电队党支部")
    make.done(move_to_branch(person_ids=[person], branch_id=other, on=date(2026, 11, 5)))
    letter(person, TransferDirection.OUT, branch, "2026-11-05", through, other)
    months = ["2026-10", "2026-11", "2026-12", "2027-01"]
    assert [one for one in months if asked(one, within=branch)] == by_old
    assert [one for one in months if asked(one, within=other)] == by_new
    assert [one for one in months if asked(one)] == months


def test_who_comes_from_elsewhere_is_asked_from_the_month_after_the_last_one_paid_there(branch):
    moved = make.person(
        "转来", branch, since="2026-11-05", admitted_on="2010-07-01", confirmed_on="2011-07-01"
    )
    late = make.person(
        "晚来", branch, since="2026-11-15", admitted_on="2010-07-01", confirmed_on="2011-07-01"
    )
    assert asked("2026-11") == ["转来"]
    letter(moved, TransferDirection.IN, branch, "2026-11-05", "2026-09")
    letter(late, TransferDirection.IN, branch, "2026-11-15", "2026-10")
    assert asked("2026-09") == []
    assert asked("2026-10") == ["转来"]
    assert sorted(asked("2026-11")) == ["晚来", "转来"]


def test_who_pays_at_the_inflow_side_stands_there_and_owes_nothing_here(person):
    base(person)
    away(person, "2026-03-01", "2026-06-01")
    told = row(person, "2026-04")
    assert (told.owed, told.state) == (0, DuesState.ELSEWHERE)
    assert row(person, "2026-06").state is DuesState.UNPAID
    assert row(person).months_unpaid == 6  # June to November


def test_a_group_shows_its_own_people(branch):
    group = make.group(branch)
    make.person("组员", branch, group=group)
    make.person("别的", branch)
    assert asked("2026-11", within=group) == ["组员"]
    assert DuesMonthQuery(ON, ON, group).fetch().rows[0].group_name == "第一党小组"


def test_a_person_shows_months_bases_payments_waivers_and_nothing_of_before(person, branch):
    base(person, since="2026-03")
    one = paid(person, branch, {"2026-03": "40", "2026-04": "40"})
    told = DuesPersonQuery(person, ON, 2026).fetch()
    assert told.known_since == month("2026-03")
    assert [one.month.month for one in told.months] == list(range(1, 13))
    assert [told.months[n].owed for n in (1, 2)] == [None, Decimal("40.00")]
    assert [one.month.month for one in told.open_months] == list(range(5, 12))
    assert told.open == 7 * Decimal("40.00")
    assert told.payments[0].payment_id == one
    assert told.payments[0].shares == {month("2026-03"): 40, month("2026-04"): 40}
    nobody = DuesPersonQuery(person + 1, ON, 2026).fetch()
    assert (nobody.months, nobody.known_since, nobody.bases) == ((), None, ())


def test_a_month_asked_twice_is_read_once_until_something_changes(person, branch):
    base(person, "3000")
    asked_for = DuesMonthQuery(ON, month("2026-11"), branch)
    before = asked_for.fetch()
    assert DuesMonthQuery(ON, month("2026-11"), branch).fetch() is before
    assert DuesMonthQuery(ON, month("2026-10"), branch).fetch() is not before
    paid(person, branch, {"2026-11": str(before.rows[0].owed)})
    (after,) = asked_for.fetch().rows
    assert after.open == 0 < before.rows[0].open
