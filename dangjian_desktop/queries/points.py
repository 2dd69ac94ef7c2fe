"""Member points of a period: everybody's figures, ranked, and each person's records behind them.

Everybody is counted at once, because a class is compared over all branches; what was counted is
kept until the data change, so another branch or another order costs nothing. A closed period is
read from its closing. Who does not take part (不参评) has no figure and no place, and no reason.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.point_rules import (
    ClassFacts,
    Comparing,
    MemberClass,
    PointRule,
    class_of,
)
from dangjian_desktop.domain.points import (
    PointFact,
    Prize,
    carried,
    compared,
    counted,
    measure_of,
    prizes,
    ranked,
)
from dangjian_desktop.domain.score_periods import length_of, period_of, period_on
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    OrganisationKind,
)
from dangjian_desktop.queries.closed_points import closed_rows, closed_year_points
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.former_jobs import jobs_then
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.point_facts import FACT_READS, facts_between, rule_gaps
from dangjian_desktop.queries.point_rows import (
    FREE_GROUP,
    BaseFrom,
    PointRules,
    PointsBoard,
    PointsRow,
    point_rules_on,
)
from dangjian_desktop.queries.scores import Progress
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    GroupMembership,
    LeadingCadre,
    Membership,
    Person,
    PointClass,
    PointExemption,
    PostSpell,
    ScoreFigure,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: Part of a `ScoreFigure`: the points of a year that was not kept in this program.
YEAR_BROUGHT = "points.year"
_TEXT_KEYS = ("occupation", "section", "trade")
#: Share of the work that is done when the people, then when their records are read.
_PEOPLE_READ, _FACTS_READ = 0.2, 0.45
#: After so many people it is told again how far the counting is.
_PORTION = 1000


_READS = FACT_READS | frozenset(
    {
        Topic.PERSON,
        Topic.JOB,
        Topic.STAGE,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.POST,
        Topic.LEADING_CADRE,
        Topic.SCORE,
        Topic.CLOSING,
        Topic.DUPLICATE,
    }
)


@dataclass(frozen=True)
class PointsQuery:
    """The points of everybody below an organisation in a period.

    Attributes:
        period: Code of a month, quarter, half-year or year.
        within: A group, branch or committee; None for everybody.
        live: Whether a closed period is counted anew all the same (to close it again).
    """

    reads: ClassVar = _READS
    on: date
    period: str
    within: int | None = None
    live: bool = False

    def fetch(self, progress: Progress | None = None) -> PointsBoard:
        """Return the board; without rows where the period lies ahead.

        Args:
            progress: Told the share done; what it raises ends the work.
        """
        period = period_of(self.period)
        if period is None:
            raise LookupError(self.period)
        revision = data_revision()
        _counted(period, self.on, revision, progress)  # what follows takes it from there
        if self.within is None:
            return _among_all(period, self.on, revision, is_live=self.live)
        whole = _shown(period, self.on, revision, is_live=self.live)
        tree = Tree.on(min(period.last, self.on))
        here = tree.below(self.within)
        node = tree.get(self.within)
        is_group = node is not None and node.kind is OrganisationKind.PARTY_GROUP
        found = [
            row
            for row in whole.rows
            if (row.group_id == self.within if is_group else row.branch_id in here)
        ]
        return replace(whole, rows=_placed(found, whole.rules, whole.every))


@lru_cache(maxsize=2)
def _among_all(period: Period, on: date, revision: int, *, is_live: bool) -> PointsBoard:
    """Return everybody with the places among all; kept, because every single person asks for it."""
    whole = _shown(period, on, revision, is_live=is_live)
    return replace(whole, rows=_placed(whole.rows, whole.rules, whole.every))


@lru_cache(maxsize=6)
def _shown(period: Period, on: date, revision: int, *, is_live: bool) -> PointsBoard:
    """Return everybody's points without places: frozen where closed, counted elsewhere."""
    board = _counted(period, on, revision)
    if is_live or not board.rows:
        return board
    frozen = closed_rows(period.code, Tree.on(min(period.last, on)))
    if not frozen:
        return board
    found: list[PointsRow] = []
    branches = dict.fromkeys(row.branch_id for row in board.rows)
    for branch in branches | dict.fromkeys(frozen):
        live = [row for row in board.rows if row.branch_id == branch]
        found.extend(frozen.get(branch, live))
    return replace(board, rows=tuple(found))


def _placed(found: Sequence[PointsRow], rules: PointRules, every: Every) -> tuple[PointsRow, ...]:
    """Return rows with their places and what prizes their figures may get."""
    by = rules.comparing.rank_by
    place_of = {row.person_id: place for place, row in ranked(found, lambda row: row.ranked_by(by))}
    prize_of: dict[int, Prize] = {}
    if every in rules.prizes.every:
        in_order = ranked(found, lambda row: row.ranked_by(rules.prizes.by))
        told = [(place, Fraction(row.ranked_by(rules.prizes.by) or 0)) for place, row in in_order]
        given = prizes(told, rules.prizes)
        prize_of = {
            row.person_id: prize for (_place, row), prize in zip(in_order, given, strict=True)
        }
    return tuple(
        replace(row, place=place_of.get(row.person_id), prize=prize_of.get(row.person_id))
        for row in found
    )


