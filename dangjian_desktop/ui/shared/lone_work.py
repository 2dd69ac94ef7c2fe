"""Long work where no window is open: before the first one and after the last."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject

from dangjian_desktop.ui.shared.jobs import Jobs, Outcome, Report
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP

T = TypeVar("T")


def done_alone(
    task: Callable[[Report], T],
    *,
    title: str,
    can_cancel: bool = True,
    cancel_text: str = QT_TR_NOOP("取消"),
) -> Outcome[T]:
    """Do long work with progress and return how it ended.

    Args:
        task: The work; given the reporter ``(what, share)``.
        title: What is being done. can_cancel: whether it may be called off.
        cancel_text: What that is called, where what was done until then counts.
    """
    owner, loop = QObject(), QEventLoop()
    jobs = Jobs(owner)
    ends: list[Outcome[T]] = []

    def take(outcome: Outcome[T]) -> None:
        ends.append(outcome)
        loop.quit()

    jobs.start(owner, task, take, title=title, can_cancel=can_cancel, cancel_text=cancel_text)
    while not ends:
        loop.exec()
    return ends[0]
