"""Two processes and one data folder: the second is told who is there, and harms nothing."""

import os
import sys
from pathlib import Path

import pytest

from dangjian_desktop.host.lock import LockedError
from tests.faults import kills, two_writers, world
from tests.faults.forked import Child, call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its children")
TRIES = 10
#: For so long two processes want one folder; `make faults` lets them for a minute.
SECONDS = 1.5


def _refused(folder: Path) -> str:
    try:
        with world.at_work(folder):
            return ""
    except LockedError as error:
        return error.sentence


def test_the_second_process_is_told_who_is_there(room):
    folder = room / "支部"
    call(world.begun, folder)
    first = Child(kills.working, folder)
    try:
        last = first.hear()
        for _ in range(TRIES):
            assert "正由" in call(_refused, folder)
            last = first.hear()  # the first goes on working
    finally:
        first.kill()
    for told in first.rest():
        last = told
    assert call(kills.looked_at, folder, last) >= last[0]
    assert call(_refused, folder) == ""  # a lock dies with its holder
    assert os.path.exists(folder / "in-use.lock")


def test_two_that_take_turns_lose_nothing(room):
    done = two_writers.work_side_by_side(room / "支部", SECONDS)
    assert done.opened
    assert done.refused
    assert done.acknowledged
