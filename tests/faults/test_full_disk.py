"""A full or failing disk at some steps of some works; `make faults` tries every kind of all.

In memory where that is to be had: a work is done again and again on copies of a folder.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import full_disk, works

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")
EVERY = 9
TRIED = (works.SAVING, works.RESTORING, works.ENCRYPTING)


@pytest.fixture(scope="module")
def prepared() -> Iterator[dict[str | None, Path]]:
    """Folders with backups and some work, by their password."""
    with tempfile.TemporaryDirectory(dir=full_disk.memory()) as name:
        yield works.prepared(Path(name))


@pytest.mark.parametrize("work", TRIED, ids=lambda work: work.do.__name__)
def test_a_bad_disk_at_any_step_leaves_what_was_and_says_so(work, prepared):
    with tempfile.TemporaryDirectory(dir=full_disk.memory()) as room:
        tried = full_disk.let_fail(work, prepared[work.before], Path(room), 1, EVERY)
    assert tried.wrong == []
    assert tried.refused
