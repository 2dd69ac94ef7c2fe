"""A ballot typed while it is read out."""

import pytest

from dangjian_desktop.domain.typed_ballots import typed_ballot

NAMES = ("张三", "李四", "王五", "赵六")


@pytest.mark.parametrize(
    ("text", "places", "written_in"),
    [
        ("134", (0, 2, 3), ()),
        (" 1 3，4 ", (0, 2, 3), ()),
        ("0", (), ()),
        ("李四、1", (1, 0), ()),
        ("1 钱七", (0,), ("钱七",)),
    ],
)
def test_a_line_is_a_ballot(text, places, written_in):
    ballot = typed_ballot(text, NAMES)
    assert (ballot.fault, ballot.places, ballot.written_in) == (None, places, written_in)
    assert ballot.marked == len(places) + len(written_in)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "请输入"),
        (" , ", "请输入"),
        ("15", "没有编号 5"),
        ("10", "没有编号 0"),
        ("1 1", "两次"),
        ("钱七 钱七", "两次"),
        ("1 张三", "两次"),
    ],
)
def test_a_line_that_is_none_says_why(text, said):
    assert said in str(typed_ballot(text, NAMES).fault)


def test_with_ten_candidates_numbers_stand_apart():
    names = [f"候选{number}" for number in range(10)]
    assert typed_ballot("10 1", names).places == (9, 0)
    assert "没有编号 11" in str(typed_ballot("11", names).fault)
