"""Names in the order of strokes of a ballot paper, and those whose place has to be looked at."""

from collections.abc import Iterable

from dangjian_desktop.storage.shipped_strokes import stroke_key, without_strokes


def in_stroke_order(names: Iterable[tuple[int, str]]) -> list[int]:
    """Return row ids with names in the order of strokes of the names."""
    return [key for key, _name in sorted(names, key=lambda pair: (stroke_key(pair[1]), pair[0]))]


def strange_characters(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold a character whose strokes are not known."""
    return tuple(name for name in names if without_strokes(name))
