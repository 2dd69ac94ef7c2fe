"""Opening a file: new, known, encrypted, foreign, newer, damaged, cut off."""

import re
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage import database as opened
from dangjian_desktop.storage.database import (
    APPLICATION_ID,
    OLDEST_SAFE_ENGINE,
    assert_engine,
    close_file,
    connection,
    data_revision,
    engine,
    forget_answers,
    open_file,
    opens_without_password,
    stored_rows,
    transaction,
)
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import secret_key
from dangjian_desktop.storage.models import Person, StageSpell, database
from tests import make
from tests.storage.files import KEY, bare, bytes_beside, left_by_a_crash, make_newer, run_sql

OTHER_KEY = secret_key(b"k" * 32)
HAN = re.compile("[\u4e00-\u9fff]{4}")


@pytest.fixture
def used(path: Path, key: str | None) -> Path:
    """A closed file with one person in it."""
    open_file(path, key=key)
    make.person("张三")
    close_file()
    return path


def refusal(path: Path, key: str | None = None) -> StorageError:
    with pytest.raises(StorageError) as caught:
        open_file(path, key=key)
    assert HAN.search(caught.value.sentence)
    assert caught.value.sentence.endswith(("。", str(path)))
    return caught.value


def names() -> list[str]:
    return [name for (name,) in Person.select(Person.name).order_by(Person.id).tuples()]


def test_a_missing_file_is_made(path, key):
    outcome = open_file(path, key=key)
    assert outcome.was_created
    assert outcome.migrated_from is None
    assert outcome.is_encrypted is (key is not None)
    assert outcome.path == path
    assert database.obj.pragma("application_id") == APPLICATION_ID


def test_an_existing_file_is_opened_with_what_was_in_it(used, key):
    outcome = open_file(used, key=key)
    assert not outcome.was_created
    assert outcome.migrated_from is None
    assert names() == ["张三"]


def test_an_encrypted_file_shows_nothing_to_who_reads_its_bytes(path):
    open_file(path, key=KEY)
    number = make.id_number()
    make.person("张三", id_number=number)
    during = b"".join(bytes_beside(path).values())
    close_file()
    after = b"".join(bytes_beside(path).values())
    for text in ("张三", number, "CREATE TABLE", "SQLite format"):
        assert text.encode() not in during
        assert text.encode() not in after


def test_a_key_that_is_not_the_files_own_finds_it_damaged(path):
    open_file(path, key=KEY)
    close_file()
    before = bytes_beside(path)
    assert refusal(path, OTHER_KEY).code == "damaged"  # the key ring proves passwords, not this
    assert bytes_beside(path) == before


def test_an_encrypted_file_asks_for_its_password(path):
    open_file(path, key=KEY)
    close_file()
    before = bytes_beside(path)
    assert refusal(path).code == "locked_up"
    assert not opens_without_password(path)
    assert bytes_beside(path) == before


def test_a_key_for_a_file_without_a_password_is_told(path):
    open_file(path)
    close_file()
    before = bytes_beside(path)
    assert refusal(path, KEY).code == "not_encrypted"
    assert opens_without_password(path)
    assert bytes_beside(path) == before


def test_a_file_of_an_early_version_opens_as_it_is(path):
    run_sql(path, f"PRAGMA application_id = {APPLICATION_ID}")
    assert open_file(path).was_created
    make.person("张三")
    close_file()
    assert path.read_bytes().startswith(b"SQLite format 3")
    open_file(path)
    assert names() == ["张三"]


def test_a_newer_file_is_refused_and_keeps_every_byte(used, key):
    make_newer(used, key)
    before = bytes_beside(used)
    error = refusal(used, key)
    assert error.code == "newer"
    assert "99" in error.sentence
    assert bytes_beside(used) == before


def test_a_newer_file_left_by_a_crash_keeps_every_byte_of_its_side_files(used, key, tmp_path):
    crashed = left_by_a_crash(used, tmp_path / "crashed", "PRAGMA user_version = 99", key=key)
    before = bytes_beside(crashed)
    assert len(before) == 2
    assert refusal(crashed, key).code == "newer"
    assert bytes_beside(crashed) == before


def test_what_stands_only_in_the_write_ahead_log_is_not_lost(used, key, tmp_path):
    crashed = left_by_a_crash(
        used,
        tmp_path / "crashed",
        "UPDATE person SET name = '李四'",
        key=key,
    )
    open_file(crashed, key=key)
    assert names() == ["李四"]


