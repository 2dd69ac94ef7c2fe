"""党员责任区: which crews have a member who answers for them (facts.md 10 and 15.10, Z08)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.domain.cells import without_spaces

#: The book of areas, the state in which one counts, and why one ends for good.
AREA_BOOK = "duty_area"
VALID = "valid"
CREW_GONE = "班组撤并"
_SEPARATORS = str.maketrans(dict.fromkeys("，,;；/／\n", "、"))


class Coverage(StrEnum):
    """How a crew stands."""

    COVERED = "covered"
    NO_AREA = "no_area"
    NOBODY_LEFT = "nobody_left"


COVERAGE_LABELS = {
    Coverage.COVERED: "已覆盖",
    Coverage.NO_AREA: "没有责任区",
    Coverage.NOBODY_LEFT: "责任党员已不在册",
}


@dataclass(frozen=True, slots=True)
class Area:
    """An area as far as coverage asks.

    Attributes:
        branch_id: Whose it is. crews: The crews that it names.
        members: People of the roster who answer for it; names: what they are called.
        is_valid: Whether it counts on the day.
        is_crew_gone: Whether it ended because the crew is no more.
    """

    name: str
    branch_id: int
    crews: tuple[str, ...]
    members: frozenset[int]
    names: tuple[str, ...] = ()
    is_valid: bool = True
    is_crew_gone: bool = False


@dataclass(frozen=True, slots=True)
class CrewCoverage:
    """A crew of a branch and who answers for it.

    Attributes:
        members: How many people of the roster are in it; 0 for one that only areas name.
        areas: Valid areas that name it. names: Who answers for these.
    """

    branch_id: int
    crew: str
    members: int
    state: Coverage
    areas: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def crews_named(text: str) -> tuple[str, ...]:
    """Return the crews that a text names, each once."""
    parts = (without_spaces(part) for part in text.translate(_SEPARATORS).split("、"))
    return tuple(dict.fromkeys(part for part in parts if part))


def coverage(
    crews: Iterable[tuple[int, str]], areas: Collection[Area], present: Collection[int]
) -> list[CrewCoverage]:
    """Return every crew that there is, with its coverage: gaps first, then by branch and name.

    Args:
        crews: Branch and crew of everybody on the roster, as often as there are people.
        areas: Areas of these branches, those that have ended too: a crew that an ended area names
            is still there unless the area ended because the crew did.
        present: People who are on the roll on the day.
    """
    count: dict[tuple[int, str], int] = {}
    for branch_id, name in crews:
        key = (branch_id, without_spaces(name))
        if key[1]:
            count[key] = count.get(key, 0) + 1
    for area in areas:
        for crew in () if area.is_crew_gone else area.crews:
            count.setdefault((area.branch_id, crew), 0)
    told = [_covered(key, members, areas, present) for key, members in count.items()]
    return sorted(told, key=lambda one: (one.state is Coverage.COVERED, one.branch_id, one.crew))


def _covered(
    key: tuple[int, str], members: int, areas: Collection[Area], present: Collection[int]
) -> CrewCoverage:
    branch_id, crew = key
    own = [a for a in areas if a.is_valid and a.branch_id == branch_id and crew in a.crews]
    state = Coverage.COVERED
    if not own:
        state = Coverage.NO_AREA
    elif not any(area.members & set(present) for area in own):
        state = Coverage.NOBODY_LEFT
    names = tuple(dict.fromkeys(name for area in own for name in area.names))
    return CrewCoverage(branch_id, crew, members, state, tuple(a.name for a in own), names)
