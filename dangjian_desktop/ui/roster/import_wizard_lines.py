"""What the result of an examination says, as lines of a table: one fault or one person each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from dangjian_desktop.domain.cells import CellPlace, RowPlace, SheetPlace
from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.headers import IMPORT_FIELDS, HeaderGuess
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.import_preview import import_label
from dangjian_desktop.operations.imports import (
    ExaminedRow,
    Outcome,
    RosterExamination,
    Target,
)
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession, is_doubt
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, RowsAtHand, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr


class Kind(StrEnum):
    """Which lines are shown; CHANGES has a table of its own."""

    TO_DECIDE = "to_decide"
    REFUSED = "refused"
    CORRECTED = "corrected"
    WARNED = "warned"
    CHANGES = "changes"
    SKIPPED = "skipped"
    PEOPLE = "people"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.TO_DECIDE: QT_TR_NOOP("待决定"),
    Kind.REFUSED: QT_TR_NOOP("未采用"),
    Kind.CORRECTED: QT_TR_NOOP("已改正"),
    Kind.WARNED: QT_TR_NOOP("提醒"),
    Kind.CHANGES: QT_TR_NOOP("改动"),
    Kind.SKIPPED: QT_TR_NOOP("跳过的行"),
    Kind.PEOPLE: QT_TR_NOOP("全部人员"),
}
NOTHING_TO_SHOW: Mapping[Kind, str] = {
    Kind.TO_DECIDE: QT_TR_NOOP("没有要决定的人。"),
    Kind.REFUSED: QT_TR_NOOP("没有未采用的行。"),
    Kind.CORRECTED: QT_TR_NOOP(
        "还没有改正过什么。在“未采用”里选中一行按回车，就地填写正确的内容。"
    ),
    Kind.WARNED: QT_TR_NOOP("没有要提醒的。"),
    Kind.CHANGES: QT_TR_NOOP("名册里已有的人，文件没有要改的。"),
    Kind.SKIPPED: QT_TR_NOOP("没有跳过的行。"),
    Kind.PEOPLE: QT_TR_NOOP("所选的工作表里没有人员。"),
}
LOOKS: Mapping[Outcome, ChipLook] = {
    Outcome.ADDED: ChipLook(QT_TR_NOOP("新增"), Tone.GOOD, "user-plus"),
    Outcome.UPDATED: ChipLook(QT_TR_NOOP("更新"), Tone.INFO, "pencil"),
    Outcome.UNCHANGED: ChipLook(QT_TR_NOOP("不变"), Tone.PLAIN, "check"),
    Outcome.REFUSED: ChipLook(QT_TR_NOOP("未采用"), Tone.BAD),
    Outcome.DOUBTFUL: ChipLook(QT_TR_NOOP("待决定"), Tone.WARN, "circle-question-mark"),
    Outcome.LEFT_OUT: ChipLook(QT_TR_NOOP("已划去"), Tone.PLAIN, "x"),
    Outcome.ASKED: ChipLook(QT_TR_NOOP("待勾选"), Tone.WARN, "circle-question-mark"),
}
_WARNING = ChipLook(QT_TR_NOOP("提醒"), Tone.WARN)
#: Columns that say something in each kind of lines.
SHOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.TO_DECIDE: ("sheet", "row", "name", "outcome", "text"),
    Kind.REFUSED: ("sheet", "row", "name", "outcome", "field", "value", "text"),
    Kind.CORRECTED: ("sheet", "row", "name", "outcome", "field", "value", "text"),
    Kind.WARNED: ("sheet", "row", "name", "outcome", "field", "value", "text"),
    Kind.SKIPPED: ("sheet", "row", "text"),
    Kind.PEOPLE: ("sheet", "row", "name", "outcome", "text"),
}


LineKey = tuple[str, int, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        key: Stable over examinations of the same files, as long as the fault is there.
        place: The row; its number is 0 for a whole sheet.
        name: Whose row it is, as the file writes it.
        chip: What becomes of the row, or how much the fault matters; None for no person.
        cell: The cell that the line is about and that can be corrected; None for no single one.
    """

    key: LineKey
    place: RowPlace
    name: str
    field: str
    value: str
    text: str
    chip: ChipLook | None
    cell: CellPlace | None = None

    @property
    def sheet(self) -> str:
        """The sheet, its file before it where there are several."""
        return f"{self.place.file} {self.place.sheet}".strip()

    @property
    def row(self) -> int:
        """Row as the workbook numbers it; 0 for a whole sheet."""
        return self.place.row


