"""Texts that flow below the boxes of a form: over pages, framed or as a letter, or to write on."""

from dataclasses import replace

import pypdfium2
import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A4_PORTRAIT,
    Card,
    CardField,
    CardSection,
    CardTable,
    Form,
    SheetKind,
    TextBlock,
)
from tests.pdf import left_edges, texts

FORM = Form(
    code="try",
    name="试印表",
    title="{name}",
    kind=SheetKind.FORM,
    paper=A4_PORTRAIT,
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    photo_size=None,
    text_size=10.5,
    signatures=("签名",),
)


@pytest.fixture
def printed(fonts, tmp_path):
    def act(card, form=FORM):
        target = tmp_path / "a.pdf"
        build(form, [card], {}, target, fonts=fonts)
        return [page.replace("\r\n", "\n") for page in texts(target)]

    return act


def test_a_text_goes_on_over_pages_and_repeats_its_heading(printed):
    said = "\n".join(f"第{n}行" for n in range(1, 106))
    pages = printed(Card("甲", blocks=(TextBlock("发言", said), TextBlock("散会", "五点"))))
    assert len(pages) == 3
    assert all(page.count("发言") == 1 for page in pages)
    whole = "".join(pages)
    assert [n for n in range(1, 106) if f"第{n}行" not in whole] == []


def test_signatures_go_with_a_short_last_text_to_the_next_page(printed):
    for lines in range(40, 46):
        said = "\n".join(["话"] * lines)
        pages = printed(Card("甲", blocks=(TextBlock("发言", said), TextBlock("散会", "五点"))))
        assert ("五点" in pages[-1], "签名" in pages[-1]) == (True, True)


def test_a_letter_has_no_frame_and_ends_at_the_right(printed):
    letter = Card(
        "通知",
        blocks=(TextBlock("", "各位：\n　　请到会。"), TextBlock("", "某支部", align="right")),
        title="会议通知",
    )
    (page,) = printed(letter)
    assert page.startswith("会议通知")
    assert page.index("请到会") < page.index("某支部")


def test_columns_to_be_filled_in_have_equal_room(printed, tmp_path):
    ways = ("同意", "不赞成这一项", "弃权")
    table = CardTable("请选一格", ("姓名", *ways), (("张三", "", "", ""), ("", "", "", "")))
    printed(Card("甲", (CardSection("", (), (table,)),)))
    first, second, third = left_edges(tmp_path / "a.pdf", *ways)
    assert second - first == pytest.approx(third - second, abs=1)


def test_a_form_without_a_place_for_a_photo_has_none(printed):
    (page,) = printed(Card("甲", (CardSection("", (CardField("时间", "三点"),)),)))
    assert "照片" not in page
    assert "三点" in page


def test_lines_to_write_on_take_room(printed):
    few = printed(Card("甲", blocks=(TextBlock("讨论", ruled_lines=10),)))
    many = printed(Card("甲", blocks=(TextBlock("讨论", ruled_lines=40),)))
    assert (len(few), len(many)) == (1, 2)


def test_a_private_number_in_a_text_is_refused_below_the_archive(printed):
    with pytest.raises(DetailError, match="发言"):
        printed(Card("甲", blocks=(TextBlock("发言", "电话 13900001234"),)))


ONE_PAGE = replace(FORM, is_one_page=True, smallest_size=8)


def table(heading, count, **more):
    rows = tuple((f"{heading}{n}", "办") for n in range(1, count + 1))
    return CardSection("", (), (CardTable(heading, ("事项", "情况"), rows, **more),))


def test_a_form_of_one_page_shrinks_before_it_leaves_anything_out(printed):
    card = Card("甲", (table("事", 34),))
    assert len(printed(card)) == 2
    (page,) = printed(card, ONE_PAGE)
    assert "事34" in page
    assert "另有" not in page


def test_the_longest_table_says_how_much_it_leaves_out(printed):
    more = "另有 {count} 条见台账"
    card = Card(
        "甲", (table("长", 90, more=more), table("短", 5), table("留", 12, may_be_cut=False))
    )
    (page,) = printed(card, ONE_PAGE)
    assert all(f"短{n}" in page for n in range(1, 6))
    assert all(f"留{n}" in page for n in range(1, 13))
    assert "签名：" in page
    shown = sum(f"长{n}\n" in page or f"长{n} " in page for n in range(1, 91))
    assert f"另有 {90 - shown} 条见台账" in page


