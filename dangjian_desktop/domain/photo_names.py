"""Whose photo a file is, told by its name: 张三.jpg, 990101….jpg, 综采一队-张三.png.

The program proposes and the user ticks: a name that several people have is nobody's until the
file's name says more (branch, end of the ID number).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_ID_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9Xx])")
_TAIL = re.compile(r"(?<![0-9])[0-9]{3,6}[Xx]?(?![0-9])")
_BETWEEN = re.compile(r"[\s_\-.,，、()（）\[\]【】+—]+")
_NUMBERS = re.compile(r"[0-9]+")
_BRANCH_ENDINGS = ("党支部", "支部", "党总支", "党委")


class PhotoMatch(StrEnum):
    """What a file's name says."""

    FOUND = "found"
    NOBODY = "nobody"
    SEVERAL = "several"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose photo a file may be."""

    person_id: int
    name: str
    id_number: str
    branch_name: str


@dataclass(frozen=True, slots=True)
class MatchedPhoto:
    """A file and whose photo it is.

    Attributes:
        stem: Name of the file without its suffix.
        match: TWICE where another file is of the same person.
        candidate: Whose it is; None where nobody or several people fit.
    """

    stem: str
    match: PhotoMatch
    candidate: Candidate | None = None


def match_photos(stems: Sequence[str], people: Sequence[Candidate]) -> list[MatchedPhoto]:
    """Return for each file, in the order given, whose photo it is."""
    by_number = {one.id_number.upper(): one for one in people if one.id_number}
    by_name: dict[str, list[Candidate]] = {}
    for one in people:
        by_name.setdefault(_plain(one.name), []).append(one)
    found = [_matched(stem, by_number, by_name) for stem in stems]
    times = Counter(one.candidate.person_id for one in found if one.candidate is not None)
    return [
        replace(one, match=PhotoMatch.TWICE)
        if one.candidate is not None and times[one.candidate.person_id] > 1
        else one
        for one in found
    ]


def _matched(
    stem: str, by_number: dict[str, Candidate], by_name: dict[str, list[Candidate]]
) -> MatchedPhoto:
    text = unicodedata.normalize("NFKC", stem)
    number = _ID_NUMBER.search(text)
    if number is not None:
        owner = by_number.get(number[0].upper())
        return MatchedPhoto(stem, PhotoMatch.FOUND if owner else PhotoMatch.NOBODY, owner)
    words = {_NUMBERS.sub("", word) for word in _BETWEEN.split(text)} | {_NUMBERS.sub("", text)}
    namesakes = [one for word in words for one in by_name.get(_plain(word), ())]
    if len(namesakes) > 1:
        namesakes = [one for one in namesakes if _is_told_by_more(one, text)]
        if len(namesakes) != 1:
            return MatchedPhoto(stem, PhotoMatch.SEVERAL)
    if not namesakes:
        return MatchedPhoto(stem, PhotoMatch.NOBODY)
    return MatchedPhoto(stem, PhotoMatch.FOUND, namesakes[0])


def _is_told_by_more(one: Candidate, text: str) -> bool:
    """Whether the file's name says the branch or the end of the ID number, too."""
    branch = one.branch_name
    for ending in _BRANCH_ENDINGS:
        branch = branch.removesuffix(ending)
    tails = _TAIL.findall(text)
    has_tail = any(one.id_number.upper().endswith(tail.upper()) for tail in tails)
    return bool(branch and branch in text) or bool(one.id_number and has_tail)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())
