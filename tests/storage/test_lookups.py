"""Small questions that operations ask before they write."""

from datetime import date

from dangjian_desktop.operations.organisations import close_organisation
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.storage.lookups import (
    lasting_spells,
    next_place,
    open_spells,
    pairs,
    rows,
    valid_spells,
    values_on,
)
from dangjian_desktop.storage.models import Membership, Organisation
from tests import make

BEFORE, DAY = date(2025, 12, 31), date(2026, 1, 1)


def test_spells_are_told_by_day_and_by_whom_they_are_about(data):
    one, two = make.branch("一支部"), make.branch("二支部")
    person, other = make.person("张三", one), make.person("李四", one)
    make.done(move_to_branch(person_ids=[person], branch_id=two, on=DAY))

    def branches(spells):
        return [spell.branch_id for spell in spells]

    assert branches(valid_spells(Membership, BEFORE, person=person)) == [one]
    assert branches(valid_spells(Membership, DAY, person=person)) == [two]
    assert branches(open_spells(Membership, person=person)) == [two]
    assert branches(lasting_spells(Membership, BEFORE, person=person)) == [one, two]
    assert branches(lasting_spells(Membership, DAY, person=person)) == [two]
    assert [spell.person_id for spell in open_spells(Membership, branch=one)] == [other]
    both = [other, person]
    assert values_on(Membership, Membership.branch, both, BEFORE) == {person: one, other: one}
    assert values_on(Membership, Membership.branch, both, DAY) == {person: two, other: one}
    assert values_on(Membership, Membership.branch, [person], DAY) == {person: two}


def test_the_next_place_is_behind_the_last_child_ever(data):
    committee = make.committee()
    assert next_place(committee) == 0
    make.branch("一支部", committee)
    last = make.branch("二支部", committee)
    make.done(close_organisation(organisation_id=last, on=DAY))
    assert next_place(committee) == 2
    assert next_place(None) == 1


def test_selections_become_tuples_and_dictionaries(data):
    branch = make.branch()
    selected = Organisation.select(Organisation.id, Organisation.kind)
    assert rows(selected) == [(branch, "branch")]
    assert pairs(selected) == {branch: "branch"}
