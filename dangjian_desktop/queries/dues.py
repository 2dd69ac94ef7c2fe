"""党费: the sheet of a month, what stands with one person, the accounts, the public sheet.

What is owed is reckoned by `domain.dues_months` whenever it is asked for. A payment counts from
the day on which it was made; a voided one never does.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple, cast

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import (
    ZERO,
    Alert,
    Fixing,
    Payer,
    Slab,
    arrears_alert,
    month_of,
)
from dangjian_desktop.domain.dues_months import (
    ARREARS,
    BASE,
    COAL_BASE,
    FIXING,
    OPEN_STATES,
    ROUNDING,
    RULE_OF,
    Assessed,
    Basis,
    CollectedOn,
    DuesFacts,
    DuesState,
    MonthDues,
    Waiver,
    assessed,
    known_since,
    month_dues,
    months_between,
    parts_of,
    slab_words,
    unpaid_in_a_row,
)
from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ConsentKind, OrganisationKind
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.dues_facts import (
    FACT_READS,
    DuesBasis,
    dues_basis,
    facts_in_month,
    facts_of,
    month_before,
    paid_since,
    people_near,
    yuan,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_consents import ConsentRow, OwnConsentsQuery
from dangjian_desktop.storage.collector import collector_paused
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import among, batches
from dangjian_desktop.storage.models import (
    DuesBase,
    DuesPayment,
    DuesShare,
    GroupMembership,
    Person,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

#: For more people than these everybody is read: that is quicker than naming them.
_MOST_NAMED = 2000
#: Who is in arrears has mostly paid within so many months.
_MONTHS_BACK = 12
#: A sheet of more people is not kept.
_MOST_KEPT = 2000


# The sheet of a month ---------------------------------------------------------------------------


class DuesRow(NamedTuple):
    """One person on the sheet of a month; money in yuan.

    Attributes:
        payer: None where no base is recorded; so are base, rate and amount.
        base: None also where the amount is fixed. rate: 0.015 for 1.5 %.
        amount: By the scale, before a waiver. slab_text: the step of the scale; "" without base.
        edge_amount: What the lower end of the slab pays: the jump that the whole-amount slab makes.
        waiver: Approval of a reduction; "" for none.
        owed: What is to be paid for the month; None where no base is recorded.
        paid: What came in for the month. open: what is still to come; None like `owed`.
        state: How the month stands.
        due_on: Day of the collection in which the month is paid.
        months_unpaid: Months in a row, up to today, for which nothing was paid though it was due.
        last_paid_month: The latest month for which something was paid.
        alert: How loud the unpaid months are told; a person decides what follows.
    """

    person_id: int
    person_uid: str
    name: str
    sort_name: str
    branch_id: int
    branch_name: str
    group_id: int | None
    group_name: str
    payer: Payer | None
    base: Decimal | None
    rate: Decimal | None
    amount: Decimal | None
    slab_text: str
    edge_amount: Decimal | None
    waiver: str
    owed: Decimal | None
    paid: Decimal
    open: Decimal | None
    state: DuesState
    due_on: date
    months_unpaid: int
    last_paid_month: date | None
    alert: Alert

    @property
    def is_open(self) -> bool:
        """Whether something is still to come for the month."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class DuesTotals:
    """Sums of some rows, in yuan and heads.

    Attributes:
        people: Everybody on the sheet. owing: those who owe something in the month.
        in_full: Of these, who has paid all of it. without_base: no base recorded.
        elsewhere: Who pays at the inflow side.
    """

    people: int
    owing: int
    in_full: int
    without_base: int
    elsewhere: int
    owed: Decimal
    paid: Decimal
    open: Decimal


