"""The quick sums: the agreed cases, what is missing or wrong, and what stands beside an answer."""

import json
from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.calculator_inputs import Kind
from dangjian_desktop.domain.calculators import CALCULATORS, Solved, calculator, solve
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import (
    CONFIDENCE_WORDS,
    Confidence,
    RuleChange,
    rules_in_force,
)
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.storage.rulebook import read_rules, rules_of_files
from tests.conftest import RULES

ON = date(2026, 11, 20)
CASES = json.loads((Path(__file__).parents[1] / "data/vectors.json").read_text("utf-8"))


def solved(name: str, changes: tuple[RuleChange, ...] = (), **given: object) -> Solved:
    def rules_at(day: date):
        return rules_in_force(read_rules(RULES), changes, day)

    wanted = calculator(name)
    assert wanted is not None
    return solve(wanted, given, rules_at=rules_at, on=ON)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_agreed_cases_hold(case):
    answer = solved(case["calc"], **case["input"]).answer
    assert answer is not None
    assert {key: answer.values[key] for key in case["expect"]} == case["expect"]
    json.dumps(answer.values)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_answer_is_a_sentence_and_names_its_rule(case):
    answer = solved(case["calc"], **case["input"]).answer
    assert answer.sentence.endswith("。")
    assert "可信度" in answer.rule or "没有查到" in answer.rule
    assert all(told.endswith("。") for told in (*answer.warnings, *answer.notes[:1]))


def test_every_agreed_sum_is_there_and_no_name_stands_twice():
    names = [one.name for one in CALCULATORS]
    assert set(names) == {case["calc"] for case in CASES}
    assert len(set(names)) == len(names)
    assert calculator("weather") is None


def test_no_word_means_two_sums():
    meant: dict[str, str] = {}
    for one in CALCULATORS:
        for word in one.words:
            assert len(word.spelled.split()) == len(word.text)
            for typed in (word.text, word.initials, word.pinyin):
                assert meant.setdefault(typed, one.name) == one.name


@pytest.mark.parametrize("one", CALCULATORS, ids=lambda one: one.name)
def test_nothing_given_asks_for_what_is_needed(one):
    found = solve(one, {}, rules_at=lambda day: rules_of_files(RULES, day), on=ON)
    assert found.answer is None
    assert found.missing
    assert not found.wrong
    assert found.sentence.startswith("还要写")


@pytest.mark.parametrize("one", CALCULATORS, ids=lambda one: one.name)
def test_nonsense_is_told_at_the_input_and_never_raised(one):
    for wanted in one.inputs:
        found = solve(
            one, {wanted.name: "胡说*"}, rules_at=lambda day: rules_of_files(RULES, day), on=ON
        )
        if wanted.kind is Kind.ID_NUMBER:
            assert found.answer.values["valid"] is False
        else:
            assert list(found.faults) == [wanted.name]
            assert "请" in found.faults[wanted.name]


@pytest.mark.parametrize(
    ("name", "given", "where", "told"),
    [
        ("dues", {"base": "五千"}, "base", "不是金额"),
        ("dues", {"base": "-5"}, "base", "不是金额"),
        ("dues", {"base": "1e9"}, "base", "不是金额"),
        ("dues", {"base": "3000.123"}, "base", "金额只到分"),
        ("dues", {"base": "99999999999"}, "base", "不是金额"),
        ("dues", {"base": [1]}, "base", "文字或数"),
        ("dues", {"base": "1", "payer": "猫"}, "payer", "从中选"),
        ("votes", {"expected": 5, "present": 6}, "present", "还多"),
        ("votes", {"expected": 5, "present": 3, "yes": 4}, "yes", "还多"),
        ("votes", {"expected": 5, "present": 3, "written_yes": 3}, "written_yes", "还多"),
        ("votes", {"expected": 0, "present": 0}, "expected", "1 到"),
        ("votes", {"expected": "23.5", "present": 3}, "expected", "不是整数"),
        ("votes", {"expected": 5, "present": 3, "deducted": 5}, "deducted", "不能"),
        ("term", {"elected": "2023-02-30"}, "elected", "不存在"),
        ("term", {"elected": "2023-12"}, "elected", "没有写到日"),
        ("term", {"elected": "45000"}, "elected", "日期序号"),
        ("term", {"elected": "农历八月"}, "elected", "农历"),
        ("term", {"elected": "2023-12-15", "years": 4}, "years", "从中选"),
        ("party_day", {"day": 32}, "day", "1 到 31"),
        ("party_day", {"day": 1, "month": "2026-13"}, "month", "不是月份"),
        ("shift", {"pattern": "5x5", "anchor": "2026-11-01"}, "pattern", "没有“5x5”"),
        ("shift", {"pattern": "4c3s_8d", "anchor": "2026-11-01", "offset": "戊"}, "offset", "戊"),
        ("grade", {"score": "优"}, "score", "不是数"),
        ("dues", {"wages": 5}, "", "没有“wages”这一项"),
    ],
)
def test_wrong_input_is_told_where_it_stands(name, given, where, told):
    found = solved(name, **given)
    assert found.answer is None
    assert told in found.faults[where]
    assert told in found.sentence


