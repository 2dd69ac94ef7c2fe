"""Duties of zones: a year given out fairly, swaps remembered and counted, and what is refused."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.organisations import move_to_zone
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.zone_duties import (
    apply_rotation,
    change_zone_duty,
    record_zone_swap,
    remove_zone_duties,
)
from dangjian_desktop.queries.zone_duties import (
    LeadCountsQuery,
    ProposalQuery,
    RotationQuery,
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


def test_without_zones_nothing_is_given_out(data):
    with pytest.raises(RefusedError, match="协作区"):
        make.done(apply_rotation(year=2026))


def test_lead_and_deputy_change_places_and_the_plan_goes_with_the_lead(mine):
    make.done(apply_rotation(year=2026))
    rows = {(r.zone_id, r.quarter, r.job): r for r in YearDutiesQuery(2026).fetch()}
    lead, deputy = (rows[mine["first"], 1, job] for job in (ZoneJob.LEAD, ZoneJob.DEPUTY))
    make.done(change_zone_duty(duty_id=lead.duty_id, branch_id=deputy.branch_id, note="病", on=ON))
    now = {(r.zone_id, r.quarter, r.job): r for r in YearDutiesQuery(2026).fetch()}
    assert now[mine["first"], 1, ZoneJob.LEAD].branch_id == deputy.branch_id
    assert now[mine["first"], 1, ZoneJob.DEPUTY].branch_id == lead.branch_id
    plan = now[mine["first"], 1, ZoneJob.HALF_YEAR_PLAN]
    assert (plan.branch_id, plan.planned_id, plan.note) == (deputy.branch_id, lead.branch_id, "病")
    swap = {"first_id": lead.duty_id, "second_id": deputy.duty_id, "note": "好了", "on": ON}
    make.done(record_zone_swap(**swap))
    assert all(row.planned_id is None for row in YearDutiesQuery(2026).fetch())


def test_given_out_anew_quarters_that_began_and_swaps_stay_unless_told_otherwise(mine, runner):
    make.done(apply_rotation(year=2026))
    before = {row.duty_id: row for row in YearDutiesQuery(2026).fetch()}
    one, _, three, four = leads(2026, mine["first"])
    make.done(record_zone_swap(first_id=three.duty_id, second_id=four.duty_id, note="检修", on=ON))
    late = make.branch("洗煤厂党支部", since="2026-04-01")
    make.done(move_to_zone(branch_id=late, zone_id=mine["first"], on=date(2026, 4, 1)))
    again = {"year": 2026, "replaces": True}
    make.done(apply_rotation(since_quarter=2, **again))
    kept = {row.duty_id: row for row in YearDutiesQuery(2026).fetch()}
    assert all(kept[key] == row for key, row in before.items() if row.quarter == 1)
    assert leads(2026, mine["first"])[2].note == "检修"
    assert late in {row.branch_id for row in kept.values()}
    make.done(apply_rotation(since_quarter=2, keeps_swaps=False, **again))
    assert all(row.planned_id is None for row in YearDutiesQuery(2026).fetch())
    assert leads(2026, mine["first"])[0].branch_id == one.branch_id
    rows, fairness = ProposalQuery(RotationQuery(2026, 2)).fetch()
    assert len(rows) == len(YearDutiesQuery(2026).fetch())
    assert [(zone.before, zone.after <= 1) for zone in fairness] == [(0, True), (0, True)]
