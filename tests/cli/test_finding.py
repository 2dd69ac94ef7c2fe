"""`find`: what quick find answers, as lines and as JSON."""

import pytest

from tests.cli.conftest import Command


@pytest.mark.usefixtures("in_demo")
def test_people_groups_posts_and_limits(command: Command) -> None:
    found = command("--json", "find", "支部书记", "--limit", "3").answer
    assert 0 < len(found) <= 3
    assert {"kind", "title", "detail", "uid"} <= set(found[0])
    assert any(one["kind"] == "organisation" for one in command("--json", "find", "综采").answer)
    lines = command("find", "综采", "--limit", "2").out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(("组织", "人"))


def test_nothing_found_is_said_and_is_no_fault(command: Command) -> None:
    ran = command("find", "不存在的人")
    assert (ran.code, ran.out) == (0, "没有找到。\n")
    assert command("--json", "find", "不存在的人").answer == []
