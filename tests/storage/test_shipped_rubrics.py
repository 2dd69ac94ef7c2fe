"""The sample of a rubric: the 29 items of facts.md 8.1, whole and ready to be issued."""

import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dangjian_desktop.domain.rubric import Effect, RuleKind
from dangjian_desktop.domain.rubric_checks import most_of_one, rubric_problems
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_rubrics import read_sample, sample_rubric

DATA = Path(__file__).parents[1] / "data"
FOLDER = Path(__file__).parents[2] / "resources" / "rubrics"
SAMPLE = read_sample(FOLDER)
#: Title and maximum of each block (facts.md 8.1).
BLOCKS = {
    "组织体系": 14,
    "组织生活": 22,
    "党员管理": 18,
    "安全作用": 24,
    "融合创新": 14,
    "公开廉洁": 8,
}


def test_blocks_and_items_add_up_to_a_hundred():
    assert len(SAMPLE.items) == 29
    assert SAMPLE.maxima == SAMPLE.total == 100
    found = {
        block.title: sum(item.maximum for item in SAMPLE.of_block(block.key))
        for block in SAMPLE.blocks
    }
    assert found == BLOCKS


def test_bonuses_end_at_five():
    rules = [rule for item in SAMPLE.items for rule in item.rules if rule.kind is RuleKind.BONUS]
    assert SAMPLE.bonus_cap == 5
    assert sum(rule.cap for rule in rules) == 5


def test_no_rule_takes_more_than_its_item_has():
    for item in SAMPLE.items:
        for rule in item.rules:
            assert rule.kind is RuleKind.BONUS or most_of_one(rule) <= item.maximum, item.code


def test_each_item_stands_in_a_system_and_says_who_judges():
    assert all(item.system and item.judge and item.wording and item.rules for item in SAMPLE.items)
    assert all(rule.words for item in SAMPLE.items for rule in item.rules)


def test_it_says_of_levels_what_facts_say():
    levels = {level.label: level for level in SAMPLE.item("D3").rules[0].levels}
    assert levels["重伤及以上"].effect is Effect.VETO
    assert levels["轻伤"].points == 3
    assert {one.label: one.points for one in SAMPLE.item("D2").rules[0].levels} == {
        "轻微": Decimal(1),
        "一般": Decimal(2),
        "严重": Decimal(0),
    }


def test_sheets_out_of_date_are_counted_and_not_asked_of_a_person():
    rules = {rule.key: rule.measure for rule in SAMPLE.item("A4").rules}
    assert rules["stale"] == "stale_wall_sheets"


def test_nothing_keeps_it_from_being_issued_and_nothing_rewards_silence():
    assert rubric_problems(SAMPLE, measures()) == []


def test_it_agrees_with_the_workbook(shared_rubric):
    """Title, maximum and system of each item as column 所属体系 of rubric_2026.xlsx has them."""
    told = {code: (title, maximum, system) for code, title, maximum, system in shared_rubric}
    assert set(told) == {item.code for item in SAMPLE.items}
    for item in SAMPLE.items:
        title, maximum, system = told[item.code]
        assert (item.title, item.maximum, PRINTED[item.system]) == (title, maximum, system)


@pytest.fixture
def shared_rubric():
    sheet = openpyxl.load_workbook(DATA / "rubric_2026.xlsx").worksheets[0]
    rows = sheet.iter_rows(min_row=3, values_only=True)
    return [(row[1], row[2], Decimal(row[3]), row[5]) for row in rows if row[1]]


def test_a_missing_or_wrong_file_is_told(tmp_path):
    with pytest.raises(StorageError, match="重新安装"):
        read_sample(tmp_path / "nowhere")
    wrong = tmp_path / "wrong"
    shutil.copytree(FOLDER, wrong)
    text = (wrong / "sample.toml").read_text("utf-8")
    (wrong / "sample.toml").write_text(text.replace('maximum = "4"', 'maximum = "四"', 1), "utf-8")
    with pytest.raises(StorageError, match="第 1 项"):
        read_sample(wrong)


def test_it_is_found_where_the_program_stands(data):
    assert sample_rubric() == SAMPLE
