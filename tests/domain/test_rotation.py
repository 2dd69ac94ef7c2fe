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


@given(st.integers(2, 8), st.lists(st.integers(0, 7), min_size=1, max_size=6), st.integers(0, 3))
def test_swaps_count_and_are_made_up_for(size, swaps, quarter):
    """Whoever led by swap has led: the turns after it level out again."""
    made = zones_of(size, 1)
    history = []
    for number, other in enumerate(swaps):
        year = kept(rotation(2026 + number, made, history), made)
        one = year[quarter]
        jobs = {**one.done_by, ZoneJob.LEAD: other % size}
        year[quarter] = Quarter(one.year, one.quarter, one.zone, one.members, jobs)
        history += year
    for number in range(12):
        history += kept(rotation(2040 + number, made, history), made)
    assert spread(led(history).values()) <= 1


@given(st.integers(2, 7), st.integers(1, 6), st.integers(1, 4), st.integers(1, 5))
def test_a_branch_that_comes_later_begins_level(size, years_before, comes, years_after):
    """From its first quarter on it leads as often as the others, not to make up for the past."""
    made = zones_of(size, 1)
    history = []
    for number in range(years_before):
        history += kept(rotation(2020 + number, made, history), made)
    before = tuple(range(size))
    mixed = {q: before if q < comes else (*before, size) for q in QUARTERS}
    made = [ZoneMembers(1, mixed)]
    history += kept(rotation(2030, made, history), made)
    made = [ZoneMembers(1, dict.fromkeys(QUARTERS, (*before, size)))]
    for number in range(years_after):
        history += kept(rotation(2031 + number, made, history), made)
    since = [one for one in history if size in one.members]
    assert spread(led(since).values()) <= 2  # what was owed before may fall due after
    assert abs(led(since)[size] - len(since) / (size + 1)) <= 1


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
