"""Photos: upright, cropped evenly, small, without the camera's traces; refused in words."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.ui.roster.photo import HEIGHT, WIDTH, PhotoError, crop_of, read_photo
from tests.ui.roster.roster_stories import choose

ORIENTATION, TURNED_RIGHT, MAKER = 0x0112, 6, 0x010F


def picture(path: Path, size: tuple[int, int] = (1200, 1600), turn: int = 0) -> Path:
    """A picture with a red upper half, written as a camera writes it when held sideways."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    exif[MAKER] = "相机厂"
    if turn:
        image = image.rotate(90, expand=True)
        exif[ORIENTATION] = turn
    image.save(path, exif=exif)
    return path


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_large_picture_becomes_a_small_portrait(tmp_path: Path):
    content = read_photo(picture(tmp_path / "大.jpg", (3000, 4000)))
    made = opened(content)
    assert (made.format, made.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(content) < 100_000


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path):
    made = opened(read_photo(picture(tmp_path / "侧.jpg", turn=TURNED_RIGHT)))
    assert made.height > made.width
    red, _, blue = made.getpixel((made.width // 2, 20))
    assert red > 200 > 60 > blue
    assert made.getexif().get(ORIENTATION) is None


def test_what_the_camera_wrote_is_not_kept(tmp_path: Path):
    content = read_photo(picture(tmp_path / "厂.jpg"))
    assert "相机厂".encode() not in content
    assert not opened(content).getexif()


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (500, 700), (700, 700)])
def test_the_crop_is_five_to_seven_even_at_the_sides_and_rather_from_the_top(size):
    part = crop_of(QSize(*size))
    assert part.width() * 7 == pytest.approx(part.height() * 5, abs=10)
    left, right = part.left(), size[0] - part.left() - part.width()
    assert abs(left - right) <= 1
    assert part.top() <= size[1] - part.top() - part.height()


def test_a_transparent_picture_stands_on_white(tmp_path: Path):
    path = tmp_path / "透明.png"
    Image.new("RGBA", (400, 560), (0, 0, 0, 0)).save(path)
    assert opened(read_photo(path)).getpixel((200, 280)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("文.jpg", "这不是照片".encode(), "不是照片"),
        ("空.jpg", b"", "不是照片"),
        ("动.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "不是照片"),
        ("断.jpg", None, "已损坏"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(tmp_path: Path, name, content, says):
    path = tmp_path / name
    if content is None:
        whole = picture(tmp_path / "整.png").read_bytes()
        path.write_bytes(whole[: len(whole) // 3])
    else:
        path.write_bytes(content)
    with pytest.raises(PhotoError, match=says):
        read_photo(path)


def test_a_tiny_picture_and_a_missing_one_are_refused(tmp_path: Path):
    tiny = tmp_path / "小.png"
    Image.new("RGB", (40, 60)).save(tiny)
    with pytest.raises(PhotoError, match="太小"):
        read_photo(tiny)
    with pytest.raises(PhotoError, match="读不出来"):
        read_photo(tmp_path / "没有.jpg")


def consent(page, on):
    (card,) = PersonCardQuery(page.card.person_id, on).fetch()
    return card.photo is not None, card.wall_consent_on is not None


def test_a_photo_is_set_with_the_question_of_consent_and_taken_away_again(
    page, ask, desk, on, tmp_path: Path
):
    choose(page, "张卫国")
    page.open_card()
    button = page.card.photo
    assert not button.has_picture
    ask.answers += [str(picture(tmp_path / "照.jpg")), 1]  # 只用于信息卡
    button.choose_action.trigger()
    assert button.has_picture
    assert consent(page, on) == (True, False)
    button.consent_action.trigger()
    assert consent(page, on) == (True, True)
    assert button.toolTip() == "张卫国的照片，本人同意上墙"
    desk.undo()
    assert consent(page, on) == (True, False)
    button.remove_action.trigger()
    assert consent(page, on) == (False, False)


def test_without_an_answer_about_the_wall_nothing_is_kept(page, ask, on, tmp_path: Path):
    choose(page, "张卫国")
    page.open_card()
    ask.answers += [str(picture(tmp_path / "照.jpg")), 2]
    page.card.photo.choose()
    assert consent(page, on) == (False, False)


def test_a_file_that_is_no_picture_is_told(page, ask, tmp_path: Path):
    choose(page, "张卫国")
    page.open_card()
    wrong = tmp_path / "名册.jpg"
    wrong.write_text("不是照片")
    ask.answers.append(str(wrong))
    page.card.photo.choose()
    assert ask.asked[-1] == "“名册.jpg”不是照片。请选 JPG、PNG 或 BMP 文件。"
