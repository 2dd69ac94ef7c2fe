"""The desk does, takes back, tells, and knows the day."""

from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.people import add_person, advance_stage, change_person
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.ui.shared.desk import Desk
from tests import make


def test_a_change_is_told_with_its_subject_and_can_be_taken_back(qtbot, desk: Desk) -> None:
    who = make.person("张三")
    told: list[tuple[str, bool]] = []
    desk.noted.connect(lambda sentence, can_undo: told.append((sentence, can_undo)))
    with qtbot.waitSignal(desk.changed) as news:
        desk.run(change_person(person_id=who, changes={"crew": "采煤一班"}))
    assert Topic.PERSON in news.args[0].topics
    assert desk.undo_label == "修改人员"

    assert desk.undo()
    assert desk.redo_label == "修改人员"
    assert desk.redo()
    assert [sentence for sentence, _ in told] == [
        "已完成：修改人员",
        "已撤销：修改人员",
        "已恢复：修改人员",
    ]
    assert [can_undo for _, can_undo in told] == [True, False, False]


def test_nothing_to_undo_is_no_fault(desk: Desk) -> None:
    assert not desk.undo()
    assert not desk.redo()


def test_a_change_that_changes_nothing_offers_no_undo(qtbot, desk: Desk) -> None:
    who = make.person("张三", crew="采煤一班")
    with qtbot.assertNotEmitted(desk.noted):
        desk.run(change_person(person_id=who, changes={"crew": "采煤一班"}))


def test_a_refusal_is_raised_by_run_and_told_by_attempt(qtbot, desk: Desk, on: date) -> None:
    who = make.person("张三", stage=Stage.FULL)
    impossible = advance_stage(person_id=who, stage=Stage.APPLICANT, since=on)
    with pytest.raises(RefusedError):
        desk.run(impossible)
    with qtbot.waitSignal(desk.refused) as news:
        assert not desk.attempt(impossible)
    assert news.args[0].endswith("。")


def test_attempt_does_what_can_be_done(desk: Desk) -> None:
    branch = make.branch()
    assert desk.attempt(
        add_person(facts=PersonFacts(name="李四"), branch_id=branch, stage=Stage.FULL)
    )


def test_another_day_is_history_and_today_is_not(qtbot, desk: Desk, on: date) -> None:
    past = date(2025, 12, 31)
    with qtbot.waitSignal(desk.day_changed) as news:
        desk.show_day(past)
    assert news.args == [past]
    assert desk.on == past
    assert desk.is_history
    desk.show_day(on)
    assert not desk.is_history
    with qtbot.assertNotEmitted(desk.day_changed):
        desk.show_day(None)


class Clock:
    """A clock that a test sets."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


def test_after_midnight_the_desk_shows_the_new_day_and_says_so_once(
    qtbot, runner, on: date
) -> None:
    clock = Clock(on)
    desk = Desk(runner, clock)
    assert not desk.notice_today()
    clock.day += timedelta(days=1)
    assert desk.on == clock.day
    with qtbot.waitSignal(desk.day_changed) as news:
        assert desk.notice_today()
    assert news.args == [clock.day]
    with qtbot.assertNotEmitted(desk.day_changed):
        assert not desk.notice_today()


def test_who_looks_at_a_past_day_looks_at_it_after_midnight_too(qtbot, runner, on: date) -> None:
    clock = Clock(on)
    desk = Desk(runner, clock)
    desk.show_day(date(2025, 12, 31))
    clock.day += timedelta(days=1)
    with qtbot.assertNotEmitted(desk.day_changed):
        assert desk.notice_today()
    assert desk.on == date(2025, 12, 31)


def test_a_day_to_come_that_is_looked_at_is_the_present_once_it_has_begun(
    qtbot, runner, on: date
) -> None:
    clock = Clock(on)
    desk = Desk(runner, clock)
    desk.show_day(on + timedelta(days=1))
    clock.day += timedelta(days=1)
    assert desk.notice_today()
    assert not desk.is_history
