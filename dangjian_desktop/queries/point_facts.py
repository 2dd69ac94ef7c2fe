"""The records that earn or cost members points: marks of attendance, ledger rows, entries by hand.

Which records these are is told by ``points.rules`` alone: kinds of activity and marks, books with
the field in which somebody stands, their states, and what other fields must say. Books and fields
of a branch's own count as those of the program do.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.attendance import CAN_MAKE_UP
from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.point_rules import MADE_UP, PointRule, PointSource
from dangjian_desktop.domain.points import PointFact
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_periods import LENGTHS, parts_of, period_of
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    LedgerEntry,
    LedgerValue,
    PointEntry,
)

#: The topics that facts are read from.
FACT_READS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.BOOK,
        Topic.LEDGER,
        Topic.POINTS,
        Topic.RULE,
    }
)
_MONTH = LENGTHS[0]


@dataclass(frozen=True)
class Facts:
    """What is recorded of people between two days.

    Attributes:
        by_person: Facts by person id, in no order.
        waiting: Days on which somebody was due at what earns points, and nothing was recorded.
    """

    by_person: Mapping[int, list[PointFact]]
    waiting: Mapping[int, list[date]]


def facts_between(
    first: date,
    last: date,
    rules_for: Mapping[int, Sequence[PointRule]],
    is_everybody: bool = True,
) -> Facts:
    """Return the facts of people between two days, both included.

    Args:
        first: First day. last: Last day.
        rules_for: The rules of each person's class, by person id; people without are left out.
        is_everybody: Whether these are all people that there are: their records are read without
            naming them, for the engine looks for each name in each activity.
    """
    ids = None if is_everybody else sorted(rules_for)
    found: dict[int, list[PointFact]] = defaultdict(list)
    waiting: dict[int, list[date]] = defaultdict(list)
    sets = {tuple(one.key for one in rules): rules for rules in rules_for.values()}
    rules = {one.key: one for known in sets.values() for one in known}
    mine = {person: frozenset(one.key for one in known) for person, known in rules_for.items()}
    for person, fact in _marks(first, last, rules, mine, ids, waiting):
        found[person].append(fact)
    for rule in rules.values():
        if rule.source is PointSource.LEDGER:
            for person, fact in _rows_of(first, last, rule, ids):
                if rule.key in mine.get(person, ()):
                    found[person].append(fact)
    for person, fact in _by_hand(first, last, ids):
        if person in mine:
            found[person].append(fact)
    return Facts(found, waiting)


def _marks(
    first: date,
    last: date,
    rules: Mapping[str, PointRule],
    mine: Mapping[int, frozenset[str]],
    ids: Sequence[int] | None,
    waiting: dict[int, list[date]],
) -> Iterator[tuple[int, PointFact]]:
    """Yield what marks earn; who was due and has no mark is noted as waiting."""
    by_kind: dict[str, list[PointRule]] = defaultdict(list)
    for rule in rules.values():
        for kind in rule.kinds:
            by_kind[kind].append(rule)
    if not by_kind:
        return
    condition = (
        Activity.held_on.between(first, last)
        & (Activity.state != ActivityState.CANCELLED)
        & Activity.original.is_null()
        & Activity.kind.in_(sorted(by_kind))
    )
    activities = {
        key: (kind, held_on)
        for key, kind, held_on in rows(
            Activity.select(Activity.id, Activity.kind, Activity.held_on).where(condition)
        )
    }
    made_up = _made_up(condition, last)
    marks = (
        Attendance.select(Attendance.activity, Attendance.person, Attendance.mark)
        .join(Activity, on=(Attendance.activity == Activity.id))
        .where(condition & Attendance.is_due)
    )
    if ids is not None:
        marks = marks.where(Attendance.person.in_(ids))
    nothing = Decimal(0)
    applying: dict[tuple[str, frozenset[str]], list[tuple[str, Mapping[str, Decimal]]]] = {}
    for activity_id, person, mark in stored_rows(marks):  # of very many people: no types made
        known = mine.get(person)
        if known is None:
            continue
        kind, held_on = activities[activity_id]
        told = applying.get((kind, known))
        if told is None:  # a class has some twenty rules, of which one speaks of a kind
            told = applying[kind, known] = [
                (rule.key, rule.marks)
                for rule in by_kind[kind]
                if rule.key in known and rule.marks is not None
            ]
        is_made_up = (activity_id, person) in made_up and (mark is None or mark in CAN_MAKE_UP)
        for key, earned in told:
            word = MADE_UP if is_made_up and MADE_UP in earned else mark
            if word is None:
                waiting[person].append(held_on)
                continue
            points = earned.get(word, nothing)
            if points:
                yield person, PointFact(key, held_on, points, activity_id, word)


def _made_up(condition: Any, last: date) -> set[tuple[int, int]]:
    """Return activity and person where somebody came to a session that makes up for it."""
    session = Activity.alias()
    came = sorted(counting_on(last).came)
    found = (
        Activity.select(Activity.id, Attendance.person)
        .join(session, on=(session.original == Activity.id))
        .join(Attendance, on=(Attendance.activity == session.id))
        .where(
            condition
            & (session.state != ActivityState.CANCELLED)
            & (session.held_on <= last)
            & Attendance.mark.in_(came)
        )
    )
    return set(rows(found))


def _rows_of(
    first: date, last: date, rule: PointRule, ids: Sequence[int] | None
) -> Iterator[tuple[int, PointFact]]:
    """Yield what rows of a book earn those who stand in a field of them; anonymous ones nothing."""
    day = LedgerEntry.closed_on if rule.at_close else LedgerEntry.happened_on
    chosen = (
        LedgerValue.select(LedgerValue.person, LedgerEntry.id, day)
        .join(LedgerEntry, on=(LedgerValue.entry == LedgerEntry.id))
        .where(
            (LedgerEntry.book == rule.book)
            & (LedgerValue.field == rule.field)
            & LedgerValue.person.is_null(False)
            & ~LedgerEntry.is_anonymous
            # A day that is known to the month counts as the first of it.
            & (day >= first.isoformat()[: len("2026-01")])
            & (day <= last.isoformat())
        )
        .distinct()
    )
    if rule.states:
        chosen = chosen.where(LedgerEntry.state.in_(sorted(rule.states)))
    for key, texts in (rule.when or {}).items():
        said = LedgerValue.alias()
        chosen = chosen.where(
            LedgerEntry.id.in_(
                said.select(said.entry).where((said.field == key) & said.text.in_(list(texts)))
            )
        )
    if ids is not None:
        chosen = chosen.where(LedgerValue.person.in_(ids))
    for person, entry_id, told in rows(chosen):
        if first <= told.first_day <= last:
            yield person, PointFact(rule.key, told.first_day, rule.points, entry_id)


def _by_hand(first: date, last: date, ids: Sequence[int] | None) -> Iterator[tuple[int, PointFact]]:
    """Yield what was entered by hand; it counts in the month of its register."""
    year = period_of(str(first.year))
    assert year is not None, "a year has its months"
    months = {one.code: one for one in parts_of(year, _MONTH) if first <= one.first <= last}
    chosen = PointEntry.select(
        PointEntry.id,
        PointEntry.person,
        PointEntry.rule,
        PointEntry.points,
        PointEntry.happened_on,
        PointEntry.period,
    ).where(PointEntry.period.in_(sorted(months)))
    if ids is not None:
        chosen = chosen.where(PointEntry.person.in_(ids))
    for key, person, rule, points, happened_on, code in rows(chosen):
        month = months[code]
        is_within = happened_on is not None and month.first <= happened_on <= month.last
        day = happened_on if is_within else month.first
        yield person, PointFact(rule, day, Decimal(points) / SCALE, key, "entry")


def rule_gaps(rules: Sequence[PointRule]) -> tuple[Sentence, ...]:
    """Return what rules count that the program does not know: a kind, a book, its field or state.

    Such a rule gives nobody points; whoever looks at the points is told.
    """
    kinds, books = kinds_by_code(), books_by_code()
    found = []
    for rule in rules:
        missing = [kind for kind in rule.kinds if kind not in kinds]
        if rule.source is PointSource.LEDGER:
            book = books.get(rule.book)
            if book is None:
                missing.append(rule.book)
            else:
                known = {one.key for one in book.fields}
                states = {one.code for one in book.states}
                missing += [key for key in (rule.field, *(rule.when or {})) if key not in known]
                missing += sorted(rule.states - states)
        if missing:
            found.append(
                Sentence(
                    "积分规则“{rule}”数的“{missing}”本程序没有，这条规则没有计分。"
                    "请在“规则”里改正。",
                    rule=rule.label,
                    missing="、".join(missing),
                )
            )
    return tuple(found)