@dataclass(frozen=True, slots=True)
class DuesMonth:
    """The sheet of a month.

    Attributes:
        collected_on: Day of the collection in which the month is paid, where it is the same for
            all branches of the sheet; else None.
        fixing: Whether amounts are fixed for the year. step: rounding, in yuan.
        sources: The rules used, by their title, each with where it comes from.
    """

    month: date
    on: date
    rows: tuple[DuesRow, ...]
    collected_on: date | None
    fixing: Fixing
    step: Decimal
    sources: tuple[tuple[str, str], ...]

    @property
    def totals(self) -> DuesTotals:
        """The sums of all rows."""
        return totals_of(self.rows)


def totals_of(rows: Sequence[DuesRow]) -> DuesTotals:
    """Return the sums of some rows of a month."""
    states = Counter(row.state for row in rows)
    owing = [row for row in rows if row.owed]
    return DuesTotals(
        people=len(rows),
        owing=len(owing),
        in_full=states[DuesState.PAID],
        without_base=sum(row.owed is None for row in rows),
        elsewhere=states[DuesState.ELSEWHERE],
        owed=sum((row.owed for row in rows if row.owed), ZERO),
        paid=sum((row.paid for row in rows), ZERO),
        open=sum((row.open for row in rows if row.open), ZERO),
    )


class _Kept:
    """The sheets that were asked for since the last change, so that a year reads no month twice.

    Only those of few people are kept: a mine of sixty thousand would fill the memory.
    """

    def __init__(self) -> None:
        # Revision and sheets are one value: another thread may ask between two assignments.
        self._last: tuple[int | None, dict[DuesMonthQuery, DuesMonth]] = None, {}

    def of(self, revision: int) -> "dict[DuesMonthQuery, DuesMonth]":
        """Return the sheets that are true at a revision of the data, by question."""
        of_revision, sheets = self._last
        if of_revision != revision:
            sheets = {}
            self._last = revision, sheets
        return sheets


_kept = _Kept()


@dataclass(frozen=True)
class DuesMonthQuery:
    """Everybody who is asked for the dues of a month, branch by branch, by name.

    Attributes:
        on: Today: payments of later days do not count, and arrears are counted up to it.
        month: Any day of the month.
        within: A group, branch or committee; None for everybody.
    """

    reads: ClassVar = FACT_READS | frozenset({Topic.PERSON, Topic.GROUP_MEMBERSHIP})
    on: date
    month: date
    within: int | None = None

    def fetch(self) -> DuesMonth:
        """Return the sheet; asked again before anything has changed, the same one."""
        sheets = _kept.of(data_revision())
        found = sheets.get(self)
        if found is None:
            with collector_paused():  # a row and more of everybody, and no cycles
                found = self._sheet()
            if len(found.rows) <= _MOST_KEPT:
                sheets[self] = found
        return found

    def _sheet(self) -> DuesMonth:
        month = month_of(self.month)
        basis = dues_basis()
        tree = Tree.on(max(min(self.on, add_months(month, 1)), month))
        group, below = _place(tree, self.within)
        people = _named_people(month, below)
        now = month_of(self.on)
        before = month_before(now)
        recent = paid_since(min(month, now), self.on, people) if month >= before else None
        found = _standing(facts_in_month(month, self.on, people, recent), month, basis, below)
        collected_on = basis.collected_on
        day = basis.rules_at(month).collection_on("", month)
        groups = _groups(day, [person for person, _told in found], people)
        if group is not None:
            found = [one for one in found if groups.get(one[0]) == group]
        if recent is None:
            recent = paid_since(before, self.on, people)
        elif month >= now:
            self._add_month_before(recent, [person for person, _told in found], now, people)
        runs = _Runs(self.on, basis, dict(found), recent)
        names = OrganisationNames()
        arrears = rules_on(self.on).values_of(ARREARS)
        persons = _persons([person for person, _told in found], people)
        alerts: dict[int, Alert] = {}
        words = _SlabWords()
        rows: list[DuesRow] = []
        named: dict[int, str] = {}
        for person, told in found:
            in_group = groups.get(person)
            if told.branch_id not in named:
                named[told.branch_id] = names.on(told.branch_id, day)
            if in_group is not None and in_group not in named:
                named[in_group] = names.on(in_group, day)
            unpaid, last_paid = runs.of(person)
            if unpaid not in alerts:
                alerts[unpaid] = arrears_alert(unpaid, arrears)
            rows.append(
                _row(
                    persons[person],
                    told,
                    named[told.branch_id],
                    in_group,
                    "" if in_group is None else named[in_group],
                    unpaid,
                    last_paid,
                    alerts[unpaid],
                    words,
                )
            )
        order = {row.organisation_id: place for place, row in enumerate(tree.rows)}
        rows.sort(
            key=lambda row: (order.get(row.branch_id, len(order)), row.sort_name, row.person_id)
        )
        days = {collected_on.due_on(branch, month) for branch in {row.branch_id for row in rows}}
        if not days and self.within is not None:
            days = {collected_on.due_on(self.within, month)}
        rules = basis.rules_at(month)
        return DuesMonth(
            month,
            self.on,
            tuple(rows),
            days.pop() if len(days) == 1 else None,
            rules.fixing,
            rules.step,
            _sources(month, {row.payer for row in rows if row.payer is not None}),
        )

    def _add_month_before(
        self,
        recent: dict[int, dict[date, Decimal]],
        asked: Sequence[int],
        now: date,
        people: set[int] | None,
    ) -> None:
        """Add what was paid for the month before by whom nothing is there of this one.

        Late in a month these are few, and the month before is read of nobody else.
        """
        rest = {person for person in asked if now not in recent.get(person, ())}
        named = rest if len(rest) <= _MOST_NAMED else people
        if rest:
            told = paid_since(month_before(now), self.on, named)
            recent |= {person: told[person] for person in rest & told.keys()}


