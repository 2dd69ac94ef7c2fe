"""What tests of the domain share: real synonyms and rules, and sheets made by hand."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.cells import Row
from dangjian_desktop.domain.headers import SynonymTable, read_synonyms
from dangjian_desktop.domain.roster_import import SheetReading, read_sheet
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES
from tests.domain.sheets import Sheet

HEADERS = Path(__file__).parents[2] / "resources" / "import" / "roster_headers.toml"
ON = date(2026, 11, 20)


@pytest.fixture(scope="session")
def table() -> SynonymTable:
    """The synonym table that ships with the program."""
    return read_synonyms(HEADERS.read_text(encoding="utf-8"))


@pytest.fixture
def read(table):
    """Read rows as a sheet on the day of the tests."""

    def _read(*rows: Row, **wishes: object) -> SheetReading:
        return read_sheet(Sheet(rows), **({"table": table, "on": ON} | wishes))

    return _read


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The rules of the program on the day of the tests, no branch's own among them."""
    return rules_of_files(RULES, ON)
