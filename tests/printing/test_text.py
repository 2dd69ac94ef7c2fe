import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.printing.text import (
    NEVER_ENDS,
    NEVER_STARTS,
    QUARTER,
    Standing,
    break_lines,
    cells,
    cleaned,
    columns_of,
    even_lines,
    fit,
    keeping,
    kept_whole,
    may_break,
    spaced,
    spread_pieces,
)


class Ems(defaultdict):
    """Chinese characters and marks are one em wide, the letters of ASCII half of that."""

    def __missing__(self, character: str) -> float:
        return 0.5 if character.isascii() else 1.0


EMS = Ems()


def width(text: str) -> float:
    return sum(EMS[character] for character in text)


hanzi = st.sampled_from("中共党员支部委会书记煤矿综采一队买提吐尔逊𬱖䶮")
openings = st.sampled_from("（《「『【“‘([")
closings = st.sampled_from("，。、；：！？）》」』】”’%…—·")
words = st.sampled_from(["2026-11-20", "3101", "98.5%", "WPS"])
#: Texts as people write them: a mark or two between words, never a row of ten.
pieces = st.one_of(
    st.text(hanzi, min_size=1, max_size=6),
    st.tuples(openings, hanzi).map("".join),
    st.tuples(hanzi, closings).map("".join),
    st.tuples(hanzi, closings, closings).map("".join),
    st.sampled_from(["2026-11-20", "3101", "A4", "WPS", "98.5%", " ", "13 年"]),
)
texts = st.lists(pieces, max_size=25).map("".join)
any_text = st.text(st.one_of(hanzi, openings, closings, st.sampled_from("ab 19-./")), max_size=60)


@given(texts, st.integers(6, 30))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text, limit):
    lines = break_lines(text, limit, EMS)
    for line in lines[1:]:
        assert line[0] not in NEVER_STARTS, lines
    for line in lines[:-1]:
        assert line[-1] not in NEVER_ENDS, lines


@given(any_text, st.floats(1, 30))
def test_a_bad_break_is_made_only_where_no_good_one_exists(text, limit):
    text = re.sub(" +", " ", text)  # a place is looked for by its text below
    lines = break_lines(text, limit, EMS)
    text = text.lstrip(" ")
    start = 0
    for line, following in pairwise(lines):
        start = text.index(line, start)
        cut = text.index(following, start + len(line))
        if following[0] in NEVER_STARTS or (line and line[-1] in NEVER_ENDS):
            fitting = [at for at in range(start + 1, cut + 1) if width(text[start:at]) <= limit]
            assert not any(may_break(text, at) for at in fitting), (line, following)
        start += len(line)


@given(any_text, st.floats(1, 40))
def test_breaking_loses_nothing_but_spaces_and_no_line_is_too_wide(text, limit):
    lines = break_lines(text, limit, EMS)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= limit + 1e-6 or len(line) == 1 for line in lines)


@given(st.lists(st.tuples(st.text(hanzi, min_size=1, max_size=6), words)), st.integers(6, 30))
def test_numbers_and_words_stay_whole(parts, limit):
    text = "".join(before + word for before, word in parts)
    lines = break_lines(text, limit, EMS)
    assert sum(len(re.findall("[0-9A-Z.%-]+", line)) for line in lines) == len(parts)


@given(texts, st.integers(6, 30))
def test_even_lines_are_no_more_and_no_wider_than_the_others(text, limit):
    lines, even = break_lines(text, limit, EMS), even_lines(text, limit, EMS)
    assert len(even) <= len(lines)
    assert "".join(even).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= limit + 1e-6 for line in even)


@given(any_text.filter(str.strip), st.floats(5, 300), st.floats(2, 100), st.integers(1, 3))
def test_a_fitted_text_never_sticks_out_of_its_box(text, across, down, most):
    fitted = fit(text, across, down, EMS, largest=12, max_lines=most)
    assert 0 < fitted.size <= 12
    assert len(fitted.lines) <= most
    assert fitted.height <= down * 1.0001
    assert all(width(line) * fitted.size <= across * 1.001 for line in fitted.lines)