def standing_in(
    month: date, on: date, branches: Collection[int] | None
) -> list[tuple[int, MonthDues]]:
    """Return how a month stands for everybody whom some branches ask, as of a day; by person id."""
    facts = facts_in_month(month, on, _named_people(month, branches))
    return _standing(facts, month, dues_basis(), branches)


def _named_people(month: date, branches: Collection[int] | None) -> set[int] | None:
    """Return whom branches may ask, where they are few; None where everybody is read."""
    people = None if branches is None else people_near(month, branches)
    return people if people is not None and len(people) <= _MOST_NAMED else None


def _standing(
    facts: Mapping[int, DuesFacts],
    month: date,
    basis: DuesBasis,
    branches: Collection[int] | None,
) -> list[tuple[int, MonthDues]]:
    collected_on = basis.collected_on
    found: list[tuple[int, MonthDues]] = []
    for person, one in facts.items():
        told = month_dues(one, month, basis.rules_at, collected_on)
        if told is not None and (branches is None or told.branch_id in branches):
            found.append((person, told))
    return found


class _SlabWords:
    """The words of the slabs of one sheet; a slab is known by itself, without reading its figures.

    A sheet has some ten slabs and 60,000 rows, and equal figures take long to be found equal.
    """

    def __init__(self) -> None:
        self._told: dict[int, tuple[Slab, Told]] = {}

    def of(self, slab: Slab | None, payer: Payer) -> Told:
        """Return the words of a slab; without one, those of a payer's fixed amount."""
        if slab is None:
            return slab_words(None, payer)
        found = self._told.get(id(slab))
        if found is None:  # the slab is kept too: no other one may take its place in memory
            found = self._told[id(slab)] = slab, slab_words(slab, payer)
        return found[1]


