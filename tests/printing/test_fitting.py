"""Sizes and limits that are found by halving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.printing.fitting import (
    clearly_largest,
    evened,
    largest_made,
    largest_size,
    least_made,
)


@given(st.floats(0, 30))
def test_the_largest_size_has_room_and_hardly_a_larger_one_has(room):
    found = largest_size(lambda size: size <= room, 4, 20)
    if room < 4:
        assert found is None
    else:
        assert found is not None
        assert found <= min(room, 20) <= found + (20 - 4) / 2**8 + 1e-9


@given(st.floats(0, 30))
def test_the_least_limit_suffices_and_hardly_a_lower_one_does(needed):
    found = least_made(lambda limit: limit if limit >= needed else None, 4, 20, 10)
    if needed > 20:
        assert found is None
    else:
        assert found is not None
        assert max(needed, 4) <= found <= max(needed, 4) + (20 - 4) / 2**10 + 1e-9


def test_what_was_made_at_the_largest_size_is_given_back():
    asked = []

    def made(size):
        asked.append(size)
        return f"{size:.1f}" if size <= 10 else None

    assert float(largest_made(made, 1, 16) or 0) == pytest.approx(10, abs=0.1)
    assert largest_made(made, 11, 16) is None
    assert asked[:2] == [16, 1]


def test_columns_are_evened_to_the_lowest_that_are_no_more_than_asked():
    def cut(limit):
        return [
            list(range(start, min(start + int(limit), 10))) for start in range(0, 10, int(limit))
        ]

    assert [len(one) for one in evened(cut, 3, 1, 10) or ()] == [4, 4, 2]
    assert evened(cut, 3, 1, 3.5) is None


def test_what_comes_later_must_be_clearly_larger():
    assert clearly_largest([None, 10, 11, None, 13, 15], float, 1.2) == 13
    assert clearly_largest([10, 11.9], float, 1.2) == 10
    assert clearly_largest([None], float, 1.2) is None
