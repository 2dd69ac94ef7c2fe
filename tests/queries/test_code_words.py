"""Codes of figures have the word of the rule that weighs them, whichever rule that is."""

from datetime import date

import pytest

from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.group_scoring import PARTY_GROUP as GROUPS
from dangjian_desktop.domain.score_weights import SECRETARY, YEAR
from dangjian_desktop.queries.code_words import CodeWords
from dangjian_desktop.queries.points import YEAR_BROUGHT
from dangjian_desktop.queries.rules import rules_at
from dangjian_desktop.storage.shipped_journal_words import journal_words

ON = date(2026, 11, 29)


def told(part: str) -> str:
    """What the history calls the part of a figure."""
    return CodeWords(ON).word(journal_words().codes["score_figure.part"], part, {})


def parts() -> list[str]:
    """Every part that a rule lets people give a figure for."""
    rules = rules_at(ON)
    weighed = [one["part"] for rule in (YEAR, SECRETARY) for one in rules.values_of(rule)["parts"]]
    blocks = [one["block"] for one in rules.values_of(GROUPS)["blocks"]]
    flags = [part for one in rules.values_of(FLAGS)["flags"] for part in one["figures"]]
    return [*weighed, *blocks, *flags, YEAR_BROUGHT]


@pytest.mark.usefixtures("data")
def test_no_part_of_a_figure_is_told_by_its_code():
    assert "flag.benefit" in parts()
    assert [part for part in parts() if told(part) == part] == []


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("year_end", "年终考核"),
        ("secretary.own_duty", "本人履职得分"),
        ("attendance", "出勤"),
        ("flag.benefit", "效益旗"),
        (YEAR_BROUGHT, "上年积分"),
        ("of_old", "of_old"),
    ],
)
def test_a_part_is_called_as_its_rule_calls_it(part: str, word: str):
    assert told(part) == word
