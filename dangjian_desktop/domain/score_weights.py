"""Scores that are weighed together (a year, a secretary), and the tables that a score is laid on.

A part without a figure is no nought: then there is no result, and it is told which part is missing.
Nothing is rounded before it is compared. Weights and bands are rules (``scoring.*``), all local.

Source: facts.md 8 (R8, R13), 8.1, 15.7 (K10–K12).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    RuleValueError,
    decimal_value,
    texts_value,
    value_of,
    word_value,
)
from dangjian_desktop.domain.vocabulary import ReviewGrade

YEAR = "scoring.year"
HALF_YEAR = "scoring.half_year"
SECRETARY = "scoring.secretary"
PAY_BANDS = "scoring.pay_bands"
APPRAISAL_POINTS = "scoring.appraisal_points"
REVIEW_POINTS = "scoring.review_points"

#: Parts of the year that the program finds figures for by itself.
QUARTERS, YEAR_END, APPRAISAL = "quarters", "year_end", "appraisal"
#: Parts of a secretary's appraisal that it finds figures for by itself.
OWN_BRANCH, MEETING_VOTE = "secretary.branch", "secretary.vote"
#: What a share of the whole may be.
_LARGEST = Decimal(100)


@dataclass(frozen=True, slots=True)
class WeightedPart:
    """A part as the rule has it: its key, what it is called, and its share of the whole."""

    part: str
    title: str
    weight: Fraction

    @property
    def weight_text(self) -> str:
        """The share as it is read: 60%, 1/3."""
        percent = self.weight * 100
        if 1000 % percent.denominator == 0:
            return f"{Decimal(percent.numerator) / percent.denominator:f}%"
        return str(self.weight)


@dataclass(frozen=True, slots=True)
class PartFigure:
    """The figure of a part.

    Attributes:
        points: None where there is none. told: Where it comes from, or why there is none.
        is_entered: Whether somebody entered it, rather than its being found by the program.
    """

    points: Decimal | None
    told: Sentence
    is_entered: bool = False


#: Why a part that only people can tell has no figure yet.
NOT_ENTERED = PartFigure(None, Sentence("还没有录入。"))


@dataclass(frozen=True, slots=True)
class WeighedPart:
    """A part with its figure."""

    rule: WeightedPart
    figure: PartFigure

    @property
    def points(self) -> Decimal | None:
        """Its own points, before they are weighed."""
        return self.figure.points

    @property
    def share(self) -> Decimal | None:
        """What it brings to the whole."""
        return None if self.points is None else _times(self.points, self.rule.weight)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Parts weighed together.

    Attributes:
        total: None while a part that weighs something has no figure.
    """

    parts: tuple[WeighedPart, ...]
    total: Decimal | None

    @property
    def missing(self) -> tuple[WeighedPart, ...]:
        """The parts that weigh something and have no figure."""
        return tuple(one for one in self.parts if one.points is None and one.rule.weight)

    def part(self, key: str) -> WeighedPart | None:
        """Return the part of a key."""
        return next((one for one in self.parts if one.rule.part == key), None)

    @property
    def formula(self) -> str:
        """How the total comes about: 60%×91.375＋30%×90＋10%×96; "" while there is none."""
        if self.total is None:
            return ""
        return "＋".join(
            f"{one.rule.weight_text}×{plain_number(one.points)}"
            for one in self.parts
            if one.points is not None and one.rule.weight
        )


def weighed_parts(values: Mapping[str, Any]) -> tuple[WeightedPart, ...]:
    """Read the parts of ``scoring.year`` or ``scoring.secretary``.

    Raises:
        RuleValueError: When there is none, one stands twice, or the weights do not add up to 1.
    """
    found = value_of(values, "parts")
    if not isinstance(found, (list, tuple)) or not found:
        raise RuleValueError("parts", found)
    read: list[WeightedPart] = []
    for told in found:
        if not isinstance(told, Mapping):
            raise RuleValueError("parts", told)
        part, title = (str(value_of(told, key)).strip() for key in ("part", "title"))
        if not part or not title or any(one.part == part for one in read):
            raise RuleValueError("part", part or title)
        read.append(WeightedPart(part, title, _weight(told)))
    _refuse_sum([one.weight for one in read])
    return tuple(read)


