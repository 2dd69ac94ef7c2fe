"""`history` on a real folder."""

from pathlib import Path

from tests import make
from tests.cli.conftest import Command, data_open


def test_what_was_done_is_answered_the_newest_first(command: Command, tmp_path: Path):
    with data_open(tmp_path):
        make.person("张三丰", make.branch())
    found = command("--json", "history").answer
    assert [(one["what"], one["about"]) for one in found] == [
        ("新增人员", ["张三丰"]),
        ("新建组织", [make.BRANCH]),
    ]
    assert set(found[0]) == {"number", "at", "what", "actor", "about", "changes", "is_taken_back"}
    told = command("history", "--limit", "1").out
    assert "新增人员" in told
    assert "张三丰" in told
    assert "新建组织" not in told


def test_nothing_since_a_day_ahead_is_said(command: Command, tmp_path: Path):
    with data_open(tmp_path):
        make.branch()
    assert command("history", "--since", "2999-01-01").out.strip() == "没有改动。"
