"""党徽和公文字体: a secretary gives the official emblem once, and every sheet has it."""

import pytest

from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.operations.branch_files import official_emblem
from dangjian_desktop.ui.walls.official_files_dialog import OfficialFilesDialog
from dangjian_desktop.ui.walls.sheets_page import SheetsPage
from tests.printing import emblem_files
from tests.printing.samples import FONT_FOLDER
from tests.printing.test_emblems import green_box

EMBLEM = BranchFileKind.EMBLEM


@pytest.fixture
def dialog(qtbot, workbench, mine) -> OfficialFilesDialog:
    made = OfficialFilesDialog(workbench)
    qtbot.addWidget(made)
    made.open()
    return made


def give(dialog, ask, tmp_path, name, content, kind=EMBLEM) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ask.answers.append(file)
    dialog.lines[kind].choose_button.click()


def test_an_emblem_is_chosen_shown_and_taken_back(dialog, ask, desk, tmp_path):
    line = dialog.lines[EMBLEM]
    assert line.state.text() == "还没有添加。"
    assert line.remove_button.isHidden()
    give(dialog, ask, tmp_path, "图样.svg", emblem_files.SVG)
    assert line.state.text().startswith("已添加：图样.svg")
    assert not line.picture.pixmap().isNull()
    line.remove_button.click()
    assert line.state.text() == "还没有添加。"
    desk.undo()
    assert line.state.text().startswith("已添加：图样.svg")


def test_a_coarse_picture_is_told_and_the_old_emblem_stands(dialog, ask, tmp_path):
    give(dialog, ask, tmp_path, "图样.svg", emblem_files.SVG)
    give(dialog, ask, tmp_path, "小图.png", emblem_files.png(100))
    assert "100×100" in dialog.refusal.text()
    assert not dialog.refusal.isHidden()
    assert official_emblem().content == emblem_files.SVG
    give(dialog, ask, tmp_path, "大图.png", emblem_files.png())
    assert dialog.refusal.isHidden()


def test_a_typeface_that_paper_cannot_take_is_told(dialog, ask, tmp_path):
    give(dialog, ask, tmp_path, "仿宋.otf", b"OTTO" + bytes(100), BranchFileKind.FANGSONG)
    assert "CFF" in dialog.refusal.text()


def test_a_typeface_tells_which_characters_it_has(dialog, ask, tmp_path):
    line = dialog.lines[BranchFileKind.FANGSONG]
    assert line.coverage.isHidden()
    kai = (FONT_FOLDER / "LXGWWenKai-Regular.ttf").read_bytes()
    give(dialog, ask, tmp_path, "仿宋.ttf", kai, BranchFileKind.FANGSONG)
    assert "GB 2312 的 6763 个字有 6763 个" in line.coverage.text()
    assert not line.coverage.isHidden()
    line.remove_button.click()
    assert line.coverage.isHidden()


def test_nothing_is_done_when_no_file_was_chosen(dialog, ask):
    ask.answers.append(None)
    dialog.lines[EMBLEM].choose_button.click()
    assert official_emblem() is None


def test_the_gallery_opens_it_and_shows_the_emblem_on_its_sheets(
    qtbot, workbench, ask, tmp_path, mine
):
    page = SheetsPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.show_sheet("organisation_chart")
    qtbot.waitUntil(lambda: page.pane.made is not None)
    assert green_box(page.pane.made.content) is None
    page.files_button.click()
    dialog = page.findChild(OfficialFilesDialog)
    give(dialog, ask, tmp_path, "图样.svg", emblem_files.SVG)
    qtbot.waitUntil(
        lambda: page.pane.made is not None and green_box(page.pane.made.content) is not None
    )
