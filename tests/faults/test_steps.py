"""Kills before every step of what takes more than one transaction."""

import shutil
import sys
from pathlib import Path

import pytest

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of, prove_backup
from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.errors import StorageError
from tests.faults import steps, works, world
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")
#: Steps of each work that are tried here; `make faults` tries every one.
MOST = 5


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """A folder with two backups of earlier states and some work since."""
    folder = tmp_path_factory.mktemp("steps") / "支部"
    call(world.begun, folder, None, 3)
    call(works.backed_up, folder)
    return folder


@pytest.fixture
def fresh(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "支部"))


def assert_no_parts(folder: Path) -> None:
    assert [one.name for one in folder.rglob(".dangjian-*")] == []


def copies(prepared: Path, tmp_path: Path, count: int):
    for number in steps.chosen(count, MOST):
        yield number, Path(shutil.copytree(prepared, tmp_path / f"{number}"))


def test_a_kill_at_any_step_of_a_backup_costs_that_one_alone(prepared, fresh, tmp_path):
    before = {one.path.name: one.facts for one in backups_of(DataFolder(prepared)).backups}
    content = call(world.content_of, prepared)
    whole = steps.killed_at(works.backing_up, fresh, 0)
    assert len(backups_of(DataFolder(fresh)).backups) == len(before) + 1
    for number, folder in copies(prepared, tmp_path, len(whole.names)):
        step = steps.killed_at(works.backing_up, folder, number).before
        assert call(world.content_of, folder) == content, step
        shelf = backups_of(DataFolder(folder))
        assert shelf.broken == (), step
        for one in shelf.backups:
            assert prove_backup(one.path) == one.facts
        assert before.items() <= {one.path.name: one.facts for one in shelf.backups}.items(), step
        assert_no_parts(folder)


def test_a_kill_at_any_step_of_a_restore_leaves_the_old_or_the_new(prepared, fresh, tmp_path):
    old = call(world.content_of, prepared)
    whole = steps.killed_at(works.restoring, fresh, 0)
    new = call(world.content_of, fresh)
    assert old != new
    found = set()
    for number, folder in copies(prepared, tmp_path, len(whole.names)):
        step = steps.killed_at(works.restoring, folder, number).before
        content = call(world.content_of, folder)
        assert content in {old, new}, step
        found.add(content)
        assert_no_parts(folder)
        assert steps.killed_at(works.restoring, folder, 0).before is None
        assert call(world.content_of, folder) == new, step
    assert found == {old, new}


def test_a_kill_at_any_step_of_an_import_leaves_all_of_it_or_nothing(prepared, fresh, tmp_path):
    old = call(world.content_of, prepared)
    whole = steps.killed_at(works.importing, fresh, 0)
    for number, folder in copies(prepared, tmp_path, len(whole.names)):
        step = steps.killed_at(works.importing, folder, number).before
        rows = call(_rows_of, folder)
        if rows["person"] == call(_rows_of, prepared)["person"]:
            assert call(world.content_of, folder) == old, step
        else:
            assert rows == call(_rows_of, fresh), step


def _rows_of(folder: Path) -> dict[str, int]:
    with world.at_work(folder):
        world.assert_sound()
        return world.facts_now().rows


def test_a_kill_at_any_statement_of_a_migration_leaves_a_whole_file(tmp_path):
    newest = len(migrations.STEPS)
    for version in (1, newest - 1):
        made = tmp_path / f"v{version}"
        call(steps.of_version, made, version)
        whole = Path(shutil.copytree(made, tmp_path / f"whole{version}"))
        count = steps.migration_killed_at(whole, version, 0)
        for number in steps.chosen(count, 4):
            folder = Path(shutil.copytree(made, tmp_path / f"v{version}-{number}"))
            assert steps.migration_killed_at(folder, version, number) is None
            assert call(_version_at_rest, folder) == version, number
            assert call(steps.version_and_rows, folder) == (newest, 1), number


def _version_at_rest(folder: Path) -> int:
    """Return the version that a killed migration left, without bringing it up."""
    from dangjian_desktop.storage.database import close_file, open_file
    from dangjian_desktop.storage.models import database

    path = DataFolder(folder).database
    for version in range(len(migrations.STEPS), 0, -1):
        try:
            opened = open_file(path, steps=migrations.STEPS[:version])
        except StorageError as error:
            if error.code != "newer":  # than these steps: asked again with fewer
                raise
            continue
        found = int(database.obj.pragma("user_version"))
        close_file()
        return opened.migrated_from or found
    raise AssertionError("no version opens it")


def test_a_kill_at_any_step_of_opening_older_data_leaves_them_or_brings_them_up(tmp_path):
    newest = len(migrations.STEPS)
    made = tmp_path / "made"
    call(steps.of_version, made, newest - 1)
    whole = steps.killed_at(works.migrating, Path(shutil.copytree(made, tmp_path / "whole")), 0)
    for number, folder in copies(made, tmp_path, len(whole.names)):
        step = steps.killed_at(works.migrating, folder, number).before
        assert call(steps.version_and_rows, folder) == (newest, 1), step
        shelf = backups_of(DataFolder(folder))
        assert shelf.broken == (), step
        assert shelf.backups, f"brought up without a backup: {step}"
        for one in shelf.backups:
            assert prove_backup(one.path).schema == newest - 1
        assert_no_parts(folder)


@pytest.mark.parametrize("work", [works.ENCRYPTING, works.DECRYPTING, works.CHANGING_PASSWORD])
def test_a_kill_at_any_step_of_a_password_leaves_one_way_in(work, prepared, tmp_path):
    made = prepared
    if work.before is not None:
        made = Path(shutil.copytree(prepared, tmp_path / "locked"))
        call(works.locked_up, made)
    found = steps.kill_everywhere(work, made, tmp_path / "room", 3)
    assert found.wrong == []
    assert found.tried == 3
