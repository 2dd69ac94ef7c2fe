"""A division in figures, to lay two beside each other, and why each person would move."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dangjian_desktop.domain.division import Costs, DividedPerson, DivisionProblem, costs
from dangjian_desktop.domain.division_rules import BOND_WORDS, TRAIT_WORDS, Bond, Trait
from dangjian_desktop.domain.problems import Sentence, Word


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many 班组, 轮班组 or workplaces of two and more people are met in a group.

    Attributes:
        met: Of how many there is somebody in the group.
        whole: Of how many of those nobody is elsewhere.
    """

    met: int
    whole: int


@dataclass(frozen=True)
class GroupFigures:
    """One group in figures.

    Attributes:
        slot: Its place in `DivisionProblem.slots`.
        traits: By trait, how many people of each value.
        bonds: By bond, the units of two and more people that are met in the group.
    """

    slot: int
    name: str
    size: int
    full: int
    may_lead: int
    traits: Mapping[Trait, Mapping[str, int]]
    bonds: Mapping[Bond, UnitCount]


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
        split: What is apart, whether or not that was to be avoided; what was comes first.
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
    units_of = {bond: problem.units(bond) for bond in Bond}
    groups = []
    for place, slot in enumerate(problem.slots):
        members = [person for person, at in zip(problem.people, places, strict=True) if at == place]
        if not members:
            continue
        traits = {
            trait: dict(Counter(p.traits[trait] for p in members if trait in p.traits))
            for trait in Trait
        }
        bonds = {
            bond: UnitCount(
                sum(any(places[one] == place for one in unit) for unit in units.values()),
                sum(all(places[one] == place for one in unit) for unit in units.values()),
            )
            for bond, units in units_of.items()
        }
        groups.append(
            GroupFigures(
                place,
                slot.name,
                len(members),
                sum(person.is_full for person in members),
                sum(person.may_lead for person in members),
                traits,
                bonds,
            )
        )
    split = []
    order = problem.wishes.rules.order
    for bond in (*order, *(other for other in Bond if other not in order)):
        for unit, bearers in units_of[bond].items():
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


def moves(
    problem: DivisionProblem,
    places: Sequence[int | None],
    by_hand: Set[int] = frozenset(),
) -> list[Move]:
    """Return who changes the group and why: what would be worse if the one person stayed.

    Where nothing would be, the person goes for the sake of others who move. Of somebody who was
    moved by hand it is told, too, what would be better if that had not been done.

    Args:
        problem: Who is divided.
        places: The slot of each of `problem.people`; None for who is in no group yet.
        by_hand: Ids of the people who were put where they are by hand.
    """
    names = {slot.group_id: slot.name for slot in problem.slots}
    now = costs(problem, places)
    found = []
    for place, person in enumerate(problem.people):
        at = places[place]
        if at is None:
            continue
        to = problem.slots[at]
        is_by_hand = person.person_id in by_hand
        if person.group_id is None:
            why: list[Sentence] = [Sentence("现在不在任何党小组")]
        elif problem.changes(person, at):
            why = list(_reasons(problem, places, place, now, is_by_hand=is_by_hand))
        else:
            continue
        if is_by_hand:
            why.insert(0, Sentence("手工调整"))
        old = names.get(person.group_id, "") if person.group_id is not None else ""
        found.append(Move(person.person_id, person.name, old, to.name, tuple(why)))
    return found


def _reasons(
    problem: DivisionProblem,
    places: Sequence[int | None],
    place: int,
    now: Costs,
    *,
    is_by_hand: bool,
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
    if is_by_hand:
        yield from _drawbacks(problem, person, now, then)
    elif not told:
        yield Sentence("与其他人的调整相互配合")


def _drawbacks(
    problem: DivisionProblem, person: DividedPerson, now: Costs, then: Costs
) -> Iterator[Sentence]:
    """Say what would be better if somebody had not been moved by hand."""
    for bond in problem.wishes.rules.order:
        if then.splits[bond] < now.splits[bond]:
            yield Sentence(
                "但{bond}{unit}因此拆开", bond=Word(BOND_WORDS[bond]), unit=person.bonds[bond]
            )
    if then.uneven[""] < now.uneven[""]:
        yield Sentence("但各组人数更不均衡")
    for trait in problem.wishes.rules.balances:
        if then.uneven[trait.value] < now.uneven[trait.value]:
            yield Sentence("但各组{trait}更不均衡", trait=Word(TRAIT_WORDS[trait]))
