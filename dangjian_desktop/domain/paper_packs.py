"""白纸兜底: the monthly pack for a group leader without a computer, as data.

Which steps of a ledger row have boxes on paper, which fields a new row has, and the short code by
which the screen is found on which the papers are entered when they come back.
"""

import re
from dataclasses import dataclass

from dangjian_desktop.domain.ledgers import BookField, BookStep, LedgerBook, step_by, step_day

#: Hexadecimal digits of a group's identity in the code; two groups of a mine rarely share them.
_UID_DIGITS = 6
_CODE = re.compile(r"(?P<uid>[0-9A-F]{6})-?(?P<year>\d{2})(?P<month>0[1-9]|1[0-2])(?:-?[A-Z])?\Z")
_HYPHENS = str.maketrans(dict.fromkeys("－—–_", "-"))
_CENTURY = 2000
_SHORT_DAY = re.compile(r"(?:(?P<month>\d{1,2})(?:月|[-./·]))?(?P<day>\d{1,2})[日号]?\Z")
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class PackCode:
    """What a code says: how the group's identity begins, and the month."""

    uid_start: str
    year: int
    month: int


def pack_code(uid: str, year: int, month: int, sheet: str = "") -> str:
    """Return the short code of a pack, or of one of its sheets (3FA91C-2611-Y)."""
    code = f"{uid[:_UID_DIGITS].upper()}-{year % 100:02d}{month:02d}"
    return f"{code}-{sheet}" if sheet else code


def read_pack_code(text: str) -> PackCode | None:
    """Read a code as it is typed, with or without its hyphens; None for anything else."""
    typed = "".join(text.split()).translate(_HYPHENS).upper()
    found = _CODE.match(typed)
    if found is None:
        return None
    year = _CENTURY + int(found["year"])
    return PackCode(found["uid"].lower(), year, int(found["month"]))


def with_year(text: str, year: int, month: int) -> str:
    """Complete a day as it is written by hand (11月8日, 11-8, 8日) by the month of the pack.

    Around the turn of the year the nearer year is meant; everything else stays as it is.
    """
    typed = "".join(text.split())
    found = _SHORT_DAY.match(typed)
    if found is None:
        return text
    told = int(found["month"]) if found["month"] else month
    if told - month > _HALF_A_YEAR:
        year -= 1
    elif month - told > _HALF_A_YEAR:
        year += 1
    return f"{year}-{told:02d}-{int(found['day']):02d}"


def paper_road(book: LedgerBook) -> tuple[BookStep, ...]:
    """Return the steps of a row from its registration to its good end, for their boxes on paper.

    Steps back, and those that give a row up, are taken at the computer.
    """
    road: list[BookStep] = []
    state, seen = book.first_state, {book.first_state}
    while True:
        ahead = [
            step
            for step in book.steps_from(state)
            if not step.is_back and not step.may_be_incomplete and step.to not in seen
        ]
        if not ahead:
            return tuple(road)
        road.append(ahead[0])
        state = ahead[0].to
        seen.add(state)


def filled_along(book: LedgerBook, step: BookStep) -> tuple[BookField, ...]:
    """Return the fields that a step fills and that are not asked for before (完成情况)."""
    fields = [book.field(key) for key in step.needs]
    return tuple(one for one in fields if one is not None and not one.is_required)


def outcome_keys(book: LedgerBook) -> tuple[str, ...]:
    """Return the boxes of an open row: of each step its day, who took it, and what it fills."""
    return tuple(
        key
        for step in paper_road(book)
        for key in (
            step_day(step.to),
            step_by(step.to),
            *(one.key for one in filled_along(book, step)),
        )
    )


def new_row_fields(book: LedgerBook) -> tuple[BookField, ...]:
    """Return the fields of a new row on paper: what must be told, and until when it is due."""
    due = {rule.until for rule in book.late if rule.until}
    return tuple(one for one in book.used_fields if one.is_required or one.key in due)
