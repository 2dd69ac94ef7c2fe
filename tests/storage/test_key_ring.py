"""Key slots: each password opens the same key; what is altered, missing or mistyped is told."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.storage import key_ring
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.key_ring import (
    Effort,
    KeyRing,
    calibrated,
    key_of_code,
    mark_of,
    new_recovery_code,
    read,
    unlock,
    with_password,
    with_slot,
    without,
    written,
)

LIGHT = Effort(1, 64, 1)
KEY = bytes(range(32))
LI, WANG = "李书记的口令第一", "王委员的口令第二"


@pytest.fixture
def ring() -> KeyRing:
    made = with_slot(KeyRing(mark_of(KEY)), KEY, "李书记", LI, Role.SECRETARY, effort=LIGHT)
    return with_slot(made, KEY, "王委员", WANG, Role.ORGANISER, effort=LIGHT)


def refusal(call, *arguments, **options) -> str:
    with pytest.raises(StorageError) as caught:
        call(*arguments, **options)
    assert re.search("[。！]$", caught.value.sentence)
    return caught.value.code


def test_each_password_opens_the_key_and_tells_whose_it_is(ring):
    for password, holder, role in (
        (LI, "李书记", Role.SECRETARY),
        (WANG, "王委员", Role.ORGANISER),
    ):
        opened = unlock(ring, password)
        assert opened.key == KEY
        assert opened.slot is not None
        assert (opened.slot.holder, opened.slot.role) == (holder, role)


def test_a_password_opens_its_own_slot_only(ring):
    assert refusal(unlock, ring, WANG, "李书记") == "password"
    assert refusal(unlock, ring, LI + " ") == "password"
    assert refusal(unlock, ring, "") == "password"
    assert refusal(unlock, ring, LI, "赵某") == "holder_missing"


def test_a_new_password_leaves_the_others_slots_to_the_byte(ring):
    changed = with_password(ring, KEY, "王委员", "王委员的新口令呀", LIGHT)
    assert changed.slots[0] == ring.slots[0]
    assert unlock(changed, "王委员的新口令呀").key == KEY
    assert refusal(unlock, changed, WANG) == "password"


def test_who_has_left_opens_nothing_and_somebody_must_manage(ring):
    left = without(ring, "王委员")
    assert refusal(unlock, left, WANG) == "password"
    assert refusal(without, left, "李书记") == "last_secretary"
    assert refusal(without, left, "王委员") == "holder_missing"


@pytest.mark.parametrize(
    ("holder", "password", "code"),
    [
        ("李书记", "足够长的口令", "holder_taken"),
        (" 李书记 ", "足够长的口令呀呀", "holder_taken"),
        ("  ", "足够长的口令呀呀", "holder_empty"),
        ("赵某", "七个字的口令呀", "short_password"),
    ],
)
def test_what_a_slot_cannot_be_made_of_is_told(ring, holder, password, code):
    assert refusal(with_slot, ring, KEY, holder, password, Role.VIEWER, effort=LIGHT) == code


def test_a_ring_is_read_as_it_was_written_and_holds_no_key_and_no_password(ring):
    content = written(ring)
    assert read(content, "branch.keys") == ring
    for secret in (KEY.hex(), KEY.hex().upper(), LI, WANG):
        assert secret.encode() not in content
        assert json.dumps(secret)[1:-1].encode() not in content
    assert "bytes" not in repr(unlock(ring, LI))
    assert KEY.hex() not in repr(unlock(ring, LI))


def read_or_code(content: bytes) -> KeyRing | str:
    try:
        return read(content, "branch.keys")
    except StorageError as error:
        return error.code


def test_every_altered_byte_of_a_ring_is_noticed(ring):
    content = written(ring)
    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1
        # A blank between the words may be another one; nothing else.
        assert read_or_code(bytes(altered)) in (ring, "ring_damaged", "ring_newer")


def test_who_writes_himself_another_role_is_locked_out(ring):
    slot = replace(ring.slots[1], role=Role.SECRETARY)
    assert refusal(unlock, KeyRing(ring.mark, (slot,)), WANG) == "password"
    greedy = replace(ring.slots[0], effort=Effort(1, 1 << 40, 1))
    assert refusal(read, written(KeyRing(ring.mark, (greedy,))), "branch.keys") == "ring_damaged"


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b"null", b'{"format": 1}'])
def test_what_is_no_ring_is_told(content):
    assert refusal(read, content, "branch.keys") == "ring_damaged"


def test_a_ring_of_a_newer_program_is_told():
    assert refusal(read, b'{"format": 2}', "branch.keys") == "ring_newer"


def test_a_recovery_code_leads_to_one_key_however_it_is_typed():
    code = new_recovery_code()
    assert re.fullmatch("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}", code)
    key = key_of_code(code)
    assert len(key) == 32
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f" {code}\n".strip(),
    ):
        assert key_of_code(typed) == key
    assert key_of_code(code.replace("0", "O").replace("1", "l")) == key
    assert key_of_code(new_recovery_code()) != key


@given(st.integers(0, 35), st.sampled_from(key_ring._ALPHABET))
def test_one_wrong_character_of_a_recovery_code_is_told(place, other):
    code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    right = key_ring._code_of(bytes(20)).replace("-", "")
    assert len(code) == len(set(code))
    wrong = right[:place] + other + right[place + 1 :]
    if wrong != right:
        assert refusal(key_of_code, wrong) == "recovery_wrong"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "recovery_length"),
        ("ABCD", "recovery_length"),
        ("ABCD-" * 9 + "ABCD", "recovery_length"),
        ("王" * 36, "recovery_strange"),
        ("U" * 36, "recovery_strange"),
    ],
)
def test_what_is_no_recovery_code_is_told(typed, code):
    assert refusal(key_of_code, typed) == code


def test_the_effort_asks_for_memory_and_more_than_one_pass():
    effort = calibrated()
    assert effort.memory_kib >= 64 * 1024
    assert effort.passes >= 2
