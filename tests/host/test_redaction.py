"""Canaries: personal data must not survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.host.redaction import MARKED, Private, redacted


@pytest.mark.parametrize(
    "canary",
    [
        "99010119800101001X",
        "99010119800101001x",
        "990101198001010011",
        "99010119800101001",  # lost its last digit
        "990101800101001",  # fifteen digits of the first generation
        "9901011980010100",  # sixteen: a typing error
        "9.901e17 990101198001010000",  # what a workbook makes of it
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "990101 19800101 001X",
        "+8613800138000",
        "１３８００１３８０００",
        "990101198001010011,13800138000",
    ],
)
@pytest.mark.parametrize("around", ["{}", "ValueError: '{}'", "id={};", "x{}y", "人{}员"])
def test_long_numbers_are_taken_out_wherever_they_stand(canary, around):
    digits = [d for d in canary if d.isdigit()]
    left = redacted(around.format(canary))
    assert sum(d.isdigit() for d in left) < 6 < len(digits)


@pytest.mark.parametrize(
    "canary", ["张三", "阿依古丽·买买提", "䶮", "𬱖", "青石岭路7号", "第三党支部（综采一队）", "〇"]
)
def test_chinese_is_taken_out(canary):
    left = redacted(f"no date: {canary!r} at C:/x/{canary}.xlsx")
    assert not set(canary) - set("7（） ") & set(left)
    assert left.startswith("no date: '")
    assert left.endswith(".xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 08:12:33,123 INFO saved 1234567890 bytes",
        "person 458, row 1048576, uid 7f3a-22b1",
        'File "dangjian_desktop/host/log.py", line 80, in format',
        "no such column: person.id_number",
    ],
)
def test_what_a_developer_needs_stays(text):
    assert redacted(text) == text


def test_the_accounts_home_folder_becomes_a_tilde(home):
    assert redacted(f"cannot read {home}/x.pdf") == "cannot read ~/x.pdf"


def test_a_marked_value_shows_in_no_way_of_writing_it():
    marked = Private("zhangsan@example.invalid")
    assert {str(marked), repr(marked), f"{marked}", f"{marked:>30}"} == {MARKED}
    assert "zhangsan" not in repr([marked])
    assert marked.value == "zhangsan@example.invalid"


@given(st.text(), st.from_regex(r"\A[1-9][0-9]{16}[0-9X]\Z"), st.text())
def test_no_surrounding_lets_an_id_number_through(before, number, after):
    assert number not in redacted(f"{before}{number}{after}")
