"""The page 出勤: figures, what stands behind them, leading cadres, paper and workbook."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.attendance import mark_attendance, mark_many, post_due_list
from dangjian_desktop.queries.attendance_figures import FigureBy
from dangjian_desktop.storage.models import LeadingCadre
from dangjian_desktop.ui.calendar.attendance_page import DUAL, AttendancePage
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.ui.screen import misfits, settle

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    """Two branches; 张三 was there, 李四 was absent three times."""
    first, second = make.branch("综采一队党支部"), make.branch("掘进队党支部")
    group = make.group(first)
    ids = {
        "张三": make.person("张三", first, group=group),
        "李四": make.person("李四", first),
        "王五": make.person("王五", second),
    }
    for month in (1, 2, 3):
        held = make.activity("themed_day", first, f"2026-0{month}-10", study_minutes=90)
        make.done(post_due_list(activity_id=held, on=ON))
        absent = mark_attendance(activity_id=held, person_id=ids["李四"], mark=Mark.ABSENT, on=ON)
        make.done(absent)
        make.done(mark_many(activity_id=held, mark=Mark.PRESENT, on=ON))
    lecture = make.activity("party_lecture", second, "2026-06-10")
    make.done(post_due_list(activity_id=lecture, on=ON))
    return {"branches": (first, second), **ids}


@pytest.fixture
def page(qtbot, workbench, mine):
    made = AttendancePage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    return made


def names(page):
    return [row.name for row in page.model._chunks[0]]


def row(page, name):
    return next(row for row in page.model._chunks[0] if row.name == name)


def cell(page, name, key):
    return page.model.index(names(page).index(name), page.model.column_of(key)).data()


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_year_is_added_up_by_person_and_told_what_counts(page):
    assert names(page) == ["李四", "王五", "张三"]
    assert cell(page, "张三", "rate") == "100%"
    assert cell(page, "王五", "rate") == "未登记"
    assert cell(page, "李四", "absent") == "3"
    assert cell(page, "张三", "study") == "4.5/32"
    assert page.sum.text().startswith("应到 7 人次 · 实到 3")
    assert "不进出勤率" in page.told.text()
    assert page.figures() == "应到 7 · 实到 3 · 出勤率 50%"


def test_place_kind_months_and_year_narrow(page, mine):
    choose(page.place, mine["branches"][1])
    assert names(page) == ["王五"]
    choose(page.place, None)
    choose(page.kind, "themed_day")
    assert names(page) == ["李四", "张三"]
    choose(page.first_month, 3)
    assert row(page, "张三").figures.due == 1
    choose(page.last_month, 2)  # taken the right way round
    assert row(page, "张三").figures.due == 2
    choose(page.year, 2025)
    assert page.model.rowCount() == 0
    assert page.figures() == "这段时间没有应到的活动"
    page.table.empty_state.button.click()
    assert names(page) == ["李四", "张三"]
    assert page.year.currentData() == 2026


def test_from_a_year_to_a_branch_to_a_person_to_an_activity(qtbot, page, mine):
    page.views[FigureBy.YEAR].click()
    assert names(page) == ["2026"]
    assert not page.first_month.isEnabled()
    page.table.opened.emit(row(page, "2026"))
    assert page.view == FigureBy.PERSON
    page.views[FigureBy.BRANCH].click()
    assert not page.pane.isVisible()
    page.table.opened.emit(row(page, "综采一队党支部"))
    assert names(page) == ["李四", "张三"]
    assert page.place.currentData() == mine["branches"][0]
    page.table.select_keys([mine["李四"]])
    assert page.pane_title.text() == "李四 参加的活动"
    assert page.activities.rowCount() == 3
    with qtbot.waitSignal(page.activity_wanted):
        page.activity_table.opened.emit(page.activities.row_at(0))
    with qtbot.waitSignal(page.person_wanted):
        page._open_card()


def test_people_without_a_group_stand_last_and_lead_nowhere(page):
    page.choose_view(FigureBy.GROUP)
    assert names(page) == ["第一党小组", "未编入党小组"]
    page.table.opened.emit(row(page, "未编入党小组"))
    assert page.view == FigureBy.GROUP


def test_a_column_sorts_and_stays_sorted_when_counted_again(page):
    page.table.sortByColumn(
        page.model.column_of("came"),
        page.table.horizontalHeader().sortIndicatorOrder().DescendingOrder,
    )
    assert names(page)[0] == "张三"
    page.count()
    assert names(page)[0] == "张三"


def test_it_follows_a_mark_and_its_undo(qtbot, page, mine, desk):
    held = make.activity("themed_day", mine["branches"][0], "2026-05-10")
    desk.run(post_due_list(activity_id=held, on=ON))
    qtbot.waitUntil(lambda: row(page, "张三").figures.due == 4)
    page.hide()
    desk.run(mark_attendance(activity_id=held, person_id=mine["张三"], mark=Mark.LATE, on=ON))
    assert row(page, "张三").figures.late == 0
    page.show()
    assert row(page, "张三").figures.late == 1
    desk.undo()
    qtbot.waitUntil(lambda: row(page, "张三").figures.late == 0)


def test_a_leading_cadre_is_entered_mended_ended_and_removed(qtbot, page, mine):
    page.views[DUAL].click()
    assert page.cadre_table.empty_state.sentence.text() == "还没有登记领导干部。"
    page.add_cadre_button.click()
    dialog = page.findChild(OperationDialog, "leading_cadre_dialog")
    dialog.form.show_values(
        {"person": MentionedPerson(mine["张三"], "张三"), "title": "矿长", "since": None}
    )
    dialog.findChild(object, "person").setText("张三")
    dialog.save()
    qtbot.waitUntil(lambda: page.cadres.rowCount() == 1)
    told = page.cadres.row_at(0)
    assert (told.in_branch.due, told.in_branch.came, told.in_group.due) == (3, 3, 0)
    assert "以普通党员身份" in page.told.text()
    page.cadre_table.select_keys([told.spell_id])
    assert page.activities.rowCount() == 3
    page.cadre_table.opened.emit(told)
    dialog = page.findChildren(OperationDialog, "leading_cadre_dialog")[-1]
    dialog.form.show_values({"title": "书记", "since": make.day("2026-02-01"), "until": None})
    dialog.save()
    qtbot.waitUntil(lambda: page.cadres.row_at(0).title == "书记")
    assert page.cadres.row_at(0).in_branch.due == 2
    page.end_cadre_button.click()
    dialog = page.findChild(OperationDialog, "end_leading_cadre_dialog")
    dialog.form.show_values({"until": make.day("2026-03-01")})
    dialog.save()
    qtbot.waitUntil(lambda: page.cadres.row_at(0).in_branch.due == 1)
    assert page.model.columns  # the other table is there still
    page._remove_cadre()
    assert LeadingCadre.select().count() == 0
    qtbot.waitUntil(lambda: page.cadres.rowCount() == 0)


def test_what_is_shown_is_printed(qtbot, page, mine):
    choose(page.place, mine["branches"][0])
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_button.click()
    (printout,) = told.args
    assert (printout.code, printout.organisation_id) == (
        "attendance_figures",
        mine["branches"][0],
    )
    assert printout.attendance.within == mine["branches"][0]
    page.choose_view(DUAL)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == "dual_life"


@pytest.mark.parametrize(("view", "sheet"), [(FigureBy.PERSON, "出勤"), (DUAL, "双重组织生活")])
def test_what_is_shown_is_exported(page, ask, tmp_path, view, sheet, desk, qtbot):
    page.choose_view(view)
    ask.answers = [tmp_path / "x.xlsx"]
    with qtbot.waitSignal(desk.noted) as told:
        page.export_button.click()
    assert "x.xlsx" in told.args[0]
    assert CalamineWorkbook.from_path(tmp_path / "x.xlsx").sheet_names == [sheet]


@pytest.mark.parametrize("view", [FigureBy.PERSON, FigureBy.GROUP, DUAL])
def test_everything_fits_on_an_old_screen(page, view):
    page.choose_view(view)
    settle()
    assert misfits(page) == []


def test_on_a_low_page_both_tables_keep_their_rows_and_the_rest_is_told_on_hover(page, qapp):
    assert page.told.isVisible()
    theme.apply_theme(qapp, Theme.LIGHT, True)
    page.resize(960, 470)
    settle()
    row = theme.tokens().sizes.row
    figures, activities = page.stack.geometry(), page.pane.geometry()
    assert figures.bottom() < activities.top()
    assert min(figures.height(), page.activity_table.height()) >= 3 * row
    assert page.activity_table.geometry().bottom() <= page.pane.height()
    assert not page.told.isVisible()
    assert page.told.text() in page.sum.toolTip()
    assert misfits(page) == []
    page.choose_view(DUAL)
    assert page.told.isVisible()  # there is no sum to tell it


def test_an_older_day_is_followed(qtbot, page, desk):
    desk.show_day(date(2025, 6, 1))
    qtbot.waitUntil(lambda: page.year.itemData(0) == 2025)
    assert page.model.rowCount() == 0


def test_in_the_history_view_leading_cadres_change_only_after_asking(page, mine, desk, ask):
    desk.show_day(date(2026, 10, 1))
    page.add_cadre()
    assert page.findChild(OperationDialog) is None
    assert "历史视图" in ask.asked[-1]
    ask.answers.append(True)
    page.add_cadre()
    assert page.findChild(OperationDialog, "leading_cadre_dialog").isVisible()
