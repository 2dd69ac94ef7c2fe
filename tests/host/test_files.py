"""Replacing files on real, full and read-only disks."""

import errno
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dangjian_desktop.host import files
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.files import (
    file_name,
    free_name,
    remove_leftovers,
    replace_file,
    replacing,
)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own with 64 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_new_file_holds_every_byte(tmp_path):
    path = tmp_path / "新.bin"
    content = os.urandom(3_000_000)
    replace_file(path, content)
    assert path.read_bytes() == content
    assert list(tmp_path.glob(".*")) == []


def test_an_old_file_gives_way_at_once(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    with path.open() as reader:
        replace_file(path, b"new")
        assert reader.read() == "old"
    assert path.read_text() == "new"


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_name_as_long_as_the_system_allows_can_be_replaced(tmp_path):
    path = tmp_path / ("名" * 83 + ".txt")
    replace_file(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_writer_that_fails_leaves_the_old_file_and_no_part(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_text("old")

    def write_half():
        with replacing(path) as part:
            assert part.suffix == ".pdf"
            part.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_writer_that_writes_nothing_is_a_bug_and_not_a_missing_file(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_text("old")
    with pytest.raises(RuntimeError), replacing(path):
        pass
    assert path.read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not forced to the disk there")
def test_a_disk_that_fails_once_to_keep_the_new_name_is_asked_again(tmp_path, monkeypatch):
    """It stands already: to say that nothing was written would be false."""
    force, failures = os.fsync, [1]

    def forced(descriptor: int) -> None:
        if failures and os.path.samestat(os.fstat(descriptor), tmp_path.stat()):
            failures.pop()
            raise OSError(errno.EIO, "input/output error")
        force(descriptor)

    monkeypatch.setattr(os, "fsync", forced)
    replace_file(tmp_path / "口令", b"new")
    assert (tmp_path / "口令").read_bytes() == b"new"
    assert not failures


def test_a_full_disk_keeps_the_old_file(small_disk):
    path = small_disk / "roster.xlsx"
    path.write_bytes(b"o" * 20_000)
    with pytest.raises(HostError) as caught:
        replace_file(path, os.urandom(100_000))
    assert caught.value.code == "disk.full"
    assert "roster.xlsx" in caught.value.sentence
    assert path.read_bytes() == b"o" * 20_000
    assert len(list(small_disk.iterdir())) == 1


def test_a_read_only_disk_is_told(small_disk):
    path = small_disk / "a.txt"
    path.write_text("old")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(HostError) as caught:
        replace_file(path, b"new")
    assert caught.value.code == "disk.read_only"
    assert path.read_text() == "old"


def test_a_file_size_limit_is_told_as_a_full_disk_to_any_account(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from dangjian_desktop.host.errors import HostError
        from dangjian_desktop.host.files import replace_file
        try:
            replace_file(Path(sys.argv[1]), b"n" * 100_000)
        except HostError as error:
            print(error.code)
        """
    )

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    run = subprocess.run(
        [sys.executable, "-B", "-c", script, path],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "disk.full\n"
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2  # the file and the fixture's home


def test_a_kill_in_the_middle_leaves_the_old_file_and_a_part_that_is_swept(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / "a.bin"
    path.write_bytes(b"old")
    script = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from dangjian_desktop.host.files import replacing
        with replacing(Path(sys.argv[1])) as part:
            part.write_bytes(b"half")
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    run = subprocess.run([sys.executable, "-c", script, path], check=False)
    assert run.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert len(list(folder.iterdir())) == 2
    assert remove_leftovers(folder) == 1
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_gone_and_a_folder_in_the_files_place_are_told(tmp_path):
    with pytest.raises(HostError) as gone:
        replace_file(tmp_path / "nowhere" / "a.txt", b"x")
    assert gone.value.code == "path.missing"
    (tmp_path / "taken").mkdir()
    with pytest.raises(HostError) as taken:
        replace_file(tmp_path / "taken", b"x")
    assert taken.value.code == "path.is_folder"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind there")
def test_nothing_takes_the_place_of_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(HostError) as caught:
        replace_file(tmp_path / "管道", b"new")
    assert caught.value.code == "path.special"
    assert (tmp_path / "管道").is_fifo()


def test_what_was_counted_short_is_refused():
    with pytest.raises(HostError) as caught:
        files._demand_size(10, 11, Path("a.pdf"))
    assert caught.value.code == "disk.short_write"
    assert "10 字节，应为 11 字节" in caught.value.sentence


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("60岁以上 2026-11-21.xlsx", "60岁以上 2026-11-21.xlsx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        (" 名册\n. ", "名册"),
    ],
)
def test_a_name_is_made_fit_for_every_system(wanted, name):
    assert file_name(wanted) == name


def test_names_of_a_job_differ_on_every_system():
    taken: set[str] = set()
    given = [free_name(wanted, taken) for wanted in ("a/b", "A?b", "a_b", "c")]
    assert given == ["a_b", "A_b（2）", "a_b（3）", "c"]
