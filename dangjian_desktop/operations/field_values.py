"""What is entered into the fields that the branch defined itself, one person or many at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from dangjian_desktop.domain.custom_fields import (
    LONGEST_TEXT,
    CustomChoice,
    CustomFieldDef,
    CustomValue,
    FieldSubject,
    MentionedPerson,
    stored_text,
)
from dangjian_desktop.domain.custom_reading import entry_text
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.custom_fields import (
    NO_VALUES,
    CustomValueQuery,
    custom_field,
    custom_fields,
    owner_column,
)
from dangjian_desktop.storage import models
from dangjian_desktop.storage.models import Organisation, Person

_Kept = models.CustomValue

#: Ids per SELECT ... IN.
_BATCH = 500

#: New values by column key; None takes away what is recorded.
NewValues = Mapping[str, CustomValue | None]


@operation("修改自定义栏目")
def change_custom_values(
    writer: Writer, *, subject: FieldSubject, subject_id: int, values: NewValues
) -> int:
    """Enter some fields of one person or organisation; return how many became different.

    Raises:
        RefusedError: When a field or choice is retired, a text is too long, or a person would be
            named in a field of its own.
    """
    return write_custom_values(writer, subject, subject_id, values)


@operation("批量修改自定义栏目")
def change_custom_value(
    writer: Writer,
    *,
    subject: FieldSubject,
    subject_ids: Sequence[int],
    key: str,
    value: CustomValue | None,
) -> int:
    """Give one field of several people or organisations the same value.

    Returns:
        How many became different.

    Raises:
        RefusedError: As `change_custom_values`; then nobody is changed.
    """
    return write_value_of_many(writer, subject, subject_ids, key, value)


def write_custom_values(
    writer: Writer, subject: FieldSubject, subject_id: int, values: NewValues
) -> int:
    """Write values as part of a larger operation; see `change_custom_values`."""
    if not values:
        return 0
    known = {field.key: field for field in custom_fields(subject)}
    fields = [(_known(key, subject, known), value) for key, value in values.items()]
    owner = owner_column(subject)
    present = {row.field_id: row for row in _Kept.select().where(owner == subject_id)}
    return sum(
        _write(writer, field, subject_id, present.get(field.field_id), value)
        for field, value in fields
    )


def write_value_of_many(
    writer: Writer,
    subject: FieldSubject,
    subject_ids: Sequence[int],
    key: str,
    value: CustomValue | None,
) -> int:
    """Write one value for many as part of a larger operation; see `change_custom_value`.

    The field is looked up once: within a transaction every look is a new reading of all fields.
    """
    field = _known(key, subject)
    owner = owner_column(subject)
    present: dict[int, models.CustomValue] = {}
    for start in range(0, len(subject_ids), _BATCH):
        batch = subject_ids[start : start + _BATCH]
        found = _Kept.select().where((_Kept.field == field.field_id) & owner.in_(batch))
        present.update({_owner_of(row): row for row in found})
    return sum(_write(writer, field, one, present.get(one), value) for one in subject_ids)


def _owner_of(row: models.CustomValue) -> int:
    owner_id = row.person_id or row.organisation_id
    assert owner_id is not None
    return owner_id


def new_value_rows(
    person_id: int, values: Mapping[str, CustomValue], field_ids: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the rows of somebody who is new, for writing many people at once.

    Whoever made the values has judged them: nobody new has a retired choice or is named anywhere.

    Args:
        person_id: Who it is.
        values: What is entered by column key.
        field_ids: Row ids of the fields by column key.
    """
    return [
        {
            "field": field_ids[key],
            "person": person_id,
            **_columns(value),
        }
        for key, value in values.items()
    ]


def _columns(value: CustomValue) -> dict[str, Any]:
    return {
        "value": stored_text(value),
        "choice": value.choice_id if isinstance(value, CustomChoice) else None,
        "mentioned": value.person_id if isinstance(value, MentionedPerson) else None,
    }


def _known(
    key: str, subject: FieldSubject, known: Mapping[str, CustomFieldDef] | None = None
) -> CustomFieldDef:
    field = custom_field(key) if known is None else known.get(key)
    if field is None or field.subject is not subject:
        raise RefusedError("这个自定义栏目已经不在了。请重新打开这一页。")
    return field


def _write(
    writer: Writer,
    field: CustomFieldDef,
    subject_id: int,
    present: models.CustomValue | None,
    value: CustomValue | None,
) -> bool:
    """Write one value; return whether it became different."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        if present is not None:
            writer.delete(_Kept, present.id)
        return present is not None
    assert field.accepts(value), f"{field.kind} takes no {value!r}"
    columns = _columns(value)
    if present is not None and (present.value, present.choice_id, present.mentioned_id) == (
        tuple(columns.values())
    ):
        return False
    _refuse(field, subject_id, value)
    if present is not None:
        return writer.update(_Kept, present.id, **columns)
    owner = "person" if field.subject is FieldSubject.PERSON else "organisation"
    writer.insert(_Kept, field=field.field_id, **{owner: subject_id}, **columns)
    return True


def _refuse(field: CustomFieldDef, subject_id: int, value: CustomValue) -> None:
    """Refuse a value that may not be entered; what is recorded already may always stay."""
    if field.is_retired:
        raise RefusedError(
            "栏目“{label}”已经停用，不能再填。请先恢复使用这个栏目。", label=field.label
        )
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise RefusedError(
            "“{label}”写了 {count} 个字，最多 {longest} 个字。请缩短。",
            label=field.label,
            count=len(value),
            longest=LONGEST_TEXT,
        )
    if isinstance(value, CustomChoice):
        known = next((one for one in field.choices if one.choice_id == value.choice_id), None)
        if known is None:
            raise RefusedError(
                "“{choice}”不是栏目“{label}”的选项。请另选。", choice=value.label, label=field.label
            )
        if known.is_retired:
            raise RefusedError(
                "选项“{label}”已经停用。请另选，或者先恢复使用这个选项。", label=known.label
            )
    if isinstance(value, MentionedPerson):
        if field.subject is FieldSubject.PERSON and value.person_id == subject_id:
            raise RefusedError("“{label}”不能填本人。请改填别人。", label=field.label)
        if not Person.select().where(Person.id == value.person_id).exists():
            raise RefusedError(
                "“{label}”所填的{name}已经不在名册里。请改填别人。",
                label=field.label,
                name=value.name,
            )


@operation("显示号码", undoable=False)
def reveal_branch_value(writer: Writer, *, organisation_id: int, key: str) -> str:
    """Return a masked value of an organisation in full, and record that it was asked for."""
    field = _known(key, FieldSubject.ORGANISATION)
    organisation = Organisation.get_by_id(organisation_id)
    writer.note(f"{field.label}：{organisation.uid}", about=organisation)
    query = CustomValueQuery(FieldSubject.ORGANISATION, (organisation_id,))
    return entry_text(query.fetch().get(organisation_id, NO_VALUES).get(key))
