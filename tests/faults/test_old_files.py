"""A file of an older schema is opened, and killed or without room in the middle of it."""

import sys

import pytest

from tests.faults import old_files
from tests.storage.golden import FIRST

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")


@pytest.mark.parametrize("version", [FIRST, old_files.NEWEST - 1])
def test_a_kill_at_any_statement_of_a_migration_leaves_a_whole_file(version, room):
    done = old_files.kill_at_statements(version, room, 2)
    assert done.wrong == []
    assert done.tried == 2


def test_a_bad_disk_at_any_step_of_a_migration_leaves_the_old_file_and_says_so(room):
    done = old_files.let_fail(old_files.NEWEST - 1, room, 1, 14)
    assert done.wrong == []
    assert done.refused
