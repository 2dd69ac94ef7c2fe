"""What is shown is written to a workbook: masked, or in full after one question."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.host.settings import Settings
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.export_dialog import ExportDialog
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make

DAY = date(2026, 11, 21)
ID = make.id_number("1985-03-12", 101)
COLUMNS = ("name", "id_number", "admitted_on")


@pytest.fixture
def branch(data: Path) -> int:
    branch = make.branch("综采一队党支部")
    make.person("张三", branch, id_number=ID, admitted_on="2010-07-01")
    make.person("李四", branch, admitted_on="2012-07")
    return branch


@pytest.fixture
def dialog(qtbot: Any, branch: int, workbench: Workbench) -> ExportDialog:
    shown = ExportDialog(workbench, RosterQuery(DAY, within=branch), COLUMNS)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def rows(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def notes() -> list[str]:
    return [entry.note for entry in JournalEntry.select() if entry.note]


def test_what_is_shown_is_written_masked(
    dialog: ExportDialog, ask: CannedAsk, workbench: Workbench, tmp_path: Path, qtbot: Any
) -> None:
    target = tmp_path / "名册.xlsx"
    ask.answers = [target]
    assert "2 人" in dialog.summary.text()
    assert "姓名、公民身份号码、入党日期" in dialog.summary.text()
    with qtbot.waitSignal(workbench.desk.noted) as noted:
        dialog.export_button.click()
    assert rows(target)[1:] == [
        ["李四", "", "2012年7月"],
        ["张三", f"{ID[:6]}********{ID[-4:]}", date(2010, 7, 1)],
    ]
    assert noted.args == ["已导出 2 人：名册.xlsx", False]
    assert dialog.sentence.text() == f"已导出 2 人：{target}"
    assert dialog.open_button.isVisible()
    assert not dialog.export_button.isVisible()
    assert ask.asked == ["导出名册"]  # the file dialog, and no other question
    assert workbench.settings.value.last_folder == str(tmp_path)
    assert notes() == []


def test_full_numbers_are_asked_about_once_and_recorded(
    dialog: ExportDialog, ask: CannedAsk, tmp_path: Path
) -> None:
    target = tmp_path / "名册.xlsx"
    dialog.in_full.click()
    ask.answers = [False]
    dialog.export()
    assert not target.exists()
    assert "公民身份号码" in ask.asked[0]
    assert "记录" in ask.asked[0]
    assert notes() == []
    ask.answers = [True, target]
    dialog.export()
    assert rows(target)[2][1] == ID
    assert len(notes()) == 1


def test_leaving_the_file_dialog_writes_and_records_nothing(
    dialog: ExportDialog, ask: CannedAsk, tmp_path: Path
) -> None:
    dialog.in_full.click()
    ask.answers = [True, None]
    dialog.export()
    assert not list(tmp_path.glob("*.xlsx"))
    assert notes() == []
    assert dialog.export_button.isVisible()


def test_a_target_that_cannot_be_written_is_told_and_another_can_be_chosen(
    dialog: ExportDialog, ask: CannedAsk, tmp_path: Path
) -> None:
    folder = tmp_path / "名册.xlsx"
    folder.mkdir()
    ask.answers = [folder, tmp_path / "别的.xlsx"]
    dialog.export()
    assert "名册.xlsx" in dialog.sentence.text()
    assert dialog.strip.property("tone") == "bad"
    assert dialog.export_button.isVisible()
    dialog.export()
    assert (tmp_path / "别的.xlsx").exists()
    assert dialog.strip.property("tone") == "good"


def test_the_suggested_name_says_whose_list_of_which_day(dialog: ExportDialog) -> None:
    assert dialog._suggested() == "综采一队党支部党员名册 2026-11-21.xlsx"


def test_the_question_of_masking_is_not_put_for_open_columns(
    qtbot: Any, branch: int, workbench: Workbench
) -> None:
    shown = ExportDialog(workbench, RosterQuery(DAY), ("name", "stage", "no such column"))
    qtbot.addWidget(shown)
    shown.show()
    assert not shown.in_full.isVisible()
    assert "姓名、人员类别。" in shown.summary.text()


def test_an_empty_list_says_so(qtbot: Any, branch: int, workbench: Workbench) -> None:
    shown = ExportDialog(workbench, RosterQuery(DAY, words="查无此人"), COLUMNS)
    qtbot.addWidget(shown)
    assert not shown.export_button.isEnabled()
    assert "没有人" in shown.summary.text()


@pytest.mark.skipif(os.name == "nt", reason="a stand-in for xdg-open")
def test_the_file_and_its_folder_can_be_opened(
    dialog: ExportDialog, ask: CannedAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, opened = tmp_path / "bin", tmp_path / "opened.txt"
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    target = tmp_path / "名册.xlsx"
    ask.answers = [target]
    dialog.export()
    dialog.open_button.click()
    dialog.folder_button.click()
    assert opened.read_text().splitlines() == [str(target), str(tmp_path)]
    target.unlink()
    dialog.open_button.click()
    assert "找不到" in dialog.sentence.text()


def test_the_keyboard_alone_is_enough(
    qtbot: Any, dialog: ExportDialog, ask: CannedAsk, tmp_path: Path
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.export_button.hasFocus()
    ask.answers = [tmp_path / "名册.xlsx"]
    qtbot.keyClick(dialog.export_button, Qt.Key.Key_Space)
    assert dialog.open_button.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_on_the_worker_thread(
    qtbot: Any, branch: int, desk: Desk, ask: CannedAsk, tmp_path: Path
) -> None:
    jobs = Jobs()
    bench = Workbench(desk, jobs, ask, SettingsKeeper(Settings(), tmp_path / "s.json"))
    shown = ExportDialog(bench, RosterQuery(DAY), COLUMNS)
    qtbot.addWidget(shown)
    shown.in_full.setChecked(True)
    ask.answers = [True, tmp_path / "名册.xlsx"]
    shown.export()
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
    assert rows(tmp_path / "名册.xlsx")[2][1] == ID
    assert len(notes()) == 1


def test_a_view_names_file_worksheet_and_title(
    qtbot: Any, branch: int, workbench: Workbench, ask: CannedAsk, tmp_path: Path
) -> None:
    members = Filter(parts=(Condition("name", Operator.IS, ("张三",)),))
    query = RosterQuery(DAY, within=branch, condition=members)
    shown = ExportDialog(workbench, query, ("name",), name="60岁/以上")
    qtbot.addWidget(shown)
    target = tmp_path / "a.xlsx"
    ask.answers = [target]
    assert "视图“60岁/以上”的 1 人" in shown.summary.text()
    shown.export_button.click()
    book = CalamineWorkbook.from_path(target)
    assert book.sheet_names == ["60岁以上"]
    assert rows(target) == [
        ["60岁/以上（综采一队党支部，在册党员，姓名是“张三”）"],
        ["姓名"],
        ["张三"],
    ]
