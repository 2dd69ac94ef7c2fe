"""A package is one signed file: each flipped bit is noticed before anything is parsed."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from dangjian_desktop.domain.exchange_package import Direction, Item, PackageFacts, Section
from dangjian_desktop.exchange import package_file
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import (
    fingerprint,
    new_private_key,
    open_package,
    packed_package,
    public_key_of,
    signed_package,
)
from tests.exchange_sides import read_package

FACTS = PackageFacts(
    sender="a" * 16,
    name="综采一队党支部",
    recipient="",
    direction=Direction.UP,
    number=3,
    since=2,
    accepted=1,
    made_at="2026-11-21T08:00:00+08:00",
    schema=9,
    asked=(),
)
SECTIONS = (
    Section(
        "person",
        ("name", "born_on", "is_floating"),
        (
            Item(("u1",), (("张三", "1990", None),)),
            Item(("u2",), (), (("李四", None, 1),)),
        ),
    ),
)
KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "包.djexchange"


def refused(path: Path, content: bytes, **asked: object) -> str:
    path.write_bytes(content)
    with pytest.raises(ExchangeError) as told:
        read_package(path, **{"newest_schema": 9} | asked)
    assert "包.djexchange" in told.value.sentence
    return told.value.code


def test_what_was_put_in_comes_out(path):
    path.write_bytes(packed_package(FACTS, SECTIONS, KEY))
    package = read_package(path, newest_schema=9)
    assert (package.facts, package.sections) == (FACTS, SECTIONS)
    assert package.public_key == public_key_of(KEY)


def test_each_flipped_byte_is_refused(path):
    content = packed_package(FACTS, SECTIONS, KEY)
    for place in range(len(content)):
        for bit in (0, 7):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            assert refused(path, bytes(flipped)) in {"damaged_package", "not_package"}


def test_what_is_cut_off_or_added_is_refused(path):
    content = packed_package(FACTS, SECTIONS, KEY)
    for length in (0, 5, 40, 120, len(content) // 2, len(content) - 1):
        assert refused(path, content[:length]) in {"damaged_package", "not_package"}
    assert refused(path, content + b"\0") == "damaged_package"


def test_a_package_of_a_newer_program_is_refused_in_words_and_an_older_one_is_read(path):
    assert refused(path, packed_package(replace(FACTS, schema=10), SECTIONS, KEY)) == (
        "newer_package"
    )
    path.write_bytes(packed_package(replace(FACTS, schema=4), SECTIONS, KEY))
    assert read_package(path, newest_schema=9).facts.schema == 4


def test_a_closed_package_opens_with_its_password_alone(path):
    content = packed_package(FACTS, SECTIONS, KEY, "红旗渠 7")
    assert "张三".encode() not in content
    assert refused(path, content) == "package_password"
    assert refused(path, content, password="红旗渠 8") == "package_wrong_password"
    assert read_package(path, newest_schema=9, password="红旗渠 7").sections == SECTIONS


def signed(body: object) -> bytes:
    """A package with a sound signature over something that no program writes."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return signed_package(FACTS, zlib.compress(text), KEY)


@pytest.mark.parametrize(
    "body",
    [
        b"no json",
        {"a": 1},
        [["person", ["name"], [[["u"], [["a", "b"]], None]]]],
        [["person", ["name"], [[["u"], [[["deep"]]], None]]]],
        [["person", ["name"], [[["u"], [[1.5]], None]]]],
        [["person", ["name"], [[["u"], [[2**70]], None]]]],
        [[1, [], []]],
        [["person"]],
        b"[" * 100_000,
        [["person", ["name"], [[["u"], [["\ud800"]], None]]]],
    ],
    ids=range(10),
)
def test_what_is_signed_and_yet_no_package_is_refused(path, body):
    assert refused(path, signed(body)) == "damaged_package"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": ""},
        {"number": 0},
        {"schema": 0},
        {"since": 3},
        {"accepted": 10**9},
        {"number": 10**9},
        {"name": "党支部\u202e部委党"},
        {"name": "党支部\n已核对"},
        {"made_at": "2026\x00"},
        {"head": "f" * 81},
        {"accepted_head": 7},
    ],
)
def test_facts_that_no_program_tells_are_refused(path, wrong):
    content = packed_package(replace(FACTS, **wrong), SECTIONS, KEY)
    assert refused(path, content) == "damaged_package"


def test_a_package_that_unpacks_too_large_is_refused(path, monkeypatch):
    monkeypatch.setattr(package_file, "_MOST_UNPACKED", 10_000)
    assert refused(path, signed(b" " * 20_000)) == "package_too_large"


@pytest.mark.parametrize("told", [b"[]", b"{}", b"1"])
def test_a_package_of_lists_or_values_without_end_is_refused_before_they_are_made(
    path, monkeypatch, told
):
    monkeypatch.setattr(package_file, "_MOST_LISTS", 1_000)
    monkeypatch.setattr(package_file, "_MOST_VALUES", 1_000)
    assert refused(path, signed(b"[" + b",".join([told] * 1_002) + b"]")) == "package_too_large"


def test_nothing_is_made_that_would_not_be_read(monkeypatch):
    long = replace(SECTIONS[0].items[0], rows=(("字" * 1_000_001, None, None),))
    with pytest.raises(ExchangeError, match="package_text_too_long"):
        packed_package(FACTS, (replace(SECTIONS[0], items=(long,)),), KEY)
    with monkeypatch.context() as small:
        small.setattr(package_file, "_MOST_LISTS", 3)
        with pytest.raises(ExchangeError, match="package_too_much"):
            packed_package(FACTS, SECTIONS, KEY)
    monkeypatch.setattr(package_file, "_MOST_BODY", 50)
    with pytest.raises(ExchangeError, match="package_too_much"):
        packed_package(FACTS, SECTIONS, KEY)


def test_opening_reads_the_facts_and_leaves_the_body_alone(path):
    path.write_bytes(signed_package(FACTS, b"no packed body", KEY))
    sealed = open_package(path, newest_schema=9)
    assert (sealed.facts, sealed.public_key) == (FACTS, public_key_of(KEY))
    assert not sealed.is_closed


def test_a_fingerprint_is_read_out_in_eight_fours():
    told = fingerprint(public_key_of(KEY))
    assert [len(part) for part in told.split(" ")] == [4] * 8
    assert told.replace(" ", "").isdigit()
    assert told != fingerprint(public_key_of(new_private_key()))


def test_what_is_not_there_is_told(tmp_path):
    for wrong in (tmp_path / "没有.djexchange", tmp_path):
        with pytest.raises(ExchangeError) as told:
            read_package(wrong, newest_schema=9)
        assert told.value.code in {"missing", "folder"}
