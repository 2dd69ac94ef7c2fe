"""A place for a database file, and both kinds of file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dangjian_desktop.storage.database import close_file
from dangjian_desktop.storage.models import database
from tests.storage.files import PASSWORD


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """Where the file is to be made; the folder has a name that is easily taken for a URL."""
    folder = tmp_path / "数据 #1 100%"
    folder.mkdir()
    yield folder / "党建数据.db"
    close_file()
    database.initialize(None)


@pytest.fixture(params=["", PASSWORD], ids=["plain", "encrypted"])
def password(request: pytest.FixtureRequest) -> str | None:
    """None for a plain file, else the password of an encrypted one."""
    return request.param or None
