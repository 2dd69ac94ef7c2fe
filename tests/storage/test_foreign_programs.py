"""A database that would do something by itself is refused, wherever it comes from."""

from pathlib import Path

import pytest

from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.database import close_file, judge, open_file
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import database
from tests.storage.files import bytes_beside, run_sql
from tests.storage.golden import FIRST
from tests.storage.test_golden import golden

HOSTILE = {
    "erasing": "CREATE TRIGGER erasing AFTER INSERT ON person BEGIN DELETE FROM person; END",
    "filling": "CREATE TRIGGER filling AFTER UPDATE ON person BEGIN"
    " INSERT INTO setting SELECT hex(randomblob(100000000)), 1; END",
    "seen": "CREATE VIEW seen AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)"
    " SELECT x FROM c",
    "hidden": "CREATE VIRTUAL TABLE hidden USING fts5(a)",
    "journal_entry_is_final_update": "CREATE TRIGGER journal_entry_is_final_update"
    " BEFORE UPDATE ON journal_entry BEGIN SELECT 1; END",
}
#: What keeps other programs from changing the journal.
GUARDS = ("journal_entry_is_final_delete", "journal_entry_is_final_update")


@pytest.fixture
def path(tmp_path: Path, empty_file: bytes):
    path = tmp_path / "a.db"
    path.write_bytes(empty_file)
    yield path
    close_file()
    database.initialize(None)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_file_would_do_by_itself_is_refused_and_not_done(path, name):
    run_sql(path, f'DROP TRIGGER IF EXISTS "{name}"', HOSTILE[name])
    before = bytes_beside(path)
    for look in (open_file, lambda given: judge(given, None)):
        with pytest.raises(StorageError) as refused:
            look(path)
        assert refused.value.code == "altered"
        assert name in refused.value.sentence
        assert "请" in refused.value.sentence
    assert bytes_beside(path) == before


def test_a_name_out_of_a_file_turns_no_line_around(path):
    run_sql(path, 'CREATE VIEW "\u202e' + "x" * 300 + '" AS SELECT 1')
    with pytest.raises(StorageError) as refused:
        open_file(path)
    assert "\u202e" not in refused.value.sentence
    assert len(refused.value.sentence) < 400


def test_what_a_fresh_file_holds_is_all_that_is_allowed(path):
    found = run_sql(
        path, "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY sql"
    )
    assert {sql for (sql,) in found} == migrations.own_programs(len(migrations.STEPS))


def test_a_file_calls_nothing_that_reaches_beyond_it(path):
    open_file(path)
    assert database.obj.pragma("trusted_schema") == 0


@pytest.mark.parametrize("missing", [GUARDS[:1], GUARDS[1:], GUARDS])
def test_what_was_taken_out_of_a_file_is_put_back(path, missing):
    run_sql(path, *(f'DROP TRIGGER "{name}"' for name in missing))
    assert open_file(path).guards_put_back == len(missing)
    close_file()
    found = run_sql(path, "SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    assert {sql for (sql,) in found} == migrations.own_programs(len(migrations.STEPS))
    assert open_file(path).guards_put_back == 0


def test_it_is_put_back_into_an_old_file_that_is_brought_up(tmp_path):
    path = golden(FIRST, tmp_path / "old.db")
    run_sql(path, *(f'DROP TRIGGER "{name}"' for name in GUARDS))
    opened = open_file(path)
    assert (opened.migrated_from, opened.guards_put_back) == (FIRST, 1)  # a step made the other
    close_file()
    database.initialize(None)
