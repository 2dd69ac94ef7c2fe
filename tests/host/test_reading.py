"""Reading a file that the user chose: whole, ordinary, and no larger than agreed."""

import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.reading import read_file


def code_of(path: Path, most: int = 100) -> str:
    with pytest.raises(HostError) as caught:
        read_file(path, most)
    assert "请" in caught.value.sentence
    assert path.name in caught.value.sentence or "\0" in path.name
    return caught.value.code


def test_a_file_is_read_up_to_the_last_byte_that_is_agreed(tmp_path):
    path = tmp_path / "扫描.pdf"
    path.write_bytes(b"x" * 100)
    assert read_file(path, 100) == b"x" * 100
    path.write_bytes(b"x" * 101)
    assert code_of(path) == "file.too_large"


def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "管道")
    assert code_of(tmp_path / "管道") == "file.special"
    assert code_of(Path("/dev/zero")) == "file.special"
    assert code_of(tmp_path) == "file.is_folder"


def test_a_file_that_is_gone_and_a_name_that_cannot_be(tmp_path):
    assert code_of(tmp_path / "没有.pdf") == "path.missing"
    assert code_of(tmp_path / ("长" * 200)) == "path.bad_name"
    assert code_of(tmp_path / "零\0.pdf") == "path.bad_name"


def test_a_file_that_grows_while_it_is_read_is_refused():
    # The kernel says that this file has no bytes, and reading gives some.
    assert code_of(Path("/proc/self/status"), 100_000) == "file.changing"


def test_a_file_without_the_right_to_read_it():
    script = """
        import os, sys
        from pathlib import Path
        from dangjian_desktop.host.errors import HostError
        from dangjian_desktop.host.reading import read_file
        if os.getuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            read_file(Path(sys.argv[1]), 100)
        except HostError as error:
            print(error.code)
    """
    with tempfile.TemporaryDirectory(prefix="dangjian-") as folder:
        path = Path(folder) / "锁住.pdf"
        path.write_bytes(b"x")
        path.chmod(0)
        Path(folder).chmod(0o755)
        run = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script), str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert run.stdout.strip() == "path.denied"


def test_a_file_of_one_byte_too_many_is_not_said_to_be_as_large_as_allowed(tmp_path):
    path = tmp_path / "材料.pdf"
    path.write_bytes(bytes(1024 * 1024 + 1))
    with pytest.raises(HostError) as caught:
        read_file(path, 1024 * 1024)
    assert "有 1.1 MB，超过 1 MB" in caught.value.sentence
