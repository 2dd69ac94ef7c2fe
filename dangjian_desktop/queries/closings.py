"""Closed periods: which edition stands for a branch, what it froze, and whether its seal holds.

A closing counts for whoever made it and for the branches that its contents name. Where a branch and
the 党委 above it have both closed a period, the newer closing stands. Nothing of a closing is kept
between two questions but what was read from the very same text, so a seal is reckoned anew whenever
it is shown.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from dangjian_desktop.domain.closing import (
    Contents,
    FrozenBranch,
    UnreadableContentsError,
    branches_of,
    is_intact,
    read_contents,
)
from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind
from dangjian_desktop.queries.closing_heads import closing_heads
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.lookups import ids_by_uid, pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Closing,
    Document,
    LedgerEntry,
    Organisation,
    Person,
    PlanItem,
    ScoreFinding,
    SheetEdition,
)


@dataclass(frozen=True)
class ClosingRow:
    """One edition of a closed period.

    Attributes:
        organisation_id, organisation_uid: Who closed it. period: Code of the period.
        reason: Of a correction. reopened_on, reopening: From when it is being corrected, and why.
        published_on, objections_until: First and last day of the publication.
        before: Seal of the edition before; "" for the first.
        contents: As they are stored.
    """

    closing_id: int
    uid: str
    subject: ClosingSubject
    organisation_id: int
    organisation_uid: str
    period: str
    edition: int
    closed_on: date
    reason: str
    reopened_on: date | None
    reopening: str
    published_on: date | None
    objections_until: date | None
    seal: str
    before: str
    contents: str = field(repr=False)

    @cached_property
    def is_intact(self) -> bool:
        """Whether the seal is still that of what stands there."""
        read = self.read
        return (
            read is not None
            and (read.closed_on, read.reason) == (self.closed_on, self.reason)
            and is_intact(
                self.seal,
                self.contents,
                self.subject,
                self.organisation_uid,
                self.period,
                self.edition,
                self.before,
            )
        )

    @property
    def is_reopened(self) -> bool:
        """Whether it is being corrected."""
        return self.reopened_on is not None

    @property
    def read(self) -> Contents | None:
        """The contents; None where they cannot be read."""
        return _read(self.contents)


@lru_cache(maxsize=32)
def _read(contents: str) -> Contents | None:
    try:
        return read_contents(contents)
    except UnreadableContentsError:
        return None


@lru_cache(maxsize=16)
def _branches(contents: str) -> tuple[FrozenBranch, ...]:
    read = _read(contents)
    if read is None:
        return ()
    try:
        return branches_of(read.body)
    except UnreadableContentsError:
        return ()


def frozen_branches_of(row: ClosingRow) -> tuple[FrozenBranch, ...]:
    """Return the branches of a closing of scores as they stand in it; none where unreadable."""
    return _branches(row.contents)


def editions_of(
    subject: ClosingSubject, organisation_id: int, period_code: str
) -> tuple[ClosingRow, ...]:
    """Return the editions that an organisation closed, the first one first."""
    table, node = Closing, Organisation
    selected = (
        table.select(
            table.id,
            table.uid,
            table.edition,
            table.closed_on,
            table.reason,
            table.reopened_on,
            table.reopening,
            table.published_on,
            table.objections_until,
            table.seal,
            table.contents,
            node.uid,
        )
        .join(node, on=(table.organisation == node.id))
        .where(
            (table.subject == subject)
            & (table.organisation == organisation_id)
            & (table.period == period_code)
        )
        .order_by(table.edition)
    )
    found: list[ClosingRow] = []
    for (
        key,
        uid,
        edition,
        closed_on,
        reason,
        reopened_on,
        reopening,
        published_on,
        objections_until,
        seal,
        contents,
        organisation_uid,
    ) in rows(selected):
        found.append(
            ClosingRow(
                key,
                uid,
                subject,
                organisation_id,
                organisation_uid,
                period_code,
                edition,
                closed_on,
                reason,
                reopened_on,
                reopening,
                published_on,
                objections_until,
                seal,
                found[-1].seal if found else "",
                contents,
            )
        )
    return tuple(found)


def closing_of(
    subject: ClosingSubject, organisation_id: int, period_code: str
) -> ClosingRow | None:
    """Return the edition that stands for an organisation: its own or that of one above, the newer.

    Args:
        subject: What was closed.
        organisation_id: A branch, a group of one, or whoever closes for several.
        period_code: Code of the period.
    """
    return closings_of(subject, (organisation_id,), period_code).get(organisation_id)


def closings_of(
    subject: ClosingSubject, organisation_ids: Iterable[int], period_code: str
) -> dict[int, ClosingRow]:
    """Return the editions that stand for several organisations; one without has no entry.

    Each closing is read once, however many branches it names.
    """
    heads = _heads(subject, period_code)
    if not heads:
        return {}
    period = period_of(period_code)
    newest = {key: editions_of(subject, key, period_code)[-1] for key in heads}
    covered = {key: _covered(row) for key, row in newest.items()}
    tree = Tree(()) if period is None else Tree.on(period.last)
    found: dict[int, ClosingRow] = {}
    for organisation_id in organisation_ids:
        path = tree.path(organisation_id)
        here = {row.organisation_id for row in path} | {organisation_id}
        branch = next((row.uid for row in path if row.kind is OrganisationKind.BRANCH), None)
        for key in heads:
            names = covered[key]
            is_named = key == organisation_id or branch is None or names is None or branch in names
            if key in here and is_named:
                found[organisation_id] = newest[key]
                break
    return found


def _covered(row: ClosingRow) -> frozenset[str] | None:
    """Return the uids that a closing names; None where nobody can read them: all below then."""
    read = row.read
    return None if read is None else frozenset(read.covers)


def _heads(subject: ClosingSubject, period_code: str) -> list[int]:
    """Return who has closed a period, the newest closing first."""
    closers = [one.organisation_id for one in closing_heads(subject, period_code)]
    return list(dict.fromkeys(reversed(closers)))


def is_closed(subject: ClosingSubject, organisation_id: int, period_code: str) -> bool:
    """Whether a period is closed for an organisation; not while it is being corrected."""
    row = closing_of(subject, organisation_id, period_code)
    return row is not None and not row.is_reopened


def frozen_scores(row: ClosingRow, only: Collection[int] | None = None) -> dict[int, BranchScore]:
    """Return the scores that a closing froze, by row id of the branch, in their order.

    Records carry their row ids of today where they still stand, so that a click opens them.

    Args:
        row: A closing of scores.
        only: Row ids of the branches that are wanted; None for all.
    """
    found = _scores(row.contents, row.period, data_revision())
    return {key: score for key, score in found.items() if only is None or key in only}


@lru_cache(maxsize=8)
def _scores(contents: str, period_code: str, _revision: int) -> dict[int, BranchScore]:
    period = period_of(period_code)
    branches = _branches(contents)
    if period is None or not branches:
        return {}
    ids = pairs(Organisation.select(Organisation.uid, Organisation.id))
    known = _row_ids(branches)
    return {
        ids[branch.uid]: BranchScore(
            ids[branch.uid],
            branch.name,
            branch.rubric,
            period,
            tuple(_opened(item, known) for item in branch.items),
            branch.total,
        )
        for branch in branches
        if branch.uid in ids
    }


#: Tables of the records that the window opens by row.
_TABLES: Mapping[RecordKind, Any] = {
    RecordKind.ACTIVITY: Activity,
    RecordKind.ENTRY: LedgerEntry,
    RecordKind.DOCUMENT: Document,
    RecordKind.PERSON: Person,
    RecordKind.ORGANISATION: Organisation,
    RecordKind.PLAN_ITEM: PlanItem,
    RecordKind.FINDING: ScoreFinding,
    RecordKind.WALL: SheetEdition,
}


def _records(branches: Iterable[FrozenBranch]) -> Iterable[Record]:
    for branch in branches:
        for item in branch.items:
            for rule in item.rules:
                yield from rule.records
                yield from rule.measured.proofs


def _row_ids(branches: Sequence[FrozenBranch]) -> dict[tuple[RecordKind, str], int]:
    wanted: dict[RecordKind, set[str]] = {}
    for record in _records(branches):
        if record.uid and record.kind in _TABLES:
            wanted.setdefault(record.kind, set()).add(record.uid)
    known: dict[tuple[RecordKind, str], int] = {}
    for kind, uids in wanted.items():
        for uid, key in ids_by_uid(_TABLES[kind], uids).items():
            known[kind, uid] = key
    return known


def _opened(item: ItemScore, known: Mapping[tuple[RecordKind, str], int]) -> ItemScore:
    rules = tuple(replace(rule, measured=_with_rows(rule.measured, known)) for rule in item.rules)
    return replace(item, rules=rules)


def _with_rows(measured: Measured, known: Mapping[tuple[RecordKind, str], int]) -> Measured:
    proofs = _found(measured.proofs, known)
    if isinstance(measured, Figure):
        return replace(measured, records=_found(measured.records, known), proofs=proofs)
    return replace(measured, proofs=proofs)


def _found(
    records: Sequence[Record], known: Mapping[tuple[RecordKind, str], int]
) -> tuple[Record, ...]:
    return tuple(
        replace(record, row_id=known[record.kind, record.uid])
        if (record.kind, record.uid) in known
        else record
        for record in records
    )
