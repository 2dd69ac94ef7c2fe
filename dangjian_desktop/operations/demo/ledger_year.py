"""A year of every ledger that the demonstration's other parts do not fill, from its description.

What a row says stands in the description, so that a mine can show its own life; here it is only
said who `@1` is in a branch. Ledgers that are views get an activity to be about, unless it is said
that they note something of the latest one there is.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation, Value
from dangjian_desktop.domain.ledgers import NUMERIC, OF_PEOPLE, BookField, FieldType
from dangjian_desktop.domain.vocabulary import ActivityState, ConsentKind, Mark
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Document,
    LedgerMilestone,
    WallConsent,
)

#: Days are shifted by branch, so that the mine does not do everything on one day.
_SPREAD = 4
#: So many of the last activities of a kind have something noted.
_LATEST = 3
#: A document that came later is still going round.
_DAYS_TO_NOTE = 10
_BEGINS, _ENDS = "10:00", "11:30"


class Shelf(Protocol):
    """What writes a row; see `operations.demo.ledgers`."""

    writer: Writer
    on: date

    def add(
        self,
        code: str,
        branch: DemoBranch,
        day: date,
        values: Mapping[str, Value | None],
        road: Sequence[tuple[str, date, Named | None]] = (),
        *,
        is_anonymous: bool = False,
        activity: int | None = None,
        document: int | None = None,
    ) -> int:
        """Write a row of a branch and return its id; steps that lie ahead are left out."""


def write_ledger_year(
    shelf: Shelf,
    told: Sequence[Mapping[str, Any]],
    life: Life,
    branch: DemoBranch,
    people: Sequence[Named],
    place: int,
) -> None:
    """Write what the description tells of one branch.

    Args:
        shelf: Writes the rows.
        told: The tables of the description.
        life: Who held which post, and which activities were held.
        branch: Whose ledgers they are.
        people: Its ordinary members.
        place: Of the branch among all.
    """
    for one in told:
        every, at = int(one.get("every", 1)), int(one.get("at", 0))
        if place % every == at:
            _Row(shelf, one, life, branch, people, place).write()


class _Row:
    def __init__(
        self,
        shelf: Shelf,
        told: Mapping[str, Any],
        life: Life,
        branch: DemoBranch,
        people: Sequence[Named],
        place: int,
    ) -> None:
        self._shelf, self._told, self._life = shelf, told, life
        self._branch, self._people, self._place = branch, people, place
        self._book = books_by_code()[str(told["book"])]
        self._present: list[int] = []

    def write(self) -> None:
        """Write the row, and the activity that it is about."""
        if "latest" in self._told:
            self._write_latest(str(self._told["latest"]))
            return
        if self._told.get("document"):
            self._write_documents()
            return
        day = self._day(str(self._told["day"]), self._place % _SPREAD)
        if day >= self._on:
            return
        road = [
            (str(state), self._day(str(on), self._place % _SPREAD), self._named(str(by), day))
            for state, on, by in self._told.get("road", ())
        ]
        activity = self._activity(day) if "held" in self._told else None
        values = self._values(day)
        entry = self._shelf.add(self._book.code, self._branch, day, values, road, activity=activity)
        if "agreed" in self._told:
            self._agree(values, ConsentKind(str(self._told["agreed"])), day)
        for title, on in self._told.get("stages", ()):
            due_on = self._day(str(on))
            done_on = due_on - timedelta(2) if due_on < self._on else None
            self._shelf.writer.insert(
                LedgerMilestone, entry=entry, title=title, due_on=due_on, done_on=done_on
            )

    def _agree(self, values: Mapping[str, Value | None], kind: ConsentKind, day: date) -> None:
        """Record that everybody whom a row names agreed to be seen on a wall."""
        for people in values.values():
            for one in people if isinstance(people, tuple) else ():
                self._shelf.writer.insert(
                    WallConsent, person=one.person_id, kind=kind, given_on=day
                )

    def _write_latest(self, kind: str) -> None:
        """Note something of the last activities of a kind that there are."""
        branches = [self._branch.branch_id, *self._branch.groups]
        chosen = Activity.select(Activity.id, Activity.held_on).where(
            Activity.organisation.in_(branches)
            & (Activity.kind == kind)
            & (Activity.state == ActivityState.HELD)
            & (Activity.held_on < self._on)
        )
        latest = chosen.order_by(Activity.held_on.desc(), Activity.id).limit(_LATEST)
        for activity, day in list(rows(latest)):
            present = Attendance.select(Attendance.person_id).where(Attendance.activity == activity)
            self._present = [key for (key,) in rows(present.order_by(Attendance.id))]
            values = self._values(day)
            self._shelf.add(self._book.code, self._branch, day, values, activity=activity)

    def _write_documents(self) -> None:
        """Note something of every document that came more than a few days ago."""
        chosen = Document.select(Document.id, Document.received_on).where(
            (Document.organisation == self._branch.branch_id)
            & Document.kind.in_(self._book.view_of)
            & (Document.received_on <= self._on - timedelta(_DAYS_TO_NOTE))
        )
        for document, day in rows(chosen):
            values = self._values(day)
            self._shelf.add(self._book.code, self._branch, day, values, document=document)

    @property
    def _on(self) -> date:
        return self._shelf.on

    def _activity(self, day: date) -> int:
        made = self._shelf.writer.insert(
            Activity,
            kind=str(self._told["held"]),
            organisation=self._branch.branch_id,
            title=str(self._told["title"]),
            state=ActivityState.HELD,
            held_on=day,
            begins=_BEGINS,
            ends=_ENDS,
            place=self._life.room(self._branch),
            chair=self._life.days.secretary(self._branch.branch_id, day),
            minutes=str(self._told["minutes"]),
            due_fixed_on=day,
            recorded_on=day,
            entered_on=day,
        )
        self._shelf.writer.insert_many(
            Attendance,
            [
                {"activity": made, "person": one.person_id, "mark": Mark.PRESENT}
                for one in self._people
                if one.person_id is not None and self._life.days.is_member(one.person_id, day)
            ],
        )
        return made

    def _day(self, text: str, later: int = 0) -> date:
        """Return a day of the year of the demonstration; one with its own year is as it is."""
        if len(text) > len("00-00"):
            return date.fromisoformat(text)
        return date.fromisoformat(f"{self._on.year}-{text}") + timedelta(later)

    def _values(self, day: date) -> dict[str, Value | None]:
        found: dict[str, Value | None] = {}
        for key, told in self._told["values"].items():
            field = self._book.field(key)
            assert field is not None, (self._book.code, key)
            found[key] = self._value(field, told, day)
        return found

    def _value(self, field: BookField, told: Any, day: date) -> Value | None:
        if isinstance(told, bool):
            return told
        text = str(told)
        if field.none_word and text == field.none_word:
            return text
        if field.kind in OF_PEOPLE:
            named = (self._named(word, day) for word in text.split())
            return tuple(dict.fromkeys(one for one in named if one is not None))
        if field.kind in NUMERIC:
            return Decimal(text)
        if field.kind is FieldType.DATE:
            if text.startswith("+"):
                return PartialDate.of(day + timedelta(int(text)))
            wanted = self._day(text, self._place % _SPREAD)
            return PartialDate.of(min(wanted, self._on) if field.is_past else wanted)
        if field.kind is FieldType.ORGANISATION:
            return NamedOrganisation(self._branch.branch_id, self._branch.name)
        return self._branch.name if text == "@o" else text

    def _named(self, word: str, day: date) -> Named | None:
        """Return who is meant: `@1` a member, `@s` the secretary, `@c` one of the committee."""
        if not word:
            return None
        if not word.startswith("@"):
            return Named(word)
        branch_id = self._branch.branch_id
        secretary = self._life.days.secretary(branch_id, day)
        if word == "@s":
            return self._of(secretary)
        if word == "@p":
            return self._of(next((one for one in self._present if one != secretary), None))
        if word == "@c":
            sitting = self._life.days.of_committee(branch_id, day)
            return self._of(next((one for one in sitting if one != secretary), secretary))
        return self._people[int(word[1:]) % len(self._people)]

    def _of(self, person_id: int | None) -> Named | None:
        names = {one.person_id: one.facts.name for one in self._branch.people}
        return Named(names.get(person_id, ""), person_id) if person_id is not None else None
