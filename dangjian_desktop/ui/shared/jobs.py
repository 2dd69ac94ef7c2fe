"""Long work has one door: one task at a time, off the window's thread, answered on it.

A task is a plain function that is given a reporter; calling it shows progress and, after 取消,
raises `CancelledError`, which rolls the operation's transaction back like any other error.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

T = TypeVar("T")
Report = Callable[[str, float], None]
SHOW_AFTER_MS = 300
BAR_STEPS = 1000
DIALOG_WIDTH = 420


class CancelledError(Exception):
    """Raised inside a task when the user has cancelled it."""


class BusyError(Exception):
    """Raised when a task is started while another runs."""


@dataclass(frozen=True)  # slots and a type argument do not go together in 3.11
class Outcome(Generic[T]):
    """How a task ended: with a value, an error, or cancelled."""

    value: T | None = None
    error: Exception | None = None

    @property
    def was_cancelled(self) -> bool:
        """Whether the user stopped it."""
        return isinstance(self.error, CancelledError)

    def result(self) -> T:
        """Return the value, or raise what the task raised.

        Raises:
            Exception: Whatever ended the task; unknown errors so reach the crash dialog.
        """
        if self.error is not None:
            raise self.error
        return cast(T, self.value)


def outcome_of(task: Callable[[Report], T], report: Report) -> Outcome[T]:
    """Run the task and return its end, good or bad."""
    try:
        return Outcome(task(report))
    except Exception as error:  # noqa: BLE001 - carried to the window's thread, raised there
        return Outcome(error=error)


def _to_nobody(_what: str, _share: float) -> None:
    """A task that only reads reports to nobody."""


class Jobs(QObject):
    """Runs one long task at a time off the GUI thread; answers return on it.

    Signals:
        progressed: What is being done and the share done, 0 to 1.
        busy_changed: Whether a task runs.
    """

    progressed = Signal(str, float)
    busy_changed = Signal(bool)
    _ended = Signal(object, object, object)
    _was_read = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, *, instant: bool = False) -> None:
        """Make the door.

        Args:
            parent: Owner; None in tests.
            instant: Run tasks at once on the calling thread, for tests.
        """
        super().__init__(parent)
        self._instant = instant
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._quiet = QThreadPool(self)
        self._quiet.setMaxThreadCount(1)
        self._behind = QThreadPool(self)
        self._behind.setMaxThreadCount(1)
        self._reading = 0
        self._cancelled = Event()
        self._dialog: ProgressDialog | None = None
        self.is_busy = False
        self._ended.connect(self._deliver)
        self._was_read.connect(self._hand_over)

    def start(
        self,
        owner: QObject,
        task: Callable[[Report], T],
        then: Callable[[Outcome[T]], None],
        *,
        title: str,
        writes: bool = False,
        can_cancel: bool = True,
        cancel_text: str = QT_TR_NOOP("取消"),
    ) -> None:
        """Run the task, then call `then` with its outcome unless `owner` has been closed.

        Args:
            owner: Who waits for the answer; its window carries the progress dialog.
            task: The work; given the reporter ``(what, share)``.
            then: Takes the outcome on the GUI thread.
            title: What is being done, for the dialog: 导入名册.
            writes: Whether it changes data; then the window is blocked meanwhile.
            can_cancel: Whether 取消 is offered.
            cancel_text: What that is called, where what was done until then counts.

        Raises:
            BusyError: When another task runs.
        """
        if self.is_busy:
            raise BusyError
        self._set_busy(True)
        self._cancelled.clear()
        if self._instant:
            self._deliver(owner, then, outcome_of(task, self._report))
            return
        self._open_dialog(
            owner, title, writes=writes, can_cancel=can_cancel, cancel_text=cancel_text
        )
        self._pool.start(lambda: self._ended.emit(owner, then, outcome_of(task, self._report)))

    def read_quietly(
        self,
        owner: QObject,
        task: Callable[[], T],
        then: Callable[[Outcome[T]], None],
        *,
        is_urgent: bool = False,
    ) -> None:
        """Run something short that only reads, beside a long task and without a dialog.

        Several wait for one another; what is urgent (somebody looks at an empty place) goes before
        what is not. Unless `owner` has been closed, `then` is called with the
        outcome on the GUI thread.
        """
        self._run_quietly(self._quiet, owner, task, then, int(is_urgent))

    def work_quietly(
        self, owner: QObject, task: Callable[[], T], then: Callable[[Outcome[T]], None]
    ) -> None:
        """Run something that takes seconds and changes no data, without a dialog.

        It keeps neither a long task nor what a page reads waiting. Unless `owner` has been closed,
        `then` is called with the outcome on the GUI thread.
        """
        self._run_quietly(self._behind, owner, task, then, 0)

    @property
    def is_reading(self) -> bool:
        """Whether something is read quietly."""
        return self._reading > 0

    def cancel(self) -> None:
        """Ask the running task to stop at its next report."""
        self._cancelled.set()

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait until the running task is over; for leaving the program."""
        self._quiet.clear()
        return all(
            pool.waitForDone(milliseconds) for pool in (self._quiet, self._pool, self._behind)
        )

    def _run_quietly(
        self,
        pool: QThreadPool,
        owner: QObject,
        task: Callable[[], T],
        then: Callable[[Outcome[T]], None],
        priority: int,
    ) -> None:
        self._reading += 1

        def run() -> Outcome[T]:
            return outcome_of(lambda _report: task(), _to_nobody)

        if self._instant:
            self._hand_over(owner, then, run())
            return
        pool.start(lambda: self._was_read.emit(owner, then, run()), priority)

    def _report(self, what: str, share: float) -> None:
        if self._cancelled.is_set():
            raise CancelledError
        self.progressed.emit(what, share)

    def _open_dialog(
        self, owner: QObject, title: str, *, writes: bool, can_cancel: bool, cancel_text: str
    ) -> None:
        parent = owner.window() if isinstance(owner, QWidget) else None
        self._dialog = ProgressDialog(
            title, can_cancel=can_cancel, cancel_text=cancel_text, parent=parent
        )
        self._dialog.cancelled.connect(self.cancel)
        self.progressed.connect(self._dialog.show_progress)
        if writes:
            self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
            self._dialog.show()
        else:
            self._dialog.show_later()

    def _deliver(self, owner: QObject, then: Callable[[Outcome[Any]], None], end: object) -> None:
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.finish()
        self._dialog = None
        self._set_busy(False)
        if isValid(owner):
            then(cast("Outcome[Any]", end))

    def _hand_over(self, owner: QObject, then: Callable[[Outcome[Any]], None], end: object) -> None:
        self._reading -= 1
        if isValid(owner):
            then(cast("Outcome[Any]", end))

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.busy_changed.emit(busy)


