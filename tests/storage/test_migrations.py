"""Schema steps: their SQL is that of the models, and one that fails leaves all as it was."""

import json
import re
import resource
import signal
import subprocess
import sys
import textwrap
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import FileKey
from dangjian_desktop.storage.migrations import STEPS, Execute
from dangjian_desktop.storage.models import (
    TABLES,
    Attachment,
    JournalSubject,
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    OwnBook,
    Person,
    PersonPhoto,
    WallConsent,
    database,
)
from tests import make
from tests.storage.files import bytes_beside, make_newer, run_sql

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"


@pytest.fixture
def old(path: Path, key: FileKey | None) -> Path:
    """A closed file of today's schema, which the steps below take for an old one."""
    open_file(path, key=key)
    make.person("张三")
    close_file()
    return path


def second(execute: Execute) -> None:
    execute('CREATE TABLE "later" ("id" INTEGER NOT NULL PRIMARY KEY)')
    execute('INSERT INTO "later" VALUES (7)')


def plain_sql(sql: str) -> str:
    words = re.sub(r"\s+", " ", sql.replace("IF NOT EXISTS ", ""))
    return words.replace("( ", "(").replace(" )", ")").replace(" ,", ",")


def schema(execute: Execute) -> set[tuple[str, str, str, str]]:
    return {(kind, name, table, plain_sql(sql)) for kind, name, table, sql in execute(SCHEMA)}


def test_the_sum_of_all_steps_is_what_the_models_say(data):
    migrated = {row for row in schema(database.execute_sql) if row[0] != "trigger"}
    with closing(SqlCipherDatabase(":memory:", passphrase="")) as fresh, fresh.bind_ctx(TABLES):
        fresh.create_tables(TABLES)
        modelled = schema(fresh.execute_sql)
    assert migrated == modelled


def test_the_only_triggers_are_those_of_the_journal(data):
    triggers = {row[2] for row in schema(database.execute_sql) if row[0] == "trigger"}
    assert triggers == {"journal_entry"}


def test_a_fresh_file_has_the_version_of_this_program(data):
    assert database.obj.pragma("user_version") == len(STEPS)


def test_an_older_file_is_brought_up_and_keeps_its_rows(old, key):
    outcome = open_file(old, key=key, steps=(*STEPS, second))
    assert outcome.migrated_from == len(STEPS)
    assert not outcome.was_created
    assert database.obj.pragma("user_version") == len(STEPS) + 1
    assert database.execute_sql("SELECT id FROM later").fetchall() == [(7,)]
    assert Person.get().name == "张三"


def test_before_a_step_a_sound_copy_can_be_made(old, key, tmp_path):
    copy, told = tmp_path / "一份.db", []
    open_file(
        old,
        key=key,
        before_migration=lambda copied: told.append(copied(copy)),
        steps=(*STEPS, second),
    )
    assert [(one.schema, one.rows["person"]) for one in told] == [(len(STEPS), 1)]
    assert "later" not in told[0].rows
    asked = {"key": key}
    assert run_sql(copy, "PRAGMA user_version", **asked) == [(len(STEPS),)]
    assert run_sql(copy, "PRAGMA integrity_check", **asked) == [("ok",)]
    assert run_sql(copy, "SELECT name FROM person", **asked) == [("张三",)]
    close_file()
    assert not open_file(copy, key=key).was_created  # the copy is a whole data file
    assert Person.get().name == "张三"


def test_a_file_of_today_and_a_new_one_are_not_copied(old, key, tmp_path):
    asked = []
    open_file(old, key=key, before_migration=asked.append)
    open_file(tmp_path / "新.db", key=key, before_migration=asked.append)
    assert asked == []


