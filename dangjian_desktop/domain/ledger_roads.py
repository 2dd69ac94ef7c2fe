"""Which steps lead a row of a ledger from one state to another, as a file tells them.

A file says where a row stands and on which days it got there, not by which steps. The road is the
one that goes through every state of which the file tells a day; it is then judged step by step as
if each had been taken by hand (`ledger_rows.step_problems`).
"""

from collections.abc import Collection, Iterator

from dangjian_desktop.domain.ledgers import LedgerBook

#: Roads looked at before the search ends; books have a handful of states.
_MOST_ROADS = 500


def road_between(
    book: LedgerBook, since: str, to: str, told: Collection[str]
) -> tuple[str, ...] | None:
    """Return the states on the way from one state to another, the last included.

    Args:
        book: Whose steps are taken; those that lead back are not.
        since: Where the row stands. to: where it is to stand.
        told: States of which a day is told; the road goes through as many of them as it can.

    Returns:
        No state where it stands there already; None where no step leads there.
    """
    if since == to:
        return ()
    roads = []
    for road in _roads(book, since, to, ()):
        roads.append(road)
        if len(roads) >= _MOST_ROADS:
            break
    wanted = set(told)
    return max(roads, key=lambda road: (len(wanted & set(road)), -len(road)), default=None)


def furthest_state(book: LedgerBook, since: str, told: Collection[str]) -> str:
    """Return the state in which a row stands of which only days are told; `since` for none."""
    places = {state.code: place for place, state in enumerate(book.states)}
    reached = [
        code
        for code in told
        if code in places and road_between(book, since, code, told) is not None
    ]
    roads = {code: road_between(book, since, code, told) or () for code in reached}
    return max(reached, key=lambda code: (len(roads[code]), places[code]), default=since)


def _roads(
    book: LedgerBook, since: str, to: str, gone: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for step in book.steps_from(since):
        if step.is_back or step.to in gone or step.to == since:
            continue
        road = (*gone, step.to)
        if step.to == to:
            yield road
        else:
            yield from _roads(book, step.to, to, road)
