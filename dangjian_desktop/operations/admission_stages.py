"""Keeps the stages of the roster in step with the steps of a way into the Party.

What the steps make of a person is compared before and after a change; only the difference is
written. So recording, correcting and removing a step, and undoing any of them, agree.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import MAY_BECOME, Stage, printed
from dangjian_desktop.operations.people import write_next_stage
from dangjian_desktop.operations.runner import RefusedError, Writer
from dangjian_desktop.storage.models import StageSpell

_ORDER = {stage: place for place, stage in enumerate(Stage)}


def write_stages(
    writer: Writer, person_id: int, before: Mapping[Stage, date], after: Mapping[Stage, date]
) -> None:
    """Write what changed in what the steps make of a person.

    Args:
        writer: Writes.
        person_id: The person.
        before: Since when the person was what, before the steps changed.
        after: The same after they changed.

    Raises:
        RefusedError: When the roster says something that cannot stand beside it.
    """
    for stage in sorted(before.keys() - after.keys(), key=_ORDER.__getitem__, reverse=True):
        _take_back(writer, person_id, stage)
    for stage in sorted(after, key=_ORDER.__getitem__):
        if after[stage] != before.get(stage):
            _put(writer, person_id, stage, after[stage])


def _spells(person_id: int) -> list[Any]:
    """Return the stages of the way that the person is on; those of an earlier way left aside."""
    found = list(StageSpell.select().where(StageSpell.person == person_id))
    found.sort(key=lambda one: ("" if one.since is None else one.since.iso, _ORDER[one.stage]))
    begins = 0
    for place in range(1, len(found)):
        if _ORDER[found[place].stage] <= _ORDER[found[place - 1].stage]:
            begins = place
    return found[begins:]


def _take_back(writer: Writer, person_id: int, stage: Stage) -> None:
    spells = _spells(person_id)
    mine = [place for place, spell in enumerate(spells) if spell.stage is stage]
    if not mine:
        return
    place = mine[-1]
    spell = spells[place]
    later = [one for one in spells[place + 1 :] if one.until is None]
    if later:
        raise RefusedError(
            "名册上已是{stage}，不能撤回前面的类别。请先删除后面的步骤，或在信息卡上改正类别。",
            stage=printed(later[-1].stage),
        )
    if place == 0:
        return  # the roster knows nothing before it: without a stage nobody stands anywhere
    writer.delete(StageSpell, spell.id)
    writer.update(StageSpell, spells[place - 1].id, until=spell.until)


def _put(writer: Writer, person_id: int, stage: Stage, since: date) -> None:
    spells = _spells(person_id)
    mine = next((one for one in reversed(spells) if one.stage is stage), None)
    if mine is not None:
        _move(writer, spells, mine, since)
        return
    current = next((one for one in reversed(spells) if one.until is None), None)
    if current is None or _ORDER[current.stage] < _ORDER[stage]:
        if current is not None and MAY_BECOME.get(current.stage) is not stage:
            raise RefusedError(
                "名册上还是{stage}，不能直接成为{wanted}。请先登记前面的步骤。",
                stage=printed(current.stage),
                wanted=printed(stage),
            )
        write_next_stage(writer, person_id, stage, since)
        return
    _insert_before(writer, person_id, spells, stage, since)


def _move(writer: Writer, spells: list[Any], spell: Any, since: date) -> None:
    """Give a stage that the roster knows another first day, and the one before it that end."""
    day = PartialDate.of(since)
    place = next(place for place, one in enumerate(spells) if one.id == spell.id)
    earlier = spells[place - 1] if place else _ended_by(spell)
    if spell.until is not None and spell.until < day:
        raise RefusedError(
            "成为{stage}的日期 {day} 晚于以后类别的日期 {until}。请核对日期。",
            stage=printed(spell.stage),
            day=since.isoformat(),
            until=spell.until.printed,
        )
    if earlier is not None and earlier.since is not None and day < earlier.since:
        raise RefusedError(
            "成为{stage}的日期 {day} 早于成为{earlier}的日期 {since}。请核对日期。",
            stage=printed(spell.stage),
            day=since.isoformat(),
            earlier=printed(earlier.stage),
            since=earlier.since.printed,
        )
    if earlier is not None and earlier.until is not None and earlier.until == spell.since:
        writer.update(StageSpell, earlier.id, until=day)
    writer.update(StageSpell, spell.id, since=day, since_is_known=True)


def _ended_by(spell: Any) -> Any:
    """Return the last stage of an earlier way, which ended when this one began; None for none."""
    if spell.since is None:
        return None
    return StageSpell.get_or_none(
        (StageSpell.person == spell.person_id)
        & (StageSpell.until == spell.since)
        & (StageSpell.id != spell.id)
    )


def _insert_before(
    writer: Writer, person_id: int, spells: list[Any], stage: Stage, since: date
) -> None:
    """Write a stage that lies before what the person is now and that the roster did not know."""
    day = PartialDate.of(since)
    after = next(one for one in spells if _ORDER[one.stage] > _ORDER[stage])
    if after.since is None or not after.since_is_known:
        return  # nobody knows when the later one began, so this one has no end
    if after.since < day:
        raise RefusedError(
            "成为{stage}的日期 {day} 晚于成为{later}的日期 {since}。请核对日期。",
            stage=printed(stage),
            day=since.isoformat(),
            later=printed(after.stage),
            since=after.since.printed,
        )
    for one in spells:
        if _ORDER[one.stage] < _ORDER[stage] and one.until == after.since:
            writer.update(StageSpell, one.id, until=day)
    writer.insert(StageSpell, person=person_id, stage=stage, since=day, until=after.since)
