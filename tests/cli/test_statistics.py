"""`statistics`: balance, tables and figures of a day; one that does not come out has faults."""

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.storage.models import Membership
from tests import make
from tests.cli.conftest import Command, data_open


@pytest.fixture
def mine(tmp_path) -> None:
    """A committee with two branches, and a group in one of them."""
    with data_open(tmp_path):
        committee = make.committee("星火煤矿党委")
        first, second = make.branch("甲支部", committee), make.branch("乙支部", committee)
        group = make.group(first)
        make.person("张三", first, group=group, born_on=make.day("1990-12-31"))
        make.person("李四", second)


def test_the_answer_of_a_day(command: Command, mine) -> None:
    ran = command("--json", "--on", "2026-12-31", "statistics")
    assert ran.code == 0
    answer = ran.answer
    assert set(answer) == {
        "on",
        "members",
        "probationary",
        "two_year",
        "tables",
        "year_figures",
    }
    assert answer["members"] == 2
    assert answer["two_year"]["cells"]["15"] == 0
    assert answer["two_year"]["fits"] is True
    ages = next(table for table in answer["tables"] if table["code"] == "ages")
    assert ages["not_filled"] == 1
    by_label = {row["label"]: row["counts"]["all"] for row in ages["rows"]}
    assert by_label["36–40岁"] == 1  # I20
    lecture = next(f for f in answer["year_figures"] if f["key"] == "held_party_lecture")
    assert (lecture["figure"], lecture["text"]) == (None, "没有记录")


def test_one_branch_in_lines_and_no_group(command: Command, mine) -> None:
    lines = command("--on", "2026-11-20", "statistics", "--branch", "甲支部").out.splitlines()
    assert "   1  上年末党员总数  1" in lines
    assert any(line.startswith("  党员队伍  党员  1 名") for line in lines)
    for name in ("第一党小组", "没有"):
        ran = command("statistics", "--branch", name)
        assert ran.code == 2
        assert "甲支部" in ran.err


def test_i19_names_who_does_not_come_out(command: Command, mine, tmp_path) -> None:
    with data_open(tmp_path):
        row = Membership.get(Membership.person == 2)
        until = PartialDate.from_iso("2026-05")
        make.done(Operation("布景", "vanish", lambda w: w.update(Membership, row.id, until=until)))
    ran = command("--json", "--on", "2026-11-20", "statistics", "--branch", "乙支部")
    assert ran.code == 1
    told = ran.answer["two_year"]
    assert (told["cells"]["15"], told["fits"]) == (-1, False)
    assert [(one["person"], one["effect"]) for one in told["reasons"]] == [("李四", -1)]
    assert "请" in told["reasons"][0]["mend"]


def test_the_demonstration_comes_out(command: Command, in_demo) -> None:
    ran = command("--json", "statistics")
    assert ran.code == 0
    assert ran.answer["two_year"]["cells"]["14"] == ran.answer["members"]


def test_of_nobody_recorded_it_says_so(command: Command, tmp_path) -> None:
    with data_open(tmp_path):
        make.branch("甲支部")
    ran = command("--on", "2026-12-31", "statistics")
    assert "都没有登记党员，下面的 0 不等于没有党员。请先登记或导入名册。" in ran.out
    printed = command("print", "statistics", "--out", tmp_path / "a.pdf")
    assert printed.code == 2
    assert "没有可以导出和打印的统计" in printed.err
