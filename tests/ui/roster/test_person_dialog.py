"""Entering a person and correcting one: the dialogs refuse in words and lose nothing."""

import pytest

from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.vocabulary import Sex, Stage
from dangjian_desktop.operations.people import _PERSONAL
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.person_dialog import MANY_KEYS
from dangjian_desktop.ui.roster.person_fields import all_fields
from tests import make
from tests.ui.roster.roster_stories import choose, fill, names, opened


@pytest.fixture
def adding(page, mine):
    """The dialog that enters a person, opened on a branch."""
    page.set_branch_filter(mine.first)
    page.actions["add_person"].trigger()
    return opened(page, "add_person_dialog")


def test_a_person_is_entered_with_stage_branch_and_group(page, adding, mine, on):
    fill(
        adding,
        name="钱多多",
        group_id=mine.group,
        stage=Stage.FULL,
        admitted_on=make.day("2010-07"),
        confirmed_on=make.day("2011-07-01"),
        crew="检修班",
    )
    adding.save()
    assert not adding.isVisible()
    row = page.table.current_row()
    assert row.facts.name == "钱多多"
    assert (row.branch_id, row.group_id) == (mine.first, mine.group)
    assert row.admitted_on == make.day("2010-07")
    assert row.facts.ethnicity == ""


def test_a_valid_id_number_fills_in_sex_and_birth(adding):
    number = adding.form.editor("id_number")
    number.line.setText(make.id_number("1985-03-09", 102))
    number.left.emit()
    values = adding.form.values()
    assert (values["sex"], values["born_on"]) == (Sex.FEMALE, make.day("1985-03-09"))


def test_what_stands_there_already_is_not_overwritten_by_the_id_number(adding):
    fill(adding, born_on=make.day("1984"))
    number = adding.form.editor("id_number")
    number.line.setText(make.id_number("1985-03-09", 101))
    number.left.emit()
    assert adding.form.values()["born_on"] == make.day("1984")


def test_the_groups_offered_are_those_of_the_branch(adding, mine):
    box = adding.form.editor("group_id").widget
    assert [box.itemText(i) for i in range(box.count())] == ["未填", "第一党小组", "第二党小组"]
    fill(adding, group_id=mine.group, branch_id=mine.second)
    assert [box.itemText(i) for i in range(box.count())] == ["未填"]
    assert adding.form.values()["group_id"] is None


def test_from_a_group_the_new_person_belongs_to_it(page, mine):
    page.set_branch_filter(mine.group)
    page.add_person()
    values = opened(page, "add_person_dialog").form.values()
    assert (values["branch_id"], values["group_id"]) == (mine.first, mine.group)


def test_what_is_missing_is_told_at_the_fields_all_at_once(adding):
    adding.save()
    assert adding.isVisible()
    said = [problem.where.field for problem in adding.form.problems()]
    assert said == ["姓名", "人员类别"]


def test_a_refusal_stands_in_the_dialog_and_what_was_typed_stays(page, adding):
    fill(adding, name="钱多多", stage=Stage.FULL)
    adding.form.editor("id_number").line.setText(make.id_number())  # the secretary's
    adding.save()
    assert adding.isVisible()
    assert adding.refusal.isVisible()
    assert adding.refusal.sentence.text().startswith("这个身份号码已属于张卫国")
    assert adding.form.values()["name"] == "钱多多"
    assert "钱多多" not in names(page)


def test_dates_in_the_wrong_order_are_refused(adding):
    fill(
        adding,
        name="钱多多",
        stage=Stage.FULL,
        admitted_on=make.day("2012"),
        confirmed_on=make.day("2011"),
    )
    adding.save()
    assert "早于入党日期" in adding.refusal.sentence.text()


def test_correcting_shows_the_numbers_in_full_and_records_it(page, desk):
    choose(page, "张卫国")
    page.edit_person()
    dialog = opened(page, "edit_person_dialog")
    assert dialog.form.values()["id_number"] == make.id_number()
    shown = JournalEntry.select().where(JournalEntry.operation == "reveal_number").count()
    assert shown == 3  # ID number, phone, address
    dialog.save()  # nothing changed
    assert not dialog.isVisible()
    assert desk.undo_label is None


def test_only_what_was_changed_is_written(page, on):
    choose(page, "单小春")
    person_id = page.table.current_key()
    page.edit_person()
    dialog = opened(page, "edit_person_dialog")
    fill(dialog, native_place="山西大同", crew="")
    dialog.save()
    (card,) = PersonCardQuery(person_id, on).fetch()
    assert (card.row.facts.native_place, card.row.facts.crew) == ("山西大同", "")


def test_what_others_have_is_offered_while_typing(page):
    choose(page, "赵敏")
    page.edit_person()
    completer = opened(page, "edit_person_dialog").form.editor("crew").line.completer()
    model = completer.model()
    assert [model.index(i, 0).data() for i in range(model.rowCount())] == ["检修班", "生产一班"]


def test_the_form_holds_every_field_of_a_person():
    assert {field.key for field in all_fields()} == FIELD_BY_KEY.keys()


def test_what_belongs_to_one_person_alone_is_not_offered_for_many():
    assert not set(MANY_KEYS) & _PERSONAL
