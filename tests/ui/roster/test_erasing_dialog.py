"""合法删除 from the card of somebody who has left: the name is typed, what remains is listed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.queries.history import HistoryQuery
from dangjian_desktop.storage.models import Person
from dangjian_desktop.ui.roster.actions import CARD_MENU, ORGANISATION_MENU, PERSON_MENU
from dangjian_desktop.ui.roster.erasing_dialog import show_erasing
from tests import make
from tests.ui.roster.roster_stories import fill

NAME = "欧阳鸮鸮"


@pytest.fixture
def person(desk) -> tuple[int, str]:
    person_id = make.person(NAME, make.branch(), id_number=make.id_number(sequence=177))
    make.entry("suggestion", kind="安全", content=f"{NAME}提出井口加灯")
    return person_id, NAME


def leave(desk, person) -> None:
    day = date(2026, 3, 2)
    desk.run(record_departure(person_id=person[0], reason=LeaveReason.EXPULSION, on=day))


def test_who_has_something_open_is_refused_in_words_before_anything_is_typed(
    workbench, person, ask
):
    assert show_erasing(workbench, person) is None
    assert ask.asked == ["现在还不能删除欧阳鸮鸮：还在册，要先登记减少。请先办完。"]


def test_the_name_is_typed_and_the_texts_that_still_name_are_listed(workbench, desk, person, ask):
    leave(desk, person)
    dialog = show_erasing(workbench, person)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "不能撤销" in words
    assert "约到 2028-" in words
    assert "换下的数据" in words
    assert "有 1 处写着" in words
    fill(dialog, basis="2026-11-20 本人书面申请", typed_name="欧阳")
    dialog.save()
    assert dialog.isVisible()
    assert Person.get_by_id(person[0]).name == NAME
    fill(dialog, basis="2026-11-20 本人书面申请", typed_name=NAME)
    dialog.save()
    assert not dialog.isVisible()
    assert Person.get_by_id(person[0]).name == f"已删除人员{person[0]}"
    (told,) = ask.asked
    assert "抹去内容的变更记录" in told
    assert f"{NAME}提出井口加灯" in told
    assert desk.undo_label is None


def test_it_stands_in_the_menu_of_the_card_alone():
    assert "erase_person" in CARD_MENU
    assert "erase_person" not in PERSON_MENU
    assert "erase_person" not in ORGANISATION_MENU


def test_the_history_tells_that_it_was_done_and_on_what_grounds(workbench, desk, person):
    leave(desk, person)
    dialog = show_erasing(workbench, person)
    fill(dialog, basis=f"{NAME}书面申请", typed_name=NAME)
    dialog.save()
    newest, *earlier = HistoryQuery().fetch()
    assert newest.what == "合法删除"
    assert f"依据：已删除人员{person[0]}书面申请" in str(newest.noted)
    assert NAME not in repr((newest, earlier))
