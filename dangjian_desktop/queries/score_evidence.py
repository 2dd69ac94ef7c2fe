"""Evidence that people put to the items of a branch in a period, beside what the program finds."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.ledger_entries import ENTRY_READS
from dangjian_desktop.queries.score_findings import link_of, told_link
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import Attachment, ScoreEvidence


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence.

    Attributes:
        place: Order within the item. handbook, page: Where a handwritten book has it; "" for none.
        link: Column and row id of the record it is; None for none. link_uid: Identity of a ledger
            row. day: Of that record as ISO text; "" for none.
        files: How many files hang on it.
    """

    evidence_id: int
    uid: str
    item: str
    place: int
    title: str
    handbook: str
    page: str
    note: str
    link: tuple[str, int] | None = None
    link_uid: str = ""
    link_text: str = ""
    files: int = 0

    @property
    def day(self) -> str:
        """Day of the record it is, as ISO text; "" where there is none."""
        first = self.link_text.split(" ", 1)[0]
        return first if first[:4].isdigit() else ""


@dataclass(frozen=True)
class ScoreEvidenceQuery:
    """The evidence of a branch in a period, by item and then in its order."""

    reads: ClassVar = (
        frozenset({Topic.SCORE, Topic.ZONE, Topic.ATTACHMENT}) | ActivityQuery.reads | ENTRY_READS
    )
    organisation_id: int
    period: str
    on: date

    def fetch(self) -> list[EvidenceRow]:
        """Return the pieces of evidence."""
        table: Any = ScoreEvidence
        found = list(
            table.select()
            .where((table.organisation == self.organisation_id) & (table.period == self.period))
            .order_by(table.item, table.place, table.id)
        )
        files = pairs(
            Attachment.select(Attachment.evidence, fn.COUNT(Attachment.id))
            .where(Attachment.evidence.in_([row.id for row in found]))
            .group_by(Attachment.evidence)
        )
        return [self._row(row, files.get(row.id, 0)) for row in found]

    def _row(self, row: Any, files: int) -> EvidenceRow:
        link = link_of(row)
        uid, text = ("", "") if link is None else told_link(link, self.on)
        return EvidenceRow(
            row.id,
            row.uid,
            row.item,
            row.place,
            row.title,
            row.handbook,
            row.page,
            row.note,
            link,
            uid,
            text,
            files,
        )
