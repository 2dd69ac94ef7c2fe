"""People whom the roster has: updated, kept, or asked about field by field."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage
from dangjian_desktop.operations.imports import How, Outcome, Policy, field_changes
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.operations.runner import Runner
from tests import make
from tests.operations.roster_books import HEADER, ID, MESSY, OTHER_ID, STANDARD, person
from tests.operations.roster_imports import (
    Import,
    codes,
    everybody,
    examined,
    only,
    outcomes,
)

FULL = (*HEADER, "手机号码", "党小组", "党内职务", "备注")


@pytest.fixture
def zhang(book: Any, bring_in: Import) -> int:
    """Somebody known to the month, with a group and a post."""
    known = person(入党日期="2010年7月", 转正日期=None)
    bring_in(book(FULL, [*known, "13900001234", "一组", "组织委员", "旧"]))
    return everybody()["张三"].person_id


def told(path: Path, **choices: Any) -> list[tuple[str, str, str, How, bool]]:
    return [
        (one.value.label, one.value.before, one.value.after, one.value.how, one.is_taken)
        for one in field_changes(examined(path, **choices))
    ]


MORE = [*person(), "13900005678", None, None, None]


def test_every_field_that_would_change_is_told_before_and_after(zhang: int, book: Any) -> None:
    assert told(book(FULL, MORE)) == [
        ("手机号码", "13900001234", "13900005678", How.CHANGED, True),
        ("入党日期", "2010年7月", "2010-07-01", How.COMPLETED, True),
        ("转正日期", "", "2011-07-01", How.FILLED, True),
    ]  # and nothing of what the file does not say


def test_numbers_are_masked_until_they_are_revealed(zhang: int, book: Any) -> None:
    first = field_changes(examined(book(FULL, MORE)))[0].value
    assert (first.shown_before, first.shown_after) == ("139****1234", "139****5678")


def test_a_move_tells_what_ends_with_it(zhang: int, book: Any) -> None:
    changes = field_changes(examined(book(HEADER, person(所在党支部="机电队党支部"))))
    moved = {one.value.field: one.value for one in changes}
    assert (moved["branch"].before, moved["branch"].after) == ("综采一队党支部", "机电队党支部")
    assert (moved["group"].before, moved["group"].how) == ("第一党小组", How.ENDED)
    assert (moved["posts"].before, moved["posts"].after) == ("组织委员", "")
    assert {moved[key].leader for key in ("group", "posts")} == {"branch"}


def test_new_people_and_unchanged_ones_are_not_in_the_preview(zhang: int, book: Any) -> None:
    assert told(book(HEADER, person(姓名="李四", 公民身份号码=OTHER_ID))) == []
    assert told(book(HEADER, person(入党日期="2010年7月", 转正日期=None))) == []


def test_messy_then_standard_only_completes(data: Path, bring_in: Import) -> None:
    bring_in(MESSY)
    changes = field_changes(examined(STANDARD))
    assert changes
    assert {one.value.how for one in changes} <= {How.COMPLETED, How.FILLED}
    bring_in(STANDARD)
    assert not field_changes(examined(STANDARD))


# Keep -------------------------------------------------------------------------


def test_keeping_changes_nobody_and_lets_new_people_in(
    zhang: int, book: Any, bring_in: Import
) -> None:
    before = everybody()["张三"]
    path = book(FULL, MORE, [*person(姓名="李四", 公民身份号码=OTHER_ID), *[None] * 4])
    found = examined(path, policy=Policy.KEEP)
    assert outcomes(found) == {"added": 1, "unchanged": 1}
    assert "policy.kept" in codes(found.rows[0], Severity.WARNING)
    assert [one.is_taken for one in field_changes(found)] == [False] * 3
    bring_in(path, policy=Policy.KEEP)
    assert everybody()["张三"] == before
    assert "李四" in everybody()


def test_keeping_creates_no_branch_for_somebody_who_stays(zhang: int, book: Any) -> None:
    path = book(HEADER, person(所在党支部="没有的党支部"))
    assert examined(path, policy=Policy.KEEP).new_branches == ()


def test_keeping_forgets_what_was_agreed_to_before(zhang: int, book: Any) -> None:
    agreed = {zhang: frozenset({"admitted_on"})}
    found = examined(book(FULL, MORE), policy=Policy.KEEP, accepted=agreed)
    assert outcomes(found) == {"unchanged": 1}


def test_keeping_says_nothing_where_nothing_would_change(zhang: int, book: Any) -> None:
    row = only(book(HEADER, person(入党日期="2010年7月", 转正日期=None)), policy=Policy.KEEP)
    assert "policy.kept" not in codes(row, Severity.WARNING)


def test_keeping_still_tells_who_has_left_and_who_is_doubtful(
    zhang: int, book: Any, runner: Runner
) -> None:
    doubtful = only(book(HEADER, person(公民身份号码=OTHER_ID, 入党日期=None)), policy=Policy.KEEP)
    assert doubtful.outcome is Outcome.DOUBTFUL
    leave = record_departure(person_id=zhang, reason=LeaveReason.TRANSFER, on=date(2026, 5, 1))
    runner.run(leave)
    assert codes(only(book(HEADER, person()), policy=Policy.KEEP)) == ["match.has_left"]


# Ask --------------------------------------------------------------------------


def test_asking_changes_nobody_until_it_is_agreed(zhang: int, book: Any, bring_in: Import) -> None:
    before = everybody()["张三"]
    path = book(FULL, MORE)
    row = only(path, policy=Policy.ASK)
    assert row.outcome is Outcome.ASKED
    asked = [
        (p.where.field, p.hint, p.found) for p in row.problems if p.code.startswith("policy.ask")
    ]
    assert asked == [
        ("手机号码", "139****1234", "139****5678"),
        ("入党日期", "2010年7月", "2010-07-01"),
        ("转正日期", "", "2011-07-01"),
    ]
    bring_in(path, policy=Policy.ASK)
    assert everybody()["张三"] == before


def test_single_fields_can_be_agreed_to(zhang: int, book: Any, bring_in: Import) -> None:
    path = book(FULL, MORE)
    agreed = {zhang: frozenset({"admitted_on"})}
    assert [one[-1] for one in told(path, policy=Policy.ASK, accepted=agreed)] == [
        False,
        True,
        False,
    ]
    assert bring_in(path, policy=Policy.ASK, accepted=agreed).updated == 1
    row = everybody()["张三"]
    assert row.admitted_on == make.day("2010-07-01")
    assert row.confirmed_on is None
    assert row.facts.mobile_phone == "13900001234"


def test_a_move_is_agreed_to_as_a_whole(zhang: int, book: Any, bring_in: Import) -> None:
    row = person(所在党支部="机电队党支部", 入党日期="2010年7月", 转正日期=None)
    path = book(FULL, [*row, None, "二组", "宣传委员", None])
    parts = {zhang: frozenset({"group", "posts"})}
    assert not examined(path, policy=Policy.ASK, accepted=parts).new_branches
    bring_in(path, policy=Policy.ASK, accepted={zhang: frozenset({"branch"})})
    moved = everybody()["张三"]
    assert (moved.branch_name, moved.group_name) == ("机电队党支部", "第二党小组")
    assert moved.posts == (Post.PUBLICITY_MEMBER,)


def test_a_step_brings_its_dates(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person(人员类别="入党积极分子", 入党日期=None, 转正日期=None)))
    key = everybody()["张三"].person_id
    agreed = {key: frozenset({"stage"})}
    bring_in(book(HEADER, person()), policy=Policy.ASK, accepted=agreed)
    row = everybody()["张三"]
    assert row.stage is Stage.FULL
    assert row.confirmed_on == make.day("2011-07-01")


def test_two_rows_about_somebody_new_are_not_asked_about(book: Any) -> None:
    path = book((*HEADER, "备注"), [*person(), None], [*person(), "乙"])
    assert outcomes(examined(path, policy=Policy.ASK)) == {"added": 1, "updated": 1}


def test_asking_about_two_rows_of_one_person_asks_for_the_sum(
    zhang: int, book: Any, bring_in: Import
) -> None:
    first, second = list(MORE), list(MORE)
    first[HEADER.index("转正日期")], second[-1] = None, "新"
    path = book(FULL, first, second)
    found = examined(path, policy=Policy.ASK)
    assert outcomes(found) == {"asked": 2}
    assert [one.value.field for one in field_changes(found)] == [
        "mobile_phone",
        "remark",
        "admitted_on",
        "confirmed_on",
    ]
    everything = {zhang: frozenset(one.value.leader for one in field_changes(found))}
    bring_in(path, policy=Policy.ASK, accepted=everything)
    assert not field_changes(examined(path))


def test_a_field_agreed_to_that_would_contradict_what_is_known_refuses_the_row(
    zhang: int, book: Any
) -> None:
    late = [*person(入党日期=None, 转正日期="2009-07-01"), None, None, None, None]
    agreed = {zhang: frozenset({"confirmed_on"})}
    row = only(book(FULL, late), policy=Policy.ASK, accepted=agreed)
    assert codes(row) == ["confirmed.before_admitted"]
    assert only(book(FULL, late), policy=Policy.ASK).outcome is Outcome.ASKED


def test_agreeing_to_everything_is_the_same_as_updating(
    data: Path, bring_in: Import, runner: Runner
) -> None:
    bring_in(MESSY)
    bring_in(STANDARD)
    updated = everybody()
    runner.undo()
    agreed: dict[int, set[str]] = {}
    for one in field_changes(examined(STANDARD, policy=Policy.ASK)):
        agreed.setdefault(one.person_id, set()).add(one.value.leader)
    accepted = {key: frozenset(fields) for key, fields in agreed.items()}
    bring_in(STANDARD, policy=Policy.ASK, accepted=accepted)
    assert everybody() == updated


def test_an_id_number_is_asked_about_masked(book: Any, bring_in: Import) -> None:
    bring_in(book((*HEADER, "出生日期"), [*person(公民身份号码=None), "1985-03-12"]))
    row = only(book(HEADER, person()), policy=Policy.ASK)
    number = next(
        p for p in row.problems if p.code == "policy.ask_filled" and p.where.field == HEADER[1]
    )
    assert number.found == f"{ID[:6]}********{ID[-4:]}"
