"""What one line of a file says of a row of a ledger: typed values, and everything wrong with it.

Every fault is told at its cell. What a cell cannot say without knowing the file (who is meant,
whether the row is there already) is asked of whoever reads it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from dangjian_desktop.domain.cells import Cell, clean_text, half_width, is_nothing, text_of
from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_sheets import (
    ANONYMOUS,
    MILESTONES,
    ROAD,
    UID,
    LedgerLine,
    LedgerSheet,
    LedgerWords,
    headings,
)
from dangjian_desktop.domain.ledger_values import (
    Named,
    NamedOrganisation,
    OrganisationsNamed,
    PeopleNamed,
    Value,
    read_value,
)
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    NUMBER,
    OF_PEOPLE,
    STATE,
    BookField,
    FieldType,
    LedgerBook,
    step_by,
    step_day,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.text_reading import read_typed_text

#: Parts of a line of 办理过程 and of 里程碑 stand between these.
PARTED_BY = "｜"
#: Anonymous rows are counted apart: 匿3.
ANONYMOUS_MARK = "匿"
_YES, _NO = frozenset({"是", "匿名", "√", "✓", "1"}), frozenset({"否", "不匿名", "×", "0"})
_NUMBER = re.compile(r"(匿)?第?(\d{1,6})(?:\.0)?号?\Z")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?\Z")
_ERRORS = frozenset(
    {"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#GETTING_DATA"}
)
_TEN_THOUSAND = "万元"
_LONGEST_NOTE = 400
_LONGEST_TITLE, _LONGEST_REMARK = 120, 200


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step as a file tells it, with what the file calls its day and its taker."""

    state: str
    day: PartialDate | None
    by: Named | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldMilestone:
    """A stage as a file tells it."""

    due_on: date
    title: str
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class LineReading:
    """What a line says.

    Attributes:
        values: By field what is given; a field that is not named says nothing.
        state: Code of the state that is given; "" for none.
        steps: By state what the columns of steps tell. road: every step in its order, where
            办理过程 tells it; it goes before `steps`.
        holder: Whose row it is; None where the file does not say.
        number: 0 for none.
        problems: Everything that is wrong with it, at the header of the file.
    """

    sheet: str
    row: int
    uid: str = ""
    number: int = 0
    day: PartialDate | None = None
    subject: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    holder: NamedOrganisation | None = None
    is_anonymous: bool = False
    state: str = ""
    steps: Mapping[str, ToldStep] = field(default_factory=dict)
    road: tuple[ToldStep, ...] = ()
    milestones: tuple[ToldMilestone, ...] = ()
    problems: tuple[Problem, ...] = ()


