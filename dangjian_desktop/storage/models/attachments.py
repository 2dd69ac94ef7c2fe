"""Files inside the database file: what they are called, whom they are about, and their bytes."""

from peewee import BlobField, CharField, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.activities import Activity, Document, DocumentReply
from dangjian_desktop.storage.models.base import (
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.case_files import CaseFile
from dangjian_desktop.storage.models.development import AdmissionCase
from dangjian_desktop.storage.models.ledgers import LedgerEntry
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person
from dangjian_desktop.storage.models.scores import ScoreEvidence


class StoredFile(Table):
    """The bytes of a file under their SHA-256; the same bytes stand here once.

    Written by `Writer.keep_file` and never changed, so the journal holds the digest alone and
    undo needs no copy of twenty megabytes. Bytes that nothing points to are cleared at erasure.
    """

    topic = Topic.ATTACHMENT

    digest = CharField(max_length=64, unique=True)
    size = IntegerField()
    content = BlobField()


class Attachment(Table):
    """A file of one holder: exactly one of the columns that point to a table is filled."""

    topic = Topic.ATTACHMENT

    uid = uid_field()
    person_id: int | None
    person = parent_field(Person, "attachments", null=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "attachments", null=True)
    activity_id: int | None
    activity = parent_field(Activity, "attachments", null=True)
    document_id: int | None
    document = parent_field(Document, "attachments", null=True)
    reply_id: int | None
    reply = parent_field(DocumentReply, "attachments", null=True)
    entry_id: int | None
    entry = parent_field(LedgerEntry, "attachments", null=True)
    evidence_id: int | None
    evidence = parent_field(ScoreEvidence, "attachments", null=True)
    admission_id: int | None
    admission = parent_field(AdmissionCase, "attachments", null=True)
    case_file_id: int | None
    case_file = parent_field(CaseFile, "attachments", null=True)
    digest = CharField(max_length=64, index=True)
    name = CharField(max_length=120)
    size = IntegerField()
    note = CharField(max_length=200, default="")
    added_on = PartialDateField()
