"""Fixtures for reading foreign files."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS, ReadLimits
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet

DATA = Path(__file__).parents[1] / "data"
ROOT = DATA.parents[1]


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[RawSheet]]:
    """Read bytes as if they were a file of the given name."""

    def read_bytes(
        content: bytes, name: str = "名册.xlsx", limits: ReadLimits = DEFAULT_LIMITS
    ) -> list[RawSheet]:
        path = tmp_path / name
        path.write_bytes(content)
        return read_workbook(path, limits=limits)

    return read_bytes


@pytest.fixture
def refusal(read: Callable[..., list[RawSheet]]) -> Callable[..., ExchangeError]:
    """Return the refusal that reading the bytes must end in."""

    def refused(*args: object, **kwargs: object) -> ExchangeError:
        with pytest.raises(ExchangeError) as caught:
            read(*args, **kwargs)
        return caught.value

    return refused


@pytest.fixture
def dice() -> random.Random:
    return random.Random(20261120)


@pytest.fixture
def frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One file that is the program, as a packed one is: it can start nothing but itself."""
    if sys.platform == "win32":
        pytest.skip("Windows starts no script as a program; a packed one is needed there")
    program = tmp_path / "dangjian"
    program.write_text(
        f"#!/bin/sh\ncd '{ROOT}'\nexec '{sys.executable}' -m dangjian_desktop \"$@\"\n", "utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return program
