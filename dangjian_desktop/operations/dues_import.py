"""Bases for dues come in from a workbook of wages or of bases: looked at first, then one operation.

Nobody is entered here: a row whose person is not known, or of whom several are meant, stays out
and says so. What comes out of a row is told beside it, so that a wrong column is seen at once.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.cells import RowPlace, without_spaces
from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.dues import WAGE_PART_WORDS, Fixing, Payer, Treatment
from dangjian_desktop.domain.dues_entries import BaseDraft, base_faults
from dangjian_desktop.domain.dues_months import (
    BY_BASE,
    BY_PARTS,
    PAYER_WORDS,
    Assessed,
    Basis,
    DuesFacts,
    assessed,
    parts_text,
)
from dangjian_desktop.domain.dues_sheets import (
    BASE,
    BRANCH,
    FIELDS,
    ID_NUMBER,
    NAME,
    PAYER,
    SINCE,
    STATED,
    DuesSheet,
    DuesSheetRow,
    read_dues_sheet,
)
from dangjian_desktop.domain.matching import KnownPerson
from dangjian_desktop.domain.organisation_names import branch_key
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.exchange.template_writer import TemplateColumn, write_template
from dangjian_desktop.operations.dues_bases import ImportedBases, import_bases
from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.import_plan import Counted, Outcome
from dangjian_desktop.operations.import_sheets import (
    READ_SHARE,
    SheetChoices,
    corrected,
    hidden_sheets,
    open_sheets,
    save_refused_sheets,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.dues import DuesMonthQuery
from dangjian_desktop.queries.dues_facts import dues_basis, dues_rules_at, facts_of
from dangjian_desktop.queries.import_memory import ImportMemoryQuery, KnownPeopleQuery
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.shipped_dues_words import dues_words

#: Tells faults at a column of the row that is looked at.
_Tell = Callable[..., None]
_LONGEST_FOUND = 20
#: Words in the header of a base that say that it is a pension.
_PENSION = ("养老", "退休")


@dataclass(frozen=True, kw_only=True)
class DuesChoices(SheetChoices):
    """What the user has decided about a file so far.

    Attributes:
        since: First day of the month from which the bases hold; None to take it from the file.
        payer: How those pay of whom neither file nor earlier bases say it; None for a wage.
        people: Who is meant where several have the name.
    """

    since: date | None = None
    payer: Payer | None = None
    people: Mapping[RowPlace, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """A row whose name several people have: the user says who is meant."""

    place: RowPlace
    name: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ExaminedBase:
    """One row and what will become of it.

    Attributes:
        outcome: ADDED, UPDATED, UNCHANGED, REFUSED or LEFT_OUT.
        name: As here, else as the file has it.
        draft: What is recorded; None where the row is refused or left out.
        assessed: What comes out of it by the rules of the month.
        before: What is recorded for the same month already.
    """

    sheet: str
    row: int
    outcome: Outcome
    reading: DuesSheetRow
    name: str = ""
    branch_name: str = ""
    draft: BaseDraft | None = None
    assessed: Assessed | None = None
    before: Basis | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.sheet, self.row)


@dataclass(frozen=True)
class DuesExamination(Counted):
    """Everything that importing a workbook of bases would do.

    Attributes:
        asked: Rows that wait for a choice.
        problems: Everything that is told: of sheets, columns, lines, and rows.
    """

    path: Path
    on: date
    choices: DuesChoices
    sheets: tuple[DuesSheet, ...]
    rows: tuple[ExaminedBase, ...]
    asked: tuple[AskedPerson, ...] = ()
    problems: tuple[Problem, ...] = ()


def people_to_match(on: date) -> list[KnownPerson]:
    """Return everybody among whom the people of a file are looked for; kept while it is mended."""
    with connection():
        return KnownPeopleQuery(on).fetch()


def read_bases_sheets(
    sheets: Sequence[RawSheet], choices: DuesChoices, *, on: date, file_name: str = ""
) -> tuple[DuesSheet, ...]:
    """Return what the sheets of a workbook say, those too that cannot come in as they are.

    Args:
        sheets: What `open_sheets` returned.
        choices: What the user has decided so far.
        on: Today.
        file_name: May name the month.
    """
    with connection():
        mappings = {**ImportMemoryQuery().fetch().mappings, **choices.mappings}
        told = dues_rules_at(on).treatments
        deductions = frozenset(key for key, word in told.items() if word == Treatment.DEDUCT)
    return tuple(
        read_dues_sheet(
            corrected(sheet, choices.corrections),
            dues_words(),
            deductions=deductions,
            on=on,
            file_name=file_name,
            mappings=mappings,
        )
        for sheet in sheets
        if not sheet.hidden and not sheet.is_empty
    )


def examine_bases_file(
    path: Path,
    *,
    on: date,
    choices: DuesChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    known: Sequence[KnownPerson] | None = None,
    progress: Progress = tell_nobody,
) -> DuesExamination:
    """Read a workbook of bases and say what importing it would do; nothing is written.

    Args:
        path: The workbook (.xlsx, .xls or .csv).
        on: Today.
        choices: What the user has decided; nothing when left out.
        sheets: What the workbook holds where it has been read already.
        known: Everybody of the roster where that has been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        RefusedError: When no sheet holds bases.
    """
    made = choices or DuesChoices()
    if sheets is None:
        sheets = open_sheets(path, progress=progress)
    progress("正在核对基数", READ_SHARE)
    readings = read_bases_sheets(sheets, made, on=on, file_name=path.stem)
    _refuse_useless(path, readings)
    with connection():
        judge = _Judge(on, made, readings, people_to_match(on) if known is None else known)
        found = tuple(judge.row(sheet, row) for sheet in readings for row in sheet.rows)
    told = [problem for sheet in readings for problem in sheet.problems]
    told += hidden_sheets(sheets)
    told += [problem for row in found for problem in row.problems]
    return DuesExamination(path, on, made, readings, found, tuple(judge.asked), tuple(told))


@operation("导入党费基数", backup=BackupReason.BEFORE_IMPORT)
def import_bases_file(writer: Writer, *, examination: DuesExamination) -> ImportedBases:
    """Write everything that an examination found good, as one operation; return what came of it.

    Mappings of columns that the user confirmed are remembered.

    Raises:
        InputError: When something has changed since, so that a base is not good any more; then
            nothing is written.
    """
    drafts = [
        row.draft
        for row in examination.rows
        if row.draft is not None and row.outcome in (Outcome.ADDED, Outcome.UPDATED)
    ]
    imported = import_bases(drafts=drafts).body(writer)
    write_header_mappings(writer, examination.choices.mappings)
    return imported


def save_refused_bases(examination: DuesExamination, target: Path) -> int:
    """Write the rows that do not come in, with a column 原因, and return how many they are.

    Raises:
        ExchangeError: When the file cannot be written.
    """
    numbers = {
        sheet.name: [at for at, name in sheet.fields.items() if name in (NAME, ID_NUMBER)]
        for sheet in examination.sheets
    }
    return save_refused_sheets(target, examination.sheets, examination.rows, as_text=numbers)


def write_bases_template(
    target: Path, *, on: date, month: date, organisation_id: int | None = None
) -> int:
    """Write an empty table of bases to hand out, and return how many people stand in it.

    Args:
        target: The file.
        on: Today.
        month: First day of the month from which the bases are to hold.
        organisation_id: Whose people stand there; None for everybody.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        people = DuesMonthQuery(on, month, organisation_id).fetch().rows
        told = dues_rules_at(month).treatments
    words = {
        Treatment.IN: "计入基数。",
        Treatment.DEDUCT: "从基数里扣除，填正数。",
        Treatment.OUT: "不计入基数，可以不填。",
    }
    columns = [
        TemplateColumn(FIELDS[NAME], "与名册上的写法一致。", is_required=True),
        TemplateColumn(FIELDS[BRANCH], "有同名的人时用来区分。"),
        TemplateColumn(FIELDS[SINCE], "如 2026-01。"),
        TemplateColumn(FIELDS[PAYER], "从列表里选。", tuple(PAYER_WORDS.values())),
        TemplateColumn(FIELDS[BASE], "离退休填养老金总额；填了后面各组成的不用填。"),
        *(
            TemplateColumn(word, words[Treatment(told[key])])
            for key, word in WAGE_PART_WORDS.items()
        ),
    ]
    lines = [
        (
            row.name,
            row.branch_name,
            f"{month:%Y-%m}",
            "" if row.payer is None else PAYER_WORDS[row.payer],
        )
        for row in people
    ]
    name = f"{month.year}年{month.month}月党费基数"
    write_template(target, sheet_name=name, columns=columns, rows=lines)
    return len(lines)


