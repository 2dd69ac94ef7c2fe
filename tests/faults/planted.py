"""Faults that are planted into the program on purpose, each of which a named test must notice.

A test that cannot fail proves nothing. The environment variable is read by the harness of the
tests alone (`forked`, `test_planted`); the program knows no such switch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENVIRONMENT = "DANGJIAN_PLANTED_FAULT"
_HERE = "tests/faults"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a careless change might do to the program.

    Attributes:
        name: Short; what the variable holds.
        plant: Spoils the program in this process.
        caught_by: The test that must go red.
    """

    name: str
    plant: Callable[[], None]
    caught_by: str


def plant(name: str) -> None:
    """Spoil the program of this process; "" spoils nothing."""
    if name:
        {fault.name: fault for fault in FAULTS}[name].plant()


def _pragma(key: str, value: str) -> None:
    from dangjian_desktop.storage import database

    changed = tuple((one, value if one == key else old) for one, old in database._PRAGMAS)
    assert changed != database._PRAGMAS
    database._PRAGMAS = changed


def _nothing(*_given: Any, **_named: Any) -> None:
    return None


def _no_sync_of_files() -> None:
    from dangjian_desktop.host import files

    files._sync_file = _nothing


def _no_sync_of_folders() -> None:
    from dangjian_desktop.host import files

    files._sync_folder = _nothing


def _put_back_at_once() -> None:
    from dangjian_desktop.operations import backups

    def replace_data(folder: Any, coming: Any, room: Path, *, going: Any) -> bool:
        room.mkdir()
        folder.database.rename(room / folder.database.name)
        for name, file in coming.items():
            file.rename(folder.path / name)
        return True

    backups.replace_data = replace_data


def _parts_stay() -> None:
    from dangjian_desktop.operations import opening

    opening.remove_leftovers = _nothing


def _old_ones_go_first() -> None:
    from dangjian_desktop.operations import backups

    write = backups.write_backup

    def deleting(target: Path, *given: Any) -> None:
        for old in target.parent.glob("*.djbackup"):
            if old != target:
                old.unlink()
        write(target, *given)

    backups.write_backup = deleting


def _steps_one_by_one() -> None:
    from dangjian_desktop.storage import migrations

    def bring_up(database: Any, found: int, steps: Any, application: int) -> None:
        for step in steps[found:]:
            step(database.execute_sql)
        database.execute_sql(f"PRAGMA application_id = {application:d}")
        database.execute_sql(f"PRAGMA user_version = {len(steps):d}")

    migrations.bring_up = bring_up


FAULTS = (
    Fault(
        "synchronous off",
        lambda: _pragma("synchronous", "off"),
        f"{_HERE}/test_power_cut.py::test_a_cut_after_any_step_of_the_engine_loses_nothing",
    ),
    Fault(
        "synchronous normal",
        lambda: _pragma("synchronous", "normal"),
        f"{_HERE}/test_power_cut.py::test_a_cut_after_any_step_of_the_engine_loses_nothing",
    ),
    Fault(
        "no fsync of files",
        _no_sync_of_files,
        f"{_HERE}/test_power_cut.py::test_a_file_that_was_put_in_place_is_whole_after_a_cut",
    ),
    Fault(
        "no fsync of folders",
        _no_sync_of_folders,
        f"{_HERE}/test_power_cut.py::test_a_file_that_was_put_in_place_is_whole_after_a_cut",
    ),
    Fault(
        "old data moved away first",
        _put_back_at_once,
        f"{_HERE}/test_steps.py::test_a_kill_at_any_step_of_a_restore_leaves_the_old_or_the_new",
    ),
    Fault(
        "parts of files stay",
        _parts_stay,
        f"{_HERE}/test_steps.py::test_a_kill_at_any_step_of_a_backup_costs_that_one_alone",
    ),
    Fault(
        "old backups go first",
        _old_ones_go_first,
        f"{_HERE}/test_steps.py::test_a_kill_at_any_step_of_a_backup_costs_that_one_alone",
    ),
    Fault(
        "migration in many transactions",
        _steps_one_by_one,
        f"{_HERE}/test_steps.py::test_a_kill_at_any_statement_of_a_migration_leaves_a_whole_file",
    ),
)
