"""The scores of the demonstration: two versions of a rubric, four closed quarters, a correction.

The quarters of the year are counted from the year's records, as anybody would see them; only what
a person judges is written here. The quarter before the program was used was scored by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.contest import Outcome
from dangjian_desktop.domain.ledger_values import scaled
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    ObjectionOutcome,
    ObjectionSubject,
    RubricState,
    ScoreRole,
)
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.contest import record_flag_decision
from dangjian_desktop.operations.demo.chance import Chance
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.rubrics import contents_of
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.queries.scores import branch_scores
from dangjian_desktop.storage.models import (
    Objection,
    ScoreEvidence,
    ScoreFinding,
    ScoreMark,
)
from dangjian_desktop.storage.models import Rubric as RubricTable
from dangjian_desktop.storage.shipped_rubrics import sample_rubric

#: Number of the chapter, for its chances.
_SCORES = 31
#: Of a hundred items scored by hand, how many lost nothing, and what the others lost.
_UNHARMED, _HALF = 82, Decimal("0.5")


def write_scores(writer: Writer, plan: Mapping[str, Any], life: Life, committee: int) -> None:
    """Write rubrics, what people judged, and the closings."""
    told = plan["scores"]
    first = _rubric(told, told["first"])
    second = _rubric(told, told["second"])
    for made in (first, second):
        _keep(writer, made)
    board = _Board(writer, [branch.branch_id for branch in life.roll.branches.values()])
    for line in told["finding"]:
        board.find(line)
    for line in told["evidence"]:
        board.show(line)
    board.rate_self(told["self"], second)
    manual = told["manual"]
    board.rate(first, _period(manual["period"]), date.fromisoformat(manual["closed_on"]), plan)
    _close(writer, committee, manual)
    for quarter in told["quarters"]:
        board.confirm(second, _period(quarter["period"]), date.fromisoformat(quarter["closed_on"]))
        _decide(writer, committee, quarter, told["tie_reason"])
        _close(writer, committee, quarter)
    _correct(writer, board, told["correction"], committee)


def _rubric(told: Mapping[str, Any], version: Mapping[str, Any]) -> Rubric:
    """Return a version: the sample, with what that year had otherwise."""
    sample = sample_rubric()
    items = [replace(item, judge=told["judge"]) for item in sample.items]
    for change in version.get("changed", ()):
        place = next(n for n, item in enumerate(items) if item.code == change["code"])
        items[place] = _changed(items[place], change)
    return replace(
        sample,
        name=told["name"],
        version=version["version"],
        title=version["title"],
        items=tuple(items),
        since=date.fromisoformat(version["since"]),
        until=date.fromisoformat(version["until"]) if "until" in version else None,
    )


def _changed(item: RubricItem, change: Mapping[str, str]) -> RubricItem:
    if "maximum" in change:
        return replace(item, maximum=Decimal(change["maximum"]))
    rules = tuple(
        replace(rule, points=Decimal(change["points"])) if rule.key == change["rule"] else rule
        for rule in item.rules
    )
    return replace(item, rules=rules)


def _keep(writer: Writer, rubric: Rubric) -> None:
    writer.insert(
        RubricTable,
        name=rubric.name,
        version=rubric.version,
        state=RubricState.ISSUED,
        since=rubric.since,
        until=rubric.until,
        contents=contents_of(rubric),
        changed_on=rubric.since,
    )


def _period(code: str) -> Period:
    period = period_of(code)
    if period is None:
        raise ValueError(code)
    return period


class _Board:
    """Writes what people judged of the branches."""

    def __init__(self, writer: Writer, branches: Sequence[int]) -> None:
        self.writer, self.branches = writer, branches

    def find(self, line: Mapping[str, str]) -> None:
        """Write an occurrence that somebody found."""
        day = date.fromisoformat(line["day"])
        self.writer.insert(
            ScoreFinding,
            organisation=self.branches[int(line["branch"])],
            period=line["period"],
            item=line["item"],
            rule=line["rule"],
            level=line.get("level", ""),
            count=scaled(Decimal(line.get("count", "1"))),
            happened_on=day,
            text=line["text"],
            entered_on=day,
        )

    def show(self, line: Mapping[str, str]) -> None:
        """Write a piece of evidence."""
        self.writer.insert(
            ScoreEvidence,
            organisation=self.branches[int(line["branch"])],
            period=line["period"],
            item=line["item"],
            title=line["title"],
            handbook=line.get("handbook", ""),
            page=line.get("page", ""),
            note=line.get("note", ""),
        )

    def mark(
        self,
        branch: int,
        period: Period,
        item: str,
        role: ScoreRole,
        points: Decimal | None,
        on: date,
        reason: str = "",
    ) -> None:
        """Write a self-score or a check-score."""
        self.writer.insert(
            ScoreMark,
            organisation=branch,
            period=period.code,
            item=item,
            role=role,
            points=None if points is None else scaled(points),
            reason=reason,
            marked_on=on,
        )

    def rate_self(self, told: Mapping[str, Any], rubric: Rubric) -> None:
        """Write the scores that some branches gave themselves: full ones, but for a few items."""
        period = _period(told["period"])
        lower = {(line["branch"], line["item"]): line for line in told["lower"]}
        for place in told["branches"]:
            for item in rubric.items:
                line = lower.get((place, item.code))
                points = item.maximum if line is None else Decimal(line["points"])
                reason = "" if line is None else line["reason"]
                self.mark(
                    self.branches[place],
                    period,
                    item.code,
                    ScoreRole.SELF,
                    points,
                    period.last,
                    reason,
                )

    def rate(self, rubric: Rubric, period: Period, on: date, plan: Mapping[str, Any]) -> None:
        """Write the check-scores of a quarter that was scored by hand."""
        chance = Chance.of(plan, _SCORES)
        for branch in self.branches:
            for item in rubric.items:
                is_whole = chance.randrange(100) < _UNHARMED
                lost = Decimal(0) if is_whole else min(item.maximum, _HALF * chance.randint(1, 3))
                reason = "" if is_whole else "现场考核扣分，见考核组底稿"
                check = ScoreRole.CHECK
                self.mark(branch, period, item.code, check, item.maximum - lost, on, reason)

    def confirm(self, rubric: Rubric, period: Period, on: date) -> None:
        """Write that the checkers agree with what was counted, where nothing could be counted."""
        named = [(branch, "") for branch in self.branches]
        for score in branch_scores(rubric, period, on, named, with_records=False):
            for one in score.items:
                if one.score is None:
                    key, check = score.organisation_id, ScoreRole.CHECK
                    self.mark(key, period, one.item.code, check, None, on)


def _close(
    writer: Writer,
    committee: int,
    told: Mapping[str, str],
    reason: str = "",
    kept: Sequence[int] = (),
) -> None:
    close_period(
        subject=ClosingSubject.SCORE,
        organisation_id=committee,
        period=told["period"],
        on=date.fromisoformat(told["closed_on"]),
        reason=reason,
        kept=kept,
    ).body(writer)


def _decide(writer: Writer, committee: int, told: Mapping[str, str], reason: str) -> None:
    """Let the committee decide which branch gets a flag that several have won alike."""
    day, period = date.fromisoformat(told["closed_on"]), told["period"]
    board = FlagsQuery(period, day, committee).fetch()
    for row in () if board is None else board.rows:
        if row.result.outcome is Outcome.TIE:
            decision = record_flag_decision(
                organisation_id=committee,
                period=period,
                flag=row.flag.key,
                winner_id=row.result.open_ids[0],
                reason=reason,
                on=day,
            )
            decision.body(writer)


def _correct(writer: Writer, board: _Board, told: Mapping[str, str], committee: int) -> None:
    """Write an objection that was upheld, and the edition that came of it."""
    branch, period = board.branches[int(told["branch"])], told["period"]
    writer.insert(
        Objection,
        subject=ObjectionSubject.SCORE,
        organisation=branch,
        period=period,
        item=told["item"],
        text=told["text"],
        raised_on=date.fromisoformat(told["raised_on"]),
        answer=told["answer"],
        outcome=ObjectionOutcome.UPHELD,
        answered_on=date.fromisoformat(told["answered_on"]),
    )
    reopen_period(
        subject=ClosingSubject.SCORE,
        organisation_id=committee,
        period=period,
        on=date.fromisoformat(told["reopened_on"]),
        reason=told["reason"],
    ).body(writer)
    found = ScoreFinding.get(
        (ScoreFinding.organisation == branch)
        & (ScoreFinding.period == period)
        & (ScoreFinding.item == told["item"])
    )
    writer.update(
        ScoreFinding,
        found.id,
        count=scaled(Decimal(told["count"])),
        text=told["found"],
    )
    others = [key for key in board.branches if key != branch]
    _close(writer, committee, told, told["reason"], others)