class LineReader:
    """Reads the lines of one sheet."""

    def __init__(
        self,
        book: LedgerBook,
        sheet: LedgerSheet,
        words: LedgerWords,
        *,
        on: date,
        people: PeopleNamed,
        organisations: OrganisationsNamed,
    ) -> None:
        """Make a reader.

        Args:
            book: Whose rows they are. sheet: where they stand. words: what words mean.
            on: Today.
            people: Who of the roster has a name. organisations: which organisations have one.
        """
        self._book, self._sheet, self._words = book, sheet, words.of(book)
        self._on, self._people, self._organisations = on, people, organisations
        self._labels = headings(book)
        self._states = {
            **self._words.states,
            **{bare(state.label): state.code for state in book.states},
        }
        self._problems: list[Problem] = []
        self._row = 0

    def read(self, line: LedgerLine) -> LineReading:
        """Return what a line says."""
        self._problems, self._row = [], line.row
        cells = {key: cell for key, cell in line.cells.items() if not self._is_error(key, cell)}
        is_marked, number = self._number(cells.get(NUMBER))
        is_anonymous = is_marked
        if ANONYMOUS in cells:
            is_anonymous = self._yes_no(text_of(cells[ANONYMOUS])) or is_marked
        return LineReading(
            self._sheet.name,
            line.row,
            uid=text_of(cells.get(UID)),
            number=number,
            day=self._date(DAY, cells.get(DAY), self._on),
            subject=text_of(cells.get(ABOUT)),
            values=self._values(cells),
            holder=self._holder(cells.get(HOLDER)),
            is_anonymous=is_anonymous,
            state=self._state(text_of(cells.get(STATE))),
            steps=self._steps(cells),
            road=self._road(cells.get(ROAD)),
            milestones=self._milestones(cells.get(MILESTONES)),
            problems=tuple(self._problems),
        )

    def where(self, key: str) -> Address:
        """Return the place of a column in the line that is read."""
        return Address(self._sheet.name, self._row, self._sheet.shown(key, self._labels))

    # Inner works ------------------------------------------------------------------

    def _blame(self, key: str, *faults: Fault) -> None:
        self._problems += [fault.at(self.where(key)) for fault in faults]

    def _is_error(self, key: str, cell: Cell) -> bool:
        """Tell of a formula that came to nothing; a workbook holds its complaint as a text."""
        text = text_of(cell)
        if text.upper() not in _ERRORS:
            return False
        if not is_nothing(text):
            self._blame(key, Fault("ledger_file.error_cell", text))
        return True

    def _number(self, cell: Cell) -> tuple[bool, int]:
        """Return whether a number is of an anonymous row, and the number; others say nothing."""
        match = _NUMBER.match(half_width(text_of(cell)).replace(" ", ""))
        return (bool(match[1]), int(match[2])) if match else (False, 0)

    def _yes_no(self, text: str) -> bool:
        if text in _YES:
            return True
        if text not in _NO and not is_nothing(text):
            self._blame(ANONYMOUS, Fault("yes_no.unknown", text))
        return False

    def _values(self, cells: Mapping[str, Cell]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for one in self._book.fields:
            cell = cells.get(one.key)
            if cell is None:
                continue
            if one.kind is FieldType.DATE:
                value: Value | None = self._date_of(one, cell)
            else:
                value = self._value(one, cell)
            if value not in (None, "", ()):
                values[one.key] = value
        return values

    def _value(self, one: BookField, cell: Cell) -> Value | None:
        said = self._words.choices.get(one.key, {}).get(bare(text_of(cell)))
        if said is not None and said in one.known:
            cell = said
        if one.kind is FieldType.MONEY and self._is_in_ten_thousands(one.key, cell):
            cell = f"{text_of(cell)}{_TEN_THOUSAND}"
        reading = read_value(
            one, cell, on=self._on, people=self._people, organisations=self._organisations
        )
        self._blame(one.key, *(_with_nearest(one, fault) for fault in reading.faults))
        if one.kind in OF_PEOPLE and isinstance(reading.value, tuple):
            for named in reading.value:
                if named.person_id is None:
                    self._blame(
                        one.key,
                        Fault("ledger_file.not_on_roster", named.name, Severity.WARNING),
                    )
        return reading.value

    def _is_in_ten_thousands(self, key: str, cell: Cell) -> bool:
        header = half_width(self._sheet.shown(key, self._labels))
        text = text_of(cell)
        return _TEN_THOUSAND in header and bool(re.fullmatch(r"[-+]?[\d.,]+", half_width(text)))

    def _date_of(self, one: BookField, cell: Cell) -> Value | None:
        if one.none_word and bare(text_of(cell)) == bare(one.none_word):
            return one.none_word
        return self._date(one.key, cell, self._on if one.is_past else _LATEST)

    def _date(self, key: str, cell: Cell, latest: date) -> PartialDate | None:
        if cell is None:
            return None
        text = half_width(text_of(cell))
        match = _WITHOUT_YEAR.match(text) if isinstance(cell, str) else None
        year = self._sheet.year
        if match and year is not None:
            cell = f"{year}-{int(match[1]):02d}-{int(match[2]):02d}"
            told = Fault("ledger_file.year_added", text, Severity.WARNING, str(year))
            self._blame(key, told)
        elif match and year is None and int(match[1]) <= 12:
            self._blame(key, Fault("ledger_file.year_missing", text))
            return None
        reading = read_date(cell, on=latest)
        self._blame(key, *reading.faults)
        return reading.value

    def _holder(self, cell: Cell) -> NamedOrganisation | None:
        text = text_of(cell)
        if is_nothing(text):
            return None
        known = list(self._organisations(text))
        if len(known) == 1:
            return known[0]
        code = "ledger.organisations_alike" if known else "ledger.organisation_unknown"
        self._blame(HOLDER, Fault(code, text))
        return None

    def _state(self, text: str) -> str:
        if is_nothing(text) or not self._book.states:
            return ""
        code = self._states.get(bare(text))
        if code is None:
            labels = [state.label for state in self._book.states]
            near = get_close_matches(text, labels, len(labels), 0.3)
            offered = [*near, *(label for label in labels if label not in near)]
            self._blame(STATE, Fault("ledger_file.state_unknown", text, hint="、".join(offered)))
            return ""
        return code

    def _steps(self, cells: Mapping[str, Cell]) -> dict[str, ToldStep]:
        found = {}
        for state in self._book.states[1:]:
            day_cell, by_cell = cells.get(step_day(state.code)), cells.get(step_by(state.code))
            day = self._date(step_day(state.code), day_cell, self._on)
            by = self._taker(step_by(state.code), text_of(by_cell))
            if day is not None or by is not None:
                found[state.code] = ToldStep(state.code, day, by)
        return found

    def _taker(self, key: str, text: str) -> Named | None:
        if is_nothing(text):
            return None
        taker = BookField(key, self._labels.get(key, key), FieldType.PERSON)
        reading = read_value(
            taker, text, on=self._on, people=self._people, organisations=self._organisations
        )
        self._blame(key, *reading.faults)
        value = reading.value
        return value[0] if isinstance(value, tuple) and value else None

    def _road(self, cell: Cell) -> tuple[ToldStep, ...]:
        """Read 办理过程: a line a step; a line that begins otherwise goes on with the note."""
        steps: list[ToldStep] = []
        for line in _told_lines(cell):
            parts = [clean_text(part) for part in line.split(PARTED_BY)]
            day = self._plain_day(parts[0]) if len(parts) > 1 else None
            state = self._states.get(bare(parts[1])) if len(parts) > 1 else None
            if day is None or state is None:
                if steps and len(parts) == 1:
                    note = f"{steps[-1].note}\n{line}".strip()
                    steps[-1] = replace(steps[-1], note=note)
                    continue
                self._blame(ROAD, Fault("ledger_file.road_unreadable", line[:30]))
                return ()
            by = self._taker(ROAD, parts[2]) if len(parts) > 2 else None
            note = PARTED_BY.join(parts[3:])
            self._blame(ROAD, *read_typed_text(note, _LONGEST_NOTE).faults)
            steps.append(ToldStep(state, day, by, note))
        return tuple(steps)

    def _milestones(self, cell: Cell) -> tuple[ToldMilestone, ...]:
        found: list[ToldMilestone] = []
        for line in _told_lines(cell):
            parts = [clean_text(part) for part in line.split(PARTED_BY)]
            due = self._plain_day(parts[0])
            done = self._plain_day(parts[2]) if len(parts) > 2 and parts[2] else None
            is_wrong = due is None or not due.is_exact or len(parts) < 2 or not parts[1]
            if is_wrong or (len(parts) > 2 and parts[2] and (done is None or not done.is_exact)):
                self._blame(MILESTONES, Fault("ledger_file.milestone_unreadable", line[:30]))
                return ()
            assert due is not None
            note = PARTED_BY.join(parts[3:])
            self._blame(
                MILESTONES,
                *read_typed_text(parts[1], _LONGEST_TITLE).faults,
                *read_typed_text(note, _LONGEST_REMARK).faults,
            )
            done_on = done.first_day if done is not None else None
            found.append(ToldMilestone(due.first_day, parts[1], done_on, note))
        return tuple(found)

    def _plain_day(self, text: str) -> PartialDate | None:
        reading = read_date(text, on=_LATEST)
        return reading.value if not reading.faults else None


_LATEST = date(2100, 12, 31)


def _told_lines(cell: Cell) -> Sequence[str]:
    if not isinstance(cell, str):
        text = text_of(cell)
        return [text] if text else []
    return [line for line in (clean_text(part) for part in cell.splitlines()) if line]


def _with_nearest(one: BookField, fault: Fault) -> Fault:
    """Return the fault of an unknown choice with the one that is nearest to it."""
    if fault.code != "custom.choice_unknown":
        return fault
    near = nearest_choice(fault.found, one.offered_names)
    if near:
        return fault._replace(code="ledger_file.choice_near", hint=near)
    return fault._replace(code="ledger_file.choice_unknown")


def nearest_choice(text: str, offered: Sequence[str]) -> str:
    """Return the choice that a text comes nearest to; "" where none is near."""
    wanted = bare(text)
    parts = [one for one in offered if wanted and (wanted in bare(one) or bare(one) in wanted)]
    if len(parts) == 1:
        return parts[0]
    near = get_close_matches(text, offered, 1, 0.5)
    return near[0] if near else ""
