"""What is known of a person at one moment of an import, and what one more row adds to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.matching import completed_date, completed_facts
from dangjian_desktop.domain.people import PersonDraft, PersonFacts, nothing_own
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, Post, Stage

_RANK = {stage: rank for rank, stage in enumerate(Stage)}

#: What a roster tells of a person beside the facts, by the key of the field.
_HISTORY = {
    "stage": "stage",
    "admitted_on": "admitted_on",
    "confirmed_on": "confirmed_on",
    "applied_on": "applied_on",
    "branch": "branch_key",
    "group": "group_key",
    "posts": "posts",
}
#: Fields that change together with another one, if that one changes.
_FOLLOWS = {
    "group": "branch",
    "posts": "branch",
    "admitted_on": "stage",
    "confirmed_on": "stage",
}


#: Held by nearly everybody; an empty set of one's own takes two hundred bytes.
NO_POSTS: frozenset[Post] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonState:
    """Everything about a person that a roster tells, as far as the 类别 and the place can hold it.

    What they cannot hold (a 转正日期 of a 预备党员, a 党小组长 of no group) is left out here: it is
    not stored either, and would make the same file look new every time.

    Attributes:
        branch_key: Comparable name of the branch; group_key: of the group; "" for none.
        custom: Values of user-defined fields by column key.
    """

    facts: PersonFacts
    stage: Stage | None = None
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    applied_on: PartialDate | None = None
    branch_key: str = ""
    group_key: str = ""
    posts: frozenset[Post] = NO_POSTS
    custom: Mapping[str, Any] = field(default_factory=nothing_own, hash=False)

    @classmethod
    def of(cls, draft: PersonDraft, branch_key: str, group_key: str) -> "PersonState":
        """Return what a row alone tells about somebody new."""
        state = cls(
            draft.facts,
            draft.stage,
            draft.admitted_on,
            draft.confirmed_on,
            draft.applied_on,
            branch_key,
            group_key,
            frozenset(draft.posts) if draft.posts else NO_POSTS,
            draft.custom,
        )
        return state._without_what_does_not_fit()

    def completed_by(self, draft: PersonDraft, branch_key: str, group_key: str) -> "PersonState":
        """Return the state after a row: completed or corrected; blank cells erase nothing.

        A stage never goes back by an import: a file that says less is older than what we know.
        Posts end with the branch, and 党小组长 with the group, in which they were held.
        """
        facts = replace(self.facts, **completed_facts(self.facts, draft.facts))
        is_step = draft.stage is not None and (
            self.stage is None or _RANK[draft.stage] > _RANK[self.stage]
        )
        moved = bool(branch_key) and branch_key != self.branch_key
        group = group_key or ("" if moved else self.group_key)
        state = PersonState(
            facts,
            draft.stage if is_step else self.stage,
            completed_date(self.admitted_on, draft.admitted_on),
            completed_date(self.confirmed_on, draft.confirmed_on),
            completed_date(self.applied_on, draft.applied_on),
            branch_key or self.branch_key,
            group,
            self.posts_kept(branch_key or self.branch_key, group) | frozenset(draft.posts),
            self._custom_with(draft.custom),
        )
        return state._without_what_does_not_fit()

    def _custom_with(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the user-defined fields after a row; a date becomes finer but never coarser."""
        if not said:
            return self.custom
        values = dict(self.custom)
        for key, value in said.items():
            known = values.get(key)
            is_date = isinstance(value, PartialDate)
            values[key] = completed_date(known, value) if is_date else value
        return values

    def posts_kept(self, branch_key: str, group_key: str) -> frozenset[Post]:
        """Return the posts that go on in a branch and group."""
        if branch_key != self.branch_key:
            return frozenset()
        return self.posts if group_key == self.group_key else self.posts - {Post.GROUP_LEADER}

    @property
    def dates_are_in_order(self) -> bool:
        """Whether 转正 can lie after the admission."""
        if self.admitted_on is None or self.confirmed_on is None:
            return True
        return self.confirmed_on.last_day >= self.admitted_on.first_day

    def tells_the_same_history_as(self, other: "PersonState") -> bool:
        """Whether only facts without a day differ, if anything."""
        return replace(self, facts=other.facts, custom=other.custom) == other

    def _without_what_does_not_fit(self) -> "PersonState":
        if self.stage is Stage.FULL and (self.group_key or Post.GROUP_LEADER not in self.posts):
            return self  # nearly everybody
        return replace(
            self,
            admitted_on=self.admitted_on if self.stage in MEMBER_STAGES else None,
            confirmed_on=self.confirmed_on if self.stage is Stage.FULL else None,
            posts=self.posts if self.group_key else self.posts - {Post.GROUP_LEADER},
        )

    def changed_fields(self, other: "PersonState") -> tuple[str, ...]:
        """Return the keys of the fields in which another state differs, facts first."""
        facts: list[str] = []
        if self.facts is not other.facts:
            facts = [
                key
                for key in self.facts.__slots__
                if getattr(self.facts, key) != getattr(other.facts, key)
            ]
        history = [
            key for key, name in _HISTORY.items() if getattr(self, name) != getattr(other, name)
        ]
        keys = dict.fromkeys((*self.custom, *other.custom))
        own = [key for key in keys if self.custom.get(key) != other.custom.get(key)]
        return (*facts, *history, *own)

    def goes_back(self, draft: PersonDraft) -> bool:
        """Whether a row names an earlier stage than the one known."""
        if draft.stage is None or self.stage is None:
            return False
        return _RANK[draft.stage] < _RANK[self.stage]


def leading_field(field: str, changed: Collection[str]) -> str:
    """Return the field with which a change stands or falls: its own, or one that it follows.

    Who moves to another branch leaves group and posts behind, and a step to another 类别 brings
    its dates: to agree to one without the other would make what the file does not say.
    """
    leader = _FOLLOWS.get(field, field)
    return leader if leader in changed else field


def said_of(draft: PersonDraft, fields: Collection[str]) -> PersonDraft:
    """Return what a row says of some fields alone; of all others it then says nothing."""
    facts = {key: getattr(draft.facts, key) for key in draft.facts.__slots__ if key in fields}
    return PersonDraft(
        PersonFacts(**facts),
        draft.stage if "stage" in fields else None,
        draft.admitted_on if "admitted_on" in fields else None,
        draft.confirmed_on if "confirmed_on" in fields else None,
        draft.applied_on if "applied_on" in fields else None,
        draft.branch_name if "branch" in fields else "",
        draft.group_name if "group" in fields else "",
        draft.posts if "posts" in fields else (),
        {key: value for key, value in draft.custom.items() if key in fields},
    )
