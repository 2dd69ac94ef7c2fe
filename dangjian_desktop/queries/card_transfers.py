"""组织关系 of the person card: letters, absences with the last contact, and 失联, as of a day."""

from datetime import date

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.transfers import TRANSFER_STATE_WORDS
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.queries.transfers import (
    away_rows_of,
    contacts_of,
    letter_rows_of,
    lost_spells_of,
)


def transfers_of(person_id: int, on: date) -> SectionContent:
    """Return the letters of a person, and when she or he was away or could not be reached."""
    tables = []
    letters = tuple(
        (
            row.issued_on.isoformat(),
            f"{row.from_name} → {row.to_name}",
            TRANSFER_STATE_WORDS[row.state],
        )
        for row in letter_rows_of(person_id, on)
    )
    if letters:
        tables.append(SectionTable(("开出", "从哪里到哪里", "状态"), letters, "接转"))
    away = tuple(
        (
            _days(row.since, row.until),
            PRINTED[row.kind],
            " ".join(part for part in (row.destination, row.host) if part),
        )
        for row in away_rows_of(person_id, on)
    )
    if away:
        tables.append(SectionTable(("日期", "情况", "去处"), away, "外出"))
    lost = tuple(
        (_days(since, until), "" if searched is None else f"{searched.isoformat()} 查找")
        for since, searched, until in lost_spells_of(person_id, on)
    )
    if lost:
        tables.append(SectionTable(("日期", "查找"), lost, "失联"))
    contacts = contacts_of(on, [person_id]).get(person_id, [])
    if contacts:
        last = contacts[0]
        told = "联系上" if last.was_reached else "没联系上"
        rows = ((last.contacted_on.isoformat(), told, last.way),)
        tables.append(SectionTable(("日期", "结果", "方式"), rows, "最近一次联系"))
    return SectionContent(tables=tuple(tables))


def _days(since: date | None, until: date | None) -> str:
    begin = "" if since is None else since.isoformat()
    return f"{begin} 至 {'今' if until is None else until.isoformat()}"


TRANSFERS = CardSection(
    key="transfers",
    title="组织关系",
    reads=frozenset(
        {
            Topic.TRANSFER,
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.RULE,
        }
    ),
    fetch=transfers_of,
    empty="没有接转、外出或失联的登记。",
    order=150,
    is_printed=False,
    is_open=False,
    hides_when_empty=True,
)
