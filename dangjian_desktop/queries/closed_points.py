"""Points as closed periods froze them: the figures, and the record behind every line.

A person is named by uid, so a person who was merged since is found under who it is now.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Any

from dangjian_desktop.domain.closing import Table, UnreadableContentsError, read_contents
from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind
from dangjian_desktop.queries.closings import ClosingRow, closings_of
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.point_rows import BaseFrom, Behind, PointLine, PointsRow
from dangjian_desktop.storage.lookups import ids_by_uid, pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Closing,
    LedgerEntry,
    MergedPerson,
    Organisation,
    Person,
    PointEntry,
)

_TABLES: Mapping[Behind, Any] = {
    Behind.ACTIVITY: Activity,
    Behind.ENTRY: LedgerEntry,
    Behind.BY_HAND: PointEntry,
}


# Freezing -----------------------------------------------------------------------------


def person_table(row: PointsRow, branch_uid: str, lines: Sequence[PointLine]) -> Table:
    """Return somebody's points as they are frozen; who does not take part has no numbers.

    Args:
        row: The figures.
        branch_uid: Identity of the branch.
        lines: The records, with the uid of each.
    """
    told: Table = {
        "uid": row.uid,
        "name": row.name,
        "sort": row.sort_name,
        "branch": branch_uid,
        "group": row.group_name,
        "class": row.class_code,
        "class_label": row.class_label,
    }
    if row.is_exempt:
        return told | {"exempt": True}
    return told | {
        "base": number_text(row.base),
        "base_from": row.base_from.value,
        "points": number_text(row.points),
        "to_date": number_text(row.to_date),
        "figure": number_text(row.figure),
        "by_group": {key: number_text(value) for key, value in row.by_group.items()},
        "comparable": None if row.comparable is None else str(row.comparable),
        "reached": row.is_reached,
        "waiting": row.waiting,
        "lines": [_line_table(line) for line in lines],
    }


def _line_table(line: PointLine) -> Table:
    told: Table = {
        "behind": line.behind.value,
        "uid": line.uid,
        "rule": line.rule,
        "label": line.rule_label,
        "group": line.group,
        "day": line.day.isoformat(),
        "text": line.text,
        "points": number_text(line.points),
    }
    if line.is_capped:
        told["raw"] = number_text(line.raw)
    if line.month:
        told["month"] = line.month
    return told


# Reading ------------------------------------------------------------------------------


def closed_rows(period_code: str, tree: Tree) -> dict[int, list[PointsRow]]:
    """Return the rows of the branches that have closed a period, by row id of the branch."""
    found: dict[int, list[PointsRow]] = {}
    people: dict[str, int] | None = None
    branches = [row.organisation_id for row in tree.of_kind(OrganisationKind.BRANCH)]
    groups: dict[tuple[int | None, str], int] = {
        (row.parent_id, row.name): row.organisation_id
        for row in tree.of_kind(OrganisationKind.PARTY_GROUP)
    }
    for branch, row in closings_of(ClosingSubject.POINTS, branches, period_code).items():
        if row.is_reopened:
            continue
        people = people_by_uid() if people is None else people
        node = tree.get(branch)
        rows_of = [
            _row(told, branch, "" if node is None else node.name, people, groups)
            for told in _people(row.contents)
            if node is not None and told["branch"] == node.uid and told["uid"] in people
        ]
        found[branch] = list({one.person_id: one for one in rows_of}.values())
    return found


def closed_lines(period_code: str, person_rows: Sequence[PointsRow]) -> dict[int, list[PointLine]]:
    """Return the frozen lines of people, by person id; with row ids where a record still stands."""
    people = people_by_uid()
    wanted = {row.person_id for row in person_rows}
    told: dict[int, list[Mapping[str, Any]]] = {}
    branches = sorted({row.branch_id for row in person_rows})
    for row in closings_of(ClosingSubject.POINTS, branches, period_code).values():
        for one in _people(row.contents):
            person = people.get(one["uid"])
            if person in wanted:
                told[person] = list(one.get("lines", ()))
    known = _row_ids([line for lines in told.values() for line in lines])
    return {person: [_line(line, known) for line in lines] for person, lines in told.items()}


def closed_year_points(year: int) -> Mapping[int, Decimal]:
    """Return the points with which people closed a year, by person id."""
    heads = [
        key
        for (key,) in rows(
            Closing.select(Closing.organisation)
            .where((Closing.subject == ClosingSubject.POINTS) & (Closing.period == str(year)))
            .distinct()
        )
    ]
    if not heads:
        return {}
    tree = Tree.on(date(year, 12, 31))
    return {
        row.person_id: row.to_date
        for found in closed_rows(str(year), tree).values()
        for row in found
        if not row.is_exempt
    }


def closed_codes() -> list[str]:
    """Return the codes of the periods of which points were closed by anybody."""
    found = Closing.select(Closing.period).where(Closing.subject == ClosingSubject.POINTS)
    return sorted(code for (code,) in rows(found.distinct()))


def sealed_tables(row: ClosingRow, branch_uid: str) -> list[Table]:
    """Return the people of a branch as a closing sealed them, to be taken over as they are."""
    return [dict(told) for told in _people(row.contents) if told["branch"] == branch_uid]


def people_by_uid() -> dict[str, int]:
    """Return the row id of everybody by uid, of those who were merged that of who it is now."""
    merged = pairs(MergedPerson.select(MergedPerson.uid, MergedPerson.person))
    return {**merged, **pairs(Person.select(Person.uid, Person.id))}


@lru_cache(maxsize=32)
def _people(contents: str) -> tuple[Mapping[str, Any], ...]:
    try:
        told = tuple(read_contents(contents).body["people"])
        for one in told:
            _row(one, 0, "", {one["uid"]: 0}, {})
    except (KeyError, TypeError, ValueError, InvalidOperation, UnreadableContentsError):
        return ()
    return told


def _row(
    told: Mapping[str, Any],
    branch: int,
    branch_name: str,
    people: Mapping[str, int],
    groups: Mapping[tuple[int | None, str], int],
) -> PointsRow:
    number: dict[str, Decimal] = defaultdict(Decimal)
    for key in ("base", "points", "to_date", "figure"):
        number[key] = Decimal(told.get(key, 0))
    comparable = told.get("comparable")
    is_exempt = bool(told.get("exempt", False))
    return PointsRow(
        people[told["uid"]],
        str(told["uid"]),
        str(told["name"]),
        str(told["sort"]),
        branch,
        branch_name,
        groups.get((branch, told["group"])),
        str(told["group"]),
        str(told["class"]),
        str(told["class_label"]),
        number["base"],
        BaseFrom(told.get("base_from", BaseFrom.CLASS)),
        number["points"],
        number["to_date"],
        number["figure"],
        {str(key): Decimal(value) for key, value in told.get("by_group", {}).items()},
        None if comparable is None else Fraction(comparable),
        None if is_exempt else bool(told["reached"]),
        is_exempt,
        int(told.get("waiting", 0)),
        is_frozen=True,
    )


def _line(told: Mapping[str, Any], known: Mapping[tuple[Behind, str], int]) -> PointLine:
    behind = Behind(told["behind"])
    row_id = known.get((behind, told["uid"]), 0)
    points = Decimal(told["points"])
    return PointLine(
        behind,
        row_id,
        str(told["rule"]),
        str(told["label"]),
        str(told["group"]),
        date.fromisoformat(told["day"]),
        str(told["text"]),
        Decimal(told.get("raw", points)),
        points,
        str(told["uid"]) if row_id else "",
        row_id if behind is Behind.ACTIVITY and row_id else None,
        str(told.get("month", "")),
    )


def _row_ids(lines: Sequence[Mapping[str, Any]]) -> dict[tuple[Behind, str], int]:
    wanted: dict[Behind, set[str]] = defaultdict(set)
    for line in lines:
        wanted[Behind(line["behind"])].add(line["uid"])
    known: dict[tuple[Behind, str], int] = {}
    for behind, uids in wanted.items():
        for uid, key in ids_by_uid(_TABLES[behind], uids).items():
            known[behind, uid] = key
    return known


def branch_uids() -> dict[int, str]:
    """Return the uid of every organisation by row id."""
    return pairs(Organisation.select(Organisation.id, Organisation.uid))
