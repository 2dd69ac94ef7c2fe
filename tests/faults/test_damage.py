"""Damaged files, a few dozen; `make faults` damages a thousand."""

import sys

import pytest

from tests.faults.damage import damage_again_and_again
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its children")
FILES = 8


def test_every_damaged_file_is_noticed_and_recovered():
    done = call(damage_again_and_again, FILES, 7)
    assert done.missed == ()
    assert done.noticed == done.recovered == FILES
