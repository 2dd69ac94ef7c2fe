"""`dues`: the contract of its answer, a branch, what no figure is, wrong use."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dangjian_desktop.operations.dues_bases import record_waiver
from tests import make
from tests.cli.conftest import Command, data_open
from tests.dues_stories import base, month, paid


@pytest.fixture
def folder(tmp_path: Path) -> None:
    """Three people in two branches: one paid in part, one without a base, one waived."""
    with data_open(tmp_path):
        first, second = make.branch("甲支部"), make.branch("乙支部")
        people = [make.person(name, first) for name in ("张三", "李四")]
        waived = make.person("王五", second)
        base(people[0], "5845")
        paid(people[0], first, {"2026-08": "87.68", "2026-11": "30"}, on=date(2026, 11, 20))
        base(waived, "3000")
        make.done(
            record_waiver(
                person_id=waived,
                since=month("2026-01"),
                approval="矿党〔2026〕3号",
                on=date(2026, 11, 20),
            )
        )


def test_the_answer_keeps_the_contract(folder: None, command: Command) -> None:
    ran = command("--json", "dues", "--month", "2026-11")
    assert ran.code == 0
    keys = ("person", "base", "rate", "amount", "paid", "months_unpaid")
    assert [tuple(row[key] for key in keys) for row in ran.answer] == [
        ("李四", None, None, None, "0.00", 0),
        ("张三", "5845.00", "0.015", "87.68", "30.00", 0),
        ("王五", "3000.00", "0.005", "0.00", "0.00", 0),
    ]
    assert ran.answer[1]["open"] == "57.68"
    assert ran.answer[1]["slab"] == "超过 5000 元、不超过 10000 元，按 1.5%"
    assert ran.answer[2]["waiver"] == "矿党〔2026〕3号"
    assert ran.answer[0]["state"] == "no_base"
    assert Decimal(ran.answer[1]["amount"]) == Decimal("87.68")


def test_one_branch_and_words_for_people(folder: None, command: Command) -> None:
    ran = command("--json", "dues", "--month", "2026-10", "--branch", "甲支部")
    assert [(row["person"], row["paid"]) for row in ran.answer] == [
        ("李四", "0.00"),
        ("张三", "0.00"),
    ]
    told = command("dues", "--month", "2026-11").out
    assert "待登记基数" in told
    assert "减免：矿党〔2026〕3号" in told
    assert "共 3 人，应交 87.68 元，已交 30.00 元" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [(("--month", "2026Q4"), "2026-11"), (("--month", "2026-11", "--branch", "没有"), "没有")],
)
def test_wrong_use_is_told_in_words(
    folder: None, command: Command, options: tuple[str, ...], words: str
) -> None:
    ran = command("dues", *options)
    assert ran.code == 2
    assert words in ran.err