def _row(
    whom: tuple[int, str, str, str],
    told: MonthDues,
    branch: str,
    group_id: int | None,
    group: str,
    unpaid: int,
    last_paid: date | None,
    alert: Alert,
    words: _SlabWords,
) -> DuesRow:
    one = told.assessed
    payer, base, rate, amount, slab_text, edge_amount = (
        _NO_AMOUNT if one is None else _amount(one, words)
    )
    person, uid, name, sort_name = whom
    return DuesRow(
        person,
        uid,
        name,
        sort_name,
        told.branch_id,
        branch,
        group_id,
        group,
        payer,
        base,
        rate,
        amount,
        slab_text,
        edge_amount,
        "" if told.waiver is None else told.waiver.approval,
        told.owed,
        told.paid,
        told.open,
        told.state,
        told.due_on,
        unpaid,
        last_paid,
        alert,
    )


#: Payer, base, rate, amount, the words of the slab and its edge, as a row tells them.
_Amount = tuple[Payer | None, Decimal | None, Decimal | None, Decimal | None, str, Decimal | None]
_NO_AMOUNT: _Amount = (None, None, None, None, "", None)


def _amount(one: Assessed, words: _SlabWords) -> _Amount:
    payer, _rule, base, amount, slab, edge_amount, *_rest = one
    return (
        payer,
        base,
        None if slab is None else slab.rate,
        amount,
        words.of(slab, payer),
        edge_amount,
    )


def _place(tree: Tree, within: int | None) -> tuple[int | None, set[int] | None]:
    """Return the group that is meant, if one is, and the organisations below."""
    if within is None:
        return None, None
    node = tree.get(within)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        assert node.parent_id is not None
        return within, {node.parent_id}
    return None, tree.below(within)


def _persons(
    wanted: Sequence[int], people: set[int] | None
) -> dict[int, tuple[int, str, str, str]]:
    """Return row id, uid, name and sorting name of people, by row id."""
    chosen = Person.select(Person.id, Person.uid, Person.name, Person.sort_name)
    if people is not None:
        chosen = chosen.where(among(Person.id, wanted))
    return {row[0]: row for row in cast("list[tuple[int, str, str, str]]", stored_rows(chosen))}


def _groups(day: date, wanted: Sequence[int], people: set[int] | None) -> dict[int, int]:
    spell = GroupMembership
    chosen = spell.select(spell.person_id, spell.party_group_id).where(valid_on(spell, day))
    if people is not None:
        chosen = chosen.where(among(spell.person, wanted))
    return dict(stored_rows(chosen))


def _sources(month: date, payers: set[Payer]) -> tuple[tuple[str, str], ...]:
    """Return the titles and sources of the rules that a sheet of these payers rests on."""
    rules = rules_on(month)
    used = dict.fromkeys(RULE_OF[payer] for payer in Payer if payer in payers)
    names = [*used, BASE, COAL_BASE, FIXING, ROUNDING]
    return tuple((rules[name].version.title, rules[name].source) for name in names)


class _Runs:
    """Months in a row without payment, and the last month paid, of those on a sheet.

    Nearly everybody has paid for this month or the one before, which two months of shares tell.
    Of the others a year is read, and the whole past only of whom that does not tell.
    """

    def __init__(
        self,
        on: date,
        basis: DuesBasis,
        told: Mapping[int, MonthDues],
        paid: Mapping[int, Mapping[date, Decimal]],
    ) -> None:
        now = month_of(on)
        before = month_before(now)
        self._found: dict[int, tuple[int, date | None]] = {}
        rest: list[int] = []
        collected_on = basis.collected_on
        due: dict[int, bool] = {}
        for person, one in told.items():
            branch = one.branch_id
            if branch not in due:
                due[branch] = collected_on.due_on(branch, now) <= on
            months = paid.get(person)
            if months is not None and (now if due[branch] else before) in months:
                self._found[person] = 0, max(months)
            elif months is not None and one.month == now and before in months:
                is_short = due[branch] and one.due_on <= on and one.is_without_payment
                self._found[person] = int(is_short), max(months)
            else:
                rest.append(person)
        known = facts_of(rest, on, add_months(now, -_MONTHS_BACK))
        unsure = [
            person
            for person, facts in known.items()
            if not _ends_at_last_paid(facts, on, basis, collected_on)
        ]
        for person, facts in (known | facts_of(unsure, on)).items():
            count = unpaid_in_a_row(facts, on, basis.rules_at, collected_on)
            self._found[person] = count, max(facts.paid, default=None)

    def of(self, person: int) -> tuple[int, date | None]:
        """Return the months in a row and the last month paid."""
        return self._found[person]


