"""The page 党费: a month is collected, somebody pays back, bases come about, all of it is told."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_months import DuesState, Rhythm
from dangjian_desktop.domain.rules import CONFIDENCE_WORDS, LEVEL_WORDS
from dangjian_desktop.host.settings import Language, Theme
from dangjian_desktop.operations.dues import record_payment
from dangjian_desktop.operations.dues_accounts import change_collection_day
from dangjian_desktop.operations.dues_bases import record_waiver
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesPersonQuery
from dangjian_desktop.storage.models import (
    DuesBase,
    DuesPayment,
    DuesWaiver,
    Membership,
    WallConsent,
)
from dangjian_desktop.ui.roster.dues_page import READ_AFTER_MS, DuesPage
from dangjian_desktop.ui.roster.dues_rows import Wanted
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.table_view import TableView
from tests import make
from tests.dues_stories import base, month, paid
from tests.ui.screen import misfits, settle

ON = date(2026, 11, 20)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def people(data):
    """A branch: 陈一 and 李二 on a wage, 钱三 retired, 孙四 without a base."""
    branch = make.branch("综采一队党支部", since="2020-01-01")
    made = {
        name: make.person(name, branch=branch, admitted_on="2015-03-01")
        for name in ("陈一", "李二", "钱三", "孙四")
    }
    base(made["陈一"], "5845", since="2026-10")
    base(made["李二"], "3000", since="2026-10")
    base(made["钱三"], "6480.50", since="2026-10", payer=Payer.RETIRED)
    paid(made["陈一"], branch, {"2026-10": "87.68"})
    return made


@pytest.fixture
def page(qtbot, workbench, people):
    made = DuesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settle()
    return made


def wait():
    QTest.qWait(2 * READ_AFTER_MS)  # several changes in a row are one reason to read again


def cells(page, key):
    column = page.sheet.model.column_of(key)
    model = page.sheet.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def select(page, *people_ids):
    page.sheet.table.select_keys(people_ids)


def dialog_of(page):
    settle()
    found = page.findChildren(OperationDialog)
    assert found
    return found[-1]


def fill(dialog, **values):
    for key, value in values.items():
        editor = dialog.form.editor(key)
        editor.show_value(value)
        editor.edited.emit()


def months_paid(person):
    told = DuesPersonQuery(person, ON, 2026).fetch()
    return {one.month: one.paid for one in told.months if one.paid}


def test_the_sheet_says_base_rate_amount_paid_and_open_and_comes_out_even(page):
    assert page.title.text() == "2026年11月党费"
    assert cells(page, "name") == ["陈一", "李二", "钱三", "孙四"]
    assert cells(page, "base") == ["5845.00", "3000.00", "6480.50", ""]
    assert cells(page, "rate") == ["1.5%", "0.5%", "1%", ""]
    assert cells(page, "owed") == ["87.68", "15.00", "64.81", "待登记"]  # F17, F01, F14
    assert cells(page, "open") == ["87.68", "15.00", "64.81", ""]
    assert "应交 167.49 ＝ 实交 0.00 ＋ 未交 167.49" in page.sheet.foot.told.text()
    assert "待登记基数 1 人，应交没有算进去" in page.sheet.foot.told.text()
    assert page.figures() == "4 人 · 应交 167.49 · 实交 0.00 · 未交 167.49"


def test_space_ticks_everybody_chosen_and_one_undo_takes_all_back(page, people, desk):
    page.sheet.table.selectAll()
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Space)
    wait()
    assert cells(page, "paid") == ["87.68", "15.00", "64.81", ""]
    assert "应交 167.49 ＝ 实交 167.49 ＋ 未交 0.00" in page.sheet.foot.told.text()
    assert sorted(row.receipt for row in DuesPayment.select() if row.paid_on == ON)[-1] == (
        "2026-0004"
    )
    assert desk.undo_label == "登记收缴党费"
    desk.undo()
    wait()
    assert cells(page, "paid") == ["", "", "", ""]
    assert months_paid(people["李二"]) == {}


def test_a_click_on_the_box_pays_in_full_and_another_takes_it_back(page, people):
    table, model = page.sheet.table, page.sheet.model
    index = model.index(model.row_of(people["李二"]), model.column_of("tick"))
    box = table.visualRect(index).topLeft() + QPoint(16, table.rowHeight(index.row()) // 2)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    wait()
    assert months_paid(people["李二"]) == {month("2026-11"): Decimal("15.00")}
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    wait()
    assert months_paid(people["李二"]) == {}
    (row,) = DuesPayment.select().where(DuesPayment.person == people["李二"])
    assert row.voided_on == ON
    assert "收缴表上取消" in row.note


def test_the_whole_cell_of_the_box_takes_the_click_and_a_drag_out_of_it_does_not(page, people):
    table, model = page.sheet.table, page.sheet.model
    index = model.index(model.row_of(people["李二"]), model.column_of("tick"))
    cell = table.visualRect(index)
    beside = QPoint(cell.right() - 4, cell.center().y())
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=beside + QPoint(0, 34))
    wait()
    assert months_paid(people["李二"]) == {}
    for paid_then in ({month("2026-11"): Decimal("15.00")}, {}):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
        wait()
        assert months_paid(people["李二"]) == paid_then


def test_an_amount_typed_is_a_part_and_enter_goes_on_to_the_next_who_owes(page, people):
    select(page, people["陈一"])
    QTest.keyClick(page.sheet.table, Qt.Key.Key_5)
    editor = page.sheet.table.editor
    assert isinstance(editor, QLineEdit)
    editor.setText("50")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait()
    assert cells(page, "paid")[0] == "50.00"
    assert cells(page, "open")[0] == "37.68"
    assert cells(page, "state")[0] == "交了一部分"
    assert page.sheet.table.current_key() == people["李二"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("15.001", "小数超过两位"),
        ("-3", "小于 0"),
        ("两块", "不是数字"),
        ("0", "金额是 0"),
        ("20", "只欠 15.00 元"),
    ],
)
def test_a_wrong_amount_is_told_and_nothing_is_recorded(page, people, typed, told):
    row = next(one for one in page.sheet.rows if one.person_id == people["李二"])
    page.sheet.enter_amount(row, typed, True)
    wait()
    assert told in page.sheet.trouble.text()
    assert months_paid(people["李二"]) == {}
    editor = page.sheet.table.editor
    assert isinstance(editor, QLineEdit)
    assert editor.text() == typed


def test_who_has_no_base_cannot_be_ticked_and_is_told_why(page, people):
    select(page, people["孙四"])
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Space)
    assert "孙四还没有登记计费基数，不知道应交多少" in page.sheet.trouble.text()
    page.sheet.table.opened.emit(page.sheet.table.current_row())
    assert dialog_of(page).objectName() == "dues_base_dialog"


def test_initials_and_enter_pay_for_who_was_found_on_the_day_that_was_chosen(page, people):
    page.sheet.show_paid_on(date(2026, 11, 10))
    page.sheet.with_receipts.setChecked(False)
    QTest.keyClicks(page.finder, "qs")
    assert cells(page, "name") == ["钱三"]
    assert "只算列出的 1 人，共 4 人" in page.sheet.foot.told.text()
    QTest.keyClick(page.finder, Qt.Key.Key_Return)
    wait()
    (row,) = DuesPayment.select().where(DuesPayment.person == people["钱三"])
    assert (row.paid_on, row.amount, row.receipt) == (date(2026, 11, 10), Decimal("64.81"), "")
    assert page.finder.text() == ""


def test_the_list_can_be_those_who_owe_and_shrinks_as_they_pay(page, people):
    page.sheet.show_wanted(Wanted.OPEN)
    assert cells(page, "name") == ["陈一", "李二", "钱三"]
    select(page, people["李二"])
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Space)
    wait()
    assert cells(page, "name") == ["陈一", "钱三"]
    assert page.sheet.table.current_key() == people["钱三"]
    page.sheet.show_wanted(Wanted.NO_BASE)
    assert cells(page, "name") == ["孙四"]
    page.sheet.show_wanted(Wanted.ALL)
    page.sheet.tick_all()
    wait()
    assert page.sheet.foot.open.figure.text() == "0.00 元"


def test_months_that_a_quarter_collects_later_are_not_called_paid(request, people):
    branch = Membership.get().branch_id
    told = {"organisation_id": branch, "day": 10, "rhythm": Rhythm.QUARTER, "note": "支部大会同意"}
    make.done(change_collection_day(**told))
    page = request.getfixturevalue("page")
    select(page, people["陈一"])
    wait()
    told = page.pane.facts.text()
    assert "都交齐了。" not in told
    assert "到收缴日的都交齐了；2026年11月还没有到收缴日（2026-12-10）。" in told
    november = {"person_id": people["陈一"], "organisation_id": branch, "paid_on": ON, "on": ON}
    page._bench.desk.attempt(record_payment(amount=Decimal("87.68"), **november))
    wait()
    assert "到今天应交的都交齐了。" in page.pane.facts.text()


def test_a_quarter_is_collected_at_once(page, people):
    page.choose_length("quarter")
    assert page.title.text() == "2026年第4季度党费"
    assert cells(page, "owed")[:3] == ["263.04", "45.00", "194.43"]
    assert cells(page, "month10")[:2] == ["87.68", "未交"]
    assert cells(page, "state")[0] == "交了一部分"
    select(page, people["陈一"], people["李二"])
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Space)
    wait()
    assert months_paid(people["李二"]) == dict.fromkeys(
        map(month, ("2026-10", "2026-11", "2026-12")), Decimal("15.00")
    )
    assert cells(page, "open")[:2] == ["", ""]
    row = next(one for one in page.sheet.rows if one.person_id == people["陈一"])
    assert page.sheet.untick([row]) is True  # the October that was paid alone and the rest
    page.choose_length("month")
    row = next(one for one in page.sheet.rows if one.person_id == people["李二"])
    assert page.sheet.untick([row]) is False
    assert "2026年10月–12月一起交的" in page.sheet.trouble.text()


def test_what_came_in_of_a_month_of_the_quarter_can_be_read_whole(request, people):
    paid(people["陈一"], Membership.get().branch_id, {"2026-11": "50"})
    base(people["孙四"], "6791.25", since="2026-10")
    paid(people["孙四"], Membership.get().branch_id, {"2026-11": "50"})
    page = request.getfixturevalue("page")
    page.choose_length("quarter")
    table = page.sheet.table
    texts = [text for text in cells(page, "month11") if "/" in text]
    assert texts == ["50.00/87.68", "50.00/101.87"]
    needed = max(map(table.fontMetrics().horizontalAdvance, texts))
    width = table.columnWidth(page.sheet.model.column_of("month11"))
    assert width >= needed + 2 * theme.tokens().space(3)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_the_months_of_a_waiver_can_be_read_whole(page, people):
    select(page, people["陈一"])
    pane = page.pane
    told = {"person_id": people["陈一"], "since": month("2026-12"), "until": month("2027-05")}
    waived = record_waiver(monthly=Decimal(0), approval="党组〔2026〕52号", on=ON, **told)
    page._bench.desk.attempt(waived)
    wait()
    pane.findChild(QAbstractButton, "view_waivers").click()
    settle()
    (table,) = (one for one in pane.findChildren(TableView) if one.isVisible())
    model = table.model()
    assert [model.index(0, place).data() for place in (0, 1)] == ["2026-12", "2027-05"]
    needed = table.fontMetrics().horizontalAdvance("2026-12") + 2 * theme.tokens().space(3)
    assert min(table.columnWidth(0), table.columnWidth(1)) >= needed


def test_the_pane_tells_the_months_and_opens_another_one(page, people):
    select(page, people["陈一"])
    pane = page.pane
    assert pane.title.text() == "陈一 · 综采一队党支部"
    told = {cell.month.month: cell.told for cell in pane.strip.cells}
    assert told[10].startswith("2026年10月：已交，应交 87.68 元，实交 87.68 元")
    assert "超过 5000 元、不超过 10000 元，按 1.5%" in told[11]
    assert told[9] == "2026年9月：待登记基数，2026-09-10 收缴"
    assert "2026年11月还有 87.68 元没有交。" in pane.facts.text()
    pane.strip.setFocus()
    QTest.keyClick(pane.strip, Qt.Key.Key_Left)
    QTest.keyClick(pane.strip, Qt.Key.Key_Return)
    assert page.title.text() == "2026年10月党费"
    assert page.sheet.table.current_key() == people["陈一"]


def test_somebody_pays_back_and_ahead_and_more_than_six_months_are_warned_of(page, people):
    select(page, people["李二"])
    page.pane.pay_button.click()
    dialog = dialog_of(page)
    values = dialog.form.values()
    assert (values["since"], values["until"]) == (month("2026-10"), month("2026-11"))
    assert values["amount"] == Decimal("30.00")
    assert values["receipt"] == "2026-0002"
    fill(dialog, until=month("2027-05"))
    assert dialog.form.values()["amount"] == Decimal("120.00")
    assert "分到 8 个月：2026年10月 15.00，" in dialog.spread.text()
    fill(dialog, handed_by="李二妻")
    dialog.save()  # F26
    assert dialog.isVisible()
    assert dialog.save_button.text() == "仍然保存"
    assert "一次交 8 个月的党费，一般不超过 6 个月" in message(dialog, "until")
    dialog.save()
    wait()
    assert len(months_paid(people["李二"])) == 3  # of this year
    (row,) = DuesPayment.select().where(DuesPayment.person == people["李二"])
    assert (row.amount, row.handed_by) == (Decimal("120.00"), "李二妻")
    page.pane.tables["payments"].select_keys([row.id])
    assert "由李二妻代交" in page.pane.explained.text()


def message(dialog, key):
    label = dialog.findChild(QLabel, f"{key}_problem")
    return label.text()


def test_a_payment_for_a_month_that_is_not_owed_is_refused_at_the_field(page, people):
    newcomer = make.person("周五", branch=None, admitted_on="2026-11-05")
    base(newcomer, "3000", since="2026-11")
    page.read()
    select(page, newcomer)
    page.pay()
    dialog = dialog_of(page)
    assert dialog.form.values()["since"] == month("2026-11")  # F20
    fill(dialog, amount=Decimal("99"))
    dialog.save()
    assert dialog.isVisible()
    assert "只欠 15.00 元" in message(dialog, "until")
    fill(dialog, freely=True)
    dialog.save()
    wait()
    assert months_paid(newcomer) == {month("2026-11"): Decimal("99.00")}
    assert "多交的和没有基数的 84.00" in page.sheet.foot.told.text()


def test_a_payment_can_be_voided_with_its_receipt_kept(page, people):
    select(page, people["陈一"])
    page.pane.choose_part("payments")
    row = page.pane.payments.row_at(0)
    page.pane.open_entry(row)
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.isVisible()  # the reason is asked for
    fill(dialog, reason="登错人")
    dialog.save()
    wait()
    assert months_paid(people["陈一"]) == {}
    assert page.pane.payments.row_at(0).voided_on == ON
    column = page.pane.payments.column_of("months")
    assert page.pane.payments.index(0, column).data().startswith("已作废（2026-11-20）")


def test_a_waiver_needs_its_approval_and_ends_with_a_month(page, people):
    select(page, people["李二"])
    page.pane.waive()
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.isVisible()
    assert DuesWaiver.select().count() == 0  # F19
    fill(dialog, approval="青党组〔2026〕8号", since=month("2026-11"))
    dialog.save()
    wait()
    row = DuesMonthQuery(ON, ON).fetch().rows[1]
    assert (row.owed, row.state) == (Decimal(0), DuesState.WAIVED)
    page.pane.open_entry(page.pane.waivers.row_at(0))
    dialog = dialog_of(page)
    fill(dialog, until=month("2026-12"))
    dialog.save()
    wait()
    assert page.pane.told.waivers[0].until == month("2026-12")


def test_consent_is_recorded_and_taken_back(page, people):
    select(page, people["李二"])
    page.pane.consent()
    dialog_of(page).save()
    wait()
    (row,) = WallConsent.select()
    assert (row.person_id, row.given_on) == (people["李二"], ON)
    page.pane._withdraw()
    wait()
    assert page.pane.consents.row_at(0).withdrawn_on == ON


def test_nothing_is_reckoned_from_an_amount_that_is_refused(page, people):
    select(page, people["孙四"])
    page.pane.base_button.click()
    dialog = dialog_of(page)
    fill(dialog, basic_pay=Decimal(4200), post_pay=Decimal(1300))
    assert "基数 5500" in dialog.outcome.told.text()
    dialog.form.editor("basic_pay").line.setText("3000.123")
    dialog.form.editor("basic_pay").edited.emit()
    assert dialog.outcome.told.text() == "有填错的数，改正以后再算。"
    assert not any(label.text() for label in (dialog.outcome.sum, dialog.outcome.jump))
    fill(dialog, basic_pay=Decimal(4200))
    assert "基数 5500" in dialog.outcome.told.text()


def test_what_counts_is_shown_with_the_base_the_slab_and_the_jump_while_typing(page, people):
    select(page, people["孙四"])
    page.pane.base_button.click()
    dialog = dialog_of(page)
    assert dialog.form.values()["since"] == month("2026-01")  # fixed for the year
    fill(
        dialog,
        basic_pay=Decimal(4200),
        post_pay=Decimal(1300),
        regular_bonus=Decimal(1500),
        underground_allowance=Decimal(900),
        overtime=Decimal(400),
        meals=Decimal(300),
        social_insurance=Decimal(1120),
        income_tax=Decimal(35),
    )
    assert dialog.outcome.sum.text() == (  # F17
        "基数 5845.00 ＝ 计入 7000.00 － 扣除 1155.00；"
        "不计入：下井津贴 900.00、加班工资 400.00、误餐补贴 300.00"
    )
    assert dialog.outcome.told.text().startswith("每月交 87.68 元（基数 5845 元")
    assert "基数到 5000 元为止的，交 50.00 元" in dialog.outcome.jump.text()
    assert "请问上级党委" in dialog.outcome.cautions.text()
    assert "中组发〔2008〕3号" in dialog.outcome.rule.text()
    dialog.save()
    wait()
    assert cells(page, "owed")[3] == "87.68"
    page.pane.choose_part("bases")
    assert "计入：基本工资 4200.00、岗位（职务）工资 1300.00" in page.pane.explained.text()


def test_a_base_can_be_one_figure_a_farmer_s_sum_or_none_at_all(page, people):
    select(page, people["孙四"])
    page.pane.base_button.click()
    dialog = dialog_of(page)
    fill(dialog, payer=Payer.RETIRED)
    assert dialog.form.is_shown("base")
    assert not dialog.form.is_shown("basic_pay")
    fill(dialog, base=Decimal("5000.01"))
    assert dialog.outcome.told.text().startswith("每月交 50.00 元")  # F13
    fill(dialog, payer=Payer.FARMER)
    fill(dialog, monthly=Decimal("5"))
    dialog.save()
    assert dialog.isVisible()
    assert "每月交 0.20 元到 1.00 元" in message(dialog, "monthly")
    fill(dialog, payer=Payer.FIXED)
    assert "每月交 0.20 元" in dialog.outcome.told.text()  # F16
    dialog.save()
    wait()
    row = DuesBase.get(DuesBase.person == people["孙四"])
    assert (row.payer, row.base, row.parts) == (Payer.FIXED, None, "")
    assert cells(page, "owed")[3] == "0.20"


def test_a_base_is_corrected_where_it_was_wrong(page, people):
    select(page, people["李二"])
    page.pane.open_entry(page.pane.bases.row_at(0))
    dialog = dialog_of(page)
    assert dialog.form.values()["how"] == "one"
    fill(dialog, base=Decimal("3000.01"))
    assert dialog.outcome.told.text().startswith("每月交 30.00 元")  # F02
    dialog.save()
    wait()
    assert cells(page, "owed")[1] == "30.00"
    page.pane._remove_base(page.pane.bases.row_at(0))
    wait()
    assert cells(page, "owed")[1] == "待登记"


def test_the_view_of_bases_begins_with_who_has_none(page, people):
    page.choose_view("bases")
    assert page.bases.listed()[0].name == "孙四"
    assert page.bases.told.text().startswith("待登记基数 1 人 · 按年核定")
    page.bases.table.select_keys([people["孙四"]])
    page.act()
    assert dialog_of(page).objectName() == "dues_base_dialog"


def test_arrears_are_told_as_facts_and_nobody_s_state_changes(page, people):
    base(people["孙四"], "3000", since="2026-05")
    paid(people["孙四"], make._the_branch(), {"2026-05": "15"})
    page.choose_view("arrears")
    wait()
    rows = page.arrears.listed()
    assert rows[0].name == "孙四"
    assert rows[0].months_unpaid == 6  # F24
    assert "3 个月起提醒，5、6 个月着重提醒" in page.arrears.told.text()
    assert "程序不改动任何人的状态" in page.arrears.told.text()
    column = page.arrears.model.column_of("who")
    assert page.arrears.model.index(0, column).data().startswith("支部查清原因")
    assert page.figures().endswith("要由人决定的 1 人")


def test_a_lowered_amount_stands_in_the_sheet_with_its_approval(page, people):
    make.done(
        record_waiver(
            person_id=people["陈一"],
            since=month("2026-11"),
            approval="青党组〔2026〕8号",
            monthly=Decimal(20),
            on=ON,
        )
    )
    page.read()
    assert cells(page, "owed")[0] == "20.00"
    page.sheet.show_wanted(Wanted.LOWERED)
    assert cells(page, "name") == ["陈一"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("-5", "小于 0"), ("3000.001", "小数超过两位"), ("三千", "不是数字"), ("", "请填写")],
)
def test_a_wrong_base_is_told_at_its_field_and_nothing_is_recorded(page, people, typed, told):
    select(page, people["孙四"])
    page.record_base()
    dialog = dialog_of(page)
    fill(dialog, how="one")
    dialog.form.editor("base").widget.setText(typed)
    dialog.save()
    assert dialog.isVisible()
    assert told in message(dialog, "base")
    assert DuesBase.select().where(DuesBase.person == people["孙四"]).count() == 0


def test_parts_that_come_to_less_than_nothing_are_told(page, people):
    select(page, people["孙四"])
    page.record_base()
    dialog = dialog_of(page)
    fill(dialog, basic_pay=Decimal(100), social_insurance=Decimal(500))
    dialog.save()
    assert "要扣除的共 500.00 元，比计入的 100.00 元还多" in dialog.refusal.sentence.text()
    fill(dialog, social_insurance=None, basic_pay=Decimal(0))
    assert dialog.outcome.told.text().startswith("每月交 0.00 元")  # F11
    assert "请核对特殊情形" in dialog.outcome.cautions.text()
    dialog.save()
    wait()
    assert cells(page, "state")[3] == "应交 0 元，请核对"


def test_money_for_a_month_before_the_admission_is_refused(page, people):
    newcomer = make.person("周五", admitted_on="2026-11-25")
    page.read()
    row = next(one for one in page.sheet.rows if one.person_id == newcomer)  # F21
    assert row.latest.due_on == date(2026, 12, 10)
    select(page, newcomer)
    page.pay()
    dialog = dialog_of(page)
    fill(dialog, since=month("2026-10"), until=month("2026-10"), amount=Decimal(15))
    dialog.save()
    assert dialog.isVisible()
    assert "2026年10月不在应交的月份里" in message(dialog, "until")
    assert dialog.spread.text() == (
        "2026年10月不在应交的月份里，改选月份以后这里说明分到哪几个月。"
    )
    assert months_paid(newcomer) == {}
    fill(dialog, since=month("2026-11"), until=month("2026-11"))
    assert dialog.spread.text().startswith("分到 1 个月：2026年11月 15.00")
    fill(dialog, since=month("2026-10"), until=month("2026-10"))
    fill(dialog, until=month("2026-09"))
    dialog.save()
    assert "早于开始的2026年10月" in message(dialog, "until")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_level_and_confidence_beside_a_source_are_english_in_an_english_window(page, people):
    """The regulations keep their names."""
    select(page, people["陈一"])
    page.record_base()
    dialog = dialog_of(page)
    fill(dialog, basic_pay=Decimal(5000))
    told = dialog.outcome.rule.text()
    assert " · national regulation" in told
    for words in (*LEVEL_WORDS.values(), *CONFIDENCE_WORDS.values()):
        assert words not in told


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_the_mark_of_a_recorded_base_is_english_in_an_english_window(page):
    page.choose_view("bases")
    (state,) = [one for one in page.bases.model.columns if one.key == "state"]
    shown = {state.chip(row).text for row in page.bases.listed() if row.payer is not None}
    assert shown == {"Recorded"}


def test_forty_letters_of_name_and_branch_leave_room_for_the_payments(qtbot, qapp, workbench, data):
    theme.apply_theme(qapp, Theme.LIGHT, large=True)
    branch = make.branch(
        "青石岭煤矿集团通风防尘机电运输地面生产后勤服务联合第一采掘工程区队党支部委员会甲"
    )
    person = make.person("阿卜杜勒·" * 7 + "买买提明", branch=branch, admitted_on="2015-03-01")
    base(person, "5845", since="2026-01")
    paid(person, branch, {"2026-01": "87.68"})
    page = DuesPage(workbench)
    qtbot.addWidget(page)
    page.resize(1366, 636)
    page.show()
    settle()
    select(page, person)
    settle()
    assert misfits(page.pane) == []
    table = page.pane.tables["payments"]
    assert table.viewport().height() >= table.rowHeight(0)
    assert page.pane.title.text() in page.pane.title.toolTip()


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_english_headings_of_the_accounts_are_about_money(page):
    page.choose_view("accounts")
    model = page.accounts.model
    shown = {
        model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
    }
    assert {"Collected", "Spent"} <= shown
