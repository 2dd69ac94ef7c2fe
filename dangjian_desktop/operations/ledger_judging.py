"""What becomes of one row of a file of a ledger: new, a change, nothing new, or not as it stands.

Each row is judged as if somebody entered it by hand and took every step of its road (facts.md
15.10, Z02-Z05). Every fault is told with the header of its column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from re import compile as pattern
from typing import Any

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import without_id_numbers
from dangjian_desktop.domain.ledger_lines import LineReading
from dangjian_desktop.domain.ledger_rows import (
    LedgerRow,
    StepTaken,
    missing_fields,
    row_problems,
)
from dangjian_desktop.domain.ledger_sheets import (
    ANONYMOUS,
    LedgerSheet,
    headings,
)
from dangjian_desktop.domain.ledger_values import Value, shown_value, stored_values
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    NUMBER,
    STATE,
    LedgerBook,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_walking import RoadWalk, is_blamed
from dangjian_desktop.operations.ledger_writing import RowToInsert
from dangjian_desktop.operations.ledgers import (
    HOLDER_FIELD,
    begun_values,
    holder_problems,
    named_problems,
    posts_held,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledger_present import (
    Numbered,
    PresentEntries,
    SameAs,
    same_as,
)
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree

_UID = pattern(r"[0-9a-f]{16,64}\Z")
#: Differences told in a sentence before the rest is left out.
_MOST_TOLD = 4


class Sameness(StrEnum):
    """Whether a row of a file is the one that is there already."""

    SAME = "same"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """What a row would have in a column instead of what it has."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ExaminedEntry:
    """One row and what will become of it.

    Attributes:
        outcome: ADDED, UPDATED, UNCHANGED, REFUSED, DOUBTFUL or LEFT_OUT.
        new: What is written for an added row.
        entry_id: The row that is there already, or may be; with `values`, `day` and `steps` that
            are new.
        addition: Of a view the activity or document to which fields are added.
        differences: What a row that is there would have instead.
        is_double: Whether it may be there already, or stand twice in the file.
        problems: Refusals, doubts and warnings.
    """

    sheet: str
    row: int
    outcome: Outcome
    reading: LineReading
    new: RowToInsert | None = None
    entry_id: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    day: PartialDate | None = None
    steps: tuple[StepTaken, ...] = ()
    addition: Mapping[str, int] | None = field(default=None, hash=False)
    differences: tuple[EntryDifference, ...] = ()
    is_double: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.sheet, self.row)

    @property
    def stays_out(self) -> bool:
        """Whether it does not come in because something is wrong or undecided."""
        return self.outcome in (Outcome.REFUSED, Outcome.DOUBTFUL)


