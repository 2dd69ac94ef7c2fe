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
        seal: Over the previous seal and everything above: keyed BLAKE2b with the key of
            `JournalHead`, of the entries of older programs SHA-256 without one.
    """

    topic = Topic.JOURNAL

    at = CharField(max_length=40, index=True)
    label = CharField(max_length=80)
    operation = CharField(max_length=80)
    actor = CharField(max_length=80, default="")
    note = TextField(default="")
    topics = TextField(default="", index=True)
    changes = BlobField()
    change_count = IntegerField()
    reverts = IntegerField(null=True)
    previous_seal = CharField(max_length=64, default="")
    seal = CharField(max_length=64)

    class Meta:
        """What the history is filtered by is found without reading a million entries."""

        indexes = ((("label", "actor"), False),)


class JournalHead(Table):
    """The key of the seals, and where the journal ends: one row, written anew with each entry.

    Without it the end of the chain could be cut off and nothing would tell.

    Attributes:
        key: 32 random bytes. plain_until, plain_withheld_until: the last entries of the two
            chains that were sealed without it, by programs before version 9 of the schema.
        last_id, seal, at: The last entry: its number (0 for none), its seal, its moment.
        withheld_id, withheld_seal: Those of the chain that is withheld; nothing of the moment.
        mac: Keyed BLAKE2b over all that.
    """

    topic = Topic.JOURNAL

    key = BlobField()
    plain_until = IntegerField()
    plain_withheld_until = IntegerField()
    last_id = IntegerField()
    seal = CharField(max_length=64)
    at = CharField(max_length=40)
    withheld_id = IntegerField()
    withheld_seal = CharField(max_length=64)
    mac = CharField(max_length=64)


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
