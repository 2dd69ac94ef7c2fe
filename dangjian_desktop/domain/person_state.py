"""What is known of a person at one moment of an import, and what one more row adds to it."""

from dataclasses import dataclass, replace

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.matching import completed_date, completed_facts
from dangjian_desktop.domain.people import PersonDraft, PersonFacts
from dangjian_desktop.domain.vocabulary import Post, Stage

_RANK = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class PersonState:
    """Everything about a person that a roster tells.

    Attributes:
        branch_key: Comparable name of the branch; group_key: of the group; "" for none.
    """

    facts: PersonFacts
    stage: Stage | None = None
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    applied_on: PartialDate | None = None
    branch_key: str = ""
    group_key: str = ""
    posts: frozenset[Post] = frozenset()

    @classmethod
    def of(cls, draft: PersonDraft, branch_key: str, group_key: str) -> "PersonState":
        """Return what a row alone tells about somebody new."""
        return cls(
            draft.facts,
            draft.stage,
            draft.admitted_on,
            draft.confirmed_on,
            draft.applied_on,
            branch_key,
            group_key,
            frozenset(draft.posts),
        )

    def completed_by(self, draft: PersonDraft, branch_key: str, group_key: str) -> "PersonState":
        """Return the state after a row: completed or corrected; blank cells erase nothing.

        A stage never goes back by an import: a file that says less is older than what we know.
        """
        facts = replace(self.facts, **completed_facts(self.facts, draft.facts))  # type: ignore[arg-type]  # keys are the facts' own
        is_step = draft.stage is not None and (
            self.stage is None or _RANK[draft.stage] > _RANK[self.stage]
        )
        moved = bool(branch_key) and branch_key != self.branch_key
        stays = "" if moved else self.group_key
        return PersonState(
            facts,
            draft.stage if is_step else self.stage,
            completed_date(self.admitted_on, draft.admitted_on),
            completed_date(self.confirmed_on, draft.confirmed_on),
            completed_date(self.applied_on, draft.applied_on),
            branch_key or self.branch_key,
            group_key or stays,
            self.posts | frozenset(draft.posts),
        )

    def goes_back(self, draft: PersonDraft) -> bool:
        """Whether a row names an earlier stage than the one known."""
        if draft.stage is None or self.stage is None:
            return False
        return _RANK[draft.stage] < _RANK[self.stage]
