"""Fields that the branch defines itself: set up, renamed, retired, put in order."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.cells import clean_text
from dangjian_desktop.domain.custom_fields import (
    CUSTOM_KINDS,
    LONGEST_CHOICE,
    LONGEST_HINT,
    LONGEST_LABEL,
    FieldSubject,
)
from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import IMPORT_FIELDS, SynonymTable, header_key, read_synonyms
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.branch_columns import BUILT_IN_HEADINGS
from dangjian_desktop.queries.roster_columns import ROSTER_COLUMNS
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    CustomChoice,
    CustomField,
    CustomValue,
    HeaderSynonym,
)


@operation("新增栏目")
def add_field(
    writer: Writer,
    *,
    subject: FieldSubject,
    kind: FieldKind,
    label: str,
    hint: str = "",
    choices: Sequence[str] = (),
    sensitivity: Sensitivity = Sensitivity.OPEN,
) -> int:
    """Define a field and return its row id.

    Args:
        choices: Labels in their order; for the kind of choice alone.

    Raises:
        RefusedError: When the label is empty, too long or taken (by another field, a built-in one
            or one of its names in files), or a field of choices has none.
    """
    assert kind in CUSTOM_KINDS, kind
    clean = _clean(label, LONGEST_LABEL, "栏目名称")
    _refuse_taken_label(clean, subject, except_id=None)
    labels = _clean_choices(choices) if kind is FieldKind.CHOICE else []
    if kind is FieldKind.CHOICE and not labels:
        raise RefusedError(_NO_CHOICES)
    field_id = writer.insert(
        CustomField,
        subject=subject,
        kind=kind,
        label=clean,
        hint=_clean(hint, LONGEST_HINT, "填写提示", may_be_empty=True),
        place=_next_place(CustomField.subject == subject, CustomField),
        sensitivity=sensitivity,
    )
    _write_choices(writer, field_id, labels)
    return field_id


_NO_CHOICES = "选项栏目至少要有一个选项。请写上可选内容。"
_TAKEN_BY_VALUES = "这个栏目已有 {count} 处填了内容，不能改成别的类型。请停用它，另建一个栏目。"


@operation("栏目改名")
def rename_field(writer: Writer, *, field_id: int, label: str) -> bool:
    """Give a field another label; values, layouts and references stay.

    Raises:
        RefusedError: When the label is empty, too long or taken.
    """
    clean = _clean(label, LONGEST_LABEL, "栏目名称")
    field = _field(field_id)
    _refuse_taken_label(clean, field.subject, except_id=field_id)
    return writer.update(CustomField, field_id, label=clean)


@operation("修改栏目")
def change_field(
    writer: Writer,
    *,
    field_id: int,
    label: str,
    kind: FieldKind,
    hint: str = "",
    sensitivity: Sensitivity = Sensitivity.OPEN,
    choices: Sequence[str] = (),
) -> bool:
    """Change what a field is; return whether anything became different.

    Args:
        choices: Labels of its first choices, where it becomes a field of choices.

    Raises:
        RefusedError: When the kind changes although values are recorded, and as `add_field`.
    """
    assert kind in CUSTOM_KINDS, kind
    field = _field(field_id)
    clean = _clean(label, LONGEST_LABEL, "栏目名称")
    _refuse_taken_label(clean, field.subject, except_id=field_id)
    changed = kind is not field.kind
    if changed:
        count = CustomValue.select().where(CustomValue.field == field_id).count()
        if count:
            raise RefusedError(_TAKEN_BY_VALUES, count=count)
        changed = _change_choices(writer, field, kind, choices)
    return (
        writer.update(
            CustomField,
            field_id,
            label=clean,
            kind=kind,
            hint=_clean(hint, LONGEST_HINT, "填写提示", may_be_empty=True),
            sensitivity=sensitivity,
        )
        or changed
    )


def _change_choices(
    writer: Writer, field: CustomField, kind: FieldKind, labels: Sequence[str]
) -> bool:
    """Write the choices of a field without values that gets another kind."""
    present = list(CustomChoice.select().where(CustomChoice.field == field.id))
    if kind is FieldKind.CHOICE:
        wanted = _clean_choices(labels)
        if not wanted:
            raise RefusedError(_NO_CHOICES)
        _write_choices(writer, field.id, wanted)
        return True
    for choice in present:  # nobody ever took one
        writer.delete(CustomChoice, choice.id)
    return bool(present)


@operation("停用栏目")
def close_field(writer: Writer, *, field_id: int, on: date) -> bool:
    """Retire a field from a day on: it takes no new value, and what is recorded stays."""
    if _field(field_id).retired_on is not None:
        return False
    return writer.update(CustomField, field_id, retired_on=PartialDate.of(on))


@operation("恢复使用栏目")
def reopen_field(writer: Writer, *, field_id: int) -> bool:
    """Use a retired field again."""
    return writer.update(CustomField, field_id, retired_on=None)


@operation("删除栏目")
def remove_field(writer: Writer, *, field_id: int) -> None:
    """Take away a field that was set up by mistake.

    Raises:
        RefusedError: When somebody has a value in it: then it can only be retired.
    """
    count = CustomValue.select().where(CustomValue.field == field_id).count()
    if count:
        raise RefusedError("这个栏目已有 {count} 处填了内容，不能删除。请改用停用。", count=count)
    for choice in CustomChoice.select().where(CustomChoice.field == field_id):
        writer.delete(CustomChoice, choice.id)
    writer.delete(CustomField, field_id)


@operation("调整栏目次序")
def move_field(writer: Writer, *, field_id: int, by: int) -> bool:
    """Move a field by so many places among the fields in use (-1 is up)."""
    field = _field(field_id)
    fields = CustomField.select().where(
        (CustomField.subject == field.subject) & CustomField.retired_on.is_null()
    )
    ids = [one.id for one in fields.order_by(CustomField.place, CustomField.id)]
    return _moved(writer, CustomField, ids, field_id, by)


@operation("新增选项")
def add_choice(writer: Writer, *, field_id: int, label: str) -> int:
    """Add a choice at the end and return its row id.

    Raises:
        RefusedError: When the label is empty, too long or taken, or the field has no choices.
    """
    if _field(field_id).kind is not FieldKind.CHOICE:
        raise RefusedError("只有选项栏目才有选项。请另选栏目。")
    clean = _clean(label, LONGEST_CHOICE, "选项")
    _refuse_taken_choice(clean, field_id, except_id=None)
    place = _next_place(CustomChoice.field == field_id, CustomChoice)
    return writer.insert(CustomChoice, field=field_id, label=clean, place=place)


@operation("选项改名")
def rename_choice(writer: Writer, *, choice_id: int, label: str) -> bool:
    """Give a choice another label; who has it keeps it.

    Raises:
        RefusedError: When the label is empty, too long or taken.
    """
    choice = CustomChoice.get_by_id(choice_id)
    clean = _clean(label, LONGEST_CHOICE, "选项")
    _refuse_taken_choice(clean, choice.field_id, except_id=choice_id)
    return writer.update(CustomChoice, choice_id, label=clean)


@operation("停用选项")
def close_choice(writer: Writer, *, choice_id: int, on: date) -> bool:
    """Retire a choice from a day on: nobody takes it any more, and who has it keeps it.

    Raises:
        RefusedError: When it is the last one that can be chosen.
    """
    choice = CustomChoice.get_by_id(choice_id)
    if choice.retired_on is not None:
        return False
    others = CustomChoice.select().where(
        (CustomChoice.field == choice.field_id)
        & CustomChoice.retired_on.is_null()
        & (CustomChoice.id != choice_id)
    )
    if not others.exists():
        raise RefusedError("这是最后一个可选的内容。请先添加别的选项，或者停用整个栏目。")
    return writer.update(CustomChoice, choice_id, retired_on=PartialDate.of(on))


@operation("恢复使用选项")
def reopen_choice(writer: Writer, *, choice_id: int) -> bool:
    """Offer a retired choice again."""
    return writer.update(CustomChoice, choice_id, retired_on=None)


@operation("调整选项次序")
def move_choice(writer: Writer, *, choice_id: int, by: int) -> bool:
    """Move a choice by so many places (-1 is up); what has it is sorted by the order."""
    choice = CustomChoice.get_by_id(choice_id)
    choices = CustomChoice.select().where(CustomChoice.field == choice.field_id)
    ids = [one.id for one in choices.order_by(CustomChoice.place, CustomChoice.id)]
    return _moved(writer, CustomChoice, ids, choice_id, by)


def _field(field_id: int) -> CustomField:
    field: CustomField = standing_row(
        CustomField, field_id, RefusedError("这个栏目已经不在了。请重新打开“自定义栏目”。")
    )
    return field


def _moved(writer: Writer, table: Any, ids: list[int], row_id: int, by: int) -> bool:
    """Move one row within an order and number all anew; False when it stays where it is."""
    if row_id not in ids:
        return False
    place = ids.index(row_id)
    target = min(max(place + by, 0), len(ids) - 1)
    if target == place:
        return False
    ids.insert(target, ids.pop(place))
    for number, one in enumerate(ids):
        writer.update(table, one, place=number)
    return True


def _next_place(where: Any, table: Any) -> int:
    places = table.select(table.place).where(where)
    return max((place for (place,) in places.tuples()), default=-1) + 1


def _write_choices(writer: Writer, field_id: int, labels: Sequence[str]) -> None:
    choices = [
        {"field": field_id, "label": label, "place": place} for place, label in enumerate(labels)
    ]
    writer.insert_many(CustomChoice, choices)


def _clean(text: str, longest: int, what: str, *, may_be_empty: bool = False) -> str:
    clean = clean_text(text)
    if not clean and not may_be_empty:
        raise RefusedError("{what}不能为空。请填写。", what=Word(what))
    if len(clean) > longest:
        raise RefusedError(
            "{what}有 {count} 个字，最多 {longest} 个字。请缩短。",
            what=Word(what),
            count=len(clean),
            longest=longest,
        )
    return clean


def _clean_choices(labels: Sequence[str]) -> list[str]:
    clean = [_clean(label, LONGEST_CHOICE, "选项") for label in labels if label.strip()]
    seen: set[str] = set()
    for label in clean:
        if bare(label) in seen:
            raise RefusedError("选项“{label}”写了两次。请留一个。", label=label)
        seen.add(bare(label))
    return clean


def _refuse_taken_choice(label: str, field_id: int, except_id: int | None) -> None:
    for other in CustomChoice.select().where(CustomChoice.field == field_id):
        if other.id == except_id or bare(other.label) != bare(label):
            continue
        if other.retired_on is not None:
            raise RefusedError(
                "已有停用的选项“{label}”。请恢复使用它，或者换一个名称。", label=other.label
            )
        raise RefusedError("已经有选项“{label}”。请换一个名称。", label=other.label)


def _refuse_taken_label(label: str, subject: FieldSubject, except_id: int | None) -> None:
    """Refuse the label of another field: in a file a heading must mean one thing."""
    key = header_key(label)
    if not any(character.isalnum() for character in key):
        raise RefusedError("栏目名称里没有文字。请用文字命名。")
    for other in CustomField.select().where(CustomField.subject == subject):
        if other.id == except_id or header_key(other.label) != key:
            continue
        if other.retired_on is not None:
            raise RefusedError(
                "已有停用的栏目“{label}”。请恢复使用它，或者换一个名称。", label=other.label
            )
        raise RefusedError("已经有栏目“{label}”。请换一个名称。", label=other.label)
    built_in = _built_in(key, subject)
    if built_in == label:
        raise RefusedError(
            "程序里已有“{label}”一栏。请直接使用它，或者换一个名称。", label=Word(built_in)
        )
    if built_in is not None:
        raise RefusedError(
            "“{label}”是“{other}”一栏的另一种叫法。请使用那一栏，或者换一个名称。",
            label=label,
            other=Word(built_in),
        )


def _built_in(key: str, subject: FieldSubject) -> str | None:
    """Return the heading of the built-in column that a label would be taken for, or None.

    Args:
        key: The label as headers are compared (`domain.headers.header_key`).
        subject: Whom the field describes; only people's fields are read from files.
    """
    if subject is FieldSubject.ORGANISATION:
        return next((word for word in BUILT_IN_HEADINGS if header_key(word) == key), None)
    headings = {header_key(column.heading): column.heading for column in ROSTER_COLUMNS}
    if key in headings:
        return headings[key]
    meant = _known_words().field_key(key)
    return IMPORT_FIELDS[meant] if meant else None


def _known_words() -> SynonymTable:
    """Return how files call the built-in fields, with what the branch taught the program."""
    text = (resources() / "import" / "roster_headers.toml").read_text(encoding="utf-8")
    taught = pairs(HeaderSynonym.select(HeaderSynonym.written, HeaderSynonym.field))
    built_in = [(word, key) for word, key in taught.items() if key in IMPORT_FIELDS]
    return read_synonyms(text).extended_by(built_in)
