"""What hangs where since when, whether it is still true, and what was printed before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar

from peewee import JOIN, fn

from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.domain.wall_facts import (
    SAID_ON_WALLS,
    FactDifference,
    WallFact,
    difference_told,
    differences,
    facts_of,
)
from dangjian_desktop.queries.attachments import stored_bytes
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_fates import FATE_READS, fates
from dangjian_desktop.queries.wall_states import said_on
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import RoomWall, SheetEdition, WallPosting, WallSpot

_OWN = frozenset({Topic.WALL, Topic.ORGANISATION})


@dataclass(frozen=True, slots=True)
class PostedRow:
    """A copy of an edition on a wall.

    Attributes:
        posting_id: Row of the copy; edition_id: of what was printed. number: that on the sheet.
        code, title: Of the sheet. choices: how it is made again.
        organisation_id: Whose sheet it is; None for everybody's. organisation: its name.
        holder_id: Whose wall it is: that of the room, else whose sheet it is.
        place: Where it hangs, in words. spot_id: its position in the plan of a room.
        copy: Which copy of the edition. printed_on: the day of which it was true.
        taken_on: When it was taken down; None while it hangs.
    """

    posting_id: int
    edition_id: int
    edition_uid: str
    number: int
    code: str
    title: str
    choices: str
    organisation_id: int | None
    organisation: str
    holder_id: int | None
    place: str
    spot_id: int | None
    copy: int
    printed_on: date
    posted_on: date
    posted_by: str
    taken_on: date | None
    note: str


@dataclass(frozen=True)
class PostingsQuery:
    """The copies that hang on a day, or that ever hung, the earliest first.

    Attributes:
        within: On walls of this organisation and what stands below it, and whatever is nobody's;
            None for all.
        with_past: Whether those that were taken down are wanted too.
        spot_id, edition_id: Only those of a position, or of an edition.
    """

    reads: ClassVar = _OWN
    on: date
    within: int | None = None
    with_past: bool = False
    spot_id: int | None = None
    edition_id: int | None = None

    def fetch(self) -> list[PostedRow]:
        """Return the copies."""
        tree = Tree.on(self.on)
        below = None if self.within is None else tree.below(self.within)
        edition, spot, wall, posting = SheetEdition, WallSpot, RoomWall, WallPosting
        found = (
            posting.select(
                posting.id,
                edition.id,
                edition.uid,
                edition.number,
                edition.sheet,
                edition.title,
                edition.choices,
                edition.organisation_id,
                wall.organisation_id,
                wall.room,
                wall.name,
                spot.name,
                posting.place,
                posting.spot_id,
                posting.copy,
                edition.printed_on,
                posting.posted_on,
                posting.posted_by,
                posting.taken_on,
                posting.note,
            )
            .join(edition, on=(posting.edition == edition.id))
            .switch(posting)
            .join(spot, JOIN.LEFT_OUTER, on=(posting.spot == spot.id))
            .join(wall, JOIN.LEFT_OUTER, on=(spot.wall == wall.id))
            .where(posting.posted_on <= self.on.isoformat())
            .order_by(posting.posted_on, posting.id)
        )
        if not self.with_past:
            hangs = posting.taken_on.is_null() | (posting.taken_on > self.on.isoformat())
            found = found.where(hangs)
        if self.spot_id is not None:
            found = found.where(posting.spot == self.spot_id)
        if self.edition_id is not None:
            found = found.where(posting.edition == self.edition_id)
        return [row for row in map(_posted(tree), rows(found)) if _is_within(row, below)]


def _posted(tree: Tree) -> Any:
    """Return what makes a row of the columns of `PostingsQuery`."""

    def make(told: Sequence[Any]) -> PostedRow:
        posting, edition, uid, number, code, title, choices, own = told[:8]
        holder, room, wall, spot = told[8:12]
        words, spot_id, copy, printed_on, posted_on, posted_by, taken_on, note = told[12:]
        node = tree.get(own)
        return PostedRow(
            posting,
            edition,
            uid,
            number,
            code,
            title,
            choices,
            own,
            node.name if node is not None else "",
            holder if spot_id is not None else own,
            spot_words(room, wall, spot) if spot_id is not None else words,
            spot_id,
            copy,
            printed_on,
            posted_on,
            posted_by,
            taken_on,
            note,
        )

    return make


def _is_within(row: PostedRow, below: Iterable[int] | None) -> bool:
    return below is None or row.holder_id is None or row.holder_id in below


def spot_words(room: str, wall: str, spot: str) -> str:
    """Return where a position is, in words."""
    return " · ".join(part for part in (room, wall, spot) if part)


@dataclass(frozen=True, slots=True)
class HangingRow(PostedRow):
    """A copy that hangs, compared with today.

    Attributes:
        is_stale: Whether it says something that is not so.
        differences: In what, each as one sentence; `Told`, so that the window can translate it.
        successor_id: The newest later edition of the same sheet that is true today and hangs
            nowhere: printed already, to be hung in its place. successor: its number. None and 0
            where there is none.
    """

    is_stale: bool
    differences: tuple[str, ...]
    successor_id: int | None
    successor: int


STANDING_READS = _OWN | FATE_READS | SAID_ON_WALLS


@dataclass(frozen=True)
class WallStandingQuery:
    """What hangs on a day, compared with what is true on it; what is not true comes first.

    Attributes:
        within: As of `PostingsQuery`.
    """

    reads: ClassVar = STANDING_READS
    on: date
    within: int | None = None

    def fetch(self) -> list[HangingRow]:
        """Return the copies; stale ones first, each by the day since when it hangs."""
        hanging = PostingsQuery(self.on, self.within).fetch()
        editions = {row.edition_id: row for row in hanging}
        told = _differences(list(editions.values()), self.on)
        successors = _successors(list(editions.values()), self.on)
        found = []
        for row in hanging:
            successor_id, successor = successors.get(row.edition_id, (None, 0))
            posted: dict[str, Any] = {one.name: getattr(row, one.name) for one in fields(row)}
            found.append(
                HangingRow(
                    **posted,
                    is_stale=bool(told[row.edition_id]),
                    differences=told[row.edition_id],
                    successor_id=successor_id,
                    successor=successor,
                )
            )
        return sorted(found, key=lambda row: not row.is_stale)


def _differences(editions: Sequence[PostedRow], on: date) -> dict[int, tuple[str, ...]]:
    """Return in what each edition differs from a day."""
    said = {row.edition_id: said_on(row.choices, on) for row in editions}
    kept = _states([row.edition_id for row in editions])
    found: dict[int, tuple[str, ...]] = {}
    for row in editions:
        now = said[row.edition_id]
        if now.trouble is not None:
            told = Told(
                "现在做不出这一张了：{why}", why=Told(now.trouble.template, **now.trouble.facts)
            )
            found[row.edition_id] = (told,)
            continue
        one_by_one = differences(kept[row.edition_id], now.facts)
        found[row.edition_id] = tuple(_in_words(one_by_one, row, on))
    return found


def _in_words(found: Sequence[FactDifference], row: PostedRow, on: date) -> list[str]:
    gone = [one.before for one in found if one.before is not None]
    branches = None if row.organisation_id is None else _around(row.organisation_id, row.printed_on)
    became = fates(gone, branches, row.printed_on, on)
    ordered = sorted(found, key=lambda one: not _names_somebody(one, became))
    told = [
        difference_told(one, became.get(one.before, "") if one.before is not None else "")
        for one in ordered
    ]
    return list(dict.fromkeys(told))


def _names_somebody(one: FactDifference, became: Mapping[WallFact, str]) -> bool:
    """Whether a difference is about a person: that is told before how many there are."""
    facts = [fact for fact in (one.before, one.now) if fact is not None]
    return any(fact.person_uid or fact in became for fact in facts)


def _around(organisation_id: int, on: date) -> set[int]:
    """Return an organisation with what stands below it, and the branch of a group."""
    tree = Tree.on(on)
    path = tree.path(organisation_id)
    above = {row.organisation_id for row in path if row.kind is OrganisationKind.BRANCH}
    return {*tree.below(organisation_id), organisation_id, *above}


def _states(edition_ids: Sequence[int]) -> dict[int, Any]:
    table = SheetEdition
    found = rows(table.select(table.id, table.states).where(table.id.in_(list(edition_ids))))
    return {key: facts_of(states) for key, states in found}


def _successors(editions: Sequence[PostedRow], on: date) -> dict[int, tuple[int, int]]:
    """Return for each edition the newest one that may take its place: row and number."""
    table = SheetEdition
    choices = {row.choices for row in editions}
    hung = WallPosting.select(WallPosting.edition_id)
    later = rows(
        table.select(table.id, table.number, table.choices, table.states)
        .where(
            table.choices.in_(sorted(choices))
            & (table.printed_on <= on.isoformat())
            & table.id.not_in(hung)
        )
        .order_by(table.number)
    )
    newest = {}
    for key, number, chosen, states in later:
        now = said_on(chosen, on)
        if now.trouble is None and not differences(facts_of(states), now.facts):
            newest[chosen] = key, number
    return {
        row.edition_id: newest[row.choices]
        for row in editions
        if row.choices in newest and newest[row.choices][1] > row.number
    }


@dataclass(frozen=True, slots=True)
class EditionRow:
    """What was printed to hang.

    Attributes:
        size: Bytes of the file. hanging: how many copies of it hang; hung: ever hung.
    """

    edition_id: int
    uid: str
    number: int
    code: str
    title: str
    organisation_id: int | None
    organisation: str
    printed_on: date
    choices: str
    size: int
    hanging: int
    hung: int


@dataclass(frozen=True)
class EditionsQuery:
    """Every edition up to a day, the newest first.

    Attributes:
        within: Of this organisation and what stands below it, and whatever is nobody's.
        code: Of one sheet; "" for all. edition_ids: only these; None for all.
    """

    reads: ClassVar = _OWN
    on: date
    within: int | None = None
    code: str = ""
    edition_ids: tuple[int, ...] | None = None

    def fetch(self) -> list[EditionRow]:
        """Return the editions."""
        tree = Tree.on(self.on)
        below = None if self.within is None else tree.below(self.within)
        table = SheetEdition
        found = table.select().where(table.printed_on <= self.on.isoformat())
        if self.code:
            found = found.where(table.sheet == self.code)
        if self.edition_ids is not None:
            found = found.where(table.id.in_(self.edition_ids))
        hung, hanging = _copies(self.on)
        listed = []
        for one in found.order_by(table.number.desc()):
            if below is not None and one.organisation_id not in (None, *below):
                continue
            node = tree.get(one.organisation_id)
            listed.append(
                EditionRow(
                    one.id,
                    one.uid,
                    one.number,
                    one.sheet,
                    one.title,
                    one.organisation_id,
                    node.name if node is not None else "",
                    one.printed_on,
                    one.choices,
                    one.size,
                    hanging[one.id],
                    hung[one.id],
                )
            )
        return listed


def _copies(on: date) -> tuple[defaultdict[int, int], defaultdict[int, int]]:
    """Return how many copies of each edition ever hung, and how many hang."""
    hung: defaultdict[int, int] = defaultdict(int)
    hanging: defaultdict[int, int] = defaultdict(int)
    table = WallPosting
    posted = table.posted_on <= on.isoformat()
    for key, taken_on in rows(table.select(table.edition_id, table.taken_on).where(posted)):
        hung[key] += 1
        hanging[key] += taken_on is None or taken_on > on
    return hung, hanging


@dataclass(frozen=True)
class EditionOfNumberQuery:
    """The edition that bears a number; None for a number that was never printed."""

    reads: ClassVar = _OWN
    number: int
    on: date

    def fetch(self) -> EditionRow | None:
        """Return the edition."""
        table = SheetEdition
        found = rows(table.select(table.id).where(table.number == self.number))
        ids = tuple(key for (key,) in found)
        return next(iter(EditionsQuery(self.on, edition_ids=ids).fetch()), None)


@dataclass(frozen=True)
class EditionFileQuery:
    """The file of an edition as it was printed."""

    reads: ClassVar = frozenset({Topic.WALL, Topic.ATTACHMENT})
    edition_id: int

    def fetch(self) -> bytes | None:
        """Return its PDF; None where the bytes are missing or have become others."""
        row = SheetEdition.get_or_none(SheetEdition.id == self.edition_id)
        return None if row is None else stored_bytes(row.digest)


@dataclass(frozen=True)
class NextNumberQuery:
    """The number of the next edition."""

    reads: ClassVar = frozenset({Topic.WALL})

    def fetch(self) -> int:
        """Return one more than was ever printed: an edition is never taken back."""
        ((last,),) = rows(SheetEdition.select(fn.MAX(SheetEdition.number)))
        return int(last or 0) + 1


@dataclass(frozen=True)
class PostersQuery:
    """Who has hung sheets before, offered while a name is typed."""

    reads: ClassVar = frozenset({Topic.WALL})

    def fetch(self) -> list[str]:
        """Return the names as written, by name."""
        named = WallPosting.select(WallPosting.posted_by).where(WallPosting.posted_by != "")
        return sorted({name for (name,) in rows(named)})


def stale_words(row: HangingRow) -> str:
    """Return in one line what is wrong with a sheet: the first difference, and how many more."""
    first, *more = row.differences
    if not more:
        return first
    return Told("{first}等 {count} 处", first=first, count=len(row.differences))
