"""The editor that a field is typed in with."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.field_editors import (
    ChoiceEditor,
    DateEditor,
    FieldEditor,
    LineEditor,
    LongTextEditor,
    PersonEditor,
)
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.people_editor import PeopleEditor


def make_editor(field: Field, on: date, parent: QWidget) -> FieldEditor:
    """Return the editor for a field."""
    match field.entry:
        case Entry.CHOICE | Entry.YES_NO:
            return ChoiceEditor(field, on, parent)
        case Entry.DATE:
            return DateEditor(field, on, parent)
        case Entry.PERSON:
            return PersonEditor(field, on, parent)
        case Entry.PEOPLE:
            return PeopleEditor(field, on, parent)
        case Entry.LONG_TEXT:
            return LongTextEditor(field, on, parent)
        case _:
            return LineEditor(field, on, parent)
