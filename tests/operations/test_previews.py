"""The preview says what the operation will do, and does nothing."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.people import (
    change_people,
    change_person,
    move_to_branch,
    move_to_group,
)
from dangjian_desktop.operations.previews import preview_change
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import JournalEntry, Person
from tests import make

ON = date(2026, 11, 21)


def told(lines):
    return [(line.name, line.before, line.after, line.is_changed) for line in lines]


def test_each_person_is_told_before_and_after_and_nothing_is_written(runner: Runner):
    people = [make.person("张三", crew="甲"), make.person("李四", crew="乙"), make.person("王五")]
    entries = JournalEntry.select().count()
    lines = preview_change(
        runner,
        person_ids=people[::-1],
        change=lambda some: change_people(person_ids=some, key="crew", value="乙"),
        told=lambda row: row.facts.crew,
        on=ON,
    )
    assert told(lines) == [
        ("王五", "", "乙", True),
        ("李四", "乙", "乙", False),
        ("张三", "甲", "乙", True),
    ]
    assert [line.refusal for line in lines] == [None] * 3
    assert {line.place for line in lines} == {make.BRANCH}
    assert JournalEntry.select().count() == entries
    assert Person.get_by_id(people[0]).crew == "甲"
    assert runner.undo_label is None
    count = runner.run(change_people(person_ids=people, key="crew", value="乙")).result
    assert count == sum(line.is_changed for line in lines)


def test_who_cannot_be_changed_is_told_why_and_the_others_are_tried_all_the_same(runner: Runner):
    first, second = make.branch("一支部"), make.branch("二支部")
    group = make.group(first)
    people = [
        make.person("张三", first),
        make.person("李四", second),
        make.person("王五", first, group=group),
    ]
    lines = preview_change(
        runner,
        person_ids=people,
        change=lambda some: move_to_group(person_ids=some, group_id=group, on=ON),
        told=lambda row: row.group_name,
        on=ON,
    )
    assert told(lines) == [
        ("张三", "", "第一党小组", True),
        ("李四", "", "", False),
        ("王五", "第一党小组", "第一党小组", False),
    ]
    assert "不属于" in lines[1].refusal.sentence or "请" in lines[1].refusal.sentence
    assert lines[0].refusal is lines[2].refusal is None


def test_a_refused_attempt_leaves_no_half_done_change_for_the_next(runner: Runner):
    person = make.person("张三", crew="甲")
    other = make.person("李四", id_number=make.id_number())

    def half(some):
        (one,) = some

        def body(writer):
            change_person.__wrapped__(writer, person_id=one, changes={"crew": "乙"})
            taken = {"id_number": make.id_number()}
            change_person.__wrapped__(writer, person_id=one, changes=taken)

        return Operation("布景", "half", body)

    (line, _other) = preview_change(
        runner,
        person_ids=[person, other],
        change=half,
        told=lambda row: row.facts.crew,
        on=ON,
    )
    assert (line.before, line.after, line.is_changed) == ("甲", "甲", False)
    assert line.refusal is not None


def test_dated_changes_show_in_what_is_told(runner: Runner):
    first, second = make.branch("一支部"), make.branch("二支部")
    people = [make.person("张三", first), make.person("李四", first)]
    make.post(people[0], first, Post.SECRETARY)
    lines = preview_change(
        runner,
        person_ids=people,
        change=lambda some: move_to_branch(person_ids=some, branch_id=second, on=ON),
        told=lambda row: f"{row.branch_name}{len(row.posts)}",
        on=ON,
    )
    assert [line.after for line in lines] == ["二支部0", "二支部0"]
    rows = RosterQuery(ON, scope=Scope.EVERYBODY, within=first).fetch()
    assert sorted(len(row.posts) for row in rows) == [0, 1]


def test_a_broken_disk_is_no_refusal(runner: Runner):
    person = make.person()

    def broken(writer):
        raise StorageError("full", "磁盘已满。请腾出空间。")

    with pytest.raises(StorageError):
        preview_change(
            runner,
            person_ids=[person],
            change=lambda some: Operation("布景", "broken", broken),
            told=lambda row: "",
            on=ON,
        )
    assert runner.run(change_people(person_ids=[person], key="crew", value="乙")).result == 1


def test_the_trying_tells_how_far_it_is_and_may_be_broken_off(runner: Runner):
    people = [make.person("张三"), make.person("李四")]

    def preview(progress):
        return preview_change(
            runner,
            person_ids=people,
            change=lambda some: change_people(person_ids=some, key="crew", value="乙"),
            told=lambda row: row.facts.crew,
            on=ON,
            progress=progress,
        )

    told: list[float] = []
    preview(lambda _what, share: told.append(share))
    assert told == [0, 0.5]

    def stop(_what, share):
        if share:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preview(stop)
    assert Person.get_by_id(people[0]).crew == ""
    assert runner.run(change_people(person_ids=people, key="crew", value="乙")).result == 2
