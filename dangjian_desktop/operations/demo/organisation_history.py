"""What has become of the organisations: split, merged, renamed, a group closed, zones changed.

All of it is done by the real operations, the earliest first, before anything that happened later
is written: whatever changes afterwards would stand in the way, as it does for a branch.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.demo.roll import NUMERALS, DemoBranch, Roll, fill_groups
from dangjian_desktop.operations.organisations import (
    add_zone,
    move_to_zone,
    rename_organisation,
    write_organisation,
)
from dangjian_desktop.operations.reorganisation import (
    NewBranch,
    close_group,
    merge_branches,
    split_branch,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.lookups import open_spells
from dangjian_desktop.storage.models import Membership, OrganisationSpell


def write_organisation_history(
    writer: Writer, plan: Mapping[str, Any], roll: Roll, committee_id: int
) -> None:
    """Let the organisations become what they are today, the earliest change first."""
    zones = _write_zones(writer, plan, roll)
    chapters = [
        (date.fromisoformat(one["on"]), write, one)
        for key, write in (
            ("split", _split),
            ("renamed", _rename),
            ("merged", _merge),
            ("closed_group", _close_group),
        )
        for one in plan[key]
    ]
    for day, write, one in sorted(chapters, key=lambda chapter: chapter[0]):
        write(writer, one, day, roll, committee_id)
    for one in (*plan["merged"], *plan["moved_branch"]):
        branch = roll.branches[one["branch"]]
        day = date.fromisoformat(one["on"])
        move_to_zone(branch_id=branch.branch_id, zone_id=zones[branch.name], on=day).body(writer)
    for place, branch in enumerate(roll.branches.values()):
        for spell in open_spells(OrganisationSpell, organisation=branch.branch_id):
            writer.update(OrganisationSpell, spell.id, place=place)
        rows = [
            {"person": one.person_id, "branch": branch.branch_id, "since": since}
            for one, since in branch.newcomers
        ]
        writer.insert_many(Membership, rows)


def _write_zones(writer: Writer, plan: Mapping[str, Any], roll: Roll) -> dict[str, int]:
    """Write the zones as they were at first; return the zone of today by branch name."""
    since = date.fromisoformat(plan["zones"]["since"])
    ids = {zone["name"]: add_zone(name=zone["name"]).body(writer) for zone in plan["zone"]}
    today = {name: ids[zone["name"]] for zone in plan["zone"] for name in zone["branches"]}
    first = today | {one["branch"]: ids[one["was"]] for one in plan["moved_branch"]}
    new = {one["new"] for one in plan["split"]}
    for name, branch in roll.branches.items():
        for branch_id in roll.merged_from.get(name, [branch.branch_id]):
            if name not in new:
                move_to_zone(branch_id=branch_id, zone_id=first[name], on=since).body(writer)
    return today


def _split(writer: Writer, one: Mapping[str, Any], on: date, roll: Roll, committee_id: int) -> None:
    """Let the second half of a branch become one of its own, its groups with it."""
    del committee_id
    old, new = roll.branches[one["branch"]], roll.branches[one["new"]]
    staying = {person.person_id for person in (*old.people, *old.leaving, *old.developing)}
    here = Membership.select().where(Membership.branch == old.branch_id)
    going = tuple(row.person_id for row in here if row.person_id not in staying)
    part = NewBranch(one["new"], going, tuple(new.groups))
    (new.branch_id,) = split_branch(branch_id=old.branch_id, parts=[part], on=on).body(writer)
    rename_organisation(organisation_id=old.branch_id, name=one["branch"], on=on).body(writer)
    for place, group in enumerate(new.groups):  # numbered anew in the new branch
        name = f"第{NUMERALS[place]}党小组"
        rename_organisation(organisation_id=group, name=name, on=on).body(writer)


def _rename(
    writer: Writer, one: Mapping[str, Any], on: date, roll: Roll, committee_id: int
) -> None:
    del committee_id
    branch = roll.branches[one["branch"]]
    rename_organisation(organisation_id=branch.branch_id, name=branch.name, on=on).body(writer)


def _merge(writer: Writer, one: Mapping[str, Any], on: date, roll: Roll, committee_id: int) -> None:
    """Let several branches become one under a new name; its groups are set up a little later."""
    branch = roll.branches[one["branch"]]
    branch.branch_id = merge_branches(
        branch_ids=roll.merged_from[branch.name],
        on=on,
        new_name=branch.name,
        parent_id=committee_id,
    ).body(writer)
    since = PartialDate.from_iso(one["groups_since"])
    branch.groups = [
        write_organisation(
            writer,
            kind=OrganisationKind.PARTY_GROUP,
            name=f"第{NUMERALS[place]}党小组",
            parent_id=branch.branch_id,
            since=since,
        )
        for place in range(branch.plan["groups"])
    ]
    fill_groups(writer, branch, since)


def _close_group(
    writer: Writer, one: Mapping[str, Any], on: date, roll: Roll, committee_id: int
) -> None:
    """Close a group of a branch; its people go to another one there."""
    del committee_id
    branch = roll.branches[one["branch"]]
    by_name = {
        spells[-1].name: group
        for group in branch.groups
        if (spells := open_spells(OrganisationSpell, organisation=group))
    }
    closed, into = by_name[one["name"]], by_name[one["into"]]
    close_group(group_id=closed, to_group_id=into, on=on).body(writer)
    _forget(branch, closed, into)


def _forget(branch: DemoBranch, closed: int, into: int) -> None:
    branch.groups.remove(closed)
    branch.leaders.pop(closed, None)
    for person_id, group in branch.group_of.items():
        if group == closed:
            branch.group_of[person_id] = into
