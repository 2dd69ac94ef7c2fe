"""Each planted fault turns its named test red: so the tests of this folder can fail (C14).

Each runs a test in a process of its own; so `make test` plants three, and `make faults` all.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.faults.forked import call
from tests.faults.planted import ENVIRONMENT, FAULTS, Fault, plant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks its children")
ROOT = Path(__file__).parents[2]
LEAST = 10
SHORT_FORM = {
    "no fsync of files",
    "backup not read back",
    "a wrong clock is believed",
}
PLANTED = [one for one in FAULTS if one.name in SHORT_FORM]


class _Outcomes:
    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.told.append((report.when, report.outcome))


def outcomes(fault: str, test: str, room: Path) -> list[tuple[str, str]]:
    """Run one test of this suite in this process, a fault planted in it and in its children."""
    os.environ[ENVIRONMENT] = fault
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.chdir(ROOT)
    plant(fault)
    heard = _Outcomes()
    given = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={ROOT}"]
    pytest.main([*given, f"--basetemp={room}", test], [heard])
    return heard.told


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_planted_fault_turns_its_test_red(fault: Fault, tmp_path: Path):
    told = call(outcomes, fault.name, fault.caught_by, tmp_path / "room")
    assert ("setup", "passed") in told, "the test itself is broken"
    assert ("call", "failed") in told, "nothing noticed the fault"


def test_there_are_enough_of_them():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= LEAST
    assert {fault.name for fault in FAULTS} > SHORT_FORM
