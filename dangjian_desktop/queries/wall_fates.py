"""What became of people whom a printed sheet names: who left, who went to another branch."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import LeaveReason, printed
from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import batches, pairs, rows
from dangjian_desktop.storage.models import Departure, Membership, Person
from dangjian_desktop.storage.models.base import valid_on

FATE_READS = frozenset({Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION})

#: The longest name of a person; what is longer is a sentence.
_LONGEST_NAME = 40


def fates(
    facts: Iterable[WallFact], branches: Collection[int] | None, printed_on: date, on: date
) -> dict[WallFact, str]:
    """Return what became of those whom facts name, by fact; nothing where nothing did.

    Args:
        facts: Of a sheet as it was printed.
        branches: Where somebody without an identity on the sheet is looked for by name; None
            for everywhere. Two namesakes there are nobody.
        printed_on: The day of which the sheet was true. on: Today.
    """
    told = list(facts)
    people = _people(told)
    if not people:
        return {}
    ids = sorted({key for found in people.values() for key in found})
    then, now = _branch_on(ids, printed_on), _branch_on(ids, on)
    left = _departures(ids, on)
    tree = Tree.on(on)
    found: dict[WallFact, str] = {}
    for fact in told:
        meant = [
            key
            for key in people.get(fact.person_uid or fact.value, ())
            if fact.person_uid or (key in then and (branches is None or then[key] in branches))
        ]
        if len(meant) != 1:
            continue
        (key,) = meant
        if key in now:
            node = tree.get(now[key])
            if node is not None and then.get(key, now[key]) != now[key]:
                found[fact] = Told("已到{branch}", branch=node.name)
        elif key in left:
            day, reason = left[key]
            found[fact] = Told("已于 {day} {reason}", day=day.printed, reason=Word(printed(reason)))
    return found


def _people(facts: Iterable[WallFact]) -> dict[str, list[int]]:
    """Return the row ids of people by identity and by name."""
    uids = {one.person_uid for one in facts if one.person_uid}
    names = {
        one.value for one in facts if not one.person_uid and 1 < len(one.value) <= _LONGEST_NAME
    }
    found: defaultdict[str, list[int]] = defaultdict(list)
    for column, wanted in ((Person.uid, sorted(uids)), (Person.name, sorted(names))):
        for some in batches(wanted):
            for key, said in rows(Person.select(Person.id, column).where(column.in_(some))):
                found[said].append(key)
    return found


def _branch_on(ids: Iterable[int], day: date) -> dict[int, int]:
    """Return the branch of each on a day; who had none is not there."""
    found: dict[int, int] = {}
    for some in batches(ids):
        spells = Membership.select(Membership.person_id, Membership.branch_id).where(
            valid_on(Membership, day) & Membership.person.in_(some)
        )
        found |= pairs(spells.order_by(Membership.id))
    return found


def _departures(ids: Iterable[int], on: date) -> dict[int, tuple[PartialDate, LeaveReason]]:
    """Return when and why each left last."""
    found: dict[int, tuple[PartialDate, LeaveReason]] = {}
    for some in batches(ids):
        left = Departure.select(Departure.person_id, Departure.left_on, Departure.reason).where(
            Departure.person.in_(some) & (Departure.left_on <= on.isoformat())
        )
        found |= {key: (day, reason) for key, day, reason in rows(left.order_by(Departure.left_on))}
    return found
