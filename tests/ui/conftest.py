"""A themed application, a desk and a workbench on a real database."""

import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.settings import Language, Settings, Theme
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.language import speak
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make
from tests.ui.calendar.calendar_stories import busy_calendar
from tests.ui.groups.groups_stories import busy_groups
from tests.ui.roster.party_life import busy_party_life
from tests.ui.roster.roster_stories import Mine, small_mine
from tests.ui.scores.scores_stories import busy_scores
from tests.ui.tour import SCREEN, SOMEBODY

RESOURCES = Path(__file__).parents[2] / "resources"
ENGLISH_TEXTS = RESOURCES.with_name("i18n") / "dangjian_en.ts"


class PatientBot(QtBot):
    """Waits longer before it gives up: a computer with much to do is no fault of the program."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        """Wait until something is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = 60_000, **more: Any) -> Any:
        """Wait until something is told."""
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What pytest-qt gives, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """Fonts, icons and the light look; another look of one test does not reach the next."""
    theme.prepare(RESOURCES)
    speak(qapp, Language.CHINESE, RESOURCES)
    theme.apply_theme(qapp, Theme.LIGHT)
    yield qapp
    # What a test copied is Python's: Qt would let go of it after Python has gone, and crash.
    qapp.clipboard().clear()
    # The pages of the test are closed but not gone, and their file is no longer open.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def desk(runner: Runner, on: date, qapp: QApplication) -> Desk:
    """The desk of most tests, on the day `on`."""
    return Desk(runner, lambda: on)


@pytest.fixture
def ask() -> CannedAsk:
    """Declines every question; a test that wants another answer puts it into `answers`."""
    return CannedAsk()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """The data folder of the window, for its backups."""
    made = DataFolder(tmp_path)
    made.prepare()
    return made


@pytest.fixture
def workbench(desk: Desk, ask: CannedAsk, tmp_path: Path) -> Workbench:
    """What a page is given: long work runs at once, questions are answered from a list."""
    keeper = SettingsKeeper(Settings(), tmp_path / "settings.json")
    return Workbench(desk, Jobs(instant=True), ask, keeper)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of resources with the English catalogue compiled from the sources of today."""
    folder = tmp_path_factory.mktemp("resources")
    (folder / "translations").mkdir()
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    made = folder / "translations" / "dangjian_en.qm"
    subprocess.run([tool, "-silent", ENGLISH_TEXTS, "-qm", made], check=True)
    return folder


@pytest.fixture
def window_mine(data: Path) -> Mine:
    """The mine that the whole window shows; two of a name: 查重 has a pair."""
    mine = small_mine()
    make.person(SOMEBODY, id_number=make.id_number(sequence=102))
    return mine


@pytest.fixture
def window(
    qtbot: QtBot, workbench: Workbench, folder: DataFolder, window_mine: Mine
) -> Callable[[], MainWindow]:
    """Opens the whole window on a small mine, in the size of an old screen."""

    def open_window() -> MainWindow:
        made = MainWindow(workbench, resources=RESOURCES, folder=folder, data_told=("", ""))
        qtbot.addWidget(made)
        made.setWindowState(Qt.WindowState.WindowNoState)  # it would fill the screen there is
        made.resize(*SCREEN)
        made.show()
        return made

    return open_window


@pytest.fixture
def busy_window(window: Callable[[], MainWindow], window_mine: Mine) -> Callable[[], MainWindow]:
    """Opens the whole window on a mine whose calendar and ledgers are full."""
    busy_calendar(window_mine)
    busy_groups(window_mine)
    busy_scores(window_mine)
    busy_party_life(window_mine)
    return window


@pytest.fixture
def language(
    request: pytest.FixtureRequest, qapp: QApplication, catalogue: Path
) -> Iterator[Language]:
    """Speaks the language for one test."""
    assert speak(qapp, request.param, catalogue)
    yield request.param
    speak(qapp, Language.CHINESE, RESOURCES)
