"""The book editor: a branch's own ledger books, and what it changes of the program's.

Nothing that holds values is ever taken away: a field, a choice or a book is taken out of use, and
its rows keep what they have.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dangjian_desktop.domain.ledger_changes import BookChanges, FieldChange, changes_table
from dangjian_desktop.domain.ledger_drafts import changes_between
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import OWN_PREFIX, BookField, FieldType, LedgerBook
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.operations.book_import import read_in
from dangjian_desktop.operations.book_problems import (
    NEW_PREFIX,
    book_problems,
    problems_in_use,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.ledger_books import BookTable, BookTablesQuery, books_by_code
from dangjian_desktop.storage.models import LedgerEntry, LedgerValue, OwnBook

#: Parts of the table of an own book that `change_book` changes.
CHANGEABLE = frozenset("short purpose day_label held_by title".split())


@operation("新建台账")
def add_book(writer: Writer, *, table: Mapping[str, Any]) -> str:
    """Make a book of the branch's own and return its code.

    Args:
        writer: Writes.
        table: As in resources/books, without ``code``; fields without a key are given one.

    Raises:
        InputError: With everything that is wrong: number of the field and part (0 for the book).
    """
    code = OWN_PREFIX + writer.new_uid()
    _make(writer, code, table)
    return code


def _make(writer: Writer, code: str, table: Mapping[str, Any]) -> None:
    """Write a new book of the branch's own, unless something is wrong with it."""
    made = with_lasting_keys(writer, table)
    _refuse_problems(book_problems(made, code))
    places = [row.place for row in OwnBook.select(OwnBook.place)]
    writer.insert(
        OwnBook,
        code=code,
        place=max(places, default=-1) + 1,
        contents=_contents({"table": _bare(made)}),
    )


