"""The bad values of `tests/domain/bad_values.py` typed into the form of a person.

A value that is refused gets its sentence at the field and nothing is written; one that is cleaned
is written clean; whatever was typed stays to be mended.
"""

from datetime import date
from unicodedata import category

import pytest
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.cells import UNSEEN
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.roster.person_fields import all_fields, facts_of
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry
from tests import make
from tests.domain import bad_values
from tests.ui.roster.roster_stories import opened

ON = date(2026, 11, 21)
_CHOSEN = (Entry.CHOICE, Entry.YES_NO)
TYPED = [field for field in all_fields() if field.entry not in _CHOSEN]


def type_in(form: FieldForm, key: str, text: str) -> None:
    editor = form.editor(key)
    if editor.field.entry is Entry.LONG_TEXT:
        editor.widget.setPlainText(text)
    else:
        editor.widget.setText(text)
        editor.edited.emit()


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.key)
def test_every_bad_value_is_told_at_its_field_or_written_clean(qtbot, data, runner, field):
    person = make.person("张三")
    form = FieldForm(all_fields(), on=ON)
    qtbot.addWidget(form)
    form.show()
    label = form.findChild(QLabel, f"{field.key}_problem")
    for value, _code in bad_values.of(field.key):
        text = str(value)
        form.show_values({"name": "张三"})
        type_in(form, field.key, text)
        if not form.check():
            assert label.isVisible(), text
            assert "请" in label.text(), text
            stays = form.editor(field.key).text()  # to be mended
            assert bool(stays) == bool(text), text
            continue
        changes = facts_of({field.key: form.values()[field.key]})
        if text.strip():
            runner.run(change_person(person_id=person, changes=changes))
            kept = getattr(PersonCardQuery(person, ON).fetch()[0].row.facts, field.key)
            if isinstance(kept, str):
                assert not any(category(mark) in UNSEEN and mark != "\n" for mark in kept), text
                assert len(kept) <= field.max_length or field.entry is Entry.ID_NUMBER, text
                assert not kept.startswith("="), text


def test_a_whole_form_of_bad_values_writes_nothing_and_loses_nothing(page, mine):
    page.set_branch_filter(mine.first)
    page.actions["add_person"].trigger()
    dialog = opened(page, "add_person_dialog")
    before = len(RosterQuery(ON).fetch())
    bad = {
        "name": "张3",
        "id_number": "99010119900512101",
        "born_on": "98.7",
        "work_began_on": "农历八月十五",
        "mobile_phone": "没有",
        "crew": "字" * 200,
        "trade": "=1+1",
        "standing_correction_months": "十二",
    }
    bad = {key: text for key, text in bad.items() if dialog.form.has(key)}
    assert len(bad) >= 5
    for key, text in bad.items():
        type_in(dialog.form, key, text)
    dialog.save()
    assert dialog.isVisible()
    for key, text in bad.items():
        assert dialog.form.editor(key).text() == text
    for key in bad.keys() - {"mobile_phone"}:  # a phone refuses nobody, it is only warned of
        label = dialog.form.findChild(QLabel, f"{key}_problem")
        assert label.text(), key
    assert len(RosterQuery(ON).fetch()) == before
