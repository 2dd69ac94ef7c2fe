"""Rubrics: drafts, issued versions, and which of them scores a period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.domain.vocabulary import RubricState, RubricSystem
from dangjian_desktop.operations.rubrics import (
    add_rubric,
    change_rubric,
    close_rubric,
    post_rubric,
    remove_rubric,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.rubrics import RubricsQuery, rubric_for, rubric_named, rubric_names

ON = date(2026, 11, 20)


def rubric(version="2026", since=date(2026, 1, 1), maximum="100"):
    item = RubricItem("A1", "life", "组织生活", Decimal(maximum), RubricSystem.WORK)
    return Rubric("支部考评", version, "", (RubricBlock("life", "组织生活"),), (item,), since)


def added(runner, made):
    return runner.run(add_rubric(rubric=made, on=ON)).result


def test_a_draft_is_changed_and_issued_and_then_stands(data, runner):
    key = added(runner, rubric(maximum="90"))
    assert rubric_for(ON) is None
    with pytest.raises(InputError):
        runner.run(post_rubric(rubric_id=key, on=ON))
    runner.run(change_rubric(rubric_id=key, rubric=rubric(), on=ON))
    runner.run(post_rubric(rubric_id=key, on=ON))
    assert rubric_for(ON).version == "2026"
    with pytest.raises(RefusedError, match="已经发布"):
        runner.run(change_rubric(rubric_id=key, rubric=rubric(), on=ON))
    with pytest.raises(RefusedError, match="停用"):
        runner.run(remove_rubric(rubric_id=key))


def test_an_old_period_is_scored_by_the_version_of_its_day(data, runner):
    first = added(runner, rubric())
    runner.run(post_rubric(rubric_id=first, on=ON))
    second = added(runner, rubric("2026-2", date(2026, 7, 1)))
    runner.run(post_rubric(rubric_id=second, on=ON))
    assert rubric_for(date(2026, 6, 30)).version == "2026"
    assert rubric_for(date(2026, 7, 1)).version == "2026-2"
    assert rubric_for(date(2025, 12, 31)) is None
    assert rubric_named("支部考评").version == "2026-2"
    assert rubric_named("支部考评", "2026").until == date(2026, 6, 30)
    assert rubric_names() == ("支部考评",)


def test_versions_that_overlap_are_refused_in_words(data, runner):
    runner.run(
        post_rubric(rubric_id=added(runner, replace(rubric(), until=date(2026, 12, 31))), on=ON)
    )
    second = added(runner, rubric("2026-2", date(2026, 7, 1)))
    with pytest.raises(RefusedError, match="重叠"):
        runner.run(post_rubric(rubric_id=second, on=ON))
    states = {row.version: row.state for row in RubricsQuery().fetch()}
    assert states["2026-2"] is RubricState.DRAFT


def test_a_version_stands_once(data, runner):
    key = added(runner, rubric())
    with pytest.raises(RefusedError, match="已经有"):
        added(runner, rubric())
    runner.run(remove_rubric(rubric_id=key))
    assert RubricsQuery().fetch() == ()
    with pytest.raises(RefusedError, match="不在了"):
        runner.run(remove_rubric(rubric_id=key))


def test_a_draft_without_a_first_day_is_not_issued(data, runner):
    key = added(runner, rubric(since=None))
    with pytest.raises(RefusedError, match="启用日期"):
        runner.run(post_rubric(rubric_id=key, on=ON))


def test_a_withdrawn_version_scores_no_period(data, runner):
    key = added(runner, rubric())
    with pytest.raises(RefusedError, match="不是已发布"):
        runner.run(close_rubric(rubric_id=key, on=ON))
    runner.run(post_rubric(rubric_id=key, on=ON))
    runner.run(close_rubric(rubric_id=key, on=ON))
    assert rubric_for(ON) is None
    assert [row.state for row in RubricsQuery().fetch()] == [RubricState.WITHDRAWN]
    runner.undo()
    assert rubric_for(ON).version == "2026"


def test_a_veto_that_caps_at_no_grade_is_refused(data, runner):
    key = added(runner, replace(rubric(), vetoed_at_most="甲等"))
    with pytest.raises(RefusedError, match="甲等”不在等级表里"):
        runner.run(post_rubric(rubric_id=key, on=ON))
    other = added(runner, replace(rubric("2026-3"), grades="grades.gone"))
    with pytest.raises(RefusedError, match="读不出来"):
        runner.run(post_rubric(rubric_id=other, on=ON))
