"""Photos: upright, cropped evenly, small, without the camera's traces; refused in words."""

import resource
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.photos import change_wall_consent
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.photos import OriginalPhotoQuery
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.roster.crop_dialog import CropDialog
from dangjian_desktop.ui.roster.photo import (
    HEIGHT,
    MOST_KEPT_BYTES,
    WIDTH,
    PhotoError,
    crop_of,
    picture_of,
    read_picture,
)
from tests import make
from tests.ui.roster.roster_stories import choose
from tests.ui.roster.test_attachments import drop

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


def read_photo(path: Path) -> bytes:
    """The portrait that a file becomes when nobody chooses another part."""
    return read_picture(path).portrait()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_large_picture_becomes_a_small_portrait(tmp_path: Path):
    content = read_photo(picture(tmp_path / "大.jpg", (3000, 4000)))
    made = opened(content)
    assert (made.format, made.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(content) <= MOST_KEPT_BYTES


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


def test_half_a_photo_is_refused_and_one_with_something_behind_it_is_read(tmp_path: Path):
    content = noisy(tmp_path / "张三.jpg", (600, 840)).read_bytes()
    for kept in (len(content) // 2, len(content) - 2):
        with pytest.raises(PhotoError, match="不完整") as refused:
            picture_of(content[:kept], "张三.jpg")
        assert "请" in str(refused.value)
    film = content + b"a short film of the same moment"
    assert picture_of(film, "张三.jpg").image.width() == 600


def test_a_tiny_picture_and_a_missing_one_are_refused(tmp_path: Path):
    tiny = tmp_path / "小.png"
    Image.new("RGB", (40, 60)).save(tiny)
    with pytest.raises(PhotoError, match=r"太小：40 × 60 像素.*80 像素以上"):
        read_photo(tiny)
    with pytest.raises(HostError, match=r"path\.missing"):
        read_photo(tmp_path / "没有.jpg")


def noisy(path: Path, size: tuple[int, int] = (1500, 2100)) -> Path:
    """A picture that no JPEG makes small, as a grainy scan is."""
    Image.effect_noise(size, 120).convert("RGB").save(path, quality=95)
    return path


def test_even_a_grainy_picture_becomes_small(tmp_path: Path):
    content = read_photo(noisy(tmp_path / "噪点.jpg"))
    assert len(content) <= MOST_KEPT_BYTES
    made = opened(content)
    assert made.width * 7 == pytest.approx(made.height * 5, rel=0.01)
    assert made.width > WIDTH / 2


def test_web_pictures_are_read_and_animated_ones_are_not(tmp_path: Path):
    Image.new("RGB", (500, 700), "red").save(tmp_path / "网.webp")
    assert opened(read_photo(tmp_path / "网.webp")).format == "JPEG"
    frames = [Image.new("RGB", (500, 700), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "动.webp", save_all=True, append_images=frames[1:])
    with pytest.raises(PhotoError, match="动图"):
        read_photo(tmp_path / "动.webp")


def test_pictures_of_telephones_and_drawings_say_what_they_are(tmp_path: Path):
    with pytest.raises(PhotoError, match="HEIC"):
        picture_of(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a.heic")
    with pytest.raises(PhotoError, match="不是照片"):
        picture_of(b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"/>', "a.svg")


def bomb(width: int, height: int, depth: int = 8) -> bytes:
    """A picture file of a few bytes that says it has this many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        )

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((depth, 2, 0, 0, 0))
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PhotoError, match="尺寸太大"):
        picture_of(bomb(30_000, 30_000), "炸弹.png")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    ("size", "depth", "told"),
    [
        ((10_000, 8_000), 8, "10000 × 8000 像素，最多 6000 万像素"),
        # Sixteen bits a colour take twice the memory.
        ((7_000, 7_000), 16, "7000 × 7000 像素，最多 3355 万像素"),
    ],
)
def test_how_large_a_picture_may_be_and_what_to_do_is_said(size, depth, told):
    with pytest.raises(PhotoError) as refusal:
        picture_of(bomb(*size, depth), "大.png")
    assert told in str(refusal.value.told)
    assert "请用看图软件把它缩小" in str(refusal.value.told)


def test_a_file_over_twenty_megabytes_is_refused(tmp_path: Path):
    path = picture(tmp_path / "大.bmp", (2000, 4000))
    assert path.stat().st_size > 20 * 1024 * 1024
    with pytest.raises(PhotoError, match="20 MB"):
        read_photo(path)


def card_of(page, on):
    (card,) = PersonCardQuery(page.card.person_id, on).fetch()
    return card


def consent(page, on):
    card = card_of(page, on)
    return card.photo is not None, card.wall_consent_on is not None


@pytest.fixture
def button(page):
    choose(page, "张卫国")
    page.open_card()
    return page.card.photo


def cropping(page) -> CropDialog:
    dialogs = [one for one in page.window().findChildren(CropDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_a_photo_is_chosen_cropped_and_kept_with_the_picture_as_it_was_given(
    page, button, ask, desk, on, tmp_path: Path
):
    path = picture(tmp_path / "照.jpg")
    ask.answers += [str(path)]
    button.choose_action.trigger()
    dialog = cropping(page)
    assert not dialog.consent.isChecked()
    dialog.save()
    assert button.has_picture
    assert consent(page, on) == (True, False)
    assert OriginalPhotoQuery(page.card.person_id).fetch() == path.read_bytes()
    assert button.choose_action.text() == "更换照片…"
    button.consent_action.trigger()
    assert consent(page, on) == (True, True)
    assert button.toolTip() == "张卫国的照片，本人同意上墙"
    desk.undo()
    assert consent(page, on) == (True, False)
    button.remove_action.trigger()
    assert consent(page, on) == (False, False)
    assert button.choose_action.text() == "选择照片…"


def test_consent_is_asked_in_the_dialog_and_keeps_its_day(page, button, ask, desk, on, tmp_path):
    ask.answers += [str(picture(tmp_path / "照.jpg"))]
    button.choose()
    dialog = cropping(page)
    dialog.consent.click()
    dialog.save()
    assert card_of(page, on).wall_consent_on.iso == "2026-11-21"
    make.done(
        change_wall_consent(person_id=page.card.person_id, wall_consent_on=make.day("2025-03-01"))
    )
    page.card.fetch_again()
    ask.answers += [str(picture(tmp_path / "新.jpg", (800, 900)))]
    button.choose()
    cropping(page).save()
    assert card_of(page, on).wall_consent_on.iso == "2025-03-01"


def test_leaving_the_dialog_keeps_nothing(qtbot, page, button, ask, on, tmp_path: Path):
    ask.answers += [str(picture(tmp_path / "照.jpg"))]
    button.choose()
    qtbot.keyClick(cropping(page), Qt.Key.Key_Escape)
    assert consent(page, on) == (False, False)


def test_the_part_is_chosen_by_keys_and_stays_within_the_picture(qtbot, tmp_path):
    dialog = CropDialog(read_picture(picture(tmp_path / "照.jpg")), "张三", may_hang=False)
    qtbot.addWidget(dialog)
    view = dialog.view
    first = view.part
    assert first == crop_of(QSize(1200, 1600))
    for _ in range(10):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    zoomed = view.part
    assert zoomed.width() < first.width() / 2
    assert zoomed.width() * 7 == pytest.approx(zoomed.height() * 5, rel=0.02)
    for _ in range(200):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.part.bottom() == 1599
    assert view.part.right() == 1199
    for _ in range(200):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.part.width() >= 80
    for _ in range(200):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.part.width() == first.width()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.part == first


def test_the_part_is_chosen_by_mouse(qtbot, tmp_path):
    dialog = CropDialog(read_picture(picture(tmp_path / "照.jpg")), "张三", may_hang=False)
    qtbot.addWidget(dialog)
    view = dialog.view
    wheel = QWheelEvent(
        QPointF(200, 200),
        QPointF(200, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _ in range(8):
        view.wheelEvent(wheel)
    before = view.part
    assert before.width() < 700
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    to = QPointF(180, 150)
    view.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, to, to, left, left, none))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(180, 150))
    assert view.part.top() > before.top()  # pulled up: what was below comes into the frame
    assert view.part.left() > before.left()


def test_a_picture_that_lies_is_turned(qtbot, tmp_path):
    dialog = CropDialog(
        read_picture(picture(tmp_path / "躺.jpg", (1600, 1200))), "张三", may_hang=False
    )
    qtbot.addWidget(dialog)
    dialog.view.turn()
    assert dialog.view.image.height() == 1600
    taken: list[bytes] = []
    dialog.cropped.connect(lambda portrait, _may: taken.append(portrait))
    dialog.save()
    left, right = (opened(taken[0]).getpixel((x, 300)) for x in (20, WIDTH - 20))
    assert left[0] > 200 > 60 > left[2]  # what was above stands at the left now
    assert right[2] > 200 > 60 > right[0]


def test_what_was_turned_by_mistake_is_taken_back(qtbot, tmp_path):
    dialog = CropDialog(
        read_picture(picture(tmp_path / "躺.jpg", (1600, 1200))), "张三", may_hang=False
    )
    qtbot.addWidget(dialog)
    dialog.show()
    chosen = dialog.view.part
    dialog.view.turn()
    dialog.view.zoom_by(2)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.view.image.width() == 1600
    assert dialog.view.part == chosen


def test_it_is_cropped_again_out_of_the_picture_as_it_was_given(
    page, button, ask, desk, on, tmp_path: Path
):
    ask.answers += [str(picture(tmp_path / "照.jpg"))]
    button.choose()
    cropping(page).save()
    first = card_of(page, on)
    button.crop_action.trigger()
    dialog = cropping(page)
    dialog.view.zoom_by(3)
    dialog.save()
    again = card_of(page, on)
    assert again.photo != first.photo
    assert again.has_original
    assert again.wall_consent_on is None
    desk.undo()
    assert card_of(page, on).photo == first.photo


def test_the_picture_as_it_was_given_is_saved(page, button, ask, tmp_path: Path):
    path = tmp_path / "照.png"
    Image.new("RGB", (500, 700), "red").save(path)
    ask.answers += [str(path)]
    button.choose()
    cropping(page).save()
    ask.answers += [str(tmp_path / "原图.png")]
    button.save_action.trigger()
    assert (tmp_path / "原图.png").read_bytes() == path.read_bytes()


def test_an_older_photo_has_no_picture_to_crop_again(page, button, tmp_path: Path):
    make.photo(page.card.person_id, read_photo(picture(tmp_path / "照.jpg")))
    page.card.fetch_again()
    assert not button.crop_action.isVisible()
    assert not button.save_action.isVisible()


def test_a_lost_original_is_told(page, button, ask, tmp_path: Path):
    ask.answers += [str(picture(tmp_path / "照.jpg"))]
    button.choose()
    cropping(page).save()
    database.execute_sql("DELETE FROM stored_file")
    button.crop_again()
    assert "原图已损坏或丢失" in ask.asked[-1]


def test_a_picture_is_dropped_on_its_place(page, button, tmp_path: Path):
    drop(button, picture(tmp_path / "照.jpg"))
    cropping(page).save()
    assert button.has_picture


def test_enter_opens_the_menu_as_on_every_other_button(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert button.menu.isVisible()
    button.menu.close()


def test_a_file_that_is_no_picture_is_told(page, button, ask, tmp_path: Path):
    wrong = tmp_path / "名册.jpg"
    wrong.write_text("不是照片")
    ask.answers.append(str(wrong))
    button.choose()
    assert ask.asked[-1] == "“名册.jpg”不是照片。请选 JPG、PNG、BMP 或 WebP 文件。"
    ask.answers.append(str(tmp_path / "没有.jpg"))
    button.choose()
    assert "找不到" in ask.asked[-1]
