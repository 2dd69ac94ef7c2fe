"""The monthly 排班表 of a 区队 comes in from a workbook: looked at first, then one operation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.cells import without_spaces
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.shift_sheets import (
    ShiftLine,
    ShiftSheetReading,
    read_shift_sheet,
    sheet_heads,
)
from dangjian_desktop.domain.slots import sheet_words
from dangjian_desktop.exchange.template_writer import TemplateColumn, write_template
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.duties import Duties
from dangjian_desktop.queries.shifts import (
    PersonMonth,
    ShiftMonthQuery,
    month_days,
    people_by_crew,
    people_of,
)
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Person, ShiftEntry, ShiftSheet
from dangjian_desktop.storage.rulebook import rules_on

_LONGEST_FILE = 120
#: Rows named in a sentence before the rest is left out.
_MOST_TOLD = 4
_NOBODY: Mapping[tuple[str, int], int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """The shift of somebody on a day that the file changes.

    Attributes:
        before: "" where the month had nothing for the day. after: "" where it has nothing now.
    """

    person_id: int
    name: str
    day: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AskedName:
    """A row whose name several people have: the user says who is meant."""

    sheet: str
    row: int
    name: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ShiftExamination:
    """Everything that importing a 排班表 would do.

    Attributes:
        month: ``2026-11``; "" when the file holds none.
        entries: Shift by person and day: the whole of the month.
        changes: What differs from what is recorded for the month.
        problems: Cells and rows that stay out; nothing is written while one stands, unless the
            user lets them stay out.
        asked: Rows that wait for a choice.
        is_again: Whether the month was imported before.
    """

    path: Path
    organisation_id: int
    month: str
    entries: Mapping[tuple[int, date], str] = field(hash=False)
    changes: tuple[ShiftChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: tuple[AskedName, ...] = ()
    is_again: bool = False

    @property
    def people(self) -> int:
        """How many people the month is about."""
        return len({person for person, _day in self.entries})

    @property
    def has_faults(self) -> bool:
        """Whether something of the file stays out."""
        return any(problem.severity is Severity.REFUSED for problem in self.problems)


def examine_shift_file(
    path: Path,
    *,
    organisation_id: int,
    on: date,
    month: tuple[int, int] | None = None,
    chosen: Mapping[tuple[str, int], int] = _NOBODY,
    progress: Progress = tell_nobody,
) -> ShiftExamination:
    """Read a workbook and say what importing it would do; nothing is written.

    Args:
        path: The workbook (.xlsx, .xls or .csv).
        organisation_id: The branch whose people are meant.
        on: Today: its year stands for a month without one.
        month: Year and month, where the file names none.
        chosen: Person by sheet and row, where several have the name.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
    """
    sheets = open_sheets(path, progress=progress)
    with connection():
        rules = rules_on(on)
        words = sheet_words(rules.values_of("slots.sheet_words"))
        heads = sheet_heads(rules.values_of("slots.sheet_heads"))
        readings = [
            read_shift_sheet(
                sheet,
                words,
                heads,
                year=month[0] if month else on.year,
                month=month[1] if month else None,
                file_name=path.stem,
            )
            for sheet in sheets
            if not sheet.hidden
        ]
        found = _examined(path, organisation_id, readings, chosen)
    progress("正在核对姓名和班次", 1.0)
    return found


def _examined(
    path: Path,
    organisation_id: int,
    readings: Sequence[ShiftSheetReading],
    chosen: Mapping[tuple[str, int], int],
) -> ShiftExamination:
    problems = [problem for reading in readings for problem in reading.problems]
    read = [reading for reading in readings if reading.month]
    if not read:
        if not problems:
            problems.append(Problem(Address(), "shift_sheet.no_sheet"))
        return ShiftExamination(path, organisation_id, "", {}, problems=tuple(problems))
    month = read[0].month
    for other in read[1:]:
        if other.month != month:
            told = Problem(Address(other.name), "shift_sheet.other_month", other.month, hint=month)
            problems.append(told)
    first, last = month_days(*map(int, month.split("-")))
    names = _Names(organisation_id, last, chosen)
    entries: dict[tuple[int, date], str] = {}
    for reading in read:
        if reading.month == month:
            names.place(reading, entries, problems)
    before = _recorded(organisation_id, month, entries, first, last)
    known = names.names_of({person for person, _day in (*entries, *before)})
    changes = [
        ShiftChange(key[0], known[key[0]], key[1], before.get(key, ""), entries.get(key, ""))
        for key in sorted({*entries, *before}, key=lambda key: (known[key[0]], key[0], key[1]))
        if before.get(key, "") != entries.get(key, "")
    ]
    return ShiftExamination(
        path,
        organisation_id,
        month,
        entries,
        tuple(changes),
        tuple(problems),
        tuple(names.asked),
        _sheet_id(organisation_id, month) is not None,
    )


class _Names:
    """Says whose row a row is."""

    def __init__(
        self, organisation_id: int, on: date, chosen: Mapping[tuple[str, int], int]
    ) -> None:
        self._chosen = chosen
        self._organisation_id, self._on = organisation_id, on
        ids = people_of(organisation_id, on)
        self._duties = Duties(ids, on, on)
        self._people: defaultdict[str, list[int]] = defaultdict(list)
        for key, name in pairs(
            Person.select(Person.id, Person.name).where(Person.id.in_(ids))
        ).items():
            self._people[without_spaces(name)].append(key)
        self._crews: Mapping[str, list[int]] | None = None
        self.asked: list[AskedName] = []

    def names_of(self, ids: set[int]) -> dict[int, str]:
        """Return the names of people, those who have left since included."""
        return pairs(Person.select(Person.id, Person.name).where(Person.id.in_(sorted(ids))))

    def place(
        self,
        reading: ShiftSheetReading,
        entries: dict[tuple[int, date], str],
        problems: list[Problem],
    ) -> None:
        """Put the shifts of a sheet to people; what cannot be put is told."""
        placed: defaultdict[int, list[ShiftLine]] = defaultdict(list)
        for line in reading.lines:
            for person in self._of_line(reading, line, problems):
                placed[person].append(line)
        for person, lines in placed.items():
            if len(lines) > 1 and not reading.is_of_crews:
                others = "、".join(str(line.row) for line in lines[1 : _MOST_TOLD + 1])
                where = Address(reading.name, lines[0].row)
                told = Problem(where, "shift_sheet.name_twice", lines[0].name, hint=others)
                problems.append(told)
                continue
            for line in lines:
                entries.update({(person, day): shift for day, shift in line.shifts.items()})

    def _of_line(
        self, reading: ShiftSheetReading, line: ShiftLine, problems: list[Problem]
    ) -> list[int]:
        where = Address(reading.name, line.row)
        if reading.is_of_crews:
            if self._crews is None:
                self._crews = people_by_crew(self._organisation_id, self._on)
            people = self._crews.get(line.crew) or self._crews.get(line.crew.removesuffix("班"), [])
            if not people:
                problems.append(Problem(where, "shift_sheet.crew_unknown", line.crew))
            return people
        people = self._people.get(line.name, [])
        if len(people) > 1 and line.crew:
            same = [key for key in people if self._duties.crew_name(key, self._on) == line.crew]
            people = same or people
        if len(people) > 1:
            told = tuple((key, self._told(key)) for key in people)
            self.asked.append(AskedName(reading.name, line.row, line.name, told))
            meant = self._chosen.get((reading.name, line.row))
            if meant in people:
                return [meant]
            count = str(len(people))
            problems.append(Problem(where, "shift_sheet.name_several", line.name, hint=count))
            return []
        if not people:
            problems.append(Problem(where, "shift_sheet.name_unknown", line.name))
        return people

    def _told(self, person_id: int) -> str:
        person = Person.get_by_id(person_id)
        born = "" if person.born_on is None else f"{person.born_on.printed}出生"
        parts = (person.shift_crew, person.crew, person.trade, born)
        return "，".join(part for part in parts if part) or person.uid[:4]


@operation("导入排班表", backup=BackupReason.BEFORE_IMPORT)
def import_shift_sheet(
    writer: Writer,
    *,
    examination: ShiftExamination,
    entered_on: date,
    without_faults: bool = False,
) -> int:
    """Let the file be the 排班表 of its month, in place of an earlier one; return the cells.

    Args:
        writer: Writes.
        examination: What `examine_shift_file` found.
        entered_on: Today.
        without_faults: Whether what is faulty may stay out; else nothing comes in.

    Raises:
        RefusedError: When the file holds no 排班表, or something is faulty and was not let out.
    """
    if not examination.entries:
        raise RefusedError("文件里没有可以导入的班次。请按提示改正后再导入。")
    if examination.has_faults and not without_faults:
        raise RefusedError("还有没有采用的格子。请改正文件，或选上“有问题的不采用”再导入。")
    sheet_id = _sheet_id(examination.organisation_id, examination.month)
    values = {"source_file": examination.path.name[:_LONGEST_FILE], "entered_on": entered_on}
    if sheet_id is None:
        sheet_id = writer.insert(
            ShiftSheet,
            organisation=examination.organisation_id,
            month=examination.month,
            **values,
        )
    else:
        writer.update(ShiftSheet, sheet_id, **values)
    first, last = month_days(*map(int, examination.month.split("-")))
    people = sorted({person for person, _day in examination.entries})
    standing = ShiftEntry.select().where(
        (ShiftEntry.sheet == sheet_id)
        | (ShiftEntry.person.in_(people) & ShiftEntry.worked_on.between(first, last))
    )
    kept = {(row.person_id, row.worked_on): row for row in standing}
    for key, row in kept.items():
        shift = examination.entries.get(key)
        if shift is None and row.sheet_id == sheet_id:
            writer.delete(ShiftEntry, row.id)
        elif shift is not None and (shift != row.shift or row.sheet_id != sheet_id):
            writer.update(ShiftEntry, row.id, shift=shift, sheet=sheet_id)
    new = [
        {"sheet": sheet_id, "person": person, "worked_on": day, "shift": shift}
        for (person, day), shift in sorted(examination.entries.items())
        if (person, day) not in kept
    ]
    writer.insert_many(ShiftEntry, new)
    return len(examination.entries)


@operation("删除排班表")
def remove_shift_sheet(writer: Writer, *, organisation_id: int, month: str) -> None:
    """Remove the imported 排班表 of a month; the pattern of the crews speaks again.

    Raises:
        RefusedError: When the month has none.
    """
    sheet_id = _sheet_id(organisation_id, month)
    if sheet_id is None:
        raise RefusedError("{month} 没有导入过排班表，不必删除。", month=month)
    for row in ShiftEntry.select().where(ShiftEntry.sheet == sheet_id):
        writer.delete(ShiftEntry, row.id)
    writer.delete(ShiftSheet, sheet_id)


def write_shift_template(target: Path, *, month: date, organisation_id: int | None = None) -> int:
    """Write an empty 排班表 of a month to hand out; return its days.

    Args:
        target: The file. month: Any day of the month.
        organisation_id: Whose people stand there by name, so that only shifts are to be entered.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    first, last = month_days(month.year, month.month)
    with connection():
        words = tuple(rules_on(first).values_of("slots.sheet_words"))
    columns = [
        TemplateColumn("姓名", "与名册上的写法一致。", is_required=True),
        TemplateColumn("班组", "轮班组的名称；有同名的人时用来区分。"),
        *(
            TemplateColumn(f"{day}日", "从列表里选；空着就是没有排。", words)
            for day in range(1, last.day + 1)
        ),
    ]
    name = f"{first.year}年{first.month}月排班表"
    people: list[PersonMonth] = []
    if organisation_id is not None:
        people = ShiftMonthQuery(organisation_id, first.year, first.month).fetch()
    rows = [(one.name, one.crew) for one in people]
    write_template(target, sheet_name=name, columns=columns, rows=rows)
    return last.day


def _sheet_id(organisation_id: int, month: str) -> int | None:
    found = ShiftSheet.select(ShiftSheet.id).where(
        (ShiftSheet.organisation == organisation_id) & (ShiftSheet.month == month)
    )
    return next((key for (key,) in rows(found)), None)


def _recorded(
    organisation_id: int,
    month: str,
    entries: Mapping[tuple[int, date], str],
    first: date,
    last: date,
) -> dict[tuple[int, date], str]:
    """Return what is recorded for the month, and what another sheet says of the same days."""
    sheet_id = _sheet_id(organisation_id, month)
    people = sorted({person for person, _day in entries})
    chosen = ShiftEntry.select(
        ShiftEntry.person_id, ShiftEntry.worked_on, ShiftEntry.shift, ShiftEntry.sheet_id
    ).where(
        (ShiftEntry.sheet == (sheet_id or 0))
        | (ShiftEntry.person.in_(people) & ShiftEntry.worked_on.between(first, last))
    )
    return {
        (person, day): shift
        for person, day, shift, sheet in rows(chosen)
        if sheet == sheet_id or (person, day) in entries
    }
