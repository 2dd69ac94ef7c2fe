"""Names, ID numbers and telephone numbers: cleaned, judged, and what they tell.

The rules are those of facts.md 13 (GB 11643-1999 for ID numbers). The region prefix is not
judged: districts change, and a list of them would be wrong on the day it ships.
"""

import re
import unicodedata
from datetime import date
from operator import mul
from typing import NamedTuple

from dangjian_desktop.domain.cells import (
    EXACT_DIGITS,
    Cell,
    half_width,
    is_nothing,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.date_reading import EARLIEST_YEAR
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Fault, Reading, Severity
from dangjian_desktop.domain.vocabulary import Sex

ID_LENGTH = 18
OLD_ID_LENGTH = 15
NAME_LIMIT = 40

_CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SEX_DIGIT = 16
_ID_SHAPE = re.compile(r"\d{17}[\dX]")
_ID_NOISE = re.compile(r"[\s'’‘`´\"-]")
#: What can be nothing but an ID number among other words.
_ID_WITHIN = re.compile(
    r"(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_AS_POWER = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_MASK = re.compile(r"[*＊×●•]{2,}|[xX]{3,}")

_PHONE_NOISE = re.compile(r"[\s()（）_.–—-]")
_COUNTRY_CODE = re.compile(r"^(?:(?:\+|00)?86(?=1\d{10}$)|\+86|0086)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_FIXED = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})")
_LOCAL = re.compile(r"[1-9]\d{6,7}")
_PHONE_LIMIT = 20
_MOBILE_LENGTH = 11
_SEVERAL_PHONES = re.compile(r"[/、,，;；\n]|或|(?<=\d{7})\s+(?=\+?\d{7,})")

_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_DOTS = str.maketrans(dict.fromkeys("•・．.‧∙●⋅･᛫", "·"))
#: Han blocks by number: Python 3.11 does not know the newest ones as letters yet.
_HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2FA1F),
    (0x30000, 0x33FFF),
)
_ZERO_AS_HAN = "〇"
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class IdNumber(NamedTuple):
    """A valid ID number and what it tells."""

    number: str
    born_on: PartialDate
    sex: Sex


def check_digit(first_seventeen: str) -> str:
    """Return the check digit that belongs to the first seventeen digits of an ID number."""
    total = sum(map(mul, map(int, first_seventeen), _CHECK_WEIGHTS))
    return _CHECK_DIGITS[total % len(_CHECK_DIGITS)]


def plain_id_number(text: str) -> str:
    """Return an ID number without spaces, marks and small x, not judged."""
    return _ID_NOISE.sub("", half_width(text)).upper()


def without_id_numbers(text: str) -> str:
    """Return a text with the ID numbers in it masked as they are on screen."""
    return _ID_WITHIN.sub(lambda found: f"{found[0][:6]}********{found[0][-4:]}", text)


def read_id_number(cell: Cell, *, on: date) -> Reading[IdNumber]:
    """Read an ID number and tell every fault of it.

    A number cell has lost digits: a workbook keeps 15, so the last three became 000, whatever
    the cell shows. The same is said of a text such as 9.9E+17, which a CSV file keeps of it. A
    masked number (990101********1617) is none, but does no harm: it is left out with a warning.
    """
    found = text_of(cell)
    if is_nothing(found):
        return Reading(None)
    text = plain_id_number(found)
    if not isinstance(cell, str) and isinstance(cell, (int, float)):
        lost = abs(cell) >= 10**EXACT_DIGITS
        return Reading(None, (_became_number(found),) if lost else _faults_of_length(text, found))
    if _ID_SHAPE.fullmatch(text):
        return _read_eighteen(text, found, on)
    if _AS_POWER.fullmatch(text):
        return Reading(None, (_became_number(found),))
    if _MASK.search(text):
        return Reading(None, (Fault("id.masked", found, Severity.WARNING),))
    faults = (
        [] if text[:-1].isdigit() and text[-1:] in "0123456789X" else [Fault("id.letters", found)]
    )
    return Reading(None, (*faults, *_faults_of_length(text, found)))


def _became_number(found: str) -> Fault:
    return Fault("id.became_number", found)


def _faults_of_length(text: str, found: str) -> tuple[Fault, ...]:
    if len(text) == OLD_ID_LENGTH and text.isdigit():
        return (Fault("id.fifteen_digits", found),)
    if len(text) != ID_LENGTH:
        return (Fault("id.length", found, hint=str(len(text))),)
    return ()


