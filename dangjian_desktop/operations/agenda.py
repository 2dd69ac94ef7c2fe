"""议题池 and agendas: matters pile up, are chosen for a meeting, discussed, decided, handed on."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.vocabulary import (
    AgendaSource,
    AgendaState,
    DocumentKind,
    OrganisationKind,
    TaskSource,
)
from dangjian_desktop.operations.activities import held_values, open_activity, refuse_future
from dangjian_desktop.operations.documents import standing_document
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.tasks import standing_task, write_task
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import Activity, AgendaItem, Task, Vote

#: Columns that `change_agenda_item` changes.
CHANGEABLE = frozenset("title detail proposer is_first_topic".split())
#: Characters of the title of a matter.
LONGEST_MATTER: int = AgendaItem.title.max_length
_LONGEST = {"title": LONGEST_MATTER, "proposer": AgendaItem.proposer.max_length}


@operation("提出议题")
def add_agenda_item(
    writer: Writer,
    *,
    organisation_id: int,
    title: str,
    on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
    source: AgendaSource = AgendaSource.TYPED,
    source_uid: str = "",
    activity_id: int | None = None,
) -> int:
    """Put a matter into the pool, or at once on the agenda of a meeting; return its row id.

    Args:
        writer: Writes.
        organisation_id: The branch whose committee it is for.
        title: The matter.
        on: The day on which it is raised.
        values: detail, proposer, is_first_topic.
        source: Where it comes from. source_uid: identity of that row.
        activity_id: The meeting, where it is known already.

    Raises:
        RefusedError: When it has no title, the same matter waits already, or the meeting cannot
            take it.
    """
    clean = _clean({**values, "title": title})
    if source_uid and _waiting(organisation_id, source_uid):
        raise RefusedError("这件事已经在议题池里。请不必重复提出。")
    if activity_id is not None:
        _refuse_others(_open_meeting(activity_id), organisation_id, clean["title"])
    return writer.insert(
        AgendaItem,
        organisation=organisation_id,
        activity=activity_id,
        state=AgendaState.POOLED if activity_id is None else AgendaState.CHOSEN,
        source=source,
        source_uid=source_uid,
        raised_on=on,
        place=next_place(organisation_id, activity_id),
        **clean,
    )


@operation("修改议题")
def change_agenda_item(writer: Writer, *, item_id: int, values: Mapping[str, Any]) -> None:
    """Change the words of a matter, who proposes it, or whether it is the 第一议题."""
    standing_item(item_id)
    writer.update(AgendaItem, item_id, **_clean(values))


@operation("列入议题")
def apply_agenda(writer: Writer, *, activity_id: int, item_ids: Sequence[int]) -> None:
    """Put matters of the pool on the agenda of a meeting, behind those that stand there.

    Raises:
        RefusedError: When none is chosen, one is decided already or of another branch, or the
            meeting cannot take it.
    """
    activity = _open_meeting(activity_id)
    if not item_ids:
        raise RefusedError("没有选议题。请先选要上会的议题。")
    place = next_place(activity.organisation_id, activity_id)
    for number, item_id in enumerate(item_ids):
        item = standing_item(item_id)
        if item.state is AgendaState.DECIDED:
            raise RefusedError("“{title}”已经议定，不必再上会。", title=item.title)
        _refuse_others(activity, item.organisation_id, item.title)
        writer.update(
            AgendaItem,
            item_id,
            activity=activity_id,
            state=AgendaState.CHOSEN,
            place=place + number,
            outcome="" if item.state is AgendaState.DROPPED else item.outcome,
        )


@operation("退回议题池")
def restore_to_pool(writer: Writer, *, item_id: int) -> None:
    """Take a matter off an agenda, or one that was dropped, back into the pool."""
    item = standing_item(item_id)
    if item.state is AgendaState.DECIDED:
        raise RefusedError("“{title}”已经议定。请先清空议定事项再退回。", title=item.title)
    if item.source_uid and _waiting(item.organisation_id, item.source_uid, except_id=item_id):
        raise RefusedError("这件事已经另外提出，正在议题池或议题单里。不必再退回。")
    writer.update(
        AgendaItem,
        item_id,
        activity=None,
        state=AgendaState.POOLED,
        outcome="",  # of one that was dropped, the reason
        place=next_place(item.organisation_id, None),
    )


@operation("议题不上会")
def close_agenda_item(writer: Writer, *, item_id: int, note: str) -> None:
    """Leave a matter out for good, with the reason.

    Raises:
        RefusedError: When no reason is given or it was decided.
    """
    item = standing_item(item_id)
    reason = note.strip()
    if not reason:
        raise RefusedError("不上会要写明原因。请填写。")
    if item.state is AgendaState.DECIDED:
        raise RefusedError("“{title}”已经议定，不必再撤下。", title=item.title)
    writer.update(AgendaItem, item_id, activity=None, state=AgendaState.DROPPED, outcome=reason)


@operation("调整议题顺序")
def move_agenda_item(writer: Writer, *, item_id: int, place: int) -> None:
    """Move a matter to a place (from 0) among those beside it; the 第一议题 stays first.

    Places are counted among the matters as they are shown: the 第一议题 first.
    """
    item = standing_item(item_id)
    others = [row for row in _beside(item.organisation_id, item.activity_id) if row.id != item_id]
    place = max(0, min(place, len(others)))
    order = [*others[:place], item, *others[place:]]
    order.sort(key=lambda row: not row.is_first_topic)
    for number, row in enumerate(order):
        if row.place != number:
            writer.update(AgendaItem, row.id, place=number)


@operation("记录议题")
def record_agenda_item(
    writer: Writer, *, item_id: int, discussion: str, outcome: str, on: date
) -> None:
    """Record what was said on a matter and what was decided; with an outcome it is decided.

    Raises:
        RefusedError: When it is on no agenda, or its meeting is still to come.
    """
    item = standing_item(item_id)
    if item.activity_id is None:
        raise RefusedError("“{title}”还没有列入会议。请先列入再记录。", title=item.title)
    activity = _open_meeting(item.activity_id)
    said, decided = discussion.strip(), outcome.strip()
    if said or decided:
        refuse_future(activity, on)
    state = AgendaState.DECIDED if decided else AgendaState.CHOSEN
    writer.update(AgendaItem, item_id, discussion=said, outcome=decided, state=state)
    if said or decided:
        writer.update(Activity, activity.id, **held_values(activity, on))


@operation("形成决议")
def post_resolution(
    writer: Writer,
    *,
    activity_id: int,
    title: str,
    on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
    item_id: int | None = None,
) -> int:
    """Enter a resolution of a meeting as a task with owner and day; return its row id.

    Args:
        writer: Writes.
        activity_id: The meeting.
        title: What was resolved.
        on: Today.
        values: owner (person id), owner_name, due_on.
        item_id: The matter that it comes out of.

    Raises:
        RefusedError: As `operations.tasks.add_task`, or when the meeting is still to come.
    """
    activity = _open_meeting(activity_id)
    refuse_future(activity, on)
    task_id = write_task(
        writer,
        organisation_id=activity.organisation_id,
        title=title,
        on=activity.held_on,
        source=TaskSource.RESOLUTION,
        values=values,
        activity_id=activity_id,
        agenda_item_id=item_id,
    )
    writer.update(Activity, activity_id, **held_values(activity, on))
    return task_id


@operation("任务上会")
def post_task_to_pool(writer: Writer, *, task_id: int, on: date) -> int:
    """Put a task (a resolution that is stuck, a finding) into the pool; return the matter's id.

    Raises:
        RefusedError: When it is over, or waits there already.
    """
    row = standing_task(task_id)
    if row.dropped_on is not None or row.closed_on is not None:
        raise RefusedError("这件任务已经了结，不必再上会。")
    return _put_into_pool(writer, row, AgendaSource.RESOLUTION, row.title.strip(), on)


@operation("来文上会")
def post_document_to_pool(writer: Writer, *, document_id: int, on: date) -> int:
    """Put a document into the pool of matters; return the row id of the matter.

    Raises:
        RefusedError: When it waits there already.
    """
    row = standing_document(document_id)
    words = f"学习贯彻{row.title}" if row.kind is DocumentKind.DOCUMENT else row.title
    return _put_into_pool(writer, row, AgendaSource.DOCUMENT, words, on)


def _put_into_pool(writer: Writer, row: Any, source: AgendaSource, words: str, on: date) -> int:
    """Enter a matter for a row; what its title cannot hold stands whole in the detail."""
    title = words.splitlines()[0][: _LONGEST["title"]]
    return add_agenda_item(
        organisation_id=row.organisation_id,
        title=title,
        on=on,
        values={"detail": words if words != title else ""},
        source=source,
        source_uid=row.uid,
    ).body(writer)


@operation("删除议题")
def remove_agenda_item(writer: Writer, *, item_id: int) -> None:
    """Remove a matter that was entered by mistake.

    Raises:
        RefusedError: When something was recorded of it.
    """
    item = standing_item(item_id)
    points = (
        Task.select().where(Task.agenda_item == item_id),
        Vote.select().where(Vote.agenda_item == item_id),
    )
    if item.discussion or item.outcome or any(found.exists() for found in points):
        raise RefusedError("这个议题已有记录，不能删除。请改为不上会，并写明原因。")
    writer.delete(AgendaItem, item_id)


def standing_item(item_id: int) -> Any:
    """Return the row of a matter.

    Raises:
        RefusedError: When it is no more.
    """
    return standing_row(
        AgendaItem, item_id, RefusedError("这个议题已经不在了，可能刚被撤销。请回到清单再看。")
    )


def _open_meeting(activity_id: int) -> Any:
    activity = open_activity(activity_id)
    if activity.kind not in kinds_by_code():
        raise RefusedError("这种活动本程序不认得。请另选会议。")
    return activity


def _refuse_others(activity: Any, organisation_id: int, title: str) -> None:
    """Refuse a matter of another branch; a group's 议事 may take one of its branch."""
    if activity.organisation_id == organisation_id:
        return
    tree = Tree.on(activity.held_on)
    holder = tree.get(activity.organisation_id)
    if holder is not None and holder.kind is OrganisationKind.PARTY_GROUP:
        above = tree.path(holder.organisation_id)
        if organisation_id in {row.organisation_id for row in above}:
            return
    whose = tree.get(organisation_id)
    raise RefusedError(
        "“{title}”是{branch}的议题，不是开这次会的组织的。请另选会议。",
        title=title,
        branch=whose.name if whose is not None else "别的组织",
    )


