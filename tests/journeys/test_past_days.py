"""A past day shows the past, wherever one looks: lists, counts, figures, sheets, command line.

One mine through three years: a branch renamed and another closed, somebody who left and came back,
posts, jobs, groups, zones, a date known to the month alone, and something that is still to come.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage
from dangjian_desktop.operations.exports import export_roster
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.organisations import (
    close_organisation,
    move_to_zone,
    rename_organisation,
)
from dangjian_desktop.operations.people import (
    advance_stage,
    appoint,
    end_post,
    move_to_branch,
    move_to_group,
)
from dangjian_desktop.operations.printout import (
    GROUP_LIST,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.organisations import HeadcountQuery, Tree, ZoneQuery
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from tests import make
from tests.pdf import text

IN_2023, IN_2024, IN_2025, TODAY, AHEAD = (
    date(2023, 6, 1),
    date(2024, 6, 1),
    date(2025, 6, 1),
    date(2026, 6, 1),
    date(2027, 6, 1),
)


@dataclass(frozen=True)
class Mine:
    """Row ids."""

    branch: int
    closed: int
    group: int
    zhang: int
    li: int


@pytest.fixture
def mine(data: Path) -> Mine:
    """The mine after everything has happened."""
    above = make.committee()
    branch = make.branch("综采一队党支部", above)
    closed = make.branch("基建队党支部", above)
    first, second = make.group(branch), make.group(branch, "第二党小组")
    zhang = make.person("张三", branch, group=first, crew="一班", admitted_on="2001", since="2020")
    li = make.person("李四", branch, crew="三班", admitted_on="2005", confirmed_on="2006")
    wang = make.person("王五", closed, admitted_on="2010", confirmed_on="2011")
    zhao = make.person("赵六", branch, stage=Stage.CANDIDATE, stage_since="2023-01-01")
    make.person("钱七", branch, admitted_on="2024-03", since="2024-03")  # known to the month
    post = make.post(zhang, branch, Post.SECRETARY, date(2022, 1, 1))
    make.zone("第一协作区", [branch])
    second_zone = make.zone("第二协作区")
    # 2024
    make.done(rename_organisation(organisation_id=branch, name="采煤党支部", on=date(2024, 1, 1)))
    make.done(change_job(person_id=zhang, changes={"crew": "二班"}, on=date(2024, 1, 1)))
    make.done(move_to_group(person_ids=[zhang], group_id=second, on=date(2024, 1, 1)))
    make.departure(li, date(2024, 2, 1), LeaveReason.TRANSFER, "外矿")
    make.done(move_to_branch(person_ids=[wang], branch_id=branch, on=date(2024, 2, 1)))
    make.done(close_organisation(organisation_id=closed, on=date(2024, 2, 1)))
    # 2025
    make.done(end_post(spell_id=post, on=date(2025, 1, 1)))
    make.done(
        appoint(person_id=wang, organisation_id=branch, post=Post.SECRETARY, on=date(2025, 1, 1))
    )
    make.done(advance_stage(person_id=zhao, stage=Stage.PROBATIONARY, since=date(2025, 2, 1)))
    make.done(move_to_zone(branch_id=branch, zone_id=second_zone, on=date(2025, 1, 1)))
    # 2026, and what is decided for 2027
    make.done(move_to_branch(person_ids=[li], branch_id=branch, on=date(2026, 2, 1)))
    make.done(change_job(person_id=li, changes={"crew": "四班"}, on=date(2027, 1, 1)))
    make.done(advance_stage(person_id=zhao, stage=Stage.FULL, since=date(2027, 2, 1)))
    return Mine(branch, closed, first, zhang, li)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., str]:
    def act(code: str, on: date, **choices: object) -> str:
        target = tmp_path / "out.pdf"
        print_sheet(Printout(code, on, **choices), target)
        return text(target)

    return act


def members(on: date, **narrowed: object) -> set[str]:
    return {row.facts.name for row in RosterQuery(on, **narrowed).fetch()}


def test_the_list_of_each_day(mine):
    assert members(IN_2023) == {"张三", "李四", "王五"}
    assert members(IN_2024) == {"张三", "王五", "钱七"}
    assert members(IN_2025) == {"张三", "王五", "钱七", "赵六"}
    assert members(TODAY) == {"张三", "李四", "王五", "钱七", "赵六"}
    assert members(date(2024, 2, 29)) == {"张三", "王五"}
    assert members(date(2024, 3, 1)) == {"张三", "王五", "钱七"}  # the month counts from its first
    assert members(IN_2024, scope=Scope.LEFT) == {"李四"}
    assert members(TODAY, scope=Scope.LEFT) == set()
    assert members(IN_2024, scope=Scope.DEVELOPING) == {"赵六"}
    assert members(TODAY, scope=Scope.PROBATIONARY) == {"赵六"}
    assert members(AHEAD, scope=Scope.PROBATIONARY) == set()


def test_organisations_counts_and_zones_of_each_day(mine):
    def names(on: date) -> list[str]:
        return [row.name for row in Tree.on(on).rows]

    assert "综采一队党支部" in names(IN_2023)
    assert "基建队党支部" in names(IN_2023)
    assert "采煤党支部" in names(IN_2024)
    assert "基建队党支部" not in names(IN_2024)
    for on, full, probationary in [
        (IN_2023, 2, 0),
        (IN_2024, 3, 0),
        (IN_2025, 3, 1),
        (TODAY, 4, 1),
        (AHEAD, 5, 0),
    ]:
        count = HeadcountQuery(on).fetch()[mine.branch]
        assert (count.full, count.probationary) == (full, probationary), on
        everybody = HeadcountQuery(on).fetch()[Tree.on(on).rows[0].organisation_id]
        assert everybody.members == len(members(on)), on
    zones = {
        on: [zone.name for zone in ZoneQuery(on).fetch() if mine.branch in zone.branch_ids]
        for on in (IN_2024, IN_2025)
    }
    assert zones == {IN_2024: ["第一协作区"], IN_2025: ["第二协作区"]}


def test_rows_groups_posts_and_jobs_of_each_day(mine):
    def told(on: date) -> tuple[object, ...]:
        (row,) = RosterQuery(on, people=(mine.zhang,)).fetch()
        return row.branch_name, row.group_name, row.posts, row.facts.crew

    secretary = (Post.SECRETARY,)
    assert told(IN_2023) == ("综采一队党支部", "第一党小组", secretary, "一班")
    assert told(IN_2024) == ("采煤党支部", "第二党小组", secretary, "二班")
    assert told(IN_2025) == ("采煤党支部", "第二党小组", (), "二班")
    assert members(IN_2023, words="一班 支部书记") == {"张三"}
    assert members(IN_2025, words="支部书记") == {"王五"}
    assert members(IN_2023, within=mine.group) == {"张三"}
    assert members(IN_2024, within=mine.group) == set()
    crews = {on: RosterQuery(on, people=(mine.li,)).fetch() for on in (TODAY, AHEAD)}
    assert [rows[0].facts.crew for rows in crews.values()] == ["三班", "四班"]


def test_quick_find_of_each_day(mine):
    def details(typed: str, on: date) -> list[str]:
        return [f"{row.title} {row.detail}" for row in QuickFindQuery(typed, on).fetch()]

    assert "综采一队党支部 · 第一党小组 · 支部书记 · 正式党员 · 一班" in details("zs", IN_2023)[0]
    assert "采煤党支部 · 第二党小组 · 正式党员 · 二班" in details("zs", IN_2025)[0]
    assert "2024-02-01 转出" in details("李四", IN_2024)[0]
    assert details("支部书记", IN_2023)[0].startswith("张三")
    assert details("支部书记", IN_2025)[0].startswith("王五")
    assert any(one.startswith("基建队党支部") for one in details("基建队", IN_2023))
    assert not any(one.startswith("基建队党支部") for one in details("基建队", IN_2025))


def test_the_card_of_each_day(mine):
    (then,) = PersonCardQuery(mine.zhang, IN_2023).fetch()
    assert (then.row.branch_name, then.row.facts.crew) == ("综采一队党支部", "一班")
    assert [place.name for place in then.branches] == ["综采一队党支部"]
    (now,) = PersonCardQuery(mine.zhang, TODAY).fetch()
    assert [place.name for place in now.branches] == ["采煤党支部"]
    (li,) = PersonCardQuery(mine.li, TODAY).fetch()
    assert [(place.name, place.until is None) for place in li.branches] == [
        ("采煤党支部", False),  # as it was called when he left
        ("采煤党支部", True),
    ]


def test_every_sheet_of_each_day(mine, printed):
    roster = printed(ROSTER, IN_2023, organisation_id=mine.branch)
    assert "综采一队党支部党员名册" in roster
    assert "2023年6月1日" in roster
    assert "李四" in roster
    assert "一班" in roster
    assert "李四" not in printed(ROSTER, IN_2024, organisation_id=mine.branch)
    assert "基建队党支部" in printed(ROSTER, IN_2023)
    chart = printed(ORGANISATION_CHART, IN_2023, organisation_id=mine.branch)
    assert "综采一队党支部" in chart
    assert "张三" in chart.partition("支部书记")[0] + chart.partition("支部书记")[2]
    whole = printed(ORGANISATION_CHART, IN_2023)
    assert "基建队党支部" in whole
    assert "基建队党支部" not in printed(ORGANISATION_CHART, IN_2024)
    groups = printed(GROUP_LIST, IN_2024, organisation_id=mine.branch)
    assert "采煤党支部" in groups
    card = printed(PERSON_CARD, IN_2023, person_ids=(mine.zhang,), detail="archive")
    assert "综采一队党支部" in card
    assert "一班" in card
    assert "采煤党支部" not in card
    assert "第二党小组" not in card


def test_the_workbook_of_each_day(mine, runner, tmp_path):
    def exported(on: date) -> dict[str, list[object]]:
        target = tmp_path / "out.xlsx"
        export_roster(RosterQuery(on), target, run=runner.run)
        heads, *lines = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
        name = heads.index("姓名")
        return {
            str(line[name]): [line[heads.index("所在党支部")], line[heads.index("班组")]]
            for line in lines
        }

    assert exported(IN_2023)["张三"] == ["综采一队党支部", "一班"]
    assert exported(IN_2024)["张三"] == ["采煤党支部", "二班"]
    assert "李四" not in exported(IN_2024)
    assert exported(AHEAD)["李四"] == ["采煤党支部", "四班"]


def test_somebody_of_a_branch_that_did_not_stand_yet_is_named_with_it(data):
    branch = make.branch("新支部", since="2024-01-01")
    make.person("张三", branch)
    (row,) = RosterQuery(IN_2023).fetch()
    assert row.branch_name == "新支部"