@pytest.mark.parametrize(
    "marks", [[], ["PRAGMA application_id = 7"], ["PRAGMA journal_mode = wal"]]
)
def test_another_programs_file_is_refused_and_keeps_every_byte(path, marks):
    run_sql(path, *marks, "CREATE TABLE theirs (a)")
    before = bytes_beside(path)
    assert refusal(path).code == "foreign"
    assert bytes_beside(path) == before


def test_a_refused_file_does_not_take_the_place_of_the_open_one(data, path):
    make.person("张三")
    run_sql(path, "CREATE TABLE theirs (a)")
    assert refusal(path).code == "foreign"
    assert names() == ["张三"]


def test_opening_another_file_closes_the_one_before(data, path):
    make.person("张三")
    before = database.obj
    open_file(path)
    assert before.is_closed()
    assert names() == []


@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.parametrize("garbage", [b"\x00", b"PK\x03\x04", b"SQLite format 3\x00", b"x" * 99])
def test_a_file_too_short_to_be_one_is_damaged(path, garbage, key):
    path.write_bytes(garbage)
    assert refusal(path, key).code == "damaged"
    assert bytes_beside(path) == {path.name: garbage}


@pytest.mark.parametrize("garbage", [b"\x00" * 100, b"garbage" * 3000, b"PK\x03\x04" * 50])
def test_garbage_asks_for_a_password_or_names_damage(path, garbage):
    path.write_bytes(garbage)
    error = refusal(path)
    assert error.code == "locked_up"
    assert "损坏" in error.sentence
    assert refusal(path, KEY).code == "damaged"
    assert bytes_beside(path) == {path.name: garbage}


def test_a_file_with_a_hole_of_gigabytes_behind_it_is_damaged_and_not_read_through(path, key):
    open_file(path, key=key)
    make.persons(3)
    close_file()
    with path.open("r+b") as file:
        file.truncate(20 * 1024**3)
    assert refusal(path, key).code == "damaged"


@pytest.mark.parametrize("kept", [50, 1000, 4096, 4097, 40_000])
def test_a_cut_off_file_is_damaged(path, key, kept):
    open_file(path, key=key)
    make.persons(30)
    close_file()
    path.write_bytes(path.read_bytes()[:kept])
    before = bytes_beside(path)
    assert refusal(path, key).code in ({"damaged"} if key else {"damaged", "locked_up"})
    assert bytes_beside(path) == before


