"""What other operations write of 组织关系 by the way: letters that are settled, marks, spells.

It stands below `people` and `transfers`, which both need it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.vocabulary import AwayKind, TransferDirection
from dangjian_desktop.operations.runner import RefusedError, Writer
from dangjian_desktop.queries.open_dues import OpenDuesQuery, months_told
from dangjian_desktop.storage.models import AwaySpell, OutOfContactSpell, Person, Transfer

#: Columns of a person that the spells tell, where there are any.
MARKS = frozenset({"is_floating", "is_out_of_contact"})


def open_letters(person_id: int) -> list[Any]:
    """Return the letters of a person that were neither received nor taken back."""
    row = Transfer
    found = row.select().where(
        (row.person == person_id) & row.received_on.is_null() & row.withdrawn_on.is_null()
    )
    return list(found.order_by(row.id))


def settle_letters(
    writer: Writer,
    person_id: int,
    on: date,
    *,
    has_gone: bool = False,
    to_branch: int | None = None,
) -> None:
    """Settle the letters out of somebody whose place has changed by another operation.

    Args:
        writer: Writes.
        person_id: Who.
        on: Since when the place is another.
        has_gone: Whether the 组织关系 went to an organisation outside this file.
        to_branch: The branch of this file to which it went.
    """
    for letter in open_letters(person_id):
        if letter.direction is TransferDirection.IN:
            continue
        day = max(on, letter.issued_on)
        is_outside = letter.other_branch_id is None
        has_arrived = (has_gone and is_outside) or letter.other_branch_id == (to_branch or 0)
        key = "received_on" if has_arrived else "withdrawn_on"
        writer.update(Transfer, letter.id, **{key: day})


def end_being_away(writer: Writer, person_id: int, on: date) -> None:
    """End what lasts of being away or out of contact: whoever is gone is neither."""
    for table in (AwaySpell, OutOfContactSpell):
        for spell in _open(table, person_id):
            writer.update(table, spell.id, until=max(on, spell.since))
    write_marks(writer, person_id)


def marks_told(person_id: int) -> Mapping[str, bool]:
    """Return what the spells tell of 流动 and 失联; a mark of which there is no spell is absent."""
    told: dict[str, bool] = {}
    away = [
        row
        for row in AwaySpell.select().where(AwaySpell.person == person_id)
        if row.kind is AwayKind.FLOATING
    ]
    if away:
        told["is_floating"] = any(row.until is None for row in away)
    lost = list(OutOfContactSpell.select().where(OutOfContactSpell.person == person_id))
    if lost:
        told["is_out_of_contact"] = any(row.until is None for row in lost)
    return told


def write_marks(writer: Writer, person_id: int, *, without: str = "") -> None:
    """Let the columns of a person say what the spells say.

    Args:
        writer: Writes.
        person_id: Who.
        without: A mark whose last spell was taken out as a mistake.
    """
    told = dict(marks_told(person_id))
    if without and without not in told:
        told[without] = False
    if told:
        writer.update(Person, person_id, **told)


def refuse_other_marks(person_id: int, changes: Mapping[str, Any]) -> None:
    """Refuse to enter by hand what contradicts the spells.

    Raises:
        RefusedError: With the mark and where it is told.
    """
    if not changes.keys() & MARKS:
        return
    for key, told in marks_told(person_id).items():
        if key in changes and bool(changes[key]) is not told:
            label = FIELD_BY_KEY[key].label
            raise RefusedError(
                "“{label}”由“组织关系”页的登记决定，不能在这里改。请到那里登记。", label=Word(label)
            )


def refuse_open_dues(person_id: int, on: date, why: str, field: str = "dues_note") -> None:
    """Refuse to let somebody go with dues open, unless it is said why.

    Args:
        person_id: Who goes.
        on: Day of going.
        why: What is said of it.
        field: Name of the argument in which it is said.

    Raises:
        RefusedError: With the months that are open.
    """
    if why.strip():
        return
    months = OpenDuesQuery(person_id, on).fetch()
    if months:
        raise RefusedError(
            "{person}还有 {months} 的党费没有交清。请先收齐，或写明为什么先转。",
            person=Person.get_by_id(person_id).name,
            months=months_told(months),
        ).at(field)


def _open(table: Any, person_id: int) -> list[Any]:
    return list(table.select().where((table.person == person_id) & table.until.is_null()))
