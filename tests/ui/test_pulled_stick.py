"""A stick is pulled while a page reads: a sentence says what to do, and nothing is lost."""

import shutil
import sys
from functools import partial

import pytest
from peewee import OperationalError
from PySide6.QtWidgets import QWidget

from dangjian_desktop.host.crash import watch_crashes
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.disk_trouble import disk_trouble
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.models import Person, database
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.crash_dialog import CrashDialog, CrashTeller
from tests import make
from tests.faults.world import stick_at


@pytest.fixture
def stick(tmp_path):
    """Open data on what is taken for a stick."""
    folder = DataFolder(tmp_path / "U盘" / "支部")
    folder.path.parent.mkdir()
    data = open_data(folder, actor="甲", places=stick_at(tmp_path))
    make.person("张三", make.branch())
    yield folder
    data.close()
    database.initialize(None)


@pytest.fixture
def window(qtbot, qapp, stick):
    """A window over whose errors somebody watches."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    reports: list[str] = []
    ask = CannedAsk()
    teller = CrashTeller(lambda: shown, qapp, partial(disk_trouble, folder=stick), ask)
    restore = watch_crashes(reports.append, teller.explain)
    yield shown, reports, ask
    restore()


def read(folder):
    """Read as a page does, in a connection of its own; what nobody catches goes its way."""
    database.close()
    try:
        with connection():
            Person.select().count()
    except OperationalError:
        sys.excepthook(*sys.exc_info())


def test_a_page_that_reads_from_a_pulled_stick_says_what_to_do(window, stick, tmp_path, qapp):
    shown, reports, ask = window
    away = tmp_path / "拔出"
    shutil.move(stick.path.parent, away)
    for _ in range(3):
        read(stick)
    assert reports == []
    qapp.processEvents()
    said = ask.asked[0]
    assert "拔出" in said
    assert "请插回" in said
    assert str(stick.path) in said
    assert shown.findChildren(CrashDialog) == []
    shutil.move(away, stick.path.parent)
    with connection():
        assert [one.name for one in Person.select()] == ["张三"]


def test_data_whose_stick_was_pulled_close_without_another_fault(tmp_path):
    folder = DataFolder(tmp_path / "U盘" / "支部")
    folder.path.parent.mkdir()
    data = open_data(folder, actor="甲", places=stick_at(tmp_path))
    make.person("张三", make.branch())
    database.close()
    away = tmp_path / "拔出"
    shutil.move(folder.path.parent, away)
    data.close()
    database.initialize(None)
    shutil.move(away, folder.path.parent)
    again = open_data(folder, actor="甲", places=stick_at(tmp_path))
    assert [one.name for one in Person.select()] == ["张三"]
    again.close()
    database.initialize(None)


def test_a_disk_that_fails_is_told_and_a_fault_of_the_program_is_reported(window, stick, qapp):
    _shown, reports, ask = window
    for error in (OperationalError("disk I/O error"), OSError(5, "EIO", str(stick.database))):
        sys.excepthook(type(error), error, None)
    assert reports == []
    qapp.processEvents()
    assert len(ask.asked) == 2
    assert "磁盘出错" in ask.asked[0]
    assert "请" in ask.asked[1]
    bugs = (OperationalError("no such table: a"), OSError(5, "EIO", "/elsewhere"), KeyError())
    for bug in bugs:
        sys.excepthook(type(bug), bug, None)
    assert len(reports) == 3
