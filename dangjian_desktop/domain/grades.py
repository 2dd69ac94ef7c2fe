"""Grades of a score: cut-offs are compared before anything is rounded, and a veto caps.

The table is local (facts.md 8.1); 89.99 is no 90, whatever the screen shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    decimal_value,
    value_of,
    whole_value,
)


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: its name, the lowest score, its stars."""

    name: str
    lowest: Decimal
    stars: int


def grade_table(values: Mapping[str, Any]) -> tuple[Grade, ...]:
    """Read the cut-offs of ``grades.branch``, best first.

    Raises:
        RuleValueError: When they do not fall, or the last one leaves a score without a grade.
    """
    table = tuple(
        Grade(
            str(value_of(told, "grade")),
            decimal_value(told, "from"),
            whole_value(told, "stars"),
        )
        for told in value_of(values, "cutoffs")
    )
    cutoffs = [grade.lowest for grade in table]
    if not table or cutoffs != sorted(set(cutoffs), reverse=True) or cutoffs[-1] != 0:
        raise RuleValueError("cutoffs", "、".join(map(str, cutoffs)))
    return table


def grade_of(score: Decimal, table: Sequence[Grade]) -> Grade:
    """Return the grade of an unrounded score; below nought it is the last one."""
    return next((grade for grade in table if score >= grade.lowest), table[-1])


def grade_after_veto(grade: Grade, capped_at: str, table: Sequence[Grade]) -> Grade:
    """Return the grade that is left after a veto: this one, or the cap if that is lower."""
    cap = next((one for one in table if one.name == capped_at), None)
    if cap is None:
        raise RuleValueError("vetoed_at_most", capped_at)
    return grade if grade.lowest < cap.lowest else cap


def missing_to_next(score: Decimal, table: Sequence[Grade]) -> tuple[Grade, Decimal] | None:
    """Return the next better grade and what is missing to it; None in the best one."""
    better = [grade for grade in table if grade.lowest > score]
    return (better[-1], better[-1].lowest - score) if better else None
