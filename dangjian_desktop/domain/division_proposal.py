"""A division that is proposed, by the solver or by hand, with everything that is told of it.

A proposal changes nothing: the branch committee decides. While it is being changed by hand
somebody may still be in no group and a group may be empty; `Proposal.concerns` says what stands in
the way of putting it into force and what has to be known before.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dangjian_desktop.domain.division import (
    Costs,
    DividedGroup,
    DividedPerson,
    DivisionProblem,
    costs,
    named_briefly,
    slots_for,
)
from dangjian_desktop.domain.division_figures import DivisionFigures, Move, figures, moves
from dangjian_desktop.domain.problems import Sentence


@dataclass(frozen=True)
class ProposedGroup:
    """A group as it would be.

    Attributes:
        group: The group that goes on, or the one to be set up.
        person_ids: Its people in the order of the roster.
        leader_id: Who leads it today and stays; None where a leader is still to be chosen.
        slot: Its place in `DivisionProblem.slots`.
    """

    group: DividedGroup
    person_ids: tuple[int, ...]
    leader_id: int | None
    slot: int


@dataclass(frozen=True)
class Concern:
    """Something that has to be known before a proposal is put into force.

    Attributes:
        slot: The group that it is about; None for the whole.
        stops: Whether the proposal cannot be put into force as it is.
    """

    slot: int | None
    said: Sentence
    stops: bool = False


@dataclass(frozen=True)
class Proposal:
    """A division that was found, or made by hand.

    Attributes:
        problem: What was divided. places: the slot of each of its people; None for who is in no
            group yet, which only happens by hand.
        before, after: Both divisions in figures. costs: what the new one costs.
        closing: Groups that stand today and would stand no more.
        seconds: How long it took.
        gap: By which share of its worth a better one could at most be better; 0 where it is
            proved that there is none, None where nothing is known.
        by_hand: Ids of the people who were put where they are by hand.
    """

    problem: DivisionProblem
    places: tuple[int | None, ...]
    before: DivisionFigures
    after: DivisionFigures
    costs: Costs
    moves: tuple[Move, ...]
    groups: tuple[ProposedGroup, ...]
    closing: tuple[DividedGroup, ...]
    seconds: float
    gap: float | None
    by_hand: frozenset[int] = frozenset()

    @property
    def is_optimal(self) -> bool:
        """Whether it is proved that no division is better."""
        return self.gap == 0

    @property
    def ungrouped(self) -> list[DividedPerson]:
        """Whoever is in no group."""
        pairs = zip(self.problem.people, self.places, strict=True)
        return [person for person, place in pairs if place is None]

    @property
    def changes_something(self) -> bool:
        """Whether anything would be other than it is today."""
        return bool(self.moves or self.closing)

    def concerns(self) -> list[Concern]:
        """Return what stands in the way of it, and what has to be known before."""
        return list(_concerns(self))


def proposal(
    problem: DivisionProblem,
    places: Sequence[int | None],
    *,
    seconds: float = 0.0,
    gap: float | None = None,
    by_hand: frozenset[int] = frozenset(),
) -> Proposal:
    """Return everything that is told of a division, be it found or made by hand."""
    groups = []
    for at, slot in enumerate(problem.slots):
        members = [p for p, place in zip(problem.people, places, strict=True) if place == at]
        if members:
            leaders = [p.person_id for p in members if p.leads and p.group_id == slot.group_id]
            ids = tuple(person.person_id for person in members)
            groups.append(ProposedGroup(slot, ids, leaders[0] if leaders else None, at))
    going_on = {one.group.group_id for one in groups}
    return Proposal(
        problem,
        tuple(places),
        figures(problem, places_today(problem)),
        figures(problem, places),
        costs(problem, places),
        tuple(moves(problem, places, by_hand)),
        tuple(groups),
        tuple(slot for slot in problem.slots if slot.group_id and slot.group_id not in going_on),
        seconds,
        gap,
        by_hand,
    )


def places_today(problem: DivisionProblem) -> list[int | None]:
    """Return the slot of everybody today; None for whoever is in no group."""
    index = {slot.group_id: at for at, slot in enumerate(problem.slots) if slot.group_id}
    return [
        None if person.group_id is None else index.get(person.group_id) for person in problem.people
    ]


# Changing one by hand --------------------------------------------------------------------------


def started_by_hand(problem: DivisionProblem) -> Proposal:
    """Return the division of today as a proposal that is now changed by hand."""
    return proposal(problem, places_today(problem))


def put_into(told: Proposal, person_ids: Iterable[int], slot: int) -> Proposal:
    """Return a proposal with people put into a group by hand; how good it is is unknown then."""
    wanted = set(person_ids)
    places = [
        slot if person.person_id in wanted else place
        for person, place in zip(told.problem.people, told.places, strict=True)
    ]
    return _by_hand(told, places, told.by_hand | wanted)


def put_back(told: Proposal, person_ids: Iterable[int]) -> Proposal:
    """Return a proposal with people where they are today."""
    wanted = set(person_ids)
    places = [
        today if person.person_id in wanted else place
        for person, today, place in zip(
            told.problem.people, places_today(told.problem), told.places, strict=True
        )
    ]
    return _by_hand(told, places, told.by_hand - wanted)


def _by_hand(told: Proposal, places: Sequence[int | None], by_hand: frozenset[int]) -> Proposal:
    if tuple(places) == told.places:
        return told
    return proposal(told.problem, places, seconds=told.seconds, by_hand=by_hand)


def with_locks(told: Proposal, locked: Set[int]) -> Proposal:
    """Return a proposal of which it is known who is locked by now; it is as good as it was."""
    return replace(told, problem=told.problem.with_locks(locked))


def with_new_group(told: Proposal) -> Proposal:
    """Return a proposal with one more group, still empty, that people can be put into."""
    slots = slots_for(told.problem.slots, len(told.problem.slots) + 1)
    problem = replace(told.problem, slots=tuple(slots))
    return proposal(problem, told.places, seconds=told.seconds, gap=told.gap, by_hand=told.by_hand)


def with_name(told: Proposal, slot: int, name: str) -> Proposal:
    """Return a proposal with another name for a group that is to be set up."""
    slots = list(told.problem.slots)
    slots[slot] = replace(slots[slot], name=name)
    problem = replace(told.problem, slots=tuple(slots))
    return proposal(problem, told.places, seconds=told.seconds, gap=told.gap, by_hand=told.by_hand)


def carried_over(
    told: Proposal, people: Sequence[DividedPerson], groups: Sequence[DividedGroup]
) -> Proposal:
    """Return a proposal for the people and groups as they have become meanwhile.

    Who was divided stays where the proposal had put the person, if that group still stands; who
    is new is where the person is today. Nothing is known of how good it is.
    """
    new = [slot for slot in told.problem.slots if slot.group_id is None]
    slots = (*groups, *new)
    index = {slot.group_id: at for at, slot in enumerate(groups)}
    now_at: dict[int, int | None] = {}
    for at, slot in enumerate(told.problem.slots):
        later = sum(one.group_id is None for one in told.problem.slots[:at])
        is_new = slot.group_id is None
        now_at[at] = len(groups) + later if is_new else index.get(slot.group_id)
    was = {
        person.person_id: None if place is None else now_at[place]
        for person, place in zip(told.problem.people, told.places, strict=True)
    }
    problem = replace(told.problem, people=tuple(people), slots=slots)
    today = places_today(problem)
    places = [
        now if was.get(person.person_id) is None else was[person.person_id]
        for person, now in zip(people, today, strict=True)
    ]
    ids = frozenset(person.person_id for person in people)
    return proposal(problem, places, seconds=told.seconds, by_hand=told.by_hand & ids)


def news_since(
    problem: DivisionProblem, people: Sequence[DividedPerson], groups: Sequence[DividedGroup]
) -> list[Sentence]:
    """Return what has changed since a branch was read for a proposal; locks are no news."""
    then = {one.person_id: replace(one, is_locked=False) for one in problem.people}
    now = {one.person_id: replace(one, is_locked=False) for one in people}
    gone = [one.name for key, one in then.items() if key not in now]
    come = [one.name for key, one in now.items() if key not in then]
    other = [one.name for key, one in now.items() if key in then and _differs(one, then[key])]
    found = []
    if come:
        found.append(Sentence("增加了{people}", people=named_briefly(come)))
    if gone:
        found.append(Sentence("少了{people}", people=named_briefly(gone)))
    if other:
        found.append(Sentence("{people}的情况有变化", people=named_briefly(other)))
    if [slot for slot in problem.slots if slot.group_id is not None] != list(groups):
        found.append(Sentence("党小组有变化"))
    return found


def _differs(one: DividedPerson, other: DividedPerson) -> bool:
    return (one, one.bonds, one.traits) != (other, other.bonds, other.traits)


# What has to be known before -------------------------------------------------------------------


def _concerns(told: Proposal) -> Iterator[Concern]:
    rules = told.problem.wishes.rules
    by_id = {person.person_id: person for person in told.problem.people}
    homeless = told.ungrouped
    if homeless:
        yield Concern(
            None,
            Sentence(
                "还有 {count} 人没有党小组：{people}。请把他们放进一个党小组。",
                count=len(homeless),
                people=named_briefly(one.name for one in homeless),
            ),
            stops=True,
        )
    for one in told.groups:
        members = [by_id[key] for key in one.person_ids]
        yield from _concerns_of(told, one, members)
        if len(members) < rules.least_size:
            yield Concern(
                one.slot,
                Sentence(
                    "{group}只有 {count} 人，少于 {least} 人。请核对是否合适。",
                    group=one.group.name,
                    count=len(members),
                    least=rules.least_size,
                ),
            )
    for group in told.closing:
        slot = told.problem.slots.index(group)
        yield Concern(slot, Sentence("{group}没有人，从那天起不再设。", group=group.name))
    taken = [
        person.name
        for person, place in zip(told.problem.people, told.places, strict=True)
        if person.is_locked and told.problem.changes(person, place)
    ]
    if taken:
        yield Concern(
            None,
            Sentence("{people}是固定的，却换了组。请核对。", people=named_briefly(taken)),
        )


def _concerns_of(
    told: Proposal, one: ProposedGroup, members: Sequence[DividedPerson]
) -> Iterator[Concern]:
    """Yield what there is to know of the 正式党员 and the leader of a group."""
    rules, people = told.problem.wishes.rules, told.problem.people
    had = [p for p in people if p.group_id is not None and p.group_id == one.group.group_id]
    full = sum(person.is_full for person in members)
    if full < rules.least_full:
        left = [p.name for p in had if p.is_full]
        if full == 0 and left:
            said = Sentence(
                "{group}失去了正式党员{people}，一名也没有了，不能有组长。请调入正式党员。",
                group=one.group.name,
                people=named_briefly(left),
            )
        else:
            said = Sentence(
                "{group}有 {count} 名正式党员，至少要 {least} 名。请调入正式党员。",
                group=one.group.name,
                count=full,
                least=rules.least_full,
            )
        yield Concern(one.slot, said, stops=True)
    leaving = [p.name for p in had if p.leads and p.person_id not in one.person_ids]
    if leaving and one.leader_id is None:
        yield Concern(
            one.slot,
            Sentence(
                "{group}的组长{people}要换组，组长职务到那天为止。请另定组长。",
                group=one.group.name,
                people=named_briefly(leaving),
            ),
        )
    elif one.leader_id is None:
        yield Concern(one.slot, Sentence("{group}还没有组长。请定组长。", group=one.group.name))
