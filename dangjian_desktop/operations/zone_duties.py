"""The duties of the zones: a year given out, one changed, two swapped with the reason, removed."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.organisations import ZoneQuery
from dangjian_desktop.queries.zone_duties import RotationQuery, first_day, jobs_of
from dangjian_desktop.storage.models import ZoneDuty

_LONGEST_NOTE = 200
#: What a duty remembers that nobody has swapped.
_AS_PLANNED: dict[str, Any] = {"planned_branch": None, "swapped_on": None, "swap_note": ""}


@operation("生成协作区轮值")
def apply_rotation(
    writer: Writer,
    *,
    year: int,
    replaces: bool = False,
    since_quarter: int = 1,
    keeps_swaps: bool = True,
) -> int:
    """Write the rotation of a year and return how many duties were given out.

    Args:
        writer: Writes.
        year: The year.
        replaces: Whether what stands of the year is given out anew.
        since_quarter: Of what stands, the quarters before this one stay.
        keeps_swaps: Whether what was changed or swapped stays, with its reason.

    Raises:
        RefusedError: When the year has been given out and `replaces` is not said, or there are no
            zones with branches.
    """
    if ZoneDuty.select().where(ZoneDuty.year == year).exists() and not replaces:
        raise RefusedError("{year} 年的轮值已经排好。请先删除，或选择重新生成。", year=year)
    standing = list(ZoneDuty.select().where(ZoneDuty.year == year))
    asked = RotationQuery(year, since_quarter, keeps_swaps)
    quarters = asked.fetch()
    if not quarters:
        raise RefusedError("还没有划入党支部的协作区。请先在党支部页建立协作区。")
    given_out = {
        (one.zone, one.quarter, job): branch
        for one in quarters
        for job, branch in jobs_of(one).items()
    }
    for duty in standing:
        place = duty.zone_id, duty.quarter, duty.job
        if duty.quarter < since_quarter or given_out.get(place) == duty.branch_id:
            given_out.pop(place, None)
            if duty.planned_branch_id is not None and not asked.keeps(duty):
                writer.update(ZoneDuty, duty.id, **_AS_PLANNED)
        else:
            writer.delete(ZoneDuty, duty.id)
    rows = [
        {"year": year, "quarter": quarter, "zone": zone, "job": job, "branch": branch}
        for (zone, quarter, job), branch in given_out.items()
        if quarter >= since_quarter
    ]
    writer.insert_many(ZoneDuty, rows)
    return len(rows)


@operation("调整轮值")
def change_zone_duty(writer: Writer, *, duty_id: int, branch_id: int, note: str, on: date) -> None:
    """Let another branch of the zone do a job; who it was by the rotation is remembered.

    Where the deputy becomes the lead (or the other way round) the two change places, and the plan
    of the half-year goes with the lead. A branch of another zone cannot stand in: the jobs of a
    zone are its branches' own, and a branch that helps out today changes the zone first.

    Raises:
        RefusedError: Without a reason, or when the branch does not belong to the zone then.
    """
    duty = _duty(duty_id)
    _refuse_stranger(duty, branch_id)
    if branch_id != duty.branch_id:
        _hand_over(writer, duty, branch_id, _reason(note), on)


@operation("调换轮值")
def record_zone_swap(writer: Writer, *, first_id: int, second_id: int, note: str, on: date) -> None:
    """Let two branches of a zone do each other's job, in the same quarter or in two.

    Raises:
        RefusedError: Without a reason, or when they are of two zones.
    """
    first, second = _duty(first_id), _duty(second_id)
    if first.zone_id != second.zone_id:
        raise RefusedError("只能在同一个协作区里调换。请另选。")
    if first.branch_id == second.branch_id:
        raise RefusedError("两项由同一个党支部承担，不必调换。")
    reason = _reason(note)
    one, other = first.branch_id, second.branch_id
    _refuse_stranger(first, other)
    _refuse_stranger(second, one)
    is_pair = {first.job, second.job} == set(_PAIR)
    if is_pair and (first.year, first.quarter) == (second.year, second.quarter):
        _give(writer, first, other, reason, on)
        _give(writer, second, one, reason, on)
        for duty in (first, second):
            _move_plan(writer, duty, reason, on)
        return
    _hand_over(writer, first, other, reason, on)
    _hand_over(writer, second, one, reason, on)


@operation("删除轮值")
def remove_zone_duties(writer: Writer, *, year: int) -> None:
    """Remove the duties of a year."""
    for duty in ZoneDuty.select().where(ZoneDuty.year == year):
        writer.delete(ZoneDuty, duty.id)


_PAIR = {ZoneJob.LEAD: ZoneJob.DEPUTY, ZoneJob.DEPUTY: ZoneJob.LEAD}


def _hand_over(writer: Writer, duty: Any, branch_id: int, note: str, on: date) -> None:
    """Give a job to a branch; lead and deputy stay two, the plan goes with the lead."""
    before = duty.branch_id
    other = _beside(duty, _PAIR[duty.job]) if duty.job in _PAIR else None
    _give(writer, duty, branch_id, note, on)
    if other is not None and other.branch_id == branch_id:
        _give(writer, other, before, note, on)
        _move_plan(writer, other, note, on)
    _move_plan(writer, duty, note, on)


def _move_plan(writer: Writer, lead: Any, note: str, on: date) -> None:
    plan = _beside(lead, ZoneJob.HALF_YEAR_PLAN) if lead.job is ZoneJob.LEAD else None
    if plan is not None:
        now = ZoneDuty.get_by_id(lead.id).branch_id
        if plan.branch_id != now:
            _give(writer, plan, now, note, on)


def _beside(duty: Any, job: ZoneJob) -> Any:
    """Return the duty of the same zone and quarter with another job; None where it has none."""
    return ZoneDuty.get_or_none(
        ZoneDuty.year == duty.year,
        ZoneDuty.quarter == duty.quarter,
        ZoneDuty.zone == duty.zone_id,
        ZoneDuty.job == job,
    )


def _give(writer: Writer, duty: Any, branch_id: int, note: str, on: date) -> None:
    planned = duty.planned_branch_id or duty.branch_id
    if planned == branch_id:  # as it was by the rotation: nothing is left to remember
        writer.update(ZoneDuty, duty.id, branch=branch_id, **_AS_PLANNED)
        return
    writer.update(
        ZoneDuty,
        duty.id,
        branch=branch_id,
        planned_branch=planned,
        swapped_on=on,
        swap_note=note,
    )


def _refuse_stranger(duty: Any, branch_id: int) -> None:
    zones = ZoneQuery(first_day(duty.year, duty.quarter)).fetch()
    members = next((zone.branch_ids for zone in zones if zone.zone_id == duty.zone_id), ())
    if branch_id not in members:
        raise RefusedError(
            "这个党支部在 {year} 年第 {quarter} 季度不属于该协作区，不能跨协作区代班。"
            "请在本协作区里另选；要换协作区，请先在名册里划入。",
            year=duty.year,
            quarter=duty.quarter,
        )


def _reason(note: str) -> str:
    clean = trimmed(note, _LONGEST_NOTE)
    if not clean:
        raise RefusedError("调换要写明原因。请填写。")
    return clean


def _duty(duty_id: int) -> Any:
    return standing_row(
        ZoneDuty, duty_id, RefusedError("这一项轮值已经不在了，可能刚被撤销。请回到协作区页再看。")
    )
