"""The levels of an official text: which paragraphs begin with a heading, and how far it goes.

Source: GB/T 9704-2012 as facts.md 12 tells it: the first level, 一、, stands in 黑体, the second,
（一）, in 楷体, the third and fourth, 1. and （1）, in the typeface of the text.
"""

import re
from enum import IntEnum

#: A sentence of more characters is no heading, whatever number stands before it.
LONGEST = 40

_NUMBER = "[一二三四五六七八九十百]{1,4}"


class HeadingLevel(IntEnum):
    """How deep a paragraph stands."""

    TEXT = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


_BEGINS = (
    (HeadingLevel.FIRST, re.compile(f"{_NUMBER}、")),
    (HeadingLevel.SECOND, re.compile(rf"[（(]{_NUMBER}[）)]")),
    (HeadingLevel.THIRD, re.compile(r"\d{1,2}[.．](?!\d)")),
    (HeadingLevel.FOURTH, re.compile(r"[（(]\d{1,2}[）)]")),
)


def heading_of(paragraph: str) -> tuple[HeadingLevel, int]:
    """Return the level of a paragraph, and how many of its characters are the heading.

    The heading goes to the end of its first sentence: all of a paragraph that is a heading alone.
    """
    for level, begins in _BEGINS:
        if begins.match(paragraph):
            end = paragraph.find("。") + 1 or len(paragraph)
            return level, end if end <= LONGEST else 0
    return HeadingLevel.TEXT, 0
