"""The page 积分: a month is registered, looked at, objected to and printed."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, PointsExtent
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.printout import (
    POINTS_BOARD,
    POINTS_REGISTER,
    POINTS_SLIP,
    POINTS_YEAR,
)
from dangjian_desktop.queries.point_rows import Behind
from dangjian_desktop.queries.point_standing import PublicityQuery
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.storage.models import Objection, PointEntry, PointExemption
from dangjian_desktop.ui.scores.points_dialogs import year_points_dialog
from dangjian_desktop.ui.scores.points_page import READ_AFTER_MS, PointsPage
from dangjian_desktop.ui.shared.jobs import CancelledError, Outcome
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.points_stories import ON, given, points_mine
from tests.ui.screen import settle


@pytest.fixture
def mine(data):
    return points_mine()


@pytest.fixture
def page(qtbot, workbench, mine):
    made = PointsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settle()
    return made


def listed(page, key="name"):
    column = page.model.column_of(key)
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def lines(page):
    return [page.pane.lines.row_at(row) for row in range(page.pane.lines.rowCount())]


def dialog_of(page):
    settle()
    found = page.findChildren(OperationDialog)
    assert found
    return found[-1]


def filled(dialog, **values):
    told = {**dialog.form.values(), **values}
    dialog.form.show_values(told)
    dialog.save()
    QTest.qWait(2 * READ_AFTER_MS)  # several changes in a row are one reason to read again


def test_the_month_stands_there_with_places_states_and_the_formula(page):
    assert page.title.text() == "2026年11月 月度登记"
    assert listed(page) == ["陈一", "何二", "李三", "马四", "钱七", "孙五", "王六"]
    assert listed(page, "place") == ["1", "2", "3", "4", "", "5", "6"]
    assert listed(page, "state")[3:5] == ["达标", "不参评"]
    assert listed(page, "figure")[4] == ""
    assert listed(page, "group 组织生活")[0] == "2"
    assert "可比分 = 本人分 ÷ 同类别平均分 × 100" in page.told.text()
    assert page.figures() == "参评 6 人 · 达标 6 人 · 不参评 1 人"


def test_very_many_people_are_counted_as_a_job_that_can_be_cancelled(page, mine, monkeypatch):
    monkeypatch.setattr("dangjian_desktop.ui.scores.points_page._FEW", 2)
    page.show_person(mine.people["马四"], period_of("2026-10"))
    assert page.title.text() == "2026年10月 月度登记"
    assert page.pane.told.row.name == "马四"
    assert len(listed(page)) == 7
    page._take(page._query(), Outcome(error=CancelledError()))
    assert page.model.rowCount() == 0
    assert page.figures() == ""
    assert page.pane.told is None
    assert "已停止统计" in page.table.empty_state.sentence.text()
    page.table.empty_state.button.click()
    assert len(listed(page)) == 7
    assert page.pane.told is not None


def test_what_was_counted_for_another_period_is_not_shown(page, monkeypatch):
    monkeypatch.setattr("dangjian_desktop.ui.scores.points_page._FEW", 2)
    asked = page._query()
    page.choose_length("quarter")
    page._take(asked, Outcome(asked.fetch()))
    assert page.board.period.code == "2026Q4"


def test_the_page_reads_after_another_job_when_very_many_are_to_be_counted(
    page, workbench, monkeypatch
):
    monkeypatch.setattr("dangjian_desktop.ui.scores.points_page._FEW", 2)
    workbench.jobs._set_busy(True)
    page.choose_length("quarter")
    assert page.board is None
    assert page.figures() == ""
    workbench.jobs._set_busy(False)
    assert page.board.period.code == "2026Q4"


def test_each_point_leads_to_its_record(page, mine, qtbot):
    page.table.select_keys([mine.people["陈一"]])
    assert [line.behind for line in lines(page)] == [Behind.ACTIVITY, Behind.BY_HAND]
    opened = []
    page.activity_wanted.connect(opened.append)
    page.pane.open_line(lines(page)[0])
    assert opened == [mine.meeting]
    assert "11 ÷ 6.8 × 100 = 161.0" in page.pane.compared.text()
    page.pane.open_line(lines(page)[1])
    filled(dialog_of(page), points=Decimal(5), reason="改正")
    assert [line.points for line in lines(page)] == [2, 5]
    assert PointEntry.select().where(PointEntry.reason == "改正").count() == 1


def test_what_was_not_recorded_is_told_and_costs_nothing(page, mine):
    page.table.select_keys([mine.people["何二"]])
    assert "1 次活动还没有登记考勤" in page.pane.notes.text()
    assert "2026-11-10" in page.pane.notes.text()


def test_points_are_entered_by_initials(page, mine, qtbot):
    page.finder.setText("sw")
    assert listed(page) == ["孙五"]
    page.finder.returnPressed.emit()
    dialog = dialog_of(page)
    assert dialog.form.values()["people"] == (Named("孙五", mine.people["孙五"]),)
    filled(dialog, points=Decimal(3), reason="技术比武获奖")
    assert PointsQuery(ON, "2026-11").fetch().row(mine.people["孙五"]).points == 8
    page.finder.setText("没有的人")
    assert "没有这样的人" in page.table.empty_state.sentence.text()


def test_several_people_get_points_at_once(page, mine):
    page.table.select_keys([mine.people[name] for name in ("马四", "王六")])
    page.add_points()
    filled(dialog_of(page), points=Decimal("1.5"), reason="义务植树")
    found = PointEntry.select().where(PointEntry.reason == "义务植树")
    assert {row.person_id for row in found} == {mine.people["马四"], mine.people["王六"]}


def test_faults_are_told_in_the_dialog_and_nothing_is_lost(page, mine):
    page.table.select_keys([mine.people["马四"]])
    page.add_points()
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.isVisible()
    filled(dialog, points=Decimal(0), reason="写错")
    assert "分数是 0" in dialog.refusal.sentence.text()
    filled(dialog, points=Decimal(-1), rule="extra")
    assert "只能加分" in dialog.refusal.sentence.text()
    assert dialog.form.values()["reason"] == "写错"
    dialog.form.show_values({})
    dialog.close()


def test_somebody_takes_no_part_and_again_part_without_a_word_of_why(page, mine):
    page.table.select_keys([mine.people["李三"]])
    page.exempt()
    dialog = dialog_of(page)
    assert set(dialog.form.values()) == {"people", "since", "until"}
    filled(dialog)
    assert listed(page, "state")[2] == "不参评"
    assert page.pane.lines.rowCount() == 0
    page.pane.more_button.menu().aboutToShow.emit()
    words = [action.text() for action in page.pane.more_button.menu().actions()]
    assert any(word.startswith("恢复参评") for word in words)
    page.pane.more_button.menu().actions()[-1].trigger()
    QTest.qWait(2 * READ_AFTER_MS)
    assert listed(page, "state")[2] == "达标"
    assert PointExemption.select().count() == 1


def test_the_exemption_of_today_can_be_ended(page, mine):
    page.table.select_keys([mine.people["钱七"]])
    page.pane.more_button.menu().aboutToShow.emit()
    page.pane.more_button.menu().actions()[1].trigger()
    filled(dialog_of(page), until=PartialDate.of(date(2026, 11, 1)))
    assert PointExemption.get().until == date(2026, 11, 1)
    assert listed(page, "state")[4] == "进行中"  # nobody has missed the line of a running month


def test_a_class_is_set_and_the_register_narrowed_to_it(page, mine):
    page.table.select_keys([mine.people["李三"]])
    page.set_class()
    filled(dialog_of(page), code="office")
    assert listed(page, "class")[2] == "机关"
    page.classes.setCurrentIndex(page.classes.findData("office"))
    page.classes.activated.emit(page.classes.currentIndex())
    assert listed(page) == ["李三"]


def test_k15_points_of_last_year_are_brought_in(page, mine):
    page.choose_length("year")
    page.table.select_keys([mine.people["李三"]])
    page.bring_year()
    filled(dialog_of(page), points=Decimal(86))
    assert "基础分 17.2（登记的上年积分带入）" in page.pane.figures.text()
    assert page.board.row(mine.people["李三"]).figure == Decimal("24.2")


def test_month_quarter_half_and_year_follow_each_other(page, mine):
    for key, title in (
        ("quarter", "2026年第四季度 季度亮分"),
        ("half_year", "2026年下半年 半年报备"),
        ("year", "2026年 年度总评"),
        ("month", "2026年11月 月度登记"),
    ):
        page.choose_length(key)
        assert page.title.text() == title
        assert page.views[key].isChecked()
        assert not page.after_button.isEnabled()
    page.go(-1)
    assert page.title.text() == "2026年10月 月度登记"
    page.go(1)
    page.go(1)
    assert page.title.text() == "2026年11月 月度登记"


def test_the_register_is_ordered_by_a_column_and_who_takes_no_part_stands_last(page):
    page.table.sortByColumn(
        page.model.column_of("figure"),
        Qt.SortOrder.AscendingOrder,
    )
    settle()
    assert listed(page) == ["王六", "孙五", "马四", "李三", "何二", "陈一", "钱七"]


def test_a_closed_month_says_so_and_is_not_changed(page, mine, workbench, ask):
    given(mine.people["李三"], 4, "2026-10")
    make.done(
        close_period(
            subject=ClosingSubject.POINTS, organisation_id=mine.branch, period="2026-10", on=ON
        )
    )
    page.place.choose(mine.branch)
    page.go(-1)
    assert "已于 2026-11-21 关闭（第1版）" in page.told.text()
    page.table.select_keys([mine.people["李三"]])
    assert "照关闭时的记录" in page.pane.notes.text()
    page.add_points()
    dialog = dialog_of(page)
    filled(dialog, points=Decimal(1), reason="补记")
    assert "请先开始更正" in dialog.refusal.sentence.text()
    dialog.form.show_values({})
    dialog.close()


def test_papers_are_asked_for_with_their_period(page, mine):
    wanted = []
    page.print_wanted.connect(wanted.append)
    page.place.choose(mine.branch)
    page.print_shown()
    page.table.select_keys([mine.people["何二"]])
    page.pane.slip_button.click()
    page.choose_length("year")
    page.print_shown()
    page.print_button.menu().aboutToShow.emit()
    words = {action.text(): action for action in page.print_button.menu().actions()}
    words["积分榜（上墙）"].trigger()
    words["本人查阅单（列出的全部）"].trigger()
    assert [(one.code, one.period, one.detail) for one in wanted] == [
        (POINTS_REGISTER, "2026-11", "archive"),
        (POINTS_SLIP, "2026-11", "archive"),
        (POINTS_YEAR, "2026", "archive"),
        (POINTS_BOARD, "2026", ""),
        (POINTS_SLIP, "2026", "archive"),
    ]
    assert wanted[1].person_ids == (mine.people["何二"],)
    assert len(wanted[4].person_ids) == 7


def test_what_the_meeting_resolved_is_recorded(page, mine, ask):
    page.resolve_publicity()
    assert "请先在上面选一个党支部" in ask.asked[-1]
    page.place.choose(mine.branch)
    page.resolve_publicity()
    filled(dialog_of(page), extent=PointsExtent.ALL_REACHED)
    assert PublicityQuery(mine.branch, ON).fetch().extent is PointsExtent.ALL_REACHED


def test_without_members_one_sentence_stands_there(qtbot, workbench, data):
    make.branch("综采一队党支部", make.committee())
    made = PointsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert "这里还没有党员" in made.table.empty_state.sentence.text()
    assert not made.add_button.isEnabled()


def test_the_share_that_is_carried_over_is_told(page, mine, workbench):
    dialog = year_points_dialog(workbench, [], page)
    assert any("20%" in label.text() for label in dialog.findChildren(type(page.told)))
    dialog.close()


def test_a_member_objects_and_the_page_tells_it_without_changing_a_point(page, mine):
    page.table.select_keys([mine.people["李三"]])
    page.pane.objection_button.click()
    filled(dialog_of(page), text="少记一次抢修")
    assert "异议（待答复）：少记一次抢修" in page.pane.notes.text()
    assert page.board.row(mine.people["李三"]).points == 7
    (row,) = Objection.select()
    assert (row.person_id, row.period) == (mine.people["李三"], "2026-11")
    page.table.select_keys([mine.people["钱七"]])
    assert not page.pane.objection_button.isVisible()
    assert "少记" not in page.pane.notes.text()


def test_a_period_is_closed_and_its_closings_shown_from_the_page(page, mine):
    page.more_menu.aboutToShow.emit()
    words = {action.text(): action for action in page.more_menu.actions()}
    words["关闭本期…"].trigger()
    settle()
    dialog = page.findChild(QDialog, "close_period_dialog")
    assert dialog is not None
    dialog.reject()
    words["关闭与公示…"].trigger()
    settle()
    shown = page.findChild(QDialog, "closings_dialog")
    assert shown.chosen_subject is ClosingSubject.POINTS
    shown.reject()


def test_k16_who_is_below_80_gets_no_prize_and_owes_a_self_review(page, mine):
    for name, number in (("陈一", 10), ("何二", 10), ("李三", 1)):
        given(mine.people[name], number, "2026-09")
    page.choose_length("quarter")
    assert page.model.column_of("place") == 0
    page.go(-1)
    told = dict(zip(listed(page), listed(page, "prize"), strict=True))
    assert (told["陈一"], told["李三"], told["钱七"]) == ("一等奖", "不得奖，写自查", "")
    assert "低于 80 不得奖" in page.told.text()
