"""Copies for other programs: private, read-only, and gone at the end and at the next start."""

import os
import resource
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.safe_copies import SafeCopies


def test_a_copy_is_the_user_s_alone_and_read_only(tmp_path):
    copies = SafeCopies(tmp_path / "opened")
    path = copies.put("志愿书.pdf", b"%PDF")
    assert path.read_bytes() == b"%PDF"
    assert path.name == "志愿书.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    for folder in (path.parent, tmp_path / "opened"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_file_twice_is_two_copies(tmp_path):
    copies = SafeCopies(tmp_path / "opened")
    assert copies.put("a.pdf", b"1") != copies.put("a.pdf", b"2")


def test_a_name_cannot_leave_the_folder(tmp_path):
    copies = SafeCopies(tmp_path / "opened")
    path = copies.put("../../../逃走.pdf", b"x")
    assert path.is_relative_to(tmp_path / "opened")
    long = copies.put("字" * 500 + ".pdf", b"x")
    assert long.exists()


def test_the_end_and_the_next_start_empty_the_folder(tmp_path):
    copies = SafeCopies(tmp_path / "opened")
    copies.put("a.pdf", b"1")
    copies.clear()
    assert not (tmp_path / "opened").exists()
    copies.clear()  # nothing there is nothing to do
    left = copies.put("b.pdf", b"2")  # killed before it could clear
    assert left.exists()
    SafeCopies(tmp_path / "opened").clear()
    assert not (tmp_path / "opened").exists()


def test_what_a_link_leads_to_is_left_alone(tmp_path):
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    (elsewhere / "重要.txt").write_text("x")
    (tmp_path / "opened").symlink_to(elsewhere)
    copies = SafeCopies(tmp_path / "opened")
    elsewhere.chmod(0o750)
    copies.clear()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o750
    with pytest.raises(HostError) as caught:
        copies.put("a.pdf", b"1")
    assert caught.value.code == "copies.link"
    assert [path.name for path in elsewhere.iterdir()] == ["重要.txt"]


def test_a_link_inside_is_deleted_and_not_followed(tmp_path):
    elsewhere = tmp_path / "重要.txt"
    elsewhere.write_text("x")
    copies = SafeCopies(tmp_path / "opened")
    path = copies.put("a.pdf", b"1")
    (path.parent / "link").symlink_to(elsewhere)
    copies.clear()
    assert elsewhere.read_text() == "x"


def test_without_a_folder_a_private_one_is_made(monkeypatch, tmp_path):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    copies = SafeCopies()
    copies.clear()
    path = copies.put("a.pdf", b"1")
    assert path.is_relative_to(place)
    copies.clear()
    assert list(place.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_no_half_copy(tmp_path):
    script = """
        import sys
        from pathlib import Path
        from dangjian_desktop.host.errors import HostError
        from dangjian_desktop.host.safe_copies import SafeCopies
        try:
            SafeCopies(Path(sys.argv[1])).put("a.pdf", b"x" * 100_000)
        except HostError as error:
            print(error.code)
    """

    def limit_size() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "opened")],
        preexec_fn=limit_size,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "disk.full"
    files = [name for _, _, names in os.walk(tmp_path / "opened") for name in names]
    assert files == []


def test_a_place_that_is_a_file_is_told(tmp_path: Path):
    (tmp_path / "opened").write_text("x")
    with pytest.raises(HostError):
        SafeCopies(tmp_path / "opened").put("a.pdf", b"1")
