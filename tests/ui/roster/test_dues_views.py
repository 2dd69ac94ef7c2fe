"""The page 党费 beside the sheet: use and what is handed up, the publication, the commands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_months import Rhythm
from dangjian_desktop.domain.obligations import ObligationState
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ConsentKind, DuesMovementKind
from dangjian_desktop.operations.printout import (
    DUES_MONTH,
    DUES_PUBLICATION,
    DUES_QUARTER,
    DUES_RECEIPTS,
    DUES_USE,
)
from dangjian_desktop.operations.wall_consents import record_wall_consent
from dangjian_desktop.storage.models import DuesMovement, DuesPublication
from dangjian_desktop.ui.roster.dues_page import READ_AFTER_MS, DuesPage
from dangjian_desktop.ui.roster.dues_sheet_view import DuesSheetView
from dangjian_desktop.ui.shared.jobs import CancelledError, Outcome
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.dues_stories import base, month, paid
from tests.ui.screen import settle

ON = date(2026, 11, 20)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def mine(data):
    """Two branches; 张三 of the first has paid since September, 李四 of the second has no base."""
    first = make.branch("综采一队党支部", since="2020-01-01")
    second = make.branch("机电队党支部", since="2020-01-01")
    people = {
        "张三": make.person("张三", branch=first),
        "王五": make.person("王五", branch=first),
        "李四": make.person("李四", branch=second),
    }
    base(people["张三"], "5000", since="2026-09")
    base(people["王五"], "2600", since="2026-09", payer=Payer.RETIRED)
    for key in ("2026-09", "2026-10"):
        paid(people["张三"], first, {key: "50"}, paid_on=f"{key}-10")
    return {"first": first, "second": second, **people}


@pytest.fixture
def page(qtbot, workbench, mine):
    made = DuesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settle()
    return made


@pytest.fixture
def empty_branch(mine):
    return make.branch("空的党支部", since="2020-01-01")


def wait():
    QTest.qWait(2 * READ_AFTER_MS)


def dialog_of(page):
    settle()
    return page.findChildren(OperationDialog)[-1]


def fill(dialog, **values):
    for key, value in values.items():
        editor = dialog.form.editor(key)
        editor.show_value(value)
        editor.edited.emit()


def test_the_accounts_add_up_and_a_use_is_recorded_corrected_and_removed(page, mine, ask):
    page.choose_view("accounts")
    assert page.title.text() == "2026年党费收支"
    page.act()
    assert "请先在上面选是哪个党组织的" in ask.asked[-1]
    page.place.choose(mine["first"])
    page.act()
    dialog = dialog_of(page)
    fill(dialog, amount=Decimal("30"))
    dialog.save()
    assert dialog.isVisible()  # what it was used for is asked
    fill(dialog, purpose="购买学习资料")
    dialog.save()
    wait()
    assert page.accounts.told.text() == (
        "上年结转 0.00 ＋ 收缴 100.00 ＋ 下拨 0.00 － 使用 30.00 － 上缴 0.00 ＝ 结存 70.00 元"
    )
    assert page.figures() == "结存 70.00 元"
    page.accounts.correct(page.accounts.movements.row_at(0))
    dialog = dialog_of(page)
    fill(dialog, amount=Decimal("300"))
    dialog.save()
    assert dialog.save_button.text() == "仍然保存"  # more than is there: warned, not refused
    fill(dialog, amount=Decimal("35.5"))
    dialog.save()
    wait()
    assert DuesMovement.get().amount == Decimal("35.50")
    page.accounts._remove(page.accounts.movements.row_at(0))
    wait()
    assert page.accounts.movements.rowCount() == 0


def test_what_is_handed_up_has_a_period_and_a_wrong_one_is_told(page, mine):
    page.place.choose(mine["first"])
    page.choose_view("accounts")
    page.accounts.hand_up_button.click()
    dialog = dialog_of(page)
    assert dialog.form.values()["kind"] is DuesMovementKind.HANDED_UP
    fill(dialog, amount=Decimal("60"), period="2026年冬")
    dialog.save()
    assert dialog.isVisible()
    fill(dialog, period="2026Q3")
    dialog.save()
    wait()
    row = page.accounts.movements.row_at(0)
    assert (row.kind, row.period, row.amount) == (
        DuesMovementKind.HANDED_UP,
        "2026Q3",
        Decimal("60.00"),
    )


def test_the_publication_names_only_who_agreed_and_is_recorded(page, mine):
    make.done(
        record_wall_consent(people=[mine["张三"]], kind=ConsentKind.AMOUNT, given_on=ON, on=ON)
    )
    page.choose_view("public")
    assert page.publication.stack.currentWidget() is page.publication.empty
    page.place.choose(mine["first"])
    wait()
    view = page.publication
    assert [view.names.row_at(n).name for n in range(view.names.rowCount())] == ["张三"]
    assert view.name_title.text() == "同意公示本人金额的 1 人"
    september = next(
        one
        for n in range(view.months.rowCount())
        if (one := view.months.row_at(n)).month.month == 9
    )
    assert (september.totals.owing, september.totals.in_full) == (2, 1)
    assert "实交合计 100.00 元" in view.told.text()
    at = next(n for n in range(view.months.rowCount()) if view.months.row_at(n) is september)
    columns = [view.months.column_of(key) for key in ("owed", "paid")]
    shown = [view.months.index(at, column).data() for column in columns]
    assert shown == ["不公布", "50.00"]  # less 张三's it would be 王五's
    assert "应交合计 不公布，" in view.told.text()
    page.act()
    dialog = dialog_of(page)
    fill(dialog, place="活动室公开栏")
    dialog.save()
    wait()
    assert DuesPublication.get().place == "活动室公开栏"
    assert view.posted.rowCount() == 1
    view._remove(view.posted.row_at(0))
    wait()
    assert view.posted.rowCount() == 0


def test_the_only_branch_needs_not_be_chosen(qtbot, workbench, data):
    make.person("张三", branch=make.branch("综采一队党支部", since="2020-01-01"))
    page = DuesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.choose_view("public")
    assert page.publication.sheet is not None
    page.choose_view("accounts")
    page.act()
    assert dialog_of(page).objectName() == "movement_dialog"


def test_a_branch_sets_its_own_collection_day(page, mine, ask):
    page.set_collection_day()
    assert "收缴日按党支部定" in ask.asked[-1]
    page.place.choose(mine["first"])
    page.set_collection_day()
    dialog = dialog_of(page)
    assert dialog.form.values()["day"] == 10
    fill(dialog, day=25, note="支委会 2026-11-02 研究")
    dialog.save()
    wait()
    page.show_month(ON)
    assert page.sheet.collected.text() == "收缴日 2026-11-25"
    page.set_collection_day()
    again = dialog_of(page)
    assert again.form.values()["day"] == 25
    fill(again, rhythm=Rhythm.QUARTER, note="支部大会同意按季")
    again.save()
    wait()
    page.show_month(ON)
    assert page.sheet.collected.text() == "收缴日 2026-12-25"


def test_both_branches_are_collected_in_one_undo(page, mine, desk):
    base(mine["李四"], "3000", since="2026-11")
    page.read()
    assert page.sheet.model.column_of("branch") >= 0
    page.sheet.tick_all()
    wait()
    assert page.sheet.foot.open.figure.text() == "0.00 元"
    desk.undo()
    wait()
    assert page.sheet.foot.open.figure.text() == "78.00 元"


def test_an_empty_place_says_what_to_do(qtbot, workbench, data):
    make.branch("综采一队党支部", since="2020-01-01")
    page = DuesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert "请先在名册里登记党员" in page.sheet.table.empty_state.sentence.text()
    page.choose_view("arrears")
    told = "没有人整月没有交党费。只交了一部分的，请看“收缴”。"
    assert page.arrears.table.empty_state.sentence.text() == told
    page.act()  # nobody is chosen: it is said, nothing opens


def test_bases_of_nobody_are_not_told_and_the_branch_is_in_sight(empty_branch, page):
    page.choose_view("bases")
    wait()
    header = page.bases.table.horizontalHeader()
    branch = page.bases.table.rows.column_of("branch")
    right = header.sectionViewportPosition(branch) + header.sectionSize(branch)
    assert right <= page.bases.table.viewport().width()
    assert page.bases.told.text().startswith("待登记基数 1 人 · ")
    page.place.choose(empty_branch)
    wait()
    assert page.bases.told.text().startswith("按年核定")  # not: 0 people all have a base


def test_very_many_are_reckoned_as_a_job_that_can_be_stopped(page, mine, monkeypatch):
    monkeypatch.setattr("dangjian_desktop.ui.roster.dues_page._FEW", 0)
    page.read()
    assert len(page.sheet.rows) == 3  # jobs run at once here
    page._take(page._queries(), Outcome(error=CancelledError()))
    assert "已停止计算" in page.sheet.table.empty_state.sentence.text()
    assert page.figures() == ""


def test_another_day_is_another_month(page, desk):
    desk.show_day(date(2026, 9, 15))
    wait()
    assert page.title.text() == "2026年9月党费"
    view = page.findChild(DuesSheetView)
    assert view.day_button.text() == "交纳日期 2026-09-15"


def test_every_view_prints_its_form(page, mine, ask):
    printed = []
    page.print_wanted.connect(printed.append)
    page.place.choose(mine["first"])
    page.print_shown()
    page.choose_length("quarter")
    page.print_shown()
    page.choose_length("month")
    page.go(-1)
    page.sheet.table.select_keys([mine["张三"]])
    page.print_receipts()
    page.print_all_receipts()
    page.pane.receipt_wanted.emit(1)
    page.choose_view("accounts")
    page.print_shown()
    page.choose_view("public")
    page.print_shown()
    assert [one.code for one in printed] == [
        DUES_MONTH,
        DUES_QUARTER,
        DUES_RECEIPTS,
        DUES_RECEIPTS,
        DUES_RECEIPTS,
        DUES_USE,
        DUES_PUBLICATION,
    ]
    assert (printed[0].year, printed[0].month) == (2026, 11)
    assert printed[1].period == "2026Q4"
    assert printed[2].payment_ids == (2,)
    assert {one.organisation_id for one in printed} == {mine["first"]}
    page.choose_view("sheet")
    page.sheet.table.select_keys([mine["王五"]])
    page.print_receipts()
    assert "没有收据可以打印" in ask.asked[-1]
    page.place.choose(None)
    page.print_publication()
    assert "请先在上面选一个党支部" in ask.asked[-1]


def test_today_leads_to_the_arrears_of_a_branch_and_to_the_publication_of_a_year(page, mine):
    arrears = TodayItem(
        Source.DUES,
        Band.THIS_MONTH,
        ObligationState.DUE_SOON,
        "1 人连续 3 个月以上没有交党费",
        "综采一队党支部",
        None,
        "",
        Act.OPEN_DUES,
        organisation_id=mine["first"],
    )
    page.show_due(arrears)
    assert (page.view, page.place.organisation_id) == ("arrears", mine["first"])
    page.show_due(
        replace(arrears, source=Source.OBLIGATION, organisation_id=mine["second"], cell=(2025, 12))
    )
    assert page.title.text() == "2025年党费公示"
    assert page.publication.sheet.organisation_id == mine["second"]


def test_commands_lead_to_the_views(qtbot, workbench, mine):
    from dangjian_desktop.ui.roster.tab import RosterTab

    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.resize(1366, 690)
    tab.show()
    tab.commands["dues_bases"]()
    page = tab.page("dues")
    assert page.view == "bases"
    tab.commands["dues_arrears"]()
    assert page.view == "arrears"
    tab.commands["dues_publication"]()
    assert page.view == "public"
    tab.commands["dues_accounts"]()
    tab.commands["record_dues_movement"]()
    assert page.view == "accounts"
    tab.commands["collect_dues"]()
    assert page.view == "sheet"
    assert [row.latest.name for row in page.sheet.listed()] == ["王五", "张三"]
    page.show_person(mine["李四"], month("2026-11"))
    assert page.pane.title.text() == "李四 · 机电队党支部"
