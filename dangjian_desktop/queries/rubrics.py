"""Rubrics as they stand: the versions, and the one that scores a period."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from dangjian_desktop.domain.grades import grade_table
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import read_rubric
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import Rubric as RubricTable
from dangjian_desktop.storage.rulebook import rules_on
from dangjian_desktop.storage.shipped_rubrics import sample_rubric


@dataclass(frozen=True, slots=True)
class RubricRow:
    """A version of a rubric.

    Attributes:
        rubric: None where its contents cannot be read (a newer program, a damaged row).
    """

    rubric_id: int
    uid: str
    name: str
    version: str
    state: RubricState
    since: date | None
    until: date | None
    source_file: str
    changed_on: date
    rubric: Rubric | None


@dataclass(frozen=True)
class RubricsQuery:
    """Every version of every rubric, the newest of a name first."""

    reads: ClassVar = frozenset({Topic.RUBRIC})

    def fetch(self) -> tuple[RubricRow, ...]:
        """Return the versions by name, then by their first day, the newest first."""
        return _rubrics(data_revision())


@lru_cache(maxsize=2)
def _rubrics(_revision: int) -> tuple[RubricRow, ...]:
    found = [_row(row) for row in RubricTable.select().order_by(RubricTable.id)]
    found.sort(key=lambda row: row.since or date.min, reverse=True)
    return tuple(sorted(found, key=lambda row: row.name))


def _row(row: Any) -> RubricRow:
    return RubricRow(
        row.id,
        row.uid,
        row.name,
        row.version,
        row.state,
        row.since,
        row.until,
        row.source_file,
        row.changed_on,
        rubric_of(row.contents),
    )


@lru_cache(maxsize=64)
def rubric_of(contents: str) -> Rubric | None:
    """Return the rubric of stored contents; None where they cannot be read."""
    try:
        table = json.loads(contents)
    except ValueError:
        return None
    return read_rubric(table).value if isinstance(table, dict) else None


def rubric_for(last_day: date, name: str = "") -> RubricRow | None:
    """Return the issued version that scores a period.

    Args:
        last_day: Last day of the period; an old period is scored by the version of its day.
        name: Of a rubric; "" for the only one, or the one that is first in the order of names.
    """
    for row in RubricsQuery().fetch():
        rubric = row.rubric
        if rubric is None or row.state is not RubricState.ISSUED or (name and row.name != name):
            continue
        if rubric.scores(last_day):
            return row
    return None


def rubric_named(name: str, version: str = "") -> RubricRow | None:
    """Return a version by its name; the newest issued one without a version."""
    found = [row for row in RubricsQuery().fetch() if row.name == name]
    if version:
        return next((row for row in found if row.version == version), None)
    issued = [row for row in found if row.state is RubricState.ISSUED]
    return next(iter(issued or found), None)


def rubric_names() -> tuple[str, ...]:
    """Return the names of the rubrics that have an issued version."""
    query = RubricTable.select(RubricTable.name).where(RubricTable.state == RubricState.ISSUED)
    return tuple(sorted({name for (name,) in stored_rows(query)}))


def rubric_sample() -> Rubric:
    """Return the sample that comes with the program; it scores nothing by itself.

    Raises:
        StorageError: When its file is missing or wrong (code rubrics).
    """
    return sample_rubric()


def unscored_from(row: RubricRow) -> date | None:
    """Return the first day that no issued version would score if this one were withdrawn.

    Args:
        row: An issued version; the answer is None where others of any name score all its days.
    """
    others = [
        one.rubric
        for one in RubricsQuery().fetch()
        if one.state is RubricState.ISSUED and one.rubric is not None and one != row
    ]
    day = row.since or date.min
    for other in sorted(others, key=lambda one: one.since or date.min):
        if other.scores(day):
            if other.until is None:
                return None
            day = date.fromordinal(other.until.toordinal() + 1)
    return None if row.until is not None and day > row.until else day


def grade_names(on: date, rule: str = "grades.branch") -> tuple[str, ...]:
    """Return the grades of a table of cut-offs on a day, the best first."""
    return tuple(grade.name for grade in grade_table(rules_on(on).values_of(rule)))


def version_before(row: RubricRow) -> int | None:
    """Return the row id of the version of the same name whose days begin before; None for none.

    Of drafts it is the newest issued version, which they are made to follow.
    """
    others = [one for one in RubricsQuery().fetch() if one.name == row.name and one != row]
    first = row.since or date.max
    earlier = [one for one in others if (one.since or date.min) < first]
    issued = [one for one in earlier if one.state is not RubricState.DRAFT]
    found = next(iter(issued or earlier or others), None)
    return None if found is None else found.rubric_id


def grade_fault(rubric: Rubric, on: date) -> Sentence | None:
    """Return why a rubric would leave every branch without a grade; None where it would not."""
    try:
        names = grade_names(on, rubric.grades)
    except (RuleValueError, LookupError):
        return Sentence(
            "等级规则“{rule}”读不出来，发布后没有等级。请在“规则”里改好，或改用别的等级规则。",
            rule=rubric.grades,
        )
    if not rubric.vetoed_at_most or rubric.vetoed_at_most in names:
        return None
    return Sentence(
        "一票否决的最高等级“{grade}”不在等级表里。请在这几级里选：{names}。",
        grade=rubric.vetoed_at_most,
        names=names,
    )