def test_what_fits_is_printed_at_its_own_size(printed):
    card = Card("甲", (table("事", 3),))
    assert printed(card, ONE_PAGE) == printed(card)


def test_lines_to_write_on_fill_a_page_that_they_nearly_fill(printed, tmp_path):
    form = replace(FORM, fills_page=True)
    usual = Card("甲", blocks=(TextBlock("意见", ruled_lines=20), TextBlock("散会", "五点")))
    (page,) = printed(usual, form)
    assert "签名" in page
    low = _height_of_word(tmp_path / "a.pdf", "签名")
    (page,) = printed(usual)
    high = _height_of_word(tmp_path / "a.pdf", "签名")
    assert low < 90 < high  # the foot of the page begins below 43 points
    for lines in (29, 31):
        assert len(printed(Card("甲", blocks=(TextBlock("意见", ruled_lines=lines),)), form)) == 1
    assert len(printed(Card("甲", blocks=(TextBlock("意见", ruled_lines=60),)), form)) > 1


def _height_of_word(source, word):
    pdf = pypdfium2.PdfDocument(source)
    shown = pdf[0].get_textpage()
    return shown.get_charbox(shown.search(word).get_next()[0])[1]


def red_runs(page) -> list[int]:
    """Return how long the red is in each line of pixels of a page that has any."""
    picture = page.render(scale=1).to_pil().convert("RGB")
    runs = []
    for y in range(picture.height):
        red = [x for x in range(picture.width) if picture.getpixel((x, y))[:2] == (184, 20)]
        if red:
            runs.append(max(red) - min(red) + 1)
    return runs


def test_bars_are_as_long_as_their_shares_and_a_sum_has_none(printed, tmp_path):
    rows = tuple((label, "1") for label in ("甲", "乙", "丙", "合计"))
    table = CardTable("人数", ("项目", "人数"), rows, bars=(1.0, 0.5, 0.0, None))
    (page,) = printed(Card("甲", (CardSection("", (), (table,)),)))
    assert "合计" in page
    runs = red_runs(pypdfium2.PdfDocument(tmp_path / "a.pdf")[0])
    assert {round(run / max(runs), 1) for run in runs} == {1.0, 0.5}


def test_bars_stand_on_one_page_where_they_can(printed):
    lines = tuple((f"第{n}行", "1") for n in range(12))
    table = CardTable("一表", ("项目", "人数"), lines, bars=(0.5,) * 12)
    for before in range(20, 36):
        first = CardTable("先", ("项",), tuple((f"{n}",) for n in range(before)))
        pages = printed(Card("甲", (CardSection("", (), (first, table)),)))
        holding = [page for page in pages if "第0行" in page]
        assert "第11行" in holding[0]


def test_bars_leave_no_row_out_of_a_form_of_one_page(printed):
    lines = tuple((f"第{n}行", "1") for n in range(70))
    table = CardTable("一表", ("项目", "人数"), lines, bars=(0.5,) * 70)
    form = replace(FORM, is_one_page=True, smallest_size=8)
    assert "第69行" in "".join(printed(Card("甲", (CardSection("", (), (table,)),)), form))


def test_columns_are_as_wide_as_is_declared(printed, tmp_path):
    heads, row = ("日期", "内容", "学时"), ("", "", "")
    table = CardTable("集中培训", heads, (row, row), shares=(1, 4, 1))
    printed(Card("张三", (CardSection("", (), (table,)),)))
    first, second, third = left_edges(tmp_path / "a.pdf", *heads)
    assert third - second == pytest.approx(4 * (second - first), rel=0.02)


def test_a_date_stays_whole_beside_a_very_long_text(printed, tmp_path):
    row = ("欧阳" + "长" * 38, "男", "1998年9月", "2023年7月17日", "刮板机司机", "2025-09-16", "")
    heads = ("姓名", "性别", "出生年月", "转正日期", "工作岗位", "起", "止")
    table = CardTable("入党介绍人", heads, (row, row))
    (page,) = printed(Card("张三", (CardSection("", (), (table,)),)))
    assert page.count("2025-09-16") == 2
