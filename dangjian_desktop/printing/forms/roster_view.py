"""名册（自选栏目）: a saved view on paper, with the columns that the user chose.

The sheet is declared without columns; `fitted` gives it those of the view, each as wide as its
texts ask for, and turns the paper: A4 upright when that is enough, else across, else A3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from unicodedata import east_asian_width

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.printing.errors import PaperError, PrintingError
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Millimetre,
    Paper,
    Sheet,
    Tally,
)

#: Width of a Chinese character of the table and of the paddings of a cell.
_CHARACTER: Millimetre = 3.05
_PADDING: Millimetre = 2.6
#: A text column is never asked to be wider than this, and breaks its lines.
_WIDEST_TEXT: Millimetre = 46
#: A text column is never squeezed below its heading in two lines, nor below this.
_NARROWEST_TEXT: Millimetre = 15
#: Room that the margins of a form take.
_MARGINS: Millimetre = 24
_NUMBER_WIDTH: Millimetre = 10

ROSTER_VIEW = Sheet(
    code="roster_view",
    name="名册（自选栏目）",
    title="{heading}",
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    note="{told}",
    above=("共 {count} 人", "截至日期：{as_of}"),
    columns=(Column("序号", shows="number", width=_NUMBER_WIDTH),),
    tallies=(Tally("合计"),),
    nothing="没有符合条件的人",
)


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its word, how far its values may travel, whether lines may break."""

    heading: str
    sensitivity: Sensitivity = Sensitivity.OPEN
    may_break: bool = True


def lines_of(rows: Sequence[Sequence[str]]) -> list[object]:
    """Return rows of texts as the sheet reads them, numbered from one."""
    return [
        SimpleNamespace(number=str(number), **{_name(i): text for i, text in enumerate(row)})
        for number, row in enumerate(rows, start=1)
    ]


def fitted(
    columns: Sequence[ViewColumn],
    rows: Sequence[Sequence[str]],
    level: DetailLevel,
    paper: Paper | None = None,
    sheet: Sheet = ROSTER_VIEW,
) -> Sheet:
    """Return the sheet with these columns, wide enough for these rows, on the paper it needs.

    Args:
        columns: From left to right.
        rows: The texts of each row in the same order.
        level: For whose eyes; a sensitive column is left out where others read.
        paper: The paper asked for; None for the smallest that holds the columns.
        sheet: What the table stands on: the roster or another list made in the same way.

    Raises:
        PrintingError: When no column is left.
        PaperError: When the columns do not fit on the paper.
    """
    made = [
        (_column(number, column), *_widths(column, [row[number] for row in rows]))
        for number, column in enumerate(columns)
    ]
    shown = [(column, own, least) for column, own, least in made if level in column.levels]
    if not shown:
        raise PrintingError("所选的栏目都不能给别人看，没有可印的。请改选栏目，或改打归档明细。")
    wanted = sum(own for _column, own, _least in shown) + _NUMBER_WIDTH
    least = sum(least for _column, _own, least in shown) + _NUMBER_WIDTH
    chosen = paper or _smallest_paper(wanted, least)
    if least > chosen.width - _MARGINS:
        raise PaperError(
            "{count} 栏在这张纸上放不下：要 {needed} 毫米宽，版心只有 {room} 毫米。"
            "请少选几栏，或换大一号的纸。",
            count=len(shown),
            needed=round(least),
            room=round(chosen.width - _MARGINS),
        )
    room = chosen.width - _MARGINS - least
    spare = sum(own - least for _column, own, least in shown)
    share = min(room / spare, 1) if spare else 0
    sized = [replace(column, width=least + (own - least) * share) for column, own, least in shown]
    return replace(sheet, paper=chosen, columns=(*sheet.columns, *sized))


def _smallest_paper(wanted: Millimetre, least: Millimetre) -> Paper:
    for paper in (A4_PORTRAIT, A4_LANDSCAPE):
        if wanted <= paper.width - _MARGINS:
            return paper
    return A4_LANDSCAPE if least <= A4_LANDSCAPE.width - _MARGINS else A3_LANDSCAPE


def _column(number: int, column: ViewColumn) -> Column:
    return Column(
        column.heading,
        shows=_name(number),
        width=0,
        grow=1 if column.may_break else 0.3,
        sensitivity=column.sensitivity,
    )


def _name(number: int) -> str:
    return f"column_{number}"


def _widths(column: ViewColumn, texts: Sequence[str]) -> tuple[Millimetre, Millimetre]:
    """Return the width that a column would like, and the smallest at which it still reads."""
    heading = _measured(column.heading)
    longest = max((_measured(text) for text in set(texts)), default=0)
    if not column.may_break:
        own = max(longest, min(heading, 4 * _CHARACTER)) + _PADDING
        return own, own
    own = max(min(longest, _WIDEST_TEXT), heading) + _PADDING
    least = max(heading / 2 + _CHARACTER / 2, min(longest, _NARROWEST_TEXT)) + _PADDING
    return own, min(own, least)


def _measured(text: str) -> Millimetre:
    return sum(_CHARACTER if east_asian_width(mark) in "WF" else _CHARACTER * 0.58 for mark in text)
