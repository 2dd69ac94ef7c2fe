"""The demonstration mine: invented people in a real-looking order, the same on every computer."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.demo.careers import write_careers
from dangjian_desktop.operations.demo.case_files import write_case_files
from dangjian_desktop.operations.demo.chance import Chance
from dangjian_desktop.operations.demo.committees import write_first_terms, write_present_terms
from dangjian_desktop.operations.demo.contests import (
    write_appraisals,
    write_contests,
    write_levels,
    write_points,
)
from dangjian_desktop.operations.demo.development import write_development
from dangjian_desktop.operations.demo.dues import write_dues
from dangjian_desktop.operations.demo.elections import write_elections
from dangjian_desktop.operations.demo.flaws import write_flaws
from dangjian_desktop.operations.demo.group_life import write_group_life
from dangjian_desktop.operations.demo.invention import Inventor
from dangjian_desktop.operations.demo.keepsakes import write_keepsakes
from dangjian_desktop.operations.demo.ledgers import write_ledgers
from dangjian_desktop.operations.demo.life import write_life
from dangjian_desktop.operations.demo.matters import write_matters
from dangjian_desktop.operations.demo.organisation_history import write_organisation_history
from dangjian_desktop.operations.demo.own_fields import write_own_fields
from dangjian_desktop.operations.demo.plans import write_plan
from dangjian_desktop.operations.demo.roll import write_roll
from dangjian_desktop.operations.demo.scores import write_scores
from dangjian_desktop.operations.demo.settings import write_settings
from dangjian_desktop.operations.demo.shifts import write_shifts
from dangjian_desktop.operations.demo.transfers import write_transfers
from dangjian_desktop.operations.demo.votes import write_votes
from dangjian_desktop.operations.demo.walls import write_walls
from dangjian_desktop.operations.demo.zones import write_zone_duties
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import Activity, JournalEntry, Organisation, Person
from dangjian_desktop.storage.models.base import UID_BYTES


@dataclass(frozen=True)
class DemoCounts:
    """What was built, as it stands on the day of the description."""

    branches: int
    people: int
    groups: int
    zones: int
    activities: int


class DemoAge(Enum):
    """What the data of a demonstration are to the program that opens them."""

    PRESENT = "present"
    OUTGROWN = "outgrown"
    OUTGROWN_IN_USE = "outgrown_in_use"


@operation("建立示范数据")
def build_demo(writer: Writer, *, description: str) -> DemoCounts:
    """Write the mine that a description (TOML) tells into an empty file.

    Raises:
        RefusedError: When the file already holds organisations or people.
    """
    if Organisation.select().exists() or Person.select().exists():
        raise RefusedError("数据文件夹里已有数据，不能再建立示范数据。请换一个空的数据文件夹。")
    writer.note(_edition(description))
    plan: dict[str, Any] = tomllib.loads(description)
    inventor = Inventor(plan, Chance.of(plan))
    committee = write_organisation(
        writer,
        kind=OrganisationKind.COMMITTEE,
        name=plan["committee"],
        parent_id=None,
        since=None,
    )
    roll = write_roll(writer, plan, inventor, committee)
    write_first_terms(writer, plan, roll)
    write_organisation_history(writer, plan, roll, committee)
    write_present_terms(writer, roll)
    write_careers(writer, plan, roll, inventor)
    write_own_fields(writer, plan, roll, inventor)
    write_keepsakes(writer, roll)
    write_flaws(writer, roll, inventor)
    write_settings(writer, plan)
    life = write_life(writer, plan, roll, committee)
    write_matters(writer, life)
    write_votes(writer, life)
    write_shifts(writer, life)
    write_zone_duties(writer, plan)
    write_plan(writer, plan, life.on)
    write_ledgers(writer, plan, life)
    write_group_life(writer, plan, life)
    write_contests(writer, plan, life)
    write_points(writer, plan, life)
    write_appraisals(writer, plan, life)
    write_levels(writer, plan, life)
    write_scores(writer, plan, life, committee)
    write_elections(writer, plan, life)
    write_transfers(writer, plan, roll, inventor)
    write_development(writer, plan, life)
    write_case_files(writer, plan, roll)
    write_dues(writer, plan, committee)
    write_walls(writer, plan)
    branches = roll.branches.values()
    return DemoCounts(
        branches=len(branches),
        people=len(RosterQuery(date.fromisoformat(plan["on"])).keys()),
        groups=sum(len(branch.groups) for branch in branches),
        zones=len(plan["zone"]),
        activities=Activity.select().count(),
    )


def demo_age(*, description: str) -> DemoAge:
    """Return whether the open demonstration was built by this program, and was worked in since.

    Own data are never outgrown: they do not begin with the building of a demonstration.
    """
    told = JournalEntry.select().where(JournalEntry.id > 0)  # what is withheld stands below
    first = told.order_by(JournalEntry.id).first()
    is_demo = first is not None and first.operation == build_demo.__name__
    if not is_demo or _edition(description) in first.note.splitlines():
        return DemoAge.PRESENT
    return DemoAge.OUTGROWN_IN_USE if JournalEntry.select().count() > 1 else DemoAge.OUTGROWN


def _edition(description: str) -> str:
    """Return what stands in the journal for the description that a demonstration was built by."""
    return f"示范数据 {sha256(description.encode()).hexdigest()[:12]}"


class SeededUids:
    """Identities for a demonstration: the same on every computer, different within the file."""

    def __init__(self, description: str) -> None:
        self._chance = Chance.of(tomllib.loads(description))

    def __call__(self) -> str:
        """Return the next identity."""
        return f"{self._chance.getrandbits(8 * UID_BYTES):0{2 * UID_BYTES}x}"
