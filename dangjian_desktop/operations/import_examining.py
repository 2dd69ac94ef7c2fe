"""Reads workbooks and says what importing them would do; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dangjian_desktop.domain.cells import CellPlace, SheetPlace
from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson, in_use
from dangjian_desktop.domain.custom_reading import OwnFields
from dangjian_desktop.domain.headers import (
    CHOICES_SHEET,
    HeaderGuess,
    SynonymTable,
    header_in,
    read_synonyms,
    remembered_header,
)
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.roster_import import SheetReading, read_sheet
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.import_judging import Judge
from dangjian_desktop.operations.import_plan import (
    ImportChoices,
    OpenedFiles,
    RosterExamination,
    UnreadFile,
    file_labels,
)
from dangjian_desktop.operations.import_sheets import corrected
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.import_memory import ImportMemory, ImportMemoryQuery
from dangjian_desktop.queries.people_named import PeopleNamedQuery
from dangjian_desktop.storage.collector import collector_paused
from dangjian_desktop.storage.database import connection, data_revision

#: Shares of the whole examination, for the progress bar.
_READ_SHARE, _JUDGED_SHARE = 0.5, 0.8


def open_roster_file(path: Path, *, progress: Progress = tell_nobody) -> list[RawSheet]:
    """Return the sheets of one workbook.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
    """
    return open_roster_files([path], progress=progress).sheets


def open_roster_files(paths: Sequence[Path], *, progress: Progress = tell_nobody) -> OpenedFiles:
    """Return the sheets of workbooks; kept by the wizard while the user corrects.

    Of several files one that cannot be taken is told and the others go on.

    Raises:
        ExchangeError: When no file can be taken; the sentence says why and what to do.
    """
    sheets: list[RawSheet] = []
    unread: list[UnreadFile] = []
    first_refusal: ExchangeError | None = None
    for number, (path, label) in enumerate(zip(paths, file_labels(paths), strict=True)):

        def told(what: str, share: float, number: int = number) -> None:
            progress(what, (number + share) / len(paths))

        try:
            with collector_paused():
                read = read_workbook(path, progress=told)
        except ExchangeError as error:
            first_refusal = first_refusal or error
            unread.append(UnreadFile(label, error))
        else:
            sheets += [replace(sheet, file=label) for sheet in read] if label else read
    if first_refusal is not None and not sheets:
        raise first_refusal
    return OpenedFiles(sheets, tuple(unread))


def examine_roster_file(
    path: Path,
    *,
    on: date,
    synonyms: str,
    choices: ImportChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    progress: Progress = tell_nobody,
) -> RosterExamination:
    """Read one workbook and say what importing it would do; see `examine_roster_files`.

    Raises:
        ExchangeError: When the file cannot be taken.
        InputError: When a mapping names a field that does not exist.
    """
    opened = None if sheets is None else OpenedFiles(list(sheets))
    return examine_roster_files(
        [path], on=on, synonyms=synonyms, choices=choices, opened=opened, progress=progress
    )


def examine_roster_files(
    paths: Sequence[Path],
    *,
    on: date,
    synonyms: str,
    choices: ImportChoices | None = None,
    opened: OpenedFiles | None = None,
    progress: Progress = tell_nobody,
) -> RosterExamination:
    """Read workbooks and say what importing them together would do; nothing is written.

    Args:
        paths: The workbooks; somebody who stands in two of them is one person.
        on: The day of the import; later dates in the files are refused.
        synonyms: Text of resources/import/roster_headers.toml.
        choices: What the user has decided; nothing decided when left out.
        opened: What the workbooks hold where they have been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When none of the files can be taken.
        InputError: When a mapping names a field that does not exist.
    """
    made = choices or ImportChoices()
    if opened is None:
        opened = open_roster_files(
            paths, progress=lambda what, share: progress(what, share * _READ_SHARE)
        )
    with connection(), collector_paused():
        return _examined(tuple(paths), on, read_synonyms(synonyms), made, opened, progress)


def _examined(
    paths: tuple[Path, ...],
    on: date,
    known_words: SynonymTable,
    choices: ImportChoices,
    opened: OpenedFiles,
    progress: Progress,
) -> RosterExamination:
    """Say what becomes of every row of the sheets that are wanted."""
    known_words = known_words.with_own(_own_fields(on))
    memory = _known_only(ImportMemoryQuery().fetch(), known_words)
    table = known_words.extended_by((*memory.synonyms, *choices.synonyms.items()))
    hidden = tuple(
        _place(sheet) for sheet in opened.sheets if sheet.hidden and sheet.name != CHOICES_SHEET
    )
    chosen = choices.sheets
    wanted = [
        sheet
        for sheet in opened.sheets
        if (_place(sheet) in chosen if chosen is not None else not sheet.hidden)
    ]
    reader = _Reader(table, on, choices, memory)
    readings = tuple(reader.read_again(sheet, opened.readings) for sheet in wanted)
    progress("正在核对人员", _JUDGED_SHARE)
    judge = Judge(on, choices, memory.not_same)
    rows = judge.judge(readings)
    told = [problem for reading in readings for problem in (*reading.problems, *reading.skipped)]
    told += [
        Problem(Address(name, file=file), "sheet.hidden", severity=Severity.WARNING)
        for name, file in hidden
        if choices.sheets is None
    ]
    told += [problem for row in rows for problem in row.problems]
    return RosterExamination(
        paths=paths,
        on=on,
        choices=choices,
        sheets=readings,
        hidden_sheets=hidden,
        rows=tuple(rows),
        targets=tuple(judge.targets()),
        new_branches=judge.places.new_branches,
        new_groups=judge.places.new_groups,
        problems=tuple(told),
        told_apart=judge.told_apart,
        unread=opened.unread,
    )


def _own_fields(on: date) -> OwnFields:
    """Return the fields in use of people, and who bears a name; each name is asked for once."""

    @cache
    def named(name: str) -> Sequence[MentionedPerson]:
        return PeopleNamedQuery(name, on).fetch()

    fields = in_use(custom_fields(FieldSubject.PERSON))
    return OwnFields({field.key: field for field in fields}, named)


def _known_only(memory: ImportMemory, table: SynonymTable) -> ImportMemory:
    """Return what earlier imports taught, without fields that are retired or gone since."""
    return replace(
        memory,
        synonyms=tuple(table.without_strange(dict(memory.synonyms)).items()),
        mappings={key: table.without_strange(pairs) for key, pairs in memory.mappings.items()},
    )


def _place(sheet: RawSheet) -> SheetPlace:
    return SheetPlace(sheet.name, sheet.file)


class _Reader:
    """Reads sheets with what the user has said now, else with what earlier imports taught."""

    def __init__(
        self, table: SynonymTable, on: date, choices: ImportChoices, memory: ImportMemory
    ) -> None:
        self._table, self._on, self._choices = table, on, choices
        self._mappings = {**memory.mappings, **choices.mappings}
        self._corrections: dict[SheetPlace, dict[CellPlace, str]] = {}
        for cell, text in choices.corrections.items():
            place = SheetPlace(cell.sheet, cell.file)
            self._corrections.setdefault(place, {})[cell] = text

    def read_again(
        self, sheet: RawSheet, known: dict[SheetPlace, tuple[object, SheetReading]]
    ) -> SheetReading:
        """Return the reading of a sheet, the last one where it would be the same."""
        place, choices = _place(sheet), self._choices
        source = (
            data_revision(),  # fields, remembered words, and people whom a cell may name
            self._on,
            choices.synonyms,
            choices.mappings,
            choices.mapping,
            choices.default_branch,
            choices.header_rows.get(place),
            self._corrections.get(place),
        )
        if place in known and known[place][0] == source:
            return known[place][1]
        reading = self.read(sheet)
        known[place] = (source, reading)
        return reading

    def read(self, sheet: RawSheet) -> SheetReading:
        """Read one sheet: the header pointed at, else one known from before, else one found."""
        place = _place(sheet)
        if place in self._corrections:
            sheet = corrected(sheet, self._corrections[place])
        pointed = self._choices.header_rows.get(place)
        if pointed is not None:
            index = pointed.first - sheet.first_row
            header = header_in(sheet.rows, index, pointed.span, self._table)
        else:
            known = () if self._choices.mapping else self._mappings
            header = remembered_header(sheet.rows, self._table, known)
        if header is None:
            return self._found(sheet)
        mapping = self._choices.mapping or self._mapping_of(header)
        if mapping:
            table = self._table.extended_by(mapping.items())
            header = header_in(sheet.rows, header.first, header.span, table) or header
        return self._read(sheet, mapping, header)

    def _found(self, sheet: RawSheet) -> SheetReading:
        """Read a sheet whose header the program finds by itself."""
        reading = self._read(sheet, self._choices.mapping)
        if reading.header is None or self._choices.mapping:
            return reading
        mapping = self._mapping_of(reading.header)
        return self._read(sheet, mapping) if mapping else reading

    def _read(
        self, sheet: RawSheet, mapping: Mapping[str, str], header: HeaderGuess | None = None
    ) -> SheetReading:
        return read_sheet(
            sheet,
            table=self._table,
            on=self._on,
            mapping=mapping or None,
            header=header,
            default_branch=self._choices.default_branch,
        )

    def _mapping_of(self, header: HeaderGuess) -> Mapping[str, str]:
        found = (self._mappings.get(key) for key in header.fingerprints)
        return next((mapping for mapping in found if mapping), {})
