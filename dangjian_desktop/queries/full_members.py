"""Which of some people are 正式党员 on a day: only they introduce somebody or look after him."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.storage.lookups import values_on
from dangjian_desktop.storage.models import StageSpell


@dataclass(frozen=True)
class FullMembersQuery:
    """Those among some people, given by row id."""

    reads: ClassVar = frozenset({Topic.STAGE})
    person_ids: tuple[int, ...]
    on: date

    def fetch(self) -> frozenset[int]:
        """Return the row ids of the 正式党员."""
        stages = values_on(StageSpell, StageSpell.stage, self.person_ids, self.on)
        return frozenset(key for key, stage in stages.items() if stage == Stage.FULL)
