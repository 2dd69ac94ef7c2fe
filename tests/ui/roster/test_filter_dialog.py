"""Stories of 高级筛选: conditions clicked together, counted, mended, shown as chips, taken away."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget

from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.ui.shared.condition_values import ChoiceValues
from dangjian_desktop.ui.shared.filter_dialog import ConditionList, ConditionRow, FilterDialog
from tests.ui.roster.roster_stories import names

O = Operator  # noqa: E741 - short, in a table
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(page) -> FilterDialog:
    page.actions["advanced_filter"].trigger()
    dialog = page.findChild(FilterDialog)
    assert dialog.isVisible()
    return dialog


def row(dialog: FilterDialog, number: int = 0) -> ConditionRow:
    found = dialog.body.parts[number]
    assert isinstance(found, ConditionRow)
    return found


def choose(box, code: str) -> None:
    """Choose as a user does: with the signal."""
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def chips(page) -> list[str]:
    return [chip.findChild(object, "condition").accessibleName() for chip in page.bar.chips]


def test_a_condition_is_clicked_together_counted_and_taken_away_again(qtbot, page):
    dialog = opened(page)
    choose(row(dialog).box, "crew")
    assert row(dialog).operator_box.currentText() == "包含"
    qtbot.keyClicks(row(dialog).value.first(), "x")
    row(dialog).value.first().setText("检修")
    row(dialog).value.edited.emit()
    qtbot.waitUntil(lambda: dialog.count_label.text() == "符合 2 人")
    dialog.body.add_button.click()
    choose(row(dialog, 1).box, "mobile_phone")
    choose(row(dialog, 1).operator_box, O.EMPTY.value)
    qtbot.waitUntil(lambda: dialog.count_label.text() == "符合 1 人")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert names(page) == ["赵敏"]
    assert chips(page) == ["班组包含“检修”", "手机号码为空"]
    assert page.figures() == "筛选出 1 人"
    page.bar.chips[1].findChild(object, "remove").click()
    assert names(page) == ["张卫国", "赵敏"]
    page.bar.clear_button.click()
    assert len(names(page)) == 6
    assert page.bar.chips == []
    assert page.bar.clear_button.isHidden()


def test_tab_goes_on_to_a_row_and_an_editor_that_came_later(qtbot, page):
    dialog = opened(page)
    dialog.body.add_button.click()
    for number in (0, 1):
        choose(row(dialog, number).box, "crew")
    order = [
        part
        for one in (row(dialog), row(dialog, 1))
        for part in (one.box, one.operator_box, one.value.first(), one.remove_button)
    ]
    order[0].setFocus()
    for before, after in pairwise(order):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is after


def test_a_list_is_ticked_by_mouse_and_keyboard(qtbot, page):
    dialog = opened(page)
    choose(row(dialog).box, "stage")
    value = row(dialog).value
    assert isinstance(value, ChoiceValues)
    value.button.click()
    ticks = value.popup.findChild(QListWidget)
    ticks.setCurrentRow(3)  # 预备党员
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert value.values() == ("probationary",)
    item = ticks.item(4)
    click_at = ticks.visualItemRect(item).center()
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=click_at)
    assert value.values() == ("probationary", "full")
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=click_at)
    assert value.values() == ("probationary",)
    ticked_by_key = ticks.visualItemRect(ticks.item(3)).center()
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=ticked_by_key)
    assert value.values() == ()
    box = ticks.visualItemRect(ticks.item(3)).topLeft() + QPoint(12, 12)
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert value.values() == ("probationary",)
    qtbot.keyClick(value.popup, Qt.Key.Key_Return)
    assert value.button.text() == "预备党员"
    qtbot.waitUntil(lambda: dialog.count_label.text() == "符合 1 人")


def test_unfinished_rows_are_told_and_not_applied(qtbot, page):
    dialog = opened(page)
    dialog.apply_button.click()
    assert dialog.isVisible()
    assert row(dialog).problem.text() == "请先选栏目，或者删去这一条。"
    choose(row(dialog).box, "age")
    dialog.count()
    assert dialog.count_label.text() == "符合 6 人（还有 1 条没有填完，没有算进去）"
    row(dialog).value.first().setText("六十")
    dialog.apply()
    assert "不是数字" in row(dialog).problem.text()
    assert page.views.condition is None
    row(dialog).remove_button.click()
    dialog.apply()
    assert page.views.condition is None
    assert len(names(page)) == 6


@pytest.mark.parametrize(
    ("key", "operator", "values"),
    [
        ("name", O.IS_NOT, ("张三",)),
        ("age", O.BETWEEN, ("30", "50")),
        ("born_on", O.BETWEEN, ("1990-01", "1999")),
        ("born_on", O.DURING, ("1990",)),
        ("admitted_on", O.IN_MONTH, ("next",)),
        ("admitted_on", O.WITHIN_LAST, ("30", "day")),
        ("stage", O.NONE_OF, ("full",)),
        ("is_floating", O.NO, ()),
        ("custom:0123", O.FILLED, ()),
        ("stage", O.ONE_OF, ("gone",)),
    ],
)
def test_what_is_shown_is_what_is_read_even_where_it_cannot_be_judged(page, key, operator, values):
    wanted = Filter(
        Match.ANY,
        (Condition(key, operator, values), Filter(Match.ALL, (Condition("name", O.FILLED),))),
    )
    page.views.show_condition(wanted)
    assert opened(page).filter() == wanted


def test_a_number_typed_with_wide_digits_is_a_number(page):
    dialog = opened(page)
    choose(row(dialog).box, "age")
    row(dialog).value.first().setText("６０")
    assert dialog.filter().parts == (Condition("age", O.AT_LEAST, ("60",)),)


def test_a_typed_date_is_read_as_people_write_it(page):
    dialog = opened(page)
    choose(row(dialog).box, "born_on")
    row(dialog).value.first().setText("1998年7月")
    assert dialog.filter().parts == (Condition("born_on", O.BEFORE, ("1998-07",)),)


def test_a_group_says_any_of_and_goes_with_its_last_row(page):
    dialog = opened(page)
    choose(row(dialog).box, "name")
    row(dialog).value.first().setText("张")
    dialog.body.group_button.click()
    group = dialog.body.parts[1]
    assert isinstance(group, ConditionList)
    first, second = group.parts
    choose(first.box, "sex")
    choose(first.operator_box, O.EMPTY.value)
    second.remove_button.click()
    assert dialog.filter() == Filter(
        Match.ALL,
        (
            Condition("name", O.CONTAINS, ("张",)),
            Filter(Match.ANY, (Condition("sex", O.EMPTY),)),
        ),
    )
    first.remove_button.click()
    assert len(dialog.body.parts) == 1


def test_the_value_stays_when_only_the_comparison_changes(page):
    dialog = opened(page)
    choose(row(dialog).box, "age")
    row(dialog).value.first().setText("60")
    choose(row(dialog).operator_box, O.LESS.value)
    assert row(dialog).value.values() == ("60",)
    choose(row(dialog).operator_box, O.BETWEEN.value)
    assert row(dialog).value.values() == ("60", "")
    choose(row(dialog).box, "name")
    assert row(dialog).value.values() == ("",)


def test_texts_typed_before_are_offered_but_no_numbers(page):
    dialog = opened(page)
    choose(row(dialog).box, "crew")
    assert row(dialog).value.first().completer().model().rowCount() == 2
    choose(row(dialog).box, "mobile_phone")
    assert row(dialog).value.first().completer() is None


def test_an_empty_list_says_why_and_offers_the_way_out(page):
    page.views.show_condition(Filter(parts=(Condition("name", O.IS, ("没有",)),)))
    state = page.table.empty_state
    assert state.sentence.text() == "没有符合这些条件的人。"
    state.button.click()
    assert len(names(page)) == 6
    page.views.show_condition(Filter(parts=(Condition("custom:1", O.FILLED),)))
    assert "现在没有了" in state.sentence.text()
    assert "现在没有了" in chips(page)[0]


def test_a_person_found_elsewhere_is_shown_although_the_conditions_leave_him_out(page, on):
    page.views.show_condition(Filter(parts=(Condition("name", O.IS, ("周杰",)),)))
    page.show_person(QuickFindQuery("赵敏", on).fetch()[0].uid)
    assert "赵敏" in names(page)
    assert page.views.condition is None
