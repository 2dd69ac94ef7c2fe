"""The appraisal of secretaries for a year: parts, weights, where each figure comes from.

The band in which a figure lies is told beside it; the grade is what people decided at the review
and stands by itself.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.appraisal import REVIEW_MARKS
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_weights import (
    MEETING_VOTE,
    OWN_BRANCH,
    REVIEW_POINTS,
    SECRETARY,
    PartFigure,
    Weighed,
    WeightedPart,
    review_band,
    review_bands,
    review_points,
    weighed,
    weighed_parts,
)
from dangjian_desktop.domain.vocabulary import ReviewGrade
from dangjian_desktop.queries.appraisal_means import ballot_figure
from dangjian_desktop.queries.reviews import ReviewsQuery
from dangjian_desktop.queries.score_figures import figures_in
from dangjian_desktop.queries.year_scores import (
    YearScore,
    YearScoresQuery,
    entered_figure,
    year_scores,
)
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import SecretaryReview
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class SecretaryScore:
    """The appraisal of a secretary for a year.

    Attributes:
        band: In which the unrounded figure lies; None while there is none. It is no decision.
        grade: What people decided at the review; None until then.
        veto_told: That the branch had a veto in the year, for those who decide; None without one.
    """

    organisation_id: int
    organisation_name: str
    person_id: int
    uid: str
    name: str
    weighed: Weighed
    band: ReviewGrade | None
    grade: ReviewGrade | None
    veto_told: Sentence | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Which secretary of which branch."""
        return self.organisation_id, self.person_id


@dataclass(frozen=True)
class SecretaryScoresQuery:
    """The appraisals of all secretaries of a year."""

    reads: ClassVar = YearScoresQuery.reads | ReviewsQuery.reads
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[SecretaryScore]:
        """Return them in the order of the tree."""
        return secretary_scores(self.year, self.on, self.within)


def secretary_parts(year: int) -> tuple[WeightedPart, ...]:
    """Return the parts by which the secretaries of a year are weighed."""
    return weighed_parts(rules_on(date(year, 12, 31)).values_of(SECRETARY))


def secretary_scores(year: int, on: date, within: int | None = None) -> list[SecretaryScore]:
    """Return the appraisal of each secretary of a place.

    Args:
        year: The year. on: The day on which it is looked at.
        within: Row id of an organisation; None for all.
    """
    day = date(year, 12, 31)
    reviews = ReviewsQuery(year, on, within).fetch()
    years = {one.organisation_id: one for one in year_scores(year, on, within)}
    values = rules_on(day).values_of(SECRETARY)
    parts, bands = weighed_parts(values), review_bands(values)
    worth = review_points(rules_on(day).values_of(REVIEW_POINTS))
    tallies = _tallies([row.review_id for row in reviews if row.review_id is not None])
    entered: defaultdict[tuple[int, int], dict[str, PartFigure]] = defaultdict(dict)
    for figure in figures_in(str(year), [row.organisation_id for row in reviews]):
        if figure.person_id is not None:
            key = figure.organisation_id, figure.person_id
            entered[key][figure.part] = entered_figure(figure)
    found = []
    for row in reviews:
        branch = years.get(row.organisation_id)
        returned, counts = tallies.get(row.review_id or 0, (None, []))
        figures = {
            OWN_BRANCH: _of_branch(branch),
            MEETING_VOTE: ballot_figure(worth, returned, counts),
            **entered[row.key],
        }
        made = weighed(parts, figures)
        found.append(
            SecretaryScore(
                row.organisation_id,
                row.organisation_name,
                row.person_id,
                row.uid,
                row.name,
                made,
                None if made.total is None else review_band(made.total, bands),
                row.grade,
                _veto_told(branch),
            )
        )
    return found


def _tallies(reviews: Sequence[int]) -> Mapping[int, tuple[int | None, list[int]]]:
    table = SecretaryReview
    chosen = table.select(
        table.id, table.returned, *(getattr(table, key) for key in REVIEW_MARKS)
    ).where(table.id.in_(list(reviews)))
    return {
        key: (returned, [count or 0 for count in counts]) for key, returned, *counts in rows(chosen)
    }


def _of_branch(year: YearScore | None) -> PartFigure:
    if year is None:
        return PartFigure(None, Sentence("这个支部这一年没有年度得分。"))
    if year.total is None:
        lacking = tuple(one.rule.title for one in year.weighed.missing)
        return PartFigure(None, Sentence("支部年度得分还缺：{parts}。", parts=lacking))
    grade = "" if year.grade is None else year.grade.name
    return PartFigure(year.total, Sentence("支部年度得分，等次{grade}", grade=grade))


def _veto_told(year: YearScore | None) -> Sentence | None:
    if year is None or not year.vetoed_in:
        return None
    return Sentence("{quarters}支部有一票否决，等次请研究决定。", quarters=year.vetoed_in)
