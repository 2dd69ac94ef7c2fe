"""The year plan of the committee of the demonstration, handed down and partly ticked off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.operations.plans import (
    add_plan,
    add_plan_item,
    build_plan_instances,
    mark_item_done,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import PlanItem

_TEXTS = "title owner fixed_actions own_actions form frequency evidence".split()


def write_plan(writer: Writer, plan: Mapping[str, Any], on: date) -> None:
    """Write the items of the description month by month, and tick off those done on a day."""
    table = plan["annual_plan"]
    plan_id = add_plan(year=table["year"], entered_on=table["entered_on"]).body(writer)
    done: list[tuple[int, date, str]] = []
    for item in table["item"]:
        values = {name: item[name] for name in _TEXTS if name in item}
        for month in item["months"]:
            due = date(table["year"], month, item["due"]) if "due" in item else None
            given = {**values, "level": PlanLevel(item["level"]), "month": month, "due_on": due}
            item_id = add_plan_item(plan_id=plan_id, values=given).body(writer)
            if "done" in item:
                day = date(table["year"], month, item["done"])
                done.append((item_id, day, item.get("note", "")))
    build_plan_instances(plan_id=plan_id).body(writer)
    for item_id, day, note in done:
        own = PlanItem.select().where(PlanItem.template == item_id).order_by(PlanItem.id)
        # The last of several is late with it.
        for key in [one.id for one in own][:-1] or [item_id]:
            if day < on:
                mark_item_done(item_id=key, done_on=day, on=on, note=note).body(writer)
