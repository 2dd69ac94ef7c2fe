"""党员责任区: which crews have a member who answers for them (facts.md 10 and 15.10, Z08).

Areas are drawn once a year: the old ones end on the day on which the new ones begin, and stay.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.cells import without_spaces
from dangjian_desktop.domain.rule_values import RuleValueError, whole_value

#: The book of areas, the states in which one counts and is over, and why one ends.
AREA_BOOK = "duty_area"
VALID, ENDED = "valid", "ended"
YEARLY = "年度调整"
CREW_GONE = "班组撤并"
_SEPARATORS = str.maketrans(dict.fromkeys("，,;；/／\n", "、"))


#: Days that each month has in every year.
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Month and day from which on a division that is drawn is that of the coming year.
YearTurn = tuple[int, int]


def yearly_rule(values: Mapping[str, Any]) -> YearTurn:
    """Read ``areas.yearly``: month and day.

    Raises:
        RuleValueError: When there is no such day.
    """
    month = whole_value(values, "from_month", lowest=1)
    day = whole_value(values, "from_day", lowest=1)
    if month > len(MONTH_DAYS):
        raise RuleValueError("from_month", month)
    if day > MONTH_DAYS[month - 1]:
        raise RuleValueError("from_day", day)
    return month, day


class Coverage(StrEnum):
    """How a crew stands."""

    COVERED = "covered"
    NO_AREA = "no_area"
    NOBODY_LEFT = "nobody_left"
    UNSURE = "unsure"


COVERAGE_LABELS = {
    Coverage.COVERED: "已覆盖",
    Coverage.NO_AREA: "没有责任区",
    Coverage.NOBODY_LEFT: "责任党员已不在册",
    Coverage.UNSURE: "待核实",
}


class CrewSource(StrEnum):
    """Where a crew is known from; the first of several is told."""

    ROSTER = "roster"
    AREA = "area"
    SHIFTS = "shifts"
    FORMER = "former"
    LEDGERS = "ledgers"


CREW_SOURCE_LABELS = {
    CrewSource.ROSTER: "名册",
    CrewSource.AREA: "责任区台账",
    CrewSource.SHIFTS: "班次表",
    CrewSource.FORMER: "以前有党员在这个班组",
    CrewSource.LEDGERS: "隐患台账的责任单位",
}
#: A crew that is known from these alone may be no more, or be no crew: somebody has to look.
_HEARSAY = frozenset({CrewSource.FORMER, CrewSource.LEDGERS})


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
        members: How many people of the roster are in it; 0 for one that is known otherwise.
        areas: Valid areas that name it. names: Who answers for these.
        source: Where it is known from.
        is_outside: Whether nobody of the crew itself is among those who answer for it.
    """

    branch_id: int
    crew: str
    members: int
    state: Coverage
    areas: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    source: CrewSource = CrewSource.ROSTER
    is_outside: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether nobody answers for a crew that is surely there."""
        return self.state in (Coverage.NO_AREA, Coverage.NOBODY_LEFT)


@dataclass(frozen=True)
class KnownCrews:
    """What is known of the crews of branches, beside the areas.

    Attributes:
        places: Branch and crew of everybody of the roster who has both, by person id.
        others: Branch, crew and source of crews that are known from elsewhere.
        present: People who are on the roll.
    """

    places: Mapping[int, tuple[int, str]]
    others: tuple[tuple[int, str, CrewSource], ...] = ()
    present: frozenset[int] = frozenset()


def crews_named(text: str) -> tuple[str, ...]:
    """Return the crews that a text names, each once."""
    parts = (without_spaces(part) for part in text.translate(_SEPARATORS).split("、"))
    return tuple(dict.fromkeys(part for part in parts if part))


def coverage(known: KnownCrews, areas: Collection[Area]) -> list[CrewCoverage]:
    """Return every crew that there is, with its coverage: gaps first, then by branch and name.

    Args:
        known: Where people work, and what crews are known from elsewhere.
        areas: Areas of these branches, those that have ended too: a crew that an ended area names
            is still there unless the area ended because the crew did.
    """
    count: dict[tuple[int, str], int] = {}
    source: dict[tuple[int, str], CrewSource] = {}
    for branch_id, name in known.places.values():
        key = (branch_id, without_spaces(name))
        if key[1]:
            count[key] = count.get(key, 0) + 1
            source[key] = CrewSource.ROSTER
    gone = {(area.branch_id, crew) for area in areas if area.is_crew_gone for crew in area.crews}
    for area in areas:
        for crew in () if area.is_crew_gone else area.crews:
            source.setdefault((area.branch_id, crew), CrewSource.AREA)
    order = list(CrewSource)
    for branch_id, name, where in sorted(known.others, key=lambda one: order.index(one[2])):
        key = (branch_id, without_spaces(name))
        if key[1] and not (where in _HEARSAY and key in gone):
            source.setdefault(key, where)
    told = [_covered(key, count.get(key, 0), source[key], areas, known) for key in source]
    rank = {Coverage.NO_AREA: 0, Coverage.NOBODY_LEFT: 0, Coverage.UNSURE: 1, Coverage.COVERED: 2}
    return sorted(told, key=lambda one: (rank[one.state], one.branch_id, one.crew))


def _covered(
    key: tuple[int, str],
    members: int,
    source: CrewSource,
    areas: Collection[Area],
    known: KnownCrews,
) -> CrewCoverage:
    branch_id, crew = key
    own = [a for a in areas if a.is_valid and a.branch_id == branch_id and crew in a.crews]
    answering = {one for area in own for one in area.members if one in known.present}
    state = Coverage.COVERED
    if not own:
        state = Coverage.UNSURE if source in _HEARSAY else Coverage.NO_AREA
    elif not answering:
        state = Coverage.NOBODY_LEFT
    names = tuple(dict.fromkeys(name for area in own for name in area.names))
    within = {
        one for one, place in known.places.items() if (place[0], without_spaces(place[1])) == key
    }
    return CrewCoverage(
        branch_id,
        crew,
        members,
        state,
        tuple(a.name for a in own),
        names,
        source,
        is_outside=state is Coverage.COVERED and not answering & within,
    )


class MemberChange(StrEnum):
    """What became of somebody since the area was drawn."""

    GONE = "gone"
    OTHER_BRANCH = "other_branch"
    OTHER_CREW = "other_crew"


def member_change(
    crews: Collection[str], then: tuple[int, str] | None, now: tuple[int, str] | None
) -> MemberChange | None:
    """Return what became of a member of an area; None where nothing that matters to it.

    Args:
        crews: The crews that the area names.
        then: Branch and crew on the day on which it was drawn; None where not on the roll.
        now: The same today.
    """
    if now is None:
        return MemberChange.GONE
    if then is None:
        return None
    if then[0] != now[0]:
        return MemberChange.OTHER_BRANCH
    was, is_now = without_spaces(then[1]), without_spaces(now[1])
    if was in crews and is_now not in crews:
        return MemberChange.OTHER_CREW
    return None


@dataclass(frozen=True, slots=True)
class AreaYear:
    """A yearly division, and the day on which it is looked at."""

    year: int
    on: date


def area_years(
    spells: Iterable[tuple[date, date | None, bool]], on: date, turn: YearTurn
) -> list[AreaYear]:
    """Return the divisions of the years, the latest first.

    A year is looked at on its last day; where the next division was drawn before that, on the day
    before it.

    Args:
        spells: Of every area its first day, the day on which it ended, and whether it ended
            because another division was drawn.
        on: Today.
        turn: From which day on a division is that of the coming year.
    """
    told = [spell for spell in spells if spell[0] <= on]
    if not told:
        return []
    redrawn = {
        end for _first, end, is_redrawn in told if end is not None and is_redrawn and end <= on
    }
    found = []
    for year in range(min(first for first, _end, _why in told).year, on.year + 1):
        late = [day for day in redrawn if day.year == year and (day.month, day.day) >= turn]
        last = min(late) - timedelta(1) if late else min(on, date(year, 12, 31))
        found.append(AreaYear(year, last))
        if late and year == on.year:
            found.append(AreaYear(year + 1, on))
    standing = [
        one
        for one in found
        if any(first <= one.on and (end is None or end > one.on) for first, end, _why in told)
    ]
    return standing[::-1]


def year_to_draw(drawn: Collection[date], on: date, turn: YearTurn) -> int:
    """Return the year of the division that is to be drawn next.

    Args:
        drawn: Days on which the standing areas were drawn.
        on: Today.
        turn: From which day on a division is that of the coming year.
    """
    is_late = (on.month, on.day) >= turn
    coming = on.year + 1 if is_late else on.year
    if not drawn:
        return on.year
    last = max(drawn)
    of_last = last.year + ((last.month, last.day) >= turn)
    return max(coming, of_last + 1)


class Difference(StrEnum):
    """How an area of one division stands in the next."""

    CHANGED = "changed"
    ADDED = "added"
    ENDED = "ended"
    SAME = "same"


DIFFERENCE_LABELS = {
    Difference.CHANGED: "有调整",
    Difference.ADDED: "新设",
    Difference.ENDED: "不再设",
    Difference.SAME: "不变",
}


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area as two divisions are compared.

    Attributes:
        holder_id: Whose it is.
        texts: What stands in each field, by the key of the field.
    """

    holder_id: int
    name: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AreaDifference:
    """What became of an area from one division to the next.

    Attributes:
        changes: Key of the field, text before and text after.
    """

    name: str
    kind: Difference
    changes: tuple[tuple[str, str, str], ...] = ()


