"""How the page 党费 says months and sums."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.yuan_reading import yuan_text
from dangjian_desktop.ui.shared.wording import tr


def month_words(month: date) -> str:
    """Return a month in words: 2026年11月."""
    return tr("{year}年{month}月", year=month.year, month=month.month)


def months_words(months: Iterable[date]) -> str:
    """Return several months, those in a row as from and to: 2025年12月–2026年2月、2026年5月."""
    stretches: list[tuple[date, date]] = []
    for month in sorted(set(months)):
        if stretches and add_months(stretches[-1][1], 1) == month:
            stretches[-1] = (stretches[-1][0], month)
        else:
            stretches.append((month, month))
    return tr("、").join(_stretch_words(first, last) for first, last in stretches)


def _stretch_words(first: date, last: date) -> str:
    if first == last:
        return month_words(first)
    if first.year == last.year:
        return tr("{first}–{month}月", first=month_words(first), month=last.month)
    return tr("{first}–{last}", first=month_words(first), last=month_words(last))


def yuan_words(value: Decimal | None) -> str:
    """Return a sum to the fen; "" for one that is not known, which is not nought."""
    return "" if value is None else yuan_text(value)
