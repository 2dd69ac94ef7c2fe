"""What can be done with files that belong to somebody or something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.attachments import (
    MEGABYTE,
    MOST_BYTES,
    MOST_BYTES_AT_ONCE,
    MOST_NOTE,
    clean_name,
    numbered,
    renamed,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.case_files import note_reading
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.attachments import AttachedFile, AttachedFileQuery, attached_to
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.models import Attachment, LedgerEntry, ScoreEvidence


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that has been read and is to be attached, under a name that is harmless already."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching files.

    Attributes:
        ids: Rows of those that were added.
        known: Names of those that the subject has already, byte for byte.
    """

    ids: tuple[int, ...]
    known: tuple[str, ...] = ()


def read_files(paths: Sequence[Path]) -> tuple[NewFile, ...]:
    """Read files that are to be attached; this changes nothing yet.

    Raises:
        HostError: When one cannot be read or is too large.
        RefusedError: When one is empty or they are too large together.
    """
    files: list[NewFile] = []
    for path in paths:
        content = read_file(path, MOST_BYTES)
        if not content:
            raise RefusedError("“{name}”是空文件，里面什么也没有。请检查后再添加。", name=path.name)
        files.append(NewFile(clean_name(path.name), content))
        if sum(len(file.content) for file in files) > MOST_BYTES_AT_ONCE:
            raise RefusedError(
                "一次添加的文件合起来超过 {most} MB。请分几次添加。",
                most=MOST_BYTES_AT_ONCE // MEGABYTE,
            )
    return tuple(files)


def _right_to_holder(*, case_file_id: int | None = None, **_others: Any) -> Right | None:
    """Tell which right the files of a holder need."""
    return None if case_file_id is None else Right.CASE_FILES


def _right_to_file(*, attachment_id: int, **_others: Any) -> Right | None:
    """Tell which right a file needs: that of its holder."""
    row = Attachment.get_or_none(Attachment.id == attachment_id)
    return None if row is None else _right_to_holder(case_file_id=row.case_file_id)


@operation("查看附件", undoable=False, needs=_right_to_file)
def reveal_attachment(writer: Writer, *, attachment_id: int) -> AttachedFile | None:
    """Return a file with its bytes, or None when it is gone; of a 个案 it is recorded."""
    row = Attachment.get_or_none(Attachment.id == attachment_id)
    if row is not None and row.case_file_id is not None:
        note_reading(writer, row.case_file.person, row.name)
    return AttachedFileQuery(attachment_id).fetch()


@operation("添加附件", needs=_right_to_holder)
def add_attachments(
    writer: Writer,
    *,
    files: Sequence[NewFile],
    on: date,
    person_id: int | None = None,
    organisation_id: int | None = None,
    activity_id: int | None = None,
    document_id: int | None = None,
    reply_id: int | None = None,
    entry_id: int | None = None,
    evidence_id: int | None = None,
    admission_id: int | None = None,
    case_file_id: int | None = None,
    note: str = "",
) -> Attached:
    """Keep files with one holder; one that is there already is not kept twice.

    Args:
        writer: Writes.
        files: What `read_files` returned.
        on: Today.
        person_id: Whose they are; or organisation_id, activity_id, document_id, reply_id
            (what was sent back on a document), entry_id (a row of a ledger), evidence_id (a
            piece of evidence of a score), admission_id (a case of 发展党员) or case_file_id.
            Exactly one is given.
        note: A word beside each of them.

    Raises:
        RefusedError: When every file is there already, the note is too long, or no file may be
            kept with the row of a ledger (what was told without a name), or the period of the
            evidence is closed.
    """
    holder = {
        "person": person_id,
        "organisation": organisation_id,
        "activity": activity_id,
        "document": document_id,
        "reply": reply_id,
        "entry": entry_id,
        "evidence": evidence_id,
        "admission": admission_id,
        "case_file": case_file_id,
    }
    assert sum(key is not None for key in holder.values()) == 1, "of exactly one holder"
    _refuse_long_note(note)
    if entry_id is not None:
        _refuse_closed_to_files(entry_id)
    _refuse_closed_evidence(evidence_id)
    present = list(Attachment.select().where(attached_to(**holder)))
    names = {row.digest: row.name for row in present}
    taken = set(names.values())
    ids: list[int] = []
    known: list[str] = []
    for file in files:
        digest = writer.keep_file(file.content)
        if digest in names:
            known.append(file.name)
            continue
        name = numbered(file.name, frozenset(taken))
        names[digest] = name
        taken.add(name)
        ids.append(
            writer.insert(
                Attachment,
                **holder,
                digest=digest,
                name=name,
                size=len(file.content),
                note=note,
                added_on=PartialDate.of(on),
            )
        )
    if known and not ids:
        raise RefusedError("“{names}”已经在附件里，内容一样。不必再添加。", names=tuple(known))
    return Attached(tuple(ids), tuple(known))


