"""The compliance board of 1,500 branches against the bare SQL that counts the same meetings.

Ten years of records: about 900,000 activities and 10 million rows of attendance, written straight
into the file, its indexes made afterwards.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from figures import Figure, show

from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind, Post, Stage
from dangjian_desktop.host.paths import resources
from dangjian_desktop.queries.obligations import ComplianceBoardQuery
from dangjian_desktop.storage.database import close_file, execute_many, open_file
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.shipped import use_shipped

ON = date(2026, 11, 20)
BRANCHES, GROUPS, MEMBERS, YEARS = 1500, 2, 40, 10
#: Members of a branch in each of its rows of attendance.
PER_MEETING = 10
REPEATS = 7
MOST_RATIO = 2.0
#: The same meetings, counted by holder, kind and month, as bare as it can be asked.
BARE = """
SELECT kind, substr(held_on, 6, 2), organisation_id, COUNT(*) FROM activity
WHERE kind IN ('general_meeting', 'committee_meeting', 'group_meeting', 'party_lecture',
               'micro_lecture', 'themed_day', 'organizational_life_meeting',
               'democratic_appraisal')
  AND held_on BETWEEN '2026-01-01' AND '2026-11-20' AND state = 'held' AND original_id IS NULL
GROUP BY kind, substr(held_on, 6, 2), organisation_id
"""


def measure() -> list[Figure]:
    """Fill one file and read one year of it both ways."""
    with TemporaryDirectory() as name:
        use_shipped(resources())
        open_file(Path(name) / "branch.db")
        try:
            activities, marks = fill()
            ours = _median(lambda: ComplianceBoardQuery(2026, ON).fetch())
            bare = _median(lambda: database.execute_sql(BARE).fetchall())
        finally:
            close_file()
    ratio = ours / bare
    return [
        Figure(
            f"合规看板（{BRANCHES:,} 个党支部 × 12 个月；{YEARS} 年 {activities:,} 次活动、"
            f"{marks:,} 行出勤）",
            f"{ours:.0f} ms",
            f"裸 SQL 数同样的会 {bare:.0f} ms",
            f"{ratio:.2f} 倍",
            f"≤ {MOST_RATIO:g} 倍",
            ratio <= MOST_RATIO,
        )
    ]


def _median(read: Callable[[], Any]) -> float:
    read()
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        read()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def fill() -> tuple[int, int]:
    """Write branches, groups, seats, members and their meetings; return how many of each."""
    _insert("organisation", "id, uid, kind", _organisations())
    _insert("organisation_spell", "organisation_id, parent_id, name, place, note", _spells())
    people = range(1, BRANCHES * MEMBERS + 1)
    _insert(
        "person",
        _required("person", "id, uid, name, sort_name"),
        (
            (n, f"{n:016x}", f"人{n}", f"ren {n}", *_empty("person", "id, uid, name, sort_name"))
            for n in people
        ),
    )
    _insert(
        "membership",
        _required("membership", "person_id, branch_id"),
        (
            (n, _branch((n - 1) // MEMBERS), *_empty("membership", "person_id, branch_id"))
            for n in people
        ),
    )
    _insert(
        "stage_spell",
        "person_id, stage, since_is_known",
        ((n, Stage.FULL.value, 1) for n in people),
    )
    _insert(
        "post_spell",
        "person_id, organisation_id, post",
        (
            (b * MEMBERS + place + 1, _branch(b), post.value)
            for b in range(BRANCHES)
            for place, post in enumerate(
                (Post.SECRETARY, Post.ORGANISATION_MEMBER, Post.DISCIPLINE_MEMBER)
            )
        ),
    )
    dropped = _drop_indexes()
    fields = "id, uid, kind, organisation_id, state, held_on, entered_on"
    columns, empty = _required("activity", fields), _empty("activity", fields)
    activities = 0

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal activities
        for kind, holder, day in _meetings():
            activities += 1
            yield (
                activities,
                f"{activities:016x}",
                kind,
                holder,
                ActivityState.HELD.value,
                day,
                day,
                *empty,
            )

    _insert("activity", columns, rows())
    marks = _mark_everybody()
    for sql in dropped:
        database.execute_sql(sql)
    database.execute_sql("ANALYZE")
    return activities, marks


def _mark_everybody() -> int:
    """Let some members of the branch be at each of its meetings; return how many marks that is."""
    database.execute_sql("CREATE TEMP TABLE first_of (organisation_id INTEGER PRIMARY KEY, person)")
    firsts = [
        (holder, b * MEMBERS + 1)
        for b in range(BRANCHES)
        for holder in (_branch(b), *(_group(b, g) for g in range(GROUPS)))
    ]
    execute_many("INSERT INTO first_of VALUES (?, ?)", firsts)
    database.execute_sql(
        "INSERT INTO attendance (activity_id, person_id, is_due, mark, reason) "
        "WITH RECURSIVE place(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n < ?) "
        "SELECT activity.id, first_of.person + n, 1, 'present', '' FROM activity "
        "JOIN first_of ON first_of.organisation_id = activity.organisation_id, place",
        (PER_MEETING - 1,),
    )
    return int(database.execute_sql("SELECT COUNT(*) FROM attendance").fetchone()[0])


def _branch(number: int) -> int:
    return 2 + number * (1 + GROUPS)


def _group(branch: int, number: int) -> int:
    return _branch(branch) + 1 + number


def _organisations() -> Iterator[tuple[Any, ...]]:
    yield 1, "0" * 16, OrganisationKind.COMMITTEE.value
    for b in range(BRANCHES):
        yield _branch(b), f"{_branch(b):016x}", OrganisationKind.BRANCH.value
        for g in range(GROUPS):
            yield _group(b, g), f"{_group(b, g):016x}", OrganisationKind.PARTY_GROUP.value


def _spells() -> Iterator[tuple[Any, ...]]:
    yield 1, None, "集团公司党委", 0, ""
    for b in range(BRANCHES):
        yield _branch(b), 1, f"第{b + 1}党支部", b, ""
        for g in range(GROUPS):
            yield _group(b, g), _branch(b), f"第{g + 1}党小组", g, ""


def _meetings() -> Iterator[tuple[str, int, str]]:
    """Every meeting of ten years: about 60 a year and branch; one in fifty was missed."""
    missed = 0
    for year in range(ON.year - YEARS + 1, ON.year + 1):
        for month in range(1, 12 if year == ON.year else 13):
            for b in range(BRANCHES):
                for kind, holder, day in _of_month(b, year, month):
                    missed = (missed + 1) % 50
                    if missed:
                        yield kind, holder, day


def _of_month(b: int, year: int, month: int) -> Iterator[tuple[str, int, str]]:
    begun, branch = f"{year}-{month:02d}-", _branch(b)
    yield "themed_day", branch, f"{begun}10"
    yield "committee_meeting", branch, f"{begun}05"
    yield "group_study", branch, f"{begun}18"
    for g in range(GROUPS):
        yield "group_meeting", _group(b, g), f"{begun}12"
    if month % 3 == 0:
        yield "general_meeting", branch, f"{begun}15"
        yield "party_lecture", branch, f"{begun}16"
    if month == 1:
        yield "organizational_life_meeting", branch, f"{begun}20"


def _insert(table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
    places = ", ".join("?" for _ in columns.split(","))
    with database.atomic():
        execute_many(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _missing(table: str, given: str) -> list[tuple[str, str]]:
    known = {name.strip() for name in given.split(",")} | {"id"}
    told = database.execute_sql(f"PRAGMA table_info({table})").fetchall()
    return [(name, kind) for _n, name, kind, needed, *_ in told if needed and name not in known]


def _required(table: str, given: str) -> str:
    return ", ".join([given, *(name for name, _kind in _missing(table, given))])


def _empty(table: str, given: str) -> list[Any]:
    return [0 if kind.upper() == "INTEGER" else "" for _name, kind in _missing(table, given)]


def _drop_indexes() -> list[str]:
    found = database.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('activity', 'attendance')"
    ).fetchall()
    for name, _sql in found:
        database.execute_sql(f'DROP INDEX "{name}"')
    return [sql for _name, sql in found]


if __name__ == "__main__":
    show(measure())
