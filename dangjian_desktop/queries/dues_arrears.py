"""Who has not paid dues for how many months in a row, for all at once; facts, and nothing else.

Nearly everybody has paid for one of the last months, which three months of shares tell; the past
is read only of the others. Nobody's stage is touched, and a list that hangs somewhere tells
numbers, not names.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import fn

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import Alert, arrears_alert, month_of
from dangjian_desktop.domain.dues_months import ARREARS, month_dues, unpaid_in_a_row
from dangjian_desktop.domain.problems import Sentence, Told
from dangjian_desktop.domain.rule_values import whole_values
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.dues_facts import dues_basis, facts_of, paid_since
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import DuesBase, DuesShare, Person
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class Arrears:
    """Somebody who has not paid for some months in a row; a person decides what follows."""

    person_id: int
    branch_id: int
    months: int
    alert: Alert


@lru_cache(maxsize=2)
def arrears_on(on: date, _revision: int) -> tuple[Arrears, ...]:
    """Return everybody whose unpaid months are to be told by the rule ``dues.arrears``."""
    values = rules_on(on).values_of(ARREARS)
    steps = alert_steps(on)
    if not steps:
        return ()
    now, least = month_of(on), min(steps)
    recent = paid_since(add_months(now, 1 - least), on, None)
    paid = {person for person, months in recent.items() if min(months) <= now}
    people = [person for person in _known() if person not in paid]
    basis = dues_basis()
    found = []
    for person, facts in facts_of(people, on).items():
        told = month_dues(facts, now, basis.rules_at, basis.collected_on)
        if told is None:
            continue  # not asked any more
        months = unpaid_in_a_row(facts, on, basis.rules_at, basis.collected_on)
        alert = arrears_alert(months, values)
        if alert is not Alert.NONE:
            found.append(Arrears(person, told.branch_id, months, alert))
    return tuple(found)


def alert_steps(on: date) -> tuple[int, ...]:
    """Return after how many months in a row something is told, in their order."""
    values = rules_on(on).values_of(ARREARS)
    return tuple(sorted({*whole_values(values, "notice"), *whole_values(values, "urgent")}))


def _known() -> list[int]:
    """Return of whom a base or a payment is recorded."""
    has_base = fn.EXISTS(DuesBase.select(DuesBase.id).where(DuesBase.person == Person.id))
    has_share = fn.EXISTS(DuesShare.select(DuesShare.id).where(DuesShare.person == Person.id))
    return [key for (key,) in stored_rows(Person.select(Person.id).where(has_base | has_share))]


def arrears_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield a line a branch: how many have not paid for how long; nobody is named."""
    tree = Tree.on(on)
    below = None if within is None else tree.below(within)
    by_branch: defaultdict[int, list[Arrears]] = defaultdict(list)
    for one in arrears_on(on, data_revision()):
        if below is None or one.branch_id in below:
            by_branch[one.branch_id].append(one)
    steps = alert_steps(on)
    for branch, some in by_branch.items():
        node = tree.get(branch)
        is_urgent = any(one.alert is Alert.URGENT for one in some)
        yield TodayItem(
            Source.DUES,
            Band.THIS_WEEK if is_urgent else Band.THIS_MONTH,
            ObligationState.OVERDUE if is_urgent else ObligationState.DUE_SOON,
            Told("{count} 人连续 {months} 个月以上没有交党费", count=len(some), months=steps[0]),
            "" if node is None else node.name,
            None,
            _why(some, steps[1:]),
            Act.OPEN_DUES,
            organisation_id=branch,
        )


def _why(some: list[Arrears], steps: tuple[int, ...]) -> str:
    parts: tuple[Any, ...] = tuple(
        Sentence("满 {months} 个月 {count} 人", months=step, count=count)
        for step in steps
        if (count := sum(one.months >= step for one in some))
    )
    if not parts:
        return Told("只提醒，怎么办由党支部研究")
    return Told("其中{parts}；只提醒，怎么办由党支部研究", parts=parts)
