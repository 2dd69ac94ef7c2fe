"""The kinds of test that look at one person's facts and dates, each a function of its values.

A test tells only what is certain: a date known to the month is judged by every day it may mean,
and what is not recorded contradicts nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from dangjian_desktop.domain.checks import Found, digest
from dangjian_desktop.domain.dates import PartialDate, add_months, full_years
from dangjian_desktop.domain.identity import (
    IdNumber,
    plain_id_number,
    plain_name,
    read_id_number,
    read_name,
    read_phone,
)
from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.person_record import Book, PersonRecord
from dangjian_desktop.domain.problems import Severity, Word
from dangjian_desktop.domain.vocabulary import PRINTED, Stage

#: Several checks in a row ask the same of one person: the last few answers are kept.
_LAST_FEW = 16
_read_id = lru_cache(_LAST_FEW)(read_id_number)
_read_phone = lru_cache(_LAST_FEW)(read_phone)
_plain_name = lru_cache(_LAST_FEW)(plain_name)

PersonTest = Callable[[PersonRecord, Book], Found | None]

#: Words for what is no field of a person's facts.
DATE_WORDS: Mapping[str, str] = {
    "admitted_on": "入党日期",
    "confirmed_on": "转正日期",
    "applied_on": "申请入党日期",
    "activist_on": "确定为入党积极分子的日期",
    "candidate_on": "确定为发展对象的日期",
    "stage_since": "当前类别的开始日期",
    "stage": "类别",
}


def word_of(key: str) -> Word:
    """Return the word for a field of a person's facts or for one of the dates above."""
    return Word(DATE_WORDS[key] if key in DATE_WORDS else FIELD_BY_KEY[key].label)


def printed_stage(stage: Stage | None) -> str:
    """Return the official term of a stage; nothing for none."""
    return "" if stage is None else PRINTED[stage]


def getter(key: str) -> Callable[[PersonRecord], Any]:
    """Return what reads a field of a person's facts, or one of the dates above."""
    return attrgetter(key if key in DATE_WORDS else f"facts.{key}")


