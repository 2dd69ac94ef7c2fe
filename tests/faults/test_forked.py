"""Children are told apart however many threads start them at once."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

from tests.faults.forked import Child, Tell

CHILDREN, THREADS = 100, 16


def test_each_child_ends_as_it_ended_where_many_are_started_at_once():
    """Without a lock now and then one of them is said to have ended with 255."""
    with ThreadPoolExecutor(THREADS) as pool:
        assert set(pool.map(_ends, range(CHILDREN))) == {-signal.SIGKILL}


def _ends(_number: int) -> int:
    child = Child(_killed)
    assert list(child.rest()) == []
    return child.ended()


def _killed(_tell: Tell) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
