"""Views as data: written and read again; what a newer program wrote is told and left alone."""

import json

import pytest

from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.views import VIEW_VERSION, View, view_from

FULL = View(
    name="井下 60 岁以上",
    condition=Filter(parts=(Condition("age", Operator.AT_LEAST, ("60",)),)),
    scope="full",
    within="0123",
    ungrouped=True,
    zone="4567",
    words="检修",
    columns=("name", "custom:89ab"),
    widths=(("name", 120),),
    sort_key="age",
    descending=True,
    spelled="jing xia",
)


@pytest.mark.parametrize("view", [View(name="甲"), FULL])
def test_what_is_written_is_read_again(view):
    found = view_from(view.name, view.as_text()).value
    assert found == view
    assert (found.widths, found.spelled) == (view.widths, view.spelled)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "view.unreadable"),
        ("[]", "view.unreadable"),
        ("[" * 100_000, "view.unreadable"),
        ('{"columns": "name"}', "view.unreadable"),
        ('{"widths": {"name": "wide"}}', "view.unreadable"),
        ('{"widths": 7}', "view.unreadable"),
        ('{"filter": 7}', "filter.unreadable"),
        ('{"filter": {"version": 99}}', "filter.newer"),
        (json.dumps({"version": VIEW_VERSION + 1}), "view.newer"),
    ],
)
def test_what_cannot_be_read_is_told(text, code):
    view, (fault,) = view_from("甲", text)
    assert view is None
    assert fault.code == code


def test_two_views_show_the_same_whatever_they_are_called():
    assert View(name="甲").shows_as(View(name="乙", spelled="yi", widths=(("name", 90),)))
    assert not View(name="甲").shows_as(View(name="甲", sort_key="age"))
    assert not View().shows_as(View(columns=("name",)))
