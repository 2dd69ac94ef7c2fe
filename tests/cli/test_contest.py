"""`flags`: the contract of its answer, and wrong use."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command, data_open
from tests.contest_stories import contest_mine


@pytest.fixture
def folder(tmp_path: Path) -> None:
    """The data folder of the command with the mine of the story."""
    with data_open(tmp_path):
        contest_mine()


def test_the_answer_keeps_the_contract(folder: None, command: Command) -> None:
    ran = command("--json", "flags", "--period", "2026Q3")
    assert ran.code == 0
    assert {"place", "name", "figure", "reason"} <= set(ran.answer[0])
    assert len(ran.answer) == 15
    benefit = [row for row in ran.answer if row["flag"] == "benefit"]
    assert [(row["place"], row["figure"], row["state"]) for row in benefit] == [
        (1, 95, "taken"),
        (2, 91.5, ""),
        (None, None, ""),
    ]
    safety = [row for row in ran.answer if row["flag"] == "safety"]
    assert [row["place"] for row in safety] == [1, 1, 3]
    assert [row["state"] for row in safety] == ["open", "open", ""]
    leading = {row["name"]: row["state"] for row in ran.answer if row["flag"] == "leading"}
    assert leading["综采二队党支部"] == "taken"
    assert leading["综采一队党支部"] == "lost"
    told = command("flags", "--period", "2026Q3").out
    assert "效益：夺旗 综采二队党支部" in told
    assert "不授旗" in told


def test_a_period_that_is_none_is_wrong_use(command: Command) -> None:
    ran = command("flags", "--period", "明年")
    assert ran.code == 2
    assert "2026Q3" in ran.err
