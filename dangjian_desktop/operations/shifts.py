"""What can be done with shifts: crews and their patterns, absences, 替班, stop days."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import PRINTED, AbsenceKind, StopKind
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import (
    Absence,
    CrewPattern,
    FormerJob,
    Membership,
    Person,
    ShiftCrew,
    StopDay,
    Substitution,
)
from dangjian_desktop.storage.rulebook import rules_on

LONGEST_NAME = 60
LONGEST_NOTE = 200
LONGEST_SHIFT = 12


@operation("增加轮班组")
def add_crew(
    writer: Writer,
    *,
    organisation_id: int,
    name: str,
    pattern: str,
    anchor: date,
    offset: int = 0,
    since: date | None = None,
) -> int:
    """Set up a crew with its pattern and return its row id.

    People belong to it by the 轮班组 of the roster, which is entered there.

    Args:
        writer: Writes.
        organisation_id: The branch whose unit it is, or what stands above it.
        name: As the roster writes it.
        pattern: Key of ``shifts.patterns``.
        anchor: Day on which a crew with offset 0 begins its cycle.
        offset: Days by which this crew is ahead.
        since: First day of the pattern; None where it has always been so.

    Raises:
        RefusedError: When the name is missing, too long or taken, or the pattern not known.
    """
    told = _crew_name(name)
    _refuse_taken(organisation_id, told)
    _refuse_pattern(pattern, since or anchor)
    place = ShiftCrew.select().where(ShiftCrew.organisation == organisation_id).count()
    crew_id = writer.insert(ShiftCrew, organisation=organisation_id, name=told, place=place)
    writer.insert(
        CrewPattern,
        crew=crew_id,
        pattern=pattern,
        anchor=anchor,
        offset=offset,
        since=None if since is None else PartialDate.of(since),
    )
    return crew_id


@operation("修改轮班组名称")
def change_crew_name(writer: Writer, *, crew_id: int, name: str) -> int:
    """Call a crew otherwise, in the roster, too; return how many people's entries followed.

    Raises:
        RefusedError: When the name is missing, too long or taken.
    """
    crew = _crew(crew_id)
    told = _crew_name(name)
    if told == crew.name:
        return 0
    _refuse_taken(crew.organisation_id, told)
    below = sorted(_branches_below(crew.organisation_id))
    people = Membership.select(Membership.person).where(Membership.branch.in_(below))
    count = 0
    for person in Person.select().where((Person.shift_crew == crew.name) & Person.id.in_(people)):
        writer.update(Person, person.id, shift_crew=told)
        count += 1
    earlier = FormerJob.select().where(
        (FormerJob.shift_crew == crew.name) & FormerJob.person.in_(people)
    )
    for job in earlier:  # the crew was the same one, only called otherwise
        writer.update(FormerJob, job.id, shift_crew=told)
    writer.update(ShiftCrew, crew_id, name=told)
    return count


@operation("改变轮班方式")
def change_crew_pattern(
    writer: Writer,
    *,
    crew_id: int,
    pattern: str,
    anchor: date,
    offset: int,
    since: date | None,
) -> None:
    """Let a crew work by another pattern from a day on; earlier days keep the earlier one.

    Args:
        writer: Writes.
        crew_id: The crew.
        pattern: Key of ``shifts.patterns``.
        anchor: Day on which a crew with offset 0 begins its cycle.
        offset: Days by which this crew is ahead.
        since: First day of the new pattern; None corrects the present entry from its beginning.

    Raises:
        RefusedError: When the pattern is not known, or the day lies before that of the present
            one.
    """
    _crew(crew_id)
    _refuse_pattern(pattern, since or anchor)
    present = _last_pattern(crew_id)
    values = {"pattern": pattern, "anchor": anchor, "offset": offset}
    if since is None or (present is not None and _first(present) == since):
        if present is None:
            writer.insert(CrewPattern, crew=crew_id, **values)
        else:
            writer.update(CrewPattern, present.id, **values)
        return
    if present is not None:
        end = present.until.first_day if present.until is not None else None
        if since < _first(present) or (end is not None and since < end):
            raise RefusedError(
                "{day} 早于现在这种轮班的开始或结束日期。请改日期，或更正现在这一条。",
                day=since.isoformat(),
            )
        if end is None:
            writer.update(CrewPattern, present.id, until=PartialDate.of(since))
    writer.insert(CrewPattern, crew=crew_id, since=PartialDate.of(since), **values)


@operation("结束轮班")
def end_crew_pattern(writer: Writer, *, crew_id: int, until: date) -> None:
    """Let a crew work by no pattern from a day on.

    Raises:
        RefusedError: When it works by none already, or the day lies before the pattern began.
    """
    present = _last_pattern(crew_id)
    if present is None or present.until is not None:
        raise RefusedError("这个轮班组现在没有轮班方式，不必结束。")
    if until <= _first(present):
        raise RefusedError("结束日期要晚于开始日期 {day}。请改日期。", day=_first(present))
    writer.update(CrewPattern, present.id, until=PartialDate.of(until))


@operation("删除轮班组")
def remove_crew(writer: Writer, *, crew_id: int) -> None:
    """Remove a crew that was entered by mistake; what the roster says of people stays."""
    _crew(crew_id)
    for row in CrewPattern.select().where(CrewPattern.crew == crew_id):
        writer.delete(CrewPattern, row.id)
    writer.delete(ShiftCrew, crew_id)


@operation("登记不在岗")
def add_absence(
    writer: Writer,
    *,
    person_id: int,
    kind: AbsenceKind,
    begins_on: date,
    ends_on: date,
    note: str = "",
) -> int:
    """Enter that somebody is away from a day to a day (both included); return the row id.

    Raises:
        RefusedError: When the end lies before the beginning, or the days overlap those of another
            absence.
    """
    whose = {"person": person_id}
    return writer.insert(Absence, **whose, **_days(Absence, whose, kind, begins_on, ends_on, note))


@operation("修改不在岗")
def change_absence(
    writer: Writer,
    *,
    absence_id: int,
    kind: AbsenceKind,
    begins_on: date,
    ends_on: date,
    note: str = "",
) -> None:
    """Change an absence; see `add_absence`."""
    whose = {"person": _standing(Absence, absence_id).person_id}
    values = _days(Absence, whose, kind, begins_on, ends_on, note, but=absence_id)
    writer.update(Absence, absence_id, **values)


@operation("删除不在岗")
def remove_absence(writer: Writer, *, absence_id: int) -> None:
    """Remove an absence that was entered by mistake."""
    _standing(Absence, absence_id)
    writer.delete(Absence, absence_id)


@operation("登记替班")
def add_substitution(
    writer: Writer,
    *,
    worked_on: date,
    person_id: int,
    substitute_id: int,
    shift: str,
    note: str = "",
) -> int:
    """Enter that one person works another's shift on a day; return the row id.

    Raises:
        RefusedError: When both are the same person, the shift is missing, or the same shift of the
            person is given up already.
    """
    told = shift.strip()
    if person_id == substitute_id:
        raise RefusedError("替班的是本人。请另选一个人。")
    if not told or len(told) > LONGEST_SHIFT:
        raise RefusedError("请写明替的是哪个班，如 早、中、夜。")
    taken = Substitution.select().where(
        (Substitution.worked_on == worked_on)
        & (Substitution.person == person_id)
        & (Substitution.shift == told)
    )
    if taken.exists():
        raise RefusedError("这一天这个班已经登记了替班。请先删除原来的一条。")
    return writer.insert(
        Substitution,
        worked_on=worked_on,
        person=person_id,
        substitute=substitute_id,
        shift=told,
        note=trimmed(note, LONGEST_NOTE),
    )


@operation("删除替班")
def remove_substitution(writer: Writer, *, substitution_id: int) -> None:
    """Remove a 替班 that was entered by mistake."""
    _standing(Substitution, substitution_id)
    writer.delete(Substitution, substitution_id)


@operation("登记停产检修")
def add_stop_days(
    writer: Writer,
    *,
    organisation_id: int,
    kind: StopKind,
    begins_on: date,
    ends_on: date,
    note: str = "",
) -> int:
    """Enter that a unit does not produce from a day to a day (both included); return the row id.

    It holds for everything below the organisation.

    Raises:
        RefusedError: When the end lies before the beginning, or the days overlap those of another
            stop of the same organisation.
    """
    whose = {"organisation": organisation_id}
    return writer.insert(StopDay, **whose, **_days(StopDay, whose, kind, begins_on, ends_on, note))


@operation("修改停产检修")
def change_stop_days(
    writer: Writer,
    *,
    stop_id: int,
    kind: StopKind,
    begins_on: date,
    ends_on: date,
    note: str = "",
) -> None:
    """Change a stop; see `add_stop_days`."""
    whose = {"organisation": _standing(StopDay, stop_id).organisation_id}
    values = _days(StopDay, whose, kind, begins_on, ends_on, note, but=stop_id)
    writer.update(StopDay, stop_id, **values)


@operation("删除停产检修")
def remove_stop_days(writer: Writer, *, stop_id: int) -> None:
    """Remove a stop that was entered by mistake."""
    _standing(StopDay, stop_id)
    writer.delete(StopDay, stop_id)


def _crew_name(name: str) -> str:
    told = trimmed(name, LONGEST_NAME)
    if not told:
        raise RefusedError("轮班组没有名称。请填写，与名册里“轮班组”一栏写法一致。")
    return told


def _refuse_taken(organisation_id: int, name: str) -> None:
    taken = ShiftCrew.select().where(
        (ShiftCrew.organisation == organisation_id) & (ShiftCrew.name == name)
    )
    if taken.exists():
        raise RefusedError("已经有“{name}”这个轮班组。请另取名称，或修改原来的。", name=name)


def _refuse_pattern(pattern: str, day: date) -> None:
    if pattern not in rules_on(day).values_of("shifts.patterns"):
        raise RefusedError("没有“{code}”这种轮班方式。请另选一种。", code=pattern)


def _days(
    table: Any,
    whose: Mapping[str, int],
    kind: AbsenceKind | StopKind,
    begins_on: date,
    ends_on: date,
    note: str,
    *,
    but: int | None = None,
) -> dict[str, Any]:
    """Return the columns of a stretch of days of somebody or of a unit; two may not overlap.

    Args:
        table: `Absence` or `StopDay`.
        whose: The reference column and the row id it points to.
        kind: Of what kind it is.
        begins_on, ends_on: Its days, both included.
        note: A word on it.
        but: Row id of the stretch that is changed.
    """
    if ends_on < begins_on:
        raise RefusedError(
            "结束日期 {ends} 早于开始日期 {begins}。请改正。",
            ends=ends_on.isoformat(),
            begins=begins_on.isoformat(),
        )
    meeting = table.select().where((table.begins_on <= ends_on) & (table.ends_on >= begins_on))
    for row in meeting.filter(**whose):
        if row.id != but:
            raise RefusedError(
                "与已登记的{kind}（{begins} 至 {ends}）重叠。请改日期，或修改原来的一条。",
                kind=PRINTED[row.kind],
                begins=row.begins_on.isoformat(),
                ends=row.ends_on.isoformat(),
            )
    return {
        "kind": kind,
        "begins_on": begins_on,
        "ends_on": ends_on,
        "note": trimmed(note, LONGEST_NOTE),
    }


def _crew(crew_id: int) -> Any:
    return standing_row(
        ShiftCrew, crew_id, RefusedError("这个轮班组已经不在了，可能刚被撤销。请重新选择。")
    )


def _standing(table: Any, row_id: int) -> Any:
    return standing_row(table, row_id, RefusedError("这一条已经不在了，可能刚被撤销。请重新选择。"))


def _last_pattern(crew_id: int) -> Any:
    found = list(CrewPattern.select().where(CrewPattern.crew == crew_id).order_by(CrewPattern.id))
    return max(found, key=_first, default=None)


def _first(spell: Any) -> date:
    return date.min if spell.since is None else spell.since.first_day


def _branches_below(organisation_id: int) -> set[int]:
    return Tree.on(date.max - timedelta(days=1)).below(organisation_id)