def _beside(organisation_id: int, activity_id: int | None) -> list[Any]:
    if activity_id is None:
        where = (
            (AgendaItem.organisation == organisation_id)
            & AgendaItem.activity.is_null()
            & (AgendaItem.state == AgendaState.POOLED)
        )
    else:
        where = AgendaItem.activity == activity_id
    found = AgendaItem.select().where(where).order_by(AgendaItem.place, AgendaItem.id)
    return sorted(found, key=lambda row: not row.is_first_topic)


def next_place(organisation_id: int, activity_id: int | None) -> int:
    """Return the place behind the last matter of an agenda, or of a pool."""
    return max((row.place for row in _beside(organisation_id, activity_id)), default=-1) + 1


def _waiting(organisation_id: int, source_uid: str, except_id: int | None = None) -> bool:
    return (
        AgendaItem.select()
        .where(
            (AgendaItem.organisation == organisation_id)
            & (AgendaItem.source_uid == source_uid)
            & AgendaItem.state.in_([AgendaState.POOLED, AgendaState.CHOSEN])
            & (AgendaItem.id != (except_id or 0))
        )
        .exists()
    )


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, CHANGEABLE, _LONGEST)
    if "title" in clean and not clean["title"]:
        raise RefusedError("议题没有名称。请填写。")
    return clean
