"""`import roster` and `export roster` as scripts use them."""

import json
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.fields import add_field
from dangjian_desktop.operations.opening import open_data
from tests import make
from tests.cli.conftest import Command
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, MESSY, STANDARD, person

PEOPLE = 458
KEYS = {"read", "added", "updated", "unchanged", "created", "refused", "warnings"}


def counts(answer: dict[str, Any]) -> tuple[int, ...]:
    """Read, added, updated, unchanged, and distinct refused rows; the first is the others' sum."""
    refused = {(one["sheet"], one["row"]) for one in answer["refused"]}
    told = (answer["added"], answer["updated"], answer["unchanged"], len(refused))
    assert answer["read"] == sum(told)
    return (answer["read"], *told)


def test_the_standard_workbook(command: Command) -> None:
    ran = command("--json", "import", "roster", STANDARD)
    assert ran.code == 0
    assert set(ran.answer) == KEYS
    assert counts(ran.answer) == (PEOPLE, PEOPLE, 0, 0, 0)
    assert len(ran.answer["created"]["branches"]) == 15
    assert ran.answer["created"]["groups"] == []
    again = command("--json", "import", "roster", STANDARD)
    assert again.code == 0
    assert counts(again.answer) == (PEOPLE, 0, 0, PEOPLE, 0)
    assert again.answer["created"] == {"branches": [], "groups": []}


def test_the_messy_workbook_ends_with_one_and_tells_every_fault(command: Command) -> None:
    ran = command("--json", "import", "roster", MESSY)
    assert ran.code == 1
    assert counts(ran.answer) == (468, PEOPLE, 0, 1, 9)
    assert {one["sheet"] for one in ran.answer["refused"]} == {"新增待核"}
    assert [one["row"] for one in ran.answer["refused"]] == list(range(2, 11))
    first = ran.answer["refused"][0]
    assert set(first) == {"sheet", "row", "field", "value", "reason"}
    assert (first["field"], first["value"]) == ("身份证号", "990101199707101610")
    assert "校验" in first["reason"]
    assert set(ran.answer["warnings"][0]) == set(first)
    assert "不存在党支部" not in ran.answer["created"]["branches"]
    command("import", "roster", STANDARD)
    assert counts(command("--json", "import", "roster", MESSY).answer) == (468, 0, 0, 459, 9)


def test_a_row_with_several_faults_stands_there_several_times(
    command: Command, tmp_path: Path
) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [HEADER, person(姓名="张3", 入党日期="2010-13-01")])
    ran = command("--json", "import", "roster", path)
    assert ran.code == 1
    assert {one["field"] for one in ran.answer["refused"]} == {"姓名", "入党日期"}
    assert ran.answer["read"] == 1


def test_a_dry_run_answers_the_same_and_writes_nothing(command: Command) -> None:
    dry = command("--json", "import", "roster", MESSY, "--dry-run")
    assert dry.code == 1
    assert command("--json", "find", "吕凯").answer == []
    assert command("--json", "import", "roster", MESSY).answer == dry.answer


def test_created_groups_are_told_with_their_branch(command: Command, tmp_path: Path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [(*HEADER, "党小组"), [*person(), "一组"]])
    created = command("--json", "import", "roster", path).answer["created"]
    assert created == {"branches": ["综采一队党支部"], "groups": ["综采一队党支部 第一党小组"]}


def test_one_sheet_only(command: Command, tmp_path: Path) -> None:
    ran = command("--json", "import", "roster", MESSY, "--sheet", "机电队")
    assert ran.code == 0
    assert ran.answer["added"] == ran.answer["read"] == 52
    missing = command("import", "roster", MESSY, "--sheet", "没有")
    assert missing.code == 2
    assert "没有" in missing.err


