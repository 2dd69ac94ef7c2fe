"""What is owed: the list for a day, and the board of a year with its states.

Both judge by the same facts (`obligation_facts`); the board keeps only states and numbers, the
list tells each matter with what was found. Matters of people stand in `obligation_people`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, NamedTuple

from dangjian_desktop.domain.obligations import (
    BAD,
    WORST_LAST,
    Due,
    Every,
    Found,
    Obligation,
    Period,
    Subject,
    Way,
    column_of,
    in_force,
    unmet_state,
    worst,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, ObligationState, OrganisationKind
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.obligation_facts import (
    MeetingFacts,
    Notice,
    Standing,
    meeting_facts,
    obligations_through,
    standings,
    zone_parts,
)
from dangjian_desktop.queries.obligation_people import (
    PEOPLE_READS,
    current_event_dues,
    lasting_yearly_dues,
    people_dues,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import Activity, ObligationNotice
from dangjian_desktop.storage.rulebook import rules_on

MEETING_READS = frozenset(
    {
        Topic.ORGANISATION,
        Topic.RULE,
        Topic.ACTIVITY,
        Topic.ATTENDANCE,
        Topic.MEMBERSHIP,
        Topic.OBLIGATION,
        Topic.POST,
        Topic.STAGE,
    }
)
#: A board has a column for each month, and one for the year.
COLUMNS = 13
YEAR_COLUMN = 13
_MET, _AWAITING = ObligationState.MET, ObligationState.AWAITING_NOTICE
_RANKS = {state: rank for rank, state in enumerate(WORST_LAST)}


def owed(facts: MeetingFacts) -> Iterator[tuple[Obligation, Period, list[Standing]]]:
    """Yield each meeting that is owed in a period of the year, with who owes it."""
    for told, period in in_force(facts.told, facts.year):
        if told.way is Way.MEETINGS:
            found = facts.owing(told, period)
            if found:
                yield told, period, found


def due_day(
    facts: MeetingFacts, told: Obligation, period: Period, organisation_id: int
) -> tuple[date | None, Notice | None]:
    """Return until when something may be done, and the notice that says so, if it needs one."""
    if not told.by_notice:
        return period.last, None
    notice = facts.notices.of(told.name, organisation_id)
    return (None, None) if notice is None else (notice.due_on, notice)


# The list -----------------------------------------------------------------------


@dataclass(frozen=True)
class ObligationsQuery:
    """Everything that is owed on a day, met or not, with what was found.

    Told are the periods of the year that have begun, what was due in the year before and can still
    be made up for, what waits for a notice, and what counts from an event (a term, a 预备期).

    Attributes:
        on: The day. within: Of an organisation and of everything below it; None for all.
        year: Another year than that of the day: its periods up to the day.
    """

    reads: ClassVar = MEETING_READS | PEOPLE_READS
    on: date
    within: int | None = None
    year: int | None = None

    def fetch(self) -> list[Due]:
        """Return the matters by organisation in the order of the tree, then by the day due."""
        year = self.year or self.on.year
        found = [*meeting_dues(year, self.within, self.on)]
        matters = people_dues(year, self.within, self.on)
        if self.year is None:
            before = meeting_dues(year - 1, self.within, self.on)
            found += [one for one in before if _still_matters(one)]
            matters = [one for one in matters if one.told.every is not Every.EVENT]
            matters += current_event_dues(self.within, self.on)
            matters += lasting_yearly_dues(self.within, self.on)
        found += matters
        return sorted(
            (one for one in found if one.period.first <= self.on or one.due_on is None),
            key=_order(standings(year, self.within).by_id),
        )


def _still_matters(due: Due) -> bool:
    """Whether a matter of last year is one of today: it can be done late, or is still to come."""
    return due.state in (
        ObligationState.OVERDUE,
        ObligationState.DUE_SOON,
        ObligationState.OPEN,
    )


def _order(places: Mapping[int, Standing]) -> Callable[[Due], tuple[int, date, str, str]]:
    number = {key: place for place, key in enumerate(places)}

    def key(due: Due) -> tuple[int, date, str, str]:
        at = number.get(due.organisation_id, len(number))
        return at, due.due_on or date.max, due.told.name, due.person_name

    return key


def meeting_dues(
    year: int, within: int | None, on: date, *, column: int | None = None
) -> Iterator[Due]:
    """Yield every meeting owed in a year with what was found of it.

    Args:
        year: The year. within: An organisation; None for all. on: The day.
        column: Only what stands in this column of the board.
    """
    facts = meeting_facts(year, within, on)
    held: _Held | None = None
    for told, period, subjects in owed(facts):
        if column is not None and column_of(told.every, period) != column:
            continue
        if held is None:
            held = _held(facts)
        met = facts.met(told, period)
        for one in subjects:
            key = one.organisation_id
            due_on, notice = due_day(facts, told, period, key)
            state = _MET if key in met else unmet_state(told, due_on, on)
            groups = facts.tree.groups_of.get(key, ())
            yield Due(
                told,
                key,
                one.name,
                period,
                due_on,
                state,
                _found(held, told, period, one, groups, year),
                notice=None if notice is None else _notice(notice),
            )


def _notice(notice: Notice) -> Sentence:
    return Sentence(
        "上级通知（{noticed}）：{due} 前完成。{note}",
        noticed=notice.noticed_on.isoformat(),
        due=notice.due_on.isoformat(),
        note=notice.note,
    )


class _Row(NamedTuple):
    """An activity that may bear on an obligation."""

    found: Found
    organisation_id: int
    belongs_year: int


#: The activities of an organisation and kind.
_Held = Mapping[tuple[int, str], list[_Row]]


def _held(facts: MeetingFacts) -> _Held:
    """Return the activities of a year in full, those that were planned or cancelled included."""
    year, on = facts.year, facts.on
    kinds = sorted({kind for some in facts.told.values() for one in some for kind in one.kinds})
    days = Activity.held_on.between(f"{year}-01-01", f"{year}-12-31")
    condition = (
        Activity.kind.in_(kinds)
        & Activity.original.is_null()
        & (days | (Activity.belongs_year == year))
    )
    known = set(facts.tree.by_id)
    found: defaultdict[tuple[int, str], list[_Row]] = defaultdict(list)
    by_id: dict[int, tuple[str, _Row]] = {}
    for key, kind, organisation_id, title, state, day, belongs in stored_rows(
        Activity.select(
            Activity.id,
            Activity.kind,
            Activity.organisation_id,
            Activity.title,
            Activity.state,
            Activity.held_on,
            Activity.belongs_year,
        )
        .where(condition)
        .order_by(Activity.held_on, Activity.id)
    ):
        held_on = date.fromisoformat(day)
        counts = state == ActivityState.HELD and held_on <= on
        row = _Row(
            Found(held_on, title or kind_label(kind), counts, ActivityState(state), key),
            organisation_id,
            belongs or held_on.year,
        )
        by_id[key] = kind, row
        if organisation_id in known:
            found[organisation_id, kind].append(row)
    for part in zone_parts(condition, on):
        if part.branch_id in known:
            kind, row = by_id[part.activity_id]
            found[part.branch_id, kind].append(row)
    return found


def _found(
    held: _Held,
    told: Obligation,
    period: Period,
    one: Standing,
    groups: Collection[Standing],
    year: int,
) -> tuple[Found, ...]:
    keys = [one.organisation_id]
    if told.by_notice:
        keys += [group.organisation_id for group in groups]
    rows = [row for key in keys for kind in told.kinds for row in held.get((key, kind), ())]
    chosen = [
        row.found
        for row in rows
        if (
            row.belongs_year == year
            if told.by_notice
            else period.first <= row.found.day <= period.last
        )
    ]
    return tuple(sorted(chosen, key=lambda found: found.day))


# The board ----------------------------------------------------------------------


class BoardCell(NamedTuple):
    """One cell of the board.

    Attributes:
        state: The worst of what is owed in it; None when nothing is.
        met: How many matters are met, of how many.
        is_urgent: Whether something is so near that it is told in red.
    """

    state: ObligationState | None
    met: int
    total: int
    is_urgent: bool = False

    @property
    def is_bad(self) -> bool:
        """Whether it is painted red."""
        return self.state in BAD or self.is_urgent


NOTHING = BoardCell(None, 0, 0)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A branch or group with its cells: the months, then the year.

    Attributes:
        with_groups: Whether what its groups owe is told in the same cells.
    """

    organisation_id: int
    name: str
    subject: Subject
    with_groups: bool
    cells: tuple[BoardCell, ...]

    @property
    def is_bad(self) -> bool:
        """Whether any cell is red."""
        return any(cell.is_bad for cell in self.cells)


