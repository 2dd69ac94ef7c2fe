"""`import plan`: the example of 102 items in the demonstration, again, and what is refused."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

EXAMPLE = Path(__file__).parents[1] / "data" / "annual_plan_2026.xlsx"


@pytest.mark.usefixtures("in_demo")
def test_the_example_comes_in_whole_and_again_unchanged(command: Command) -> None:
    asked = ("--json", "import", "plan", str(EXAMPLE))
    dry = command(*asked, "--dry-run")
    assert dry.code == 0, dry.err
    assert dry.answer["refused"] == []
    total = sum(dry.answer[key] for key in ("added", "updated", "unchanged"))
    assert dry.answer["read"] == total == 102
    assert command(*asked).answer["read"] == 102
    assert command(*asked).answer["unchanged"] == 102
    assert "不变 102" in command("import", "plan", str(EXAMPLE)).out


@pytest.mark.usefixtures("in_demo")
def test_headers_are_named_by_a_file_and_remembered(command: Command, tmp_path: Path) -> None:
    plan, told = tmp_path / "运行表.csv", tmp_path / "表头.json"
    plan.write_text("月份,干什么,责任单位,备注\n2月,党课,各党支部,\n", "utf-8")
    asked = ("--json", "import", "plan", str(plan), "--year", "2027")
    assert command(*asked).code != 0
    told.write_text('{"干什么": "哪里"}', "utf-8")
    assert "没有栏目“哪里”" in command(*asked, "--map", str(told)).err
    told.write_text('{"干什么": "工作内容"}', "utf-8")
    assert command(*asked, "--map", str(told)).answer["added"] == 1
    assert command(*asked).answer["unchanged"] == 1


@pytest.mark.usefixtures("in_demo")
def test_what_is_refused_is_told_saved_and_answered_with_one(
    command: Command, tmp_path: Path
) -> None:
    bad = tmp_path / "运行表.csv"
    bad.write_text("月份,工作内容,责任单位\n13月,党课,各党支部\n2月,党课,谁也不是\n", "utf-8")
    saved = tmp_path / "未采用.xlsx"
    ran = command(
        "--json", "import", "plan", str(bad), "--year", "2026", "--save-refused", str(saved)
    )
    assert ran.code == 1
    assert {one["row"] for one in ran.answer["refused"]} == {2, 3}
    assert set(ran.answer["refused"][0]) == {"sheet", "row", "field", "value", "reason"}
    assert saved.exists()
    asked = ("import", "plan", str(bad), "--year", "2026", "--save-refused", str(saved))
    first, *rest = command(*asked).out.splitlines()
    assert first.endswith("未采用 2。")
    assert [line[:5] for line in rest] == ["  未采用"] * 2 + ["没有采用的"]
    assert command("import", "plan", str(tmp_path / "没有.xlsx")).code != 0
