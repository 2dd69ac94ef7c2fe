"""The official emblem: three kinds of files, checked in words and put on paper unaltered."""

import io

import pypdfium2
import pytest
from PIL import Image

from dangjian_desktop.printing.document import Part, made_pack
from dangjian_desktop.printing.emblems import EmblemForm, emblem_png, read_emblem
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.themes import Theme
from dangjian_desktop.printing.walls.flag_board import FLAG_BOARD, FlagBoardSheet, FlagOnWall
from tests import pdf as paper
from tests.printing import emblem_files
from tests.printing.emblem_files import green_box

BOARD = FlagBoardSheet(
    "星火煤矿党委", "2026年第三季度", (FlagOnWall("引领", "综采一队", "夺旗", True),)
)
FILES = {
    EmblemForm.SVG: emblem_files.SVG,
    EmblemForm.PNG: emblem_files.png(),
    EmblemForm.PDF: emblem_files.pdf(),
}


def printed(fonts, content, theme=Theme.RED_HEAD, pages=1):
    emblem = None if content is None else read_emblem(content)
    parts = [Part(FLAG_BOARD, [BOARD], {}) for _ in range(pages)]
    return made_pack(parts, fonts=fonts, theme=theme, emblem=emblem)[0]


@pytest.mark.parametrize("form", list(EmblemForm))
@pytest.mark.parametrize("theme", list(Theme))
def test_the_emblem_stands_in_its_place_in_its_own_colours(fonts, form, theme):
    left, top, right, bottom = green_box(printed(fonts, FILES[form], theme))
    assert right - left == pytest.approx(bottom - top, abs=2)  # its shape is kept
    assert right < 150  # at the left of the title
    assert bottom < 90


@pytest.mark.parametrize("form", list(EmblemForm))
def test_every_page_has_it_and_words_can_still_be_copied(fonts, form):
    content = printed(fonts, FILES[form], pages=3)
    assert green_box(content, 0) == green_box(content, 2) is not None
    assert "星火煤矿党委五面红旗" in paper.texts(content)[2]


def test_a_picture_of_many_pixels_goes_on_paper_as_fine_as_print_can_be(fonts):
    large, usual = (printed(fonts, emblem_files.png(edge)) for edge in (4000, 1200))
    assert green_box(large) == green_box(usual)
    assert len(large) < len(usual) * 1.2


def test_without_a_file_its_place_stays_free(fonts):
    assert green_box(printed(fonts, None)) is None


def test_an_emblem_in_curves_stays_curves(fonts):
    for form in (EmblemForm.SVG, EmblemForm.PDF):
        with pypdfium2.PdfDocument(printed(fonts, FILES[form])) as pdf:
            kinds = {one.type for one in pdf[0].get_objects()}
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "不是 SVG"),
        (b"GIF89a", "不是 SVG"),
        (emblem_files.png(599), "599×599"),
        (emblem_files.png()[:300], "PNG 文件已损坏"),
        (emblem_files.pdf(2), "有 2 页"),
        (b"%PDF-1.7 broken", "PDF 文件已损坏"),
        (b"<svg>", "SVG 文件已损坏"),
        (emblem_files.png_head(20_000, 20_000), "20000×20000"),
        (emblem_files.png_head(5_001, 5_000), "5001×5000"),
        (emblem_files.pdf(password="abc"), "PDF 文件已损坏或有密码"),
        (b"%PDF" + bytes(11_000_000), "超过 10 MB"),
        # Its only page is the list of pages itself.
        (
            emblem_files.pdf_of(
                b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
            ),
            "PDF 文件已损坏",
        ),
    ],
)
def test_a_file_that_cannot_be_the_emblem_is_refused_in_words(content, told):
    with pytest.raises(PrintingError, match=told):
        read_emblem(content)


@pytest.mark.parametrize("form", list(EmblemForm))
def test_it_is_shown_as_it_prints(form):
    picture = Image.open(io.BytesIO(emblem_png(read_emblem(FILES[form]), 120)))
    assert picture.size == (120, 120)
    assert picture.convert("RGB").getpixel((60, 60)) == (0, 255, 0)


def test_what_a_file_would_do_does_not_come_along(fonts):
    content = printed(fonts, emblem_files.pdf_that_acts())
    assert green_box(content) is not None
    with pypdfium2.PdfDocument(content) as pdf:
        saved = io.BytesIO()
        pdf.save(saved)
    for told in (b"JavaScript", b"Launch", b"OpenAction", b"calc.exe", b"127.0.0.1"):
        assert told not in content
        assert told not in saved.getvalue()
