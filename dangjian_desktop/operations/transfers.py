"""组织关系 in and out: letters are issued, received, taken back, put right.

Until a letter is received the old branch answers for the person: membership and roll change on that
day and not before. Between two branches of this file there is one letter, which is the old branch's
OUT; who comes from elsewhere is on no roll until the letter is received.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.dues import month_of
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.problems import Address, InputError, Problem, Word
from dangjian_desktop.domain.transfers import letter_rule
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    PRINTED,
    ArrivalReason,
    LeaveReason,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.development import accept_moved_in
from dangjian_desktop.operations.people import (
    facts_as_columns,
    refuse_bad_order,
    refuse_no_branch,
    refuse_same_id,
    refuse_unfit_texts,
    stage_rows,
    standing_person,
    write_branch_move,
    write_departure,
    write_group_move,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.spells import SpellKind, correct_spell_days
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.transfer_writing import open_letters, refuse_open_dues
from dangjian_desktop.queries.development import open_case
from dangjian_desktop.storage.lookups import rows, valid_spells
from dangjian_desktop.storage.models import (
    TABLES,
    AdmissionCase,
    Arrival,
    Membership,
    Person,
    StageSpell,
    Transfer,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_GONE = "这一份介绍信已经不在了，可能刚被撤销。请重新查看组织关系。"
#: What a departure can hold of the name of another organisation.
MOST_OF_A_NAME = 80


@operation("开出组织关系")
def add_outgoing_transfers(
    writer: Writer,
    *,
    person_ids: Sequence[int],
    paper: TransferPaper,
    issued_on: date,
    valid_until: date,
    on: date,
    other_branch_id: int | None = None,
    counterpart: str = "",
    number: str = "",
    dues_through: date | None = None,
    dues_note: str = "",
    is_whole: bool = False,
    note: str = "",
) -> list[int]:
    """Issue a letter for one or several members, each with a row of its own; return their row ids.

    Args:
        writer: Writes.
        person_ids: Members of one branch.
        paper: By which paper.
        issued_on: Day of the letter. valid_until: its last day.
        on: Today.
        other_branch_id: Where it goes to a branch of this file.
        counterpart: Name of the other organisation, where it is elsewhere.
        number: Of the letter.
        dues_through: A day of the last month for which dues were taken.
        dues_note: Why they go although dues are open; "" where none are.
        is_whole: 整建制: the whole branch moves.
        note: Whatever else is to be known.

    Raises:
        InputError: With every fault of the values, at its field.
        RefusedError: When somebody is no member, stands in another branch, has a letter already,
            or owes dues without a word on it.
    """
    chosen = list(dict.fromkeys(person_ids))
    branches = {_branch_of(person_id, issued_on) for person_id in chosen}
    if len(branches) > 1:
        raise RefusedError("所选的人不在同一个党支部。请按支部分别开介绍信。")
    branch_id = branches.pop() if branches else None
    problems = [
        *([] if chosen else [_problem("people", "field.missing")]),
        *_letter_problems(issued_on, valid_until, on),
        *_other_end_problems(branch_id, other_branch_id, counterpart),
    ]
    if branch_id and is_whole and (others := _others_of(branch_id, chosen, issued_on)):
        problems.append(_problem("is_whole", "transfer.not_whole", "、".join(others)))
    if problems:
        raise InputError(*problems)
    if other_branch_id is not None:
        refuse_no_branch(other_branch_id)
    for person_id in chosen:
        _refuse_no_member(person_id, issued_on)
        _refuse_second_letter(person_id)
        refuse_open_dues(person_id, issued_on, dues_note)
    return [
        writer.insert(
            Transfer,
            person=person_id,
            direction=TransferDirection.OUT,
            paper=paper,
            branch=branch_id,
            other_branch=other_branch_id,
            counterpart="" if other_branch_id is not None else counterpart.strip(),
            number=number.strip(),
            issued_on=issued_on,
            valid_until=valid_until,
            dues_through=_month(dues_through),
            dues_note=dues_note.strip(),
            is_whole=is_whole,
            note=note.strip(),
        )
        for person_id in chosen
    ]


@operation("登记转入")
def add_incoming_transfer(
    writer: Writer,
    *,
    branch_id: int,
    paper: TransferPaper,
    counterpart: str,
    issued_on: date,
    valid_until: date,
    on: date,
    person_id: int | None = None,
    facts: PersonFacts | None = None,
    stage: Stage = Stage.FULL,
    admitted_on: PartialDate | None = None,
    confirmed_on: PartialDate | None = None,
    number: str = "",
    dues_through: date | None = None,
    is_whole: bool = False,
    note: str = "",
    received_on: date | None = None,
) -> int:
    """Enter the letter of somebody who comes from elsewhere; return its row id.

    Args:
        writer: Writes.
        branch_id: The branch to which the person comes.
        paper: By which paper.
        counterpart: Where from.
        issued_on: Day of the letter. valid_until: its last day.
        on: Today.
        person_id: Somebody who stood on the roll before and left; None for somebody new.
        facts: Of somebody new. stage: 正式党员 or 预备党员; others have no 组织关系.
        admitted_on: Day of the admission. confirmed_on: day of 转正.
        number: Of the letter.
        dues_through: A day of the last month for which the old branch took dues.
        is_whole: 整建制.
        note: Whatever else is to be known.
        received_on: Where it is received at once: the day from which the branch holds it.

    Raises:
        InputError: With every fault of the values, at its field.
        RefusedError: When the person is on the roll, or what is told of a new one cannot be.
    """
    problems = [
        *_letter_problems(issued_on, valid_until, on),
        *_other_end_problems(branch_id, None, counterpart),
        *(_received_problems(received_on, issued_on, on) if received_on is not None else ()),
    ]
    if person_id is None and (facts is None or not facts.name):
        problems.append(_problem("name", "name.missing"))
    if problems:
        raise InputError(*problems)
    refuse_no_branch(branch_id)
    if stage not in MEMBER_STAGES:
        raise RefusedError(
            "{stage}还没有组织关系。材料转接请在“发展党员”里登记。", stage=PRINTED[stage]
        )
    if person_id is None:
        assert facts is not None
        person_id = _write_newcomer(writer, facts, stage, admitted_on, confirmed_on)
    else:
        standing_person(person_id)
        if valid_spells(Membership, on, person=person_id):
            raise RefusedError("这个人已在册。在本单位党支部之间转接，请用“转出”。")
        _refuse_no_member(person_id, on)
        _refuse_second_letter(person_id)
    transfer_id = writer.insert(
        Transfer,
        person=person_id,
        direction=TransferDirection.IN,
        paper=paper,
        branch=branch_id,
        counterpart=counterpart.strip(),
        number=number.strip(),
        issued_on=issued_on,
        valid_until=valid_until,
        dues_through=_month(dues_through),
        is_whole=is_whole,
        note=note.strip(),
    )
    if received_on is not None:
        _receive(writer, Transfer.get_by_id(transfer_id), received_on, on, "", None)
    return transfer_id


@operation("接收组织关系")
def accept_transfers(
    writer: Writer,
    *,
    transfer_ids: Sequence[int],
    received_on: date,
    on: date,
    dues_note: str = "",
    group_id: int | None = None,
) -> int:
    """Let letters have been received on a day; return how many.

    Who goes out leaves the roll on that day or comes to the other branch of this file; who comes in
    stands on the roll from then on.

    Args:
        writer: Writes.
        transfer_ids: The letters.
        received_on: Day on which the new branch received them (回执).
        on: Today.
        dues_note: Why somebody goes although dues are open.
        group_id: Party group of whoever comes to a branch of this file.

    Raises:
        InputError: When the day lies ahead or before a letter.
        RefusedError: When a letter is settled already, or somebody owes dues without a word on it.
    """
    letters = [_open_letter(key) for key in dict.fromkeys(transfer_ids)]
    if not letters:
        raise RefusedError("没有选介绍信。请先选要接收的。")
    problems = [
        problem
        for letter in letters
        for problem in _received_problems(received_on, letter.issued_on, on)
    ]
    if problems:
        raise InputError(problems[0])
    for letter in letters:
        _receive(writer, letter, received_on, on, dues_note.strip(), group_id)
    return len(letters)


@operation("收回介绍信")
def void_transfers(
    writer: Writer, *, transfer_ids: Sequence[int], withdrawn_on: date, on: date
) -> int:
    """Take letters back that were not received: nothing moves; return how many.

    Raises:
        InputError: When the day lies ahead or before a letter.
        RefusedError: When a letter is settled already.
    """
    letters = [_open_letter(key) for key in dict.fromkeys(transfer_ids)]
    for letter in letters:
        problems = _days_problems("withdrawn_on", withdrawn_on, letter.issued_on, on)
        if problems:
            raise InputError(*problems)
        writer.update(Transfer, letter.id, withdrawn_on=withdrawn_on)
    return len(letters)


@operation("改正介绍信")
def correct_transfer(
    writer: Writer,
    *,
    transfer_id: int,
    paper: TransferPaper,
    number: str,
    issued_on: date,
    valid_until: date,
    on: date,
    counterpart: str = "",
    dues_through: date | None = None,
    note: str = "",
    received_on: date | None = None,
) -> bool:
    """Put a letter right; return whether anything became different.

    Args:
        writer: Writes.
        transfer_id: The letter.
        paper: By which paper.
        number: Of the letter.
        issued_on: Day of the letter. valid_until: its last day.
        on: Today.
        counterpart: The other organisation, where it is elsewhere.
        dues_through: A day of the last month for which the old branch took dues.
        note: Whatever else is to be known.
        received_on: Of a letter that was received: the right day; the roll follows.

    Raises:
        InputError: With every fault of the values, at its field.
        RefusedError: When it is no more, or the roll cannot follow the day.
    """
    letter = _letter(transfer_id)
    problems = _letter_problems(issued_on, valid_until, on)
    if letter.other_branch_id is None:
        problems += _other_end_problems(letter.branch_id, None, counterpart)
    if letter.received_on is not None:
        day = received_on or letter.received_on
        problems += _received_problems(day, issued_on, on)
    taken_back = letter.withdrawn_on
    if taken_back is not None and taken_back < issued_on:
        told = taken_back.isoformat(), issued_on.isoformat()
        problems.append(_problem("issued_on", "transfer.before_issue", *told))
    if problems:
        raise InputError(*problems)
    values: dict[str, Any] = {
        "paper": paper,
        "number": number.strip(),
        "issued_on": issued_on,
        "valid_until": valid_until,
        "dues_through": _month(dues_through),
        "note": note.strip(),
    }
    if letter.other_branch_id is None:
        values["counterpart"] = counterpart.strip()
    is_other = False
    if letter.received_on is not None and received_on not in (None, letter.received_on):
        assert received_on is not None
        _move_reception(writer, letter, received_on)
        values["received_on"] = received_on
        is_other = True
    return writer.update(Transfer, transfer_id, **values) or is_other


@operation("删去介绍信")
def remove_transfer(writer: Writer, *, transfer_id: int) -> None:
    """Take out a letter that was entered by mistake and not received.

    Somebody who was entered with it and of whom nothing else is known goes with it.

    Raises:
        RefusedError: When it is no more, or was received.
    """
    letter = _letter(transfer_id)
    if letter.received_on is not None:
        raise RefusedError("这份介绍信已经接收，人员已随之变动。请用“撤销”，或改正接收日期。")
    person_id = letter.person_id
    writer.delete(Transfer, transfer_id)
    if letter.direction is TransferDirection.IN and _is_unknown_otherwise(person_id):
        for (spell_id,) in rows(
            StageSpell.select(StageSpell.id).where(StageSpell.person == person_id)
        ):
            writer.delete(StageSpell, spell_id)
        writer.delete(Person, person_id)


# What moves ------------------------------------------------------------------------


def _receive(
    writer: Writer,
    letter: Any,
    received_on: date,
    on: date,
    dues_note: str,
    group_id: int | None,
) -> None:
    """Let one letter be received; the roll follows."""
    person_id = letter.person_id
    note = dues_note or letter.dues_note
    writer.update(Transfer, letter.id, received_on=received_on, dues_note=note)
    if letter.direction is TransferDirection.IN:
        _take_in(writer, letter, received_on, on)
        target = letter.branch_id
    else:
        refuse_open_dues(person_id, received_on, note)
        target = letter.other_branch_id
        if target is not None:
            write_branch_move(writer, person_id, target, received_on)
        else:
            destination = letter.counterpart[:MOST_OF_A_NAME]
            write_departure(
                writer, person_id, LeaveReason.TRANSFER, received_on, destination, letter.number
            )
    if group_id is not None and target is not None:
        write_group_move(writer, person_id, group_id, received_on)


def _take_in(writer: Writer, letter: Any, received_on: date, on: date) -> None:
    """Let somebody from elsewhere stand on the roll; a 预备党员 goes on with the way in here."""
    day = PartialDate.of(received_on)
    here = valid_spells(Membership, received_on, person=letter.person_id)
    if any(spell.branch_id != letter.branch_id for spell in here):
        raise RefusedError("这个人在这一天已在另一个党支部在册。请核对接收日期。")
    if not here:  # else a list that was imported meanwhile has told of it already
        writer.insert(Membership, person=letter.person_id, branch=letter.branch_id, since=day)
    writer.insert(
        Arrival,
        person=letter.person_id,
        arrived_on=here[0].since or day if here else day,
        reason=ArrivalReason.TRANSFER,
        origin=letter.counterpart,
        is_whole=letter.is_whole,
    )
    stages = {s.stage for s in valid_spells(StageSpell, received_on, person=letter.person_id)}
    if Stage.PROBATIONARY in stages and open_case(letter.person_id) is None:
        accept_moved_in(
            person_id=letter.person_id, moved_in_on=received_on, on=on, origin=letter.counterpart
        ).body(writer)


def _move_reception(writer: Writer, letter: Any, received_on: date) -> None:
    """Let the spells that began or ended with the reception follow its right day."""
    old, new = PartialDate.of(letter.received_on), PartialDate.of(received_on)
    spells = list(Membership.select().where(Membership.person == letter.person_id))
    if letter.direction is TransferDirection.IN:
        spell = next((one for one in spells if one.since == old), None)
        days = {"since": new, "until": None if spell is None else spell.until}
        for row in Arrival.select().where(Arrival.person == letter.person_id):
            if row.arrived_on == old and row.reason is ArrivalReason.TRANSFER:
                writer.update(Arrival, row.id, arrived_on=new)
        for case in AdmissionCase.select().where(AdmissionCase.person == letter.person_id):
            if case.moved_in_on == letter.received_on:
                writer.update(
                    AdmissionCase, case.id, opened_on=received_on, moved_in_on=received_on
                )
    else:
        spell = next((one for one in spells if one.until == old), None)
        days = {"since": None if spell is None else spell.since, "until": new}
    if spell is None:
        raise RefusedError("名册上的日期已经同这份介绍信不一样。请先在信息卡上改正经历日期。")
    correct_spell_days(kind=SpellKind.BRANCH, spell_id=spell.id, **days).body(writer)


def _write_newcomer(
    writer: Writer,
    facts: PersonFacts,
    stage: Stage,
    admitted_on: PartialDate | None,
    confirmed_on: PartialDate | None,
) -> int:
    """Enter somebody who will come; no branch holds the 组织关系 yet."""
    columns = facts_as_columns(facts)
    refuse_unfit_texts({key: value for key, value in columns.items() if key != "sort_name"})
    refuse_same_id(facts.id_number, except_id=None)
    refuse_bad_order(admitted_on, confirmed_on)
    person_id = writer.insert(Person, **columns)
    made = stage_rows(person_id, stage, admitted_on=admitted_on, confirmed_on=confirmed_on)
    writer.insert_many(StageSpell, made)
    return person_id


# What is refused ---------------------------------------------------------------------


def _letter(transfer_id: int) -> Any:
    return standing_row(Transfer, transfer_id, RefusedError(_GONE))


def _open_letter(transfer_id: int) -> Any:
    letter = _letter(transfer_id)
    name = Person.get_by_id(letter.person_id).name
    if letter.received_on is not None:
        raise RefusedError(
            "{person}的介绍信已于 {day} 接收，不必再办。",
            person=name,
            day=letter.received_on.isoformat(),
        )
    if letter.withdrawn_on is not None:
        raise RefusedError(
            "{person}的介绍信已于 {day} 收回。请重新开出。",
            person=name,
            day=letter.withdrawn_on.isoformat(),
        )
    return letter


def _branch_of(person_id: int, on: date) -> int:
    standing_person(person_id)
    spells = valid_spells(Membership, on, person=person_id)
    if not spells:
        raise RefusedError(
            "{person}在 {day} 不在册。请核对日期。",
            person=Person.get_by_id(person_id).name,
            day=on.isoformat(),
        )
    return int(spells[-1].branch_id)


def _refuse_no_member(person_id: int, on: date) -> None:
    stages = [spell.stage for spell in valid_spells(StageSpell, on, person=person_id)]
    if not set(stages) & set(MEMBER_STAGES):
        raise RefusedError(
            "{person}在 {day} 是{stage}，还没有组织关系。材料转接请在“发展党员”里登记。",
            person=Person.get_by_id(person_id).name,
            day=on.isoformat(),
            stage=PRINTED[stages[-1]] if stages else Word("没有类别的人员"),
        )


def _refuse_second_letter(person_id: int) -> None:
    for letter in open_letters(person_id):
        raise RefusedError(
            "{person}有一份 {day} 的介绍信还没有办结。请先接收或收回那一份。",
            person=Person.get_by_id(person_id).name,
            day=letter.issued_on.isoformat(),
        )


def _others_of(branch_id: int, chosen: Iterable[int], on: date) -> list[str]:
    """Return the names of members of a branch who were not chosen."""
    found = (
        Person.select(Person.name)
        .join(Membership, on=(Membership.person == Person.id))
        .join_from(Person, StageSpell, on=(StageSpell.person == Person.id))
        .where(
            (Membership.branch == branch_id)
            & valid_on(Membership, on)
            & valid_on(StageSpell, on)
            & StageSpell.stage.in_(MEMBER_STAGES)
            & Person.id.not_in(list(chosen))
        )
        .order_by(Person.sort_name)
    )
    return [name for (name,) in rows(found)]


def _is_unknown_otherwise(person_id: int) -> bool:
    """Whether nothing in the file names somebody but the own stages."""
    for table in TABLES:
        if table is StageSpell:
            continue
        for column in table._meta.sorted_fields:
            if getattr(column, "rel_model", None) is Person and (
                table.select(table.id).where(column == person_id).exists()
            ):
                return False
    return True


def _month(day: date | None) -> date | None:
    """Return a month as it is kept, by its first day; none stays none."""
    return None if day is None else month_of(day)


def _problem(field: str, code: str, found: str = "", hint: str = "") -> Problem:
    return Problem(Address(field=field), code, found, hint=hint)


def _letter_problems(issued_on: date, valid_until: date, on: date) -> list[Problem]:
    problems = []
    if issued_on > on:
        problems.append(_problem("issued_on", "day.ahead", issued_on.isoformat()))
    fault = letter_rule(rules_on(issued_on).values_of("transfers.letter")).fault(
        issued_on, valid_until
    )
    if fault is not None:
        problems.append(fault.at(Address(field="valid_until")))
    return problems


def _other_end_problems(
    branch_id: int | None, other_branch_id: int | None, counterpart: str
) -> list[Problem]:
    if other_branch_id is None and not counterpart.strip():
        return [_problem("counterpart", "transfer.counterpart_missing")]
    if other_branch_id is not None and other_branch_id == branch_id:
        return [_problem("other_branch_id", "transfer.same_branch")]
    return []


def _received_problems(received_on: date, issued_on: date, on: date) -> list[Problem]:
    return _days_problems("received_on", received_on, issued_on, on)


def _days_problems(field: str, day: date, issued_on: date, on: date) -> list[Problem]:
    if day > on:
        return [_problem(field, "day.ahead", day.isoformat())]
    if day < issued_on:
        return [_problem(field, "transfer.before_issue", day.isoformat(), issued_on.isoformat())]
    return []
