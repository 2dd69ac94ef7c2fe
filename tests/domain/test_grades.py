"""Grades: compared before rounding, capped by a veto; and the cap of 优秀."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dangjian_desktop.domain.appraisal import most_excellent
from dangjian_desktop.domain.grades import (
    grade_after_veto,
    grade_of,
    grade_table,
    missing_to_next,
)
from dangjian_desktop.domain.rule_values import RuleValueError


@pytest.fixture
def table(rules):
    return grade_table(rules.values_of("grades.branch"))


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("97.5", "示范"),
        ("90.00", "示范"),
        ("89.99", "优良"),
        ("89.95", "优良"),
        ("80", "优良"),
        ("70", "达标"),
        ("60", "基本达标"),
        ("59.99", "待整顿"),
        ("-1", "待整顿"),
    ],
)
def test_grades(table, score, grade):
    assert grade_of(Decimal(score), table).name == grade


def test_a_veto_caps_and_never_lifts(table):
    best, worst = grade_of(Decimal("97.5"), table), grade_of(Decimal(50), table)
    assert grade_after_veto(best, "基本达标", table).name == "基本达标"
    assert grade_after_veto(worst, "基本达标", table).name == "待整顿"
    with pytest.raises(RuleValueError):
        grade_after_veto(best, "无", table)


def test_what_is_missing_to_the_next_grade(table):
    grade, missing = missing_to_next(Decimal("89.99"), table)
    assert (grade.name, missing) == ("示范", Decimal("0.01"))
    assert missing_to_next(Decimal(90), table) is None


@pytest.mark.parametrize(
    "cutoffs",
    [
        [],
        [{"from": "60", "grade": "好", "stars": 1}],
        [
            {"from": "60", "grade": "好", "stars": 1},
            {"from": "70", "grade": "更好", "stars": 2},
            {"from": "0", "grade": "差", "stars": 0},
        ],
    ],
)
def test_cutoffs_that_do_not_fall_to_nought_are_refused(cutoffs):
    with pytest.raises(RuleValueError):
        grade_table({"cutoffs": cutoffs})


@pytest.mark.parametrize(
    ("members", "most"), [(2, 0), (3, 1), (7, 2), (14, 4), (17, 5), (23, 7), (31, 10)]
)
def test_the_cap_of_excellent(members, most):
    assert most_excellent(members, Fraction(1, 3)) == most  # Q22
