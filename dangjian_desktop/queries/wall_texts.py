"""The 制度文本库: which texts there are, which edition is in force, and those before it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.wall_sheets import WallPlace
from dangjian_desktop.domain.wall_texts import OWN_PREFIX, TextKind, own_kind
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.storage.models import WallText
from dangjian_desktop.storage.shipped_wall_texts import shipped_text_kinds


@dataclass(frozen=True, slots=True)
class TextRow:
    """An edition of a text.

    Attributes:
        organisation_id: Whose it is; None for everybody. organisation: its name.
        ended_on: When a later edition took its place; None while it is in force.
    """

    text_id: int
    uid: str
    kind: TextKind
    organisation_id: int | None
    organisation: str
    title: str
    body: str
    source: str
    edition_on: PartialDate
    entered_on: date
    ended_on: date | None


@dataclass(frozen=True)
class TextsInForceQuery:
    """The edition of each text that holds for an organisation on a day: the nearest above it."""

    reads: ClassVar = frozenset({Topic.WALL_TEXT, Topic.ORGANISATION})
    on: date
    organisation_id: int | None = None

    def fetch(self) -> dict[str, TextRow]:
        """Return the editions by code of the text."""
        tree = Tree.on(self.on)
        path = [step.organisation_id for step in _path(tree, self.organisation_id)]
        near: dict[int | None, int] = {None: 0}
        near |= {key: place for place, key in enumerate(path, start=1)}
        day = self.on.isoformat()
        found: dict[str, tuple[int, int, TextRow]] = {}
        for row in WallText.select().where(WallText.entered_on <= day).order_by(WallText.id):
            if row.organisation_id not in near or (row.ended_on and row.ended_on <= self.on):
                continue
            told = (near[row.organisation_id], row.id, _row(row, tree))
            if row.code not in found or found[row.code][:2] < told[:2]:
                found[row.code] = told
        return {code: told for code, (_near, _id, told) in found.items()}


@dataclass(frozen=True)
class TextEditionsQuery:
    """Every edition of a text that an organisation or what stands above it entered by a day."""

    reads: ClassVar = TextsInForceQuery.reads
    on: date
    code: str
    organisation_id: int | None = None

    def fetch(self) -> list[TextRow]:
        """Return the editions, the latest first."""
        tree = Tree.on(self.on)
        path = {step.organisation_id for step in _path(tree, self.organisation_id)}
        rows = (
            WallText.select()
            .where((WallText.code == self.code) & (WallText.entered_on <= self.on.isoformat()))
            .order_by(WallText.id.desc())
        )
        return [_row(row, tree) for row in rows if row.organisation_id in path | {None}]


@dataclass(frozen=True)
class TextOfIdQuery:
    """One edition by its row."""

    reads: ClassVar = TextsInForceQuery.reads
    on: date
    text_id: int

    def fetch(self) -> TextRow | None:
        """Return it; None when it is no more."""
        row = WallText.get_or_none(WallText.id == self.text_id)
        return None if row is None else _row(row, Tree.on(self.on))


def kind_of(code: str, title: str = "", place: WallPlace | None = None) -> TextKind:
    """Return what a text of a code is; one of the branch's own hangs where it says."""
    known = next((kind for kind in shipped_text_kinds() if kind.code == code), None)
    return known or own_kind(code, title, place or WallPlace.ROOM)


def text_title(code: str) -> str:
    """Return what a text is called, as its newest edition has it."""
    newest = WallText.select().where(WallText.code == code).order_by(WallText.id.desc()).first()
    return kind_of(code).title if newest is None else str(newest.title)


def offered_text_kinds() -> tuple[TextKind, ...]:
    """Return the texts that there may be, in the order in which they are offered."""
    return shipped_text_kinds()


def is_text_code(code: str) -> bool:
    """Whether a code is one of a text: of those that there may be, or of one's own that is kept."""
    if any(kind.code == code for kind in shipped_text_kinds()):
        return True
    return code.startswith(OWN_PREFIX) and WallText.select().where(WallText.code == code).exists()


def _path(tree: Tree, organisation_id: int | None) -> list[OrganisationRow]:
    return [] if organisation_id is None else tree.path(organisation_id)


def _row(row: Any, tree: Tree) -> TextRow:
    place = tree.get(row.organisation_id)
    return TextRow(
        row.id,
        row.uid,
        kind_of(row.code, row.title, row.place),
        row.organisation_id,
        "" if place is None else place.name,
        row.title,
        row.body,
        row.source,
        row.edition_on,
        row.entered_on,
        row.ended_on,
    )
