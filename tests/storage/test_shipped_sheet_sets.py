"""The sets and shelves that come with the program, and a file that is wrong."""

import pytest

from dangjian_desktop.operations.printouts import offered_sheets
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_sheet_sets import FILE, read_sheet_sets
from tests.conftest import RULES


def test_the_ten_of_the_wall_are_ten_and_no_sheet_stands_on_two_shelves():
    found = read_sheet_sets(RULES.parent / "walls")
    (ten,) = [one for one in found.sets if one.code == "ten"]
    assert len(set(ten.sheets)) == 10
    on_shelves = [code for shelf in found.shelves for code in shelf.sheets]
    assert len(on_shelves) == len(set(on_shelves))


@pytest.mark.parametrize("text", ["format = ", 'format = 1\n[[set]]\ncode = "ten"'])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StorageError, match=FILE):
        read_sheet_sets(tmp_path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(StorageError, match="请重新安装"):
        read_sheet_sets(tmp_path / "away")


def test_every_sheet_of_a_set_and_of_a_shelf_exists():
    offered = {one.code: one for one in offered_sheets()}
    found = read_sheet_sets(RULES.parent / "walls")
    for one in found.sets:
        assert all(offered[code].place for code in one.sheets), one.name
    assert {code for shelf in found.shelves for code in shelf.sheets} <= offered.keys()
