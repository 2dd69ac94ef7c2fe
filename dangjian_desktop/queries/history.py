"""What was done, by whom and when, over all subjects: the newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.recorded_changes import MANY, taken_back
from dangjian_desktop.queries.reveals import Reveal, reveals_of
from dangjian_desktop.queries.stored_words import StoredNames
from dangjian_desktop.queries.told_changes import is_of_case_file, noted_of
from dangjian_desktop.storage.journal_reading import ToldEntry, newest_entries, told_changes
from dangjian_desktop.storage.models import Organisation, Person

#: Names told of one entry; an import is about thousands.
_MOST_NAMES = 5
_OF_PLACES = ("organisation_id", "branch_id", "party_group_id")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One operation as it was done.

    Attributes:
        number: That of the entry; 0 of one that is withheld, whose place would tell the day.
        at: Moment in ISO 8601 with offset; the month alone of what is withheld.
        what: What the operation is called.
        actor: Who was at the computer; "" of what is withheld.
        about: Names of people and organisations that it is about, the first few.
        changes: How many rows it changed.
        is_taken_back: Whether it was undone later (and not done again).
        noted: What was looked at, or from which backup the data were put back; None where neither
            was done.
    """

    number: int
    at: str
    what: str
    actor: str
    about: tuple[str, ...]
    changes: int
    is_taken_back: bool
    noted: Sentence | None = None


@dataclass(frozen=True)
class HistoryQuery:
    """The newest operations.

    Attributes:
        since: The first day that is told; None for all. Of what is withheld its month is.
        limit: At most so many.
        with_case_files: Whether the reader may see case files.
    """

    reads: ClassVar = frozenset({Topic.JOURNAL, Topic.PERSON, Topic.ORGANISATION, Topic.FIELD})
    since: date | None = None
    limit: int = 200
    with_case_files: bool = False

    def fetch(self) -> list[HistoryRow]:
        """Return them, the newest first; what is withheld behind all else of its month."""
        left_out = frozenset[Topic]() if self.with_case_files else frozenset({Topic.CASE_FILE})
        entries = newest_entries(self.since, self.limit, left_out)
        undone = taken_back(entries)
        names, seen = StoredNames(), reveals_of(entries)
        return [
            HistoryRow(
                max(one.entry_id, 0),
                one.at,
                one.label,
                one.actor,
                _about(one, names, seen.get(one.entry_id), self.with_case_files),
                one.change_count,
                one.entry_id in undone,
                noted_of(one, seen.get(one.entry_id)),
            )
            for one in entries
        ]


def _about(
    entry: ToldEntry, names: StoredNames, seen: Reveal | None, with_case_files: bool
) -> tuple[str, ...]:
    """Return the first names of whom an entry is about, of organisations where it is of nobody."""
    if seen is not None:
        return (seen.whose,) if seen.whose else ()
    if entry.entry_id < 0 or entry.change_count > MANY:
        return ()
    people: dict[Any, str] = {}
    places: dict[Any, str] = {}
    for change in told_changes(entry.entry_id):
        if not with_case_files and is_of_case_file(change):
            continue
        stored = change.after or change.before or {}
        if change.table == Person.table_name():
            people[change.row_id] = str(stored.get("name", ""))
        elif (person_id := stored.get("person_id")) is not None:
            people.setdefault(person_id, "")
        place = change.row_id if change.table == Organisation.table_name() else None
        for column in _OF_PLACES:
            place = place or stored.get(column)
        if place is not None:
            places.setdefault(place, "")
        if len(people) > _MOST_NAMES:
            break
    if people:
        return tuple(name or names.person(key) for key, name in list(people.items())[:_MOST_NAMES])
    return tuple(names.organisation(key) for key in list(places)[:_MOST_NAMES])
