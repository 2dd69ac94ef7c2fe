"""What was changed of a supplied book, found by comparing its table with the one that is wanted.

The book editor and a file that is read in both hold a whole table. Of a supplied book only the
changes are kept (see `ledger_changes`); what makes the book what it is — its states and steps, its
checks, what protects people — cannot be changed and is told at its place.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dangjian_desktop.domain.ledger_changes import BookChanges, FieldChange, laid_over
from dangjian_desktop.domain.ledgers import OWN_PREFIX, BookField, LedgerBook
from dangjian_desktop.domain.problems import Address, Problem

Table = Mapping[str, Any]

#: Parts of a supplied book that a branch may have its own way, with the attribute that tells.
CHANGEABLE_PARTS: Mapping[str, str] = {
    "short": "short",
    "purpose": "purpose",
    "section": "section",
    "day_label": "day_label",
    "late": "late",
    "measure": "measures",
    "print": "print_form",
    "notice": "notice_form",
    "proves": "proves",
    "board": "board",
    "card": "card",
}
#: What a supplied book is, with what it is called in the window.
FIXED_PARTS: Mapping[str, tuple[str, str]] = {
    "state": ("states", "状态"),
    "step": ("steps", "步骤"),
    "flag": ("flags", "标记"),
    "check": ("checks", "核对"),
    "held_by": ("held_by", "哪一级记"),
    "source": ("source", "记的是什么"),
    "view_of": ("view_of", "记的是什么"),
    "title": ("title", "代表整行的字段"),
    "owner": ("owner", "责任人字段"),
    "agenda_of": ("agenda_of", "自动列入的活动"),
    "fed_by": ("fed_by", "从哪里带出来"),
    "milestones": ("has_milestones", "阶段节点"),
    "attachments": ("has_attachments", "附件"),
    "anonymous": ("may_be_anonymous", "匿名"),
    "may_grow": ("may_grow", "加字段"),
    "day_is_month": ("day_is_month", "只记到月"),
    "checklist": ("checklist", "检查清单"),
}
#: Words of a field's table that a branch may set otherwise, with the attribute that tells.
_FIELD_WORDS: Mapping[str, str] = {
    "section": "section",
    "required_when": "required_when",
    "default": "default",
    "unit": "unit",
    "shown": "is_shown",
}
#: Those that make the field what it is.
_FIXED_FIELD_WORDS: Mapping[str, str] = {
    "kind": "kind",
    "none_word": "none_word",
    "least": "least",
    "most": "most",
    "past": "is_past",
    "roster": "is_of_roster",
    "consent": "is_consent",
    "follows": "follows",
}


class Compared(NamedTuple):
    """What was changed of a supplied book, and what cannot be."""

    changes: BookChanges
    problems: tuple[Problem, ...] = ()


def changes_between(
    supplied: Table, book: LedgerBook, table: Table, wanted: LedgerBook
) -> Compared:
    """Return the changes that make a wanted book of a supplied one.

    Args:
        supplied: The table of the supplied book. book: What it says.
        table: The wanted table. wanted: What it says.
    """
    problems = [
        Problem(Address(field=word), "book.part_fixed", label)
        for word, (name, label) in FIXED_PARTS.items()
        if getattr(book, name) != getattr(wanted, name)
    ]
    problems += _consent_problems(book, wanted)
    tables = {str(one["key"]): one for one in table["field"]}
    fields: dict[str, FieldChange] = {}
    places = {field.key: number for number, field in enumerate(wanted.fields, start=1)}
    for field in book.fields:
        present = wanted.field(field.key)
        if present is None:
            problems.append(Problem(Address(field="field"), "book.field_gone", field.label))
            continue
        problems += _fixed_of_field(book, field, present, places[field.key])
        change = _change_of_field(field, present, tables[field.key])
        if change != FieldChange():
            fields[field.key] = change
    known = {field.key for field in book.fields}
    added = tuple(dict(one) for key, one in tables.items() if key not in known)
    if added and not book.may_grow:
        problems.append(Problem(Address(field="field"), "book.grows_not", book.label))
    order = tuple(field.key for field in wanted.fields)
    natural = (*(field.key for field in book.fields), *(str(one["key"]) for one in added))
    changes = BookChanges(
        label=wanted.label if wanted.label != book.label else "",
        order=order if order != natural else (),
        fields=fields,
        added=added,
        parts={
            word: copy.deepcopy(table.get(word))
            for word, name in CHANGEABLE_PARTS.items()
            if getattr(book, name) != getattr(wanted, name)
            and not (word == "short" and _follows_label(supplied, table))
        },
    )
    return Compared(changes, tuple(problems))


def _consent_problems(book: LedgerBook, wanted: LedgerBook) -> list[Problem]:
    """Tell of a printed form that would show more of people than the program's does."""
    problems = []
    for part, form, now in (
        ("print", book.print_form, wanted.print_form),
        ("notice", book.notice_form, wanted.notice_form),
    ):
        if form is None or now is None:
            continue
        shown = {column.key for column in now.columns}
        if form.public_when != now.public_when or not (form.filed & shown) <= now.filed:
            problems.append(Problem(Address(sheet=part, field="filed"), "book.print_protects"))
    return problems


