"""The 迎检盒: per item of a branch's period the evidence in its order, and what is not there.

What the measures count by and what people have added stand in one list. A file whose bytes are gone
is told and stays in the list; a meeting without minutes is told, however well its item scores.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from dangjian_desktop.domain.measured import Record, RecordKind
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Step
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attachments import stored_bytes
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.score_sheets import ScoreSheetQuery
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.queries.shown_scores import scores_shown
from dangjian_desktop.storage.lookups import batches, ids_by_uid, rows
from dangjian_desktop.storage.models import (
    Activity,
    Attachment,
    Document,
    LedgerEntry,
    ScoreEvidence,
)

#: Records that are papers or entries themselves, and can lie in a box.
_PAPERS = frozenset(
    {
        RecordKind.ACTIVITY,
        RecordKind.ENTRY,
        RecordKind.DOCUMENT,
        RecordKind.PLAN_ITEM,
        RecordKind.FINDING,
        RecordKind.FILE,
        RecordKind.HANDBOOK,
    }
)


class LackKind(StrEnum):
    """What is missing; in the order in which the 缺件单 tells it."""

    EVIDENCE = "evidence"
    HELD = "held"
    MINUTES = "minutes"
    FILES = "files"
    PAGE = "page"
    BYTES = "bytes"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class BoxFile:
    """A file of a piece of evidence.

    Attributes:
        is_whole: Whether its bytes are those that were kept.
    """

    name: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class BoxEntry:
    """A piece of evidence.

    Attributes:
        number: Its place in the item, from 1.
        kind: What it is; None for what is neither a record nor in a book.
        text: What it is in one line. day: that it is about.
        book, page: Where it stands in handwriting.
        is_counted: Whether points were taken or given for it.
        evidence_id: Of what people added; None for what the program found.
        row_id: Row of the activity, entry or document, by which it is opened. uid: its identity.
    """

    number: int
    kind: RecordKind | None
    text: Sentence
    day: date | None = None
    uid: str = ""
    row_id: int | None = None
    book: str = ""
    page: str = ""
    note: str = ""
    files: tuple[BoxFile, ...] = ()
    is_counted: bool = False
    evidence_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing from an item.

    Attributes:
        record: Identity of the record or piece of evidence that lacks it; "" where the item does.
    """

    kind: LackKind
    text: Sentence
    day: date | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class BoxItem:
    """An item with its evidence and what is missing."""

    score: ItemScore
    block: str
    entries: tuple[BoxEntry, ...]
    lacks: tuple[Lack, ...]

    @property
    def item(self) -> RubricItem:
        """The item."""
        return self.score.item


@dataclass(frozen=True, slots=True)
class InspectionBox:
    """The boxes of a branch and period."""

    organisation_id: int
    name: str
    period: Period
    rubric: Rubric
    items: tuple[BoxItem, ...]

    @property
    def count(self) -> int:
        """How many pieces of evidence there are."""
        return sum(len(one.entries) for one in self.items)

    @property
    def lack_count(self) -> int:
        """How many things are missing."""
        return sum(len(one.lacks) for one in self.items)

    def of_block(self, title: str) -> tuple[BoxItem, ...]:
        """Return the items of a block."""
        return tuple(one for one in self.items if one.block == title)

    @property
    def blocks(self) -> tuple[str, ...]:
        """Titles of the blocks in their order."""
        return tuple(dict.fromkeys(one.block for one in self.items))


def standing_score(organisation_id: int, period: Period, on: date) -> BranchScore | None:
    """Return what a branch has in a period: as it was closed, else as it is counted.

    Args:
        organisation_id: The branch.
        period: The period. on: The day on which it is looked at.

    Returns None where no rubric scores the period, or it has not begun.
    """
    found = scores_shown(period, on, organisation_id)
    return next((one for one in found if one.organisation_id == organisation_id), None)


@dataclass(frozen=True)
class InspectionBoxQuery:
    """The box of a branch and period.

    Attributes:
        period: Code of the period. on: the day on which it is looked at.
    """

    reads: ClassVar = ScoreSheetQuery.reads | {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTACHMENT,
        Topic.DOCUMENT,
        Topic.LEDGER,
    }
    organisation_id: int
    period: str
    on: date

    def fetch(self) -> InspectionBox | None:
        """Return the box; None where no rubric scores the period."""
        period = period_of(self.period)
        score = None if period is None else standing_score(self.organisation_id, period, self.on)
        if period is None or score is None:
            return None
        return _Packing(self.organisation_id, period, score, self.on).box()