def _read_eighteen(text: str, found: str, on: date) -> Reading[IdNumber]:
    faults = []
    right = check_digit(text[:-1])
    if right != text[-1]:
        # Three noughts at the end and a wrong check: what is left of a number cell.
        rounded = text.endswith("000")
        faults.append(
            _became_number(found) if rounded else Fault("id.check_digit", found, hint=right)
        )
    try:
        born = PartialDate(int(text[6:10]), int(text[10:12]), int(text[12:14]))
        known = born.year >= EARLIEST_YEAR
    except ValueError:
        known = False
    if not known:
        faults.append(Fault("id.birth_impossible", found, hint=text[6:14]))
    elif born.first_day > on:
        faults.append(Fault("id.birth_future", found, hint=text[6:14]))
    if faults:
        return Reading(None, tuple(faults))
    sex = Sex.MALE if int(text[_SEX_DIGIT]) % 2 else Sex.FEMALE
    return Reading(IdNumber(text, born, sex))


def read_phone(cell: Cell) -> Reading[str]:
    """Read a mobile or fixed-line number; faults are warnings, for a phone refuses nobody.

    A number in an unusual shape is kept as written, since somebody can be reached there (the
    mine's own exchange has short numbers); a text without digits is left out.
    """
    found = text_of(cell)
    if is_nothing(found):
        return Reading(None)
    if _MASK.search(found):
        return Reading(None, (_warned("phone.masked", found),))
    first, *others = [part for part in _SEVERAL_PHONES.split(found) if part] or [found]
    number = _PHONE_NOISE.sub("", half_width(first))
    number = _COUNTRY_CODE.sub("", number, count=1)
    several = (_warned("phone.several", found, first),) if others else ()
    if _MOBILE.fullmatch(number) or _LOCAL.fullmatch(number):
        return Reading(number, several)
    if fixed := _FIXED.fullmatch(number):
        return Reading("-".join(fixed.groups()), several)
    if not any(mark.isdigit() for mark in number):
        return Reading(None, (_warned("phone.unreadable", found),))
    if not number.isdigit():
        fault = _warned("phone.unreadable", found)
    elif len(number) == _MOBILE_LENGTH:
        fault = _warned("phone.prefix", found)
    else:
        fault = _warned("phone.length", found, str(len(number)))
    return Reading(number[:_PHONE_LIMIT], (fault, *several))


def _warned(code: str, found: str, hint: str = "") -> Fault:
    return Fault(code, found, Severity.WARNING, hint)


def is_han(character: str) -> bool:
    """Whether a character is a Han character, the rare and the newest ones included."""
    code = ord(character)
    return character == _ZERO_AS_HAN or any(first <= code <= last for first, last in _HAN)


def plain_name(text: str) -> str:
    """Return a name without padding (张　三) and with one kind of dot, not judged.

    Spaces stay only between letters (John Smith). Han characters are never replaced by look-alike
    ones: a name is written as on the identity card.
    """
    text = _SELECTORS.sub("", half_width(text)).translate(_DOTS)
    if not any(is_han(mark) for mark in text):
        text = unicodedata.normalize("NFC", text)
        return (
            " ".join(text.split())
            if "·" not in text
            else "·".join(" ".join(part.split()) for part in text.split("·"))
        )
    return without_spaces(text)


def read_name(cell: Cell) -> Reading[str]:
    """Read a person's name: Han characters, letters, and the dot between the parts."""
    if isinstance(cell, str) and _PLAIN_NAME.fullmatch(cell):
        return Reading(cell)
    found = text_of(cell)
    if is_nothing(found):
        return Reading(None, (Fault("name.missing"),))
    name = plain_name(found)
    wrong = "".join(dict.fromkeys(mark for mark in name if not _may_stand_in_name(mark)))
    if wrong or not isinstance(cell, str) or name.strip("·") != name:
        return Reading(None, (Fault("name.characters", found, hint=wrong or name),))
    if len(name) > NAME_LIMIT:
        return Reading(None, (Fault("name.too_long", found, hint=str(NAME_LIMIT)),))
    short = len(name) == 1
    return Reading(name, (_warned("name.short", found),) if short else ())


def _may_stand_in_name(mark: str) -> bool:
    return mark in "· " or is_han(mark) or unicodedata.category(mark)[0] in "LM"
