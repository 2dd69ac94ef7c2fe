"""In which fields two lists tell a person differently."""

from dataclasses import replace

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import IMPORT_FIELDS
from dangjian_desktop.domain.people import PersonDraft, PersonFacts
from dangjian_desktop.domain.reconciliation import (
    DIFFERENCE_WORDS,
    DifferenceKind,
    differences,
)
from dangjian_desktop.domain.vocabulary import Post, Stage

DAY, MONTH, OTHER = (PartialDate.from_iso(t) for t in ("1998-07-12", "1998-07", "1998-08"))
ONE = PersonDraft(
    PersonFacts(name="张三", crew="采一班", born_on=DAY),
    Stage.FULL,
    branch_name="综采一队党支部",
    group_name="第一党小组",
    posts=(Post.SECRETARY, Post.ORGANISATION_MEMBER),
)


def keys(there: PersonDraft, here: PersonDraft = ONE, fields=tuple(IMPORT_FIELDS)) -> list[str]:
    return [difference.key for difference in differences(there, here, fields)]


def with_facts(**facts) -> PersonDraft:
    return replace(ONE, facts=replace(ONE.facts, **facts))


@pytest.mark.parametrize(
    "there",
    [
        ONE,
        with_facts(born_on=MONTH),
        with_facts(name="张 三"),
        with_facts(crew="采 一 班"),
        replace(ONE, branch_name="中共综采一队支部"),
        replace(ONE, group_name="一小组"),
        replace(ONE, posts=(Post.ORGANISATION_MEMBER, Post.SECRETARY)),
        with_facts(remark="另一句话"),
    ],
)
def test_what_is_only_written_otherwise_is_no_difference(there):
    assert keys(there) == []


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (with_facts(born_on=OTHER), ["born_on"]),
        (with_facts(name="李三"), ["name"]),
        (with_facts(crew=""), ["crew"]),
        (with_facts(trade="电工"), ["trade"]),
        (replace(ONE, stage=Stage.PROBATIONARY), ["stage"]),
        (replace(ONE, branch_name="综采二队党支部"), ["branch"]),
        (replace(ONE, group_name=""), ["group"]),
        (replace(ONE, posts=(Post.SECRETARY,)), ["posts"]),
        (with_facts(is_floating=False), ["is_floating"]),
    ],
)
def test_what_is_different_is_told_by_field(there, expected):
    assert keys(there) == expected


def test_only_columns_that_the_other_list_has_are_compared():
    assert keys(with_facts(crew=""), fields=("name", "born_on")) == []


def test_both_values_stand_in_the_difference():
    (found,) = differences(with_facts(crew="采二班"), ONE, ("crew",))
    assert (found.there, found.here) == ("采二班", "采一班")


def test_every_kind_is_told_in_words():
    assert set(DIFFERENCE_WORDS) == set(DifferenceKind)
