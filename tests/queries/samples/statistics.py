"""Samples of 党内统计."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.statistics import NamesQuery, StatisticsQuery
from dangjian_desktop.queries.two_year import TwoYearQuery
from dangjian_desktop.queries.year_figures import YearFiguresQuery
from tests import make

ON = date(2026, 11, 20)
COMMITTEE, GROUP, PERSON = 1, 3, 1

SAMPLES: dict[type[Any], list[Any]] = {
    StatisticsQuery: [StatisticsQuery(ON, COMMITTEE), StatisticsQuery(ON, GROUP)],
    TwoYearQuery: [TwoYearQuery(ON, COMMITTEE, 2026), TwoYearQuery(ON)],
    YearFiguresQuery: [YearFiguresQuery(2026, ON, COMMITTEE), YearFiguresQuery(2026, ON, 2)],
    NamesQuery: [NamesQuery(ON, (PERSON,))],
}


def fill(*, branch: int, **_ids: int) -> None:
    """Somebody who left without a word, so that a name is looked up."""
    make.person("史无", branch, confirmed_on="2026-02-01", since="2026-02-01")
