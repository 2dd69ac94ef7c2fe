"""夺旗: what an office of a committee does with the five flags of a quarter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.printout import FLAG_BOARD
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.ui.scores.flags_page import FlagsPage
from tests import make
from tests.contest_stories import ON, contest_mine
from tests.ui.screen import settle


@pytest.fixture
def on():
    return ON


@pytest.fixture
def mine(data):
    return contest_mine()


@pytest.fixture
def page(qtbot, workbench, mine):
    made = FlagsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.show_period("2026Q3")
    settle()
    return made


def fill(dialog, **values):
    for key, value in values.items():
        dialog.form.editor(key).show_value(value)


def card(page, key):
    return next(one for one in page.cards if one.key == key)


def rows(page):
    return [page.model.row_at(place) for place in range(page.model.rowCount())]


def test_five_cards_tell_who_has_each_flag(page):
    assert [one.key for one in page.cards] == [
        "leading",
        "safety",
        "benefit",
        "innovation",
        "service",
    ]
    assert card(page, "leading").winner.text() == "综采二队党支部"
    told = card(page, "leading").accessibleName()
    assert "夺旗" in told
    assert "失旗：综采一队党支部" in told
    assert "空缺" in card(page, "service").accessibleName()
    assert "待定" in card(page, "innovation").accessibleName()
    assert "已定 2 面，共 5 面 · 待定 2 面" in page.figures()


def test_a_card_shows_all_branches_and_a_row_the_parts_of_its_figure(qtbot, page, mine):
    qtbot.mouseClick(card(page, "safety"), Qt.MouseButton.LeftButton)
    assert page.flag == "safety"
    assert [row.place for row in rows(page)] == [1, 1, 3]
    page.table.select_keys([mine[3]])
    told = "\n".join(page.detail.sentences)
    assert "D1 责任区覆盖各班组 9 / 12" in told
    assert "21 ÷ 24 × 100 87.5" in told
    qtbot.keyClick(card(page, "safety"), Qt.Key.Key_Right)
    assert page.flag == "benefit"


def test_k17_a_tie_is_decided_by_the_committee_and_taken_back(page, mine, desk):
    page.show_flag("innovation")
    dialog = page.decide()
    assert any("由党委决定" in label.text() for label in dialog.findChildren(QLabel))
    fill(dialog, winner_id=mine[2])
    dialog.save()
    assert dialog.isVisible()  # the reason is missing
    fill(dialog, winner_id=mine[2], reason="党委会研究")
    dialog.save()
    settle()
    assert card(page, "innovation").winner.text() == "综采二队党支部"
    assert "党委会研究" in "".join(page.detail.sentences)
    page.remove_decision()
    settle()
    assert page.row.decision is None


def test_figures_of_the_benefit_flag_are_typed_for_all_branches_at_once(page, mine):
    page.show_flag("safety")
    dialog = page.enter_figures()
    assert page.flag == "benefit"
    fill(dialog, **{f"branch_{mine[3]}": "96.5"})
    dialog.save()
    settle()
    assert card(page, "benefit").winner.text() == "机电队党支部"
    dialog = page.enter_figures()
    fill(dialog, **{f"branch_{mine[3]}": "一百"})
    dialog.save()
    assert dialog.isVisible()
    fill(dialog, **{f"branch_{mine[3]}": "101"})
    dialog.save()
    assert "0 到 100" in dialog.refusal.sentence.text()


def test_a_running_quarter_is_no_time_to_decide(page, ask):
    page.show_period("2026Q4")
    assert page.decide() is None
    assert any("还没有结束" in sentence for sentence in ask.asked)


def test_nothing_is_decided_in_a_closed_quarter(page, mine, desk):
    desk.run(
        close_period(subject=ClosingSubject.SCORE, organisation_id=mine[0], period="2026Q3", on=ON)
    )
    settle()
    assert page.standing.look.text == "已关闭"
    page.show_flag("innovation")
    dialog = page.decide()
    fill(dialog, winner_id=mine[1], reason="党委会")
    dialog.save()
    assert "更正" in dialog.refusal.sentence.text()


def test_going_back_and_on_through_the_quarters(page):
    page.before_button.click()
    assert page.period.code == "2026Q2"
    assert "保旗" in card(page, "leading").accessibleName()
    page.after_button.click()
    page.after_button.click()
    assert page.period.code == "2026Q4"


def test_the_board_is_printed_and_a_sheet_is_opened(qtbot, page, mine):
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    assert (printed.args[0].code, printed.args[0].period) == (FLAG_BOARD, "2026Q3")
    with qtbot.waitSignal(page.sheet_wanted) as wanted:
        page.table.opened.emit(page.model.row_at(0))
    assert wanted.args == [mine[2], "2026Q3"]


def test_without_a_rubric_the_page_says_what_to_do(qtbot, workbench, data):
    make.branch("综采一队党支部", make.committee())
    made = FlagsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.stack.currentWidget() is made.empty
    assert FlagsQuery("2026Q3", ON).fetch().rows == ()
