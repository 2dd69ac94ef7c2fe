"""A data folder with somebody at work in it, and what must be true of it after any bad luck."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from dangjian_desktop.domain.backups import RESTORING
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.host.data_place import RiskyPlaces, mount_of
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations import people
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.opening import OpenData, open_data
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage import journal_proof
from dangjian_desktop.storage.changes import unpacked
from dangjian_desktop.storage.database import facts_now, journal_end, page_faults
from dangjian_desktop.storage.models import (
    TABLES,
    Attachment,
    JournalEntry,
    JournalErasure,
    JournalHead,
    JournalSubject,
    Person,
    SearchKey,
    StoredFile,
    database,
)
from dangjian_desktop.storage.models.base import Table
from tests import make

AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")
TODAY = date(2026, 11, 20)
PIECES = 6
#: Kept beside the journal and not by it: made from the rows, or of content that only grows.
_UNJOURNALED = {JournalEntry, JournalErasure, JournalHead, JournalSubject, SearchKey, StoredFile}

#: How much had been done: entries of the journal and the seal of the last.
End = tuple[int, str]


def stick_at(folder: Path) -> RiskyPlaces:
    """Return a list of places by which the disk of a folder is taken for a stick."""
    here = mount_of(folder.resolve(), Path("/proc/self/mountinfo").read_text("utf-8"))
    return RiskyPlaces(frozenset(), (), stick=frozenset({here.file_system}))


@contextmanager
def at_work(
    folder: Path, password: str | None = None, *, is_on_stick: bool = False
) -> Iterator[OpenData]:
    """Open a data folder as the program does, and close it."""
    places = stick_at(folder) if is_on_stick else None
    data = open_data(DataFolder(folder), actor="测试员", password=password, places=places)
    try:
        yield data
    finally:
        data.close()
        database.initialize(None)


def begun(folder: Path, password: str | None = None, pieces: int = 0) -> int:
    """Make a data folder with one branch and some work done in it; return the branch."""
    with at_work(folder, password) as data:
        branch = make.branch()
        for number in range(pieces):
            piece(data.runner, branch, number)
    return branch


def piece(runner: Runner, branch: int, number: int) -> End:
    """Do one small piece of work, each of `PIECES` another kind; return how much is done then."""
    done, seal = journal_end()
    match number % PIECES:
        case 2:
            files = (NewFile(f"方案{done}.txt", seal.encode() * 100),)
            runner.run(add_attachments(files=files, on=TODAY, organisation_id=branch))
        case 3:
            if runner.undo_label is not None:
                runner.undo()
        case 4:
            make.activity("themed_day", branch, "2026-11-05")
        case 5:
            last = Person.select(Person.id).order_by(Person.id.desc()).first()
            if last is not None:
                runner.run(
                    people.change_people(person_ids=[last.id], key="remark", value=f"第{done}次改")
                )
        case _:
            facts = PersonFacts(name=f"张三{done}", remark="字" * 300)
            runner.run(people.add_person(facts=facts, branch_id=branch, stage=Stage.FULL))
    return journal_end()


def assert_kept(acknowledged: End, *, at_most: int = 1) -> int:
    """Assert that what was acknowledged is there, and no more than what was under way.

    Returns:
        How many entries the journal has.
    """
    count, seal = acknowledged
    found, _ = journal_end()
    assert count <= found <= count + at_most, f"{count} acknowledged, {found} found"
    if count:
        assert JournalEntry.get_by_id(count).seal == seal
    return found


def assert_whole() -> None:
    """Assert that no operation is there by half: every row is what the journal says of it."""
    assert journal_proof.verify() is None, "the chain of the journal is broken"
    told: dict[tuple[str, int], object] = {}
    for entry in JournalEntry.select(JournalEntry.changes).order_by(JournalEntry.id):
        for change in unpacked(entry.changes):
            told[change.table.table_name(), change.row_id] = change.after
    for table in TABLES:
        if table in _UNJOURNALED:
            continue
        name = table.table_name()
        rows = {row[0]: row for row in _stored(table)}
        kept = {key: row for (where, key), row in told.items() if where == name and row}
        assert rows == kept, f"{name} is not what the journal says"
    keys = {row.subject_id for row in SearchKey.select().where(SearchKey.kind == "person")}
    assert keys == {row.id for row in Person.select(Person.id)}, "somebody cannot be found"
    contents = {row.digest: bytes(row.content) for row in StoredFile.select()}
    for file in Attachment.select():
        assert hashlib.sha256(contents[file.digest]).hexdigest() == file.digest


def assert_sound() -> None:
    """Assert that every page holds, and that no operation is there by half."""
    assert page_faults() == 0
    assert_whole()


def content_now() -> str:
    """Return a digest of every row of the open file, but that a backup was restored.

    This stands in the journal of what came back, and not in that of what went into the backup.
    """
    rows = facts_now().rows
    noted = JournalEntry.select(JournalEntry.id).where(JournalEntry.operation == RESTORING).tuples()
    left_out = {entry_id for (entry_id,) in noted}
    rows[JournalEntry.table_name()] -= len(left_out)
    digest = hashlib.sha256(repr(sorted(rows.items())).encode())
    for table in TABLES:
        stored = _stored(table)
        if table is JournalEntry:
            stored = [row for row in stored if row[0] not in left_out]
        if table is JournalHead:
            continue  # it tells of the last entry, that one too; `assert_sound` proves it
        digest.update(repr(sorted(stored, key=repr)).encode())
    return digest.hexdigest()


def content_of(folder: Path, password: str | None = None) -> str:
    """Return a digest of every row of a folder that nobody is in; it must open and be sound."""
    with at_work(folder, password):
        assert_sound()
        return content_now()


def _stored(table: type[Table]) -> list[tuple[object, ...]]:
    # Peewee takes longer to make the statement anew than the engine to answer it.
    columns = ", ".join(f'"{name}"' for name in table.column_names())
    found = database.execute_sql(f'SELECT {columns} FROM "{table.table_name()}"')
    return list(found.fetchall())