def with_lasting_keys(writer: Writer, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table in which new fields have keys that no other office gives.

    A field without a key, or with one that begins as `NEW_PREFIX`, is new; what names the latter
    elsewhere in the table (a last day, a printed column) names its lasting key then.
    """
    fields, keys = [], {}
    for told in table.get("field", ()):
        one = dict(told)
        key = str(one.get("key") or "")
        if not key or key.startswith(NEW_PREFIX):
            one["key"] = OWN_PREFIX + writer.new_uid()
            keys.update({key: one["key"]} if key else {})
        fields.append(one)
    renamed = _with_keys({**table, "field": fields}, keys)
    assert isinstance(renamed, dict)
    return renamed


def _with_keys(value: Any, keys: Mapping[str, str]) -> Any:
    """Return a value of a table in which keys are others, wherever they stand."""
    if isinstance(value, str):
        return keys.get(value, value)
    if isinstance(value, Mapping):
        return {keys.get(name, name): _with_keys(one, keys) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_keys(one, keys) for one in value]
    return value


def _bare(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table without what its row tells: code, place, and whether it is in use."""
    told = ("code", "place", "format", "is_retired")
    return {name: value for name, value in table.items() if name not in told}


@operation("修改台账样式")
def change_book_table(writer: Writer, *, code: str, table: Mapping[str, Any]) -> None:
    """Make a book what a whole table says: what the book editor saves, in one step.

    Of a book of the program only the changes are kept; what makes it what it is stays.

    Args:
        writer: Writes.
        code: The book.
        table: As in resources/books; fields without a lasting key are new.

    Raises:
        InputError: With everything that is wrong, each problem at its place: fields, states, steps
            and choices that rows have are not taken away.
    """
    _change_whole(writer, code, table)


def _change_whole(writer: Writer, code: str, table: Mapping[str, Any]) -> None:
    told = _told(code)
    made = with_lasting_keys(writer, table)
    problems, changes = _judged(told, code, made)
    _refuse_problems(problems)
    if not code.startswith(OWN_PREFIX):
        _keep(writer, code, changes, is_retired=told.is_retired)
        return
    row = _own_row(code)
    writer.update(OwnBook, row.id, contents=_contents({"table": _bare(made)}))


def table_problems(code: str, table: Mapping[str, Any]) -> list[Problem]:
    """Return what `change_book_table` would refuse, or `add_book` for a book without a code."""
    told = BookTablesQuery().fetch().get(code)
    if told is None:
        return book_problems(table, code)
    return _judged(told, code, table)[0]


def _judged(
    told: BookTable, code: str, table: Mapping[str, Any]
) -> tuple[list[Problem], BookChanges]:
    """Return what is wrong with a table as a book would be, and the changes of a supplied one."""
    problems = book_problems(table, code)
    wanted = read_book({**table, "code": code}).value
    if wanted is None:
        return problems, BookChanges()
    present = books_by_code().get(code)
    if present is not None:
        problems += problems_in_use(present, wanted)
    if code.startswith(OWN_PREFIX):
        return problems, BookChanges()
    supplied = read_book(told.table).value
    assert supplied is not None
    compared = changes_between(told.table, supplied, table, wanted)
    return [*problems, *compared.problems], compared.changes


@operation("读入台账样式")
def import_book(writer: Writer, *, table: Mapping[str, Any]) -> str:
    """Take a book that was handed out as a file, new or as a newer edition; return its code.

    Its code stays what it was where the book was made, so that the rows of every branch belong to
    one book. What rows have and the file no longer tells is kept, out of use.

    Args:
        writer: Writes.
        table: As the file tells it, with its code.

    Raises:
        InputError: With everything that is wrong.
        RefusedError: When it is a book of the program that this version has not.
    """
    told = read_in(table)
    if told.problems:
        raise InputError(*told.problems)
    if told.is_new:
        _make(writer, told.code, told.table)
    else:
        _change_whole(writer, told.code, told.table)
    return told.code


@operation("台账改名")
def rename_book(writer: Writer, *, code: str, label: str) -> None:
    """Give a book another name; its rows stay.

    Raises:
        InputError: When there is no name, or another book has it.
    """
    told = _told(code)
    _write(writer, code, told, replace(told.changes, label=label.strip()), is_renamed=True)


@operation("修改台账")
def change_book(writer: Writer, *, code: str, values: Mapping[str, Any]) -> None:
    """Change what a book of the branch's own is for, who holds it or how its day is called.

    Args:
        writer: Writes.
        code: The book.
        values: short, purpose, day_label, held_by, title.

    Raises:
        InputError: With everything that is wrong.
        RefusedError: When it is one of the program's.
    """
    unknown = values.keys() - CHANGEABLE
    assert not unknown, unknown
    row = _own_row(code)
    if row is None or not code.startswith(OWN_PREFIX):
        raise RefusedError("这本台账是程序带来的，这几项不能改。请改名、加字段，或另建一本。")
    told = _told(code)
    table = {**told.table, **values}
    _refuse_problems(book_problems(replace(told, table=table).laid(), code))
    kept = json.loads(row.contents)
    kept["table"] = {name: table[name] for name in table if name not in ("code", "place")}
    writer.update(OwnBook, row.id, contents=_contents(kept))


@operation("停用台账")
def close_book(writer: Writer, *, code: str) -> None:
    """Offer a book no longer; an own one without rows is taken away altogether."""
    told = _told(code)
    row = _own_row(code)
    is_used = LedgerEntry.select().where(LedgerEntry.book == code).exists()
    if row is not None and code.startswith(OWN_PREFIX) and not is_used:
        writer.delete(OwnBook, row.id)
        return
    _keep(writer, code, told.changes, is_retired=True)


@operation("恢复台账")
def reopen_book(writer: Writer, *, code: str) -> None:
    """Offer a book again that was taken out of use."""
    _keep(writer, code, _told(code).changes, is_retired=False)


@operation("增加台账字段")
def add_book_field(writer: Writer, *, code: str, table: Mapping[str, Any]) -> str:
    """Add a field at the end of a book and return its key.

    Args:
        writer: Writes.
        code: The book.
        table: label, kind, hint, required, choices, default, unit, section, least, most.

    Raises:
        InputError: With everything that is wrong, at the field (0: a book that takes none).
        RefusedError: When the book records few things on purpose.
    """
    book = _standing(code)
    if not book.may_grow:
        raise RefusedError(
            "“{book}”只记固定的几项，是为了保护人，不能加字段。请另建一本台账。", book=book.label
        )
    key = OWN_PREFIX + writer.new_uid()
    told = _told(code)
    _write(writer, code, told, told.changes.with_added({**table, "key": key}))
    return key


@operation("修改台账字段")
def change_book_field(writer: Writer, *, code: str, key: str, values: Mapping[str, Any]) -> None:
    """Change the name of a field, its hint, or whether a row must have it; values stay.

    Args:
        writer: Writes.
        code: The book.
        key: The field.
        values: label, hint, is_required.

    Raises:
        InputError: With everything that is wrong, at the field.
    """
    unknown = values.keys() - {"label", "hint", "is_required"}
    assert not unknown, unknown
    _standing_field(code, key)
    told = _told(code)
    clean = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    _write(writer, code, told, told.changes.with_field(key, **clean))


@operation("调整台账字段顺序")
def move_book_fields(writer: Writer, *, code: str, order: Sequence[str]) -> None:
    """Put the fields of a book into another order; those not named stand behind."""
    for key in order:
        _standing_field(code, key)
    told = _told(code)
    _write(writer, code, told, replace(told.changes, order=tuple(order)))


@operation("停用台账字段")
def close_book_field(writer: Writer, *, code: str, key: str) -> None:
    """Offer a field no longer; old rows keep their values.

    Raises:
        RefusedError: When a step, a last day or the list needs it.
    """
    book, field = _standing(code), _standing_field(code, key)
    if key in needed_fields(book):
        raise RefusedError(
            "“{field}”在办理步骤、期限或列表里要用，不能停用。请改名，或改为不必填。",
            field=field.label,
        )
    told = _told(code)
    _write(writer, code, told, told.changes.with_field(key, is_retired=True))


@operation("恢复台账字段")
def reopen_book_field(writer: Writer, *, code: str, key: str) -> None:
    """Offer a field again that was taken out of use."""
    _standing_field(code, key)
    told = _told(code)
    _write(writer, code, told, told.changes.with_field(key, is_retired=False))


@operation("删除台账字段")
def remove_book_field(writer: Writer, *, code: str, key: str) -> None:
    """Take away a field of the branch's own that no row has a value in.

    Raises:
        RefusedError: When it is one of the program's, or holds values.
    """
    book, field = _standing(code), _standing_field(code, key)
    told = _told(code)
    added = tuple(one for one in told.changes.added if one.get("key") != key)
    if len(added) == len(told.changes.added):
        raise RefusedError("“{field}”是台账原有的字段，不能删除。请停用。", field=field.label)
    if _entered(book, key).exists():
        raise RefusedError("“{field}”已经填过内容，不能删除。请停用。", field=field.label)
    fields = {one: change for one, change in told.changes.fields.items() if one != key}
    order = tuple(one for one in told.changes.order if one != key)
    _write(writer, code, told, replace(told.changes, added=added, fields=fields, order=order))


@operation("台账选项改名")
def rename_book_choice(writer: Writer, *, code: str, key: str, label: str, name: str) -> None:
    """Call a choice otherwise; rows keep its lasting word and show the new name.

    Args:
        writer: Writes.
        code: The book. key: The field.
        label: The word that rows keep.
        name: What it is called from now on.

    Raises:
        InputError: When the name is empty, too long, or another choice's.
    """
    field = _choice_field(code, key)
    _refuse_unknown_choice(field, label)
    wanted = name.strip()
    if not wanted:
        raise InputError(Problem(Address(field="choices"), "book_field.choice_missing"))
    told = _told(code)
    known = told.changes.fields.get(key)
    renamed = {**(known.renamed_choices if known else {}), label: wanted}
    _write(writer, code, told, told.changes.with_field(key, renamed_choices=renamed))


@operation("增加台账选项")
def add_book_choice(writer: Writer, *, code: str, key: str, label: str) -> None:
    """Add a choice to a field.

    Raises:
        InputError: When it is empty, too long or there already.
    """
    field = _choice_field(code, key)
    wanted = label.strip()
    if wanted in field.known or field.choice(wanted) is not None:
        raise InputError(Problem(Address(field="choices"), "book_field.choice_taken", wanted))
    told = _told(code)
    known = told.changes.fields.get(key)
    added = (*(known.added_choices if known else ()), wanted)
    _write(writer, code, told, told.changes.with_field(key, added_choices=added))


@operation("停用台账选项")
def close_book_choice(writer: Writer, *, code: str, key: str, label: str) -> None:
    """Offer a choice no longer; rows that have it keep it.

    Raises:
        InputError: When no choice would be left, or it is the default.
    """
    _refuse_unknown_choice(_choice_field(code, key), label)
    _retire(writer, code, key, label, is_retired=True)


@operation("恢复台账选项")
def reopen_book_choice(writer: Writer, *, code: str, key: str, label: str) -> None:
    """Offer a choice again that was taken out of use."""
    _refuse_unknown_choice(_choice_field(code, key), label)
    _retire(writer, code, key, label, is_retired=False)


def needed_fields(book: LedgerBook) -> frozenset[str]:
    """Return the keys of fields without which a book could not go its way."""
    keys = {book.title, book.owner}
    for step in book.steps:
        keys |= {*step.needs, step.owner}
    for rule in book.late:
        keys |= {rule.until, rule.since, rule.done, *rule.when}
    for field in book.used_fields:
        keys |= set(field.required_when)
    return frozenset(keys - {""})


def _retire(writer: Writer, code: str, key: str, label: str, *, is_retired: bool) -> None:
    """Take a choice out of use or offer it again, whether the branch or the book retired it."""
    told = _told(code)
    known = told.changes.fields.get(key) or FieldChange()
    retired, offered = set(known.retired_choices), set(known.offered_choices)
    if is_retired:
        retired |= {label}
        offered -= {label}
    else:
        retired -= {label}
        if label not in _choice_field(code, key).offered and label not in known.retired_choices:
            offered |= {label}  # the book itself retires it
    changed = told.changes.with_field(
        key, retired_choices=tuple(sorted(retired)), offered_choices=tuple(sorted(offered))
    )
    _write(writer, code, told, changed)


def _entered(book: LedgerBook, key: str) -> Any:
    return (
        LedgerValue.select(LedgerValue.id)
        .join(LedgerEntry)
        .where((LedgerEntry.book == book.code) & (LedgerValue.field == key))
    )


def _choice_field(code: str, key: str) -> BookField:
    field = _standing_field(code, key)
    if field.kind is not FieldType.CHOICE:
        raise RefusedError("“{field}”不是选项字段，没有选项。请另选字段。", field=field.label)
    return field


def _refuse_unknown_choice(field: BookField, label: str) -> None:
    if label not in field.known:
        raise InputError(Problem(Address(field="choices"), "book_field.choice_unknown", label))


def _standing(code: str) -> LedgerBook:
    book = books_by_code().get(code)
    if book is None:
        raise RefusedError("这本台账已经不在了。请另选一本。")
    return book


def _standing_field(code: str, key: str) -> BookField:
    field = _standing(code).field(key)
    if field is None:
        raise RefusedError("这个字段已经不在了。请重新打开这一页。")
    return field


def _told(code: str) -> BookTable:
    told = BookTablesQuery().fetch().get(code)
    if told is None:
        raise RefusedError("这本台账已经不在了。请另选一本。")
    return told


def _write(
    writer: Writer, code: str, told: BookTable, changes: BookChanges, *, is_renamed: bool = False
) -> None:
    """Keep changes of a book, unless something is wrong with it as it would be."""
    laid = told.laid(changes)
    if is_renamed:
        laid["label"] = changes.label
    _refuse_problems(book_problems(laid, code))
    _keep(writer, code, changes, is_retired=told.is_retired)


def _keep(writer: Writer, code: str, changes: BookChanges, *, is_retired: bool) -> None:
    row = _own_row(code)
    kept = json.loads(row.contents) if row is not None else {}
    kept["changes"] = changes_table(changes)
    if row is not None:
        writer.update(OwnBook, row.id, contents=_contents(kept), is_retired=is_retired)
    else:
        writer.insert(OwnBook, code=code, contents=_contents(kept), is_retired=is_retired)


def _own_row(code: str) -> Any:
    return OwnBook.get_or_none(OwnBook.code == code)


def _refuse_problems(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputError(*problems)


def _contents(kept: Mapping[str, Any]) -> str:
    """Return what a row of a book holds; unsorted, since printed columns have their order."""
    return json.dumps(kept, ensure_ascii=False)
