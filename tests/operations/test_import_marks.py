"""A list that says otherwise of 流动 and 失联 than the entries: it is told and left aside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.operations.imports import Outcome
from dangjian_desktop.storage.models import Person
from tests.operations.roster_imports import Import, codes, only
from tests.transfer_stories import floating

BRANCH = "综采一队党支部"


def listed(mark: str) -> list[list[str]]:
    head = ["姓名", "人员类别", "所在党支部", "是否流动党员"]
    return [head, ["张三", "正式党员", BRANCH, mark]]


@pytest.mark.parametrize(("mark", "is_told"), [("否", True), ("是", False), ("", False)])
def test_the_entries_decide_and_the_file_is_told(
    book: Callable[..., Path], bring_in: Import, mark: str, is_told: bool
) -> None:
    bring_in(book(*listed("")))
    floating(Person.get().id)
    row = only(book(*listed(mark)))
    assert row.outcome is Outcome.UNCHANGED
    assert ("mark.registered" in codes(row, Severity.WARNING)) is is_told
    bring_in(book(*listed(mark)))
    assert Person.get().is_floating is True


def test_without_an_entry_the_file_decides(book: Callable[..., Path], bring_in: Import) -> None:
    bring_in(book(*listed("是")))
    assert Person.get().is_floating is True
    bring_in(book(*listed("否")))
    assert Person.get().is_floating is False
