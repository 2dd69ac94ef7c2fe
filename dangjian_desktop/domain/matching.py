"""Is the person of a row somebody we have? And what does the row add to what we know?

The ID number decides; without one, name, branch and birth date together. Nobody is taken for
somebody else on a guess: where two people are possible the user is asked.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_names import branch_key
from dangjian_desktop.domain.people import PersonDraft, PersonFacts
from dangjian_desktop.domain.vocabulary import Sex

_IGNORED_IN_NAMES = str.maketrans(dict.fromkeys("· ", ""))


class FoundBy(StrEnum):
    """What proved that two are the same person."""

    ID_NUMBER = "id_number"
    NAME_AND_BRANCH = "name_and_branch"
    USER = "user"


class Doubt(StrEnum):
    """Why nobody but the user can tell whether two are the same person."""

    OTHER_NAME = "match.other_name"
    OTHER_ID = "match.other_id"
    OTHER_BRANCH = "match.other_branch"
    SEVERAL = "match.several"
    TWICE = "match.twice"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the roster, as far as recognising needs it.

    Attributes:
        person_id: Row id.
        branch_name: Branch on the day of the import; "" for somebody who has left.
    """

    person_id: int
    name: str
    id_number: str = ""
    branch_name: str = ""
    born_on: PartialDate | None = None
    sex: Sex | None = None
    admitted_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class New:
    """Nobody we have."""


