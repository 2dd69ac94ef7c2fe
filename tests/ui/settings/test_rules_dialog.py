"""规则: found, set otherwise from a day on with a reason, taken back; a year of holidays."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.obligations import last_confirmed_year
from dangjian_desktop.queries.rules import OwnRulesQuery, rules_at
from dangjian_desktop.ui.settings.rules_dialog import RulesDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)
LECTURE, MEETING = "obligations.party_lecture", "obligations.general_meeting"


@pytest.fixture
def dialog(qtbot, workbench, data):
    make.branch()
    made = RulesDialog(workbench)
    qtbot.addWidget(made)
    made.show()
    return made


def form_of(dialog):
    return dialog.findChildren(OperationDialog)[-1]


def open_value(dialog, rule, key):
    dialog.show_rule(rule)
    dialog.value_table.select_keys([key])
    dialog.change_button.click()
    return form_of(dialog)


def put(form, **values):
    for key, value in values.items():
        form.form.editor(key).show_value(value)


def test_a_local_value_is_set_from_a_day_on_with_a_reason(dialog, desk):
    form = open_value(dialog, LECTURE, "count")
    assert not form.form.has("confirmed")
    put(form, value=2, since=PartialDate(2027, 1, 1))
    form.save()
    assert OwnRulesQuery().fetch() == ()  # the reason is missing and told at its field
    put(form, note="矿党委 8 号文")
    form.save()
    assert rules_at(date(2027, 1, 1)).values_of(LECTURE)["count"] == 2
    assert rules_at(ON).values_of(LECTURE)["count"] == 1
    dialog.value_table.select_keys(["count"])
    row = dialog.value_table.current_row()
    assert (row.text, len(row.changes)) == ("1", 1)
    desk.undo()
    assert OwnRulesQuery().fetch() == ()


def test_a_national_value_asks_for_a_sentence_first(dialog):
    form = open_value(dialog, MEETING, "every")
    put(form, value="month", note="上级要求")
    form.save()
    assert OwnRulesQuery().fetch() == ()
    put(form, confirmed=True)
    form.save()
    assert rules_at(ON).values_of(MEETING)["every"] == "month"


def test_a_list_is_typed_a_member_a_line_and_nonsense_is_told(dialog):
    form = open_value(dialog, LECTURE, "kinds")
    assert form.form.editor("value").read().value == "党课\n微党课"
    put(form, value="党课\n没有这种", note="试")
    form.save()
    assert "读不懂" in form.form.findChild(object, "value_problem").text()
    put(form, value="党课", note="试")
    form.save()
    assert rules_at(ON).values_of(LECTURE)["kinds"] == ("party_lecture",)


def test_what_was_set_is_taken_back_and_the_file_speaks_again(dialog, desk):
    desk.run(change_rule(rule=LECTURE, key="count", value=2, note="支委会"))
    dialog.show_rule(LECTURE)
    dialog.value_table.select_keys(["count"])
    assert dialog.remove_button.isEnabled()
    dialog.remove_button.click()
    form_of(dialog).save()
    assert OwnRulesQuery().fetch() == ()
    dialog.value_table.select_keys(["count"])
    assert not dialog.remove_button.isEnabled()


def test_a_year_of_holidays_is_typed_as_the_notice_has_it(dialog):
    assert dialog.holidays.text() == "放假和调休已确认到 2026 年"
    dialog.holidays_button.click()
    form = form_of(dialog)
    assert form.form.editor("year").read().value == 2027
    put(form, off="1.1-1.3\n2.30\n初一", make_up="1月9日", note="国办通知")
    form.save()
    assert form.isVisible()
    for typed in ("2.30", "初一"):
        assert typed in form.form.findChild(object, "off_problem").text()
    put(form, off="1.1-1.3\n2月5日至11日")
    form.save()
    assert last_confirmed_year(ON) == 2027
    assert dialog.holidays.text() == "放假和调休已确认到 2027 年"
    lists = rules_at(ON).values_of("holidays.work_calendar")["2027"]
    assert lists["off"] == ("2027-01-01/2027-01-03", "2027-02-05/2027-02-11")


def test_the_branch_asks_more_of_itself(dialog):
    dialog.own_button.click()
    form = form_of(dialog)
    put(form, title="党小组长会每月一次", kind="group_leader_meeting", note="支委会决定")
    form.save()
    (change,) = OwnRulesQuery().fetch()
    assert change.value["title"] == "党小组长会每月一次"


def test_rules_are_found_by_words(dialog):
    dialog.filter.setText("党费")
    rows = [dialog.model.row_at(number) for number in range(dialog.model.rowCount())]
    assert "党费" in {row.group for row in rows}
    dialog.filter.setText("没有这种规则")
    assert dialog.model.rowCount() == 0
    assert not dialog.change_button.isEnabled()


def test_a_table_is_typed_line_by_line_and_holes_are_told_in_words(dialog):
    form = open_value(dialog, "scoring.pay_bands", "bands")
    grid = form.grid.model_
    assert [grid.headerData(place, Qt.Orientation.Horizontal) for place in (0, 1)] == [
        "起点",
        "兑现百分之几",
    ]
    grid.setData(grid.index(3, 0), "50")
    put(form, note="矿党委 8 号文", since=PartialDate(2027, 1, 1))
    form.save()
    assert OwnRulesQuery().fetch() == ()
    assert "50 分以下没有对应的档" in form.refusal.sentence.text()
    grid.setData(grid.index(4, 0), "0")
    grid.setData(grid.index(4, 1), "0")
    grid.setData(grid.index(3, 1), "30")
    form.save()
    bands = rules_at(date(2027, 1, 1)).values_of("scoring.pay_bands")["bands"]
    assert [dict(one) for one in bands][-2:] == [
        {"from": "50", "percent": "30"},
        {"from": "0", "percent": "0"},
    ]


def test_a_column_that_is_chosen_shows_words_and_weights_must_add_up(dialog):
    form = open_value(dialog, "scoring.secretary", "bands")
    grid = form.grid.model_
    assert grid.index(0, 1).data() == "好"
    form.reject()
    form = open_value(dialog, "scoring.year", "parts")
    grid = form.grid.model_
    grid.setData(grid.index(0, 2), "0.7")
    put(form, note="矿党委 8 号文")
    form.save()
    assert "应当是 100%" in form.refusal.sentence.text()


def test_a_rule_with_parts_has_a_field_for_each(dialog):
    form = open_value(dialog, "points.rules", "meetings")
    assert form.form.editor("marks").read().value.startswith("到会=2\n迟到=1")
    assert form.form.editor("kinds").read().value == "支部党员大会\n党小组会"
    put(form, marks="到会=3\n没有这种=1", note="党员大会通过", since=PartialDate(2027, 1, 1))
    form.save()
    assert OwnRulesQuery().fetch() == ()
    assert "读不懂" in form.form.findChild(object, "marks_problem").text()
    put(form, marks="到会=3\n缺席＝-3")
    form.save()
    told = rules_at(date(2027, 1, 1)).values_of("points.rules")["meetings"]
    assert dict(told["marks"]) == {"present": "3", "absent": "-3"}
    assert told["kinds"] == ("general_meeting", "group_meeting")


def test_a_list_within_a_table_is_typed_in_its_cell(dialog):
    form = open_value(dialog, "contest.branch_stars", "stars")
    grid = form.grid.model_
    assert grid.index(1, 3).data() == "life、study_hours"
    grid.setData(grid.index(1, 3), "life")
    put(form, note="矿党委 8 号文", since=PartialDate(2027, 1, 1))
    form.save()
    stars = rules_at(date(2027, 1, 1)).values_of("contest.branch_stars")["stars"]
    assert dict(stars[1])["of"] == ("life",)