def test_a_mapping_tells_what_the_headers_mean(command: Command, tmp_path: Path) -> None:
    header = ("甲", "乙", "丙", "丁", "戊", "己")
    path = books.xlsx(tmp_path / "a.xlsx", [header, person()])
    assert command("import", "roster", path).code == 2
    mapping = tmp_path / "map.json"
    mapping.write_text(
        json.dumps(dict(zip(header, HEADER, strict=True)), ensure_ascii=False), "utf-8"
    )
    assert command("--json", "import", "roster", path, "--map", mapping).answer["added"] == 1


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"姓名": 1}', '{"姓名": "星座"}', "[" * 100_000, "\x00"]
)
def test_a_mapping_that_is_none_is_code_two(command: Command, tmp_path: Path, content: str) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text(content, "utf-8")
    ran = command("import", "roster", STANDARD, "--map", mapping)
    assert (ran.code, ran.out) == (2, "")
    assert command("--json", "find", "吕凯").answer == []


def test_chinese_lines_say_what_was_done_and_where_the_faults_are(command: Command) -> None:
    ran = command("import", "roster", MESSY)
    assert ran.out.startswith(
        "导入“roster_messy.xlsx”：读到 468 行，新增 458，更新 0，不变 1，未采用 9。"
    )
    assert "未采用 工作表“新增待核”第 2 行 身份证号：号码“990101199707101610”" in ran.out


@pytest.mark.parametrize("kind", ["csv", "xls"])
def test_other_formats(command: Command, tmp_path: Path, kind: str) -> None:
    rows = [HEADER, person()]
    if kind == "csv":
        path = books.csv(tmp_path / "名册.csv", rows, "gb18030")
    else:
        path = books.xls(tmp_path / "名册.xls", rows)
    assert command("--json", "import", "roster", path).answer["added"] == 1


def test_export_is_masked_unless_asked_and_imports_again(command: Command, tmp_path: Path) -> None:
    command("import", "roster", STANDARD)
    masked, full = tmp_path / "打码.xlsx", tmp_path / "写全.xlsx"
    assert command("--json", "export", "roster", masked).answer == {"rows": PEOPLE}
    assert command("--json", "export", "roster", full, "--unmasked").answer == {"rows": PEOPLE}
    for path in (masked, full):
        again = command("--json", "import", "roster", path)
        assert again.code == 0
        assert counts(again.answer) == (PEOPLE, 0, 0, PEOPLE, 0)
    assert command("--json", "import", "roster", full).answer["warnings"] == []
    assert command("--json", "import", "roster", masked).answer["warnings"]


def test_export_of_one_branch(command: Command, tmp_path: Path) -> None:
    command("import", "roster", STANDARD)
    target = tmp_path / "a.xlsx"
    whole = command("--json", "export", "roster", target, "--branch", "机电队党支部")
    assert whole.answer == {"rows": 52}
    assert command("--json", "export", "roster", target, "--branch", "机电").answer == {"rows": 52}
    several = command("export", "roster", target, "--branch", "机关")
    assert several.code == 2
    assert "机关第一党支部" in several.err


def test_a_target_that_cannot_be_written_is_code_two(command: Command, tmp_path: Path) -> None:
    command("import", "roster", books.xlsx(tmp_path / "a.xlsx", [HEADER, person()]))
    ran = command("export", "roster", tmp_path / "没有的文件夹" / "a.xlsx")
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_find_and_print_see_what_was_imported(command: Command, tmp_path: Path) -> None:
    number = make.id_number("1990-01-02", 203)
    rows = [HEADER, person(姓名="单小䶮"), person(姓名="李四", 公民身份号码=number)]
    command("import", "roster", books.xlsx(tmp_path / "a.xlsx", rows))
    for words in ("sxy", "dxy", "shanxiaoyan", "单小", books.ID[-4:]):
        found = command("--json", "find", words).answer
        assert found[0]["title"] == "单小䶮", words
        assert {"kind", "title", "detail", "uid"} <= set(found[0])
    target = tmp_path / "名册.pdf"
    ran = command("--json", "print", "roster", "--branch", "综采一队党支部", "--out", target)
    assert ran.answer == {"pages": 1, "missing_glyphs": []}
    assert target.read_bytes().startswith(b"%PDF")


