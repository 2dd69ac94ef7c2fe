"""Flags: what feeds them, who gets them, equals (K17), nobody good enough (K13), and holders."""

from decimal import Decimal as D

import pytest

from dangjian_desktop.domain.contest import (
    Contender,
    Decision,
    Flag,
    FlagRules,
    Outcome,
    Turn,
    by_rules,
    flag_rules,
    flag_table,
    holdings,
    shown_figure,
    with_decision,
)
from dangjian_desktop.domain.contest_names import RubricNames, rubric_names
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.scoring import Given, item_score
from dangjian_desktop.storage.rulebook import read_rules
from tests.conftest import RULES

NAMES = RubricNames({"safety": ("安全作用",), "life": ("组织生活",)}, {"projects": ("项目化",)})
ITEMS = (
    RubricItem("B1", "b2", "支部党员大会", D(20)),
    RubricItem("D1", "b4", "责任区", D(10)),
    RubricItem("D2", "b4", "无三违", D(10)),
    RubricItem("E9", "b5", "项目化、立项攻关", D(5)),
)
#: As an importer makes it: keys of its own, titles as the sheet has them.
RUBRIC = Rubric(
    "考评",
    "2026",
    "",
    (RubricBlock("b2", "组织 生活"), RubricBlock("b4", "二、安全作用"), RubricBlock("b5", "融合")),
    ITEMS,
    total=D(45),
)
LIFE = Flag("leading", "引领", blocks=("life",))
BENEFIT = Flag("benefit", "效益", figures=("flag.benefit",))
RULES_OF_FLAGS = FlagRules(Every.QUARTER, D(90), (LIFE, BENEFIT), ("safety",))


def contender(number, name, points, *, vetoed=False, figures=None):
    """A branch with points for each item; None is 待评."""
    items = tuple(
        item_score(item, {}, None, None if given is None else Given(D(given)))
        for item, given in zip(ITEMS, points, strict=True)
    )
    return Contender(number, name, items, vetoed, figures)


def result(*contenders, flag=LIFE):
    table = flag_table(flag, RULES_OF_FLAGS, NAMES, RUBRIC, contenders)
    return by_rules(table, RULES_OF_FLAGS.lowest)


def test_blocks_of_an_imported_rubric_are_found_by_their_titles_and_items_by_theirs():
    assert [item.code for item in NAMES.items_of("life", RUBRIC)] == ["B1"]
    assert [item.code for item in NAMES.items_of("safety", RUBRIC)] == ["D1", "D2"]
    assert [item.code for item in NAMES.items_of("projects", RUBRIC)] == ["E9"]


def test_a_flag_of_which_the_rubric_lacks_the_blocks_says_so_instead_of_a_number():
    names = RubricNames({"openness": ("公开廉洁",)}, {})
    flag = Flag("service", "服务", blocks=("openness",))
    table = flag_table(flag, RULES_OF_FLAGS, names, RUBRIC, [contender(1, "甲", (20, 10, 10, 5))])
    assert "公开廉洁" in str(table.missing)
    assert by_rules(table, D(90)).winner_id is None


def test_points_over_maximum_times_hundred():
    table = flag_table(
        Flag("safety", "安全", blocks=("safety",)),
        RULES_OF_FLAGS,
        NAMES,
        RUBRIC,
        [contender(1, "甲", (20, 9, 10, 5))],
    )
    assert table.scores[0].figure == 95
    assert [part.code for part in table.scores[0].parts] == ["D1", "D2"]


def test_k13_the_best_with_89_5_gets_no_flag():
    found = result(contender(1, "甲", ("17.9", 10, 10, 5)), contender(2, "乙", (10, 10, 10, 5)))
    assert found.outcome is Outcome.NOBODY
    assert "89.5" in str(found.reason)


@pytest.mark.parametrize(("points", "wins"), [("18", True), ("17.9999", False)])
def test_the_least_score_is_compared_before_rounding(points, wins):
    assert (result(contender(1, "甲", (points, 10, 10, 5))).winner_id == 1) is wins


def test_k17_of_equals_the_one_with_fewer_safety_deductions():
    found = result(contender(1, "甲", (19, 7, 10, 5)), contender(2, "乙", (19, 9, 10, 5)))
    assert found.outcome is Outcome.WON
    assert found.winner_id == 2


def test_k17_equals_in_that_too_are_left_to_the_committee():
    one, two = contender(1, "甲", (19, 9, 10, 5)), contender(2, "乙", (19, 10, 9, 5))
    third = contender(3, "丙", (19, 5, 9, 5))
    found = result(one, two, third)
    assert found.outcome is Outcome.TIE
    assert found.open_ids == (1, 2)
    decided = with_decision(found, Decision(2, "党委会研究"))
    assert (decided.outcome, decided.winner_id, decided.is_decided) == (Outcome.WON, 2, True)


def test_what_is_not_known_in_the_tie_rule_is_left_to_the_committee():
    found = result(contender(1, "甲", (19, None, 10, 5)), contender(2, "乙", (19, 9, 10, 5)))
    assert found.outcome is Outcome.TIE
    assert "还有待评" in str(found.reason)
    assert "分不出" not in str(found.reason)


