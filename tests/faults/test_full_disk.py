"""A full or failing disk at some steps of some works; `make faults` tries every kind of all.

In memory where that is to be had: a work is done again and again on copies of a folder.
"""

import sys
from pathlib import Path

import pytest

from tests.faults import full_disk, works

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")
EVERY, EVERY_OF_A_PACKAGE = 14, 6
TRIED = (works.SAVING, works.RESTORING, works.ENCRYPTING)
PACKED = (works.PACKING, works.PACKING_A_YEAR)


@pytest.fixture(scope="module")
def prepared(common_room: Path) -> dict[str | None, Path]:
    """Folders with backups and some work, by their password."""
    return works.prepared(common_room)


@pytest.mark.parametrize("work", TRIED, ids=lambda work: work.do.__name__)
def test_a_bad_disk_at_any_step_leaves_what_was_and_says_so(work, prepared, room):
    tried = full_disk.let_fail(work, prepared[work.before], room, 1, EVERY)
    assert tried.wrong == []
    assert tried.refused


@pytest.mark.parametrize("work", PACKED, ids=lambda work: work.do.__name__)
def test_a_package_that_finds_no_room_uses_no_number_up_and_leaves_the_old_file(
    work, prepared, room
):
    tried = full_disk.let_fail(work, prepared[work.before], room, 1, EVERY_OF_A_PACKAGE)
    assert tried.wrong == []
    assert tried.refused
