"""The page 责任区: the board, gaps, who has to be replaced, and a year drawn from begin to end."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from dangjian_desktop.domain.duty_areas import AREA_BOOK, YEARLY
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.printout import AREA_DIFFERENCES, AREA_LIST, AREA_PLATE
from dangjian_desktop.queries.duty_areas import AreasQuery
from dangjian_desktop.ui.groups.area_card import packed
from dangjian_desktop.ui.groups.area_dialogs import DifferencesDialog
from dangjian_desktop.ui.groups.areas_page import AreasPage
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)


def area(mine, name, members, day="2026-01-08", **values):
    told = {
        "level": "班组责任区",
        "area": "顺槽",
        "guarantees": "三包",
        "machines": "1 号采煤机",
        "members": tuple(make.whom(mine[one]) for one in members),
        **values,
    }
    return make.entry(AREA_BOOK, mine["branch"], day, name=name, **told)


@pytest.fixture
def mine(data):
    """A branch with three crews: one well covered, one by somebody who left, one by nobody."""
    made = {"branch": make.branch()}
    for name, crew in (("张三", "一班"), ("李四", "二班"), ("王五", "三班"), ("赵六", "一班")):
        made[name] = make.person(name, made["branch"], crew=crew)
    make.post(made["张三"], made["branch"], Post.SECRETARY)
    made["一班区"] = area(made, "一班区", ["张三"], crew="一班", plate_on="2026-01-06")
    made["二班区"] = area(made, "二班区", ["赵六"], crew="二班")
    area(made, "书记区", ["张三"], level="支委责任区")
    make.departure(made["赵六"], on=date(2026, 11, 1))
    return made


@pytest.fixture
def page(qtbot, workbench, mine):
    made = AreasPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    qtbot.waitExposed(made)
    made.place.choose(mine["branch"])
    return made


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def cards(page):
    return [card.look.name for card in page.board.cards.values()]


def number_of(page, name):
    return next(n for n, card in page.board.cards.items() if card.look.name == name)


def dialog(page, kind=OperationDialog):
    found = [one for one in page.window().findChildren(kind) if one.isVisible()]
    (made,) = found
    return made


def standing(on=ON):
    return {one.entry.title: one.entry.text("members") for one in AreasQuery(on).fetch()}


def test_the_board_shows_the_levels_with_people_and_places(page):
    assert cards(page) == ["书记区", "一班区", "二班区"]
    card = page.board.cards[number_of(page, "一班区")]
    assert "张三" in card.accessibleName()
    assert "包机：1 号采煤机" in card.accessibleName()
    assert "挂牌：2026-01-06" in card.accessibleName()
    assert page.figures() == "责任区 3 个 · 班组 3 个 · 缺口 2 个"


def test_gaps_stand_first_each_with_its_reason(page):
    assert cells(page.pane.crews) == [
        ["三班", "没有责任区", "名册上有 1 人，没有人包保"],
        ["二班", "责任党员已不在册", "赵六 已不在册，要另定责任党员"],
        ["一班", "已覆盖", "张三"],
    ]


def test_a_crew_covered_from_outside_alone_says_so(page, mine, desk):
    area(mine, "三班区", ["张三"], crew="三班", day="2026-11-02")
    page._read()
    assert ["三班", "外班包保", "张三，都不是本班的"] in cells(page.pane.crews)


def test_who_left_is_named_and_leads_to_the_area(page):
    assert cells(page.pane.replaced) == [["赵六", "已不在册", "二班区"]]
    page.pane.replaced_table.opened.emit(page.pane.replaced.row_at(0))
    assert page.board.chosen == number_of(page, "二班区")


def test_a_gap_is_filled_from_its_line(page, mine):
    page.pane.crew_table.opened.emit(page.pane.crews.row_at(0))
    form = dialog(page, EntryDialog).form
    assert form.values()["crew"] == "三班"
    assert form.values()["level"] == "班组责任区"


def test_the_keyboard_goes_through_the_board_and_opens_an_area(qtbot, page):
    first = page.board.cards[number_of(page, "书记区")]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert page.board.chosen == number_of(page, "一班区")
    second = page.board.cards[page.board.chosen]
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert page.board.chosen == number_of(page, "二班区")
    qtbot.keyClick(page.board.cards[page.board.chosen], Qt.Key.Key_Return)
    assert dialog(page, EntryDialog).form.values()["name"] == "二班区"


def test_an_area_ends_with_its_reason(page, mine):
    page.board.choose(number_of(page, "二班区"))
    page.end()
    made = dialog(page)
    made.form.show_value("end_reason", "人员调动")
    made.save()
    assert "二班区" not in standing()


def test_a_year_is_drawn_applied_and_undone_at_once(page, mine, desk):
    assert page.draw_button.text() == "开始 2027 年度划分"
    page.draw()
    assert page.draft_line.isVisible()
    assert not page.add_button.isVisible()
    second = number_of(page, "二班区")
    page.board.choose(second)
    page.pane.taken.emit(Named("李四", mine["李四"]))
    page._remove_member(second, Named("赵六", mine["赵六"]))
    page.draft.add(
        mine["branch"],
        mine["branch"],
        {
            "name": "三班区",
            "level": "班组责任区",
            "crew": "三班",
            "members": (Named("王五", mine["王五"]),),
        },
    )
    page._show()
    assert "有调整 1 个，新设 1 个，不再设 0 个，班组没有缺口" in page.draft_told.text()
    assert standing()["二班区"] == "赵六", "nothing is written before it is applied"
    page.apply()
    made = dialog(page)
    assert made.form.values()["until"].iso == "2027-12-31"
    made.save()
    assert page.draft is None
    assert standing() == {"书记区": "张三", "一班区": "张三", "二班区": "李四", "三班区": "王五"}
    assert standing(date(2026, 11, 20)) == {"书记区": "张三", "一班区": "张三", "二班区": "赵六"}
    assert [one.year for one in page._years] == [2027, 2026]
    desk.undo()
    assert standing() == {"书记区": "张三", "一班区": "张三", "二班区": "赵六"}


def test_an_earlier_year_is_looked_at_and_cannot_be_changed(page, mine):
    page.draw()
    page.draft.change(number_of(page, "一班区"), {"area": "切眼"})
    page.apply()
    dialog(page).save()
    page.year.setCurrentIndex(1)
    page.year.activated.emit(1)
    assert page.on == date(2026, 11, 20)
    assert not page.draw_button.isVisible()
    assert "包区：顺槽" in page.board.cards[number_of(page, "一班区")].look.lines
    page.compare()
    (told,) = page.findChildren(DifferencesDialog)
    assert cells(told.model) == [["有调整", "一班区", "包区范围", "顺槽", "切眼"]]
    heard = []
    page.print_wanted.connect(heard.append)
    told.print_shown()
    assert heard[0].code == AREA_DIFFERENCES
    assert (heard[0].since, heard[0].until) == (date(2026, 11, 20), ON)


def test_somebody_is_dragged_from_one_card_to_another(page, mine):
    page.draw()
    source, target = number_of(page, "一班区"), number_of(page, "二班区")
    mime: QMimeData = packed(source, Named("张三", mine["张三"]))
    card = page.board.cards[target]
    card.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert [one.name for one in page.draft.area(target).members] == ["赵六", "张三"]
    assert page.draft.area(source).members == ()
    page.step_back()
    assert [one.name for one in page.draft.area(source).members] == ["张三"]


def test_what_is_wrong_with_an_area_stands_on_its_card(page, mine):
    page.draw()
    page.draft.change(number_of(page, "一班区"), {"name": "二班区"})
    page._show()
    page.apply()
    faults = [card.look.fault for card in page.board.cards.values() if card.look.fault]
    assert faults == ["有两个责任区都叫“二班区”。请改名，或并成一个。"] * 2
    assert "有 2 个责任区要改正" in page.draft_told.text()


def test_a_day_that_cannot_be_is_told_at_its_field(page, mine):
    page.draw()
    page.apply()
    made = dialog(page)
    made.form.show_value("on", make.day("2026-01-01"))
    made.save()
    assert made.isVisible()
    assert "早于" in made.form.findChild(object, "on_problem").text()
    assert page.draft is not None


def test_an_area_of_the_proposal_is_changed_and_dropped(page, mine):
    page.draw()
    number = number_of(page, "一班区")
    page.open_area(number)
    form = dialog(page, FormDialog)
    form.form.show_value("area", "切眼")
    form.save()
    assert page.draft.area(number).text("area") == "切眼"
    page.board.choose(number)
    page.end()
    why = dialog(page, FormDialog)
    why.form.show_value("reason", "班组撤并")
    why.save()
    assert page.draft.area(number).dropped == "班组撤并"
    assert page.draft.ended()[mine["二班区"]] == YEARLY


def test_a_changed_proposal_is_thrown_away_only_after_asking(page, mine, ask):
    page.draw()
    page.leave_draft()
    assert page.draft is None, "nothing was changed: nothing to ask"
    page.draw()
    page.draft.drop(number_of(page, "一班区"), YEARLY)
    page.leave_draft()
    assert page.draft is not None
    assert not page.leave_editing(), "the program is not left without asking either"
    ask.answers.append(True)
    page.leave_draft()
    assert page.draft is None
    assert "一班区" in standing()


def test_plates_and_list_are_printed(page, mine):
    heard = []
    page.print_wanted.connect(heard.append)
    page.print_plates(page.rows)
    page.print_shown()
    page.board.choose(number_of(page, "一班区"))
    page.print_plates([page.current()])
    assert [one.code for one in heard] == [AREA_PLATE, AREA_LIST, AREA_PLATE]
    assert len(heard[0].ledger.entries) == 3
    assert heard[2].ledger.entries == (mine["一班区"],)


def test_an_empty_place_says_what_to_do(qtbot, workbench, data):
    make.branch()
    made = AreasPage(workbench)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    assert "还没有划分责任区" in made.empty.sentence.text()
    made.empty.button.click()
    assert dialog(made, EntryDialog).book.code == AREA_BOOK
