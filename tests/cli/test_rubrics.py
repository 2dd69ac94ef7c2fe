"""`import rubric` and `export rubric`: in, out again, filled, and what is refused."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Command
from tests.operations.rubric_workbooks import SHARED, rubric_book


@pytest.mark.usefixtures("in_demo")
def test_the_shared_workbook_comes_in_once(command: Command) -> None:
    asked = ("--json", "import", "rubric", str(SHARED), "--name", "新细则")
    dry = command(*asked, "--dry-run")
    assert dry.code == 0, dry.err
    assert (dry.answer["read"], dry.answer["added"], dry.answer["refused"]) == (29, 29, [])
    assert command(*asked).answer["added"] == 29
    again = command(*asked).answer
    assert (again["added"], again["unchanged"]) == (0, 29)
    assert (again["name"], again["version"], again["since"]) == ("新细则", "2026", "2026-01-01")
    assert again["total"] == "100"


def test_phrases_that_are_left_to_people_are_told(command: Command) -> None:
    warnings = command("--json", "import", "rubric", str(SHARED), "--dry-run").answer["warnings"]
    assert set(warnings[0]) == {"sheet", "row", "field", "value", "reason"}
    accident = next(one for one in warnings if one["value"].startswith("轻伤"))
    assert (accident["sheet"], accident["row"], accident["field"]) == ("考评细则", 22, "评分办法")


def test_a_total_that_does_not_agree_is_refused_and_nothing_is_written(
    command: Command, tmp_path: Path
) -> None:
    path = rubric_book(
        tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"], ["合计", None, None, 5]
    )
    bad = command("--json", "import", "rubric", str(path), "--name", "新细则")
    assert (bad.code, bad.answer["added"]) == (1, 0)
    (refused,) = bad.answer["refused"]
    assert (refused["row"], refused["field"]) == (4, "分值")
    told = command("export", "rubric", str(tmp_path / "出.xlsx"), "--name", "新细则")
    assert told.code == 2
    assert "没有细则“新细则”" in told.err


def test_headers_are_named_by_a_file(command: Command, tmp_path: Path) -> None:
    path = rubric_book(tmp_path, ["支委会", 4], header=["说的事", "分值"])
    told = tmp_path / "表头.json"
    told.write_text('{"说的事": "哪里"}', "utf-8")
    asked = ("--json", "import", "rubric", str(path), "--name", "新细则")
    assert command(*asked).code == 2
    assert "没有栏目“哪里”" in command(*asked, "--map", str(told)).err
    told.write_text('{"说的事": "考评内容"}', "utf-8")
    assert command(*asked, "--map", str(told)).answer["added"] == 1
    assert command(*asked).answer["unchanged"] == 1


@pytest.mark.usefixtures("in_demo")
def test_out_blank_and_filled(command: Command, tmp_path: Path) -> None:
    command("import", "rubric", str(SHARED), "--name", "新细则")
    blank, filled = tmp_path / "空.xlsx", tmp_path / "填.xlsx"
    named = ("--name", "新细则@2026")
    assert command("--json", "export", "rubric", str(blank), *named).answer == {"rows": 29}
    again = command("--json", "import", "rubric", str(blank)).answer
    assert again["unchanged"] == 29
    asked = ("--json", "export", "rubric", str(filled), *named, "--period", "2026Q4")
    assert command(*asked).code == 2
    branch = "综采一队党支部"
    assert command(*asked, "--branch", branch).answer == {"rows": 29}
    sheet = openpyxl.load_workbook(filled).active
    assert sheet["A1"].value == f"{branch}2026年第四季度考评表（2026年度标准化党支部考评细则）"
    assert "待评" in "".join(str(sheet.cell(row, 9).value or "") for row in range(3, 32))
    assert command(*asked[:-1], "2026Q9", "--branch", branch).code == 2
