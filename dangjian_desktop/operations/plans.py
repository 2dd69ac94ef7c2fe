"""What can be done with year plans: made, handed down, changed, ticked off, held as activities."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import add_months, month_end
from dangjian_desktop.domain.plan_import import LONGEST
from dangjian_desktop.domain.plans import last_day
from dangjian_desktop.domain.vocabulary import PlanLevel, ZoneJob
from dangjian_desktop.operations.activities import write_activity
from dangjian_desktop.operations.plan_import import write_item
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values, trimmed
from dangjian_desktop.queries.organisations import ZoneQuery
from dangjian_desktop.queries.plan_owners import PlanOwners
from dangjian_desktop.queries.plans import Holders
from dangjian_desktop.queries.zone_duties import quarter_of
from dangjian_desktop.storage.models import Activity, AnnualPlan, PlanItem, ZoneDuty
from dangjian_desktop.storage.shipped_plan_words import plan_words

_MONTHS = range(1, 13)
_YEARS = range(2000, 2101)
#: Columns that a plan's item hands down to those who owe it.
_HANDED_DOWN = (
    "number level month title kind fixed_actions own_actions form frequency owner due_on evidence"
).split()
#: Columns that users change.
_CHANGEABLE = frozenset((*_HANDED_DOWN, "remark", "organisation_id", "zone_id"))
_LONGEST_TITLE: int = AnnualPlan.title.max_length


@operation("新建年度计划")
def add_plan(writer: Writer, *, year: int, title: str = "", entered_on: date) -> int:
    """Make an empty plan of a year and return its id.

    Raises:
        RefusedError: When the year is none or has a plan already.
    """
    return _new_plan(writer, year, title, entered_on)


@operation("沿用上年计划")
def build_plan_copy(writer: Writer, *, from_plan_id: int, year: int, entered_on: date) -> int:
    """Make the plan of a year out of another's items, nothing of it done; return its id.

    Raises:
        RefusedError: When the year has a plan already, or the other plan is no more.
    """
    old = _plan(from_plan_id)
    plan_id = _new_plan(writer, year, "", entered_on)
    items = PlanItem.select().where(PlanItem.plan == old.id, PlanItem.template.is_null())
    copies = [
        {
            **{name: getattr(item, name) for name in _HANDED_DOWN},
            "plan": plan_id,
            "organisation": item.organisation_id,
            "zone": item.zone_id,
            "due_on": item.due_on and add_months(item.due_on, 12 * (year - item.due_on.year)),
        }
        for item in items.order_by(PlanItem.number)
    ]
    writer.insert_many(PlanItem, copies)
    return plan_id


@operation("新建年度计划")
def add_first_item(
    writer: Writer, *, year: int, values: Mapping[str, Any], entered_on: date
) -> int:
    """Make the plan of a year with its first item; return the id of the plan.

    Raises:
        RefusedError: As `add_plan` and `add_plan_item`.
    """
    plan_id = _new_plan(writer, year, "", entered_on)
    _insert_item(writer, plan_id, values)
    return plan_id


@operation("修改年度计划")
def change_plan(writer: Writer, *, plan_id: int, title: str) -> None:
    """Change what a plan is called.

    Raises:
        RefusedError: When it is no more, or the title is empty or too long.
    """
    _plan(plan_id)
    writer.update(AnnualPlan, plan_id, title=_title(title))


@operation("删除年度计划")
def remove_plan(writer: Writer, *, plan_id: int) -> None:
    """Remove a plan with its items; activities stay, without their item."""
    _plan(plan_id)
    items = PlanItem.select().where(PlanItem.plan == plan_id)
    for item in sorted(items, key=lambda one: one.template_id is None):
        _remove_item(writer, item.id)
    writer.delete(AnnualPlan, plan_id)


@operation("新增计划事项")
def add_plan_item(writer: Writer, *, plan_id: int, values: Mapping[str, Any]) -> int:
    """Add an item to a plan and return its id.

    A 责任单位 that is an organisation or zone of the time becomes who owes it; any other stays as
    it is written, and is ticked off by hand.

    Args:
        writer: Writes.
        plan_id: The plan.
        values: level, month, title and owner, or what names one organisation or zone; others.

    Raises:
        RefusedError: When something needed is missing or cannot be.
    """
    return _insert_item(writer, plan_id, values)


def _insert_item(writer: Writer, plan_id: int, values: Mapping[str, Any]) -> int:
    plan = _plan(plan_id)
    clean = _clean(values)
    for name, told in (("title", "工作内容"), ("owner", "责任单位"), ("month", "月份")):
        if not clean.get(name):
            raise RefusedError("没有填写{what}。请补填。", what=told)
    used = [
        item.number
        for item in PlanItem.select().where(PlanItem.plan == plan.id, PlanItem.template.is_null())
    ]
    clean.setdefault("number", max(used, default=0) + 1)
    clean.setdefault("level", PlanLevel.BRANCH)
    clean.setdefault("kind", plan_words().kind_of(clean["title"]))
    if not clean.keys() & {"organisation_id", "zone_id"}:
        clean |= _owing(clean["owner"], clean["level"], plan.year, clean["month"])
    return writer.insert(
        PlanItem,
        plan=plan_id,
        **{name.removesuffix("_id"): value for name, value in clean.items()},
    )


@operation("修改计划事项")
def change_plan_item(writer: Writer, *, item_id: int, values: Mapping[str, Any]) -> None:
    """Change an item; those handed down follow as far as they still say the same.

    Raises:
        RefusedError: When it is no more, or a value cannot be.
    """
    item = _item(item_id)
    clean = _clean(values)
    for name in ("title", "owner"):
        if name in clean and not clean[name]:
            raise RefusedError("工作内容和责任单位不能空着。请补填。")
    if "owner" in clean and not clean.keys() & {"organisation_id", "zone_id"}:
        level, month = clean.get("level", item.level), clean.get("month", item.month)
        clean |= _owing(clean["owner"], level, _plan(item.plan_id).year, month)
    write_item(writer, item_id, clean)


@operation("修改本单位事项")
def change_own_item(
    writer: Writer,
    *,
    item_id: int,
    values: Mapping[str, Any],
    organisation_id: int | None = None,
    zone_id: int | None = None,
) -> None:
    """Change what an item says for one of those who owe it; the others keep theirs.

    Args:
        writer: Writes.
        item_id: The item; of one for many also say whose it is, it is handed down on the way.
        values: Columns such as due_on, own_actions and form.
        organisation_id: Whose it is, or zone_id.

    Raises:
        RefusedError: When it is no more, nobody is named, or a value cannot be.
    """
    clean = _clean(values)
    write_item(writer, _own_item(writer, item_id, organisation_id, zone_id), clean)


@operation("删除计划事项")
def remove_plan_item(writer: Writer, *, item_id: int) -> None:
    """Remove an item and what was handed down of it; activities stay, without their item."""
    _item(item_id)
    for one in PlanItem.select().where(PlanItem.template == item_id):
        _remove_item(writer, one.id)
    _remove_item(writer, item_id)


@operation("下发年度计划")
def build_plan_instances(writer: Writer, *, plan_id: int) -> int:
    """Give everybody who owes an item for many a row of their own; return how many are new.

    Run again it adds what is missing (a branch set up since) and never the same twice.
    """
    plan = _plan(plan_id)
    items = list(PlanItem.select().where(PlanItem.plan == plan_id))
    there = {
        (item.template_id, item.organisation_id, item.zone_id)
        for item in items
        if item.template_id is not None
    }
    new: list[dict[str, Any]] = []
    holders = Holders(plan.year)
    for item in items:
        if not _is_for_many(item):
            continue
        new += [
            _instance(item, holder.organisation_id, holder.zone_id)
            for holder in holders.of(item)
            if (item.id, holder.organisation_id, holder.zone_id) not in there
        ]
    writer.insert_many(PlanItem, new)
    return len(new)


@operation("登记事项完成")
def mark_item_done(
    writer: Writer,
    *,
    item_id: int,
    done_on: date,
    on: date,
    note: str = "",
    organisation_id: int | None = None,
    zone_id: int | None = None,
) -> None:
    """Tick an item off by hand.

    Args:
        writer: Writes.
        item_id: The item; of one for many also say whose it is.
        done_on: The day on which it was done. on: today.
        note: What shows it.
        organisation_id: Who did it, or zone_id; needed of an item for many.

    Raises:
        RefusedError: When the day lies ahead, the note is too long, or nobody is named.
    """
    if done_on > on:
        raise RefusedError("完成日期 {day} 还没有到。请改正。", day=done_on.isoformat())
    told = trimmed(note, LONGEST["remark"])
    own = _own_item(writer, item_id, organisation_id, zone_id)
    writer.update(PlanItem, own, done_on=done_on, done_note=told)


@operation("取消完成登记")
def reopen_plan_item(writer: Writer, *, item_id: int) -> None:
    """Take back that an item was ticked off by hand."""
    _item(item_id)
    writer.update(PlanItem, item_id, done_on=None, done_note="")


@operation("按计划安排活动")
def add_item_activity(
    writer: Writer,
    *,
    item_id: int,
    entered_on: date,
    held_on: date | None = None,
    organisation_id: int | None = None,
    zone_id: int | None = None,
) -> int:
    """Enter the activity that an item asks for, filled in from it, and return its id.

    Args:
        writer: Writes.
        item_id: The item; of one for many also say whose it is.
        entered_on: Today.
        held_on: The day; by default the deadline, else the end of the month.
        organisation_id: Who holds it, or zone_id: then the zone's lead of that quarter does.

    Raises:
        RefusedError: When the item is no activity, or nobody can hold it.
    """
    own_id = _own_item(writer, item_id, organisation_id, zone_id)
    item = _item(own_id)
    year = _plan(item.plan_id).year
    if not item.kind:
        raise RefusedError("这个事项不是活动。请在完成时手工登记。")
    day = held_on or last_day(year, item.month, item.due_on)
    holder = item.organisation_id or _leading(item.zone_id, day)
    title = item.title[: Activity.title.max_length]
    return write_activity(
        writer,
        kind=item.kind,
        organisation_id=holder,
        held_on=day,
        entered_on=entered_on,
        values={
            "title": title,
            "content": item.title if item.title != title else "",  # what a title cannot hold
            "fixed_actions": item.fixed_actions,
            "own_actions": item.own_actions,
            "form": item.form,
            "zone": item.zone_id,
            "plan_item": item.id,
        },
    )


def _leading(zone_id: int | None, day: date) -> int:
    """Return the branch that leads a zone on a day, else its first one."""
    duty = ZoneDuty.get_or_none(
        (ZoneDuty.zone == zone_id)
        & (ZoneDuty.year == day.year)
        & (ZoneDuty.quarter == quarter_of(day))
        & (ZoneDuty.job == ZoneJob.LEAD)
    )
    if duty is not None:
        branch: int = duty.branch_id
        return branch
    for zone in ZoneQuery(day).fetch():
        if zone.zone_id == zone_id and zone.branch_ids:
            return zone.branch_ids[0]
    raise RefusedError("这个协作区还没有党支部。请先划入党支部。")


def _own_item(
    writer: Writer, item_id: int, organisation_id: int | None, zone_id: int | None
) -> int:
    """Return the row of somebody's own for an item; one for many is handed down on the way."""
    item = _item(item_id)
    if not _is_for_many(item):
        return item_id
    if organisation_id is None and zone_id is None:
        raise RefusedError("这个事项由多个单位承担。请选定是哪一个单位。")
    for one in PlanItem.select().where(PlanItem.template == item_id):
        if (one.organisation_id, one.zone_id) == (organisation_id, zone_id):
            found: int = one.id
            return found
    return writer.insert(PlanItem, **_instance(item, organisation_id, zone_id))