def test_values_of_a_json_file_are_read_as_typed_ones():
    assert solved("dues", base=5845).answer.values["amount"] == "87.68"
    assert solved("dues", base=5845.5).answer.values["amount"] == "87.68"
    assert solved("grade", score=95, vetoed=True).answer.values["grade"] == "基本达标"
    assert solved("dues", base=None).missing[0].name == "base"


def test_dues_tell_the_slab_and_the_jump_before_it():
    answer = solved("dues", base="5000.01").answer
    assert answer.values["slab"] == {"over": "5000", "up_to": "10000"}
    assert "基数到 5000 元为止的，交 50.00 元" in answer.notes[0]


def test_dues_warn_of_an_empty_base_and_of_rounding_only_where_it_changed_something():
    assert "核对特殊情形" in solved("dues", base="0").answer.warnings[0]
    assert solved("dues", base="5000").answer.warnings == ()
    assert "四舍五入" in solved("dues", base="5845").answer.warnings[0]


def test_a_farmer_pays_between_two_amounts():
    values = solved("dues", payer="farmer").answer.values
    assert (values["amount"], values["lowest"], values["highest"]) == (None, "0.20", "1.00")


def test_exactly_half_is_valid_with_a_warning_or_invalid():
    lenient = solved("votes", expected=10, present=5, yes=5).answer
    assert lenient.values["quorate"]
    assert "正好" in lenient.warnings[0]
    strict = solved("votes", expected=10, present=5, half_rule="more_than").answer
    assert not strict.values["quorate"]
    assert not solved("votes", expected=10, present=6, yes=6).answer.warnings


def test_deductions_need_both_consents():
    given = {"regime": "election", "expected": 23, "present": 16, "yes": 12, "deducted": 3}
    agreed = solved("votes", **given, superior_agreed="是", meeting_passed="是").answer
    assert (agreed.values["expected"], agreed.values["present_needed"]) == (20, 16)
    for one in ("superior_agreed", "meeting_passed"):
        half = solved("votes", **given, **{one: "是"}).answer
        assert half.values["present_needed"] == 19
        assert any("两样都要有" in told for told in half.warnings)


def test_an_election_before_the_rule_of_2020_needs_more_than_four_fifths():
    old = solved("votes", regime="election", expected=25, present=20, yes=13, on="2020-07-12")
    new = solved("votes", regime="election", expected=25, present=20, yes=13, on="2020-07-13")
    assert not old.answer.values["quorate"]
    assert new.answer.values["quorate"]


def test_written_votes_count_for_admission_alone():
    given = {"expected": 10, "present": 6, "yes": 5, "written_yes": 1}
    assert solved("votes", regime="admission", **given).answer.values["passed"]
    for regime in ("ordinary", "election", "committee"):
        answer = solved("votes", regime=regime, **given).answer
        assert answer.values["yes"] == 5
        assert any("没有计票" in told for told in answer.warnings)


def test_a_year_without_a_holiday_list_is_told():
    answer = solved("publicity", posted="2026-12-30", working_days=5).answer
    assert answer.values["ends"] == "2027-01-06"
    assert "2027年" in answer.warnings[0]
    assert "只确认到2026年" in answer.warnings[0]
    list_of_2027 = RuleChange(
        "holidays.work_calendar", "2027", {"off": ["2027-01-01/2027-01-03"], "make_up": []}
    )
    known = solved("publicity", (list_of_2027,), posted="2026-12-30", working_days=5).answer
    assert known.values["ends"] == "2027-01-07"
    assert not known.warnings
    assert "本支部另定" in known.rule


def test_a_rule_that_the_branch_set_counts_from_its_day():
    change = RuleChange("dues.rounding", "step", "0.1", PartialDate(2026, 11, 1))
    assert solved("dues", (change,), base="3256.40").answer.values["amount"] == "32.6"
    before = solved("dues", (change,), base="3256.40", on="2026-10-31").answer
    assert before.values["amount"] == "32.56"


