"""Stories of the dialog 自定义栏目: fields and choices set up, renamed, retired, put in order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.ui.roster.custom_fields_dialog import CustomFieldsDialog
from tests import make

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PERSON = FieldSubject.PERSON


@pytest.fixture
def open_dialog(qtbot, data, workbench):
    """Opens the dialog on what the file holds by then."""

    def open_now() -> CustomFieldsDialog:
        dialog = CustomFieldsDialog(workbench)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_now


def labels(dialog) -> list[str]:
    rows = (dialog.fields.row_at(row) for row in range(dialog.fields.rowCount()))
    return [row.field.heading for row in rows]


def choices(dialog) -> list[str]:
    rows = (dialog.choices.row_at(row) for row in range(dialog.choices.rowCount()))
    return [f"{row.choice.label}{'×' if row.choice.is_retired else ''}" for row in rows]


def form_of(dialog, name="field_dialog") -> QDialog:
    (found,) = [one for one in dialog.findChildren(QDialog, name) if one.isVisible()]
    return found


def pick(form, key, value) -> None:
    editor = form.form.editor(key)
    editor.show_value(value)
    editor.edited.emit()


def test_a_field_with_choices_is_set_up_from_nothing(qtbot, open_dialog, desk):
    dialog = open_dialog()
    assert "还没有自定义的栏目" in dialog.table.empty_state.accessibleName() or labels(dialog) == []
    assert not dialog.change_button.isEnabled()
    dialog.add_button.click()
    form = form_of(dialog)
    assert not form.form.editor("choices").widget.isVisible()
    form.form.editor("label").line.setText("技能等级")
    pick(form, "kind", FieldKind.CHOICE)
    assert form.form.editor("choices").widget.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert "至少要有一个选项" in form.refusal.sentence.text()  # and nothing typed is lost
    form.form.editor("choices").box.setPlainText("初级工\n中级工\n\n高级工")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert labels(dialog) == ["技能等级"]
    assert choices(dialog) == ["初级工", "中级工", "高级工"]
    assert dialog.table.current_row().field.label == "技能等级"
    assert desk.undo_label == "新增栏目"
    desk.undo()
    assert labels(dialog) == []
    assert not dialog.choice_table.isVisible()


def test_a_taken_label_is_refused_on_the_form(qtbot, open_dialog):
    dialog = open_dialog()
    dialog.add_button.click()
    form = form_of(dialog)
    form.form.editor("label").line.setText("身份证号")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert "公民身份号码" in form.refusal.sentence.text()
    assert custom_fields(PERSON) == ()


def test_a_field_is_changed_moved_retired_and_used_again_by_keyboard(qtbot, open_dialog, desk):
    make.field("工号")
    make.field("楼号")
    dialog = open_dialog()
    dialog.activateWindow()
    dialog.table.setFocus()
    assert dialog.table.current_row().field.label == "工号"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    form = form_of(dialog)
    form.form.editor("label").line.setText("矿工号")
    pick(form, "sensitivity", Sensitivity.MASKED)
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert labels(dialog) == ["矿工号", "楼号"]
    assert custom_fields(PERSON)[0].sensitivity is Sensitivity.MASKED
    dialog.down_button.click()
    assert labels(dialog) == ["楼号", "矿工号"]
    assert dialog.table.current_row().field.label == "矿工号"
    assert not dialog.down_button.isEnabled()
    dialog.retire_button.click()
    assert labels(dialog) == ["楼号", "矿工号（停用）"]
    assert dialog.retire_button.text() == "恢复使用"
    dialog.retire_button.click()
    assert labels(dialog) == ["楼号", "矿工号"]
    assert dialog.retire_button.text() == "停用"


def test_a_filled_in_field_keeps_its_kind_and_cannot_be_removed(qtbot, open_dialog):
    field = make.field("工号")
    make.field("空栏")
    make.custom(make.person("张三"), field, "0417")
    dialog = open_dialog()
    assert not dialog.remove_button.isEnabled()
    dialog.change_button.click()
    form = form_of(dialog)
    assert set(form.form.values()) == {"label", "hint", "sensitivity"}
    form.reject()
    dialog.table.select_keys([dialog.fields.keys[1]])
    assert dialog.remove_button.isEnabled()
    dialog.remove_button.click()
    assert labels(dialog) == ["工号"]


def test_choices_are_added_renamed_moved_and_retired(qtbot, open_dialog, ask):
    make.field("等级", FieldKind.CHOICE, choices=["甲", "乙"])
    dialog = open_dialog()
    assert not dialog.rename_choice_button.isEnabled()
    dialog.add_choice_button.click()
    form = form_of(dialog, "choice_dialog")
    form.form.editor("label").line.setText("丙")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert choices(dialog) == ["甲", "乙", "丙"]
    assert dialog.choice_table.current_row().choice.label == "丙"
    dialog.choice_up_button.click()
    assert choices(dialog) == ["甲", "丙", "乙"]
    dialog.rename_choice_button.click()
    (form,) = [f for f in dialog.findChildren(QDialog, "choice_dialog") if f.isVisible()]
    form.form.editor("label").line.setText("丙等")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    dialog.retire_choice_button.click()
    assert choices(dialog) == ["甲", "丙等×", "乙"]
    dialog.retire_choice_button.click()
    assert choices(dialog) == ["甲", "丙等", "乙"]
    for place in (0, 1, 2):
        dialog.choice_table.select_keys([dialog.choices.keys[place]])
        dialog.retire_choice_button.click()
    assert choices(dialog) == ["甲×", "丙等×", "乙"]
    assert "最后一个可选的内容" in ask.asked[-1]


def test_the_fields_of_branches_stand_on_the_other_tab(qtbot, open_dialog):
    make.field("工号")
    make.field("活动室", subject=FieldSubject.ORGANISATION)
    dialog = open_dialog()
    assert labels(dialog) == ["工号"]
    dialog.tabs.open_tab("organisation")
    assert labels(dialog) == ["活动室"]
    dialog.add_button.click()
    form = form_of(dialog)
    form.form.editor("label").line.setText("支部类型")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert labels(dialog) == ["活动室", "支部类型"]


def test_a_retired_field_is_not_moved(qtbot, open_dialog, desk):
    first, _second = make.field("工号"), make.field("楼号")
    make.done(close_field(field_id=first.field_id, on=desk.on))
    dialog = open_dialog()
    dialog.table.select_keys([first.field_id])
    assert not dialog.up_button.isEnabled()
    assert not dialog.down_button.isEnabled()


def test_it_is_opened_from_the_menu_of_columns(qtbot, mine, page):
    last = page.table.columns_menu().actions()[-1]
    assert last.text() == "自定义栏目…"
    last.trigger()
    (dialog,) = page.findChildren(CustomFieldsDialog)
    assert dialog.isVisible()
