"""`points`: the contract of its answer, ties, who takes no part, wrong use."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command, data_open
from tests.points_stories import given, points_mine


@pytest.fixture
def folder(tmp_path: Path) -> None:
    """The data folder of the command with the branch of the story."""
    with data_open(tmp_path):
        mine = points_mine()
        given(mine.people["李三"], 1)


def test_the_answer_keeps_the_contract(folder: None, command: Command) -> None:
    ran = command("--json", "points", "--period", "2026-11")
    assert ran.code == 0
    assert {"place", "name", "figure", "reason"} <= set(ran.answer[0])
    told = [(row["place"], row["name"], row["figure"]) for row in ran.answer]
    assert told == [
        (1, "陈一", 11),
        (2, "何二", 8),
        (2, "李三", 8),
        (4, "马四", 6),
        (5, "孙五", 5),
        (6, "王六", 4),
        (None, "钱七", None),
    ]
    assert ran.answer[0]["reason"] == "组织生活 2，加减分 9，达标"
    assert ran.answer[1]["reason"] == "加减分 8，达标，1 次考勤没有登记"
    assert ran.answer[-1]["reason"] == "不参评"
    year = command("--json", "points", "--period", "2026", "--branch", "综采一队党支部")
    assert year.answer[0]["reason"].startswith("基础分 20")
    assert "1  陈一  综采一队党支部" in command("points", "--period", "2026-11").out


@pytest.mark.parametrize(("period", "words"), [("明年", "2026Q3"), ("2030", "还没有到")])
def test_a_period_that_cannot_be_told_is_wrong_use(
    folder: None, command: Command, period: str, words: str
) -> None:
    ran = command("points", "--period", period)
    assert ran.code == 2
    assert words in ran.err
