"""The program from its start: a damaged file is repaired from a backup, and leaving makes one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from dangjian_desktop.app import EXIT_DONE, EXIT_REFUSED, run_window
from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of, make_backup
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.storage.models import Person, database
from dangjian_desktop.ui.main_window.window import MainWindow


@operation("新增人员")
def add(writer: Writer, name: str) -> None:
    writer.insert(Person, name=name)


@pytest.fixture
def branch(qapp: QApplication, tmp_path: Path):
    """A closed data folder with a person and a backup in it."""
    folder = DataFolder(tmp_path / "data")
    data = open_data(folder, actor="测试员")
    data.runner.run(add("张晓测"))
    make_backup(folder, BackupReason.BY_HAND, at=now())
    data.close()
    yield folder
    database.initialize(None)


class User:
    """Somebody before the screen: presses the button named in a message, then leaves the window."""

    def __init__(self, press: str, in_window: Callable[[MainWindow], object]) -> None:
        self.read: list[str] = []
        self._press, self._in_window = press, in_window
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def go(self) -> None:
        """Look no longer: the next test has another user, who wants another button pressed."""
        self._timer.stop()

    def _look(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if not widget.isVisible():
                continue
            if isinstance(widget, QDialog) and widget.objectName() == "message":
                self.read.append(" ".join(label.text() for label in widget.findChildren(QLabel)))
                buttons = {one.text(): one for one in widget.findChildren(QAbstractButton)}
                buttons.get(self._press, next(iter(buttons.values()))).click()
                return
            if isinstance(widget, MainWindow):
                self._timer.stop()
                self._in_window(widget)
                widget.close()
                return


@pytest.fixture
def sits_down() -> Iterator[Callable[..., User]]:
    """Let a user sit down, who goes at the end of the test."""
    users: list[User] = []

    def sits(press: str, in_window: Callable[[MainWindow], object]) -> User:
        users.append(User(press, in_window))
        return users[-1]

    yield sits
    for one in users:
        one.go()


def test_a_damaged_file_is_restored_at_the_start_and_the_window_opens(
    branch: DataFolder, sits_down: Callable[..., User]
):
    branch.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    seen: list[str] = []

    def look(window: MainWindow) -> None:
        seen.extend(person.name for person in Person.select())

    user = sits_down("用这份备份恢复", look)
    assert run_window(branch) == EXIT_DONE
    assert "最近一份完好的备份" in user.read[0]
    assert seen == ["张晓测"]


def test_who_does_not_want_the_backup_leaves_and_nothing_changes(
    branch: DataFolder, sits_down: Callable[..., User]
):
    damaged = b"SQLite format 3\0" + b"\xff" * 8000
    branch.database.write_bytes(damaged)
    user = sits_down("退出", lambda window: None)
    assert run_window(branch) == EXIT_REFUSED
    assert len(user.read) == 1
    assert branch.database.read_bytes() == damaged


def test_leaving_the_window_backs_up_what_was_done(
    branch: DataFolder, sits_down: Callable[..., User]
):
    user = sits_down("", lambda window: window._bench.desk.run(add("李晓测")))
    assert run_window(branch) == EXIT_DONE
    assert user.read == []
    newest = backups_of(branch).newest
    assert newest is not None
    assert newest.reason is BackupReason.CLOSING
    assert newest.rows["person"] == 2
