"""Scores as they are counted: the sheet of a branch, and all branches of a period at once.

One pass over a rubric measures every branch together; marks and findings of all of them are read
once. A closed period is read from its closing (`queries.closings`), not counted anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.grades import Grade, grade_table
from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.scoring import (
    NOT_JUDGED,
    Given,
    ItemScore,
    TotalScore,
    item_score,
    total_score,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, ScoreRole
from dangjian_desktop.queries.measures.registry import (
    Scope,
    measured,
    supplied_measures,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import narrowed, rows
from dangjian_desktop.storage.models import ScoreFinding, ScoreMark
from dangjian_desktop.storage.rulebook import rules_on

#: What people entered: by branch and number of the item, and of the rule.
_Marks = Mapping[tuple[int, str], Mapping[ScoreRole, Given]]
_Findings = Mapping[tuple[int, str, str], list[Record]]
#: Told the share that is done (0 to 1); what it raises ends the work.
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class BranchScore:
    """What a branch has in a period."""

    organisation_id: int
    name: str
    rubric: Rubric
    period: Period
    items: tuple[ItemScore, ...]
    total: TotalScore

    def item(self, code: str) -> ItemScore | None:
        """Return the item of a code."""
        return next((one for one in self.items if one.item.code == code), None)


def all_score_reads() -> frozenset[Topic]:
    """Return the topics that any rubric may rest on; measures of books add none."""
    topics = {Topic.SCORE, Topic.RUBRIC, Topic.RULE, Topic.ORGANISATION}
    return frozenset(topics.union(*(info.reads for info in supplied_measures().values())))


def branches_within(within: int | None, on: date) -> tuple[tuple[int, str], ...]:
    """Return row id and name of the branches below an organisation, itself included.

    Args:
        within: The organisation; None for all.
        on: The day; they stand in the order of the tree then.
    """
    tree = Tree.on(on)
    here = None if within is None else tree.below(within)
    return tuple(
        (row.organisation_id, row.name)
        for row in tree.of_kind(OrganisationKind.BRANCH)
        if here is None or row.organisation_id in here
    )


def placed_within(within: int | None, on: date) -> int | None:
    """Return the organisation among whose branches those of a place are ranked and compared.

    A single branch would always be the first of itself: it is placed among those of the committee
    above it.

    Args:
        within: The place; None for all. on: The day whose tree is asked.
    """
    tree = Tree.on(on)
    node = tree.get(within)
    if node is None or node.kind is not OrganisationKind.BRANCH:
        return within
    above = [
        row.organisation_id
        for row in tree.path(node.organisation_id)
        if row.kind is OrganisationKind.COMMITTEE
    ]
    return above[-1] if above else None


def branch_scores(
    rubric: Rubric,
    period: Period,
    on: date,
    branches: Sequence[tuple[int, str]],
    *,
    with_records: bool = True,
    progress: Progress | None = None,
    entered_as: Mapping[str, str] | None = None,
) -> list[BranchScore]:
    """Return the scores of branches, counted from the records as they stand.

    Args:
        rubric: By which they are scored.
        period: The period. on: The day on which it is looked at.
        branches: Row id and name of each.
        with_records: Whether the records behind the figures are wanted.
        progress: Told the share done after each measure.
        entered_as: Under which number marks and findings of an item were entered, where another
            version gave it another one; "" for an item that it did not have.
    """
    ids = tuple(key for key, _name in branches)
    scope = Scope(ids, period, on, with_records)
    wanted = list(
        dict.fromkeys(rule.measure for item in rubric.items for rule in item.rules if rule.measure)
    )
    figures: dict[str, dict[int, Measured]] = {}
    for place, code in enumerate(wanted, start=1):
        figures[code] = measured(code, scope)
        if progress is not None:
            progress(place / (len(wanted) + 1))
    marks, findings = _marks(ids, period), _findings(ids, period)
    values = rules_on(period.last).values_of(rubric.grades)
    grades, cap = grade_table(values), str(values["vetoed_at_most"])
    return [
        _branch_score(rubric, period, branch, figures, (marks, findings), entered_as, (grades, cap))
        for branch in branches
    ]


def _branch_score(
    rubric: Rubric,
    period: Period,
    branch: tuple[int, str],
    figures: Mapping[str, Mapping[int, Measured]],
    entered: tuple[_Marks, _Findings],
    entered_as: Mapping[str, str] | None,
    grading: tuple[Sequence[Grade], str],
) -> BranchScore:
    (key, name), (marks, findings) = branch, entered
    items = []
    for item in rubric.items:
        code = item.code if entered_as is None else entered_as[item.code]
        given = marks.get((key, code), {})
        known: dict[str, Measured] = {}
        for rule in item.rules:
            found = findings.get((key, code, rule.key), [])
            counted = figures[rule.measure][key] if rule.measure else None
            known[rule.key] = _figure(counted, found)
        items.append(item_score(item, known, given.get(ScoreRole.SELF), given.get(ScoreRole.CHECK)))
    total = total_score(rubric, items, *grading)
    return BranchScore(key, name, rubric, period, tuple(items), total)


def _figure(counted: Measured | None, found: Sequence[Record]) -> Measured:
    """Return the figure of a rule: what was counted, and what people found beside it."""
    if not found:
        return Unknown(NOT_JUDGED) if counted is None else counted
    number = sum((one.count for one in found), Decimal(0))
    if isinstance(counted, Figure):
        return Figure(
            counted.count + number, (*counted.records, *found), counted.proofs, counted.note
        )
    return Figure(number, tuple(found), () if counted is None else counted.proofs)


def _of_period(table: Any, selected: Any, ids: Collection[int], period: Period) -> list[Any]:
    chosen = narrowed(selected.where(table.period == period.code), table.organisation, ids)
    return rows(chosen.order_by(table.id))


def _marks(ids: Collection[int], period: Period) -> dict[tuple[int, str], dict[ScoreRole, Given]]:
    table = ScoreMark
    selected = table.select(table.organisation, table.item, table.role, table.points, table.reason)
    found: dict[tuple[int, str], dict[ScoreRole, Given]] = defaultdict(dict)
    for branch, item, role, points, reason in _of_period(table, selected, ids, period):
        given = None if points is None else Decimal(points) / SCALE
        found[branch, item][role] = Given(given, reason)
    return found


def _findings(ids: Collection[int], period: Period) -> dict[tuple[int, str, str], list[Record]]:
    table = ScoreFinding
    selected = table.select(
        table.organisation,
        table.item,
        table.rule,
        table.id,
        table.uid,
        table.text,
        table.level,
        table.happened_on,
        table.count,
    )
    found: dict[tuple[int, str, str], list[Record]] = defaultdict(list)
    for branch, item, rule, key, uid, text, level, day, count in _of_period(
        table, selected, ids, period
    ):
        record = Record(
            RecordKind.FINDING,
            uid,
            Sentence("{text}", text=text or level),
            day,
            level,
            Decimal(count) / SCALE,
            key,
        )
        found[branch, item, rule].append(record)
    return found
