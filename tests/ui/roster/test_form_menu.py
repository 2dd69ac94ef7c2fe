"""Forms are offered where their step is, filled in or to be written by hand."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu

from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.operations.printout import (
    BLANK,
    DEVELOPMENT_FORM,
    DEVELOPMENT_NOTICE,
    Printout,
)
from dangjian_desktop.queries.paper_forms import forms_of_step
from dangjian_desktop.ui.roster.form_menu import add_forms

DAY = date(2026, 11, 28)


def chosen(menu: QMenu, name: str) -> None:
    action = next(one for one in menu.actions() if one.text() == name)
    action.trigger()


def test_the_forms_of_a_step_are_printed_for_the_person_or_empty(data: Any, qtbot: Any) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    asked: list[Printout] = []
    forms = forms_of_step(PaperSubject.DEVELOPMENT, "candidate")
    made = add_forms(menu, forms, Printout("", DAY, case_id=7), asked.append)
    assert made is not None
    chosen(made, "确定发展对象征求意见表")
    chosen(made, "发展对象公示")
    empty = made.findChild(QMenu)
    assert isinstance(empty, QMenu)
    assert "发展对象公示" not in [action.text() for action in empty.actions()]
    chosen(empty, "确定发展对象征求意见表")
    assert [one.code for one in asked] == [DEVELOPMENT_FORM, DEVELOPMENT_NOTICE, DEVELOPMENT_FORM]
    assert asked[1].form == "notice_candidate"
    assert {one.case_id for one in asked} == {7}
    assert [one.sections for one in asked] == [(), (), (BLANK,)]


def test_a_step_without_a_form_offers_nothing(qtbot: Any) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    assert add_forms(menu, (), Printout("", DAY), lambda _one: None) is None
    assert menu.isEmpty()
