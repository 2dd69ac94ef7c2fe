"""Official terms as rosters write them, read into codes: 类别, 性别, 民族, 学历, 职务 and others.

An unknown sex or 类别 refuses a row, since both decide what a person is counted as; any other
unknown term is told and left out.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from dangjian_desktop.domain.cells import half_width, is_nothing, without_spaces
from dangjian_desktop.domain.problems import Fault, Reading, Severity
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    NO_POST,
    Education,
    Post,
    Sex,
    Stage,
    Workplace,
    words_for,
)

E = TypeVar("E", bound=StrEnum)


def _written(kind: type[E]) -> dict[str, E]:
    """Return every way of writing a term, with plain brackets."""
    return {half_width(word): member for word, member in words_for(kind).items()}


_STAGES = _written(Stage)
_SEXES = _written(Sex)
_EDUCATIONS = _written(Education)
_WORKPLACES = _written(Workplace)
_POSTS = _written(Post)
_ETHNICITY_CODES = {
    written: code
    for code, name in ETHNICITIES.items()
    for written in (name, name.removesuffix("族"), code, code.lstrip("0"))
}
_YES_NO = dict.fromkeys("是 有 对 √ ✓ Y y 1 yes true TRUE 是的".split(), True) | dict.fromkeys(
    "否 无 不是 × ✗ N n 0 no false FALSE 不 没有".split(), False
)

_REMARK = re.compile(r"\([^()]*\)")
_SCHOOL_KIND = re.compile(
    r"^(?:全日制|在职|函授|成人|自考|自学考试|电大|夜大|网络教育|远程|(?:中央|省委|市委)?党校)+"
)
_SCHOOL_END = re.compile(r"(?:毕业|学历|肄业|结业|在读|文化|程度)+$")
_BETWEEN_POSTS = re.compile(r"[、,，/;；+&\s]+|兼任|兼(?!职)|暨")
_POST_MANNER = re.compile(r"^(?:中共|现任|任|专职|兼职|本)+")
_POST_PLACE = re.compile(r"^.*(?<!总)支部(?:委员会)?")
#: A 班组长 leads workers, not a 党小组.
_GROUP_LEADER = re.compile(r"(?:小组|第?[\d一二三四五六七八九十]+组)组?长$")
_MONTHS = re.compile(r"(-?\d{1,3})(?:个?月)?")


#: Columns of terms say the same few words in every row, so what was read is kept.
_KEPT = 1024


def _looked_up(text: str, words: dict[str, E], code: str, severity: Severity) -> Reading[E]:
    """Look a term up as it stands, then by its remark, then without its remark.

    The remark goes first because 党员（预备） must not become a full member.
    """
    plain = without_spaces(half_width(text))
    if is_nothing(plain):
        return Reading(None)
    remarks = [remark.strip("()") for remark in _REMARK.findall(plain)]
    for tried in (plain, *remarks, _REMARK.sub("", plain)):
        if tried in words:
            return Reading(words[tried])
    return Reading(None, (Fault(code, text, severity),))


@lru_cache(maxsize=_KEPT)
def read_stage(text: str) -> Reading[Stage]:
    """Read a 类别; an unknown one refuses."""
    return _looked_up(text, _STAGES, "stage.unknown", Severity.REFUSED)


@lru_cache(maxsize=_KEPT)
def read_sex(text: str) -> Reading[Sex]:
    """Read a sex; anything but 男 and 女 refuses."""
    return _looked_up(text, _SEXES, "sex.unknown", Severity.REFUSED)


@lru_cache(maxsize=_KEPT)
def read_workplace(text: str) -> Reading[Workplace]:
    """Read 井下 or 地面."""
    return _looked_up(text, _WORKPLACES, "workplace.unknown", Severity.WARNING)


@lru_cache(maxsize=_KEPT)
def read_ethnicity(text: str) -> Reading[str]:
    """Read a 民族 by name, with or without 族, or by its code, into the two-digit code."""
    plain = without_spaces(half_width(text))
    if is_nothing(plain):
        return Reading(None)
    code = _ETHNICITY_CODES.get(plain)
    return Reading(code, () if code else (Fault("ethnicity.unknown", text, Severity.WARNING),))


@lru_cache(maxsize=_KEPT)
def read_education(text: str) -> Reading[Education]:
    """Read a 学历, whatever kind of school it was (在职本科, 中央党校研究生, 大专毕业)."""
    plain = _REMARK.sub("", without_spaces(half_width(text)))
    if is_nothing(plain):
        return Reading(None)
    bare = _SCHOOL_END.sub("", plain)
    for tried in (plain, bare, _SCHOOL_KIND.sub("", bare)):
        if tried in _EDUCATIONS:
            return Reading(_EDUCATIONS[tried])
    return Reading(None, (Fault("education.unknown", text, Severity.WARNING),))


@lru_cache(maxsize=_KEPT)
def read_posts(text: str) -> Reading[tuple[Post, ...]]:
    """Read the posts of one cell, several of them parted by marks or 兼; 党员 is no post."""
    posts: list[Post] = []
    unknown: list[str] = []
    for part in _BETWEEN_POSTS.split(_REMARK.sub("", half_width(text))):
        if part in NO_POST or is_nothing(part):
            continue
        post = _read_post(part)
        if post is None:
            unknown.append(part)
        elif post not in posts:
            posts.append(post)
    faults = (Fault("post.unknown", "、".join(unknown), Severity.WARNING),) if unknown else ()
    return Reading(tuple(posts), faults)


def _read_post(part: str) -> Post | None:
    plain = _POST_MANNER.sub("", part)
    for tried in (plain, _POST_PLACE.sub("", plain)):
        if tried in _POSTS:
            return _POSTS[tried]
    return Post.GROUP_LEADER if _GROUP_LEADER.search(part) else None


def read_yes_no(text: str) -> Reading[bool]:
    """Read a yes or no."""
    plain = without_spaces(half_width(text))
    if plain in _YES_NO:
        return Reading(_YES_NO[plain])
    if is_nothing(plain):
        return Reading(None)
    return Reading(None, (Fault("yes_no.unknown", text, Severity.WARNING),))


def read_months(text: str) -> Reading[int]:
    """Read a number of whole months."""
    plain = without_spaces(half_width(text))
    if is_nothing(plain):
        return Reading(None)
    if found := _MONTHS.fullmatch(plain):
        return Reading(int(found[1]))
    return Reading(None, (Fault("months.unreadable", text, Severity.WARNING),))
