"""The branch's own views: kept, changed, renamed, ordered, removed, and all of it undone."""

import pytest

from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.views import View
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.operations.views import (
    add_view,
    change_view,
    move_view,
    remove_view,
    rename_view,
)
from dangjian_desktop.queries.views import ViewsQuery
from dangjian_desktop.storage.models import SavedView

OLD = View(condition=Filter(parts=(Condition("age", Operator.AT_LEAST, ("60",)),)))


def own() -> dict[str, View | None]:
    return {row.name: row.view for row in ViewsQuery().fetch() if row.view_id is not None}


def test_a_view_is_kept_changed_renamed_and_removed_and_each_step_undone(runner: Runner):
    key = runner.run(add_view(name=" 老  同志 ", view=OLD)).result
    assert own()["老 同志"].condition == OLD.condition
    assert runner.run(change_view(view_id=key, view=View(scope="full"))).result
    assert own()["老 同志"].scope == "full"
    assert not runner.run(change_view(view_id=key, view=View(scope="full"))).result
    assert runner.run(rename_view(view_id=key, name="正式")).result
    assert (own()["正式"].scope, own()["正式"].spelled) == ("full", "zheng shi")
    runner.run(remove_view(view_id=key))
    assert own() == {}
    for expected in ("正式", "老 同志", "老 同志"):
        runner.undo()
        assert list(own()) == [expected]
    assert own()["老 同志"].condition == OLD.condition
    runner.undo()
    assert own() == {}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("  ", "没有名称"),
        ("长" * 41, "超过 40 个字"),
        ("老同志", "已经有"),
        ("井下一线", "已经有"),
        (" 60岁以上 ", "已经有"),
    ],
)
def test_a_bad_name_is_refused(runner: Runner, name, said):
    runner.run(add_view(name="老同志", view=OLD))
    key = runner.run(add_view(name="别的", view=OLD)).result
    for work in (add_view(name=name, view=OLD), rename_view(view_id=key, name=name)):
        with pytest.raises(RefusedError) as refusal:
            runner.run(work)
        assert said in refusal.value.sentence
    assert list(own()) == ["老同志", "别的"]


def test_a_view_keeps_its_own_name(runner: Runner):
    key = runner.run(add_view(name="老同志", view=OLD)).result
    assert not runner.run(rename_view(view_id=key, name="老同志")).result


def test_views_are_put_in_order(runner: Runner):
    keys = [runner.run(add_view(name=name, view=View())).result for name in "甲乙丙"]
    assert runner.run(move_view(view_id=keys[2], place=0)).result
    assert list(own()) == ["丙", "甲", "乙"]
    assert not runner.run(move_view(view_id=keys[2], place=-5)).result
    runner.run(move_view(view_id=keys[2], place=99))
    assert list(own()) == ["甲", "乙", "丙"]
    runner.undo()
    assert list(own()) == ["丙", "甲", "乙"]


def test_a_view_that_is_gone_or_unreadable_is_refused(runner: Runner):
    key = runner.run(add_view(name="甲", view=OLD)).result
    runner.run(Operation("布景", "spoil", lambda w: w.update(SavedView, key, contents="{")))
    with pytest.raises(RefusedError):
        runner.run(rename_view(view_id=key, name="乙"))
    runner.run(remove_view(view_id=key))
    for work in (
        remove_view(view_id=key),
        change_view(view_id=key, view=OLD),
        move_view(view_id=key, place=0),
    ):
        with pytest.raises(RefusedError):
            runner.run(work)
