"""Correcting the days of what somebody was: an earlier stage, a branch, a group, a post.

The days of admission and 转正 are corrected by `people.change_party_dates`. What ends or begins
anew is no correction: that is an appointment, a move, a departure.
"""

from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.spans import Span, common
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.storage.models import (
    Departure,
    GroupMembership,
    Membership,
    PostSpell,
    StageSpell,
)


class SpellKind(StrEnum):
    """What a spell is of."""

    STAGE = "stage"
    BRANCH = "branch"
    GROUP = "group"
    POST = "post"


_TABLES: dict[SpellKind, Any] = {
    SpellKind.STAGE: StageSpell,
    SpellKind.BRANCH: Membership,
    SpellKind.GROUP: GroupMembership,
    SpellKind.POST: PostSpell,
}
_OF_MEMBERS = "入党和转正的日期不在这里改。请在信息卡的“党籍”里改正。"


@operation("改正经历日期")
def correct_spell_days(
    writer: Writer,
    *,
    kind: SpellKind,
    spell_id: int,
    since: PartialDate | None,
    until: PartialDate | None,
    elected_on: PartialDate | None = None,
) -> None:
    """Correct the first and the last day of a spell; the spells it touches follow.

    Somebody who went from one group straight to the next did so on one day: the other spell's day
    is moved with it. So is a departure that ended the spell, with all that ended by it.

    Args:
        elected_on: Day of the election; of a post only.

    Raises:
        RefusedError: When the spell is gone, would end before it begins, reach over another one,
            be opened or ended, or tells an admission or 转正.
    """
    table = _TABLES[kind]
    spell = standing_row(table, spell_id, RefusedError("这一段经历已经不在了。请重新打开信息卡。"))
    if kind is SpellKind.STAGE and spell.stage in MEMBER_STAGES:
        raise RefusedError(_OF_MEMBERS)
    if spell.until is None and until is not None:
        raise RefusedError("这一段还没有结束，不能在这里结束。请用免职、调整或登记减少。")
    if spell.until is not None and until is None:
        raise RefusedError("这一段已经结束。请填写结束日期。")
    if since and until and until.last_day < since.first_day:
        raise RefusedError(
            "结束日期 {until} 早于开始日期 {since}。请核对。",
            until=until.printed,
            since=since.printed,
        )
    if kind is not SpellKind.POST:
        others = [one for one in _of_person(table, spell.person_id) if one.id != spell_id]
        if since != spell.since:
            _move_end_before(writer, table, others, spell, since)
        if until != spell.until:
            _move_beginning_after(writer, kind, others, spell, until)
            _move_departure(writer, spell, until)
        met_before = {one.id for one in others if _met(one, spell.since, spell.until)}
        for one in _of_person(table, spell.person_id):
            if one.id != spell_id and one.id not in met_before and _met(one, since, until):
                raise RefusedError(
                    "与另一段（{since} 至 {until}）重叠。请核对日期。",
                    since=one.since.printed if one.since else Word("起始不详"),
                    until=one.until.printed if one.until else Word("今"),
                )
    values: dict[str, Any] = {"since": since, "until": until}
    if kind is SpellKind.POST:
        values["elected_on"] = elected_on
    if kind is SpellKind.STAGE:
        values["since_is_known"] = True
    writer.update(table, spell_id, **values)


def _of_person(table: Any, person_id: int) -> list[Any]:
    return list(table.select().where(table.person == person_id))


def _met(one: Any, since: PartialDate | None, until: PartialDate | None) -> bool:
    return bool(common([Span.of(one.since, one.until)], [Span.of(since, until)]))


def _move_end_before(
    writer: Writer, table: Any, others: list[Any], spell: Any, since: PartialDate | None
) -> None:
    """Let what ended when the spell began end on its new first day."""
    for other in others:
        if spell.since is None or other.until != spell.since:
            continue
        if since is None:
            raise RefusedError("前面还有一段经历，不能没有开始日期。请填写开始日期。")
        if other.since is not None and since.last_day < other.since.first_day:
            raise RefusedError(
                "开始日期早于前一段的开始日期 {since}。请核对。", since=other.since.printed
            )
        writer.update(table, other.id, until=since)


def _move_beginning_after(
    writer: Writer, kind: SpellKind, others: list[Any], spell: Any, until: PartialDate | None
) -> None:
    """Let what began when the spell ended begin on its new last day."""
    assert until is not None, "an ended spell stays ended"
    for other in others:
        if other.since != spell.until:
            continue
        if kind is SpellKind.STAGE and other.stage in MEMBER_STAGES:
            raise RefusedError(_OF_MEMBERS)
        if other.until is not None and other.until.last_day < until.first_day:
            raise RefusedError(
                "结束日期晚于后一段的结束日期 {until}。请核对。", until=other.until.printed
            )
        writer.update(_TABLES[kind], other.id, since=until)


def _move_departure(writer: Writer, spell: Any, until: PartialDate | None) -> None:
    """Let a departure that ended a branch's spell move with it, and all that it ended."""
    if not isinstance(spell, Membership):
        return
    gone = [one for one in _of_person(Departure, spell.person_id) if one.left_on == spell.until]
    for departure in gone:
        writer.update(Departure, departure.id, left_on=until)
        for table in (GroupMembership, PostSpell):
            for other in _of_person(table, spell.person_id):
                if other.until == spell.until:
                    writer.update(table, other.id, until=until)
