"""The reminder in the notification area: on request, once a day, told when it cannot be."""

from datetime import date

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.ui.main_window.tray import TrayReminder, reminder
from dangjian_desktop.ui.shared.desk import Desk
from tests import make


def item(what, band=Band.OVERDUE, count=1):
    return TodayItem(
        Source.RECORD,
        band,
        ObligationState.OVERDUE,
        what,
        "支部",
        None,
        "条例",
        Act.OPEN_ACTIVITY,
        count,
    )


def test_it_names_the_first_few_and_counts_all(themed):
    assert reminder([]) == ""
    assert reminder([item("月底的事", Band.THIS_MONTH)]) == ""
    assert reminder([item("支委会")]) == "过期和本周要办的有 1 件：支委会。"
    many = [item("甲", count=3), item("乙"), item("丙", Band.THIS_WEEK), item("丁")]
    assert reminder(many) == "过期和本周要办的有 6 件：甲；乙；丙 等。"


class Day:
    """A day that a test can let pass."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def day(on):
    return Day(on)


@pytest.fixture
def tray(qtbot, runner, day, window_like):
    made = TrayReminder(Desk(runner, day), window_like)
    yield made
    made.turn(False)


@pytest.fixture
def window_like(qtbot):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    qtbot.addWidget(made)
    return made


# What the platform without a screen says of a tray it does not have.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_it_reminds_once_a_day(tray, day):
    make.activity("committee_meeting", make.branch(), "2026-11-10", title="十一月支委会")
    assert tray.look() == ""  # nobody has asked for it
    tray.turn(True)
    assert tray.is_on
    assert tray.look() == ""  # it was told when it was turned on
    day.day = date(2026, 11, 22)
    assert "2026-11-10 十一月支委会" in tray.look()
    tray.turn(False)
    assert not tray.is_on


def test_the_menu_turns_it_on_or_says_why_it_cannot_be(qtbot, window, workbench):
    shown = window()
    shown.action("tray_reminder").trigger()
    assert workbench.settings.value.tray_reminder
    assert shown.action("tray_reminder").isChecked()
    if not QSystemTrayIcon.isSystemTrayAvailable():
        assert "没有托盘" in shown.note_bar.sentence.text()
    shown.action("tray_reminder").trigger()
    assert not workbench.settings.value.tray_reminder
