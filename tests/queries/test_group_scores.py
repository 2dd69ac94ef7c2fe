"""党小组考评: what is counted per group, what waits for a person, and what stands above it."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.measured import Figure, Unknown
from dangjian_desktop.domain.rule_readers import try_out
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.queries.group_scores import GroupScoresQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.rulebook import rules_on
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def group(data):
    branch = make.branch(since="2020-01-01")
    group = make.group(branch, since="2020-01-01")
    for name in ("张三", "李四"):
        make.person(name, branch, group=group, since="2020-01-01", stage_since="2020-01-01")
    return group


def the_group(period="2026Q3", on=ON):
    (found,) = GroupScoresQuery(period, on).fetch()
    return found


def meeting(group, day, *marks):
    people = the_people()
    key = make.activity("group_meeting", group, day)
    make.done(post_due_list(activity_id=key, on=date.fromisoformat(day)))
    for person, mark in zip(people, marks, strict=True):
        make.done(mark_attendance(activity_id=key, person_id=person, mark=mark, on=ON))
    return key


def the_people():
    return [row.person_id for row in RosterQuery(ON).fetch()]


def test_nothing_recorded_is_neither_full_nor_nought(group):
    found = the_group()
    states = {one.block.key: one.score for one in found.blocks}
    assert states["attendance"] is None
    assert states["safety"] is None
    assert states["ledgers"] is None
    assert states["effect"] is None
    assert found.total.maximum == 100
    assert found.total.pending == 100 - sum(
        one.block.maximum for one in found.blocks if one.score is not None
    )
    assert "不能当作都到了" in str(found.block("attendance").told)
    assert "还没有人考核" in str(found.block("effect").told)


def test_missing_group_meetings_cost_points_with_the_periods_they_lack(group):
    make.done(
        change_rule(rule="meetings.records", key="begin", value="2026-01-01", note="从今年起登记")
    )
    meeting(group, "2026-07-10", Mark.PRESENT, Mark.PRESENT)
    life = the_group().block("life")
    assert isinstance(life.measured, Figure)
    assert life.measured.count == 2
    assert life.score == Decimal(10)
    assert ["应开未开" in str(one.text) for one in life.measured.records] == [True, True]


def test_attendance_below_the_target_costs_a_point_for_each_hundredth(group):
    meeting(group, "2026-07-10", Mark.PRESENT, Mark.PRESENT)
    assert the_group().block("attendance").score == 20
    meeting(group, "2026-08-10", Mark.PRESENT, Mark.ABSENT)
    block = the_group().block("attendance")
    assert block.measured.count == 75
    assert block.score == Decimal(5)
    assert len(block.measured.records) == 2


def test_late_hazards_of_the_group_cost_points(group):
    make.entry("hazard", group, day="2026-09-01", due_on="2026-09-10")
    block = the_group().block("safety")
    assert block.measured.count == 1
    assert block.score == 18
    assert block.measured.records[0].row_id is not None


def test_what_a_person_entered_stands_above_what_was_counted(group):
    meeting(group, "2026-07-10", Mark.PRESENT, Mark.ABSENT)
    make.done(
        record_score_figure(
            organisation_id=group,
            period="2026Q3",
            part="group.attendance",
            points=Decimal(15),
            on=ON,
            reason="井下抢修，支委会核定",
        )
    )
    block = the_group().block("attendance")
    assert (block.score, block.counted) == (15, 0)
    assert "支委会核定" in str(block.told)


def test_a_period_ahead_has_no_groups(group):
    assert GroupScoresQuery("2027Q1", ON).fetch() == []
    assert GroupScoresQuery("2027Q9", ON).fetch() == []


def test_members_without_an_area_can_be_counted_where_areas_are_drawn(group):
    blocks = [dict(one) for one in rules_on(ON).values_of("scoring.party_group")["blocks"]]
    blocks[2] |= {"measure": "members_without_area", "title": "责任区"}
    make.done(
        change_rule(rule="scoring.party_group", key="blocks", value=blocks, note="支委会决定")
    )
    assert isinstance(the_group().block("safety").measured, Unknown)


def test_who_reached_the_line_of_points_can_be_counted(group):
    blocks = [dict(one) for one in rules_on(ON).values_of("scoring.party_group")["blocks"]]
    blocks[4] |= {"measure": "points_reached", "title": "积分", "points": "1", "target": "80"}
    make.done(
        change_rule(rule="scoring.party_group", key="blocks", value=blocks, note="支委会决定")
    )
    block = the_group().block("effect")
    assert isinstance(block.measured, Figure)
    assert "积分达标的党员比例" in str(block.told)
    assert block.score == max(0, 20 - max(0, 80 - block.measured.count))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"maximum": "0"}, "maximum"),
        ({"measure": "guess"}, "measure"),
        ({"points": "21"}, "points"),
        ({"points": "0"}, "points"),
        ({"title": " "}, "block"),
    ],
)
def test_blocks_that_cannot_be_are_refused(data, change, told):
    blocks = [dict(one) for one in rules_on(ON).values_of("scoring.party_group")["blocks"]]
    blocks[0] |= change
    with pytest.raises(RuleValueError, match=told):
        try_out("scoring.party_group", {"blocks": blocks})
    with pytest.raises(RuleValueError, match="block"):
        try_out("scoring.party_group", {"blocks": [blocks[1], blocks[1]]})
    with pytest.raises(RuleValueError, match="blocks"):
        try_out("scoring.party_group", {"blocks": []})


def test_a_branch_that_kept_no_records_has_no_missing_meetings_either(group):
    """Nothing on record in a whole quarter is not three meetings that were not held."""
    measured = the_group("2025Q4").block("life").measured
    assert isinstance(measured, Unknown)
    assert "没有登记任何活动" in str(measured.reason)


def test_what_was_before_records_were_kept_is_not_missing(group):
    make.activity("group_meeting", group, "2025-10-10")
    make.done(change_rule(rule="meetings.records", key="begin", value="2026-01-01", note="启用"))
    measured = the_group("2025Q4").block("life").measured
    assert isinstance(measured, Unknown)
    assert "2026-01-01" in str(measured.reason)
