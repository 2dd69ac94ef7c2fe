"""What every poster must hold, whatever stands on it."""

from itertools import combinations

from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import SMALLEST_NAME, Area, Label, Picture
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, paper_named

PAPERS = (
    *POSTER_PAPERS,
    paper_named("A3竖", A3_LANDSCAPE),
    paper_named("60x90cm", A3_LANDSCAPE),
    paper_named("240x120cm", A3_LANDSCAPE),
)


def is_inside(inner: Area, outer: Area) -> bool:
    hair = 0.01
    return (
        inner.x >= outer.x - hair
        and inner.y >= outer.y - hair
        and inner.right <= outer.right + hair
        and inner.bottom <= outer.bottom + hair
    )


def ink_area(label: Label, ink: Ink) -> Area:
    """Return the room that the letters of a label really take."""
    fitted = label.fitted(ink)
    width = max(ink.width(line, label.face, fitted.size) for line in fitted.lines)
    spare = label.area.width - width
    x = label.area.x + {"left": 0, "centre": spare / 2, "right": spare}[label.align]
    y = label.area.y + (label.area.height - fitted.height) / 2
    return Area(x, y, width, fitted.height)


def overlap(one: Area, other: Area) -> bool:
    hair = 0.05
    return (
        one.x < other.right - hair
        and other.x < one.right - hair
        and one.y < other.bottom - hair
        and other.y < one.bottom - hair
    )


def assert_hangs_well(shapes, page: Area, ink: Ink) -> None:
    """Assert that nothing leaves the page, nothing overlaps, and short texts can be read."""
    labels = [shape for shape in shapes if isinstance(shape, Label)]
    taken = [(label.text, ink_area(label, ink)) for label in labels if label.text]
    for text, area in taken:
        assert is_inside(area, page), text
        assert area.height > 0, text
    pictures = [("photo", shape.area) for shape in shapes if isinstance(shape, Picture)]
    assert all(is_inside(area, page) for _, area in pictures)
    for (one_text, one), (other_text, other) in combinations(taken + pictures, 2):
        assert not overlap(one, other), (one_text, other_text)
    sizes = [label.fitted(ink).size for label in labels if len(label.text) in {2, 3, 4}]
    assert min(sizes, default=SMALLEST_NAME) >= SMALLEST_NAME * 0.6
