"""Somebody was entered twice: found, compared, made one, and one undo makes two again."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QRadioButton

from dangjian_desktop.host.settings import Theme
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import JournalEntry, PeopleApart
from dangjian_desktop.ui.roster.duplicates_page import DuplicatesPage
from dangjian_desktop.ui.roster.tab import RosterTab
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.jobs import Jobs
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def pair(data) -> tuple[int, int]:
    """One person twice: the crews differ, only one record has a trade."""
    branch = make.branch()
    first = make.person("张建国", branch, born_on=make.day("1980-01"), crew="采一班")
    second = make.person(
        "张建国", branch, born_on=make.day("1980-01-05"), crew="采二班", trade="电工"
    )
    make.person("李四", branch)
    return first, second


@pytest.fixture
def page(qtbot, workbench, pair) -> DuplicatesPage:
    """The page as it stands when it has been opened and has searched."""
    made = DuplicatesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def test_searching_works_on_the_thread_for_long_work(qtbot, workbench, pair):
    bench = replace(workbench, jobs=Jobs())
    page = DuplicatesPage(bench)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def radio(page: DuplicatesPage, key: str, side: int) -> QRadioButton:
    found = page.pane.findChild(QRadioButton, f"{key}_{side}")
    assert found is not None
    return found


def people() -> list[tuple[str, str, str]]:
    return [
        (row.facts.name, row.facts.crew, row.facts.trade)
        for row in RosterQuery(ON, scope=Scope.EVERYBODY).fetch()
    ]


def test_two_records_become_one_with_the_chosen_crew_and_undo_makes_two(qtbot, page, desk):
    assert page.table.current_row().names == ("张建国", "张建国")
    assert page.figures() == "可能重复 1 对"
    assert radio(page, "born_on", 1).isChecked()  # the more exact one is suggested
    assert radio(page, "crew", 0).isChecked()
    radio(page, "crew", 1).click()
    page.pane.merge_button.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.pane.merge_button, Qt.Key.Key_Return)
    assert people() == [("李四", "", ""), ("张建国", "采二班", "电工")]
    assert not page.pane.merge_button.hasFocus()  # a second Enter decides about nobody
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.nothing.isVisible()
    assert page.nothing.sentence.text() == "没有发现重复的人。"
    desk.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert len(people()) == 3


def test_two_people_who_only_look_alike_are_remembered_and_listed_again_on_request(qtbot, page):
    page.pane.apart_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert PeopleApart.select().count() == 1
    page.apart_menu.aboutToShow.emit()
    (action,) = page.apart_menu.actions()
    assert action.text().startswith("张建国 / 张建国（2026-11-21）")
    action.trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_name_leads_to_the_card(qtbot, page):
    with qtbot.waitSignal(page.person_wanted) as told:
        page.pane.findChild(QPushButton, "open_2").click()
    assert told.args == [page.pane.content.second.row.uid]


def test_masked_numbers_are_shown_on_request_and_the_asking_is_recorded(qtbot, workbench, data):
    branch = make.branch()
    make.person("王五", branch, id_number="990000198001010012")
    make.person("王五", branch, id_number="990000198001010039")
    page = DuplicatesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    texts = [label.text() for label in page.pane.findChildren(type(page.told))]
    assert not any("19800101" in text for text in texts)
    page.pane.reveal_button.click()
    assert page.pane.reveal_note.text().endswith("990000198001010012 / 990000198001010039")
    assert JournalEntry.select().where(JournalEntry.operation == "reveal_number").count() == 2


def test_on_a_past_day_it_is_asked_before_anything_is_changed(qtbot, page, desk, ask):
    desk.show_day(date(2026, 1, 1))
    page.pane.merge_button.click()
    assert len(people()) == 3
    assert "历史视图" in ask.asked[-1]
    ask.answers.append(True)
    page.pane.merge_button.click()
    assert len(people()) == 2


def test_what_changes_while_the_page_is_not_seen_is_found_when_it_is(qtbot, workbench, data):
    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.show()
    page = tab.open_subject("duplicates")
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    tab.open_subject("people")
    branch = make.branch()
    for _ in range(2):
        workbench.desk.run(_person(branch))
    assert page.model.rowCount() == 0
    tab.open_subject("duplicates")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.person_wanted.emit(page.pane.content.first.row.uid)
    assert tab.people.shown_person() == page.pane.content.first.row.uid


def _person(branch: int):
    from dangjian_desktop.domain.people import PersonFacts
    from dangjian_desktop.domain.vocabulary import Stage
    from dangjian_desktop.operations.people import add_person

    facts = PersonFacts(name="孙七", mobile_phone="13800001234")
    return add_person(facts=facts, branch_id=branch, stage=Stage.FULL)


@pytest.mark.parametrize("is_large", [False, True])
def test_button_and_value_of_a_choice_stand_on_one_line_and_all_fits(
    qtbot, qapp, workbench, pair, is_large
):
    theme.apply_theme(qapp, Theme.LIGHT, large=is_large)
    page = DuplicatesPage(workbench)
    qtbot.addWidget(page)
    page.resize(1366, 600)
    page.show()
    qtbot.waitUntil(lambda: page.pane.findChild(QRadioButton, "crew_0") is not None)
    qtbot.wait(10)
    button = radio(page, "crew", 0)
    value = next(one for one in page.pane.findChildren(QLabel) if one.buddy() is button)
    middle = value.contentsRect().top() + value.fontMetrics().height() / 2
    at = value.mapTo(page, QPoint(0, round(middle))).y()
    assert abs(at - button.mapTo(page, button.rect().center()).y()) <= 2
    assert page.pane._area.horizontalScrollBar().maximum() == 0
    edges = {
        one.parentWidget().layout().cellRect(0, 1).left()
        for one in page.pane.findChildren(QLabel)
        if isinstance(one.parentWidget().layout(), QGridLayout) and one.isVisible()
    }
    assert len(edges) == 1


def test_tab_goes_through_the_pair_from_top_to_bottom(qtbot, page):
    page.table.setFocus()
    stops = []
    for _ in range(12):
        QApplication.focusWidget().focusNextPrevChild(True)
        if QApplication.focusWidget() is None or not page.pane.isAncestorOf(
            QApplication.focusWidget()
        ):
            break
        stops.append(QApplication.focusWidget().objectName())
    assert stops[:2] == ["open_1", "open_2"]
    assert stops[-1] == "merge_button"
    assert stops.index("born_on_1") < stops.index("apart_button")  # the side that is chosen
