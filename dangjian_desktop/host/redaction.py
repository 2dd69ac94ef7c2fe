"""Takes personal data out of text that is written down about the program itself.

Developers log in English and name rows by id. What slips in all the same (a value in an exception's
message, a file's name in a path) is caught here: numbers long enough to be an ID or phone number,
every Chinese character (names and addresses are), the account's home folder, and what was marked.
Rather one number too many than one too few.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARKED: Final = "[private]"
_NUMBER: Final = "[number]"
_HAN: Final = "[han]"
_HOME: Final = "~"

# 11 digits are a phone, 15, 17 and 18 an ID number or one that lost a digit; the lengths between
# are typing errors of these. One blank or dash may stand between digits, X or x at the end.
# `\d` also takes full-width digits.
_LONG_NUMBER: Final = re.compile(r"\d(?:[ \u3000\u00a0-]?\d){10,}(?:[ -]?[Xx\uff38\uff58])?")
_HAN_RUN: Final = re.compile(
    "[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]"
    "[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff·]*"
)


@dataclass(frozen=True, slots=True)
class Private:
    """Marks a value that no log may show; whoever logs it gets a placeholder.

    Attributes:
        value: The value itself, for code that needs it.
    """

    value: object

    def __str__(self) -> str:
        return MARKED

    def __repr__(self) -> str:
        return MARKED

    def __format__(self, spec: str) -> str:
        return MARKED


def redacted(text: str) -> str:
    """Return the text without what could be personal data."""
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, _HOME)
    text = _LONG_NUMBER.sub(_NUMBER, text)
    return _HAN_RUN.sub(_HAN, text)