def _refuse_useless(path: Path, readings: Sequence[DuesSheet]) -> None:
    readable = [sheet for sheet in readings if sheet.is_readable]
    if not readable:
        raise RefusedError(
            "“{file}”里没有可导入的基数。表头要有姓名（或身份证号），以及计费基数或工资的各个组成。"
            "请核对表头，再导入。",
            file=path.name,
        )
    if not any(sheet.rows for sheet in readable):
        raise RefusedError("“{file}”的表头下面没有人。请填好再导入。", file=path.name)


class _Judge:
    """Says row by row whose it is, what comes out, and what is recorded already."""

    def __init__(
        self,
        on: date,
        choices: DuesChoices,
        sheets: Sequence[DuesSheet],
        known: Sequence[KnownPerson],
    ) -> None:
        self._on, self._choices = on, choices
        names = {without_spaces(row.name) for sheet in sheets for row in sheet.rows}
        numbers = {row.id_number for sheet in sheets for row in sheet.rows} - {""}
        self._by_id: dict[str, KnownPerson] = {}
        self._by_name: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._known: dict[int, KnownPerson] = {}
        for one in known:
            if one.id_number in numbers or without_spaces(one.name) in names:
                self._known[one.person_id] = one
                self._by_name[without_spaces(one.name)].append(one)
                if one.id_number:
                    self._by_id[one.id_number] = one
        self._facts = facts_of(self._known, on)
        self._rules_at = dues_basis().rules_at
        self._taken: dict[int, int] = {}
        self.asked: list[AskedPerson] = []

    def row(self, of: DuesSheet, row: DuesSheetRow) -> ExaminedBase:
        """Return a row with its outcome; each fault names its column as the file does."""
        place = RowPlace(of.name, row.row)
        if place in self._choices.left_out:
            return ExaminedBase(of.name, row.row, Outcome.LEFT_OUT, row, row.name, row.branch)
        problems = list(row.problems)

        def tell(column: str, *faults: Fault) -> None:
            where = Address(of.name, row.row, of.header_of(column))
            problems.extend(fault.at(where) for fault in faults)

        person = self._whose(place, row, tell)
        facts = DuesFacts()
        if person is not None:
            facts = self._facts.get(person.person_id, facts)
        since = self._since(of, row)
        draft = self._draft(of, row, person, facts, since)
        if person is not None:
            if person.person_id in self._taken:
                first = str(self._taken[person.person_id])
                tell(NAME, Fault("dues_file.twice", person.name, hint=first))
            elif not _is_member(facts, since, self._on):
                tell(NAME, Fault("dues_file.no_member", person.name))
            self._taken.setdefault(person.person_id, row.row)
        if not any(one.severity is Severity.REFUSED for one in row.problems):
            _tell_base(row, draft, base_faults(draft, self._rules_at(since)), tell)
        name = person.name if person is not None else row.name
        branch = person.branch_name if person is not None else row.branch
        if person is None or any(one.severity is Severity.REFUSED for one in problems):
            return ExaminedBase(
                of.name, row.row, Outcome.REFUSED, row, name, branch, problems=tuple(problems)
            )
        text = parts_text(draft.parts) if draft.parts else ""
        basis = Basis(0, since, draft.payer, draft.base, text, draft.monthly)
        made = assessed(basis, since, self._rules_at)
        _compare(row, made, tell)
        before = next((one for one in facts.bases if one.since == since), None)
        outcome = Outcome.ADDED
        if before is not None:
            is_same = _values(before) == _values(basis)
            outcome = Outcome.UNCHANGED if is_same else Outcome.UPDATED
        return ExaminedBase(
            of.name,
            row.row,
            outcome,
            row,
            name,
            branch,
            draft,
            made,
            before,
            tuple(problems),
        )

    def _draft(
        self,
        of: DuesSheet,
        row: DuesSheetRow,
        person: KnownPerson | None,
        facts: DuesFacts,
        since: date,
    ) -> BaseDraft:
        """Return what the row says as a base: parts where there are some, else one figure."""
        payer = self._payer(of, row, facts, since)
        base, monthly, parts = row.base, None, row.parts
        if payer in BY_PARTS and parts:
            base = None
        elif payer in BY_BASE:
            parts = {} if base is not None else parts
        else:
            base, parts = None, {}
            monthly = row.stated if payer is Payer.FARMER else None
        person_id = 0 if person is None else person.person_id
        return BaseDraft(person_id, since, payer, base, parts, monthly)

    def _whose(self, place: RowPlace, row: DuesSheetRow, tell: _Tell) -> KnownPerson | None:
        """Return who is meant: by the ID number, else by name, and branch among namesakes."""
        if row.id_number:
            found = self._by_id.get(row.id_number)
            if found is None:
                tell(ID_NUMBER, Fault("dues_file.id_unknown", row.id_number))
            elif row.name and without_spaces(row.name) != without_spaces(found.name):
                tell(NAME, Fault("dues_file.name_differs", row.name, hint=found.name))
            return found
        if not row.name:
            return None  # what is wrong with the ID number has been told
        meant = self._by_name.get(without_spaces(row.name), [])
        here = [one for one in meant if one.branch_name] or meant
        key = branch_key(row.branch) if row.branch else ""
        same = [one for one in here if key and branch_key(one.branch_name) == key]
        if len(same) == 1 or (len(here) == 1 and not same):
            (person,) = same or here
            if key and not same and person.branch_name:
                told = Fault("dues_file.elsewhere", row.name, Severity.WARNING, person.branch_name)
                tell(BRANCH, told)
            return person
        if not meant:
            tell(NAME, Fault("dues_file.person_unknown", row.name[:_LONGEST_FOUND]))
            return None
        several = same or here
        choices = tuple((one.person_id, _told(one)) for one in several)
        self.asked.append(AskedPerson(place, row.name, choices))
        chosen = self._choices.people.get(place)
        if chosen in {one.person_id for one in several}:
            return self._known[chosen]
        tell(NAME, Fault("dues_file.person_several", row.name, hint=str(len(several))))
        return None

    def _since(self, of: DuesSheet, row: DuesSheetRow) -> date:
        """Return the month: what the user said, the row, the sheet, else what is usual."""
        told = self._choices.since or row.since or of.month
        if told is not None:
            return told
        month = self._on.replace(day=1)
        is_fixed = self._rules_at(month).fixing is Fixing.YEARLY_FIXED
        return month.replace(month=1) if is_fixed else month

    def _payer(self, of: DuesSheet, row: DuesSheetRow, facts: DuesFacts, since: date) -> Payer:
        """Return how somebody pays: what the row says, what is known of the person, a wage."""
        if row.payer is not None:
            return row.payer
        if self._choices.payer is not None:
            return self._choices.payer
        if any(word in of.header_of(BASE) for word in _PENSION):
            return Payer.RETIRED
        known = [one.payer for one in facts.bases if one.since <= since]
        return known[-1] if known else Payer.WAGE


