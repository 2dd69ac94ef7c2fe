"""What became of the roll between two days, as lines for paper and in words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.person_changes import CHANGE_WORDS
from dangjian_desktop.queries.roster_changes import Balance, BalanceQuery, RosterChangesQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.roster_changes import RosterChangeLine

#: So many names of people whose days contradict are told.
_NAMED = 8


def changes_on_paper(
    since: date | None, until: date | None, within: int | None
) -> tuple[Sequence["RosterChangeLine"], Mapping[str, str]]:
    """Return the lines of the 党员变动情况表 and the words around them.

    Raises:
        RefusedError: When a day is missing or the last lies before the first.
    """
    from dangjian_desktop.printing.forms.roster_changes import RosterChangeLine

    since, until = asked_period(since, until)
    query = RosterChangesQuery(since, until, within)
    found = query.fetch()
    balance = BalanceQuery(since, until, within).of(found)
    node = Tree.on(until).get(within) or Tree.on(since).get(within)
    lines = [
        RosterChangeLine(
            number=str(number),
            kind=CHANGE_WORDS[row.kind],
            name=row.name,
            what=row.what,
            before=row.before,
            after=row.after,
            day=row.day.printed,
            branch_name=row.branch_name,
        )
        for number, row in enumerate(found, start=1)
    ]
    return lines, {
        "branch_name": node.name if node is not None else "",
        "period": period_words(since, until),
        "sum": sum_words(balance, query),
        "parts": parts_words(balance),
        "doubts": doubt_words(balance),
    }


def asked_period(since: date | None, until: date | None) -> tuple[date, date]:
    """Return the first and the last day that a paper is asked about.

    Raises:
        RefusedError: When a day is missing or the last lies before the first.
    """
    if since is None or until is None:
        raise RefusedError("还没有选起止日期。请先选从哪一天到哪一天。")
    if until < since:
        raise RefusedError("终止日期早于起始日期。请核对日期。")
    return since, until


def period_words(since: date, until: date) -> str:
    """Return the days asked about, as they stand on paper."""
    return f"{since.isoformat()} 至 {until.isoformat()}"


def sum_words(balance: Balance, query: RosterChangesQuery) -> str:
    """Return the sum in one line."""
    evening = query.since - timedelta(days=1)
    return (
        f"期初（{evening.isoformat()}）{_members(balance.opening, balance.opening_probationary)}"
        f" + 新增 {balance.added_total} 人次 − 减少 {balance.left_total} 人次"
        f" {'≠' if balance.difference else '='} 期末（{query.until.isoformat()}）"
        f"{_members(balance.closing, balance.closing_probationary)}"
    )


def parts_words(balance: Balance) -> str:
    """Return of what additions and losses consist; "" where there are none."""
    told = (("新增", balance.added), ("减少", balance.left))
    return "；".join(
        f"{word}：" + "、".join(f"{what} {count}" for what, count in parts.items())
        for word, parts in told
        if parts
    )


def doubt_words(balance: Balance) -> str:
    """Return why the sum does not add up; "" where it does."""
    if not balance.difference and not balance.unexplained:
        return ""
    named = "、".join(balance.unexplained[:_NAMED])
    more = f"等 {len(balance.unexplained)} 人" if len(balance.unexplained) > _NAMED else ""
    return f"期初、新增、减少和期末对不上，因为这些人的起止日期互相矛盾：{named}{more}。请核对。"


def _members(count: int, probationary: int) -> str:
    return f"{count} 名" + (f"（含预备 {probationary} 名）" if probationary else "")
