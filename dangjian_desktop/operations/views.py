"""What can be done with the branch's own views: add, change, rename, order, remove."""

from dataclasses import replace

from dangjian_desktop.domain.filters import faults_of
from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.views import LONGEST_NAME, View, view_from
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.roster_filter import filter_columns
from dangjian_desktop.storage.models import SavedView
from dangjian_desktop.storage.readings import spellings
from dangjian_desktop.storage.shipped_views import shipped_views


@operation("保存视图")
def add_view(writer: Writer, *, name: str, view: View) -> int:
    """Keep a list under a new name, behind the others, and return the row's id.

    Raises:
        RefusedError: When the name is missing, too long, or taken.
    """
    cleaned = _fit_name(name, except_id=None)
    last = SavedView.select(SavedView.place).order_by(SavedView.place.desc()).first()
    return writer.insert(
        SavedView,
        name=cleaned,
        place=0 if last is None else last.place + 1,
        contents=_spelled(cleaned, view).as_text(),
    )


@operation("改视图内容")
def change_view(writer: Writer, *, view_id: int, view: View) -> bool:
    """Let a view show what is shown now; return whether that is something else."""
    row = _row(view_id)
    return writer.update(SavedView, view_id, contents=_spelled(row.name, view).as_text())


@operation("视图改名")
def rename_view(writer: Writer, *, view_id: int, name: str) -> bool:
    """Give a view another name; return whether it is another.

    Raises:
        RefusedError: When the name is missing, too long, or taken, or the view cannot be read.
    """
    row = _row(view_id)
    cleaned = _fit_name(name, except_id=view_id)
    view = view_from(row.name, row.contents).value
    if view is None:
        raise RefusedError("视图“{name}”读不懂，不能改名。请删去它，重新建一个。", name=row.name)
    contents = _spelled(cleaned, view).as_text()
    return writer.update(SavedView, view_id, name=cleaned, contents=contents)


@operation("删除视图")
def remove_view(writer: Writer, *, view_id: int) -> None:
    """Take a view away; the people in it are untouched."""
    _row(view_id)
    writer.delete(SavedView, view_id)


@operation("移动视图")
def move_view(writer: Writer, *, view_id: int, place: int) -> bool:
    """Put a view at a place among the branch's own, counted from 0; return whether it moved."""
    _row(view_id)
    ids = [row.id for row in SavedView.select().order_by(SavedView.place, SavedView.id)]
    ordered = [key for key in ids if key != view_id]
    ordered.insert(max(place, 0), view_id)
    for number, key in enumerate(ordered):
        writer.update(SavedView, key, place=number)
    return ordered != ids


def refuse_faulty(query: RosterQuery) -> None:
    """Refuse a list whose filter cannot be judged: paper must not say less than it seems to.

    Raises:
        RefusedError: With what is wrong with the first condition.
    """
    if query.condition is None:
        return
    for fault in faults_of(query.condition, filter_columns(query.on)):
        raise RefusedError(SENTENCES[fault.code], found=fault.found, hint=fault.hint)


def _row(view_id: int) -> SavedView:
    row = standing_row(SavedView, view_id, RefusedError("这个视图已经删去了。请重新选择。"))
    assert isinstance(row, SavedView)
    return row


def _spelled(name: str, view: View) -> View:
    found = spellings(name, is_person=False)
    return replace(view, name=name, spelled=" ".join(found[0]) if found else "")


def _fit_name(name: str, except_id: int | None) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise RefusedError("视图没有名称。请写一个名称，如“井下一线”。")
    if len(cleaned) > LONGEST_NAME:
        raise RefusedError("视图的名称超过 {most} 个字。请改短。", most=LONGEST_NAME)
    own = SavedView.select(SavedView.id, SavedView.name)
    taken = [row.name for row in own if row.id != except_id]
    taken += [view.name for _code, view in shipped_views()]
    if cleaned.casefold() in [other.casefold() for other in taken]:
        raise RefusedError("已经有名为“{name}”的视图。请换一个名称。", name=cleaned)
    return cleaned
