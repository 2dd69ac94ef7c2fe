"""Rotation of the zones: fair over any years, with branches that come and go, and with swaps."""

from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.rotation import (
    QUARTERS,
    TURNS,
    Quarter,
    ZoneMembers,
    led,
    plans_in,
    rotation,
    sizes,
    spread,
    standing,
)
from dangjian_desktop.domain.vocabulary import ZoneJob


def zones_of(branches, zones):
    """Zones of as equal size as can be."""
    found, begin = [], 0
    for number, size in enumerate(sizes(branches, zones), 1):
        members = tuple(range(begin, begin + size))
        found.append(ZoneMembers(number, dict.fromkeys(QUARTERS, members), plans_in(number, 1)))
        begin += size
    return found


def kept(quarters, zones):
    """What was given out, as history."""
    members = {zone.zone: zone.members for zone in zones}
    return [
        Quarter(q.year, q.quarter, q.zone, members[q.zone][q.quarter], q.jobs) for q in quarters
    ]


@given(st.integers(2, 40), st.integers(1, 8), st.integers(1, 10))
def test_every_branch_of_a_zone_leads_as_often_as_any_other(branches, zones, years):
    made = zones_of(branches, min(zones, branches))
    history = []
    for year in range(2026, 2026 + years):
        given_out = rotation(year, made, history)
        assert given_out == rotation(year, made, reversed(history))
        history += kept(given_out, made)
        for zone in made:
            counts = led(one for one in history if one.zone == zone.zone)
            assert spread(counts.values()) <= 1
            assert set(counts) == set(zone.members[1])
            for job in TURNS:
                did = [one.done_by[job] for one in history if one.zone == zone.zone]
                assert spread([did.count(branch) for branch in zone.members[1]]) <= 1
    for one in history:
        assert one.done_by.get(ZoneJob.DEPUTY) != one.done_by[ZoneJob.LEAD]


def leads_of(history, job=ZoneJob.LEAD):
    """How often each branch of the first zone had a job."""
    counts = dict.fromkeys(history[-1].members, 0)
    for one in history:
        counts[one.done_by[job]] += 1
    return counts


@given(st.integers(2, 8), st.lists(st.integers(0, 7), min_size=1, max_size=24))
def test_after_swaps_the_difference_shrinks_in_the_fewest_quarters_possible(size, swapped):
    """Somebody who led by swap has led: as many quarters level it out as turns are missing."""
    made = zones_of(size, 1)
    history = []
    for number, lead in enumerate(swapped):
        year, quarter = divmod(number, 4)
        jobs = dict.fromkeys((ZoneJob.LEAD, *TURNS), lead % size)
        history.append(Quarter(2000 + year, quarter + 1, 1, made[0].members[1], jobs))
    later = list(history)
    for number in range(30):
        later += kept(rotation(2010 + number, made, later), made)
    for job in (ZoneJob.LEAD, *TURNS):
        counts = leads_of(history, job)
        most = max(counts.values())
        missing = sum(max(most - 1 - count, 0) for count in counts.values())
        before = spread(counts.values())
        for done in range(len(history), len(later)):
            now = spread(leads_of(later[: done + 1], job).values())
            assert now <= max(before, 1)
            assert (now <= 1) or done + 1 - len(history) < missing
            before = now


@given(st.integers(2, 6), st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5)), max_size=4))
def test_what_is_settled_stays_and_is_counted_ahead(size, settled):
    made = zones_of(size, 1)
    fixed = {(1, quarter): {ZoneJob.LEAD: branch % size} for quarter, branch in settled}
    history = kept(rotation(2025, made), made)
    given_out = rotation(2026, made, history, fixed)
    for one in given_out:
        assert one.lead == fixed.get((1, one.quarter), {}).get(ZoneJob.LEAD, one.lead)
        assert one.deputy != one.lead
    for number in range(1, 8):
        history = kept(given_out, made) if number == 1 else history
        history += kept(rotation(2026 + number, made, history), made)
    assert spread(leads_of(history).values()) <= 1