def test_one_flipped_bit_of_any_page_is_noticed(path, key):
    open_file(path, key=key)
    make.persons(30)
    database.execute_sql("CREATE TABLE passing AS SELECT randomblob(90000) AS content")
    database.execute_sql("DROP TABLE passing")
    close_file()  # the last pages hold nothing now
    whole = path.read_bytes()
    assert b"SQLite format" not in whole
    for page in (*range(0, len(whole) // 4096, 7), len(whole) // 4096 - 1):
        flipped = bytearray(whole)
        flipped[page * 4096 + (page * 37) % 4096] ^= 1 << page % 8
        path.write_bytes(flipped)
        # Of the first page the key itself comes: without a password it may be asked for.
        assert refusal(path, key).code == "damaged" or (page == 0 and key is None)


def test_a_folder_in_place_of_the_file_is_told(path):
    path.mkdir()
    assert refusal(path).code == "readonly"


def test_an_empty_file_left_by_a_cut_off_first_opening_is_used(path):
    path.touch()
    assert open_file(path).was_created
    make.person("张三")
    assert names() == ["张三"]


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_header_without_tables_left_by_a_cut_off_first_opening_is_used(path, journal):
    run_sql(path, f"PRAGMA journal_mode = {journal}", "CREATE TABLE t (a)", "DROP TABLE t")
    assert path.stat().st_size > 0
    outcome = open_file(path)
    assert outcome.was_created
    assert outcome.migrated_from is None
    assert [file for file in path.parent.iterdir() if "升级" in file.name] == []
    make.person("张三")
    assert names() == ["张三"]


def test_tables_that_stand_only_in_the_log_of_a_killed_first_opening_are_used(path, tmp_path):
    open_file(path)
    make.person("张三")  # nothing is folded into the file before it is closed
    folder = tmp_path / "killed"
    folder.mkdir()
    for name, content in bytes_beside(path).items():
        (folder / name).write_bytes(content)
    close_file()
    outcome = open_file(folder / path.name)
    assert not outcome.was_created
    assert names() == ["张三"]


def test_the_engine_is_new_enough():
    assert engine.sqlite_version_info >= OLDEST_SAFE_ENGINE
    assert_engine()


def test_an_engine_that_can_corrupt_files_is_refused(path):
    with pytest.raises(StorageError) as caught:
        assert_engine((3, 51, 2))
    assert caught.value.code == "engine"
    assert "3.51.2" in caught.value.sentence
    assert_engine((3, 51, 3))


def test_what_was_acknowledged_is_on_disk_and_no_secret_in_temporary_files(path, key):
    open_file(path, key=key)
    ask = database.obj.pragma
    assert ask("journal_mode") == "wal"
    assert ask("synchronous") == 2  # FULL
    assert ask("foreign_keys") == 1
    assert ask("secure_delete") == 1
    assert ask("temp_store") == 2  # MEMORY
    assert ask("cache_size") == -opened.CACHE_KIB
    assert ask("busy_timeout") == opened.BUSY_SECONDS * 1000


def test_a_worker_thread_has_a_connection_of_its_own_with_the_same_safety(data, on):
    from threading import Thread

    make.person("张三")
    seen: list[object] = []

    def work() -> None:
        with connection(), connection():
            seen.append(database.obj.connection())
            seen.append(database.obj.pragma("synchronous"))
            seen.append(len(RosterQuery(on).fetch()))
        seen.append(database.obj.is_closed())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0] is not database.obj.connection()
    assert seen[1:] == [2, 1, True]


def test_a_second_writer_is_told_that_the_file_is_locked(data, monkeypatch):
    make.person("张三")
    other = bare(data)
    try:
        other.execute("BEGIN IMMEDIATE")
        database.obj.execute_sql("PRAGMA busy_timeout = 20")
        with pytest.raises(StorageError) as caught:
            make.person("李四")
        assert caught.value.code == "locked"
    finally:
        other.close()
    make.person("王五")
    assert names() == ["张三", "王五"]


def test_a_broken_rule_of_the_database_is_a_bug_and_keeps_its_own_name(data):
    with pytest.raises(Exception, match="NOT NULL") as caught, transaction():
        database.execute_sql("INSERT INTO person (id) VALUES (1)")
    assert not isinstance(caught.value, StorageError)
    assert names() == []


def test_every_sentence_says_what_to_do():
    for code in opened._SENTENCES:
        error = opened.storage_error(code, found=1, known=2, path="某处")
        assert error.code == code
        assert HAN.search(error.sentence)
        assert "请" in error.sentence
        assert not re.search("[！!]|请稍候", error.sentence)


def test_a_selection_is_had_as_it_is_stored(data):
    make.person("张三", admitted_on="2001-06", confirmed_on="2002")
    spells = StageSpell.select(StageSpell.stage, StageSpell.since, StageSpell.since_is_known)
    assert stored_rows(spells.order_by(StageSpell.id)) == [
        ("probationary", "2001-06", 1),
        ("full", "2002", 1),
    ]
    assert stored_rows(spells.where(StageSpell.person == 99)) == []


def test_an_answer_kept_within_a_transaction_holds_until_a_row_is_changed(data):
    outside = data_revision()
    with transaction():
        first = data_revision()
        assert data_revision() == first != outside
        Person.insert(uid="a", name="张三", sort_name="zhangsan").execute()
        assert data_revision() not in (first, outside)
    assert data_revision() not in (first, outside)


def test_nobody_else_gets_an_answer_from_within_a_transaction(data):
    seen = []

    def look():
        with connection():
            seen.append(data_revision())

    with transaction():
        Person.insert(uid="a", name="张三", sort_name="zhangsan").execute()
        mine = data_revision()
        thread = Thread(target=look)
        thread.start()
        thread.join()
    assert mine not in seen
    assert data_revision() not in seen


def test_what_was_put_back_is_read_again(data):
    with transaction():
        with suppress(ValueError), database.atomic():
            Person.insert(uid="a", name="张三", sort_name="zhangsan").execute()
            within = data_revision()
            raise ValueError
        forget_answers()
        assert data_revision() != within
