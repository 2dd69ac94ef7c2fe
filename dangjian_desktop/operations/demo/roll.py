"""The organisations and people of the demonstration as they stood at the beginning.

Branches that were split, merged or renamed since stand here under their old names; what became of
them is told in `organisation_history`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.operations.demo.invention import Inventor
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.people import facts_as_columns, stage_rows
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
)

_SHARE_PROBATIONARY = 0.07
#: How many are put into the crews in turn; the others by chance.
_SHARE_IN_TURN = 0.8
_SHARE_OF_NEWCOMERS = 0.07
GROUPS_SINCE = PartialDate(2024, 2, 1)
_NEWCOMERS_SINCE = date(2024, 3, 1)
#: How groups are numbered.
NUMERALS = "一二三四五六七八九十"
#: So many of a branch may be elected: full members for long, and of the right age.
LEADERS = 7
#: So many of them hold a post today.
HOLDERS = 5
RETIRED = "退休"
#: Who holds a post was born in these years and has this 党龄, so that no rule is broken for show.
_FIRST_BORN_OF_LEADERS = date(1970, 1, 1)
_BORN_WITHIN = 8700  # days: until 1993
_STANDING_OF_LEADERS = 8
#: Birth and admission of members who have retired; from 1969 to 1977 nobody was on probation.
_VETERANS = (
    (date(1953, 4, 18), PartialDate(1975, 5, 1), PartialDate(1975, 5, 1)),
    (date(1959, 9, 3), PartialDate(1986, 7, 1), PartialDate(1987, 7, 1)),
    (date(1963, 11, 27), PartialDate(1994, 6, 24), PartialDate(1995, 6, 24)),
)
#: People on the road to membership in each branch: stages with their first days.
_ROADS = (
    ((Stage.APPLICANT, date(2026, 3, 12)),),
    ((Stage.APPLICANT, date(2025, 2, 20)), (Stage.ACTIVIST, date(2025, 9, 10))),
    (
        (Stage.APPLICANT, date(2024, 5, 16)),
        (Stage.ACTIVIST, date(2024, 12, 5)),
        (Stage.CANDIDATE, date(2026, 9, 18)),
    ),
)


@dataclass
class Entered:
    """Somebody who was written into the file, with what the later chapters ask about."""

    person_id: int
    facts: PersonFacts
    stage: Stage
    admitted_on: PartialDate | None = None
    joined_on: PartialDate | None = None
    has_moved: bool = False


@dataclass
class DemoBranch:
    """A branch of the description and who is in it today.

    Attributes:
        plan: Its table in the description.
        branch_id: The organisation; of one that came to be later, what it came out of.
        people: Members, those who may hold posts first.
        leaving: Who will have left by today.
        developing: People on the road to membership.
        groups: Ids of the groups in their order.
        group_of: The group of each person.
        leaders: The 党小组长 by group.
        settled: Day of its last reorganisation; who came later is written after it.
        newcomers: Who joins it after that, with the first day.
    """

    plan: Mapping[str, Any]
    branch_id: int = 0
    people: list[Entered] = field(default_factory=list)
    leaving: list[Entered] = field(default_factory=list)
    developing: list[Entered] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    group_of: dict[int, int] = field(default_factory=dict)
    leaders: dict[int, int] = field(default_factory=dict)
    settled: date | None = None
    newcomers: list[tuple[Entered, PartialDate]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of today."""
        return str(self.plan["name"])

    @property
    def full_count(self) -> int:
        """How many full members it has."""
        return sum(one.stage is Stage.FULL for one in self.people)

    def ordinary(self) -> list[Entered]:
        """Return full members who hold no post, lead no group and have not been moved."""
        leading = set(self.leaders.values())
        first = LEADERS if len(self.people) > 2 * LEADERS else HOLDERS
        return [
            one
            for one in self.people[first:]
            if one.stage is Stage.FULL and not one.has_moved and one.person_id not in leading
        ]


@dataclass
class Roll:
    """Everybody and every branch, by the branch's name of today.

    Attributes:
        merged_from: The organisations out of which a branch was merged.
    """

    branches: dict[str, DemoBranch]
    merged_from: dict[str, list[int]] = field(default_factory=dict)