class ProgressDialog(Dialog):
    """What is being done, how far it is, and 取消 where that is possible."""

    cancelled = Signal()

    def __init__(
        self,
        title: str,
        *,
        can_cancel: bool,
        cancel_text: str = QT_TR_NOOP("取消"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("progress_dialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(tokens().px(DIALOG_WIDTH))
        self.heading = QLabel(title, self)
        set_role(self.heading, "heading")
        self.what = QLabel(" ", self)
        set_role(self.what, "second")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("bar")
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.cancel_button = plain_button(tr(cancel_text), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.setVisible(can_cancel)
        self.cancel_button.clicked.connect(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._lay_out()

    def show_later(self) -> None:
        """Appear only when the task is not over in a blink."""
        self._timer.start(SHOW_AFTER_MS)

    def show_progress(self, what: str, share: float) -> None:
        """Show what is being done and the share done."""
        # One step that tells no share (writing is a single one) shows that it works, not 0 %.
        self.bar.setRange(0, BAR_STEPS if share > 0 else 0)
        self.bar.setValue(round(share * BAR_STEPS))
        self.what.setText(tr(what))

    def finish(self) -> None:
        """Go away for good."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.what.setText(tr("正在停止"))
        self.cancelled.emit()

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        for widget in (self.heading, self.bar, self.what):
            column.addWidget(widget)
        column.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels instead of hiding a task that goes on."""
        if event.key() == Qt.Key.Key_Escape:
            if self.cancel_button.isVisible() and self.cancel_button.isEnabled():
                self._cancel()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's cross is no way around the task."""
        event.ignore()
        if self.cancel_button.isVisible() and self.cancel_button.isEnabled():
            self._cancel()
