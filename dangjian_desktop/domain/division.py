"""Dividing a branch into 党小组: who and what is divided, the wishes, and what a division costs.

A division is better than another when it splits fewer 班组, then fewer 轮班组, then fewer
workplaces (the order is data, ``division.together``), and among equals when what is uneven and
who must move weighs less (``division.balance``, ``division.moves``). Splits come before the rest
because a group that cannot meet is no group, and because a leader understands an order sooner
than a sum. The 条例 gives a group no number of people; the least size and the one 正式党员 of a
group are local (facts.md 1.13).

The costs are reckoned here and nowhere else; the solver (`operations.division`) is told the same
terms as a model, and a test compares the two.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.organisation_names import GROUP_WORD, numeral
from dangjian_desktop.domain.problems import Sentence, SentenceError, Word
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    texts_value,
    whole_value,
    whole_values,
)
from dangjian_desktop.domain.vocabulary import Education

#: Names of people told in one sentence.
_MOST_NAMED = 6


class Bond(StrEnum):
    """What keeps people together."""

    CREW = "crew"
    SHIFT_CREW = "shift_crew"
    WORKPLACE = "workplace"


class Trait(StrEnum):
    """What is to be even among the groups, besides their size."""

    STAGE = "stage"
    AGE = "age"
    SCHOOLING = "schooling"
    LEADERS = "leaders"


BOND_WORDS: Mapping[Bond, str] = {
    Bond.CREW: "班组",
    Bond.SHIFT_CREW: "轮班组",
    Bond.WORKPLACE: "作业地点",
}
TRAIT_WORDS: Mapping[Trait, str] = {
    Trait.STAGE: "人员类别",
    Trait.AGE: "年龄",
    Trait.SCHOOLING: "文化程度",
    Trait.LEADERS: "可任组长的人",
}
#: Value of `Trait.LEADERS` of whoever may lead; whoever may not has none.
MAY_LEAD = "可任组长"


@dataclass(frozen=True, slots=True)
class DividedPerson:
    """Somebody who is to belong to a group.

    Attributes:
        bonds: The 班组, 轮班组 and workplace, as they are entered; what is not known is absent.
        traits: Stage, age band, schooling and `MAY_LEAD`, as printed; what is not known is absent.
        group_id: The group of today; None for none.
        is_full: Whether a 正式党员.
        leads: Whether 党小组长 of that group today.
        is_locked: Whether the person stays in the group of today.
    """

    person_id: int
    name: str
    bonds: Mapping[Bond, str] = field(default_factory=dict, hash=False)
    traits: Mapping[Trait, str] = field(default_factory=dict, hash=False)
    group_id: int | None = None
    is_full: bool = True
    leads: bool = False
    is_locked: bool = False

    @property
    def may_lead(self) -> bool:
        """Whether the rule lets the person lead a group."""
        return Trait.LEADERS in self.traits


@dataclass(frozen=True, slots=True)
class DividedGroup:
    """A place for people: a group that stands, or one to be set up (without an id)."""

    group_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Balance:
    """How much one person too many or too few of one trait weighs, and how many are allowed."""

    weight: int
    allowed: int = 0


@dataclass(frozen=True)
class DivisionRules:
    """What the rule file says; see resources/rules/division.toml.

    Attributes:
        order: The bonds, the one to be kept first at the front.
        size_slack: By how many a group may be above or below the average. size_weight: what one
            person beyond the average weighs.
        move_weight: What one person who changes the group weighs. leader_weight: what comes on
            top where that is the leader.
        most_seconds: How long the solver may reckon.
    """

    order: tuple[Bond, ...] = tuple(Bond)
    least_size: int = 3
    least_full: int = 1
    size_slack: int = 1
    size_weight: int = 2
    balances: Mapping[Trait, Balance] = field(default_factory=dict)
    move_weight: int = 1
    leader_weight: int = 5
    most_seconds: int = 10
    ages_up_to: tuple[int, ...] = ()
    schooling: Mapping[Education, str] = field(default_factory=dict)

    def age_band(self, age: int) -> str:
        """Return the band of an age in whole years as it is printed."""
        ends = self.ages_up_to
        place = bisect_left(ends, age)
        if place == len(ends):
            return f"{ends[-1] + 1} 岁及以上"
        return (
            f"{ends[place]} 岁及以下" if place == 0 else f"{ends[place - 1] + 1}–{ends[place]} 岁"
        )


@dataclass(frozen=True)
class DivisionWishes:
    """What is asked of a division.

    Attributes:
        count: Number of groups.
        moves_below: Fewer people than these may change their group; None for any number. Whoever
            is in no group today does not change it.
        together, apart: Sets of person ids that shall be in one group, in as many as they are.
    """

    count: int
    rules: DivisionRules = field(default_factory=DivisionRules)
    moves_below: int | None = None
    together: tuple[frozenset[int], ...] = ()
    apart: tuple[frozenset[int], ...] = ()


class ImpossibleDivisionError(SentenceError):
    """Nothing fits the wishes; the sentence names those that collide.

    Attributes:
        faults: What is wrong, or the wishes of which no two sides can be had at once.
    """

    def __init__(self, *faults: Sentence, template: str = "{faults}") -> None:
        super().__init__(template, faults="".join(map(str, faults)))
        self.faults = faults


def together_rule(values: Mapping[str, Any]) -> tuple[Bond, ...]:
    """Read ``division.together``.

    Raises:
        RuleValueError: When a word is no bond or stands twice.
    """
    words = texts_value(values, "order")
    if set(words) - set(Bond) or len(set(words)) < len(words):
        raise RuleValueError("order", "、".join(words))
    return tuple(map(Bond, words))


def limits_rule(values: Mapping[str, Any]) -> tuple[int, int, int]:
    """Read ``division.limits``: least size, least number of 正式党员, slack of the size.

    Raises:
        RuleValueError: When one is no whole number, or the least size is nought.
    """
    return (
        whole_value(values, "least_size", lowest=1),
        whole_value(values, "least_full"),
        whole_value(values, "size_slack"),
    )


def balance_rule(
    values: Mapping[str, Any],
) -> tuple[int, dict[Trait, Balance], tuple[int, ...]]:
    """Read ``division.balance``: weight of the size, the traits, ends of the age bands.

    Raises:
        RuleValueError: When one is no whole number, or the bands do not rise.
    """
    ends = whole_values(values, "ages_up_to")
    if not ends or list(ends) != sorted(set(ends)):
        raise RuleValueError("ages_up_to", ends)
    balances = {
        trait: Balance(
            whole_value(values, f"{trait.value}_weight"),
            whole_value(values, f"{trait.value}_allowed"),
        )
        for trait in Trait
    }
    return whole_value(values, "size_weight"), balances, ends


def schooling_rule(values: Mapping[str, Any]) -> dict[Education, str]:
    """Read ``division.schooling``: the band of each level.

    Raises:
        RuleValueError: When a word is no level, or a level stands in two bands.
    """
    found: dict[Education, str] = {}
    for band in values:
        for word in texts_value(values, band):
            if word not in set(Education) or Education(word) in found:
                raise RuleValueError(band, word)
            found[Education(word)] = band
    return found


def moves_rule(values: Mapping[str, Any]) -> tuple[int, int, int]:
    """Read ``division.moves``: weight of a person, of a leader on top, seconds.

    Raises:
        RuleValueError: When one is no whole number, or there is no time.
    """
    return (
        whole_value(values, "person_weight"),
        whole_value(values, "leader_weight"),
        whole_value(values, "most_seconds", lowest=1),
    )


def division_rules(values_of: Mapping[str, Mapping[str, Any]]) -> DivisionRules:
    """Read the rules ``division.*`` by their names without the file.

    Raises:
        RuleValueError: When one cannot be reckoned with.
    """
    least_size, least_full, slack = limits_rule(values_of["limits"])
    size_weight, balances, ends = balance_rule(values_of["balance"])
    person, leader, seconds = moves_rule(values_of["moves"])
    return DivisionRules(
        together_rule(values_of["together"]),
        least_size,
        least_full,
        slack,
        size_weight,
        balances,
        person,
        leader,
        seconds,
        ends,
        schooling_rule(values_of["schooling"]),
    )


# What can be divided at all --------------------------------------------------------------------


def faults_of(people: Sequence[DividedPerson], wishes: DivisionWishes) -> list[Sentence]:
    """Return everything that is plainly wrong with wishes, before any reckoning."""
    found: list[Sentence] = []
    rules, count = wishes.rules, wishes.count
    if count < 1:
        return [Sentence("党小组至少要有 1 个。请填写 1 以上的数。")]
    if not people:
        return [Sentence("这个党支部没有党员，不能划分党小组。请先登记党员。")]
    if count > len(people):
        return [
            Sentence(
                "要划分 {count} 个党小组，党支部只有 {people} 名党员。请减少党小组。",
                count=count,
                people=len(people),
            )
        ]
    if count * rules.least_size > len(people):
        found.append(
            Sentence(
                "{count} 个党小组每组至少 {least} 人，要 {needed} 人，只有 {people} 人。"
                "请减少党小组，或放宽最少人数。",
                count=count,
                least=rules.least_size,
                needed=count * rules.least_size,
                people=len(people),
            )
        )
    full = sum(person.is_full for person in people)
    if count * rules.least_full > full:
        found.append(
            Sentence(
                "{count} 个党小组每组至少 {least} 名正式党员，要 {needed} 名，只有 {full} 名。"
                "请减少党小组。",
                count=count,
                least=rules.least_full,
                needed=count * rules.least_full,
                full=full,
            )
        )
    if wishes.moves_below is not None and wishes.moves_below < 1:
        found.append(Sentence("“调整少于几人”至少填 1，就是谁也不动。请改正。"))
    homeless = [one.name for one in people if one.is_locked and one.group_id is None]
    if homeless:
        found.append(
            Sentence("{people}现在不在任何党小组，不能固定。请取消固定。", people=_named(homeless))
        )
    elif all(person.is_locked for person in people):
        found.append(Sentence("所有人都固定了，没有可以调整的人。请放开一些人。"))
    found.extend(_faults_of_sets(people, wishes))
    return found


def _faults_of_sets(people: Sequence[DividedPerson], wishes: DivisionWishes) -> Iterator[Sentence]:
    by_id = {person.person_id: person for person in people}
    for wanted in (*wishes.together, *wishes.apart):
        if not wanted <= by_id.keys():
            yield Sentence("要在一起或分开的人里，有人不是这个党支部的党员。请重新选择。")
            return
    for pair in wishes.together:
        locked = {by_id[key].group_id for key in pair if by_id[key].is_locked}
        names = _named(by_id[key].name for key in sorted(pair))
        if len(locked) > 1:
            yield Sentence("{people}要在一组，却固定在不同的党小组。请放开其中的人。", people=names)
        for apart in wishes.apart:
            if len(pair & apart) > 1:
                both = _named(by_id[key].name for key in sorted(pair & apart))
                yield Sentence("{people}又要在一组，又要分开。请取消一项。", people=both)
    for apart in wishes.apart:
        if len(apart) > wishes.count:
            yield Sentence(
                "要分开的 {people} 人比党小组还多。请减少要分开的人。", people=len(apart)
            )


def slots_for(groups: Sequence[DividedGroup], count: int) -> list[DividedGroup]:
    """Return the groups that people may be put in: all that stand, and new ones where needed.

    Where fewer are wanted than stand, the division itself finds which go on.
    """
    slots = list(groups)
    names = {group.name for group in groups}
    number = 0
    while len(slots) < count:
        number += 1
        name = f"第{numeral(number)}{GROUP_WORD}"
        if name not in names:
            slots.append(DividedGroup(None, name))
    return slots


# What a division is worth ----------------------------------------------------------------------


@dataclass(frozen=True)
class DivisionProblem:
    """A division to be found: who, where to, and what is wished; the frame of all reckoning.

    Attributes:
        slots: Where people may be put; of more slots than `wishes.count` some stay empty.
    """

    people: tuple[DividedPerson, ...]
    slots: tuple[DividedGroup, ...]
    wishes: DivisionWishes

    @property
    def average(self) -> tuple[int, int]:
        """The average size of a group, rounded down and up."""
        return self.even(len(self.people))

    @property
    def sizes(self) -> tuple[int, int]:
        """The smallest and largest size that is allowed."""
        low, high = self.average
        slack = self.wishes.rules.size_slack
        return max(self.wishes.rules.least_size, low - slack), high + slack

    def even(self, number: int) -> tuple[int, int]:
        """Return an even share of a number of people, rounded down and up."""
        count = self.wishes.count
        return number // count, -(-number // count)

    def units(self, bond: Bond) -> dict[str, list[int]]:
        """Return who belongs together: places in `people` by unit, units of one left out."""
        found: dict[str, list[int]] = {}
        for place, person in enumerate(self.people):
            if unit := person.bonds.get(bond):
                found.setdefault(unit, []).append(place)
        return {unit: places for unit, places in found.items() if len(places) > 1}

    def least_parts(self, places: Sequence[int]) -> int:
        """Return in how many groups a unit must be at least, for its size alone."""
        return -(-len(places) // self.sizes[1])

    def bearers(self, trait: Trait) -> dict[str, list[int]]:
        """Return who is alike in a trait: places in `people` by value.

        The most frequent value is left out: how many have it follows from the size of a group and
        from all the others, and would be counted twice.
        """
        found: dict[str, list[int]] = {}
        for place, person in enumerate(self.people):
            found.setdefault(person.traits.get(trait, ""), []).append(place)
        usual = max(found, key=lambda value: len(found[value]), default="")
        return {value: places for value, places in found.items() if value not in ("", usual)}

    def today(self) -> list[int] | None:
        """Return the slot of everybody today; None where somebody is in no group."""
        index = {slot.group_id: place for place, slot in enumerate(self.slots)}
        found = [index.get(person.group_id, -1) for person in self.people if person.group_id]
        return found if len(found) == len(self.people) and -1 not in found else None

    def move_weight(self, person: DividedPerson) -> int:
        """Return what it weighs that somebody changes the group."""
        rules = self.wishes.rules
        return rules.move_weight + rules.leader_weight * person.leads

    def changes(self, person: DividedPerson, slot: int) -> bool:
        """Whether somebody would change the group; who is in none does not."""
        return person.group_id is not None and person.group_id != self.slots[slot].group_id


@dataclass(frozen=True)
class Costs:
    """What keeps a division from being perfect.

    Attributes:
        splits: By bond, in how many more groups than needed its units are, together.
        uneven: By trait, how many people are too many or too few, the allowed ones left out;
            ``""`` is the size.
        moved: How many change their group. leaders_moved: how many leaders among them.
        weight: The weighed sum of all that is uneven and of who moves.
    """

    splits: Mapping[Bond, int]
    uneven: Mapping[str, int]
    moved: int
    leaders_moved: int
    weight: int

    @property
    def key(self) -> tuple[int, ...]:
        """What divisions are compared by; the smaller is the better."""
        return (*self.splits.values(), self.weight)


def costs(problem: DivisionProblem, places: Sequence[int]) -> Costs:
    """Return what a division costs.

    Args:
        problem: Who is divided.
        places: The slot of each of `problem.people`.
    """
    rules, used = problem.wishes.rules, sorted(set(places))
    splits = {
        bond: sum(
            max(len({places[one] for one in unit}) - problem.least_parts(unit), 0)
            for unit in problem.units(bond).values()
        )
        for bond in rules.order
    }
    sizes = Counter(places)
    low, high = problem.average
    uneven = {"": sum(_beyond(sizes[slot], low, high) for slot in used)}
    weight = rules.size_weight * uneven[""]
    for trait, balance in rules.balances.items():
        total = 0
        for bearers in problem.bearers(trait).values():
            held = Counter(places[one] for one in bearers)
            low, high = problem.even(len(bearers))
            total += sum(
                _beyond(held[slot], low - balance.allowed, high + balance.allowed) for slot in used
            )
        uneven[trait.value] = total
        weight += balance.weight * total
    movers = [
        person
        for person, slot in zip(problem.people, places, strict=True)
        if problem.changes(person, slot)
    ]
    weight += sum(map(problem.move_weight, movers))
    return Costs(splits, uneven, len(movers), sum(one.leads for one in movers), weight)


def _beyond(number: int, low: int, high: int) -> int:
    return max(number - high, low - number, 0)


def is_allowed(problem: DivisionProblem, places: Sequence[int]) -> bool:
    """Whether a division does everything that is wished, however good it is."""
    wishes, rules = problem.wishes, problem.wishes.rules
    sizes = Counter(places)
    full = Counter(
        slot for person, slot in zip(problem.people, places, strict=True) if person.is_full
    )
    least, most = problem.sizes
    slot_of = {person.person_id: slot for person, slot in zip(problem.people, places, strict=True)}
    moved = sum(
        problem.changes(person, slot) for person, slot in zip(problem.people, places, strict=True)
    )
    return (
        len(sizes) == wishes.count
        and all(least <= size <= most for size in sizes.values())
        and all(full[slot] >= rules.least_full for slot in sizes)
        and not any(
            person.is_locked and problem.changes(person, slot)
            for person, slot in zip(problem.people, places, strict=True)
        )
        and (wishes.moves_below is None or moved < wishes.moves_below)
        and all(len({slot_of[key] for key in pair}) == 1 for pair in wishes.together)
        and all(len({slot_of[key] for key in some}) == len(some) for some in wishes.apart)
    )


# What is told of a division --------------------------------------------------------------------


@dataclass(frozen=True)
class GroupFigures:
    """One group in figures.

    Attributes:
        traits: By trait, how many people of each value.
    """

    name: str
    size: int
    full: int
    may_lead: int
    traits: Mapping[Trait, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class SplitUnit:
    """A 班组, 轮班组 or workplace whose people are in more groups than they need to be."""

    bond: Bond
    unit: str
    people: int
    groups: int
    needed: int


@dataclass(frozen=True)
class DivisionFigures:
    """A division in figures, for laying two beside each other.

    Attributes:
        ungrouped: How many are in no group.
    """

    groups: tuple[GroupFigures, ...]
    split: tuple[SplitUnit, ...]
    ungrouped: int

    @property
    def most(self) -> int:
        """Size of the largest group."""
        return max((group.size for group in self.groups), default=0)

    @property
    def least(self) -> int:
        """Size of the smallest group."""
        return min((group.size for group in self.groups), default=0)


def figures(problem: DivisionProblem, places: Sequence[int | None]) -> DivisionFigures:
    """Return a division in figures; None for whoever is in no group.

    Args:
        problem: Who is divided.
        places: The slot of each of `problem.people`.
    """
    groups = []
    for place, slot in enumerate(problem.slots):
        members = [person for person, at in zip(problem.people, places, strict=True) if at == place]
        if not members:
            continue
        traits = {
            trait: dict(Counter(p.traits[trait] for p in members if trait in p.traits))
            for trait in Trait
        }
        groups.append(
            GroupFigures(
                slot.name,
                len(members),
                sum(person.is_full for person in members),
                sum(person.may_lead for person in members),
                traits,
            )
        )
    split = []
    for bond in problem.wishes.rules.order:
        for unit, bearers in problem.units(bond).items():
            held = len({places[one] for one in bearers} - {None})
            needed = problem.least_parts(bearers)
            if held > needed:
                split.append(SplitUnit(bond, unit, len(bearers), held, needed))
    return DivisionFigures(tuple(groups), tuple(split), sum(place is None for place in places))


@dataclass(frozen=True)
class Move:
    """Somebody who changes the group, or comes into one, and why.

    Attributes:
        from_name: Name of the old group; "" for none.
    """

    person_id: int
    name: str
    from_name: str
    to_name: str
    reasons: tuple[Sentence, ...]


def moves(problem: DivisionProblem, places: Sequence[int]) -> list[Move]:
    """Return who changes the group and why: what would be worse if the one person stayed.

    Where nothing would be, the person goes for the sake of others who move.
    """
    names = {slot.group_id: slot.name for slot in problem.slots}
    now = costs(problem, places)
    found = []
    for place, person in enumerate(problem.people):
        to = problem.slots[places[place]]
        if person.group_id is None:
            why: tuple[Sentence, ...] = (Sentence("现在不在任何党小组"),)
            found.append(Move(person.person_id, person.name, "", to.name, why))
        elif problem.changes(person, places[place]):
            why = tuple(_reasons(problem, places, place, now))
            old = names.get(person.group_id, "")
            found.append(Move(person.person_id, person.name, old, to.name, why))
    return found


def _reasons(
    problem: DivisionProblem, places: Sequence[int], place: int, now: Costs
) -> Iterator[Sentence]:
    person = problem.people[place]
    old = next(
        (at for at, slot in enumerate(problem.slots) if slot.group_id == person.group_id), None
    )
    if old is None or old not in places:
        yield Sentence("原来的党小组不再设")
        return
    stayed = list(places)
    stayed[place] = old
    then = costs(problem, stayed)
    told = False
    for bond in problem.wishes.rules.order:
        if then.splits[bond] > now.splits[bond]:
            told = True
            unit = person.bonds[bond]
            mates = [one for one in problem.units(bond)[unit] if one != place]
            yield Sentence(
                "{bond}{unit}的另外 {all} 人中 {there} 人在新组",
                bond=Word(BOND_WORDS[bond]),
                unit=unit,
                all=len(mates),
                there=sum(places[one] == places[place] for one in mates),
            )
    least, most = problem.sizes
    sizes = Counter(stayed)
    if then.uneven[""] > now.uneven[""] or sizes[old] > most or sizes[places[place]] < least:
        told = True
        yield Sentence("使各组人数均衡")
    for trait in problem.wishes.rules.balances:
        if then.uneven[trait.value] > now.uneven[trait.value]:
            told = True
            yield Sentence("使各组{trait}均衡", trait=Word(TRAIT_WORDS[trait]))
    for pair in problem.wishes.together:
        if person.person_id in pair:
            told = True
            yield Sentence("要和指定的人在一组")
    for some in problem.wishes.apart:
        if person.person_id in some:
            told = True
            yield Sentence("要和指定的人分开")
    if not told:
        yield Sentence("与其他人的调整相互配合")


def _named(names: Any) -> str:
    known = list(names)
    told = "、".join(known[:_MOST_NAMED])
    return told if len(known) <= _MOST_NAMED else f"{told}等 {len(known)} 人"
