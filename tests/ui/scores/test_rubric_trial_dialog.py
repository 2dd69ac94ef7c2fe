"""Trying a draft on periods that are past, in the window."""

from dataclasses import replace

import pytest

from dangjian_desktop.operations.printout import RUBRIC_TRIAL
from dangjian_desktop.ui.scores.rubrics_page import RubricsPage
from dangjian_desktop.ui.shared.jobs import Jobs
from tests import make
from tests.rubric_stories import cheaper, checked, closed, draft, issued, recorded
from tests.ui.screen import settle


@pytest.fixture
def dialog(qtbot, workbench, data):
    committee = make.committee()
    for name in ("采一支部", "采二支部"):
        branch = make.branch(name, committee)
        recorded(branch)
        checked(branch, "B1", None)
    issued()
    closed(committee)
    key = draft(cheaper())
    page = RubricsPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    page.choose(key)
    made = page.try_draft()
    made.page = page
    return made


def names(dialog):
    return [dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())]


def test_closed_periods_are_chosen_at_first_and_compared(dialog):
    assert dialog.periods.chosen() == ["2026Q3"]
    assert "已关闭" in dialog.periods.boxes["2026Q3"].text()
    assert not dialog.print_button.isEnabled()
    dialog.start_button.click()
    assert names(dialog) == [
        "采一支部　2026年第三季度",
        "A1",
        "采二支部　2026年第三季度",
        "A1",
    ]
    assert "试算 2 个支部的得分：2 个会变，其中 2 个等级会变。" in dialog.told.text()
    assert dialog.model.index(1, 4).data() == "+15"
    dialog.every.setChecked(True)
    assert len(names(dialog)) == 6


def test_without_a_period_it_says_so(dialog):
    dialog.periods.show_chosen([])
    dialog.start_button.click()
    assert "至少选一期" in dialog.refusal.text()
    assert dialog.trial is None


def test_one_branch_is_tried_alone(dialog):
    dialog.place.choose(dialog.place.itemData(3))
    dialog.start_button.click()
    assert len({one.name for one in dialog.trial.branches}) == 1


def test_it_is_printed_and_exported(qtbot, dialog, ask, tmp_path):
    dialog.start_button.click()
    with qtbot.waitSignal(dialog.page.print_wanted) as asked:
        dialog.print_button.click()
    assert asked.args[0].code == RUBRIC_TRIAL
    assert asked.args[0].trial is dialog.trial
    target = tmp_path / "trial.xlsx"
    ask.answers.append(target)
    dialog.export_button.click()
    assert target.exists()


def test_a_trial_that_is_cancelled_says_so(dialog, workbench):
    workbench.jobs.progressed.connect(lambda _what, _share: workbench.jobs.cancel())
    dialog.start_button.click()
    assert "停下了" in dialog.refusal.text()
    assert dialog.trial is None


def test_it_counts_off_the_windows_thread(qtbot, dialog, workbench):
    jobs = Jobs()
    dialog._bench = replace(workbench, jobs=jobs)
    dialog.start_button.click()
    assert jobs.is_busy
    dialog.start_button.click()
    assert "等它做完" in dialog.refusal.text()
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
    assert len(names(dialog)) == 4