def quarter_weights(values: Mapping[str, Any], count: int) -> tuple[Fraction, ...]:
    """Read how much each quarter counts among those of a half-year or a year.

    Raises:
        RuleValueError: When there are not so many, or they do not add up to 1.
    """
    told = texts_value(values, "quarters")
    if len(told) != count:
        raise RuleValueError("quarters", "、".join(told))
    read = tuple(_weight({"weight": one}) for one in told)
    _refuse_sum(read)
    return read


def _weight(told: Mapping[str, Any]) -> Fraction:
    found = value_of(told, "weight")
    try:
        read = Fraction(str(found))
    except (ValueError, ZeroDivisionError):
        raise RuleValueError("weight", found) from None
    if not 0 <= read <= 1:
        raise RuleValueError("weight", found)
    return read


def _refuse_sum(weights: Sequence[Fraction]) -> None:
    if sum(weights) != 1:
        raise RuleTableError(
            "各部分的权重{weights}加起来是 {total}，应当是 100%。请在规则里改正。",
            weights=tuple(map(_fraction_text, weights)),
            total=_fraction_text(sum(weights, Fraction(0))),
        )


def _fraction_text(number: Fraction) -> str:
    return WeightedPart("", "", number).weight_text


def _times(points: Decimal, weight: Fraction) -> Decimal:
    return points * weight.numerator / weight.denominator


def weighed_mean(points: Sequence[Decimal | None], weights: Sequence[Fraction]) -> Decimal | None:
    """Return the mean of points by their weights; None where one that weighs something lacks."""
    total = Decimal(0)
    for one, weight in zip(points, weights, strict=True):
        if one is None and weight:
            return None
        total += Decimal(0) if one is None else _times(one, weight)
    return total


def weighed(parts: Sequence[WeightedPart], figures: Mapping[str, PartFigure]) -> Weighed:
    """Lay the figures on the parts and weigh them.

    Args:
        parts: As the rule has them.
        figures: By key of the part; a part without one has not been entered.
    """
    laid = tuple(WeighedPart(part, figures.get(part.part, NOT_ENTERED)) for part in parts)
    shares = [one.share for one in laid if one.rule.weight]
    known = [share for share in shares if share is not None]
    total = sum(known, Decimal(0)) if len(known) == len(shares) else None
    return Weighed(laid, total)


@dataclass(frozen=True, slots=True)
class PayBand:
    """From so many points on, so many hundredths of the reward are paid."""

    lowest: Decimal
    percent: Decimal


def pay_bands(values: Mapping[str, Any]) -> tuple[PayBand, ...]:
    """Read ``scoring.pay_bands``, best first.

    Raises:
        RuleValueError: When the cut-offs do not fall, the last one leaves a score without a band,
            or a better score would be paid less.
    """
    bands = tuple(
        PayBand(decimal_value(told, "from"), decimal_value(told, "percent"))
        for told in _tables(values, "bands")
    )
    _refuse_holes([band.lowest for band in bands])
    percents = [band.percent for band in bands]
    if percents != sorted(percents, reverse=True) or percents[0] > _LARGEST:
        raise RuleValueError("percent", "、".join(map(str, percents)))
    return bands


def pay_percent(score: Decimal, bands: Sequence[PayBand]) -> Decimal:
    """Return the hundredths that an unrounded score is paid."""
    return next((band.percent for band in bands if score >= band.lowest), bands[-1].percent)


@dataclass(frozen=True, slots=True)
class ReviewBand:
    """From so many points on, the band of a secretary's figure."""

    lowest: Decimal
    grade: ReviewGrade


