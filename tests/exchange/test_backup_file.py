"""A backup is one file that notices every flipped bit of itself."""

import hashlib
import os
import random
import struct
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupFacts, BackupReason
from dangjian_desktop.exchange.backup_file import (
    extract,
    file_digest,
    prove,
    read_facts,
    write_backup,
)
from dangjian_desktop.exchange.errors import ExchangeError


@pytest.fixture
def made(tmp_path: Path) -> Path:
    database = tmp_path / "branch.db"
    database.write_bytes(random.Random(9).randbytes(5_000))
    size, digest = file_digest(database)
    facts = BackupFacts(
        3,
        datetime(2026, 11, 20, 8, 12, tzinfo=UTC),
        BackupReason.CLOSING,
        7,
        41,
        "a" * 64,
        {"person": 46},
        False,
        size,
        digest,
    )
    path = tmp_path / "备份.djbackup"
    write_backup(path, facts, database)
    assert read_facts(path) == prove(path) == facts
    return path


def test_what_was_put_in_comes_out(made: Path, tmp_path: Path):
    target = tmp_path / "again.db"
    assert extract(made, target).number == 3
    assert target.read_bytes() == (tmp_path / "branch.db").read_bytes()


def test_each_flipped_bit_is_noticed(made: Path):
    content = made.read_bytes()
    for place in [*range(400), *range(400, len(content), 61), len(content) - 1]:
        for bit in (0, 7):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            made.write_bytes(flipped)
            with pytest.raises(ExchangeError) as told:
                prove(made)
            assert told.value.code in {"damaged_backup", "not_backup", "newer_backup"}
            assert "备份.djbackup" in told.value.sentence


@pytest.mark.parametrize("length", [0, 5, 13, 100, 600, -1])
def test_a_file_that_was_cut_off_is_noticed(made: Path, length: int):
    made.write_bytes(made.read_bytes()[:length])
    with pytest.raises(ExchangeError):
        prove(made)


def test_a_file_with_something_behind_it_is_noticed(made: Path):
    made.write_bytes(made.read_bytes() + b"\0")
    with pytest.raises(ExchangeError, match="damaged_backup"):
        prove(made)


def test_what_is_no_backup_or_not_there_is_told_by_name(tmp_path: Path):
    other = tmp_path / "名册.xlsx"
    other.write_bytes(b"PK\x03\x04" * 50)
    pipe = tmp_path / "管道.djbackup"
    if sys.platform == "win32":
        pipe.write_bytes(b"no pipes of this kind there")
    else:
        os.mkfifo(pipe)  # it would wait for somebody who writes
    for path, word in (
        (other, "不是本程序的备份"),
        (pipe, "不是本程序的备份"),
        (tmp_path / "没有", "找不到"),
        (tmp_path, "文件夹"),
    ):
        with pytest.raises(ExchangeError) as told:
            read_facts(path)
        assert word in told.value.sentence
        assert path.name in told.value.sentence


def test_a_length_that_nobody_would_write_is_not_read(made: Path):
    content = bytearray(made.read_bytes())
    content[10:14] = b"\xff" * 4
    made.write_bytes(content)
    with pytest.raises(ExchangeError, match="damaged_backup"):
        read_facts(made)


@pytest.mark.parametrize(
    "told",
    [
        {"number": "7"},
        {"entries": None},
        {"rows": {"person": "46"}},
        {"made_at": datetime(2026, 11, 20, 8, 12, tzinfo=UTC).replace(tzinfo=None)},
        {"is_encrypted": 0},
    ],
)
def test_facts_of_another_kind_are_not_taken_for_ours(made: Path, tmp_path: Path, told):
    """Their checksum may hold: anybody can write a backup. They would be reckoned with later."""
    write_backup(made, replace(read_facts(made), **told), tmp_path / "branch.db")
    with pytest.raises(ExchangeError, match="newer_backup"):
        read_facts(made)


def test_facts_without_end_are_refused(made: Path):
    words = b"[" * 200_000
    head = struct.pack(">8sHI", b"DJBACKUP", 1, len(words)) + words
    made.write_bytes(head + hashlib.sha256(head).digest())
    with pytest.raises(ExchangeError, match="newer_backup"):
        read_facts(made)
