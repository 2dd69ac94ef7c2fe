"""党小组月报: what a party group did in a month, and what is left to be done.

Rows of ledgers are the group's when it holds them, or when its branch does and somebody of the
group answers for them. A past month is told as it stood on its last day: steps that were taken
later are left aside. Nothing recorded is told as such and never as nought.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.activity_kinds import GROUP_MEETING
from dangjian_desktop.domain.attendance import Tally
from dangjian_desktop.domain.group_leading import CADRE_BOOK, REPORTED
from dangjian_desktop.domain.ledger_print import period_at
from dangjian_desktop.domain.ledger_rows import lateness, row_on
from dangjian_desktop.domain.ledgers import LedgerBook, PrintPeriod
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import period_on
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    ActivityState,
    DueGroup,
    Mark,
    ObligationState,
    OrganisationKind,
    Post,
)
from dangjian_desktop.queries.activity_kinds import kind_label, kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceRules, AttendanceRulesQuery
from dangjian_desktop.queries.attendance_figures import (
    DualLifeQuery,
    Figures,
    figures_of,
)
from dangjian_desktop.queries.cadres_in_groups import tasks_by_cadre
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow, entry_rows
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    LedgerEntry,
    Person,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: Books of which the page tells by themselves.
HAZARDS, DUTIES = "hazard", "duty_list"


@dataclass(frozen=True, slots=True)
class GroupMeeting:
    """An activity of the month: the group's own, or its branch's at which the group was due.

    Attributes:
        is_own: Whether the group held it.
        figures: Of the people of the group; None where nobody's list is fixed yet.
        is_recorded: Whether marks or minutes were entered.
    """

    activity_id: int
    held_on: date
    kind: str
    kind_label: str
    title: str
    state: ActivityState
    is_own: bool
    figures: Figures | None
    is_recorded: bool

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return self.title or self.kind_label


@dataclass(frozen=True)
class BookMonth:
    """What became of one book in the month.

    Attributes:
        added: Rows of the month. closed: rows that came to their end in it; None where the book
            has no states and so tells no end. open: left over at the end of the month. late: of
            these the late ones.
        stepped: Rows with which a step was taken in the month.
    """

    book: LedgerBook
    added: tuple[EntryRow, ...]
    closed: tuple[EntryRow, ...] | None
    open: tuple[EntryRow, ...]
    late: tuple[EntryRow, ...]
    stepped: tuple[EntryRow, ...] = ()

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.added or self.closed or self.open)


@dataclass(frozen=True, slots=True)
class CadreMonth:
    """A leading cadre as an ordinary member of the group.

    Attributes:
        in_branch, in_group: Attendance in the month.
        task: The tasks that its group gave and that waited or were reported in the month; "" where
            none was entered. spoke: the days of the month on which they were spoken to.
    """

    person_id: int
    uid: str
    name: str
    title: str
    in_branch: Figures
    in_group: Figures
    task: str = ""
    spoke: str = ""


@dataclass(frozen=True, slots=True)
class MemberPoints:
    """What a member of the group has in the register of the month.

    Attributes:
        points: Of the month. to_date: base and all points of the year so far.
        is_exempt: Takes no part; then there are no numbers.
        waiting: Activities of the month for which attendance is not recorded yet.
    """

    person_id: int
    uid: str
    name: str
    points: Decimal
    to_date: Decimal
    is_reached: bool
    is_exempt: bool
    waiting: int


@dataclass(frozen=True)
class GroupMonth:
    """The month of a group.

    Attributes:
        until: The day as of which it is told: the last of the month, or the day looked at.
        leader: "" where nobody leads it. member_count: full and probationary, on `until`.
        points: Of every member, by name; empty while none of them has a point in the month.
    """

    group_id: int
    uid: str
    name: str
    branch_id: int
    branch_name: str
    year: int
    month: int
    until: date
    leader: str
    member_count: int
    meetings: tuple[GroupMeeting, ...]
    books: tuple[BookMonth, ...]
    cadres: tuple[CadreMonth, ...]
    points: tuple[MemberPoints, ...] = ()

    @property
    def own_meetings(self) -> tuple[GroupMeeting, ...]:
        """What the group held itself."""
        return tuple(one for one in self.meetings if one.is_own)

    @property
    def held(self) -> tuple[GroupMeeting, ...]:
        """Of these the ones of which something was recorded."""
        return tuple(one for one in self.own_meetings if one.is_recorded)

    @property
    def held_count(self) -> int:
        """How often it met, as far as something was recorded."""
        return len(self.held)

    def book(self, code: str) -> BookMonth | None:
        """Return what became of one book."""
        return next((one for one in self.books if one.book.code == code), None)

    @property
    def added_count(self) -> int:
        """Rows that came in the month, in all books."""
        return sum(len(one.added) for one in self.books)

    @property
    def closed_count(self) -> int:
        """Rows that came to their end."""
        return sum(len(one.closed or ()) for one in self.books)

    @property
    def open_count(self) -> int:
        """Rows left over."""
        return sum(len(one.open) for one in self.books)

    @property
    def late_count(self) -> int:
        """Rows left over beyond their day."""
        return sum(len(one.late) for one in self.books)

    @property
    def has_given(self) -> bool:
        """Whether the group gave anything in the month; what its branch did is not its own."""
        return bool(self.held) or any(
            row.organisation_id == self.group_id
            for one in self.books
            for row in (*one.added, *one.stepped)
        )


@dataclass(frozen=True)
class GroupMonthsQuery:
    """The months of the groups below an organisation, in the order of the tree.

    Attributes:
        on: The day looked at; what is later has not happened.
        within: A group, branch or committee; None for all groups.
    """

    reads: ClassVar = (
        DualLifeQuery.reads
        | ENTRY_READS
        | (PointsQuery.reads - {Topic.DUPLICATE})  # merged people are people that changed, too
        | frozenset(
            {
                Topic.ACTIVITY,
                Topic.ACTIVITY_KIND,
                Topic.ATTENDANCE,
                Topic.GROUP_MEMBERSHIP,
                Topic.STAGE,
                Topic.POST,
                Topic.RULE,
            }
        )
    )
    year: int
    month: int
    on: date
    within: int | None = None

    def fetch(self) -> list[GroupMonth]:
        """Return every group that stood at the end of the month, or on the day looked at."""
        told = period_at(PrintPeriod.MONTH, date(self.year, self.month, 1))
        assert told.since is not None, "a month has its days"
        assert told.until is not None, "a month has its days"
        if told.since > self.on:
            return []
        return _Read(told.since, min(told.until, self.on), self.within).months()


class _Read:
    """Reads the months of many groups at once."""

    def __init__(self, since: date, until: date, within: int | None) -> None:
        self._since, self._until = since, until
        self._tree = tree = Tree.on(until)
        here = None if within is None else tree.below(within)
        self._groups = [
            row
            for row in tree.of_kind(OrganisationKind.PARTY_GROUP)
            if (here is None or row.organisation_id in here) and row.parent_id is not None
        ]
        self._ids = {row.organisation_id for row in self._groups}
        self._branches = {row.parent_id for row in self._groups if row.parent_id is not None}
        self._group_of = self._people()

    def months(self) -> list[GroupMonth]:
        if not self._groups:
            return []
        leaders, counts = self._leaders(), self._counts()
        meetings, books, cadres = self._meetings(), self._books(), self._cadres()
        points = self._points()
        made = []
        for row in self._groups:
            branch = self._tree.get(row.parent_id)
            assert branch is not None, "a group stands under a branch"
            key = row.organisation_id
            made.append(
                GroupMonth(
                    group_id=key,
                    uid=row.uid,
                    name=row.name,
                    branch_id=branch.organisation_id,
                    branch_name=branch.name,
                    year=self._since.year,
                    month=self._since.month,
                    until=self._until,
                    leader=leaders.get(key, ""),
                    member_count=counts.get(key, 0),
                    meetings=tuple(meetings.get(key, ())),
                    books=tuple(books.get(key, ())),
                    cadres=tuple(cadres.get(key, ())),
                    points=tuple(points.get(key, ())),
                )
            )
        return made

    # People -------------------------------------------------------------------------

    def _people(self) -> dict[int, int]:
        """Return the group of each person on the last day."""
        spells = GroupMembership.select(GroupMembership.person, GroupMembership.party_group).where(
            GroupMembership.party_group.in_(sorted(self._ids))
            & valid_on(GroupMembership, self._until)
        )
        return dict(rows(spells))

    def _counts(self) -> dict[int, int]:
        members = StageSpell.select(StageSpell.person).where(
            valid_on(StageSpell, self._until) & StageSpell.stage.in_(MEMBER_STAGES)
        )
        found: dict[int, int] = defaultdict(int)
        for (person_id,) in rows(members):
            if person_id in self._group_of:
                found[self._group_of[person_id]] += 1
        return found

    def _leaders(self) -> dict[int, str]:
        held = (
            PostSpell.select(PostSpell.organisation, Person.name)
            .join(Person, on=(PostSpell.person == Person.id))
            .where(
                PostSpell.organisation.in_(sorted(self._ids))
                & (PostSpell.post == Post.GROUP_LEADER)
                & valid_on(PostSpell, self._until)
            )
            .order_by(PostSpell.id.desc())
        )
        return dict(rows(held))

    # Meetings -----------------------------------------------------------------------

    def _meetings(self) -> dict[int, list[GroupMeeting]]:
        chosen = (
            Activity.select(
                Activity.id,
                Activity.organisation,
                Activity.held_on,
                Activity.kind,
                Activity.title,
                Activity.state,
                Activity.recorded_on,
            )
            .where(
                Activity.organisation.in_(sorted(self._ids | self._branches))
                & Activity.held_on.between(self._since, self._until)
                & Activity.original.is_null()
            )
            .order_by(Activity.held_on, Activity.id)
        )
        activities = rows(chosen)
        rules = AttendanceRulesQuery(self._until).fetch()
        tallies = self._tallies([row[0] for row in activities])
        found: dict[int, list[GroupMeeting]] = defaultdict(list)
        for key, holder, held_on, kind, title, state, recorded_on in activities:
            is_own = holder in self._ids
            if not is_own and not _is_of_all(kind):
                continue
            groups = [holder] if is_own else sorted({g for k, g in tallies if k == key})
            for group in groups:
                tally = tallies.get((key, group))
                found[group].append(
                    GroupMeeting(
                        activity_id=key,
                        held_on=held_on,
                        kind=kind,
                        kind_label=kind_label(kind),
                        title=title,
                        state=state,
                        is_own=is_own,
                        figures=self._figures(tally, rules),
                        is_recorded=state is ActivityState.HELD
                        or (recorded_on is not None and state is not ActivityState.CANCELLED),
                    )
                )
        return found

    @staticmethod
    def _figures(tally: Tally | None, rules: AttendanceRules) -> Figures | None:
        return None if tally is None else figures_of(tally, rules)

    def _tallies(self, activity_ids: Sequence[int]) -> dict[tuple[int, int], Tally]:
        """Return the marks by activity and group; a person counts in the group of the last day."""
        made_up = self._made_up(activity_ids)
        told: dict[tuple[int, int], list[tuple[Mark | None, bool]]] = defaultdict(list)
        marks = Attendance.select(Attendance.activity, Attendance.person, Attendance.mark).where(
            Attendance.activity.in_(activity_ids) & Attendance.is_due
        )
        for activity_id, person_id, mark in rows(marks):
            group = self._group_of.get(person_id)
            if group is not None:
                told[activity_id, group].append((mark, (activity_id, person_id) in made_up))
        return {key: Tally.of(found) for key, found in told.items()}

    def _made_up(self, activity_ids: Sequence[int]) -> set[tuple[int, int]]:
        came = sorted(counting_on(self._until).came)
        sessions = (
            Activity.select(Activity.original, Attendance.person)
            .join(Attendance, on=(Attendance.activity == Activity.id))
            .where(
                Activity.original.in_(activity_ids)
                & (Activity.state != ActivityState.CANCELLED)
                & (Activity.held_on <= self._until)
                & Attendance.mark.in_(came)
            )
        )
        return set(rows(sessions))

    # Ledgers ------------------------------------------------------------------------

    def _books(self) -> dict[int, list[BookMonth]]:
        """Return what became of every book that has something to tell, in the order of books."""
        found: dict[int, list[BookMonth]] = defaultdict(list)
        by_book = self._entries()
        for code, book in books_by_code().items():
            by_group = self._viewed(book) if book.is_view else by_book.get(code, {})
            for group, entries in by_group.items():
                month = self._month_of(book, entries)
                if month.is_worth_telling or month.stepped:
                    found[group].append(month)
        return found

    def _entries(self) -> dict[str, dict[int, list[EntryRow]]]:
        """Return the rows of all books that are no views, by book and group."""
        chosen = LedgerEntry.select(LedgerEntry.id).where(
            LedgerEntry.organisation.in_(sorted(self._ids | self._branches))
            & LedgerEntry.activity.is_null()
            & LedgerEntry.document.is_null()
        )
        ids = [key for (key,) in rows(chosen)]
        found: dict[str, dict[int, list[EntryRow]]] = defaultdict(lambda: defaultdict(list))
        for row in entry_rows(ids, self._until).values():
            if row.row.day is None or row.row.day.first_day > self._until:
                continue
            for group in self._groups_of(row):
                found[row.book.code][group].append(row)
        return found

    def _groups_of(self, row: EntryRow) -> Collection[int]:
        """Return the groups whose row it is: the holder, or those of who answers for it."""
        if row.organisation_id in self._ids:
            return (row.organisation_id,)
        owners = row.row.values.get(row.book.owner) if row.book.owner else None
        if not isinstance(owners, tuple):
            return ()
        held = {self._group_of[one.person_id] for one in owners if one.person_id in self._group_of}
        return [key for key in sorted(held) if self._is_of(key, row.organisation_id)]

    def _is_of(self, group: int, branch: int) -> bool:
        node = self._tree.get(group)
        return node is not None and node.parent_id == branch

    def _viewed(self, book: LedgerBook) -> dict[int, list[EntryRow]]:
        """Return what was added to activities of the groups; the meetings tell of themselves."""
        if book.view_of == (GROUP_MEETING,):
            return {}
        found: dict[int, list[EntryRow]] = defaultdict(list)
        query = LedgerQuery(book.code, self._until)
        keys = [
            key
            for (key,) in rows(
                query.narrowed(book).where(LedgerEntry.organisation.in_(sorted(self._ids)))
            )
        ]
        for row in query.rows(keys):
            found[row.organisation_id].append(row)
        return found

    def _month_of(self, book: LedgerBook, entries: Sequence[EntryRow]) -> BookMonth:
        added, closed, left, late, stepped = [], [], [], [], []
        for entry in entries:
            then = row_on(book, entry.row, self._until)
            day = then.day
            is_new = day is not None and day.first_day >= self._since
            against = lateness(book, then, self._until)
            now = replace(entry, row=then, lateness=against)
            if is_new:
                added.append(now)
            if any(step.day.last_day >= self._since for step in then.road[1:]):
                stepped.append(now)
                if not book.is_open(then.state):
                    closed.append(now)
            if now.is_open:
                left.append(now)
                if against.state is ObligationState.OVERDUE:
                    late.append(now)
        return BookMonth(
            book,
            tuple(added),
            tuple(closed) if book.states else None,
            tuple(left),
            tuple(late),
            tuple(stepped),
        )

    # Points -------------------------------------------------------------------------

    def _points(self) -> dict[int, list[MemberPoints]]:
        month = period_on(Every.MONTH, self._until)
        found: dict[int, list[MemberPoints]] = defaultdict(list)
        told: set[int] = set()
        for row in PointsQuery(self._until, month.code).fetch().rows:
            if row.group_id not in self._ids:
                continue
            if row.by_group and not row.is_exempt:
                told.add(row.group_id)
            found[row.group_id].append(
                MemberPoints(
                    row.person_id,
                    row.uid,
                    row.name,
                    row.points,
                    row.to_date,
                    bool(row.is_reached),
                    row.is_exempt,
                    row.waiting,
                )
            )
        return {group: rows for group, rows in found.items() if group in told}

    # Cadres -------------------------------------------------------------------------

    def _cadres(self) -> dict[int, list[CadreMonth]]:
        found: dict[int, list[CadreMonth]] = defaultdict(list)
        told = self._tasks()
        for row in DualLifeQuery(self._since, self._until, self._until).fetch():
            group = self._group_of.get(row.person_id)
            if group is None:
                continue
            tasks, spoke = told.get(row.person_id, ((), ()))
            found[group].append(
                CadreMonth(
                    row.person_id,
                    row.uid,
                    row.name,
                    row.title,
                    row.in_branch,
                    row.in_group,
                    "；".join(tasks),
                    "、".join(spoke),
                )
            )
        return found

    def _tasks(self) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return by cadre the tasks that counted in the month, and the days of speaking to them."""
        book = books_by_code().get(CADRE_BOOK)
        if book is None:
            return {}
        found = {}
        for person_id, entries in tasks_by_cadre(
            LedgerQuery(CADRE_BOOK, self._until, until=self._until)
        ).items():
            told, spoke = [], []
            for entry in entries:
                then = row_on(book, entry.row, self._until)
                reported = then.reached(REPORTED)
                is_of_month = reported is not None and reported.day.last_day >= self._since
                if is_of_month or book.is_open(then.state):
                    told.append(entry.title)
                if reported is not None and is_of_month:
                    spoke.append(reported.day.printed)
            found[person_id] = (tuple(told), tuple(spoke))
        return found


def _is_of_all(code: str) -> bool:
    """Whether every member of a branch is due at a kind of activity."""
    kind = kinds_by_code().get(code)
    return kind is not None and kind.due is DueGroup.MEMBERS


def _day_of(row: EntryRow) -> date:
    return row.row.day.first_day if row.row.day is not None else date.min


def groups_of(on: date, within: int | None) -> list[int]:
    """Return the groups below an organisation, the organisation itself where it is one."""
    tree = Tree.on(on)
    here = None if within is None else tree.below(within)
    return [
        row.organisation_id
        for row in tree.of_kind(OrganisationKind.PARTY_GROUP)
        if here is None or row.organisation_id in here
    ]


@dataclass(frozen=True)
class GroupMonthQuery:
    """The month of one group."""

    reads: ClassVar = GroupMonthsQuery.reads
    group_id: int
    year: int
    month: int
    on: date

    def fetch(self) -> GroupMonth | None:
        """Return it; None where the group did not stand then, or the month lies ahead."""
        found = GroupMonthsQuery(self.year, self.month, self.on, self.group_id).fetch()
        return next((one for one in found if one.group_id == self.group_id), None)
