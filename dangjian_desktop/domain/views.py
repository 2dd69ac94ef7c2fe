"""Saved views: a list of people under a name — whom it shows, its columns and its order."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dangjian_desktop.domain.filters import Filter, filter_from
from dangjian_desktop.domain.problems import Fault, Reading

#: The form in which views are written down; a higher number is a newer program's.
VIEW_VERSION = 1
LONGEST_NAME = 40
#: What the code of a view of the branch's own begins with; its uid follows.
OWN_PREFIX = "own:"
NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class View:
    """One view.

    Attributes:
        name: What it is called.
        condition: The advanced filter.
        scope: Which stages, a value of `queries.roster.Scope`.
        within: Identity of the organisation whose subtree counts; "" for everybody.
        ungrouped: Only people without a party group.
        zone: Identity of the 协作区 whose branches count; "" for all.
        words: The filter line.
        columns: Keys from left to right; empty means the usual ones.
        widths: Width for 14 px type by column key, where the user changed it.
        sort_key: Key of the column sorted by; "" for the order of the roll.
        descending: Whether from high to low.
        spelled: Pinyin of the name, a word per character, for quick find.
    """

    name: str = ""
    condition: Filter = NO_FILTER
    scope: str = "members"
    within: str = ""
    ungrouped: bool = False
    zone: str = ""
    words: str = ""
    columns: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    sort_key: str = ""
    descending: bool = False
    spelled: str = field(default="", compare=False)

    def as_text(self) -> str:
        """Return what `view_from` reads; the name stands beside it."""
        return json.dumps(
            {
                "version": VIEW_VERSION,
                "filter": self.condition.as_data(),
                "scope": self.scope,
                "within": self.within,
                "ungrouped": self.ungrouped,
                "zone": self.zone,
                "words": self.words,
                "columns": list(self.columns),
                "widths": dict(self.widths),
                "sort": self.sort_key,
                "descending": self.descending,
                "spelled": self.spelled,
            },
            ensure_ascii=False,
        )

    def shows_as(self, other: "View") -> bool:
        """Whether both show the same people, columns and order, whatever they are called."""
        return replace(self, name="") == replace(other, name="")


def view_from(name: str, text: str) -> Reading[View]:
    """Read what `View.as_text` gave, perhaps in a newer program."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict):
            raise TypeError(text)
    except (ValueError, TypeError, RecursionError):
        return Reading(None, (Fault("view.unreadable", name),))
    version = data.get("version", VIEW_VERSION)
    if isinstance(version, int) and version > VIEW_VERSION:
        return Reading(None, (Fault("view.newer", name),))
    return view_of(name, data)


def view_of(name: str, data: Mapping[str, Any]) -> Reading[View]:
    """Return the view that stands in a table of a JSON or TOML file."""
    condition, faults = filter_from(data.get("filter", {}))
    if condition is None:
        return Reading(None, faults)
    try:
        widths = {str(key): int(width) for key, width in data.get("widths", {}).items()}
        columns = data.get("columns", [])
        if not isinstance(columns, list):
            raise TypeError(columns)
        view = View(
            name=name,
            condition=condition,
            scope=str(data.get("scope", "members")),
            within=str(data.get("within", "")),
            ungrouped=bool(data.get("ungrouped", False)),
            zone=str(data.get("zone", "")),
            words=str(data.get("words", "")),
            columns=tuple(str(key) for key in columns),
            widths=tuple(widths.items()),
            sort_key=str(data.get("sort", "")),
            descending=bool(data.get("descending", False)),
            spelled=str(data.get("spelled", "")),
        )
    except (AttributeError, TypeError, ValueError):
        return Reading(None, (Fault("view.unreadable", name),))
    return Reading(view)
