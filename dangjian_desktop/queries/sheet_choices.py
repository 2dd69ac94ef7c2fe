"""How a branch prints its sheets unless it says otherwise."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models import SheetChoice


@dataclass(frozen=True, slots=True)
class ChosenLooks:
    """Looks, paper, detail and further choices of one sheet; "" for the sheet's own."""

    theme: str = ""
    paper: str = ""
    detail: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetChoicesQuery:
    """The choices of a branch; those of everybody where it is None."""

    reads: ClassVar = frozenset({Topic.WALL})
    organisation_id: int | None = None

    def fetch(self) -> dict[str, ChosenLooks]:
        """Return the choices by code of the sheet; "" is what holds for all of them."""
        chosen = SheetChoice.select().where(
            SheetChoice.organisation.is_null()
            if self.organisation_id is None
            else SheetChoice.organisation == self.organisation_id
        )
        return {
            row.sheet: ChosenLooks(
                row.theme, row.paper, row.detail, json.loads(row.options or "{}")
            )
            for row in chosen
        }