def _ends_at_last_paid(
    facts: DuesFacts, on: date, basis: DuesBasis, collected_on: CollectedOn
) -> bool:
    """Whether the months in a row end at the last one paid, whatever was paid before it."""
    last = max(facts.paid, default=None)
    told = None if last is None else month_dues(facts, last, basis.rules_at, collected_on)
    return told is not None and told.due_on <= on and not told.is_without_payment


# One person -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BasisRow:
    """A recorded base with its parts.

    Attributes:
        uid: Its identity. since: first day of the month.
        parts: Yuan by part of the wage; empty where the base is one figure.
        assessed: What it comes to in its first month; None where that cannot be told.
        note: What was noted with it.
    """

    row_id: int
    uid: str
    since: date
    payer: Payer
    base: Decimal | None
    monthly: Decimal | None
    parts: Mapping[str, Decimal]
    assessed: Assessed
    note: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """Money that was handed over once.

    Attributes:
        shares: Yuan by month. organisation_id: the branch that took it.
        voided_on: Day on which it was voided; it counts for nothing then.
    """

    payment_id: int
    uid: str
    person_id: int
    person_name: str
    organisation_id: int
    paid_on: date
    amount: Decimal
    shares: Mapping[date, Decimal]
    receipt: str
    handed_by: str
    note: str
    voided_on: date | None