def test_a_line_ends_where_the_text_says_so():
    assert break_lines("甲\n\n乙丙丁", 2, EMS) == ("甲", "", "乙丙", "丁")


def test_one_character_does_not_stand_alone_in_even_lines():
    assert even_lines("博士研究生", 4, EMS) == ("博士研", "究生")
    assert even_lines("组织委员、党小组长", 8, EMS) == ("组织委员、", "党小组长")


def test_a_long_name_breaks_after_its_dot():
    assert break_lines("买买提·吐尔逊", 3.5, EMS) == ("买买", "提·吐", "尔逊")
    assert even_lines("买买提·吐尔逊", 5, EMS) == ("买买提·", "吐尔逊")


def test_a_word_longer_than_the_line_is_cut():
    assert break_lines("ABCDEFGH", 2, EMS) == ("ABCD", "EFGH")


def test_a_character_wider_than_the_line_stands_alone():
    assert break_lines("1", 0.1, EMS) == ("1",)
    assert break_lines("王1", 0.1, EMS) == ("王", "1")
    assert break_lines("  ", 0.1, EMS) == ("",)


def test_an_empty_text_is_one_empty_line():
    assert break_lines("", 10, EMS) == ("",)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("张\u200b三\u202e", "张三"),
        ("张\t三\u00a0李", "张 三 李"),
        ("甲\r\n乙\u2028丙\r丁", "甲\n乙\n丙\n丁"),
        ("葛\U000e0100", "葛"),
        ("\ud800王", "王"),
        ("\x00\x07王", "王"),
        ("马𬱖　䶮", "马𬱖　䶮"),
    ],
)
def test_what_cannot_be_drawn_is_taken_out(raw, expected):
    assert cleaned(raw) == expected


@pytest.mark.parametrize("told", ["到2026年9月14日止", "第15号", "应到23名，实到19人", "＿＿＿票"])
def test_a_number_or_a_blank_stays_with_what_it_counts(told):
    for ems in range(6, 16):
        lines = break_lines(told * 4, ems, EMS)
        assert not [line for line in lines if line[:1] in "年月日号名人票"]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("第3届", "第|3|届"),
        ("使用WPS表格", "使用|WPS|表格"),
        ("占98.5%以上", "占|98.5%|以上"),
        ("到 3 人", "到 3 人"),
        ("（3）人，4名", "（3）人，4|名"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("𬱖2", "𬱖|2"),
        ("2026-11-20", "2026-11-20"),
        ("", ""),
    ],
)
def test_chinese_and_latin_stand_a_quarter_apart(raw, told):
    assert spaced(raw) == told.replace("|", QUARTER)


@given(texts, st.integers(6, 30))
def test_quarters_change_nothing_about_where_lines_may_break(text, limit):
    lines = break_lines(spaced(text), limit, EMS)
    assert "".join(lines).replace(QUARTER, "").replace(" ", "") == text.replace(" ", "")
    for line in lines[1:]:
        assert line[0] not in NEVER_STARTS
    for line in lines:
        assert not line.startswith(QUARTER)
        assert not line.endswith(QUARTER)
        assert width(line) <= limit + 1e-6


def test_a_number_stays_with_what_it_counts_across_a_quarter():
    for ems in range(6, 16):
        lines = break_lines(spaced("到2026年9月14日止" * 4), ems, EMS)
        assert not [line for line in lines if line[:1] in "年月日"]


@given(texts)
def test_the_pieces_of_a_spread_line_are_the_line(text):
    line = spaced(text)
    assert "".join(spread_pieces(line)) == line


def test_words_dashes_and_dots_are_not_torn_apart():
    assert spread_pieces("用WPS 98.5%——完……") == ("用", "WPS ", "98.5%", "——", "完", "……")


