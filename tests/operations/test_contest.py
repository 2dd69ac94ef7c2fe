"""What people decide about flags and stars, and what is refused in words."""

from decimal import Decimal as D

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.contest import (
    record_flag_decision,
    record_flag_figures,
    record_star,
    record_star_level,
    record_star_levels,
    remove_flag_decision,
    remove_star,
    remove_star_level,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.queries.stars import BranchStarsQuery, MemberStarsQuery
from dangjian_desktop.storage.models import StarGrant, StarLevel
from tests import make
from tests.contest_stories import ON, contest_mine

Q3 = "2026Q3"


@pytest.fixture
def mine(data):
    return contest_mine()


def decide(runner, mine, winner, **changes):
    told = {
        "organisation_id": mine[0],
        "period": Q3,
        "flag": "innovation",
        "winner_id": winner,
        "reason": "党委会研究决定",
        "on": ON,
    }
    return runner.run(record_flag_decision(**{**told, **changes}))


def result(flag="innovation"):
    return FlagsQuery(Q3, ON).fetch().row(flag).result


def test_k17_a_tie_that_the_rules_leave_is_decided_changed_and_taken_back(runner, mine):
    _committee, one, two, _three = mine
    decide(runner, mine, one)
    assert result().winner_id == one
    decide(runner, mine, two, reason="复核后改定")
    assert result().winner_id == two
    assert "复核后改定" in str(result().reason)
    runner.run(remove_flag_decision(organisation_id=mine[0], period=Q3, flag="innovation"))
    assert result().winner_id is None
    runner.undo()
    assert result().winner_id == two


def test_a_flag_may_be_left_with_nobody(runner, mine):
    decide(runner, mine, None, flag="benefit", reason="有反映待查")
    assert result("benefit").winner_id is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"winner_id": 4}, "之间决定"),
        ({"flag": "benefit", "winner_id": 2}, "已经分出"),
        ({"reason": "  "}, "写明理由"),
        ({"reason": "长" * 201}, "最多 200 个"),
        ({"flag": "nothing"}, "没有这面旗"),
        ({"period": "2026Q4", "flag": "safety"}, "还没有结束"),
        ({"period": "2026Q7"}, "没有“2026Q7”这一期"),
    ],
)
def test_what_the_rules_do_not_leave_open_is_refused(runner, mine, changes, words):
    with pytest.raises(RefusedError, match=words):
        decide(runner, mine, mine[1], **changes)


def test_nothing_is_decided_in_a_closed_period_until_it_is_corrected(runner, mine):
    committee, one, *_rest = mine
    decide(runner, mine, one)
    close = {"subject": ClosingSubject.SCORE, "organisation_id": committee, "period": Q3}
    runner.run(close_period(**close, on=ON))
    for operation in (
        remove_flag_decision(organisation_id=committee, period=Q3, flag="innovation"),
        record_star_level(organisation_id=one, period=Q3, level=3, on=ON, reason="定"),
        remove_star_level(organisation_id=one, period=Q3),
        remove_star(organisation_id=one, period=Q3, star="duty"),
    ):
        with pytest.raises(RefusedError, match="已于"):
            runner.run(operation)
    with pytest.raises(RefusedError, match="已于"):
        decide(runner, mine, one)
    assert result().winner_id == one
    runner.run(reopen_period(**close, on=ON, reason="漏了一项"))
    runner.run(remove_flag_decision(organisation_id=committee, period=Q3, flag="innovation"))


def test_a_decision_that_is_not_there_cannot_be_taken_back(runner, mine):
    with pytest.raises(RefusedError, match="没有决定可撤"):
        runner.run(remove_flag_decision(organisation_id=mine[0], period=Q3, flag="safety"))


def star(mine, **changes):
    told = {
        "organisation_id": mine[1],
        "period": Q3,
        "star": "duty",
        "is_given": False,
        "reason": "整改未完成",
        "on": ON,
    }
    return record_star(**{**told, **changes})


