"""Letters, measured: margins, lines, characters, typefaces and page numbers of GB/T 9704-2012."""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.fonts import FONT_FILES, Face, Fonts, OwnFont
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_PORTRAIT,
    A4_PORTRAIT,
    POINTS_PER_MM,
    Letter,
    LetterList,
    LetterText,
    SheetKind,
)
from tests.pdf import glyphs, left_edges, texts
from tests.printing.samples import FONT_FOLDER, ID_NUMBER, LONG_BRANCH

#: facts.md 12: the block is 156 by 225 mm, with 28 characters in a line and 22 lines.
LEFT, TOP = 28 * POINTS_PER_MM, 37 * POINTS_PER_MM
ACROSS, DOWN = 156 * POINTS_PER_MM / 28, 225 * POINTS_PER_MM / 22
PAGE_HEIGHT = 297 * POINTS_PER_MM

LETTER = Letter(code="try", name="试印信", title="{name}")
NOTICE = replace(
    LETTER,
    kind=SheetKind.WALL,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    levels=(DetailLevel.WALL,),
)
TEXT = LetterText(
    "张三",
    "关于确定张三同志为入党积极分子的备案报告",
    "星火煤矿党委：",
    ("支部委员会讨论，同意确定张三同志为入党积极分子。", "请予备案。"),
    LetterList(("姓名", "性别"), (("张三", "男"), ("李四", "女"))),
    ("入党申请书", "谈话记录"),
    "综采一队党支部",
    "2026年11月28日",
)


@pytest.fixture
def printed(fonts, tmp_path):
    def act(*letters, template=LETTER, paper=None):
        target = tmp_path / "a.pdf"
        build(template, letters, {}, target, fonts=fonts, paper=paper)
        return ["".join(page.split()) for page in texts(target)]

    return act


def test_a_letter_goes_from_whom_it_is_for_to_who_signs_it(printed):
    (page,) = printed(TEXT)
    parts = ("备案报告", "星火煤矿党委：", "请予备案", "李四", "附件：1.入党申请书", "2.谈话记录")
    places = [page.index(part) for part in (*parts, "综采一队党支部", "2026年11月28日")]
    assert places == sorted(places)
    assert "第1页" not in page
    assert page.endswith("—1—")


def test_the_margin_is_that_of_office_paper_and_grows_with_it(printed, tmp_path):
    printed(TEXT)
    (edge,) = left_edges(tmp_path / "a.pdf", "星火")
    assert edge == pytest.approx(28 * POINTS_PER_MM, abs=2)
    (indented,) = left_edges(tmp_path / "a.pdf", "支部委员会讨论")
    assert indented - edge == pytest.approx(2 * ACROSS, abs=2)
    printed(TEXT, template=NOTICE, paper=A3_PORTRAIT)
    (larger,) = left_edges(tmp_path / "a.pdf", "星火")
    assert larger == pytest.approx(28 * 297 / 210 * POINTS_PER_MM, abs=3)


def test_the_date_ends_four_characters_from_the_right(printed, tmp_path):
    printed(TEXT)
    (name, day) = left_edges(tmp_path / "a.pdf", "综采一队党支部", "2026年")
    right = (210 - 26) * POINTS_PER_MM
    assert right - 16 * LETTER.text_size < day < right - 8 * LETTER.text_size
    assert abs(name - day) < 3 * LETTER.text_size


def test_pages_of_a_long_letter_are_numbered_and_who_signs_is_never_alone(printed):
    for lines in range(14, 26):
        said = tuple(f"第{n}件事已经办好。" for n in range(lines))
        pages = printed(replace(TEXT, paragraphs=said, listed=None, attachments=()))
        assert f"第{lines - 1}件事" in pages[-1]
        assert "综采一队党支部" in pages[-1]
        if len(pages) > 1:
            assert "—2—" in pages[-1]


def test_a_letter_that_spills_a_few_lines_stands_on_one_page(printed, tmp_path):
    said = tuple(f"第{n}件事已经办好。" for n in range(18))
    (page,) = printed(replace(TEXT, paragraphs=said, listed=None, attachments=()))
    assert "第17件事" in page
    assert "2026年11月28日" in page
    lines = sorted({round(one.y, 1) for one in glyphs(tmp_path / "a.pdf")}, reverse=True)
    pitch = lines[3] - lines[4]
    assert 225 * POINTS_PER_MM / 26 - 0.1 < pitch < DOWN


