"""How the tests ask a measure: for one branch, a period and a day."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.measured import Figure, Unknown
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.measures.registry import Scope, measured, measures
from dangjian_desktop.storage.models import Attendance
from tests import make

ON = date(2026, 11, 20)


def asked(code: str, branch: int, period: str, on: date = ON, *, with_records: bool = True) -> Any:
    """What a measure says of a branch."""
    of = period_of(period)
    assert of is not None
    assert code in measures()
    return measured(code, Scope((branch,), of, on, with_records))[branch]


def count(code: str, branch: int, period: str, on: date = ON) -> int:
    """The figure; the same with records and without, and of as many records as it says."""
    found = asked(code, branch, period, on)
    assert isinstance(found, Figure), f"{found.reason}"
    quick = asked(code, branch, period, on, with_records=False)
    assert isinstance(quick, Figure)
    assert (quick.count, quick.note is None) == (found.count, found.note is None)
    if not measures()[code].is_reach:
        assert sum(one.count for one in found.records) == found.count
    return int(found.count)


def reason(code: str, branch: int, period: str, on: date = ON) -> str:
    """Why there is no figure."""
    found = asked(code, branch, period, on)
    assert isinstance(found, Unknown), f"{found.count}"
    assert not found.is_failure
    assert isinstance(asked(code, branch, period, on, with_records=False), Unknown)
    return str(found.reason)


def note(code: str, branch: int, period: str, on: date = ON) -> str:
    """What is said beside the figure."""
    return str(asked(code, branch, period, on).note or "")


def texts(code: str, branch: int, period: str, on: date = ON) -> list[str]:
    """What the records say."""
    return [str(one.text) for one in asked(code, branch, period, on).records]


def proofs(code: str, branch: int, period: str, on: date = ON) -> list[str]:
    """What shows that the rest is in order."""
    return [str(one.text) for one in asked(code, branch, period, on).proofs]


def held(kind: str, holder: int, day: str, minutes: str = "照议程进行", **values: Any) -> int:
    """An activity that was recorded."""
    activity = make.held(kind, holder, day, minutes=minutes or "x", **values)
    if not minutes:
        on = date.fromisoformat(day)
        make.done(change_activity(activity_id=activity, values={"minutes": ""}, on=on))
    return activity


def mark(activity: int, people: Any, how: Any) -> None:
    """Marks of people at an activity."""

    def enter(writer: Any) -> None:
        for person in people:
            writer.insert(Attendance, activity=activity, person=person, mark=how)

    make.done(Operation("布景", "attendance", enter))
