"""本月工作提示: what is due, the activities still to come, and whose 政治生日 it is, as lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.rules import told_on_paper
from dangjian_desktop.domain.today import BAND_WORDS, TodayItem, band_counts
from dangjian_desktop.operations.paper_names import holder_on_paper, place_on_paper
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.anniversaries import AnniversaryQuery
from dangjian_desktop.queries.today import TodayQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.work_tips import TipLine


def work_tips_on_paper(
    on: date, within: int | None
) -> tuple[Sequence["TipLine"], Mapping[str, str]]:
    """Return the lines of the 本月工作提示 as of a day, and the words around them."""
    from dangjian_desktop.printing.forms.work_tips import TipLine

    due = TodayQuery(on, within).fetch()
    lines = [
        TipLine(str(number), *texts)
        for number, texts in enumerate(_texts(due, on, within), start=1)
    ]
    counts = [f"{BAND_WORDS[band]} {count} 件" for band, count in band_counts(due).items()]
    return lines, {
        "branch_name": place_on_paper(on, within),
        "month": f"{on.year}年{on.month}月",
        "counts": " · ".join(counts),
    }


def _texts(
    due: Iterable[TodayItem], on: date, within: int | None
) -> Iterator[tuple[str, str, str, str, str]]:
    for item in due:
        day = item.due_on.isoformat() if item.due_on is not None else ""
        yield BAND_WORDS[item.band], day, item.what, item.who, told_on_paper(item.why)
    for row in ActivitiesQuery(on, month_end(on), within).fetch():
        place = "、".join(filter(None, (row.place, row.chair_name)))
        when = f"{row.held_on.isoformat()} {row.begins}".strip()
        yield "活动", when, row.name, holder_on_paper(row, within), place
    for one in AnniversaryQuery(on, month_end(on), within).fetch():
        told = f"{one.joined_on.isoformat()} 入党，{one.years} 年"
        yield "政治生日", one.day.isoformat(), one.name, one.branch_name, told
