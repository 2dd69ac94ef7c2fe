"""A subject registers a section: it stands on the card, follows changes, prints, stays folded."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.paper_cards import card_parts
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import PERSON_CARD, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries import card_sections
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
    Target,
    TargetKind,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import JournalEntry, Person
from dangjian_desktop.ui.roster.card_section import RegisteredSection
from tests.operations.test_printouts import texts as pages_of
from tests.ui.roster.roster_stories import choose

CARD_NUMBER = "6222000011112222333"


def bicycles(person_id: int, on: date) -> SectionContent:
    """A subject nobody has thought of: reads the remark, as of a day."""
    person = Person.get_or_none(Person.id == person_id)
    if person is None or not person.remark:
        return SectionContent()
    branch = Tree.on(on).rows[0]
    return SectionContent(
        (
            SectionLine("车架号", person.remark),
            SectionLine("银行卡", CARD_NUMBER, Sensitivity.MASKED),
            SectionLine("登记在", branch.name, target=Target(TargetKind.ORGANISATION, branch.uid)),
        ),
        (SectionTable(("日期", "去处"), tuple((f"第{n}天", "矿部") for n in range(20))),),
    )


@pytest.fixture
def bicycle(monkeypatch):
    """The made-up section, registered as a later subject would register its own."""
    section = CardSection(
        "bicycles",
        "自行车",
        frozenset({Topic.PERSON, Topic.ORGANISATION}),
        bicycles,
        "没有车。",
        150,
    )
    registered = (*card_sections.CARD_SECTIONS, section)
    monkeypatch.setattr(card_sections, "CARD_SECTIONS", registered)
    return section


@pytest.fixture
def card(bicycle, page):
    choose(page, "张卫国")
    page.open_card()
    return page.card


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_a_registered_section_stands_on_the_card_and_follows_changes(card, desk):
    section = card.registered["bicycles"]
    assert texts(section) == ["没有车。"]
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    assert "飞鸽 42" in texts(section)
    desk.undo()
    assert texts(section) == ["没有车。"]


def test_a_masked_value_is_shown_when_asked_for_and_the_asking_is_recorded(card, desk):
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    section = card.registered["bicycles"]
    assert CARD_NUMBER not in texts(section)
    section.findChild(QLabel, "value").parent().button.click()
    assert CARD_NUMBER in texts(section)
    assert JournalEntry.select().where(JournalEntry.operation == "reveal_line").count() == 1


def test_a_long_table_shows_its_rest_when_asked(card, desk):
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    section = card.registered["bicycles"]
    assert texts(section).count("矿部") == 12
    rest = next(b for b in section.findChildren(QPushButton) if b.text() == "显示其余 8 行")
    rest.click()
    assert texts(section).count("矿部") == 20
    assert rest.isHidden()


def test_a_line_leads_to_its_target(card, desk, page):
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    section = card.registered["bicycles"]
    name = Tree.on(desk.on).rows[0].name
    next(b for b in section.findChildren(QPushButton) if b.text() == name).click()
    assert page.tree.organisation.name == name


def test_it_is_printed_where_it_is_ticked(bicycle, mine, page, desk, tmp_path):
    choose(page, "张卫国")
    person_id = page.table.current_key()
    desk.run(change_person(person_id=person_id, changes={"remark": "飞鸽 42"}))
    target = tmp_path / "卡.pdf"

    def printed(**choices) -> str:
        print_sheet(Printout(PERSON_CARD, desk.on, person_ids=(person_id,), **choices), target)
        return "".join(pages_of(target))

    assert "bicycles" in [part.key for part in card_parts()]
    everything = printed(detail="archive")
    assert "自行车" in everything
    assert CARD_NUMBER in everything
    public = printed(detail="public")
    assert "第19天" in public
    assert CARD_NUMBER not in public
    assert "自行车" not in printed(sections=("identity",))
    alone = printed(sections=("bicycles",))
    assert "飞鸽 42" in alone
    assert "张卫国" in alone  # a card without a name would be nobody's
    assert "公民身份号码" not in alone


def test_folds_are_remembered_for_the_next_window(card, page, open_page, workbench):
    card.registered["bicycles"].fold_button.click()
    card.sections[0].fold_button.click()
    assert workbench.settings.value.card_open == {"bicycles": False, "identity": False}
    again = open_page()
    choose(again, "张卫国")
    again.open_card()
    assert not again.card.registered["bicycles"].is_open
    assert not again.card.sections[0].is_open
    assert again.card.registered["history"].is_open


def test_what_is_folded_is_read_only_when_it_is_opened(card, page, desk):
    section = card.registered["bicycles"]
    section.fold_button.click()
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    assert "飞鸽 42" not in texts(section)
    section.fold_button.click()
    assert "飞鸽 42" in texts(section)


def test_a_section_that_few_people_need_is_there_only_for_those(card, desk, monkeypatch, page):
    rare = replace(card_sections.section_keyed("bicycles"), hides_when_empty=True, is_open=False)
    section = RegisteredSection(card._bench, rare, card)
    section.show_card(card.content)
    assert section.isHidden()
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    section.show_card(card.content)
    assert not section.isHidden()


def test_tab_goes_from_the_heading_into_the_section_and_on_to_the_next(card, desk):
    desk.run(change_person(person_id=card.person_id, changes={"remark": "飞鸽 42"}))
    section, after = card.registered["bicycles"], card.registered["attachments"]
    widget, reached = section.fold_button, []
    while widget is not after.fold_button:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(card):
            reached.append(widget.accessibleName() or widget.text())
    assert reached[:3] == ["显示银行卡", Tree.on(desk.on).rows[0].name, "显示其余 8 行"]


def test_tab_reaches_the_head_of_the_card_first(card):
    widget, reached = card, []
    while len(reached) < 6:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(card):
            reached.append(widget.objectName())
    assert reached[0] == "edit_person_button"
    assert reached[4] == "photo_button"
    assert reached[5] == "fold"
