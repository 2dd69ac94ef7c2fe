"""Fixtures for reading foreign files."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS, ReadLimits
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet

DATA = Path(__file__).parents[1] / "data"


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
