"""Spoilt workbooks, a few dozen; `make faults` spoils twenty thousand."""

import sys

import pytest

from tests.faults import workbooks
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its children")


def test_each_ends_in_sheets_or_in_words():
    done = workbooks.read_again_and_again(60, 7)
    assert done.wrong == []
    assert done.read + done.refused == done.files
    assert done.refused > done.files // 4


def test_looking_at_one_changes_no_row():
    done = call(workbooks.import_again_and_again, 3, 7)
    assert done.wrong == []
    assert done.read + done.refused == done.files
