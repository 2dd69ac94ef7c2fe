"""Only an ordinary file is opened, and nobody is waited for."""

import os
import sys
from pathlib import Path

import pytest

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.opening import open_ordinary, ordinary_bytes


def test_of_a_file_no_more_is_read_than_one_byte_too_many(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(b"0123456789")
    assert ordinary_bytes(path, "not_workbook", 10) == b"0123456789"
    assert ordinary_bytes(path, "not_workbook", 4) == b"01234"
    with open_ordinary(path, "not_workbook") as file:
        assert file.read(2) == b"01"


def test_a_file_with_a_huge_hole_costs_no_more(tmp_path: Path) -> None:
    path = tmp_path / "空洞.xlsx"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)
    assert ordinary_bytes(path, "not_workbook", 4) == bytes(5)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices of this kind there")
def test_pipes_devices_and_links_to_them_are_refused_by_the_callers_code(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "设备").symlink_to("/dev/zero")
    (tmp_path / "打结").symlink_to(tmp_path / "打结")
    for name, code in (("管道", "not_book"), ("设备", "not_book"), ("打结", "unreadable")):
        with pytest.raises(ExchangeError) as caught:
            open_ordinary(tmp_path / name, "not_book")
        assert caught.value.code == code


def test_a_folder_and_what_is_not_there_are_told(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path, "folder"),
        (tmp_path / "没有", "missing"),
        (tmp_path / "没有" / "名册.xlsx", "missing"),
        (tmp_path / "零\0", "missing"),
    ):
        with pytest.raises(ExchangeError) as caught:
            open_ordinary(path, "not_book")
        assert caught.value.code == code
