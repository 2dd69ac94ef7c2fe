"""What is told to the engine as key: of a file without a password anybody can work it out."""

import pytest

from dangjian_desktop.storage.file_key import (
    NO_KEY,
    PLAIN_HEADER,
    key_without_password,
    new_open_key,
    open_key,
    secret_key,
)


def test_the_key_of_a_file_without_a_password_comes_from_its_own_beginning(tmp_path):
    path = tmp_path / "branch.db"
    path.write_bytes(bytes(range(16)) + b"pages")
    assert key_without_password(path) == open_key(bytes(range(16)))
    assert bytes(range(16)).hex() in open_key(bytes(range(16))).text
    path.write_bytes(PLAIN_HEADER + b"pages")
    assert key_without_password(path) == NO_KEY
    assert new_open_key() != new_open_key()


def test_a_crash_report_tells_nothing_of_a_key():
    key = secret_key(bytes(range(32)))
    assert bytes(range(32)).hex() in key.text
    assert bytes(range(32)).hex() not in repr(key)
    assert key.is_secret
    assert not open_key(bytes(16)).is_secret


def test_a_key_of_another_length_is_a_bug():
    with pytest.raises(ValueError, match="32"):
        secret_key(b"short")
