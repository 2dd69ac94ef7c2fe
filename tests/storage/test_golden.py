"""Every version of the schema that went out opens today, with its rows and its whole journal."""

import gzip
import re
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.migrations import STEPS
from dangjian_desktop.storage.models import (
    Activity,
    JournalEntry,
    LedgerEntry,
    Membership,
    Person,
    database,
)
from tests import make
from tests.storage.files import run_sql
from tests.storage.golden import FIRST, GOLDEN, keep

VERSIONS = range(FIRST, len(STEPS) + 1)
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def golden(version: int, path: Path) -> Path:
    path.write_bytes(gzip.decompress((GOLDEN / f"schema_{version}.db.gz").read_bytes()))
    return path


def schema_of(rows: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the schema without what says nothing: blanks, and quotes put in by a renaming."""
    return {(*row[:3], re.sub(r"\s+", " ", row[3])) for row in rows}


def schema_now() -> set[tuple[str, ...]]:
    return schema_of(database.execute_sql(SCHEMA).fetchall())


def test_there_is_a_file_for_every_version_and_none_of_a_later_one():
    """A change of the schema needs a version of its own, and that a file (`tests.storage.golden`).

    A file is never made anew: what counts is that a program of that time wrote it.
    """
    assert {path.name for path in GOLDEN.iterdir()} == {f"schema_{n}.db.gz" for n in VERSIONS}


def test_the_schema_has_not_changed_since_its_file_was_made(data, tmp_path):
    """Else files of today and files of that day have the same version and other tables."""
    then = golden(len(STEPS), tmp_path / "then.db")
    assert schema_now() == schema_of(run_sql(then, SCHEMA))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_each_version_is_brought_up_whole(version, path, data):
    fresh = schema_now()
    close_file()
    opened = open_file(golden(version, path))
    assert not opened.was_created
    assert opened.migrated_from == (version if version < len(STEPS) else None)
    assert schema_now() == fresh
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    people = {person.name: person for person in Person.select()}
    assert (people["张三"].crew, people["李四"].remark) == ("中班", "")
    assert Activity.get().title == "十一月支部党员大会"
    assert {entry.is_anonymous for entry in LedgerEntry.select()} == {True, False}
    assert prove_journal() == ()
    before = JournalEntry.select().count()
    make.person("王五", Membership.select().first().branch_id)
    assert JournalEntry.select().count() == before + 1
    assert prove_journal() == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_entry_of_an_old_file_that_was_altered_is_found_after_bringing_it_up(version, path):
    golden(version, path)
    with closing(engine.connect(str(path))) as raw:
        raw.execute("DROP TRIGGER journal_entry_is_final_update")
        raw.execute("UPDATE journal_entry SET actor = '别人' WHERE id = 5")
        raw.commit()
    open_file(path)
    (found,) = prove_journal()
    assert (found.fault, found.first) == ("altered", 5)


def test_a_golden_file_is_not_made_twice(tmp_path):
    made = keep(tmp_path)
    assert made.name == f"schema_{len(STEPS)}.db.gz"
    with pytest.raises(FileExistsError):
        keep(tmp_path)
    assert run_sql(golden_at(made), "SELECT COUNT(*) FROM person") == [(2,)]


def golden_at(packed: Path) -> Path:
    path = packed.with_suffix("")
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path
