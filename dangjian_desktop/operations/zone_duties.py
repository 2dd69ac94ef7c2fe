"""The duties of the zones: a year given out, one changed, two swapped with the reason, removed."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.rotation import QUARTERS
from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.organisations import ZoneQuery
from dangjian_desktop.queries.zone_duties import RotationQuery, first_day
from dangjian_desktop.storage.models import ZoneDuty

_LONGEST_NOTE = 200


@operation("生成协作区轮值")
def apply_rotation(writer: Writer, *, year: int, replaces: bool = False) -> int:
    """Write the rotation of a year and return how many duties it has.

    Args:
        writer: Writes.
        year: The year.
        replaces: Whether what stands of the year, swaps included, is given out anew.

    Raises:
        RefusedError: When the year has been given out and `replaces` is not said, or there are no
            zones with branches.
    """
    standing = list(ZoneDuty.select().where(ZoneDuty.year == year))
    if standing and not replaces:
        raise RefusedError("{year} 年的轮值已经排好。请先删除，或选择重新生成。", year=year)
    quarters = RotationQuery(year).fetch()
    if not quarters:
        raise RefusedError("还没有划入党支部的协作区。请先在党支部页建立协作区。")
    for duty in standing:
        writer.delete(ZoneDuty, duty.id)
    rows = []
    for one in quarters:
        jobs = dict(one.jobs)
        if one.plans_half_year:
            jobs[ZoneJob.HALF_YEAR_PLAN] = one.lead
        rows += [
            {
                "year": year,
                "quarter": one.quarter,
                "zone": one.zone,
                "job": job,
                "branch": branch,
            }
            for job, branch in jobs.items()
        ]
    writer.insert_many(ZoneDuty, rows)
    return len(rows)


@operation("调整轮值")
def change_zone_duty(writer: Writer, *, duty_id: int, branch_id: int, note: str, on: date) -> None:
    """Let another branch of the zone do a job; who it was by the rotation is remembered.

    Raises:
        RefusedError: Without a reason, or when the branch does not belong to the zone then.
    """
    duty = _duty(duty_id)
    _refuse_stranger(duty, branch_id)
    if branch_id != duty.branch_id:
        _give(writer, duty, branch_id, _reason(note), on)


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
    _give(writer, first, other, reason, on)
    _give(writer, second, one, reason, on)


@operation("删除轮值")
def remove_zone_duties(writer: Writer, *, year: int) -> None:
    """Remove the duties of a year."""
    for duty in ZoneDuty.select().where(ZoneDuty.year == year):
        writer.delete(ZoneDuty, duty.id)


@operation("增加轮值")
def add_zone_duty(
    writer: Writer, *, year: int, quarter: int, zone_id: int, job: ZoneJob, branch_id: int
) -> int:
    """Enter one duty (of a past year, say) and return its id.

    Raises:
        RefusedError: When the job is taken, or the branch does not belong to the zone then.
    """
    if quarter not in QUARTERS:
        raise RefusedError("季度“{quarter}”不对。请填 1 到 4。", quarter=quarter)
    taken = ZoneDuty.select().where(
        ZoneDuty.year == year,
        ZoneDuty.quarter == quarter,
        ZoneDuty.zone == zone_id,
        ZoneDuty.job == job,
    )
    if taken.exists():
        raise RefusedError("这一季度的这项已有党支部承担。请改为调整。")
    _refuse_outsider(zone_id, branch_id, year, quarter)
    return writer.insert(
        ZoneDuty, year=year, quarter=quarter, zone=zone_id, job=job, branch=branch_id
    )


def _give(writer: Writer, duty: Any, branch_id: int, note: str, on: date) -> None:
    planned = duty.planned_branch_id or duty.branch_id
    if planned == branch_id:  # as it was by the rotation: nothing is left to remember
        writer.update(
            ZoneDuty, duty.id, branch=branch_id, planned_branch=None, swapped_on=None, swap_note=""
        )
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
    _refuse_outsider(duty.zone_id, branch_id, duty.year, duty.quarter)


def _refuse_outsider(zone_id: int, branch_id: int, year: int, quarter: int) -> None:
    zones = ZoneQuery(first_day(year, quarter)).fetch()
    members = next((zone.branch_ids for zone in zones if zone.zone_id == zone_id), ())
    if branch_id not in members:
        raise RefusedError(
            "这个党支部在 {year} 年第 {quarter} 季度不属于该协作区。请另选党支部。",
            year=year,
            quarter=quarter,
        )


def _reason(note: str) -> str:
    clean = note.strip()
    if not clean:
        raise RefusedError("调换要写明原因。请填写。")
    if len(clean) > _LONGEST_NOTE:
        raise RefusedError("原因太长，最多 {most} 个字。请写短一些。", most=_LONGEST_NOTE)
    return clean


def _duty(duty_id: int) -> Any:
    found = ZoneDuty.get_or_none(ZoneDuty.id == duty_id)
    if found is None:
        raise RefusedError("这一项轮值已经不在了，可能刚被撤销。请回到协作区页再看。")
    return found