def write_roll(
    writer: Writer, plan: Mapping[str, Any], inventor: Inventor, committee_id: int
) -> Roll:
    """Write the branches of the beginning with everybody in them."""
    roll = Roll({branch["name"]: DemoBranch(branch) for branch in plan["branch"]})
    old_names = {one["branch"]: one["was"] for one in (*plan["renamed"], *plan["split"])}
    split = {one["new"]: one for one in plan["split"]}
    merged = {one["branch"]: one for one in plan["merged"]}
    closing = {one["branch"] for one in plan["closed_group"]}
    for one in (*plan["split"], *plan["merged"], *plan["closed_group"]):
        for name in {one["branch"], one.get("new", one["branch"])}:
            roll.branches[name].settled = date.fromisoformat(one["on"])
    for name, branch in roll.branches.items():
        _invent(branch, inventor)
        if name in split:
            branch.branch_id = roll.branches[split[name]["branch"]].branch_id
            _write_people(writer, branch, [branch.branch_id], inventor)
            _write_groups(writer, branch, first=len(roll.branches[split[name]["branch"]].groups))
            continue
        names = merged[name]["was"] if name in merged else [old_names.get(name, name)]
        ids = [
            write_organisation(
                writer,
                kind=OrganisationKind.BRANCH,
                name=one,
                parent_id=committee_id,
                since=None,
            )
            for one in names
        ]
        branch.branch_id = ids[0]
        if name in merged:
            roll.merged_from[name] = ids
        _write_people(writer, branch, ids, inventor)
        if name not in merged:
            _write_groups(writer, branch, more=int(name in closing))
    return roll


def _invent(branch: DemoBranch, inventor: Inventor) -> None:
    """Make up the people of a branch; nothing is written yet."""
    plan, chance = branch.plan, inventor.chance
    stages = [
        Stage.PROBATIONARY if chance.random() < _SHARE_PROBATIONARY else Stage.FULL
        for _ in range(plan["people"])
    ]
    stages[:LEADERS] = [Stage.FULL] * min(LEADERS, len(stages))
    stages.sort(key=lambda stage: stage is not Stage.FULL)  # posts go to full members
    full_count = sum(stage is Stage.FULL for stage in stages)
    for place, stage in enumerate(stages):
        born = None
        if place < LEADERS:
            born = _FIRST_BORN_OF_LEADERS + timedelta(days=chance.randrange(_BORN_WITHIN))
        facts = inventor.member(plan, stage=stage, born=born)
        if chance.random() < _SHARE_IN_TURN:  # so that the crews are of about one size
            facts = inventor.dressed(plan, facts, plan["crews"][place % len(plan["crews"])])
        branch.people.append(Entered(0, facts, stage))
    veterans = branch.people[full_count - plan.get("veterans", 0) : full_count]
    for one, (born, _admitted, _confirmed) in zip(veterans, _VETERANS, strict=False):
        made = inventor.member(plan, stage=Stage.FULL, born=born)
        one.facts = replace(made, crew="", occupation=RETIRED, duty_area="")
    born = _FIRST_BORN_OF_LEADERS + timedelta(days=chance.randrange(_BORN_WITHIN))
    branch.leaving = [Entered(0, inventor.member(plan, stage=Stage.FULL, born=born), Stage.FULL)]
    branch.developing = [
        Entered(0, inventor.member(plan, stage=road[-1][0]), road[-1][0]) for road in _ROADS
    ]