class _Packing:
    """Puts records, added evidence and files together; each table is read once."""

    def __init__(self, branch: int, period: Period, score: BranchScore, on: date) -> None:
        self._branch, self._period, self._score, self._on = branch, period, score, on
        self._added = _added(branch, period.code)
        records = [
            one for item in score.items for one in (*_counted(item), *_proving(item)) if one.uid
        ]
        own = [one for some in self._added.values() for one in some]
        uids = {kind: [one.uid for one in records if one.kind is kind] for kind in RecordKind}
        self._activities = _activities(
            uids[RecordKind.ACTIVITY],
            [one.activity_id for one in own if one.activity_id],
        )
        self._by_uid = {one.uid: one for one in self._activities.values()}
        self._entries = ids_by_uid(LedgerEntry, uids[RecordKind.ENTRY])
        self._documents = ids_by_uid(Document, uids[RecordKind.DOCUMENT])
        self._files = {
            "activity": _files(Attachment.activity, self._activities),
            "entry": _files(
                Attachment.entry,
                {*self._entries.values(), *(one.entry_id for one in own if one.entry_id)},
            ),
            "document": _files(
                Attachment.document,
                {*self._documents.values(), *(one.document_id for one in own if one.document_id)},
            ),
            "evidence": _files(Attachment.evidence, {one.id for one in own}),
        }

    def box(self) -> InspectionBox:
        """Return the box."""
        score = self._score
        return InspectionBox(
            self._branch,
            score.name,
            self._period,
            score.rubric,
            tuple(self._item(one, score.rubric.block_title(one.item)) for one in score.items),
        )

    def _item(self, score: ItemScore, block: str) -> BoxItem:
        entries = list(self._found(score))
        entries.sort(key=lambda one: (one.day is None, one.day or date.min))
        entries += [self._of_people(one) for one in self._added.get(score.item.code, ())]
        numbered = tuple(
            replace(entry, number=number) for number, entry in enumerate(entries, start=1)
        )
        return BoxItem(score, block, numbered, tuple(self._lacks(score, numbered)))

    def _found(self, score: ItemScore) -> Iterator[BoxEntry]:
        """Yield what the measures counted by, each record once."""
        seen: set[tuple[RecordKind, str]] = set()
        for records, is_counted in ((_counted(score), True), (_proving(score), False)):
            for one in records:
                is_paper = one.kind in _PAPERS if is_counted else True
                if not one.uid or not is_paper or (one.kind, one.uid) in seen:
                    continue
                seen.add((one.kind, one.uid))
                yield self._entry(one, is_counted)

    def _entry(self, record: Record, is_counted: bool) -> BoxEntry:
        activity = self._by_uid.get(record.uid) if record.kind is RecordKind.ACTIVITY else None
        row_id = record.row_id
        files: tuple[BoxFile, ...] = ()
        if activity is not None:
            row_id = activity.activity_id
            files = self._files["activity"].get(activity.activity_id, ())
        elif record.kind is RecordKind.ENTRY:
            row_id = self._entries.get(record.uid)
            files = self._files["entry"].get(row_id or 0, ())
        elif record.kind is RecordKind.DOCUMENT:
            row_id = self._documents.get(record.uid)
            files = self._files["document"].get(row_id or 0, ())
        return BoxEntry(
            0,
            record.kind,
            record.text,
            record.day,
            record.uid,
            row_id,
            activity.book if activity else "",
            activity.page if activity else "",
            "",
            files,
            is_counted,
        )

    def _of_people(self, own: "_Added") -> BoxEntry:
        kind: RecordKind | None = RecordKind.HANDBOOK if own.book else None
        day, uid, row_id, book, page = None, "", None, own.book, own.page
        files = list(self._files["evidence"].get(own.id, ()))
        if own.activity_id is not None:
            kind, row_id = RecordKind.ACTIVITY, own.activity_id
            activity = self._activities.get(own.activity_id)
            if activity is not None:
                day, uid = activity.day, activity.uid
                if not book:
                    book, page = activity.book, activity.page
            files += self._files["activity"].get(own.activity_id, ())
        elif own.entry_id is not None:
            kind, row_id, uid = RecordKind.ENTRY, own.entry_id, own.entry_uid
            files += self._files["entry"].get(own.entry_id, ())
        elif own.document_id is not None:
            kind, row_id, uid = RecordKind.DOCUMENT, own.document_id, own.document_uid
            files += self._files["document"].get(own.document_id, ())
        return BoxEntry(
            0,
            kind,
            Sentence("{title}", title=own.title),
            day,
            uid,
            row_id,
            book,
            page,
            own.note,
            tuple(files),
            evidence_id=own.id,
        )

    # What is missing ----------------------------------------------------------------

    def _lacks(self, score: ItemScore, entries: Sequence[BoxEntry]) -> Iterator[Lack]:
        if not entries:
            yield Lack(LackKind.EVIDENCE, Sentence("没有一份材料"))
        told: set[str] = set()
        for record in _counted(score):
            is_there = record.uid and record.kind in _PAPERS
            if not is_there and str(record.text) not in told:
                told.add(str(record.text))
                yield Lack(LackKind.HELD, record.text, record.day)
        for entry in entries:
            yield from self._lacks_of(entry)
        if score.score is None:
            for reason in score.waits_for:
                yield Lack(LackKind.JUDGED, Sentence("待评：{reason}", reason=reason))

    def _lacks_of(self, entry: BoxEntry) -> Iterator[Lack]:
        record = entry.uid or f"evidence {entry.evidence_id}"
        for file in entry.files:
            if not file.is_whole:
                told = Sentence("{text}：附件“{name}”读不出来", text=entry.text, name=file.name)
                yield Lack(LackKind.BYTES, told, entry.day, record)
        if entry.book and not entry.page:
            told = Sentence("{text}：写了{book}，没有写页码", text=entry.text, book=entry.book)
            yield Lack(LackKind.PAGE, told, entry.day, record)
        if entry.kind is not RecordKind.ACTIVITY or entry.row_id not in self._activities:
            return
        activity = self._activities[entry.row_id]
        kind = kinds_by_code().get(activity.kind)
        if activity.state is not ActivityState.HELD or kind is None:
            return
        is_written = bool(entry.book and entry.page)
        called = {"day": activity.day.isoformat(), "name": self._called(activity, kind.label)}
        if kind.has(Step.MINUTES) and not activity.has_minutes and not is_written:
            told = Sentence("{day} {name}：没有记录", **called)
            yield Lack(LackKind.MINUTES, told, activity.day, record)
        if not entry.files:
            told = Sentence("{day} {name}：没有附件", **called)
            yield Lack(LackKind.FILES, told, activity.day, record)
        if kind.has(Step.FILING) and not entry.book:
            told = Sentence("{day} {name}：没有写哪一册、哪一页", **called)
            yield Lack(LackKind.PAGE, told, activity.day, record)

    def _called(self, activity: "_Activity", kind: str) -> str:
        """Return what an activity is called; groups often meet on one day under one name."""
        name = activity.title or kind
        group = Tree.on(activity.day).get(activity.organisation_id)
        is_own = activity.organisation_id == self._branch
        return name if group is None or is_own else f"{name}（{group.name}）"