@dataclass(frozen=True)
class ComplianceBoardQuery:
    """The meetings of a year by month for branches, or for a branch and each of its groups.

    What people owe in a year (talks, hours, training, terms) is read by `PeopleMattersQuery`:
    the months need not wait for it.

    Attributes:
        year: The year. on: The day as of which it is judged.
        within: An organisation; None for all. When it is a branch, the rows are the branch itself
            and its groups; else each branch with what its groups owe in the same cells.
        obligation: Name of the only obligation to be told; "" for all.
    """

    reads: ClassVar = MEETING_READS
    year: int
    on: date
    within: int | None = None
    obligation: str = ""

    def fetch(self) -> list[BoardRow]:
        """Return the rows in the order of the tree; who owes nothing all year has empty cells."""
        facts = meeting_facts(self.year, self.within, self.on)
        apart = len(facts.tree.branches) <= 1 and self.within is not None
        rows = [*facts.tree.branches, *(facts.tree.groups if apart else ())]
        columns = [_Column.of(len(rows)) for _ in range(COLUMNS)]
        place_of = {one.organisation_id: place for place, one in enumerate(rows)}
        for group in () if apart else facts.tree.groups:  # told with its branch
            if group.parent_id in place_of:
                place_of[group.organisation_id] = place_of[group.parent_id]
        for told, period, subjects in owed(facts):
            if self.obligation in ("", told.name):
                column = columns[column_of(told.every, period) - 1]
                self._add(facts, column, place_of, told, period, subjects)
        cells = zip(*(column.cells() for column in columns), strict=True)
        return [
            BoardRow(
                one.organisation_id,
                one.name,
                Subject.PARTY_GROUP if one.kind is OrganisationKind.PARTY_GROUP else Subject.BRANCH,
                not apart,
                told_cells,
            )
            for one, told_cells in zip(rows, cells, strict=True)
        ]

    def _add(
        self,
        facts: MeetingFacts,
        column: "_Column",
        place_of: Mapping[int, int],
        told: Obligation,
        period: Period,
        subjects: list[Standing],
    ) -> None:
        having = facts.met(told, period)
        ranks, met, total = column.ranks, column.met, column.total
        unmet = _RANKS[unmet_state(told, period.last, self.on)]
        for one in subjects:
            key = one[0]
            place = place_of.get(key)
            if place is None:  # a group whose branch is not shown
                continue
            total[place] += 1
            if key in having:
                met[place] += 1
                continue
            if told.by_notice:
                due_on, _notice = due_day(facts, told, period, key)
                unmet = _RANKS[unmet_state(told, due_on, self.on)]
            ranks[place] = max(ranks[place], unmet)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the board while it is filled: a number for each row."""

    ranks: list[int]
    met: list[int]
    total: list[int]

    @classmethod
    def of(cls, count: int) -> "_Column":
        """Return an empty column of so many rows."""
        return cls([0] * count, [0] * count, [0] * count)

    def cells(self) -> list[BoardCell]:
        """Return the cells; those that say the same are one."""
        known: dict[tuple[int, int, int], BoardCell] = {}
        found = []
        for told in zip(self.ranks, self.met, self.total, strict=True):
            cell = known.get(told)
            if cell is None:
                rank, met, total = told
                cell = known[told] = BoardCell(WORST_LAST[rank], met, total) if total else NOTHING
            found.append(cell)
        return found


@dataclass(frozen=True)
class PeopleMattersQuery:
    """What people and terms owe in a year: the last column of the board, and its reasons."""

    reads: ClassVar = PEOPLE_READS
    year: int
    on: date
    within: int | None = None
    obligation: str = ""

    def fetch(self) -> list[Due]:
        """Return the matters that are due in the year."""
        return [
            one
            for one in people_dues(self.year, self.within, self.on)
            if self.obligation in ("", one.told.name)
        ]


def with_people(rows: list[BoardRow], matters: list[Due]) -> list[BoardRow]:
    """Return a board with the matters of people in its last column."""
    by_place: defaultdict[int, list[Due]] = defaultdict(list)
    for due in matters:
        by_place[due.organisation_id].append(due)
    return [
        replace(row, cells=(*row.cells[:-1], _with(row.cells[-1], by_place[row.organisation_id])))
        for row in rows
    ]


def _with(cell: BoardCell, more: list[Due]) -> BoardCell:
    if not more:
        return cell
    states = [one.state for one in more] + ([cell.state] if cell.state else [])
    return BoardCell(
        worst(states),
        cell.met + sum(one.state is _MET for one in more),
        cell.total + len(more),
        any(one.is_urgent for one in more),
    )


@dataclass(frozen=True)
class CellQuery:
    """Everything that stands in one cell of the board, each matter with its reason.

    Attributes:
        column: 1 to 12, or `YEAR_COLUMN`.
        with_groups: Whether the groups of the branch are told, too.
    """

    reads: ClassVar = MEETING_READS | PEOPLE_READS
    year: int
    on: date
    organisation_id: int
    column: int
    with_groups: bool = True
    obligation: str = ""

    def fetch(self) -> list[Due]:
        """Return the matters, the worst first."""
        found = list(meeting_dues(self.year, self.organisation_id, self.on, column=self.column))
        if self.column == YEAR_COLUMN:
            found += people_dues(self.year, self.organisation_id, self.on)
        chosen = [
            one
            for one in found
            if self.obligation in ("", one.told.name)
            and (self.with_groups or one.organisation_id == self.organisation_id)
        ]
        return sorted(chosen, key=lambda one: -_RANKS[one.state])


@dataclass(frozen=True)
class ObligationChoicesQuery:
    """The obligations that are in force at some time of a year, for a box of choices."""

    reads: ClassVar = frozenset({Topic.RULE})
    year: int

    def fetch(self) -> list[Obligation]:
        """Return each once, as it stands last in the year."""
        last: dict[str, Obligation] = {}
        for some in obligations_through(self.year).values():
            last.update({one.name: one for one in some})
        return list(last.values())


def last_confirmed_year(on: date) -> int | None:
    """Return the last year whose days off are known (rule ``holidays.work_calendar``)."""
    years = [int(key) for key in rules_on(on).values_of("holidays.work_calendar") if key.isdigit()]
    return max(years, default=None)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A superior's notice as it was entered.

    Attributes:
        title: What the obligation is called; its name when the rules no longer know it.
    """

    notice_id: int
    obligation: str
    title: str
    organisation_id: int
    organisation_name: str
    year: int
    due_on: date
    noticed_on: date
    note: str


@dataclass(frozen=True)
class NoticesQuery:
    """The notices of a year, the latest first."""

    reads: ClassVar = frozenset({Topic.OBLIGATION, Topic.ORGANISATION, Topic.RULE})
    year: int

    def fetch(self) -> list[NoticeRow]:
        """Return every notice of the year."""
        told = ObligationNotice
        titles = {
            one.name: one.title for some in obligations_through(self.year).values() for one in some
        }
        names = OrganisationNames()
        return [
            NoticeRow(
                row.id,
                row.obligation,
                titles.get(row.obligation, row.obligation),
                row.organisation_id,
                names.on(row.organisation_id, row.noticed_on),
                row.year,
                row.due_on,
                row.noticed_on,
                row.note,
            )
            for row in told.select()
            .where(told.year == self.year)
            .order_by(told.noticed_on.desc(), told.id.desc())
        ]