@dataclass(frozen=True, slots=True)
class DuesPerson:
    """What stands with one person.

    Attributes:
        months: Those of the year in which somebody asks, in their order.
        open_months: All months up to today, of any year, that are due and not paid in full.
        coming: Those up to today that are not paid in full and are collected on a later day.
        known_since: The month from which dues are kept here; None where nothing is recorded.
        bases, payments, waivers, consents: Everything recorded, the latest first.
    """

    person_id: int
    year: int
    months: tuple[MonthDues, ...]
    open_months: tuple[MonthDues, ...]
    coming: tuple[MonthDues, ...]
    months_unpaid: int
    last_paid_month: date | None
    alert: Alert
    known_since: date | None
    bases: tuple[BasisRow, ...]
    payments: tuple[PaymentRow, ...]
    waivers: tuple[Waiver, ...]
    consents: tuple[ConsentRow, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def open(self) -> Decimal:
        """What is still to come of the months that are due."""
        return sum((one.open for one in self.open_months if one.open), ZERO)


@dataclass(frozen=True)
class DuesPersonQuery:
    """The dues of one person: the months of a year, bases, payments, waivers, consents."""

    reads: ClassVar = FACT_READS | OwnConsentsQuery.reads | frozenset({Topic.PERSON})
    person_id: int
    on: date
    year: int

    def fetch(self) -> DuesPerson:
        """Return everything, also of somebody of whom nothing is recorded."""
        basis = dues_basis()
        facts = facts_of([self.person_id], self.on).get(self.person_id, DuesFacts())
        collected_on = basis.collected_on
        months = [
            one
            for month in months_between(date(self.year, 1, 1), date(self.year, 12, 1))
            if (one := month_dues(facts, month, basis.rules_at, collected_on)) is not None
        ]
        unpaid = unpaid_in_a_row(facts, self.on, basis.rules_at, collected_on)
        standing = _not_in_full(facts, self.on, basis)
        return DuesPerson(
            self.person_id,
            self.year,
            tuple(months),
            tuple(one for one in standing if one.due_on <= self.on),
            tuple(one for one in standing if one.due_on > self.on),
            unpaid,
            max(facts.paid, default=None),
            arrears_alert(unpaid, rules_on(self.on).values_of(ARREARS)),
            known_since(facts),
            tuple(_basis_rows(self.person_id, basis)),
            tuple(payments_where(DuesPayment.person == self.person_id)),
            tuple(facts.waivers),
            tuple(
                one
                for one in reversed(OwnConsentsQuery(self.person_id).fetch())
                if one.kind is ConsentKind.AMOUNT
            ),
            _sources(
                date(self.year, 12, 1) if self.year < self.on.year else month_of(self.on),
                {one.payer for one in facts.bases},
            ),
        )


def open_months(facts: DuesFacts, on: date, basis: DuesBasis) -> list[MonthDues]:
    """Return the months up to a day that are due and not paid in full, in their order.

    Months before the first base or payment are not known and not told.
    """
    return [one for one in _not_in_full(facts, on, basis) if one.due_on <= on]


def _not_in_full(facts: DuesFacts, on: date, basis: DuesBasis) -> list[MonthDues]:
    """Return the known months up to a day that are not paid in full, whenever they are due."""
    first = known_since(facts)
    months = () if first is None else months_between(first, month_of(on))
    told = (month_dues(facts, month, basis.rules_at, basis.collected_on) for month in months)
    return [one for one in told if one is not None and one.state in OPEN_STATES]


def open_months_of(person_id: int, on: date) -> list[MonthDues]:
    """Return the months for which somebody still owes on a day; see `open_months`."""
    facts = facts_of([person_id], on).get(person_id)
    return [] if facts is None else open_months(facts, on, dues_basis())


def _basis_rows(person_id: int, basis: DuesBasis) -> list[BasisRow]:
    found = []
    for row in (
        DuesBase.select().where(DuesBase.person == person_id).order_by(DuesBase.since.desc())
    ):
        told = Basis(row.id, row.since, row.payer, row.base, row.parts, row.monthly)
        found.append(
            BasisRow(
                row.id,
                row.uid,
                row.since,
                row.payer,
                row.base,
                row.monthly,
                parts_of(row.parts) if row.parts else {},
                assessed(told, row.since, basis.rules_at),
                row.note,
            )
        )
    return found


def payments_where(condition: Any) -> list[PaymentRow]:
    """Return payments with their shares, the latest first."""
    found = list(
        stored_rows(
            DuesPayment.select(
                DuesPayment.id,
                DuesPayment.uid,
                DuesPayment.person_id,
                Person.name,
                DuesPayment.organisation_id,
                DuesPayment.paid_on,
                DuesPayment.amount,
                DuesPayment.receipt,
                DuesPayment.handed_by,
                DuesPayment.note,
                DuesPayment.voided_on,
            )
            .join(Person, on=(Person.id == DuesPayment.person))
            .where(condition)
            .order_by(DuesPayment.paid_on.desc(), DuesPayment.id.desc())
        )
    )
    shares: dict[int, dict[date, Decimal]] = {}
    for some in batches(one[0] for one in found):
        for payment, month, fen in stored_rows(
            DuesShare.select(DuesShare.payment_id, DuesShare.month, DuesShare.amount)
            .where(among(DuesShare.payment, some))
            .order_by(DuesShare.month)
        ):
            shares.setdefault(payment, {})[date.fromisoformat(month)] = yuan(fen)
    return [
        PaymentRow(
            key,
            uid,
            person,
            name,
            organisation,
            date.fromisoformat(paid_on),
            yuan(fen),
            shares.get(key, {}),
            receipt,
            handed_by,
            note,
            None if voided is None else date.fromisoformat(voided),
        )
        for (
            key,
            uid,
            person,
            name,
            organisation,
            paid_on,
            fen,
            receipt,
            handed_by,
            note,
            voided,
        ) in found
    ]