def test_who_signs_below_a_list_goes_with_the_last_attachment(printed):
    for lines in range(8, 24):
        said = tuple(f"第{n}件事已经办好。" for n in range(lines))
        last = printed(replace(TEXT, paragraphs=said))[-1]
        assert "谈话记录" in last
        assert "综采一队党支部" in last


def test_names_and_short_words_of_a_crowded_list_stay_whole(printed, tmp_path):
    heads = ("姓名", "性别", "出生年月", "工作岗位", "申请入党", "确定发展对象", "入党介绍人")
    row = (
        "欧阳国",
        "男",
        "1999年4月",
        "刮板机司机",
        "2024年1月9日",
        "2025年5月14日",
        "李康民、黎平斌",
    )
    printed(replace(TEXT, listed=LetterList(heads, (row,))))
    found = glyphs(tmp_path / "a.pdf")
    words = "".join(one.text for one in found)
    for shown in ("姓名", "性别", "欧阳国", "工作岗位"):
        at = words.index(shown)
        assert len({round(one.y, 2) for one in found[at : at + len(shown)]}) == 1, shown


def test_several_letters_stand_each_on_a_page(printed):
    pages = printed(TEXT, replace(TEXT, to="另一个党委："))
    assert ["另一个党委" in page for page in pages] == [False, True]


def test_each_letter_of_several_is_numbered_by_itself(printed):
    long = replace(TEXT, paragraphs=tuple(f"第{n}件事已经办好。" for n in range(30)))
    pages = printed(TEXT, long, TEXT)
    assert len(pages) == 4
    numbered = [[n for n in range(1, 5) if f"—{n}—" in page] for page in pages]
    assert numbered == [[1], [1], [2], [1]]  # the standard leaves out blank pages alone


def test_a_notice_of_one_page_that_hangs_has_no_number(printed):
    (page,) = printed(TEXT, template=NOTICE)
    assert "—" not in page


def test_a_long_name_stays_within_the_page(printed, tmp_path):
    printed(replace(TEXT, signed=LONG_BRANCH[:28], title=f"关于{LONG_BRANCH}的报告"))
    (edge,) = left_edges(tmp_path / "a.pdf", LONG_BRANCH[:4])
    assert edge >= 0


def test_a_name_longer_than_a_line_is_signed_on_two_even_ones_within_the_margins(printed, tmp_path):
    name = "青石岭煤矿集团通风防尘机电运输地面生产后勤服务联合第一采掘工程区队党支部委员会"
    printed(replace(TEXT, signed=name, attachments=()))
    *_others, first, second, _day, _number = measured(tmp_path / "a.pdf")
    assert "".join(one.text for one in (*first, *second)) == name
    assert abs(len(first) - len(second)) <= 2
    for line in (first, second):
        assert line[0].x >= LEFT - 0.1
        assert line[-1].x + 16 <= LEFT + 28 * ACROSS + 0.3
    middles = [(line[0].x + line[-1].x + 16) / 2 for line in (first, second)]
    assert middles[0] == pytest.approx(middles[1], abs=0.5)


def test_a_notice_with_an_id_number_is_refused_as_a_whole(printed, tmp_path):
    with pytest.raises(DetailError):
        printed(replace(TEXT, paragraphs=(f"身份 {ID_NUMBER}",)), template=NOTICE)
    assert not (tmp_path / "a.pdf").exists()


def measured(path, page=0):
    """Return the lines of a page, from above: the glyphs of each, from the left."""
    lines = defaultdict(list)
    for glyph in glyphs(path, page):
        lines[round(glyph.y, 1)].append(glyph)
    return [sorted(lines[y], key=lambda one: one.x) for y in sorted(lines, reverse=True)]


@pytest.fixture
def full(printed, tmp_path):
    """Print a letter of three full pages, all of it one paragraph."""

    def act(**changes):
        said = "党支部按时召开会议认真学习讨论决定有关事项" * 70
        text = replace(TEXT, to="", listed=None, attachments=(), paragraphs=(said,))
        printed(replace(text, **changes))
        return tmp_path / "a.pdf"

    return act


def test_a_page_has_twenty_two_lines_of_twenty_eight_characters(full):
    *lines, number = measured(full(), 1)
    assert [len(line) for line in lines] == [28] * 22
    assert "".join(one.text for one in number) == "—2—"