def area_differences(
    before: Sequence[DrawnArea], after: Sequence[DrawnArea], keys: Sequence[str]
) -> list[AreaDifference]:
    """Compare two divisions: what changed first, then new ones, ended ones, and the same.

    An area is the one of the same holder and name; else the one of the same level and crews.

    Args:
        before, after: The divisions.
        keys: Fields that are compared, in the order in which they are told.
    """
    left = list(after)
    matches: list[DrawnArea | None] = [None] * len(before)
    for alike in (_is_named_alike, _has_the_same_crews):
        for place, one in enumerate(before):
            if matches[place] is not None:
                continue
            match = next((other for other in left if alike(one, other)), None)
            if match is not None:
                matches[place] = match
                left = [other for other in left if other is not match]
    found = [_compared(one, other, keys) for one, other in zip(before, matches, strict=True)]
    found += [AreaDifference(one.name, Difference.ADDED, _told(one, keys)) for one in left]
    order = list(Difference)
    return sorted(found, key=lambda one: order.index(one.kind))


def _is_named_alike(one: DrawnArea, other: DrawnArea) -> bool:
    return (one.holder_id, without_spaces(one.name)) == (
        other.holder_id,
        without_spaces(other.name),
    )


def _has_the_same_crews(one: DrawnArea, other: DrawnArea) -> bool:
    keys = ("level", "crew")
    return (
        one.holder_id == other.holder_id
        and bool(one.texts.get("crew"))
        and all(one.texts.get(key) == other.texts.get(key) for key in keys)
    )


