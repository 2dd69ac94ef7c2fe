"""Figures that people entered for a period: the year-end check, parts of an appraisal, 效益."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import narrowed, rows
from dangjian_desktop.storage.models import ScoreFigure


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that somebody entered.

    Attributes:
        person_id: Whose figure it is; None for that of the branch or group.
        part: Key of the part, as the rule that weighs it names it.
        reason: Where it comes from.
    """

    figure_id: int
    organisation_id: int
    person_id: int | None
    period: str
    part: str
    points: Decimal
    reason: str
    given_on: date


@dataclass(frozen=True)
class FiguresQuery:
    """The figures of a period, of one organisation or of all."""

    reads: ClassVar = frozenset({Topic.SCORE})
    period: str
    organisation_id: int | None = None

    def fetch(self) -> list[FigureRow]:
        """Return the figures in the order in which they were entered."""
        within = None if self.organisation_id is None else (self.organisation_id,)
        return figures_in(self.period, within)


def figures_in(period: str, organisations: Collection[int] | None = None) -> list[FigureRow]:
    """Return the figures of a period.

    Args:
        period: Code of the period.
        organisations: Whose; None for all.
    """
    table = ScoreFigure
    chosen = table.select(
        table.id,
        table.organisation,
        table.person,
        table.period,
        table.part,
        table.points,
        table.reason,
        table.given_on,
    ).where(table.period == period)
    chosen = narrowed(chosen, table.organisation, organisations)
    return [
        FigureRow(key, whose, person, code, part, Decimal(points) / SCALE, reason, day)
        for key, whose, person, code, part, points, reason, day in rows(chosen.order_by(table.id))
        if organisations is None or whose in organisations
    ]
