"""个案: 不合格党员处置 and 关怀帮扶 with their steps, dates and papers; nothing else is kept.

Everything here needs the right to case files, reading among it, and every reading is recorded. The
names of the operations say no more than 个案: nobody is named in the menu or in the history.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.case_files import (
    LIMITS_RULE,
    PAPERS_RULE,
    STEPS_RULE,
    CaseStep,
    case_limits,
    case_papers,
    case_steps,
    order_fault,
)
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, CaseFileKind
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.case_files import CaseFileRow, CaseFilesQuery, events_of
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import Attachment, CaseEvent, CaseFile, StageSpell
from dangjian_desktop.storage.rulebook import rules_on

_GONE = "这个个案已经不在了，可能刚被撤销。请重新打开。"


@operation("查看个案", undoable=False, needs=Right.CASE_FILES)
def reveal_case_files(writer: Writer, *, person_id: int, on: date) -> list[CaseFileRow]:
    """Return the case files of somebody, and record that they were asked for.

    Raises:
        RefusedError: When the person is no more.
    """
    note_reading(writer, standing_person(person_id))
    return CaseFilesQuery(person_id, on).fetch()


def note_reading(writer: Writer, person: Any, what: str = "个案") -> None:
    """Record that something of the case files of a person was read; who may see them is told."""
    writer.note(f"{what}：{person.uid}", about=person, topic=Topic.CASE_FILE)


@operation("登记个案", needs=Right.CASE_FILES)
def add_case_file(
    writer: Writer, *, person_id: int, kind: CaseFileKind, opened_on: date, on: date
) -> int:
    """Open a case file and return its row id.

    Raises:
        InputError: When the day lies ahead.
        RefusedError: When one of the kind is open already, or somebody is to be dealt with who is
            no member.
    """
    standing_person(person_id)
    _refuse_ahead("opened_on", opened_on, on)
    if kind is not CaseFileKind.CARE:
        stages = {spell.stage for spell in valid_spells(StageSpell, opened_on, person=person_id)}
        if not stages & set(MEMBER_STAGES):
            raise RefusedError("这个人在这一天不是党员，不能作组织处置。请核对人员和日期。")
    _refuse_second(person_id, kind)
    return writer.insert(CaseFile, person=person_id, kind=kind, opened_on=opened_on)


@operation("登记个案步骤", needs=Right.CASE_FILES)
def record_case_step(
    writer: Writer,
    *,
    case_file_id: int,
    step: str,
    happened_on: date,
    on: date,
    due_on: date | None = None,
    paper: str = "",
    number: str = "",
) -> int:
    """Enter a step of a case file and return its row id.

    Args:
        writer: Writes.
        case_file_id: The case file.
        step: Code of the step (rule ``case_files.steps``).
        happened_on: Its day.
        on: Today.
        due_on: Last day of the time to mend ways, of a step with which one begins.
        paper: Code of the paper that came of it (rule ``case_files.papers``).
        number: Of the paper.

    Raises:
        InputError: When a day lies ahead or before the file, or the last day is missing or too far.
        RefusedError: When it is no more, closed, or a step before is open.
    """
    case = _open_case(case_file_id)
    _refuse_ahead("happened_on", happened_on, on)
    if happened_on < case.opened_on:
        where = Address(field="happened_on")
        found, hint = happened_on.isoformat(), case.opened_on.isoformat()
        raise InputError(Problem(where, "case.before_opening", found, hint=hint))
    rules = rules_on(happened_on)
    steps = case_steps(rules.values_of(STEPS_RULE))[case.kind]
    events = events_of(case_file_id)
    fault = order_fault(
        steps, {event.event: event.happened_on for event in events}, step, happened_on
    )
    if fault is not None:
        raise RefusedError(fault.template, **fault.facts)
    told = next(one for one in steps if one.code == step)
    _refuse_due(told, steps, events, happened_on, due_on)
    if paper and paper not in case_papers(rules.values_of(PAPERS_RULE)):
        raise RefusedError("没有这种材料。请从列出的材料里选。")
    return writer.insert(
        CaseEvent,
        case_file=case_file_id,
        event=step,
        happened_on=happened_on,
        due_on=due_on if told.begins_term else None,
        paper=paper,
        number=number.strip(),
    )


@operation("删去个案步骤", needs=Right.CASE_FILES)
def remove_case_step(writer: Writer, *, event_id: int) -> None:
    """Take out a step that was entered by mistake.

    Raises:
        RefusedError: When it is no more, or its case file is closed.
    """
    row = standing_row(CaseEvent, event_id, RefusedError(_GONE))
    _open_case(row.case_file_id)
    writer.delete(CaseEvent, event_id)


@operation("办结个案", needs=Right.CASE_FILES)
def close_case_file(writer: Writer, *, case_file_id: int, closed_on: date, on: date) -> None:
    """Close a case file on a day.

    Raises:
        InputError: When the day lies ahead or before the last step.
        RefusedError: When it is no more or closed.
    """
    case = _open_case(case_file_id)
    _refuse_ahead("closed_on", closed_on, on)
    last = max([case.opened_on, *(event.happened_on for event in events_of(case_file_id))])
    if closed_on < last:
        where = Address(field="closed_on")
        hint = last.isoformat()
        raise InputError(Problem(where, "case.closed_early", closed_on.isoformat(), hint=hint))
    writer.update(CaseFile, case_file_id, closed_on=closed_on)


@operation("重新打开个案", needs=Right.CASE_FILES)
def reopen_case_file(writer: Writer, *, case_file_id: int) -> None:
    """Open a case file again that was closed by mistake.

    Raises:
        RefusedError: When it is no more, or open, or another one of its kind is.
    """
    case = _case(case_file_id)
    if case.closed_on is None:
        raise RefusedError("这个个案没有办结，不必重新打开。")
    _refuse_second(case.person_id, case.kind)
    writer.update(CaseFile, case_file_id, closed_on=None)


@operation("删去个案", needs=Right.CASE_FILES)
def remove_case_file(writer: Writer, *, case_file_id: int) -> None:
    """Take out a case file that was opened by mistake, with its steps.

    Raises:
        RefusedError: When it is no more, or papers are kept with it.
    """
    _case(case_file_id)
    if Attachment.select().where(Attachment.case_file == case_file_id).exists():
        raise RefusedError("这个个案里还有附件。请先删去附件。")
    for event in events_of(case_file_id):
        writer.delete(CaseEvent, event.id)
    writer.delete(CaseFile, case_file_id)


def join_case_files(writer: Writer, kept_id: int, merged_id: int) -> None:
    """Make one of the open case files of one kind that two records of a person have.

    It is the kept record's, from the earlier day on, with the steps and files of both; a step that
    both tell alike stands once. Nothing is asked and nothing is noted on the card, where who has
    no right to the case would read of it: a step that is there twice is taken out by who has.
    """
    mine = {row.kind: row for row in _open_cases_of(kept_id)}
    for row in _open_cases_of(merged_id):
        own = mine.get(row.kind)
        if own is None:
            continue
        writer.update(CaseFile, own.id, opened_on=min(own.opened_on, row.opened_on))
        known = {_told(event) for event in events_of(own.id)}
        for event in events_of(row.id):
            if _told(event) in known:
                writer.delete(CaseEvent, event.id)
            else:
                writer.update(CaseEvent, event.id, case_file=own.id)
        for file in Attachment.select().where(Attachment.case_file == row.id):
            writer.update(Attachment, file.id, case_file=own.id)
        writer.delete(CaseFile, row.id)


def _told(event: Any) -> tuple[Any, ...]:
    return event.event, event.happened_on, event.due_on, event.paper, event.number


def _case(case_file_id: int) -> Any:
    return standing_row(CaseFile, case_file_id, RefusedError(_GONE))


def _open_case(case_file_id: int) -> Any:
    case = _case(case_file_id)
    if case.closed_on is not None:
        raise RefusedError("这个个案已经办结。请先重新打开。")
    return case


def _refuse_second(person_id: int, kind: CaseFileKind) -> None:
    if any(row.kind is kind for row in _open_cases_of(person_id)):
        raise RefusedError("这种个案已经有一个没有办结。请接着登记那一个。")


def _open_cases_of(person_id: int) -> list[Any]:
    return list(
        CaseFile.select().where((CaseFile.person == person_id) & CaseFile.closed_on.is_null())
    )


def _refuse_ahead(field: str, day: date, on: date) -> None:
    if day > on:
        raise InputError(Problem(Address(field=field), "day.ahead", day.isoformat()))


def _refuse_due(
    step: CaseStep,
    steps: Sequence[CaseStep],
    events: Sequence[Any],
    happened_on: date,
    due_on: date | None,
) -> None:
    """Refuse a step with which a time begins without its last day, or with one too far."""
    if not step.begins_term:
        return
    where = Address(field="due_on")
    if due_on is None:
        raise InputError(Problem(where, "case.due_missing"))
    terms = {one.code for one in steps if one.begins_term}
    begun = min(
        (event.happened_on for event in events if event.event in terms), default=happened_on
    )
    limits = case_limits(rules_on(begun).values_of(LIMITS_RULE))
    fault = limits.fault(begun, happened_on, due_on)
    if fault is not None:
        raise InputError(fault.at(where))