def test_a_value_that_cannot_be_reckoned_with_is_told_and_not_raised():
    change = RuleChange("dues.wage", "slabs", [{"rate": "2"}])
    found = solved("dues", (change,), base="1")
    assert "请在规则里改正" in found.faults[""]


def test_id_numbers_tell_old_ones_strange_regions_and_another_sex():
    answer = solved("resident_id", number="990000198001010012", sex="女").answer
    assert answer.values["valid"]
    assert "省级代码" in answer.warnings[0]
    assert "程序不会改动" in answer.warnings[1]
    old = solved("resident_id", number="990000800101001").answer
    assert "15 位" in old.sentence
    assert not solved("resident_id", number="110000198001010019").answer.warnings


def test_a_crew_may_be_named_and_hours_stand_with_the_shift():
    by_name = solved("shift", pattern="4c3s_8d", anchor="2026-11-01", offset="乙").answer
    by_days = solved("shift", pattern="4c3s_8d", anchor="2026-11-01", offset=2).answer
    assert by_name.values == by_days.values
    assert by_name.values == {
        "shift": "夜",
        "hours": "00:00–08:00",
        "crew": "乙",
        "on": "2026-11-20",
    }
    middle = solved("shift", pattern="4c3s_8d", anchor="2026-11-01", on="2026-11-03").answer
    assert middle.values["hours"] == "16:00–24:00"


def test_those_who_work_by_the_calendar_need_no_anchor():
    assert solved("shift", pattern="day", on="2026-10-10").answer.values["shift"] == "白"
    assert solved("shift", pattern="day", on="2026-10-01").answer.values["shift"] == "休"
    assert solved("shift", pattern="4c3s_8d").missing[0].name == "anchor"


def test_a_party_day_that_slides_into_the_next_month_is_told():
    answer = solved("party_day", day=31, month="2026-10").answer
    assert answer.values["on"] == "2026-11-02"
    assert any("下个月" in told for told in answer.warnings)


def test_an_unbalanced_sheet_is_told():
    answer = solved("balance", last=41, moved_in=1, moved_in_whole=2, actual=41).answer
    assert answer.values["difference"] == -1
    assert "不能上报" in answer.warnings[0]
    assert "整建制" in answer.warnings[1]
    assert answer.values["cells"]["15"] == -1


def test_a_term_that_is_over_or_long_is_told():
    over = solved("term", elected="2023-11-19").answer
    assert over.values["days_left"] == -1
    assert "任期已满" in over.warnings[0]
    long = solved("term", elected="2023-11-19", years=5).answer
    assert any("五年" in told for told in long.warnings)
    early = solved("term", elected="2016-05-01").answer
    assert any("更早的按它推算" in told for told in early.warnings)


@pytest.mark.parametrize(
    ("event", "on", "key", "day"),
    [
        ("birth", "2008-11-21", "apply_from", "2026-11-21"),
        ("political_review", "2026-02-28", "valid_until", "2027-02-28"),
        ("pre_review", "2026-01-31", "meeting_by", "2026-02-28"),
        ("confirmation", "2026-11-30", "approval_by", "2027-02-28"),
    ],
)
def test_other_events_of_development(event, on, key, day):
    assert solved("development", event=event, on=on).answer.values[key] == day


def test_a_second_rule_says_what_it_is_about():
    answer = solved("dues", base="5845").answer
    assert answer.rules[0].startswith("《关于中国共产党党费收缴")
    assert answer.rules[1].startswith("党费的尾数：")


@pytest.mark.parametrize("regime", list(Regime))
def test_written_votes_that_a_branch_does_not_count_are_told_in_every_regime(regime):
    change = RuleChange(f"votes.{regime}", "counts_written", value=False)
    answer = solved(
        "votes", (change,), regime=regime.value, expected=10, present=8, yes=5, written_yes=1
    ).answer
    assert answer.values["yes"] == 5
    assert any("书面意见没有计票" in warning for warning in answer.warnings)


def test_the_sum_that_stands_on_memory_alone_says_so():
    rules = rules_in_force(read_rules(RULES), (), ON)
    told = solved("development", event="political_review", on="2026-01-05").answer.rule
    assert CONFIDENCE_WORDS[Confidence.LOW] in told
    assert rules["development.political_review"].version.confidence is Confidence.LOW
