"""Scores as they are shown: the sheet of a branch, the board of a year, the ranking of a period.

What stands here is either frozen, where a period was closed, or counted from the records as they
are; who shows it need not know which, but is told. A board of very many branches is read with
progress and can be broken off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from dangjian_desktop.domain.grades import Grade, grade_table
from dangjian_desktop.domain.obligations import Every, Period, periods_of
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.ranking import mean, places
from dangjian_desktop.domain.score_periods import length_of, period_of
from dangjian_desktop.domain.scoring import sums_by
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ClosingSubject, RubricState
from dangjian_desktop.queries.closings import ClosingRow, closing_of
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, rubric_for, rubric_named
from dangjian_desktop.queries.scores import (
    BranchScore,
    Progress,
    all_score_reads,
    branch_scores,
    branches_within,
    placed_within,
)
from dangjian_desktop.queries.shown_scores import (
    Shown,
    Standing,
    scores_shown,
    scores_with_standing,
    shown_where_closed,
    standing_of,
)
from dangjian_desktop.queries.year_scores import YearScore, YearScoresQuery, year_scores
from dangjian_desktop.storage.rulebook import rules_on

#: What all parts of a year weigh together.
_WHOLE = 100
_READS = all_score_reads() | {Topic.CLOSING, Topic.ACTIVITY_KIND}


def cutoffs_of(score: BranchScore) -> tuple[Grade, ...]:
    """Return the cut-offs by which a score gets its grade, the best first."""
    return grade_table(rules_on(score.period.last).values_of(score.rubric.grades))


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The sheet of a branch and period.

    Attributes:
        score: None where no rubric scores the period, or it has not begun.
        row: The version of the rubric that scores it.
        versions: The issued versions there are, for saying which periods have one.
        closing: The edition that stands for the branch; None where the period was never closed.
    """

    organisation_id: int
    name: str
    period: Period
    standing: Standing
    score: BranchScore | None
    row: RubricRow | None
    versions: tuple[RubricRow, ...]
    closing: ClosingRow | None = None

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The cut-offs of the period, the best grade first; none without a score."""
        return () if self.score is None else cutoffs_of(self.score)

    @property
    def can_mark(self) -> bool:
        """Whether it can be written into."""
        return self.score is not None and self.standing is not Standing.CLOSED


@dataclass(frozen=True)
class ScoreSheetQuery:
    """What a branch has in a period, item by item, with the records behind every figure.

    Attributes:
        period: Its code.
        rubric, version: Another rubric than the one that scores the period; "" for that one.
    """

    reads: ClassVar = _READS
    organisation_id: int
    period: str
    on: date
    rubric: str = ""
    version: str = ""

    def fetch(self) -> ScoreSheet | None:
        """Return the sheet; None where there is no such period or branch."""
        period = period_of(self.period)
        if period is None:
            return None
        node = Tree.on(min(period.last, self.on)).get(self.organisation_id)
        node = node or Tree.on(self.on).get(self.organisation_id)
        if node is None:
            return None
        key, closing = node.organisation_id, None
        if not self.version:
            closing = closing_of(ClosingSubject.SCORE, key, period.code)
        standing, row = standing_of(period, self.on, closing), self._row(period)
        made = ScoreSheet(key, node.name, period, standing, None, row, issued_versions(), closing)
        if closing is not None:
            frozen = shown_where_closed({key: closing}, self.rubric).get(key)
            if frozen is not None:
                return replace(made, score=frozen.score, standing=frozen.standing)
        if row is None or row.rubric is None or standing is Standing.AHEAD:
            return made
        (score,) = branch_scores(row.rubric, period, self.on, [(key, node.name)])
        return replace(made, score=score)

    def _row(self, period: Period) -> RubricRow | None:
        if self.version:
            return rubric_named(self.rubric, self.version)
        return rubric_for(period.last, self.rubric)


@dataclass(frozen=True, slots=True)
class BoardCell:
    """A branch in a period.

    Attributes:
        total: Unrounded; sums what is scored.
        grade: Name of the grade; "" while something is 待评.
        level: Place of the grade among all, the best is 0, and how many there are.
        pending: Sum of the maxima that are 待评.
        place: Among all of the period on the board, of a board of one branch among those of its
            committee; None without one.
        change: Against the period before on the board; None where there is none, or where one of
            both is not known whole.
        rates: What was reached of each block, 0 to 1, by its key; nothing of a block that is 待评.
    """

    total: Decimal
    grade: str
    level: tuple[int, int]
    pending: Decimal
    is_pending: bool
    is_vetoed: bool
    standing: Standing
    place: int | None = None
    change: Decimal | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardPeriod:
    """A column of the board.

    Attributes:
        row: The version of the rubric that scores it; None where none does.
        blocks: Key and title of the blocks. mean: of the totals that are known whole.
        rates: Mean of what the branches reached of each block.
        cutoffs: Name and lowest score of each grade, the best first.
    """

    period: Period
    standing: Standing
    row: RubricRow | None = None
    blocks: tuple[tuple[str, str], ...] = ()
    mean: Decimal | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    cutoffs: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A branch: a cell for each period, None where it has no score there.

    Attributes:
        year: What the quarters, the year-end check and the 民主评议 come to, weighed; None on a
            board of other periods.
    """

    organisation_id: int
    name: str
    cells: tuple[BoardCell | None, ...]
    year: YearScore | None = None