def test_without_a_tie_rule_nothing_is_said_of_what_it_looks_at():
    both = (contender(1, "甲", (19, 9, 10, 5)), contender(2, "乙", (19, 5, 10, 5)))
    rules = FlagRules(Every.QUARTER, D(90), (LIFE,))
    found = by_rules(flag_table(LIFE, rules, NAMES, RUBRIC, both), rules.lowest)
    assert (found.outcome, found.open_ids) == (Outcome.TIE, (1, 2))
    assert str(found.reason) == "甲、乙同为 95 分，由党委决定。"


def test_a_veto_takes_no_flag():
    found = result(contender(1, "甲", (20, 10, 10, 5), vetoed=True), contender(2, "乙", (18,) * 4))
    assert found.winner_id == 2


def test_who_is_not_known_could_still_be_first():
    found = result(contender(1, "甲", (19, 10, 10, 5)), contender(2, "乙", (None, 10, 10, 5)))
    assert found.outcome is Outcome.WAITING
    assert found.open_ids == (1, 2)


def test_who_can_not_reach_the_first_any_more_keeps_nobody_waiting():
    flag = Flag("safety", "安全", blocks=("safety",))
    found = result(
        contender(1, "甲", (19, 10, 10, 5)), contender(2, "乙", (19, 5, None, 5)), flag=flag
    )
    assert found.winner_id == 1


def test_a_figure_that_people_enter_and_those_without_it_take_no_part():
    found = result(
        contender(1, "甲", (0,) * 4, figures={"flag.benefit": D("92.5")}),
        contender(2, "乙", (0,) * 4),
        flag=BENEFIT,
    )
    assert found.winner_id == 1


def test_equals_share_a_place():
    contenders = [contender(n, "甲", (p, 10, 10, 5)) for n, p in ((1, 18), (2, 19), (3, 19))]
    table = flag_table(LIFE, RULES_OF_FLAGS, NAMES, RUBRIC, contenders)
    assert [(one.organisation_id, one.place) for one in table.scores] == [(2, 1), (3, 1), (1, 3)]


def test_a_committee_may_leave_a_flag_with_nobody():
    found = with_decision(result(contender(1, "甲", (19, 9, 10, 5))), Decision(None, "有举报待查"))
    assert (found.outcome, found.winner_id) == (Outcome.NOBODY, None)


def test_a_decision_for_somebody_who_is_not_open_any_more_counts_no_longer():
    found = with_decision(
        result(contender(1, "甲", (19, 9, 10, 5)), contender(2, "乙", (18, 9, 10, 5))),
        Decision(2, "同分"),
    )
    assert found.winner_id == 1
    assert "不再适用" in str(found.reason)


def test_holders_take_keep_and_lose_a_flag():
    first = result(contender(1, "甲", (19, 9, 10, 5)))
    second = result(contender(2, "乙", (19, 9, 10, 5)))
    tie = result(contender(1, "甲", (19, 9, 10, 5)), contender(2, "乙", (19, 10, 9, 5)))
    nobody = result(contender(1, "甲", (1, 9, 10, 5)))
    found = holdings(
        [
            ("2026Q1", "一", True, first),
            ("2026Q2", "二", True, first),
            ("2026Q3", "三", True, second),
            ("2026Q4", "四", True, nobody),
            ("2027Q1", "五", True, tie),
            ("2027Q2", "六", False, second),
        ]
    )
    assert [(one.turn, one.holder_id, one.lost_by) for one in found] == [
        (Turn.TAKEN, 1, None),
        (Turn.KEPT, 1, None),
        (Turn.TAKEN, 2, 1),
        (Turn.VACANT, None, 2),
        (Turn.OPEN, None, None),
        (Turn.TAKEN, 2, None),
    ]


def test_a_figure_is_shown_cut_so_that_no_89_996_looks_like_90():
    assert shown_figure(D("89.996")) == "89.99"
    assert shown_figure(D(95)) == "95"


FLAG = {"key": "a", "name": "甲", "blocks": ["x"], "items": [], "figures": []}


@pytest.mark.parametrize(
    ("flags", "lowest"),
    [
        ([], "90"),
        ([FLAG, FLAG], "90"),
        ([{**FLAG, "blocks": []}], "90"),
        ([FLAG], "101"),
        ([{**FLAG, "name": " "}], "90"),
        (["甲"], "90"),
    ],
)
def test_rules_of_flags_that_do_not_fit_together_are_refused_in_words(flags, lowest):
    values = {"every": "quarter", "tie_blocks": [], "tie_items": [], "lowest": lowest}
    with pytest.raises(RuleValueError, match="。"):
        flag_rules({**values, "flags": flags})


@pytest.mark.parametrize(
    "blocks",
    [
        [{"key": "a", "names": []}],
        [{"key": "a", "names": ["甲"]}] * 2,
        [{"key": "a", "names": [""]}],
    ],
)
def test_names_that_find_nothing_or_stand_twice_are_refused(blocks):
    with pytest.raises(RuleValueError):
        rubric_names({"blocks": blocks, "items": []})


def test_the_flags_that_ship_stand_on_names_that_ship():
    shipped = {one.rule: one.values for one in read_rules(RULES)}
    names, rules = rubric_names(shipped["contest.names"]), flag_rules(shipped["contest.flags"])
    known = {*names.blocks, *names.items}
    assert [one.name for one in rules.flags] == ["引领", "安全", "效益", "创新", "服务"]
    assert rules.lowest == 90
    assert {key for one in rules.flags for key in one.blocks + one.items} <= known
    assert set(rules.tie_keys) <= known