def test_lines_and_characters_stand_at_the_pitch_of_the_standard(full):
    *lines, _number = measured(full(), 1)
    for line in lines:
        assert line[0].x == pytest.approx(LEFT, abs=0.1)
        assert line[-1].x + 16 == pytest.approx(LEFT + 28 * ACROSS, abs=0.3)
        apart = [after.x - one.x for one, after in pairwise(line)]
        assert apart == pytest.approx([ACROSS] * 27, abs=0.05)
    down = [one[0].y - after[0].y for one, after in pairwise(lines)]
    assert down == pytest.approx([DOWN] * 21, abs=0.05)
    assert PAGE_HEIGHT - TOP - DOWN < lines[0][0].y < PAGE_HEIGHT - TOP
    assert lines[-1][0].y > 35 * POINTS_PER_MM


def test_the_letters_are_of_the_sizes_of_the_standard(full):
    title, *body = measured(full())
    assert {one.size for one in title} == {22}
    assert {one.size for line in body[:-1] for one in line} == {16}
    assert {one.size for one in body[-1]} == {14}


def test_the_title_stands_in_the_middle_with_a_free_line_below(full):
    title, first, *_rest = measured(full(title="关于报送工作总结的报告"))
    middle = (title[0].x + title[-1].x + 22) / 2
    assert middle == pytest.approx(LEFT + 14 * ACROSS, abs=0.5)
    assert title[0].y - first[0].y == pytest.approx(2 * DOWN, abs=3)
    assert first[0].x == pytest.approx(LEFT + 2 * ACROSS, abs=0.1)


def test_pages_are_numbered_outside_seven_millimetres_below_the_text(full):
    path = full()
    odd, even = measured(path, 0)[-1], measured(path, 1)[-1]
    assert odd[-1].x + 2 * 14 == pytest.approx(LEFT + 28 * ACROSS, abs=2)  # the dash is narrower
    assert even[0].x == pytest.approx(LEFT + 14, abs=0.5)
    dash = 35 * POINTS_PER_MM - (odd[0].y + 0.38 * 14)
    assert dash == pytest.approx(7 * POINTS_PER_MM, abs=0.5)


def test_each_level_of_headings_has_its_typeface(printed, tmp_path):
    said = ("一、基本情况", "（一）主要做法。坚持每月学习。", "1.按时召开。", "（1）人人发言。")
    printed(replace(TEXT, paragraphs=said, listed=None))
    fonts = {one.text: one.font for line in measured(tmp_path / "a.pdf") for one in line}
    assert "SansSC" in fonts["基"]
    assert "WenKai" in fonts["做"]
    assert "SerifSC" in fonts["坚"]
    assert fonts["召"] == fonts["言"] == fonts["坚"]


def test_a_long_sentence_with_a_number_is_no_heading(printed, tmp_path):
    said = "一、" + "支部全体党员按照上级要求" * 5 + "。"
    printed(replace(TEXT, paragraphs=(said,), listed=None))
    assert all("Sans" not in one.font for line in measured(tmp_path / "a.pdf") for one in line)


def test_a_line_that_a_mark_may_not_begin_still_ends_at_the_margin(full):
    said = "党支部按时召开会议，认真学习、讨论决定“有关事项”，报告第三季度情况。" * 20
    for line in measured(full(paragraphs=(said,)))[2:-4]:
        assert line[0].text not in "，。、”"
        assert line[-1].text not in "“"
        assert line[-1].x + 16 == pytest.approx(LEFT + 28 * ACROSS, abs=1)


def test_the_day_stands_four_characters_from_the_right_below_who_signs(full):
    name, day, _number = measured(full(), 2)[-3:]
    assert "".join(one.text for one in day) == "2026年11月28日"
    assert day[-1].x + 16 == pytest.approx(LEFT + 24 * ACROSS, abs=0.5)
    middles = [(line[0].x + line[-1].x + 16) / 2 for line in (name, day)]
    assert middles[0] == pytest.approx(middles[1], abs=0.5)
    assert name[0].y - day[0].y == pytest.approx(DOWN, abs=0.05)


def test_a_long_name_of_an_attachment_goes_on_below_its_beginning(printed, tmp_path):
    long = "综采一队党支部换届选举工作方案和候选人预备人选名册及其说明材料"
    printed(replace(TEXT, listed=None, attachments=(long, "谈话记录")))
    lines = measured(tmp_path / "a.pdf")
    first = next(line for line in lines if line[0].text == "附")
    after, second = lines[lines.index(first) + 1 : lines.index(first) + 3]
    begins = next(one.x for one in first if one.text == "综")
    assert after[0].x == pytest.approx(begins, abs=0.5)
    assert "".join(one.text for one in second).startswith("2.谈话记录")


