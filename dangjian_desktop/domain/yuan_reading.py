"""Sums of money as they are typed or stand in a cell: yuan, to the fen, never below nought."""

import re
from decimal import Decimal

from dangjian_desktop.domain.cells import Cell, clean_text, half_width
from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.problems import Fault, Reading

_DECIMALS = 2
#: Yuan beyond which a figure of somebody's wage or dues is a slip.
_MOST = Decimal(10_000_000)
_SIGNS = re.compile(r"\A(?:人民币)?\s*[¥￥]?\s*(.*?)\s*[元圆]?整?\Z", re.DOTALL)


def read_yuan(cell: Cell, *, may_be_negative: bool = False) -> Reading[Decimal]:
    """Read a sum; nothing where nothing stands there, which is not nought.

    Args:
        cell: What was typed, or a cell of a file: 87.68, ￥87.68, 1,200元.
        may_be_negative: Whether a sign says no more than that it is deducted; the sum is given
            without it.
    """
    if isinstance(cell, str):
        found = _SIGNS.match(half_width(clean_text(cell)))
        cell = found[1] if found else cell
    reading = read_number(cell)
    value = reading.value
    if value is None:
        return reading
    if may_be_negative:
        value = abs(value)
    shown = f"{value:f}"
    if value < 0:
        return Reading(None, (Fault("yuan.negative", shown),))
    if value != value.quantize(Decimal(1).scaleb(-_DECIMALS)):
        return Reading(None, (Fault("yuan.decimals", shown),))
    if value > _MOST:
        return Reading(None, (Fault("yuan.much", shown),))
    return Reading(value.quantize(Decimal(1).scaleb(-_DECIMALS)), reading.faults)


def yuan_text(value: Decimal) -> str:
    """Return a sum as it is shown: two places, thousands not parted."""
    return f"{value:.{_DECIMALS}f}"


def read_typed_yuan(text: str) -> Reading[Decimal]:
    """Read a sum that was typed, for the fields of forms."""
    return read_yuan(text)
