"""Sums of money as they are typed or stand in a cell: yuan, to the fen, never below nought."""

import re
from decimal import Decimal

from dangjian_desktop.domain.cells import Cell, clean_text, half_width
from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.dues_entries import money_fault
from dangjian_desktop.domain.problems import Reading

_FEN = Decimal("0.01")
_SIGNS = re.compile(r"\A(?:人民币)?\s*[¥￥]?\s*(.*?)\s*[元圆]?整?\Z", re.DOTALL)


def read_yuan(cell: Cell, *, is_deducted: bool = False) -> Reading[Decimal]:
    """Read a sum; nothing where nothing stands there, which is not nought.

    Args:
        cell: What was typed, or a cell of a file: 87.68, ￥87.68, 1,200元.
        is_deducted: Whether a sign says no more than that it is taken off; the sum is given
            without it.
    """
    if isinstance(cell, str):
        found = _SIGNS.match(half_width(clean_text(cell)))
        cell = found[1] if found else cell
    reading = read_number(cell)
    value = reading.value
    if value is None:
        return reading
    value = abs(value) if is_deducted else value
    fault = money_fault(value)
    if fault is not None:
        return Reading(None, (fault,))
    return Reading(value.quantize(_FEN), reading.faults)


def read_typed_yuan(text: str) -> Reading[Decimal]:
    """Read a sum that was typed, for the fields of forms."""
    return read_yuan(text)


def yuan_text(value: Decimal) -> str:
    """Return a sum as it is shown: two places, thousands not parted."""
    return f"{value:.2f}"
