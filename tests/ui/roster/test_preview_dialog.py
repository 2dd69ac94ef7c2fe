"""Stories of changing many people: form, preview, some unticked, one undo."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.custom_fields import FieldSubject, key_of
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.operations.people import move_to_group
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.storage.models import CustomField
from dangjian_desktop.ui.shared.preview_dialog import PreviewDialog
from tests import make
from tests.ui.roster.roster_stories import choose, crews, fill, names, opened

CONTROL = Qt.KeyboardModifier.ControlModifier


def preview(dialog) -> PreviewDialog:
    dialog.save()
    found = dialog.findChild(PreviewDialog)
    assert found.isVisible()
    return found


def cells(dialog: PreviewDialog) -> list[tuple[str, str, str, str]]:
    """Return person, before, after and note of each line."""
    model = dialog.model
    return [
        tuple(model.index(row, column).data() for column in (0, 2, 3, 4))
        for row in range(model.rowCount())
    ]


def test_many_people_are_looked_at_some_left_out_and_the_rest_changed_as_one_undo(
    qtbot, page, desk
):
    choose(page, "张卫国", "单小春", "赵敏", "周杰")
    page.actions["change_many"].trigger()
    dialog = opened(page, "change_many_dialog")
    assert dialog.save_button.text() == "预览…"
    fill(dialog, which="crew", crew="检修班")
    shown = preview(dialog)
    assert sorted(cells(shown)) == [
        ("单小春", "生产一班", "检修班", ""),
        ("周杰", "（空）", "检修班", ""),
        ("张卫国", "检修班", "检修班", "不变"),
        ("赵敏", "检修班", "检修班", "不变"),
    ]
    assert shown.summary.text().startswith("2 人会改动，2 人本来就是这样，不变。")
    assert shown.apply_button.text() == "修改 2 人"
    row = next(i for i, cell in enumerate(cells(shown)) if cell[0] == "周杰")
    shown.table.setCurrentIndex(shown.model.index(row, 3))
    qtbot.keyClick(shown.table, Qt.Key.Key_Space)
    assert shown.apply_button.text() == "修改 1 人"
    assert crews(page)["单小春"] == "生产一班"  # nothing is done yet
    qtbot.keyClick(shown, Qt.Key.Key_Return, CONTROL)
    assert (crews(page)["单小春"], crews(page)["周杰"]) == ("检修班", "")
    assert not dialog.isVisible()
    assert desk.undo_label == "批量修改人员"
    desk.undo()
    assert crews(page)["单小春"] == "生产一班"


def test_who_cannot_be_moved_is_told_why_and_is_not_ticked(page, desk, mine):
    late = make.person("新来的", mine.first, since="2026-11-10")
    make.done(move_to_group(person_ids=[late], group_id=mine.group, on=date(2026, 11, 15)))
    page.set_branch_filter(mine.first)
    choose(page, "新来的", "仇志国")
    page.actions["move_to_group"].trigger()
    dialog = opened(page, "group_dialog")
    fill(dialog, group_id=mine.other_group, on=make.day("2026-11-01"))
    shown = preview(dialog)
    told = {cell[0]: cell for cell in cells(shown)}
    assert told["仇志国"][1:] == ("（空）", "第二党小组", "")
    assert told["新来的"][1:3] == ("第一党小组", "第一党小组")
    assert "请" in told["新来的"][3]
    assert "1 人不能改" in shown.summary.text()
    row = [cell[0] for cell in cells(shown)].index("新来的")
    shown.model.turn(row)
    assert late not in shown.model.chosen()
    assert not shown.model.flags(shown.model.index(row, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    shown.apply()
    page.set_branch_filter(mine.other_group)
    assert names(page) == ["仇志国"]


def test_going_back_keeps_the_form_and_changes_nothing(page, desk):
    choose(page, "张卫国", "赵敏")
    page.actions["change_many"].trigger()
    dialog = opened(page, "change_many_dialog")
    fill(dialog, which="native_place", native_place="山西大同")
    shown = preview(dialog)
    shown.none_button.click()
    assert not shown.apply_button.isEnabled()
    shown.all_button.click()
    assert shown.apply_button.text() == "修改 2 人"
    shown.back_button.click()
    assert dialog.isVisible()
    assert dialog.form.editor("native_place").text() == "山西大同"
    assert desk.undo_label is None


def test_one_person_is_moved_without_a_preview(page, desk, mine):
    page.set_branch_filter(mine.first)
    choose(page, "仇志国")
    page.actions["move_to_group"].trigger()
    dialog = opened(page, "group_dialog")
    assert dialog.save_button.text() == "调整"
    fill(dialog, group_id=mine.other_group)
    dialog.save()
    assert dialog.findChild(PreviewDialog) is None
    assert desk.undo_label == "调整党小组"


def test_what_became_impossible_meanwhile_is_refused_whole(page, desk, mine):
    page.set_branch_filter(mine.first)
    choose(page, "仇志国", "李娜")
    page.actions["move_to_group"].trigger()
    dialog = opened(page, "group_dialog")
    fill(dialog, group_id=mine.other_group, on=make.day("2026-11-01"))
    shown = preview(dialog)
    person = shown.model.lines[0].person_id
    make.done(move_to_group(person_ids=[person], group_id=mine.group, on=date(2026, 11, 15)))
    shown.apply()
    assert shown.isVisible()
    assert "请" in shown.trouble.text()
    page.set_branch_filter(mine.other_group)
    assert names(page) == []


@pytest.fixture
def hobby(data) -> str:
    """A field of the branch's own; its column key."""
    values = {"subject": FieldSubject.PERSON, "kind": FieldKind.TEXT, "label": "特长"}

    def enter(writer) -> None:
        writer.insert(CustomField, uid="5" * 16, **values)

    make.done(Operation("布景", "field", enter))
    return key_of("5" * 16)


def test_a_field_of_the_branchs_own_is_changed_for_many(hobby, page, desk):
    choose(page, "张卫国", "赵敏")
    page.actions["change_many"].trigger()
    dialog = opened(page, "change_many_dialog")
    dialog.form.editor("which").show_value(hobby)
    dialog.form.editor("which").edited.emit()
    dialog.form.editor(hobby).show_value("书法")
    dialog.form.editor(hobby).edited.emit()
    shown = preview(dialog)
    assert {cell[2] for cell in cells(shown)} == {"书法"}
    shown.apply()
    rows = page.current_query().fetch()
    assert sorted(row.facts.name for row in rows if row.custom.get(hobby) == "书法") == sorted(
        ["张卫国", "赵敏"]
    )