def _counted(score: ItemScore) -> list[Record]:
    return [record for one in score.rules for record in one.records]


def _proving(score: ItemScore) -> list[Record]:
    return [record for one in score.rules for record in one.measured.proofs]


# Rows ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Added:
    """A piece of evidence that people added."""

    id: int
    item: str
    title: str
    book: str
    page: str
    note: str
    activity_id: int | None
    entry_id: int | None
    document_id: int | None
    entry_uid: str
    document_uid: str


@dataclass(frozen=True, slots=True)
class _Activity:
    """What of an activity the box asks for."""

    activity_id: int
    uid: str
    organisation_id: int
    kind: str
    state: ActivityState
    day: date
    title: str
    has_minutes: bool
    book: str
    page: str


def _added(branch: int, period: str) -> dict[str, list[_Added]]:
    table = ScoreEvidence
    selected = (
        table.select(
            table.id,
            table.item,
            table.title,
            table.handbook,
            table.page,
            table.note,
            table.activity,
            table.entry,
            table.document,
            LedgerEntry.uid,
            Document.uid,
        )
        .left_outer_join(LedgerEntry, on=(table.entry == LedgerEntry.id))
        .switch(table)
        .left_outer_join(Document, on=(table.document == Document.id))
        .where((table.organisation == branch) & (table.period == period))
        .order_by(table.place, table.id)
    )
    found: defaultdict[str, list[_Added]] = defaultdict(list)
    for row in rows(selected):
        one = _Added(*row[:-2], *(uid or "" for uid in row[-2:]))
        found[one.item].append(one)
    return found


def _activities(uids: Sequence[str], ids: Sequence[int]) -> dict[int, _Activity]:
    table = Activity
    columns = (
        table.id,
        table.uid,
        table.organisation,
        table.kind,
        table.state,
        table.held_on,
        table.title,
        table.minutes != "",
        table.filed_book,
        table.filed_page,
    )
    found: dict[int, _Activity] = {}
    for column, wanted in ((table.uid, uids), (table.id, ids)):
        for some in batches(wanted):
            for row in rows(table.select(*columns).where(column.in_(some))):
                key, uid, holder, kind, state, day, title, minutes, book, page = row
                state = ActivityState(state)
                found[key] = _Activity(
                    key, uid, holder, kind, state, day, title, bool(minutes), book, page
                )
    return found


def _files(column: Any, holders: Collection[int]) -> Mapping[int, tuple[BoxFile, ...]]:
    """Return the files of holders, each proved by its bytes."""
    table = Attachment
    found: defaultdict[int, list[BoxFile]] = defaultdict(list)
    for some in batches(sorted(holders)):
        selected = (
            table.select(column, table.name, table.digest)
            .where(column.in_(some))
            .order_by(table.id)
        )
        for holder, name, digest in rows(selected):
            is_whole = stored_bytes(digest) is not None
            found[holder].append(BoxFile(name, is_whole))
    return {holder: tuple(files) for holder, files in found.items()}