@dataclass(frozen=True, slots=True)
class ScoreBoard:
    """Branches by the periods of a year."""

    periods: tuple[BoardPeriod, ...]
    rows: tuple[BoardRow, ...]
    versions: tuple[RubricRow, ...] = ()


@dataclass(frozen=True)
class ScoreBoardQuery:
    """The scores of a year's periods, branch by branch.

    Attributes:
        within: Of this organisation and what stands below it; None for all. Of a single branch
            places and means are those among the branches of its committee (`placed_within`).
        every: How long a period is. rubric: Name of the rubric; "" for the first.
    """

    reads: ClassVar = _READS | YearScoresQuery.reads
    on: date
    within: int | None = None
    year: int = 0
    every: Every = Every.QUARTER
    rubric: str = ""

    def fetch(self, progress: Progress | None = None) -> ScoreBoard:
        """Return the board.

        Args:
            progress: Told the share done; what it raises ends the work.
        """
        whole = periods_of(self.every, self.year or self.on.year)
        columns: list[BoardPeriod] = []
        scores: dict[str, list[BranchScore]] = {}
        cells: list[dict[int, BoardCell]] = []
        names: dict[int, str] = dict(branches_within(self.within, self.on))
        among = placed_within(self.within, self.on)
        for number, period in enumerate(whole):
            shown = scores_with_standing(
                period,
                self.on,
                among,
                rubric=self.rubric,
                with_records=False,
                progress=_part(progress, number, len(whole)),
            )
            own = _own(shown, self.within, period, self.on)
            for one in own:
                names.setdefault(one.score.organisation_id, one.score.name)
            if self.every is Every.QUARTER:  # a year is weighed by totals: items are not kept
                scores[period.code] = [replace(one.score, items=()) for one in shown]
            columns.append(_column(period, self.on, self.rubric, shown, own))
            cells.append(_cells(shown, columns[-1].cutoffs, cells[-1] if cells else {}))
        years = self._years(whole, scores) if self.every is Every.QUARTER else {}
        found = tuple(
            BoardRow(key, name, tuple(column.get(key) for column in cells), years.get(key))
            for key, name in names.items()
        )
        return ScoreBoard(tuple(columns), found, issued_versions())

    def _years(
        self, whole: Sequence[Period], scores: Mapping[str, Sequence[BranchScore]]
    ) -> dict[int, YearScore]:
        """Return the weighed year of each branch; its quarters are at hand already."""
        if not any(scores.values()):
            return {}

        def scores_of(period: Period, on: date, within: int | None) -> Sequence[BranchScore]:
            if period.code in scores:
                return scores[period.code]
            return scores_shown(period, on, within, rubric=self.rubric, with_records=False)

        found = year_scores(whole[0].year, self.on, self.within, scores_of)
        return {one.organisation_id: one for one in found}


