"""What somebody's 党费 rest on: bases with their parts, and waivers.

A base told by its parts is stored as the parts: which of them count is for the rules to say. A
waiver without the approval of the 上级党委 is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dues import Payer, month_of, waiver_fault
from dangjian_desktop.domain.dues_entries import BaseDraft, base_faults, money_fault, month_word
from dangjian_desktop.domain.dues_months import parts_text
from dangjian_desktop.domain.problems import Address, Fault, InputError, Problem
from dangjian_desktop.operations.dues_refusals import (
    LONGEST_NOTE,
    LONGEST_PLACE,
    day_ahead,
    refuse_nobody,
    standing_row,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.dues_facts import dues_rules_at
from dangjian_desktop.storage.models import DuesBase, DuesWaiver

# Bases --------------------------------------------------------------------------------------------


@operation("登记党费基数")
def record_base(writer: Writer, *, draft: BaseDraft) -> int:
    """Record how somebody's dues are reckoned from a month on, and return the row's id.

    Raises:
        InputError: With everything that is wrong, at ``since``, ``base``, ``monthly``,
            ``parts`` (all of them together) or ``parts.KEY``.
        RefusedError: When the person is no more.
    """
    refuse_nobody(draft.person_id)
    problems = base_problems(draft)
    if problems:
        raise InputError(*problems)
    return writer.insert(
        DuesBase, person=draft.person_id, since=month_of(draft.since), **_base_values(draft)
    )


@operation("改正党费基数")
def correct_base(writer: Writer, *, base_id: int, draft: BaseDraft) -> None:
    """Correct a base that was recorded wrongly; of a new wage a new one is recorded.

    Raises:
        InputError: As with `record_base`.
        RefusedError: When the row is no more.
    """
    standing_row(DuesBase, base_id)
    problems = base_problems(draft, base_id=base_id)
    if problems:
        raise InputError(*problems)
    writer.update(DuesBase, base_id, since=month_of(draft.since), **_base_values(draft))


@operation("删除党费基数")
def remove_base(writer: Writer, *, base_id: int) -> None:
    """Take away a base that was recorded by mistake.

    Raises:
        RefusedError: When the row is no more.
    """
    standing_row(DuesBase, base_id)
    writer.delete(DuesBase, base_id)


@dataclass(frozen=True, slots=True)
class ImportedBases:
    """What came of an import of bases."""

    added: int
    updated: int
    unchanged: int


@operation("导入党费基数")
def import_bases(writer: Writer, *, drafts: Sequence[BaseDraft]) -> ImportedBases:
    """Record many bases at once; one that somebody has from the same month is replaced.

    Raises:
        InputError: With everything that is wrong with any of them; the row is its place in
            `drafts`, counted from 1.
    """
    problems = import_problems(drafts)
    if problems:
        raise InputError(*problems)
    known = {
        (row.person_id, row.since): row
        for row in DuesBase.select().where(DuesBase.since.in_({month_of(d.since) for d in drafts}))
    }
    fresh, updated, unchanged = [], 0, 0
    for draft in drafts:
        since, values = month_of(draft.since), _base_values(draft)
        row = known.get((draft.person_id, since))
        if row is None:
            fresh.append({"person": draft.person_id, "since": since, **values})
        elif writer.update(DuesBase, row.id, **values):
            updated += 1
        else:
            unchanged += 1
    writer.insert_many(DuesBase, fresh)
    return ImportedBases(len(fresh), updated, unchanged)


def base_problems(draft: BaseDraft, *, base_id: int | None = None, row: int = 0) -> list[Problem]:
    """Return what is wrong with a base before anything is done; see `record_base`.

    Args:
        draft: As entered.
        base_id: The row that is corrected; None for a new one.
        row: Its number in an import.
    """
    since = month_of(draft.since)
    found = [
        fault.at(Address(row=row, field=name))
        for name, fault in base_faults(draft, dues_rules_at(since))
    ]
    if len(draft.note.strip()) > LONGEST_NOTE:
        fault = Fault("dues.note_long", draft.note.strip()[:10], hint=str(LONGEST_NOTE))
        found.append(fault.at(Address(row=row, field="note")))
    taken = DuesBase.get_or_none((DuesBase.person == draft.person_id) & (DuesBase.since == since))
    if not row and taken is not None and taken.id != base_id:
        found.append(Problem(Address(field="since"), "dues.month_taken", month_word(since)))
    return found


def import_problems(drafts: Sequence[BaseDraft]) -> list[Problem]:
    """Return what is wrong with any of many bases; the row is its place, counted from 1."""
    found: list[Problem] = []
    seen: dict[tuple[int, date], int] = {}
    for row, draft in enumerate(drafts, start=1):
        found += base_problems(draft, row=row)
        first = seen.setdefault((draft.person_id, month_of(draft.since)), row)
        if first != row:
            fault = Fault("dues.person_twice", month_word(draft.since), hint=str(first))
            found.append(fault.at(Address(row=row, field="since")))
    return found


def _base_values(draft: BaseDraft) -> dict[str, object]:
    return {
        "payer": draft.payer,
        "base": draft.base,
        "parts": parts_text(draft.parts) if draft.parts else "",
        "monthly": draft.monthly if draft.payer is Payer.FARMER else None,
        "note": draft.note.strip(),
    }


# Waivers ------------------------------------------------------------------------------------------


@operation("登记减免党费")
def record_waiver(
    writer: Writer,
    *,
    person_id: int,
    since: date,
    approval: str,
    until: date | None = None,
    monthly: Decimal | None = None,
    requested_on: date | None = None,
    approved_on: date | None = None,
    on: date,
) -> int:
    """Record that the 上级党委 approved to reduce or waive somebody's dues; return the row's id.

    Args:
        writer: Writes.
        person_id: Who asked for it.
        since: A day of the first month. until: one of the last; None while it lasts.
        approval: Number or day of the approval; without one there is none.
        monthly: Yuan that are still paid; None for none.
        requested_on: Day of the request. approved_on: day of the approval.
        on: Today.

    Raises:
        InputError: With everything that is wrong, at the names of the arguments.
        RefusedError: When the person is no more.
    """
    refuse_nobody(person_id)
    first, last = month_of(since), None if until is None else month_of(until)
    found: list[Problem] = []
    missing = waiver_fault(approval)
    if missing is not None:
        found.append(Problem(Address(field="approval"), "dues.approval_missing"))
    fault = money_fault(monthly)
    if fault is not None:
        found.append(fault.at(Address(field="monthly")))
    if last is not None and last < first:
        found.append(
            Problem(
                Address(field="until"), "dues.ends_early", month_word(last), hint=month_word(first)
            )
        )
    for name, day in (("requested_on", requested_on), ("approved_on", approved_on)):
        if day is not None and day > on:
            found.append(day_ahead(name, day, on))
    if requested_on is not None and approved_on is not None and approved_on < requested_on:
        found.append(
            Problem(
                Address(field="approved_on"),
                "dues.approved_early",
                approved_on.isoformat(),
                hint=requested_on.isoformat(),
            )
        )
    for row in DuesWaiver.select().where(DuesWaiver.person == person_id):
        if (last is None or row.since <= last) and (row.until is None or row.until >= first):
            found.append(
                Problem(Address(field="since"), "dues.waiver_twice", month_word(row.since))
            )
            break
    if found:
        raise InputError(*found)
    return writer.insert(
        DuesWaiver,
        person=person_id,
        since=first,
        until=last,
        monthly=monthly,
        requested_on=requested_on,
        approved_on=approved_on,
        approval=trimmed(approval, LONGEST_PLACE),
    )


@operation("结束减免党费")
def end_waiver(writer: Writer, *, waiver_id: int, until: date) -> None:
    """Let a waiver end with a month, which still falls under it.

    Raises:
        RefusedError: When the row is no more or the month lies before it.
    """
    row = standing_row(DuesWaiver, waiver_id)
    last = month_of(until)
    if last < row.since:
        raise RefusedError(
            "减免从{since}开始，不能在{until}结束。请改正，或删除这一条。",
            since=month_word(row.since),
            until=month_word(last),
        )
    writer.update(DuesWaiver, waiver_id, until=last)


@operation("删除减免党费")
def remove_waiver(writer: Writer, *, waiver_id: int) -> None:
    """Take away a waiver that was recorded by mistake.

    Raises:
        RefusedError: When the row is no more.
    """
    standing_row(DuesWaiver, waiver_id)
    writer.delete(DuesWaiver, waiver_id)
