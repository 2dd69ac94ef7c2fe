"""What the result of an examination says, as lines of a table: one fault or one person each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.headers import IMPORT_FIELDS
from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.imports import (
    Decision,
    ExaminedRow,
    Outcome,
    RawSheet,
    RosterExamination,
    Target,
)
from dangjian_desktop.ui.roster.import_wizard_session import is_doubt
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr


class Kind(StrEnum):
    """Which lines are shown."""

    TO_DECIDE = "to_decide"
    REFUSED = "refused"
    WARNED = "warned"
    SKIPPED = "skipped"
    PEOPLE = "people"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.TO_DECIDE: QT_TR_NOOP("待决定"),
    Kind.REFUSED: QT_TR_NOOP("未采用"),
    Kind.WARNED: QT_TR_NOOP("提醒"),
    Kind.SKIPPED: QT_TR_NOOP("跳过的行"),
    Kind.PEOPLE: QT_TR_NOOP("全部人员"),
}
NOTHING_TO_SHOW: Mapping[Kind, str] = {
    Kind.TO_DECIDE: QT_TR_NOOP("没有要决定的人。"),
    Kind.REFUSED: QT_TR_NOOP("没有未采用的行。"),
    Kind.WARNED: QT_TR_NOOP("没有要提醒的。"),
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
    Kind.WARNED: ("sheet", "row", "name", "outcome", "field", "value", "text"),
    Kind.SKIPPED: ("sheet", "row", "text"),
    Kind.PEOPLE: ("sheet", "row", "name", "outcome", "text"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        key: Stable over examinations of the same file, as long as the fault is there.
        row: Row as the workbook numbers it; 0 for a whole sheet.
        name: Whose row it is, as the file writes it.
        chip: What becomes of the row, or how much the fault matters; None for no person.
    """

    key: tuple[str, int, str, str, int]
    sheet: str
    row: int
    name: str
    field: str
    value: str
    text: str
    chip: ChipLook | None

    @property
    def place(self) -> RowPlace:
        """The row."""
        return RowPlace(self.sheet, self.row)


