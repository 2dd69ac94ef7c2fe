"""What the obligations of a year are judged by: who stood when, what was held, what was noticed.

Everything is read once for a whole year, grouped where only numbers are wanted: the board of 1,500
branches takes about as long as counting their meetings. Days are compared as stored (truncated ISO
text compares as if a missing day were the first).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from peewee import fn

from dangjian_desktop.domain.obligations import (
    Needs,
    Obligation,
    Period,
    Subject,
    Way,
    month_ends,
    obligations_of,
    records_begin,
)
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    ActivityState,
    OrganisationKind,
    Post,
    Stage,
)
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import MOST_NAMED, among
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Membership,
    ObligationNotice,
    Organisation,
    OrganisationSpell,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.rulebook import rules_on, turn_before

_FOR_EVER = "9999"
_KINDS = {kind.value: kind for kind in OrganisationKind}
#: A branch without a committee has a 书记 and, if needed, a 副书记.
_SEATS = tuple(
    post for post in COMMITTEE_POSTS if post not in (Post.SECRETARY, Post.DEPUTY_SECRETARY)
)
#: The check whose threshold says from how many 正式党员 on a branch has a committee.
_COMMITTEE_RULE = "examination.committee_needed"


def obligations_at(day: date) -> tuple[Obligation, ...]:
    """Return the obligations that the rules of a day have switched on."""
    return _obligations_since(turn_before(day), data_revision())


@lru_cache(maxsize=64)
def _obligations_since(turn: date, _revision: int) -> tuple[Obligation, ...]:
    return obligations_of(rules_on(turn))


def obligations_through(year: int) -> dict[date, tuple[Obligation, ...]]:
    """Return the obligations of the last day of every month of a year."""
    return {day: obligations_at(day) for day in month_ends(year)}


def records_since(on: date) -> date:
    """Return from which day on records are kept, as the rules of a day have it."""
    return records_begin(rules_on(on).values_of("meetings.records"))


class Stretch(NamedTuple):
    """Days as stored: from one (inclusive) until another (exclusive)."""

    since: str
    until: str

    @classmethod
    def of(cls, since: str | None, until: str | None) -> "Stretch":
        """Return a dated spell; a day that is not known lies at the very end."""
        return cls(since or "", until or _FOR_EVER)

    def holds(self, first: str, last: str) -> bool:
        """Whether every day from the first to the last lies in it."""
        return self.since <= first and self.until > last


class Standing(NamedTuple):
    """A branch or group that stood at some time of a year.

    Attributes:
        name: What it was called last in that year.
        stretches: When it stood; names and parents that followed each other are one stretch.
        is_steady: Whether it stood for the whole of the year.
    """

    organisation_id: int
    kind: OrganisationKind
    name: str
    parent_id: int | None
    stretches: tuple[Stretch, ...]
    is_steady: bool

    def stood(self, first: str, last: str) -> bool:
        """Whether it stood for the whole of some days: only then does it owe what they ask for."""
        return self.is_steady or any(stretch.holds(first, last) for stretch in self.stretches)


@dataclass(frozen=True)
class Standings:
    """The branches and groups of a year in the order of the tree."""

    branches: tuple[Standing, ...]
    groups: tuple[Standing, ...]
    parents: Mapping[int, int | None]

    @cached_property
    def groups_of(self) -> Mapping[int, tuple[Standing, ...]]:
        """The groups of each branch."""
        found: defaultdict[int, list[Standing]] = defaultdict(list)
        for group in self.groups:
            if group.parent_id is not None:
                found[group.parent_id].append(group)
        return {key: tuple(groups) for key, groups in found.items()}

    @cached_property
    def by_id(self) -> Mapping[int, Standing]:
        """Each branch and group by its id."""
        return {one.organisation_id: one for one in (*self.branches, *self.groups)}

    def line_of(self, organisation_id: int) -> Iterable[int]:
        """Yield an organisation and everything above it."""
        at: int | None = organisation_id
        seen: set[int] = set()
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = self.parents.get(at)


def standings(year: int, within: int | None) -> Standings:
    """Return who stood in a year below an organisation (or is it); None for all."""
    return _standings(year, within, data_revision())


@lru_cache(maxsize=4)
def _standings(year: int, within: int | None, _revision: int) -> Standings:
    spell, node = OrganisationSpell, Organisation
    first, last = f"{year}-01-01", f"{year}-12-31"
    found = stored_rows(
        spell.select(
            spell.organisation_id, node.kind, spell.name, spell.parent_id, spell.since, spell.until
        )
        .join(node, on=(spell.organisation == node.id))
        .where(
            (spell.since.is_null() | (spell.since <= last))
            & (spell.until.is_null() | (spell.until > first))
        )
        .order_by(spell.place, spell.id)
    )
    rows: dict[int, list[Any]] = {}
    stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
    for organisation_id, kind, name, parent_id, since, until in found:
        stretch = Stretch.of(since, until)
        known = rows.get(organisation_id)
        if known is None or stretch.since >= known[3]:
            rows[organisation_id] = [kind, name, parent_id, stretch.since]
        stretches[organisation_id].append(stretch)
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for key, (_kind, _name, parent_id, _since) in rows.items():
        children[parent_id if parent_id in rows else None].append(key)
    branches: list[Standing] = []
    groups: list[Standing] = []
    waiting = list(reversed(children[None] if within is None else [within]))
    while waiting:
        key = waiting.pop()
        if key not in rows:
            continue
        kind, name, parent_id, _since = rows[key]
        waiting += reversed(children[key])
        joined = _joined(stretches[key])
        is_steady = any(stretch.holds(first, last) for stretch in joined)
        standing = Standing(key, _KINDS[kind], name, parent_id, joined, is_steady)
        if standing.kind is OrganisationKind.BRANCH:
            branches.append(standing)
        elif standing.kind is OrganisationKind.PARTY_GROUP:
            groups.append(standing)
    parents = {key: told[2] for key, told in rows.items()}
    return Standings(tuple(branches), tuple(groups), parents)


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    if len(stretches) == 1:
        return (stretches[0],)
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.since <= found[-1].until:
            found[-1] = Stretch(found[-1].since, max(found[-1].until, one.until))
        else:
            found.append(one)
    return tuple(found)


#: How often each organisation held each kind in each month: kind → month → organisation → number.
Counts = Mapping[str, Mapping[int, Mapping[int, int]]]


def held_counts(
    year: int, kinds: Collection[str], on: date, holders: Collection[int] | None = None
) -> Counts:
    """Return how often everybody held activities of some kinds in each month, up to a day.

    Args:
        year: The year. kinds: Their codes. on: The day.
        holders: Only what these held themselves is wanted; None for everybody.

    What was cancelled or is only planned is not counted; a make-up session is part of the meeting
    it makes up for. An activity of a 协作区 counts for each branch that took part.
    """
    month = fn.SUBSTR(Activity.held_on, 6, 2)
    counts: dict[str, dict[int, dict[int, int]]] = {}
    wanted = _held(kinds) & Activity.held_on.between(*_days(year, on))
    if holders is not None:
        wanted &= among(Activity.organisation, holders)
    found = stored_rows(
        Activity.select(Activity.kind, month, Activity.organisation_id, fn.COUNT(Activity.id))
        .where(wanted)
        .group_by(Activity.kind, month, Activity.organisation_id)
    )
    at: dict[int, int] = {}
    known: tuple[str, str] = ("", "")
    for kind, number, organisation_id, count in found:
        if (kind, number) != known:  # they come sorted
            known = kind, number
            at = counts.setdefault(kind, {}).setdefault(int(number), {})
        at[organisation_id] = count
    days = Activity.held_on.between(*_days(year, on))
    for row in zone_parts(_held(kinds) & days, on):
        of_month = counts.setdefault(row.kind, {}).setdefault(row.held_on.month, {})
        of_month[row.branch_id] = of_month.get(row.branch_id, 0) + 1
    return counts


def held_for_year(year: int, kinds: Collection[str], on: date) -> Mapping[str, Mapping[int, int]]:
    """Return how often everybody held activities that belong to a year (所属年度), up to a day."""
    found = stored_rows(
        Activity.select(Activity.kind, Activity.organisation_id, fn.COUNT(Activity.id))
        .where(_held(kinds) & _belongs(year) & (Activity.held_on <= on.isoformat()))
        .group_by(Activity.kind, Activity.organisation_id)
    )
    counts: dict[str, dict[int, int]] = {}
    for kind, organisation_id, count in found:
        counts.setdefault(kind, {})[organisation_id] = count
    return counts


def _belongs(year: int) -> Any:
    days = Activity.held_on.between(f"{year}-01-01", f"{year}-12-31")
    return (Activity.belongs_year == year) | (Activity.belongs_year.is_null() & days)


def _held(kinds: Collection[str]) -> Any:
    return (
        Activity.kind.in_(sorted(kinds))
        & (Activity.state == ActivityState.HELD)
        & Activity.original.is_null()
    )


def _days(year: int, on: date) -> tuple[str, str]:
    return f"{year}-01-01", min(date(year, 12, 31), on).isoformat()


class ZonePart(NamedTuple):
    """A branch that took part in an activity of its 协作区 without holding it."""

    activity_id: int
    kind: str
    held_on: date
    branch_id: int


def zone_parts(condition: Any, on: date) -> list[ZonePart]:
    """Return which branches took part in activities of zones.

    A branch took part when its members stand on the list of who was due and somebody came, or
    nothing was entered for any of them yet; what was entered as nobody's coming is no part.
    """
    came = sorted(mark.value for mark in counting_on(on).came)
    there, open_ = Attendance.mark.in_(came), Attendance.mark.is_null() & Attendance.is_due
    found = stored_rows(
        Activity.select(Activity.id, Activity.kind, Activity.held_on, Membership.branch_id)
        .join(Attendance, on=(Attendance.activity == Activity.id))
        .join(
            Membership,
            on=(
                (Membership.person == Attendance.person)
                & (Membership.since.is_null() | (Membership.since <= Activity.held_on))
                & (Membership.until.is_null() | (Membership.until > Activity.held_on))
            ),
        )
        .where(
            condition
            & Activity.zone.is_null(False)
            & (Membership.branch_id != Activity.organisation_id)
            & (there | open_)
        )
        .group_by(Activity.id, Membership.branch_id)
    )
    return [
        ZonePart(key, kind, date.fromisoformat(day), branch_id)
        for key, kind, day, branch_id in found
    ]


class Notice(NamedTuple):
    """A superior's notice that holds for an organisation."""

    due_on: date
    noticed_on: date
    note: str


