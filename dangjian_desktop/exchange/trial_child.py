"""The process in which a file from outside is tried before the program itself reads it.

It runs the `trial` of a module over the bytes, under limits, and tells nothing but how it ended.
Started by `trials` alone; a frozen program calls `main` with what follows when its first argument
is `confinement.TRIAL_SWITCH`.
"""

import importlib
import sys
from collections.abc import Sequence

from dangjian_desktop.exchange.confinement import EXIT_OUT_OF_MEMORY, confine

_STANDARD_INPUT = 0


def main(argv: Sequence[str]) -> int:
    """Try what stands on standard input.

    Args:
        argv: The module; bytes of memory; seconds.
    """
    module, memory, seconds = argv
    sys.dont_write_bytecode = True  # it could not: the limits forbid every file
    confine(int(memory), int(seconds))
    try:
        # By number: a windowed program on Windows has no sys.stdin, but this is connected.
        with open(_STANDARD_INPUT, "rb", closefd=False) as source:
            importlib.import_module(module).trial(source.read())
    except MemoryError:
        return EXIT_OUT_OF_MEMORY
    return 0
