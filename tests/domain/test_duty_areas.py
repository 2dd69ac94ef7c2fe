"""Which crews have a member who answers for them: case Z08 and its edges."""

import pytest

from dangjian_desktop.domain.duty_areas import Area, Coverage, coverage, crews_named

CREWS = [(1, "检修班"), (1, "检修班"), (1, "生产一班"), (1, ""), (2, "检修班")]


def area(crews, members=(1,), **more):
    return Area("责任区", more.pop("branch_id", 1), crews, frozenset(members), ("张三",), **more)


def states(areas, present=(1, 2)):
    return {
        (one.branch_id, one.crew): one.state for one in coverage(CREWS, areas, frozenset(present))
    }


def test_z08_a_crew_without_a_responsible_member_is_a_gap():
    found = coverage(CREWS, [area(("检修班",))], {1})
    assert [(one.branch_id, one.crew, one.members, one.state) for one in found] == [
        (1, "生产一班", 1, Coverage.NO_AREA),
        (2, "检修班", 1, Coverage.NO_AREA),  # of another branch, though of the same name
        (1, "检修班", 2, Coverage.COVERED),
    ]
    assert found[-1].names == ("张三",)


def test_whoever_has_left_answers_for_nobody():
    assert states([area(("检修班",), members=(9,))])[1, "检修班"] is Coverage.NOBODY_LEFT
    assert states([area(("检修班",), members=())])[1, "检修班"] is Coverage.NOBODY_LEFT
    both = [area(("检修班",), members=(9,)), area(("检修班",), members=(2,))]
    assert states(both)[1, "检修班"] is Coverage.COVERED


def test_an_area_that_has_ended_covers_nothing_and_its_crew_is_still_there():
    ended = area(("掘进班",), is_valid=False)
    assert states([ended])[1, "掘进班"] is Coverage.NO_AREA
    gone = area(("掘进班",), is_valid=False, is_crew_gone=True)
    assert (1, "掘进班") not in states([gone])


def test_a_crew_without_members_can_be_covered_by_somebody_else():
    assert states([area(("外委班",))])[1, "外委班"] is Coverage.COVERED


@pytest.mark.parametrize(
    ("text", "crews"),
    [
        ("检修班、生产 一班,检修班", ("检修班", "生产一班")),
        ("检修班", ("检修班",)),
        ("", ()),
    ],
)
def test_crews_are_parted(text, crews):
    assert crews_named(text) == crews
