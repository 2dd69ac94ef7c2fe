"""The book editor: a book is made, changed, put in order, set back, handed out and read in."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.ledger_differences import DifferenceKind
from dangjian_desktop.domain.ledgers import FieldType, StateTone
from dangjian_desktop.operations.books import change_book_field
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.ui.groups.book_dialog import FIELDS, LATE, PRINT, STEPS, open_books
from dangjian_desktop.ui.groups.book_files import BookImportDialog
from tests import make
from tests.ui.screen import misfits, settle

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


@pytest.fixture
def editor(qtbot, workbench, branch):
    def open_now(code="", field=""):
        made = open_books(workbench, None, code, field)
        qtbot.addWidget(made)
        qtbot.waitExposed(made)
        return made

    return open_now


def show(dialog, key):
    dialog.tabs.setCurrentIndex(
        ["basics", "fields", "steps", "late", "print", "changes"].index(key)
    )


def typed(form, key, text):
    """Type into a field as a user does."""
    form.editor(key).show_value(text)
    form.editor(key).edited.emit()


def test_all_books_stand_in_the_list_with_what_they_are(editor, branch):
    make.done(change_book_field(code="hazard", key="place", values={"label": "部位"}))
    dialog = editor()
    words = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "隐患 · 改过" in words
    assert "一带二" in words
    assert len([word for word in words if word]) >= 35


def test_a_book_is_made_from_nothing_and_used(qtbot, editor, branch):
    dialog = editor()
    dialog.add_button.click()
    typed(dialog.basics.form, "label", "红色影片登记")
    typed(dialog.basics.form, "purpose", "党员看了什么片，写了体会没有。")
    typed(dialog.basics.form, "proves", "党员教育、观影")
    show(dialog, FIELDS)
    dialog.fields.box.add_button.click()
    typed(dialog.fields.form, "label", "评价")
    typed(dialog.fields.form, "kind", FieldType.CHOICE)
    for word in ("好", "一般"):
        dialog.fields.choices.box.add_button.click()
        dialog.fields.choices.name.setText(word)
        dialog.fields.choices.name.textEdited.emit(word)
    show(dialog, STEPS)
    for label in ("待写体会", "已写"):
        dialog.steps.states.add_button.click()
        typed(dialog.steps.state_form, "label", label)
    dialog.steps.steps.add_button.click()
    typed(dialog.steps.step_form, "verb", "登记体会")
    show(dialog, LATE)
    dialog.late.rules.add_button.click()
    dialog.late.levels.add_button.click()
    _line, days, text = dialog.late.levels.lines[0]
    for line, word in ((days, "5"), (text, "支委会督办")):
        line.setText(word)
        line.textEdited.emit(word)
    assert dialog.save()
    code = dialog.draft.code
    book = books_by_code()[code]
    assert (book.label, book.proves) == ("红色影片登记", ("党员教育", "观影"))
    assert [field.label for field in book.fields] == ["内容", "评价"]
    assert book.fields[1].offered == ("好", "一般")
    assert [state.label for state in book.states] == ["待写体会", "已写"]
    assert book.states[1].tone is StateTone.GOOD
    assert book.steps[0].verb == "登记体会"
    assert (book.late[0].days, book.late[0].escalations[0].text) == (30, "支委会督办")
    assert not dialog.draft.is_dirty
    entry = make.entry(code, branch, **{book.fields[0].key: "建党伟业"})
    make.advanced(entry, book.states[1].code)


def test_what_is_wrong_is_said_at_its_place_and_nothing_is_half_done(editor, branch):
    dialog = editor()
    dialog.add_button.click()
    show(dialog, FIELDS)
    dialog.fields.box.add_button.click()
    typed(dialog.fields.form, "label", "内容")
    show(dialog, STEPS)
    dialog.steps.states.add_button.click()
    assert not dialog.save()
    assert len([code for code in books_by_code() if code.startswith("own_")]) == 0
    assert "没有写台账名称" in dialog.basics.form.findChild(object, "label_problem").text()
    show(dialog, FIELDS)
    assert "已经有一个字段叫" in dialog.fields.form.findChild(object, "label_problem").text()
    show(dialog, STEPS)
    assert "没有名称" in dialog.steps.state_form.findChild(object, "label_problem").text()
    assert "已在原处标出" in dialog.refusal.text()
    show(dialog, FIELDS)
    typed(dialog.fields.form, "label", "片长")  # mended, the blame is gone at once
    assert not dialog.fields.form.findChild(object, "label_problem").isVisible()


def test_a_book_without_fields_is_refused_in_words(editor):
    dialog = editor()
    dialog.add_button.click()
    typed(dialog.basics.form, "label", "空台账")
    show(dialog, FIELDS)
    dialog.fields.box.remove_button.click()
    assert not dialog.save()
    assert "一个字段也没有" in dialog.fields.box.problem.text()


def test_widths_that_do_not_fit_are_refused(editor):
    dialog = editor("brand")
    show(dialog, PRINT)
    dialog.print.box.list.setCurrentRow(1)
    dialog.print.width_box.setText("300")
    dialog.print.width_box.textEdited.emit("300")
    assert not dialog.save()
    assert "纸上只有 273 毫米" in dialog.print.problem.text()
    assert books_by_code()["brand"].print_form.columns[1].width != 300


def test_fields_are_put_in_order_by_key_and_old_rows_keep_what_they_have(qtbot, editor, branch):
    entry = make.entry("hazard", branch, remark="旧备注", place="顺槽")
    dialog = editor("hazard")
    show(dialog, FIELDS)
    dialog.fields.choose("content")
    qtbot.keyClick(dialog.fields.box.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.fields.choose("remark")
    dialog.fields.box.remove_button.click()
    assert dialog.save()
    book = books_by_code()["hazard"]
    assert [field.key for field in book.fields][:2] == ["content", "place"]
    assert book.field("remark").is_retired
    assert LedgerEntryQuery(entry, ON).fetch().text("remark") == "旧备注"
    dialog.fields.choose("remark")
    assert dialog.fields.box.remove_button.text() == "恢复"
    dialog.fields.box.remove_button.click()
    assert dialog.save()
    assert not books_by_code()["hazard"].field("remark").is_retired


def test_fields_are_dragged_to_another_place(qtbot, editor):
    dialog = editor("hazard")
    show(dialog, FIELDS)
    rows = dialog.fields.box.list
    qtbot.waitExposed(dialog)
    at = rows.visualItemRect(rows.item(1)).center()
    to = rows.visualItemRect(rows.item(3)).center()
    to.setY(to.y() + 4)
    port = rows.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(port, to)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
    keys = [one["key"] for one in dialog.draft.fields()]
    assert keys[:4] == ["place", "found_by", "kind", "content"]


def test_a_choice_is_called_otherwise_and_rows_show_it(editor, branch):
    entry = make.entry("hazard", branch, kind="掘进")
    dialog = editor("hazard", "kind")
    dialog.fields.choices.box.list.choose("掘进")
    dialog.fields.choices.name.setText("开掘")
    dialog.fields.choices.name.textEdited.emit("开掘")
    dialog.fields.choices.box.list.choose("采煤")
    dialog.fields.choices.box.remove_button.click()
    assert dialog.save()
    assert LedgerEntryQuery(entry, ON).fetch().text("kind") == "开掘"
    assert "采煤" not in books_by_code()["hazard"].field("kind").offered


def test_both_lists_of_the_room_are_edited_list_by_list(editor):
    dialog = editor("stronghold", "item")
    choices = dialog.fields.choices
    assert choices.box.list.keys() == ["有场所", "有设施", "有党旗标识", "有书报", "有制度"]
    choices.under.setCurrentIndex(1)
    choices.under.activated.emit(1)
    assert len(choices.box.list.keys()) == 10
    choices.box.add_button.click()
    choices.name.setText("荣誉墙")
    choices.name.textEdited.emit("荣誉墙")
    assert dialog.save()
    item = books_by_code()["stronghold"].field("item")
    assert [one.label for one in item.offered_under("十上墙")][-1] == "荣誉墙"
    assert "荣誉墙" not in [one.label for one in item.offered_under("五有")]


def test_a_field_is_made_required_only_when_it_matters(editor):
    dialog = editor("hazard", "remark")
    when = dialog.fields.when
    when.box.setCurrentIndex(when.box.findData("level"))
    when.box.activated.emit(when.box.currentIndex())
    when.ticks.boxes["重大"].click()
    assert dialog.save()
    assert books_by_code()["hazard"].field("remark").required_when == {"level": ("重大",)}


def test_states_of_a_supplied_book_are_shown_and_not_changed(editor):
    dialog = editor("hazard")
    show(dialog, STEPS)
    assert dialog.steps.states.list.count() == 4
    assert not dialog.steps.states.add_button.isVisible()
    assert not dialog.steps.step_form.isEnabled()


def test_what_the_branch_changed_is_seen_and_set_back(editor, branch):
    make.done(change_book_field(code="hazard", key="place", values={"label": "部位"}))
    dialog = editor("hazard")
    show(dialog, LATE)
    dialog.late.rules.list.setCurrentRow(0)
    dialog.late.levels.lines[0][2].setText("值班领导督办")
    dialog.late.levels.lines[0][2].textEdited.emit("值班领导督办")
    show(dialog, "changes")
    kinds = [one.kind for one in dialog.changes.differences]
    assert kinds == [DifferenceKind.FIELD_CHANGED, DifferenceKind.LATE]
    dialog.changes.set_back(dialog.changes.differences[0])
    assert [one.kind for one in dialog.changes.differences] == [DifferenceKind.LATE]
    dialog.changes.all_button.click()
    assert dialog.changes.differences == ()
    assert dialog.save()
    assert books_by_code()["hazard"].field("place").label == "地点部位"


def test_leaving_asks_before_something_is_lost(editor, ask):
    dialog = editor("hazard")
    typed(dialog.basics.form, "label", "隐患闭环")
    ask.answers = [False]
    dialog.reject()
    assert dialog.isVisible()
    ask.answers = [True]
    dialog.reject()
    assert books_by_code()["hazard"].label == "隐患排查整改台账"


def test_undo_is_heard(editor, desk):
    dialog = editor("hazard")
    typed(dialog.basics.form, "label", "隐患闭环")
    assert dialog.save()
    assert dialog.title.text() == "隐患闭环"
    desk.undo()
    assert dialog.title.text() == "隐患排查整改台账"


def test_a_book_is_taken_out_of_use_and_put_back(editor):
    dialog = editor("brand")
    dialog.retire_button.click()
    assert books_by_code()["brand"].is_retired
    assert dialog.retire_button.text() == "恢复使用"
    dialog.retire_button.click()
    assert not books_by_code()["brand"].is_retired


def test_a_book_is_handed_out_as_a_file_and_read_in_elsewhere(editor, ask, tmp_path, desk):
    target = tmp_path / "隐患.toml"
    make.done(change_book_field(code="hazard", key="place", values={"label": "部位"}))
    dialog = editor("hazard")
    ask.answers = [target]
    dialog.file_button.click()
    assert "部位" in target.read_text("utf-8")
    desk.run(change_book_field(code="hazard", key="place", values={"label": "地点部位"}))
    ask.answers = [target]
    dialog.read_button.click()
    shown = dialog.findChild(BookImportDialog)
    assert any("部位" in line for line in shown.lines)
    assert books_by_code()["hazard"].field("place").label == "地点部位"  # only looked at
    shown.take_button.click()
    assert books_by_code()["hazard"].field("place").label == "部位"


def test_a_hostile_file_is_told_and_cannot_be_read_in(editor, ask, tmp_path):
    target = tmp_path / "a.toml"
    target.write_text('format = 1\ncode = "own_a"\nlabel = "甲"\nfield = 7', "utf-8")
    dialog = editor()
    ask.answers = [target]
    dialog.read_button.click()
    shown = dialog.findChild(BookImportDialog)
    assert not shown.take_button.isEnabled()
    assert "读不进来" in shown.heading.text()
    target.write_bytes(b"PK\x03\x04")
    ask.answers = [target]
    dialog.read_button.click()
    assert "不是本程序的台账文件" in ask.asked[-1]


@pytest.mark.parametrize("key", ["basics", "fields", "steps", "late", "print", "changes"])
def test_nothing_is_cut_on_an_old_screen(editor, key):
    dialog = editor("hazard")
    dialog.resize(1180, 680)
    show(dialog, key)
    settle()
    assert misfits(dialog) == []
