"""A picture is taken when all that a page does later is done, however slow the computer is."""

from time import sleep

from PySide6.QtCore import QTimer

from dangjian_desktop.showcase import QUIET_SECONDS, settle


def test_what_follows_long_work_is_done_too(window):
    shown = window()
    done = []

    def work() -> None:
        sleep(QUIET_SECONDS + 0.1)  # a page that takes its time for reading
        QTimer.singleShot(0, lambda: done.append("laid out"))

    QTimer.singleShot(0, work)
    settle(shown)
    assert done == ["laid out"]
