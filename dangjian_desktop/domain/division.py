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

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dangjian_desktop.domain.division_rules import Bond, DivisionRules, Trait
from dangjian_desktop.domain.organisation_names import GROUP_WORD, numeral
from dangjian_desktop.domain.problems import Sentence, SentenceError

#: Names of people told in one sentence.
_MOST_NAMED = 6


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


class Asked(StrEnum):
    """What of the wishes a fault is about, so that it can be told beside it."""

    COUNT = "count"
    LEAST_SIZE = "least_size"
    LEAST_FULL = "least_full"
    MOVES = "moves"
    LOCKS = "locks"
    SETS = "sets"


class WishFault(Sentence):
    """What is wrong with the wishes.

    Attributes:
        asked: The wish that it is about.
    """

    def __init__(self, asked: Asked, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.asked = asked


class ImpossibleDivisionError(SentenceError):
    """Nothing fits the wishes; the sentence names those that collide.

    Attributes:
        faults: Everything that is wrong, each a whole sentence.
    """

    def __init__(self, *faults: Sentence) -> None:
        told = faults[0]
        for one in faults[1:]:
            told = Sentence("{first}{then}", first=told, then=one)
        super().__init__(told.template, **told.facts)
        self.faults = faults


# What can be divided at all --------------------------------------------------------------------


def faults_of(people: Sequence[DividedPerson], wishes: DivisionWishes) -> list[WishFault]:
    """Return everything that is plainly wrong with wishes, before any reckoning."""
    found: list[WishFault] = []
    rules, count = wishes.rules, wishes.count
    if count < 1:
        return [WishFault(Asked.COUNT, "党小组至少要有 1 个。请填写 1 以上的数。")]
    if not people:
        return [WishFault(Asked.COUNT, "这个党支部没有党员，不能划分党小组。请先登记党员。")]
    if count > len(people):
        return [
            WishFault(
                Asked.COUNT,
                "要划分 {count} 个党小组，党支部只有 {people} 人可以编组。请减少党小组。",
                count=count,
                people=len(people),
            )
        ]
    if count * rules.least_size > len(people):
        found.append(
            WishFault(
                Asked.LEAST_SIZE,
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
            WishFault(
                Asked.LEAST_FULL,
                "{count} 个党小组每组至少 {least} 名正式党员，要 {needed} 名，只有 {full} 名。"
                "请减少党小组。",
                count=count,
                least=rules.least_full,
                needed=count * rules.least_full,
                full=full,
            )
        )
    if wishes.moves_below is not None and wishes.moves_below < 1:
        found.append(WishFault(Asked.MOVES, "“调整少于几人”至少填 1，就是谁也不动。请改正。"))
    homeless = [one.name for one in people if one.is_locked and one.group_id is None]
    if homeless:
        found.append(
            WishFault(
                Asked.LOCKS,
                "{people}现在不在任何党小组，不能固定。请取消固定。",
                people=named_briefly(homeless),
            )
        )
    elif all(person.is_locked for person in people):
        found.append(WishFault(Asked.LOCKS, "所有人都固定了，没有可以调整的人。请放开一些人。"))
    found.extend(_faults_of_sets(people, wishes))
    return found


def _faults_of_sets(people: Sequence[DividedPerson], wishes: DivisionWishes) -> Iterator[WishFault]:
    by_id = {person.person_id: person for person in people}
    for wanted in (*wishes.together, *wishes.apart):
        if not wanted <= by_id.keys():
            yield WishFault(
                Asked.SETS, "要在一起或分开的人里，有人不是这个党支部的党员。请重新选择。"
            )
            return
    for pair in wishes.together:
        locked = {by_id[key].group_id for key in pair if by_id[key].is_locked}
        names = named_briefly(by_id[key].name for key in sorted(pair))
        if len(locked) > 1:
            yield WishFault(
                Asked.SETS,
                "{people}要在一组，却固定在不同的党小组。请放开其中的人。",
                people=names,
            )
        for apart in wishes.apart:
            if len(pair & apart) > 1:
                both = named_briefly(by_id[key].name for key in sorted(pair & apart))
                yield WishFault(
                    Asked.SETS, "{people}又要在一组，又要分开。请取消一项。", people=both
                )
    for apart in wishes.apart:
        if len(apart) > wishes.count:
            yield WishFault(
                Asked.SETS,
                "要分开的 {people} 人比党小组还多。请减少要分开的人。",
                people=len(apart),
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

    def with_locks(self, locked: Set[int]) -> "DivisionProblem":
        """Return the same with those locked, and nobody else, whose ids are given."""
        people = (replace(one, is_locked=one.person_id in locked) for one in self.people)
        return replace(self, people=tuple(people))

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

    def changes(self, person: DividedPerson, slot: int | None) -> bool:
        """Whether somebody would change the group; who is in none does not."""
        if person.group_id is None or slot is None:
            return person.group_id is not None
        return person.group_id != self.slots[slot].group_id


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


def costs(problem: DivisionProblem, places: Sequence[int | None]) -> Costs:
    """Return what a division costs.

    Args:
        problem: Who is divided.
        places: The slot of each of `problem.people`; None for who is in no group yet.
    """
    rules, used = problem.wishes.rules, {place for place in places if place is not None}
    splits = {
        bond: sum(
            max(len({places[one] for one in unit} - {None}) - problem.least_parts(unit), 0)
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


def named_briefly(names: Iterable[str]) -> str:
    """Return names as one sentence can hold them."""
    known = list(names)
    told = "、".join(known[:_MOST_NAMED])
    return told if len(known) <= _MOST_NAMED else f"{told}等 {len(known)} 人"
