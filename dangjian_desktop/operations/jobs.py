"""What somebody works as, dated: a change from a day on keeps what was before; a correction not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import FormerJob, Person


@operation("工作变动")
def change_job(writer: Writer, *, person_id: int, changes: Mapping[str, Any], on: date) -> bool:
    """Let a person work as something else from a day on; return whether anything changed.

    What was before is kept until that day. A second change on one day is a correction.

    Args:
        changes: Keys of `JOB_KEYS` with their new values.

    Raises:
        RefusedError: When the day lies before the last change.
    """
    return write_job_change(writer, person_id, changes, on)


@operation("调整区队班组")
def change_jobs(
    writer: Writer, *, person_ids: Sequence[int], changes: Mapping[str, Any], on: date
) -> int:
    """Let several people work in the same place from a day on; return how many changed.

    Raises:
        RefusedError: When nothing is told, or the day lies before somebody's last change.
    """
    if not changes:
        raise RefusedError("一项也没有填。请至少填写一项。")
    return sum(write_job_change(writer, person_id, changes, on) for person_id in person_ids)


@operation("改正以前的工作")
def correct_former_job(
    writer: Writer,
    *,
    job_id: int,
    changes: Mapping[str, Any],
    since: PartialDate | None,
    until: PartialDate,
) -> bool:
    """Correct an earlier job or its days; return whether anything became different.

    Raises:
        RefusedError: When it would end before it began, or overlap another job.
    """
    job = FormerJob.get_by_id(job_id)
    _refuse_bad_days(job.person_id, since, until, except_id=job_id)
    return writer.update(FormerJob, job_id, since=since, until=until, **_job_of(changes))


@operation("补登以前的工作")
def add_former_job(
    writer: Writer,
    *,
    person_id: int,
    facts: Mapping[str, Any],
    since: PartialDate | None,
    until: PartialDate,
) -> int:
    """Enter a job that somebody had earlier and return its id.

    Raises:
        RefusedError: When it would end before it began, overlap another job, or say nothing.
    """
    told = _job_of(facts)
    if not any(told.values()):
        raise RefusedError("这段工作一项也没有填。请至少填写一项。")
    _refuse_bad_days(person_id, since, until, except_id=None)
    return writer.insert(FormerJob, person=person_id, since=since, until=until, **told)


@operation("删去以前的工作")
def remove_former_job(writer: Writer, *, job_id: int) -> None:
    """Take an earlier job away that was entered by mistake.

    Where the days around it touched it, the job after it is taken to have lasted since then: a
    change that never was leaves no gap.
    """
    job = FormerJob.get_by_id(job_id)
    writer.delete(FormerJob, job_id)
    for later in FormerJob.select().where(FormerJob.person == job.person_id):
        if later.since == job.until:
            writer.update(FormerJob, later.id, since=job.since)


def write_job_change(writer: Writer, person_id: int, changes: Mapping[str, Any], on: date) -> bool:
    """Write a change from a day on as part of a larger operation; see `change_job`."""
    person = Person.get_by_id(person_id)
    present = {key: getattr(person, key) for key in JOB_KEYS}
    wanted = present | _job_of(changes)
    if wanted == present:
        return False
    before = list(FormerJob.select().where(FormerJob.person == person_id))
    last = max(before, key=lambda job: job.until, default=None)
    if last is not None and on < last.until.first_day:
        raise RefusedError(
            "{name}现在的工作从 {until} 开始，变动日期不能更早。请核对日期。",
            name=person.name,
            until=last.until.printed,
        )
    if last is None or on > last.until.first_day:
        since = None if last is None else last.until
        writer.insert(FormerJob, person=person_id, since=since, until=PartialDate.of(on), **present)
    elif wanted == {key: getattr(last, key) for key in JOB_KEYS} and _has_neighbour(last, before):
        writer.delete(FormerJob, last.id)  # there and back on one day: no change at all
    return writer.update(Person, person_id, **wanted)


def write_job_correction(
    writer: Writer, person_id: int, changes: Mapping[str, Any], on: date
) -> bool:
    """Correct the job that somebody had on a day as part of a larger operation.

    That is an earlier job where one held on that day, else the present one.
    """
    if not changes:
        return False
    held = valid_spells(FormerJob, on, person=person_id)
    if held:
        return writer.update(FormerJob, held[-1].id, **_job_of(changes))
    later = FormerJob.select().where(
        (FormerJob.person == person_id) & (FormerJob.until > on.isoformat())
    )
    if later.exists():
        raise RefusedError(
            "{on} 的工作没有记录，不能改正。请先补登这一天以前的工作。", on=on.isoformat()
        )
    return writer.update(Person, person_id, **_job_of(changes))


def _job_of(values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = values.keys() - set(JOB_KEYS)
    assert not unknown, f"no fact of a job {unknown}"
    return dict(values)


def _has_neighbour(last: FormerJob, jobs: Sequence[FormerJob]) -> bool:
    """Whether the beginning of a job is told by another row too, so that it is not lost with it."""
    return last.since is None or any(job.until == last.since for job in jobs)


def _refuse_bad_days(
    person_id: int, since: PartialDate | None, until: PartialDate, *, except_id: int | None
) -> None:
    if since is not None and until.first_day <= since.first_day:
        raise RefusedError(
            "终止日期 {until} 不晚于起始日期 {since}。请核对日期。",
            until=until.printed,
            since=since.printed,
        )
    for other in FormerJob.select().where(FormerJob.person == person_id):
        is_apart = (since is not None and other.until.first_day <= since.first_day) or (
            other.since is not None and until.first_day <= other.since.first_day
        )
        if other.id != except_id and not is_apart:
            began = other.since.printed if other.since else Word("起始不详")
            raise RefusedError(
                "与另一段工作（{began} 至 {until}）重叠。请核对日期。",
                began=began,
                until=other.until.printed,
            )