def test_a_step_that_fails_leaves_the_file_as_it_was(old, key):
    def failing(execute: Execute) -> None:
        second(execute)
        execute("UPDATE person SET name = 'nobody'")
        raise RuntimeError("a bug in the step")

    before = bytes_beside(old)[old.name]
    with pytest.raises(RuntimeError, match="a bug in the step"):
        open_file(old, key=key, steps=(*STEPS, failing))
    assert bytes_beside(old) == {old.name: before}  # no side files, the file was closed
    open_file(old, key=key)
    assert Person.get().name == "张三"


def test_a_step_with_wrong_sql_leaves_the_file_as_it_was(old, key):
    def wrong(execute: Execute) -> None:
        second(execute)
        execute("NO SQL AT ALL")

    before = bytes_beside(old)[old.name]
    with pytest.raises(Exception, match="syntax error") as caught:
        open_file(old, key=key, steps=(*STEPS, wrong))
    assert not isinstance(caught.value, StorageError)
    assert bytes_beside(old)[old.name] == before


def test_where_the_copy_cannot_be_made_nothing_is_brought_up(old, key, tmp_path):
    before = bytes_beside(old)
    with pytest.raises(StorageError) as caught:
        open_file(
            old,
            key=key,
            before_migration=lambda copied: copied(tmp_path / "nowhere" / "一份.db"),
            steps=(*STEPS, second),
        )
    assert caught.value.code == "not_backed_up"
    assert "数据没有改动" in caught.value.sentence
    assert bytes_beside(old) == before


MIGRATING = """
    import os, signal, sys
    from pathlib import Path
    from dangjian_desktop.storage.database import open_file
    from dangjian_desktop.storage.errors import StorageError
    from dangjian_desktop.storage.migrations import STEPS
    def second(execute):
        execute("CREATE TABLE later (id INTEGER)")
        execute("UPDATE person SET name = 'nobody'")
        if sys.argv[2] == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
    try:
        path = Path(sys.argv[1])
        copy = path.with_name(f"copy-{os.getpid()}.db")
        open_file(path, before_migration=lambda copied: copied(copy), steps=(*STEPS, second))
    except StorageError as error:
        print(error.code)
"""


def migrate_elsewhere(path: Path, what: str, limit: int | None = None) -> str:
    def limit_size() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MIGRATING), path, what],
        preexec_fn=limit_size,
        capture_output=True,
        text=True,
        check=False,  # it may be killed
    )
    assert run.stderr == ""
    return run.stdout.strip()


