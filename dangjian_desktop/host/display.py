"""Whether there is a screen to open a window on."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from typing import Final

_LOCAL_DISPLAY: Final = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?\Z")
_X_SOCKETS: Final = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server listens
_WITHOUT_SCREEN: Final = frozenset({"offscreen", "minimal", "vnc"})


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether a window can be opened, without starting Qt, which would abort.

    On Linux a Wayland or X display must be named, and a local X server must answer.
    """
    if sys.platform != "linux":
        return True
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT_SCREEN:
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    local = _LOCAL_DISPLAY.match(display)
    if local is None:
        return bool(display)
    return any(_answers(name + local[1]) for name in (_X_SOCKETS, "\0" + _X_SOCKETS))


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
