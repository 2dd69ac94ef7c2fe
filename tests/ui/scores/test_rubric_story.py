"""A user's way from nothing to a rubric that scores, in the whole window."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.commands import commands_for
from dangjian_desktop.domain.vocabulary import RubricState
from dangjian_desktop.queries.rubrics import RubricsQuery, rubric_for
from dangjian_desktop.ui.main_window.window import MainWindow
from tests import make
from tests.rubric_stories import SMALL, draft, issued
from tests.ui.screen import misfits, settle

RESOURCES = Path(__file__).parents[3] / "resources"
LONG = "贯彻落实党的创新理论学习制度并建立每名党员学习台账、每季度检查通报一次的情况（含补学）"


@pytest.fixture
def window(qtbot, workbench, folder, data):
    make.branch("综采一队党支部", make.committee())
    made = MainWindow(workbench, resources=RESOURCES, folder=folder, data_told=("未加密",))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def typed(form, key, text):
    """Type into a field as a user does."""
    form.editor(key).show_value(text)
    form.editor(key).edited.emit()


def test_quick_find_leads_from_nothing_to_a_version_that_scores(window):
    (command,) = [one for one in commands_for("样本新建") if one.code == "add_rubric"]
    tab = window.page("scores")
    dialog = tab.commands[command.code]()
    page = tab.page("rubrics")
    assert page.isVisible()
    typed(dialog.form, "version", "2026")
    dialog.save()
    editor = tab.commands["edit_rubric"]()
    codes = [item["code"] for item in editor.draft.items]
    editor.items.choose(codes.index("D3") + 1)
    typed(editor.items.item.form, "judge", "安监处")
    assert editor.save()
    editor.reject()
    page.post_button.click()
    assert page.row.state is RubricState.ISSUED
    assert rubric_for(date(2026, 12, 31)).rubric.item("D3").judge == "安监处"
    assert window.action("undo").text() == "撤销 发布考评细则"
    window.action("undo").trigger()
    assert rubric_for(date(2026, 12, 31)) is None
    assert page.row.state is RubricState.DRAFT


def test_a_new_version_follows_and_is_compared(window):
    issued()
    tab = window.page("scores")
    dialog = tab.commands["add_rubric_version"]()
    dialog.save()
    assert len(RubricsQuery().fetch()) == 2
    compared = tab.commands["compare_rubrics"]()
    assert "共 1 处不同" in compared.told.text()
    compared.reject()
    trial = tab.commands["try_rubric"]()
    trial.start_button.click()
    assert "试算 1 个支部" in trial.told.text()


def test_long_texts_find_their_place(window):
    life = SMALL.items[0]
    long = type(life)(
        "A1", "life", LONG, life.maximum, life.system, LONG * 4, LONG[:30], life.rules
    )
    draft(title=LONG, name=LONG[:30], version="2026年第二次修订稿", items=(long, SMALL.items[1]))
    tab = window.page("scores")
    page = tab.opened("rubrics")
    settle()
    assert misfits(page) == []
    editor = page.edit("A1")
    editor.resize(1240, 700)
    settle()
    assert misfits(editor) == []


def test_the_status_line_speaks_of_the_page_that_is_seen(window):
    issued()
    window.open_tab("scores")
    window.page("scores").opened("rubrics")
    settle()
    assert "2 项，合计 100 分" in window.status.figures.text()
    window.page("today").figures_changed.emit("过期 54")
    assert "2 项，合计 100 分" in window.status.figures.text()
