"""A draft tried on periods that are past: what would have changed, per branch and item.

What stood is taken from the closing where the period is closed, and counted by the version of its
day where it is not. What would have stood is counted anew by the draft from the records of today,
with the check-scores and findings that were entered for each item under the number it had then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.measured import Figure, Measured
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rubric_differences import (
    RubricDifference,
    matched_items,
    rubric_differences,
)
from dangjian_desktop.domain.score_periods import period_before, period_of, period_on
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.queries.closings import ClosingRow, closings_of, frozen_scores
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.scores import BranchScore, branch_scores, branches_within
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Closing

#: Told the code of the period that is counted and the share done; what it raises ends the work.
TrialProgress = Callable[[str, float], None]
#: So many quarters that are over are offered beside the closed periods.
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class PeriodToTry:
    """A period that is over.

    Attributes:
        code: Its code. is_closed: Whether its scores were closed by anybody.
    """

    code: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ItemTrial:
    """An item in both versions.

    Attributes:
        before, after: None where one version does not have it.
        differences: What the draft says otherwise of it.
        is_frozen: Whether `before` is what was closed, however the records stand now.
    """

    code: str
    title: str
    before: ItemScore | None
    after: ItemScore | None
    differences: tuple[RubricDifference, ...] = ()
    is_frozen: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether points, maximum or 待评 would be others."""
        if self.before is None or self.after is None:
            return True
        return _stand(self.before) != _stand(self.after)

    @property
    def has_other_records(self) -> bool:
        """Whether what was closed was counted otherwise than the records say now."""
        if not self.is_frozen or self.before is None or self.after is None:
            return False
        was = {one.rule.measure: _counted(one.measured) for one in self.before.rules}
        return any(
            one.rule.measure in was and was[one.rule.measure] != _counted(one.measured)
            for one in self.after.rules
            if one.rule.measure
        )

    @property
    def change(self) -> Decimal | None:
        """Points more or less; None where either is 待评. A missing item has none."""
        was = Decimal(0) if self.before is None else self.before.score
        now = Decimal(0) if self.after is None else self.after.score
        return None if was is None or now is None else now - was