def people_counted(on: date) -> int:
    """Return about how many people are counted for a board: those in a branch on a day."""
    return int(Membership.select().where(valid_on(Membership, on)).count())


# Counting ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """A member on the last day of the period."""

    person_id: int
    uid: str
    name: str
    sort_name: str
    branch_id: int
    group_id: int | None
    member_class: MemberClass


def _counted(
    period: Period, on: date, revision: int, progress: Progress | None = None
) -> PointsBoard:
    """Return everybody's points without places; kept, because every branch asks for them."""
    kept = _kept(period, on, revision)
    if not kept:
        kept.append(_count(period, on, progress))
    return kept[0]


@lru_cache(maxsize=6)
def _kept(_period: Period, _on: date, _revision: int) -> list[PointsBoard]:
    """Return where the board of a period is kept once it is counted."""
    return []


def _count(period: Period, on: date, progress: Progress | None) -> PointsBoard:
    day, every = min(period.last, on), length_of(period)
    rules = point_rules_on(period.last)
    board = PointsBoard(period, every, rules, (), rules.lines[every], rule_gaps(rules.rules))
    if period.first > on:
        return board
    tell = progress or _tell_nobody
    tell(0.0)
    people = members_on(day, rules)
    tell(_PEOPLE_READ)
    first = date(period.year, 1, 1)
    facts = facts_between(
        first, day, {one.person_id: rules.of_class(one.member_class.code) for one in people}
    )
    tell(_FACTS_READ)
    exempt = exempt_between(period.first, day)
    bases = _Bases(period.year, rules)
    names = OrganisationNames()
    by_key = {one.key: one for one in rules.rules}
    is_base_in = every in rules.words.with_base
    found: list[PointsRow] = []
    for one in people:
        if len(found) % _PORTION == 0:
            tell(_FACTS_READ + (1 - _FACTS_READ) * len(found) / len(people))
        base, base_from = bases.of(one)
        points, year, by_group = _sums(facts.by_person.get(one.person_id, ()), by_key, period)
        figure = base + points if is_base_in else points
        is_exempt = one.person_id in exempt
        waiting = sum(day >= period.first for day in facts.waiting.get(one.person_id, ()))
        found.append(
            PointsRow(
                one.person_id,
                one.uid,
                one.name,
                one.sort_name,
                one.branch_id,
                names.on(one.branch_id, day),
                one.group_id,
                names.on(one.group_id, day),
                one.member_class.code,
                one.member_class.label,
                base,
                base_from,
                points,
                base + year,
                figure,
                by_group,
                is_reached=None if is_exempt else figure >= board.line,
                is_exempt=is_exempt,
                waiting=waiting,
            )
        )
    order = {row.organisation_id: place for place, row in enumerate(Tree.on(day).rows)}
    found.sort(key=lambda row: (order.get(row.branch_id, len(order)), row.sort_name, row.person_id))
    return replace(board, rows=tuple(_compared(found, rules.comparing)))


def _tell_nobody(_share: float) -> None:
    """Take a report of progress and do nothing with it."""


def _sums(
    facts: Sequence[PointFact], rules: Mapping[str, PointRule], period: Period
) -> tuple[Decimal, Decimal, dict[str, Decimal]]:
    """Return the points of the period, of the year so far, and those of the period by column."""
    points = year = Decimal(0)
    by_group: dict[str, Decimal] = {}
    for one in counted(facts, rules):
        year += one.points
        if one.fact.day >= period.first:
            points += one.points
            rule = rules.get(one.fact.rule)
            group = rule.group if rule is not None else FREE_GROUP
            by_group[group] = by_group.get(group, Decimal(0)) + one.points
    return points, year, by_group


def _compared(found: Sequence[PointsRow], how: Comparing) -> list[PointsRow]:
    """Return rows with their comparable figures; 不参评 counts for no mean."""
    figures: dict[Any, list[Decimal]] = defaultdict(list)
    for row in found:
        if not row.is_exempt:
            figures[_measure_key(row, how)].append(row.figure)
    against = {
        key: measure_of(told, against_mean=how.against_mean) for key, told in figures.items()
    }
    return [
        row
        if row.is_exempt
        else replace(row, comparable=compared(row.figure, against[_measure_key(row, how)]))
        for row in found
    ]


def _measure_key(row: PointsRow, how: Comparing) -> tuple[str, int | None]:
    return row.class_code, row.branch_id if how.in_branch else None