# Several files, policies, the refused rows ------------------------------------


def test_several_files_are_summed_and_every_problem_names_its_file(
    command: Command, tmp_path: Path
) -> None:
    one = books.xlsx(tmp_path / "一.xlsx", [HEADER, person()])
    li = {"姓名": "李四", "公民身份号码": books.OTHER_ID}
    two = books.xlsx(tmp_path / "二.xlsx", [HEADER, person(), person(**li), person(姓名="张3")])
    ran = command("--json", "import", "roster", one, two)
    assert ran.code == 1
    assert counts(ran.answer) == (4, 2, 0, 1, 1)
    assert set(ran.answer) == KEYS | {"unread"}
    assert ran.answer["unread"] == []
    assert ran.answer["refused"][0]["file"] == "二.xlsx"
    told = command("import", "roster", one, two)
    assert told.out.startswith("导入 2 个文件：读到 4 行，新增 0，更新 0，不变 3，未采用 1。")
    assert "未采用 “二.xlsx”工作表“名册”第 4 行 姓名：" in told.out


def test_a_file_that_cannot_be_read_stops_no_other(command: Command, tmp_path: Path) -> None:
    good = books.xlsx(tmp_path / "一.xlsx", [HEADER, person()])
    missing = tmp_path / "没有.xlsx"
    ran = command("--json", "import", "roster", missing, good)
    assert ran.code == 1
    assert ran.answer["added"] == 1
    assert [one["file"] for one in ran.answer["unread"]] == ["没有.xlsx"]
    assert "没有读取：" in command("import", "roster", missing, good).out
    assert command("import", "roster", missing, tmp_path / "也没有.xlsx").code == 2


def test_the_same_file_given_twice_is_read_once(command: Command, tmp_path: Path) -> None:
    path = books.xlsx(tmp_path / "一.xlsx", [HEADER, person()])
    assert counts(command("--json", "import", "roster", path, path).answer) == (1, 1, 0, 0, 0)


def test_the_policy_for_people_whom_the_roster_has(command: Command, tmp_path: Path) -> None:
    command("import", "roster", books.xlsx(tmp_path / "一.xlsx", [HEADER, person()]))
    other = books.xlsx(tmp_path / "二.xlsx", [(*HEADER, "手机号码"), [*person(), "13900001234"]])
    kept = command("--json", "import", "roster", other, "--policy", "keep")
    assert kept.code == 0
    assert counts(kept.answer) == (1, 0, 0, 1, 0)
    assert "保留" in kept.answer["warnings"][-1]["reason"]
    asked = command("--json", "import", "roster", other, "--policy", "ask")
    assert asked.code == 1
    assert counts(asked.answer) == (1, 0, 0, 0, 1)
    (change,) = asked.answer["refused"]
    assert (change["field"], change["value"]) == ("手机号码", "139****1234")
    assert counts(command("--json", "import", "roster", other).answer) == (1, 0, 1, 0, 0)


