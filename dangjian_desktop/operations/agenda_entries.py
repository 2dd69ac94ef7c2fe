"""What a meeting says of a ledger row that came up by itself; the outcome goes back to the row."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.agenda_entries import outcome_words, steps_in_words
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import refusing
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import AgendaSource, AgendaState
from dangjian_desktop.operations.activities import held_values, open_activity, refuse_future
from dangjian_desktop.operations.agenda import LONGEST_MATTER, next_place, standing_item
from dangjian_desktop.operations.ledgers import (
    Taken,
    advance_entry,
    advance_problems,
    correct_entry,
    standing_entry,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, EntryRow
from dangjian_desktop.storage.models import Activity, AgendaItem

_NO_WORDS: Mapping[str, Value | None] = MappingProxyType({})


@operation("登记会上结果")
def record_entry_outcome(
    writer: Writer,
    *,
    activity_id: int,
    entry_id: int,
    to: str,
    on: date,
    by: Named | None = None,
    note: str = "",
) -> Taken | None:
    """Record what an activity said of a ledger row; the row takes the step on that day.

    Args:
        writer: Writes.
        activity_id: The activity.
        entry_id: The row.
        to: State that is reached; the one in which it stands for a row that stays there.
        on: Today.
        by: Who took the step (复查人).
        note: What was said; of a row that stays where it is it must be told.

    Returns:
        What came of the step; None where none was taken.

    Raises:
        InputError: With everything that stands against it: at ``to``, ``day``, ``by`` or ``note``.
        RefusedError: When the activity is still to come, or is not one at which the row comes up.
    """
    activity, entry = open_activity(activity_id), standing_entry(entry_id, on)
    refuse_future(activity, on)
    _refuse_others(activity, entry)
    faults = refusing(_problems(activity, entry, to, by, note, on))
    if faults:
        raise InputError(*faults)
    words = outcome_words(entry.book, entry.row.state, to, by)
    taken = None
    if to != entry.row.state:
        taken = advance_entry(
            entry_id=entry_id,
            to=to,
            day=PartialDate.of(activity.held_on),
            on=on,
            by=by,
            note=note,
        ).body(writer)
    _write_item(writer, activity, entry, words, note.strip(), on)
    writer.update(Activity, activity_id, **held_values(activity, on))
    return taken


def outcome_problems(
    *,
    activity_id: int,
    entry_id: int,
    to: str,
    on: date,
    by: Named | None = None,
    note: str = "",
) -> list[Problem]:
    """Return what `record_entry_outcome` would tell, warnings too, before anything is done."""
    activity, entry = open_activity(activity_id), standing_entry(entry_id, on)
    return _problems(activity, entry, to, by, note, on)


@operation("撤回会上结果")
def restore_entry_outcome(writer: Writer, *, item_id: int, on: date) -> bool:
    """Take back what was said of a ledger row by mistake, and the step with it.

    Returns:
        Whether a step of the row was taken back; it may have been mended in the ledger before.

    Raises:
        RefusedError: When the row has gone on since.
    """
    item = standing_item(item_id)
    if item.source is not AgendaSource.LEDGER or item.activity_id is None:
        raise RefusedError("这个议题不是台账事项。请到议题里修改。")
    entry_id = EntryOfUidQuery(item.source_uid).fetch()
    writer.delete(AgendaItem, item_id)
    if entry_id is None:
        return False
    entry = standing_entry(entry_id, on)
    reached = set(steps_in_words(entry.book, item.outcome))
    day = PartialDate.of(item.activity.held_on)
    places = [n for n, step in enumerate(entry.row.road) if step.day == day and n]
    of_item = [n for n in places if entry.row.road[n].state in reached]
    if not of_item:
        return False
    if of_item[-1] != len(entry.row.road) - 1:
        raise RefusedError(
            "“{title}”后面又有办理记录。请先撤回后面的，再撤回这一次。", title=entry.title
        )
    correct_entry(entry_id=entry_id, on=on).body(writer)
    return True


def _problems(
    activity: Any, entry: EntryRow, to: str, by: Named | None, note: str, on: date
) -> list[Problem]:
    if to == entry.row.state:
        present = entry.book.state(to)
        if present is None or not present.is_open:
            label = entry.book.state_label(to)
            return [Problem(Address(field="to"), "ledger.is_over", label)]
        if not note.strip():
            return [Problem(Address(field="note"), "ledger.note_missing", f"仍{present.label}")]
        return []
    assert entry.entry_id is not None
    return advance_problems(
        entry_id=entry.entry_id,
        to=to,
        day=PartialDate.of(activity.held_on),
        on=on,
        by=by,
        note=note,
        values=_NO_WORDS,
    )


def _refuse_others(activity: Any, entry: EntryRow) -> None:
    """Refuse a row that does not come up at the activity."""
    if entry.book.agenda_of != activity.kind:
        raise RefusedError("“{book}”不在这种活动上过。请到台账里办理。", book=entry.book.label)
    if entry.organisation_id not in holders_below(activity.organisation_id, activity.held_on):
        raise RefusedError("这一行不是开展活动的组织的台账。请到它的活动上登记。")
    if entry.row.is_anonymous:
        raise RefusedError("匿名登记的不上会。请到台账里办理。")
    if entry.entered_on is not None and entry.entered_on.first_day > activity.held_on:
        raise RefusedError("活动那天还没有登记这一行。请在以后的活动上登记。")


def _write_item(
    writer: Writer, activity: Any, entry: EntryRow, words: str, note: str, on: date
) -> None:
    """Write the outcome as a matter; one that was put on the agenda by hand becomes it."""
    told = {"discussion": note, "outcome": words, "state": AgendaState.DECIDED}
    waiting = AgendaItem.get_or_none(
        (AgendaItem.activity == activity.id)
        & (AgendaItem.source_uid == entry.uid)
        & (AgendaItem.state == AgendaState.CHOSEN)
    )
    if waiting is not None:
        writer.update(AgendaItem, waiting.id, source=AgendaSource.LEDGER, **told)
        return
    title = f"{entry.book.short}：{entry.title}".splitlines()[0]
    writer.insert(
        AgendaItem,
        organisation=activity.organisation_id,
        activity=activity.id,
        title=title[:LONGEST_MATTER],
        source=AgendaSource.LEDGER,
        source_uid=entry.uid,
        raised_on=on,
        place=next_place(activity.organisation_id, activity.id),
        **told,
    )
