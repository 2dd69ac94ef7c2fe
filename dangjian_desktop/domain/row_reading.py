"""One row of a roster as a person: every cell read, every fault of the row told at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from dangjian_desktop.domain.cells import Cell, Row, looks_like_formula, text_of
from dangjian_desktop.domain.custom_reading import OwnFields, nobody, read_of_somebody
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate, add_months, full_years
from dangjian_desktop.domain.headers import HeaderGuess
from dangjian_desktop.domain.identity import IdNumber, read_id_number, read_name, read_phone
from dangjian_desktop.domain.organisation_names import (
    BRANCH_WORD,
    LONGEST_NAME,
    official_group_name,
    split_branch_path,
)
from dangjian_desktop.domain.people import (
    FIELD_BY_KEY,
    NOTHING_OWN,
    PERSON_FIELDS,
    FieldKind,
    PersonDraft,
    PersonFacts,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading, Severity
from dangjian_desktop.domain.term_reading import (
    read_education,
    read_ethnicity,
    read_months,
    read_posts,
    read_sex,
    read_stage,
    read_workplace,
    read_yes_no,
)
from dangjian_desktop.domain.text_reading import read_text
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, Post, Stage, printed

T = TypeVar("T")

#: Age from which somebody may join (《发展党员工作细则》).
JOINING_AGE = 18
#: Probation lasts a year, extended at most to two (《发展党员工作细则》); in months.
SHORTEST_PROBATION, LONGEST_PROBATION = 12, 24


_TERM_READERS: Mapping[str, Callable[[str], Reading[Any]]] = MappingProxyType(
    {
        "ethnicity": read_ethnicity,
        "education": read_education,
        "workplace": read_workplace,
    }
)
_KIND_READERS: Mapping[FieldKind, Callable[[str], Reading[Any]]] = MappingProxyType(
    {FieldKind.YES_NO: read_yes_no, FieldKind.INTEGER: read_months}
)
_PLAIN_DATES = ("work_began_on", "registered_on")
_PHONES = tuple(field.key for field in PERSON_FIELDS if field.kind is FieldKind.PHONE)
_PLAIN_TEXTS = tuple(
    field.key for field in PERSON_FIELDS if field.kind is FieldKind.TEXT and field.key != "name"
)
DATE_FIELDS = ("born_on", "admitted_on", "confirmed_on", "applied_on", *_PLAIN_DATES)


class Context(NamedTuple):
    """What lines around a row and cells above it say, where the row itself says nothing."""

    branch: str = ""
    group: str = ""
    stage: Stage | None = None


_NOTHING_SAID = Context()


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row says.

    Attributes:
        row: Row number as the workbook counts.
        draft: The person, or None when the row is refused.
        problems: Every fault of the row, from left to right.
        cells: The row as the file holds it, to be corrected and read again, or saved.
        context: What was said around it.
    """

    row: int
    draft: PersonDraft | None
    problems: tuple[Problem, ...]
    cells: Row
    context: Context = _NOTHING_SAID

    @property
    def is_refused(self) -> bool:
        """Whether the row cannot come in as it is."""
        return self.draft is None


@dataclass(slots=True)
class Surroundings:
    """What the lines around the rows say for all of them.

    Attributes:
        branch: From 填报单位, a title or a dividing line; "" if none.
        group: From a dividing line or a title.
        stage: From the title (入党积极分子名册).
        default_branch: What the user chose for rows that name no branch anywhere.
    """

    branch: str = ""
    group: str = ""
    stage: Stage | None = None
    default_branch: str = ""