@dataclass(frozen=True)
class Notices:
    """The notices of a year, by obligation and organisation."""

    known: Mapping[tuple[str, int], Notice]
    tree: Standings

    def of(self, obligation: str, organisation_id: int) -> Notice | None:
        """Return the notice that reached an organisation: its own, else of the next one above."""
        if not self.known:
            return None
        above = (self.known.get((obligation, at)) for at in self.tree.line_of(organisation_id))
        return next((notice for notice in above if notice is not None), None)


def notices(year: int, on: date, tree: Standings) -> Notices:
    """Return the notices of a year that had come by a day; the last one for whom it was sent to."""
    told = ObligationNotice
    found = stored_rows(
        told.select(told.obligation, told.organisation_id, told.due_on, told.noticed_on, told.note)
        .where((told.year == year) & (told.noticed_on <= on.isoformat()))
        .order_by(told.noticed_on, told.id)
    )
    known = {
        (obligation, organisation_id): Notice(
            date.fromisoformat(due_on), date.fromisoformat(noticed_on), note
        )
        for obligation, organisation_id, due_on, noticed_on, note in found
    }
    return Notices(known, tree)


@dataclass
class Committees:
    """Which branches have a committee: seats are filled, or there are so many 正式党员.

    A branch whose seats were never entered is asked for its 正式党员 on the day: from seven on it
    must have a committee (《支部工作条例》; the number stands in ``examination.committee_needed``).
    """

    year: int
    branches: tuple[Standing, ...]
    _kept: dict[str, frozenset[int]] = field(default_factory=dict)

    def on(self, day: date) -> frozenset[int]:
        """Return the branches that have one on a day."""
        text = day.isoformat()
        if text not in self._kept:
            self._kept[text] = self._found(day, text)
        return self._kept[text]

    def _found(self, day: date, text: str) -> frozenset[int]:
        seated = {key for key, spell in self._seats if spell.holds(text, text)}
        least = whole_value(rules_on(day).values_of(_COMMITTEE_RULE), "if_least")
        count: defaultdict[int, int] = defaultdict(int)
        for key, one, other in self._full:
            count[key] += one.holds(text, text) and other.holds(text, text)
        large = {key for key, number in count.items() if number >= least}
        return frozenset(seated | large)

    @cached_property
    def _seats(self) -> list[tuple[int, Stretch]]:
        wanted = PostSpell.post.in_(list(_SEATS)) & _overlaps(PostSpell, self.year)
        if len(self.branches) <= MOST_NAMED:
            wanted &= among(PostSpell.organisation, [one.organisation_id for one in self.branches])
        found = stored_rows(
            PostSpell.select(PostSpell.organisation_id, PostSpell.since, PostSpell.until).where(
                wanted
            )
        )
        return [(key, Stretch.of(since, until)) for key, since, until in found]

    @cached_property
    def _full(self) -> list[tuple[int, Stretch, Stretch]]:
        whole = {
            key for key, spell in self._seats if spell.holds(f"{self.year}-01-01", _last(self.year))
        }
        open_ = [one.organisation_id for one in self.branches if one.organisation_id not in whole]
        if not open_:
            return []
        found = stored_rows(
            Membership.select(
                Membership.branch_id,
                Membership.since,
                Membership.until,
                StageSpell.since,
                StageSpell.until,
            )
            .join(StageSpell, on=(StageSpell.person == Membership.person))
            .where(
                (StageSpell.stage == Stage.FULL)
                & Membership.branch.in_(open_)
                & _overlaps(Membership, self.year)
                & _overlaps(StageSpell, self.year)
            )
        )
        return [
            (key, Stretch.of(since, until), Stretch.of(begins, ends))
            for key, since, until, begins, ends in found
        ]