def _compared(one: DrawnArea, other: DrawnArea | None, keys: Sequence[str]) -> AreaDifference:
    if other is None:
        told = tuple((key, text, "") for key, _none, text in _told(one, keys))
        return AreaDifference(one.name, Difference.ENDED, told)
    changes = tuple(
        (key, one.texts.get(key, ""), other.texts.get(key, ""))
        for key in keys
        if one.texts.get(key, "") != other.texts.get(key, "")
    )
    kind = Difference.CHANGED if changes else Difference.SAME
    return AreaDifference(other.name, kind, changes)


def _told(one: DrawnArea, keys: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((key, "", one.texts[key]) for key in keys if one.texts.get(key))


#: Fields in which an area that was set up, or is no more, is told in one line.
_IN_A_LINE = ("level", "members", "crew", "area")


def change_lines(one: AreaDifference, labels: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what is different in lines: what it is about, before and after.

    Args:
        one: An area of two divisions.
        labels: Name of each field, by key.
    """
    if one.kind is Difference.CHANGED:
        return [(labels.get(key, key), old, new) for key, old, new in one.changes]
    told = {key: old or new for key, old, new in one.changes}
    words = "；".join(told[key] for key in _IN_A_LINE if told.get(key))
    if one.kind is Difference.ADDED:
        return [("", "", words)]
    return [("", words, "")] if one.kind is Difference.ENDED else []
