"""Calendar files are parsed back by the library that reads them."""

from datetime import date, timedelta

import icalendar
import pytest

from dangjian_desktop.exchange.calendar_file import CalendarEntry, calendar_bytes, write_calendar
from dangjian_desktop.exchange.errors import ExchangeError

ON = date(2026, 11, 20)


def entry(**more):
    values = {
        "uid": "a1b2",
        "title": "冬季四防，隐患排查；第一期",
        "held_on": date(2026, 11, 25),
        "begins": "16:30",
        "ends": "18:00",
        "place": "三楼会议室",
        "kind": "主题党日",
        "holder": "综采一队党支部",
        "detail": "第二行",
        "is_cancelled": False,
    }
    return CalendarEntry(**{**values, **more})


def parsed(*entries):
    calendar = icalendar.Calendar.from_ical(calendar_bytes(entries, on=ON, name="支部活动"))
    return calendar, [part for part in calendar.walk() if part.name == "VEVENT"]


def test_an_activity_with_hours_is_local_time_in_shanghai():
    calendar, (event,) = parsed(entry())
    start = event.decoded("dtstart")
    assert start.strftime("%F %H:%M") == "2026-11-25 16:30"
    assert start.utcoffset() == timedelta(hours=8)
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event.decoded("dtend") - start == timedelta(minutes=90)
    assert str(event["summary"]) == "冬季四防，隐患排查；第一期"
    assert str(event["location"]) == "三楼会议室"
    assert str(event["description"]) == "综采一队党支部\n第二行"
    assert str(event["uid"]).startswith("a1b2@")
    assert str(event["status"]) == "CONFIRMED"
    assert event.decoded("dtstamp").date() == ON
    (zone,) = [part for part in calendar.walk() if part.name == "VTIMEZONE"]
    assert str(zone["tzid"]) == "Asia/Shanghai"
    assert str(calendar["x-wr-calname"]) == "支部活动"


def test_without_hours_it_fills_its_day_and_without_an_end_it_has_none():
    _calendar, (whole, open_end) = parsed(
        entry(begins="", ends=""), entry(uid="c", ends="", place="")
    )
    assert whole.decoded("dtstart") == date(2026, 11, 25)
    assert whole.decoded("dtend") == date(2026, 11, 26)
    assert "dtend" not in open_end
    assert "location" not in open_end


def test_a_cancelled_one_says_so():
    _calendar, (event,) = parsed(entry(is_cancelled=True))
    assert str(event["status"]) == "CANCELLED"


def test_the_same_activities_give_the_same_bytes_in_short_lines():
    content = calendar_bytes([entry()], on=ON, name="支部活动")
    assert content == calendar_bytes([entry()], on=ON, name="支部活动")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "活动.ics"
    assert write_calendar([entry(), entry(uid="b")], target, on=ON, name="支部活动") == 2
    kept = target.read_bytes()
    assert write_calendar([], target, on=ON, name="支部活动") == 0
    assert target.read_bytes() != kept
    assert [path.name for path in tmp_path.iterdir()] == ["活动.ics"]
    with pytest.raises(ExchangeError) as error:
        write_calendar([entry()], tmp_path / "没有" / "a.ics", on=ON, name="")
    assert "文件夹不存在" in error.value.sentence
