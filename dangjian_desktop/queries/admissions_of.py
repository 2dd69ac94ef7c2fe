"""The ways into the Party of one person, for the person card and for papers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models import AdmissionCase


@dataclass(frozen=True)
class AdmissionsOfQuery:
    """The cases of a person that were opened by a day, the latest first."""

    reads: ClassVar = frozenset({Topic.DEVELOPMENT})
    person_id: int
    on: date

    def fetch(self) -> list[int]:
        """Return their row ids."""
        found = (
            AdmissionCase.select(AdmissionCase.id)
            .where((AdmissionCase.person == self.person_id) & (AdmissionCase.opened_on <= self.on))
            .order_by(AdmissionCase.opened_on.desc(), AdmissionCase.id.desc())
        )
        return [row.id for row in found]