def test_a_text_runs_downwards_with_its_marks_turned():
    told = [(one.text, one.standing) for one in cells("“三会”（第12届）：2026年，WPS——完。")]
    upright, turned, corner = Standing.UPRIGHT, Standing.TURNED, Standing.CORNER
    assert told == [
        ("『", turned),
        ("三", upright),
        ("会", upright),
        ("』", turned),
        ("（", turned),
        ("第", upright),
        ("12", upright),
        ("届", upright),
        ("）", turned),
        ("：", corner),
        ("2026", turned),
        ("年", upright),
        ("，", corner),
        ("WPS", turned),
        ("——", turned),
        ("完", upright),
        ("。", corner),
    ]


@given(texts.filter(str.strip), st.integers(1, 6))
def test_columns_lose_nothing_and_none_begins_with_a_closing_mark(text, count):
    places = cells(text)
    columns = columns_of(places, count, EMS)
    assert len(columns) <= count
    assert [one for column in columns for one in column] == list(places)
    for column in columns[1:]:
        assert column[0].text[0] not in NEVER_STARTS


def test_columns_are_about_equally_high():
    lengths = [len(one) for one in columns_of(cells("党支部的工作" * 5), 3, EMS)]
    assert lengths == [10, 10, 10]


def test_columns_of_a_name_end_where_a_word_does():
    name = "青石岭矿洗煤厂第一党支部"
    columns = columns_of(cells(name), 2, EMS, kept_whole(name, is_name=True))
    assert ["".join(one.text for one in column) for column in columns] == [name[:7], name[7:]]


def test_a_wide_room_vanishes_at_a_break_and_stays_before_a_paragraph():
    assert break_lines("人人讲安全　事事为安全", 6, EMS) == ("人人讲安全", "事事为安全")
    assert break_lines("　　人人讲安全事事为安全", 6, EMS)[0] == "　　人人讲安"


def test_words_that_are_kept_stay_whole_in_lines_and_in_even_lines():
    kept = keeping(["党委", "上级党委", "同志"])
    assert break_lines("经讨论同意接收王某某同志为党员", 10, EMS, kept)[0] == "经讨论同意接收王某某"
    assert break_lines("上级党委派人谈话", 3, EMS, kept) == ("上级党", "委派人", "谈话")
    assert even_lines("上级党委派人谈话", 6, EMS, kept) == ("上级党委", "派人谈话")
    assert even_lines("上级党委派人谈话", 6, EMS) == ("上级党委", "派人谈话")
    assert even_lines("请上级党委派人谈", 6, EMS, kept) == ("请上级党委", "派人谈")


def test_each_paragraph_keeps_its_own_words():
    assert break_lines("甲\n乙丙同志", 3, EMS, keeping(["同志"])) == ("甲", "乙丙", "同志")


def test_no_paragraph_ends_in_a_line_of_one_or_two_letters():
    text = "对上述人选有什么意见的，请向支部反映。"
    assert break_lines(text, 17, EMS) == ("对上述人选有什么意见的，请向支", "部反映。")
    assert break_lines(text, 30, EMS) == (text,)


def test_room_to_write_in_counts_as_letters_of_the_last_line():
    text = "对上述人选有意见的，请向支部反映。联系人：＿＿＿＿，电话：＿＿＿＿。"
    assert break_lines(text, 21, EMS)[0] == "对上述人选有意见的，请向支部反映。联系人："


def test_a_line_is_not_torn_apart_for_a_third_letter_of_the_last():
    kept = keeping(["支部", "反映", "党小组"])
    text = "对上述人选有什么意见的，请向支部反映。"
    assert break_lines(text, 17, EMS, kept) == ("对上述人选有什么意见的，请向支部", "反映。")
    text = "本支部现有党员四十六名，其中预备党员四名，设党小组四个。"
    assert break_lines(text, 26.5, EMS, kept)[-1] == "四个。"


def test_a_line_is_not_emptied_for_the_last_one():
    assert break_lines("王王ABCDEFGHIJKLMNOP二", 10.5, EMS) == ("王王ABCDEFGHIJKLMNOP", "二")