def committees(year: int, within: int | None) -> Committees:
    """Return which branches of a year, below an organisation or all, have a committee; kept."""
    return _committees(year, within, data_revision())


@lru_cache(maxsize=4)
def _committees(year: int, within: int | None, _revision: int) -> Committees:
    return Committees(year, standings(year, within).branches)


def _last(year: int) -> str:
    return f"{year}-12-31"


def _overlaps(spell: Any, year: int) -> Any:
    return (spell.since.is_null() | (spell.since <= _last(year))) & (
        spell.until.is_null() | (spell.until > f"{year}-01-01")
    )


@dataclass(frozen=True)
class MeetingFacts:
    """Everything by which the meetings of a year are judged as of a day."""

    year: int
    on: date
    tree: Standings
    told: Mapping[date, tuple[Obligation, ...]]
    counts: Counts
    yearly: Mapping[str, Mapping[int, int]]
    notices: Notices
    committees: Committees
    _kept: dict[tuple[bool, str, str], list[Standing]] = field(default_factory=dict)

    def owing(self, told: Obligation, period: Period) -> list[Standing]:
        """Return who owes an obligation in a period."""
        first, last = period.first.isoformat(), period.last.isoformat()
        found = self.standing(told.subject is Subject.PARTY_GROUP, first, last)
        if told.needs is Needs.COMMITTEE:
            having = self.committees.on(min(period.last, self.on))
            found = [one for one in found if one.organisation_id in having]
        elif told.needs is Needs.GROUPS:
            groups_of = self.tree.groups_of
            found = [
                one
                for one in found
                if any(group.stood(first, last) for group in groups_of.get(one.organisation_id, ()))
            ]
        return found

    def standing(self, of_groups: bool, first: str, last: str) -> list[Standing]:
        """Return the branches, or groups, that stood through some days; kept, never changed."""
        key = of_groups, first, last
        if key not in self._kept:
            wanted = self.tree.groups if of_groups else self.tree.branches
            self._kept[key] = [one for one in wanted if one.is_steady or one.stood(first, last)]
        return self._kept[key]

    def met(self, told: Obligation, period: Period) -> Collection[int]:
        """Return who has held as many as the period asks for."""
        if told.by_notice:
            yearly = [self.yearly.get(kind, {}) for kind in told.kinds]
            having = _enough(yearly, told.count)
            by_groups = {
                branch_id
                for branch_id, groups in self.tree.groups_of.items()
                if groups and all(group.organisation_id in having for group in groups)
            }
            return having | by_groups
        parts = [
            self.counts.get(kind, {}).get(month, {})
            for kind in told.kinds
            for month in range(period.first.month, period.last.month + 1)
        ]
        return _enough(parts, told.count)


def _enough(parts: list[Mapping[int, int]], count: int) -> set[int]:
    if count == 1:
        return set().union(*parts)
    total: defaultdict[int, int] = defaultdict(int)
    for part in parts:
        for key, number in part.items():
            total[key] += number
    return {key for key, number in total.items() if number >= count}


def _few(tree: Standings) -> list[int] | None:
    """Return the branches and groups of a tree when they are few; None for many."""
    found = list(tree.by_id)
    return found if len(found) <= MOST_NAMED else None


def meeting_facts(year: int, within: int | None, on: date) -> MeetingFacts:
    """Read what the meetings of a year are judged by."""
    tree = standings(year, within)
    begin = records_since(on)
    told = {day: some if day >= begin else () for day, some in obligations_through(year).items()}
    meetings = {one for some in told.values() for one in some if one.way is Way.MEETINGS}
    monthly = {kind for one in meetings if not one.by_notice for kind in one.kinds}
    yearly = {kind for one in meetings if one.by_notice for kind in one.kinds}
    return MeetingFacts(
        year,
        on,
        tree,
        told,
        held_counts(year, monthly, on, None if within is None else _few(tree)),
        held_for_year(year, yearly, on),
        notices(year, on, tree),
        committees(year, within),
    )
