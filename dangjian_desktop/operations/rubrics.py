"""Changes of rubrics: drafts are made, changed, issued; an issued one is changed no more.

A period is scored by the version of its last day, so a change of the rules is a new version from a
day on, never a change of the old one.
"""

import json
from dataclasses import replace
from datetime import date

from dangjian_desktop.domain.problems import InputError, Severity
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_checks import overlapping, rubric_problems
from dangjian_desktop.domain.rubric_reading import table_of_rubric
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, grade_fault
from dangjian_desktop.storage.models import Rubric as RubricTable


@operation("新增考评细则")
def add_rubric(writer: Writer, *, rubric: Rubric, on: date, source_file: str = "") -> int:
    """Add a draft and return its row id.

    Raises:
        RefusedError: When there is a version of this name and number already.
    """
    return write_draft(writer, rubric, on, source_file)


def write_draft(writer: Writer, rubric: Rubric, on: date, source_file: str) -> int:
    """Write a draft within an operation and return its row id; see `add_rubric`."""
    _refuse_twice(rubric, None)
    return writer.insert(
        RubricTable,
        name=rubric.name,
        version=rubric.version,
        state=RubricState.DRAFT,
        since=rubric.since,
        until=rubric.until,
        contents=contents_of(rubric),
        source_file=source_file,
        changed_on=on,
    )


@operation("修改考评细则")
def change_rubric(writer: Writer, *, rubric_id: int, rubric: Rubric, on: date) -> None:
    """Put another table in the place of a draft's.

    Raises:
        RefusedError: When it is no draft any more, or the name and number are taken.
    """
    row = _row(rubric_id)
    if row.state is not RubricState.DRAFT:
        raise RefusedError(
            "“{name} {version}”已经发布，不能再改。请由它另起一个新版本。",
            name=row.name,
            version=row.version,
        )
    _refuse_twice(rubric, rubric_id)
    writer.update(
        RubricTable,
        rubric_id,
        name=rubric.name,
        version=rubric.version,
        since=rubric.since,
        until=rubric.until,
        contents=contents_of(rubric),
        changed_on=on,
    )


@operation("发布考评细则")
def post_rubric(writer: Writer, *, rubric_id: int, on: date) -> None:
    """Issue a draft. The version before it, where it has no last day, ends the day before.

    Raises:
        RefusedError: When it is no draft, has no first day, or its days overlap with those of
            another issued version.
        InputError: With every fault that keeps it from being issued.
    """
    row = _row(rubric_id)
    rubric = row.rubric
    if rubric is None or row.state is not RubricState.DRAFT:
        raise RefusedError("这个版本不是草稿，或者读不出来。请在列表里选一个草稿。")
    if rubric.since is None:
        raise RefusedError("还没有写从哪一天起用这个版本。请填启用日期。")
    fault = grade_fault(rubric, rubric.since)
    if fault is not None:
        raise RefusedError(fault.template, **fault.facts)
    problems = [
        problem
        for problem in rubric_problems(rubric, measures())
        if problem.severity is Severity.REFUSED
    ]
    if problems:
        raise InputError(*problems)
    issued = [
        one
        for one in RubricsQuery().fetch()
        if one.state is RubricState.ISSUED and one.rubric is not None and one.name == rubric.name
    ]
    for one in issued:
        before = one.rubric
        if before is not None and before.until is None and _is_before(before, rubric):
            ended = replace(before, until=date.fromordinal(rubric.since.toordinal() - 1))
            writer.update(
                RubricTable, one.rubric_id, until=ended.until, contents=contents_of(ended)
            )
        elif before is not None and overlapping(rubric, [before]):
            raise RefusedError(
                "使用期间和“{name} {version}”重叠，同一时期会有两套细则。请改启用或终止日期。",
                name=one.name,
                version=one.version,
            )
    writer.update(RubricTable, rubric_id, state=RubricState.ISSUED, changed_on=on)


@operation("停用考评细则")
def close_rubric(writer: Writer, *, rubric_id: int, on: date) -> None:
    """Withdraw an issued version: no period is scored by it any more; closed ones keep theirs.

    Raises:
        RefusedError: When it is not issued.
    """
    row = _row(rubric_id)
    if row.state is not RubricState.ISSUED:
        raise RefusedError("“{name} {version}”不是已发布的版本，不必停用。", **_named(row))
    writer.update(RubricTable, rubric_id, state=RubricState.WITHDRAWN, changed_on=on)


@operation("删除细则草稿")
def remove_rubric(writer: Writer, *, rubric_id: int) -> None:
    """Remove a draft.

    Raises:
        RefusedError: When it was issued: periods may have been scored by it.
    """
    row = _row(rubric_id)
    if row.state is not RubricState.DRAFT:
        raise RefusedError("已发布的细则不能删除，历史考评要用它。请改为停用。")
    writer.delete(RubricTable, rubric_id)


def contents_of(rubric: Rubric) -> str:
    """Return how a rubric is stored."""
    return json.dumps(table_of_rubric(rubric), ensure_ascii=False)


def _named(row: RubricRow) -> dict[str, str]:
    return {"name": row.name, "version": row.version}


def _row(rubric_id: int) -> RubricRow:
    found = next((row for row in RubricsQuery().fetch() if row.rubric_id == rubric_id), None)
    if found is None:
        raise RefusedError("这个细则版本已经不在了。请刷新后再选。")
    return found


def _is_before(before: Rubric, rubric: Rubric) -> bool:
    return rubric.since is not None and (before.since is None or before.since < rubric.since)


def _refuse_twice(rubric: Rubric, but: int | None) -> None:
    for row in RubricsQuery().fetch():
        is_same = (row.name, row.version) == (rubric.name, rubric.version)
        if is_same and row.rubric_id != but:
            raise RefusedError(
                "“{name}”已经有 {version} 版。请换一个版本号。",
                name=row.name,
                version=row.version,
            )
