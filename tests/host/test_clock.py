"""The clock."""

import time
from datetime import date, datetime, timedelta

from dangjian_desktop.host.clock import Clock, now, today


def test_now_is_this_moment_and_knows_its_offset():
    moment = now()
    assert abs(moment.timestamp() - time.time()) < 5
    assert moment.utcoffset() == timedelta(seconds=time.localtime(moment.timestamp()).tm_gmtoff)


def test_today_is_the_local_day():
    before, day, after = time.localtime(), today(), time.localtime()
    assert date(*before[:3]) <= day <= date(*after[:3])


def test_a_pinned_clock_keeps_its_day_but_stamps_the_real_moment():
    clock = Clock(date(2025, 12, 31))
    assert clock.today() == date(2025, 12, 31)
    assert abs(clock.now().timestamp() - time.time()) < 5


def test_a_clock_without_a_day_goes():
    clock = Clock()
    assert clock.today() in (today(), today() - timedelta(days=1))
    assert isinstance(clock.now(), datetime)
