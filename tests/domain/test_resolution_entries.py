"""What of a resolution stands in which field of a book."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.resolution_entries import is_fed, resolution_values
from tests.domain.ledger_books import book


def test_title_owner_day_and_source_stand_in_their_fields():
    zhang = Named("张三", 3)
    assert resolution_values(
        book("duty_list"), title=" 装护栏 ", owner=zhang, due_on=date(2026, 12, 1)
    ) == {
        "duty": "装护栏",
        "owner": (zhang,),
        "due_on": PartialDate(2026, 12, 1),
        "rhythm": "一次办结",
        "source": "会议决议",
    }


def test_what_a_resolution_does_not_say_is_left_open():
    told = resolution_values(book("duty_list"), title="装护栏", owner=None, due_on=None)
    assert told == {"duty": "装护栏", "source": "会议决议"}


@pytest.mark.parametrize(("code", "fed"), [("duty_list", True), ("hazard", False)])
def test_books_say_themselves_that_resolutions_feed_them(code, fed):
    assert is_fed(book(code)) is fed
