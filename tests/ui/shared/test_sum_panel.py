"""The panel of a quick sum: filled from a line, answered while typing, by the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dangjian_desktop.domain.calculators import CALCULATORS, calculator
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.rules import rules_at
from dangjian_desktop.ui.shared.sum_panel import SumPanel, sum_panel

ON = date(2026, 11, 21)


@pytest.fixture
def panel(qtbot, data):
    def show(name: str, typed: str = "") -> SumPanel:
        made = sum_panel(name, typed, rules_at=rules_at, on=ON)
        assert made is not None
        qtbot.addWidget(made)
        made.resize(638, 600)
        with qtbot.waitActive(made):
            made.show()
        made.focus_first()
        return made

    return show


def write(qtbot, made: SumPanel, name: str, text: str) -> None:
    form = made.rare_form if made.rare_form and made.rare_form.has(name) else made.form
    line = form.editor(name).widget
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_it_begins_with_what_was_typed_and_answers(panel):
    made = panel("dues", "党费 退休 6480.5")
    assert made.form.editor("payer").text() == "离退休"
    assert made.form.editor("base").text() == "6480.5"
    assert made.told.text().startswith("每月交 64.81 元")
    assert "中组发〔2008〕3号" in made.rule.text()
    assert "四舍五入" in made.cautions.text()


def test_the_answer_follows_every_key(qtbot, panel):
    made = panel("dues")
    assert made.told.text() == "还要写计费基数（元）。"
    assert not made.copy_button.isEnabled()
    write(qtbot, made, "base", "5000")
    assert made.answer.values["amount"] == "50.00"
    write(qtbot, made, "base", "5000.01")
    assert made.answer.values["amount"] == "75.00"
    assert "基数到 5000 元为止的，交 50.00 元" in made.hints.text()


def test_another_line_gives_nothing_and_no_sum_is_no_panel(panel):
    assert panel("dues", "换届 2023-12-15").form.editor("base").text() == ""
    assert sum_panel("weather", "", rules_at=rules_at, on=ON) is None


def test_what_is_wrong_is_told_at_the_input_once_it_is_left(qtbot, panel):
    made = panel("term", "换届 2023-2")
    told = made.findChild(QLabel, "elected_problem")
    assert "没有写到日" in made.told.text()
    assert not told.isVisible()
    qtbot.keyClick(made.form.editor("elected").widget, Qt.Key.Key_Tab)
    assert "没有写到日" in told.text()
    write(qtbot, made, "elected", "2023-12-15")
    assert not told.isVisible()
    assert made.answer.values["expires"] == "2026-12-15"


def test_what_does_not_fit_together_is_told_at_the_input_too(qtbot, panel):
    made = panel("votes", "表决 5 6")
    qtbot.keyClick(made.form.editor("present").widget, Qt.Key.Key_Return)
    assert "还多" in made.findChild(QLabel, "present_problem").text()


def test_rare_inputs_stand_behind_a_link(qtbot, panel):
    made = panel("votes", "表决 10 5 5")
    assert not made.rare_form.isVisible()
    assert "正好" in made.cautions.text()
    made.more_button.click()
    assert made.rare_form.isVisible()
    box = made.rare_form.editor("half_rule").box
    assert box.itemText(0) == "按规定：含正好一半"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "不含正好一半"
    assert made.answer.values["quorate"] is False
    made.more_button.click()
    assert not made.rare_form.isVisible()


def test_enter_goes_through_the_inputs_to_the_answer_and_copies_it(qtbot, panel):
    made = panel("dues", "党费 5845")
    base = made.form.editor("base").widget
    assert base.hasFocus()
    assert base.selectedText() == "5845"
    qtbot.keyClick(base, Qt.Key.Key_Return)
    assert made.copy_button.hasFocus()
    qtbot.keyClick(made.copy_button, Qt.Key.Key_Return)
    copied = QApplication.clipboard().text()
    assert copied.startswith("每月交 87.68 元")
    assert "依据：" in copied
    assert made.copy_button.text() == "已复制"
    write(qtbot, made, "base", "1")
    assert made.copy_button.text() == "复制答案"


def test_what_the_branch_set_is_what_the_rules_say(runner, panel):
    runner.run(change_rule(rule="dues.rounding", key="step", value="0.1", note="支委会决定"))
    made = panel("dues", "党费 5845")
    assert made.rare_form.editor("round").box.itemText(0) == "按规定：角"
    assert made.answer.values["amount"] == "87.7"
    assert "本支部另定" in made.rule.text()


def test_tab_goes_through_the_inputs_and_the_link_to_the_answer(qtbot, panel):
    made = panel("votes", "表决 10 6 6")
    made.form.editor("regime").widget.setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    asked = ["regime", "expected", "present", "yes", "written_yes"]
    assert seen == [*asked, "more_inputs", "copy_sum"]


@pytest.mark.parametrize("one", CALCULATORS, ids=lambda one: one.name)
def test_every_sum_has_its_panel_with_a_name_for_every_input(panel, one):
    made = panel(one.name, one.example)
    assert made.answer is not None
    for wanted in calculator(one.name).inputs:
        assert made.findChild(QWidget, wanted.name).accessibleName()
    assert made.height_for(638) > 100
