"""The points of single people: 本人查阅单 with the record behind every line.

A line opens by a click: the activity, the ledger row, the entry in the register. Who does not take
part has no lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.point_rules import MADE_UP, PointRule
from dangjian_desktop.domain.points import CountedFact, PointFact, counted
from dangjian_desktop.domain.vocabulary import PRINTED, Mark
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.closed_points import closed_lines
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, entry_rows
from dangjian_desktop.queries.point_facts import Facts, facts_between
from dangjian_desktop.queries.point_rows import (
    FREE_GROUP,
    Behind,
    PointLine,
    PointsBoard,
    PointsRow,
)
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Activity, PointEntry


@dataclass(frozen=True)
class PersonPoints:
    """What one person sees: 本人查阅单.

    Attributes:
        row: The figures; with the place among those that were asked for.
        lines: The records, the latest first.
        line: What reaches.
        waiting: Days for which attendance is not recorded yet.
    """

    board: PointsBoard
    row: PointsRow
    lines: tuple[PointLine, ...]
    waiting: tuple[date, ...] = ()


@dataclass(frozen=True)
class PersonPointsQuery:
    """The points of some people in a period, with the records behind them.

    Attributes:
        person_ids: Who; in this order, who is not on the roll in the period is left out.
        live: Whether a closed period is counted anew all the same.
    """

    reads: ClassVar = PointsQuery.reads | ENTRY_READS
    person_ids: tuple[int, ...]
    on: date
    period: str
    live: bool = False

    def fetch(self) -> list[PersonPoints]:
        """Return them; who does not take part has no lines."""
        board = PointsQuery(self.on, self.period, live=self.live).fetch()
        by_id = {row.person_id: row for row in board.rows}
        found = [by_id[key] for key in self.person_ids if key in by_id]
        open_rows = [row for row in found if not row.is_frozen]
        facts = self._facts(board, open_rows)
        lines = _lines_of(board, open_rows, facts, self.on)
        frozen = [row for row in found if row.is_frozen]
        if frozen:
            lines |= closed_lines(self.period, frozen)
        return [
            PersonPoints(
                board,
                row,
                tuple(lines.get(row.person_id, ())),
                tuple(
                    sorted(
                        day
                        for day in facts.waiting.get(row.person_id, ())
                        if day >= board.period.first and not row.is_exempt
                    )
                ),
            )
            for row in found
        ]

    def _facts(self, board: PointsBoard, found: Sequence[PointsRow]) -> Facts:
        until = min(board.period.last, self.on)
        rules_for = {
            row.person_id: board.rules.of_class(row.class_code)
            for row in found
            if not row.is_exempt
        }
        if not rules_for:
            return Facts({}, {})
        return facts_between(date(board.period.year, 1, 1), until, rules_for, is_everybody=False)


def _lines_of(
    board: PointsBoard, found: Sequence[PointsRow], facts: Facts, on: date
) -> dict[int, list[PointLine]]:
    rules = {one.key: one for one in board.rules.rules}
    told: dict[int, list[CountedFact]] = {}
    for row in found:
        known = counted(facts.by_person.get(row.person_id, ()), rules)
        told[row.person_id] = [one for one in known if one.fact.day >= board.period.first]
    everything = [one.fact for known in told.values() for one in known]
    words = _Words(rules, everything, on)
    return {
        person: sorted(
            (words.line(one) for one in known),
            key=lambda line: (line.day, line.row_id),
            reverse=True,
        )
        for person, known in told.items()
    }


class _Words:
    """What stands beside facts: titles of activities and rows, reasons of entries."""

    def __init__(
        self, rules: Mapping[str, PointRule], facts: Sequence[PointFact], on: date
    ) -> None:
        self._rules = rules
        by_hand = sorted({one.row_id for one in facts if one.mark == "entry"})
        marked = sorted({one.row_id for one in facts if one.mark not in ("", "entry")})
        booked = sorted({one.row_id for one in facts if not one.mark})
        self._entries = {
            key: (reason, happened_on, month, uid)
            for batch in _batches(by_hand)
            for key, reason, happened_on, month, uid in rows(
                PointEntry.select(
                    PointEntry.id,
                    PointEntry.reason,
                    PointEntry.happened_on,
                    PointEntry.period,
                    PointEntry.uid,
                ).where(PointEntry.id.in_(batch))
            )
        }
        self._activities = {
            key: (title or kind_label(kind), uid)
            for batch in _batches(marked)
            for key, title, kind, uid in rows(
                Activity.select(Activity.id, Activity.title, Activity.kind, Activity.uid).where(
                    Activity.id.in_(batch)
                )
            )
        }
        self._booked = entry_rows(booked, on)

    def line(self, one: CountedFact) -> PointLine:
        """Return the line of a fact."""
        fact = one.fact
        rule = self._rules.get(fact.rule)
        label = rule.label if rule is not None else ""
        group = rule.group if rule is not None else FREE_GROUP
        make: Any = {
            "row_id": fact.row_id,
            "rule": fact.rule,
            "rule_label": label,
            "group": group,
            "day": fact.day,
            "raw": fact.points,
            "points": one.points,
        }
        if fact.mark == "entry":
            reason, happened_on, month, uid = self._entries[fact.row_id]
            make |= {"day": happened_on or fact.day, "month": month, "uid": uid}
            return PointLine(Behind.BY_HAND, text=reason, **make)
        if fact.mark:
            mark = "补课" if fact.mark == MADE_UP else PRINTED[Mark(fact.mark)]
            title, uid = self._activities[fact.row_id]
            return PointLine(
                Behind.ACTIVITY,
                text=f"{mark}：{title}",
                uid=uid,
                activity_id=fact.row_id,
                **make,
            )
        row = self._booked.get(fact.row_id)
        if row is None:  # its book is no more
            return PointLine(Behind.ENTRY, text=label, **make)
        text = f"{row.book.short or row.book.label}：{row.title}"
        return PointLine(Behind.ENTRY, text=text, uid=row.uid, activity_id=row.activity_id, **make)


_BATCH = 500


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]
