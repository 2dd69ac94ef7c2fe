import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.privacy import DetailLevel
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


def test_markup_is_text_and_nothing_else(ink):
    text = '张三<b & C></para><img src="/etc/hostname"/>&lt;'
    assert drawn(ink, text) == text


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
