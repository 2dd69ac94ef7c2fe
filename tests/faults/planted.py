"""Faults that are planted into the program on purpose, each of which a named test must notice.

A test that cannot fail proves nothing. The environment variable is read by the harness of the
tests alone (`forked`, `test_planted`); the program knows no such switch.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
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

    for place in ("_ON_DISK", "_ON_STICK"):
        told = getattr(database, place)
        changed = tuple((one, value if one == key else old) for one, old in told)
        assert changed != told
        setattr(database, place, changed)


def _nothing(*_given: Any, **_named: Any) -> None:
    return None


def _not_rolled_back() -> None:
    from dangjian_desktop.storage import database

    database.roll_back_broken_off = _nothing


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


def _not_read_back() -> None:
    from dangjian_desktop.exchange.backup_file import read_facts
    from dangjian_desktop.operations import backups

    backups.prove = lambda path, *_: read_facts(path)


def _side_files_stay() -> None:
    from dangjian_desktop.operations import replaced_data

    replaced_data._SIDE_FILES = ()


def _old_ones_go_first() -> None:
    from dangjian_desktop.operations import backups

    write = backups.write_backup

    def deleting(target: Path, *given: Any) -> None:
        for old in target.parent.glob("*.djbackup"):
            if old != target:
                old.unlink()
        write(target, *given)

    backups.write_backup = deleting


def _main_file_alone() -> None:
    from dangjian_desktop.operations import backups
    from dangjian_desktop.storage.models import database
    from dangjian_desktop.storage.snapshot import facts_of

    def copied(target: Path) -> Any:
        copyfile(str(database.obj.database), target)
        return facts_of(database.execute_sql)

    backups.copied_to = copied


def _clock_is_believed() -> None:
    from datetime import timedelta

    from dangjian_desktop.domain.backups import is_behind
    from dangjian_desktop.operations import backups

    def is_due(last: Any, entries: int, seal: str, now: Any) -> bool:
        if not is_behind(last, entries, seal):
            return False
        return last is None or now - last.made_at >= timedelta(days=1)

    backups.is_due = is_due


def _nobody_is_kept_out() -> None:
    from dangjian_desktop.host.lock import FolderLock

    FolderLock.acquire = _nothing


def _no_transaction() -> None:
    from dangjian_desktop.storage import journal

    class _Opened:
        transaction = staticmethod(nullcontext)

        def __getattr__(self, name: str) -> Any:
            from dangjian_desktop.storage import database

            return getattr(database, name)

    journal.opened = _Opened()


def _steps_one_by_one() -> None:
    from dangjian_desktop.storage import migrations

    def bring_up(database: Any, found: int, steps: Any, application: int) -> None:
        for step in steps[found:]:
            step(database.execute_sql)
        database.execute_sql(f"PRAGMA application_id = {application:d}")
        database.execute_sql(f"PRAGMA user_version = {len(steps):d}")

    migrations.bring_up = bring_up


def _damage_is_not_looked_for() -> None:
    from dangjian_desktop.storage import database

    database.judge = lambda _path, _key, known=0: known


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
        "synchronous off on a stick",
        lambda: _pragma("synchronous", "off"),
        f"{_HERE}/test_power_cut.py::"
        "test_a_cut_at_work_on_a_stick_loses_nothing_there_or_where_it_is_copied_to",
    ),
    Fault(
        "a broken off change stays",
        _not_rolled_back,
        f"{_HERE}/test_power_cut.py::"
        "test_a_cut_at_work_on_a_stick_loses_nothing_there_or_where_it_is_copied_to",
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
        "backup not read back",
        _not_read_back,
        f"{_HERE}/test_backups_on_bad_disks.py::test_a_backup_that_the_disk_alters_does_not_count",
    ),
    Fault(
        "side files left at restore",
        _side_files_stay,
        f"{_HERE}/test_backups_on_bad_disks.py::test_a_log_of_the_old_file_never_meets_the_new",
    ),
    Fault(
        "old backups go first",
        _old_ones_go_first,
        f"{_HERE}/test_steps.py::test_a_kill_at_any_step_of_a_backup_costs_that_one_alone",
    ),
    Fault(
        "copy of the main file alone",
        _main_file_alone,
        f"{_HERE}/test_backups_on_bad_disks.py::test_a_backup_holds_what_stands_in_the_log_alone",
    ),
    Fault(
        "a wrong clock is believed",
        _clock_is_believed,
        f"{_HERE}/test_backups_on_bad_disks.py::test_a_wrong_clock_stops_no_backup",
    ),
    Fault(
        "lock not taken",
        _nobody_is_kept_out,
        f"{_HERE}/test_two_processes.py::test_the_second_process_is_told_who_is_there",
    ),
    Fault(
        "no transaction",
        _no_transaction,
        f"{_HERE}/test_kills.py::test_a_kill_at_any_moment_loses_nothing_acknowledged",
    ),
    Fault(
        "migration in many transactions",
        _steps_one_by_one,
        f"{_HERE}/test_old_files.py::test_a_kill_at_any_statement_of_a_migration_leaves_a_whole_file",
    ),
    Fault(
        "pages not checked at opening",
        _damage_is_not_looked_for,
        f"{_HERE}/test_damage.py::test_every_damaged_file_is_noticed_and_recovered",
    ),
)
