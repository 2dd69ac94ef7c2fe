"""A sum typed as a line: words, pinyin, digits of any width, separators, names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.calculators import CALCULATORS, solve
from dangjian_desktop.domain.sum_lines import lists_all, named_sum, read_line
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES

ON = date(2026, 11, 20)
RULES_NOW = rules_of_files(RULES, ON)


@pytest.mark.parametrize(
    ("typed", "name", "given_texts"),
    [
        ("党费 5845", "dues", {"base": "5845"}),
        ("党费5845", "dues", {"base": "5845"}),
        ("党费，5845", "dues", {"base": "5845"}),
        ("df 5845", "dues", {"base": "5845"}),
        ("DF 5845元", "dues", {"base": "5845元"}),
        ("dangfei 5845", "dues", {"base": "5845"}),
        ("dues 5845", "dues", {"base": "5845"}),
        ("党费　５８４５．５", "dues", {"base": "5845.5"}),
        ("党费 5,845.50", "dues", {"base": "5,845.50"}),
        ("党费 退休 6480.5", "dues", {"payer": "退休", "base": "6480.5"}),
        ("党费 6480.5 退休", "dues", {"payer": "退休", "base": "6480.5"}),
        ("党费 5845 尾数到=角", "dues", {"base": "5845", "round": "角"}),
        ("换届 2023-12-15", "term", {"elected": "2023-12-15"}),
        ("换届 2021年11月30日 5年", "term", {"elected": "2021年11月30日", "years": "5年"}),
        ("hj 2023.12.15", "term", {"elected": "2023.12.15"}),
        ("表决 23 12 12", "votes", {"expected": "23", "present": "12", "yes": "12"}),
        ("表决 23、12、12", "votes", {"expected": "23", "present": "12", "yes": "12"}),
        ("表决 23，12，12", "votes", {"expected": "23", "present": "12", "yes": "12"}),
        ("表决 230,120,118", "votes", {"expected": "230", "present": "120", "yes": "118"}),
        (
            "表决 选举 23 19 12",
            "votes",
            {"regime": "选举", "expected": "23", "present": "19", "yes": "12"},
        ),
        ("选举 23 19", "votes", {"regime": "election", "expected": "23", "present": "19"}),
        ("候选人 5", "candidates", {"seats": "5"}),
        ("公示 2026-9-28", "publicity", {"posted": "2026-9-28"}),
        ("公示 7 2026-9-28", "publicity", {"posted": "2026-9-28", "working_days": "7"}),
        ("身份证 990000198001010012", "resident_id", {"number": "990000198001010012"}),
        (
            "班次 4c3s_8d 2026-11-01 2",
            "shift",
            {"pattern": "4c3s_8d", "anchor": "2026-11-01", "offset": "2"},
        ),
        (
            "班次 4c3s_8d 2026-11-01 乙 2026-12-31",
            "shift",
            {"pattern": "4c3s_8d", "anchor": "2026-11-01", "offset": "乙", "on": "2026-12-31"},
        ),
        (
            "班次 四班三运转八天一轮 2026-11-01",
            "shift",
            {"pattern": "四班三运转八天一轮", "anchor": "2026-11-01"},
        ),
        ("班次 常白班 2026-11-01", "shift", {"pattern": "常白班", "anchor": "2026-11-01"}),
        ("党日 20 2026-10", "party_day", {"day": "20", "month": "2026-10"}),
        ("党日 20日", "party_day", {"day": "20日"}),
        ("转正 2026-11-05", "development", {"event": "admission", "on": "2026-11-05"}),
        ("发展 申请 2025-3-1", "development", {"event": "申请", "on": "2025-3-1"}),
        ("培训 2天 24学时", "training", {"days": "2天", "hours": "24学时"}),
        ("等级 89.99", "grade", {"score": "89.99"}),
        (
            "对账 41 2 0 3 0 0 1 4 41",
            "balance",
            {
                "last": "41",
                "developed": "2",
                "restored": "0",
                "moved_in": "3",
                "expelled": "0",
                "stopped": "0",
                "died": "1",
                "moved_out": "4",
                "actual": "41",
            },
        ),
        ("党费", "dues", {}),
    ],
)
def test_lines(typed, name, given_texts):
    line = read_line(typed, RULES_NOW)
    assert line is not None
    assert line.calculator.name == name
    assert line.given == given_texts
    assert not line.surplus


@pytest.mark.parametrize("typed", ["", " ", "张三", "党", "党费员", "13800000000", "d f", "名册"])
def test_what_is_no_sum(typed):
    assert named_sum(typed) is None
    assert read_line(typed, RULES_NOW) is None


def test_a_bare_latin_word_may_be_somebody():
    assert not read_line("df", RULES_NOW).is_plain
    assert read_line("df 5", RULES_NOW).is_plain
    assert read_line("党费", RULES_NOW).is_plain


def test_what_no_input_takes_is_told():
    assert read_line("候选人 5 6", RULES_NOW).surplus == ("6",)


def test_what_has_the_wrong_shape_goes_to_the_next_input_and_is_told_there():
    line = read_line("党费 五千", RULES_NOW)
    assert line.given == {"base": "五千"}


@pytest.mark.parametrize("one", CALCULATORS, ids=lambda one: one.name)
def test_the_example_of_every_sum_is_answered(one):
    line = read_line(one.example, RULES_NOW)
    assert line.calculator is one
    found = solve(one, line.given, rules_at=lambda day: rules_of_files(RULES, day), on=ON)
    assert found.answer is not None


@pytest.mark.parametrize("typed", ["速算", "susuan", "SS", " ss "])
def test_the_list_of_all_sums(typed):
    assert lists_all(typed)
    assert not lists_all("速")


@given(st.sampled_from(CALCULATORS), st.text(max_size=40))
def test_nothing_typed_is_ever_a_crash(one, rest):
    line = read_line(f"{one.words[0].text} {rest}", RULES_NOW)
    assert line is not None
    solve(one, line.given, rules_at=lambda day: rules_of_files(RULES, day), on=ON)
