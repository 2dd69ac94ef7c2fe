"""`import ledger` and `export ledger`: out of a workbook, into one, and what is refused."""

from pathlib import Path

from openpyxl import Workbook

from tests.cli.conftest import Command
from tests.operations.ledger_files import HEADER, line, workbook

BRANCH = "综采一队党支部"


def roster(path: Path) -> Path:
    made = Workbook()
    made.active.append(["姓名", "所在党支部", "人员类别", "党内职务"])
    for name, post in (("张三", None), ("李四", None), ("王书记", "党支部书记")):
        made.active.append([name, BRANCH, "正式党员", post])
    made.save(path)
    return path


def test_a_ledger_comes_in_goes_out_and_comes_again(command: Command, tmp_path: Path) -> None:
    command("import", "roster", roster(tmp_path / "名册.xlsx"))
    path = workbook(tmp_path / "隐患.xlsx", line(), line(序号=2, 检查日期="昨天"))
    asked = ("--json", "import", "ledger", path, "--book", "hazard", "--branch", BRANCH)
    dry = command(*asked, "--dry-run")
    assert dry.code == 1, dry.err
    saved = tmp_path / "未采用.xlsx"
    ran = command(*asked, "--save-refused", saved)
    assert ran.answer == dry.answer
    assert {key: ran.answer[key] for key in ("read", "added", "updated", "unchanged")} == {
        "read": 2,
        "added": 1,
        "updated": 0,
        "unchanged": 0,
    }
    assert ran.answer["created"] == {"branches": [], "groups": []}
    (told,) = [one for one in ran.answer["refused"] if one["field"] == "检查日期"]
    assert set(told) == {"sheet", "row", "field", "value", "reason"}
    assert (told["row"], told["value"]) == (4, "昨天")
    assert saved.exists()
    assert command(*asked).answer["unchanged"] == 1
    out = tmp_path / "导出.xlsx"
    ran = command("--json", "export", "ledger", out, "--book", "隐患", "--branch", BRANCH)
    assert ran.answer == {"rows": 1}
    again = command("--json", "import", "ledger", out, "--book", "hazard", "--branch", BRANCH)
    assert (again.code, again.answer["unchanged"]) == (0, 1)
    ran = command(
        "--json",
        "export",
        "ledger",
        tmp_path / "x.csv",
        "--book",
        "hazard",
        "--since",
        "2026-11-04",
    )
    assert ran.answer == {"rows": 0}


def test_wrong_use_is_told_in_words(command: Command, tmp_path: Path) -> None:
    command("import", "roster", roster(tmp_path / "名册.xlsx"))
    path = workbook(tmp_path / "隐患.xlsx", line())
    told = command("import", "ledger", path, "--book", "没有", "--branch", BRANCH)
    assert told.code == 2
    assert "没有台账“没有”。现有：hazard（隐患）" in told.err
    assert "缺少选项" in command("import", "ledger", path, "--book", "hazard").err
    assert "没有名为" in command("import", "ledger", path, "--book", "hazard", "--branch", "外").err
    told = command("export", "ledger", tmp_path / "x.pdf", "--book", "hazard")
    assert "不能叫“x.pdf”" in told.err
    assert "先整份核对" in command("import", "ledger", "--help").out
    assert "附件不导出" in command("export", "ledger", "--help").out


def test_headers_are_named_by_a_file(command: Command, tmp_path: Path) -> None:
    command("import", "roster", roster(tmp_path / "名册.xlsx"))
    header = ["日期", "看到的", *HEADER[4:12], "在哪"]
    row = ["2026-11-03", "护网破损", *line()[4:12], "顺槽"]
    path = workbook(tmp_path / "自定.xlsx", row, header=header, title="")
    told = tmp_path / "表头.json"
    told.write_text('{"看到的": "哪里"}', "utf-8")
    asked = ("--json", "import", "ledger", path, "--book", "hazard", "--branch", BRANCH)
    assert "没有栏目“哪里”" in command(*asked, "--map", told).err
    told.write_text('{"看到的": "隐患内容", "在哪": "place"}', "utf-8")
    assert command(*asked, "--map", told).answer["added"] == 1
    assert command(*asked).answer["unchanged"] == 1


def test_a_template_is_written(command: Command, tmp_path: Path) -> None:
    command("import", "roster", roster(tmp_path / "名册.xlsx"))
    path = tmp_path / "模板.xlsx"
    ran = command("--json", "export", "ledger-template", path, "--book", "hazard")
    assert ran.answer["columns"] > 20
    assert path.exists()
