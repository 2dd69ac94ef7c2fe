"""What stands pre-printed on the papers of a group's month, and what they belong to."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.activity_kinds import GROUP_MEETING
from dangjian_desktop.domain.ledger_print import period_at
from dangjian_desktop.domain.ledgers import LedgerBook, PrintPeriod
from dangjian_desktop.domain.paper_packs import pack_code, read_pack_code
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, ActivityState, Mark, OrganisationKind
from dangjian_desktop.queries.activities import ActivityRow, activity_rows
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.group_months import DUTIES, HAZARDS, GroupMonthQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    GroupMembership,
    Organisation,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: The books that a pack has sheets of, in their order.
PACK_BOOKS = (HAZARDS, DUTIES)


@dataclass(frozen=True, slots=True)
class PackPerson:
    """Somebody whose name is pre-printed; `mark` is what stands at the meeting already."""

    person_id: int
    name: str
    mark: Mark | None = None


@dataclass(frozen=True)
class PackBook:
    """A ledger sheet of a pack: the book, and its rows that are open."""

    book: LedgerBook
    open: tuple[EntryRow, ...]


@dataclass(frozen=True)
class PaperPack:
    """The pack of a group and month.

    Attributes:
        code: The short code on its sheets.
        leader: "" where nobody leads the group.
        people: The members, and who else stands on the list of the meeting.
        meeting: The 党小组会 of the month, planned or held; None where there is none yet.
        books: Hazards and duties, as far as these books are offered.
    """

    group_id: int
    uid: str
    name: str
    branch_name: str
    year: int
    month: int
    code: str
    leader: str
    people: tuple[PackPerson, ...]
    meeting: ActivityRow | None
    books: tuple[PackBook, ...]

    @property
    def title(self) -> str:
        """Branch and group, as sheets write it."""
        return f"{self.branch_name}{self.name}"


@dataclass(frozen=True)
class PaperPackQuery:
    """The pack of a group: of this month, one before (to be entered), or the next (to be given).

    Attributes:
        on: The day looked at: its people and its open rows are pre-printed.
    """

    reads: ClassVar = GroupMonthQuery.reads | AttendanceQuery.reads | frozenset({Topic.ZONE})
    group_id: int
    year: int
    month: int
    on: date

    def fetch(self) -> PaperPack | None:
        """Return it; None where the group does not stand on the day."""
        now = GroupMonthQuery(self.group_id, self.on.year, self.on.month, self.on).fetch()
        if now is None:
            return None
        meeting = self._meeting()
        told = books_by_code()
        books = []
        for code in PACK_BOOKS:
            if code in told and not told[code].is_retired:
                of_book = now.book(code)
                books.append(PackBook(told[code], of_book.open if of_book is not None else ()))
        return PaperPack(
            group_id=self.group_id,
            uid=now.uid,
            name=now.name,
            branch_name=now.branch_name,
            year=self.year,
            month=self.month,
            code=pack_code(now.uid, self.year, self.month),
            leader=now.leader,
            people=self._people(meeting),
            meeting=meeting,
            books=tuple(books),
        )

    def _meeting(self) -> ActivityRow | None:
        """Return the meeting of the month; of several the first that was not recorded yet."""
        month = period_at(PrintPeriod.MONTH, date(self.year, self.month, 1))
        chosen = Activity.select().where(
            (Activity.organisation == self.group_id)
            & (Activity.kind == GROUP_MEETING)
            & (Activity.state != ActivityState.CANCELLED)
            & Activity.held_on.between(month.since, month.until)
            & Activity.original.is_null()
        )
        found = activity_rows(chosen.order_by(Activity.held_on, Activity.id))
        waiting = [one for one in found if one.recorded_on is None]
        return next(iter(waiting or found), None)

    def _people(self, meeting: ActivityRow | None) -> tuple[PackPerson, ...]:
        """Return the members of the day, and who stands on the list of the meeting besides."""
        members = StageSpell.select(StageSpell.person).where(
            valid_on(StageSpell, self.on) & StageSpell.stage.in_(MEMBER_STAGES)
        )
        chosen = (
            GroupMembership.select(Person.id, Person.name)
            .join(Person, on=(GroupMembership.person == Person.id))
            .where(
                (GroupMembership.party_group == self.group_id)
                & valid_on(GroupMembership, self.on)
                & Person.id.in_(members)
            )
            .order_by(Person.sort_name, Person.id)
        )
        people = {key: PackPerson(key, name) for key, name in rows(chosen)}
        listed = AttendanceQuery(meeting.activity_id).fetch() if meeting is not None else []
        for row in listed:
            people[row.person_id] = PackPerson(row.person_id, row.name, row.mark)
        return tuple(people.values())


@dataclass(frozen=True, slots=True)
class PackMeant:
    """The pack that a code names."""

    group_id: int
    code: str
    year: int
    month: int
    title: str


@dataclass(frozen=True)
class PackOfCodeQuery:
    """Which packs a code on a sheet means: one, unless two groups' identities begin alike."""

    reads: ClassVar = frozenset({Topic.ORGANISATION})
    code: str
    on: date

    def fetch(self) -> list[PackMeant]:
        """Return those of groups that stand on the day; none for what is no such code."""
        read = read_pack_code(self.code)
        if read is None:
            return []
        tree = Tree.on(self.on)
        ids = [
            key
            for (key,) in rows(
                Organisation.select(Organisation.id).where(
                    Organisation.uid.startswith(read.uid_start)
                )
            )
        ]
        found = []
        for key in ids:
            node = tree.get(key)
            if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
                branch = tree.get(node.parent_id)
                title = f"{branch.name if branch is not None else ''}{node.name}"
                code = pack_code(node.uid, read.year, read.month)
                found.append(PackMeant(key, code, read.year, read.month, title))
        return found
