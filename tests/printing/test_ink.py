import ast
import io
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

import dangjian_desktop
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Downward, Label, Line, draw
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import POINTS_PER_MM, Paper
from tests.printing.samples import ID_NUMBER


def drawn(ink: Ink, text: str) -> str:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    ink.draw(canvas, 50, 700, ink.prepared(text), Face.SANS, 20)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        return document[0].get_textpage().get_text_bounded()


def test_a_missing_character_is_boxed_with_its_code_and_reported_once(ink):
    text = drawn(ink, "王\ue863国\ue863")
    assert text.replace("\r\n", "").startswith("王")
    assert text.count("E8") == 2
    assert text.count("63") == 2
    assert ink.missing_glyphs == ("\ue863",)
    assert ink.missing_places == ("“王〓国〓”（〓 U+E863）",)


def test_markup_is_text_and_nothing_else(ink):
    text = '张三<b & C></para><img src="/etc/hostname"/>&lt;'
    assert drawn(ink, text) == text


def test_nothing_is_used_that_follows_tags_and_links():
    """reportlab's paragraphs would fetch pictures and make links out of the words of the data."""
    root = Path(dangjian_desktop.__file__).parent
    imported = {
        name.name
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab")
        for name in node.names
    }
    assert "Flowable" in imported
    assert imported & {"Paragraph", "XPreformatted", "ParagraphStyle", "paraparser"} == set()


COMMON_LINE = "䶮㛃同志2026年在WPS里登记了98.5%的台账"
RARE_LINE = "马𬱖、𫍯同志2026年在WPS里登记了98.5%的台账"


def copied(ink: Ink, *shapes) -> str:
    """Return what a reader of a page copies, line ends left out."""
    buffer = io.BytesIO()
    paper = Paper("", 400, 300)
    canvas = Canvas(buffer, pagesize=(1200, 900), invariant=1)
    draw(shapes, paper, canvas, ink)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        words = document[0].get_textpage()
        assert words.search("同志2026年在WPS里").get_next() is not None
        return words.get_text_bounded().replace("\r\n", "")


@pytest.mark.parametrize("told", [COMMON_LINE, RARE_LINE])
def test_what_stands_apart_is_copied_and_found_without_room(ink, told):
    text = ink.prepared(told)
    area = Area(20, 20, 300, 30)
    assert copied(ink, Label(area, text, Face.SANS, 10)) == told
    assert copied(ink, Line(area, ink.spaced(text), Face.SERIF, 10)) == told
    assert copied(ink, Line(area, ink.spaced(text), Face.SERIF, 10, is_spread=True)) == told


def test_a_text_that_runs_downwards_is_copied_in_its_order(ink):
    text = ink.prepared(COMMON_LINE)
    assert copied(ink, Downward(Area(20, 20, 60, 260), text, Face.SERIF, 10)) == COMMON_LINE


def right_edge(ink: Ink, text: str, *, is_spread: bool) -> float:
    """Return where the ink of a line of 100 mm ends, in millimetres."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(110 * POINTS_PER_MM, 30 * POINTS_PER_MM))
    told = ink.spaced(ink.prepared(text))
    line = Line(Area(0, 0, 100, 30), told, Face.SANS, 5, is_spread=is_spread)
    draw((line,), Paper("", 110, 30), canvas, ink)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        picture = document[0].render(scale=4).to_pil().convert("L")
    return picture.point(lambda value: 255 - value).getbbox()[2] / 4 / POINTS_PER_MM


def test_a_spread_line_fills_its_width_and_a_torn_one_is_left_alone(ink):
    text = "本支部2026年应到46人实到43人出席"
    assert right_edge(ink, text, is_spread=False) < 95
    assert right_edge(ink, text, is_spread=True) == pytest.approx(100, abs=0.8)
    assert right_edge(ink, "党支部", is_spread=True) == pytest.approx(15, abs=0.8)


def test_a_text_that_runs_downwards_never_sticks_out(ink):
    for told in ("中共星火煤矿综采一队支部委员会（第3届）", "A" * 60, "党", ""):
        label = Downward(Area(0, 0, 40, 240), ink.prepared(told), Face.SERIF_BLACK, 36)
        size, (column, *_others) = label.fitted(ink)
        assert size <= 36
        assert sum(ink.cell_height(one, label.face) for one in column) * size <= 240.01


def test_several_columns_are_taken_where_letters_grow(ink):
    told = ink.prepared("党员活动室管理制度" * 8)
    wide = Area(0, 0, 200, 100)
    one, _column = Downward(wide, told, Face.SERIF, 30).fitted(ink)
    several, columns = Downward(wide, told, Face.SERIF, 30, max_columns=9).fitted(ink)
    assert len(columns) > 3
    assert several > 2 * one


def test_every_text_is_checked_against_the_level(fonts):
    ink = Ink(fonts, DetailLevel.WALL)
    with pytest.raises(DetailError, match="标题"):
        ink.prepared(f"甲{ID_NUMBER}", "标题")


def test_hiding_a_number_behind_invisible_characters_does_not_help(fonts):
    with pytest.raises(DetailError):
        Ink(fonts, DetailLevel.WALL).prepared("\u200b".join(ID_NUMBER), "某处")


def test_a_missing_character_takes_the_room_of_one(ink):
    text = ink.prepared("王\ue863")
    assert ink.width(text, Face.SANS, 10) == pytest.approx(20)


def test_a_missing_character_is_told_with_the_words_around_it(ink):
    ink.prepared("综采一队党支部组织委员王\ue863同志于二〇二六年到任")
    assert ink.missing_places == ("“…部组织委员王〓同志于二〇二…”（〓 U+E863）",)


def test_all_lines_of_a_paragraph_but_its_last_are_to_fill_the_width(ink):
    text = ink.prepared("支部委员会每月至少召开1次会议\n散会")
    found = ink.paragraph_lines(text, Face.SANS, 10, 60)
    assert [told for told, _fills in found] == [
        "支部委员会每",
        "月至少召开",
        "1\u2005次会议",
        "散会",
    ]
    assert [fills for _told, fills in found] == [True, True, False, False]
