"""What is asked of an item of the year plan, when it is added and when it is changed."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.plan_import import LONGEST
from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.ui.calendar.planned_dialog import kind_choices
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import Values, the_day
from dangjian_desktop.ui.shared.wording import tr


def item_fields(year: int, *, no_kind: str) -> tuple[Field, ...]:
    """Return what is asked of an item of a year; `no_kind` is said where it has no kind."""
    return (
        Field("title", tr("工作内容"), is_required=True, max_length=LONGEST["title"]),
        Field(
            "owner",
            tr("责任单位"),
            is_required=True,
            max_length=LONGEST["owner"],
            hint=tr("如 各党支部、各党小组、各协作区"),
        ),
        Field("month", tr("月份"), Entry.INTEGER, is_required=True, lowest=1, highest=12),
        Field("due_on", tr("完成时限"), Entry.DATE, latest=date(year, 12, 31)),
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
    clean = {key: value or "" for key, value in values.items() if key not in ("month", "due_on")}
    day = values["due_on"]
    clean |= {
        "month": values["month"],
        "due_on": None if day is None else the_day(values, "due_on"),
    }
    return clean
