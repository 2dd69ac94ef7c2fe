"""Running, undoing, redoing: one transaction each, whoever asks."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations import runner as running
from dangjian_desktop.operations.organisations import add_organisation, add_zone
from dangjian_desktop.operations.people import change_person, reveal_number
from dangjian_desktop.operations.runner import (
    Operation,
    RefusedError,
    Runner,
    StaleUndoError,
    Writer,
    operation,
)
from dangjian_desktop.storage.models import JournalEntry, Person, Zone
from tests import make


def zones() -> list[str]:
    return [zone.name for zone in Zone.select().order_by(Zone.id)]


def test_an_operation_is_a_description_until_it_is_run(runner):
    described = add_zone(name="第一协作区")
    assert (described.label, described.name, described.undoable) == ("新建协作区", "add_zone", True)
    assert zones() == []
    done = runner.run(described)
    assert zones() == ["第一协作区"]
    assert done.result == 1
    assert done.changes.topics == {Topic.ZONE}


def test_an_operation_keeps_the_name_and_docstring_of_its_function():
    assert add_zone.__name__ == "add_zone"
    assert "协作区" in add_zone.__doc__


def test_undo_and_redo_say_what_they_would_do(runner):
    assert (runner.undo_label, runner.redo_label) == (None, None)
    runner.run(add_zone(name="第一协作区"))
    assert (runner.undo_label, runner.redo_label) == ("新建协作区", None)
    changes = runner.undo()
    assert changes.label == "撤销 新建协作区"
    assert changes.topics == {Topic.ZONE}
    assert zones() == []
    assert (runner.undo_label, runner.redo_label) == (None, "新建协作区")
    assert runner.redo().label == "恢复 新建协作区"
    assert zones() == ["第一协作区"]
    assert (runner.undo_label, runner.redo_label) == ("新建协作区", None)


def test_with_nothing_to_undo_or_redo_nothing_happens(runner):
    assert runner.undo() is None
    assert runner.redo() is None
    assert JournalEntry.select().count() == 0


def test_many_operations_are_undone_in_turn_and_redone_in_turn(runner):
    for number in "一二三":
        runner.run(add_zone(name=f"第{number}协作区"))
    for left in (2, 1, 0):
        runner.undo()
        assert len(zones()) == left
    for there in (1, 2, 3):
        runner.redo()
        assert len(zones()) == there
    assert zones() == ["第一协作区", "第二协作区", "第三协作区"]


def test_a_new_operation_ends_what_could_be_redone(runner):
    runner.run(add_zone(name="第一协作区"))
    runner.undo()
    runner.run(add_zone(name="第二协作区"))
    assert runner.redo_label is None
    assert runner.redo() is None
    assert zones() == ["第二协作区"]


def test_what_changes_nothing_cannot_be_undone_and_leaves_no_entry(runner):
    person = make.person("张三")
    entries = JournalEntry.select().count()
    assert runner.run(change_person(person_id=person, changes={"name": "张三"})).result is False
    assert runner.undo_label is None
    assert JournalEntry.select().count() == entries


def test_what_is_only_recorded_is_not_on_the_undo_stack(runner):
    person = make.person("张三", id_number=make.id_number())
    runner.run(reveal_number(person_id=person, key="id_number"))
    assert runner.undo_label is None
    assert JournalEntry.select().order_by(JournalEntry.id.desc()).get().actor == "测试员"


def test_a_refused_operation_leaves_nothing(runner):
    runner.run(add_zone(name="第一协作区"))
    entries = JournalEntry.select().count()
    with pytest.raises(RefusedError) as caught:
        runner.run(add_zone(name=" "))
    assert caught.value.sentence == str(caught.value) == "名称不能为空。请填写组织名称。"
    assert JournalEntry.select().count() == entries
    assert runner.undo_label == "新建协作区"


def test_a_bug_in_an_operation_leaves_nothing(runner):
    def broken(writer: Writer) -> None:
        writer.insert(Zone, name="半个")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runner.run(Operation("试", "broken", broken))
    assert zones() == []
    assert runner.undo_label is None


def test_undo_is_refused_when_another_has_changed_the_same_rows(runner):
    person = make.person("张三")
    runner.run(change_person(person_id=person, changes={"crew": "甲班"}))
    make.done(change_person(person_id=person, changes={"crew": "乙班"}))
    with pytest.raises(StaleUndoError):
        runner.undo()
    assert Person.get_by_id(person).crew == "乙班"
    assert runner.undo_label == "修改人员"


def test_undo_reaches_back_only_so_far(runner, monkeypatch):
    monkeypatch.setattr(running, "UNDO_DEPTH", 2)
    for number in "一二三":
        runner.run(add_zone(name=f"第{number}协作区"))
    assert [runner.undo() is None for _ in range(3)] == [False, False, True]
    assert zones() == ["第一协作区"]


def test_undo_and_redo_stand_in_the_journal_with_what_they_took_back(runner):
    first = runner.run(add_zone(name="第一协作区")).changes.entry_id
    second = runner.undo().entry_id
    third = runner.redo().entry_id
    told = JournalEntry.select(JournalEntry.id, JournalEntry.operation, JournalEntry.reverts)
    assert list(told.tuples()) == [
        (first, "add_zone", None),
        (second, "undo", first),
        (third, "redo", second),
    ]


def test_an_operation_runs_from_another_thread_too(runner):
    make.branch()

    def work(number: int) -> None:
        for turn in range(5):
            runner.run(add_zone(name=f"协作区{number}-{turn}"))

    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(work, range(3))) == [None] * 3
    assert len(zones()) == 15
    for _ in range(15):
        runner.undo()
    assert zones() == []


def test_identities_come_from_a_source_that_can_be_seeded(data):
    seeded = Runner(new_uid=iter(["first", "second"]).__next__)
    kind = make.OrganisationKind.COMMITTEE
    seeded.run(add_organisation(kind=kind, name="党委"))
    from dangjian_desktop.storage.models import Organisation

    assert Organisation.get().uid == "first"


def test_an_operation_may_take_values_of_its_own(runner):
    @operation("试", undoable=False)
    def try_it(writer: Writer, first: int, *, second: int) -> int:
        writer.note("tried")
        return first + second

    described = try_it(1, second=2)
    assert not described.undoable
    assert runner.run(described).result == 3
