"""A few minutes of work; `make faults` works for a day, and there the memory is measured."""

import sys

import pytest

from tests.faults import soak
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of itself")
HOURS = soak.Hours(openings=3, operations=8, pages=3)


def test_no_file_stays_open_and_nothing_breaks(room):
    done = call(soak.work_for_a_day, room / "支部", HOURS)
    assert done.operations == 24
    assert done.last_files == done.first_files
