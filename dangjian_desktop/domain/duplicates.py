"""When two records look like one person: what speaks for it, and how strongly.

Nothing here decides: a pair is shown, and somebody who knows both people says whether they are
one. What speaks against it (two valid ID numbers, two sexes, two birth dates) lowers a pair or
takes it from the list, so that namesakes do not flood it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.matching import name_key
from dangjian_desktop.domain.vocabulary import Sex

#: So many characters of an ID number may be mistyped in two records of one person.
MOST_MISTYPED = 2
#: So many people may share one number before it is taken for an office telephone.
MOST_SHARING_A_PHONE = 4


class Resemblance(StrEnum):
    """What speaks for two records being one person, the strongest first."""

    SAME_ID = "same_id"
    NAME_AND_BIRTH = "name_and_birth"
    NEAR_ID = "near_id"
    SIMILAR_NAME = "similar_name"
    SAME_PHONE = "same_phone"
    NAMESAKES = "namesakes"


RESEMBLANCE_WORDS = {
    Resemblance.SAME_ID: "身份号码相同",
    Resemblance.NAME_AND_BIRTH: "姓名和出生日期相同",
    Resemblance.NEAR_ID: "姓名相同、身份号码相近",
    Resemblance.SIMILAR_NAME: "姓名相近、出生日期相同",
    Resemblance.SAME_PHONE: "手机号码相同",
    Resemblance.NAMESAKES: "同支部同名、缺出生日期",
}
_RANK = {resemblance: rank for rank, resemblance in enumerate(Resemblance)}


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a person finding duplicates looks at.

    Attributes:
        spelling: The name in pinyin as it is sorted by; homophones share it.
        branch_id: Branch on the day; None for somebody who has left.
        names: The comparable present and former name; kept, for they are asked for at every pair.
    """

    person_id: int
    name: str
    spelling: str = ""
    former_name: str = ""
    id_number: str = ""
    born_on: PartialDate | None = None
    sex: Sex | None = None
    mobile_phone: str = ""
    branch_id: int | None = None
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = tuple(name_key(name) for name in (self.name, self.former_name) if name)
        object.__setattr__(self, "names", names)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two records that look like one person; the smaller id stands first."""

    first_id: int
    second_id: int
    resemblances: tuple[Resemblance, ...]

    @property
    def pair(self) -> tuple[int, int]:
        """Both ids."""
        return self.first_id, self.second_id

    @property
    def strength(self) -> tuple[int, int]:
        """What the list is sorted by: the strongest resemblance, then how many there are."""
        return _RANK[self.resemblances[0]], -len(self.resemblances)


def blocks(people: Sequence[Traits]) -> Iterator[list[Traits]]:
    """Yield the groups within which two may resemble each other; a pair may come up twice.

    Comparing everybody with everybody would take hours at 60,000: whoever shares neither a
    number, nor a name, nor a birthday cannot be a pair.
    """
    kinds: tuple[dict[object, list[Traits]], ...] = ({}, {}, {}, {})
    by_id, by_phone, by_name, by_birth = kinds
    for one in people:
        if one.id_number:
            by_id.setdefault(one.id_number, []).append(one)
        if one.mobile_phone:
            by_phone.setdefault(one.mobile_phone, []).append(one)
        for name in set(one.names):
            by_name.setdefault(name, []).append(one)
        if one.born_on is not None and one.born_on.is_exact:
            by_birth.setdefault(one.born_on.iso, []).append(one)
    for kind in kinds:
        for block in kind.values():
            if len(block) < 2 or (kind is by_phone and len(block) > MOST_SHARING_A_PHONE):
                continue
            yield block


def resemblances(
    one: Traits, other: Traits, *, name_distance: int, id_distance: int
) -> tuple[Resemblance, ...]:
    """Return what speaks for two records being one person, the strongest first.

    Args:
        one: A record.
        other: Another one.
        name_distance: Smallest number of characters that differ between a name of one and of
            the other.
        id_distance: Number of characters that differ between the ID numbers; meaningless where
            one is missing.
    """
    found: list[Resemblance] = []
    both_ids = bool(one.id_number and other.id_number)
    same_id = both_ids and one.id_number == other.id_number
    if same_id:
        found.append(Resemblance.SAME_ID)
    if one.sex and other.sex and one.sex is not other.sex and not same_id:
        return ()
    same_name = bool(set(one.names) & set(other.names))
    same_birth = one.born_on is not None and one.born_on == other.born_on
    may_share_birth = (
        one.born_on is None or other.born_on is None or one.born_on.agrees_with(other.born_on)
    )
    near_id = both_ids and not same_id and id_distance <= MOST_MISTYPED
    other_ids = both_ids and not same_id and not near_id
    if same_name and one.born_on and other.born_on and may_share_birth and not other_ids:
        found.append(Resemblance.NAME_AND_BIRTH)
    if same_name and near_id:
        found.append(Resemblance.NEAR_ID)
    exact = same_birth and one.born_on is not None and one.born_on.is_exact
    if exact and not same_name and not other_ids and _similar(one, other, name_distance):
        found.append(Resemblance.SIMILAR_NAME)
    same_phone = bool(one.mobile_phone) and one.mobile_phone == other.mobile_phone
    if same_phone and may_share_birth and not (other_ids and not same_name):
        found.append(Resemblance.SAME_PHONE)
    is_neighbour = one.branch_id is not None and one.branch_id == other.branch_id
    one_unknown = one.born_on is None or other.born_on is None
    if same_name and is_neighbour and one_unknown and not other_ids and not found:
        found.append(Resemblance.NAMESAKES)
    return tuple(found)


def _similar(one: Traits, other: Traits, distance: int) -> bool:
    """Whether two names may be one name: homophones, or one character of several differs.

    Of two-character names with one character in common half the mine would be similar: there
    only homophones count.
    """
    if one.spelling and one.spelling == other.spelling:
        return True
    return distance == 1 and max(len(one.name), len(other.name)) >= 3