@dataclass(frozen=True, slots=True)
class BranchTrial:
    """A branch in a period.

    Attributes:
        is_frozen: Whether `before` is what was closed.
        before: None where no version scored the period.
    """

    organisation_id: int
    name: str
    period: Period
    is_frozen: bool
    before: BranchScore | None
    after: BranchScore
    items: tuple[ItemTrial, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything would be another."""
        return self.has_other_grade or any(item.is_changed for item in self.items)

    @property
    def has_other_grade(self) -> bool:
        """Whether the grade would be another."""
        was = None if self.before is None else self.before.total.grade
        now = self.after.total.grade
        return (was and was.name) != (now and now.name)

    @property
    def change(self) -> Decimal | None:
        """Points more or less in total; None where there was no total, or something is 待评."""
        if self.before is None or self.before.total.pending or self.after.total.pending:
            return None
        return self.after.total.total - self.before.total.total


@dataclass(frozen=True, slots=True)
class RubricTrial:
    """What a draft would have changed."""

    rubric: Rubric
    on: date
    branches: tuple[BranchTrial, ...]


def periods_to_try(on: date) -> list[PeriodToTry]:
    """Return the closed periods, and the last quarters that are over, the newest first."""
    table = Closing
    query = table.select(table.period).where(table.subject == ClosingSubject.SCORE).distinct()
    closed = {code for (code,) in rows(query)}
    codes = set(closed)
    quarter = period_before(period_on(Every.QUARTER, on))
    for _number in range(_QUARTERS):
        codes.add(quarter.code)
        quarter = period_before(quarter)
    known = [period for code in codes if (period := period_of(code)) is not None]
    known.sort(key=lambda period: (period.last, period.first), reverse=True)
    return [PeriodToTry(period.code, period.code in closed) for period in known]


def rubric_trial(
    rubric: Rubric,
    codes: Sequence[str],
    on: date,
    within: int | None = None,
    progress: TrialProgress | None = None,
) -> RubricTrial:
    """Return what a draft would have changed in some periods.

    Args:
        rubric: The draft, whatever its days are.
        codes: Codes of the periods; one that is none is passed over.
        on: The day on which it is looked at.
        within: An organisation; None for all branches.
        progress: Told what is counted and how far it is.
    """
    periods = [period for code in codes if (period := period_of(code)) is not None]
    found: list[BranchTrial] = []
    for place, period in enumerate(periods):
        tell = _step(progress, period.code, place, len(periods))
        found += _of_period(rubric, period, on, within, tell)
    return RubricTrial(rubric, on, tuple(found))


def _step(
    progress: TrialProgress | None, code: str, place: int, count: int
) -> Callable[[float], None]:
    def tell(share: float) -> None:
        if progress is not None:
            progress(code, (place + share) / count)

    return tell


def _of_period(
    rubric: Rubric,
    period: Period,
    on: date,
    within: int | None,
    tell: Callable[[float], None],
) -> list[BranchTrial]:
    branches = branches_within(within, period.last)
    ids = [key for key, _name in branches]
    tell(0.0)
    before, frozen = _before(period, on, branches, lambda share: tell(share / 2))
    compared_with = {was.rubric: _compare(was.rubric, rubric) for was in before.values()}
    by_id = _after(rubric, period, on, branches, before, compared_with, tell)
    trials = []
    for key in ids:
        was, now = before.get(key), by_id[key]
        compared = compared_with[was.rubric] if was is not None else None
        items = _items(was, now, compared, is_frozen=key in frozen)
        trials.append(BranchTrial(key, now.name, period, key in frozen, was, now, items))
    return trials


def _after(
    rubric: Rubric,
    period: Period,
    on: date,
    branches: Sequence[tuple[int, str]],
    before: Mapping[int, BranchScore],
    compared_with: Mapping[Rubric, "_Compared"],
    tell: Callable[[float], None],
) -> dict[int, BranchScore]:
    """Return what the draft gives, by branch; those scored by one version before are one pass."""
    by_version: dict[Rubric | None, list[tuple[int, str]]] = {}
    for branch in branches:
        was = before.get(branch[0])
        by_version.setdefault(None if was is None else was.rubric, []).append(branch)
    found: dict[int, BranchScore] = {}
    for place, (version, some) in enumerate(by_version.items()):
        done, count = place, len(by_version)
        entered_as = None if version is None else compared_with[version].entered_as(rubric)
        scores = branch_scores(
            rubric,
            period,
            on,
            some,
            with_records=False,
            progress=lambda share, done=done, count=count: tell(0.5 + (done + share) / count / 2),
            entered_as=entered_as,
        )
        found |= {score.organisation_id: score for score in scores}
    return found


def _before(
    period: Period,
    on: date,
    branches: Sequence[tuple[int, str]],
    tell: Callable[[float], None],
) -> tuple[dict[int, BranchScore], set[int]]:
    """Return what stood, by branch, and which of it was closed."""
    ids = [key for key, _name in branches]
    found: dict[int, BranchScore] = {}
    covered: dict[ClosingRow, set[int]] = {}
    for key, row in closings_of(ClosingSubject.SCORE, ids, period.code).items():
        covered.setdefault(row, set()).add(key)
    for row, here in covered.items():
        found |= frozen_scores(row, here)
    frozen = set(found)
    rest = [branch for branch in branches if branch[0] not in frozen]
    row_of_day = rubric_for(period.last)
    if rest and row_of_day is not None and row_of_day.rubric is not None:
        scores = branch_scores(
            row_of_day.rubric, period, on, rest, with_records=False, progress=tell
        )
        found |= {score.organisation_id: score for score in scores}
    return found, frozen


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two versions once compared, for every branch.

    Attributes:
        matched: For the number of an item of the draft, the number that it had.
        gone: Items that the draft has no more.
        differences: By number of the item of the draft.
    """

    matched: Mapping[str, str]
    gone: tuple[RubricItem, ...]
    differences: Mapping[str, tuple[RubricDifference, ...]]

    def entered_as(self, rubric: Rubric) -> Mapping[str, str]:
        """Return for each item of the draft the number under which people entered for it."""
        return {item.code: self.matched.get(item.code, "") for item in rubric.items}


def _compare(before: Rubric, after: Rubric) -> _Compared:
    matched = {code: old.code for code, old in matched_items(before, after).items()}
    kept = set(matched.values())
    differences: dict[str, list[RubricDifference]] = {}
    for one in rubric_differences(before, after, measures()):
        differences.setdefault(one.code, []).append(one)
    return _Compared(
        matched,
        tuple(item for item in before.items if item.code not in kept),
        {code: tuple(found) for code, found in differences.items()},
    )


def _items(
    before: BranchScore | None,
    after: BranchScore,
    compared: _Compared | None,
    *,
    is_frozen: bool,
) -> tuple[ItemTrial, ...]:
    if before is None or compared is None:
        return tuple(ItemTrial(one.item.code, one.item.title, None, one) for one in after.items)
    found = [
        ItemTrial(
            one.item.code,
            one.item.title,
            _old(before, compared.matched.get(one.item.code)),
            one,
            compared.differences.get(one.item.code, ()),
            is_frozen,
        )
        for one in after.items
    ]
    found += [
        ItemTrial(item.code, item.title, before.item(item.code), None) for item in compared.gone
    ]
    return tuple(found)


def _old(before: BranchScore, code: str | None) -> ItemScore | None:
    return None if code is None else before.item(code)


def _stand(score: ItemScore) -> tuple[object, ...]:
    return score.score, score.bonus, score.item.maximum, score.is_veto


def _counted(measured: Measured) -> Decimal | None:
    return measured.count if isinstance(measured, Figure) else None


def reason_in_words(trial: ItemTrial) -> Sentence | None:
    """Return what the draft says otherwise of an item; None for nothing."""
    if trial.before is None:
        return Sentence("草稿新增的一项")
    if trial.after is None:
        return Sentence("草稿没有这一项")
    told = tuple(_difference(one) for one in trial.differences)
    if told and trial.is_changed and trial.has_other_records:
        return Sentence("{told}；关闭以后记录也有变化", told=told)
    if told:
        return Sentence("{told}", told=told)
    if trial.is_frozen and trial.is_changed:
        return Sentence("草稿没有改这一项，是关闭以后记录有变化")
    return _pending(trial.after)


def _pending(score: ItemScore) -> Sentence | None:
    return next(iter(score.waits_for), None)


def _difference(one: RubricDifference) -> Sentence:
    nothing = Sentence("没有")
    return Sentence(
        "{label}：{before} → {after}",
        label=Word(one.label),
        before=one.before or nothing,
        after=one.after or nothing,
    )


def told_changes(trials: Iterable[BranchTrial]) -> tuple[int, int, int]:
    """Return how many branches were tried, would have other points, and another grade."""
    every = list(trials)
    return (
        len(every),
        sum(one.is_changed for one in every),
        sum(one.has_other_grade for one in every),
    )
