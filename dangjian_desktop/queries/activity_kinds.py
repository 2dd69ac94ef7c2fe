"""The kinds of activity as they are offered: those of the program, then the branch's own."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from dangjian_desktop.domain.activity_kinds import ActivityKind, activity_kind
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.models import OwnActivityKind
from dangjian_desktop.storage.shipped_kinds import shipped_kinds


@dataclass(frozen=True)
class ActivityKindsQuery:
    """Every kind, retired ones included, so that old activities find theirs."""

    reads: ClassVar = frozenset({Topic.ACTIVITY_KIND})

    def fetch(self) -> tuple[ActivityKind, ...]:
        """Return the kinds; a row of the branch's own that cannot be read is left out."""
        own = []
        for row in OwnActivityKind.select().order_by(OwnActivityKind.place, OwnActivityKind.id):
            table = json.loads(row.contents)
            read = activity_kind({**table, "code": row.code, "is_retired": row.is_retired})
            if read.value is not None:
                own.append(read.value)
        return (*shipped_kinds(), *own)


def kinds_by_code() -> dict[str, ActivityKind]:
    """Return every kind by its code; asked for again and again, so the answer is kept."""
    return _by_code(data_revision())


@lru_cache(maxsize=2)
def _by_code(_revision: int) -> dict[str, ActivityKind]:
    return {kind.code: kind for kind in ActivityKindsQuery().fetch()}


def kind_label(code: str) -> str:
    """Return the name of a kind; of one that is not known, its code."""
    kind = kinds_by_code().get(code)
    return kind.label if kind else code
