"""Sizes of spine labels are a rule; what cannot be printed is refused in it."""

import pytest

from dangjian_desktop.domain.inspection_rules import LabelSizes, label_sizes
from dangjian_desktop.domain.rule_values import RuleValueError

GOOD = {"height": 200, "widths": [30, 20], "usual_width": 30}


def test_read():
    assert label_sizes(GOOD) == LabelSizes(200, (20, 30), 30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"height": 79},
        {"height": 271},
        {"widths": []},
        {"widths": [14]},
        {"widths": [121]},
        {"usual_width": 25},
    ],
)
def test_refused(wrong):
    with pytest.raises(RuleValueError):
        label_sizes({**GOOD, **wrong})