def test_a_star_is_given_changed_and_taken_back(runner, mine):
    runner.run(star(mine))
    runner.run(star(mine, is_given=True, reason="已完成"))
    assert [(one.is_given, one.reason) for one in StarGrant.select()] == [(True, "已完成")]
    runner.run(remove_star(organisation_id=mine[1], period=Q3, star="duty"))
    assert not StarGrant.select().count()
    with pytest.raises(RefusedError, match="没有评定可撤"):
        runner.run(remove_star(organisation_id=mine[1], period=Q3, star="duty"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"star": "nothing"}, "没有这颗星"),
        ({"reason": ""}, "写明理由"),
        ({"person_id": 999}, "没有这个对象"),
        ({"organisation_id": 999}, "没有这个"),
    ],
)
def test_a_star_for_nobody_or_without_a_reason_is_refused(runner, mine, changes, words):
    with pytest.raises(RefusedError, match=words):
        runner.run(star(mine, **changes))


def level(mine, number, **changes):
    told = {"organisation_id": mine[1], "period": Q3, "level": number, "on": ON}
    return record_star_level(**{**told, **changes})


def test_over_the_quota_people_decide_with_a_reason(runner, mine):
    with pytest.raises(RefusedError, match=r"五星名额 0 个.*请写明理由"):
        runner.run(level(mine, 5))
    runner.run(level(mine, 5, reason="党委会研究，名额调剂"))
    runner.run(level(mine, 2))
    assert [(one.level, one.reason) for one in StarLevel.select()] == [(2, "")]
    runner.run(remove_star_level(organisation_id=mine[1], period=Q3))
    with pytest.raises(RefusedError, match="还没有定星级"):
        runner.run(remove_star_level(organisation_id=mine[1], period=Q3))


def test_more_than_the_rules_allow_needs_a_reason(runner, mine):
    board = BranchStarsQuery(Q3, ON).fetch()
    three = board.row(mine[3])
    assert three.standing.level < 4
    with pytest.raises(RefusedError, match="高于规则"):
        runner.run(level(mine, 4, organisation_id=mine[3]))
    with pytest.raises(RefusedError, match="一星到五星"):
        runner.run(level(mine, 6))


def test_levels_that_the_rules_give_are_recorded_at_once(runner, mine):
    board = BranchStarsQuery(Q3, ON).fetch()
    for number in sorted({row.standing.level for row in board.rows}):
        wanted = [row for row in board.rows if row.standing.level == number]
        places = board.quota(number).places
        at_once = record_star_levels(
            organisation_id=mine[0], period=Q3, level=number, on=ON, of_members=False
        )
        if places is not None and len(wanted) > places:
            with pytest.raises(RefusedError, match="逐个决定"):
                runner.run(at_once)
        else:
            assert runner.run(at_once).result == len(wanted)
    with pytest.raises(RefusedError, match="还没有结束"):
        runner.run(
            record_star_levels(
                organisation_id=mine[0], period="2026Q4", level=3, on=ON, of_members=False
            )
        )


def test_a_level_of_a_member(runner, mine):
    person = make.person("张三", mine[1], since="2024-01-01")
    with pytest.raises(RefusedError, match="还没有结束"):
        runner.run(level(mine, 1, person_id=person, period="2026"))
    runner.run(level(mine, 1, person_id=person, period="2026", reason="支委会"))
    assert MemberStarsQuery("2026", ON, mine[1]).fetch().row(person).decided.level == 1


def figures(mine, points, **changes):
    told = {"period": Q3, "flag": "benefit", "points": points, "reason": "经营通报", "on": ON}
    return record_flag_figures(**{**told, **changes})


def test_figures_that_people_give_are_entered_changed_and_taken_away(runner, mine):
    _committee, one, two, three = mine
    done = runner.run(figures(mine, {one: D("96"), two: D("95"), three: None}))
    assert done.result == 1
    assert result("benefit").winner_id == one
    runner.run(figures(mine, {one: None}))
    assert result("benefit").winner_id == two
    runner.undo()
    assert result("benefit").winner_id == one


@pytest.mark.parametrize(
    ("points", "changes", "words"),
    [
        ("100.01", {}, "0 到 100"),
        ("90.00001", {}, "最多 4 位小数"),
        ("90", {"flag": "safety"}, "不必填写"),
        ("90", {"reason": " "}, "写明出处"),
        ("90", {"period": "2027Q1"}, "还没有开始"),
    ],
)
def test_figures_that_cannot_be_are_refused(runner, mine, points, changes, words):
    with pytest.raises(RefusedError, match=words):
        runner.run(figures(mine, {mine[1]: D(points)}, **changes))
