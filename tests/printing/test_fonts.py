import io
import shutil

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.fonts import FONT_FILES, NO_FONT, Face, Fonts, to_unicode_map
from tests.printing.samples import FONT_FOLDER, RARE

#: U+E863 was 䶮 in old GB 18030 fonts; no font of ours has anything there.
PRIVATE_USE = "\ue863"


def uncompressed(font_name: str, text: str) -> bytes:
    canvas = Canvas(io.BytesIO(), invariant=1, pageCompression=0)
    canvas.setFont(font_name, 20)
    canvas.drawString(50, 700, text)
    return canvas.getpdfdata()


def copied_back(font_name: str, text: str) -> str:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont(font_name, 20)
    canvas.drawString(50, 700, text)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        return document[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("face", list(Face))
def test_every_shipped_font_has_the_rare_characters_of_names(fonts, face):
    assert fonts.covers(RARE + "·（）、，。《》“”…—０１２", face)


@pytest.mark.parametrize("face", list(FONT_FILES))
def test_every_shipped_font_has_its_licence_beside_it(face):
    family = FONT_FILES[face].partition("-")[0].partition("_")[0]
    licence = FONT_FOLDER / f"LICENSE-{family}.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("face", list(Face))
def test_what_is_printed_can_be_copied_beyond_the_basic_plane(fonts, face):
    assert copied_back(fonts.name(face), f"{RARE}王建国𫍯𣲘A1") == f"{RARE}王建国𫍯𣲘A1"


@pytest.mark.parametrize("face", list(Face))
def test_the_way_back_to_unicode_is_a_utf_16_pair(fonts, face):
    # pdfium forgives the five digits that reportlab writes; poppler and WPS do not.
    assert b"<D873DC56>" in uncompressed(fonts.name(face), "马𬱖")


def test_reportlab_alone_still_needs_the_workaround():
    pdfmetrics.registerFont(TTFont("untouched", str(FONT_FOLDER / FONT_FILES[Face.SANS])))
    pdfmetrics._fonts["untouched"] = TTFont("untouched", str(FONT_FOLDER / FONT_FILES[Face.SANS]))
    assert b"<2CC56>" in uncompressed("untouched", "马𬱖")


def test_a_plain_font_of_the_same_file_does_not_take_the_place_of_ours(tmp_path):
    shutil.copy(FONT_FOLDER / FONT_FILES[Face.KAI], tmp_path)
    pdfmetrics.registerFont(TTFont("plain kai", str(tmp_path / FONT_FILES[Face.KAI])))
    assert b"<D873DC56>" in uncompressed(Fonts(tmp_path).name(Face.KAI), "马𬱖")


def test_a_map_to_unicode_has_blocks_of_at_most_a_hundred():
    text = to_unicode_map("F", list(range(0x4E00, 0x4E00 + 250)))
    assert [line for line in text.split("\n") if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_a_covered_text_is_one_run(fonts):
    (run,) = fonts.runs("党支部 2026", Face.SANS_BOLD)
    assert run.text == "党支部 2026"
    assert run.font == fonts.name(Face.SANS_BOLD)


def test_a_character_that_the_face_lacks_comes_from_another(fonts):
    odd = next(
        chr(code)
        for code in range(0x20, 0x2FFFF)
        if not fonts.covers(chr(code), Face.SANS)
        and fonts.covers(chr(code), Face.KAI)
        and not fonts.covers(chr(code), Face.SERIF)
    )
    runs = fonts.runs(f"甲{odd}乙", Face.SANS)
    assert [run.text for run in runs] == ["甲", odd, "乙"]
    assert [run.font for run in runs] == [
        fonts.name(Face.SANS),
        fonts.name(Face.KAI),
        fonts.name(Face.SANS),
    ]
    assert fonts.missing(odd) == ()


def test_a_character_that_no_font_has_is_a_run_of_its_own_and_reported(fonts):
    runs = fonts.runs(f"王{PRIVATE_USE}😀国", Face.SANS)
    assert [(run.text, run.font == NO_FONT) for run in runs] == [
        ("王", False),
        (PRIVATE_USE, True),
        ("😀", True),
        ("国", False),
    ]
    assert fonts.missing(f"{PRIVATE_USE}王😀{PRIVATE_USE}") == (PRIVATE_USE, "😀")


def test_widths_agree_with_reportlab_and_count_missing_characters(fonts):
    text = "中共党员 A1，"
    expected = pdfmetrics.stringWidth(text, fonts.name(Face.SANS), 1)
    advances = fonts.advances(Face.SANS)
    assert advances.width(text) == pytest.approx(expected)
    assert advances.width(text + PRIVATE_USE) == pytest.approx(expected + 1)


def test_a_second_set_of_the_same_fonts_shares_them(fonts):
    assert Fonts(FONT_FOLDER).font_for("王", Face.SANS) is fonts.font_for("王", Face.SANS)


def test_a_missing_font_file_is_told_in_chinese(tmp_path):
    with pytest.raises(PrintingError, match=r"字体文件 LXGWWenKai-Regular.*不在或已损坏"):
        Fonts(tmp_path).name(Face.KAI)


def test_a_damaged_font_file_is_told_in_chinese(tmp_path):
    (tmp_path / FONT_FILES[Face.KAI]).write_bytes(b"no font at all" * 40)
    with pytest.raises(PrintingError, match="请重新安装程序"):
        Fonts(tmp_path).name(Face.KAI)
