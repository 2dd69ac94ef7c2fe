"""One old operation is taken back where nothing since builds on it; else it is said what does."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.case_files import add_case_file
from dangjian_desktop.operations.people import change_person, move_to_group, reveal_number
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.models import GroupMembership, Person
from tests import make


@pytest.fixture
def person(data):
    return make.person("张三", make.branch(), id_number=make.id_number(), crew="早班")


def change(runner, person, **changes):
    return runner.run(change_person(person_id=person, changes=changes)).changes.entry_id


def test_an_old_one_is_taken_back_undone_and_brought_again(person, runner):
    old = change(runner, person, crew="中班")
    make.person("李四")
    again = Runner("另一个人")  # of another day: nothing is on its stack
    again.undo_entry(old)
    assert Person.get_by_id(person).crew == "早班"
    assert again.undo_label == "撤销 修改人员"
    again.undo()
    assert Person.get_by_id(person).crew == "中班"
    again.redo()
    assert Person.get_by_id(person).crew == "早班"
    assert prove_journal() == ()


def test_what_was_changed_since_is_named_with_its_day(person, runner):
    old = change(runner, person, crew="中班")
    change(runner, person, crew="夜班")
    with pytest.raises(RefusedError) as caught:
        runner.undo_entry(old)
    assert "修改人员" in caught.value.sentence
    assert "请先撤销后来的改动" in caught.value.sentence
    assert "-" in caught.value.sentence
    assert Person.get_by_id(person).crew == "夜班"


def test_what_points_to_an_entered_row_is_named(person, runner):
    make.post(person, 1)
    with pytest.raises(RefusedError) as caught:
        runner.undo_entry(2)  # the entry that entered the person
    assert "任职" in caught.value.sentence
    assert Person.select().count() == 1


def test_what_was_taken_back_meanwhile_stands_in_nobodys_way(person, runner):
    old = change(runner, person, crew="中班")
    change(runner, person, crew="夜班")
    runner.undo()
    runner.undo_entry(old)
    assert Person.get_by_id(person).crew == "早班"


def test_it_is_taken_back_once_and_what_changed_nothing_not_at_all(person, runner):
    old = change(runner, person, crew="中班")
    runner.undo_entry(old)
    with pytest.raises(RefusedError, match="已经撤销过"):
        runner.undo_entry(old)
    seen = runner.run(reveal_number(person_id=person, key="id_number")).changes.entry_id
    with pytest.raises(RefusedError, match="没有改动数据"):
        runner.undo_entry(seen)
    with pytest.raises(LookupError):
        runner.undo_entry(404)


def test_without_the_right_to_case_files_none_is_taken_back(person, data):
    day = date(2026, 11, 1)
    opened = add_case_file(person_id=person, kind=CaseFileKind.CARE, opened_on=day, on=day)
    made = Runner("书记").run(opened)
    with pytest.raises(RefusedError, match="权限"):
        Runner("组长", rights=frozenset()).undo_entry(made.changes.entry_id)


def test_a_spell_is_not_put_back_beside_a_later_one(person, runner):
    """No row points to the other, and both would hold on the same days."""
    first, second = make.group(1), make.group(1, "第二党小组")
    day = date(2026, 1, 1)
    runner.run(move_to_group(person_ids=[person], group_id=first, on=day))
    made = runner.run(move_to_group(person_ids=[person], group_id=None, on=date(2026, 3, 1)))
    later = runner.run(move_to_group(person_ids=[person], group_id=second, on=date(2026, 5, 1)))
    assert later.changes.rows
    with pytest.raises(RefusedError) as caught:
        runner.undo_entry(made.changes.entry_id)
    assert "调整党小组" in caught.value.sentence
    runner.undo()
    runner.undo_entry(made.changes.entry_id)
    assert [(row.since.iso, row.until) for row in GroupMembership.select()] == [
        ("2026-01-01", None)
    ]
