"""The organisation tree over time, and the zones (协作区) that group branches for a while."""

from peewee import CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, SpellEnd
from dangjian_desktop.storage.models.base import (
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)


class Organisation(Table):
    """A node of the tree that stays itself through renaming and moving."""

    topic = Topic.ORGANISATION

    uid = uid_field()
    kind = EnumField(OrganisationKind, index=True)


class OrganisationSpell(Table):
    """Name and parent of an organisation from a day (inclusive) until a day (exclusive)."""

    topic = Topic.ORGANISATION

    organisation_id: int
    organisation = parent_field(Organisation, "spells")
    parent_id: int | None
    parent = parent_field(Organisation, "child_spells", null=True)
    name = CharField(max_length=80)
    place = IntegerField(default=0)  # order among brothers and sisters
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)
    ended_by = EnumField(SpellEnd, null=True)
    note = TextField(default="")


class Zone(Table):
    """A 协作区: no level of organisation but a dated grouping of branches."""

    topic = Topic.ZONE

    uid = uid_field()
    name = CharField(max_length=80)
    place = IntegerField(default=0)


class ZoneSpell(Table):
    """A branch belongs to a zone from a day until a day."""

    topic = Topic.ZONE

    zone_id: int
    zone = parent_field(Zone, "spells")
    branch_id: int
    branch = parent_field(Organisation, "zone_spells")
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class OrganisationLink(Table):
    """One organisation came out of another: by merging (合并) or splitting (分设), on a day."""

    topic = Topic.ORGANISATION

    predecessor_id: int
    predecessor = parent_field(Organisation, "successor_links")
    successor_id: int
    successor = parent_field(Organisation, "predecessor_links")
    linked_on = PartialDateField()
    how = EnumField(SpellEnd)
