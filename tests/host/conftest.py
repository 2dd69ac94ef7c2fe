"""A home of its own for each test, so that no test meets the developer's data."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder that the whole process takes for the account's."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def program_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a shell script of this name before all other programs; `$log` is its notebook.

    Returns:
        A function of name and script that returns the notebook's path.
    """
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def put(name: str, script: str) -> Path:
        notebook = tmp_path / f"{name}.log"
        program = folder / name
        program.write_text(f"#!/bin/sh\nlog={notebook}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return notebook

    return put
