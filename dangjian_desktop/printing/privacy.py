"""How much of a person may stand on which paper: three levels, held by two nets.

The first net is the declaration: a column or box that shows a sensitive field cannot be declared
for a wall or public sheet. The second is here too: every text about to be drawn on such a sheet
is searched for what looks like an ID number or a phone number, wherever it came from.
"""

import re
from enum import StrEnum

from dangjian_desktop.domain.people import FIELD_BY_KEY, PERSON_FIELDS, Sensitivity
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.printing.errors import DetailError


class DetailLevel(StrEnum):
    """For whose eyes a paper is."""

    WALL = "wall"
    PUBLIC = "public"
    ARCHIVE = "archive"


DETAIL_LABELS = {DetailLevel.WALL: "上墙", DetailLevel.PUBLIC: "公示", DetailLevel.ARCHIVE: "归档"}

#: Papers that people outside the committee read.
READ_BY_OTHERS = frozenset({DetailLevel.WALL, DetailLevel.PUBLIC})

#: Other words under which sensitive fields stand in sheets and workbooks.
_OTHER_WORDS = {
    "身份证号": Sensitivity.MASKED,
    "身份证号码": Sensitivity.MASKED,
    "联系电话": Sensitivity.MASKED,
    "电话": Sensitivity.MASKED,
    "手机": Sensitivity.MASKED,
    "手机号": Sensitivity.MASKED,
    "家庭住址": Sensitivity.PRIVATE,
    "住址": Sensitivity.PRIVATE,
    "地址": Sensitivity.PRIVATE,
}
_BY_LABEL = {field.label: field.sensitivity for field in PERSON_FIELDS} | _OTHER_WORDS
_ORDER = (Sensitivity.OPEN, Sensitivity.MASKED, Sensitivity.PRIVATE)

_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789Xx- ")

# A run is not longer than what it looks like: a 20-digit bank number is neither. Blanks and
# hyphens inside are taken only where people really put them, else two dates side by side
# would look like a phone number.
_ID_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{17}|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3})[0-9Xx](?![0-9])")
_OLD_ID_NUMBER = re.compile(
    r"(?<![0-9])[0-9]{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])"
)
_PHONE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})(?![0-9])")
_PREFIXED_PHONE = re.compile(r"(?<![0-9])(?:\+|00)?86[ -]?1[3-9][0-9]{9}(?![0-9])")
_ELEVEN_DIGITS = re.compile(r"[0-9][0-9 -]{9}[0-9]")


def sensitivity_of(key: str, label: str = "") -> Sensitivity:
    """Return how far a value may travel, by its field and by the word printed beside it."""
    field = FIELD_BY_KEY.get(key)
    by_key = Sensitivity.OPEN if field is None else field.sensitivity
    return max(by_key, _BY_LABEL.get(label, Sensitivity.OPEN), key=_ORDER.index)


def private_kind(text: str) -> str:
    """Return what private thing a text seems to hold (公民身份号码, 手机号码), or ""."""
    plain = text.translate(_FULL_WIDTH)
    if _ELEVEN_DIGITS.search(plain) is None:  # nearly always; one cheap search for all of them
        return ""
    if _ID_NUMBER.search(plain) or _OLD_ID_NUMBER.search(plain):
        return FIELD_BY_KEY["id_number"].label
    if _PHONE.search(plain) or _PREFIXED_PHONE.search(plain):
        return FIELD_BY_KEY["mobile_phone"].label
    return ""


def refuse_private(text: str, level: DetailLevel, *place: object) -> None:
    """Let a text pass, or refuse the whole document and name the place; the text is not repeated.

    Args:
        text: The text about to be drawn.
        level: For whose eyes the document is.
        place: Parts of the Chinese name of the place, joined only when needed.

    Raises:
        DetailError: When the level is for others and the text looks private.
    """
    if level not in READ_BY_OTHERS:
        return
    kind = private_kind(text)
    if kind:
        where = "".join(map(str, place))
        raise DetailError(
            "{where}里有像{kind}的数字，{level}的版面不能印它。请改正这一处，或改打归档明细。",
            where=where,
            kind=Word(kind),
            level=Word(DETAIL_LABELS[level]),
        )
