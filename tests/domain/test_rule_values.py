"""Values of rules are read as numbers, shares, days, or refused in words."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dangjian_desktop.domain import rule_values
from dangjian_desktop.domain.rule_values import RuleValueError


@pytest.mark.parametrize(
    ("read", "good", "value"),
    [
        (rule_values.decimal_value, "0.005", Decimal("0.005")),
        (rule_values.decimal_value, 3, Decimal(3)),
        (rule_values.whole_value, 5, 5),
        (rule_values.share_value, "1/3", Fraction(1, 3)),
        (rule_values.share_value, "0.2", Fraction(1, 5)),
        (rule_values.whole_values, (1, 2), (1, 2)),
        (rule_values.texts_value, ("早", "中"), ("早", "中")),
        (rule_values.texts_value, (), ()),
    ],
)
def test_what_can_be_reckoned_with(read, good, value):
    assert read({"key": good}, "key") == value


@pytest.mark.parametrize(
    ("read", "bad"),
    [
        (rule_values.decimal_value, "many"),
        (rule_values.decimal_value, "-1"),
        (rule_values.decimal_value, "NaN"),
        (rule_values.decimal_value, "Infinity"),
        (rule_values.whole_value, "5"),
        (rule_values.whole_value, True),
        (rule_values.whole_value, -1),
        (rule_values.share_value, "0"),
        (rule_values.share_value, "1/0"),
        (rule_values.share_value, "4/3"),
        (rule_values.share_value, "half"),
        (rule_values.whole_values, "12"),
        (rule_values.whole_values, ("1",)),
        (rule_values.whole_values, (True,)),
        (rule_values.texts_value, "早"),
        (rule_values.texts_value, ("早", 1)),
    ],
)
def test_what_cannot_is_refused_with_its_key(read, bad):
    with pytest.raises(RuleValueError) as refused:
        read({"key": bad}, "key")
    assert "“key”" in refused.value.sentence
    with pytest.raises(RuleValueError):
        read({}, "key")


def test_words_days_and_times():
    assert rule_values.word_value({"how": "at_least"}, "how", ["at_least"]) == "at_least"
    assert rule_values.day_of("2026-02-28", "off").day == 28
    assert rule_values.time_of("08:30", "hours").minute == 30
    with pytest.raises(RuleValueError):
        rule_values.word_value({"how": "about"}, "how", ["at_least"])
    for read, text in ((rule_values.day_of, "2026-02-29"), (rule_values.time_of, "25:00")):
        with pytest.raises(RuleValueError):
            read(text, "key")
