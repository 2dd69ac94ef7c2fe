"""The model of a division in the words of the solver: a logic program for clingo, as text.

Every term of `domain.division.costs` and every wish of `is_allowed` stands here once. People are
numbered by their place in `DivisionProblem.people`, groups by theirs in `DivisionProblem.slots`.

How it came to this, measured on 2026-11-28 (two busy cores, Python 3.11; invented branches of 60
people in 6 groups and those of the demonstration; seconds to the proof, or best/bound after so
many seconds). These compare solvers and shapes of the model with the weights of that day, when
also the most frequent value of a trait was weighed; they say nothing of the model below:

==========================================  ================  ================  ==============
shape, with the weights of that day         CP-SAT 9.15       clingo 5.8        HiGHS 1.16
==========================================  ================  ================  ==============
one weighed sum of splits, balance, moves   56/19 after 8     55/43 after 10    no proof in 30
splits first, all three bonds in one sum    1 to > 3          –                 –
splits first, bond after bond               0.01 to 0.9       0.02 to 0.2       –
then balance and moves, splits kept         0.2 to > 5        0.1 to > 5        > 10
==========================================  ================  ================  ==============

So the bonds come one after the other and each result is kept, which is also what a leader
understands. Of a trait the most frequent value is not weighed (`bearers`). The model as it
stands, clingo only, seconds to the proof of a branch of 60 people in 6 groups whose groups have
nothing to do with the five 班组 (`tests/bench/bench_division.py`, the hardest of its three):

===============================================================  =======================
model                                                            seconds, conflicts
===============================================================  =======================
alike people of one group put in order                           > 20 (46 of 48 proved)
also decides first where a unit is (`order_of_choices`)          3 to 9, 450,000
also exchanges alike people of different groups (`_ORDER`)       1.7 to 3.6, 60,000
===============================================================  =======================

clingo's portfolio runs two threads: one branches and bounds, the other works upwards from what
cannot be had at once, and each uses what the other learns. CP-SAT proved about as much then, but
clingo is by far the smallest: wheels of 1.6 to 2.2 MB for Windows x64 and Linux x86_64 and
aarch64 (glibc 2.28), 5.5 MB installed, no numpy, MIT; ortools with numpy and pandas takes 235 MB,
highspy with numpy 80, and a USB stick has to carry it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dangjian_desktop.domain.division import DividedPerson, DivisionProblem
from dangjian_desktop.domain.division_rules import Bond


class Wish(StrEnum):
    """A group of wishes that can stand in the way of others."""

    SIZES = "sizes"
    FULL = "full"
    LOCKS = "locks"
    MOVES = "moves"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class WishKey:
    """One wish: its kind, and which of several of the kind."""

    wish: Wish
    number: int = 0

    @property
    def atom(self) -> str:
        """The atom that switches the wish on while it is looked for what collides."""
        return f"on({self.wish.value},{self.number})"


def wish_keys(problem: DivisionProblem) -> list[WishKey]:
    """Return every wish that is made of a division."""
    wishes, found = problem.wishes, [WishKey(Wish.SIZES)]
    if wishes.rules.least_full:
        found.append(WishKey(Wish.FULL))
    if any(person.is_locked for person in problem.people):
        found.append(WishKey(Wish.LOCKS))
    if wishes.moves_below is not None:
        found.append(WishKey(Wish.MOVES))
    found += [WishKey(Wish.TOGETHER, number) for number in range(len(wishes.together))]
    found += [WishKey(Wish.APART, number) for number in range(len(wishes.apart))]
    return found


def allowed_program(problem: DivisionProblem, *, switched: bool = False) -> str:
    """Return the program of everything that is allowed.

    Args:
        problem: What is divided.
        switched: Whether each wish holds only while its atom `on` does.
    """
    return "\n".join(_allowed(problem, switched=switched))


def _allowed(problem: DivisionProblem, *, switched: bool) -> Iterator[str]:
    count, wishes = problem.wishes.count, problem.wishes
    yield f"person(0..{len(problem.people) - 1}). slot(0..{len(problem.slots) - 1})."
    yield "{in(P,G) : slot(G)} = 1 :- person(P)."
    if count < len(problem.slots):
        yield f"{{open(G) : slot(G)}} = {count}. :- in(P,G), not open(G)."
    else:
        yield "open(G) :- slot(G)."
    yield ":- open(G), not 1 #count {P : in(P,G)}."
    yield from _like_new_groups(problem)
    place = {person.person_id: at for at, person in enumerate(problem.people)}
    for at, person in enumerate(problem.people):
        if person.group_id is not None:
            slot = _slot_of(problem, person)
            yield f"moved({at}) :- not in({at},{slot})." if slot is not None else f"moved({at})."
        if person.is_full:
            yield f"full({at})."
        if person.is_locked:
            yield f"locked({at})."
    least, most = problem.sizes
    tails: Mapping[WishKey, Sequence[str]] = {
        WishKey(Wish.SIZES): [f":- open(G), not {least} #count {{P : in(P,G)}} {most}"],
        WishKey(Wish.FULL): [
            f":- open(G), not {wishes.rules.least_full} #count {{P : in(P,G), full(P)}}"
        ],
        WishKey(Wish.LOCKS): [":- locked(P), moved(P)"],
        WishKey(Wish.MOVES): [f":- {wishes.moves_below} #count {{P : moved(P)}}"],
        **{
            WishKey(Wish.TOGETHER, number): [
                f":- in({place[first]},G), not in({place[other]},G)"
                for first, other in pairwise(sorted(pair))
            ]
            for number, pair in enumerate(wishes.together)
        },
        **{
            WishKey(Wish.APART, number): [
                f":- slot(G), 2 #count {{P : in(P,G), P=({';'.join(str(place[k]) for k in some)})}}"
            ]
            for number, some in enumerate(wishes.apart)
        },
    }
    for key in wish_keys(problem):
        if switched:
            yield f"{{{key.atom}}}."
        yield from (f"{tail}, {key.atom}." if switched else f"{tail}." for tail in tails[key])


def _like_new_groups(problem: DivisionProblem) -> Iterator[str]:
    """Put new groups, which are all alike, in the order of their sizes: one of many like ways."""
    new = [at for at, slot in enumerate(problem.slots) if slot.group_id is None]
    for one, other in pairwise(new):
        yield f":- #sum {{1,P : in(P,{one}); -1,P : in(P,{other})}} < 0."


def _slot_of(problem: DivisionProblem, person: DividedPerson) -> int | None:
    return next(
        (at for at, slot in enumerate(problem.slots) if slot.group_id == person.group_id), None
    )


def bond_program(problem: DivisionProblem, bond: Bond, most_splits: int | None) -> str:
    """Return the rules of one bond: kept to a number of splits, or with None to be minimised."""
    lines, tag, slots = [], bond.value, len(problem.slots)
    for number, members in enumerate(problem.units(bond).values()):
        needed = problem.least_parts(members)
        lines += [f"used({tag},{number},G) :- in({at},G)." for at in members]
        lines.append(
            f"extra({tag},{number},D) :- D = {needed + 1}..{slots},"
            f" D #count {{G : used({tag},{number},G)}}."
        )
        if needed > 1:  # says nothing new, but the solver does not know how to divide
            lines.append(f":- not {needed} #count {{G : used({tag},{number},G)}}.")
    if most_splits is None:
        lines.append(f"#minimize {{1,U,D : extra({tag},U,D)}}.")
    else:
        lines.append(f":- {most_splits + 1} #count {{U,D : extra({tag},U,D)}}.")
    return "\n".join(lines)


def alike_program(problem: DivisionProblem, *, by_traits: bool) -> str:
    """Return an order for people who can be exchanged: it takes away ways that are the same.

    Of all best divisions it leaves the one with the fewest moves in which those who come first
    stand in the earlier groups. So of two alike people neither is in the group of today of the
    other while that one is elsewhere: they would change places. And of two who are both away
    from their groups, or who come from the same one, the first is in the earlier group.

    Args:
        problem: What is divided.
        by_traits: Whether traits and leading tell people apart; bonds and wishes always do.
    """
    wishes = problem.wishes
    has_homes = by_traits or wishes.moves_below is not None
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, kind in _kinds(problem, by_traits=by_traits):
        alike.setdefault(kind, []).append(at)
    lines: list[str] = []
    for number, members in enumerate(alike.values()):
        homes: dict[int | None, list[int]] = {}
        for at in members:
            home = _slot_of(problem, problem.people[at]) if has_homes else None
            homes.setdefault(home, []).append(at)
        for there in homes.values():
            lines += [f"next({one},{other})." for one, other in pairwise(there)]
        if len(homes) > 1:
            lines += [f"after({one},{other})." for one, other in pairwise(members)]
            lines += [f"kind({at},{number})." for at in members]
            lines += [
                f"home({at},{home})."
                for home, there in homes.items()
                if home is not None
                for at in there
            ]
    if not lines:
        return ""
    return "\n".join([*lines, *_ORDER])


#: Two who come from one group stand in order; nobody alike is in a group that somebody has left;
#: and of those who are away from their groups the first stand in the earlier groups: `high` is
#: how far one of them up to somebody has come.
_ORDER = (
    "upto(P,G) :- in(P,G), next(P,_). upto(P,G+1) :- upto(P,G), slot(G+1).",
    ":- next(A,B), in(B,G), not upto(A,G).",
    "stays(P) :- home(P,G), in(P,G).",
    "left(K,G) :- kind(P,K), home(P,G), not in(P,G).",
    "came(K,G) :- kind(P,K), in(P,G), not home(P,G).",
    ":- left(K,G), came(K,G).",
    "high(P,G) :- kind(P,_), in(P,G), not stays(P).",
    "high(P,G-1) :- high(P,G), slot(G-1).",
    "high(B,G) :- after(A,B), high(A,G).",
    ":- after(A,B), in(B,G), not stays(B), high(A,G+1).",
)


def _kinds(
    problem: DivisionProblem, *, by_traits: bool
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Yield everybody who may be exchanged for others, with what makes two people alike.

    What nobody shares with the person, and a value of which nothing is counted, is as if unknown.
    """
    wishes = problem.wishes
    named = {key for some in (*wishes.together, *wishes.apart) for key in some}
    units = {bond: problem.units(bond) for bond in wishes.rules.order}
    counted = {trait: problem.bearers(trait) for trait in wishes.rules.balances}
    for at, person in enumerate(problem.people):
        if person.person_id in named or person.is_locked:
            continue
        kind: list[object] = [person.is_full]
        for bond, known in units.items():
            unit = person.bonds.get(bond, "")
            kind.append(unit if unit in known else "")
        if by_traits:
            kind.append(person.leads)
            for trait, held in counted.items():
                value = person.traits.get(trait, "")
                kind.append(value if value in held else "")
        yield at, tuple(kind)


