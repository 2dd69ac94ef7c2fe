"""Whether an item of a year plan is done on a day, and why: computed from records, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.problems import Sentence


class ItemState(StrEnum):
    """How an item stands on a day with the one who owes it."""

    DONE = "done"
    LATE = "late"
    PLANNED = "planned"
    OPEN = "open"
    OVERDUE = "overdue"


#: States that count as done: late is done, too.
MET = frozenset({ItemState.DONE, ItemState.LATE})


@dataclass(frozen=True, slots=True)
class Meeting:
    """An activity as far as it can meet an item.

    Attributes:
        is_held: Whether something was recorded of it; else it is only planned.
        is_linked: Whether it was entered for this very item.
    """

    activity_id: int
    day: date
    is_held: bool
    is_linked: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The state with the day and activity that made it, and the reason in a sentence."""

    state: ItemState
    reason: Sentence
    day: date | None = None
    activity_id: int | None = None


def last_day(year: int, month: int, due_on: date | None) -> date:
    """Return until when an item is to be done: its deadline, else the end of its month."""
    return due_on or month_end(date(year, month, 1))


def judge(
    due: date, done_on: date | None, meetings: Sequence[Meeting], kind: str, on: date
) -> Judged:
    """Return how an item stands.

    Args:
        due: The last day; see `last_day`.
        done_on: Day on which it was ticked off by hand.
        meetings: What may meet it: linked, or of its kind and holder in its month.
        kind: Name of the kind of activity; "" for what is ticked by hand.
        on: The day as of which is asked.
    """
    if done_on is not None and done_on <= on:
        state = ItemState.LATE if done_on > due else ItemState.DONE
        return Judged(state, Sentence("{day}手工登记完成。", day=done_on.isoformat()), done_on)
    ordered = sorted(meetings, key=lambda one: (not one.is_linked, one.day))
    held = [one for one in ordered if one.is_held and one.day <= on]
    if held:
        one = held[0]
        day = one.day.isoformat()
        if one.day > due:
            said = Sentence("{day}完成，晚于时限 {due}。", day=day, due=due.isoformat())
            return Judged(ItemState.LATE, said, one.day, one.activity_id)
        return Judged(
            ItemState.DONE, Sentence("{day}的活动已完成。", day=day), one.day, one.activity_id
        )
    if ordered:
        one = ordered[0]
        if on <= due or one.day >= on:
            said = Sentence("已安排在 {day}，还没有记录。", day=one.day.isoformat())
            return Judged(ItemState.PLANNED, said, one.day, one.activity_id)
    if on > due:
        said = Sentence(
            "时限 {due} 已过，没有找到{what}。", due=due.isoformat(), what=kind or "完成登记"
        )
        return Judged(ItemState.OVERDUE, said)
    return Judged(ItemState.OPEN, Sentence("时限 {due}。", due=due.isoformat()))
