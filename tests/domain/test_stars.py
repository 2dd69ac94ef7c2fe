"""Stars: what is collected, the levels with gates (K14) and quotas, what is missing in words."""

from decimal import Decimal as D

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.stars import (
    Found,
    Grant,
    StarState,
    branch_star_rules,
    level_standing,
    member_star_rules,
    star_standing,
)
from dangjian_desktop.storage.rulebook import read_rules
from tests.conftest import RULES

SHIPPED = {one.rule: one.values for one in read_rules(RULES)}
BRANCHES = branch_star_rules(SHIPPED["contest.branch_stars"])
MEMBERS = member_star_rules(SHIPPED["contest.member_stars"])


def held(rules, *keys, unknown=()):
    """Stars of somebody who has those of some keys."""
    made = []
    for star in rules.stars:
        value = D(10) if star.key in keys else D(0)
        found = [Found(None if star.key in unknown else value, maximum=D(10)) for _ in star.needs]
        grant = Grant(True) if star.key in keys else None
        made.append(star_standing(star, found, grant))
    return made


ALL = ("duty", "study", "safety", "innovation", "culture")


def words(standing):
    return "".join(map(str, standing.missing))


def test_k14_92_points_without_innovation_are_no_five_stars():
    standing = level_standing(BRANCHES, held(BRANCHES, "duty", "study", "safety", "culture"), D(92))
    assert standing.level == 4
    assert "五星必须有“创新”星" in words(standing)
    assert level_standing(BRANCHES, held(BRANCHES, *ALL), D(92)).level == 5


def test_k14_the_gate_holds_where_a_mine_asks_for_no_number_of_stars():
    levels = [{**dict(one), "stars": 0} for one in SHIPPED["contest.branch_stars"]["levels"]]
    rules = branch_star_rules({**SHIPPED["contest.branch_stars"], "levels": levels})
    assert level_standing(rules, held(rules, "duty"), D(92)).level == 4
    assert level_standing(rules, held(rules, "innovation"), D(92)).level == 5


@pytest.mark.parametrize(
    ("score", "level"), [("90", 5), ("89.99", 4), ("80", 4), ("70", 3), ("60", 2), ("59.99", 1)]
)
def test_levels_by_score_before_rounding(score, level):
    assert level_standing(BRANCHES, held(BRANCHES, *ALL), D(score)).level == level


def test_what_is_missing_to_the_next_level_is_told_in_words():
    star = BRANCHES.star("safety")
    standing = star_standing(star, [Found(D("0.85"), maximum=D(24), words="安全作用")])
    assert str(standing.missing[0]) == ("“安全”星：安全作用还差 1.2 分（得分率 85%，要 90%）。")
    level = level_standing(BRANCHES, held(BRANCHES, "duty", "study", "innovation"), D(78))
    assert "还差 2 分到四星" in words(level)
    assert "还差 1 颗到四星" in words(level)


def test_what_is_not_known_is_neither_held_nor_missed():
    star = MEMBERS.star("study")
    standing = star_standing(star, [Found(None)])
    assert standing.state is StarState.UNKNOWN
    stars = held(MEMBERS, "duty", unknown=("study", "culture"))
    level = level_standing(MEMBERS, stars, None)
    assert (level.level, level.is_certain) == (1, False)


def test_points_that_are_still_open_keep_a_level_open():
    level = level_standing(BRANCHES, held(BRANCHES, *ALL), D(88), open_points=D(4))
    assert (level.level, level.is_certain) == (4, False)
    assert level_standing(BRANCHES, held(BRANCHES, *ALL), D(85), open_points=D(4)).is_certain


def test_a_veto_caps_the_level():
    level = level_standing(BRANCHES, held(BRANCHES, *ALL), D(95), highest=2)
    assert level.level == 2
    assert "一票否决" in words(level)


def test_what_people_decide_stands_above_what_was_found():
    star = BRANCHES.star("duty")
    full = [Found(D(1), maximum=D(10))]
    assert star_standing(star, full, Grant(False, "整改未完成")).state is StarState.LACKING
    assert star_standing(star, [Found(None)], Grant(True, "突出")).state is StarState.HELD


def test_people_give_a_star_that_is_given_by_people():
    star = MEMBERS.star("safety")
    assert star_standing(star, [Found(D(0))]).state is StarState.LACKING
    assert star_standing(star, [Found(D(0))], Grant(True)).state is StarState.HELD


@pytest.mark.parametrize(("count", "places"), [(15, 1), (9, 0), (10, 1), (46, 4)])
def test_a_part_of_a_place_is_none(count, places):
    assert BRANCHES.level(5).places(count) == places


LEVELS = [dict(one) for one in SHIPPED["contest.branch_stars"]["levels"]]
STARS = [dict(one) for one in SHIPPED["contest.branch_stars"]["stars"]]


def changed(place, **values):
    return [{**one, **(values if number == place else {})} for number, one in enumerate(LEVELS)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"levels": LEVELS[1:]},
        {"levels": LEVELS[:2] + LEVELS[3:]},
        {"levels": [*LEVELS, LEVELS[-1]]},
        {"levels": changed(1, score="95")},
        {"levels": changed(4, score="10")},
        {"levels": changed(0, gates=["nothing"])},
        {"levels": changed(0, stars=6)},
        {"levels": changed(3, share="0.9")},
        {"levels": changed(1, stars=3, score="70")},
        {"stars": [STARS[0], STARS[0]]},
        {"stars": [STARS[0], {**STARS[0], "name": "别的", "least": "0.8"}]},
        {"stars": [STARS[0], {**STARS[1], "name": STARS[0]["name"]}]},
        {"stars": [{**STARS[0], "by": "attendance", "of": []}]},
        {"stars": [{**STARS[0], "by": "block", "of": []}]},
        {"stars": [{**STARS[0], "by": "block", "of": ["life"], "least": "90"}]},
    ],
)
def test_holes_overlaps_and_what_cannot_be_known_are_refused_in_words(wrong):
    with pytest.raises(RuleValueError, match="请"):
        branch_star_rules({**SHIPPED["contest.branch_stars"], **wrong})


def test_a_star_that_has_several_needs_stands_on_several_lines():
    lines = [dict(one) for one in SHIPPED["contest.branch_stars"]["stars"]]
    more = {**lines[0], "by": "flag", "of": ["leading"], "least": "1"}
    rules = branch_star_rules({**SHIPPED["contest.branch_stars"], "stars": [*lines, more]})
    assert len(rules.star(lines[0]["key"]).needs) == 2
    assert len(rules.stars) == len(lines)
