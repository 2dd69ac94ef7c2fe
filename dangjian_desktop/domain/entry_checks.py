"""录入核对: what looks odd in what was entered about activities, for a person to look at.

Everything here is computed when it is looked at. It is not stored, stands in no package, and no
score may use it: a finding says what two records say, not that somebody did something wrong.
Source: product.md section 3; the thresholds are local (``entry_checks.records``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.dates import add_months, month_end
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import share_value, whole_value


class Oddity(StrEnum):
    """What looks odd."""

    TWO_PLACES = "two_places"
    AWAY = "away"
    ON_SHIFT = "on_shift"
    ALIKE = "alike"
    TOO_MANY = "too_many"
    LATE = "late"


ODDITY_WORDS: Mapping[Oddity, str] = {
    Oddity.TWO_PLACES: "同时在两处",
    Oddity.AWAY: "外出却记到会",
    Oddity.ON_SHIFT: "当班却记到会",
    Oddity.ALIKE: "记录几乎一样",
    Oddity.TOO_MANY: "实到多于应到",
    Oddity.LATE: "隔月才录入",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on something is odd; see ``entry_checks.records``."""

    alike_share: Fraction
    shortest_text: int
    months_back: int
    late_days: int


def limits(values: Mapping[str, Any]) -> Limits:
    """Read the values of ``entry_checks.records``."""
    return Limits(
        share_value(values, "alike_share"),
        whole_value(values, "shortest_text"),
        whole_value(values, "months_back"),
        whole_value(values, "late_days"),
    )


@dataclass(frozen=True, slots=True)
class Record:
    """What is compared of one activity.

    Attributes:
        begins, ends: ``09:00`` or "". due_count, present_count: Of its attendance; guests of the
            branch count among those present.
        text: The minutes. recorded_on: Day on which something was first recorded.
    """

    activity_id: int
    organisation_id: int
    kind: str
    name: str
    held_on: date
    begins: str
    ends: str
    due_count: int
    present_count: int
    text: str
    recorded_on: date | None

    @property
    def told(self) -> str:
        """The activity as a sentence names it."""
        return f"{self.held_on.isoformat()} {self.name}"


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody was marked as having come to an activity."""

    person_id: int
    person_name: str
    record: Record


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days (both included) on which somebody was away, and why."""

    person_id: int
    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Odd:
    """One finding.

    Attributes:
        activity_id: The activity it is about. other_id: the second one, of a pair.
        person_id: Whom it is about, if anybody.
    """

    oddity: Oddity
    activity_id: int
    sentence: Sentence
    other_id: int | None = None
    person_id: int | None = None


def overlaps(one: Record, other: Record) -> bool:
    """Whether two activities of one day share an hour; without both hours nobody can tell."""
    if one.held_on != other.held_on or not (one.begins and other.begins):
        return False
    if not (one.ends and other.ends):
        return one.begins == other.begins
    return one.begins < other.ends and other.begins < one.ends


def two_places(presences: Iterable[Presence]) -> Iterator[Odd]:
    """Yield everybody who was marked at two activities at the same hours."""
    by_day: defaultdict[tuple[int, date], list[Presence]] = defaultdict(list)
    for presence in presences:
        by_day[presence.person_id, presence.record.held_on].append(presence)
    for day in by_day.values():
        for place, first in enumerate(day):
            for second in day[place + 1 :]:
                if overlaps(first.record, second.record):
                    yield Odd(
                        Oddity.TWO_PLACES,
                        first.record.activity_id,
                        Sentence(
                            "{name}在“{first}”和“{second}”都记为到会，时间重叠。请核对。",
                            name=first.person_name,
                            first=first.record.told,
                            second=second.record.told,
                        ),
                        second.record.activity_id,
                        first.person_id,
                    )


def away(presences: Iterable[Presence], stretches: Iterable[Stretch]) -> Iterator[Odd]:
    """Yield everybody who was marked as having come while recorded as away."""
    by_person: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_person[stretch.person_id].append(stretch)
    for presence in presences:
        for stretch in by_person[presence.person_id]:
            if stretch.first <= presence.record.held_on <= stretch.last:
                yield Odd(
                    Oddity.AWAY,
                    presence.record.activity_id,
                    Sentence(
                        "{name}在“{told}”记为到会，这一天另有记录：{why}。请核对。",
                        name=presence.person_name,
                        told=presence.record.told,
                        why=stretch.why,
                    ),
                    person_id=presence.person_id,
                )


def too_many(records: Iterable[Record]) -> Iterator[Odd]:
    """Yield activities to which more came than were due."""
    for record in records:
        if record.due_count and record.present_count > record.due_count:
            yield Odd(
                Oddity.TOO_MANY,
                record.activity_id,
                Sentence(
                    "“{told}”应到 {due} 人，记为到会的有 {present} 人。请核对应到名单。",
                    told=record.told,
                    due=record.due_count,
                    present=record.present_count,
                ),
            )


def late(records: Iterable[Record], told: Limits) -> Iterator[Odd]:
    """Yield activities that were entered long after their month; month's end is no fault."""
    for record in records:
        if record.recorded_on is None:
            continue
        latest = month_end(record.held_on) + timedelta(days=told.late_days)
        if record.recorded_on > latest:
            yield Odd(
                Oddity.LATE,
                record.activity_id,
                Sentence(
                    "“{told}”到 {day} 才录入，晚了 {count} 天。请核对原始记录。",
                    told=record.told,
                    day=record.recorded_on.isoformat(),
                    count=(record.recorded_on - record.held_on).days,
                ),
            )


#: How alike two texts are, from 0 to 1; at least the given share, else 0.
Likeness = Callable[[str, str, float], float]


def alike(
    records: Sequence[Record], told: Limits, likeness: Likeness, since: date
) -> Iterator[Odd]:
    """Yield activities whose minutes are nearly those of an earlier one of the same holder.

    Args:
        records: Those looked at and those before them, of one holder and kind, by day.
        told: The thresholds.
        likeness: Compares two texts.
        since: Only activities from this day on are told of; earlier ones are compared with.
    """
    share = float(told.alike_share)
    long_enough = [record for record in records if len(record.text) >= told.shortest_text]
    for place, record in enumerate(long_enough):
        if record.held_on < since:
            continue
        first_day = add_months(record.held_on, -told.months_back)
        for earlier in reversed(long_enough[:place]):
            if earlier.held_on < first_day:
                break
            found = likeness(record.text, earlier.text, share)
            if found >= share:
                yield Odd(
                    Oddity.ALIKE,
                    record.activity_id,
                    Sentence(
                        "“{told}”的记录与“{earlier}”有 {percent}% 相同。请核对是否照抄。",
                        told=record.told,
                        earlier=earlier.told,
                        percent=int(found * 100),
                    ),
                    earlier.activity_id,
                )
                break
