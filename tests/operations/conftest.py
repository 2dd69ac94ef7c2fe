"""Workbooks written for a test, and their import."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.operations.imports import ImportCounts, import_roster
from dangjian_desktop.operations.runner import Runner
from tests.operations import roster_books as books
from tests.operations.roster_imports import Import, examined


@pytest.fixture
def bring_in(runner: Runner) -> Import:
    """Examine files and import them."""

    def act(*paths: Path, **choices: Any) -> ImportCounts:
        return runner.run(import_roster(examination=examined(*paths, **choices))).result

    return act


@pytest.fixture
def book(data: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write rows, or sheets of rows, to a workbook."""

    def write(*rows: Any, name: str = "名册.xlsx", **sheets: Any) -> Path:
        return books.xlsx(tmp_path / name, sheets or rows)

    return write
