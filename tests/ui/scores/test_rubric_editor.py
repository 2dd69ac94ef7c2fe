"""The editor of a draft: every part of a rubric is written, judged at its place, and not lost."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.rubric import Effect, RuleKind
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.ui.scores.rubrics_page import RubricsPage
from tests.rubric_stories import SMALL, draft, issued
from tests.ui.screen import settle


@pytest.fixture
def page(qtbot, workbench, data):
    made = RubricsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    return made


@pytest.fixture
def editor(qtbot, page):
    draft()
    page.show()
    settle()
    made = page.edit()
    settle()
    return made


def typed(form, key, text):
    """Type into a field as a user does."""
    form.editor(key).show_value(text)
    form.editor(key).edited.emit()


def stored():
    (row,) = RubricsQuery().fetch()
    return row.rubric


def rows(editor):
    return [editor.items.list.item(row).text() for row in range(editor.items.list.count())]


def test_blocks_items_and_sums_stand_in_the_list(editor):
    assert rows(editor) == [
        "组织生活　60 分",
        "A1 支部党员大会　60",
        "安全作用　40 分",
        "B1 身边无事故　40",
    ]
    assert editor.items.sum.text() == "合计 100 / 100 分"
    typed(editor.items.item.form, "maximum", "55.5")
    assert editor.items.sum.text() == "合计 95.5 / 100 分，差 4.5 分"
    assert rows(editor)[0] == "组织生活　55.5 分"
    typed(editor.items.item.form, "maximum", "61")
    assert "多 1 分" in editor.items.sum.text()


def test_what_is_written_is_saved_in_one_step_and_undone_in_one(editor, desk):
    assert not editor.save_button.isEnabled()
    form = editor.items.item.form
    typed(form, "title", "三会一课")
    typed(form, "judge", "组织科")
    typed(form, "wording", "少一次扣十分")
    typed(editor.items.item.rule.form, "points", "10")
    typed(editor.basics, "bonus_cap", "3")
    typed(editor.basics, "until", "2026-12-31")
    editor.save_button.click()
    item = stored().item("A1")
    assert (item.title, item.judge, item.wording) == ("三会一课", "组织科", "少一次扣十分")
    assert item.rules[0].points == 10
    assert stored().bonus_cap == 3
    assert stored().until.isoformat() == "2026-12-31"
    assert not editor.draft.is_dirty
    desk.undo()
    assert stored() == SMALL


def test_a_number_that_is_none_is_told_at_its_field_and_not_lost(editor):
    form = editor.items.item.form
    typed(form, "maximum", "六十")
    assert not editor.save()
    assert "“六十”不是可用的数" in form.findChild(object, "maximum_problem").text()
    assert form.editor("maximum").text() == "六十"
    editor.items.list.setCurrentRow(3)
    editor.items.list.setCurrentRow(1)
    assert form.editor("maximum").text() == "六十"
    typed(form, "maximum", "６０")
    assert editor.items.sum.text() == "合计 100 / 100 分"
    assert not form.findChild(object, "maximum_problem").isVisible()


def test_a_maximum_left_empty_is_asked_and_not_saved_as_a_bonus(editor):
    form = editor.items.item.form
    typed(form, "maximum", "")
    assert not editor.save()
    assert "请填写" in form.findChild(object, "maximum_problem").text()
    assert stored() == SMALL
    typed(form, "maximum", "60")
    assert not editor.draft.is_dirty


def test_a_fault_of_a_rule_is_told_at_the_rule(editor):
    editor.items.choose(2)
    edit = editor.items.item
    edit.rules.list.choose("news")
    typed(edit.rule.form, "cap", "")
    assert not editor.check()
    assert "没有写最多加几分" in edit.rule.form.findChild(object, "cap_problem").text()
    edit.rules.list.choose("accidents")
    assert not edit.rule.form.findChild(object, "cap_problem").isVisible()
    editor.items.choose(1)
    typed(edit.rule.form, "points", "80")
    assert not editor.check()
    told = edit.rule.form.findChild(object, "points_problem").text()
    assert "80" in told
    assert "60" in told


def test_maxima_that_do_not_add_up_may_be_saved_but_are_told(editor):
    typed(editor.items.item.form, "maximum", "50")
    assert editor.save()
    assert stored().maxima == 90
    assert not editor.check()
    assert "加起来是 90 分" in editor.refusal.text()


def test_a_block_an_item_and_a_rule_are_added(editor):
    items = editor.items
    items.add_block_button.click()
    typed(items.block_form, "title", "公开廉洁")
    items.add_item_button.click()
    edit = items.item
    assert edit.form.editor("code").text() == "C1"
    typed(edit.form, "title", "党课")
    typed(edit.form, "maximum", "5")
    assert edit.no_rules.isVisibleTo(edit)
    edit.rules.add_button.click()
    edit.rule.take_measure("missing_general_meetings")
    typed(edit.rule.form, "points", "1.5")
    assert "支部党员大会少开：每次扣 1.5 分" in edit.rules.list.item(0).text()
    assert "与合规页的红格一致" in edit.rule.measure_told.text()
    assert editor.save()
    block = stored().blocks[-1]
    (item,) = stored().of_block(block.key)
    assert (block.title, item.code, item.title) == ("公开廉洁", "C1", "党课")
    assert item.rules[0].measure == "missing_general_meetings"


def test_levels_of_a_rule_are_written_one_by_one(editor):
    editor.items.choose(2)
    edit = editor.items.item
    edit.rules.list.choose("accidents")
    levels = edit.rule.levels
    assert [line.label.text() for line in levels.lines] == ["轻伤", "重伤及以上"]
    assert not levels.lines[1].points.isEnabled()
    levels.add_button.click()
    line = levels.lines[2]
    line.label.setText("死亡")
    line.label.textEdited.emit("死亡")
    line.effect.setCurrentIndex(1)
    line.effect.activated.emit(1)
    levels.lines[0].remove_button.click()
    assert editor.save()
    found = stored().item("B1").rule("accidents").levels
    assert [(one.label, one.effect) for one in found] == [
        ("重伤及以上", Effect.VETO),
        ("死亡", Effect.ITEM_ZERO),
    ]


def test_another_kind_of_rule_asks_for_other_things(editor):
    edit = editor.items.item.rule
    edit.form.editor("kind").show_value(RuleKind.BELOW)
    edit.form.editor("kind").edited.emit()
    assert edit.form.is_shown("target")
    typed(edit.form, "target", "95")
    typed(edit.form, "step", "0")
    assert not editor.save()
    assert edit.form.findChild(object, "step_problem").text()
    typed(edit.form, "step", "2")
    assert editor.save()
    rule = stored().item("A1").rules[0]
    assert (rule.kind, rule.target, rule.step) == (RuleKind.BELOW, Decimal(95), Decimal(2))
    edit.form.editor("kind").show_value(RuleKind.ZERO)
    edit.form.editor("kind").edited.emit()
    assert not edit.form.is_shown("points")
    assert editor.save()
    assert stored().item("A1").rules[0].target is None


def test_items_and_blocks_are_put_in_another_order(editor):
    items = editor.items
    items.list.setCurrentRow(3)
    items.list.move_current(-1)
    assert rows(editor)[1:] == ["A1 支部党员大会　60", "B1 身边无事故　40", "安全作用　0 分"]
    assert items.list.currentRow() == 2
    items.list.setCurrentRow(3)
    items.up_button.click()
    assert rows(editor)[0] == "安全作用　0 分"
    assert editor.save()
    assert [block.title for block in stored().blocks] == ["安全作用", "组织生活"]
    assert {item.block for item in stored().items} == {"life"}


def test_a_block_goes_with_its_items_only_after_asking(editor, ask):
    items = editor.items
    items.list.setCurrentRow(2)
    items.remove_button.click()
    assert "还有 1 项考评内容" in ask.asked[-1]
    assert len(rows(editor)) == 4
    ask.answers.append(True)
    items.remove_button.click()
    assert len(rows(editor)) == 2
    items.list.setCurrentRow(1)
    items.item.remove_rule()
    assert "直接给分" in items.item.no_rules.text()
    assert editor.save()
    assert stored().items[0].rules == ()


def test_a_measure_is_found_by_a_word(qtbot, editor):
    dialog = editor.items.item.rule.choose_measure()
    assert dialog.code == "missing_general_meetings"
    assert "与合规页的红格一致" in dialog.told.text()
    dialog.line.setText("没有这样的词")
    assert "可以换个词找" in dialog.told.text()
    assert not dialog.take_button.isEnabled()
    dialog.line.setText("党员大会")
    assert dialog.code == "missing_general_meetings"
    dialog.line.setText("")
    dialog.list.setCurrentRow(0)
    dialog.accept()
    assert "由人考核" in editor.items.item.rules.list.item(0).text()


def test_nothing_is_lost_on_leaving(editor, page, ask):
    assert page.leave_editing()
    typed(editor.items.item.form, "title", "别的")
    assert not page.leave_editing()
    assert "还没有保存" in ask.asked[-1]
    editor.reject()
    assert editor.isVisible()
    ask.answers.append(True)
    editor.reject()
    assert not editor.isVisible()
    assert page.editor is None
    assert stored() == SMALL


def test_an_issued_version_has_no_editor(qtbot, page):
    issued()
    page.show()
    settle()
    assert page.edit() is None
    assert not page.edit_button.isVisible()


def test_what_keeps_from_issuing_leads_into_the_editor(qtbot, page, ask):
    life = SMALL.items[0]
    rule = life.rules[0]
    too_much = type(rule)(rule.key, rule.kind, rule.measure, Decimal(80))
    draft(items=(type(life)("A1", "life", "某项", Decimal(60), life.system, "", "", (too_much,)),))
    page.show()
    settle()
    ask.answers.append(True)
    page.post_button.click()
    settle()
    assert page.editor is not None
    told = page.editor.items.item.rule.form.findChild(object, "points_problem")
    assert "80" in told.text()


def test_a_rule_that_rewards_silence_is_warned_of_at_the_rule_and_once_when_issuing(
    editor, page, ask
):
    editor.items.choose(2)
    edit = editor.items.item
    edit.add_rule()
    edit.rule.take_measure("reported_hazards")
    typed(edit.rule.form, "points", "1")
    told = edit.rule.measure_problem
    assert told.isVisibleTo(edit)
    assert "上报" in told.text()
    assert told.property("severity") == "warning"
    assert "会让人不愿意上报" in edit.rule.choose_measure().told.text()
    edit.rules.list.choose("news")
    assert not told.isVisibleTo(edit)
    assert editor.save()
    editor.reject()
    page.post_button.click()
    assert "B1：" in ask.asked[-1]
    assert "上报" in ask.asked[-1]
    assert page.row.state is RubricState.DRAFT
    ask.answers.append(True)
    page.post_button.click()
    assert len([one for one in ask.asked if "发布前请再看一眼" in one]) == 2
    assert page.row.state is RubricState.ISSUED


def test_a_bonus_by_reports_rewards_nobodys_silence(editor):
    editor.items.choose(2)
    edit = editor.items.item
    edit.rules.list.choose("news")
    edit.rule.take_measure("reported_hazards")
    assert not edit.rule.measure_problem.isVisibleTo(edit)


def test_looking_at_every_item_changes_nothing(qtbot, page, ask):
    plain = type(SMALL.items[0])("A2", "life", "没有写办法", Decimal(0))
    draft(items=(*SMALL.items, plain), since=None)
    page.show()
    settle()
    editor = page.edit()
    for number in range(1, 4):
        editor.items.choose(number)
    editor.tabs.open_tab("basics")
    assert not editor.draft.is_dirty
    editor.reject()
    assert ask.asked == []
