"""What was typed from the papers of a group, as what is to be entered, and what cannot be read.

Days are read as they are written by hand; whoever is not written beside a step is the owner of
the row, as the sheet says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.ledgers import (
    DAY,
    BookStep,
    FieldType,
    LedgerBook,
    Taker,
    step_by,
    step_day,
)
from dangjian_desktop.domain.paper_packs import (
    filled_along,
    new_row_fields,
    paper_road,
    with_year,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading
from dangjian_desktop.domain.vocabulary import PRINTED, Mark
from dangjian_desktop.operations.ledgers import NewEntry
from dangjian_desktop.operations.paper_packs import (
    MEETING,
    NEW,
    PaperMeeting,
    PaperOutcome,
    PaperStep,
    Returned,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledger_names import LedgerNames
from dangjian_desktop.queries.paper_packs import PackBook, PaperPack
from dangjian_desktop.ui.shared.wording import chinese, tr

#: The box beside a name on the list of who came.
PRESENCE = "presence"
#: What people write for being there.
_TICKS = frozenset({"√", "✓", "1", "v", "V", chinese("到"), chinese("是")})


@dataclass
class PackReading:
    """What was read.

    Attributes:
        problems: What could not be read.
        places: Where a line of the problems stands: sheet and number of it, the place in its grid.
    """

    returned: Returned
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, int], int] = field(default_factory=dict)


class PackReader:
    """Reads the sheets of one pack."""

    def __init__(self, pack: PaperPack, on: date) -> None:
        self._pack, self._on = pack, on
        self._names = LedgerNames(on, pack.group_id)
        self._problems: list[Problem] = []
        self._places: dict[tuple[str, int], int] = {}

    def done(self, returned: Returned) -> PackReading:
        """Return everything that was read."""
        return PackReading(returned, self._problems, self._places)

    def meeting(
        self, texts: Mapping[str, str], given: Mapping[str, str], presence: Sequence[str]
    ) -> PaperMeeting | None:
        """Read the meeting; None where nothing of it was written.

        Args:
            texts: Day, place and minutes as they stand.
            given: As they stood before.
            presence: What was written beside each name, in the order of the pack.
        """
        changed = {key: text for key, text in texts.items() if text != given[key] and key != DAY}
        words = {tr(PRINTED[mark]): mark for mark in Mark}
        marks: dict[int, Mark] = {}
        has_marks = False
        for place, (person, typed) in enumerate(zip(self._pack.people, presence, strict=True)):
            if not typed:
                continue
            has_marks = True
            self._places[MEETING, place + 1] = place
            mark = words.get(typed) or (Mark.PRESENT if typed in _TICKS else None)
            if mark is None:
                hint = tr("、").join(tr(PRINTED[one]) for one in Mark)
                fault = Fault("paper_pack.presence", typed, hint=hint)
                self._problems.append(fault.at(Address(MEETING, place + 1, PRESENCE)))
            else:
                marks[person.person_id] = mark
        is_other_day = bool(texts[DAY]) and texts[DAY] != given[DAY]
        if not (has_marks or changed or is_other_day):
            return None
        where = Address(MEETING, 0, DAY)
        day = self._day(texts[DAY])
        if day.value is None and not day.faults:
            self._problems.append(Fault("ledger.day_missing").at(where))
        self._tell(day, where)
        held_on = day.value.first_day if day.value is not None and day.value.day else None
        activity = self._pack.meeting
        activity_id = activity.activity_id if activity is not None else None
        return PaperMeeting(activity_id, held_on, marks, changed)

    def outcomes(
        self, one: PackBook, written: Sequence[Mapping[str, str]]
    ) -> tuple[PaperOutcome, ...]:
        """Read the boxes of the open rows of a book, in their order."""
        found = []
        for place, (row, boxes) in enumerate(zip(one.open, written, strict=True)):
            if not boxes or row.entry_id is None:
                continue
            number = place + 1
            self._places[one.book.code, number] = place
            steps = self._steps(row, boxes, partial(Address, one.book.code, number))
            if steps:
                found.append(PaperOutcome(number, row.entry_id, tuple(steps)))
        return tuple(found)

    def new(
        self, book: LedgerBook, lines: Sequence[Mapping[str, str]], places: Sequence[int]
    ) -> tuple[NewEntry, ...]:
        """Read the new rows of a book; `places` tells where each line stands in its grid."""
        sheet = f"{NEW}{book.code}"
        entries = []
        for number, (line, place) in enumerate(zip(lines, places, strict=True), start=1):
            self._places[sheet, number] = place
            day = self._day(line.get(DAY, ""))
            self._tell(day, Address(sheet, number, DAY))
            cells = {
                one.key: self._completed(one.kind, line[one.key])
                for one in new_row_fields(book)
                if line.get(one.key, "").strip()
            }
            values = self._values(book, cells, partial(Address, sheet, number))
            told = {key: value for key, value in values.items() if value is not None}
            entries.append(NewEntry(number, self._pack.group_id, day.value, told))
        return tuple(entries)

    # One row ------------------------------------------------------------------------------

    def _steps(
        self, row: EntryRow, written: Mapping[str, str], where: "partial[Address]"
    ) -> list[PaperStep]:
        steps = []
        for step in paper_road(row.book):
            fields = [one.key for one in filled_along(row.book, step)]
            boxes = (step_day(step.to), step_by(step.to), *fields)
            if not any(written.get(key) for key in boxes):
                continue
            day = self._day(written.get(step_day(step.to), ""))
            if day.value is None and not day.faults:
                missing = Fault("ledger.day_missing")
                self._problems.append(missing.at(where(step_day(step.to))))
            self._tell(day, where(step_day(step.to)))
            by = self._taker(row, step, written.get(step_by(step.to), ""))
            self._tell(by, where(step_by(step.to)))
            cells = {key: written[key] for key in fields if written.get(key)}
            values = self._values(row.book, cells, where)
            if day.value is not None:
                steps.append(PaperStep(step.to, day.value, by.value, values))
        return steps

    def _taker(self, row: EntryRow, step: BookStep, typed: str) -> Reading[Named]:
        """Return who took a step; who is not written is the owner, where the sheet says so."""
        if typed:
            reading = self._names.taker(typed)
            return Reading(reading.value[0] if reading.value else None, reading.faults)
        owner = row.row.values.get(row.book.owner) if row.book.owner else None
        if step.needs_by and Taker.ANYONE in step.takers and isinstance(owner, tuple) and owner:
            return Reading(owner[0])
        return Reading(None)

    def _values(
        self, book: LedgerBook, cells: Mapping[str, str], where: "partial[Address]"
    ) -> dict[str, Value | None]:
        values, faults = self._names.read(book, cells)
        self._problems += [
            Problem(where(one.where.field), one.code, one.found, one.severity, one.hint)
            for one in faults
        ]
        return values

    def _completed(self, kind: FieldType, text: str) -> str:
        is_day = kind is FieldType.DATE
        return with_year(text, self._pack.year, self._pack.month) if is_day else text

    def _day(self, text: str) -> Reading[PartialDate]:
        """Read a day as it is written by hand; nothing written is nothing."""
        completed = with_year(text, self._pack.year, self._pack.month)
        return read_date(completed, on=self._on) if completed else Reading(None)

    def _tell(self, reading: Reading[PartialDate] | Reading[Named], where: Address) -> None:
        self._problems += [fault.at(where) for fault in reading.faults]
