"""A place for a database file, and both kinds of file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dangjian_desktop.storage.database import close_file
from dangjian_desktop.storage.file_key import FileKey
from dangjian_desktop.storage.models import database
from tests.storage.files import KEY


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """Where the file is to be made; the folder has a name that is easily taken for a URL."""
    folder = tmp_path / "数据 #1 100%"
    folder.mkdir()
    yield folder / "党建数据.db"
    close_file()
    database.initialize(None)


@pytest.fixture(params=[None, KEY], ids=["open", "encrypted"])
def key(request: pytest.FixtureRequest) -> FileKey | None:
    """None for a file without a password, else the key of an encrypted one."""
    return request.param
