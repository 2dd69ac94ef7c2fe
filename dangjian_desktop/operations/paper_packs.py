"""Entering what comes back on paper from a group: its meeting, its open rows, new rows; as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dangjian_desktop.domain.activity_kinds import GROUP_MEETING
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import TakenStep, refusing
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.ledgers import DAY, step_by, step_day
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations import activities, attendance, ledgers
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceQuery

#: Where on the screen a fault of the meeting stands.
MEETING = "meeting"
#: Before the code of a book: its new rows.
NEW = "new:"
#: The most columns of an activity that a sheet of minutes has.
_MEETING_TEXTS = ("place", "minutes")


@dataclass(frozen=True)
class PaperMeeting:
    """What came back of the meeting.

    Attributes:
        activity_id: The meeting that stands in the calendar; None for one that is entered now.
        held_on: Its day; None where the sheet does not tell.
        marks: What each person was; who is not named stays as it was.
        texts: Place and minutes; what is not named stays.
    """

    activity_id: int | None
    held_on: date | None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing came back of it."""
        return not self.marks and not any(self.texts.values()) and self.held_on is None


@dataclass(frozen=True)
class PaperStep:
    """A step that a row's boxes tell."""

    to: str
    day: PartialDate
    by: Named | None = None
    values: Mapping[str, Value | None] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperOutcome:
    """What came back of an open row.

    Attributes:
        number: Of its line on the screen.
        steps: In their order.
    """

    number: int
    entry_id: int
    steps: tuple[PaperStep, ...]


