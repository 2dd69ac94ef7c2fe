"""What branches would be like after merging and splitting."""

import pytest

from dangjian_desktop.domain.organisation_rules import Holder, OrganisationRecord
from dangjian_desktop.domain.reorganisation import joined, name_of_followed_group, with_people
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage


@pytest.mark.parametrize(
    ("branch", "taken", "expected"),
    [
        ("综采二队党支部", (), "第一党小组"),
        ("综采二队党支部", ("第一党小组",), "综采二队第一党小组"),
        ("机关联合党支部", ("第一党小组",), "机关第一党小组"),
        ("党支部", ("第一党小组",), "党支部第一党小组"),
        ("综采二队党支部", ("第一党小组", "综采二队第一党小组"), "综采二队第一党小组（2）"),
    ],
)
def test_a_group_that_follows_keeps_its_name_where_it_is_free(branch, taken, expected):
    assert name_of_followed_group("第一党小组", branch, taken) == expected


def record(**more):
    return OrganisationRecord(1, "u", OrganisationKind.BRANCH, "甲党支部", **more)


def test_joined_branches_hold_everybody_and_the_posts_of_the_one_that_goes_on():
    secretary = Holder(1, "张三", Post.SECRETARY)
    target = record(full=30, probationary=1, group_count=3, holders=(secretary,))
    source = record(full=20, probationary=2, others=4, ungrouped=1, group_count=2,
                    holders=(Holder(2, "李四", Post.SECRETARY),))  # fmt: skip
    after = joined(target, [source], name="乙党支部", groups_follow=True)
    assert (after.name, after.members, after.others) == ("乙党支部", 53, 4)
    assert (after.group_count, after.ungrouped, after.holders) == (5, 1, (secretary,))
    closed = joined(target, [source], name="乙党支部", groups_follow=False)
    assert (closed.group_count, closed.ungrouped) == (3, 22)


def test_people_come_and_go():
    holders = (Holder(1, "张三", Post.SECRETARY), Holder(2, "李四", Post.COMMITTEE_MEMBER))
    before = record(full=10, probationary=2, others=1, group_count=2, holders=holders)
    gone = with_people(
        before, [Stage.FULL, Stage.PROBATIONARY, Stage.APPLICANT], sign=-1, groups=1, staying={1}
    )
    assert (gone.full, gone.probationary, gone.others, gone.group_count) == (9, 1, 0, 1)
    assert [one.person_id for one in gone.holders] == [1]
    assert with_people(before, [None]).others == 2
