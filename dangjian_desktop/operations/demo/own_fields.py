"""Fields that the demonstration's branches have defined themselves, filled in for many."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.custom_fields import (
    CustomChoice,
    CustomFieldDef,
    CustomValue,
    FieldSubject,
    MentionedPerson,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.demo.invention import Inventor
from dangjian_desktop.operations.demo.roll import LEADERS, DemoBranch, Entered, Roll
from dangjian_desktop.operations.field_values import new_value_rows, write_custom_values
from dangjian_desktop.operations.fields import add_field, close_choice, close_field
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.storage import models

#: A master is so many years older at least.
_OLDER_BY = 5
#: How many of the old still have a choice that nobody takes any more.
_SHARE_RETIRED = 0.2
_OLD_SINCE = 1974


def write_own_fields(
    writer: Writer, plan: Mapping[str, Any], roll: Roll, inventor: Inventor
) -> None:
    """Define the fields, fill them in, and retire what was retired since."""
    for subject, tables in (
        (FieldSubject.PERSON, plan["person_field"]),
        (FieldSubject.ORGANISATION, plan["branch_field"]),
    ):
        for table in tables:
            add_field(
                subject=subject,
                kind=FieldKind(table["kind"]),
                label=table["label"],
                hint=table.get("hint", ""),
                choices=table.get("choices", ()),
                sensitivity=Sensitivity(table.get("sensitivity", "open")),
            ).body(writer)
    described = list(zip(custom_fields(FieldSubject.PERSON), plan["person_field"], strict=True))
    ids = {field.key: field.field_id for field, _table in described}
    rows: list[dict[str, Any]] = []
    for number, branch in enumerate(roll.branches.values()):
        for place, one in enumerate(branch.people):
            is_shown = number == 0 and place == 0  # the card that pictures show has everything
            values = {
                field.key: _value(field, table, branch, one, inventor)
                for field, table in described
                if inventor.chance.random() < table["share"] or is_shown
            }
            told = {key: value for key, value in values.items() if value is not None}
            rows += new_value_rows(one.person_id, told, ids)
    writer.insert_many(models.CustomValue, rows)
    _fill_in_branches(writer, plan, roll, inventor)
    _retire(writer, described)


def _fill_in_branches(
    writer: Writer, plan: Mapping[str, Any], roll: Roll, inventor: Inventor
) -> None:
    fields = custom_fields(FieldSubject.ORGANISATION)
    for branch in roll.branches.values():
        values = {
            field.key: _value(field, table, branch, None, inventor)
            for field, table in zip(fields, plan["branch_field"], strict=True)
            if inventor.chance.random() < table["share"]
        }
        write_custom_values(writer, FieldSubject.ORGANISATION, branch.branch_id, values)


def _retire(writer: Writer, described: Sequence[tuple[CustomFieldDef, Mapping[str, Any]]]) -> None:
    """Retire a choice that some still have, and a field that keeps its values."""
    for field, table in described:
        for choice in field.choices:
            if choice.label == table.get("retired_choice"):
                day = date.fromisoformat(table["retired_on"])
                close_choice(choice_id=choice.choice_id, on=day).body(writer)
        if "closed_on" in table:
            day = date.fromisoformat(table["closed_on"])
            close_field(field_id=field.field_id, on=day).body(writer)


def _value(
    field: CustomFieldDef,
    table: Mapping[str, Any],
    branch: DemoBranch,
    one: Entered | None,
    inventor: Inventor,
) -> CustomValue | None:
    """Return an invented value of a person, or of a branch where nobody is given."""
    chance = inventor.chance
    match field.kind:
        case FieldKind.NUMBER:
            return Decimal(chance.randint(table["first"], table["last"]))
        case FieldKind.DATE:
            first, last = (date.fromisoformat(table[key]) for key in ("first", "last"))
            return PartialDate.of(first + timedelta(days=chance.randrange((last - first).days)))
        case FieldKind.YES_NO:
            return bool(chance.random() < table["share_of_yes"])
        case FieldKind.CHOICE:
            retired = table.get("retired_choice")
            offered = [choice for choice in field.choices if choice.label != retired]
            if one is not None and _is_old(one) and chance.random() < _SHARE_RETIRED:
                offered = [choice for choice in field.choices if choice.label == retired]
            chosen: CustomChoice = chance.choice(offered or field.choices)
            return chosen
        case FieldKind.PERSON:
            return _mentioned(branch, one, inventor)
        case _:
            return _text(table, inventor)


def _is_old(one: Entered) -> bool:
    return one.facts.born_on is not None and one.facts.born_on.year < _OLD_SINCE


def _text(table: Mapping[str, Any], inventor: Inventor) -> str:
    text = str(inventor.chance.choice(table["values"]))
    if text == "phone":
        return inventor.phone()
    if not table.get("numbered"):
        return text
    number = inventor.chance.randint(3, 899)
    return f"{text}{number}号" if text.endswith("〕") else f"{text}-{number:04d}"


def _mentioned(
    branch: DemoBranch, one: Entered | None, inventor: Inventor
) -> MentionedPerson | None:
    """Return a master for somebody who is young enough, or somebody for a branch to name."""
    may = branch.people[1:LEADERS]
    if one is not None:
        born = one.facts.born_on
        assert born is not None
        may = [
            other
            for other in branch.people
            if other.facts.born_on is not None
            and other.facts.born_on.year + _OLDER_BY <= born.year
            and other.facts.crew
        ]
    if not may:
        return None
    chosen = inventor.chance.choice(may)
    return MentionedPerson(chosen.person_id, chosen.facts.name)
