"""Weighed years and secretaries, pay bands: K10, K11, K12, and the tables that are refused."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dangjian_desktop.domain.grades import grade_of, grade_table
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_readers import try_out
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.score_weights import (
    PartFigure,
    WeightedPart,
    appraisal_points,
    pay_bands,
    pay_percent,
    plain_number,
    quarter_weights,
    review_band,
    review_bands,
    weighed,
    weighed_mean,
    weighed_parts,
)
from dangjian_desktop.domain.vocabulary import ReviewGrade


def entered(**points):
    return {
        key.replace("__", "."): PartFigure(Decimal(one), Sentence("录入"))
        for key, one in points.items()
    }


def test_k10_the_year_weighs_quarters_year_end_and_appraisal(rules):
    values = rules.values_of("scoring.year")
    quarters = [Decimal(one) for one in ("92.5", "88", "90", "95")]
    mean = weighed_mean(quarters, quarter_weights(values, 4))
    assert mean == Decimal("91.375")
    year = weighed(weighed_parts(values), entered(quarters=mean, year_end=90, appraisal=96))
    assert year.total == Decimal("91.425")
    assert year.formula == "60%×91.375＋30%×90＋10%×96"
    assert grade_of(year.total, grade_table(rules.values_of("grades.branch"))).name == "示范"


def test_k11_the_secretary_by_the_shipped_weights_and_by_those_of_r8(rules):
    shipped = weighed_parts(rules.values_of("scoring.secretary"))
    figures = entered(
        secretary__branch=85, secretary__unit=90, secretary__own_duty=90, secretary__vote=88
    )
    assert weighed(shipped, figures).total == Decimal("87.7")
    r8 = [
        WeightedPart("monthly", "月度党建考核", Fraction(3, 10)),
        WeightedPart("on_site", "实地考核", Fraction(3, 10)),
        WeightedPart("vote", "会议测评", Fraction(4, 10)),
    ]
    made = weighed(r8, entered(monthly=85, on_site=90, vote=88))
    assert made.total == Decimal("87.7")
    bands = review_bands(rules.values_of("scoring.secretary"))
    assert review_band(made.total, bands) is ReviewGrade.FAIRLY_GOOD


@pytest.mark.parametrize(
    ("score", "percent"),
    [
        ("90", 100),
        ("85", 80),
        ("79.9", 60),
        ("69.9", 0),
        ("89.999", 80),
        ("80", 80),
        ("70", 60),
        ("0", 0),
        ("105", 100),
    ],
)
def test_k12_pay_bands_are_compared_before_rounding(rules, score, percent):
    bands = pay_bands(rules.values_of("scoring.pay_bands"))
    assert pay_percent(Decimal(score), bands) == percent


def test_a_part_without_a_figure_is_no_nought(rules):
    parts = weighed_parts(rules.values_of("scoring.year"))
    made = weighed(parts, entered(quarters=90, appraisal=96))
    assert made.total is None
    assert [one.rule.title for one in made.missing] == ["年终考核"]
    assert made.formula == ""
    assert made.part("quarters").share == Decimal("54.0")


def test_a_part_that_weighs_nothing_may_lack_its_figure():
    parts = [
        WeightedPart("a", "甲", Fraction(1)),
        WeightedPart("b", "乙", Fraction(0)),
    ]
    made = weighed(parts, entered(a=80))
    assert made.total == 80
    assert made.missing == ()


def test_a_mean_lacks_what_one_of_its_parts_lacks():
    halves = (Fraction(1, 2), Fraction(1, 2))
    assert weighed_mean([Decimal(80), Decimal(90)], halves) == 85
    assert weighed_mean([Decimal(80), None], halves) is None
    assert weighed_mean([Decimal(80), None], (Fraction(1), Fraction(0))) == 80


def test_numbers_stand_without_idle_noughts():
    assert [plain_number(Decimal(one)) for one in ("90.00", "91.4250", "0")] == [
        "90",
        "91.425",
        "0",
    ]
    assert plain_number(None) == ""


def test_a_third_is_told_as_a_third():
    assert WeightedPart("a", "甲", Fraction(1, 3)).weight_text == "1/3"
    assert WeightedPart("a", "甲", Fraction(1, 8)).weight_text == "12.5%"


def test_marks_are_worth_what_the_rule_says(rules):
    worth = appraisal_points(rules.values_of("scoring.appraisal_points"))
    assert worth.mean([6, 4, 0, 0]) == 96
    assert worth.mean([0, 0, 0, 0]) is None


def parts(*weights):
    return {
        "parts": [
            {"part": f"p{place}", "title": f"第{place}项", "weight": weight}
            for place, weight in enumerate(weights)
        ],
        "quarters": ["1/4"] * 4,
        "grades": "grades.branch",
        "bands": [{"from": "0", "grade": "reviewed_good"}],
    }


@pytest.mark.parametrize(
    ("rule", "values", "told"),
    [
        ("scoring.year", parts("0.6", "0.3", "0.2"), "应当是 100%"),
        ("scoring.year", parts("0.6", "1.4", "-1"), "weight"),
        ("scoring.year", parts("0.6", "x"), "weight"),
        ("scoring.year", parts(), "parts"),
        ("scoring.year", parts("1") | {"parts": ["x"]}, "parts"),
        ("scoring.year", parts("1") | {"quarters": ["1/4"] * 3}, "quarters"),
        ("scoring.year", parts("1") | {"quarters": ["1/3"] * 4}, "应当是 100%"),
        ("scoring.year", parts("1") | {"grades": "dues.wage"}, "grades"),
        (
            "scoring.year",
            parts("1") | {"parts": [{"part": "a", "title": "甲", "weight": "1/2"}] * 2},
            "part",
        ),
        ("scoring.half_year", {"quarters": ["0.5", "0.4"]}, "90%"),
        ("scoring.secretary", parts("0.3", "0.3"), "应当是 100%"),
        (
            "scoring.secretary",
            parts("1") | {"bands": [{"from": "60", "grade": "reviewed_good"}]},
            "60 分以下没有对应的档",
        ),
        (
            "scoring.secretary",
            parts("1")
            | {
                "bands": [
                    {"from": "60", "grade": "reviewed_fair"},
                    {"from": "0", "grade": "reviewed_good"},
                ]
            },
            "grade",
        ),
        ("scoring.pay_bands", {"bands": []}, "bands"),
        (
            "scoring.pay_bands",
            {"bands": [{"from": "90", "percent": "100"}, {"from": "70", "percent": "60"}]},
            "70 分以下没有对应的档",
        ),
        (
            "scoring.pay_bands",
            {"bands": [{"from": "70", "percent": "100"}, {"from": "90", "percent": "60"}]},
            "有重叠",
        ),
        (
            "scoring.pay_bands",
            {"bands": [{"from": "90", "percent": "60"}, {"from": "0", "percent": "100"}]},
            "percent",
        ),
        (
            "scoring.appraisal_points",
            {"used": True, "excellent": "90", "qualified": "95", "barely": "0", "unqualified": "0"},
            "excellent",
        ),
        ("scoring.review_points", {"used": 1}, "used"),
    ],
)
def test_tables_with_holes_and_weights_that_do_not_add_up_are_refused(rule, values, told):
    with pytest.raises(RuleValueError) as caught:
        try_out(rule, values)
    assert told in caught.value.sentence
