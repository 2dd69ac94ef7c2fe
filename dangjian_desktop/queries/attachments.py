"""Files that belong to somebody or something, and their bytes."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.attachments import size_text
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.storage.models import Attachment, StoredFile


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file, without its bytes."""

    attachment_id: int
    uid: str
    name: str
    size: int
    note: str
    added_on: PartialDate


@dataclass(frozen=True)
class AttachmentQuery:
    """The files of one holder, in the order in which they were added.

    Those of a 个案 are none of them: they are read with it, which needs a right.

    Attributes:
        reply_id: What was sent back on a document. entry_id: A row of a ledger.
        evidence_id: A piece of evidence of a score. admission_id: A case of 发展党员.
    """

    reads: ClassVar = frozenset({Topic.ATTACHMENT})
    person_id: int | None = None
    organisation_id: int | None = None
    activity_id: int | None = None
    document_id: int | None = None
    reply_id: int | None = None
    entry_id: int | None = None
    evidence_id: int | None = None
    admission_id: int | None = None

    def fetch(self) -> list[AttachmentRow]:
        """Return the files."""
        return list(
            attached_files(
                person=self.person_id,
                organisation=self.organisation_id,
                activity=self.activity_id,
                document=self.document_id,
                reply=self.reply_id,
                entry=self.entry_id,
                evidence=self.evidence_id,
                admission=self.admission_id,
            )
        )


def attached_files(**holders: int | None) -> tuple[AttachmentRow, ...]:
    """Return the files of one holder, told as `attached_to` asks, in the order of their adding."""
    found = Attachment.select().where(attached_to(**holders)).order_by(Attachment.id)
    return tuple(
        AttachmentRow(row.id, row.uid, row.name, row.size, row.note, row.added_on) for row in found
    )


def attached_to(**holders: int | None) -> Any:
    """Return the condition of the files of one holder.

    Args:
        holders: Row ids by column of `Attachment` (person, organisation, activity, document,
            reply, entry, evidence, admission, case_file); exactly one of them is given.
    """
    ((column, holder_id),) = ((name, key) for name, key in holders.items() if key is not None)
    return getattr(Attachment, column) == holder_id


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file with its bytes.

    Attributes:
        content: None where the bytes are missing or are not those that were kept.
    """

    name: str
    content: bytes | None


@dataclass(frozen=True)
class AttachedFileQuery:
    """The bytes of one attachment, proved by their SHA-256.

    Only `operations.attachments` asks this: whoever opens a file of a 个案 has the right to it, and
    that it was opened is recorded.
    """

    reads: ClassVar = frozenset({Topic.ATTACHMENT})
    attachment_id: int

    def fetch(self) -> AttachedFile | None:
        """Return the file, or None when it has been taken away."""
        row = Attachment.get_or_none(Attachment.id == self.attachment_id)
        return None if row is None else AttachedFile(row.name, stored_bytes(row.digest))


def stored_bytes(digest: str) -> bytes | None:
    """Return the bytes kept under a SHA-256; None where they are missing or have become others."""
    kept = StoredFile.get_or_none(StoredFile.digest == digest)
    if kept is None:
        return None
    content = bytes(kept.content)
    return content if hashlib.sha256(content).hexdigest() == digest else None


def attachments_of(person_id: int, _on: date) -> SectionContent:
    """Return what the printed card tells of a person's files."""
    rows = tuple(
        (row.name, size_text(row.size), row.added_on.printed, row.note)
        for row in AttachmentQuery(person_id=person_id).fetch()
    )
    return SectionContent(tables=(SectionTable(("文件名", "大小", "添加日期", "备注"), rows),))


ATTACHMENTS = CardSection(
    key="attachments",
    title="附件",
    reads=AttachmentQuery.reads,
    fetch=attachments_of,
    empty="还没有附件。可以把文件拖到这里，或点“添加附件”。",
    order=900,
    is_printed=False,
    is_open=False,
)
