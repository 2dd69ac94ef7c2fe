"""Sizes of one's own of papers and boards, as they are written: 60x90cm, the width first."""

import re

#: Between the smallest sheet that reads and the largest that PDF knows, in centimetres.
SMALLEST_CM, LARGEST_CM = 10, 500

_SIZE = re.compile(
    r"(\d{1,4}(?:\.\d)?)\s*[x×*]\s*(\d{1,4}(?:\.\d)?)\s*(?:cm|厘米)?\Z", re.IGNORECASE
)


def own_size(text: str) -> tuple[float, float] | None:
    """Return width and height in centimetres, of whatever length; None for no size."""
    found = _SIZE.match(text.strip())
    return None if found is None else (float(found[1]), float(found[2]))


def own_size_written(width: float, height: float) -> str:
    """Return a size in centimetres as it is written."""
    return f"{width:g}x{height:g}cm"
