"""Values of rules in words, and back from what is typed."""

import pytest

from dangjian_desktop.domain.rule_words import (
    group_word,
    key_word,
    typed_text,
    typed_value,
    value_words,
)

KINDS = {"talk": "谈心谈话", "party_lecture": "党课"}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("enabled", True, "是"),
        ("enabled", False, "否"),
        ("count", 3, "3"),
        ("share", "1/3", "1/3"),
        ("kinds", ("talk", "party_lecture"), "谈心谈话、党课"),
        ("came", ("present", "late"), "到会、迟到"),
        ("kinds", (), "（无）"),
        ("every", "month", "每月"),
        ("passing", {"share": "1/2", "how": "more_than"}, "比例：1/2；怎样算：必须超过"),
        ("unheard_of", "x", "x"),
    ],
)
def test_a_value_is_told_in_words(key, value, words):
    assert value_words("a.b", key, value, KINDS) == words


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kinds", ["talk", "party_lecture"]),
        ("days_before", [180, 90, 0]),
        ("share", "0.85"),
        ("slabs", [{"up_to": "3000", "rate": "0.005"}]),
        ("passing", {"share": "1/2"}),
    ],
)
def test_what_is_shown_reads_back_as_the_same_value(key, value):
    text = typed_text("a.b", key, value, KINDS)
    assert typed_value("a.b", key, text, value, KINDS) == value


def test_a_list_may_be_typed_with_commas_and_strange_text_is_refused():
    assert typed_value("a.b", "kinds", "谈心谈话、党课", ["talk"], KINDS) == list(KINDS)
    with pytest.raises(ValueError, match="没有这种"):
        typed_value("a.b", "kinds", "没有这种", ["talk"], KINDS)
    with pytest.raises(ValueError, match="一百"):
        typed_value("a.b", "days_before", "一百", [180], KINDS)
    with pytest.raises(ValueError, match="Expecting value"):
        typed_value("a.b", "slabs", "不是表", [{"rate": "1"}], KINDS)


def test_keys_and_groups_have_words_and_unknown_ones_stand_as_they_are():
    assert group_word("dues.wage") == "党费"
    assert group_word("new.thing") == "new"
    assert key_word("2027") == "2027年"
    assert key_word("own_1", {"title": "党小组长会"}) == "党小组长会"
    assert value_words("dues.base", "meals", "out", KINDS) == "不计入"
