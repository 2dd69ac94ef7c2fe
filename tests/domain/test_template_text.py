"""Blanks within a line: what superiors leave to be filled in, and what only looks like it."""

import pytest

from dangjian_desktop.domain.template_text import LINED, SpanKind, is_empty, spans_in


def told(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.label) for one in spans_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名：________", [("________", "姓名")]),
        (f"所在党支部{LINED * 8}", [(LINED * 8, "所在党支部")]),
        ("姓名：        性别：    ", [("        ", "姓名"), ("    ", "性别")]),
        ("共（  ）人", [("  ", "共")]),
        ("{{支部名称}}工作总结", [("{{支部名称}}", "支部名称")]),
        ("×××党支部", [("×××", "党支部")]),
        ("«姓名»同志", [("«姓名»", "姓名")]),
        ("职务：", [("", "职务")]),
    ],
)
def test_a_place_to_write_is_found_with_the_words_before_it(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "现将有关情况报告如下：",
        "各党支部：",
        "会议于上午召开（见附件）。",
        "第一，要提高认识；第二，要抓好落实。",
        "MAX XL号工作服",
        "表1 党员名册",
    ],
)
def test_a_sentence_has_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["填表时间：    年  月  日", "20  年 月 日", "年月日", "××××年×月×日", "___年___月___日"],
)
def test_a_day_is_one_blank_of_three_parts(text):
    (one,) = spans_in(text)
    assert one.kind is SpanKind.DAY
    assert len(one.parts) == 3


def test_a_day_to_the_month_has_two_parts():
    (one,) = spans_in("      年    月")
    assert len(one.parts) == 2


def test_white_space_that_sets_a_day_at_the_right_is_none_of_it():
    text = " " * 30 + "年  月  日"
    (one,) = spans_in(text)
    assert one.start == 26


def test_a_year_that_is_printed_is_no_blank():
    assert spans_in("2026年11月8日") == []


@pytest.mark.parametrize(
    ("text", "words", "groups"),
    [
        ("性别：□男 □女", ["男", "女"], {"性别"}),
        ("是□ 否□", ["是", "否"], {"□"}),
        ("是否公示：是□　否□", ["是", "否"], {"是否公示"}),
        ("性别：□男□女  民族：□汉族□其他", ["男", "女", "汉族", "其他"], {"性别", "民族"}),
    ],
)
def test_boxes_have_their_words_and_what_they_are_about(text, words, groups):
    found = spans_in(text)
    assert [one.label for one in found] == words
    assert {one.group for one in found} == groups


@pytest.mark.parametrize(
    "note",
    ["注：请在□内打√。", "在相应的“□”内打“√”", "符合的在□中划√", "说明：□打“√”", "请于□里填√"],
)
def test_a_box_that_a_note_speaks_of_is_none_to_be_ticked(note):
    assert spans_in(note) == []
    (one,) = spans_in(f"□同意 {note}")
    assert one.label == "同意"


def test_after_boxes_the_next_blank_has_its_own_words():
    text = "政治面貌：□党员  □团员   职务："
    assert spans_in(text)[-1].label == "职务"


@pytest.mark.parametrize("text", ["□党课 □其他：____", "□党课 □其他____", "□党课 □其他（    ）"])
def test_what_is_to_be_said_of_a_box_is_called_by_its_word(text):
    assert [one.label for one in spans_in(text)] == ["党课", "其他", "其他"]


def test_white_space_alone_is_empty():
    assert is_empty(f" 　\t{LINED}\n")
    assert not is_empty("无")
