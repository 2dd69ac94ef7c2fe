"""A blank roster is saved from the first page of the import and from quick find."""

from openpyxl import load_workbook

from dangjian_desktop.ui.roster.import_wizard_file import FilePage
from tests import make


def test_the_first_page_of_the_import_hands_out_a_template(qtbot, workbench, ask, data, tmp_path):
    make.branch("综采一队党支部")
    page = FilePage(workbench)
    qtbot.addWidget(page)
    target = tmp_path / "模板.xlsx"
    page.template_button.click()  # declined in the file dialog
    assert not target.exists()
    ask.answers.append(target)
    page.template_button.click()
    assert load_workbook(target)["党员名册"]["B1"].value == "姓名"
    assert target.name in ask.asked[-1]


def test_a_folder_that_is_not_there_is_told(qtbot, workbench, ask, data, tmp_path):
    page = FilePage(workbench)
    qtbot.addWidget(page)
    ask.answers.append(tmp_path / "没有" / "模板.xlsx")
    page.template_button.click()
    assert "请" in ask.asked[-1]
