"""部署–落实–研究–检查–奖惩 of each task on one line.

What ordered it, who does it, where it was discussed, what an inspection found, what followed.

Nothing is stored for it; every part is a record of its own. An award belongs to a document when it
names its number (文号); a deduction when it was entered for the document.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_weights import plain_number
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import TaskSource
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.tasks import TaskRow, TasksQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Document,
    LedgerEntry,
    LedgerValue,
    ScoreFinding,
)

#: Book of awards, and its field with the number of the document.
_AWARDS, _REFERENCE, _HONOUR = "award", "reference", "honour"
#: Book that adds to the document of an inspection, and its field with the points it cost.
_FINDINGS, _LOSS = "inspection_finding", "score_loss"


@dataclass(frozen=True, slots=True)
class LoopMeeting:
    """A meeting at which a task was discussed."""

    activity_id: int
    held_on: date
    title: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """What followed for a task: an award or a deduction; `entry_uid` opens its ledger row."""

    told: Sentence
    is_award: bool
    entry_uid: str = ""


@dataclass(frozen=True, slots=True)
class TaskLoopRow:
    """A task with everything that hangs on it.

    Attributes:
        ordered_by: What ordered it; "" where it was typed.
        discussed: The meetings, the first first.
        checked: What an inspection or a re-check found; empty for none.
        consequences: What followed.
    """

    task: TaskRow
    ordered_by: str
    discussed: tuple[LoopMeeting, ...]
    checked: tuple[Sentence, ...]
    consequences: tuple[Consequence, ...]

    @property
    def task_id(self) -> int:
        """What a list knows it by."""
        return self.task.task_id

    @property
    def lacks(self) -> tuple[str, ...]:
        """The parts of which nothing is recorded, in their order."""
        parts = (
            ("部署", bool(self.ordered_by)),
            ("落实", self.task.done_on is not None),
            ("研究", bool(self.discussed)),
            ("检查", bool(self.checked)),
            ("奖惩", bool(self.consequences)),
        )
        return tuple(word for word, is_there in parts if not is_there)


@dataclass(frozen=True)
class TaskLoopsQuery:
    """The tasks of a year, and those that were still open when it began."""

    reads: ClassVar = TasksQuery.reads | {Topic.ACTIVITY_KIND, Topic.AGENDA, Topic.SCORE}
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[TaskLoopRow]:
        """Return the lines, the most pressing first."""
        first = date(self.year, 1, 1)
        last = min(self.on, date(self.year, 12, 31))
        tasks = [
            row
            for row in TasksQuery(last, self.within, with_over=True).fetch()
            if row.entered_on >= first or not row.is_over
        ]
        documents = {
            row.id: row
            for row in Document.select().where(
                Document.id.in_([row.document_id for row in tasks if row.document_id])
            )
        }
        uids = {row.uid for row in tasks} | {row.uid for row in documents.values()}
        agenda = _agenda(uids, last)
        own = {row.activity_id for row in tasks} | {row.follow_up_id for row in tasks}
        meetings = _meetings([key for key in own if key is not None], last)
        losses = _losses(list(documents), last)
        awards = _awards({row.number for row in documents.values() if row.number}, last)
        found = []
        for task in tasks:
            document = documents.get(task.document_id or 0)
            at = [
                meetings[key]
                for key in (task.activity_id, task.follow_up_id)
                if key is not None and key in meetings
            ]
            at += agenda.get(task.uid, [])
            consequences: list[Consequence] = []
            if document is not None:
                at += agenda.get(document.uid, [])
                consequences += losses.get(document.id, [])
                consequences += awards.get(document.number, [])
            found.append(
                TaskLoopRow(
                    task,
                    _ordered_by(task, meetings),
                    tuple(sorted(set(at), key=lambda one: (one.held_on, one.activity_id))),
                    tuple(_checks(task)),
                    tuple(consequences),
                )
            )
        return found


def _ordered_by(task: TaskRow, meetings: Mapping[int, LoopMeeting]) -> str:
    if task.document:
        return task.document
    meeting = meetings.get(task.activity_id or 0)
    return "" if meeting is None else f"{meeting.held_on.isoformat()} {meeting.title}"


def _checks(task: TaskRow) -> list[Sentence]:
    found = []
    if task.source is TaskSource.INSPECTION:
        found.append(Sentence("督查发现：{title}", title=task.title))
    if task.checked_on is not None:
        found.append(
            Sentence("{day} 复查，{who}", day=task.checked_on.isoformat(), who=task.checked_by)
        )
    if task.closed_on is not None:
        found.append(Sentence("{day} 销号", day=task.closed_on.isoformat()))
    if task.follow_up_note:
        found.append(Sentence("会上跟进：{note}", note=task.follow_up_note))
    return found


def _meetings(activity_ids: Sequence[int], last: date) -> dict[int, LoopMeeting]:
    chosen = Activity.select(Activity.id, Activity.held_on, Activity.title, Activity.kind).where(
        Activity.id.in_(list(activity_ids)) & (Activity.held_on <= last)
    )
    return {
        key: LoopMeeting(key, held_on, title or kind_label(kind))
        for key, held_on, title, kind in rows(chosen)
    }


def _agenda(uids: set[str], last: date) -> dict[str, list[LoopMeeting]]:
    chosen = AgendaItem.select(AgendaItem.source_uid, AgendaItem.activity).where(
        AgendaItem.source_uid.in_(sorted(uids)) & AgendaItem.activity.is_null(False)
    )
    told = rows(chosen)
    meetings = _meetings([key for _uid, key in told], last)
    found: defaultdict[str, list[LoopMeeting]] = defaultdict(list)
    for uid, key in told:
        if key in meetings:
            found[uid].append(meetings[key])
    return found


def _losses(document_ids: Sequence[int], last: date) -> dict[int, list[Consequence]]:
    found: defaultdict[int, list[Consequence]] = defaultdict(list)
    table = ScoreFinding
    judged = table.select(table.document, table.period, table.item, table.level, table.text).where(
        table.document.in_(list(document_ids)) & (table.entered_on <= last)
    )
    for key, period, item, level, text in rows(judged.order_by(table.id)):
        told = Sentence(
            "{period} 考评 {item}：{text}", period=period, item=item, text=text or level
        )
        found[key].append(Consequence(told, is_award=False))
    lost = (
        LedgerEntry.select(LedgerEntry.document, LedgerEntry.uid, LedgerValue.number)
        .join(LedgerValue, on=(LedgerValue.entry == LedgerEntry.id))
        .where(
            (LedgerEntry.book == _FINDINGS)
            & LedgerEntry.document.in_(list(document_ids))
            & (LedgerValue.field == _LOSS)
            & (LedgerValue.number > 0)
        )
        .order_by(LedgerEntry.id)
    )
    for key, uid, number in rows(lost):
        points = plain_number(Decimal(number) / SCALE)
        told = Sentence("督查扣 {points} 分", points=points)
        found[key].append(Consequence(told, is_award=False, entry_uid=uid))
    return found


def _awards(numbers: set[str], last: date) -> dict[str, list[Consequence]]:
    honour = LedgerValue.alias()
    reference = LedgerValue
    chosen = (
        LedgerEntry.select(reference.text, LedgerEntry.uid, LedgerEntry.happened_on, honour.text)
        .join(reference, on=(reference.entry == LedgerEntry.id))
        .join(honour, on=(honour.entry == LedgerEntry.id))
        .where(
            (LedgerEntry.book == _AWARDS)
            & (reference.field == _REFERENCE)
            & reference.text.in_(sorted(numbers))
            & (honour.field == _HONOUR)
        )
        .order_by(LedgerEntry.id)
    )
    found: defaultdict[str, list[Consequence]] = defaultdict(list)
    for number, uid, day, text in rows(chosen):
        if day.first_day <= last:
            told = Sentence("{day} 表彰：{honour}", day=day.printed, honour=text)
            found[number].append(Consequence(told, is_award=True, entry_uid=uid))
    return found
