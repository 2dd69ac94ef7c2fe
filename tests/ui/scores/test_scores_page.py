"""The page 得分: a board that is read at a glance, and a sheet that shows its proof."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.vocabulary import ClosingSubject, ScoreRole
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.rubrics import add_rubric, post_rubric
from dangjian_desktop.operations.scores import record_finding
from dangjian_desktop.queries.score_evidence import ScoreEvidenceQuery
from dangjian_desktop.queries.score_sheets import ScoreSheetQuery
from dangjian_desktop.queries.today_scores import scores_due
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.scores.evidence_list import EvidenceFilesDialog
from dangjian_desktop.ui.scores.scores_page import ScoresPage
from dangjian_desktop.ui.scores.sheet_table import BY_SYSTEM, CHECK, SELF
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.jobs import CancelledError, Outcome
from tests import make
from tests.score_stories import ON, QUARTER, SMALL, D, issue, judge, meet
from tests.ui.screen import settle


@pytest.fixture
def mine(data):
    committee = make.committee()
    branches = [make.branch(name, committee) for name in ("甲支部", "乙支部", "丙支部")]
    for branch in branches:
        meet(branch, "2026-02-10", "2026-05-12", "2026-08-12")
    return branches


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now():
        made = ScoresPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 690)
        made.show()
        settle()
        return made

    return open_now


@pytest.fixture
def scored(mine):
    issue()
    for branch, points in zip(mine, ("15", "20", "15"), strict=True):
        judge(branch, points)
    return mine


def texts(page, column):
    model = page.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def cell(page, code, key):
    rows = page.sheet.table.rows
    return rows.index(rows.row_of(code), rows.column_of(key)).data()


def item(branch, code):
    return ScoreSheetQuery(branch, QUARTER, ON).fetch().score.item(code)


def type_into(qtbot, page, code, key, text, then=Qt.Key.Key_Return):
    table = page.sheet.table
    table.go_to(code, key)
    table.setFocus()
    qtbot.keyClicks(table, text[0])
    editor = table._cells.editor
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, then)
    settle()


def dialog_of(page):
    return page.findChild(FormDialog)


def test_without_a_rubric_the_page_says_what_to_do(qtbot, mine, open_page):
    page = open_page()
    assert page.stack.currentWidget() is page.nothing
    assert "还没有已发布的考评细则" in page.nothing.sentence.text()
    with qtbot.waitSignal(page.subject_wanted) as wanted:
        page.nothing.button.click()
    assert wanted.args == ["rubrics"]


def test_a_rubric_that_is_issued_brings_the_board(mine, open_page, desk):
    page = open_page()
    key = desk.run(add_rubric(rubric=SMALL, on=ON))
    assert page.stack.currentWidget() is page.nothing
    desk.run(post_rubric(rubric_id=key, on=ON))
    assert page.stack.currentWidget() is not page.nothing
    assert texts(page, 4) == ["40.0", "40.0", "40.0"]
    assert "本期有待评的 3 个" in page.figures()


def test_the_board_shows_places_with_ties_and_sorts_by_them(scored, open_page):
    page = open_page()
    assert texts(page, 0) == ["甲支部", "乙支部", "丙支部"]
    assert texts(page, 1) == ["2", "1", "2"]
    page.by_place.click()
    assert texts(page, 0) == ["乙支部", "甲支部", "丙支部"]
    told = page.model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert "100.0 分" in told
    assert "第 1 名" in told
    assert "示范" in told


def test_the_pane_follows_the_cell_and_opens_the_sheet(qtbot, scored, open_page):
    page = open_page()
    page.board.go_to(scored[1], 2)
    assert "乙支部" in page.pane.title.text()
    assert "100.0 分" in page.pane.trend.accessibleName()
    assert "全部平均" in page.pane.bars.accessibleName()
    page.board.setFocus()
    qtbot.keyClick(page.board, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.sheet
    assert "乙支部" in page.title.text()
    qtbot.keyClick(page.sheet.table, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is not page.sheet
    assert page.board.current_row().name == "乙支部"


def test_months_halves_and_other_years_are_a_choice_away(scored, open_page):
    page = open_page()
    page.every.setCurrentIndex(page.every.findData(Every.MONTH))
    page.every.activated.emit(0)
    assert page.model.column_count == 14
    page.before_button.click()
    assert "2025" in page.title.text()
    assert page.stack.currentWidget() is page.nothing
    assert "支部考评 2026（2026-01-01 至 今后）" in page.nothing.sentence.text()


def test_both_views_add_up_to_the_same(scored, open_page):
    page = open_page()
    page.show_sheet(scored[0], QUARTER)

    def sums():
        table = page.sheet.table.rows
        lines = [table.row_at(row) for row in range(table.rowCount())]
        return sum(line.score for line in lines if line.item is None)

    by_block = sums()
    page.sheet.choose_view(BY_SYSTEM)
    assert sums() == by_block == 95
    assert "工作体系" in [bar.title for bar in page.sheet.strip.bars]


def test_scores_are_typed_down_the_column(qtbot, mine, open_page):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    type_into(qtbot, page, "A1", CHECK, "40")
    assert item(mine[0], "A1").check_score.points == 40
    assert page.sheet.table.current_key() == "A2"
    type_into(qtbot, page, "A2", CHECK, "=")
    assert item(mine[0], "A2").check_score.points is None
    assert page.sheet.table.current_key() == "B1"
    type_into(qtbot, page, "B2", SELF, "19.5")
    assert item(mine[0], "B2").self_score.points == D("19.5")
    assert cell(page, "B2", SELF) == "19.5"


def test_a_score_that_differs_asks_for_the_reason(qtbot, scored, open_page):
    page = open_page()
    page.show_sheet(scored[0], QUARTER)
    type_into(qtbot, page, "A1", CHECK, "30")
    dialog = dialog_of(page)
    assert dialog is not None
    assert dialog.form.values()["points"] == 30
    dialog.save()
    assert "请写明不一致的理由" in dialog.refusal.sentence.text()
    assert dialog.focusWidget().accessibleName() == "理由"  # what was typed is not asked again
    dialog.form.show_values({"points": D(30), "reason": "会议记录不全"})
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert item(scored[0], "A1").score == 30
    settle()
    assert page.sheet.current().item.code == "A2"  # as after any other score
    assert page.sheet.table.chosen_codes() == ["A2"]  # Ctrl of Ctrl+Enter adds nothing
    assert cell(page, "A1", "difference") == "−10.0"
    assert cell(page, "A1", "reason") == "会议记录不全"


def test_what_is_no_number_or_too_much_is_refused_and_nothing_changes(
    qtbot, scored, open_page, desk
):
    page = open_page()
    page.show_sheet(scored[0], QUARTER)
    with qtbot.waitSignal(desk.refused) as refused:
        type_into(qtbot, page, "B2", CHECK, "2x")
    assert "不是得分" in refused.args[0]
    with qtbot.waitSignal(desk.refused) as refused:
        type_into(qtbot, page, "B2", CHECK, "21")
    assert "最多 20 分" in refused.args[0]
    assert item(scored[0], "B2").score == 15


def test_delete_takes_a_mark_away(qtbot, scored, open_page):
    page = open_page()
    page.show_sheet(scored[0], QUARTER)
    page.sheet.table.go_to("B2", CHECK)
    qtbot.keyClick(page.sheet.table, Qt.Key.Key_Delete)
    settle()
    assert cell(page, "B2", "state") == "待评"
    assert "还没有人考核" in cell(page, "B2", "figure")


def test_several_items_are_confirmed_at_once(mine, open_page):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.select_keys(["A1", "A2", "B1"])
    page.sheet.confirm()
    settle()
    assert [cell(page, code, "state") for code in ("A1", "A2", "B1")] == ["已核定"] * 3
    assert cell(page, "A2", CHECK) == "同计数"


def test_what_was_found_is_entered_for_its_rule_and_costs_points(mine, open_page):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.go_to("B1", CHECK)
    page.sheet.pane.findChild(QPushButton, "add_finding").click()
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.form.refuses("level")
    values = {**dialog.form.values(), "level": "轻微", "text": "未戴安全帽", "count": D(2)}
    dialog.form.show_values(values)
    dialog.save()
    settle()
    assert cell(page, "B1", "lost") == "−2.0"
    assert cell(page, "B1", "figure") == "考核发现 2 次"
    page.sheet.pane.findChild(QPushButton, "remove_finding").click()
    settle()
    assert cell(page, "B1", "state") == "待评"


def test_a_link_that_is_none_of_the_records_is_told_at_the_field(mine, open_page):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.go_to("A2", CHECK)
    page.sheet.pane.findChild(QPushButton, "add_finding").click()
    dialog = dialog_of(page)
    dialog.form.show_values({"count": D(1), "text": "缺签到表", "link": "没有的记录"})
    dialog.save()
    assert dialog.form.refuses("link")


def test_the_record_behind_a_point_is_opened_by_a_click(qtbot, mine, open_page):
    issue()
    activity = make.activity("committee_meeting", mine[0], held_on="2026-08-03")
    make.done(
        record_finding(
            organisation_id=mine[0],
            period=QUARTER,
            item="A2",
            rule="files",
            on=ON,
            values={"text": "缺签到表", "activity": activity},
        )
    )
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.go_to("A2", CHECK)
    with qtbot.waitSignal(page.activity_wanted) as wanted:
        page.sheet.pane.links[-1].click()
    assert wanted.args == [activity]


def test_a_closed_period_is_shown_and_cannot_be_written_into(scored, open_page, desk):
    desk.run(
        close_period(subject=ClosingSubject.SCORE, organisation_id=scored[0], period=QUARTER, on=ON)
    )
    page = open_page()
    page.show_sheet(scored[0], QUARTER)
    assert "校验相符" in page.sheet.closing.sentence.text()
    assert not page.sheet.pane.check_button.isEnabled()
    index = page.sheet.table.rows.index(1, page.sheet.table.rows.column_of(CHECK))
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_broken_seal_is_red_on_sheet_and_board(scored, open_page, desk):
    desk.run(
        close_period(subject=ClosingSubject.SCORE, organisation_id=scored[0], period=QUARTER, on=ON)
    )
    page = open_page()
    assert not page.seals.isVisibleTo(page)
    database.execute_sql("UPDATE closing SET reason = '改过'")
    page.read()
    assert "封存校验不符" in page.seals.sentence.text()
    assert "季度" in page.seals.sentence.text()
    page.show_sheet(scored[0], QUARTER)
    assert not page.seals.isVisibleTo(page)
    assert page.sheet.closing.property("tone") == "bad"
    assert page.sheet.closing.sentence.text().startswith("封存校验不符")


def test_undo_takes_a_mark_back_on_the_page(mine, open_page, desk):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.go_to("B2", CHECK)
    page.sheet.mark(ScoreRole.CHECK, D(18))
    dialog_of(page).save()
    settle()
    assert cell(page, "B2", "score") == "18.0/20.0"
    desk.undo()
    settle()
    assert cell(page, "B2", "score") == "—/20.0"


def test_the_periods_of_a_branch_are_walked_through(mine, open_page):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.after_button.click()
    assert "暂计" in page.sheet.note.text()
    page.after_button.click()
    assert "还没有开始" in page.nothing.sentence.text()
    page.before_button.click()
    page.before_button.click()
    assert page.stack.currentWidget() is page.sheet


def test_evidence_is_put_to_an_item_with_book_page_and_files(mine, open_page, desk):
    issue()
    page = open_page()
    page.show_sheet(mine[0], QUARTER)
    page.sheet.table.go_to("A2", CHECK)
    page.sheet.pane.findChild(QPushButton, "add_evidence").click()
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.form.refuses("title")
    told = {
        "title": "支部工作手册",
        "handbook": "2026 年第 1 册",
        "page": "12-15",
        "link": "",
        "note": "",
    }
    dialog.form.show_values(told)
    dialog.save()
    settle()
    (row,) = ScoreEvidenceQuery(mine[0], QUARTER, ON).fetch()
    assert (row.title, row.page) == ("支部工作手册", "12-15")
    page.sheet.pane.findChild(QPushButton, "evidence_files").click()
    files = page.findChild(EvidenceFilesDialog)
    desk.run(add_attachments(files=(NewFile("页.jpg", b"x"),), on=ON, evidence_id=row.evidence_id))
    assert len(files.files.rows) == 1
    files.accept()
    page.sheet.pane.findChild(QPushButton, "remove_evidence").click()
    settle()
    assert ScoreEvidenceQuery(mine[0], QUARTER, ON).fetch() == []


def test_quick_find_opens_the_sheet_and_the_ranking(qtbot, scored, open_page):
    page = open_page()
    page.board.go_to(scored[1], 2)
    page.open_sheet()
    assert page.stack.currentWidget() is page.sheet
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_shown()
    printed = wanted.args[0]
    assert (printed.code, printed.organisation_id, printed.period) == (
        "score_sheet",
        scored[1],
        QUARTER,
    )
    page.rank()
    assert texts(page, 0) == ["乙支部", "甲支部", "丙支部"]
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_shown()
    assert (wanted.args[0].code, wanted.args[0].period) == ("score_ranking", QUARTER)


def test_very_many_branches_are_counted_as_a_job_that_can_be_cancelled(
    scored, open_page, monkeypatch
):
    monkeypatch.setattr("dangjian_desktop.ui.scores.scores_page._FEW", 2)
    page = open_page()
    assert texts(page, 0) == ["甲支部", "乙支部", "丙支部"]
    page._take(Outcome(error=CancelledError()))
    assert page.model.rowCount() == 0
    assert "已停止统计" in page.board.empty_state.sentence.text()
    page.board.empty_state.button.click()
    assert page.model.rowCount() == 3


def test_the_year_says_what_is_missing(scored, open_page):
    page = open_page()
    last = page.model.column_count - 1
    assert page.model.headerData(last, Qt.Orientation.Horizontal) == "年度"
    assert texts(page, last) == ["—"] * 3
    told = page.model.index(0, last).data(Qt.ItemDataRole.ToolTipRole)
    assert "年度还缺" in told
    assert "第四季度还没有" in told


def test_what_is_due_today_opens_the_sheet_of_one_branch_and_the_board_of_several(mine, open_page):
    issue()
    page = open_page()
    (several,) = scores_due(ON, None)
    judge(mine[0])
    judge(mine[1])
    (one,) = scores_due(ON, None)
    page.show_due_items(one)
    assert page.stack.currentWidget() is page.sheet
    assert "丙支部 2026年第三季度" in page.title.text()
    page.show_due_items(several)
    assert page.stack.currentWidget() is not page.sheet
    assert page.model.rowCount() == 3