def test_refused_rows_are_saved_and_come_in_when_mended(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "没有采用.xlsx"
    ran = command("--json", "import", "roster", MESSY, "--save-refused", target)
    assert ran.code == 1
    assert set(ran.answer) == KEYS
    again = command("--json", "import", "roster", target)
    assert counts(again.answer) == (9, 0, 0, 0, 9)  # nothing has been mended
    assert {one["sheet"] for one in again.answer["refused"]} == {"新增待核"}


def test_where_refused_rows_cannot_be_saved_nothing_is_imported(
    command: Command, tmp_path: Path
) -> None:
    ran = command("import", "roster", MESSY, "--save-refused", tmp_path / "没有" / "a.xlsx")
    assert ran.code == 2
    assert command("--json", "find", "吕凯").answer == []


def test_without_refused_rows_no_workbook_is_written(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "没有采用.xlsx"
    ran = command("import", "roster", STANDARD, "--save-refused", target)
    assert ran.code == 0
    assert "没有要另存的行。" in ran.out
    assert not target.exists()


def test_a_blank_template_is_written_and_an_unknown_branch_refused(
    command: Command, tmp_path: Path
) -> None:
    command("import", "roster", STANDARD)
    target = tmp_path / "模板.xlsx"
    ran = command("--json", "export", "template", target)
    assert ran.code == 0
    assert ran.answer["columns"] > 20
    assert target.stat().st_size > 0
    assert command("export", "template", target, "--branch", "没有的支部").code == 2
    assert command("export", "template", tmp_path / "无" / "a.xlsx").code == 2


def test_branches_are_exported(command: Command, tmp_path: Path) -> None:
    command("import", "roster", STANDARD)
    target = tmp_path / "支部.xlsx"
    ran = command("--json", "export", "branches", target)
    assert (ran.code, ran.answer) == (0, {"rows": 15})
    assert target.exists()


def branch_book(command: Command, tmp_path: Path) -> Path:
    """The standard mine with a field of branches, and a workbook that fills it."""
    command("import", "roster", STANDARD)
    opened = open_data(DataFolder(tmp_path / "数据"), actor="测试员")
    opened.runner.run(
        add_field(subject=FieldSubject.ORGANISATION, kind=FieldKind.NUMBER, label="活动室面积")
    )
    opened.close()
    rows = [["党支部", "活动室面积"], ["综采一队", 62.5], ["没有的党支部", 3], ["机电队", "大"]]
    return books.xlsx(tmp_path / "支部.xlsx", rows)


def test_fields_of_branches_are_imported(command: Command, tmp_path: Path) -> None:
    path = branch_book(command, tmp_path)
    dry = command("--json", "import", "branches", path, "--dry-run")
    ran = command("--json", "import", "branches", path)
    assert (dry.code, ran.code) == (1, 1)
    assert dry.answer == ran.answer
    assert set(ran.answer) == {"read", "updated", "unchanged", "refused", "warnings"}
    assert [ran.answer[key] for key in ("read", "updated", "unchanged")] == [3, 1, 1]
    (refused,) = ran.answer["refused"]
    (warning,) = ran.answer["warnings"]
    assert (refused["sheet"], refused["row"], refused["value"]) == ("名册", 3, "没有的党支部")
    assert (warning["row"], warning["field"]) == (4, "活动室面积")
    again = command("--json", "import", "branches", path)
    assert [again.answer[key] for key in ("updated", "unchanged")] == [0, 2]


def test_exported_branches_import_without_a_change(command: Command, tmp_path: Path) -> None:
    command("import", "branches", branch_book(command, tmp_path))
    target = tmp_path / "一览.xlsx"
    command("export", "branches", target)
    ran = command("--json", "import", "branches", target)
    assert (ran.code, ran.answer) == (
        0,
        {"read": 15, "updated": 0, "unchanged": 15, "refused": [], "warnings": []},
    )


def test_chinese_lines_tell_what_changes_in_which_branch(command: Command, tmp_path: Path) -> None:
    ran = command("import", "branches", branch_book(command, tmp_path), "--dry-run")
    first, change, *others = ran.out.splitlines()
    assert first == "检查“支部.xlsx”：读到 3 行，更新 1，不变 1，未采用 1。"
    assert change == "  综采一队党支部 活动室面积：（空） → 62.5"
    assert [line.split()[0] for line in others] == ["未采用", "提醒"]


def test_branches_that_cannot_be_imported_are_code_two(command: Command, tmp_path: Path) -> None:
    path = branch_book(command, tmp_path)
    books.xlsx(path, [["姓名", "活动室面积"], ["张三", 5]])
    ran = command("import", "branches", path)
    assert (ran.code, ran.out) == (2, "")
    assert "没有可导入的党支部资料" in ran.err
