"""What a text may be, and what its lines are."""

import pytest

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.domain.wall_texts import (
    LineForm,
    TextLayout,
    own_kind,
    text_kinds,
    text_lines,
)

ONE = {"code": "oath", "title": "誓词", "place": "room", "purpose": "belief", "layout": "oath"}


def forms(body: str) -> list[LineForm]:
    return [form for _line, form in text_lines(body)]


def test_empty_lines_part_paragraphs_and_are_none():
    assert text_lines("　第一段。\n\n\n 第二段。 ") == (
        ("第一段。", LineForm.PARAGRAPH),
        ("第二段。", LineForm.PARAGRAPH),
    )


@pytest.mark.parametrize("line", ["一、总的要求", "第二章 会议", "十二、附则"])
def test_a_short_line_that_is_numbered_and_ends_open_is_a_heading(line):
    assert forms(f"{line}\n正文。") == [LineForm.HEADING, LineForm.PARAGRAPH]


@pytest.mark.parametrize(
    "line", ["一、按时参加会议。", "一、" + "很长的一句话" * 5, "（一）总的要求", "总的要求"]
)
def test_a_sentence_is_no_heading_however_it_begins(line):
    assert forms(f"{line}\n正文。")[0] is LineForm.PARAGRAPH


def test_who_signs_stands_at_the_right_only_as_the_last_line():
    assert forms("我愿意。\n宣誓人：")[-1] is LineForm.RIGHT
    assert forms("宣誓人：\n我愿意。")[0] is LineForm.PARAGRAPH
    assert forms("宣誓人：") == [LineForm.PARAGRAPH]
    assert forms("正文。\n综采一队党支部")[-1] is LineForm.RIGHT
    assert forms("正文。\n2026年11月21日")[-1] is LineForm.RIGHT


@pytest.mark.parametrize(
    "line", ["（二）完成党支部交办的其他工作", "党支部书记向支委会报告工作", "三、服从党委"]
)
def test_an_item_that_names_a_committee_is_no_signature(line):
    assert forms(f"正文。\n{line}")[-1] is not LineForm.RIGHT


def test_kinds_are_read_and_a_code_stands_once():
    (kind,) = text_kinds({"format": 1, "text": [ONE]})
    assert (kind.place, kind.purpose, kind.layout) == (
        WallPlace.ROOM,
        WallPurpose.BELIEF,
        TextLayout.OATH,
    )
    assert own_kind("own-1", "自己的").layout is TextLayout.RULES


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"format": 2, "text": [ONE]}, "2"),
        ({"format": 1, "text": [ONE, ONE]}, "code"),
        ({"format": 1, "text": [{**ONE, "place": "moon"}]}, "moon"),
    ],
)
def test_a_file_of_kinds_that_is_wrong_is_told(wrong, told):
    with pytest.raises(ValueError, match=told):
        text_kinds(wrong)
