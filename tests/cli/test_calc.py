"""`calc` by its contract: one sum, a file of sums, the list; with and without a data file."""

import json
import re
from pathlib import Path

import pytest

from dangjian_desktop.domain.calculators import CALCULATORS
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.rules import change_rule
from tests.cli.conftest import Command

VECTORS = Path(__file__).parents[1] / "data/vectors.json"
OWN_ROUNDING = {"rule": "dues.rounding", "key": "step", "value": "1", "note": "支委会决定"}


def own_rounding(folder: Path, since: PartialDate | None = None, password: str | None = None):
    opened = open_data(DataFolder(folder), actor="测试员", password=password)
    opened.runner.run(change_rule(**OWN_ROUNDING, since=since))
    opened.close()


def test_a_sum_is_answered_with_its_rule_and_without_a_data_file(command: Command, tmp_path):
    ran = command("--json", "calc", "dues", "base=5845", "round=0.1")
    assert ran.code == 0
    assert ran.answer["answer"]["amount"] == "87.7"
    assert "中组发〔2008〕3号" in ran.answer["rule"]
    assert not (tmp_path / "数据").exists()


@pytest.mark.parametrize(
    "line", ["党费 5845 尾数到=角", "党费5845 尾数到=角", "df ５８４５ round=0.1"]
)
def test_a_sum_may_be_written_as_in_the_quick_find(command: Command, line: str):
    ran = command("--json", "calc", *line.split())
    assert ran.code == 0
    assert ran.answer["answer"]["amount"] == "87.7"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("党费", "base（计费基数（元））"),
        ("党费 5845 5845", "多了“5845”"),
        ("换届 2023-13-45", "日期“2023-13-45”不存在"),
        ("表决 23 30 12", "比应到会 23 人还多"),
    ],
)
def test_such_a_line_that_does_not_work_out_says_why(command: Command, line: str, says: str):
    ran = command("calc", *line.split())
    assert ran.code != 0
    assert says in ran.err


def test_without_json_it_is_told_in_words(command: Command):
    ran = command("calc", "votes", "expected=10", "present=5", "yes=5")
    assert ran.code == 0
    assert "没有通过" in ran.out
    assert "注意：" in ran.out
    assert "依据：" in ran.out


def test_the_day_of_the_options_is_today(command: Command):
    ran = command("--json", "calc", "term", "elected=2023-12-15")
    assert ran.answer["answer"]["days_left"] == 24


def test_the_agreed_cases_hold_in_one_batch(command: Command):
    cases = json.loads(VECTORS.read_text("utf-8"))
    ran = command("--json", "calc", "--batch", VECTORS)
    assert ran.code == 0
    assert [one["id"] for one in ran.answer] == [case["id"] for case in cases]
    for one, case in zip(ran.answer, cases, strict=True):
        assert {key: one["answer"][key] for key in case["expect"]} == case["expect"], case["id"]


def test_a_bad_item_is_answered_with_its_error_and_the_others_go_on(command: Command, tmp_path):
    batch = tmp_path / "算.json"
    items = [
        {"id": "a", "calc": "dues", "input": {"base": "五千"}},
        {"id": 7, "calc": "weather", "input": {}},
        {"id": "c", "calc": "candidates", "input": {"seats": 5}},
        {"id": "d", "calc": "candidates", "input": [5]},
        {"id": "e", "calc": "candidates"},
        "nonsense",
    ]
    batch.write_text(json.dumps(items), "utf-8")
    ran = command("--json", "calc", "--batch", batch)
    assert ran.code == 1
    assert [one["id"] for one in ran.answer] == ["a", 7, "c", "d", "e", None]
    assert ran.answer[2]["answer"]["candidates"] == 6
    bad = [one for place, one in enumerate(ran.answer) if place != 2]
    assert all(one["answer"] is None and one["error"].endswith("。") for one in bad)
    told = command("calc", "--batch", batch)
    assert told.code == 1
    assert "候选人至少 6 名" in told.out


@pytest.mark.parametrize("text", ["", "{", '{"id": 1}', "\x00", "[" * 100_000])
def test_what_is_no_list_of_sums_is_wrong_use(command: Command, tmp_path, text):
    batch = tmp_path / "坏.json"
    batch.write_text(text, "utf-8")
    ran = command("--json", "calc", "--batch", batch)
    assert (ran.code, ran.out) == (2, "")
    assert "坏.json" in ran.err


def test_the_list_names_every_sum_with_its_inputs(command: Command):
    ran = command("--json", "calc", "--list")
    assert [one["name"] for one in ran.answer] == [one.name for one in CALCULATORS]
    shift = next(one for one in ran.answer if one["name"] == "shift")
    patterns = next(one for one in shift["inputs"] if one["name"] == "pattern")
    assert {"value": "4c3s_8d", "label": "四班三运转，八天一轮"} in patterns["choices"]
    assert "党费" in command("calc", "--list").out


def test_an_unknown_name_and_a_missing_input_are_told_with_what_there_is(command: Command):
    assert "dues（党费）" in command("calc", "weather").err
    assert "elected（选举产生的日期）" in command("calc", "term").err


def test_the_rules_of_the_branch_count_from_their_day(command: Command, tmp_path):
    own_rounding(tmp_path / "数据", PartialDate(2026, 11, 1))
    ran = command("--json", "calc", "dues", "base=3256.40")
    assert ran.answer["answer"]["amount"] == "33"
    assert "本支部另定" in ran.answer["rule"]
    before = command("--json", "calc", "dues", "base=3256.40", "on=2026-10-31")
    assert before.answer["answer"]["amount"] == "32.56"


def test_while_the_window_is_open_the_rules_of_the_program_count_and_that_is_told(
    command: Command, tmp_path
):
    own_rounding(tmp_path / "数据")
    lock = FolderLock(tmp_path / "数据")
    lock.acquire()
    try:
        ran = command("--json", "calc", "dues", "base=3256.40")
    finally:
        lock.release()
    assert (ran.code, ran.answer["answer"]["amount"]) == (0, "32.56")
    assert "另一个窗口" in ran.err


def test_without_the_password_too_and_a_wrong_one_is_refused(command: Command, tmp_path):
    own_rounding(tmp_path / "数据", password="青石岭的好口令一")
    ran = command("--json", "calc", "dues", "base=3256.40")
    assert (ran.code, ran.answer["answer"]["amount"]) == (0, "32.56")
    assert "加密" in ran.err
    wrong = tmp_path / "口令.txt"
    wrong.write_text("错口令", "utf-8")
    assert command("--password-file", wrong, "calc", "dues", "base=1").code == 3
    wrong.write_text("青石岭的好口令一", "utf-8")
    ran = command("--json", "--password-file", wrong, "calc", "dues", "base=3256.40")
    assert ran.answer["answer"]["amount"] == "33"


def test_an_id_number_is_checked_and_never_logged(command: Command, tmp_path):
    own_rounding(tmp_path / "数据")
    ran = command("--json", "calc", "resident_id", "number=990000198001010012")
    assert ran.answer["answer"]["valid"]
    command("calc", "resident_id", "number=990000198001010013")
    logged = "".join(
        path.read_text("utf-8") for path in (tmp_path / "数据" / "log").rglob("*") if path.is_file()
    )
    assert logged
    assert not re.search(r"99000019800101001\d", logged)


def test_a_missing_choice_is_told_with_what_may_be_chosen(command: Command):
    ran = command("calc", "shift", "anchor=2026-11-01")
    assert ran.code == 2
    assert "4c3s_8d" in ran.err
