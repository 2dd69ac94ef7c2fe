"""The catalogue as a parsed file says it."""

import pytest

from dangjian_desktop.domain.openness import HowOften, openness_items

ONE = {"title": "党费", "content": "合计", "how": "month", "by": "公开栏", "sheets": ["dues"]}


def test_a_file_is_read_and_a_wrong_one_told():
    (item,) = openness_items({"format": 1, "item": [ONE]})
    assert (item.how, item.sheets) == (HowOften.MONTH, ("dues",))
    with pytest.raises(ValueError, match="3"):
        openness_items({"format": 3, "item": []})
    with pytest.raises(ValueError, match="weekly"):
        openness_items({"format": 1, "item": [{**ONE, "how": "weekly"}]})
