"""Stories of 自定义栏目 on the person card: filled in and mended in place as the facts are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.queries.custom_fields import CustomValueQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import JournalEntry
from tests import make
from tests.ui.roster.roster_stories import choose

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def points(mine):
    return make.field("积分", FieldKind.NUMBER)


@pytest.fixture
def card(points, page):
    choose(page, "张卫国")
    page.open_card()
    return page.card


@pytest.fixture
def own(card):
    return card.registered["custom"]


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def values_of(person_id: int):
    return CustomValueQuery(FieldSubject.PERSON, (person_id,)).fetch().get(person_id, {})


def test_the_first_value_is_entered_in_place_and_undone_in_one_step(qtbot, card, own, points, desk):
    assert texts(own) == ["自定义的栏目都还没有填写。"]
    own.edit_button.click()
    line = own.form.editor(points.key).widget
    assert card.is_editing
    qtbot.keyClicks(line, "12.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)  # the only field is the last one
    assert not card.is_editing
    assert texts(own) == ["积分", "12.5"]
    assert desk.undo_label == "修改自定义栏目"
    desk.undo()
    assert texts(own) == ["自定义的栏目都还没有填写。"]


def test_a_bad_value_is_told_at_its_field_and_esc_asks_before_it_is_lost(
    qtbot, card, own, points, ask
):
    own.edit()
    line = own.form.editor(points.key).widget
    line.setText("十二")
    qtbot.keyClick(line, Qt.Key.Key_Return, CONTROL)
    assert own.is_editing
    assert "不是数字" in own.form.findChild(QLabel, f"{points.key}_problem").text()
    qtbot.keyClick(own.form, Qt.Key.Key_Escape)
    assert own.is_editing  # 继续填写
    ask.answers.append(True)
    qtbot.keyClick(own.form, Qt.Key.Key_Escape)
    assert not own.is_editing
    assert values_of(card.person_id) == {}


def test_the_card_stays_with_its_person_while_own_fields_are_mended(card, own, points, page):
    own.edit()
    own.form.editor(points.key).widget.setText("3")
    choose(page, "周杰")
    assert card.content.row.facts.name == "张卫国"
    own.save()
    assert not card.is_editing


def test_what_is_masked_is_mended_in_full_and_the_look_is_recorded(card, own, desk):
    number = make.field("存折号", FieldKind.TEXT, sensitivity=Sensitivity.MASKED)
    make.custom(card.person_id, number, "6222000011112222333")
    card.fetch_again()
    assert "6222000011112222333" not in texts(own)
    own.edit()
    assert own.form.editor(number.key).text() == "6222000011112222333"
    assert JournalEntry.select().where(JournalEntry.operation == "reveal_number").count() == 1
    own.stop_editing()
    assert "6222000011112222333" not in texts(own)


def test_a_change_elsewhere_keeps_what_is_being_typed(card, own, points, desk):
    own.edit()
    own.form.editor(points.key).widget.setText("7")
    card.fetch_again()
    assert own.form.editor(points.key).text() == "7"
    assert own.form.isVisibleTo(own)
    assert "自定义的栏目都还没有填写。" not in texts(own)


def test_where_every_field_is_retired_nothing_is_offered_for_filling_in(card, own, points, desk):
    assert own.isVisibleTo(card)
    desk.run(close_field(field_id=points.field_id, on=desk.on))
    assert not own.isVisibleTo(card)


def test_tab_goes_from_the_heading_to_the_pencil_and_on_to_what_can_be_clicked(card, own, page):
    master = make.field("师傅", FieldKind.PERSON)
    other = next(row for row in RosterQuery(page._day).fetch() if row.facts.name == "单小春")
    make.custom(card.person_id, master, MentionedPerson(other.person_id, "单小春", uid=other.uid))
    card.fetch_again()
    link = next(button for button in own.findChildren(QPushButton) if button.text() == "单小春")
    chain = [own.fold_button]
    while chain[-1] is not link and len(chain) < 40:
        chain.append(chain[-1].nextInFocusChain())
    assert [one for one in chain[1:] if one.focusPolicy() & Qt.FocusPolicy.TabFocus] == [
        own.edit_button,
        link,
    ]