def members_on(day: date, rules: PointRules, ids: Collection[int] | None = None) -> list[Member]:
    """Return the members of branches on a day, each with the class."""
    jobs = [getattr(Person, key) for key in JOB_KEYS]
    chosen = (
        Person.select(
            Person.id, Person.uid, Person.name, Person.sort_name, Membership.branch, *jobs
        )
        .join(Membership, on=(Membership.person == Person.id))
        .join(StageSpell, on=(StageSpell.person == Person.id))
        .where(
            valid_on(Membership, day)
            & valid_on(StageSpell, day)
            & StageSpell.stage.in_(MEMBER_STAGES)
        )
    )
    if ids is not None:
        chosen = chosen.where(Person.id.in_(list(ids)))
    spells = GroupMembership.select(GroupMembership.person, GroupMembership.party_group).where(
        valid_on(GroupMembership, day)
    )
    if ids is not None:
        spells = spells.where(GroupMembership.person.in_(list(ids)))
    groups = pairs(spells)
    classes = ClassFinding(day, rules)
    found: dict[int, Member] = {}
    for key, uid, name, sort_name, branch, *job in chosen.tuples():
        member_class = classes.of(key, dict(zip(JOB_KEYS, job, strict=True)))
        found[key] = Member(key, uid, name, sort_name, branch, groups.get(key), member_class)
    return list(found.values())


class ClassFinding:
    """Finds the class of everybody on a day: what people set stands above what the rules find."""

    def __init__(self, day: date, rules: PointRules) -> None:
        self._classes = rules.classes
        self._set = pairs(
            PointClass.select(PointClass.person, PointClass.code).where(valid_on(PointClass, day))
        )
        self._posts: dict[int, set[Any]] = defaultdict(set)
        for person, post in rows(
            PostSpell.select(PostSpell.person, PostSpell.post).where(valid_on(PostSpell, day))
        ):
            self._posts[person].add(post)
        self._cadres = {
            person
            for (person,) in rows(
                LeadingCadre.select(LeadingCadre.person).where(valid_on(LeadingCadre, day))
            )
        }
        self._jobs = jobs_then(day)

    def of(self, person_id: int, job: Mapping[str, Any]) -> MemberClass:
        """Return the class in which somebody counts."""
        code = self._set.get(person_id)
        known = next((one for one in self._classes if one.code == code), None)
        return known or self.by_rule(person_id, job)

    def by_rule(self, person_id: int, job: Mapping[str, Any]) -> MemberClass:
        """Return the class that the rules find, whatever was set."""
        then = self._jobs.get(person_id, job)
        facts = ClassFacts(
            frozenset(self._posts.get(person_id, ())),
            person_id in self._cadres,
            then["workplace"],
            tuple(then[key] for key in _TEXT_KEYS if then.get(key)),
        )
        return class_of(facts, self._classes)


def exempt_between(first: date, last: date) -> frozenset[int]:
    """Return who does not take part on any day of a period."""
    held = (PointExemption.since <= last) & (
        PointExemption.until.is_null() | (PointExemption.until > first)
    )
    return frozenset(
        person for (person,) in rows(PointExemption.select(PointExemption.person).where(held))
    )


class _Bases:
    """The base of everybody for a year: carried over from last year's points, or of the class."""

    def __init__(self, year: int, rules: PointRules) -> None:
        self._share = rules.share
        self._brought = {
            person: Decimal(points) / SCALE
            for person, points in rows(
                ScoreFigure.select(ScoreFigure.person, ScoreFigure.points)
                .where((ScoreFigure.part == YEAR_BROUGHT) & (ScoreFigure.period == str(year - 1)))
                .order_by(ScoreFigure.id)
            )
        }
        self._closed = closed_year_points(year - 1)

    def of(self, one: Member) -> tuple[Decimal, BaseFrom]:
        if self._share is not None:
            for known, told in (
                (self._brought, BaseFrom.BROUGHT),
                (self._closed, BaseFrom.CLOSED_YEAR),
            ):
                if one.person_id in known:
                    return carried(known[one.person_id], self._share), told
        return one.member_class.base, BaseFrom.CLASS


# One person alone -----------------------------------------------------------


@dataclass(frozen=True)
class OwnYear:
    """The year of one person so far, read alone: a card does not count everybody.

    Attributes:
        base: 基础分. points: of the year so far. by_group: sums by the columns of the register.
        is_exempt: Whether the person takes no part on the day; then nothing else is told.
    """

    class_label: str
    base: Decimal
    points: Decimal
    by_group: Mapping[str, Decimal]
    waiting: int
    is_exempt: bool

    @property
    def to_date(self) -> Decimal:
        """Base and points."""
        return self.base + self.points


#: What the year of one person is read from; whoever is merged changes the person, too.
OWN_YEAR_READS = _READS - {Topic.BOOK, Topic.ACTIVITY_KIND, Topic.ORGANISATION, Topic.DUPLICATE}


def own_year(person_id: int, on: date) -> OwnYear | None:
    """Return the year of a person up to a day; None for who is no member of a branch then."""
    rules = point_rules_on(on)
    year = period_on(Every.YEAR, on)
    found = members_on(on, rules, (person_id,))
    if not found:
        return None
    (one,) = found
    base, _source = _Bases(on.year, rules).of(one)
    known = rules.of_class(one.member_class.code)
    facts = facts_between(year.first, on, {person_id: known}, is_everybody=False)
    by_key = {rule.key: rule for rule in rules.rules}
    points, _year, by_group = _sums(facts.by_person.get(person_id, ()), by_key, year)
    return OwnYear(
        one.member_class.label,
        base,
        points,
        by_group,
        len(facts.waiting.get(person_id, ())),
        person_id in exempt_between(on, on),
    )
