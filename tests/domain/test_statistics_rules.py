"""Groups of the statistics: what the rules say, at their edges, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.dates import full_years
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.statistics import age_band
from dangjian_desktop.domain.statistics_rules import (
    OTHER,
    age_bands,
    cut_off,
    frontline_rule,
    joining_rule,
    occupations_rule,
    schooling_groups,
    statistics_year,
    year_page_rule,
)

VALUES = {"bands_up_to": [30, 35, 40, 45, 50, 55, 60, 65, 70], "sums_up_to": [35]}
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@given(born=DAYS, age=st.integers(0, 110), shift=st.integers(-2, 2))
def test_bands_of_a_day_of_birth_are_those_of_the_age(born, age, shift):
    on = date(born.year + age + 1, born.month, min(born.day, 28)) + timedelta(days=shift)
    bands = age_bands(on, VALUES)
    expected = age_band(full_years(born, on), VALUES)
    assert bands.labels[bands.place_of(born.isoformat())] == expected


def test_i20_at_the_cut_off():
    bands = age_bands(date(2026, 12, 31), VALUES)
    assert bands.labels[bands.place_of("1990-12-31")] == "36–40岁"
    assert bands.labels[bands.place_of("1991-01-01")] == "31–35岁"
    assert bands.sums == (("35岁及以下", 2),)


def test_shipped_rules_are_read(rules):
    schooling = schooling_groups(rules.values_of("statistics.schooling"))
    assert schooling.group_of("bachelor") == "大学本科"
    assert schooling.group_of("unheard_of") == OTHER
    joining = joining_rule(rules.values_of("statistics.joining"))
    assert joining.label_on("1978-12-31") == "新中国成立后至十一届三中全会前"
    assert joining.label_on("2026-01-01") == "十八大以来"
    jobs = occupations_rule(rules.values_of("statistics.occupations"))
    assert jobs.group_of("退休技术员") == "离退休人员"
    front = frontline_rule(rules.values_of("statistics.frontline"))
    assert front.holds("underground", ())
    assert not front.holds("surface", ("综采一队",))
    page = year_page_rule(rules.values_of("statistics.year_page"))
    assert "themed_day" in page.kinds


def test_a_word_in_the_job_makes_the_front():
    front = frontline_rule({"workplaces": [], "words": ["综采"]})
    assert front.holds("surface", ("综采一队", "科员"))
    assert not front.holds("underground", ())


def test_the_year_ends_on_its_day():
    values = {"cut_off": "12-31"}
    assert cut_off(2026, values) == date(2026, 12, 31)
    assert statistics_year(date(2026, 12, 31), values) == 2026
    earlier = {"cut_off": "06-30"}
    assert statistics_year(date(2026, 6, 30), earlier) == 2026
    assert statistics_year(date(2026, 7, 1), earlier) == 2027


@pytest.mark.parametrize(
    ("read", "values"),
    [
        (schooling_groups, {"groups": [], "sums": []}),
        (schooling_groups, {"groups": [{"label": "甲", "education": ["no"]}], "sums": []}),
        (
            schooling_groups,
            {
                "groups": [
                    {"label": "甲", "education": ["doctor"]},
                    {"label": "乙", "education": ["doctor"]},
                ],
                "sums": [],
            },
        ),
        (
            schooling_groups,
            {
                "groups": [
                    {"label": "甲", "education": ["doctor"]},
                    {"label": "甲", "education": ["master"]},
                ],
                "sums": [],
            },
        ),
        (joining_rule, {"periods": []}),
        (joining_rule, {"periods": [{"label": "甲", "through": "2001-01-01"}]}),
        (
            joining_rule,
            {"periods": [{"label": "甲", "through": "no"}, {"label": "乙", "through": ""}]},
        ),
        (
            joining_rule,
            {
                "periods": [
                    {"label": "甲", "through": "2001-01-01"},
                    {"label": "乙", "through": "2000-01-01"},
                    {"label": "丙", "through": ""},
                ]
            },
        ),
        (occupations_rule, {"groups": []}),
        (occupations_rule, {"groups": [{"label": "甲", "words": []}]}),
        (occupations_rule, {"groups": [{"label": "甲", "words": [""]}]}),
        (frontline_rule, {"workplaces": ["moon"], "words": []}),
        (year_page_rule, {"kinds": "themed_day", "books": []}),
        (lambda values: cut_off(2026, values), {"cut_off": "02-29"}),
        (lambda values: cut_off(2026, values), {"cut_off": "13-01"}),
        (lambda values: age_bands(date(2026, 1, 1), values), {"bands_up_to": [], "sums_up_to": []}),
        (
            lambda values: age_bands(date(2026, 1, 1), values),
            {"bands_up_to": [30, 40], "sums_up_to": [35]},
        ),
    ],
)
def test_what_cannot_be_reckoned_with_is_refused(read, values):
    with pytest.raises(RuleValueError):
        read(values)
