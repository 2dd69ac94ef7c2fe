"""党费收据: two to a page, each with its stub at the left, to be cut apart along broken lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box, Label, Poster, Rule, Shape
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Align, Millimetre, SheetKind
from dangjian_desktop.printing.themes import Colour


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt; everything as it is printed.

    Attributes:
        capital: The amount in capital characters.
        handed_by: Who brought it; "" where the payer did.
    """

    number: str
    day: str
    branch: str
    name: str
    months: str
    amount: str
    capital: str
    handed_by: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """The receipts of one page, at most `ON_A_PAGE`."""

    receipts: tuple[Receipt, ...]
    name: str = ""


ON_A_PAGE = 2
_SIDE: Millimetre = 12
_ABOVE: Millimetre = 14
#: Of the page: the stub, and the gap in which it is cut off.
_STUB_WIDTH: Millimetre = 60
_CUT: Millimetre = 8
_HEIGHT: Millimetre = 112
_TITLE: Millimetre = 6.5
_TEXT: Millimetre = 4.1
_SMALL: Millimetre = 3.5
_HEAD: Millimetre = 22
_FOOT: Millimetre = 22
_WORD_WIDTH: Millimetre = 26
_STUB_WORD_WIDTH: Millimetre = 17
_DASH: Millimetre = 2.2


def lay_out(sheet: ReceiptPage, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the receipts of a page, one below the other."""
    del title
    shapes: list[Shape] = []
    half = page.height / ON_A_PAGE
    for place, receipt in enumerate(sheet.receipts):
        top = place * half
        if place:
            shapes += _dashes(0, top, page.width, top)
        body = Area(_SIDE, top + _ABOVE, page.width - 2 * _SIDE, _HEIGHT)
        stub = Area(body.x, body.y, _STUB_WIDTH, body.height)
        x = stub.right + _CUT / 2
        shapes += _dashes(x, top + _ABOVE / 2, x, top + half - _ABOVE / 2)
        left = stub.right + _CUT
        whole = Area(left, body.y, body.right - left, body.height)
        shapes += _part(_stub_rows(receipt), "党费收据（存根）", receipt, stub, ink, is_stub=True)
        shapes += _part(_rows(receipt), "党费收据", receipt, whole, ink, is_stub=False)
    return tuple(shapes)


def _rows(one: Receipt) -> tuple[tuple[str, str], ...]:
    """Return the lines of the receipt itself."""
    return (
        ("交款人", one.name + (f"（{one.handed_by} 代交）" if one.handed_by else "")),
        ("所在支部", one.branch),
        ("所属月份", one.months),
        ("金额（大写）", one.capital),
        ("金额（小写）", f"¥ {one.amount}"),
    )


def _stub_rows(one: Receipt) -> tuple[tuple[str, str], ...]:
    """Return the lines that stay with the branch."""
    return (
        ("交款人", one.name),
        ("代交人", one.handed_by),
        ("月份", one.months),
        ("金额", f"¥ {one.amount}"),
    )


def _part(
    rows: tuple[tuple[str, str], ...],
    title: str,
    one: Receipt,
    area: Area,
    ink: Ink,
    *,
    is_stub: bool,
) -> Iterator[Shape]:
    head = area.top(_HEAD)
    size = _TITLE * (0.7 if is_stub else 1)
    yield _label(Area(head.x, head.y, head.width, _HEAD * 0.5), title, size, ink, Face.SERIF_BLACK)
    below = Area(head.x, head.y + _HEAD * 0.55, head.width, _HEAD * 0.35)
    yield _label(below, one.day, _SMALL, ink, align="left")
    yield _label(below, f"№ {one.number}" if one.number else "№", _SMALL, ink, align="right")
    table = Area(area.x, head.bottom, area.width, area.height - _HEAD - _FOOT)
    yield Box(table, None, Colour.TEXT, 0.35)
    height = table.height / len(rows)
    word_width = _STUB_WORD_WIDTH if is_stub else _WORD_WIDTH
    yield Rule(table.x + word_width, table.y, table.x + word_width, table.bottom)
    for place, (word, text) in enumerate(rows):
        y = table.y + place * height
        if place:
            yield Rule(table.x, y, table.right, y)
        yield _label(Area(table.x, y, word_width, height).inset(1), word, _SMALL, ink)
        cell = Area(table.x + word_width, y, table.width - word_width, height).inset(2, 1)
        yield _label(cell, text, _TEXT, ink, align="left", max_lines=3)
    foot = Area(area.x, table.bottom, area.width, _FOOT)
    signed = Area(foot.x, foot.y + 3, foot.width, _SMALL * 2)
    if is_stub:
        yield _label(signed, "经手人：", _SMALL, ink, align="left")
        return
    half = Area(signed.x + signed.width / 2, signed.y, signed.width / 2, signed.height)
    yield _label(signed, "收款单位（盖章）：", _SMALL, ink, align="left")
    yield _label(half, "收款人（签名）：", _SMALL, ink, align="left")


def _label(
    area: Area,
    text: str,
    size: Millimetre,
    ink: Ink,
    face: Face = Face.SANS,
    align: Align = "centre",
    max_lines: int = 1,
) -> Label:
    checked = ink.prepared(text, "党费收据")
    return Label(area, checked, face, size, align=align, max_lines=max_lines)


def _dashes(x1: Millimetre, y1: Millimetre, x2: Millimetre, y2: Millimetre) -> Iterator[Shape]:
    """Yield a broken line to cut along, across or down."""
    length = max(x2 - x1, y2 - y1)
    across = x2 > x1
    for start in range(int(length // (2 * _DASH)) + 1):
        at = start * 2 * _DASH
        end = min(at + _DASH, length)
        if across:
            yield Rule(x1 + at, y1, x1 + end, y1, Colour.LINE_STRONG, 0.2)
        else:
            yield Rule(x1, y1 + at, x1, y1 + end, Colour.LINE_STRONG, 0.2)


DUES_RECEIPTS = Poster(
    code="dues_receipts",
    name="党费收据",
    title="{name}",
    kind=SheetKind.FORM,
    paper=A4_PORTRAIT,
    needs=("branch", "month"),
    levels=(DetailLevel.ARCHIVE,),
    lay_out=lay_out,
    has_foot=False,
)
