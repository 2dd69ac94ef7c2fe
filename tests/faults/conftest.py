"""Rooms on a disk in memory: what fails is made by the harness, so forcing to a disk only costs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import full_disk


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder for one test."""
    with tempfile.TemporaryDirectory(dir=full_disk.memory()) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def common_room() -> Iterator[Path]:
    """A folder for the tests of one module."""
    with tempfile.TemporaryDirectory(dir=full_disk.memory()) as name:
        yield Path(name)
