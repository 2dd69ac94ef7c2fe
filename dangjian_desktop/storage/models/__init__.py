"""The tables, a file per subject; `base.database` is the one global of the program."""

from dangjian_desktop.storage.models.base import Table, database
from dangjian_desktop.storage.models.importing import HeaderMapping, HeaderSynonym, NotSamePerson
from dangjian_desktop.storage.models.journal import JournalEntry
from dangjian_desktop.storage.models.organisations import (
    Organisation,
    OrganisationSpell,
    Zone,
    ZoneSpell,
)
from dangjian_desktop.storage.models.people import (
    Departure,
    GroupMembership,
    Membership,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
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
    SearchKey,
    JournalEntry,
)

TABLE_BY_NAME: dict[str, type[Table]] = {table.table_name(): table for table in TABLES}

__all__ = [
    "TABLES",
    "TABLE_BY_NAME",
    "Departure",
    "GroupMembership",
    "HeaderMapping",
    "HeaderSynonym",
    "JournalEntry",
    "Membership",
    "NotSamePerson",
    "Organisation",
    "OrganisationSpell",
    "Person",
    "PersonPhoto",
    "PostSpell",
    "SearchKey",
    "StageSpell",
    "Table",
    "Zone",
    "ZoneSpell",
    "database",
]
