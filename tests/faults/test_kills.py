"""A process killed at work, a few times; `make faults` does it a thousand times."""

import sys

import pytest

from tests.faults.kills import kill_again_and_again

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its children")
KILLS = 6


def test_a_kill_at_any_moment_loses_nothing_acknowledged(room):
    done = kill_again_and_again(room, KILLS, 7)
    assert done.acknowledged >= KILLS
    assert done.hot > KILLS // 2  # the kills really came in the middle of things
