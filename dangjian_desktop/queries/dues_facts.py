"""What bears on somebody's dues, read for one month of everybody or for all months of a few.

Both fill the same `DuesFacts`, so that the sheet of a month and the page of a person are reckoned
by one function. Of the whole roll only the rows that touch the month are read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from peewee import fn

from dangjian_desktop.domain.dates import PartialDate, add_months, month_end
from dangjian_desktop.domain.dues import Payer, month_of
from dangjian_desktop.domain.dues_months import (
    Basis,
    DuesFacts,
    DuesRules,
    Handover,
    Rhythm,
    RulesAt,
    Waiver,
    dues_rules,
)
from dangjian_desktop.domain.spans import ALWAYS, OPEN, Span, joined
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, TransferDirection
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import MOST_NAMED, among, batches, pairs
from dangjian_desktop.storage.models import (
    AwaySpell,
    DuesBase,
    DuesPayment,
    DuesShare,
    DuesWaiver,
    Membership,
    Organisation,
    StageSpell,
    Transfer,
)
from dangjian_desktop.storage.rulebook import rules_on, turn_before

FACT_READS = frozenset(
    {
        Topic.DUES,
        Topic.MEMBERSHIP,
        Topic.STAGE,
        Topic.TRANSFER,
        Topic.ORGANISATION,
        Topic.RULE,
    }
)
_FEN = Decimal("0.01")
_PAYERS = {one.value: one for one in Payer}


@lru_cache(maxsize=65_536)
def yuan(fen: int | None) -> Decimal:
    """Return stored fen as yuan; nothing is 0."""
    return Decimal(fen or 0) * _FEN


def dues_rules_at(day: date) -> DuesRules:
    """Return what the rules of a day say about dues; kept until they change."""
    return _rules(turn_before(day), data_revision())


@lru_cache(maxsize=256)
def _rules(turn: date, _revision: int) -> DuesRules:
    return dues_rules(rules_on(turn))


class CollectionDays:
    """When branches collect; what was told of a branch and month once is kept.

    Args:
        rules_at: Rules as of a day. uids: identity of every branch, by row id.
    """

    def __init__(self, rules_at: RulesAt, uids: Mapping[int, str]) -> None:
        self._rules_at, self._uids = rules_at, uids
        self._days: dict[tuple[int, date], date] = {}
        self._due: dict[tuple[int, date], date] = {}

    def __call__(self, branch_id: int, month: date, /) -> date:
        """Return the collection day of a branch in a month."""
        key = branch_id, month
        if key not in self._days:
            uid = self._uids.get(branch_id, "")
            self._days[key] = self._rules_at(month).collection_on(uid, month)
        return self._days[key]

    def due_on(self, branch_id: int, month: date, /) -> date:
        """Return the day of the collection in which a branch asks for a month."""
        key = branch_id, month
        found = self._due.get(key)
        if found is None:
            uid = self._uids.get(branch_id, "")
            found = self(branch_id, self._rules_at(month).due_month(uid, month))
            self._due[key] = found
        return found


@dataclass(frozen=True)
class DuesBasis:
    """What every reckoning needs beside the facts: the rules, and the days of collection."""

    rules_at: RulesAt
    collected_on: CollectionDays


def dues_basis() -> DuesBasis:
    """Return the rules and days of collection; a day's rules are looked up once."""
    kept: dict[date, DuesRules] = {}

    def rules_at(day: date) -> DuesRules:
        if day not in kept:
            kept[day] = dues_rules_at(day)
        return kept[day]

    uids = pairs(Organisation.select(Organisation.id, Organisation.uid))
    return DuesBasis(rules_at, CollectionDays(rules_at, uids))


def collection_of(organisation_id: int, month: date) -> tuple[int, Rhythm]:
    """Return on which day of the month a branch collects, and how often, as it is set."""
    rules = dues_rules_at(month)
    uids = pairs(
        Organisation.select(Organisation.id, Organisation.uid).where(
            Organisation.id == organisation_id
        )
    )
    uid = uids.get(organisation_id, "")
    rhythm = Rhythm.QUARTER if uid in rules.quarterly else Rhythm.MONTH
    return rules.days.get(uid, rules.day), rhythm


def facts_in_month(
    month: date,
    on: date,
    people: Collection[int] | None = None,
    paid: Mapping[int, Mapping[date, Decimal]] | None = None,
) -> dict[int, DuesFacts]:
    """Return what bears on one month, by person; who has nothing to do with it is left out.

    Args:
        month: First day of the month.
        on: Today; what was paid later does not count.
        people: Only these; None for everybody.
        paid: What was paid for this month and others, where that is known already.
    """
    return _read(month, on, people, paid)


