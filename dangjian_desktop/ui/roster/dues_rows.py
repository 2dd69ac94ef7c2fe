"""The rows of a sheet of dues: one person with the months of a month, or of a quarter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from dangjian_desktop.domain.dues import ZERO, Alert
from dangjian_desktop.domain.dues_months import OPEN_STATES, DuesState
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.dues import DuesMonth, DuesRow

#: States in the order in which several months together are told by one of them.
_LOUDEST = (
    DuesState.NO_BASE,
    DuesState.PART,
    DuesState.UNPAID,
    DuesState.NOTHING,
    DuesState.PAID,
    DuesState.ELSEWHERE,
    DuesState.WAIVED,
)


class Wanted(StrEnum):
    """Whom a sheet of dues lists."""

    ALL = "all"
    OPEN = "open"
    NO_BASE = "no_base"
    PAID = "paid"
    LOWERED = "lowered"
    ARREARS = "arrears"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person on the sheet of a period.

    Attributes:
        months: The months for which somebody asks, in their order, each with what it says.
        owed: Yuan of all of them; None while one has no base. open: likewise what is to come.
        paid: Yuan that came in for them.
    """

    months: tuple[tuple[date, DuesRow], ...]
    owed: Decimal | None
    paid: Decimal
    open: Decimal | None
    state: DuesState

    @property
    def rows(self) -> tuple[DuesRow, ...]:
        """What the months say."""
        return tuple(row for _month, row in self.months)

    @property
    def person_id(self) -> int:
        """Whose row it is."""
        return self.latest.person_id

    @property
    def latest(self) -> DuesRow:
        """The last month, by which names, base and arrears are told."""
        return self.months[-1][1]

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self.state in OPEN_STATES

    @property
    def is_payable(self) -> bool:
        """Whether it is known what is still to come, so that it can be ticked."""
        return bool(self.open_shares)

    @property
    def open_shares(self) -> tuple[tuple[date, Decimal], ...]:
        """What is open of each month, as far as it is known."""
        return tuple((month, row.open) for month, row in self.months if row.open)

    def in_month(self, month: date) -> DuesRow | None:
        """Return what one month says; None where nobody asks."""
        return dict(self.months).get(month)


@dataclass(frozen=True, slots=True)
class SheetSums:
    """The foot of a sheet, in yuan and heads: owed + beyond = paid + open.

    Attributes:
        owing: Who owes something. settled: of these, who has paid all. lacking: without a base.
        beyond: What came in above what is owed, or of people whose base is not known.
    """

    people: int
    owing: int
    settled: int
    paying: int
    outstanding: int
    lacking: int
    owed: Decimal
    paid: Decimal
    open: Decimal
    beyond: Decimal

    @property
    def is_even(self) -> bool:
        """Whether the sheet reconciles."""
        return self.owed + self.beyond == self.paid + self.open


def sheet_rows(sheets: Sequence[DuesMonth]) -> list[SheetRow]:
    """Return the people of the months of a period, in the order of the last one."""
    by_person: dict[int, list[tuple[date, DuesRow]]] = {}
    for sheet in reversed(sheets):
        for row in sheet.rows:
            by_person.setdefault(row.person_id, []).insert(0, (sheet.month, row))
    return [_row(tuple(months)) for months in by_person.values()]


def _row(months: tuple[tuple[date, DuesRow], ...]) -> SheetRow:
    rows = [row for _month, row in months]
    owed = [row.owed for row in rows]
    states = {row.state for row in rows}
    state = next(one for one in _LOUDEST if one in states)
    paid = sum((row.paid for row in rows), ZERO)
    if state is DuesState.UNPAID and paid:
        state = DuesState.PART
    return SheetRow(
        months,
        None if None in owed else sum((one for one in owed if one), ZERO),
        paid,
        None if None in owed else sum((row.open for row in rows if row.open), ZERO),
        state,
    )


def sums_of(rows: Sequence[SheetRow]) -> SheetSums:
    """Return the foot of some rows; every figure is added up by itself."""
    every = [one for row in rows for one in row.rows]
    return SheetSums(
        people=len(rows),
        owing=sum(any(one.owed for one in row.rows) for row in rows),
        settled=sum(bool(row.owed) and not row.open for row in rows),
        paying=sum(bool(row.paid) for row in rows),
        outstanding=sum(any(one.open for one in row.rows) for row in rows),
        lacking=sum(row.owed is None for row in rows),
        owed=sum((one.owed for one in every if one.owed), ZERO),
        paid=sum((one.paid for one in every), ZERO),
        open=sum((one.open for one in every if one.open), ZERO),
        beyond=sum((max(one.paid - (one.owed or ZERO), ZERO) for one in every), ZERO),
    )


def is_wanted(row: SheetRow, wanted: Wanted) -> bool:
    """Whether a list of some people has a row."""
    match wanted:
        case Wanted.OPEN:
            return any(one.open for one in row.rows)
        case Wanted.NO_BASE:
            return row.owed is None
        case Wanted.PAID:
            return bool(row.owed) and not row.open
        case Wanted.LOWERED:
            return any(one.waiver for one in row.rows)
        case Wanted.ARREARS:
            return row.latest.alert is not Alert.NONE
        case _:
            return True


def is_meant(row: DuesRow, words: str) -> bool:
    """Whether somebody is meant by a part of the name, by pinyin or by its initials."""
    *syllables, _name = row.sort_name.split(" ") or [""]
    whole, initials = "".join(syllables), "".join(one[:1] for one in syllables)
    return words in row.name or whole.startswith(words) or initials.startswith(words)


@dataclass(frozen=True)
class SheetLines:
    """The rows that are listed, in the order that was asked for."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    rows: Sequence[SheetRow] = ()
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "SheetLines":
        """Return the same rows ordered by a column; "" is the order of the tree and of names."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> Sequence[SheetRow]:
        """Return the rows; what has no value stands at the end either way round."""
        if not self.sort_key:
            return self.rows
        told = [row for row in self.rows if _value(row, self.sort_key) is not None]
        rest = [row for row in self.rows if _value(row, self.sort_key) is None]
        told.sort(key=lambda row: _value(row, self.sort_key), reverse=self.descending)
        return told + rest


def _value(row: SheetRow, key: str) -> Any:
    latest = row.latest
    match key:
        case "name":
            return latest.sort_name
        case "branch":
            return latest.branch_name
        case "party_group":
            return latest.group_name or None
        case "payer":
            return latest.payer
        case "state":
            return _LOUDEST.index(row.state)
        case "owed" | "paid" | "open":
            return getattr(row, key)
        case "months_unpaid":
            return latest.months_unpaid or None
        case _:
            return getattr(latest, key)
