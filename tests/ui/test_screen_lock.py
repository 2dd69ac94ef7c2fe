"""The screen of the computer is locked: heard from a real bus, where there is one to be had."""

import shutil
import subprocess
import sys

import pytest

HEARD = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from dangjian_desktop.ui.main_window.screen_lock import ScreenLock

app = QApplication([])
window = QWidget()
window.show()
heard = []
screen = ScreenLock(window)
screen.locked.connect(lambda: heard.append("locked"))
sent = sys.argv[1:]

def send():
    if sent and sent[0]:
        bus = "--system" if "login1" in sent[0] else "--session"
        subprocess.run(["dbus-send", bus, "--type=signal", *sent], check=True)
    screen.locked.connect(app.quit)
    QTimer.singleShot(20_000 if sent[-1] != "boolean:false" and sent[0] else 500, app.quit)

QTimer.singleShot(0, send)
app.exec()
print("heard", len(heard))
"""


def heard(*signal: str) -> str:
    """Return what a program of its own hears on a bus of its own; without a bus nothing is sent."""
    bus = shutil.which("dbus-run-session")
    own_bus = [bus, "--", "sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS "$@"', "-"]
    told = signal if bus else ("",)
    done = subprocess.run(
        [*(own_bus if bus else []), sys.executable, "-c", HEARD, *told],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip() if bus or done.stdout.strip() != "heard 0" else "no bus"


@pytest.mark.parametrize(
    ("signal", "count"),
    [
        (
            (
                "/org/freedesktop/ScreenSaver",
                "org.freedesktop.ScreenSaver.ActiveChanged",
                "boolean:true",
            ),
            1,
        ),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:false"), 0),
        (("/", "org.ukui.ScreenSaver.lock"), 1),
        (("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock"), 1),
    ],
)
def test_what_the_bus_tells_is_heard(signal, count):
    assert heard(*signal) in (f"heard {count}", "no bus")
