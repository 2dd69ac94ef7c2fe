"""Evidence that people put to the items of a branch: added, changed, put in order, removed."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.scores import open_item, standing_links
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.storage.models import Attachment, ScoreEvidence

_TEXTS = ("title", "handbook", "page", "note")
#: Columns that are written.
CHANGEABLE = frozenset({*_TEXTS, "activity", "entry", "document"})
#: Characters that each text takes.
LONGEST: Mapping[str, int] = {name: getattr(ScoreEvidence, name).max_length for name in _TEXTS}


@operation("登记佐证材料")
def add_evidence(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    item: str,
    on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Put a piece of evidence at the end of those of an item, and return its row id.

    Args:
        writer: Writes.
        organisation_id: The branch. period: Code of the period. item: Code of the item.
        on: The day.
        values: title, handbook, page, note; activity, entry, document: row ids of the record it is.

    Raises:
        RefusedError: When there is no such branch, period or item, it has not begun or is closed,
            it has no title, a text is too long, or the record is no more.
    """
    open_item(organisation_id, period, item, on)
    clean = _clean({"title": "", **values})
    place = _last_place(organisation_id, period, item) + 1
    return writer.insert(
        ScoreEvidence, organisation=organisation_id, period=period, item=item, place=place, **clean
    )


@operation("修改佐证材料")
def change_evidence(writer: Writer, *, evidence_id: int, values: Mapping[str, Any]) -> None:
    """Change a piece of evidence; see `add_evidence`.

    Raises:
        RefusedError: As `add_evidence`.
    """
    _open_evidence(evidence_id)
    writer.update(ScoreEvidence, evidence_id, **_clean(values))


@operation("调整佐证材料顺序")
def move_evidence(writer: Writer, *, evidence_ids: Sequence[int]) -> None:
    """Put the evidence of an item into this order.

    Raises:
        RefusedError: When one is no more, or the period is closed.
    """
    for place, evidence_id in enumerate(evidence_ids):
        _open_evidence(evidence_id)
        writer.update(ScoreEvidence, evidence_id, place=place)


@operation("移到别的考评内容")
def move_evidence_to(writer: Writer, *, evidence_id: int, item: str, on: date) -> None:
    """Put a piece of evidence at the end of another item's.

    Args:
        writer: Writes.
        evidence_id: The piece. item: code of the item. on: the day.

    Raises:
        RefusedError: When it is no more, there is no such item, or the period is closed.
    """
    row = _open_evidence(evidence_id)
    open_item(row.organisation_id, row.period, item, on)
    if item != row.item:
        place = _last_place(row.organisation_id, row.period, item) + 1
        writer.update(ScoreEvidence, evidence_id, item=item, place=place)


@operation("删除佐证材料")
def remove_evidence(writer: Writer, *, evidence_id: int) -> None:
    """Remove a piece of evidence with its files; undo brings both back.

    Raises:
        RefusedError: When it is no more, or the period is closed.
    """
    _open_evidence(evidence_id)
    for file in Attachment.select().where(Attachment.evidence == evidence_id):
        writer.delete(Attachment, file.id)
    writer.delete(ScoreEvidence, evidence_id)


def _last_place(organisation_id: int, period: str, item: str) -> int:
    """Return the place of the last piece of an item; -1 where it has none."""
    table = ScoreEvidence
    present = table.select(table.place).where(
        (table.organisation == organisation_id) & (table.period == period) & (table.item == item)
    )
    return max((row.place for row in present), default=-1)


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, CHANGEABLE, LONGEST)
    if "title" in clean and not clean["title"]:
        raise RefusedError("没有写是什么材料。请填写材料名称。")
    return {**clean, **standing_links(clean)}


def _open_evidence(evidence_id: int) -> Any:
    row = standing_row(
        ScoreEvidence, evidence_id, RefusedError("这件佐证材料已经不在了。请刷新后再看。")
    )
    refuse_when_closed(ClosingSubject.SCORE, row.organisation_id, row.period)
    return row