@operation("附件改名", needs=_right_to_file)
def rename_attachment(writer: Writer, *, attachment_id: int, name: str) -> str:
    """Give a file another name and return it as it is kept; its suffix stays.

    Raises:
        RefusedError: When nothing is left of the name, another file has it, or the file is gone.
    """
    row = _row(attachment_id)
    wanted = renamed(row.name, name)
    if not wanted:
        raise RefusedError("文件名不能为空。请填写文件名。")
    others = Attachment.select(Attachment.id).where(
        (Attachment.name == wanted)
        & (Attachment.id != attachment_id)
        & attached_to(
            person=row.person_id,
            organisation=row.organisation_id,
            activity=row.activity_id,
            document=row.document_id,
            reply=row.reply_id,
            entry=row.entry_id,
            evidence=row.evidence_id,
            admission=row.admission_id,
            case_file=row.case_file_id,
        )
    )
    if others.exists():
        raise RefusedError("已经有名为“{name}”的附件。请换一个名称。", name=wanted)
    writer.update(Attachment, attachment_id, name=wanted)
    return wanted


@operation("修改附件备注", needs=_right_to_file)
def change_attachment(writer: Writer, *, attachment_id: int, note: str) -> None:
    """Write another note beside a file.

    Raises:
        RefusedError: When the note is too long or the file is gone.
    """
    _refuse_long_note(note)
    writer.update(Attachment, _row(attachment_id).id, note=note.strip())


@operation("删除附件", needs=_right_to_file)
def remove_attachment(writer: Writer, *, attachment_id: int) -> None:
    """Take a file away; undo brings it back, because its bytes stay until an erasure.

    Raises:
        RefusedError: When the file is gone already, or proves something of a closed period.
    """
    row = _row(attachment_id)
    _refuse_closed_evidence(row.evidence_id)
    writer.delete(Attachment, row.id)


def _refuse_closed_to_files(entry_id: int) -> None:
    """Refuse files for a row that was told without a name, or whose book takes none.

    A photo or a scan tells who took it and when, and a letter has a handwriting.
    """
    row = standing_row(
        LedgerEntry, entry_id, RefusedError("这一行台账已经不在了。请重新打开这一页。")
    )
    if row.is_anonymous:
        raise RefusedError("匿名的意见不能挂附件，附件会让人认出是谁。请只写文字。")
    book = books_by_code().get(row.book)
    if book is not None and not book.has_attachments:
        raise RefusedError("“{book}”不挂附件。请只写文字。", book=book.label)


def _refuse_closed_evidence(evidence_id: int | None) -> None:
    """Refuse to touch the files of evidence of a period that is closed."""
    if evidence_id is None:
        return
    row = standing_row(
        ScoreEvidence, evidence_id, RefusedError("这件佐证材料已经不在了。请刷新后再看。")
    )
    refuse_when_closed(ClosingSubject.SCORE, row.organisation_id, row.period)


def _row(attachment_id: int) -> Attachment:
    row = standing_row(
        Attachment, attachment_id, RefusedError("这个附件已经不在了。请重新打开这一页。")
    )
    assert isinstance(row, Attachment)
    return row


def _refuse_long_note(note: str) -> None:
    if len(note.strip()) > MOST_NOTE:
        raise RefusedError("备注超过 {most} 个字。请改短。", most=MOST_NOTE)
