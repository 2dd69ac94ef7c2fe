"""改动记录 of the person card: what was recorded of somebody, by whom and when."""

from collections.abc import Iterable
from datetime import date

from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.queries.recorded_changes import (
    RECORDED_WORDS,
    Recorded,
    RecordedChange,
    RecordedChangesQuery,
)

_HEADINGS = ("时间和经手人", "项目", "改动")


def records_of(person_id: int, on: date) -> SectionContent:
    """Return the corrections, and apart from them what was entered and changed from a day on.

    The records are those of today whatever day is looked at: they tell when something was typed
    in, not when it happened.
    """
    del on
    found = RecordedChangesQuery(person_id).fetch()
    corrected = [one for one in found if one.kind is Recorded.CORRECTED]
    others = [one for one in found if one.kind is not Recorded.CORRECTED]
    return SectionContent(
        tables=(_table("更正（原来写错或没有写）", corrected), _table("录入和变动", others))
    )


def _table(heading: str, found: Iterable[RecordedChange]) -> SectionTable:
    rows = tuple(
        (
            "\n".join(filter(None, (one.at.astimezone().strftime("%Y-%m-%d %H:%M"), one.actor))),
            one.what,
            _told(one),
        )
        for one in found
    )
    return SectionTable(_HEADINGS, rows, heading)


def _told(one: RecordedChange) -> str:
    """Return before and after in one text, with the day of a change and what was undone."""
    told = (
        one.after if one.kind is Recorded.ENTERED else f"{one.before or '空'} → {one.after or '空'}"
    )
    if one.day is not None:
        told = f"{told}，{one.day.printed} 起"
    if one.kind is not Recorded.CORRECTED:
        told = f"{RECORDED_WORDS[one.kind]}：{told}"
    return f"{told}（后来撤销）" if one.is_taken_back else told


RECORDS = CardSection(
    key="records",
    title="改动记录",
    reads=RecordedChangesQuery.reads,
    fetch=records_of,
    empty="还没有改动记录。",
    order=900,
    is_printed=False,
    is_open=False,
)