def facts_of(
    people: Collection[int], on: date, paid_from: date | None = None
) -> dict[int, DuesFacts]:
    """Return everything that bears on the dues of some people, by person.

    Args:
        paid_from: Of payments only those for this month and later ones; None for all.
    """
    found: dict[int, DuesFacts] = {}
    for some in batches(people):
        paid = None if paid_from is None else paid_since(paid_from, on, some)
        found |= _read(None, on, some, paid)
    return found


def people_near(month: date, branches: Collection[int]) -> set[int]:
    """Return whom a branch may ask for a month: its people then, and those who came or left."""
    mine = among(Membership.branch, sorted(branches))
    found = {
        person
        for (person,) in stored_rows(
            Membership.select(Membership.person_id).where(mine & _touches(Membership, month))
        )
    }
    for person, letter in _handovers(month, None):
        if letter.old in branches or letter.new in branches:
            found.add(person)
    return found


def paid_since(
    month: date, on: date, people: Collection[int] | None
) -> dict[int, dict[date, Decimal]]:
    """Return what was paid for a month and later ones, by person and month."""
    return _paid(DuesShare.month >= month, on, people)


def _read(
    month: date | None,
    on: date,
    people: Collection[int] | None,
    paid: Mapping[int, Mapping[date, Decimal]] | None = None,
) -> dict[int, DuesFacts]:
    found: dict[int, DuesFacts] = {}
    for person, branch, since, until in stored_rows(
        _chosen(
            Membership.select(
                Membership.person_id, Membership.branch_id, Membership.since, Membership.until
            ),
            Membership,
            people,
            None if month is None else _touches(Membership, month),
        )
    ):
        held = (branch, _span(since, until))
        facts = found.get(person)
        if facts is None:
            found[person] = DuesFacts((held,))
        else:
            facts.memberships += (held,)
    for person, letter in _handovers(month, people):
        found.setdefault(person, DuesFacts()).handovers += (letter,)
    for person, since, until in stored_rows(
        _chosen(
            StageSpell.select(StageSpell.person_id, StageSpell.since, StageSpell.until),
            StageSpell,
            people,
            StageSpell.stage.in_([one.value for one in MEMBER_STAGES])
            & (True if month is None else _touches(StageSpell, month)),
        )
    ):
        facts = found.get(person)
        if facts is not None:
            facts.as_member += (_span(since, until),)
    for facts in found.values():
        if len(facts.as_member) > 1:
            facts.as_member = tuple(joined(facts.as_member))
        if len(facts.memberships) > 1:
            facts.memberships = tuple(sorted(facts.memberships, key=lambda one: one[1]))
    for person, basis in _bases(_in_year_up_to(month), people):
        facts = found.get(person)
        if facts is not None:
            facts.bases += (basis,)
    if month is not None:
        _add_bases_before(month.replace(month=1), people, found)
    for person, waiver in _waivers(month, people):
        if person in found:
            found[person].waivers += (waiver,)
    for person, span in _away(month, people):
        if person in found:
            found[person].away += (span,)
    if paid is None:
        paid = _paid(None if month is None else DuesShare.month == month, on, people)
    for person, months in paid.items():
        facts = found.get(person)
        if facts is not None:
            facts.paid = months
    return found


def _in_year_up_to(month: date | None) -> Any:
    """Return the condition that a base is of a month's year and not later; None for every base."""
    if month is None:
        return None
    return (DuesBase.since >= month.replace(month=1)) & (DuesBase.since <= month)


def _add_bases_before(
    january: date, people: Collection[int] | None, found: Mapping[int, DuesFacts]
) -> None:
    """Add the last base before a year to whom has none of its January.

    Nearly everybody has one: to look for an earlier one of everybody takes longer than all else.
    """
    rest = {
        person
        for person, facts in found.items()
        if not facts.bases or facts.bases[0].since > january
    }
    later = DuesBase.alias()
    is_last = ~fn.EXISTS(
        later.select(later.id).where(
            (later.person == DuesBase.person)
            & (later.since > DuesBase.since)
            & (later.since < january)
        )
    )
    named = rest if len(rest) <= MOST_NAMED else people
    for person, basis in _bases((DuesBase.since < january) & is_last, named) if rest else ():
        if person in rest:
            found[person].bases = (basis, *found[person].bases)


