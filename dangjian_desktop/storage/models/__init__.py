"""The tables, a file per subject; `base.database` is the one global of the program."""

from dangjian_desktop.storage.models.attachments import Attachment, StoredFile
from dangjian_desktop.storage.models.base import Table, database
from dangjian_desktop.storage.models.fields import CustomChoice, CustomField, CustomValue
from dangjian_desktop.storage.models.importing import HeaderMapping, HeaderSynonym, NotSamePerson
from dangjian_desktop.storage.models.journal import JournalEntry, JournalSubject
from dangjian_desktop.storage.models.organisations import (
    Organisation,
    OrganisationLink,
    OrganisationSpell,
    Zone,
    ZoneSpell,
)
from dangjian_desktop.storage.models.people import (
    Departure,
    FormerJob,
    GroupMembership,
    Membership,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.records import (
    IgnoredFinding,
    MergedPerson,
    PeopleApart,
    RuleOverride,
    SavedView,
)
from dangjian_desktop.storage.models.search import SearchKey

#: Every table, parents before the tables that point to them.
TABLES: tuple[type[Table], ...] = (
    Organisation,
    OrganisationSpell,
    Zone,
    ZoneSpell,
    Person,
    PersonPhoto,
    StageSpell,
    Membership,
    GroupMembership,
    PostSpell,
    Departure,
    HeaderSynonym,
    HeaderMapping,
    NotSamePerson,
    OrganisationLink,
    FormerJob,
    CustomField,
    CustomChoice,
    CustomValue,
    StoredFile,
    Attachment,
    PeopleApart,
    MergedPerson,
    IgnoredFinding,
    RuleOverride,
    SavedView,
    SearchKey,
    JournalEntry,
    JournalSubject,
)

TABLE_BY_NAME: dict[str, type[Table]] = {table.table_name(): table for table in TABLES}

__all__ = [
    "TABLES",
    "TABLE_BY_NAME",
    "Attachment",
    "CustomChoice",
    "CustomField",
    "CustomValue",
    "Departure",
    "FormerJob",
    "GroupMembership",
    "HeaderMapping",
    "HeaderSynonym",
    "IgnoredFinding",
    "JournalEntry",
    "JournalSubject",
    "Membership",
    "MergedPerson",
    "NotSamePerson",
    "Organisation",
    "OrganisationLink",
    "OrganisationSpell",
    "PeopleApart",
    "Person",
    "PersonPhoto",
    "PostSpell",
    "RuleOverride",
    "SavedView",
    "SearchKey",
    "StageSpell",
    "StoredFile",
    "Table",
    "Zone",
    "ZoneSpell",
    "database",
]
