"""组织关系: validity of letters, contacts that are due, what 失联 comes to, at the edges."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import Fault
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.transfers import TransferRules, TransferState
from dangjian_desktop.domain.vocabulary import AwayKind
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES

SINCE = date(2026, 1, 31)


@pytest.fixture(scope="module")
def rules() -> TransferRules:
    """What the files say."""
    return TransferRules.of(rules_of_files(RULES, date(2026, 11, 20)))


def off(rules: RuleSet) -> TransferRules:
    """The rules with no local rule on the contacts of floating members."""
    changed = dict(rules)
    told = changed["transfers.floating"]
    changed["transfers.floating"] = type(told)(
        **{
            name: getattr(told, name)
            for name in type(told).__dataclass_fields__
            if name != "values"
        },
        values={**told.values, "is_on": False},
    )
    return TransferRules.of(RuleSet(changed))


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("2026-10-31", "transfer.until_early"),
        ("2026-11-01", None),
        ("2027-02-01", None),
        ("2027-02-02", "transfer.until_late"),
    ],
)
def test_letter_is_valid_for_three_months_at_most(
    rules: TransferRules, until: str, code: str | None
) -> None:
    issued = date(2026, 11, 1)
    assert rules.letter.usual_until(issued) == date(2026, 12, 1)
    fault = rules.letter.fault(issued, date.fromisoformat(until))
    assert (fault.code if fault else None) == code
    assert fault is None or isinstance(fault, Fault)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-11-23", TransferState.WAITING),
        ("2026-11-24", TransferState.EXPIRING),
        ("2026-12-01", TransferState.EXPIRING),
        ("2026-12-02", TransferState.EXPIRED),
    ],
)
def test_letter_turns_amber_a_week_before_its_last_day(
    rules: TransferRules, on: str, state: TransferState
) -> None:
    day = date.fromisoformat(on)
    assert rules.state_of(day, date(2026, 12, 1), None, None) is state


def test_what_happens_to_a_letter_later_is_not_known_before(rules: TransferRules) -> None:
    until, settled = date(2026, 12, 1), date(2026, 11, 10)
    before = date(2026, 11, 9)
    assert rules.state_of(settled, until, settled, None) is TransferState.RECEIVED
    assert rules.state_of(before, until, settled, None) is TransferState.WAITING
    assert rules.state_of(settled, until, None, settled) is TransferState.WITHDRAWN
    assert rules.state_of(before, until, None, settled) is TransferState.WAITING


def test_contact_abroad_is_due_each_half_year_from_the_last_one(rules: TransferRules) -> None:
    due = rules.contact_due_on
    assert due(AwayKind.ABROAD, SINCE, None) == date(2026, 7, 31)
    assert due(AwayKind.STUDY_ABROAD, SINCE, date(2026, 8, 31)) == date(2027, 2, 28)


def test_contact_of_floating_members_is_a_local_rule_with_a_switch(rules: TransferRules) -> None:
    assert rules.contact_due_on(AwayKind.FLOATING, SINCE, None) == date(2026, 4, 30)
    switched_off = off(rules_of_files(RULES, date(2026, 11, 20)))
    assert switched_off.contact_due_on(AwayKind.FLOATING, SINCE, None) is None
    assert switched_off.contact_due_on(AwayKind.ABROAD, SINCE, None) == date(2026, 7, 31)


def told(rules: TransferRules, kind: AwayKind, on: str, *, host: bool = True) -> str:
    """The facts as one text."""
    day = date.fromisoformat(on)
    return "".join(map(str, rules.facts_of_away(kind, SINCE, day, host_is_known=host)))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-04-30", "不用开证明"),
        ("2026-05-01", "开党员证明信"),
        ("2026-07-30", "开党员证明信"),
        ("2026-07-31", "应当转接组织关系"),
    ],
)
def test_paper_asked_depends_on_how_long_somebody_is_away(
    rules: TransferRules, on: str, words: str
) -> None:
    assert words in told(rules, AwayKind.FLOATING, on)
    assert "流入地" not in told(rules, AwayKind.FLOATING, on)


def test_both_ends_must_register(rules: TransferRules) -> None:
    assert "流入地党组织还没有登记" in told(rules, AwayKind.FLOATING, "2026-08-01", host=False)


def test_study_abroad_for_more_than_five_years_is_told(rules: TransferRules) -> None:
    assert told(rules, AwayKind.STUDY_ABROAD, "2031-01-31") == ""
    assert "一般应停止党籍" in told(rules, AwayKind.STUDY_ABROAD, "2031-02-01")
    assert "党支部提出意见" in told(rules, AwayKind.ABROAD, "2026-02-01")


def test_out_of_contact_may_be_stopped_after_six_months_and_a_search(rules: TransferRules) -> None:
    def lost(on: str, searched: date | None) -> str:
        return "".join(map(str, rules.facts_of_lost(SINCE, searched, date.fromisoformat(on))))

    searched = date(2026, 6, 1)
    assert "到 2026-07-31 满 6 个月" in lost("2026-07-30", searched)
    assert "可以停止党籍" in lost("2026-07-31", searched)
    assert "可以停止党籍" not in lost("2026-07-31", None)
    assert "还没有登记查找" in lost("2026-07-31", None)


def test_two_years_after_the_stopping_removal_is_to_be_talked_over(rules: TransferRules) -> None:
    def stopped(on: str, *, lost: bool) -> str:
        day = date.fromisoformat(on)
        return "".join(map(str, rules.facts_of_stopped(date(2024, 2, 29), day, was_lost=lost)))

    assert "到 2026-02-28 停止党籍满 2 年" in stopped("2026-02-27", lost=True)
    assert "停止党籍已满 2 年" in stopped("2026-02-28", lost=True)
    assert stopped("2026-02-28", lost=False).startswith("恢复党籍")
