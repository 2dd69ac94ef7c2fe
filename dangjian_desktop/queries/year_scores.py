"""The year of each branch: its quarters, the year-end check and the 民主评议, weighed together.

Nothing of it is stored. A quarter that is not over, or of which something is 待评, has no figure;
then the year has none either, and it says what is missing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from dangjian_desktop.domain.grades import Grade, grade_of, grade_table
from dangjian_desktop.domain.obligations import Every, Period, periods_of
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_weights import (
    APPRAISAL,
    HALF_YEAR,
    PAY_BANDS,
    QUARTERS,
    YEAR,
    YEAR_END,
    PartFigure,
    PayBand,
    Weighed,
    WeightedPart,
    pay_bands,
    pay_percent,
    plain_number,
    quarter_weights,
    weighed,
    weighed_mean,
    weighed_parts,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ScoreRole
from dangjian_desktop.queries.appraisal_means import appraisal_figures
from dangjian_desktop.queries.score_figures import FigureRow, figures_in
from dangjian_desktop.queries.scores import BranchScore, all_score_reads, branches_within
from dangjian_desktop.queries.shown_scores import scores_shown
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import ScoreMark
from dangjian_desktop.storage.rulebook import rules_on

#: How the scores of a period are found: period, day on which it is looked at, within which place.
ScoresOf = Callable[[Period, date, int | None], Sequence[BranchScore]]


@dataclass(frozen=True, slots=True)
class QuarterScore:
    """What a quarter brings to the year.

    Attributes:
        period: Code of the quarter. label: As it is said.
        points: None where there is no figure. told: Where it comes from, or why there is none.
        is_vetoed: Whether the grade of the quarter was capped by a veto.
    """

    period: str
    label: str
    points: Decimal | None
    told: Sentence
    is_vetoed: bool = False


@dataclass(frozen=True, slots=True)
class YearScore:
    """The year of a branch.

    Attributes:
        halves: The two half-years; None where a quarter has no figure.
        weighed: The parts with their figures and what they come to.
        grade: By the unrounded total; None while there is none. A veto of a quarter does not cap
            the year by itself: which grade the year gets then is for people to decide.
        pay_percent: 兑现系数 in hundredths; None while there is no total.
    """

    organisation_id: int
    name: str
    quarters: tuple[QuarterScore, ...]
    halves: tuple[Decimal | None, Decimal | None]
    weighed: Weighed
    grade: Grade | None
    pay_percent: Decimal | None

    @property
    def total(self) -> Decimal | None:
        """The year's points."""
        return self.weighed.total

    @property
    def vetoed_in(self) -> tuple[str, ...]:
        """The quarters with a veto, as they are said."""
        return tuple(one.label for one in self.quarters if one.is_vetoed)


@dataclass(frozen=True)
class YearScoresQuery:
    """The year of every branch of a place."""

    reads: ClassVar = all_score_reads() | {Topic.APPRAISAL, Topic.ACTIVITY_KIND, Topic.CLOSING}
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[YearScore]:
        """Return the years in the order of the tree."""
        return year_scores(self.year, self.on, self.within)


def final_scores(period: Period, on: date, within: int | None) -> Sequence[BranchScore]:
    """Return the scores of a period as they are shown, without the records behind them."""
    return scores_shown(period, on, within, with_records=False)


def year_scores(
    year: int, on: date, within: int | None = None, scores_of: ScoresOf = final_scores
) -> list[YearScore]:
    """Return the year of each branch of a place.

    Args:
        year: The year. on: The day on which it is looked at.
        within: Row id of an organisation; None for all.
        scores_of: How the scores of a quarter, or of the whole year, are found.
    """
    whole = periods_of(Every.YEAR, year)[0]
    branches = branches_within(within, min(on, whole.last))
    weights = _Weights.on(whole.last)
    figures = _part_figures(whole, on, within, [key for key, _name in branches], scores_of)
    quarters = [
        _quarter_scores(period, on, within, scores_of) for period in periods_of(Every.QUARTER, year)
    ]
    return [
        weights.year(
            key,
            name,
            tuple(found.get(key, nothing) for found, nothing in quarters),
            figures.get(key, {}),
        )
        for key, name in branches
    ]


