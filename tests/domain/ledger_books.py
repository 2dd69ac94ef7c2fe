"""Books of the program for tests of the rules, read without a file open."""

from pathlib import Path

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import LedgerRow, TakenStep
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.storage.shipped_books import read_books

BOOKS = Path(__file__).parents[2] / "resources" / "books"


def book(code: str) -> LedgerBook:
    """A book as the program supplies it."""
    return read_books(BOOKS)[code][1]


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


OWNER, CHECKER = Named("张三", 1), Named("李四", 2)


def hazard(**changes) -> LedgerRow:
    """A complete row of the hazard book, registered on 2026-11-01 and due on 2026-11-15."""
    values = {
        "place": "3402 运输顺槽",
        "content": "护网破损",
        "found_by": (CHECKER,),
        "level": "一般（C级）",
        "crew": "综采一队",
        "owner": (OWNER,),
        "measures": "更换护网",
        "funds": "无需",
        "due_on": day("2026-11-15"),
        "plan": "无需",
        **changes.pop("values", {}),
    }
    values = {key: value for key, value in values.items() if value is not None}
    road = changes.pop("road", ())
    told = (TakenStep("registered", day("2026-11-01")), *road)
    state = changes.pop("state", told[-1].state)
    return LedgerRow(values, changes.pop("day", day("2026-11-01")), state, told, **changes)
