"""Use of dues, what is handed up, publication, collection day: accounts that come out."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.problems import InputError, Severity
from dangjian_desktop.domain.vocabulary import ConsentKind, DuesMovementKind
from dangjian_desktop.operations.dues_accounts import (
    change_collection_day,
    correct_movement,
    movement_problems,
    post_dues_publication,
    record_movement,
    remove_dues_publication,
    remove_movement,
)
from dangjian_desktop.operations.dues_bases import record_waiver
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery, DuesPublicSheetQuery
from dangjian_desktop.storage.database import database
from dangjian_desktop.storage.models import DuesMovement
from tests import make
from tests.dues_stories import ON, base, paid, row


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


def movement(branch, kind=DuesMovementKind.USED, amount="10", on=ON, **values):
    told = {"moved_on": date(2026, 6, 1), "purpose": "购买学习资料", **values}
    return record_movement(organisation_id=branch, kind=kind, amount=Decimal(amount), on=on, **told)


def test_the_balance_is_what_came_in_less_what_went_out_over_the_years(runner, branch):
    person = make.person("张三", branch)
    base(person, since="2025-01")
    paid(person, branch, {"2025-12": "40"}, paid_on="2025-12-10")
    paid(person, branch, {"2026-01": "40"}, paid_on="2026-01-10")
    runner.run(movement(branch, amount="12.34", moved_on=date(2025, 12, 31)))
    runner.run(movement(branch, DuesMovementKind.HANDED_UP, "30", purpose="", period="2025"))
    key = runner.run(movement(branch, DuesMovementKind.ALLOCATED, "15.5", purpose="")).result
    told = DuesAccountsQuery(ON, 2026, branch).fetch()
    assert [(one.carried, one.collected, one.used) for one in told.rows] == [
        (Decimal("27.66"), Decimal("40.00"), 0)
    ]
    assert told.total.balance == Decimal("53.16")
    before = DuesAccountsQuery(ON, 2025, branch).fetch()
    assert before.total.balance == told.total.carried
    assert DuesAccountsQuery(date(2026, 1, 9), 2026).fetch().total.collected == 0
    values = {"kind": DuesMovementKind.ALLOCATED, "moved_on": date(2026, 6, 2), "on": ON}
    runner.run(correct_movement(movement_id=key, amount=Decimal(15), **values))
    assert DuesAccountsQuery(ON, 2026).fetch().total.balance == Decimal("52.66")
    runner.run(remove_movement(movement_id=key))
    assert DuesAccountsQuery(ON, 2026).fetch().total.balance == Decimal("37.66")
    with pytest.raises(RefusedError, match="不在"):
        runner.run(remove_movement(movement_id=key))


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"amount": "0"}, "amount", "dues.amount_nought"),
        ({"amount": "-1"}, "amount", "dues.paid_below_nought"),
        ({"amount": "1.001"}, "amount", "dues.decimals"),
        ({"moved_on": date(2026, 11, 21)}, "moved_on", "date.future"),
        ({"purpose": " "}, "purpose", "dues.purpose_missing"),
        ({"period": "二季度"}, "period", "dues.period"),
    ],
)
def test_a_wrong_movement_is_told_at_its_field(runner, branch, values, field, code):
    with pytest.raises(InputError) as error:
        runner.run(movement(branch, **values))
    assert [(one.where.field, one.code) for one in error.value.problems] == [(field, code)]
    assert not DuesMovement.select().exists()


def test_more_than_is_there_is_warned_of_and_taken(runner, branch):
    told = {"organisation_id": branch, "kind": DuesMovementKind.USED, "purpose": "购书"}
    problems = movement_problems(moved_on=ON, amount=Decimal("0.01"), on=ON, **told)
    assert [(one.code, one.severity) for one in problems] == [
        ("dues.more_than_there", Severity.WARNING)
    ]
    key = runner.run(movement(branch)).result
    problems = movement_problems(moved_on=ON, amount=Decimal(10), on=ON, movement_id=key, **told)
    assert [one.hint for one in problems] == ["0.00"]


def test_what_is_only_warned_of_is_not_reckoned_to_record_it(runner, branch):
    statements = []
    database.connection().set_trace_callback(statements.append)
    key = runner.run(movement(branch)).result
    values = {"kind": DuesMovementKind.USED, "moved_on": date(2026, 6, 2), "purpose": "购书"}
    runner.run(correct_movement(movement_id=key, amount=Decimal(5), on=ON, **values))
    database.connection().set_trace_callback(None)
    assert any('"dues_movement"' in one for one in statements)
    assert not any("SUM(" in one for one in statements)


def test_the_public_sheet_counts_and_sums_and_names_only_who_agreed(runner, branch):
    people = [make.person(name, branch) for name in ("张三", "李四", "王五")]
    for person in people[:2]:
        base(person)
        paid(person, branch, {"2026-01": "40"}, paid_on="2026-01-10")
    paid(people[0], branch, {"2026-02": "10"}, paid_on="2026-02-10")
    runner.run(movement(branch, amount="20"))
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    january, february = sheet.months[0].totals, sheet.months[1].totals
    assert (january.people, january.owing, january.in_full, january.without_base) == (3, 2, 2, 1)
    assert (february.in_full, february.paid) == (0, Decimal("10.00"))
    assert [one.month.month for one in sheet.months] == list(range(1, 12))
    assert (sheet.owed, sheet.paid) == (880, 90)
    assert (sheet.account.collected, sheet.account.used, sheet.account.balance) == (90, 20, 70)
    assert sheet.named == ()
    agree([people[0], people[2]])
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert (sheet.named, sheet.is_withheld) == ((), True)  # 李四 alone did not agree
    other = make.person("赵六", branch)
    base(other)
    paid(other, branch, {"2026-03": "40"}, paid_on="2026-03-10")
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    named = sheet.named
    assert not sheet.is_withheld
    assert [(one.name, one.months, one.amount) for one in named] == [("张三", 2, 50)]


def agree(people, given_on=ON):
    make.done(record_wall_consent(people=people, kind=ConsentKind.AMOUNT, given_on=given_on, on=ON))


def withdraw(people, withdrawn_on):
    told = {"people": people, "kind": ConsentKind.AMOUNT, "withdrawn_on": withdrawn_on}
    make.done(end_wall_consent(on=ON, **told))


def named_on(branch, on=ON, year=2026):
    return [(one.name, one.amount) for one in DuesPublicSheetQuery(branch, year, on).fetch().named]


@pytest.mark.parametrize("other_kind", [kind for kind in ConsentKind if kind != "consent_amount"])
def test_a_consent_to_something_else_shows_no_amount(branch, four, other_kind):
    make.done(record_wall_consent(people=four, kind=other_kind, given_on=ON, on=ON))
    assert named_on(branch) == []


def test_a_consent_shows_the_amount_from_its_day_on_and_not_before(branch, four):
    agree(four[:1], date(2026, 11, 10))
    assert named_on(branch, date(2026, 11, 9)) == []
    assert named_on(branch, date(2026, 11, 10)) == [("张三", 80)]


def test_a_consent_given_later_shows_what_was_paid_before_it_and_last_year_too(branch, four):
    paid(four[0], branch, {"2025-12": "40"}, paid_on="2025-12-10")
    agree(four[:1])
    assert named_on(branch) == [("张三", 80)]
    base(four[0], since="2025-12")
    assert named_on(branch, year=2025) == [("张三", 40)]


def test_a_consent_taken_back_hides_the_amount_from_that_day_on(branch, four):
    agree(four[:2], date(2026, 3, 1))
    withdraw(four[:1], date(2026, 11, 10))
    assert named_on(branch, date(2026, 11, 9)) == [("李四", 40), ("张三", 80)]
    assert named_on(branch, date(2026, 11, 10)) == [("李四", 40)]
    agree(four[:1])
    assert named_on(branch) == [("李四", 40), ("张三", 80)]


def test_who_left_is_told_with_what_he_paid_here_while_the_consent_holds(branch, four):
    """He agreed to what he pays in this branch; where he went to, it is for others to ask."""
    there = make.branch("综采二队党支部")
    agree(four[:1], date(2026, 3, 1))
    make.done(move_to_branch(person_ids=four[:1], branch_id=there, on=date(2026, 6, 1)))
    paid(four[0], there, {"2026-07": "40"}, paid_on="2026-07-10")
    assert named_on(branch) == [("张三", 80)]
    withdraw(four[:1], date(2026, 8, 1))
    assert named_on(branch) == []
    assert named_on(there) == []


def told_of(sheet, month):
    return next((one.owed, one.paid) for one in sheet.months if one.month.month == month)


@pytest.fixture
def four(branch):
    """Four people of 40 yuan a month: all paid for January, 张三 alone for March."""
    people = [make.person(name, branch) for name in ("张三", "李四", "王五", "赵六")]
    for person in people:
        base(person)
        paid(person, branch, {"2026-01": "40"}, paid_on="2026-01-10")
    paid(people[0], branch, {"2026-03": "40"}, paid_on="2026-03-10")
    return people


def test_a_month_that_one_person_paid_is_not_told_nor_to_be_subtracted(runner, branch, four):
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert told_of(sheet, 1) == (160, 160)
    assert told_of(sheet, 2) == (160, 0)
    assert told_of(sheet, 3) == (160, None)
    assert sheet.withheld == {"paid", "collected", "balance"}
    assert (sheet.told("owed"), sheet.told("paid"), sheet.told("carried")) == (1760, None, 0)
    agree(four[:1])
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert told_of(sheet, 3) == (160, 40)
    assert sheet.withheld == frozenset()
    assert (sheet.told("paid"), sheet.told("balance")) == (200, 200)


def test_two_months_of_two_people_may_be_subtracted_and_of_one_not(branch, four):
    paid(four[0], branch, {"2026-04": "40"}, paid_on="2026-04-10")
    assert "paid" in DuesPublicSheetQuery(branch, 2026, ON).fetch().withheld
    paid(four[1], branch, {"2026-05": "40"}, paid_on="2026-05-10")
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert [told_of(sheet, number)[1] for number in (3, 4, 5)] == [None] * 3
    assert (sheet.withheld, sheet.told("paid")) == (frozenset(), 280)


def test_who_agreed_is_taken_off_before_the_payers_of_a_month_are_counted(runner, branch, four):
    paid(four[1], branch, {"2026-03": "40"}, paid_on="2026-03-12")
    assert told_of(DuesPublicSheetQuery(branch, 2026, ON).fetch(), 3) == (160, 80)
    agree(four[:1])
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert [one.name for one in sheet.named] == ["张三"]
    assert told_of(sheet, 3) == (160, None)  # less 张三's it would be 李四's
    assert sheet.told("paid") is None


def test_two_months_that_differ_by_one_person_alone_are_not_told_month_by_month(branch, four):
    """Else what somebody gives who joined stands in the difference of the sums."""
    base(make.person("孙七", branch), since="2026-06")
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert {one.owed for one in sheet.months} == {None}
    assert [one.totals.owing for one in sheet.months[4:6]] == [4, 5]
    assert sheet.told("owed") == 11 * 160 + 6 * 40
    assert told_of(sheet, 1)[1] == 160
    assert sheet.lacks_sums


def test_who_agreed_may_stand_in_the_difference_of_two_months(branch, four):
    joined = make.person("孙七", branch)
    base(joined, since="2026-06")
    agree([joined])
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert [told_of(sheet, month)[0] for month in (5, 6)] == [160, 200]


def test_two_who_join_at_once_hide_each_other_and_a_waiver_of_one_is_seen(branch, four):
    for name in ("孙七", "周八"):
        base(make.person(name, branch), since="2026-06")
    assert told_of(DuesPublicSheetQuery(branch, 2026, ON).fetch(), 6)[0] == 240
    waived = {"since": date(2026, 9, 1), "until": date(2026, 9, 1), "approval": "党〔2026〕3号"}
    make.done(record_waiver(person_id=four[1], on=ON, **waived))
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert {one.owed for one in sheet.months} == {None}


def test_what_all_but_one_paid_of_a_month_is_not_to_be_taken_off_another(branch, four):
    for person in four[:3]:
        paid(person, branch, {"2026-02": "40"}, paid_on="2026-02-10")
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert {told_of(sheet, month)[1] for month in (1, 2)} == {None}


def test_what_the_only_payer_of_a_year_paid_is_not_told_by_the_account(runner, branch):
    first, second = (make.person(name, branch) for name in ("张三", "李四"))
    base(first, since="2025-01")
    paid(first, branch, {"2025-12": "40"}, paid_on="2025-12-10")
    sheet = DuesPublicSheetQuery(branch, 2025, ON).fetch()
    assert sheet.withheld == {"owed", "paid", "collected", "balance"}
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert sheet.withheld == {"owed", "carried", "balance"}  # nothing came in
    base(second)
    for person in (first, second):
        paid(person, branch, {"2026-02": "40"}, paid_on="2026-02-10")
    sheet = DuesPublicSheetQuery(branch, 2026, ON).fetch()
    assert sheet.withheld == {"carried", "collected"}
    assert sheet.told("balance") == 120
    agree([first])
    assert DuesPublicSheetQuery(branch, 2025, ON).fetch().withheld == frozenset()


def test_a_publication_is_recorded_once_a_day_and_not_before_its_year(runner, branch):
    def post(year, day):
        return post_dues_publication(
            organisation_id=branch, year=year, posted_on=date.fromisoformat(day), on=ON
        )

    key = runner.run(post(2025, "2026-01-15")).result
    for again, words in (
        (post(2025, "2026-01-15"), "不必"),
        (post(2026, "2025-12-31"), "还没有开始"),
        (post(2026, "2026-11-21"), "还没有到"),
    ):
        with pytest.raises(RefusedError, match=words):
            runner.run(again)
    posted = DuesPublicSheetQuery(branch, 2025, ON).fetch().publications
    assert [(one.year, one.posted_on) for one in posted] == [(2025, date(2026, 1, 15))]
    runner.run(remove_dues_publication(publication_id=key))
    with pytest.raises(RefusedError, match="不在"):
        runner.run(remove_dues_publication(publication_id=key))


@pytest.mark.parametrize("day", [0, 32])
def test_no_month_has_such_a_collection_day(runner, branch, day):
    with pytest.raises(RefusedError, match="请"):
        runner.run(change_collection_day(organisation_id=branch, day=day, note="支委会"))


def test_a_collection_day_needs_a_reason_and_holds_from_a_month_on(runner, branch):
    with pytest.raises(RefusedError, match="理由"):
        runner.run(change_collection_day(organisation_id=branch, day=25, note=""))
    work = change_collection_day(
        organisation_id=branch, day=25, note="支委会", since=date(2026, 11, 20)
    )
    runner.run(work)
    person = make.person("张三", branch)
    base(person)
    assert row(person, "2026-10").due_on == date(2026, 10, 10)
    assert row(person, "2026-11").due_on == date(2026, 11, 25)
