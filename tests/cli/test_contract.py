"""The contract of every command: exit codes, JSON alone, one Chinese sentence, no traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest

from dangjian_desktop.cli import finding
from dangjian_desktop.cli.main import program
from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import data_folder
from tests.cli.conftest import Command
from tests.operations import roster_books as books
from tests.storage.files import run_sql

#: Words of click's own sentences.
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Error|Show|Missing|Invalid|Got|such|argument|requires|valid|not|is"
    r"|required|default|INTEGER|RANGE|FLOAT|TEXT|FILE|PATH)\b"
)
ROOT = Path(__file__).parents[2]


def outside(program: str, arguments: Sequence[object]) -> subprocess.CompletedProcess[str]:
    """Run a program text in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


WRONG_USE = [
    ("foo",),
    ("find",),
    ("find", "x", "y"),
    ("examine", "x"),
    ("examine", "--branch"),
    ("find", "x", "--limit", "0"),
    ("find", "x", "--limit", "a"),
    ("find", "x", "--limit"),
    ("--bad", "find", "x"),
    ("--json=1", "find", "x"),
    ("--on", "2026-13-01", "find", "x"),
    ("--on", "20261121", "find", "x"),
    ("import",),
    ("import", "roster"),
    ("import", "branches"),
    ("import", "branches", "a.xlsx", "b.xlsx"),
    ("import", "plan", "x.xlsx"),
    ("export", "roster"),
    ("print", "roster"),
    ("print", "nothing", "--out", "a.pdf"),
    ("print", "roster", "--detail", "secret", "--out", "a.pdf"),
    ("print", "roster", "--paper", "A9", "--out", "a.pdf"),
    ("print", "roster", "--branch", "没有这个支部", "--out", "a.pdf"),
    ("print", "person_card", "--out", "a.pdf"),
    ("rules",),
    ("rules", "set", "dues.rounding", "step", "0.1"),
    ("rules", "list", "no_such"),
    ("calc",),
    ("calc", "weather"),
    ("calc", "dues"),
    ("calc", "dues", "5845"),
    ("calc", "dues", "base=五千"),
    ("calc", "dues", "base=1", "base=2"),
    ("calc", "dues", "wages=1"),
    ("calc", "--list", "dues"),
    ("calc", "--batch"),
    ("calc", "--batch", "nowhere.json"),
    ("print", "person_card", "--person", "查无此人", "--out", "a.pdf"),
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_is_code_two_and_one_chinese_sentence(
    command: Command, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = command("--json", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip()
    assert not ENGLISH.search(ran.err), ran.err
    assert not list(tmp_path.glob("*.pdf"))


def every_command(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Yield how the help of the program, and of each command of it, is asked for."""
    yield *before, "--help"
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, *before, name)
        else:
            yield *before, name, "--help"


@pytest.mark.parametrize("arguments", list(every_command(program)), ids=" ".join)
def test_the_help_is_chinese(command: Command, arguments: tuple[str, ...]) -> None:
    ran = command(*arguments)
    assert ran.code == 0
    assert ran.out.startswith("用法：dangjian")
    assert not ENGLISH.search(ran.out), ran.out


def test_the_help_tells_what_must_be_given_and_how_far_it_may_go(command: Command) -> None:
    assert "--month 月     如 2026-11（必填）" in command("dues", "--help").out
    assert "最多几条（1 到 200）" in command("find", "--help").out
    assert "毫米（0 到 50，不写就是 10）" in command("print", "--help").out


def test_without_a_command_the_window_is_asked_for(command: Command, tmp_path: Path) -> None:
    asked = command().code
    assert isinstance(asked, WindowRequest)
    assert asked.folder.path == tmp_path / "数据"
    assert not (tmp_path / "数据").exists()


BAD_FILES = [
    ("没有.xlsx", None),
    ("空.xlsx", b""),
    ("说明.xlsx", "这不是工作簿".encode()),
    ("名册.txt", "党建".encode("utf-16")),
    ("图片.xls", b"\x89PNG\r\n\x1a\n" * 20),
]


@pytest.mark.parametrize(("name", "content"), BAD_FILES, ids=[name for name, _ in BAD_FILES])
def test_a_file_that_cannot_be_read_is_code_two(
    command: Command, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = command("--json", "import", "roster", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert command("--json", "export", "roster", tmp_path / "a.xlsx").answer == {"rows": 0}


def test_a_workbook_without_people_is_code_two(command: Command, tmp_path: Path) -> None:
    ran = command(
        "import", "roster", books.xlsx(tmp_path / "别的.xlsx", [["日期", "金额"], [1, 2]])
    )
    assert ran.code == 2
    assert "没有找到表头" in ran.err


# Code 3: refused to keep data safe --------------------------------------------


def test_a_folder_in_use_is_code_three(command: Command, tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "数据")
    folder.prepare()
    lock = FolderLock(folder.path)
    lock.acquire()
    ran = command("find", "张三")
    lock.release()
    assert (ran.code, ran.out) == (3, "")
    assert command("find", "张三").code == 0


def test_a_damaged_file_is_code_three_and_stays_as_it_is(command: Command, tmp_path: Path) -> None:
    command("find", "张三")
    file = data_folder(tmp_path / "数据").database
    file.write_bytes(b"damaged" * 4096)
    before = file.read_bytes()
    ran = command("import", "roster", books.STANDARD)
    assert ran.code == 3
    assert file.read_bytes() == before


def test_a_newer_file_is_code_three_and_stays_as_it_is(command: Command, tmp_path: Path) -> None:
    command("find", "张三")
    file = data_folder(tmp_path / "数据").database
    run_sql(file, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 9999")
    before = file.read_bytes()
    ran = command("import", "roster", books.STANDARD)
    assert ran.code == 3
    assert "版本" in ran.err
    assert file.read_bytes() == before


def test_a_wrong_password_is_code_three_and_an_unreadable_one_two(
    command: Command, tmp_path: Path
) -> None:
    right, wrong, empty = tmp_path / "对.txt", tmp_path / "错.txt", tmp_path / "空.txt"
    right.write_text("青石岭的1983年\n", "utf-8")
    wrong.write_text("别的\n", "utf-8")
    empty.write_text("", "utf-8")
    assert command("--password-file", right, "find", "张三").code == 0
    assert command("--password-file", right, "import", "roster", books.STANDARD).code == 0
    assert command("--password-file", wrong, "find", "张三").code == 3
    assert command("find", "张三").code == 3
    assert command("--password-file", empty, "find", "张三").code == 2
    assert command("--password-file", tmp_path / "无.txt", "find", "张三").code == 2


def test_a_data_folder_that_is_a_file_is_code_three(command: Command, tmp_path: Path) -> None:
    (tmp_path / "数据").write_text("x")
    ran = command("find", "张三")
    assert ran.code == 3
    assert ran.err.count("\n") == 1


def test_a_read_only_folder_is_code_three() -> None:
    if not hasattr(os, "setuid"):
        pytest.skip("this system has no such permissions")
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "数据"
        folder.mkdir(mode=0o555)
        ended = outside(
            "import os, sys;"
            "from dangjian_desktop.cli.main import run;"
            "os.getuid() or os.setuid(65534);"  # root may write anywhere, nobody may not
            "sys.exit(run(sys.argv[1:]))",
            ["--data", folder, "find", "张三"],
        )
        assert list(folder.iterdir()) == []
    assert ended.returncode == 3, ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_a_full_disk_is_code_three_and_nothing_is_half_done(
    command: Command, tmp_path: Path
) -> None:
    pytest.importorskip("resource")
    command("import", "roster", books.xlsx(tmp_path / "a.xlsx", [books.HEADER, books.person()]))
    limit = 300 * 1024  # bytes that one file may have; the roster needs more
    ended = outside(
        "import resource, signal, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        "from dangjian_desktop.cli.main import run; sys.exit(run(sys.argv[1:]))",
        ["--data", tmp_path / "数据", "--on", "2026-11-21", "import", "roster", books.STANDARD],
    )
    assert ended.returncode == 3, ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
    assert command("--json", "export", "roster", tmp_path / "b.xlsx").answer == {"rows": 1}


def test_a_bug_is_told_without_a_traceback_and_stands_in_the_log(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(finding, "QuickFindQuery", broken)
    ran = command("find", "张三")
    assert ran.code == 3
    assert "Traceback" not in ran.err
    assert "日志" in ran.err
    log = (data_folder(tmp_path / "数据").log / "dangjian.log").read_text("utf-8")
    assert "ZeroDivisionError" in log


def test_the_console_script_answers_json_alone_on_standard_output(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "dangjian_desktop", "--data", tmp_path, "--json", "find", "庚"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[]\n", "")


@pytest.mark.parametrize("option", ["--json", "--on", "--data"])
def test_an_option_that_belongs_before_the_command_is_told_so(command: Command, option):
    ran = command("examine", option)
    assert ran.code == 2
    assert f"“{option}”要写在命令前面" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("what", ["roster", "template", "branches"])
def test_a_workbook_is_not_written_under_the_name_of_another_kind(
    command: Command, tmp_path: Path, what
):
    ran = command("export", what, tmp_path / "名单.pdf")
    assert ran.code == 2
    assert "名单.pdf" in ran.err
    assert ".xlsx" in ran.err
    assert not (tmp_path / "名单.pdf").exists()
