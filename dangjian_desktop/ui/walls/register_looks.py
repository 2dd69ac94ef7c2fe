"""How what hangs is told: the lines of the table, their chips and columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.wall_reading import Register
from dangjian_desktop.queries.wall_register import (
    EditionRow,
    HangingRow,
    PostedRow,
    stale_words,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr


class Shown(StrEnum):
    """What the table lists; the buttons in this order."""

    HANGING = "hanging"
    STALE = "stale"
    WAITING = "waiting"
    PAST = "past"


SHOWN_WORDS: tuple[tuple[str, str], ...] = (
    (Shown.HANGING, QT_TR_NOOP("在墙")),
    (Shown.STALE, QT_TR_NOOP("已过时")),
    (Shown.WAITING, QT_TR_NOOP("待挂")),
    (Shown.PAST, QT_TR_NOOP("已取下")),
)

CURRENT = ChipLook(QT_TR_NOOP("现行"), Tone.GOOD, "circle-check")
STALE = ChipLook(QT_TR_NOOP("已过时"), Tone.WARN, "triangle-alert")
WAITING = ChipLook(QT_TR_NOOP("待挂"), Tone.INFO, "clock")
TAKEN = ChipLook(QT_TR_NOOP("已取下"), Tone.PLAIN, "circle")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the table: a copy on a wall, one that hung, or an edition that never did.

    Attributes:
        posted: The copy; None for an edition that was never hung.
        hanging: The copy compared with today; None where it does not hang.
    """

    edition_id: int
    edition_uid: str
    number: int
    code: str
    title: str
    organisation_id: int | None
    organisation: str
    choices: str
    printed_on: date
    posted: PostedRow | None = None

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from every other line."""
        return self.edition_id, 0 if self.posted is None else self.posted.posting_id

    @property
    def hanging(self) -> HangingRow | None:
        """The copy compared with today."""
        return self.posted if isinstance(self.posted, HangingRow) else None

    @property
    def is_stale(self) -> bool:
        """Whether it hangs and says what is not so."""
        return self.hanging is not None and self.hanging.is_stale

    @property
    def mark(self) -> str:
        """The number as it is printed on the sheet, with which copy of it this is."""
        copy = 1 if self.posted is None else self.posted.copy
        return retold(WallMark(self.number).of_copy(copy))


def lines_of(register: Register, shown: Shown) -> list[RegisterLine]:
    """Return the lines that the table lists."""
    match shown:
        case Shown.HANGING:
            return list(map(_of_posted, register.hanging))
        case Shown.STALE:
            return [_of_posted(row) for row in register.hanging if row.is_stale]
        case Shown.WAITING:
            return list(map(_of_edition, register.waiting))
        case Shown.PAST:
            return list(map(_of_posted, register.past))


def every_line(register: Register) -> Iterator[tuple[Shown, RegisterLine]]:
    """Yield each line once, with the list in which it stands."""
    for shown in (Shown.HANGING, Shown.WAITING, Shown.PAST):
        for line in lines_of(register, shown):
            yield shown, line


def _of_posted(row: PostedRow) -> RegisterLine:
    return RegisterLine(
        row.edition_id,
        row.edition_uid,
        row.number,
        row.code,
        tr(row.title),
        row.organisation_id,
        row.organisation,
        row.choices,
        row.printed_on,
        row,
    )


def _of_edition(row: EditionRow) -> RegisterLine:
    return RegisterLine(
        row.edition_id,
        row.uid,
        row.number,
        row.code,
        tr(row.title),
        row.organisation_id,
        row.organisation,
        row.choices,
        row.printed_on,
    )


def state_chip(line: RegisterLine) -> ChipLook:
    """Return how a line stands, as a chip."""
    if line.posted is None:
        return WAITING.spoken
    if line.hanging is None:
        return TAKEN.spoken
    return (STALE if line.is_stale else CURRENT).spoken


def told(line: RegisterLine) -> str:
    """Return what is to be known of a line in one sentence."""
    hanging = line.hanging
    if hanging is not None and hanging.is_stale:
        words = retold(stale_words(hanging))
        if hanging.successor:
            mark = WallMark(hanging.successor).short
            return tr("已印好 {mark}，待换上；{words}", mark=mark, words=words)
        return words
    if line.posted is None:
        return tr("印好了，还没有登记挂在哪里")
    if line.posted.taken_on is not None and hanging is None:
        return tr("{day} 取下", day=line.posted.taken_on.isoformat())
    return line.posted.note


def _place(line: RegisterLine) -> str:
    return "" if line.posted is None else line.posted.place


def _since(line: RegisterLine) -> str:
    return (line.printed_on if line.posted is None else line.posted.posted_on).isoformat()


COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column(
        QT_TR_NOOP("状态"),
        lambda line: state_chip(line).text,
        "state",
        width=112,
        chip=state_chip,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("编号"),
        lambda line: line.mark,
        "number",
        width=116,
        is_second=True,
        can_sort=False,
    ),
    text_column(QT_TR_NOOP("版面"), lambda line: line.title, "title", width=150),
    text_column(QT_TR_NOOP("位置"), _place, "place", width=234),
    Column(QT_TR_NOOP("上墙（印制）"), _since, "since", width=108, can_sort=False),
    text_column(QT_TR_NOOP("说明"), told, "told", width=204, is_second=True),
    text_column(
        QT_TR_NOOP("支部"),
        lambda line: line.organisation,
        "organisation",
        width=150,
        is_second=True,
        is_shown_first=False,
    ),
)
