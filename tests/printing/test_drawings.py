"""Drawn portraits and papers of the demonstration: readable, small, the same every time."""

import io

import pypdfium2
import pytest
from PIL import Image

from dangjian_desktop.host.paths import resources
from dangjian_desktop.printing.drawings import paper, portrait

FONT = resources() / "fonts" / "NotoSansSC_400Regular.ttf"


@pytest.mark.parametrize("has_long_hair", [False, True])
def test_a_portrait_is_a_small_upright_jpeg_cut_from_a_wider_one(has_long_hair: bool) -> None:
    cut, whole = portrait(3, has_long_hair=has_long_hair)
    small, large = Image.open(io.BytesIO(cut)), Image.open(io.BytesIO(whole))
    assert (small.format, large.format) == ("JPEG", "JPEG")
    assert abs(small.width / small.height - 25 / 35) < 0.01
    assert large.width > small.width
    assert len(cut) < 10_000


def test_portraits_differ_in_tone_and_are_the_same_every_time() -> None:
    made = [portrait(number, has_long_hair=False) for number in range(20)]
    assert len({cut for cut, _whole in made}) == 20
    assert made[7] == portrait(7, has_long_hair=False)


def test_a_paper_is_a_picture_or_a_pdf_of_one_page_without_the_day_of_today() -> None:
    told = FONT, "证书（示例）", ("姓名：张三",)
    picture, document = paper(*told, kind="PNG"), paper(*told, kind="PDF")
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert len(pypdfium2.PdfDocument(document)) == 1
    assert document == paper(*told, kind="PDF")
    assert b"2026010100" in document
