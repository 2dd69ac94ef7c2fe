"""A branch's own kinds of activity."""

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.activity_kinds import (
    add_activity_kind,
    change_activity_kind,
    close_activity_kind,
    reopen_activity_kind,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from tests import make

TABLE = {
    "label": "红色观影",
    "short": "观影",
    "held_by": ["branch"],
    "due": "due_members",
    "steps": ["plan", "attendance"],
    "regimes": [],
    "shown": "gold",
}


def codes(error):
    return {problem.where.field: problem.code for problem in error.value.problems}


def test_a_kind_is_added_changed_and_taken_back(data, runner):
    code = runner.run(add_activity_kind(table=TABLE)).result
    kind = kinds_by_code()[code]
    assert (kind.label, kind.short, kind.is_own) == ("红色观影", "观影", True)
    runner.run(change_activity_kind(code=code, table={**TABLE, "label": "红色电影"}))
    assert kinds_by_code()[code].label == "红色电影"
    runner.undo()
    assert kinds_by_code()[code].label == "红色观影"
    runner.undo()
    assert code not in kinds_by_code()


def test_a_kind_with_activities_is_retired_and_keeps_them(data, runner):
    code = runner.run(add_activity_kind(table=TABLE)).result
    make.activity(code, make.branch())
    runner.run(close_activity_kind(code=code))
    assert kinds_by_code()[code].is_retired
    runner.run(reopen_activity_kind(code=code))
    assert not kinds_by_code()[code].is_retired


def test_a_kind_without_activities_is_taken_away(data, runner):
    code = runner.run(add_activity_kind(table=TABLE)).result
    runner.run(close_activity_kind(code=code))
    assert code not in kinds_by_code()


def test_all_faults_are_told_at_their_fields(data, runner):
    wrong = {
        **TABLE,
        "label": "",
        "short": "太长的短名字",
        "held_by": [],
        "steps": ["vote"],
    }
    wrong["short"] = "太长太长的短名字"
    with pytest.raises(InputError) as error:
        runner.run(add_activity_kind(table=wrong))
    assert codes(error) == {
        "label": "activity_kind.label_missing",
        "short": "activity_kind.short_long",
        "held_by": "activity_kind.holder_missing",
        "regimes": "activity_kind.regime_missing",
    }


def test_a_name_that_is_taken_is_refused(data, runner):
    with pytest.raises(InputError) as error:
        runner.run(add_activity_kind(table={**TABLE, "label": "党课"}))
    assert codes(error) == {"label": "activity_kind.label_taken"}
    code = runner.run(add_activity_kind(table=TABLE)).result
    runner.run(change_activity_kind(code=code, table={**TABLE, "shown": "info"}))  # its own name
    assert kinds_by_code()[code].shown == "info"


def test_the_programs_own_kinds_stay(data, runner):
    for operation in (
        change_activity_kind(code="party_lecture", table=TABLE),
        close_activity_kind(code="party_lecture"),
        reopen_activity_kind(code="own_gone"),
    ):
        with pytest.raises(RefusedError, match="不是自己加的"):
            runner.run(operation)
