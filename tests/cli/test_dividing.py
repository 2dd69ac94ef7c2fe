"""`divide`: the contract of its answer, and what is impossible told in words."""

import pytest

from tests.cli.conftest import Command

BRANCH = ("--branch", "通风队党支部")


@pytest.mark.usefixtures("in_demo")
def test_the_demonstration_is_divided(command: Command) -> None:
    ran = command("--json", "divide", *BRANCH, "--groups", "4")
    assert ran.code == 0
    answer = ran.answer
    assert {"groups", "moved", "before", "after", "seconds", "optimal"} <= set(answer)
    assert len(answer["groups"]) == 4
    people = [name for group in answer["groups"] for name in group["people"]]
    assert len(people) == sum(group["size"] for group in answer["before"]["groups"])
    assert answer["optimal"]
    assert answer["moved"] == len([one for one in answer["moves"] if one["from"]])
    assert all(group["leader"] in [None, *group["people"]] for group in answer["groups"])
    assert len(answer["after"]["split"]) <= len(answer["before"]["split"])
    limited = command("--json", "divide", *BRANCH, "--groups", "4", "--keep-moves-below", "3")
    assert limited.answer["moved"] < 3
    lines = command("divide", *BRANCH, "--groups", "5")
    assert "（新设）" in lines.out
    assert "组长" in lines.out
    assert "已证明没有更好的划分" in lines.out
    hurried = command("divide", "--branch", "选煤厂党支部", "--groups", "6", "--seconds", "0.1")
    assert "算了" in hurried.out or "多算几秒" in hurried.err


@pytest.mark.usefixtures("in_demo")
def test_what_is_impossible_is_told(command: Command) -> None:
    many = command("divide", *BRANCH, "--groups", "99")
    assert many.code == 2
    assert "请减少党小组" in many.err
    nobody = command("divide", *BRANCH, "--groups", "3", "--keep-moves-below", "1")
    assert nobody.code == 2
    assert "不能同时满足" in nobody.err
    above = command("divide", "--branch", "青石岭煤矿党委", "--groups", "3")
    assert above.code == 2
    assert "只有党支部可以划分党小组" in above.err
    assert command("divide", *BRANCH, "--groups", "0").code == 2
    assert command("divide", "--branch", "没有的党支部", "--groups", "3").code == 2
    assert command("divide", *BRANCH, "--groups", "三").code == 2
