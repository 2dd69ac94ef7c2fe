"""党费 of the person card: how the year stands, by month; facts, nothing of what follows."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dues_entries import month_word
from dangjian_desktop.domain.dues_months import PAYER_WORDS, STATE_WORDS, MonthDues, slab_words
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
)
from dangjian_desktop.queries.dues import DuesPersonQuery


def dues_of(person_id: int, on: date) -> SectionContent:
    """Return the dues of the year up to a day; nothing of somebody of whom none are recorded."""
    told = DuesPersonQuery(person_id, on, on.year).fetch()
    if told.known_since is None:
        return SectionContent()
    months = [one for one in told.months if one.month <= on and one.month >= told.known_since]
    lines = []
    if months and months[-1].assessed is not None:
        one = months[-1].assessed
        base = "" if one.base is None else f"，基数 {one.base:.2f} 元"
        lines.append(SectionLine("类别", f"{PAYER_WORDS[one.payer]}{base}"))
        lines.append(
            SectionLine("每月", f"{one.amount:.2f} 元（{slab_words(one.slab, one.payer)}）")
        )
    if told.last_paid_month is not None:
        lines.append(SectionLine("交到", month_word(told.last_paid_month)))
    if told.open_months:
        lines.append(
            SectionLine("没有交齐", f"{len(told.open_months)} 个月，共 {told.open:.2f} 元")
        )
    rows = tuple(
        (month_word(one.month), _money(one.owed), f"{one.paid:.2f}", _state(one))
        for one in reversed(months)
    )
    tables = (SectionTable(("月份", "应交", "已交", "情况"), rows, "今年的党费"),) if rows else ()
    return SectionContent(tuple(lines), tables)


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}"


def _state(one: MonthDues) -> str:
    told = STATE_WORDS[one.state]
    return told if one.waiver is None else f"{told}（{one.waiver.approval}）"


DUES = CardSection(
    key="dues",
    title="党费",
    reads=DuesPersonQuery.reads,
    fetch=dues_of,
    empty="还没有党费的记录。",
    order=67,
    is_printed=False,
    is_open=False,
)
