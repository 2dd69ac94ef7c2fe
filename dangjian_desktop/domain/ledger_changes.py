"""What a branch changed of a book: laid over the table that the program supplies.

Only the changes are kept, so that a new version's new fields and choices appear in a book whose
fields the branch has renamed or ordered otherwise. A branch's own book is the same with its whole
table as the base.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

#: Nothing was changed of such a kind.
_NONE: Mapping[str, Any] = MappingProxyType({})

#: Behind the name of a field of the branch's own where the program now has one of that name.
OWN_MARK = "（自加）"


@dataclass(frozen=True)
class FieldChange:
    """What was changed of one field; what is None was not.

    Attributes:
        added_choices: Labels of choices that the branch added, in their order.
        retired_choices: Labels that are no longer offered.
        offered_choices: Labels that the program retires and the branch offers all the same.
        renamed_choices: What choices are called now, by the word that rows keep.
        added_under: Under which choices of the field that it follows an added choice stands.
        choice_order: Labels in their new order; those that are not named stand behind.
        words: Other words of its table that were set otherwise (default, section, shown …); None
            for one that was taken away.
    """

    label: str | None = None
    hint: str | None = None
    is_required: bool | None = None
    is_retired: bool | None = None
    added_choices: tuple[str, ...] = ()
    retired_choices: tuple[str, ...] = ()
    offered_choices: tuple[str, ...] = ()
    renamed_choices: Mapping[str, str] = field(default_factory=lambda: _NONE, hash=False)
    added_under: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE, hash=False)
    choice_order: tuple[str, ...] = ()
    words: Mapping[str, Any] = field(default_factory=lambda: _NONE, hash=False)


@dataclass(frozen=True)
class BookChanges:
    """What was changed of one book.

    Attributes:
        label: Its new name; "" for the one that it had.
        order: Keys of fields in their new order; fields that are not named stand behind.
        fields: By key what was changed of a field.
        added: Tables of the fields that the branch added.
        parts: Whole parts of the table that the branch has its own way (its last days, its printed
            form), by word; None for one that it does without.
    """

    label: str = ""
    order: tuple[str, ...] = ()
    fields: Mapping[str, FieldChange] = field(default_factory=dict, hash=False)
    added: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    parts: Mapping[str, Any] = field(default_factory=lambda: _NONE, hash=False)

    @property
    def is_any(self) -> bool:
        """Whether anything was changed."""
        return self != BookChanges()

    def with_field(self, key: str, **values: Any) -> "BookChanges":
        """Return the changes with something more changed of a field."""
        told = replace(self.fields.get(key, FieldChange()), **values)
        return replace(self, fields={**self.fields, key: told})

    def with_added(self, table: Mapping[str, Any]) -> "BookChanges":
        """Return the changes with a field more."""
        return replace(self, added=(*self.added, dict(table)))


def laid_over(table: Mapping[str, Any], changes: BookChanges) -> dict[str, Any]:
    """Return the table of a book as the branch has it."""
    fields = [dict(one) for one in (*table.get("field", ()), *changes.added)]
    for one in fields:
        told = changes.fields.get(str(one.get("key", "")))
        if told is not None:
            _lay_over_field(one, told)
    place = {key: number for number, key in enumerate(changes.order)}
    fields.sort(key=lambda one: place.get(str(one.get("key", "")), len(place)))
    laid = {**table, "field": fields}
    if changes.label:
        laid["label"] = changes.label
    return _with_words(laid, changes.parts)


def _with_words(table: dict[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with words set otherwise, or taken away."""
    kept = {name: value for name, value in table.items() if name not in words}
    return {**kept, **{name: value for name, value in words.items() if value is not None}}


def with_parted_labels(table: Mapping[str, Any], supplied: Mapping[str, Any]) -> dict[str, Any]:
    """Return a laid-over table in which no two fields have one name.

    A new version of the program may bring a field with the name of one that the branch added or
    gave to another: then the branch's own is marked, and the renamed one is called as supplied.
    """
    given = supplied.get("field", ())
    names = {str(one.get("key", "")): str(one.get("label", "")) for one in given}
    fields = [dict(one) for one in table["field"]]
    unchanged = {
        one["label"] for one in fields if names.get(str(one.get("key", ""))) == one.get("label")
    }
    seen: set[str] = set()
    for one in fields:
        key = str(one.get("key", ""))
        if names.get(key) == one.get("label"):
            continue
        if one.get("label") in unchanged | seen:
            one["label"] = names.get(key) or f"{one.get('label')}{OWN_MARK}"
        seen.add(str(one.get("label")))
    return {**table, "field": fields}


