"""The papers of groups: one page a month, whatever there is to tell."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.operations.attendance import mark_many, post_due_list
from dangjian_desktop.operations.points import record_points
from dangjian_desktop.operations.printout import GROUP_MONTH, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def group(data: Any) -> int:
    branch = make.branch(under=make.committee())
    group = make.group(branch)
    leader = make.person("组长甲", branch, group=group)
    make.post(leader, group, Post.GROUP_LEADER)
    return group


@pytest.fixture
def printed(tmp_path: Path) -> Any:
    def act(organisation: int | None, **choices: Any) -> list[str]:
        target = tmp_path / "out.pdf"
        told = {"detail": "archive", **choices}
        print_sheet(Printout(GROUP_MONTH, ON, organisation, **told), target)
        return texts(target)

    return act


def test_a_month_without_records_says_so_and_prints_no_nought(group: int, printed: Any) -> None:
    (page,) = printed(group)
    assert "综采一队党支部第一党小组月报（2026年11月）" in page
    assert "组长甲" in page
    assert page.count("本月没有记录") == 2
    assert "本月没有活动记录" in page
    assert "0 条" not in page
    assert "积分" not in page


def test_meetings_and_ledgers_of_the_month_are_told(group: int, printed: Any) -> None:
    held = make.activity("group_meeting", group, "2026-11-10")
    make.done(post_due_list(activity_id=held, on=ON))
    assert "未登记" in printed(group)[0]
    make.done(mark_many(activity_id=held, mark=Mark.PRESENT, on=ON))
    make.entry("duty_list", group, duty="班前讲一条教训", owner="组长甲", due_on="2026-11-10")
    (page,) = printed(group)
    assert "开展 1 次" in page
    assert "100%" in page
    assert "班前讲一条教训" in page
    assert "在办，逾期 10 天" in page


def test_a_large_group_stays_on_one_page_and_says_what_is_left_out(
    group: int, printed: Any
) -> None:
    long = "把每班班前会上讲的安全教训记下来并由班长签字" * 8
    for number in range(45):
        make.entry("duty_list", group, duty=f"{number}{long}", owner="组长甲")
        make.entry("hazard", group, content=f"{number}{long}", owner="组长甲")
    (page,) = printed(group)
    assert "条见台账" in page
    assert "党小组长：" in page
    assert long not in page


def test_every_group_of_the_branch_has_a_page_in_one_job(group: int, printed: Any) -> None:
    make.group(make._the_branch(), "第二党小组")
    first, second = printed(make._the_branch(), year=2026, month=10)
    assert "第一党小组月报（2026年10月）" in first
    assert "第二党小组月报（2026年10月）" in second
    assert len(printed(None)) == 2


def test_a_month_ahead_and_a_branch_without_groups_are_refused(group: int, printed: Any) -> None:
    with pytest.raises(RefusedError, match="2026年12月还没有到"):
        printed(group, year=2026, month=12)
    with pytest.raises(RefusedError, match="这里没有党小组"):
        printed(make.branch("机电队党支部"))


def test_points_stand_on_the_page_only_when_there_are_any(group: int, printed: Any) -> None:
    (page,) = printed(group)
    assert "党员积分" not in page
    person = make.person("组员乙", group=group)
    make.done(
        record_points(
            person_ids=[person],
            period="2026-11",
            points=Decimal("2.5"),
            reason="义务植树",
            on=ON,
        )
    )
    (page,) = printed(group)
    assert "党员积分" in page
    assert "22.5" in page