@dataclass(frozen=True, slots=True)
class _Weights:
    """The rules of a day by which years are weighed."""

    quarters: tuple[Fraction, ...]
    halves: tuple[Fraction, ...]
    parts: tuple[WeightedPart, ...]
    grades: tuple[Grade, ...]
    bands: tuple[PayBand, ...]

    @classmethod
    def on(cls, day: date) -> "_Weights":
        rules = rules_on(day)
        values = rules.values_of(YEAR)
        return cls(
            quarter_weights(values, 4),
            quarter_weights(rules.values_of(HALF_YEAR), 2),
            weighed_parts(values),
            grade_table(rules.values_of(str(values["grades"]))),
            pay_bands(rules.values_of(PAY_BANDS)),
        )

    def year(
        self,
        organisation_id: int,
        name: str,
        quarters: tuple[QuarterScore, ...],
        figures: Mapping[str, PartFigure],
    ) -> YearScore:
        points = [one.points for one in quarters]
        mean = _of_quarters(quarters, weighed_mean(points, self.quarters))
        made = weighed(self.parts, {QUARTERS: mean, **figures})
        total = made.total
        return YearScore(
            organisation_id,
            name,
            quarters,
            (weighed_mean(points[:2], self.halves), weighed_mean(points[2:], self.halves)),
            made,
            None if total is None else grade_of(total, self.grades),
            None if total is None else pay_percent(total, self.bands),
        )


def _of_quarters(quarters: Sequence[QuarterScore], mean: Decimal | None) -> PartFigure:
    if mean is None:
        lacking = tuple(one.label for one in quarters if one.points is None)
        return PartFigure(None, Sentence("{quarters}还没有得分。", quarters=lacking))
    told = tuple(plain_number(one.points) for one in quarters)
    return PartFigure(mean, Sentence("四个季度：{points}", points=told))


def _quarter_scores(
    period: Period, on: date, within: int | None, scores_of: ScoresOf
) -> tuple[Mapping[int, QuarterScore], QuarterScore]:
    """Return a quarter of each branch that has one, and that of a branch without."""

    def told(sentence: Sentence, points: Decimal | None = None) -> QuarterScore:
        return QuarterScore(period.code, period.label, points, sentence)

    if on <= period.last:
        return {}, told(Sentence("{period}还没有结束。", period=period.label))
    nothing = told(Sentence("{period}没有已发布的考评细则。", period=period.label))
    found = {}
    for score in scores_of(period, on, within):
        total = score.total
        if total.pending or total.grade is None:
            sentence = Sentence("还有 {points} 分待评。", points=plain_number(total.pending))
            found[score.organisation_id] = told(sentence)
        else:
            one = told(Sentence("{grade}", grade=total.grade.name), total.total)
            found[score.organisation_id] = replace(one, is_vetoed=total.is_vetoed)
    return found, nothing


def _part_figures(
    whole: Period, on: date, within: int | None, ids: Sequence[int], scores_of: ScoresOf
) -> Mapping[int, Mapping[str, PartFigure]]:
    """Return the figures of the parts beside the quarters: entered ones stand above found ones."""
    figures: dict[int, dict[str, PartFigure]] = {key: {} for key in ids}
    for key, one in appraisal_figures(whole.year, ids, whole.last).items():
        figures[key][APPRAISAL] = one
    for key, one in _year_end_sheets(whole, on, within, ids, scores_of).items():
        figures[key][YEAR_END] = one
    for row in figures_in(whole.code, ids):
        if row.person_id is None:
            figures[row.organisation_id][row.part] = entered_figure(row)
    return figures


def entered_figure(row: FigureRow) -> PartFigure:
    """Return a figure that somebody entered, with its day and where it comes from."""
    if row.reason:
        told = Sentence("{day} 录入：{reason}", day=row.given_on.isoformat(), reason=row.reason)
    else:
        told = Sentence("{day} 录入", day=row.given_on.isoformat())
    return PartFigure(row.points, told, is_entered=True)


def _year_end_sheets(
    whole: Period, on: date, within: int | None, ids: Sequence[int], scores_of: ScoresOf
) -> Mapping[int, PartFigure]:
    """Return what the sheets of the whole year come to, where somebody checked one."""
    table = ScoreMark
    checked = {
        key
        for (key,) in rows(
            table.select(table.organisation)
            .where((table.period == whole.code) & (table.role == ScoreRole.CHECK))
            .distinct()
        )
    }
    if checked.isdisjoint(ids):
        return {}
    found = {}
    for score in scores_of(whole, on, within):
        if score.organisation_id not in checked or score.organisation_id not in ids:
            continue
        total = score.total
        if total.pending or total.grade is None:
            waiting = Sentence("年终考核还有 {points} 分待评。", points=plain_number(total.pending))
            found[score.organisation_id] = PartFigure(None, waiting)
        else:
            sheet = Sentence("年终考核表")
            found[score.organisation_id] = PartFigure(total.total, sheet)
    return found
