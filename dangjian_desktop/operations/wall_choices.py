"""The choices of a printed sheet as text, so that the same sheet can be made again as of today."""

import json
from dataclasses import MISSING, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.runner import RefusedError

if TYPE_CHECKING:
    from dangjian_desktop.queries.ledgers import LedgerQuery

#: What is another one at every printing and is told apart.
_NOT_KEPT = ("on", "number")
#: Lists as they stood on a screen: no wall sheet is made of them.
_OF_THE_SCREEN = (
    "roster",
    "reconciliation",
    "branches",
    "attendance",
    "tasks",
    "draft",
    "division",
    "trial",
)
#: Choices that name a moment: kept only where they say something else than "the one of today".
MOMENTS = ("period", "year", "month", "text_id", "since", "until")


def choices_of(printout: Printout) -> str:
    """Return the choices of a printout, without its day and number.

    Raises:
        RefusedError: When it shows a list as it stands on the screen, which nobody can make again.
    """
    kept: dict[str, Any] = {}
    for one in fields(printout):
        value = getattr(printout, one.name)
        if one.name in _NOT_KEPT or value == _usual(one):
            continue
        if one.name in _OF_THE_SCREEN:
            raise RefusedError("这一张是按屏幕上的名单印的，不能登记上墙。请从“版面”里打印。")
        if one.name == "ledger":
            kept["ledger"] = _rows_of(value)
        elif isinstance(value, date):
            kept[one.name] = value.isoformat()
        else:
            kept[one.name] = list(value) if isinstance(value, tuple) else value
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def printout_of(choices: str, on: date, number: int = 0) -> Printout:
    """Return the printout of kept choices as of a day.

    Args:
        choices: What `choices_of` returned. on: The day. number: Of the new edition; 0 for none.
    """
    kept = json.loads(choices)
    values: dict[str, Any] = {}
    for one in fields(Printout):
        if one.name not in kept:
            continue
        value = kept[one.name]
        if one.name == "ledger":
            values["ledger"] = _asking(value, on)
        elif one.name in ("since", "until"):
            values[one.name] = date.fromisoformat(value)
        else:
            values[one.name] = tuple(value) if isinstance(value, list) else value
    return Printout(**{**values, "on": on, "number": number})


def without(printout: Printout, name: str) -> Printout:
    """Return a printout with the usual value of one of its choices."""
    values = {one.name: getattr(printout, one.name) for one in fields(printout)}
    usual = next(_usual(one) for one in fields(printout) if one.name == name)
    return Printout(**{**values, name: usual})


def states_of_choices(choices: str, on: date) -> tuple[WallFact, ...]:
    """Return what the sheet of kept choices says as of a day; what `queries.wall_states` asks.

    Raises:
        RefusedError: When there is nothing that it could say.
        PrintingError: When there is no such sheet.
    """
    from dangjian_desktop.operations.printouts import sheet_states  # every paper hangs on it

    return sheet_states(printout_of(choices, on))


def _usual(one: Any) -> Any:
    return None if one.default is MISSING else one.default


def _rows_of(ledger: "LedgerQuery") -> dict[str, Any]:
    """Return the book and the rows of a list of a ledger; its other narrowings pass away."""
    if ledger.entries is None:
        raise RefusedError("这一张是按屏幕上的台账印的，不能登记上墙。请选定几行再打印。")
    return {"book": ledger.book, "entries": list(ledger.entries)}


def _asking(kept: dict[str, Any], on: date) -> "LedgerQuery":
    from dangjian_desktop.queries.ledgers import LedgerQuery  # only plates are made of one

    return LedgerQuery(kept["book"], on, entries=tuple(kept["entries"]))
