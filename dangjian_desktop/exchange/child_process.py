"""The child process that reads a foreign file, as the program that waits for it sees it."""

import importlib.util
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import dangjian_desktop
from dangjian_desktop.exchange.confinement import (
    CHILD_SWITCH,
    EXIT_OUT_OF_MEMORY,
    OUT_OF_TIME,
    TRIAL_SWITCH,
)

# The child starts without site and without the environment's Python settings: faster by a third,
# and nobody else's sitecustomize runs in it. So it is told where the two packages lie.
_BOOT = (
    "import sys; sys.path[:0] = sys.argv[1:3]; "
    "from dangjian_desktop.exchange import {child}; sys.exit({child}.main(sys.argv[3:]))"
)
#: What a frozen program is told instead, by the module whose `main` it is to run.
_SWITCHES = {"child": CHILD_SWITCH, "trial_child": TRIAL_SWITCH}
_FAST_FAIL = 0xC0000409  # how a Windows program ends itself when it cannot allocate
if sys.platform == "win32":
    _CREATION_FLAGS = subprocess.CREATE_NO_WINDOW  # else a console flashes up
else:
    _CREATION_FLAGS = 0


class Child:
    """A child that was started.

    Attributes:
        answer: What it says.
    """

    def __init__(self, process: subprocess.Popen[bytes], is_late: threading.Event) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._is_late, self._input = process, is_late, process.stdin
        self.answer: IO[bytes] = process.stdout

    def give(self, data: bytes) -> None:
        """Let it read the whole of some bytes; one that died before reading is told by its end."""
        with suppress(BrokenPipeError, OSError):
            self._input.write(data)
            self._input.close()

    def end_code(self) -> str:
        """Wait for its end and return what that means, as the code of a refusal; "" for a good one.

        A child without a last word was late, had too little memory, or was brought down.
        """
        code = self._process.wait()
        if sys.platform == "win32":
            is_spent = code == OUT_OF_TIME
            is_memory = code == EXIT_OUT_OF_MEMORY or code & 0xFFFFFFFF == _FAST_FAIL
        else:
            is_spent = code == -signal.SIGXCPU
            # Parsers abort when an allocation fails; a system short of memory kills.
            is_memory = code in (EXIT_OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL)
        if self._is_late.is_set() or is_spent:
            return "timed_out"
        if is_memory:
            return "out_of_memory"
        return "damaged" if code else ""


@contextmanager
def child_process(module: str, arguments: Sequence[str], seconds: int) -> Iterator[Child]:
    """Run a child for a while; whatever happens inside, it is gone afterwards.

    Args:
        module: Of this folder, whose `main` it runs.
        arguments: For that.
        seconds: It is ended after.
    """
    process = subprocess.Popen(
        [*_command(module), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # traces of the parser hold people's data
        creationflags=_CREATION_FLAGS,
    )
    is_late = threading.Event()

    def stop() -> None:
        is_late.set()
        process.kill()

    clock = threading.Timer(seconds, stop)
    clock.start()
    try:
        yield Child(process, is_late)
    finally:
        clock.cancel()
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _command(module: str) -> list[str]:
    """Return how to start a child of the program as it runs now."""
    if getattr(sys, "frozen", False):
        return [sys.executable, _SWITCHES[module]]
    parser = importlib.util.find_spec("python_calamine")
    assert parser is not None
    assert parser.origin is not None
    assert dangjian_desktop.__file__ is not None
    roots = [str(Path(file).parents[1]) for file in (dangjian_desktop.__file__, parser.origin)]
    return [sys.executable, "-I", "-S", "-c", _BOOT.format(child=module), *roots]