def _missing(*, key: str) -> PersonTest:
    """A field in which nothing stands."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        return Found({"field": word}) if read(record) in (None, "") else None

    return test


def _filled(*, keys: Sequence[str]) -> PersonTest:
    """Fields in which something stands although it cannot, at this stage."""
    reads = [(word_of(key), getter(key)) for key in keys]

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        filled = [word for word, read in reads if read(record) not in (None, "")]
        if not filled:
            return None
        return Found(
            {"fields": "、".join(filled), "stage": printed_stage(record.stage)}, tuple(filled)
        )

    return test


def _order(*, earlier: str, later: str) -> PersonTest:
    """Two dates of which the second surely lies before the first."""
    first, second = getter(earlier), getter(later)
    words = word_of(earlier), word_of(later)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        before, after = first(record), second(record)
        if before is None or after is None or after.last_day >= before.first_day:
            return None
        return Found(
            {
                "earlier": words[0],
                "earlier_on": before.printed,
                "later": words[1],
                "later_on": after.printed,
            },
            (before.iso, after.iso),
        )

    return test


def _future(*, keys: Sequence[str]) -> PersonTest:
    """Dates that surely lie after the day and after everything that was ever recorded."""
    reads = [(word_of(key), getter(key)) for key in keys]

    def test(record: PersonRecord, book: Book) -> Found | None:
        late = [
            f"{word} {day.printed}"
            for word, read in reads
            if (day := read(record)) is not None and day.first_day > book.last_day
        ]
        return Found({"dates": "、".join(late)}, tuple(late)) if late else None

    return test


def _age(*, at: str, least: int = 0, most: int | None = None) -> PersonTest:
    """An age at a date (or "today") that is surely below or above what is possible."""
    read = None if at == "today" else getter(at)
    word = "" if at == "today" else word_of(at)

    def test(record: PersonRecord, book: Book) -> Found | None:
        born = record.facts.born_on
        day = PartialDate.of(book.on) if read is None else read(record)
        if born is None or day is None:
            return None
        oldest = full_years(born.first_day, day.last_day)
        youngest = full_years(born.last_day, day.first_day)
        if oldest >= least and (most is None or youngest <= most):
            return None
        facts = {"born_on": born.printed, "field": word, "day": day.printed, "least": str(least)}
        seen = (born.iso,) if read is None else (born.iso, day.iso)
        age = oldest if oldest < least else youngest
        return Found({**facts, "age": str(age), "most": str(most)}, seen)

    return test


def _interval(
    *, start: str, end: str, least_months: int, plus: str = "", from_day: str = ""
) -> PersonTest:
    """Two dates that surely lie closer together than a number of months.

    Args:
        plus: A field with further months, such as 延长预备期时间.
        from_day: A rule that holds only for starts from this day on.
    """
    first, second = getter(start), getter(end)
    more = getter(plus) if plus else None
    holds_from = date.fromisoformat(from_day) if from_day else date.min

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        since, until = first(record), second(record)
        if since is None or until is None or since.first_day < holds_from:
            return None
        months = least_months + ((more(record) or 0) if more else 0)
        earliest = add_months(since.first_day, months)
        if until.last_day >= earliest or until.last_day < since.first_day:
            return None
        return Found(
            {
                "start": word_of(start),
                "start_on": since.printed,
                "end": word_of(end),
                "end_on": until.printed,
                "months": str(months),
                "earliest": earliest.isoformat() if since.is_exact else "",
            },
            (since.iso, until.iso, str(months)),
        )

    return test


def _overdue(*, start: str, months: int, plus: str = "") -> PersonTest:
    """A time that is surely over since a date, with nothing decided after it."""
    first = getter(start)
    more = getter(plus) if plus else None

    def test(record: PersonRecord, book: Book) -> Found | None:
        since = first(record)
        if since is None:
            return None
        months_in_all = months + ((more(record) or 0) if more else 0)
        last = add_months(since.last_day, months_in_all)
        if book.on <= last:
            return None
        due = last.isoformat() if since.is_exact else f"{last.year}年{last.month}月"
        facts = {"start": word_of(start), "start_on": since.printed, "due": due}
        return Found({**facts, "months": str(months_in_all)}, (since.iso, str(months_in_all)))

    return test


def _outside(*, key: str, least: int, most: int) -> PersonTest:
    """A number that lies outside what is possible."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        value = read(record)
        if not value or least <= value <= most:
            return None
        facts = {"field": word, "value": str(value), "least": str(least), "most": str(most)}
        return Found(facts, (str(value),))

    return test


_ID_WORDS: Mapping[str, str] = {
    "id.check_digit": "末位校验不符",
    "id.birth_impossible": "其中的出生日期不存在",
    "id.birth_future": "其中的出生日期还没有到",
    "id.fifteen_digits": "是 15 位的旧号码",
    "id.length": "不是 18 位",
    "id.letters": "含有数字以外的字符",
    "id.became_number": "末尾几位已经丢失（曾被当作数字保存）",
    "id.masked": "是打码的号码",
}


def _id_impossible() -> PersonTest:
    """An ID number that cannot be one (GB 11643-1999)."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        number = record.facts.id_number
        if not number:
            return None
        faults = _read_id(number, on=book.on).faults
        if not faults:
            return None
        words = dict.fromkeys(_ID_WORDS.get(fault.code, "写法不对") for fault in faults)
        return Found({"faults": "，".join(words)}, (digest(number),))

    return test


def _id_contradicts(*, key: str) -> PersonTest:
    """A valid ID number that tells another sex or birth date than the record."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        known = read(record)
        number = record.facts.id_number
        if known is None or len(number) < _ID_LENGTH:
            return None
        told = told_by_id(number, book.on)
        if told is None:
            return None
        if key == "sex":
            if told.sex is known:
                return None
            words = PRINTED[known], PRINTED[told.sex]
        else:
            if told.born_on.agrees_with(known):
                return None
            words = known.printed, told.born_on.printed
        facts = {"field": word, "known": words[0], "told": words[1]}
        return Found(facts, (words[0], digest(number)))

    return test