def test_a_swap_at_the_end_of_the_year_is_known_at_its_beginning():
    made = zones_of(4, 1)
    given_out = rotation(2026, made, (), {(1, 4): {ZoneJob.LEAD: 0}})
    assert [one.lead for one in given_out] == [1, 2, 3, 0]
    strange = {(1, 1): {ZoneJob.LEAD: 9, ZoneJob.HALF_YEAR_PLAN: 1}, (8, 1): {ZoneJob.LEAD: 1}}
    assert rotation(2026, made, (), strange) == rotation(2026, made)
    deputy = rotation(2026, made, (), {(1, 1): {ZoneJob.DEPUTY: 0}})
    assert (deputy[0].lead, deputy[0].deputy) == (1, 0)
    alone = rotation(2026, zones_of(1, 1), (), {(1, 1): {ZoneJob.DEPUTY: 0}})
    assert (alone[0].lead, alone[0].deputy) == (0, None)


@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 7), min_size=1), st.integers(1, 4)),
        min_size=1,
        max_size=12,
    )
)
def test_branches_may_come_and_leave_at_any_quarter(years):
    """Counted as level with the least when it comes, no branch ever leads twice oftener."""
    history = []
    for number, (members, changes_in) in enumerate(years):
        before = history[-1].members if history else tuple(sorted(members))
        by_quarter = {q: before if q < changes_in else tuple(sorted(members)) for q in QUARTERS}
        made = [ZoneMembers(1, by_quarter)]
        newcomers = set(members) - set(before)
        then = 2020 + number
        history += kept(rotation(then, made, history), made)
        after = standing(1, history, before=then + 1, members=by_quarter[4])
        assert spread(after.values()) <= 1
        entered = standing(1, history, before=then, members=(*before, *newcomers))
        assert all(entered[one] == min(entered[old] for old in before) for one in newcomers)


@given(st.integers(2, 9), st.integers(1, 12))
def test_the_deputy_is_another_branch_and_as_evenly_spread_as_that_allows(size, years):
    made = zones_of(size, 1)
    history = []
    for number in range(years):
        history += kept(rotation(2020 + number, made, history), made)
        assert spread(leads_of(history, ZoneJob.DEPUTY).values()) <= 2
    assert all(one.done_by[ZoneJob.DEPUTY] != one.done_by[ZoneJob.LEAD] for one in history)


def test_who_leaves_is_passed_over_and_the_rest_stay_level():
    made = [ZoneMembers(1, {1: (1, 2, 3), 2: (1, 2, 3), 3: (1, 3), 4: (1, 3)})]
    given_out = rotation(2026, made)
    assert [one.lead for one in given_out] == [1, 2, 3, 1]
    assert given_out[0].deputy == 2


def test_sizes_and_halves():
    assert sizes(15, 4) == [4, 4, 4, 3]
    assert [plans_in(number, 1) for number in range(1, 5)] == [1, 2, 1, 2]
    assert plans_in(1, 2) == 2
    made = zones_of(15, 4)
    planning = {(q.zone, q.quarter) for q in rotation(2026, made) if q.plans_half_year}
    first = {(zone, quarter) for zone in (1, 3) for quarter in (1, 2)}
    assert planning == first | {(zone, quarter) for zone in (2, 4) for quarter in (3, 4)}


def test_edges():
    alone = rotation(2026, [ZoneMembers(1, dict.fromkeys(QUARTERS, (7,)))])
    assert {one.lead for one in alone} == {7}
    assert alone[0].deputy is None
    assert rotation(2026, [ZoneMembers(1, {})]) == []
    assert spread([]) == 0
    strange = Quarter(2025, 1, 9, (1,), {ZoneJob.LEAD: 1})
    made = zones_of(2, 1)
    assert rotation(2026, made, [strange]) == rotation(2026, made)
