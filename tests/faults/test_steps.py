"""Kills before every step of what takes more than one transaction."""

import shutil
import sys
from pathlib import Path

import pytest

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of, prove_backup
from tests.faults import steps, works, world
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")
#: Steps of each work that are tried here; `make faults` tries every one.
MOST = 3


@pytest.fixture(scope="module")
def prepared(common_room: Path) -> Path:
    """A folder with two backups of earlier states and some work since."""
    folder = common_room / "支部"
    call(world.begun, folder, None, 3)
    call(works.backed_up, folder)
    return folder


@pytest.fixture
def fresh(prepared: Path, room: Path) -> Path:
    return Path(shutil.copytree(prepared, room / "支部"))


def assert_no_parts(folder: Path) -> None:
    assert [one.name for one in folder.rglob(".dangjian-*")] == []


def copies(prepared: Path, room: Path, count: int):
    for number in steps.chosen(count, MOST):
        yield number, Path(shutil.copytree(prepared, room / f"{number}"))


def test_a_kill_at_any_step_of_a_backup_costs_that_one_alone(prepared, fresh, room):
    before = {one.path.name: one.facts for one in backups_of(DataFolder(prepared)).backups}
    content = call(world.content_of, prepared)
    whole = steps.killed_at(works.backing_up, fresh, 0)
    assert len(backups_of(DataFolder(fresh)).backups) == len(before) + 1
    for number, folder in copies(prepared, room, len(whole.names)):
        step = steps.killed_at(works.backing_up, folder, number).before
        assert call(world.content_of, folder) == content, step
        shelf = backups_of(DataFolder(folder))
        assert shelf.broken == (), step
        for one in shelf.backups:
            assert prove_backup(one.path) == one.facts
        assert before.items() <= {one.path.name: one.facts for one in shelf.backups}.items(), step
        assert_no_parts(folder)


def test_a_kill_at_any_step_of_a_restore_leaves_the_old_or_the_new(prepared, fresh, room):
    old = call(world.content_of, prepared)
    whole = steps.killed_at(works.restoring, fresh, 0)
    new = call(world.content_of, fresh)
    assert old != new
    found = set()
    for number, folder in copies(prepared, room, len(whole.names)):
        step = steps.killed_at(works.restoring, folder, number).before
        content = call(world.content_of, folder)
        assert content in {old, new}, step
        found.add(content)
        assert_no_parts(folder)
        assert steps.killed_at(works.restoring, folder, 0).before is None
        assert call(world.content_of, folder) == new, step
    assert found == {old, new}


def test_a_kill_at_any_step_of_an_import_leaves_all_of_it_or_nothing(prepared, fresh, room):
    old, before = call(world.content_of, prepared), call(_rows_of, prepared)
    whole = steps.killed_at(works.importing, fresh, 0)
    after = call(_rows_of, fresh)
    for number, folder in copies(prepared, room, len(whole.names)):
        step = steps.killed_at(works.importing, folder, number).before
        rows = call(_rows_of, folder)
        if rows["person"] == before["person"]:
            assert call(world.content_of, folder) == old, step
        else:
            assert rows == after, step


def _rows_of(folder: Path) -> dict[str, int]:
    with world.at_work(folder):
        world.assert_sound()
        return world.facts_now().rows
