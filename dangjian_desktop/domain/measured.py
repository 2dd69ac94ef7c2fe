"""What a measure has counted for one branch and period: the figure and the records behind it.

"Nothing recorded" is not zero: a measure that finds no records of its subject at all says so with
`Unknown`, and the item that rests on it is 待评.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dangjian_desktop.domain.problems import Sentence


class RecordKind(StrEnum):
    """What a record behind a figure is; the window knows how to open each (stable in `score`)."""

    ACTIVITY = "activity"
    ENTRY = "entry"
    DOCUMENT = "document"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLAN_ITEM = "plan_item"
    OBLIGATION = "obligation"
    FINDING = "finding"
    FILE = "file"
    HANDBOOK = "handbook"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Record:
    """A record behind a figure.

    Attributes:
        kind: What it is. uid: Its identity; "" where there is no record, because it is the lack of
            one that is told (a meeting that was not held).
        text: What it is in one line, without ID numbers.
        day: The day it is about; None where it has none.
        level: Label of the level it has, for rules that are graded by level; "" for none.
        count: How often it counts (3 teams without a member).
        row_id: Row of the activity, document or plan item, by which the window opens it.
    """

    kind: RecordKind
    uid: str
    text: Sentence
    day: date | None = None
    level: str = ""
    count: Decimal = Decimal(1)
    row_id: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was counted from records.

    Attributes:
        count: What was counted: faults, or for a target the share or number reached.
        records: The records that were counted. proofs: those that show that the rest is in order
            (meetings held, rows closed in time), for the 迎检盒.
        note: What is to be said with it (本期无应办事项); None for nothing.
    """

    count: Decimal
    records: tuple[Record, ...] = ()
    proofs: tuple[Record, ...] = ()
    note: Sentence | None = None

    def by_level(self) -> Mapping[str, Decimal]:
        """Return the count of each level."""
        found: dict[str, Decimal] = {}
        for record in self.records:
            found[record.level] = found.get(record.level, Decimal(0)) + record.count
        return found


@dataclass(frozen=True, slots=True)
class Unknown:
    """No figure, and why: nothing recorded, or the measure failed.

    Attributes:
        is_failure: Whether the measure itself failed for this branch.
        proofs: What is recorded nevertheless.
    """

    reason: Sentence
    is_failure: bool = False
    proofs: tuple[Record, ...] = field(default=())


Measured = Figure | Unknown
