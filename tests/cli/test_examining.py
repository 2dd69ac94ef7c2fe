"""`examine`: what the checks find, as lines and as JSON, with the exit code of the contract."""

import pytest

from tests.cli.conftest import Command
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, person


@pytest.mark.usefixtures("in_demo")
def test_the_demonstration_is_examined_branch_by_branch(command: Command) -> None:
    ran = command("--json", "examine")
    assert ran.code == 1
    assert {"where", "code", "text", "severity", "rule"} <= set(ran.answer[0])
    one = command("--json", "examine", "--branch", "机电队党支部")
    assert one.code == 1
    assert {row["where"].split()[0] for row in one.answer} == {"机电队党支部"}
    big = next(row for row in one.answer if row["code"] == "branch_above_50")
    assert big["text"].startswith("党员 53 名")
    assert big["severity"] == "warning"
    assert "《中国共产党支部工作条例（试行）》第四条" in big["rule"]


def test_lines_name_severity_place_and_sentence_and_no_number(command: Command, tmp_path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [HEADER, person()])
    assert command("import", "roster", path).code == 0
    ran = command("examine")
    assert ran.code == 1
    assert "提示  综采一队党支部 张三  没有填民族。" in ran.out.splitlines()
    assert "错误  综采一队党支部  没有支部书记。" in ran.out.splitlines()
    assert "9901" not in ran.out


@pytest.mark.usefixtures("in_demo")
def test_a_branch_that_there_is_not_is_wrong_use(command: Command) -> None:
    assert command("examine", "--branch", "没有这个党支部").code == 2


def test_an_empty_file_is_all_well(command: Command) -> None:
    ran = command("examine")
    assert (ran.code, ran.out) == (0, "没有发现问题。\n")
    assert command("--json", "examine").answer == []
