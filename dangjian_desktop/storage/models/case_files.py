"""Case files: 不合格党员处置 and 关怀帮扶; dates and papers only, never in lists.

There is no column for words about a person, and there must be none.
"""

from peewee import CharField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.people import Person


class CaseFile(Table):
    """One matter of one person, from the day it was opened until it was closed."""

    topic = Topic.CASE_FILE

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "case_files")
    kind = EnumField(CaseFileKind)
    opened_on = DayField()
    closed_on = DayField(null=True)


class CaseEvent(Table):
    """A step of a case file.

    Attributes:
        event: Code of the step (rule ``case_files.steps``).
        due_on: Last day of what begins with it (限期改正).
        paper, number: Which paper came of it, by its code, and its number.
    """

    topic = Topic.CASE_FILE

    uid = uid_field()
    case_file_id: int
    case_file = parent_field(CaseFile, "events")
    event = CharField(max_length=40)
    happened_on = DayField()
    due_on = DayField(null=True)
    paper = CharField(max_length=40, default="")
    number = CharField(max_length=60, default="")
