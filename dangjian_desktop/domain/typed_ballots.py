"""One ballot as it is typed while it is read out: numbers of candidates, and names written in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.problems import Sentence

#: What is typed for a ballot that marks nobody; an empty line is no ballot, so that Enter pressed
#: once too often counts nothing.
BLANK = "0"
#: Up to so many candidates each digit is one; with more, numbers stand apart.
_ONE_DIGIT = 9
_GAPS = re.compile(r"[\s,，、;；.]+")
_NUMBER = re.compile(r"\d+\Z")


@dataclass(frozen=True, slots=True)
class TypedBallot:
    """What a line means.

    Attributes:
        places: Places of the marked candidates on the paper, from 0, each once.
        written_in: Names that stand on no place.
        fault: Why the line is no ballot; None when it is one.
    """

    places: tuple[int, ...] = ()
    written_in: tuple[str, ...] = ()
    fault: Sentence | None = None

    @property
    def marked(self) -> int:
        """How many names the ballot marks."""
        return len(self.places) + len(self.written_in)


def typed_ballot(text: str, names: Sequence[str]) -> TypedBallot:
    """Return the ballot that a line means.

    Args:
        text: ``134`` or ``1 3 4`` for candidates by number, names for who is written in, `BLANK`
            for a ballot that marks nobody.
        names: The candidates in the order of the paper; a name typed out counts as its number.
    """
    parts = [part for part in _GAPS.split(text.strip()) if part]
    if not parts:
        return TypedBallot(fault=Sentence("请输入选票上赞成的编号；没有赞成任何人的票输入 0。"))
    if parts == [BLANK]:
        return TypedBallot()
    places: list[int] = []
    written_in: list[str] = []
    for part in parts:
        for number in _numbers(part, len(names)):
            if not 1 <= number <= len(names):
                return TypedBallot(
                    fault=Sentence(
                        "没有编号 {number}，候选人编号到 {last}。请核对选票。",
                        number=number,
                        last=len(names),
                    )
                )
            places.append(number - 1)
        if _NUMBER.match(part):
            continue
        if part in names:
            places.append(names.index(part))
        else:
            written_in.append(part)
    for found in (places, written_in):
        if len(set(found)) < len(found):
            return TypedBallot(fault=Sentence("同一个人输入了两次。请核对选票。"))
    return TypedBallot(tuple(places), tuple(written_in))


def _numbers(part: str, count: int) -> list[int]:
    if not _NUMBER.match(part):
        return []
    return [int(digit) for digit in part] if count <= _ONE_DIGIT else [int(part)]