def _lay_over_field(table: dict[str, Any], told: FieldChange) -> None:
    if told.label is not None:
        table["label"] = told.label
    if told.hint is not None:
        table["hint"] = told.hint
    if told.is_required is not None:
        table["required"] = told.is_required
    if told.is_retired is not None:
        table["is_retired"] = told.is_retired
    if told.added_choices:
        supplied = list(table.get("choices", ()))
        more = [label for label in told.added_choices if label not in supplied]
        table["choices"] = [*supplied, *more]
    if told.added_under:
        under = {above: list(labels) for above, labels in table.get("under", {}).items()}
        for label, aboves in told.added_under.items():
            for above in aboves:
                under.setdefault(above, []).append(label)
        table["under"] = under
    if told.choice_order:
        place = {label: number for number, label in enumerate(told.choice_order)}
        choices = list(table.get("choices", ()))
        table["choices"] = sorted(choices, key=lambda label: place.get(label, len(place)))
    # A version of the program may no longer supply what was changed here.
    known = set(table.get("choices", ()))
    retired = {*table.get("retired_choices", ()), *told.retired_choices} & known
    retired -= set(told.offered_choices)
    if retired or table.get("retired_choices"):
        table["retired_choices"] = sorted(retired)
    renamed = {word: name for word, name in told.renamed_choices.items() if word in known}
    if renamed:
        table["renamed"] = {**table.get("renamed", {}), **renamed}
    for name, value in told.words.items():
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value


def changes_table(changes: BookChanges) -> dict[str, Any]:
    """Return changes as `changes_of_table` reads them back; nothing that says nothing."""
    told: dict[str, Any] = {}
    if changes.label:
        told["label"] = changes.label
    if changes.order:
        told["order"] = list(changes.order)
    fields = {key: _field_table(one) for key, one in changes.fields.items()}
    if any(fields.values()):
        told["fields"] = {key: table for key, table in fields.items() if table}
    if changes.added:
        told["added"] = [dict(one) for one in changes.added]
    if changes.parts:
        told["parts"] = dict(changes.parts)
    return told


def changes_of_table(table: Mapping[str, Any]) -> BookChanges:
    """Read changes back."""
    return BookChanges(
        label=str(table.get("label", "")),
        order=_texts(table.get("order", ())),
        fields={
            str(key): FieldChange(
                label=one.get("label"),
                hint=one.get("hint"),
                is_required=one.get("is_required"),
                is_retired=one.get("is_retired"),
                added_choices=_texts(one.get("added_choices", ())),
                retired_choices=_texts(one.get("retired_choices", ())),
                offered_choices=_texts(one.get("offered_choices", ())),
                renamed_choices=dict(one.get("renamed_choices", {})),
                added_under={
                    label: _texts(above) for label, above in one.get("added_under", {}).items()
                },
                choice_order=_texts(one.get("choice_order", ())),
                words=dict(one.get("words", {})),
            )
            for key, one in table.get("fields", {}).items()
        },
        added=tuple(dict(one) for one in table.get("added", ())),
        parts=dict(table.get("parts", {})),
    )


def _field_table(change: FieldChange) -> dict[str, Any]:
    told = {
        "label": change.label,
        "hint": change.hint,
        "is_required": change.is_required,
        "is_retired": change.is_retired,
        "added_choices": list(change.added_choices) or None,
        "retired_choices": list(change.retired_choices) or None,
        "offered_choices": list(change.offered_choices) or None,
        "renamed_choices": dict(change.renamed_choices) or None,
        "added_under": {word: list(above) for word, above in change.added_under.items()} or None,
        "choice_order": list(change.choice_order) or None,
        "words": dict(change.words) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _texts(words: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
