"""The five flags of a period: what every branch has, who gets each, and who held it before.

Figures are counted from scores each time (`contest_scores`); only what a committee decided and
what people entered is stored. The history is made of closed periods, and of the period looked at
and the one before it, which are 暂计 as long as nobody has closed them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.contest import (
    Contender,
    Decision,
    Flag,
    FlagResult,
    FlagRules,
    FlagTable,
    Holding,
    Outcome,
    by_rules,
    flag_rules,
    flag_table,
    holdings,
    with_decision,
)
from dangjian_desktop.domain.contest_names import RULE as NAMES
from dangjian_desktop.domain.contest_names import rubric_names
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_periods import period_before, period_of, period_on
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.contest_scores import (
    contest_organisation,
    contest_scores,
    is_closed_for,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.score_figures import figures_in
from dangjian_desktop.queries.scores import BranchScore, all_score_reads
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import FlagDecision
from dangjian_desktop.storage.rulebook import rules_on

#: How many periods the history shows, that looked at included.
PERIODS = 8
#: Of so many, from the latest, those that nobody has closed are counted.
_COUNTED = 2

CONTEST_READS = all_score_reads() | {Topic.CLOSING, Topic.CONTEST, Topic.ACTIVITY_KIND}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of a committee about a flag."""

    decision_id: int
    flag: str
    winner_id: int | None
    reason: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag in a period.

    Attributes:
        table: What every branch has. result: Who gets it.
        holder: The history in the period before, as far as it was decided: who holds it now.
        turn: What this period does to it. history: The periods, the oldest first.
        decision: What a committee decided; None for nothing.
        entered: Figures that people entered: by branch, the points and where they come from.
    """

    flag: Flag
    table: FlagTable
    result: FlagResult
    turn: Holding
    history: tuple[Holding, ...]
    holder: Holding | None = None
    decision: DecisionRow | None = None
    entered: Mapping[int, tuple[Decimal, str]] | None = None


@dataclass(frozen=True, slots=True)
class FlagBoard:
    """The flags of a period.

    Attributes:
        holder_id: Who holds the contest and decides; None where there is no organisation.
        is_running: Whether the period is not over. is_final: whether it is closed.
        has_scores: Whether a rubric scores the period.
        names: Branches by row id.
        source: Where the rule comes from. doubts: What must stand with it.
    """

    period: Period
    holder_id: int | None
    is_running: bool
    is_final: bool
    has_scores: bool
    rules: FlagRules
    rows: tuple[FlagRow, ...]
    names: Mapping[int, str]
    source: str
    doubts: tuple[Sentence, ...]

    def row(self, flag: str) -> FlagRow | None:
        """Return the flag of a key."""
        return next((one for one in self.rows if one.flag.key == flag), None)


def flag_period(on: date) -> Period:
    """Return the period of flags in which a day lies, by the rule of the day."""
    return period_on(flag_rules(rules_on(on).values_of(FLAGS)).every, on)


@dataclass(frozen=True)
class FlagsQuery:
    """The flags of a period among the branches of a committee.

    Attributes:
        period: Its code. within: An organisation; its committee holds the contest.
    """

    reads: ClassVar = CONTEST_READS
    period: str
    on: date
    within: int | None = None

    def fetch(self) -> FlagBoard | None:
        """Return the board; None where there is no such period."""
        period = period_of(self.period)
        return None if period is None else _board(period, self.on, self.within, data_revision())


@lru_cache(maxsize=8)
def _board(period: Period, on: date, within: int | None, _revision: int) -> FlagBoard:
    holder = contest_organisation(min(period.last, on), within)
    told = rules_on(period.last)
    rules = flag_rules(told.values_of(FLAGS))
    here = _one(period, on, holder)
    chain: list[tuple[Period, bool, Mapping[str, FlagResult]]] = [
        (period, here.is_final, here.results)
    ]
    before = period
    for number in range(1, PERIODS):
        before = period_before(before)
        if number >= _COUNTED and not is_closed_for(before, on, holder):
            continue
        found = _one(before, on, holder)
        if found.results:
            chain.insert(0, (before, found.is_final, found.results))
    names = {row.organisation_id: row.name for row in Tree.on(on).rows}
    for one, _is_final, _results in chain:
        for score in contest_scores(one, on, holder).scores:
            names.setdefault(score.organisation_id, score.name)
    flags = []
    for flag in rules.flags:
        history = holdings(
            [
                (one.code, one.label, is_final, results[flag.key])
                for one, is_final, results in chain
                if flag.key in results
            ]
        )
        turn = next((one for one in history if one.code == period.code), None)
        if turn is None:
            continue
        earlier = [
            one
            for one in history
            if one.code != period.code and one.result.outcome in (Outcome.WON, Outcome.NOBODY)
        ]
        flags.append(
            FlagRow(
                flag,
                here.tables[flag.key],
                here.results[flag.key],
                turn,
                history,
                earlier[-1] if earlier and earlier[-1].holder_id is not None else None,
                here.decisions.get(flag.key),
                here.entered.get(flag.figures[0]) if flag.figures else None,
            )
        )
    rule = told[FLAGS]
    return FlagBoard(
        period,
        holder,
        on <= period.last,
        here.is_final,
        bool(here.results),
        rules,
        tuple(flags),
        names,
        rule.source,
        rule.doubts,
    )


@dataclass(frozen=True, slots=True)
class _Period:
    is_final: bool
    tables: Mapping[str, FlagTable]
    results: Mapping[str, FlagResult]
    decisions: Mapping[str, DecisionRow]
    entered: Mapping[str, Mapping[int, tuple[Decimal, str]]]


def _one(period: Period, on: date, holder: int | None) -> _Period:
    """Return the flags of one period by the rules of its last day."""
    shown = contest_scores(period, on, holder)
    decisions = {row.flag: row for row in decisions_of(holder, period.code)}
    told = rules_on(period.last)
    rules, names = flag_rules(told.values_of(FLAGS)), rubric_names(told.values_of(NAMES))
    entered = _entered(period, rules, shown.scores)
    tables: dict[str, FlagTable] = {}
    results: dict[str, FlagResult] = {}
    if shown.scores:
        contenders = [_contender(score, entered) for score in shown.scores]
        for flag in rules.flags:
            # Every closing froze the rubric it was scored by; they agree within a period.
            table = flag_table(flag, rules, names, shown.scores[0].rubric, contenders)
            row = decisions.get(flag.key)
            decision = None if row is None else Decision(row.winner_id, row.reason)
            tables[flag.key] = table
            results[flag.key] = with_decision(by_rules(table, rules.lowest), decision)
    return _Period(shown.is_final, tables, results, decisions, entered)


def _entered(
    period: Period, rules: FlagRules, scores: Sequence[BranchScore]
) -> dict[str, dict[int, tuple[Decimal, str]]]:
    ids = {score.organisation_id for score in scores}
    found: dict[str, dict[int, tuple[Decimal, str]]] = {
        part: {} for flag in rules.flags for part in flag.figures
    }
    for row in figures_in(period.code, ids):
        if row.person_id is None and row.part in found:
            found[row.part][row.organisation_id] = (row.points, row.reason)
    return found


def _contender(
    score: BranchScore, entered: Mapping[str, Mapping[int, tuple[Decimal, str]]]
) -> Contender:
    key = score.organisation_id
    figures = {part: by_branch[key][0] for part, by_branch in entered.items() if key in by_branch}
    return Contender(key, score.name, score.items, score.total.is_vetoed, figures)


def decisions_of(holder: int | None, period: str) -> list[DecisionRow]:
    """Return what a committee decided about the flags of a period."""
    if holder is None:
        return []
    table = FlagDecision
    chosen = table.select(table.id, table.flag, table.winner, table.reason, table.decided_on).where(
        (table.organisation == holder) & (table.period == period)
    )
    return [DecisionRow(*row) for row in rows(chosen.order_by(table.id))]


def flag_results(period: Period, on: date, within: int | None) -> dict[str, FlagResult]:
    """Return who gets each flag in a period, by the key of the flag, without the history."""
    return dict(_one(period, on, contest_organisation(min(period.last, on), within)).results)