class RowReader:
    """Reads the rows of one table.

    Args:
        header: The recognised header.
        sheet: Name of the sheet, for addresses.
        file: Name of the file, for addresses; empty for one file alone.
        on: The day as of which the file is read.
        around: What titles and lines say; the caller changes it as lines go by.
        two_digit_months: Date fields whose numbers write months with two digits.
        own: The fields that the branch defined itself.
    """

    def __init__(
        self,
        header: HeaderGuess,
        *,
        sheet: str,
        file: str = "",
        on: date,
        around: Surroundings | None = None,
        two_digit_months: frozenset[str] = frozenset(),
        own: OwnFields | None = None,
    ) -> None:
        self.around = around or Surroundings()
        self._sheet = sheet
        self._file = file
        self._on = on
        self._context = _NOTHING_SAID
        self._two_digit_months = two_digit_months
        columns = header.by_field
        self._places = {field: column.index for field, column in columns.items()}
        self._headers = {field: column.shown for field, column in columns.items()}
        self._texts = self._present(_PLAIN_TEXTS)
        self._phones = self._present(_PHONES)
        self._plain_dates = self._present(_PLAIN_DATES)
        self._terms = [
            (field.key, self._places[field.key], reader)
            for field in PERSON_FIELDS
            if field.key in self._places
            and (reader := _TERM_READERS.get(field.key) or _KIND_READERS.get(field.kind))
        ]

        self._people = own.people if own is not None else nobody
        self._own = [
            (key, self._places[key], field)
            for key, field in (own.fields.items() if own is not None else ())
            if key in self._places
        ]

    def _present(self, keys: tuple[str, ...]) -> list[tuple[str, int]]:
        return [(key, self._places[key]) for key in keys if key in self._places]

    def holds(self, field: str) -> bool:
        """Whether the table has a column for the field."""
        return field in self._places

    def read(
        self, number: int, cells: Row, branch_above: str = "", group_above: str = ""
    ) -> RowReading:
        """Read one row.

        Args:
            number: Row number as the workbook counts.
            cells: The row.
            branch_above: Branch of a merged cell that reaches down to this row.
            group_above: The same for the group.
        """
        faults: list[tuple[str, Fault]] = []
        facts: dict[str, Any] = {}
        name = self._taken(read_name(self._cell(cells, "name")), "name", faults)
        identity = self._identity(cells, facts, faults)
        self._read_sex(cells, identity, facts, faults)
        born = self._read_birth(cells, identity, faults)
        for key, place in self._plain_dates:
            if (cell := _at(cells, place)) not in {None, ""}:
                facts[key] = self._taken(self._date(cell, key), key, faults)
        for key, place in self._phones:
            if (cell := _at(cells, place)) not in {None, ""}:
                facts[key] = self._taken(read_phone(cell), key, faults) or ""
        for key, place, reader in self._terms:
            if text := text_of(_at(cells, place)):
                facts[key] = self._taken(reader(text), key, faults)
        for key, place in self._texts:
            if (cell := _at(cells, place)) not in {None, ""}:
                facts[key] = self._taken(read_text(cell, FIELD_BY_KEY[key]), key, faults) or ""
        admitted = self._read_date(cells, "admitted_on", faults)
        confirmed = self._read_date(cells, "confirmed_on", faults)
        applied = self._read_date(cells, "applied_on", faults)
        stage = self._read_stage(cells, admitted, confirmed, faults)
        self._judge_dates(stage, born, admitted, confirmed, faults)
        branch, group = self._read_place(cells, branch_above, group_above, faults)
        posts: tuple[Post, ...] = ()
        if text := text_of(self._cell(cells, "posts")):
            posts = self._taken(read_posts(text), "posts", faults) or ()
        custom = self._read_own(cells, faults) if self._own else NOTHING_OWN
        draft = None
        if not any(fault.severity is Severity.REFUSED for _, fault in faults):
            if facts.get("ethnicity", "") is None:
                del facts["ethnicity"]
            draft = PersonDraft(
                PersonFacts(name=name or "", born_on=born, **facts),
                stage,
                admitted,
                confirmed,
                applied,
                branch,
                group,
                posts,
                custom,
            )
        context = self._shared_context(branch_above, group_above)
        return RowReading(number, draft, self._located(number, faults), cells, context)

    def _shared_context(self, branch_above: str, group_above: str) -> Context:
        """Return what is said around a row; neighbours, for whom it is the same, share it."""
        around = self.around
        branch = branch_above or around.branch or around.default_branch
        context = Context(branch, group_above or around.group, around.stage)
        if context != self._context:
            self._context = context
        return self._context

    def _read_own(self, cells: Row, faults: list[tuple[str, Fault]]) -> dict[str, Any]:
        """Read the user-defined fields; an empty cell says nothing."""
        said: dict[str, Any] = {}
        for key, place, field in self._own:
            if (cell := _at(cells, place)) in {None, ""}:
                continue
            value = self._taken(read_of_somebody(field, cell, self._people), key, faults)
            if value is not None:
                said[key] = value
        return said

    def _cell(self, cells: Row, field: str) -> Cell:
        place = self._places.get(field)
        return _at(cells, place) if place is not None else None

    def _taken(self, reading: Reading[T], field: str, faults: list[tuple[str, Fault]]) -> T | None:
        """Return the value and note its faults."""
        if reading.faults:
            faults.extend((field, fault) for fault in reading.faults)
        return reading.value

    def _located(self, number: int, faults: list[tuple[str, Fault]]) -> tuple[Problem, ...]:
        if not faults:
            return ()
        if len(faults) > 1:
            faults.sort(key=lambda pair: self._places.get(pair[0], -1))
        return tuple(
            fault.at(Address(self._sheet, number, self._headers.get(field, ""), self._file))
            for field, fault in faults
        )

    def _warn_if_column(
        self, field: str, code: str, faults: list[tuple[str, Fault]], found: str = ""
    ) -> None:
        """Tell that a cell is empty; a column that the file lacks is told once for the sheet."""
        if field in self._places:
            faults.append((field, _warning(code, found)))

    def _identity(
        self, cells: Row, facts: dict[str, Any], faults: list[tuple[str, Fault]]
    ) -> IdNumber | None:
        reading = read_id_number(self._cell(cells, "id_number"), on=self._on)
        identity = self._taken(reading, "id_number", faults)
        if identity is not None:
            facts["id_number"] = identity.number
        elif not reading.faults:
            self._warn_if_column("id_number", "id.missing", faults)
        return identity

    def _read_sex(
        self,
        cells: Row,
        identity: IdNumber | None,
        facts: dict[str, Any],
        faults: list[tuple[str, Fault]],
    ) -> None:
        """Take the sex from its column; from the ID number only where the file says nothing."""
        reading = read_sex(text_of(self._cell(cells, "sex")))
        sex = self._taken(reading, "sex", faults)
        if identity is not None:
            if sex is None:
                sex = identity.sex
            elif sex is not identity.sex:
                fault = _warning("sex.differs_from_id", printed(sex), printed(identity.sex))
                faults.append(("sex", fault))
        elif sex is None and not reading.faults:
            self._warn_if_column("sex", "sex.missing", faults)
        facts["sex"] = sex

    def _read_birth(
        self, cells: Row, identity: IdNumber | None, faults: list[tuple[str, Fault]]
    ) -> PartialDate | None:
        """Take the birth date from its column, completed by an ID number that agrees."""
        reading = self._date(self._cell(cells, "born_on"), "born_on")
        born = self._taken(reading, "born_on", faults)
        if identity is None:
            if born is None and not reading.faults:
                self._warn_if_column("born_on", "born.missing", faults)
            return born
        if born is None or born == identity.born_on or born.agrees_with(identity.born_on):
            return identity.born_on
        fault = _warning("born.differs_from_id", born.printed, identity.born_on.printed)
        faults.append(("born_on", fault))
        return born

    def _date(self, cell: Cell, field: str) -> Reading[PartialDate]:
        return read_date(cell, on=self._on, two_digit_months=field in self._two_digit_months)

    def _read_date(
        self, cells: Row, field: str, faults: list[tuple[str, Fault]]
    ) -> PartialDate | None:
        return self._taken(self._date(self._cell(cells, field), field), field, faults)

    def _read_stage(
        self,
        cells: Row,
        admitted: PartialDate | None,
        confirmed: PartialDate | None,
        faults: list[tuple[str, Fault]],
    ) -> Stage | None:
        """Take 类别 from its column, else from the title, else from the dates with a warning."""
        reading = read_stage(text_of(self._cell(cells, "stage")))
        stage = self._taken(reading, "stage", faults)
        if stage is not None or reading.faults:
            return stage
        if self.around.stage is not None:
            return self.around.stage
        stage = stage_from_dates(admitted, confirmed, self._on)
        if stage is None:
            faults.append(("stage", _warning("stage.missing")))
        else:
            faults.append(("stage", _warning("stage.from_dates", hint=printed(stage))))
        return stage

    def _judge_dates(
        self,
        stage: Stage | None,
        born: PartialDate | None,
        admitted: PartialDate | None,
        confirmed: PartialDate | None,
        faults: list[tuple[str, Fault]],
    ) -> None:
        """Compare the dates with one another and with the 类别; only certain contradictions."""
        faulty = {field for field, _ in faults}
        if stage in MEMBER_STAGES and admitted is None and "admitted_on" not in faulty:
            self._warn_if_column("admitted_on", "admitted.missing", faults)
        if stage is Stage.FULL and confirmed is None and "confirmed_on" not in faulty:
            self._warn_if_column("confirmed_on", "confirmed.missing", faults)
        if stage is Stage.PROBATIONARY and confirmed is not None:
            faults.append(
                ("confirmed_on", _warning("confirmed.of_probationary", confirmed.printed))
            )
        if stage is not None and stage not in MEMBER_STAGES:
            for field, day in (("admitted_on", admitted), ("confirmed_on", confirmed)):
                if day is not None:
                    fault = _warning("stage.without_date", day.printed, printed(stage))
                    faults.append((field, fault))
        if admitted is None:
            return
        if confirmed is not None and confirmed.last_day < admitted.first_day:
            fault = Fault("confirmed.before_admitted", confirmed.printed, hint=admitted.printed)
            faults.append(("confirmed_on", fault))
        if born is not None and full_years(born.first_day, admitted.last_day) < JOINING_AGE:
            fault = _warning("admitted.under_age", admitted.printed, born.printed)
            faults.append(("admitted_on", fault))

    def _read_place(
        self,
        cells: Row,
        branch_above: str,
        group_above: str,
        faults: list[tuple[str, Fault]],
    ) -> tuple[str, str]:
        """Take branch and group from their columns, else from the lines around."""
        branch, group = "", ""
        if text := text_of(self._cell(cells, "branch")) or branch_above:
            if looks_like_formula(text):
                faults.append(("branch", Fault("branch.formula", text)))
                return "", ""
            branch, group = split_branch_path(text)
            branch = branch if branch != BRANCH_WORD else ""  # the word alone names none
            if branch and not branch.endswith(BRANCH_WORD):
                faults.append(("branch", _warning("branch.not_a_branch", text)))
        branch = branch or self.around.branch or self.around.default_branch
        if not branch:
            faults.append(("branch", Fault("branch.missing")))
        elif len(branch) > LONGEST_NAME:
            faults.append(("branch", Fault("branch.too_long", branch, hint=str(LONGEST_NAME))))
        if text := text_of(self._cell(cells, "group")) or group_above:
            if looks_like_formula(text):
                faults.append(("group", _warning("text.formula", text)))
            else:
                group = official_group_name(text)
        if len(group) > LONGEST_NAME:
            faults.append(("group", _warning("group.too_long", group, str(LONGEST_NAME))))
            group = ""
        return branch, group or self.around.group


def stage_from_dates(
    admitted_on: PartialDate | None, confirmed_on: PartialDate | None, on: date
) -> Stage | None:
    """Return the 类别 that dates alone make certain on a day.

    Who was admitted less than a year ago is on probation, who was admitted more than two years
    ago is no longer; between them nobody can tell.
    """
    if confirmed_on is not None:
        return Stage.FULL
    if admitted_on is None:
        return None
    if add_months(admitted_on.first_day, SHORTEST_PROBATION) > on:
        return Stage.PROBATIONARY
    if add_months(admitted_on.last_day, LONGEST_PROBATION) < on:
        return Stage.FULL
    return None


def _at(cells: Row, place: int) -> Cell:
    """Return a cell of a row that may be shorter than the header."""
    return cells[place] if place < len(cells) else None


def _warning(code: str, found: str = "", hint: str = "") -> Fault:
    return Fault(code, found, Severity.WARNING, hint)
