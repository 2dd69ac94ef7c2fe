"""What a column holds, told from its cells: for columns whose header nobody knows."""

import re
from collections.abc import Callable, Sequence

from dangjian_desktop.domain.identity import plain_id_number
from dangjian_desktop.domain.vocabulary import ETHNICITIES, Sex, Stage, words_for

#: How many cells must be filled, and what share of them must fit, before contents tell anything.
FEWEST_VALUES = 2
FITTING_SHARE = 0.8

_ID = re.compile(r"\d{17}[\dX]")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_MARKS = re.compile(r"[\s-]")
_BRANCH = re.compile(r".*[^总]支部")
_GROUP = re.compile(r".+党小组")
_SEXES = frozenset(words_for(Sex))
_STAGES = frozenset(words_for(Stage))
_ETHNICITIES = frozenset(ETHNICITIES.values()) | {
    name.removesuffix("族") for name in ETHNICITIES.values()
}

_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("id_number", lambda text: bool(_ID.fullmatch(plain_id_number(text)))),
    ("mobile_phone", lambda text: bool(_MOBILE.fullmatch(_MARKS.sub("", text)))),
    ("sex", _SEXES.__contains__),
    ("stage", _STAGES.__contains__),
    ("ethnicity", _ETHNICITIES.__contains__),
    ("branch", lambda text: bool(_BRANCH.fullmatch(text))),
    ("group", lambda text: bool(_GROUP.fullmatch(text))),
)


def _fits(values: Sequence[str], test: Callable[[str], bool]) -> bool:
    if len(values) < FEWEST_VALUES:
        return False
    return sum(map(test, values)) >= FITTING_SHARE * len(values)


def field_of_values(values: Sequence[str]) -> str | None:
    """Return the field whose values these can only be, from the non-empty cells of a column."""
    return next((field for field, test in _TESTS if _fits(values, test)), None)


def names_branches(values: Sequence[str]) -> bool:
    """Whether the cells are names of branches."""
    return _fits(values, dict(_TESTS)["branch"])
