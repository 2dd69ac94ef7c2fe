"""A rubric comes in from the page 细则: looked at, corrected, decided, saved; and goes out."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rubric import RuleKind
from dangjian_desktop.domain.rubric_wording import PhraseState
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.ui.scores.rubric_files import export_score_sheet
from dangjian_desktop.ui.scores.rubric_import_dialog import RubricImportDialog
from dangjian_desktop.ui.scores.rubric_import_session import RubricImportSession
from dangjian_desktop.ui.scores.rubrics_page import RubricsPage
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from tests import make
from tests.operations.rubric_workbooks import SHARED, rubric_book
from tests.rubric_stories import issued
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back


@pytest.fixture
def page(qtbot, workbench, data):
    made = RubricsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settle()
    return made


@pytest.fixture
def opened(qtbot, workbench, data):
    holder = QWidget()
    qtbot.addWidget(holder)

    def show(path):
        session = RubricImportSession(path, open_sheets(path), on=workbench.desk.on)
        dialog = RubricImportDialog(workbench, session, holder)
        dialog.open()
        settle()
        return dialog

    return show


def go_to(dialog, words):
    """Choose the line of a phrase."""
    line = next(one for one in dialog.lines if one.words == words)
    dialog.table.select_keys([line.key])
    return line


def test_from_a_file_to_a_draft_that_is_shown(page, ask, qtbot):
    ask.answers = [SHARED]
    page.empty_import.click()
    dialog = page.findChild(RubricImportDialog)
    assert "29 项，合计 100 分" in dialog.summary.text()
    assert dialog.called.values() == {
        "name": "标准化党支部考评细则",
        "version": "2026",
        "since": PartialDate.of(date(2026, 1, 1)),
    }
    dialog.called.editor("version").show_value("2026甲")
    dialog.apply()
    (row,) = RubricsQuery().fetch()
    assert (row.version, row.state) == ("2026甲", RubricState.DRAFT)
    assert page.row.rubric_id == row.rubric_id
    assert len(page.rubric.items) == 29


def test_words_of_the_sheet_stand_beside_the_rule(opened):
    dialog = opened(SHARED)
    line = go_to(dialog, "轻微扣1分；一般扣2分；严重本项不得分")
    assert line.code == "D2"
    assert "轻微每次扣 1 分、一般每次扣 2 分、严重本项不得分" in line.told
    told = go_to(dialog, "诉求数量不扣分")
    assert told.told == "不是扣分办法"
    accident = go_to(dialog, "轻伤扣3分；非伤亡扣1分；重伤及以上一票否决")
    assert "不敢报告" in accident.note
    assert dialog.whole.text() == accident.note


def test_silence_is_taken_only_with_a_tick(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["安全", "D1", "隐患排查", 5, "隐患每条扣1分"]))
    line = go_to(dialog, "隐患每条扣1分")
    assert line.phrase.state is PhraseState.ASK
    assert dialog.session.examination.rubric.item("D1").rules == ()
    assert dialog.take_button.isEnabled()
    dialog.take_button.click()
    (rule,) = dialog.session.examination.rubric.item("D1").rules
    assert rule.points == 1
    assert not dialog.whole.text()


def test_a_rule_is_changed_in_the_editor_of_rules(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"]))
    go_to(dialog, "少一次扣1分")
    edit = dialog.edit_phrase()
    edit.edit.form.editor("points").show_value("9")
    edit.edit.form.edited.emit()
    edit.save()
    assert edit.isVisible()
    assert "超过本项分值" in edit.trouble.text()
    edit.edit.form.editor("points").show_value("2")
    edit.edit.form.edited.emit()
    edit.save()
    (rule,) = dialog.session.examination.rubric.item("A1").rules
    assert (rule.points, rule.words) == (Decimal(2), "少一次扣1分")
    dialog.edit_phrase().none_button.click()
    assert dialog.session.examination.rubric.item("A1").rules == ()


def test_an_item_is_left_to_a_person_and_read_again(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分；酌情扣分"]))
    go_to(dialog, "酌情扣分")
    dialog.judge_button.click()
    assert [line.told for line in dialog.lines if line.item] == ["由人考核，直接给分"]
    dialog.table.select_keys([next(line.key for line in dialog.lines if line.item)])
    assert dialog.judge_button.text() == "照规则计"
    dialog.judge_button.click()
    assert len(dialog.session.examination.rubric.item("A1").rules) == 2


def test_faults_are_all_told_and_mended_at_their_row(opened, tmp_path, qtbot):
    path = rubric_book(
        tmp_path,
        ["组织", "A1", "支委会", "四", "少一次扣1分"],
        [None, "A2", None, 4, "少一次扣1分"],
        ["合计", None, None, 4],
    )
    dialog = opened(path)
    assert not dialog.apply_button.isEnabled()
    assert [line.look.text for line in dialog.lines][:2] == ["要改正"] * 2
    dialog.table.select_keys([line.key for line in dialog.lines if line.code == "A2"])
    dialog.skip_rows()
    dialog.table.select_keys([line.key for line in dialog.lines if line.code == "A1"])
    dialog.correct_row()
    form = dialog.findChild(FormDialog)
    form.form.editor("3").show_value("4")
    form.save()
    assert dialog.apply_button.isEnabled()
    assert dialog.lines[-1].look.text == "跳过"
    dialog.table.select_keys([dialog.lines[-1].key])
    dialog.skip_button.click()
    assert not dialog.apply_button.isEnabled()


def test_columns_are_pointed_out(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["支委会", 4], header=["说的事", "分值"]))
    assert "没有可导入的考评细则" in dialog.trouble.text()
    dialog.choose_columns()
    form = dialog.findChild(FormDialog)
    form.form.editor("0").show_value("title")
    form.save()
    assert [line.title for line in dialog.lines if line.item] == ["支委会"]
    assert dialog.called.values()["name"] == "支部考评细则"


def test_one_of_several_sheets(opened, tmp_path):
    more = [("机关", [["考评内容", "分值", "评分办法"], ["学习", 6, "少一次扣1分"]])]
    dialog = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"], sheets=more))
    dialog.sheet.setCurrentIndex(dialog.sheet.findText("机关"))
    dialog.sheet.activated.emit(0)
    assert [line.title for line in dialog.lines if line.item] == ["学习"]


def test_a_version_that_is_taken_is_told_at_the_field(opened, page, tmp_path, runner):
    first = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"]))
    first.apply()
    again = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"]))
    assert "和已有的这个版本相同" in again.summary.text()
    other = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 5, "少一次扣1分"]))
    assert other.called.values()["version"] == "2026-1"
    other.called.editor("version").show_value("2026")
    other.apply()
    assert len(RubricsQuery().fetch()) == 1
    problem = other.called.findChild(object, "version_problem")
    assert "已经有了" in problem.text()


def test_a_version_goes_out_and_a_filled_sheet(page, ask, workbench, tmp_path, qtbot):
    branch = make.branch("综采一队党支部", make.committee())
    issued()
    page.read()
    target, filled = tmp_path / "出.xlsx", tmp_path / "填.xlsx"
    ask.answers = [target]
    page.export_shown()
    assert openpyxl.load_workbook(target).active["A1"].value
    ask.answers = [filled]
    export_score_sheet(workbench, page, branch, "2026Q3")
    assert "综采一队党支部" in openpyxl.load_workbook(filled).active["A1"].value
    ask.answers = [tmp_path / "没有" / "出.xlsx"]
    export_score_sheet(workbench, page, branch, "2026Q3")
    assert "文件夹不存在" in ask.asked[-1]
    export_score_sheet(workbench, page, branch, "2019Q3")
    assert "没有在用的细则" in ask.asked[-1]


def test_a_rule_kind_can_be_another(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "未开展扣1分"]))
    go_to(dialog, "未开展扣1分")
    edit = dialog.edit_phrase()
    edit.edit.form.editor("kind").show_value(RuleKind.ZERO)
    edit.edit.form.edited.emit()
    edit.save()
    (rule,) = dialog.session.examination.rubric.item("A1").rules
    assert rule.kind is RuleKind.ZERO


def test_tab_follows_the_eye(opened, tmp_path):
    dialog = opened(rubric_book(tmp_path, ["安全", "D1", "隐患排查", 5, "隐患每条扣1分"]))
    assert steps_back(dialog, dialog.findChild(QWidget, "rubric_import_columns")) == []
