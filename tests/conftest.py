"""What every test may ask for: a fresh database file, somebody to run operations, a day."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from dangjian_desktop.operations.demo.mine import DemoCounts, SeededUids, build_demo
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.file_key import NO_KEY, key_without_password
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.sealing import write_sealed
from dangjian_desktop.storage.shipped import use_shipped

RULES = Path(__file__).parents[1] / "resources" / "rules"

# Two cores and much else on them: a slow example is no fault, a slow suite is.
settings.register_profile("house", deadline=None, max_examples=50, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database file as a first start leaves it; copying is faster than making."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_file(path)
    close_file()
    database.initialize(None)
    return path.read_bytes()


@dataclass(frozen=True)
class BuiltDemo:
    """A file that holds the demonstration, and what its building told."""

    content: bytes
    counts: DemoCounts


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory, empty_file: bytes) -> BuiltDemo:
    """The demonstration, built once: that takes many times as long as copying it."""
    use_shipped(RULES.parent)
    use_sheets(states_of_choices)
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    path.write_bytes(empty_file)
    open_file(path)
    description = (RULES.parent / "demo" / "mine.toml").read_text("utf-8")
    work = build_demo(description=description)
    counts = Runner("示范", SeededUids(description)).run(work).result
    close_file()
    database.initialize(None)
    return BuiltDemo(path.read_bytes(), counts)


@pytest.fixture(scope="session")
def demo_file(built_demo: BuiltDemo) -> bytes:
    """The bytes of a file that holds the demonstration."""
    return built_demo.content


@pytest.fixture
def mine(data: Path, demo_file: bytes) -> Path:
    """The demonstration, open for this test in a file of its own."""
    close_file()
    data.write_bytes(demo_file)
    open_file(data)
    return data


@pytest.fixture
def data(tmp_path: Path, empty_file: bytes) -> Iterator[Path]:
    """A fresh database file, open for this test, with the program's rules; `make` fills it."""
    use_shipped(RULES.parent)
    use_sheets(states_of_choices)
    path = tmp_path / "党建数据.db"
    path.write_bytes(empty_file)
    open_file(path)
    yield path
    close_file()
    database.initialize(None)  # who reads after this test without a file of his own fails loudly


@pytest.fixture
def unsealed(data: Path) -> Path:
    """The fresh file without a seal, open, so that its very bytes can be searched."""
    close_file()
    plain = data.with_name("unsealed.db")
    write_sealed(data, key_without_password(data), plain, NO_KEY)
    plain.replace(data)
    open_file(data)
    return data


@pytest.fixture
def runner(data: Path) -> Runner:
    """Runs operations on the open file, with nothing to undo yet."""
    return Runner(actor="测试员")


@pytest.fixture
def on() -> date:
    """The day of most tests."""
    return date(2026, 11, 21)
