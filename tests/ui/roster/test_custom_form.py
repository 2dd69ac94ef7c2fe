"""Stories of user-defined fields on the forms of people: entered, corrected, found in the table."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import (
    add_field,
    close_choice,
    close_field,
    rename_field,
    reopen_field,
)
from dangjian_desktop.operations.printout import ROSTER
from dangjian_desktop.queries.custom_fields import CustomValueQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.columns import all_roster_columns
from dangjian_desktop.ui.shared.field_editors import ChoiceEditor, PersonEditor
from dangjian_desktop.ui.shared.table_view import ColumnLayout
from tests import make
from tests.ui.roster.roster_stories import choose, names, opened

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fields():
    """One field of each kind, with the name of the kind as its label."""
    words = {
        FieldKind.TEXT: "特长",
        FieldKind.NUMBER: "积分",
        FieldKind.DATE: "证件到期",
        FieldKind.CHOICE: "等级",
        FieldKind.YES_NO: "住矿",
        FieldKind.PERSON: "师傅",
    }
    return {kind: make.field(label, kind) for kind, label in words.items()}


def values_of(person_id: int):
    return CustomValueQuery(FieldSubject.PERSON, (person_id,)).fetch().get(person_id, {})


def edit(page, name):
    choose(page, name)
    page.edit_person()
    return opened(page, "edit_person_dialog")


def type_into(qtbot, dialog, field, text):
    line = dialog.form.editor(field.key).widget
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, text)


def test_each_kind_is_entered_on_the_form_and_stands_in_the_table(qtbot, mine, fields, page, desk):
    dialog = edit(page, "单小春")
    type_into(qtbot, dialog, fields[FieldKind.NUMBER], "1,234.50")
    type_into(qtbot, dialog, fields[FieldKind.DATE], "2031.5.1")
    choice = dialog.form.editor(fields[FieldKind.CHOICE].key)
    assert isinstance(choice, ChoiceEditor)
    choice.box.setCurrentIndex(2)
    choice.box.activated.emit(2)
    yes_no = dialog.form.editor(fields[FieldKind.YES_NO].key)
    yes_no.box.setCurrentIndex(2)  # 否 is an answer, too
    yes_no.box.activated.emit(2)
    dialog.form.editor(fields[FieldKind.TEXT].key).line.insert("笛子")
    type_into(qtbot, dialog, fields[FieldKind.PERSON], "zwg")
    master = dialog.form.editor(fields[FieldKind.PERSON].key)
    assert isinstance(master, PersonEditor)
    popup = master.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "张卫国（综采一队党支部）"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert master.text() == "张卫国（综采一队党支部）"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    (row,) = [row for row in RosterQuery(desk.on).fetch() if row.facts.name == "单小春"]
    told = {field.label: str(row.custom[field.key]) for field in fields.values()}
    assert told["积分"] == "1234.5"
    assert told["住矿"] == "False"
    assert (told["等级"], told["师傅"], told["特长"]) == ("乙", "张卫国", "笛子")
    shown = page.model.columns[page.model.column_of(fields[FieldKind.DATE].key)]
    assert shown.text(row) == "2031-05-01"
    desk.undo()
    assert values_of(row.person_id) == {}


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (FieldKind.NUMBER, "十二", "不是数字"),
        (FieldKind.DATE, "2026-13", "不存在"),
        (FieldKind.PERSON, "没有这个人", "名册里没有"),
        (FieldKind.PERSON, "单小春", "就是本人"),
    ],
)
def test_a_bad_value_is_told_under_its_field_and_nothing_is_saved(
    qtbot, mine, fields, page, kind, typed, said
):
    dialog = edit(page, "单小春")
    dialog.form.editor(fields[kind].key).line.setText(typed)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    told = [dialog.form.say(problem) for problem in dialog.form.problems()]
    assert any(said in sentence for sentence in told)
    dialog.form.show_values({})
    dialog.reject()


def test_a_new_person_comes_with_fields(qtbot, mine, fields, page):
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    dialog = opened(page, "add_person_dialog")
    for key, value in (("name", "新来"), ("branch_id", mine.first)):
        dialog.form.editor(key).show_value(value)
    stage = dialog.form.editor("stage")
    stage.box.setCurrentIndex(5)
    dialog.form.editor(fields[FieldKind.NUMBER].key).line.setText("7")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    row = page.table.current_row()
    assert row.facts.name == "新来"
    assert row.custom == {fields[FieldKind.NUMBER].key: Decimal(7)}


def test_a_retired_choice_stays_shown_and_is_offered_to_nobody_else(qtbot, mine, fields, page):
    field = fields[FieldKind.CHOICE]
    people = {row.facts.name: row.person_id for row in RosterQuery(page._day).fetch()}
    make.custom(people["单小春"], field, "甲")
    make.done(close_choice(choice_id=field.choices[0].choice_id, on=page._day))
    dialog = edit(page, "单小春")
    box = dialog.form.editor(field.key).box
    assert box.currentText() == "甲（停用）"
    assert not dialog.form.is_dirty
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(QDialog, "edit_person_dialog") is None)
    dialog = edit(page, "仇志国")
    box = dialog.form.editor(field.key).box
    assert [box.itemText(i) for i in range(box.count())] == ["未填", "乙", "丙"]


def test_columns_come_are_renamed_and_go_while_the_page_is_open(qtbot, mine, page, desk):
    field_id = desk.run(add_field(subject=FieldSubject.PERSON, kind=FieldKind.NUMBER, label="积分"))
    key = page.model.columns[-1].key
    layout = page.table.column_layout()
    assert key not in layout.shown
    menu = page.table.columns_menu()
    (offered,) = [action for action in menu.actions() if action.text() == "积分"]
    offered.toggle()
    assert page.shown_columns()[-1] == key
    desk.run(rename_field(field_id=field_id, label="总积分"))
    assert page.shown_columns()[-1] == key
    assert page.model.columns[-1].heading == "总积分"
    desk.run(close_field(field_id=field_id, on=desk.on))
    assert page.shown_columns()[-1] == key  # an old choice of columns stays what it was
    assert page.model.columns[-1].heading == "总积分（停用）"
    (hidden,) = [a for a in page.table.columns_menu().actions() if a.text() == "总积分（停用）"]
    hidden.toggle()
    texts = [action.text() for action in page.table.columns_menu().actions()]
    assert "总积分（停用）" not in texts
    desk.run(reopen_field(field_id=field_id))
    assert "总积分" in [action.text() for action in page.table.columns_menu().actions()]


def test_the_table_sorts_by_a_field_and_the_filter_line_finds_it(qtbot, mine, page, desk):
    field = make.field("积分", FieldKind.NUMBER)
    text = make.field("特长")
    people = {row.facts.name: row.person_id for row in RosterQuery(desk.on).fetch()}
    make.custom(people["单小春"], field, Decimal(10))
    make.custom(people["仇志国"], field, Decimal(9))
    make.custom(people["李娜"], text, "书法")
    desk.run(close_field(field_id=make.field("空栏").field_id, on=desk.on))  # news of fields
    page.table._sort(page.model.column_of(field.key), Qt.SortOrder.AscendingOrder)
    assert names(page)[:2] == ["仇志国", "单小春"]
    page.filter_line.show_words("书法")
    assert names(page) == ["李娜"]


def test_hidden_values_are_shown_on_the_form_and_that_is_recorded(qtbot, mine, page, desk):
    field = make.field("银行卡号", sensitivity=Sensitivity.MASKED)
    people = {row.facts.name: row.person_id for row in RosterQuery(desk.on).fetch()}
    make.custom(people["仇志国"], field, "6222000011112222333")
    dialog = edit(page, "仇志国")
    assert dialog.form.editor(field.key).text() == "6222000011112222333"
    notes = [entry.note for entry in JournalEntry.select()]
    assert any("银行卡号" in note for note in notes)


def test_who_is_named_stays_named_when_there_are_namesakes(qtbot, mine, fields, page, desk):
    field = fields[FieldKind.PERSON]
    people = {row.facts.name: row.person_id for row in RosterQuery(desk.on).fetch()}
    namesake = make.person("赵敏", mine.first)
    make.custom(people["仇志国"], field, MentionedPerson(namesake, "赵敏"))
    dialog = edit(page, "仇志国")
    dialog.form.editor("crew").line.insert("检修班")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    assert values_of(people["仇志国"])[field.key].person_id == namesake


def test_what_is_shown_can_be_printed_with_the_fields(qtbot, mine, page):
    field = make.field("积分", FieldKind.NUMBER)
    page.table.set_columns(all_roster_columns())
    page.table.set_layout(ColumnLayout(("name", field.key)))
    for begin in (page.print_shown, page.actions["print_roster"].trigger):
        with qtbot.waitSignal(page.print_wanted) as told:
            begin()
        (printout,) = told.args
        assert (printout.code, printout.columns) == (ROSTER, ("name", field.key))
