"""Long work runs elsewhere, answers here, and stops when asked."""

from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dangjian_desktop.ui.shared.jobs import BusyError, Jobs, Outcome, Report

WAIT_S = 5


@pytest.fixture
def owner(qtbot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_the_task_runs_on_another_thread_and_answers_on_this_one(qtbot, owner) -> None:
    jobs, ends = Jobs(), []
    steps: list[tuple[str, float]] = []
    jobs.progressed.connect(lambda what, share: steps.append((what, share)))

    def task(report: Report) -> int:
        report("读取第 1 行", 0.5)
        return get_ident()

    def then(outcome: Outcome[int]) -> None:
        ends.append((outcome.result(), get_ident()))

    jobs.start(owner, task, then, title="导入名册", writes=True)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends[0][0] != ends[0][1] == get_ident()
    assert steps == [("读取第 1 行", 0.5)]
    assert not jobs.is_busy


def test_writing_blocks_the_window_and_cancel_stops_at_the_next_step(qtbot, owner) -> None:
    owner.show()
    jobs, ends, may_go_on = Jobs(), [], Event()

    def task(report: Report) -> None:
        report("第一步", 0.1)
        may_go_on.wait(WAIT_S)
        report("第二步", 0.2)

    jobs.start(owner, task, ends.append, title="导入名册", writes=True)
    dialog = owner.findChild(QWidget, "progress_dialog")
    assert dialog.windowModality() == Qt.WindowModality.ApplicationModal
    qtbot.waitUntil(lambda: dialog.what.text() == "第一步")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # it goes when the task is really over
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(ends) and not isValid(dialog))
    assert ends[0].was_cancelled
    assert owner.findChild(QWidget, "progress_dialog") is None


def test_what_stops_a_task_can_say_that_what_was_found_counts(qtbot, owner) -> None:
    owner.show()
    jobs, ends, may_go_on = Jobs(), [], Event()

    def task(report: Report) -> None:
        may_go_on.wait(WAIT_S)

    jobs.start(owner, task, ends.append, title="划分党小组", cancel_text="停止")
    dialog = owner.findChild(QWidget, "progress_dialog")
    assert dialog.cancel_button.text() == "停止"
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(ends))


def test_short_reading_shows_no_dialog(qtbot, owner) -> None:
    owner.show()
    jobs, ends = Jobs(), []
    jobs.start(owner, lambda report: 1, ends.append, title="生成预览")
    dialog = owner.findChild(QWidget, "progress_dialog")
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: bool(ends))


def test_an_error_is_carried_over_and_raised_where_it_is_asked_for(qtbot, owner) -> None:
    jobs, ends = Jobs(), []

    def task(report: Report) -> None:
        raise ZeroDivisionError

    jobs.start(owner, task, ends.append, title="导入名册")
    qtbot.waitUntil(lambda: bool(ends))
    with pytest.raises(ZeroDivisionError):
        ends[0].result()


def test_a_closed_owner_is_not_bothered(qtbot) -> None:
    jobs, ends, may_go_on = Jobs(), [], Event()
    owner = QObject()
    jobs.start(owner, lambda report: may_go_on.wait(WAIT_S), ends.append, title="导入名册")
    owner.deleteLater()
    qtbot.wait(10)
    with qtbot.waitSignal(jobs.busy_changed):
        may_go_on.set()
    assert ends == []


def test_a_page_deleted_with_its_window_is_not_bothered_either(qtbot) -> None:
    jobs, ends, may_go_on = Jobs(), [], Event()
    owner = QWidget()
    owner.show()
    jobs.start(owner, lambda report: may_go_on.wait(WAIT_S), ends.append, title="生成预览")
    owner.deleteLater()
    qtbot.wait(10)
    with qtbot.waitSignal(jobs.busy_changed):
        may_go_on.set()
    assert ends == []


def test_only_one_task_at_a_time(qtbot, owner) -> None:
    jobs, may_go_on = Jobs(), Event()
    jobs.start(owner, lambda report: may_go_on.wait(WAIT_S), lambda end: None, title="导入名册")
    with pytest.raises(BusyError):
        jobs.start(owner, lambda report: 1, lambda end: None, title="导出名册")
    may_go_on.set()
    assert jobs.wait(WAIT_S * 1000)
    qtbot.waitUntil(lambda: not jobs.is_busy)


def test_instant_jobs_answer_before_start_returns(owner) -> None:
    ends: list[Outcome[int]] = []
    Jobs(instant=True).start(owner, lambda report: 7, ends.append, title="导入名册", writes=True)
    assert ends[0].result() == 7


def test_quiet_reading_runs_beside_a_long_task_without_a_dialog_in_its_order(qtbot, owner) -> None:
    owner.show()
    jobs, ends, may_go_on = Jobs(), [], Event()
    jobs.start(owner, lambda _report: may_go_on.wait(WAIT_S), ends.append, title="导入名册")
    read: list[int] = []
    for number in range(3):
        jobs.read_quietly(
            owner, lambda number=number: number, lambda end: read.append(end.result())
        )
    assert jobs.is_reading
    qtbot.waitUntil(lambda: read == [0, 1, 2])
    assert not jobs.is_reading
    assert jobs.is_busy
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(ends))


def test_quiet_work_keeps_neither_long_work_nor_reading_waiting(qtbot, owner) -> None:
    jobs, may_go_on = Jobs(), Event()
    ends: list[Outcome[bool]] = []
    read: list[int] = []
    jobs.work_quietly(owner, lambda: may_go_on.wait(WAIT_S), ends.append)
    jobs.read_quietly(owner, lambda: 1, lambda end: read.append(end.result()))
    jobs.start(owner, lambda _report: 2, lambda end: read.append(end.result()), title="导入名册")
    qtbot.waitUntil(lambda: sorted(read) == [1, 2])
    assert jobs.is_reading
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert jobs.wait()


def test_trouble_of_a_quiet_reading_is_told_and_nobody_hears_of_one_that_is_closed(
    qtbot, owner
) -> None:
    jobs, ends = Jobs(), []
    jobs.read_quietly(owner, lambda: 1 // 0, ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0].error, ZeroDivisionError)
    gone = QObject()
    jobs.read_quietly(gone, lambda: 1, ends.append)
    gone.deleteLater()
    qtbot.waitUntil(lambda: not jobs.is_reading)
