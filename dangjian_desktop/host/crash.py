"""What happens with an error that nobody expected: it is logged and shown, never swallowed.

The report names the place in the code and the kind of error, the program and the system. It holds
no values of variables and goes through `redaction`, so that a user may send it to anybody.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Final

from dangjian_desktop import __version__
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.redaction import redacted

Present = Callable[[str], None]
"""Shows a report; called in the thread that failed, so a window must pass it on by a signal."""

_HEADING: Final = "程序出错报告（不含姓名、证件号码等个人信息）"

_log = logging.getLogger(__name__)


def watch_crashes(
    present: Present, explain: Callable[[BaseException], bool] = lambda _error: False
) -> Callable[[], None]:
    """Catch what no code caught, in all threads and in destructors.

    Each fault (kind and place) is logged every time and presented once: a fault in painting
    would otherwise bury the window in dialogs.

    Args:
        present: Shows a report.
        explain: Says in words what is no fault of the program, as a stick that was pulled, and
            returns whether it did; called in the thread that failed, every time.

    Returns:
        A function that puts the former hooks back.
    """
    watcher = _Watcher(present, explain)
    former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    sys.excepthook = watcher.on_exception
    threading.excepthook = watcher.on_thread_exception
    sys.unraisablehook = watcher.on_unraisable

    def restore() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = former

    return restore


def report_of(error: BaseException) -> str:
    """Return the report of one error: no local variables, no personal data."""
    lines = (
        _HEADING,
        f"时间：{now():%Y-%m-%d %H:%M:%S %z}",
        f"程序：dangjian-desktop {__version__}",
        f"系统：{platform.system()} {platform.release()} {platform.machine()}，"
        f"Python {platform.python_version()}",
        "",
        redacted("".join(traceback.format_exception(error))).rstrip(),
    )
    return "\n".join(lines) + "\n"


class _Watcher:
    """The three hooks over one presenter."""

    def __init__(self, present: Present, explain: Callable[[BaseException], bool]) -> None:
        self._present, self._explain = present, explain
        self._presented: set[tuple[type[BaseException], str]] = set()

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)  # Ctrl+C in a terminal is a wish, not a fault
            return
        self._tell(error.with_traceback(trace), "unexpected error")

    def on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None and not issubclass(caught.exc_type, SystemExit):
            self._tell(caught.exc_value.with_traceback(caught.exc_traceback), "error in a thread")

    def on_unraisable(self, caught: "sys.UnraisableHookArgs") -> None:
        if caught.exc_value is not None:
            # The object is not logged: its text may hold anything.
            self._tell(
                caught.exc_value.with_traceback(caught.exc_traceback), "error in cleaning up"
            )

    def _tell(self, error: BaseException, what: str) -> None:
        _log.critical(what, exc_info=error)
        if self._explain(error):
            return
        fault = (type(error), _place_of(error))
        if fault in self._presented:
            return
        self._presented.add(fault)
        try:
            self._present(report_of(error))
        except Exception:  # noqa: BLE001 - the last resort must not fail, and must not be silent
            _log.critical("the crash report could not be shown", exc_info=True)


def _place_of(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
