"""Who is a leading cadre from when until when: 双重组织生活 is counted apart for them."""

from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import refuse_days_taken, standing_row
from dangjian_desktop.storage.models import LeadingCadre


@operation("登记领导干部")
def add_leading_cadre(
    writer: Writer,
    *,
    person_id: int,
    title: str = "",
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> int:
    """Record that somebody is a leading cadre; return the row id.

    Args:
        writer: Writes.
        person_id: Who.
        title: The post (矿长, 党委副书记).
        since: First day; None for ever so long.
        until: The day from which no more; None while it lasts.

    Raises:
        RefusedError: When the person is no more, the end is not after the start, or it is
            recorded for some of those days already.
    """
    standing_person(person_id)
    _refuse_days(person_id, since, until)
    return writer.insert(
        LeadingCadre, person=person_id, title=_title(title), since=since, until=until
    )


@operation("修改领导干部")
def change_leading_cadre(
    writer: Writer,
    *,
    spell_id: int,
    title: str,
    since: PartialDate | None,
    until: PartialDate | None,
) -> None:
    """Mend what was recorded of a leading cadre.

    Raises:
        RefusedError: As `add_leading_cadre`.
    """
    spell = _spell(spell_id)
    _refuse_days(spell.person_id, since, until, but=spell_id)
    writer.update(LeadingCadre, spell_id, title=_title(title), since=since, until=until)


@operation("结束领导干部")
def end_leading_cadre(writer: Writer, *, spell_id: int, until: PartialDate) -> None:
    """Record from which day somebody is no leading cadre any more.

    Raises:
        RefusedError: When the day is not after the first one.
    """
    spell = _spell(spell_id)
    _refuse_days(spell.person_id, spell.since, until, but=spell_id)
    writer.update(LeadingCadre, spell_id, until=until)


@operation("删除领导干部")
def remove_leading_cadre(writer: Writer, *, spell_id: int) -> None:
    """Remove what was recorded of a leading cadre by mistake."""
    _spell(spell_id)
    writer.delete(LeadingCadre, spell_id)


def _spell(spell_id: int) -> Any:
    return standing_row(
        LeadingCadre, spell_id, RefusedError("这一条已经不在了，可能刚被撤销。请重新查看名单。")
    )


def _title(text: str) -> str:
    title, most = text.strip(), LeadingCadre.title.max_length
    if len(title) > most:
        raise RefusedError(
            "职务有 {count} 个字，最多 {most} 个。请写短一些。", count=len(title), most=most
        )
    return title


def _refuse_days(
    person_id: int, since: PartialDate | None, until: PartialDate | None, but: int | None = None
) -> None:
    refuse_days_taken(
        since,
        until,
        LeadingCadre.select().where(LeadingCadre.person == person_id),
        RefusedError("这段时间已经登记为领导干部。请修改原来的一条。"),
        but=but,
    )
