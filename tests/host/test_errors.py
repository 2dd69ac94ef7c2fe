"""Sentences for what the system says."""

import errno
from pathlib import Path

import pytest

from dangjian_desktop.host.errors import HostError, host_error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EROFS, "disk.read_only"),
        (errno.EACCES, "path.denied"),
        (errno.EPERM, "path.denied"),
        (errno.ENOENT, "path.missing"),
        (errno.ENODEV, "path.missing"),
        (errno.ENOTDIR, "path.not_folder"),
        (errno.EEXIST, "path.not_folder"),
        (errno.EISDIR, "path.is_folder"),
        (errno.ENAMETOOLONG, "path.bad_name"),
        (errno.EBUSY, "file.in_use"),
        (errno.EIO, "disk.failed"),
        (None, "disk.failed"),
    ],
)
def test_every_answer_of_the_system_becomes_a_sentence_that_names_the_place(number, code):
    error = host_error(OSError(number, "whatever"), Path("/data/支部"))
    assert error.code == code
    assert "“/data/支部”" in error.sentence
    assert error.sentence.endswith("。")
    assert not set("！!{}") & set(error.sentence)


@pytest.mark.parametrize(
    ("windows", "code"),
    [
        (32, "file.in_use"),
        (33, "file.in_use"),
        (112, "disk.full"),
        (19, "disk.read_only"),
        (5, "path.denied"),
    ],
)
def test_windows_own_numbers_are_understood(windows, code):
    error = PermissionError(errno.EACCES, "whatever")
    error.winerror = windows  # what Python sets on Windows
    assert host_error(error, Path("x")).code == code


def test_the_text_of_an_error_is_its_code_because_the_sentence_may_name_a_person():
    assert str(HostError("disk.full", "“张三.xlsx”没有写入。")) == "disk.full"
