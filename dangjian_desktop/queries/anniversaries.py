"""政治生日: whose day of joining the Party comes round."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import anniversary_between
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Membership, Person, StageSpell
from dangjian_desktop.storage.models.base import valid_on

_A_DAY = timedelta(days=1)
#: Where month and day stand in the text of a day (SQL counts from 1).
_MONTH_AND_DAY = (6, 5)
_LENGTH_OF_A_DAY = 10


@dataclass(frozen=True, slots=True)
class AnniversaryRow:
    """Somebody's 政治生日.

    Attributes:
        joined_on: Day of admission. day: its anniversary. years: how many.
    """

    person_id: int
    uid: str
    name: str
    branch_name: str
    joined_on: date
    day: date
    years: int


@dataclass(frozen=True)
class AnniversaryQuery:
    """Members on the roll on the first day whose anniversary falls between two days.

    Attributes:
        first, last: Both included, less than a year apart.
        within: Members of branches below this organisation; None for all.
    """

    reads: ClassVar = frozenset({Topic.STAGE, Topic.MEMBERSHIP, Topic.PERSON, Topic.ORGANISATION})
    first: date
    last: date
    within: int | None = None

    def fetch(self) -> list[AnniversaryRow]:
        """Return them by day, then by name; whose day of joining is not known has none."""
        names = OrganisationNames()
        found = []
        for person_id, uid, name, sort_name, branch_id, joined in self._joined():
            joined_on = PartialDate.from_iso(joined).first_day
            told = anniversary_between(joined_on, self.first, self.last)
            if told is not None:
                branch = names.on(branch_id, self.first)
                row = AnniversaryRow(person_id, uid, name, branch, joined_on, told.day, told.years)
                found.append((told.day, sort_name, row))
        return [row for *_order, row in sorted(found, key=lambda line: line[:2])]

    def _joined(self) -> Iterator[tuple[Any, ...]]:
        """Yield members whose first day as a member lies on one of the days of the year."""
        member = [stage.value for stage in MEMBER_STAGES]
        joined = fn.MIN(StageSpell.since)
        since = (
            StageSpell.select(StageSpell.person, joined.alias("joined"))
            .where(StageSpell.stage.in_(member))
            .group_by(StageSpell.person)
        )
        on_the_roll = valid_on(Membership, self.first)
        if self.within is not None:
            on_the_roll &= Membership.branch.in_(sorted(Tree.on(self.first).below(self.within)))
        current = StageSpell.alias()
        day_of_year = fn.SUBSTR(since.c.joined, *_MONTH_AND_DAY)
        found = (
            Membership.select(
                Person.id,
                Person.uid,
                Person.name,
                Person.sort_name,
                Membership.branch,
                since.c.joined,
            )
            .join(Person, on=(Membership.person == Person.id))
            .join(since, on=(since.c.person_id == Person.id))
            .join(current, on=(current.person == Person.id))
            .where(
                on_the_roll
                & valid_on(current, self.first)
                & current.stage.in_(member)
                & (fn.LENGTH(since.c.joined) == _LENGTH_OF_A_DAY)
                & day_of_year.in_(self._days_of_year())
            )
        )
        yield from rows(found)

    def _days_of_year(self) -> list[str]:
        days = {self.first + _A_DAY * number for number in range((self.last - self.first).days + 1)}
        told = {f"{day.month:02d}-{day.day:02d}" for day in days}
        return sorted(told | ({"02-29"} if "02-28" in told else set()))
