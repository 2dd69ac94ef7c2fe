"""`score` and `rank`: the keys of the contract, and refusals in words."""

from pathlib import Path

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.scores import record_finding
from dangjian_desktop.queries.organisations import Tree, named
from dangjian_desktop.storage.models import database
from tests import make
from tests.cli.conftest import Command, data_open
from tests.score_stories import ON, QUARTER, check, issue, judge, meet, with_veto


@pytest.fixture
def folder(tmp_path: Path) -> None:
    """A mine of four branches: two share a place, one has a veto, one is not judged whole."""
    with data_open(tmp_path):
        committee = make.committee()
        issue(with_veto())
        for name, points in (("甲支部", "15"), ("乙支部", "15"), ("丙支部", "20"), ("丁支部", "")):
            branch = make.branch(name, committee)
            meet(branch, "2026-08-12")
            if points:
                judge(branch, points)
            else:
                check(branch, "B2", "20")
            if name == "丙支部":
                make.done(
                    record_finding(
                        organisation_id=branch,
                        period=QUARTER,
                        item="B1",
                        rule="veto",
                        on=ON,
                        values={"text": "重伤一人"},
                    )
                )


def test_a_sheet_keeps_the_contract(folder: None, command: Command) -> None:
    ran = command("--json", "score", "--branch", "丙支部", "--period", QUARTER)
    assert ran.code == 0
    answer = ran.answer
    assert (answer["rubric"], answer["version"]) == ("支部考评", "2026")
    assert (answer["total"], answer["grade"], answer["vetoed"]) == (100.0, "基本达标", True)
    items = {item["id"]: item for item in answer["items"]}
    assert list(items) == ["A1", "A2", "B1", "B2", "C1"]
    assert {"id", "title", "max", "score", "state", "evidence"} <= set(items["A1"])
    assert items["A1"]["evidence"][0]["kind"] == "activity"
    assert set(items["A1"]["evidence"][0]) == {"kind", "uid", "text"}
    assert items["B1"]["evidence"] == [
        {"kind": "finding", "uid": items["B1"]["evidence"][0]["uid"], "text": "重伤一人"}
    ]


def test_a_closed_period_says_whether_its_seal_holds(
    folder: None, command: Command, tmp_path: Path
) -> None:
    told = ("--json", "score", "--branch", "甲支部", "--period", QUARTER)
    assert command(*told).answer["sealed"] is None
    with data_open(tmp_path):
        (node,) = named(Tree.on(ON).rows, "甲支部")
        make.done(
            close_period(
                subject=ClosingSubject.SCORE,
                organisation_id=node.organisation_id,
                period=QUARTER,
                on=ON,
            )
        )
    answer = command(*told).answer
    assert (answer["standing"], answer["edition"], answer["sealed"]) == ("closed", 1, True)
    with data_open(tmp_path):
        database.execute_sql("UPDATE closing SET reason = '改过'")
    assert command(*told).answer["sealed"] is False
    assert "封存校验不符" in command(*told[1:]).out


def test_what_is_not_judged_is_null_and_pending(folder: None, command: Command) -> None:
    answer = command("--json", "score", "--branch", "丁支部", "--period", QUARTER).answer
    assert answer["total"] == 60.0
    assert answer["grade"] is None
    assert answer["pending"] == 40.0
    states = {item["id"]: (item["score"], item["state"]) for item in answer["items"]}
    assert states["A1"] == (40.0, "counted")
    assert states["A2"] == (None, "pending")
    assert states["B2"] == (20.0, "judged")
    told = command("score", "--branch", "丁支部", "--period", QUARTER).out
    assert "待评 40.0 分" in told
    assert "A2  工作手册与档案  待评/10.0  还没有人考核这一项。" in told


def test_a_ranking_keeps_the_contract_and_ties_share_a_place(
    folder: None, command: Command
) -> None:
    rows = command("--json", "rank", "--period", QUARTER).answer
    assert {"place", "name", "figure", "reason"} <= set(rows[0])
    assert [(row["place"], row["name"], row["figure"]) for row in rows] == [
        (1, "丙支部", 100.0),
        (2, "甲支部", 95.0),
        (2, "乙支部", 95.0),
        (None, "丁支部", 60.0),
    ]
    assert "一票否决" in rows[0]["reason"]
    assert rows[1]["reason"] == "与乙支部并列。"
    assert "2 项待评" in rows[3]["reason"]
    assert command("rank", "--period", QUARTER).out.startswith("1  丙支部  100.0  基本达标")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("score", "--branch", "甲支部", "--period", "明年"), "不认识期间"),
        (("score", "--branch", "甲支部", "--period", "2027Q1"), "还没有开始"),
        (("score", "--branch", "甲支部", "--period", "2025Q1"), "支部考评@2026"),
        (("score", "--branch", "星火煤矿党委", "--period", QUARTER), "不是党支部"),
        (("score", "--branch", "没有的", "--period", QUARTER), "没有名为"),
        (("score", "--branch", "甲支部", "--period", QUARTER, "--rubric", "甲@1"), "没有细则"),
        (("rank", "--period", "2025Q1"), "没有可用的考评细则"),
    ],
)
def test_wrong_use_is_told_in_words(
    folder: None, command: Command, arguments: tuple[str, ...], told: str
) -> None:
    ran = command(*arguments)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


def test_another_version_can_be_named(folder: None, command: Command) -> None:
    told = ("--branch", "甲支部", "--period", QUARTER)
    ran = command("--json", "score", *told, "--rubric", "支部考评@2026")
    assert ran.answer["version"] == "2026"


def test_both_papers_are_printed(folder: None, command: Command, tmp_path: Path) -> None:
    for code in ("score_sheet", "score_ranking"):
        target = tmp_path / f"{code}.pdf"
        ran = command("--json", "print", code, "--branch", "甲支部", "--out", target)
        assert ran.code == 0, ran.err
        assert ran.answer["missing_glyphs"] == []
        assert target.exists()
