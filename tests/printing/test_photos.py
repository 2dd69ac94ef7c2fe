import io
from dataclasses import replace

import pytest
from PIL import Image

from dangjian_desktop.printing import photos
from dangjian_desktop.printing.document import Part, made_pack
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.walls.chart import ChartPerson
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from tests import pdf
from tests.printing.samples import branch_chart, photo


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def is_near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


def test_a_photo_fills_the_shape_of_its_box():
    picture = opened(cropped(photo((3000, 2000)), 30, 42))
    assert picture.format == "JPEG"
    assert picture.size == (354, 496)  # 30 x 42 mm at 300 dots an inch


def test_a_small_photo_is_not_made_larger():
    width, height = opened(cropped(photo((50, 50)), 30, 42)).size
    assert height <= 50
    assert width / height == pytest.approx(30 / 42, abs=0.02)


def test_both_sides_are_cut_evenly():
    wide = Image.new("RGB", (300, 100), "red")
    wide.paste("lime", (100, 0, 200, 100))
    buffer = io.BytesIO()
    wide.save(buffer, "PNG")
    picture = opened(cropped(buffer.getvalue(), 10, 10))
    middle = picture.height // 2
    assert is_near(picture.getpixel((2, middle)), (0, 255, 0))
    assert is_near(picture.getpixel((picture.width - 3, middle)), (0, 255, 0))


def test_a_photo_taken_sideways_stands_upright():
    lying = Image.new("RGB", (140, 100), "red")
    lying.paste("blue", (0, 0, 70, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees clockwise to see it
    buffer = io.BytesIO()
    lying.save(buffer, "JPEG", exif=exif)
    picture = opened(cropped(buffer.getvalue(), 10, 14))
    assert is_near(picture.getpixel((picture.width // 2, 4)), (0, 0, 255))
    assert is_near(picture.getpixel((picture.width // 2, picture.height - 5)), (255, 0, 0))
    assert not picture.getexif()


def test_a_picture_of_one_endless_line_is_refused():
    buffer = io.BytesIO()
    Image.new("1", (1, 40_000)).save(buffer, "PNG")
    with pytest.raises(PhotoError, match="too many pixels"):
        cropped(buffer.getvalue(), 30, 42)


def test_a_transparent_photo_stands_on_white():
    buffer = io.BytesIO()
    Image.new("RGBA", (50, 70), (0, 0, 0, 0)).save(buffer, "PNG")
    assert is_near(opened(cropped(buffer.getvalue(), 10, 14)).getpixel((10, 10)), (255, 255, 255))


@pytest.mark.parametrize("content", [b"", b"no picture", photo()[:200], b"%!PS-Adobe-3.0 EPSF"])
def test_bytes_that_are_no_picture_are_told_apart(content):
    with pytest.raises(PhotoError):
        cropped(content, 30, 42)


def test_a_picture_of_eighty_megapixels_is_left_out_and_told(fonts):
    buffer = io.BytesIO()
    Image.new("1", (10_000, 8_000)).save(buffer, "PNG")
    with pytest.raises(PhotoError, match="pixels"):
        cropped(buffer.getvalue(), 30, 42)
    chart = branch_chart(0, 0, posts=0)
    people = (ChartPerson("张三", "支部书记", photo=buffer.getvalue()),)
    people += (ChartPerson("李四", "组织委员", photo=b"no picture"),)
    parts = [Part(ORGANISATION_CHART, [replace(chart, committee=people)], {})]
    content, report = made_pack(parts, fonts=fonts)
    assert report.unreadable_photos == ("张三", "李四")
    assert "李四" in pdf.text(content)


def test_a_picture_of_absurd_size_is_not_opened(monkeypatch):
    monkeypatch.setattr(photos, "MOST_PIXELS", 99 * 100)
    with pytest.raises(PhotoError, match="pixels"):
        cropped(photo((100, 100)), 30, 42)
