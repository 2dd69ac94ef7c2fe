"""Duties of zones: a year given out fairly, swaps remembered and counted, and what is refused."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.zone_duties import (
    add_zone_duty,
    apply_rotation,
    change_zone_duty,
    record_zone_swap,
    remove_zone_duties,
)
from dangjian_desktop.queries.zone_duties import (
    LeadCountsQuery,
    YearDutiesQuery,
    ZoneDutiesQuery,
)
from dangjian_desktop.storage.models import ZoneDuty
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    names = ("综采队", "掘进队", "机电队", "通风队", "运输队")
    branches = [make.branch(f"{name}党支部") for name in names]
    return {
        "branches": branches,
        "first": make.zone("第一协作区", branches[:3]),
        "second": make.zone("第二协作区", branches[3:]),
    }


def leads(year, zone):
    return [
        row
        for row in YearDutiesQuery(year).fetch()
        if row.job is ZoneJob.LEAD and row.zone_id == zone
    ]


def test_a_year_is_given_out_and_undone_at_once(mine, runner):
    assert runner.run(apply_rotation(year=2026)).result == 2 * 4 * 6 + 4
    plans = [r for r in YearDutiesQuery(2026).fetch() if r.job is ZoneJob.HALF_YEAR_PLAN]
    assert [(row.zone_name, row.quarter) for row in plans] == [
        ("第一协作区", 1),
        ("第一协作区", 2),
        ("第二协作区", 3),
        ("第二协作区", 4),
    ]
    with pytest.raises(RefusedError, match="已经排好"):
        runner.run(apply_rotation(year=2026))
    runner.run(apply_rotation(year=2026, replaces=True))
    runner.run(remove_zone_duties(year=2026))
    assert not ZoneDuty.select().exists()
    runner.undo()
    assert len(leads(2026, mine["first"])) == 4


def test_swaps_are_remembered_and_counted(mine):
    make.done(apply_rotation(year=2026))
    one, two, three, four = leads(2026, mine["first"])
    swap = {"note": "检修", "on": ON}
    make.done(record_zone_swap(first_id=one.duty_id, second_id=two.duty_id, **swap))
    now = leads(2026, mine["first"])
    assert now[0].branch_id == two.branch_id
    assert (now[0].planned_name, now[0].note) == (one.branch_name, "检修")
    make.done(record_zone_swap(first_id=one.duty_id, second_id=two.duty_id, **swap))
    assert leads(2026, mine["first"])[0].planned_id is None
    make.done(change_zone_duty(duty_id=two.duty_id, branch_id=one.branch_id, **swap))
    for year in range(2027, 2031):
        make.done(apply_rotation(year=year))
    counts = {row.zone_id: row for row in LeadCountsQuery(2030).fetch()}
    assert counts[mine["first"]].spread <= 1
    assert sum(counts[mine["first"]].led.values()) == 20
    assert LeadCountsQuery(2026).fetch()[0].spread == 3
    assert three.branch_id != four.branch_id


def test_what_a_branch_does_this_quarter(mine):
    make.done(apply_rotation(year=2026))
    (lead,) = [row for row in leads(2026, mine["first"]) if row.quarter == 4]
    jobs = {row.job for row in ZoneDutiesQuery(ON, lead.branch_id).fetch()}
    assert ZoneJob.LEAD in jobs
    assert ZoneDutiesQuery(date(2030, 1, 1), lead.branch_id).fetch() == []


def test_what_is_refused(mine):
    make.done(apply_rotation(year=2026))
    (one, *_), (other, *_) = leads(2026, mine["first"]), leads(2026, mine["second"])
    free = mine["branches"][1]
    with pytest.raises(RefusedError, match="原因"):
        make.done(change_zone_duty(duty_id=one.duty_id, branch_id=free, note=" ", on=ON))
    with pytest.raises(RefusedError, match="不属于"):
        make.done(
            change_zone_duty(duty_id=one.duty_id, branch_id=other.branch_id, note="忙", on=ON)
        )
    with pytest.raises(RefusedError, match="同一个协作区"):
        make.done(record_zone_swap(first_id=one.duty_id, second_id=other.duty_id, note="忙", on=ON))
    entered = {"year": 2026, "zone_id": mine["first"], "job": ZoneJob.LEAD, "branch_id": free}
    with pytest.raises(RefusedError, match="已有"):
        make.done(add_zone_duty(quarter=1, **entered))
    with pytest.raises(RefusedError, match="季度"):
        make.done(add_zone_duty(quarter=5, **entered))


def test_without_zones_nothing_is_given_out(data):
    with pytest.raises(RefusedError, match="协作区"):
        make.done(apply_rotation(year=2026))
