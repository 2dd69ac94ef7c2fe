"""Runs commands as the console script does, and gives back code, answer and complaint."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.cli.main import run
from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.shipped import use_shipped
from tests.conftest import RULES


@dataclass(frozen=True)
class Ran:
    """How a command ended.

    Attributes:
        code: The exit code, or what is asked of the window.
        out: Standard output.
        err: Standard error.
    """

    code: int | WindowRequest
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The answer of a command with --json: the only line on standard output."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


Command = Callable[..., Ran]


@contextmanager
def data_open(tmp_path: Path) -> Iterator[None]:
    """Open the file that the commands of a test will find, to write what they are asked about."""
    use_shipped(RULES.parent)
    use_sheets(states_of_choices)
    folder = DataFolder(tmp_path / "数据")
    folder.database.parent.mkdir(parents=True, exist_ok=True)
    open_file(folder.database)
    try:
        yield
    finally:
        close_file()


@pytest.fixture
def in_demo(tmp_path: Path, demo_file: bytes) -> None:
    """Let the commands of this test find the demonstration."""
    folder = DataFolder(tmp_path / "数据")
    folder.database.parent.mkdir(parents=True, exist_ok=True)
    folder.database.write_bytes(demo_file)


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Run a command on a data folder of this test, on one day."""

    def act(*arguments: object) -> Ran:
        given = ["--data", tmp_path / "数据", "--on", "2026-11-21", *arguments]
        capsys.readouterr()
        code = run([str(one) for one in given])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    yield act
    database.initialize(None)