@dataclass(frozen=True)
class LinesQuery:
    """Lines that are at hand already, in the shape that the one table model takes."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    lines: tuple[Line, ...]

    def fetch(self) -> Sequence[Line]:
        """Return the lines."""
        return self.lines


COLUMNS: tuple[Column[Line], ...] = (
    Column(QT_TR_NOOP("工作表"), lambda line: line.sheet, "sheet", width=120, can_sort=False),
    Column(
        QT_TR_NOOP("行"),
        lambda line: str(line.row) if line.row else "",
        "row",
        align="right",
        width=56,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("姓名"), lambda line: line.name, "name", width=96, can_sort=False),
    Column(
        QT_TR_NOOP("结果"),
        lambda line: line.chip.text if line.chip else "",
        "outcome",
        width=104,
        chip=lambda line: line.chip,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("栏目"), lambda line: line.field, "field", width=104, can_sort=False),
    Column(QT_TR_NOOP("内容"), lambda line: line.value, "value", width=150, can_sort=False),
    Column(
        QT_TR_NOOP("说明"),
        lambda line: line.text,
        "text",
        width=420,
        tooltip=lambda line: line.text,
        can_sort=False,
    ),
)


class Lines:
    """The lines of one examination, sorted out by kind."""

    def __init__(
        self,
        examination: RosterExamination,
        sheets: Sequence[RawSheet],
        decisions: Mapping[RowPlace, Decision],
    ) -> None:
        self._examination = examination
        self._decisions = decisions
        self._names = _Names(examination, sheets)
        self.rows: dict[RowPlace, ExaminedRow] = {row.place: row for row in examination.rows}
        self._by_kind: dict[Kind, tuple[Line, ...]] = {
            kind: tuple(make())
            for kind, make in (
                (Kind.TO_DECIDE, self._to_decide),
                (Kind.REFUSED, self._refused),
                (Kind.WARNED, self._warned),
                (Kind.SKIPPED, self._skipped),
                (Kind.PEOPLE, self._people),
            )
        }

    def of(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind, in the order of the file."""
        return self._by_kind[kind]

    def count(self, kind: Kind) -> int:
        """Return how many rows of the file the lines of a kind are about."""
        return len({line.place for line in self._by_kind[kind]})

    def first_kind(self) -> Kind:
        """Return the kind that the user should look at first."""
        urgent = (Kind.TO_DECIDE, Kind.REFUSED, Kind.WARNED)
        return next((kind for kind in urgent if self._by_kind[kind]), Kind.PEOPLE)

    def faults(self, place: RowPlace) -> list[str]:
        """Return everything that is said of one row, refusals first."""
        row = self.rows.get(place)
        if row is None:
            return []
        ordered = sorted(row.problems, key=lambda one: one.severity is not Severity.REFUSED)
        return [
            tr("{field}：{one}", field=tr(one.where.field), one=in_words(one))
            if one.where.field
            else in_words(one)
            for one in ordered
        ]

    def name(self, place: RowPlace) -> str:
        """Return the name in a row, as the file writes it."""
        row = self.rows.get(place)
        return row.draft.facts.name if row is not None and row.draft else self._names.at(place)

    def _to_decide(self) -> Iterator[Line]:
        for row in self._examination.rows:
            place = row.place
            doubts = [one for one in row.problems if is_doubt(one.code)]
            if place in self._decisions:
                yield self._line(row, None, tr("已决定，可以改"))
            elif doubts:  # told as a text: the line keeps its key when the row is decided
                yield self._line(row, None, in_words(doubts[0]))

    def _refused(self) -> Iterator[Line]:
        for row in self._examination.rows:
            if row.outcome is Outcome.REFUSED:
                for number, problem in enumerate(row.problems):
                    is_warning = problem.severity is Severity.WARNING
                    chip = _WARNING if is_warning else LOOKS[row.outcome]
                    yield self._line(row, problem, number=number, chip=chip)

    def _warned(self) -> Iterator[Line]:
        for reading in self._examination.sheets:
            for number, problem in enumerate(reading.problems):
                yield self._lone(problem, number)
        for row in self._examination.rows:
            if row.outcome is Outcome.REFUSED:
                continue
            for number, problem in enumerate(row.problems):
                if problem.severity is Severity.WARNING:
                    yield self._line(row, problem, number=number)

    def _skipped(self) -> Iterator[Line]:
        for problem in self._examination.problems:
            if problem.code == "sheet.hidden":
                yield self._lone(problem, 0)
        for reading in self._examination.sheets:
            for number, problem in enumerate(reading.skipped):
                yield self._lone(problem, number)

    def _people(self) -> Iterator[Line]:
        for row in self._examination.rows:
            told = [self._becomes(row), *self.faults(row.place)]
            yield self._line(row, None, " ".join(one for one in told if one))

    def _becomes(self, row: ExaminedRow) -> str:
        """Return in a few words what a row brings."""
        if row.outcome is Outcome.UNCHANGED:
            return tr("名册里已经一样。")
        if row.target is None:
            return ""
        target = self._examination.targets[row.target]
        if row.outcome is Outcome.UPDATED:
            changed = changed_words(target)
            return tr("更新 {listed}。", listed=tr("、").join(changed)) if changed else ""
        stage = PRINTED[target.after.stage] if target.after.stage else ""
        place = " ".join(part for part in (target.branch_name, target.group_name) if part)
        told = tr("，").join(part for part in (place, stage) if part)
        return tr("{told}。", told=told)

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
        code = problem.code if problem else ""
        field = problem.where.field if problem else ""
        return Line(
            (row.sheet, row.row, field, code, number),
            row.sheet,
            row.row,
            self.name(place),
            tr(field),
            problem.found if problem else "",
            in_words(problem) if problem else text,
            (chip or LOOKS[row.outcome]).spoken,
        )

    def _lone(self, problem: Problem, number: int) -> Line:
        where = problem.where
        return Line(
            (where.sheet, where.row, where.field, problem.code, number),
            where.sheet,
            where.row,
            "",
            tr(where.field),
            problem.found if where.field else "",
            in_words(problem),
            None,
        )


def changed_words(target: Target) -> list[str]:
    """Return the names of what an import changes of somebody we have."""
    before, after = target.before, target.after
    if before is None:
        return []
    facts = [
        tr(field.label)
        for field in PERSON_FIELDS
        if getattr(before.facts, field.key) != getattr(after.facts, field.key)
    ]
    states = [
        label
        for label, is_other in (
            (IMPORT_FIELDS["stage"], before.stage is not after.stage),
            (IMPORT_FIELDS["admitted_on"], before.admitted_on != after.admitted_on),
            (IMPORT_FIELDS["confirmed_on"], before.confirmed_on != after.confirmed_on),
            (IMPORT_FIELDS["branch"], before.branch_key != after.branch_key),
            (IMPORT_FIELDS["group"], before.group_key != after.group_key),
            (IMPORT_FIELDS["posts"], before.posts != after.posts),
        )
        if is_other
    ]
    return [*facts, *states]


class _Names:
    """The names in the rows of the file, those of refused rows too."""

    def __init__(self, examination: RosterExamination, sheets: Sequence[RawSheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._columns = {
            reading.name: reading.header.by_field["name"].index
            for reading in examination.sheets
            if reading.header is not None
        }

    def at(self, place: RowPlace) -> str:
        """Return the name in a row, "" where there is none."""
        sheet = self._sheets.get(place[0])
        column = self._columns.get(place[0])
        if sheet is None or column is None:
            return ""
        index = place[1] - sheet.first_row
        if not 0 <= index < len(sheet.rows):
            return ""
        row = sheet.rows[index]
        return text_of(row[column]) if column < len(row) else ""
