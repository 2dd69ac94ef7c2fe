"""The catalogue as a parsed file says it, and since when an item is to be made known."""

from datetime import date

import pytest

from dangjian_desktop.domain.openness import HowOften, OpennessItem, openness_items

ONE = {"title": "党费", "content": "合计", "how": "month", "by": "公开栏", "sheets": ["dues"]}


@pytest.mark.parametrize(
    ("how", "since"),
    [
        (HowOften.MONTH, date(2026, 11, 1)),
        (HowOften.QUARTER, date(2026, 10, 1)),
        (HowOften.HALF_YEAR, date(2026, 7, 1)),
        (HowOften.YEAR, date(2026, 1, 1)),
        (HowOften.LONG, None),
        (HowOften.AT_ONCE, None),
    ],
)
def test_an_item_is_made_known_within_its_period(how, since):
    assert OpennessItem("党费", "合计", how, "公开栏").since(date(2026, 11, 21)) == since


def test_a_file_is_read_and_a_wrong_one_told():
    (item,) = openness_items({"format": 1, "item": [ONE]})
    assert (item.how, item.sheets) == (HowOften.MONTH, ("dues",))
    with pytest.raises(ValueError, match="3"):
        openness_items({"format": 3, "item": []})
    with pytest.raises(ValueError, match="weekly"):
        openness_items({"format": 1, "item": [{**ONE, "how": "weekly"}]})
