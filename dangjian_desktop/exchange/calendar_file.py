"""Writes a calendar file (.ics, RFC 5545) that any calendar program reads.

Hours are floating local time with the rules of Asia/Shanghai beside them, an activity without
hours fills its day. The same activities give the same bytes: identities come from the activities,
the stamp from a day that is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from dangjian_desktop.exchange.writer import put_file

ZONE = "Asia/Shanghai"
_PRODUCT = "-//dangjian-desktop//calendar//ZH"
_DOMAIN = "dangjian-desktop.invalid"
_OFFSET = timedelta(hours=8)
#: Since the last summer time of 1991 the clock has stood still.
_SINCE = date(1991, 9, 15)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One activity for a calendar file.

    Attributes:
        uid: Its identity, stable for ever.
        begins, ends: ``09:00`` or ""; without `begins` it fills the day.
        holder: Who holds it; stands in the description with what `detail` says.
    """

    uid: str
    title: str
    held_on: date
    begins: str
    ends: str
    place: str
    kind: str
    holder: str
    detail: str
    is_cancelled: bool


def write_calendar(entries: Sequence[CalendarEntry], target: Path, *, on: date, name: str) -> int:
    """Write a calendar file and return how many activities stand in it.

    Args:
        entries: In the order in which they are written.
        target: The file; an older one stands until the new one is whole.
        on: The day that stamps the entries. name: What the calendar is called.

    Raises:
        ExchangeError: When the file cannot be written.
    """
    content = calendar_bytes(entries, on=on, name=name)

    def fault_of(written: Path) -> str:
        return "" if written.read_bytes() == content else "bytes"

    put_file(target, memoryview(content), fault_of)
    return len(entries)


def calendar_bytes(entries: Sequence[CalendarEntry], *, on: date, name: str) -> bytes:
    """Return a calendar file as bytes; see `write_calendar`."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_timezone())
    for entry in entries:
        calendar.add_component(_event(entry, on))
    return bytes(calendar.to_ical())


def _timezone() -> Timezone:
    zone = Timezone()
    zone.add("tzid", ZONE)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.combine(_SINCE, time()))  # local, as RFC 5545 wants it
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _event(entry: CalendarEntry, on: date) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("summary", entry.title)
    if entry.begins:
        event.add("dtstart", _at(entry.held_on, entry.begins), parameters={"TZID": ZONE})
        if entry.ends:
            event.add("dtend", _at(entry.held_on, entry.ends), parameters={"TZID": ZONE})
    else:
        event.add("dtstart", entry.held_on)
        event.add("dtend", entry.held_on + timedelta(days=1))
    if entry.place:
        event.add("location", entry.place)
    event.add("categories", [entry.kind])
    event.add("description", "\n".join(filter(None, (entry.holder, entry.detail))))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _at(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour))