def test_a_disk_too_full_for_the_copy_leaves_the_file_as_it_was(path):
    open_file(path)
    make.person("张三")
    close_file()
    before = bytes_beside(path)
    assert migrate_elsewhere(path, "try", limit=len(before[path.name]) // 2) == "not_backed_up"
    assert bytes_beside(path) == before


def test_a_kill_within_a_step_leaves_the_old_version(path):
    open_file(path)
    make.person("张三")
    close_file()
    assert migrate_elsewhere(path, "kill") == ""
    assert not open_file(path).was_created
    assert Person.get().name == "张三"
    assert "later" not in database.obj.get_tables()
    close_file()
    assert migrate_elsewhere(path, "try") == ""
    assert run_sql(path, "SELECT name FROM person") == [("nobody",)]


def test_a_newer_file_is_not_copied_either(old, key):
    make_newer(old, key)
    with pytest.raises(StorageError):
        open_file(old, key=key, steps=(*STEPS, second))
    assert list(bytes_beside(old)) == [old.name]


def test_version_1_gains_originals_of_photos_and_the_subjects_of_its_entries(path):
    changes = [
        ["person", ["id", "uid", "name"], [[1, None, [1, "a" * 16, "张三"]]]],
        ["membership", ["id", "person_id", "branch_id"], [[1, None, [1, 1, 7]]]],
        [
            "organisation_spell",
            ["id", "organisation_id", "parent_id"],
            [[1, [1, 7, 8], [1, 7, 9]], [2, None, [2, 7, None]]],
        ],
    ]
    packed = zlib.compress(json.dumps(changes).encode())
    open_file(path, steps=STEPS[:1])
    columns = [row[1] for row in database.execute_sql("PRAGMA table_info(person)")]
    values = ", ".join({"id": "1", "name": "'张三'"}.get(name, "''") for name in columns)
    database.execute_sql(f"INSERT INTO person VALUES ({values})")
    database.execute_sql("INSERT INTO person_photo VALUES (5, 1, x'ffd8', '2026-01')")
    database.execute_sql(
        "INSERT INTO journal_entry VALUES (1, '', '', '', '', '', '', ?, 2, NULL, '', '')",
        (packed,),
    )
    close_file()
    open_file(path)
    photo = PersonPhoto.get_by_id(5)
    assert (bytes(photo.picture), photo.wall_consent_on.iso, photo.original) == (
        b"\xff\xd8",
        "2026-01",
        "",
    )
    assert set(JournalSubject.select().tuples()) == {
        ("person", 1, 1),
        *(("org", place, 1) for place in (7, 8, 9)),
    }


def test_version_3_keeps_its_files_and_gains_the_ledgers(path):
    open_file(path, steps=STEPS[:3])
    database.execute_sql(
        "INSERT INTO attachment (id, uid, digest, name, size, note, added_on)"
        " VALUES (7, 'u7', 'd7', '方案.pdf', 3, '注', '2026-11')"
    )
    database.execute_sql(
        "INSERT INTO journal_entry VALUES (1, 'at', 'l', 'o', 'a', '', '', x'00', 0, NULL, '', '')"
    )
    before = database.execute_sql("SELECT * FROM journal_entry").fetchall()
    close_file()
    assert open_file(path).migrated_from == 3
    kept = Attachment.get_by_id(7)
    assert (kept.uid, kept.digest, kept.name, kept.size, kept.note) == (
        "u7",
        "d7",
        "方案.pdf",
        3,
        "注",
    )
    assert (kept.added_on.iso, kept.entry_id, kept.reply_id) == ("2026-11", None, None)
    assert database.execute_sql("SELECT * FROM journal_entry").fetchall() == before
    for table in (OwnBook, LedgerEntry, LedgerValue, LedgerStep, LedgerMilestone):
        assert table.select().count() == 0
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def test_version_7_keeps_who_agreed_to_see_the_own_dues_as_one_consent_to_amounts(path):
    """Who had agreed in both places agreed: no consent is lost, and none begins earlier."""
    open_file(path, steps=STEPS[:7])
    first, second = 1, 2
    columns = [row[1] for row in database.execute_sql("PRAGMA table_info(person)")]
    for key in (first, second):
        told = {"id": str(key), "uid": f"'u{key}'"}
        values = ", ".join(told.get(name, "''") for name in columns)
        database.execute_sql(f"INSERT INTO person VALUES ({values})")
    for sql in (
        f"INSERT INTO dues_consent VALUES (1, {first}, '2026-01-08', '2026-06-03')",
        f"INSERT INTO dues_consent VALUES (2, {second}, '2026-01-08', NULL)",
        f"INSERT INTO wall_consent VALUES (1, {second}, 'consent_pairing', '2026-02-01', NULL)",
        f"INSERT INTO wall_consent VALUES (2, {second}, 'consent_amount', '2026-03-01', NULL)",
    ):
        database.execute_sql(sql)
    close_file()
    open_file(path)
    kept = WallConsent.select(
        WallConsent.person_id, WallConsent.kind, WallConsent.given_on, WallConsent.withdrawn_on
    )
    amount = ConsentKind.AMOUNT
    assert {*kept.where(WallConsent.kind == amount).tuples()} == {
        (first, amount, date(2026, 1, 8), date(2026, 6, 3)),
        (second, amount, date(2026, 1, 8), None),
        (second, amount, date(2026, 3, 1), None),
    }
    assert WallConsent.select().count() == 4
    assert (
        database.execute_sql("SELECT 1 FROM sqlite_master WHERE name = 'dues_consent'").fetchall()
        == []
    )
