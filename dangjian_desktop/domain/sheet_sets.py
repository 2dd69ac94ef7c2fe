"""Sheets that belong together: sets that are printed as one job, and the shelves of the forms.

Both are data (resources/walls/sets.toml); what its words mean is said at the top of that file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dangjian_desktop.domain.rule_values import texts_value

FORMAT = 1


@dataclass(frozen=True, slots=True)
class SheetSet:
    """Sheets that are printed as one job.

    Attributes:
        code: Stable ASCII name. name: as offered. notes: where it is from, and what may change.
        sheets: Codes of the sheets in the order in which they hang.
    """

    code: str
    name: str
    sheets: tuple[str, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SheetShelf:
    """A shelf of forms.

    Attributes:
        sheets: Codes of the sheets on it. subjects: whose declared forms stand on it, too.
    """

    name: str
    sheets: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSets:
    """What the file holds; names: other names by which people ask for a sheet, by its code."""

    sets: tuple[SheetSet, ...] = ()
    shelves: tuple[SheetShelf, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def shelf_of(self, code: str, subject: str = "") -> str:
        """Return the name of the shelf of a sheet; "" for one that stands on none."""
        return next(
            (
                shelf.name
                for shelf in self.shelves
                if code in shelf.sheets or (subject and subject in shelf.subjects)
            ),
            "",
        )


def sheet_sets(table: Mapping[str, Any]) -> SheetSets:
    """Return what a parsed file says.

    Raises:
        KeyError, ValueError: When a key is missing or of the wrong kind.
    """
    if table["format"] != FORMAT:
        raise ValueError(table["format"])
    return SheetSets(
        tuple(
            SheetSet(
                one["code"], one["name"], texts_value(one, "sheets"), str(one.get("notes", ""))
            )
            for one in table.get("set", ())
        ),
        tuple(
            SheetShelf(one["name"], texts_value(one, "sheets"), tuple(one.get("subjects", ())))
            for one in table.get("shelf", ())
        ),
        {code: texts_value(table["names"], code) for code in table.get("names", ())},
    )