def order_of_choices() -> str:
    """Return what the solver is to decide first: in which groups a unit is.

    Most of the moves follow from that alone. It says nothing of what is allowed or better.
    """
    used = "#heuristic used(B,U,G)."
    return f"{used} [10,factor]\n{used} [1,level]"


def weight_program(problem: DivisionProblem) -> str:
    """Return the rules of what is uneven and of who moves, to be minimised."""
    rules = problem.wishes.rules
    lines: list[str] = []
    terms: list[str] = []
    lines += _beyond_rules("size", "P : in(P,G)", *problem.average, problem.sizes[1])
    terms.append(f"{rules.size_weight},size,G,D,S : beyond(size,G,D,S)")
    for trait, balance in rules.balances.items():
        for number, bearers in enumerate(problem.bearers(trait).values()):
            tag = f"trait({trait.value},{number})"
            lines += [f"has({tag},{at})." for at in bearers]
            low, high = problem.even(len(bearers))
            most = min(problem.sizes[1], len(bearers))
            counted = f"P : in(P,G), has({tag},P)"
            low, high = low - balance.allowed, high + balance.allowed
            lines += _beyond_rules(tag, counted, low, high, most)
            terms.append(f"{balance.weight},{tag},G,D,S : beyond({tag},G,D,S)")
    for at, person in enumerate(problem.people):
        if person.group_id is not None:
            terms.append(f"{problem.move_weight(person)},moved,{at} : moved({at})")
    lines.append(f"#minimize {{{'; '.join(terms)}}}.")
    return "\n".join(lines)


def _beyond_rules(tag: str, counted: str, low: int, high: int, most: int) -> Iterator[str]:
    """Say by how many a group is above `high` (as far as `most`) or below `low`."""
    if most > high:
        yield (
            f"beyond({tag},G,D,over) :- slot(G), D = 1..{most - high},"
            f" {high} + D #count {{{counted}}}."
        )
    if low > 0:
        yield (f"beyond({tag},G,D,under) :- open(G), D = 1..{low}, #count {{{counted}}} {low} - D.")