def _follows_label(supplied: Table, table: Table) -> bool:
    """Whether the short name differs only because it is the name where none is told."""
    return supplied.get("short") == table.get("short")


def _fixed_of_field(
    book: LedgerBook, field: BookField, wanted: BookField, number: int
) -> list[Problem]:
    """Tell what of a supplied field cannot be another, and of a protecting book what must stay."""
    problems = [
        Problem(Address(row=number, field=word), "book.field_fixed", field.label)
        for word, name in _FIXED_FIELD_WORDS.items()
        if getattr(field, name) != getattr(wanted, name)
    ]
    if not book.may_grow:
        problems += [
            Problem(Address(row=number, field=word), "book.field_protects", field.label)
            for word, name in (("required", "is_required"), ("is_retired", "is_retired"))
            if getattr(field, name) != getattr(wanted, name)
        ]
    for label in sorted(field.known - wanted.known):
        where = Address(row=number, field="choices")
        problems.append(Problem(where, "book_field.choice_gone", label))
    return problems


def _change_of_field(field: BookField, wanted: BookField, table: Table) -> FieldChange:
    """Return what was changed of a supplied field."""
    labels = [choice.label for choice in wanted.choices]
    added = tuple(label for label in labels if label not in field.known)
    natural = [*(choice.label for choice in field.choices), *added]
    before = {choice.label: choice for choice in field.choices}
    retired = {one.label for one in wanted.choices if one.is_retired}
    was_retired = {one.label for one in field.choices if one.is_retired}
    return FieldChange(
        label=wanted.label if wanted.label != field.label else None,
        hint=wanted.hint if wanted.hint != field.hint else None,
        is_required=wanted.is_required if wanted.is_required != field.is_required else None,
        is_retired=wanted.is_retired if wanted.is_retired != field.is_retired else None,
        added_choices=added,
        retired_choices=tuple(sorted(retired - was_retired)),
        offered_choices=tuple(sorted(was_retired - retired)),
        renamed_choices={
            one.label: one.shown
            for one in wanted.choices
            if one.shown != (before[one.label].shown if one.label in before else one.label)
        },
        added_under={
            one.label: one.under for one in wanted.choices if one.label in added and one.under
        },
        choice_order=tuple(labels) if labels != natural else (),
        words={
            word: copy.deepcopy(table.get(word))
            for word, name in _FIELD_WORDS.items()
            if getattr(field, name) != getattr(wanted, name)
        },
    )


def set_back_field(supplied: Table, table: Table, key: str) -> dict[str, Any]:
    """Return a table in which a field of the program is as supplied; own choices are kept retired.

    Rows may have what the branch added, so it is no longer offered and not taken away.
    """
    given = next(dict(one) for one in supplied["field"] if one.get("key") == key)
    fields = []
    for one in table["field"]:
        if one.get("key") != key:
            fields.append(dict(one))
            continue
        more = [word for word in one.get("choices", ()) if word not in given.get("choices", ())]
        back = copy.deepcopy(given)
        if more:
            back["choices"] = [*back["choices"], *more]
            back["retired_choices"] = sorted({*back.get("retired_choices", ()), *more})
        fields.append(back)
    return {**table, "field": fields}


def set_back_part(supplied: Table, table: Table, word: str) -> dict[str, Any]:
    """Return a table in which a part is as supplied.

    Args:
        supplied: The table of the program.
        table: As the branch has it.
        word: One of `CHANGEABLE_PARTS`, or ``label``.
    """
    kept = {name: value for name, value in table.items() if name != word}
    if word in supplied:
        kept[word] = copy.deepcopy(supplied[word])
    return kept


def set_back_order(supplied: Table, table: Table) -> dict[str, Any]:
    """Return a table with the fields in the order of the program, the branch's own behind."""
    place = {str(one["key"]): number for number, one in enumerate(supplied["field"])}
    fields = sorted(table["field"], key=lambda one: place.get(str(one["key"]), len(place)))
    return {**table, "field": fields}


def as_supplied(supplied: Table, table: Table, held: Sequence[str]) -> dict[str, Any]:
    """Return the table of the program again; what rows hold of the branch's own stays, retired.

    Args:
        supplied: The table of the program.
        table: As the branch has it.
        held: Keys of its own fields in which rows have something.
    """
    back = laid_over(supplied, BookChanges())
    for one in supplied["field"]:
        if any(told.get("key") == one["key"] for told in table["field"]):
            field = set_back_field(supplied, table, str(one["key"]))
            found = next(told for told in field["field"] if told["key"] == one["key"])
            place = next(n for n, told in enumerate(back["field"]) if told["key"] == one["key"])
            back["field"][place] = found
    own = [dict(one) for one in table["field"] if str(one["key"]).startswith(OWN_PREFIX)]
    kept = [{**one, "is_retired": True} for one in own if one["key"] in held]
    return {**back, "field": [*back["field"], *kept]}
