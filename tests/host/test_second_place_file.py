"""What is remembered of the second place, whatever its file holds, and the mark in the place."""

from datetime import datetime
from pathlib import Path

import pytest

from dangjian_desktop.domain.second_place import SecondPlace
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.second_place_file import (
    MARK_NAME,
    demand_folder,
    is_same_disk,
    is_there,
    mark_of,
    read_second_place,
    write_mark,
    write_second_place,
)

AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")


@pytest.mark.parametrize("copied_at", [None, AT])
def test_what_is_written_is_read_again(tmp_path: Path, copied_at):
    file = tmp_path / "second-place.json"
    place = SecondPlace("E:\\备份", "abc", AT, copied_at, 3, 300)
    write_second_place(file, place)
    assert read_second_place(file) == place
    write_second_place(file, None)
    write_second_place(file, None)
    assert read_second_place(file) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"path": ""}',
        b'{"path": "x", "token": "t", "chosen_at": "2026-11-20T08:12:00", "copied_at": null,'
        b' "number": 1, "largest": 1}',
        b'{"path": "x", "token": "t", "chosen_at": "2026-11-20T08:12:00+08:00", "copied_at": 5,'
        b' "number": 1, "largest": 1}',
        b'{"path": "x", "token": "t", "chosen_at": "2026-11-20T08:12:00+08:00", "copied_at": null,'
        b' "number": "x", "largest": 1}',
    ],
)
def test_a_file_that_says_nothing_usable_is_as_none(tmp_path: Path, content: bytes):
    file = tmp_path / "second-place.json"
    file.write_bytes(content)
    assert read_second_place(file) is None


def test_a_folder_in_the_place_of_the_file_is_as_none_and_cannot_be_replaced(tmp_path: Path):
    file = tmp_path / "second-place.json"
    file.mkdir()
    assert read_second_place(file) is None
    for place in (None, SecondPlace("x", "t", AT)):
        with pytest.raises(HostError):
            write_second_place(file, place)


def test_the_mark_tells_its_token_and_says_what_it_is_for(tmp_path: Path):
    assert mark_of(tmp_path) is None
    write_mark(tmp_path, "abc")
    assert mark_of(tmp_path) == "abc"
    assert "请不要删除" in (tmp_path / MARK_NAME).read_text("utf-8")
    (tmp_path / MARK_NAME).write_bytes(b"")
    assert mark_of(tmp_path) == ""
    (tmp_path / MARK_NAME).unlink()
    (tmp_path / MARK_NAME).mkdir()
    with pytest.raises(HostError):
        mark_of(tmp_path)


def test_whether_a_folder_is_there_and_on_which_disk(tmp_path: Path):
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "没有")
    demand_folder(tmp_path)
    with pytest.raises(HostError):
        demand_folder(tmp_path / "没有")
    assert is_same_disk(tmp_path, tmp_path.parent)
    assert not is_same_disk(tmp_path, Path("/proc"))
    assert not is_same_disk(tmp_path, tmp_path / "没有")
