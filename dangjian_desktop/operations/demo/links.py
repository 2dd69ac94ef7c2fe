"""What binds meetings and ledgers of the demonstration: hazards and resolutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.agenda_entries import outcome_words
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.resolution_entries import resolution_values
from dangjian_desktop.domain.vocabulary import (
    ActivityState,
    AgendaSource,
    AgendaState,
    TaskSource,
)
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.resolution_entries import FROM_TASK
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    LedgerEntry,
    LedgerValue,
    Person,
    Task,
)

#: Where an outcome stands behind the other matters of a themed day.
_PLACE = 20
#: What a resolution that was handed on has beside its own words.
_STANDARD, _KIND = "按会议要求的时限办结，材料交支部存档", "临时交办"


@dataclass(frozen=True)
class PartyDay:
    """A 主题党日 that was held."""

    day: date
    activity_id: int


def next_party_day(life: Life, branch: DemoBranch, since: date) -> PartyDay | None:
    """Return the first 主题党日 of a branch from a day on that was held; None for none."""
    for day, activity_id in sorted(life.held[branch.name, THEMED_DAY]):
        is_held = Activity.get_by_id(activity_id).state is ActivityState.HELD
        if day >= since and is_held:
            return PartyDay(day, activity_id)
    return None


def write_outcomes(
    writer: Writer,
    branch: DemoBranch,
    entry_id: int,
    content: str,
    at: PartyDay,
    takers: Mapping[str, Named],
) -> None:
    """Write into the record of a 主题党日 that a hazard was re-checked and closed there."""
    book = books_by_code()["hazard"]
    uid, since = LedgerEntry.get_by_id(entry_id).uid, "rectified"
    for place, (to, by) in enumerate(takers.items()):
        writer.insert(
            AgendaItem,
            organisation=branch.branch_id,
            activity=at.activity_id,
            title=f"{book.short}：{content}",
            source=AgendaSource.LEDGER,
            source_uid=uid,
            raised_on=at.day,
            state=AgendaState.DECIDED,
            place=_PLACE + place,
            outcome=outcome_words(book, since, to, by),
        )
        since = to


def resolution_left(branch: DemoBranch) -> tuple[str, dict[str, Value | None], date] | None:
    """Return a resolution of a branch that is still to be done: identity, values, day of it."""
    task = (
        Task.select()
        .where(
            (Task.organisation == branch.branch_id)
            & (Task.source == TaskSource.RESOLUTION)
            & Task.done_on.is_null()
            & Task.owner.is_null(False)
            & Task.due_on.is_null(False)
        )
        .order_by(Task.id)
        .first()
    )
    if task is None:
        return None
    owner = Named(Person.get_by_id(task.owner_id).name, task.owner_id)
    told = resolution_values(
        books_by_code()["duty_list"], title=task.title, owner=owner, due_on=task.due_on
    )
    values: dict[str, Value | None] = {**told, "kind": _KIND, "standard": _STANDARD}
    return task.uid, values, task.entered_on


def bind(writer: Writer, entry_id: int, task_uid: str) -> None:
    """Write that a ledger row came out of a resolution."""
    writer.insert(LedgerValue, entry=entry_id, field=FROM_TASK, place=0, text=task_uid)
