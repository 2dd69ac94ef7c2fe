"""Reads a workbook and says what importing it would do; nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.headers import SynonymTable, read_synonyms
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.roster_import import SheetReading, read_sheet
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.import_judging import Judge
from dangjian_desktop.operations.import_plan import ImportChoices, RosterExamination
from dangjian_desktop.queries.import_memory import ImportMemoryQuery
from dangjian_desktop.storage.database import connection

Progress = Callable[[str, float], None]

#: Shares of the whole examination, for the progress bar.
_READ_SHARE, _JUDGED_SHARE = 0.5, 0.8


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


def open_roster_file(path: Path, *, progress: Progress = _silent) -> list[RawSheet]:
    """Return the sheets of a workbook; kept by the wizard while the user corrects the columns.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
    """
    return read_workbook(path, progress=progress)


def examine_roster_file(
    path: Path,
    *,
    on: date,
    synonyms: str,
    choices: ImportChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    progress: Progress = _silent,
) -> RosterExamination:
    """Read a workbook and say what importing it would do; nothing is written.

    Args:
        path: The workbook.
        on: The day of the import; later dates in the file are refused.
        synonyms: Text of resources/import/roster_headers.toml.
        choices: What the user has decided; nothing decided when left out.
        sheets: The workbook's sheets where they have been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        InputError: When a mapping names a field that does not exist.
    """
    made = choices or ImportChoices()
    raw = sheets
    if raw is None:
        raw = open_roster_file(path, progress=lambda what, s: progress(what, s * _READ_SHARE))
    with connection():
        return _examined(path, on, read_synonyms(synonyms), made, raw, progress)


def _examined(
    path: Path,
    on: date,
    known_words: SynonymTable,
    choices: ImportChoices,
    raw: Sequence[RawSheet],
    progress: Progress,
) -> RosterExamination:
    """Say what becomes of every row of the sheets that are wanted."""
    memory = ImportMemoryQuery().fetch()
    table = known_words.extended_by((*memory.synonyms, *choices.synonyms.items()))
    hidden = tuple(sheet.name for sheet in raw if sheet.hidden)
    wanted = [
        sheet
        for sheet in raw
        if (sheet.name in choices.sheets if choices.sheets is not None else not sheet.hidden)
    ]
    readings = tuple(_read(sheet, table, on, choices, memory.mappings) for sheet in wanted)
    progress("正在核对人员", _JUDGED_SHARE)
    judge = Judge(on, choices, memory.not_same)
    rows = judge.judge(readings)
    told = [problem for reading in readings for problem in (*reading.problems, *reading.skipped)]
    told += [
        Problem(Address(name), "sheet.hidden", severity=Severity.WARNING)
        for name in hidden
        if choices.sheets is None
    ]
    told += [problem for row in rows for problem in row.problems]
    return RosterExamination(
        path=path,
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
    )


def _read(
    sheet: RawSheet,
    table: SynonymTable,
    on: date,
    choices: ImportChoices,
    remembered: Mapping[str, Mapping[str, str]],
) -> SheetReading:
    """Read a sheet with the mapping confirmed now, else the one remembered for its header."""
    reading = read_sheet(
        sheet,
        table=table,
        on=on,
        mapping=choices.mapping or None,
        default_branch=choices.default_branch,
    )
    if reading.header is None or choices.mapping:
        return reading
    key = reading.header.fingerprint
    mapping = choices.mappings.get(key) or remembered.get(key)
    if not mapping:
        return reading
    return read_sheet(
        sheet, table=table, on=on, mapping=mapping, default_branch=choices.default_branch
    )
