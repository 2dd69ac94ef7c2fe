"""A sheet of wages is looked at, put right and comes in as bases, with one undo."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.storage.models import DuesBase
from dangjian_desktop.ui.roster.dues_import_dialog import DuesImportDialog
from dangjian_desktop.ui.roster.dues_page import DuesPage
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from tests import make
from tests.dues_stories import month
from tests.operations.roster_books import xlsx
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back

ON = date(2026, 11, 20)
LINES = (
    ("综采一队党支部2026年1月工资表",),
    ("姓名", "基本工资", "全勤奖", "养老保险", "公积金"),
    ("张三", 4200, 300, 400, 620),
    ("王无", 3000, None, None, None),
    ("李四", "-5", None, None, None),
    ("赵六", 3000, None, None, None),
)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def people(data):
    first = make.branch("综采一队党支部", since="2020-01-01")
    second = make.branch("机电队党支部", since="2020-01-01")
    third = make.branch("通风队党支部", since="2020-01-01")
    return {
        "张三": make.person("张三", branch=first),
        "李四": make.person("李四", branch=first),
        "赵六": make.person("赵六", branch=second),
        "赵六乙": make.person("赵六", branch=third),
    }


@pytest.fixture
def dialog(qtbot, workbench, people, tmp_path, ask):
    page = DuesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    ask.answers.append(xlsx(tmp_path / "工资.xlsx", LINES))
    page.choose_view("bases")
    page.import_button.click()
    settle()
    (made,) = page.findChildren(DuesImportDialog)
    return made


def line(dialog, name):
    return next(one for one in dialog.lines if one.name == name)


def current(dialog, name):
    dialog.table.select_keys([line(dialog, name).key])


def form_of(dialog):
    settle()
    return dialog.findChildren(FormDialog)[-1]


def test_the_preview_tells_what_comes_out_and_why_rows_stay_out(dialog):
    assert dialog.summary.text() == ("“工资.xlsx”：读到 4 人，新增 1，更新 0，不变 0，未采用 3。")
    told = line(dialog, "张三")
    assert (told.since, told.base, told.amount) == ("2026-01", "3180.00", "31.80")
    assert "超过 3000 元、不超过 5000 元，按 1%" in told.slab
    assert "名册里没有“王无”" in line(dialog, "王无").note
    assert "基本工资：" in line(dialog, "李四").note
    assert "名册里有 2 个“赵六”" in line(dialog, "赵六").note
    remark = next(one for one in dialog.lines if one.examined is None)
    assert "“全勤奖”这一栏不认得" in remark.note


def test_what_the_boxes_say_is_read_whole_and_nothing_scrolls_sideways(dialog):
    dialog.resize(1100, 660)
    settle()
    for box in (dialog.since, dialog.payer):
        assert box.toolTip() == ""  # else it would tell the rest
    dialog.payer.setCurrentIndex(dialog.payer.findData(Payer.SELF_EMPLOYED.value))
    assert dialog.payer.toolTip() == ""
    assert dialog.table.horizontalScrollBar().maximum() == 0


def test_tab_follows_the_eye(dialog):
    assert steps_back(dialog, dialog.since) == []


def test_columns_rows_and_namesakes_are_put_right_and_all_comes_in_at_once(
    dialog, people, desk, tmp_path, ask
):
    current(dialog, "张三")
    dialog.choose_columns()
    form = form_of(dialog)
    fill(form, "2", "regular_bonus")
    form.save()
    assert line(dialog, "张三").base == "3480.00"
    current(dialog, "李四")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    form = form_of(dialog)
    fill(form, "1", "5000")
    form.save()
    assert line(dialog, "李四").amount == "50.00"
    (box,) = dialog.asked_box.boxes
    box.setCurrentIndex(box.findData(people["赵六乙"]))
    box.activated.emit(box.currentIndex())
    assert line(dialog, "赵六").branch == "通风队党支部"
    ask.answers.append(tmp_path / "未采用.xlsx")
    dialog.save_button.click()
    (sheet,) = read_workbook(tmp_path / "未采用.xlsx")
    assert sheet.rows[1][0] == "王无"
    dialog.apply_button.click()
    assert {row.person_id for row in DuesBase.select()} == {
        people["张三"],
        people["李四"],
        people["赵六乙"],
    }
    assert desk.undo_label == "导入党费基数"
    desk.undo()
    assert DuesBase.select().count() == 0


def fill(form, key, value):
    form.form.editor(key).show_value(value)
    form.form.editor(key).edited.emit()


def test_month_and_payer_can_be_said_and_rows_left_out(dialog, people):
    dialog.since.setCurrentIndex(dialog.since.findData("2026-11-01"))
    dialog.since.activated.emit(0)
    assert line(dialog, "张三").since == "2026-11"
    dialog.payer.setCurrentIndex(dialog.payer.findData(Payer.RETIRED.value))
    dialog.payer.activated.emit(0)
    assert "基数不由工资各项算出" in line(dialog, "张三").note
    dialog.payer.setCurrentIndex(0)
    dialog.payer.activated.emit(0)
    current(dialog, "张三")
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    assert line(dialog, "张三").look.text == "跳过"
    assert not dialog.apply_button.isEnabled()
    dialog.skip_button.click()
    assert dialog.apply_button.isEnabled()
    dialog.apply_button.click()
    (row,) = DuesBase.select()
    assert (row.since, row.payer, row.base) == (month("2026-11"), Payer.WAGE, None)
    assert '"basic_pay": "4200.00"' in row.parts


def test_a_file_that_holds_no_bases_says_so_and_can_be_mapped(qtbot, workbench, people, tmp_path):
    from dangjian_desktop.operations.import_sheets import open_sheets
    from dangjian_desktop.ui.roster.dues_import_session import DuesImportSession

    path = xlsx(tmp_path / "表.xlsx", (("姓名", "党支部", "月收入"), ("张三", None, 2800)))
    dialog = DuesImportDialog(workbench, DuesImportSession(path, open_sheets(path), on=ON))
    qtbot.addWidget(dialog)
    dialog.open()
    assert "没有可导入的基数" in dialog.trouble.text()
    assert not dialog.apply_button.isEnabled()
    dialog.choose_columns()
    form = form_of(dialog)
    fill(form, "2", "base")
    form.save()
    assert line(dialog, "张三").examined.draft.base == Decimal("2800.00")
    assert dialog.apply_button.isEnabled()
