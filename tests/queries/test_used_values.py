"""What was typed before."""

from dangjian_desktop.queries.used_values import UsedValuesQuery
from tests import make


def test_values_in_use_come_the_most_used_first_and_empty_ones_are_none(data):
    branch = make.branch()
    for name, crew in [("甲", "乙班"), ("乙", "甲班"), ("丙", "乙班"), ("丁", "")]:
        make.person(name, branch, crew=crew)
    assert UsedValuesQuery("crew").fetch() == ["乙班", "甲班"]
    assert UsedValuesQuery("trade").fetch() == []