def _is_member(facts: DuesFacts, since: date, on: date) -> bool:
    """Whether somebody is a member at any time between the month and today."""
    first, last = min(since, on), max(month_end(since), on)
    return any(span.since <= last and span.until > first for span in facts.as_member)


def _tell_base(
    row: DuesSheetRow,
    draft: BaseDraft,
    faults: Sequence[tuple[str, Fault]],
    tell: _Tell,
) -> None:
    """Tell what is wrong with a base at the column in which it stands."""
    if draft.payer in BY_BASE and not row.parts and row.base is None:
        tell(BASE, Fault("dues_file.nothing"))
        return
    for name, fault in faults:
        column = {"monthly": STATED, "base": BASE}.get(name, name.removeprefix("parts."))
        tell(column, fault)


def _compare(row: DuesSheetRow, made: Assessed, tell: _Tell) -> None:
    """Warn where the sheet itself says another base or amount than comes out."""
    if row.base is not None and made.wage is not None and row.base != made.base:
        found, right = f"{row.base:.2f}", f"{made.base:.2f}"
        tell(BASE, Fault("dues_file.base_differs", found, Severity.WARNING, right))
    if row.stated is not None and row.stated != made.amount:
        found, right = f"{row.stated:.2f}", f"{made.amount:.2f}"
        tell(STATED, Fault("dues_file.stated_differs", found, Severity.WARNING, right))


def _values(basis: Basis) -> tuple[object, ...]:
    return basis.payer, basis.base, basis.parts, basis.monthly


def _told(person: KnownPerson) -> str:
    """Return what tells namesakes apart."""
    born = "" if person.born_on is None else f"{person.born_on.printed}出生"
    return "，".join(part for part in (person.branch_name or "已不在册", born) if part)
