"""Who agreed, by a recorded consent, to see something of themselves on a wall or a notice.

Single amounts have no other consent: the yearly notice of dues asks here too.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import WallConsent


@dataclass(frozen=True)
class WallConsentQuery:
    """Those whose consent of a kind holds on a day.

    A consent holds from its day on and until the day before it was withdrawn.
    """

    reads: ClassVar = frozenset({Topic.WALL_CONSENT})
    kind: ConsentKind
    on: date

    def fetch(self) -> frozenset[int]:
        """Return their person ids."""
        holds = (
            (WallConsent.kind == self.kind)
            & (WallConsent.given_on <= self.on)
            & (WallConsent.withdrawn_on.is_null() | (WallConsent.withdrawn_on > self.on))
        )
        return frozenset(
            key for (key,) in rows(WallConsent.select(WallConsent.person).where(holds))
        )


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent of somebody; `withdrawn_on` is the first day on which it holds no more."""

    row_id: int
    kind: ConsentKind
    given_on: date
    withdrawn_on: date | None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.given_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True)
class OwnConsentsQuery:
    """Every consent that somebody ever gave, the earliest first."""

    reads: ClassVar = frozenset({Topic.WALL_CONSENT})
    person_id: int

    def fetch(self) -> list[ConsentRow]:
        """Return them."""
        found = WallConsent.select(
            WallConsent.id, WallConsent.kind, WallConsent.given_on, WallConsent.withdrawn_on
        ).where(WallConsent.person == self.person_id)
        return [
            ConsentRow(*told) for told in rows(found.order_by(WallConsent.given_on, WallConsent.id))
        ]