def _owing(owner: str, level: PlanLevel, year: int, month: int) -> dict[str, Any]:
    day = month_end(date(year, month, 1))
    organisation_id, zone_id, _ = PlanOwners(day, plan_words()).find(owner, level)
    return {"organisation_id": organisation_id, "zone_id": zone_id}


def _is_for_many(item: Any) -> bool:
    return (
        item.template_id is None
        and item.organisation_id is None
        and item.zone_id is None
        and plan_words().many(item.owner) is not None
    )


def _instance(item: Any, organisation_id: int | None, zone_id: int | None) -> dict[str, Any]:
    return {
        **{name: getattr(item, name) for name in _HANDED_DOWN},
        "plan": item.plan_id,
        "template": item.id,
        "organisation": organisation_id,
        "zone": zone_id,
    }


def _remove_item(writer: Writer, item_id: int) -> None:
    for activity in Activity.select(Activity.id).where(Activity.plan_item == item_id):
        writer.update(Activity, activity.id, plan_item=None)
    writer.delete(PlanItem, item_id)


def _new_plan(writer: Writer, year: int, title: str, entered_on: date) -> int:
    if year not in _YEARS:
        raise RefusedError("年度“{year}”不对。请填四位年份。", year=year)
    if (
        AnnualPlan.select()
        .where(AnnualPlan.year == year, AnnualPlan.organisation.is_null())
        .exists()
    ):
        raise RefusedError("{year} 年已经有计划。请在原计划上修改。", year=year)
    name = _title(title or f"{year}年度工作运行表")
    return writer.insert(AnnualPlan, year=year, title=name, entered_on=entered_on)


def _title(text: str) -> str:
    clean = text.strip()
    if not clean or len(clean) > _LONGEST_TITLE:
        raise RefusedError("计划名称要有 1 到 {most} 个字。请改正。", most=_LONGEST_TITLE)
    return clean


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, _CHANGEABLE, LONGEST)
    if "month" in clean and clean["month"] not in _MONTHS:
        raise RefusedError("月份“{month}”不对。请填 1 到 12 月。", month=clean["month"])
    return clean


def _plan(plan_id: int) -> Any:
    return standing_row(
        AnnualPlan, plan_id, RefusedError("这个计划已经不在了，可能刚被撤销。请回到年度计划再看。")
    )


def _item(item_id: int) -> Any:
    return standing_row(
        PlanItem, item_id, RefusedError("这个事项已经不在了，可能刚被撤销。请回到年度计划再看。")
    )
