"""The job that somebody had on a day, where it is not the one of today.

The present job stands in the columns of the person, earlier ones in `FormerJob`. Whoever reads a
job as of a day asks here; where nobody's job has changed since, nothing is looked up.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from dangjian_desktop.domain.people import JOB_KEYS, PersonFacts
from dangjian_desktop.storage.models import FormerJob, Person
from dangjian_desktop.storage.models.base import valid_on

_NOTHING = {key: getattr(PersonFacts(), key) for key in JOB_KEYS}
_COLUMNS = tuple(getattr(FormerJob, key) for key in JOB_KEYS)


def jobs_then(on: date, ids: Collection[int] | None = None) -> dict[int, dict[str, Any]]:
    """Return the job facts of a day for everybody whose job has changed since, by person id.

    A day before the first job that is recorded has no job: what it was is not known.

    Args:
        on: The day.
        ids: Only of these people; everybody where left out.
    """
    jobs = FormerJob.select(FormerJob.person_id, FormerJob.since, *_COLUMNS).where(_later(on))
    if ids is not None:
        jobs = jobs.where(FormerJob.person.in_(list(ids)))
    found: dict[int, dict[str, Any]] = {}
    for person_id, since, *values in jobs.order_by(FormerJob.until.desc()).tuples():
        is_held = since is None or since.first_day <= on
        found[person_id] = dict(zip(JOB_KEYS, values, strict=True)) if is_held else _NOTHING
    return found


def job_condition(on: date, of_job: Callable[[Any], Any]) -> Any:
    """Return the condition on `Person` that the job of a day is one of a kind.

    Args:
        on: The day.
        of_job: The condition on a table that has the columns of a job.
    """
    present = of_job(Person)
    later = FormerJob.select(FormerJob.person).where(_later(on))
    if not later.exists():
        return present
    then = FormerJob.select(FormerJob.person).where(valid_on(FormerJob, on) & of_job(FormerJob))
    return (present & Person.id.not_in(later)) | Person.id.in_(then)


def _later(on: date) -> Any:
    return FormerJob.until > on.isoformat()