def _bases(condition: Any, people: Collection[int] | None) -> Iterable[tuple[int, Basis]]:
    """Yield rows in the order of their months."""
    table = DuesBase
    chosen = table.select(
        table.person_id,
        table.id,
        table.since,
        table.payer,
        table.base,
        table.parts,
        table.monthly,
    )
    for person, row_id, since, payer, base, parts, monthly in stored_rows(
        _chosen(chosen, table, people, condition).order_by(table.person, table.since)
    ):
        yield (
            person,
            Basis(
                row_id,
                _day(since),
                _PAYERS[payer],
                None if base is None else yuan(base),
                parts,
                None if monthly is None else yuan(monthly),
            ),
        )


def _waivers(month: date | None, people: Collection[int] | None) -> Iterable[tuple[int, Waiver]]:
    table = DuesWaiver
    condition = None
    if month is not None:
        condition = (table.since <= month) & (table.until.is_null() | (table.until >= month))
    for person, row_id, since, until, monthly, approval in stored_rows(
        _chosen(
            table.select(
                table.person_id,
                table.id,
                table.since,
                table.until,
                table.monthly,
                table.approval,
            ),
            table,
            people,
            condition,
        ).order_by(table.since.desc(), table.id.desc())
    ):
        yield (
            person,
            Waiver(
                row_id,
                _day(since),
                None if until is None else _day(until),
                None if monthly is None else yuan(monthly),
                approval,
            ),
        )


def _away(month: date | None, people: Collection[int] | None) -> Iterable[tuple[int, Span]]:
    table = AwaySpell
    condition = table.pays_there & (True if month is None else _touches(table, month))
    for person, since, until in stored_rows(
        _chosen(table.select(table.person_id, table.since, table.until), table, people, condition)
    ):
        yield person, _span(since, until)


def _handovers(
    month: date | None, people: Collection[int] | None
) -> Iterable[tuple[int, Handover]]:
    """Yield letters that decide who asks for a month, the latest received first."""
    table = Transfer
    condition = (
        table.received_on.is_null(False)
        & table.dues_through.is_null(False)
        & table.withdrawn_on.is_null()
    )
    if month is not None:
        condition &= (table.dues_through >= month) | (table.received_on >= month)
    for person, direction, branch, other, through, received in stored_rows(
        _chosen(
            table.select(
                table.person_id,
                table.direction,
                table.branch_id,
                table.other_branch_id,
                table.dues_through,
                table.received_on,
            ),
            table,
            people,
            condition,
        ).order_by(table.received_on.desc(), table.id.desc())
    ):
        goes = direction == TransferDirection.OUT.value
        old, new = (branch, other) if goes else (other, branch)
        letter = Handover(_day(through), month_of(_day(received)), old, new)
        if month is None or letter.speaks_of(month):
            yield person, letter


def _paid(
    condition: Any, on: date, people: Collection[int] | None
) -> dict[int, dict[date, Decimal]]:
    """Return what was paid by a day and not voided, by person and month.

    Of a million payments few are void or lie ahead, so these are read first and left out.
    """
    void = _not_counted(on, data_revision())
    found: dict[int, dict[date, Decimal]] = {}
    for payment, person, told, fen in stored_rows(
        _chosen(
            DuesShare.select(
                DuesShare.payment_id, DuesShare.person_id, DuesShare.month, DuesShare.amount
            ),
            DuesShare,
            people,
            condition,
        )
    ):
        if payment in void:
            continue
        months = found.get(person)
        if months is None:
            months = found[person] = {}
        month = _day(told)
        months[month] = months[month] + yuan(fen) if month in months else yuan(fen)
    return found


@lru_cache(maxsize=4)
def _not_counted(on: date, _revision: int) -> frozenset[int]:
    """Return payments that are void or of a later day."""
    table = DuesPayment
    void, later = (
        stored_rows(table.select(table.id).where(condition))  # apart: each has its index
        for condition in (table.voided_on.is_null(False), table.paid_on > on)
    )
    return frozenset(key for (key,) in (*void, *later))


def _chosen(selected: Any, table: Any, people: Collection[int] | None, condition: Any) -> Any:
    if people is not None:
        named = among(table.person, sorted(people))
        condition = named if condition is None else named & condition
    return selected if condition is None else selected.where(condition)


def _touches(spell: Any, month: date) -> Any:
    """Return the condition that a spell holds on a day of a month, or ends as it begins."""
    first, last = month.isoformat(), month_end(month).isoformat()
    return (spell.since.is_null() | (spell.since <= last)) & (
        spell.until.is_null() | (spell.until >= first)
    )


@lru_cache(maxsize=32_768)
def _day(text: str) -> date:
    return PartialDate.from_iso(text).first_day


@lru_cache(maxsize=65_536)
def _span(since: str | None, until: str | None) -> Span:
    return Span(ALWAYS if since is None else _day(since), OPEN if until is None else _day(until))


def month_before(month: date) -> date:
    """Return the month before."""
    return add_months(month, -1)
