"""The page 细则: from nothing to a version that scores, and what it shows of one."""

from datetime import date

import pytest

from dangjian_desktop.domain.rubric import RuleKind, ScoringRule
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.operations.printout import RUBRIC, RUBRIC_DIFFERENCES
from dangjian_desktop.queries.rubrics import RubricsQuery, rubric_for
from dangjian_desktop.ui.scores.rubrics_page import RubricsPage
from tests.rubric_stories import LIFE, ON, SAFETY, SMALL, D, draft, issued
from tests.ui.screen import settle


@pytest.fixture
def page(qtbot, workbench, data):
    made = RubricsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    return made


def shown(qtbot, page):
    page.show()
    settle()
    return page


def lines(page):
    return [page.table.rows.row_at(row) for row in range(page.table.rows.rowCount())]


def test_from_nothing_a_draft_is_made_from_the_sample(qtbot, page):
    shown(qtbot, page)
    assert page.empty.isVisible()
    assert "从样本新建" in page.empty.button.text()
    dialog = page.add_from_sample()
    assert dialog.form.values()["version"] == "2026"
    dialog.save()
    assert not page.empty.isVisible()
    assert page.row.state is RubricState.DRAFT
    assert len(page.rubric.items) == 29
    assert "29 项，合计 100 分" in page.figures()


def test_both_views_add_up(qtbot, page):
    issued()
    shown(qtbot, page)
    assert [(one.title, one.maximum) for one in lines(page) if one.item is None] == [
        ("组织生活", "60"),
        ("安全作用", "40"),
    ]
    page.choose_view("system")
    assert [(one.title, one.maximum) for one in lines(page) if one.item is None] == [
        ("工作体系", "60"),
        ("内容体系", "40"),
    ]
    assert page.view_buttons["system"].isChecked()


def test_an_item_says_how_it_is_scored_and_what_the_sheet_says(qtbot, page):
    issued()
    shown(qtbot, page)
    page.show_item("A1")
    said = page.detail.words()
    assert "支部党员大会少开：每次扣 20 分" in said
    assert "与合规页的红格一致" in said
    assert "少一次扣20分" in said
    assert "组织部" in said
    page.show_item("B1")
    assert "由人考核：轻伤每次扣 10 分、重伤及以上一票否决" in page.detail.words()
    assert lines(page)[-1].source == "由人考核"


def test_what_keeps_a_draft_from_being_issued_is_told_at_its_item(qtbot, page, ask):
    wrong = (LIFE, SAFETY, type(LIFE)("B2", "safety", "五定", D(5)))
    draft(items=wrong)
    shown(qtbot, page)
    assert page.caution.isVisible()
    assert "合计" not in page.caution.text()
    assert "各项分值加起来是 105 分" in page.caution.text()
    page.post_button.click()
    assert "加起来是 105 分" in ask.asked[-1]
    assert page.row.state is RubricState.DRAFT
    page.show_item("B2")
    assert "没有写属于哪个体系" in page.detail.words()


def test_a_warning_is_asked_about_once_and_names_the_item(qtbot, page, ask):
    draft(items=(type(LIFE)("A1", "life", "某项", D(60), None, "", "", LIFE.rules), SAFETY))
    shown(qtbot, page)
    page.post_button.click()
    assert "A1 没有写属于哪个体系" in ask.asked[-1]
    assert page.row.state is RubricState.DRAFT
    ask.answers.append(True)
    page.post_button.click()
    assert page.row.state is RubricState.ISSUED
    assert not page.post_button.isVisible()


def test_a_new_version_ends_the_one_before(qtbot, page):
    issued()
    shown(qtbot, page)
    dialog = page.add_version()
    assert dialog.form.values()["since"].first_day == date(2027, 1, 1)
    assert dialog.form.values()["version"] == "2027"
    dialog.save()
    assert page.row.version == "2027"
    assert page.row.state is RubricState.DRAFT
    page.post_button.click()
    assert {row.version: row.until for row in RubricsQuery().fetch()} == {
        "2026": date(2026, 12, 31),
        "2027": None,
    }


def test_withdrawing_says_which_periods_have_none_then(qtbot, page, ask):
    issued()
    issued(version="2026-2", since=date(2026, 7, 1))
    shown(qtbot, page)
    assert page.row.version == "2026-2"
    page.withdraw()
    assert "没有细则，得分算不出来" in ask.asked[-1]
    assert rubric_for(ON) is not None
    ask.answers.append(True)
    assert page.withdraw()
    assert rubric_for(ON) is None
    assert page.row.state is RubricState.WITHDRAWN
    assert not page.withdraw()


def test_a_draft_is_removed_and_comes_back(qtbot, page, desk):
    draft()
    shown(qtbot, page)
    assert page.remove()
    assert page.empty.isVisible()
    desk.undo()
    assert not page.empty.isVisible()


def test_the_shown_version_is_printed(qtbot, page):
    key = draft()
    shown(qtbot, page)
    with qtbot.waitSignal(page.print_wanted) as asked:
        page.print_shown()
    assert asked.args[0].code == RUBRIC
    assert asked.args[0].rubric_id == key


def test_an_unknown_measure_is_marked_at_its_item(qtbot, page, ask):
    unknown = ScoringRule("r1", RuleKind.EACH, "no_such_measure", D(1))
    life = type(LIFE)("A1", "life", "某项", D(60), LIFE.system, "", "", (unknown,))
    draft(SMALL, items=(life, SAFETY))
    shown(qtbot, page)
    assert [one.worst is not None for one in lines(page)] == [False, True, False, False]
    page.post_button.click()
    assert "A1：本程序没有“no_such_measure”这一项统计" in ask.asked[-1]
    assert page.table.current_row().code == "A1"


def test_two_versions_are_compared_and_printed(qtbot, page):
    issued()
    life = type(LIFE)("A1", "life", "支部党员大会", D(70), LIFE.system, LIFE.wording, LIFE.judge)
    draft(version="2027", since=date(2027, 1, 1), items=(life, SAFETY))
    shown(qtbot, page)
    dialog = page.compare()
    assert dialog.newer.currentText() == "支部考评 2026（已发布）"
    page.choose(page.versions.rows.keys[0])
    dialog = page.compare()
    assert dialog.older.currentText() == "支部考评 2026（已发布）"
    found = [dialog.model.row_at(row)[1].label for row in range(dialog.model.rowCount())]
    assert found == ["启用日期", "分值", "计分办法"]
    assert "分值 1 处，计分办法 1 处" in dialog.told.text()
    with qtbot.waitSignal(page.print_wanted) as asked:
        dialog.print_button.click()
    assert asked.args[0].code == RUBRIC_DIFFERENCES
    dialog.newer.setCurrentIndex(dialog.older.currentIndex())
    dialog.compare()
    assert "同一个版本" in dialog.table.empty_state.sentence.text()