@dataclass(frozen=True, slots=True)
class Same:
    """Somebody we have."""

    person_id: int
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class SameAsRow:
    """The person of an earlier row of the same import, given by its index in the drafts."""

    index: int
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Perhaps one of these: people we have, and earlier rows by index."""

    why: Doubt
    person_ids: tuple[int, ...] = ()
    indexes: tuple[int, ...] = ()


Match: TypeAlias = New | Same | SameAsRow | Doubtful


class _Traits(NamedTuple):
    """What recognising looks at, of a known person or of an earlier row."""

    name_key: str
    branch_key: str
    id_number: str
    born_on: PartialDate | None
    sex: Sex | None
    admitted_on: PartialDate | None
    person_id: int | None
    row: int | None


def draft_key(draft: PersonDraft) -> str:
    """Return the text under which "not the same person" is remembered for a row.

    It survives another import of the same file: the name with the ID number, else with branch and
    birth date. The name is in it because the number may have been typed for two people.
    """
    if draft.facts.id_number:
        return "|".join((name_key(draft.facts.name), draft.facts.id_number))
    born = draft.facts.born_on.iso if draft.facts.born_on else ""
    return "|".join((name_key(draft.facts.name), branch_key(draft.branch_name), born))


def name_key(name: str) -> str:
    """Return what names are compared by: no spaces, dots or case."""
    if "·" in name or " " in name:
        name = name.translate(_IGNORED_IN_NAMES)
    return name.casefold()


def pair(
    drafts: Sequence[PersonDraft],
    known: Iterable[KnownPerson],
    *,
    not_same: Collection[tuple[str, int]] = frozenset(),
) -> list[Match]:
    """Say for each draft who it is; one match per draft, in order.

    Args:
        drafts: The rows that can come in.
        known: Everybody in the roster, those who have left too.
        not_same: Pairs of `draft_key` and person id that the user has told apart.
    """
    matcher = _Matcher(known, not_same)
    return [matcher.match(index, draft) for index, draft in enumerate(drafts)]


class _Matcher:
    """The known people and the rows so far, to be looked up without searching."""

    def __init__(self, known: Iterable[KnownPerson], not_same: Collection[tuple[str, int]]) -> None:
        self._by_id: defaultdict[str, list[_Traits]] = defaultdict(list)
        self._by_name: defaultdict[str, list[_Traits]] = defaultdict(list)
        self._not_same = not_same if isinstance(not_same, (set, frozenset)) else set(not_same)
        self._first_row_of: dict[int, int] = {}
        self._drafts: dict[int, PersonDraft] = {}
        keys: dict[str, str] = {}
        for person in known:
            branch = person.branch_name
            key = keys.get(branch)
            if key is None:
                key = keys[branch] = branch_key(branch)
            self._add(
                _Traits(
                    name_key(person.name),
                    key,
                    person.id_number,
                    person.born_on,
                    person.sex,
                    person.admitted_on,
                    person.person_id,
                    None,
                )
            )

    def _add(self, traits: _Traits) -> None:
        self._by_name[traits.name_key].append(traits)
        if traits.id_number:
            self._by_id[traits.id_number].append(traits)

    def match(self, index: int, draft: PersonDraft) -> Match:
        """Say who the draft is and remember the row for those that follow."""
        row = _Traits(
            name_key(draft.facts.name),
            branch_key(draft.branch_name),
            draft.facts.id_number,
            draft.facts.born_on,
            draft.facts.sex,
            draft.admitted_on,
            None,
            index,
        )
        match = self._by_id_number(row, draft) or self._by_name_and_branch(row, draft) or New()
        self._drafts[index] = draft
        if isinstance(match, Same):
            first = self._first_row_of.setdefault(match.person_id, index)
            if first != index:
                if self._says_too_little(draft, first, match.found_by):
                    return Doubtful(Doubt.TWICE, (match.person_id,), (first,))
                match = SameAsRow(first, match.found_by)
        elif isinstance(match, SameAsRow):
            if self._says_too_little(draft, match.index, match.found_by):
                return Doubtful(Doubt.TWICE, (), (match.index,))
        elif isinstance(match, New):
            self._add(row)
        self._learn_number(row, match)
        return match

    def _says_too_little(self, draft: PersonDraft, first: int, found_by: FoundBy) -> bool:
        """Whether a row that names somebody again may as well mean a namesake in the branch.

        One file seldom lists a person twice; without a birth date in both rows nothing but the
        very same contents shows that it did.
        """
        if found_by is not FoundBy.NAME_AND_BRANCH or draft == self._drafts[first]:
            return False
        return None in (draft.facts.born_on, self._drafts[first].facts.born_on)

    def _learn_number(self, row: _Traits, match: Match) -> None:
        """Keep a number that a row gives somebody who had none, lest another row take it."""
        if not row.id_number or self._by_id.get(row.id_number):
            return
        if isinstance(match, Same):
            known = row._replace(person_id=match.person_id, row=None)
        elif isinstance(match, SameAsRow):
            known = row._replace(row=match.index)
        else:
            return
        self._by_id[row.id_number].append(known)

    def _told_apart(self, candidates: list[_Traits], draft: PersonDraft) -> list[_Traits]:
        """Leave out those whom the user has said this is not."""
        if not self._not_same or not candidates:
            return candidates
        key = draft_key(draft)
        return [one for one in candidates if (key, one.person_id) not in self._not_same]

    def _by_id_number(self, row: _Traits, draft: PersonDraft) -> Match | None:
        if not row.id_number:
            return None
        candidates = self._told_apart(self._by_id.get(row.id_number, []), draft)
        if not candidates:
            return None
        if len(candidates) > 1:
            named = [one for one in candidates if one.name_key == row.name_key]
            if len(named) == 1:
                return _certain(named[0], FoundBy.ID_NUMBER)
            return _doubtful(Doubt.SEVERAL, candidates)
        if candidates[0].name_key != row.name_key:
            return _doubtful(Doubt.OTHER_NAME, candidates)
        return _certain(candidates[0], FoundBy.ID_NUMBER)

    def _by_name_and_branch(self, row: _Traits, draft: PersonDraft) -> Match | None:
        namesakes = self._told_apart(self._by_name.get(row.name_key, []), draft)
        if not namesakes:
            return None
        neighbours = [one for one in namesakes if one.branch_key == row.branch_key]
        possible = [one for one in neighbours if not _contradict(one, row)]
        certain = [one for one in possible if one.born_on is not None and row.born_on is not None]
        if len(certain) == 1 or len(possible) == 1:
            return _certain(
                (certain if len(certain) == 1 else possible)[0], FoundBy.NAME_AND_BRANCH
            )
        if possible:
            return _doubtful(Doubt.SEVERAL, possible)
        retyped = [one for one in neighbours if _same_exact_birth(one, row)]
        if retyped:
            return _doubtful(Doubt.OTHER_ID, retyped)
        moved = [
            one for one in namesakes if _same_exact_birth(one, row) and not _contradict(one, row)
        ]
        return _doubtful(Doubt.OTHER_BRANCH, moved) if moved else None


def _certain(traits: _Traits, found_by: FoundBy) -> Match:
    if traits.person_id is not None:
        return Same(traits.person_id, found_by)
    assert traits.row is not None
    return SameAsRow(traits.row, found_by)


def _doubtful(why: Doubt, candidates: list[_Traits]) -> Doubtful:
    return Doubtful(
        why,
        tuple(one.person_id for one in candidates if one.person_id is not None),
        tuple(one.row for one in candidates if one.row is not None),
    )


def _same_exact_birth(one: _Traits, other: _Traits) -> bool:
    return one.born_on is not None and one.born_on.is_exact and one.born_on == other.born_on


def _contradict(one: _Traits, other: _Traits) -> bool:
    """Whether two cannot be the same person, by what is known of both."""
    if one.id_number and other.id_number and one.id_number != other.id_number:
        return True
    if one.sex is not None and other.sex is not None and one.sex is not other.sex:
        return True
    return any(
        mine is not None and theirs is not None and not mine.agrees_with(theirs)
        for mine, theirs in ((one.born_on, other.born_on), (one.admitted_on, other.admitted_on))
    )


def completed_date(old: PartialDate | None, new: PartialDate | None) -> PartialDate | None:
    """Return the date after an import: completed or corrected, never made coarser or erased."""
    if new is None or (old is not None and new.is_completed_by(old)):
        return old
    return new


def completed_facts(old: PersonFacts, new: PersonFacts) -> dict[str, Any]:
    """Return the facts that an import changes, by key; nothing for an unchanged person.

    What the file does not say erases nothing, and 1998-07 does not replace 1998-07-12.
    """
    changes: dict[str, Any] = {}
    for key in _FACT_KEYS:
        told = getattr(new, key)
        if told is None or told == "":
            continue
        known = getattr(old, key)
        if told == known:
            continue
        if isinstance(told, PartialDate):
            told = completed_date(known, told)
            if told == known:
                continue
        changes[key] = told
    return changes


_FACT_KEYS = tuple(field.name for field in fields(PersonFacts))
