"""A branch's own kinds of activity: add, change, take out of use, put back.

They stand as rows of the shape of resources/activities/kinds.toml. One that is no longer offered
keeps its activities, and its code is never given again.
"""

import json
from collections.abc import Mapping
from typing import Any

from dangjian_desktop.domain.activity_kinds import (
    OWN_CODE_PREFIX,
    ActivityKind,
    activity_kind,
    kind_table,
)
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.storage.models import Activity, ActivitySeries, OwnActivityKind

#: Column of the form at which each fault is told.
FIELD_OF_FAULT = {
    "activity_kind.label_missing": "label",
    "activity_kind.label_long": "label",
    "activity_kind.label_taken": "label",
    "activity_kind.short_long": "short",
    "activity_kind.holder_missing": "held_by",
    "activity_kind.regime_missing": "regimes",
    "activity_kind.word_unknown": "steps",
}


@operation("增加活动种类")
def add_activity_kind(writer: Writer, *, table: dict[str, Any]) -> str:
    """Add a kind of the branch's own and return its code.

    Args:
        writer: Writes.
        table: The keys of a table of kinds.toml, without ``code``.

    Raises:
        InputError: With everything that is wrong, each problem at its field.
    """
    code = OWN_CODE_PREFIX + writer.new_uid()
    kind = _read({**table, "code": code})
    places = [row.place for row in OwnActivityKind.select(OwnActivityKind.place)]
    writer.insert(
        OwnActivityKind, code=code, place=max(places, default=-1) + 1, contents=_contents(kind)
    )
    return code


@operation("修改活动种类")
def change_activity_kind(writer: Writer, *, code: str, table: dict[str, Any]) -> None:
    """Change a kind of the branch's own; its activities follow.

    Raises:
        InputError: With everything that is wrong, each problem at its field.
        RefusedError: When it is no more, or is one of the program's.
    """
    row = _own(code)
    kept = json.loads(row.contents)
    kind = _read({**kept, **table, "code": code})
    writer.update(OwnActivityKind, row.id, contents=_contents(kind))


@operation("停用活动种类")
def close_activity_kind(writer: Writer, *, code: str) -> None:
    """Offer a kind no longer; one that no activity ever had is taken away altogether."""
    row = _own(code)
    is_used = (
        Activity.select().where(Activity.kind == code).exists()
        or ActivitySeries.select().where(ActivitySeries.kind == code).exists()
    )
    if is_used:
        writer.update(OwnActivityKind, row.id, is_retired=True)
    else:
        writer.delete(OwnActivityKind, row.id)


@operation("恢复活动种类")
def reopen_activity_kind(writer: Writer, *, code: str) -> None:
    """Offer a kind again that was taken out of use."""
    row = _own(code)
    writer.update(OwnActivityKind, row.id, is_retired=False)


def _own(code: str) -> Any:
    row = OwnActivityKind.get_or_none(OwnActivityKind.code == code)
    if row is None:
        raise RefusedError("这种活动不是自己加的，或者已经不在了。请另选一种。")
    return row


def kind_problems(table: Mapping[str, Any], code: str) -> list[Problem]:
    """Return everything that is wrong with a kind, each problem at its field.

    Args:
        table: The keys of a table of kinds.toml.
        code: Of the kind that is changed; for a new one any that is not taken.
    """
    problems = [
        fault.at(Address(field=FIELD_OF_FAULT.get(fault.code, "label")))
        for fault in activity_kind({**table, "code": code}).faults
    ]
    label = str(table.get("label", "")).strip()
    if any(kind.label == label and kind.code != code for kind in kinds_by_code().values()):
        problems.append(Problem(Address(field="label"), "activity_kind.label_taken", label))
    return problems


def _read(table: dict[str, Any]) -> ActivityKind:
    problems = kind_problems(table, table["code"])
    kind = activity_kind(table).value
    if problems or kind is None:
        raise InputError(*problems)
    return kind


def _contents(kind: ActivityKind) -> str:
    table = kind_table(kind)
    del table["code"]
    return json.dumps(table, ensure_ascii=False, sort_keys=True)
