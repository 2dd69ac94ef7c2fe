"""Who works when in the demonstration: crews on a pattern, a month's 排班表, people away."""

from datetime import date, timedelta

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.shifts import REST, shift_on, shift_pattern
from dangjian_desktop.domain.vocabulary import AbsenceKind, Mark, StopKind, printed
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import (
    Absence,
    Activity,
    Attendance,
    CrewPattern,
    ShiftCrew,
    ShiftEntry,
    ShiftSheet,
    StopDay,
    Substitution,
    Vote,
)
from dangjian_desktop.storage.rulebook import rules_on

_A_DAY = timedelta(days=1)
_CAME = (Mark.PRESENT, Mark.LATE)
_PATTERN = "3x8_week"
_ANCHOR = date(2026, 1, 5)
#: The three crews of a section, and by how many days each is ahead.
_CREWS = (("甲", 0), ("乙", 7), ("丙", 14))


def write_shifts(writer: Writer, life: Life) -> None:
    """Write crews of every section below ground, and what else a planner must know."""
    for place, branch in enumerate(life.roll.branches.values()):
        if branch.plan["underground"]:
            for order, (name, offset) in enumerate(_CREWS):
                crew = writer.insert(
                    ShiftCrew, organisation=branch.branch_id, name=name, place=order
                )
                writer.insert(
                    CrewPattern,
                    crew=crew,
                    pattern=_PATTERN,
                    anchor=_ANCHOR,
                    offset=offset,
                    since=_ANCHOR,
                )
            if place == 0:
                _sheet(writer, life, branch)
        _absences(writer, life, branch)
    for told in life.plan["stop"]:
        writer.insert(
            StopDay,
            organisation=life.committee,
            kind=StopKind(told["kind"]),
            begins_on=date.fromisoformat(told["first"]),
            ends_on=date.fromisoformat(told["last"]),
            note=told["note"],
        )


def _sheet(writer: Writer, life: Life, branch: DemoBranch) -> None:
    """Write this month's 排班表 of the first branch, as its section handed it in."""
    month = life.on.replace(day=1)
    sheet = writer.insert(
        ShiftSheet,
        organisation=branch.branch_id,
        month=f"{month:%Y-%m}",
        source_file=f"{branch.plan['section']}{month.month}月排班表.xlsx",
        entered_on=month + _A_DAY,
    )
    rules = rules_on(life.on).values_of("shifts.patterns")
    pattern = shift_pattern(_PATTERN, rules)
    offsets = dict(_CREWS)
    days = month_end(month).day
    rows = []
    for one in branch.people:
        offset = offsets.get(one.facts.shift_crew)
        for number in range(days):
            day = month + _A_DAY * number
            if offset is None:
                shift = "早" if life.calendar.is_working_day(day) else REST
            else:
                shift = shift_on(pattern, _ANCHOR, offset, day, life.calendar)
                if life.chance.random() < 0.12:  # three eights know no rest but taken turns
                    shift = REST
            rows.append({"sheet": sheet, "person": one.person_id, "worked_on": day, "shift": shift})
    writer.insert_many(ShiftEntry, rows)
    first, second = branch.ordinary()[2:4]
    writer.insert(
        Substitution,
        worked_on=life.on + 2 * _A_DAY,
        person=first.person_id,
        substitute=second.person_id,
        shift="早",
        note="两人换班",
    )


def _absences(writer: Writer, life: Life, branch: DemoBranch) -> None:
    people = branch.ordinary()
    for kind, first, last in (
        (AbsenceKind.LEAVE, life.on - 3 * _A_DAY, life.on + 8 * _A_DAY),
        (AbsenceKind.SICK, life.on - 20 * _A_DAY, life.on + 40 * _A_DAY),
        (AbsenceKind.TRAINING, life.on + 3 * _A_DAY, life.on + 7 * _A_DAY),
    ):
        if len(people) > 6:
            one = people[life.chance.randrange(4, len(people))]
            writer.insert(Absence, person=one.person_id, kind=kind, begins_on=first, ends_on=last)
            _excuse(writer, one.person_id, kind, first, last)


def _excuse(writer: Writer, person: int, kind: AbsenceKind, first: date, last: date) -> None:
    """Let who was away have been excused; where votes were counted the marks stay with them."""
    voted = Vote.select(Vote.activity)
    met = (
        Attendance.select(Attendance.id)
        .join(Activity, on=(Attendance.activity == Activity.id))
        .where(
            (Attendance.person == person)
            & Attendance.mark.in_([str(mark) for mark in _CAME])
            & Activity.held_on.between(first, last)
            & Activity.id.not_in(voted)
        )
    )
    for row in met:
        writer.update(Attendance, row.id, mark=Mark.EXCUSED, reason=printed(kind))