def issued_versions() -> tuple[RubricRow, ...]:
    """Return the versions that score something."""
    return tuple(row for row in RubricsQuery().fetch() if row.state is RubricState.ISSUED)


def _part(progress: Progress | None, number: int, count: int) -> Progress | None:
    if progress is None:
        return None
    tell = progress
    return lambda share: tell((number + share) / count)


def _own(shown: list[Shown], within: int | None, period: Period, on: date) -> list[Shown]:
    """Return of the branches that are compared those of the place that is looked at."""
    here = {key for key, _name in branches_within(within, min(period.last, on))}
    return [one for one in shown if one.score.organisation_id in here]


def _column(
    period: Period, on: date, name: str, shown: Sequence[Shown], own: Sequence[Shown]
) -> BoardPeriod:
    row = rubric_for(period.last, name)
    if not shown:
        return BoardPeriod(period, standing_of(period, on), row)
    rubric = shown[0].score.rubric
    known = [one.score.total.total for one in shown if not _is_pending(one.score)]
    rates: dict[str, list[Decimal]] = {}
    for one in shown:
        for key, rate in _rates(one.score).items():
            rates.setdefault(key, []).append(rate)
    standings = {one.standing for one in own}
    return BoardPeriod(
        period,
        standings.pop() if len(standings) == 1 else standing_of(period, on),
        row,
        tuple((block.key, block.title) for block in rubric.blocks),
        mean(known),
        {key: sum(found) / len(found) for key, found in rates.items()},
        cutoffs_of(shown[0].score),
    )


def _is_pending(score: BranchScore) -> bool:
    return any(one.score is None for one in score.items)


def _rates(score: BranchScore) -> dict[str, Decimal]:
    sums = sums_by(score.items, "block")
    return {key: reached / most for key, (reached, most) in sums.items() if most}


def _cells(
    shown: Sequence[Shown], grades: Sequence[Grade], before: Mapping[int, BoardCell]
) -> dict[int, BoardCell]:
    place_of = _places([one.score for one in shown])
    found = {}
    for one in shown:
        score, total = one.score, one.score.total
        key, is_pending = score.organisation_id, _is_pending(score)
        old = before.get(key)
        has_change = old is not None and not old.is_pending and not is_pending
        found[key] = BoardCell(
            total.total,
            total.grade.name if total.grade is not None else "",
            level_of(total.grade, grades),
            total.pending,
            is_pending,
            total.is_vetoed,
            one.standing,
            place_of[key],
            total.total - old.total if old is not None and has_change else None,
            _rates(score),
        )
    return found


def level_of(grade: Grade | None, grades: Sequence[Grade]) -> tuple[int, int]:
    """Return the place of a grade among all, the best is 0, and how many there are.

    Args:
        grade: None while something is 待评; it stands behind all.
        grades: The best first.
    """
    names = [one.name for one in grades]
    place = names.index(grade.name) if grade is not None and grade.name in names else len(names)
    return place, len(names)


def _places(scores: Sequence[BranchScore]) -> dict[int, int | None]:
    totals = [None if _is_pending(score) else score.total.total for score in scores]
    return dict(zip((score.organisation_id for score in scores), places(totals), strict=True))


@dataclass(frozen=True, slots=True)
class RankRow:
    """A branch in the ranking of a period.

    Attributes:
        place: None while something is 待评. total: Unrounded.
        grade: Name of the grade; "" without one.
        is_eligible: Whether it may be proposed for honours: it has a place and no veto.
        reasons: Why it has no place, is not eligible, or shares its place.
    """

    place: int | None
    organisation_id: int
    name: str
    total: Decimal
    grade: str
    pending: Decimal
    is_vetoed: bool
    standing: Standing
    reasons: tuple[Sentence, ...] = ()

    @property
    def is_eligible(self) -> bool:
        """Whether it may be proposed for honours."""
        return self.place is not None and not self.is_vetoed


