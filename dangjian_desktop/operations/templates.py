"""A blank roster to hand out: branches fill it in, and the import takes it without a question."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.custom_fields import FieldSubject, uid_of
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    PRINTED,
    Education,
    OrganisationKind,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.exchange.template_writer import TemplateColumn, write_template
from dangjian_desktop.operations.exports import exported_columns
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.roster_columns import RosterColumn, column
from dangjian_desktop.storage.database import connection

SHEET_NAME = "党员名册"
_REQUIRED = frozenset({"name", "branch", "stage"})
_WIDE = frozenset({"id_number", "branch", "address", "household_address", "remark"})
_TERMS = {
    "sex": Sex,
    "education": Education,
    "stage": Stage,
    "workplace": Workplace,
    "posts": Post,
}
_HINTS = {
    FieldKind.DATE: "写成 1998-07-12；只知道年月的写 1998-07 或 1998年7月。",
    FieldKind.ID_NUMBER: "18 位，末位可以是 X。这一栏已设为文本，不会丢位数。",
    FieldKind.PHONE: "手机 11 位；固定电话带区号，如 0912-1234567。",
    FieldKind.YES_NO: "填 是 或 否；不清楚的空着。",
    FieldKind.INTEGER: "只填整数。",
    FieldKind.NUMBER: "只填数字。",
    FieldKind.PERSON: "填名册里的人的姓名；有重名的写成 张三（综采一队党支部）。",
}
_OWN_HINTS = {
    "name": "必填。与身份证上一致，两字姓名中间不用空格。",
    "branch": "必填。从列表里选。",
    "stage": "必填。从列表里选。",
    "posts": "从列表里选；几个职务用顿号隔开。没有职务的空着。",
    "group": "党小组的名称。",
    "born_on": "写成 1998-07-12。填了身份证号可以空着。",
}


def write_roster_template(
    target: Path, *, on: date, within: int | None = None, columns: Sequence[str] | None = None
) -> int:
    """Write a blank roster with the fields in use and their choices; return its columns.

    Args:
        target: The file; one of that name is replaced when the new one is whole.
        on: The day whose branches and groups are offered.
        within: Organisation whose branches and groups alone are offered.
        columns: Keys of the columns; those of an export of the whole roster where left out.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        known = [found for key in columns or exported_columns() if (found := column(key))]
        places = _places(on, within)
        made = [_column(each, places) for each in known if not each.is_retired]
    write_template(target, sheet_name=SHEET_NAME, columns=made)
    return len(made)


def _places(on: date, within: int | None) -> dict[str, tuple[str, ...]]:
    """Return the names of the branches and groups that are offered."""
    tree = Tree.on(on)
    below = None if within is None else tree.below(within)

    def names(kind: OrganisationKind) -> tuple[str, ...]:
        rows: Iterator[OrganisationRow] = (
            row for row in tree.of_kind(kind) if below is None or row.organisation_id in below
        )
        return tuple(dict.fromkeys(row.name for row in rows))

    return {
        "branch": names(OrganisationKind.BRANCH),
        "group": names(OrganisationKind.PARTY_GROUP),
    }


def _column(each: RosterColumn, places: dict[str, tuple[str, ...]]) -> TemplateColumn:
    choices: tuple[str, ...] = ()
    if each.key in _TERMS:
        choices = tuple(PRINTED[term] for term in _TERMS[each.key])
    elif each.key == "ethnicity":
        choices = tuple(ETHNICITIES.values())
    elif each.key in places:
        choices = places[each.key]
    elif each.kind is FieldKind.YES_NO:
        choices = ("是", "否")
    elif uid_of(each.key) is not None and each.kind is FieldKind.CHOICE:
        choices = _own_choices(each.key)
    hint = _OWN_HINTS.get(each.key) or _own_hint(each.key) or _HINTS.get(each.kind, "")
    return TemplateColumn(
        each.heading,
        hint or ("从列表里选。" if choices else ""),
        choices,
        is_strict=each.kind is FieldKind.YES_NO or uid_of(each.key) is not None,
        is_required=each.key in _REQUIRED,
        is_wide=each.key in _WIDE,
    )


def _own_choices(key: str) -> tuple[str, ...]:
    field = next(one for one in custom_fields(FieldSubject.PERSON) if one.key == key)
    return tuple(choice.label for choice in field.choices if not choice.is_retired)


def _own_hint(key: str) -> str:
    fields = custom_fields(FieldSubject.PERSON)
    return next((field.hint for field in fields if field.key == key), "")
