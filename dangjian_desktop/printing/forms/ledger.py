"""台账: any ledger book as its own form says it, what is made public of it, and one row of it.

The sheets are declared without columns; `fitted_ledger` gives them those of the book. The widths
of a book's form are kept; where they ask for more than the paper has, columns of texts give way,
and where that is not enough the paper is A3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Align,
    Column,
    Form,
    Millimetre,
    Paper,
    Sheet,
    SheetKind,
    Tally,
)

#: Room that the margins of a form take.
_MARGINS: Millimetre = 24
#: A column of texts gives up to so much of its width.
_NARROWED = 0.55
_NARROWEST: Millimetre = 14
#: Attributes of a line beside its columns: whether it is a row of the book or a sum.
_ROW, _STATE, _LATE = "is_row", "state", "is_late"

LEDGER = Sheet(
    code="ledger",
    name="台账",
    title="{title}",
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch", "book"),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    note="{told}",
    part_by="title",
    above=("{book}", "截至日期：{as_of}"),
    columns=(),
    below=("{said}",),
    nothing="本期没有记录",
)

#: On A3 it is read from two steps away.
LEDGER_NOTICE = replace(
    LEDGER,
    code="ledger_notice",
    name="台账公示（隐患整改公示）",
    kind=SheetKind.WALL,
    paper=A3_LANDSCAPE,
    papers=(A3_LANDSCAPE, A4_LANDSCAPE),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    row_height=11,
    text_size=12,
)

LEDGER_ENTRY = Form(
    code="ledger_entry",
    name="台账单条（一事一档）",
    title="{name}",
    needs=("branch", "book"),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=30,
    photo_size=None,
    row_height=9,
    text_size=10.5,
    signatures=("记录人", "审核人", "日期"),
)


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column of a printed book.

    Attributes:
        may_give: Whether its lines may be broken more often where room is short.
        grow: Share of the room that is left over.
        is_filed: Whether the archive's copy alone shows it.
    """

    heading: str
    width: Millimetre
    align: Align = "centre"
    may_give: bool = False
    grow: float = 0
    is_filed: bool = False


@dataclass(frozen=True, slots=True)
class LedgerState:
    """A state that is counted below the table."""

    code: str
    label: str


def ledger_line(
    title: str, texts: Sequence[str], *, state: str = "", is_late: bool = False
) -> object:
    """Return a row of a book as the sheet reads it; `title` is that of the part it stands in."""
    return _line(title, texts, **{_ROW: "1", _STATE: state, _LATE: "1" if is_late else ""})


def sum_line(title: str, texts: Sequence[str]) -> object:
    """Return a line of sums, which counts as no row."""
    return _line(title, texts, **{_ROW: "", _STATE: "", _LATE: ""})


def _line(title: str, texts: Sequence[str], **beside: str) -> object:
    named = {_name(number): text for number, text in enumerate(texts)}
    return SimpleNamespace(title=title, **beside, **named)


def fitted_ledger(
    sheet: Sheet,
    columns: Sequence[LedgerColumn],
    states: Sequence[LedgerState],
    signatures: Sequence[str],
    *,
    is_landscape: bool,
    level: DetailLevel,
    paper: Paper | None = None,
) -> Sheet:
    """Return a sheet with the columns of a book, on the paper that holds them.

    Args:
        sheet: `LEDGER` or `LEDGER_NOTICE`.
        columns: From left to right.
        states: Counted below the table, those that no row has left out.
        signatures: Words before a line to sign on.
        is_landscape: How the book's form lies.
        level: For whose eyes.
        paper: The paper asked for; None for the smallest on which the columns fit.
    """
    made = [
        (column, number)
        for number, column in enumerate(columns)
        if level is DetailLevel.ARCHIVE or not column.is_filed
    ]
    shown = [column for column, _number in made]
    chosen = paper or _paper(sheet, shown, is_landscape=is_landscape)
    placed = tuple(
        Column(
            column.heading,
            shows=_name(number),
            width=column.width,
            align=column.align,
            grow=column.grow,
            least=_least(column),
        )
        for column, number in made
    )
    return replace(
        sheet,
        paper=chosen,
        columns=placed,
        tallies=(
            Tally("共", _ROW, "1", is_left_out_when_none=True, unit="条"),
            *(
                Tally(state.label, _STATE, state.code, is_left_out_when_none=True, unit="条")
                for state in states
            ),
            Tally("其中逾期", _LATE, "1", is_left_out_when_none=True, unit="条"),
        ),
        signatures=tuple(signatures),
    )


def _name(number: int) -> str:
    return f"column_{number}"


def _paper(sheet: Sheet, columns: Sequence[LedgerColumn], *, is_landscape: bool) -> Paper:
    """Return the sheet's own paper, or the first larger one on which the columns fit."""
    usual = A4_LANDSCAPE if is_landscape else A4_PORTRAIT
    own = sheet.paper if sheet.kind is SheetKind.WALL else usual
    larger = [one for one in sheet.papers if one.width > own.width]
    least = sum(map(_least, columns))
    return next((one for one in (own, *larger) if least <= one.width - _MARGINS), own)


def _least(column: LedgerColumn) -> Millimetre:
    return max(column.width * _NARROWED, _NARROWEST) if column.may_give else column.width