_ID_LENGTH = 18


def told_by_id(number: str, on: date) -> IdNumber | None:
    """Return what a valid ID number tells, or None."""
    return _read_id(number, on=on).value if number else None


def _coarse_date(*, key: str) -> PersonTest:
    """A date known only to the month or year where the ID number tells the day."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        known = read(record)
        if known is None or known.is_exact:
            return None
        told = told_by_id(record.facts.id_number, book.on)
        if told is None or not known.is_completed_by(told.born_on):
            return None
        return Found({"field": word, "known": known.printed}, (known.iso,))

    return test


def _phone(text: str) -> str | None:
    found = _read_phone(text)
    return None if found.faults else found.value


#: A text as it should be written, or None where that is not certain.
_WRITTEN: Mapping[str, Callable[[str], str | None]] = {
    "name": _plain_name,
    "former_name": _plain_name,
    "id_number": plain_id_number,
    "mobile_phone": _phone,
    "registered_phone": _phone,
}


def _written(*, key: str) -> PersonTest:
    """A text with spaces or marks that should not be there."""
    read, word, clean = getter(key), word_of(key), _WRITTEN[key]

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        text = read(record)
        if not text or clean(text) in (None, text):
            return None
        return Found({"field": word}, (digest(text),))

    return test


_PHONE_WORDS: Mapping[str, str] = {
    "phone.prefix": "号段不对",
    "phone.length": "位数不对",
    "phone.several": "一栏里有几个号码",
    "phone.unreadable": "不是号码",
    "phone.masked": "是打码的号码",
}


def _phone_malformed(*, key: str) -> PersonTest:
    """A telephone number in a shape that none has."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        text = read(record)
        if not text:
            return None
        faults = _read_phone(text).faults
        if not faults:
            return None
        words = dict.fromkeys(_PHONE_WORDS.get(fault.code, "写法不对") for fault in faults)
        return Found({"field": word, "faults": "，".join(words)}, (digest(text),))

    return test


def _name_odd(*, key: str, tells_short: bool = False) -> PersonTest:
    """A name with marks that no name has, or of one character."""
    read, word = getter(key), word_of(key)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        text = read(record)
        if not text or _plain_name(text) != text:
            return None  # how it is written is another check's matter
        faults = read_name(text).faults
        refused = [fault for fault in faults if fault.severity is Severity.REFUSED]
        if not refused and not (faults and tells_short):
            return None
        return Found({"field": word, "marks": refused[0].hint if refused else text}, (text,))

    return test


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _mark_undated(*, key: str, texts: Sequence[str]) -> PersonTest:
    """A mark (流动, 失联) of which neither an entry with days nor a text says since when."""
    read, word = getter(key), word_of(key)
    reads = [getter(text) for text in texts]
    places = "、".join(word_of(text) for text in texts)

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        if not read(record) or key in record.dated_marks:
            return None
        if any(_YEAR.search(told(record)) for told in reads):
            return None
        return Found({"field": word, "places": places})

    return test


def _photo_consent() -> PersonTest:
    """A photo without the recorded consent to hang it on a wall."""

    def test(record: PersonRecord, book: Book) -> Found | None:
        del book
        return Found({}) if record.has_photo and record.wall_consent_on is None else None

    return test


FACT_KINDS: Mapping[str, Callable[..., PersonTest]] = {
    "missing": _missing,
    "filled": _filled,
    "order": _order,
    "future": _future,
    "age": _age,
    "interval": _interval,
    "overdue": _overdue,
    "outside": _outside,
    "id_impossible": _id_impossible,
    "id_contradicts": _id_contradicts,
    "coarse_date": _coarse_date,
    "written": _written,
    "phone_malformed": _phone_malformed,
    "name_odd": _name_odd,
    "mark_undated": _mark_undated,
    "photo_consent": _photo_consent,
}
