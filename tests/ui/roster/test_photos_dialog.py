"""A folder of photos named after people becomes the photos of many people in one step."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from dangjian_desktop.queries.photos import OriginalPhotoQuery, PhotoHoldersQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.roster.photos_dialog import PhotosDialog
from tests import make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "照片"
    made.mkdir()
    for name in ("张卫国.jpg", "单小春（一寸）.png", "没有这个人.jpg", "李娜.jpg", "李娜2.jpg"):
        Image.new("RGB", (600, 800), "red").save(made / name)
    (made / "仇志国.jpg").write_text("不是照片")
    (made / "说明.txt").write_text("x")
    return made


@pytest.fixture
def dialog(page, folder, ask) -> PhotosDialog:
    ask.answers = [str(folder)]
    page.actions["add_photos"].trigger()
    found = page.findChild(PhotosDialog)
    assert found.isVisible()
    return found


def lines(dialog) -> dict[str, tuple[str, str]]:
    items = [dialog.files.topLevelItem(n) for n in range(dialog.files.topLevelItemCount())]
    return {item.text(0): (item.text(1), item.text(3)) for item in items}


def tick(dialog, name: str, wanted: bool = True) -> None:
    (item,) = dialog.files.findItems(name, Qt.MatchFlag.MatchExactly, 0)
    item.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def ids(*names: str, on) -> set[int]:
    return {row.person_id for row in RosterQuery(on).fetch() if row.facts.name in names}


def test_it_says_whose_each_photo_is_before_anything_is_kept(dialog):
    told = lines(dialog)
    assert "说明.txt" not in told
    assert told["张卫国.jpg"] == ("张卫国", "")
    assert told["单小春（一寸）.png"] == ("单小春", "")
    assert told["没有这个人.jpg"] == ("", "名册里没有这个人")
    assert "同一人有几张" in told["李娜.jpg"][1]
    assert dialog.add_button.text() == "添加 3 张照片"
    assert PhotoHoldersQuery().fetch() == frozenset()


def test_what_is_ticked_is_kept_in_one_step_and_what_cannot_be_read_is_named(
    dialog, ask, desk, on, folder
):
    tick(dialog, "李娜2.jpg")
    dialog.add()
    assert PhotoHoldersQuery().fetch() == ids("张卫国", "单小春", "李娜", on=on)
    assert "已添加 3 张照片，有 1 张没有添加" in ask.asked[-1]
    assert "仇志国.jpg" in ask.asked[-1]
    (zhang,) = ids("张卫国", on=on)
    assert OriginalPhotoQuery(zhang).fetch() == (folder / "张卫国.jpg").read_bytes()
    assert desk.undo_label == "批量添加照片"
    desk.undo()
    assert PhotoHoldersQuery().fetch() == frozenset()


def test_one_person_has_one_photo(dialog, ask):
    tick(dialog, "李娜.jpg")
    tick(dialog, "李娜2.jpg")
    dialog.add()
    assert "每人只勾选一张" in ask.asked[-1]
    assert PhotoHoldersQuery().fetch() == frozenset()


def test_a_photo_that_is_there_is_replaced_only_when_ticked(page, folder, ask, on, workbench):
    (zhang,) = ids("张卫国", on=on)
    make.photo(zhang, b"\xff\xd8 old")
    dialog = PhotosDialog(workbench, folder, page)
    assert lines(dialog)["张卫国.jpg"][1] == "已有照片，勾选就替换"
    assert dialog.add_button.text() == "添加 2 张照片"
    tick(dialog, "张卫国.jpg")
    dialog.add()
    assert OriginalPhotoQuery(zhang).fetch() is not None


def test_the_portrait_is_shown_before(dialog):
    (item,) = dialog.files.findItems("张卫国.jpg", Qt.MatchFlag.MatchExactly, 0)
    dialog.files.setCurrentItem(item)
    assert not dialog.preview.pixmap().isNull()
    (item,) = dialog.files.findItems("仇志国.jpg", Qt.MatchFlag.MatchExactly, 0)
    dialog.files.setCurrentItem(item)
    assert "不是照片" in dialog.preview.text()


def test_a_folder_without_photos_says_so(page, workbench, tmp_path):
    empty = tmp_path / "空"
    empty.mkdir()
    for folder in (empty, tmp_path / "没有"):
        dialog = PhotosDialog(workbench, folder, page)
        assert "没有照片" in dialog.told.text()
        assert not dialog.add_button.isEnabled()
