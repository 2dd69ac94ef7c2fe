"""Official terms have codes, labels and ways of being written."""

import re
from enum import StrEnum

import pytest

from dangjian_desktop.domain import vocabulary
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    ETHNICITIES,
    MAY_BECOME,
    PRINTED,
    Education,
    Post,
    Sex,
    Stage,
    Workplace,
    printed,
    words_for,
)

ENUMS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", ENUMS)
def test_every_member_has_a_chinese_label_and_an_ascii_code(kind):
    for member in kind:
        assert re.fullmatch("[\u4e00-\u9fff]+", PRINTED[member])
        assert re.fullmatch("[a-z_]+", member.value)


@pytest.mark.parametrize("kind", [Stage, Sex, Post, Workplace, Education])
def test_no_way_of_writing_means_two_things(kind):
    written = words_for(kind)
    for member in kind:
        assert written[PRINTED[member]] is member
        for other in vocabulary.ALSO_WRITTEN.get(member, ()):
            assert written[other] is member


def test_a_stage_leads_to_the_next_and_only_to_it():
    assert MAY_BECOME[Stage.PROBATIONARY] is Stage.FULL
    assert Stage.FULL not in MAY_BECOME
    assert len(MAY_BECOME) == len(Stage) - 1


def test_nothing_is_printed_for_nothing():
    assert printed(None) == ""
    assert printed(Stage.FULL) == "正式党员"


def test_there_are_fifty_six_ethnicities_with_their_codes():
    assert len(set(ETHNICITIES.values())) == 56
    assert (ETHNICITIES["01"], ETHNICITIES["15"], ETHNICITIES["56"]) == ("汉族", "土家族", "基诺族")


def test_a_group_leader_sits_in_no_committee():
    assert set(Post) - set(COMMITTEE_POSTS) == {Post.GROUP_LEADER}