def review_bands(values: Mapping[str, Any]) -> tuple[ReviewBand, ...]:
    """Read the bands of ``scoring.secretary``, best first.

    Raises:
        RuleValueError: When the cut-offs do not fall, leave a score without a band, or a grade
            stands twice or out of order.
    """
    words = list(ReviewGrade)
    bands = tuple(
        ReviewBand(decimal_value(told, "from"), ReviewGrade(word_value(told, "grade", words)))
        for told in _tables(values, "bands")
    )
    _refuse_holes([band.lowest for band in bands])
    places = [words.index(band.grade) for band in bands]
    if places != sorted(set(places)):
        raise RuleValueError("grade", "、".join(band.grade for band in bands))
    return bands


def review_band(score: Decimal, bands: Sequence[ReviewBand]) -> ReviewGrade:
    """Return the band of an unrounded score."""
    return next((band.grade for band in bands if score >= band.lowest), bands[-1].grade)


def _tables(values: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found = value_of(values, key)
    if (
        not isinstance(found, (list, tuple))
        or not found
        or not all(isinstance(one, Mapping) for one in found)
    ):
        raise RuleValueError(key, found)
    return found


def _refuse_holes(cutoffs: Sequence[Decimal]) -> None:
    if list(cutoffs) != sorted(set(cutoffs), reverse=True):
        raise RuleTableError(
            "分档 {cutoffs} 没有从高到低，有重叠。请在规则里改正。", cutoffs=tuple(cutoffs)
        )
    if cutoffs[-1] != 0:
        raise RuleTableError(
            "分档有空档：{lowest} 分以下没有对应的档。请在规则里补上从 0 分起的一档。",
            lowest=cutoffs[-1],
        )


@dataclass(frozen=True, slots=True)
class GradePoints:
    """What a mark of each grade on a ballot is worth, best first, and whether it is used at all."""

    is_used: bool
    points: tuple[Decimal, ...]

    def mean(self, counts: Sequence[int]) -> Decimal | None:
        """Return the mean over all marks; None where there is none."""
        marks = sum(counts)
        if not marks:
            return None
        pairs = zip(counts, self.points, strict=True)
        return sum((count * worth for count, worth in pairs), Decimal(0)) / marks


def appraisal_points(values: Mapping[str, Any]) -> GradePoints:
    """Read ``scoring.appraisal_points``.

    Raises:
        RuleValueError: When a better grade is worth less, or more than 100.
    """
    return _grade_points(values, ("excellent", "qualified", "barely", "unqualified"))


def review_points(values: Mapping[str, Any]) -> GradePoints:
    """Read ``scoring.review_points``.

    Raises:
        RuleValueError: When a better grade is worth less, or more than 100.
    """
    return _grade_points(values, ("good", "fairly_good", "fair", "poor"))


def _grade_points(values: Mapping[str, Any], keys: Sequence[str]) -> GradePoints:
    is_used = value_of(values, "used")
    if not isinstance(is_used, bool):
        raise RuleValueError("used", is_used)
    points = tuple(decimal_value(values, key) for key in keys)
    if list(points) != sorted(points, reverse=True) or points[0] > _LARGEST:
        raise RuleValueError(keys[0], "、".join(map(str, points)))
    return GradePoints(is_used, points)


def plain_number(number: Decimal | None) -> str:
    """Return a number without noughts behind the point: 91.375, 90; "" for none."""
    if number is None:
        return ""
    text = f"{number:.4f}"
    return text.rstrip("0").rstrip(".")


def try_year(values: Mapping[str, Any]) -> None:
    """Read ``scoring.year`` as those do who weigh a year.

    Raises:
        RuleValueError: When it cannot be reckoned with.
    """
    weighed_parts(values)
    quarter_weights(values, 4)
    if not str(value_of(values, "grades")).startswith("grades."):
        raise RuleValueError("grades", values["grades"])


def try_secretary(values: Mapping[str, Any]) -> None:
    """Read ``scoring.secretary`` as those do who weigh a secretary's parts.

    Raises:
        RuleValueError: When it cannot be reckoned with.
    """
    weighed_parts(values)
    review_bands(values)
