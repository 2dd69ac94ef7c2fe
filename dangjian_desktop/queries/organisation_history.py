"""沿革: what an organisation was called, where it stood, who led it, what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, Post, SpellEnd
from dangjian_desktop.queries.person_card import latest_names
from dangjian_desktop.storage.models import (
    OrganisationLink,
    OrganisationSpell,
    Person,
    PostSpell,
    Zone,
    ZoneSpell,
)


class HistoryKind(StrEnum):
    """What a line is about (values are the words on screen and paper)."""

    FOUNDED = "成立"
    ENDED = "撤销"
    LINK = "合并分设"
    NAME = "名称"
    PARENT = "隶属"
    LEADER = "书记"
    ZONE = "协作区"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of an organisation's history.

    Attributes:
        since: First day, or the day of an event; None where not known.
        until: Day on which it ended; None while it holds, and for an event.
        is_event: Whether it is a thing of one day.
    """

    kind: HistoryKind
    text: str
    since: PartialDate | None
    until: PartialDate | None = None
    is_event: bool = False


@dataclass(frozen=True)
class OrganisationHistoryQuery:
    """The history of one organisation as of a day, the newest first."""

    reads: ClassVar = frozenset({Topic.ORGANISATION, Topic.ZONE, Topic.POST, Topic.PERSON})
    organisation_id: int
    on: date

    def fetch(self) -> list[HistoryRow]:
        """Return the lines; what began after the day is left out, what ended after it holds."""
        day = PartialDate.of(self.on)
        rows = [row for row in self._rows() if row.since is None or row.since <= day]
        shown = [
            row
            if row.until is None or row.until <= day
            else HistoryRow(row.kind, row.text, row.since)
            for row in rows
        ]
        rank = {kind: number for number, kind in enumerate(HistoryKind)}
        shown.sort(key=lambda row: rank[row.kind], reverse=True)
        shown.sort(key=lambda row: row.since.iso if row.since else "")
        return shown[::-1]

    def _rows(self) -> Iterator[HistoryRow]:
        yield from self._own_rows()
        yield from self._links()
        yield from self._leaders()
        zones = ZoneSpell.select(ZoneSpell, Zone).join(Zone)
        for spell in zones.where(ZoneSpell.branch == self.organisation_id):
            yield HistoryRow(HistoryKind.ZONE, spell.zone.name, spell.since, spell.until)

    def _own_rows(self) -> Iterator[HistoryRow]:
        """Tell names and parents, each for as long as it stayed the same, and the two ends."""
        spells = sorted(
            OrganisationSpell.select().where(
                OrganisationSpell.organisation == self.organisation_id
            ),
            key=lambda spell: (spell.since.iso if spell.since else "", spell.id),
        )
        if not spells:
            return
        names = latest_names()
        if spells[0].since is not None:
            yield HistoryRow(HistoryKind.FOUNDED, "成立", spells[0].since, is_event=True)
        yield from _lasting(HistoryKind.NAME, [(s, s.name) for s in spells])
        above = [(s, names.get(s.parent_id, "") if s.parent_id else "") for s in spells]
        yield from _lasting(HistoryKind.PARENT, above)
        last = spells[-1]
        went_on = OrganisationLink.select().where(
            (OrganisationLink.predecessor == self.organisation_id)
            & (OrganisationLink.linked_on == last.until)
        )
        if last.until is not None and not went_on.exists():  # else the link says it better
            how = last.ended_by or SpellEnd.CLOSED
            yield HistoryRow(HistoryKind.ENDED, PRINTED[how], last.until, is_event=True)

    def _links(self) -> Iterator[HistoryRow]:
        names = latest_names()
        mine = self.organisation_id
        links = OrganisationLink.select().where(
            (OrganisationLink.predecessor == mine) | (OrganisationLink.successor == mine)
        )
        for link in links:
            is_old = link.predecessor_id == mine
            other = names.get(link.successor_id if is_old else link.predecessor_id, "")
            words = _LINK_WORDS.get((link.how, is_old), PRINTED[link.how] + "：{other}")
            text = words.format(other=other)
            yield HistoryRow(HistoryKind.LINK, text, link.linked_on, is_event=True)

    def _leaders(self) -> Iterator[HistoryRow]:
        held = (
            PostSpell.select(PostSpell, Person)
            .join(Person)
            .where(
                (PostSpell.organisation == self.organisation_id)
                & PostSpell.post.in_([Post.SECRETARY, Post.GROUP_LEADER])
            )
        )
        for spell in held:
            text = f"{PRINTED[spell.post]} {spell.person.name}"
            yield HistoryRow(HistoryKind.LEADER, text, spell.since, spell.until)


#: By how, and whether the organisation asked about is the older one.
_LINK_WORDS = {
    (SpellEnd.MERGED, True): "并入{other}",
    (SpellEnd.MERGED, False): "{other}并入",
    (SpellEnd.SPLIT, True): "分设出{other}",
    (SpellEnd.SPLIT, False): "从{other}分设",
}


def _lasting(kind: HistoryKind, told: list[tuple[Any, str]]) -> Iterator[HistoryRow]:
    """Yield one line for spells that follow each other and say the same."""
    runs: list[list[Any]] = []
    for spell, text in told:
        if runs and runs[-1][1] == text:
            runs[-1][3] = spell.until
        else:
            runs.append([kind, text, spell.since, spell.until])
    for _kind, text, since, until in runs:
        if text:
            yield HistoryRow(kind, text, since, until)
