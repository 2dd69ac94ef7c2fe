"""The forms of superiors that are kept as templates, with what fills their blanks."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.template_shapes import Mapped, mapped_from
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import TemplateSubject
from dangjian_desktop.queries.attachments import stored_bytes
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import OwnTemplate, TemplateBlank


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template.

    Attributes:
        organisation_id: Whose it is; None for everybody's.
        blanks: How many blanks it has; mapped: how many of them something fills.
        book_label: Name of the book that it is about; "" for none.
    """

    template_id: int
    uid: str
    organisation_id: int | None
    organisation: str
    name: str
    subject: TemplateSubject
    book: str
    book_label: str
    file_name: str
    size: int
    added_on: date
    is_kept: bool
    blanks: int
    mapped: int


@dataclass(frozen=True)
class TemplatesQuery:
    """The templates that can be filled in an organisation, by name.

    Attributes:
        within: Its own, those of everything above and below it, and everybody's; None for all.
        with_ended: Whether those taken out of use are listed, too.
    """

    reads: ClassVar = frozenset({Topic.OWN_TEMPLATE, Topic.ORGANISATION, Topic.BOOK})
    on: date
    within: int | None = None
    with_ended: bool = False

    def fetch(self) -> list[TemplateRow]:
        """Return them; those out of use last."""
        tree, books = Tree.on(self.on), books_by_code()
        seen = None
        if self.within is not None:
            above = {row.organisation_id for row in tree.path(self.within)}
            seen = {None, *above, *tree.below(self.within)}
        counts = _counts()
        found = []
        for one in OwnTemplate.select():
            if (seen is not None and one.organisation_id not in seen) or not (
                one.is_kept or self.with_ended
            ):
                continue
            node = tree.get(one.organisation_id)
            blanks, mapped = counts.get(one.id, (0, 0))
            book = books.get(one.book)
            found.append(
                TemplateRow(
                    one.id,
                    one.uid,
                    one.organisation_id,
                    "" if node is None else node.name,
                    one.name,
                    one.subject,
                    one.book,
                    "" if book is None else book.label,
                    one.file_name,
                    one.size,
                    one.added_on,
                    one.is_kept,
                    blanks,
                    mapped,
                )
            )
        return sorted(found, key=lambda row: (not row.is_kept, row.name, row.template_id))


def _counts() -> dict[int, tuple[int, int]]:
    """Return how many blanks each template has and how many are filled."""
    found: dict[int, tuple[int, int]] = {}
    for key, source in rows(TemplateBlank.select(TemplateBlank.template_id, TemplateBlank.source)):
        blanks, mapped = found.get(key, (0, 0))
        found[key] = blanks + 1, mapped + bool(source)
    return found


@dataclass(frozen=True)
class TemplateMapping:
    """A template to be filled or changed.

    Attributes:
        content: The file as it was given; None where its bytes are missing.
        blanks: As they stand in the file, each with what fills it.
    """

    row: TemplateRow
    content: bytes | None
    fingerprint: str
    blanks: tuple[Mapped, ...]

    @property
    def tables(self) -> frozenset[str]:
        """Keys of the lists that it is filled with."""
        return frozenset(one.source for one in self.blanks if one.columns)


@dataclass(frozen=True)
class TemplateQuery:
    """One template with its file and its blanks; None when it is no more."""

    reads: ClassVar = TemplatesQuery.reads | {Topic.ATTACHMENT}
    template_id: int
    on: date

    def fetch(self) -> TemplateMapping | None:
        """Return it."""
        told = TemplatesQuery(self.on, with_ended=True).fetch()
        row = next((one for one in told if one.template_id == self.template_id), None)
        if row is None:
            return None
        kept = OwnTemplate.get_by_id(self.template_id)
        own = TemplateBlank.template == self.template_id
        blanks = [
            mapped_from(one.address, one.label, one.source, one.options)
            for one in TemplateBlank.select().where(own).order_by(TemplateBlank.id)
        ]
        return TemplateMapping(row, stored_bytes(kept.digest), kept.fingerprint, tuple(blanks))


@dataclass(frozen=True)
class TemplateOfUidQuery:
    """The row of a template by its identity; None when there is none."""

    reads: ClassVar = frozenset({Topic.OWN_TEMPLATE})
    uid: str

    def fetch(self) -> int | None:
        """Return its row id."""
        found = rows(OwnTemplate.select(OwnTemplate.id).where(OwnTemplate.uid == self.uid))
        return next((key for (key,) in found), None)
