"""Sizes and limits that are found by halving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.printing.fitting import largest_made, largest_size, least_limit


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
    found = least_limit(lambda limit: limit >= needed, 4, 20, 10)
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
