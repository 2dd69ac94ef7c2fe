"""What is asked of an item of the year plan, when it is added and when it is changed."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.plan_import import LONGEST
from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.plans import PlanItemRow
from dangjian_desktop.ui.calendar.planned_dialog import kind_choices
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import Values, the_day
from dangjian_desktop.ui.shared.wording import chinese, tr

#: Who owes an item: an organisation, else a zone, else nobody by row; and how it is written.
Owner = tuple[int | None, int | None, str]


def owner_of(row: PlanItemRow) -> Owner:
    """Return who owes an item, as the form holds it."""
    return row.organisation_id, row.zone_id, row.owner


def owner_choices(on: date, *, keeps: Owner | None = None) -> Choices:
    """Return who can owe an item: all of a kind, a zone, an organisation; and who does now."""
    many = (chinese("各党支部"), chinese("各党小组"), chinese("各协作区"))
    choices: list[tuple[Owner, str]] = [((None, None, word), word) for word in many]
    choices += [((None, zone.zone_id, zone.name), zone.name) for zone in ZoneQuery(on).fetch()]
    choices += [
        ((row.organisation_id, None, row.name), "　" * row.depth + row.name)
        for row in Tree.on(on).rows
    ]
    if keeps is not None and keeps not in [owner for owner, _ in choices]:
        choices.insert(0, (keeps, keeps[2]))
    return choices


def _due_field(year: int) -> Field:
    last = date(year, 12, 31)
    return Field("due_on", tr("完成时限"), Entry.DATE, is_exact=True, latest=last)


def own_fields(year: int) -> tuple[Field, ...]:
    """Return what one of those who owe an item can have otherwise than the others."""
    return (
        _due_field(year),
        Field("form", tr("形式"), max_length=LONGEST["form"]),
        Field("own_actions", tr("自选动作"), Entry.LONG_TEXT, max_length=LONGEST["own_actions"]),
    )


def item_fields(year: int, owners: Choices, *, no_kind: str) -> tuple[Field, ...]:
    """Return what is asked of an item of a year.

    Args:
        year: The year of the plan.
        owners: Of `owner_choices`.
        no_kind: What is said where it has no kind.
    """
    return (
        Field("title", tr("工作内容"), is_required=True, max_length=LONGEST["title"]),
        Field("owner", tr("责任单位"), Entry.CHOICE, choices=owners, is_required=True),
        Field("month", tr("月份"), Entry.INTEGER, is_required=True, lowest=1, highest=12),
        _due_field(year),
        Field("level", tr("级别"), Entry.CHOICE, choices=choices_of(PlanLevel), is_required=True),
        Field("kind", tr("对应活动"), Entry.CHOICE, choices=kind_choices(), empty=no_kind),
        Field("fixed_actions", tr("固定动作"), max_length=LONGEST["fixed_actions"]),
        Field("own_actions", tr("自选动作"), max_length=LONGEST["own_actions"]),
        Field("form", tr("形式"), max_length=LONGEST["form"]),
        Field("frequency", tr("频次"), max_length=LONGEST["frequency"]),
        Field("evidence", tr("佐证材料"), max_length=LONGEST["evidence"]),
        Field("remark", tr("备注"), max_length=LONGEST["remark"]),
    )


def item_values(values: Values) -> dict[str, Any]:
    """Return what was typed as the operations take it."""
    skipped = ("month", "due_on", "owner")
    organisation_id, zone_id, owner = values["owner"]
    clean = {key: value or "" for key, value in values.items() if key not in skipped}
    day = values["due_on"]
    clean |= {
        "month": values["month"],
        "owner": owner,
        "organisation_id": organisation_id,
        "zone_id": zone_id,
        "due_on": None if day is None else the_day(values, "due_on"),
    }
    return clean
