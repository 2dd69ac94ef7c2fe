"""What people found for rules that they judge, and the records that it can rest on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityQuery, holders_below
from dangjian_desktop.queries.documents import DocumentsQuery
from dangjian_desktop.queries.found_entries import title_of
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow, entry_rows
from dangjian_desktop.storage.models import Document, LedgerEntry, ScoreEvidence, ScoreFinding

#: The columns of a finding, and of a piece of evidence, that name a record.
LINKS = ("activity", "entry", "document")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What was found for a rule.

    Attributes:
        link: Column and row id of the record it rests on; None for none.
        link_uid: Identity of a ledger row, by which the window opens it; "" for others.
        link_text: What that record is in one line.
    """

    finding_id: int
    uid: str
    item: str
    rule: str
    level: str
    count: Decimal
    happened_on: date | None
    text: str
    entered_on: date
    link: tuple[str, int] | None = None
    link_uid: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class ScoreFindingsQuery:
    """What was found of a branch in a period, in the order in which it was entered."""

    reads: ClassVar = frozenset({Topic.SCORE, Topic.ZONE}) | ActivityQuery.reads | ENTRY_READS
    organisation_id: int
    period: str
    on: date

    def fetch(self) -> list[FindingRow]:
        """Return them."""
        table = ScoreFinding
        found = table.select().where(
            (table.organisation == self.organisation_id) & (table.period == self.period)
        )
        return [_finding(row, self.on) for row in found.order_by(table.id)]


def _finding(row: ScoreFinding, on: date) -> FindingRow:
    link = link_of(row)
    uid, text = ("", "") if link is None else told_link(link, on)
    return FindingRow(
        row.id,
        row.uid,
        row.item,
        row.rule,
        row.level,
        Decimal(row.count) / SCALE,
        row.happened_on,
        row.text,
        row.entered_on,
        link,
        uid,
        text,
    )


def _activity(key: int, _on: date) -> tuple[str, str]:
    row = ActivityQuery(key).fetch()
    return "", "" if row is None else f"{row.held_on.isoformat()} {row.name}"


def _entry(key: int, on: date) -> tuple[str, str]:
    row = entry_rows([key], on).get(key)
    return ("", "") if row is None else (row.uid, entry_line(row))


def _document(key: int, _on: date) -> tuple[str, str]:
    row = Document.get_or_none(Document.id == key)
    return "", "" if row is None else _document_line(row.received_on, row.number, row.title)


_TELLING: dict[str, Callable[[int, date], tuple[str, str]]] = {
    "activity": _activity,
    "entry": _entry,
    "document": _document,
}


def link_of(row: ScoreFinding | ScoreEvidence) -> tuple[str, int] | None:
    """Return column and row id of the record that something rests on; None for none."""
    keys = ((name, getattr(row, f"{name}_id")) for name in LINKS)
    return next(((name, key) for name, key in keys if key is not None), None)


def told_link(link: tuple[str, int], on: date) -> tuple[str, str]:
    """Return identity (of a ledger row) and line of a record that something rests on.

    Args:
        link: Its column and row id. on: The day as of which it is told.
    """
    column, key = link
    return _TELLING[column](key, on)


def entry_line(row: EntryRow) -> str:
    """Return a ledger row in one line: its day, its book, what it is."""
    day = row.row.day.printed if row.row.day is not None else ""
    return " ".join(filter(None, (day, row.book.short, row.numbered, title_of(row))))


def _document_line(received_on: date, number: str, title: str) -> str:
    return " ".join(filter(None, (received_on.isoformat(), number, title)))


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A record that a finding or a piece of evidence can rest on.

    Attributes:
        column: activity, entry or document. text: One line; no two are the same.
    """

    column: str
    row_id: int
    text: str


@dataclass(frozen=True)
class LinkChoicesQuery:
    """The activities, ledger rows and documents of a branch in a period, each kind by day.

    Ledger rows that were told without a name are left out: nothing is to point at them.
    """

    reads: ClassVar = ActivitiesQuery.reads | ENTRY_READS | DocumentsQuery.reads
    organisation_id: int
    first: date
    last: date

    def fetch(self) -> list[LinkChoice]:
        """Return the choices."""
        seen: set[str] = set()
        found = []
        for column, key, text in self._all():
            shown = text if text not in seen else f"{text}（{len(seen)}）"
            seen.add(shown)
            found.append(LinkChoice(column, key, shown))
        return found

    def _all(self) -> Iterator[tuple[str, int, str]]:
        for one in ActivitiesQuery(self.first, self.last, self.organisation_id).fetch():
            yield "activity", one.activity_id, f"{one.held_on.isoformat()} {one.name}"
        for row in self._entries():
            if row.entry_id is not None:
                yield "entry", row.entry_id, entry_line(row)
        found = DocumentsQuery(self.last, self.organisation_id, since=self.first)
        for document in found.fetch():
            line = _document_line(document.received_on, document.number, document.title)
            yield "document", document.document_id, line

    def _entries(self) -> list[EntryRow]:
        table = LedgerEntry
        since, until = PartialDate.of(self.first), PartialDate.of(self.last)
        holders = list(holders_below(self.organisation_id, self.last))
        selected = table.select(table.id).where(
            table.organisation.in_(holders)
            & ~table.is_anonymous
            & (table.happened_on >= since)
            & (table.happened_on <= until)
        )
        keys = [row.id for row in selected.order_by(table.happened_on, table.id)]
        rows = entry_rows(keys, self.last)
        return [rows[key] for key in keys if key in rows]
