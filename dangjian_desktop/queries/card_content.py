"""What a subject has to say of one person on the person card, for screen and paper alike.

A subject (attendance, dues, duties …) describes its section by a `CardSection` and names it in
`card_sections`; the card shows and prints it without knowing what it is about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.topics import Topic


class TargetKind(StrEnum):
    """What a line of the card can lead to."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Target:
    """A person or organisation to go to, by its identity."""

    kind: TargetKind
    uid: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One word and the value beside it.

    Attributes:
        sensitivity: A value that is not open is masked on the screen until it is asked for, and
            stands on paper in the archive alone.
        target: Where a click on the value leads.
    """

    label: str
    value: str
    sensitivity: Sensitivity = Sensitivity.OPEN
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A small table; a few narrow columns, because the card is no wider than a hand.

    Attributes:
        heading: Stands above it where a section has several; "" for the section's own title.
        rows: As they are read; sensitive values do not belong into a table.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SectionContent:
    """All that a section says of one person as of a day."""

    lines: tuple[SectionLine, ...] = ()
    tables: tuple[SectionTable, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.lines and not any(table.rows for table in self.tables)


@dataclass(frozen=True, slots=True)
class CardSection:
    """One section of the person card.

    Attributes:
        key: Stable ASCII name: of its fold, of its tick in the print dialog, on the command line.
        title: What stands above it.
        reads: The subjects that `fetch` reads; a change of one of them has it read again.
        fetch: Returns what it says of a person (row id) as of a day.
        empty: The sentence where it has nothing to say.
        order: Sections stand by it, small ones first.
        is_printed: Whether it is printed unless the user unticks it.
        is_open: Whether it is unfolded on the screen until the user folds it.
        hides_when_empty: Whether it is not on the screen at all where it has nothing to say; for
            what few people have.
    """

    key: str
    title: str
    reads: frozenset[Topic]
    fetch: Callable[[int, date], SectionContent]
    empty: str
    order: int
    is_printed: bool = True
    is_open: bool = True
    hides_when_empty: bool = False
