"""个案 in the demonstration: help that goes on, help that is over, and one 限期改正."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.case_files import (
    add_case_file,
    close_case_file,
    record_case_step,
)
from dangjian_desktop.operations.demo.roll import Roll
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.case_files import limits_on

_CARE = (("started", 0), ("checked", 4), ("approved", 9), ("helped", 15))
_MENDING = (
    ("started", 0),
    ("filed", 3),
    ("checked", 12),
    ("talked", 15),
    ("resolved", 21),
    ("approved", 30),
)


def write_case_files(writer: Writer, plan: Mapping[str, Any], roll: Roll) -> None:
    """Write three case files of three branches."""
    on = date.fromisoformat(plan["on"])
    branches = list(roll.branches.values())
    people = [branches[number].ordinary()[-1].person_id for number in (1, 6, 10)]

    def opened(person_id: int, kind: CaseFileKind, months_ago: int, steps: Any) -> tuple[int, date]:
        begun = add_months(on, -months_ago).replace(day=5)
        case = add_case_file(person_id=person_id, kind=kind, opened_on=begun, on=on).body(writer)
        for step, days in steps:
            day = begun + timedelta(days=days)
            record_case_step(case_file_id=case, step=step, happened_on=day, on=on).body(writer)
        return case, begun

    opened(people[0], CaseFileKind.CARE, 3, _CARE)
    over, begun = opened(people[1], CaseFileKind.CARE, 10, (*_CARE, ("ended", 60)))
    close_case_file(case_file_id=over, closed_on=begun + timedelta(days=60), on=on).body(writer)
    mending, begun = opened(people[2], CaseFileKind.RECTIFICATION, 4, _MENDING)
    told_on = begun + timedelta(days=33)
    record_case_step(
        case_file_id=mending,
        step="announced",
        happened_on=told_on,
        due_on=limits_on(told_on).usual_until(told_on),
        paper="decision",
        number=f"青党〔{told_on.year}〕18号",
        on=on,
    ).body(writer)
