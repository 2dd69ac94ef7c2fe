"""A secretary keeps scans with people and branches, and opens them without danger."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.ui.roster.attachments_dialog import AttachmentsDialog
from dangjian_desktop.ui.shared import attachment_list
from tests.ui.roster.roster_stories import choose, fill, opened


@pytest.fixture
def card(page):
    choose(page, "张卫国")
    page.open_card()
    page.card.registered["attachments"].set_open(True)
    return page.card


@pytest.fixture
def files(card):
    return card.registered["attachments"].files


@pytest.fixture
def opened_paths(monkeypatch) -> list[Path]:
    """What the system was asked to open."""
    found: list[Path] = []
    monkeypatch.setattr(attachment_list, "open_path", found.append)
    return found


def scan(folder: Path, name: str = "入党志愿书.pdf", content: bytes = b"%PDF-1.7") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def shown(files) -> list[str]:
    return [files.list.item(n).text().split("\n")[0] for n in range(files.list.count())]


def drop(widget, *paths: Path) -> None:
    """Drop files on a widget as the file manager does."""
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, copy, given, left, none)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(at, copy, given, left, none))


def test_a_file_is_added_named_and_undone(files, ask, desk, tmp_path):
    assert files.empty.isVisible()
    ask.answers = [[str(scan(tmp_path))]]
    files.add_button.click()
    assert shown(files) == ["入党志愿书.pdf"]
    assert files.list.item(0).text().endswith("8 字节 · 2026-11-21")
    assert not files.empty.isVisible()
    assert desk.undo_label == "添加附件"
    desk.undo()
    assert shown(files) == []
    assert files.empty.isVisible()


def test_files_dropped_on_the_card_are_kept_even_where_the_section_is_folded(card, files, tmp_path):
    section = card.registered["attachments"]
    section.set_open(False)
    drop(card, scan(tmp_path), scan(tmp_path, "证件.jpg", b"\xff\xd8"))
    assert section.is_open
    assert shown(files) == ["入党志愿书.pdf", "证件.jpg"]


def test_a_document_is_opened_as_a_private_read_only_copy(
    qtbot, files, tmp_path, opened_paths, workbench
):
    drop(files, scan(tmp_path))
    files.list.setFocus()
    qtbot.keyClick(files.list, Qt.Key.Key_Return)
    (copy,) = opened_paths
    assert copy.name == "入党志愿书.pdf"
    assert copy.read_bytes() == b"%PDF-1.7"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    workbench.copies.clear()
    assert not copy.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("更新.exe", b"MZ"), ("扫描.pdf.lnk", b"x"), ("扫描.pdf", b"MZ\x90"), ("压缩.zip", b"PK")],
)
def test_a_program_is_never_opened_only_saved_with_a_warning(
    files, ask, tmp_path, opened_paths, name, content
):
    drop(files, scan(tmp_path, name, content))
    files.open_current()
    assert "不从这里打开" in ask.asked[-1]
    target = tmp_path / "另存" / name
    target.parent.mkdir()
    ask.answers = [True, str(target)]
    files.open_current()
    assert target.read_bytes() == content
    assert stat.S_IMODE(target.stat().st_mode) & 0o111 == 0
    ask.answers = [False]
    files.save_current()
    assert "可能是程序" in ask.asked[-1]
    assert opened_paths == []


def test_a_document_is_saved_without_a_question(files, ask, desk, tmp_path, qtbot):
    drop(files, scan(tmp_path))
    ask.answers = [str(tmp_path / "副本.pdf")]
    with qtbot.waitSignal(desk.noted) as noted:
        files.save_current()
    assert (tmp_path / "副本.pdf").read_bytes() == b"%PDF-1.7"
    assert "副本.pdf" in noted.args[0]
    ask.answers = [str(tmp_path / "没有这个文件夹" / "副本.pdf")]
    files.save_current()
    assert "找不到" in ask.asked[-1]


def test_it_is_renamed_noted_and_taken_away_by_keyboard(qtbot, page, files, desk, tmp_path):
    drop(files, scan(tmp_path))
    files.list.setFocus()
    qtbot.keyClick(files.list, Qt.Key.Key_F2)
    dialog = opened_of(page, "rename_attachment_dialog")
    fill(dialog, name="2001 志愿书")
    dialog.save()
    assert shown(files) == ["2001 志愿书.pdf"]
    files.note_current()
    dialog = opened_of(page, "attachment_note_dialog")
    fill(dialog, note="原件在党委")
    dialog.save()
    assert "原件在党委" in files.list.item(0).text()
    qtbot.keyClick(files.list, Qt.Key.Key_Delete)
    assert shown(files) == []
    desk.undo()
    assert shown(files) == ["2001 志愿书.pdf"]


def opened_of(page, name):
    return opened(page.window(), name)


def test_what_cannot_be_added_is_told_and_nothing_is_kept(card, files, ask, tmp_path):
    empty = tmp_path / "空.pdf"
    empty.touch()
    for path, says in (
        (empty, "空文件"),
        (tmp_path / "没有.pdf", "找不到"),
        (tmp_path, "是文件夹"),
    ):
        drop(files, scan(tmp_path), path)
        assert says in ask.asked[-1]
    assert shown(files) == []
    assert AttachmentQuery(person_id=card.person_id).fetch() == []


def test_the_same_file_again_is_told(files, ask, tmp_path):
    drop(files, scan(tmp_path))
    drop(files, scan(tmp_path))
    assert "已经在附件里" in ask.asked[-1]
    drop(files, scan(tmp_path), scan(tmp_path, "新.pdf", b"new"))
    assert "没有重复添加" in ask.asked[-1]
    assert shown(files) == ["入党志愿书.pdf", "新.pdf"]


def test_in_the_history_view_adding_asks_first(files, desk, ask, tmp_path):
    from datetime import date

    desk.show_day(date(2025, 1, 1))
    drop(files, scan(tmp_path))
    assert "历史视图" in ask.asked[-1]
    assert shown(files) == []


def test_damaged_bytes_are_told(files, ask, tmp_path, opened_paths):
    from dangjian_desktop.storage.models import database

    drop(files, scan(tmp_path))
    database.execute_sql("UPDATE stored_file SET content = x'00'")
    files.open_current()
    assert "已损坏或丢失" in ask.asked[-1]
    assert opened_paths == []


def test_an_organisation_has_files_of_its_own(page, mine, tmp_path, ask):
    page.set_branch_filter(mine.first)
    page.actions["open_attachments"].trigger()
    dialog = page.findChild(AttachmentsDialog, "attachments_dialog")
    assert dialog.isVisible()
    drop(dialog.files, scan(tmp_path, "成立批复.pdf"))
    assert shown(dialog.files) == ["成立批复.pdf"]
    assert [row.name for row in AttachmentQuery(organisation_id=mine.first).fetch()] == [
        "成立批复.pdf"
    ]


def test_every_file_has_its_menu(files, tmp_path):
    drop(files, scan(tmp_path))
    words = [action.text() for action in files.menu().actions() if action.text()]
    assert words == ["打开", "另存为…", "改名…", "备注…", "删除附件"]
