"""The boards of stars: of branches from their points, of members from attendance and ledgers."""

from datetime import date

import pytest

from dangjian_desktop.domain.rules import plain
from dangjian_desktop.domain.stars import StarState
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.contest import record_star, record_star_level
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.stars import (
    BranchStarsQuery,
    MemberStarsQuery,
    level_cautions,
    star_period,
)
from dangjian_desktop.storage.models import PointEntry, PointExemption
from dangjian_desktop.storage.rulebook import rules_on
from tests import make
from tests.contest_stories import ON, contest_mine, issue_rubric, mark


@pytest.fixture
def mine(data):
    return contest_mine()


def branches(period="2026Q3"):
    return BranchStarsQuery(period, ON).fetch()


def states(row):
    return {one.star.key: one.state for one in row.stars}


def test_stars_of_a_branch_with_everything_and_the_level_they_make(mine):
    _committee, one, two, _three = mine
    row = branches("2026Q2").row(one)
    assert set(states(row).values()) == {StarState.HELD}
    assert row.standing.level == 5
    assert row.score == 100
    assert branches("2026Q2").row(two).standing.level < 5


def test_k14_a_branch_with_94_points_and_no_project_is_no_five_stars(data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    issue_rubric()
    mark(branch, "2026Q3", {"E1": "2"})
    row = branches().row(branch)
    assert row.score == 94
    assert row.standing.level == 4
    told = "".join(map(str, row.standing.missing))
    assert "五星必须有“创新”星" in told
    assert "立项攻关还差 5.2 分" in told


def test_a_star_of_which_an_item_is_pending_is_not_known(data):
    branch = make.branch("综采一队党支部", make.committee())
    issue_rubric()
    mark(branch, "2026Q3", {"E1": None})
    row = branches().row(branch)
    assert states(row)["innovation"] is StarState.UNKNOWN
    assert not row.standing.is_certain


def test_the_quota_of_five_stars_is_a_share_of_all_branches(mine):
    board = branches()
    assert [(one.level, one.places) for one in board.quotas] == [
        (5, 0),
        (4, 0),
        (3, 1),
        (2, None),
        (1, None),
    ]
    row = board.rows[0]
    assert "名额 0 个" in str(level_cautions(board, row, 5)[0])


def test_a_star_for_a_flag_that_is_held(mine):
    committee, one, _two, three = mine
    star = {
        "key": "flag",
        "name": "红旗",
        "by": "flag",
        "of": ["safety"],
        "least": "1",
    }
    stars = [star, *make_stars()[1:]]
    make.done(change_rule(rule="contest.branch_stars", key="stars", value=stars, note="矿定"))
    board = branches("2026Q2")
    assert states(board.row(one))["flag"] is StarState.HELD
    row = board.row(three)
    assert states(row)["flag"] is StarState.LACKING
    assert "安全旗" in str(row.stars[0].missing[0])
    del committee


def make_stars():
    keys = ("duty", "study", "safety", "innovation", "culture")
    need = {"by": "block", "of": ["life"], "least": "0.9"}
    return [{"key": key, "name": key, **need} for key in keys]


def test_what_people_decide_is_shown_with_its_reason(mine):
    committee, one, *_rest = mine
    make.done(
        record_star(
            organisation_id=one,
            period="2026Q2",
            star="duty",
            is_given=False,
            reason="整改未完成",
            on=ON,
        )
    )
    make.done(
        record_star_level(organisation_id=one, period="2026Q2", level=4, reason="党委会定", on=ON)
    )
    row = branches("2026Q2").row(one)
    assert states(row)["duty"] is StarState.LACKING
    assert (row.decided.level, row.standing.level) == (4, 4)
    del committee


@pytest.fixture
def people(mine):
    _committee, one, *_rest = mine
    return {name: make.person(name, one, since="2024-01-01") for name in ("张三", "李四", "王五")}


def members(mine):
    return MemberStarsQuery("2026", ON, mine[1]).fetch()


def test_members_collect_stars_from_attendance_and_from_ledgers(mine, people):
    branch = mine[1]
    activity = make.activity("general_meeting", branch, "2026-03-05")
    make.done(post_due_list(activity_id=activity, on=ON))
    for person, how in ((people["张三"], Mark.PRESENT), (people["李四"], Mark.ABSENT)):
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=how, on=ON))
    make.entry("commitment", branch, "2026-01-05", person=people["张三"], promise="每月查隐患")
    board = members(mine)
    assert board.rules.every == "year"
    one, two = board.row(people["张三"]), board.row(people["李四"])
    assert states(one)["study"] is StarState.HELD
    assert states(one)["duty"] is StarState.HELD
    assert states(two)["study"] is StarState.LACKING
    assert states(two)["duty"] is StarState.LACKING
    # Nothing was written in those books at all: not known, neither met nor missed.
    assert states(two)["innovation"] is StarState.UNKNOWN
    assert one.standing.level == 2
    assert "颗到三星" in str(one.standing.missing[0])


def test_who_does_not_take_part_is_left_out_without_a_word(mine, people):
    def exempt(writer):
        writer.insert(PointExemption, person=people["王五"], since=date(2026, 1, 1))

    make.done(Operation("布景", "exempt", exempt))
    assert {row.key for row in members(mine).rows} == {people["张三"], people["李四"]}


def test_people_give_the_star_that_people_give(mine, people):
    make.done(
        record_star(
            organisation_id=mine[1],
            person_id=people["张三"],
            period="2026",
            star="safety",
            is_given=True,
            reason="支委会评定",
            on=ON,
        )
    )
    assert states(members(mine).row(people["张三"]))["safety"] is StarState.HELD


def test_no_such_period_or_branch(mine):
    assert BranchStarsQuery("2026Q7", ON).fetch() is None
    assert MemberStarsQuery("2026", ON, 999).fetch() is None
    assert star_period(ON, of_members=True).code == "2026"
    assert star_period(ON, of_members=False).code == "2026Q4"


def test_a_star_for_member_points_of_a_kind(mine, people):
    def enter(writer):
        writer.insert(
            PointEntry,
            person=people["张三"],
            organisation=mine[1],
            period="2026-03",
            points=50_000,
            reason="见义勇为",
            entered_on=ON,
        )

    make.done(Operation("布景", "points", enter))
    told = rules_on(ON).values_of("contest.member_stars")["stars"]
    need = {"by": "points", "of": ["加减分"], "least": "3"}
    stars = [{**plain(one), **need} for one in told]
    make.done(change_rule(rule="contest.member_stars", key="stars", value=stars, note="矿定"))
    board = members(mine)
    assert states(board.row(people["张三"]))["duty"] is StarState.HELD
    other = board.row(people["李四"])
    assert states(other)["duty"] is StarState.LACKING
    assert "加减分积分还差 3 分" in str(other.stars[0].missing[0])
