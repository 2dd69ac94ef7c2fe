"""What closing a period would do, before it is done: whom it closes, what is open, what stands.

The dialog shows it, and the operation refuses by it, so that both say the same.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.closing import FrozenBranch, FrozenEvidence, frozen_branches
from dangjian_desktop.domain.grades import grade_table
from dangjian_desktop.domain.measured import RecordKind
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind
from dangjian_desktop.queries.closings import (
    ClosingRow,
    closing_of,
    closings_of,
    editions_of,
    frozen_branches_of,
)
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.scores import branch_scores
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Attachment,
    Document,
    LedgerEntry,
    ScoreEvidence,
)
from dangjian_desktop.storage.rulebook import rules_on

#: Who closes: for itself, or for all branches below it.
CLOSERS = (
    OrganisationKind.COMMITTEE,
    OrganisationKind.GENERAL_BRANCH,
    OrganisationKind.BRANCH,
)


@dataclass(frozen=True)
class ClosingStand:
    """Where a closing would stand.

    Attributes:
        closer: Who closes. branches: Whom it closes, in the order of the tree.
        before: The edition that it would correct; None for a first closing.
        kept: Branches whose figures are taken over as they were sealed, by row id.
        alone: Those of them that had closed the period alone.
    """

    subject: ClosingSubject
    closer: OrganisationRow
    period: Period
    branches: tuple[OrganisationRow, ...]
    before: ClosingRow | None
    kept: Mapping[int, ClosingRow]
    alone: tuple[OrganisationRow, ...]

    @property
    def edition(self) -> int:
        """Number that the edition would have."""
        return 1 if self.before is None else self.before.edition + 1


@dataclass(frozen=True)
class ClosingBody:
    """What would be sealed.

    Attributes:
        body: As `domain.closing.Contents` has it.
        pending: What is 待评, a sentence each: 综采一队党支部 A1 支委会齐全.
    """

    body: Mapping[str, Any]
    pending: tuple[Sentence, ...] = ()


def closing_stand(
    subject: ClosingSubject,
    organisation_id: int,
    period_code: str,
    on: date,
    kept: Collection[int] = (),
) -> ClosingStand | Sentence:
    """Return where a closing would stand, or why there cannot be one.

    Args:
        subject: What is closed.
        organisation_id: Who closes.
        period_code: Code of the period.
        on: The day on which it is closed.
        kept: Of a correction: row ids of branches that are not counted anew.
    """
    period = period_of(period_code)
    if period is None:
        return Sentence(
            "“{period}”不是考评的期间。请写成 2026-07、2026Q3、2026H2 或 2026。", period=period_code
        )
    if on <= period.last:
        return Sentence(
            "{period}到{day}才结束，还在进行中。请过了这一天再关闭。",
            period=period.label,
            day=period.last.isoformat(),
        )
    tree = Tree.on(period.last)
    closer = tree.get(organisation_id)
    if closer is None or closer.kind not in CLOSERS:
        return Sentence(
            "关闭要由党委、党总支或者党支部来做，而且它在期末已经成立。请另选一个组织。"
        )
    below = tree.below(organisation_id)
    branches = tuple(
        row for row in tree.of_kind(OrganisationKind.BRANCH) if row.organisation_id in below
    )
    if not branches:
        return Sentence("“{name}”在期末没有党支部可以关闭。请另选一个组织。", name=closer.name)
    trouble = _standing_trouble(subject, closer, period)
    if trouble is not None:
        return trouble
    own = editions_of(subject, organisation_id, period_code)
    before = own[-1] if own else None
    taken: dict[int, ClosingRow] = {}
    alone = []
    standing = closings_of(subject, [row.organisation_id for row in branches], period_code)
    for row in branches:
        stands = standing.get(row.organisation_id)
        if stands is None:
            continue
        if stands.organisation_id != organisation_id:
            if stands.is_reopened:
                return Sentence(
                    "“{name}”的{period}正在更正中。请先把它重新关闭，再一并关闭。",
                    name=row.name,
                    period=period.label,
                )
            if not stands.is_intact:
                return Sentence(
                    "“{name}”单独关闭的{period}封存校验不符，不能照搬。请先由它开始更正、重新关闭。",
                    name=row.name,
                    period=period.label,
                )
            alone.append(row)
        elif row.organisation_id not in kept:
            continue
        elif not stands.is_intact:
            return Sentence(
                "“{name}”已封存的分数校验不符，不能照搬到新的一版。请重新统计这个支部。",
                name=row.name,
            )
        taken[row.organisation_id] = stands
    return ClosingStand(subject, closer, period, branches, before, taken, tuple(alone))


def _standing_trouble(
    subject: ClosingSubject, closer: OrganisationRow, period: Period
) -> Sentence | None:
    stands = closing_of(subject, closer.organisation_id, period.code)
    if stands is None:
        return None
    if stands.organisation_id != closer.organisation_id:
        above = Tree.on(period.last).get(stands.organisation_id)
        name = "" if above is None else above.name
        if stands.is_reopened:
            return Sentence(
                "{period}由“{name}”统一关闭，正在更正中。请由它重新关闭。",
                period=period.label,
                name=name,
            )
        return Sentence(
            "{period}已由“{name}”统一关闭（第{edition}版）。要改请由它开始更正。",
            period=period.label,
            name=name,
            edition=stands.edition,
        )
    if not stands.is_reopened:
        return Sentence(
            "{period}已于{day}关闭（第{edition}版）。要改请先开始更正。",
            period=period.label,
            day=stands.closed_on.isoformat(),
            edition=stands.edition,
        )
    return None


#: What is done while the figures are counted.
_COUNTING = "统计要封存的分数"


def score_body(
    stand: ClosingStand, on: date, progress: Progress = tell_nobody
) -> ClosingBody | Sentence:
    """Return the scores that would be sealed, or why there are none.

    Args:
        stand: Where the closing would stand.
        on: The day on which it is counted. progress: Told how far the counting is.
    """
    row = rubric_for(stand.period.last)
    if row is None or row.rubric is None:
        return Sentence(
            "{period}没有已发布的考评细则，分数统计不出来。请先在“细则”里发布一版。",
            period=stand.period.label,
        )
    counted = [
        (one.organisation_id, one.name)
        for one in stand.branches
        if one.organisation_id not in stand.kept
    ]
    scores = {
        score.organisation_id: score
        for score in (
            branch_scores(
                row.rubric,
                stand.period,
                on,
                counted,
                progress=lambda share: progress(_COUNTING, share),
            )
            if counted
            else ()
        )
    }
    evidence = evidence_to_freeze(list(scores), stand.period.code)
    frozen: list[FrozenBranch] = []
    for branch in stand.branches:
        key = branch.organisation_id
        if key in stand.kept:
            sealed = frozen_branches_of(stand.kept[key])
            frozen.extend(one for one in sealed if one.uid == branch.uid)
        else:
            score = scores[key]
            frozen.append(
                FrozenBranch(
                    branch.uid,
                    score.name,
                    score.rubric,
                    score.items,
                    score.total,
                    evidence.get(key, ()),
                )
            )
    grades = grade_table(rules_on(stand.period.last).values_of(row.rubric.grades))
    pending = tuple(
        Sentence(
            "{branch} {item} {title}", branch=one.name, item=item.item.code, title=item.item.title
        )
        for one in frozen
        for item in one.items
        if item.score is None
    )
    return ClosingBody(frozen_branches(frozen, grades), pending)


def evidence_to_freeze(
    branches: Collection[int], period_code: str
) -> dict[int, tuple[FrozenEvidence, ...]]:
    """Return what people have put into the boxes of a period, by row id of the branch."""
    table = ScoreEvidence
    wanted = set(branches)
    selected = (
        table.select(
            table.id,
            table.organisation,
            table.item,
            table.title,
            table.handbook,
            table.page,
            table.note,
            Activity.uid,
            LedgerEntry.uid,
            Document.uid,
        )
        .left_outer_join(Activity, on=(table.activity == Activity.id))
        .left_outer_join(LedgerEntry, on=(table.entry == LedgerEntry.id))
        .left_outer_join(Document, on=(table.document == Document.id))
        .where(table.period == period_code)
        .order_by(table.organisation, table.item, table.place, table.id)
    )
    files = _files_of_evidence(period_code)
    found: dict[int, list[FrozenEvidence]] = defaultdict(list)
    for key, branch, item, title, handbook, page, note, *uids in rows(selected):
        if branch not in wanted:
            continue
        kind, uid = _record(uids)
        found[branch].append(
            FrozenEvidence(item, title, handbook, page, note, kind, uid, tuple(files.get(key, ())))
        )
    return {branch: tuple(some) for branch, some in found.items()}


def _record(uids: Sequence[str | None]) -> tuple[str, str]:
    kinds = (RecordKind.ACTIVITY, RecordKind.ENTRY, RecordKind.DOCUMENT)
    for kind, uid in zip(kinds, uids, strict=True):
        if uid is not None:
            return kind.value, uid
    return "", ""


def _files_of_evidence(period_code: str) -> dict[int, list[tuple[str, str]]]:
    table = Attachment
    selected = (
        table.select(table.evidence, table.name, table.digest)
        .join(ScoreEvidence, on=(table.evidence == ScoreEvidence.id))
        .where(ScoreEvidence.period == period_code)
        .order_by(table.id)
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for evidence, name, digest in rows(selected):
        found[evidence].append((name, digest))
    return found