@dataclass(frozen=True)
class Returned:
    """Everything that came back from a group for a month.

    Attributes:
        outcomes, new: By code of the book.
    """

    group_id: int
    meeting: PaperMeeting | None = None
    outcomes: Mapping[str, Sequence[PaperOutcome]] = field(default_factory=dict)
    new: Mapping[str, Sequence[ledgers.NewEntry]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to enter."""
        has_meeting = self.meeting is not None and not self.meeting.is_empty
        return not has_meeting and not any(self.outcomes.values()) and not any(self.new.values())


@dataclass(frozen=True, slots=True)
class PackEntered:
    """What was entered."""

    activity_id: int | None
    steps: int
    entries: int


@operation("录入纸质记录")
def record_paper_pack(writer: Writer, *, returned: Returned, on: date) -> PackEntered:
    """Enter what came back on paper, all of it or nothing, as one thing to be undone.

    Args:
        writer: Writes.
        returned: What the sheets tell.
        on: Today.

    Raises:
        InputError: With everything that is wrong, each problem at its sheet, line and field.
        RefusedError: When there is nothing to enter, or something is no more.
    """
    if returned.is_empty:
        raise RefusedError("还没有填写任何内容。请先填写，再保存。")
    found = refusing(returned_problems(returned, on))
    if found:
        raise InputError(*found)
    activity_id = None
    if returned.meeting is not None and not returned.meeting.is_empty:
        activity_id = _enter_meeting(writer, returned, returned.meeting, on)
    steps = 0
    for outcomes in returned.outcomes.values():
        for outcome in outcomes:
            for step in outcome.steps:
                ledgers.advance_entry(
                    entry_id=outcome.entry_id,
                    to=step.to,
                    day=step.day,
                    on=on,
                    by=step.by,
                    values=step.values,
                ).body(writer)
                steps += 1
    entries = 0
    for book, new in returned.new.items():
        if new:
            entries += len(ledgers.add_entries(book=book, entries=new, on=on).body(writer))
    return PackEntered(activity_id, steps, entries)


def returned_problems(returned: Returned, on: date) -> list[Problem]:
    """Return everything that is wrong or worth a look, before anything is entered.

    ``sheet`` of a problem is `MEETING`, the code of a book, or `NEW` before it; ``row`` the number
    of the line; ``field`` a box: a field, ``day``, ``step:…`` or ``by:…``.
    """
    problems: list[Problem] = []
    if returned.meeting is not None and not returned.meeting.is_empty:
        problems += _meeting_problems(returned, returned.meeting, on)
    for book, outcomes in returned.outcomes.items():
        for outcome in outcomes:
            problems += _outcome_problems(book, outcome, on)
    for book, new in returned.new.items():
        problems += [
            replace(problem, where=replace(problem.where, sheet=f"{NEW}{book}"))
            for problem in ledgers.entries_problems(book, new, on)
        ]
    return problems


def _meeting_problems(returned: Returned, meeting: PaperMeeting, on: date) -> list[Problem]:
    where = Address(sheet=MEETING, field=DAY)
    if meeting.held_on is None:
        return [Problem(where, "ledger.day_missing")]
    if meeting.held_on > on:
        told = meeting.held_on.isoformat()
        return [Problem(where, "date.future", told, hint=on.isoformat())]
    kind = kinds_by_code().get(GROUP_MEETING)
    found = activities.entry_problems(kind, returned.group_id, meeting.held_on, "", "")
    return [replace(problem, where=where) for problem in found]


def _outcome_problems(book: str, outcome: PaperOutcome, on: date) -> list[Problem]:
    """Judge the steps of a row one after the other, each as if those before had been taken."""
    entry = ledgers.standing_entry(outcome.entry_id, on)
    problems: list[Problem] = []
    for step in outcome.steps:
        told = ledgers.standing_problems(
            entry, to=step.to, day=step.day, on=on, by=step.by, values=step.values
        )
        boxes = {"to": step_day(step.to), DAY: step_day(step.to), "by": step_by(step.to)}
        problems += [
            replace(
                problem,
                where=Address(
                    sheet=book,
                    row=outcome.number,
                    field=boxes.get(problem.where.field, problem.where.field),
                ),
            )
            for problem in told
        ]
        values = {key: value for key, value in step.values.items() if value not in (None, "", ())}
        taken = TakenStep(step.to, step.day, step.by)
        row = replace(
            entry.row,
            state=step.to,
            road=(*entry.row.road, taken),
            values={**entry.row.values, **values},
        )
        entry = replace(entry, row=row)
    return problems


def _enter_meeting(writer: Writer, returned: Returned, meeting: PaperMeeting, on: date) -> int:
    """Enter the meeting by the means of the calendar: day, list, marks, minutes."""
    assert meeting.held_on is not None, "judged before"
    activity_id = meeting.activity_id
    if activity_id is None:
        activity_id = activities.add_activity(
            kind=GROUP_MEETING,
            organisation_id=returned.group_id,
            held_on=meeting.held_on,
            entered_on=on,
        ).body(writer)
    else:
        standing = ActivityQuery(activity_id).fetch()
        if standing is not None and standing.held_on != meeting.held_on:
            activities.move_activity(activity_id=activity_id, held_on=meeting.held_on, on=on).body(
                writer
            )
    texts = {key: text for key, text in meeting.texts.items() if key in _MEETING_TEXTS and text}
    if texts:
        activities.change_activity(activity_id=activity_id, values=texts, on=on).body(writer)
    if meeting.marks:
        _enter_marks(writer, activity_id, meeting.marks, on)
    return activity_id


def _enter_marks(writer: Writer, activity_id: int, marks: Mapping[int, Mark], on: date) -> None:
    standing = ActivityQuery(activity_id).fetch()
    if standing is None or standing.due_fixed_on is None:
        attendance.post_due_list(activity_id=activity_id, on=on).body(writer)
    listed = {row.person_id: row.mark for row in AttendanceQuery(activity_id).fetch()}
    for person_id, mark in marks.items():
        if person_id not in listed:  # signed without being due on that day
            attendance.add_attender(activity_id=activity_id, person_id=person_id).body(writer)
        if listed.get(person_id) is not mark:
            attendance.mark_attendance(
                activity_id=activity_id, person_id=person_id, mark=mark, on=on
            ).body(writer)
