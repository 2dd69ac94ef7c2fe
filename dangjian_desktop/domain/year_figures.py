"""年度数据一页: the figures of a year as values, and the text that goes into 总结 and 述职.

A figure of which nothing is recorded has no number: it is written 没有记录 and never 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from dangjian_desktop.domain.problems import Sentence

#: What stands in place of a number that nobody recorded.
NO_RECORD = "没有记录"


class FigureSection(StrEnum):
    """The paragraphs of the page, in order."""

    MEMBERS = "figures_members"
    CHANGES = "figures_changes"
    DEVELOPMENT = "figures_development"
    LIFE = "figures_life"
    STUDY = "figures_study"
    DUES = "figures_dues"
    LEDGERS = "figures_ledgers"
    APPRAISAL = "figures_appraisal"
    SCORES = "figures_scores"


SECTION_WORDS: Mapping[FigureSection, str] = {
    FigureSection.MEMBERS: "党员队伍",
    FigureSection.CHANGES: "党员增减",
    FigureSection.DEVELOPMENT: "发展党员",
    FigureSection.LIFE: "组织生活",
    FigureSection.STUDY: "教育培训",
    FigureSection.DUES: "党费",
    FigureSection.LEDGERS: "台账",
    FigureSection.APPRAISAL: "民主评议",
    FigureSection.SCORES: "考评",
}


class Unit(StrEnum):
    """What a figure counts; the values are the words behind the number."""

    PEOPLE = "名"
    UNITS = "个"
    TIMES = "次"
    ROWS = "条"
    FLAGS = "面"
    HOURS = "学时"
    POINTS = "分"
    YUAN = "元"
    PERCENT = "%"


#: Decimal places of a number; of the others as few as it has, at most this many.
_PLACES: Mapping[Unit, int] = {Unit.YUAN: 2, Unit.PERCENT: 1, Unit.HOURS: 1, Unit.POINTS: 2}


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One figure of the page.

    Attributes:
        key: Tells it from the others of its section; the same in every year.
        label: What it is called; the name of a kind or book, or a word of ours.
        number: A percentage as a share (0.95); None where nothing is recorded.
        detail: What stands behind it in brackets; None for nothing.
        source: Where it comes from.
    """

    section: FigureSection
    key: str
    label: str
    number: Fraction | None
    unit: Unit
    source: str
    detail: Sentence | None = None

    @property
    def text(self) -> str:
        """The number with its unit, or that there is none."""
        return NO_RECORD if self.number is None else number_text(self.number, self.unit)


def number_text(number: Fraction, unit: Unit) -> str:
    """Return a number as it is read: 46 名, 95.2%, 1234.50 元, 91.43 分."""
    shown = number * 100 if unit is Unit.PERCENT else number
    places = _PLACES.get(unit, 0)
    exact = Decimal(shown.numerator) / Decimal(shown.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if unit is not Unit.YUAN and rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    return f"{rounded}%" if unit is Unit.PERCENT else f"{rounded} {unit}"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure beside the same one of another year; None where that year has no such figure."""

    figure: YearFigure
    other: YearFigure | None = None

    @property
    def change(self) -> str:
        """By how much it is more or less than in the other year; "" where that cannot be said."""
        if self.other is None or self.other.number is None or self.figure.number is None:
            return ""
        change = self.figure.number - self.other.number
        sign = "+" if change > 0 else "−" if change < 0 else ""
        if self.figure.unit is Unit.PERCENT:
            points = number_text(abs(change), Unit.PERCENT).removesuffix("%")
            return f"{sign}{points} 个百分点"
        return f"{sign}{number_text(abs(change), self.figure.unit)}"


def paired(
    figures: Sequence[YearFigure], others: Sequence[YearFigure] | None = None
) -> tuple[FigurePair, ...]:
    """Put the figures of two years side by side.

    What only one year has is not recorded in the other; what only the other has stands last.

    Args:
        figures: Of the year. others: Of the other year; None where nothing is compared.
    """
    if others is None:
        return tuple(map(FigurePair, figures))
    known = {(one.section, one.key): one for one in others}
    pairs = [
        FigurePair(one, known.pop((one.section, one.key), None) or _unrecorded(one))
        for one in figures
    ]
    pairs += [FigurePair(_unrecorded(one), one) for one in known.values()]
    order = {section: place for place, section in enumerate(FigureSection)}
    pairs.sort(key=lambda pair: order[pair.figure.section])
    return tuple(pairs)


def _unrecorded(one: YearFigure) -> YearFigure:
    return YearFigure(one.section, one.key, one.label, None, one.unit, one.source)


def figures_text(heading: str, pairs: Iterable[FigurePair], other_year: int | None = None) -> str:
    """Return the page as a text to paste: a paragraph for each section, each figure named.

    Args:
        heading: The first line.
        pairs: The figures in order.
        other_year: The year that they are compared with; None for none.
    """
    told: dict[FigureSection, list[str]] = {}
    for pair in pairs:
        told.setdefault(pair.figure.section, []).append(_told(pair, other_year))
    lines = [f"{SECTION_WORDS[section]}：{'；'.join(parts)}。" for section, parts in told.items()]
    return "\n".join([heading, *lines])


def _told(pair: FigurePair, other_year: int | None) -> str:
    figure = pair.figure
    return f"{figure.label} {figure_words(pair, other_year)}"


def figure_words(pair: FigurePair, other_year: int | None = None) -> str:
    """Return a figure with what stands behind it: 7 次（出勤率 96.2%，2025 年 8 次）."""
    figure = pair.figure
    behind = [str(figure.detail)] if figure.detail is not None and figure.number is not None else []
    if other_year is not None and pair.other is not None:
        behind.append(f"{other_year} 年 {pair.other.text}")
    return figure.text + (f"（{'，'.join(behind)}）" if behind else "")
