"""兑现系数: what each branch's score of a quarter or year is paid, by the bands of the rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rules import Rule
from dangjian_desktop.domain.score_periods import length_of, period_of
from dangjian_desktop.domain.score_weights import (
    PAY_BANDS,
    PayBand,
    pay_bands,
    pay_percent,
    plain_number,
)
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.queries.year_scores import (
    YearScore,
    YearScoresQuery,
    final_scores,
    year_scores,
)
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class PayRow:
    """A branch.

    Attributes:
        total: None while something is missing; then there is no percent either.
        grade: Name of the grade; "" without one. remarks: What is missing, and a veto.
    """

    organisation_id: int
    name: str
    total: Decimal | None
    grade: str
    percent: Decimal | None
    remarks: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PayScores:
    """The branches of a place in a period, and the bands by which they are paid."""

    rows: tuple[PayRow, ...]
    bands: tuple[PayBand, ...]
    rule: Rule


@dataclass(frozen=True)
class PayScoresQuery:
    """兑现系数 of a period: its code is that of a quarter, half-year or year."""

    reads: ClassVar = YearScoresQuery.reads
    period: str
    on: date
    within: int | None = None

    def fetch(self) -> PayScores:
        """Return the branches in the order of the tree; none for a period that there is not."""
        return pay_scores(self.period, self.on, self.within)


def pay_scores(code: str, on: date, within: int | None = None) -> PayScores:
    """Return what the branches of a place are paid in a period.

    Args:
        code: Of the period. on: The day on which it is looked at.
        within: Row id of an organisation; None for all.
    """
    period = period_of(code)
    rule = rules_on(on if period is None else period.last)[PAY_BANDS]
    bands = pay_bands(rule.values)
    rows: list[PayRow] = []
    if period is not None and length_of(period) is Every.YEAR:
        rows = [_of_year(one, bands) for one in year_scores(period.year, on, within)]
    elif period is not None and period.first <= on:
        found = final_scores(period, on, within)
        rows = [_of_period(one, period, on, bands) for one in found]
    return PayScores(tuple(rows), bands, rule)


def _of_year(one: YearScore, bands: Sequence[PayBand]) -> PayRow:
    remarks = [
        Sentence("缺{part}：{told}", part=part.rule.title, told=part.figure.told)
        for part in one.weighed.missing
    ]
    if one.vetoed_in:
        remarks.append(Sentence("{quarters}有一票否决，请研究决定。", quarters=one.vetoed_in))
    grade = "" if one.grade is None else one.grade.name
    return PayRow(
        one.organisation_id,
        one.name,
        one.total,
        grade,
        None if one.total is None else pay_percent(one.total, bands),
        tuple(remarks),
    )


def _of_period(one: BranchScore, period: Period, on: date, bands: Sequence[PayBand]) -> PayRow:
    total = one.total
    remarks = []
    if total.grade is None:
        remarks.append(Sentence("还有 {points} 分待评。", points=plain_number(total.pending)))
    if on <= period.last:
        remarks.append(Sentence("本期还没有结束。"))
    if total.is_vetoed:
        remarks.append(Sentence("有一票否决，请研究决定。"))
    is_known = total.grade is not None and on > period.last
    return PayRow(
        one.organisation_id,
        one.name,
        total.total if is_known else None,
        "" if total.grade is None else total.grade.name,
        pay_percent(total.total, bands) if is_known else None,
        tuple(remarks),
    )