def _write_people(
    writer: Writer, branch: DemoBranch, homes: Sequence[int], inventor: Inventor
) -> None:
    """Write the people with their stages, each into one of the organisations of the beginning."""
    if branch.settled is None:  # who came later would stand in the way of a reorganisation
        _date_newcomers(branch, inventor)
    everybody = [*branch.people, *branch.leaving, *branch.developing]
    ids = writer.insert_many(Person, [facts_as_columns(one.facts) for one in everybody])
    for one, person_id in zip(everybody, ids, strict=True):
        one.person_id = person_id
    full_count = branch.full_count
    spells: list[dict[str, Any]] = []
    for place, one in enumerate([*branch.people, *branch.leaving]):
        has_long_been = place < LEADERS or place >= len(branch.people)
        standing = _STANDING_OF_LEADERS if has_long_been else 0
        admitted, confirmed = inventor.party_days(one.facts, one.stage, standing)
        if one.facts.occupation == RETIRED:
            _born, admitted, confirmed = _VETERANS[place - full_count + branch.plan["veterans"]]
        one.admitted_on = admitted
        spells += _road_rows(one.person_id, inventor.road(one.facts, admitted), admitted)
        spells += stage_rows(one.person_id, one.stage, admitted_on=admitted, confirmed_on=confirmed)
    memberships = [
        {"person": one.person_id, "branch": homes[place % len(homes)], "since": one.joined_on}
        for place, one in enumerate([*branch.people, *branch.leaving])
    ]
    for one, road in zip(branch.developing, _ROADS, strict=True):
        moved = [
            (stage, PartialDate.of(day + timedelta(days=inventor.chance.randrange(40))))
            for stage, day in road
        ]
        spells += _road_rows(one.person_id, moved, None)
        since = moved[0][1]
        if branch.settled is not None and since.first_day >= branch.settled:
            branch.newcomers.append((one, since))
        else:
            memberships.append({"person": one.person_id, "branch": homes[0], "since": since})
    writer.insert_many(StageSpell, spells)
    writer.insert_many(Membership, memberships)


def _road_rows(
    person_id: int, road: Sequence[tuple[Stage, PartialDate]], admitted: PartialDate | None
) -> list[dict[str, Any]]:
    """Return the spells of the stages before an admission; the last is open without one."""
    ends = [*(since for _stage, since in road[1:]), admitted]
    return (
        [
            {"person": person_id, "stage": stage, "since": since, "until": until}
            for (stage, since), until in zip(road, ends, strict=True)
        ]
        if road
        else []
    )


def _date_newcomers(branch: DemoBranch, inventor: Inventor) -> None:
    """Let some have come to the branch from elsewhere within the last years."""
    chance = inventor.chance
    for one in branch.people[LEADERS : branch.full_count]:
        if chance.random() >= _SHARE_OF_NEWCOMERS or one.facts.occupation == RETIRED:
            continue
        day = _NEWCOMERS_SINCE + timedelta(days=chance.randrange(950))
        one.joined_on, one.has_moved = PartialDate.of(day), True
        note = f"{day.year}年{day.month}月由{inventor.destination()}转入"
        one.facts = replace(one.facts, joined_note=note)


def _write_groups(writer: Writer, branch: DemoBranch, *, first: int = 0, more: int = 0) -> None:
    """Divide the people by crew, as far as there are as many groups as crews, else in turn."""
    count = branch.plan["groups"] + more
    branch.groups = [
        write_organisation(
            writer,
            kind=OrganisationKind.PARTY_GROUP,
            name=f"第{NUMERALS[first + index]}党小组",
            parent_id=branch.branch_id,
            since=GROUPS_SINCE,
        )
        for index in range(count)
    ]
    fill_groups(writer, branch, GROUPS_SINCE)


def fill_groups(writer: Writer, branch: DemoBranch, since: PartialDate) -> None:
    """Let the people of a branch belong to its groups from a day on, each with a leader."""
    if not branch.groups:
        return
    crews, count = branch.plan["crews"], len(branch.groups)
    rows = []
    for index, one in enumerate([*branch.people, *branch.leaving]):
        place = crews.index(one.facts.crew) if len(crews) == count else index % count
        group = branch.groups[place]
        branch.group_of[one.person_id] = group
        later = max(since, one.joined_on) if one.joined_on is not None else since
        rows.append({"person": one.person_id, "party_group": group, "since": later})
    writer.insert_many(GroupMembership, rows)
    may_lead = branch.ordinary() or branch.people[1 : branch.full_count]
    for group in branch.groups:
        leader = next((one for one in may_lead if branch.group_of[one.person_id] == group), None)
        if leader is None:
            continue
        branch.leaders[group] = leader.person_id
        writer.insert(
            PostSpell,
            person=leader.person_id,
            organisation=group,
            post=Post.GROUP_LEADER,
            since=since,
        )
