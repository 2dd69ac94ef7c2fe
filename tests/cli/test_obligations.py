"""`check`: the contract of its answer, its exit codes, and one branch or all."""

import pytest

from tests.cli.conftest import Command
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, person

KEYS = {"obligation", "subject", "period", "due", "state", "rule", "found"}


@pytest.mark.usefixtures("in_demo")
def test_the_demonstration_is_checked_with_reasons(command: Command) -> None:
    ran = command("--json", "check", "--branch", "机电队党支部")
    assert ran.code in (0, 1)
    assert all(set(row) >= KEYS for row in ran.answer)
    by_state = {row["state"] for row in ran.answer}
    assert "met" in by_state
    met = next(row for row in ran.answer if row["state"] == "met" and row["found"])
    assert met["found"][0].startswith("2026-")
    assert (ran.code == 1) == bool(by_state & {"overdue", "missed"})


@pytest.mark.usefixtures("in_demo")
def test_the_way_in_owes_reviews_and_approvals(command: Command) -> None:
    rows = command("--json", "check").answer
    reviews = [row for row in rows if row["obligation"] == "admission_review"]
    assert {"met", "overdue"} <= {row["state"] for row in reviews}
    waiting = [row for row in rows if row["obligation"] == "admission_approval"]
    late = [row for row in waiting if row["state"] == "overdue"]
    assert [(row["subject"].split()[0], row["due"]) for row in late] == [
        ("机电队党支部", "2026-09-02")
    ]
    assert "发展党员工作细则" in late[0]["rule"]


def test_a_branch_without_any_record_has_faults_and_names_the_rules(
    command: Command, tmp_path
) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [HEADER, person()])
    assert command("import", "roster", path).code == 0
    ran = command("--json", "check")
    assert ran.code == 1
    row = next(
        row
        for row in ran.answer
        if (row["obligation"], row["period"]) == ("general_meeting", "2026Q2")
    )
    assert row["state"] == "missed"
    assert row["due"] == "2026-06-30"
    assert row["subject"] == "综采一队党支部"
    assert "《中国共产党支部工作条例（试行）》第十一条" in row["rule"]
    assert row["found"] == []
    waiting = [row for row in ran.answer if row["state"] == "awaiting_notice"]
    assert {row["obligation"] for row in waiting} == {
        "organizational_life_meeting",
        "democratic_appraisal",
    }
    assert {row["due"] for row in waiting} == {None}


def test_lines_begin_with_the_state(command: Command, tmp_path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [HEADER, person()])
    command("import", "roster", path)
    lines = command("check").out.splitlines()
    assert any(
        line.startswith("已错过  综采一队党支部  支部党员大会每季度一次  2026年第二季度")
        for line in lines
    )
    assert any("缺：张三" in line for line in lines)
    of_year = command("--json", "check", "--year", "2025").answer
    assert {row["period"][:4] for row in of_year} == {"2025"}


def test_an_unknown_branch_is_code_two(command: Command, tmp_path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", [HEADER, person()])
    command("import", "roster", path)
    ran = command("--json", "check", "--branch", "没有的党支部")
    assert ran.code == 2
    assert "没有名为" in ran.err