@dataclass(frozen=True)
class PeopleQuery:
    """One line for each row of the files, made only when it is looked at: there may be many."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    lines: "Lines"

    def keys(self) -> Sequence[Any]:
        """Return the keys of all rows."""
        return self.lines.people_keys()

    def rows(self, keys: Sequence[Any]) -> Sequence[Line]:
        """Return some of the lines."""
        return [self.lines.person(key) for key in keys]


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        QT_TR_NOOP("工作表"),
        lambda line: f"{Path(line.place.file).stem} {line.place.sheet}".strip(),
        "sheet",
        width=136,
        tooltip=lambda line: line.sheet,
    ),
    Column(
        QT_TR_NOOP("行"),
        lambda line: str(line.row) if line.row else "",
        "row",
        align="right",
        width=56,
    ),
    Column(QT_TR_NOOP("姓名"), lambda line: line.name, "name", width=96),
    Column(
        QT_TR_NOOP("结果"),
        lambda line: line.chip.text if line.chip else "",
        "outcome",
        width=104,
        chip=lambda line: line.chip,
    ),
    Column(QT_TR_NOOP("栏目"), lambda line: line.field, "field", width=104),
    text_column(QT_TR_NOOP("内容"), lambda line: line.value, "value", width=180),
    text_column(QT_TR_NOOP("说明"), lambda line: line.text, "text", width=420),
)


class Lines:
    """The lines of one examination, sorted out by kind; each kind is made when it is shown."""

    def __init__(self, examination: RosterExamination, session: ImportSession) -> None:
        self.examination = self._examination = examination
        self._session = session
        self._readings = {reading.place: reading for reading in examination.sheets}
        self.rows: dict[RowPlace, ExaminedRow] = {row.place: row for row in examination.rows}
        self._made: dict[Kind, tuple[Line, ...]] = {}
        self._counts = self._counted()

    def of(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind, in the order of the files; people and changes have none."""
        makers: dict[Kind, Callable[[], Iterator[Line]]] = {
            Kind.TO_DECIDE: self._to_decide,
            Kind.REFUSED: self._refused,
            Kind.CORRECTED: self._corrected,
            Kind.WARNED: self._warned,
            Kind.SKIPPED: self._skipped,
        }
        if kind not in self._made:
            self._made[kind] = tuple(makers[kind]()) if kind in makers else ()
        return self._made[kind]

    def query(self, kind: Kind) -> RowsAtHand[Line] | PeopleQuery:
        """Return the lines of a kind as the table model takes them."""
        return PeopleQuery(self) if kind is Kind.PEOPLE else RowsAtHand(rows=self.of(kind))

    def count(self, kind: Kind) -> int:
        """Return how many rows of the files the lines of a kind are about."""
        return self._counts[kind]

    def first_kind(self) -> Kind:
        """Return the kind that the user should look at first."""
        urgent = (Kind.TO_DECIDE, Kind.REFUSED, Kind.WARNED)
        return next((kind for kind in urgent if self._counts[kind]), Kind.PEOPLE)

    def faults(self, place: RowPlace) -> list[str]:
        """Return everything that is said of one row, refusals first."""
        row = self.rows.get(place)
        if row is None:
            return []
        ordered = sorted(row.problems, key=lambda one: one.severity is not Severity.REFUSED)
        return [
            tr("{field}：{sentence}", field=one.where.field, sentence=in_words(one))
            if one.where.field
            else in_words(one)
            for one in ordered
        ]

    def name(self, place: RowPlace) -> str:
        """Return the name in a row, as the file writes it or as it was corrected."""
        row = self.rows.get(place)
        if row is not None and row.draft:
            return row.draft.facts.name
        cell = self.cell_of(place, "name")
        return self._session.text_in(cell) if cell is not None else ""

    def header(self, place: RowPlace) -> HeaderGuess | None:
        """Return the header of the table in which a row stands."""
        reading = self._readings.get(SheetPlace(place.sheet, place.file))
        return reading.header_of(place.row) if reading is not None else None

    def cell_of(self, place: RowPlace, field: str) -> CellPlace | None:
        """Return the cell of a row that holds a field."""
        header = self.header(place)
        column = header.by_field.get(field) if header is not None else None
        return None if column is None else cell_at(place, column.index)

    def _cell_shown(self, place: RowPlace, shown: str) -> CellPlace | None:
        """Return the cell of a row under a header as problems name it."""
        header = self.header(place) if place.row and shown else None
        if header is None:
            return None
        columns = sorted(header.columns, key=lambda column: column.field is None)
        found = next((column for column in columns if column.shown == shown), None)
        return None if found is None else cell_at(place, found.index)

    def people_keys(self) -> list[LineKey]:
        """Return one key for each row of the files."""
        return [_key(row.place) for row in self._examination.rows]

    def person(self, key: LineKey) -> Line:
        """Return the line that says what becomes of one row."""
        row = self.rows[RowPlace(key[0], key[1], key[2])]
        told = [self._becomes(row), *self.faults(row.place)]
        return self._line(row, None, " ".join(one for one in told if one))

    def _counted(self) -> dict[Kind, int]:
        """Count without making lines: most kinds are never looked at."""
        rows, sheets = self._examination.rows, self._examination.sheets
        decisions = self._session.choices.decisions
        corrected = {
            RowPlace(cell.sheet, cell.row, cell.file) for cell in self._session.choices.corrections
        }
        hidden = sum(one.code == "sheet.hidden" for one in self._examination.problems)
        of_sheets = {
            (reading.place, problem.where.row) for reading in sheets for problem in reading.problems
        }
        warned = sum(
            row.outcome not in _NOT_WARNED
            and any(one.severity is Severity.WARNING for one in row.problems)
            for row in rows
        )
        return {
            Kind.TO_DECIDE: sum(
                row.outcome is Outcome.DOUBTFUL or row.place in decisions for row in rows
            ),
            Kind.REFUSED: sum(row.outcome is Outcome.REFUSED for row in rows),
            Kind.CORRECTED: len(corrected),
            Kind.WARNED: warned + len(of_sheets),
            Kind.CHANGES: sum(
                target.before is not None and target.proposed != target.before
                for target in self._examination.targets
            ),
            Kind.SKIPPED: hidden + sum(len(reading.skipped) for reading in sheets),
            Kind.PEOPLE: len(rows),
        }

    def _to_decide(self) -> Iterator[Line]:
        decisions = self._session.choices.decisions
        for row in self._examination.rows:
            doubts = [one for one in row.problems if is_doubt(one.code)]
            if row.place in decisions:
                yield self._line(row, None, tr("已决定，可以改"))
            elif doubts:  # told as a text: the line keeps its key when the row is decided
                yield self._line(row, None, in_words(doubts[0]))

    def _refused(self) -> Iterator[Line]:
        for row in self._examination.rows:
            if row.outcome is Outcome.REFUSED:
                for number, problem in _numbered(row.problems):
                    is_warning = problem.severity is Severity.WARNING
                    chip = _WARNING if is_warning else LOOKS[row.outcome]
                    yield self._line(row, problem, number=number, chip=chip)

    def _corrected(self) -> Iterator[Line]:
        """Yield one line for each correction: what stands there now, and what the file has."""
        session = self._session
        for cell in sorted(session.choices.corrections):
            place = RowPlace(cell.sheet, cell.row, cell.file)
            row = self.rows.get(place)
            header = self.header(place)
            columns = header.columns if header is not None else ()
            shown = next((one.shown for one in columns if one.index == cell.column), "")
            written = session.written_in(cell)
            yield Line(
                (cell.sheet, cell.row, cell.file, shown, "corrected", cell.column),
                place,
                self.name(place),
                shown,
                session.text_in(cell),
                tr("原文是“{written}”。", written=written) if written else tr("原文是空的。"),
                LOOKS[row.outcome] if row is not None else None,
                cell,
            )

    def _warned(self) -> Iterator[Line]:
        for reading in self._examination.sheets:
            for number, problem in enumerate(reading.problems):
                yield self._lone(problem, number)
        for row in self._examination.rows:
            if row.outcome in _NOT_WARNED:
                continue
            for number, problem in _numbered(row.problems):
                if problem.severity is Severity.WARNING:
                    yield self._line(row, problem, number=number)

    def _skipped(self) -> Iterator[Line]:
        for problem in self._examination.problems:
            if problem.code == "sheet.hidden":
                yield self._lone(problem, 0)
        for reading in self._examination.sheets:
            for number, problem in enumerate(reading.skipped):
                yield self._lone(problem, number)

    def _becomes(self, row: ExaminedRow) -> str:
        """Return in a few words what a row brings."""
        if row.outcome is Outcome.UNCHANGED:
            return tr("没有改动。") if row.problems else tr("名册里已经一样。")
        if row.target is None or row.outcome is Outcome.ASKED:
            return ""
        target = self._examination.targets[row.target]
        if row.outcome is Outcome.UPDATED:
            changed = changed_words(target)
            if not changed:
                return ""
            return tr("更新 {listed}。", listed=tr("、").join(changed))
        stage = PRINTED[target.after.stage] if target.after.stage else ""
        place = " ".join(part for part in (target.branch_name, target.group_name) if part)
        listed = tr("，").join(part for part in (place, stage) if part)
        return tr("{listed}。", listed=listed)

    def _line(
        self,
        row: ExaminedRow,
        problem: Problem | None,
        text: str = "",
        *,
        number: int = 0,
        chip: ChipLook | None = None,
    ) -> Line:
        place = row.place
        field = problem.where.field if problem else ""
        cell = self._cell_shown(place, field)
        value = problem.found if problem else ""
        return Line(
            _key(place, field, problem.code if problem else "", number),
            place,
            self.name(place),
            field,
            value or (self._session.text_in(cell) if cell is not None else ""),
            in_words(problem) if problem else text,
            chip or LOOKS[row.outcome],
            cell,
        )

    def _lone(self, problem: Problem, number: int) -> Line:
        where = problem.where
        place = RowPlace(where.sheet, where.row, where.file)
        return Line(
            _key(place, where.field, problem.code, number),
            place,
            "",
            where.field,
            problem.found if where.field else "",
            in_words(problem),
            None,
        )


#: Rows whose warnings stand with their refusals, or that do not come in by choice.
_NOT_WARNED = frozenset({Outcome.REFUSED, Outcome.LEFT_OUT})


def cell_at(place: RowPlace, column: int) -> CellPlace:
    """Return a cell of a row."""
    return CellPlace(place.sheet, place.row, column, place.file)


def _numbered(problems: Sequence[Problem]) -> Iterator[tuple[int, Problem]]:
    """Yield problems with a number that stays when the others of the row are mended."""
    seen: dict[tuple[str, str], int] = {}
    for problem in problems:
        what = (problem.where.field, problem.code)
        seen[what] = seen.get(what, -1) + 1
        yield seen[what], problem


def _key(place: RowPlace, field: str = "", code: str = "", number: int = 0) -> LineKey:
    return place.sheet, place.row, place.file, field, code, number


def changed_words(target: Target) -> list[str]:
    """Return the names of what an import changes of somebody we have."""
    if target.before is None:
        return []
    changed = target.before.changed_fields(target.after)
    built_in = [label for field, label in IMPORT_FIELDS.items() if field in changed]
    return built_in + [import_label(field) for field in changed if uid_of(field) is not None]
