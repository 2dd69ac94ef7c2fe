"""`rotate`: the contract of its answer, years that follow each other, and wrong use."""

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from dangjian_desktop.cli import rotating
from dangjian_desktop.host.paths import resources
from tests.cli.conftest import Command


def asked(branches: int, zones: int, year: int) -> tuple[str, ...]:
    return ("rotate", "--branches", str(branches), "--zones", str(zones), "--year", str(year))


def test_the_answer_keeps_the_contract(command: Command) -> None:
    ran = command("--json", *asked(15, 4, 2026))
    assert ran.code == 0
    assert len(ran.answer) == 16
    one = ran.answer[0]
    assert set(one) == {"quarter", "zone", "lead", "deputy", "jobs", "plans_half_year"}
    assert set(one["jobs"]) == {"方案编制", "活动组织", "宣传报道", "总结推广"}
    planning = {(row["zone"], row["quarter"]) for row in ran.answer if row["plans_half_year"]}
    assert ("第一协作区", 1) in planning
    assert ("第二协作区", 3) in planning
    assert len(planning) == 8
    assert "组长单位" in command(*asked(15, 4, 2026)).out


def test_which_half_a_zone_plans_is_read_from_the_rules(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = copytree(resources() / "rules", tmp_path / "rules")
    zones = rules / "zones.toml"
    zones.write_text(zones.read_text("utf-8").replace("_half = 1", "_half = 2"), "utf-8")
    monkeypatch.setattr(rotating, "resources", lambda: tmp_path)
    rows = command("--json", *asked(15, 4, 2026)).answer
    planning = {(row["zone"], row["quarter"]) for row in rows if row["plans_half_year"]}
    assert ("第一协作区", 3) in planning
    assert ("第二协作区", 1) in planning


def test_years_follow_each_other(command: Command) -> None:
    counts: Counter[str] = Counter()
    for year in range(2024, 2031):
        rows = command("--json", *asked(7, 1, year)).answer
        counts.update(row["lead"] for row in rows)
        assert max(counts.values()) - (min(counts.values()) if len(counts) == 7 else 0) <= 1


def test_wrong_use_is_told(command: Command) -> None:
    more_zones = command(*asked(2, 3, 2026))
    assert more_zones.code == 2
    assert "协作区比党支部多" in more_zones.err
    for wrong in ((0, 1, 2026), (2, 0, 2026), (-3, 1, 2026), (10**12, 1, 2026), (2, 1, 3000)):
        ran = command(*asked(*wrong))
        assert ran.code == 2
        assert "的整数" in ran.err
    assert command(*asked(99, 99, 2100)).code == 0
    assert "无" in command(*asked(1, 1, 2026)).out