class LedgerJudge:
    """Judges the rows of a file one after the other."""

    def __init__(
        self,
        book: LedgerBook,
        present: PresentEntries,
        sheets: Mapping[str, LedgerSheet],
        *,
        on: date,
        within: int | None,
        organisation_id: int | None,
        left_out: frozenset[RowPlace],
        decisions: Mapping[RowPlace, Sameness],
    ) -> None:
        """Make a judge.

        Args:
            book: Whose rows they are. present: which of them are there already.
            sheets: The sheets of the file by name. on: Today.
            within: Whose rows may come in. organisation_id: whose they are where they do not say.
            left_out: Rows struck out. decisions: what was said of doubtful ones.
        """
        self._book, self._present, self._sheets, self._on = book, present, sheets, on
        self._within, self._organisation_id = within, organisation_id
        self._left_out, self._decisions = left_out, decisions
        self._tree = Tree.on(on)
        self._here = None if within is None else self._tree.below(within)
        self._labels = headings(book)
        self._begun = {key: value for key, value in begun_values(book).items() if value is not None}
        self._met: dict[int, int] = {}
        self._seen: dict[SameAs, tuple[int, str]] = {}
        self._uids: dict[str, int] = {}
        self._numbers: set[Numbered] = set(present.by_number)
        self._holders: dict[int, list[Problem]] = {}
        self._posts: dict[tuple[int, int, date], dict[str, Any]] = {}
        self._subjects: dict[tuple[str, str], list[EntryRow]] | None = None
        self._entries: dict[int, EntryRow] = {}

    def expect(self, readings: Sequence[LineReading]) -> None:
        """Read together the rows that lines may mean; one by one it would take a minute."""
        wanted = {
            self._present.by_uid[one.uid] for one in readings if one.uid in self._present.by_uid
        }
        for one in readings:
            holder = one.holder.organisation_id if one.holder else self._organisation_id
            key = self._key(one, holder)
            wanted.update(self._present.by_title.get(key, ()) if key else ())
        self._entries = self._present.entries(wanted)

    def row(self, reading: LineReading) -> ExaminedEntry:
        """Return a row with what becomes of it."""
        made = ExaminedEntry(reading.sheet, reading.row, Outcome.LEFT_OUT, reading)
        if made.place in self._left_out:
            return made
        if self._book.is_view:
            return self._addition(made)
        problems = list(reading.problems)
        present = self._of_uid(reading)
        organisation_id = self._holder(reading, problems, present)
        if present is None and organisation_id is not None:
            found = self._of_number(reading, organisation_id)
            if found is not None:
                present = self._entry(found)
        if present is not None:
            return self._change(made, present, problems, is_certain=True)
        key = self._key(reading, organisation_id)
        known = self._present.by_title.get(key, ()) if key else ()
        candidates = [one for one in known if one not in self._met]
        if not candidates:
            return self._new(made, organisation_id, key, problems)
        if self._decisions.get(made.place) is not Sameness.ANOTHER:
            return self._doubted(made, candidates, problems)
        # It can still be said that it is the one that is there.
        another = self._new(made, organisation_id, key, problems)
        return replace(another, entry_id=candidates[0], is_double=True)

    # Whose it is, and which row it may be ---------------------------------------------

    def _holder(
        self, reading: LineReading, problems: list[Problem], present: EntryRow | None
    ) -> int | None:
        """Return whose row it is; whose it cannot be is told."""
        if reading.holder is None:
            if present is not None:
                return present.organisation_id
            if any(one.code.startswith("ledger.organisation") for one in reading.problems):
                return None
            if self._organisation_id is None:
                problems.append(self._at(reading, HOLDER, Fault("ledger_file.holder_missing")))
                return None
            chosen = self._organisation_id
        else:
            chosen = reading.holder.organisation_id
        if self._here is not None and chosen not in self._here:
            name = self._name(chosen)
            within = self._name(self._within or 0)
            fault = Fault("ledger_file.outside", name, hint=within)
            problems.append(self._at(reading, HOLDER, fault))
            return None
        if chosen not in self._holders:
            self._holders[chosen] = holder_problems(self._book, chosen, self._on)
        problems += self._placed(reading, self._holders[chosen])
        return chosen

    def _name(self, organisation_id: int) -> str:
        node = self._tree.get(organisation_id)
        return node.name if node is not None else ""

    def _of_uid(self, reading: LineReading) -> EntryRow | None:
        entry_id = self._present.by_uid.get(reading.uid) if reading.uid else None
        return None if entry_id is None else self._entry(entry_id)

    def _entry(self, entry_id: int) -> EntryRow | None:
        if entry_id not in self._entries:
            self._entries |= self._present.entries([entry_id])
        return self._entries.get(entry_id)

    def _of_number(self, reading: LineReading, organisation_id: int) -> int | None:
        """Return the row of the same number and title; a number alone is any list's 序号."""
        if not reading.number or reading.day is None:
            return None
        year = reading.day.year
        key = Numbered(organisation_id, reading.is_anonymous, year, reading.number)
        entry_id = self._present.by_number.get(key)
        if entry_id is None or entry_id in self._met:
            return None
        title = bare(self._title(reading))
        return entry_id if title and title == self._present.titles.get(entry_id) else None

    def _key(self, reading: LineReading, organisation_id: int | None) -> SameAs | None:
        if organisation_id is None:
            return None
        title = self._title(reading)
        return same_as(organisation_id, reading.day, title, is_anonymous=reading.is_anonymous)

    def _title(self, reading: LineReading) -> str:
        known = self._book.field(self._book.title)
        return shown_value(known, reading.values.get(known.key)) if known else ""

    # A new row ------------------------------------------------------------------------

    def _new(
        self,
        made: ExaminedEntry,
        organisation_id: int | None,
        key: SameAs | None,
        problems: list[Problem],
    ) -> ExaminedEntry:
        reading, book = made.reading, self._book
        values = dict(reading.values)
        for one in book.fields:
            if one.is_retired and one.key in values:
                values.pop(one.key)
                told = Fault("ledger_file.field_retired", one.label, Severity.WARNING)
                problems.append(self._at(reading, one.key, told))
        said = {**self._begun, **values}
        row = LedgerRow(said, reading.day, book.first_state, is_anonymous=reading.is_anonymous)
        if reading.is_anonymous and not book.may_be_anonymous:
            problems.append(self._at(reading, ANONYMOUS, Fault("ledger_file.not_anonymous")))
        if reading.day is None and not is_blamed(problems, self._shown(reading, DAY)):
            problems.append(self._at(reading, DAY, Fault("ledger.day_missing")))
        problems += self._placed(reading, row_problems(book, row, self._on))
        if reading.is_anonymous:
            problems += self._placed(reading, named_problems(book, said))
        steps = self._road(reading, row, organisation_id, problems)
        self._tell_missing(reading, said, problems)
        is_double = self._is_twice(made, key, problems)
        if _is_refused(problems) or organisation_id is None or reading.day is None:
            outcome = Outcome.REFUSED
        elif is_double and self._decisions.get(made.place) is not Sameness.ANOTHER:
            outcome = Outcome.DOUBTFUL
        else:
            outcome = Outcome.ADDED
        new = None
        if outcome is Outcome.ADDED and organisation_id is not None and reading.day is not None:
            uid = self._own_uid(reading)
            new = RowToInsert(
                organisation_id,
                reading.day,
                said,
                is_anonymous=reading.is_anonymous,
                uid=uid,
                number=self._own_number(reading, organisation_id, has_uid=bool(uid)),
                steps=tuple(steps),
                milestones=reading.milestones,
            )
        return replace(
            made, outcome=outcome, new=new, is_double=is_double, problems=tuple(problems)
        )

    def _own_uid(self, reading: LineReading) -> str:
        """Return the identity that an exported row keeps; an anonymous one has none."""
        uid = reading.uid
        if reading.is_anonymous or not _UID.match(uid) or uid in self._present.taken:
            return ""
        if uid in self._uids:
            return ""
        self._uids[uid] = reading.row
        return uid

    def _own_number(self, reading: LineReading, organisation_id: int, *, has_uid: bool) -> int:
        """Return the number that an exported row keeps where it is free.

        The 序号 of other lists begins anew on every sheet and is no number of this ledger.
        """
        if not reading.number or reading.day is None or not (has_uid or reading.is_anonymous):
            return 0
        year = reading.day.year
        key = Numbered(organisation_id, reading.is_anonymous, year, reading.number)
        if key in self._numbers:
            return 0
        self._numbers.add(key)
        return reading.number

    def _is_twice(self, made: ExaminedEntry, key: SameAs | None, problems: list[Problem]) -> bool:
        """Whether an earlier line of the file is of the same day and title, and tell so."""
        if key is None:
            return False
        reading = made.reading
        first = self._seen.setdefault(key, (reading.row, reading.uid))
        if first[0] == reading.row or (reading.uid and reading.uid != first[1]):
            return False
        told = Fault("ledger_file.twice", str(first[0]), Severity.WARNING)
        problems.append(self._at(reading, self._book.title, told))
        return True

    def _tell_missing(
        self, reading: LineReading, values: Mapping[str, Value], problems: list[Problem]
    ) -> None:
        """Tell what a complete row would have (Z02): at its cell where the file has the column."""
        missing = [
            one
            for one in missing_fields(self._book, values)
            if not is_blamed(problems, self._shown(reading, one.key))
        ]
        if missing:
            words = "、".join(one.label for one in missing)
            told = Fault("ledger_file.incomplete", words, Severity.WARNING)
            problems.append(self._at(reading, missing[0].key, told))

    # A row that is there --------------------------------------------------------------

    def _doubted(
        self, made: ExaminedEntry, candidates: Sequence[int], problems: list[Problem]
    ) -> ExaminedEntry:
        """Return a row of a day and title that are there: nothing new, more, or another row."""
        rows = {key: row for key in candidates if (row := self._entry(key)) is not None}
        is_said = self._decisions.get(made.place) is Sameness.SAME
        tried = [self._change(made, rows[key], list(problems), is_certain=is_said) for key in rows]
        best = min(tried, key=lambda one: (_ORDER[one.outcome], len(one.differences)))
        for one in tried:
            if one is not best and one.entry_id is not None and best.entry_id != one.entry_id:
                self._met.pop(one.entry_id, None)
        if best.entry_id is not None and best.outcome is not Outcome.DOUBTFUL:
            self._met[best.entry_id] = made.row
        return best

    def _change(
        self,
        made: ExaminedEntry,
        entry: EntryRow,
        problems: list[Problem],
        *,
        is_certain: bool,
    ) -> ExaminedEntry:
        """Return a row that is there with what the file says otherwise."""
        reading, book = made.reading, self._book
        assert entry.entry_id is not None
        if is_certain and (earlier := self._met.get(entry.entry_id)):
            told = Fault("ledger_file.same_row", str(earlier))
            problems.append(self._at(reading, NUMBER, told))
        if is_certain:
            self._met[entry.entry_id] = made.row
        if reading.holder is not None and reading.holder.organisation_id != entry.organisation_id:
            name = entry.organisation_name
            told = Fault("ledger_file.holder_kept", reading.holder.name, Severity.WARNING, name)
            problems.append(self._at(reading, HOLDER, told))
        if (ANONYMOUS in self._sheet(reading).columns or reading.is_anonymous) and (
            reading.is_anonymous is not entry.row.is_anonymous
        ):
            problems.append(self._at(reading, ANONYMOUS, Fault("ledger_file.stays_anonymous")))
        values = {
            key: value
            for key, value in reading.values.items()
            if self._is_other(value, entry.row.values.get(key), entry)
        }
        day = reading.day if reading.day not in (None, entry.row.day) else None
        merged = {**entry.row.values, **values}
        row = replace(entry.row, values=merged, day=day or entry.row.day)
        if values or day is not None:
            told_of = row_problems(book, row, self._on, entry.row.values)
            problems += self._placed(reading, told_of)
            if entry.row.is_anonymous:
                problems += self._placed(reading, named_problems(book, values))
        steps = self._road(reading, row, entry.organisation_id, problems, is_there=True)
        differences = tuple(self._differences(entry, values, day, steps))
        is_contradicted = day is not None or any(
            key in entry.row.values and key not in self._begun_alone(entry, key) for key in values
        )
        outcome = Outcome.UPDATED if differences else Outcome.UNCHANGED
        if _is_refused(problems):
            outcome = Outcome.REFUSED
        elif is_contradicted and not is_certain:
            outcome = Outcome.DOUBTFUL
            words = "、".join(
                f"{one.label}：{one.before or '（空）'} → {one.after}"
                for one in differences[:_MOST_TOLD]
            )
            number = f"{entry.organisation_name} 第 {entry.numbered} 号"
            told = Fault("ledger_file.present", number, Severity.WARNING, words)
            problems.append(self._at(reading, book.title, told))
        return replace(
            made,
            outcome=outcome,
            entry_id=entry.entry_id,
            values=values,
            day=day,
            steps=tuple(steps),
            differences=differences,
            is_double=not is_certain or self._decisions.get(made.place) is Sameness.SAME,
            problems=tuple(problems),
        )

    def _begun_alone(self, entry: EntryRow, key: str) -> frozenset[str]:
        """Return a field that has only what every new row begins with: no contradiction."""
        begun = self._begun.get(key)
        is_begun = begun is not None and entry.row.values.get(key) == begun
        return frozenset({key}) if is_begun else frozenset()

    def _is_other(self, value: Value, present: Value | None, entry: EntryRow) -> bool:
        """Whether a file says something else; a text whose ID numbers were masked says the same."""
        if entry.row.is_anonymous and isinstance(value, PartialDate):
            value = PartialDate(value.year, value.month)
        if stored_values(value) == stored_values(present):
            return False
        if isinstance(value, str) and isinstance(present, str):
            return value != without_id_numbers(present)
        return True

    def _differences(
        self,
        entry: EntryRow,
        values: Mapping[str, Value],
        day: PartialDate | None,
        steps: Sequence[StepTaken],
    ) -> list[EntryDifference]:
        found = []
        if day is not None:
            before = entry.row.day.printed if entry.row.day else ""
            found.append(EntryDifference(DAY, self._labels[DAY], before, day.printed))
        for one in self._book.fields:
            if one.key in values:
                before = shown_value(one, entry.row.values.get(one.key))
                after = shown_value(one, values[one.key])
                found.append(EntryDifference(one.key, one.label, before, after))
        if steps:
            labels = [self._book.state_label(step.to) for step in steps]
            found.append(
                EntryDifference(
                    STATE,
                    self._labels[STATE],
                    self._book.state_label(entry.row.state),
                    " → ".join(labels),
                )
            )
        return found

    # The road -------------------------------------------------------------------------

    def _road(
        self,
        reading: LineReading,
        row: LedgerRow,
        organisation_id: int | None,
        problems: list[Problem],
        *,
        is_there: bool = False,
    ) -> list[StepTaken]:
        """Return the steps that a file tells beyond those that were taken, and judge each."""
        book = self._book
        if not book.states:
            return []
        walk = RoadWalk(
            book,
            reading,
            row,
            self._on,
            partial(self._at, reading),
            self._labels,
            is_there=is_there,
        )
        taken = walk.go(problems, organisation_id, self._held)
        problems += walk.problems
        return taken

    def _held(self, organisation_id: int, person_id: int, when: date) -> dict[str, Any]:
        """Return what a step must know of who takes it; asked once for each day."""
        key = (organisation_id, person_id, when)
        if key not in self._posts:
            self._posts[key] = posts_held(*key)
        return self._posts[key]

    # Views ----------------------------------------------------------------------------

    def _addition(self, made: ExaminedEntry) -> ExaminedEntry:
        """Return a row of a view: it adds fields to an activity or a document that is there."""
        reading, problems = made.reading, list(made.reading.problems)
        entry = self._subject(reading, problems)
        if entry is None:
            return replace(made, outcome=Outcome.REFUSED, problems=tuple(problems))
        if earlier := self._met.get(entry.key):
            told = Fault("ledger_file.same_row", str(earlier))
            problems.append(self._at(reading, ABOUT, told))
        self._met[entry.key] = made.row
        values = {
            key: value
            for key, value in reading.values.items()
            if self._is_other(value, entry.row.values.get(key), entry)
        }
        row = replace(entry.row, values={**entry.row.values, **values})
        told_of = row_problems(self._book, row, self._on, entry.row.values)
        problems += self._placed(reading, told_of)
        differences = tuple(self._differences(entry, values, None, ()))
        outcome = Outcome.UPDATED if values else Outcome.UNCHANGED
        if _is_refused(problems):
            outcome = Outcome.REFUSED
        reference = "activity_id" if entry.activity_id is not None else "document_id"
        return replace(
            made,
            outcome=outcome,
            entry_id=entry.entry_id,
            values=values,
            addition={reference: entry.key},
            differences=differences,
            problems=tuple(problems),
        )

    def _subject(self, reading: LineReading, problems: list[Problem]) -> EntryRow | None:
        """Return the activity or document of a row: by identity, or by day and title."""
        present = self._of_uid(reading)
        if present is not None:
            return present
        if reading.day is None or not reading.subject:
            problems.append(self._at(reading, ABOUT, Fault("ledger_file.subject_missing")))
            return None
        if self._subjects is None:
            self._subjects = {}
            for one in LedgerQuery(self._book.code, self._on, self._within).fetch():
                if one.row.day is not None:
                    key = (one.row.day.iso, bare(one.subject))
                    self._subjects.setdefault(key, []).append(one)
        found = self._subjects.get((reading.day.iso, bare(reading.subject)), [])
        if reading.holder is not None:
            wanted = reading.holder.organisation_id
            found = [one for one in found if one.organisation_id == wanted]
        if len(found) == 1:
            return found[0]
        code = "ledger_file.subject_several" if found else "ledger_file.subject_unknown"
        fault = Fault(code, reading.subject, hint=reading.day.printed)
        problems.append(self._at(reading, ABOUT, fault))
        return None

    # Places ---------------------------------------------------------------------------

    def _sheet(self, reading: LineReading) -> LedgerSheet:
        return self._sheets[reading.sheet]

    def _shown(self, reading: LineReading, key: str) -> str:
        return self._sheet(reading).shown(key, self._labels)

    def _at(self, reading: LineReading, key: str, fault: Fault) -> Problem:
        return fault.at(Address(reading.sheet, reading.row, self._shown(reading, key)))

    def _placed(self, reading: LineReading, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems with the place in the file, called as the file calls the column."""
        found = []
        for one in problems:
            key = HOLDER if one.where.field == HOLDER_FIELD else one.where.field
            there = Address(reading.sheet, reading.row, self._shown(reading, key))
            found.append(replace(one, where=there))
        return found


#: Of several rows that may be meant, the one of which least is different.
_ORDER = {
    Outcome.UNCHANGED: 0,
    Outcome.UPDATED: 1,
    Outcome.DOUBTFUL: 2,
    Outcome.REFUSED: 3,
}


def _is_refused(problems: Sequence[Problem]) -> bool:
    return any(one.severity is Severity.REFUSED for one in problems)
