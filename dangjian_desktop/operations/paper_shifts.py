"""What stands on the 班次表: the month of a branch, as lines."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian_desktop.domain.slots import AWAY_WORDS, ShiftBasis
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.queries.shifts import DayLetter, ShiftMonthQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.shift_month import ShiftLine
    from dangjian_desktop.printing.sheet import Paper, Template

_AWAY = "、".join(f"{letter} {PRINTED[kind]}" for letter, kind in AWAY_WORDS.items())
_LEGEND = (
    f"推算：按轮班推算，未核实；部分：只有一部分日子有排班表或另有登记。{_AWAY}；？ 班次不明。"
)


def shift_month_content(
    printout: Printout, _paper: "Paper | None"
) -> tuple["Template", Sequence["ShiftLine"], Mapping[str, str]]:
    """Return the sheet with as many columns as the month has days, and what stands on it."""
    from dangjian_desktop.printing.forms.shift_month import MOST_DAYS, SHIFT_MONTH

    year, month = _month(printout)
    count = len(SHIFT_MONTH.columns) - MOST_DAYS + monthrange(year, month)[1]
    lines, values = shift_month_on_paper(printout)
    return replace(SHIFT_MONTH, columns=SHIFT_MONTH.columns[:count]), lines, values


def _month(printout: Printout) -> tuple[int, int]:
    return printout.year or printout.on.year, printout.month or printout.on.month


def shift_month_on_paper(printout: Printout) -> tuple[Sequence["ShiftLine"], Mapping[str, str]]:
    """Return the lines of a month (that of the day unless told), and the words around them."""
    from dangjian_desktop.printing.forms.shift_month import ShiftLine

    year, month = _month(printout)
    place = printout.organisation_id
    people = ShiftMonthQuery(place, year, month).fetch() if place is not None else []
    lines = [
        ShiftLine(
            str(number),
            one.name,
            one.crew,
            _basis(one.letters),
            *(day.letter.replace("?", "？") for day in one.letters),
        )
        for number, one in enumerate(people, start=1)
    ]
    return lines, {
        "branch_name": place_on_paper(printout.on, place),
        "month": f"{year}年{month}月",
        "counts": f"{len(lines)} 人",
        "legend": _LEGEND,
    }


def _basis(letters: Sequence[DayLetter]) -> str:
    """Return in a word what the days of somebody rest on."""
    reckoned = sum(one.basis is ShiftBasis.PATTERN for one in letters)
    if not reckoned:
        unknown = all(one.basis is ShiftBasis.UNKNOWN for one in letters)
        return "不明" if unknown else "已核实"
    told = {ShiftBasis.SHEET, ShiftBasis.SUBSTITUTION}
    return "部分" if any(one.basis in told for one in letters) else "推算"
