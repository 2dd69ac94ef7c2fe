"""Sizes of one's own, read and written."""

import pytest

from dangjian_desktop.domain.own_sizes import own_size, own_size_written


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("60x90cm", (60, 90)),
        (" 120 × 240 厘米 ", (120, 240)),
        ("59.4*84.1", (59.4, 84.1)),
        ("60X90CM", (60, 90)),
        ("A3横", None),
        ("60", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_size_is_read_as_people_write_it(text, size):
    assert own_size(text) == size


def test_a_size_is_written_in_one_way():
    assert own_size_written(60.0, 84.1) == "60x84.1cm"
    assert own_size(own_size_written(59.4, 240)) == (59.4, 240)
