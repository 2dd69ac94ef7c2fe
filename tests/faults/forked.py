"""Children forked from one clean process in which the program is loaded already.

So a child starts in milliseconds, may be killed, may spoil its own copy of the program, and never
harms the process of the tests. A fault that is to be planted (`planted`) is planted in each.
"""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from threading import Lock
from typing import Any

from tests.faults.planted import ENVIRONMENT, plant

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [
        "tests.conftest",
        "tests.faults.world",
        "tests.faults.loaded",
    ]
)
#: A child that is silent for so long hangs.
PATIENCE = 120.0
#: Held by who starts a child or takes its end. To start one looks through all, of other threads
#: too, for such as have ended; of two who read one end the second is told 255.
_ONE_LOOKS = Lock()

Tell = Callable[[Any], None]


class ChildFailedError(AssertionError):
    """Raised with the traceback of a child whose body raised."""


class Child:
    """A process of its own that runs a body and may tell things meanwhile.

    Args:
        body: A function of a module; its first argument is what it tells with.
        arguments: Picklable.
    """

    def __init__(self, body: Callable[..., Any], *arguments: Any) -> None:
        self._ear, mouth = _CONTEXT.Pipe(duplex=False)
        fault = os.environ.get(ENVIRONMENT, "")
        self._process = _CONTEXT.Process(target=_run, args=(fault, mouth, body, arguments))
        with _ONE_LOOKS:
            self._process.start()
        mouth.close()

    def hear(self) -> Any:
        """Return the next thing that it tells.

        Raises:
            EOFError: When it is gone.
            TimeoutError: When it hangs.
            ChildFailedError: When its body raised.
        """
        if not self._ear.poll(PATIENCE):
            self.kill()
            raise TimeoutError("the child is silent")
        try:
            kind, told = self._ear.recv()
        except ConnectionError as error:
            raise EOFError from error
        if kind == "failed":
            raise ChildFailedError(told)
        return told

    def rest(self) -> Iterator[Any]:
        """Yield what it tells until it is gone."""
        with suppress(EOFError):
            while True:
                yield self.hear()

    def kill(self) -> None:
        """End it as a power cut would: at once, whatever it is doing."""
        self._process.kill()
        wait([self._process.sentinel])
        with _ONE_LOOKS:
            self._process.join()

    def ended(self) -> int:
        """Wait for its end and return its code, negative for a signal."""
        if not wait([self._process.sentinel], PATIENCE):
            self.kill()
            raise TimeoutError("the child does not end")
        with _ONE_LOOKS:
            self._process.join()
        code = self._process.exitcode
        assert code is not None
        return code


def call(body: Callable[..., Any], *arguments: Any) -> Any:
    """Run a body in a child to its end and return its answer.

    Raises:
        ChildFailedError: When it raised.
    """
    child = Child(_answering, body, arguments)
    told = list(child.rest())
    code = child.ended()
    if not told:
        raise ChildFailedError(f"the child ended with {code} and no answer")
    return told[-1]


def _answering(tell: Tell, body: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    tell(body(*arguments))


def _run(fault: str, mouth: Connection, body: Callable[..., Any], arguments: Any) -> None:
    try:
        plant(fault)
        body(lambda told: mouth.send(("told", told)), *arguments)
    except Exception:
        with suppress(OSError):  # nobody may be listening any more
            mouth.send(("failed", traceback.format_exc()))
        raise