def test_a_typeface_of_the_branch_is_used_and_what_it_lacks_is_filled(tmp_path):
    own = Fonts(FONT_FOLDER, {Face.FANGSONG: OwnFont("own", FONT_FOLDER / FONT_FILES[Face.KAI])})
    build(LETTER, [replace(TEXT, listed=None)], {}, tmp_path / "a.pdf", fonts=own)
    shown = {one.text: one.font for line in measured(tmp_path / "a.pdf") for one in line}
    assert "WenKai" in shown["员"]
    assert "SerifSC" in shown["备"] or "WenKai" in shown["备"]


def test_a_typeface_that_is_gone_is_replaced_by_the_one_that_stands_in(tmp_path):
    own = Fonts(FONT_FOLDER, {Face.FANGSONG: OwnFont("gone", tmp_path / "gone.ttf")})
    build(LETTER, [TEXT], {}, tmp_path / "a.pdf", fonts=own)
    assert any("SerifSC" in one.font for one in glyphs(tmp_path / "a.pdf"))


def ends(line):
    """Return where a line of full-width characters ends."""
    return line[-1].x + 16


def test_room_to_write_in_takes_what_a_line_has_to_spare_and_is_never_torn(printed, tmp_path):
    blank = "＿" * 8
    said = f"按照{blank}要求，现将综采一队党支部{blank}情况报告如下。"
    printed(replace(TEXT, paragraphs=(said,), listed=None))
    line = next(one for one in measured(tmp_path / "a.pdf") if one[0].text == "按")
    assert ends(line) == pytest.approx(LEFT + 28 * ACROSS, abs=1)
    ruled = [one.x for one in line if one.text == "＿"]
    assert len(ruled) > len(blank)
    assert max(after - one for one, after in pairwise(ruled)) < 16.1


def test_room_for_a_day_takes_what_is_spare_in_even_shares(printed, tmp_path):
    said = "公示期从＿＿＿＿年＿＿月＿＿日到＿＿＿＿＿＿＿＿＿＿＿＿＿＿为止。"
    printed(replace(TEXT, paragraphs=(said,), listed=None))
    line = next(one for one in measured(tmp_path / "a.pdf") if one[0].text == "公")
    year, month, day = map(len, re.findall("＿+", "".join(one.text for one in line)))
    assert (year - 4, month - 2, day - 2) == (3, 3, 3)


def test_room_at_the_end_of_a_paragraph_goes_to_the_margin(printed, tmp_path):
    said = ("（二）党员教育管理和发展党员。" + "＿" * 16, "（三）围绕中心工作。＿＿＿", "＿" * 9)
    printed(replace(TEXT, paragraphs=said, listed=None))
    lines = [one for one in measured(tmp_path / "a.pdf") if one[-1].text == "＿"]
    assert len(lines) == len(said)
    for line in lines:
        assert LEFT + 27 * ACROSS - 1 < ends(line) < LEFT + 28 * ACROSS


def test_room_for_which_a_line_has_none_left_gets_the_next(printed, tmp_path):
    said = "（一）开展支部党员大会、支部委员会会议、主题党日活动。"
    printed(replace(TEXT, paragraphs=(said[:23] + "。＿＿＿＿＿＿＿＿＿",), listed=None))
    (line,) = [one for one in measured(tmp_path / "a.pdf") if one[-1].text == "＿"]
    assert {one.text for one in line} == {"＿"}
    assert line[0].x == pytest.approx(LEFT, abs=0.1)
    assert LEFT + 27 * ACROSS - 1 < ends(line) < LEFT + 28 * ACROSS


@pytest.mark.parametrize("after", [(), ("继续抓好落实。", "请予审阅。")])
def test_a_heading_never_ends_a_page(printed, after):
    for lines in range(12, 24):
        said = (*(f"第{n}件事已经办好。" for n in range(lines)), "四、下一步打算", "＿" * 24)
        text = replace(TEXT, paragraphs=(*said, *after), listed=None, attachments=())
        assert all(not page.partition("—")[0].endswith("下一步打算") for page in printed(text))
