"""`find`: what quick find answers, as lines and as JSON."""

import pytest

from dangjian_desktop.cli.finding import KIND_WORDS
from dangjian_desktop.queries.found import FoundKind
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


@pytest.mark.usefixtures("in_demo")
def test_the_mark_of_a_wall_sheet_is_found_in_words_and_as_json(command: Command) -> None:
    (found,) = command("--json", "find", "DJ-0002").answer
    assert found["kind"] == "edition"
    assert "DJ-0002" in found["title"] + found["detail"]
    ran = command("find", "DJ-0002")
    assert ran.code == 0
    assert ran.out.startswith("上墙版面  ")


def test_every_kind_of_answer_has_a_word() -> None:
    assert set(KIND_WORDS) == set(FoundKind)
