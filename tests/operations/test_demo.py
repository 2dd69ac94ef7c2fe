"""The demonstration mine: large enough to try everything, and the same on every computer."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import LeaveReason, OrganisationKind, Post, Stage
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.demo import DemoCounts, SeededUids, build_demo
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import TABLES, SearchKey, database
from tests import make

DESCRIPTION = (resources() / "demo" / "mine.toml").read_text("utf-8")
DAY = date(2026, 11, 20)


def build() -> DemoCounts:
    work = build_demo(description=DESCRIPTION)
    return Runner("示范", SeededUids(DESCRIPTION)).run(work).result


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal, whose entries carry the moment."""
    return {
        table.table_name(): sorted(
            database.execute_sql(f'SELECT * FROM "{table.table_name()}"').fetchall(), key=repr
        )
        for table in (*TABLES, SearchKey)
        if table.topic is not Topic.JOURNAL
    }


def test_the_mine_has_its_branches_zones_and_people(data: Path) -> None:
    counts = build()
    assert (counts.branches, counts.zones) == (15, 4)
    assert 440 <= counts.people <= 560
    tree = Tree.on(DAY)
    assert len(tree.of_kind(OrganisationKind.BRANCH)) == 15
    assert len(ZoneQuery(DAY).fetch()) == 4
    members = RosterQuery(DAY).fetch()
    assert 440 <= len(members) <= 480
    assert sum(Post.SECRETARY in row.posts for row in members) == 15
    assert RosterQuery(DAY, scope=Scope.DEVELOPING).fetch()
    gone = RosterQuery(DAY, scope=Scope.LEFT).fetch()
    assert {row.leave_reason for row in gone} == {LeaveReason.TRANSFER}


def test_everybody_is_invented_and_has_a_valid_number(data: Path) -> None:
    build()
    region = tomllib.loads(DESCRIPTION)["id_region"]
    for row in RosterQuery(DAY, scope=Scope.EVERYBODY).fetch():
        number = row.facts.id_number
        assert number.startswith(region)
        assert number[-1] == check_digit(number[:17])
        assert row.stage is not Stage.FULL or row.confirmed_on is not None


def test_rare_names_are_among_them(data: Path) -> None:
    build()
    names = "".join(row.facts.name for row in RosterQuery(DAY).fetch())
    assert set("䶮㛃𬱖") & set(names)


def test_two_builds_hold_the_same_rows(tmp_path: Path, empty_file: bytes) -> None:
    found = []
    for name in ("a.db", "b.db"):
        path = tmp_path / name
        path.write_bytes(empty_file)
        open_file(path)
        build()
        found.append(rows())
        close_file()
    database.initialize(None)
    assert found[0] == found[1]
    assert sum(map(len, found[0].values())) > 3000


def test_build_demo_refuses_a_file_in_use_and_is_one_undo(data: Path, runner: Runner) -> None:
    before = rows()
    runner.run(build_demo(description=DESCRIPTION))
    with pytest.raises(RefusedError, match="已有数据"):
        runner.run(build_demo(description=DESCRIPTION))
    runner.undo()
    assert rows() == before
    make.committee()
    with pytest.raises(RefusedError):
        runner.run(build_demo(description=DESCRIPTION))
