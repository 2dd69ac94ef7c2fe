"""Levels of official texts, and how far a heading goes."""

import pytest

from dangjian_desktop.domain.headings import LONGEST, HeadingLevel, heading_of


@pytest.mark.parametrize(
    ("paragraph", "level", "length"),
    [
        ("一、基本情况", HeadingLevel.FIRST, 6),
        ("十二、工作。我们", HeadingLevel.FIRST, 6),
        ("（一）主要做法。坚持", HeadingLevel.SECOND, 8),
        ("(三)做法", HeadingLevel.SECOND, 5),
        ("1.按时召开。", HeadingLevel.THIRD, 7),
        ("（1）发言。", HeadingLevel.FOURTH, 6),
        ("3.5米的巷道。", HeadingLevel.TEXT, 0),
        ("一个支部", HeadingLevel.TEXT, 0),
        ("", HeadingLevel.TEXT, 0),
        ("一、" + "长" * (LONGEST - 3) + "。后", HeadingLevel.FIRST, LONGEST),
        ("一、" + "长" * (LONGEST - 2) + "。后", HeadingLevel.FIRST, 0),
    ],
)
def test_the_heading_of_a_paragraph(paragraph, level, length):
    assert heading_of(paragraph) == (level, length)
