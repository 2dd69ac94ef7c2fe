"""The chained record of every change; it is only ever appended to."""

from peewee import BlobField, CharField, CompositeKey, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import Table


class JournalEntry(Table):
    """One operation as it was done.

    What is withheld is a chain of its own with numbers below all others (see
    `storage.changes.FIRST_WITHHELD`): among the others its place would tell the day.

    Attributes:
        at: Moment in ISO 8601 with offset; the month alone where the day is withheld.
        label: What the Edit menu calls it.
        operation: Name of the function in `operations`.
        actor: Who was at the computer (the name of the system's user); "" where withheld.
        note: Facts that are no row change (a revealed ID number, an unmasked export).
        topics: Topics, joined by commas.
        changes: zlib-compressed JSON of the row changes, see `journal.packed`.
        reverts: The entry that this one takes back or does again; else nothing.
        previous_seal: Seal of the entry before in the chain; empty for the first. In the first
            entry of a month, behind a blank, that of the last withheld entry of an earlier month
            (SQLite holds nothing to the length).
        seal: SHA-256 over the previous seal and everything above.
    """

    topic = Topic.JOURNAL

    at = CharField(max_length=40)
    label = CharField(max_length=80)
    operation = CharField(max_length=80)
    actor = CharField(max_length=80, default="")
    note = TextField(default="")
    topics = TextField(default="")
    changes = BlobField()
    change_count = IntegerField()
    reverts = IntegerField(null=True)
    previous_seal = CharField(max_length=64, default="")
    seal = CharField(max_length=64)


class JournalSubject(Table):
    """Which entries are about somebody, an organisation or a row of a ledger, to find its history.

    Derived from the entries in the same transaction, so it is not journalled.
    """

    topic = Topic.JOURNAL

    kind = CharField(max_length=12)
    subject_id = IntegerField()
    entry_id = IntegerField()

    class Meta:
        """The subject comes first: its entries are one short range."""

        primary_key = CompositeKey("kind", "subject_id", "entry_id")
        without_rowid = True