@dataclass(frozen=True)
class RankQuery:
    """The branches of a period by their places; those without one stand at the end.

    A year is ranked by its parts weighed together (`YearScoresQuery`), not by a sheet of its own.
    A branch with a veto is ranked by its number, marked, and may not be proposed for honours.
    """

    reads: ClassVar = _READS | YearScoresQuery.reads
    period: str
    on: date
    within: int | None = None
    rubric: str = ""

    def fetch(self, progress: Progress | None = None) -> list[RankRow]:
        """Return the rows; none where no rubric scores the period."""
        period = period_of(self.period)
        if period is None:
            return []
        if length_of(period) is Every.YEAR:
            return _year_ranking(period, self.on, self.within)
        shown = scores_with_standing(
            period,
            self.on,
            placed_within(self.within, self.on),
            rubric=self.rubric,
            with_records=False,
            progress=progress,
        )
        place_of = _places([one.score for one in shown])
        sharing: dict[int, list[str]] = {}
        for one in shown:
            place = place_of[one.score.organisation_id]
            if place is not None:
                sharing.setdefault(place, []).append(one.score.name)
        found = []
        for one in _own(shown, self.within, period, self.on):
            score, total = one.score, one.score.total
            place = place_of[score.organisation_id]
            others = [name for name in sharing.get(place or 0, ()) if name != score.name]
            found.append(
                RankRow(
                    place,
                    score.organisation_id,
                    score.name,
                    total.total,
                    total.grade.name if total.grade is not None else "",
                    total.pending,
                    total.is_vetoed,
                    one.standing,
                    tuple(_reasons(score, others)),
                )
            )
        return sorted(found, key=lambda row: (row.place is None, row.place or 0))


def _year_ranking(period: Period, on: date, within: int | None) -> list[RankRow]:
    """Return the branches by their weighed year; one of which a part is missing has no place."""
    years = year_scores(period.year, on, placed_within(within, on))
    here = {key for key, _name in branches_within(within, min(period.last, on))}
    place_of = places([one.total for one in years])
    standing = Standing.RUNNING if on <= period.last else Standing.ENDED
    found = []
    for one, place in zip(years, place_of, strict=True):
        if one.organisation_id not in here:
            continue
        shares = (part.share for part in one.weighed.parts)
        lacking = sum((part.rule.weight for part in one.weighed.missing), Fraction(0))
        pending = Decimal(lacking.numerator) / Decimal(lacking.denominator) * _WHOLE
        others = tuple(
            other.name
            for other, theirs in zip(years, place_of, strict=True)
            if place is not None and theirs == place and other is not one
        )
        found.append(
            RankRow(
                place,
                one.organisation_id,
                one.name,
                sum((share for share in shares if share is not None), Decimal(0)),
                one.grade.name if one.grade is not None else "",
                pending,
                bool(one.vetoed_in),
                standing,
                tuple(_year_reasons(one, others)),
            )
        )
    return sorted(found, key=lambda row: (row.place is None, row.place or 0))


def _year_reasons(year: YearScore, others: Sequence[str]) -> list[Sentence]:
    found = [
        Sentence("{part}：{told}", part=part.rule.title, told=str(part.figure.told))
        for part in year.weighed.missing
    ]
    if others:
        found.append(Sentence("与{names}并列。", names=tuple(others)))
    if year.vetoed_in:
        found.append(
            Sentence("{quarters}被一票否决：年度等次由党委研究。", quarters=year.vetoed_in)
        )
    return found


def _reasons(score: BranchScore, others: Sequence[str]) -> list[Sentence]:
    found = []
    waiting = [one.item.code for one in score.items if one.score is None]
    if waiting:
        found.append(
            Sentence(
                "还有 {count} 项待评（{items}），先不排名次。",
                count=len(waiting),
                items=tuple(waiting),
            )
        )
    if others:
        found.append(Sentence("与{names}并列。", names=tuple(others)))
    if score.total.is_vetoed:
        codes = tuple(one.item.code for one in score.items if one.is_veto)
        found.append(Sentence("{items} 一票否决：得分保留，等次受限，不参加评先。", items=codes))
    return found
