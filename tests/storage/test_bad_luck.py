"""Full disks, folders that cannot be written, and a process killed in the middle."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal_proof import verify
from dangjian_desktop.storage.models import Person, SearchKey, StageSpell, database
from tests import make
from tests.storage.files import bytes_beside, run_sql

ROOT = Path(__file__).parents[2]
KILLS = 20

#: Enters people for ever; says each number only after its operation has returned.
ENTERING = """
    import sys
    from pathlib import Path
    from dangjian_desktop.storage.database import open_file
    from dangjian_desktop.storage.errors import StorageError
    from tests import make
    open_file(Path(sys.argv[1]))
    branch = int(sys.argv[2])
    count = 0
    try:
        while True:
            make.person(f"张三{count}", branch, remark="字" * 400)
            count += 1
            print(count, flush=True)
    except StorageError as error:
        print(error.code, error.sentence, flush=True)
"""


def python(script: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    folder.mkdir()
    yield folder / "a.db"
    close_file()
    database.initialize(None)


@pytest.fixture
def branch(path: Path) -> int:
    """A closed file at `path` that holds one branch."""
    open_file(path)
    branch_id = make.branch()
    close_file()
    return branch_id


def assert_whole(people: range) -> None:
    """Assert that as many people stand there, each with stage and keys, in a sound file."""
    count = Person.select().count()
    assert count in people
    assert StageSpell.select().count() == count
    indexed = SearchKey.select(SearchKey.subject_id).where(SearchKey.kind == "person").distinct()
    assert indexed.count() == count
    assert verify() is None
    assert database.obj.pragma("integrity_check") == "ok"


def test_a_full_disk_keeps_what_was_acknowledged_and_says_so(path, branch):
    limit = path.stat().st_size + 150_000

    def limit_size() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = subprocess.run(
        python(ENTERING, path, branch),
        preexec_fn=limit_size,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    *counts, told = run.stdout.splitlines()
    assert run.stderr == ""
    assert told.split()[0] in {"io", "full"}
    assert "没有写入" in told
    assert len(counts) > 2
    open_file(path)
    assert_whole(range(len(counts), len(counts) + 1))
    make.person("李四", branch)  # there is room again


def test_a_full_database_leaves_nothing_of_the_operation_and_the_next_one_works(data):
    branch_id = make.branch()
    pages = database.obj.pragma("page_count")
    database.obj.execute_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError) as caught:
        make.persons(200, branch_id)
    assert caught.value.code == "full"
    assert "磁盘已满" in caught.value.sentence
    assert not database.obj.in_transaction()
    database.obj.execute_sql(f"PRAGMA max_page_count = {pages + 1000}")
    make.person("李四", branch_id)
    assert_whole(range(1, 2))


def test_a_first_opening_on_a_full_disk_leaves_nothing_behind(path):
    script = """
        import sys
        from pathlib import Path
        from dangjian_desktop.storage.database import open_file
        from dangjian_desktop.storage.errors import StorageError
        try:
            open_file(Path(sys.argv[1]))
        except StorageError as error:
            print(error.code)
    """

    def limit_size() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    run = subprocess.run(
        python(script, path), preexec_fn=limit_size, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() in {"io", "full"}
    assert list(path.parent.iterdir()) == []
    assert open_file(path).was_created


@pytest.mark.parametrize("place", ["folder", "file", "folder of a missing file"])
def test_what_cannot_be_written_is_told_at_opening(place, branch, path):
    """Run as somebody without rights to the folder, since nothing is read-only to root."""
    script = """
        import os, sys
        from pathlib import Path
        from dangjian_desktop.storage.database import open_file
        from dangjian_desktop.storage.errors import StorageError
        if os.getuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            open_file(Path(sys.argv[1]))
        except StorageError as error:
            print(error.code, error.sentence)
    """
    folder = Path(tempfile.mkdtemp(prefix="dangjian-只读-"))
    try:
        file = folder / "a.db"
        shutil.copy(path, file)
        file.chmod(0o444)
        folder.chmod(0o777 if place == "file" else 0o555)
        if place == "folder of a missing file":
            file.unlink()
        before = bytes_beside(file)
        run = subprocess.run(
            python(script, file),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert run.stdout.startswith("readonly ")
        assert "不能写入" in run.stdout
        assert {name: content for name, content in bytes_beside(file).items() if content} == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_file_that_cannot_be_read_is_told(path, branch):
    script = """
        import os, sys
        from pathlib import Path
        from dangjian_desktop.storage.database import open_file
        from dangjian_desktop.storage.errors import StorageError
        if os.getuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            open_file(Path(sys.argv[1]))
        except StorageError as error:
            print(error.code)
    """
    folder = Path(tempfile.mkdtemp(prefix="dangjian-"))
    try:
        shutil.copy(path, folder / "a.db")
        folder.chmod(0o000)
        run = subprocess.run(
            python(script, folder / "a.db"), capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert run.stdout == "readonly\n"
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_schema_that_is_no_text_any_more_is_told_as_damage(path, branch):
    close_file()
    content = bytearray(path.read_bytes())
    found = content.find(b"CREATE TABLE")
    content[found : found + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    with pytest.raises(StorageError) as refused:
        open_file(path)
    assert refused.value.code == "damaged"
    assert path.read_bytes() == content


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(path, branch):
    """One child per kill would cost its start; so the child forks and each fork is killed."""
    script = """
        import os, random, select, signal, sys, time
        from pathlib import Path
        from dangjian_desktop.storage.database import open_file, close_file
        from dangjian_desktop.storage.journal_proof import verify
        from dangjian_desktop.storage.models import Person, database
        from tests import make
        path, branch, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        make.id_number()
        from pypinyin import pinyin
        pinyin("张")  # loaded once, before the forks
        chance = random.Random(7)
        known, hot = 0, 0
        for kill in range(kills):
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                open_file(path)
                count = Person.select().count()
                while True:
                    make.person(f"张三{count}", branch, remark="字" * 400)
                    count += 1
                    os.write(writer, count.to_bytes(4, "big"))
            os.close(writer)
            first = os.read(reader, 4)  # the clock runs from the first acknowledged person
            time.sleep(chance.uniform(0.0, 0.04))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            rest = b""
            while part := os.read(reader, 65536):
                rest += part
            os.close(reader)
            acknowledged = int.from_bytes((first + rest)[-4:], "big")
            hot += path.with_name(path.name + "-wal").stat().st_size > 0
            open_file(path)
            found = Person.select().count()
            assert acknowledged <= found <= acknowledged + 1, (acknowledged, found)
            assert found > known
            known = found
            assert verify() is None
            close_file()
        print(kills, hot)
    """
    run = subprocess.run(
        python(script, path, branch, KILLS),
        capture_output=True,
        text=True,
        check=False,  # standard error tells more than the return code
        cwd=ROOT,
        timeout=120,
    )
    assert run.stderr == ""
    kills, hot = map(int, run.stdout.split())
    assert kills == KILLS
    assert hot > KILLS // 2  # the kills really came in the middle of things
    open_file(path)
    assert_whole(range(KILLS, 100_000))


def test_a_flipped_bit_in_the_write_ahead_log_ends_the_log_there_and_harms_nothing_before(
    path, branch, tmp_path
):
    open_file(path)
    for number in range(10):
        make.person(f"张三{number}", branch)
    files = bytes_beside(path)
    close_file()
    log = f"{path.name}-wal"
    folder = tmp_path / "flipped"
    folder.mkdir()
    chance = random.Random(3)
    for _ in range(5):
        flipped = bytearray(files[log])
        flipped[chance.randrange(len(flipped) // 2, len(flipped))] ^= 1
        (folder / path.name).write_bytes(files[path.name])
        (folder / log).write_bytes(flipped)
        open_file(folder / path.name)
        assert_whole(range(11))
        close_file()


def test_the_tests_of_this_file_would_see_a_lost_row(path, branch):
    open_file(path)
    make.person("张三", branch)
    run_sql(path, "DELETE FROM stage_spell")
    with pytest.raises(AssertionError):
        assert_whole(range(2))
