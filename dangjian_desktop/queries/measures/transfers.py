"""Measures of 组织关系: letters that nobody received in time, floating members without contact.

A branch that never entered a letter, or nobody who is away, is 待评: nothing entered is not
nothing wrong.
"""

from collections import defaultdict
from datetime import date

from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, AwayKind
from dangjian_desktop.queries.measures.places import Answer, whole
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.transfers import AwayQuery, AwayRow, TransferRow, TransfersQuery

_READS = {
    Topic.TRANSFER,
    Topic.PERSON,
    Topic.STAGE,
    Topic.MEMBERSHIP,
    Topic.GROUP_MEMBERSHIP,
    Topic.ORGANISATION,
    Topic.RULE,
}
_NO_LETTERS = Sentence("还没有登记过组织关系接转，不能当作没有超期。请补登记，或由人考核。")
_NO_AWAY = Sentence("还没有登记过外出的党员，不能当作都有联系。请补登记，或由人考核。")


def _letters(scope: Scope) -> dict[int, list[TransferRow]]:
    """Return the letters of each branch up to the last day that can be judged."""
    found: dict[int, list[TransferRow]] = defaultdict(list)
    for row in TransfersQuery(scope.until).fetch():
        found[row.branch_id].append(row)
    return found


def _is_late(row: TransferRow, first: date) -> bool:
    """Whether a letter was received, or still waits, after its last day."""
    if row.is_open:
        return row.days_left is not None and row.days_left < 0
    day = row.received_on
    return day is not None and day >= first and day > row.valid_until


@measure(
    "overdue_transfers",
    "超期没有接转的组织关系",
    "人",
    "本期最后一天（本期没有完就是今天）有效期已过还没有接收的，加上本期里过了有效期才接收的；"
    "收回的不算。从来没有登记过接转的支部待评。",
    reads=_READS,
)
def overdue_transfers(scope: Scope) -> Answer:
    """Count members whose letter was not received in time."""
    letters = _letters(scope)
    answer: Answer = {}
    for branch in scope.branches:
        own = letters.get(branch, [])
        if not own:
            answer[branch] = Unknown(_NO_LETTERS)
            continue
        late = [row for row in own if _is_late(row, scope.first)]
        in_time = [
            row
            for row in own
            if row not in late and row.received_on is not None and row.received_on >= scope.first
        ]
        records, proofs = ([], [])
        if scope.with_records:
            records, proofs = ([_letter_record(one) for one in some] for some in (late, in_time))
        answer[branch] = whole(len(late), records, proofs)
    return answer


def _letter_record(row: TransferRow) -> Record:
    until = row.valid_until.isoformat()
    told = (
        Sentence("{person}：有效期到 {until}，还没有接收", person=row.whom.name, until=until)
        if row.is_open or row.received_on is None
        else Sentence(
            "{person}：有效期到 {until}，{day} 接收",
            person=row.whom.name,
            until=until,
            day=row.received_on.isoformat(),
        )
    )
    day = row.received_on or row.valid_until
    return Record(RecordKind.PERSON, row.whom.uid, told, day, row_id=row.whom.person_id)


@measure(
    "floating_without_contact",
    "没有按时联系的流动党员",
    "人",
    "本期最后一天（本期没有完就是今天）在外的流动党员和出国（境）党员里，到了该联系的日子还没有联系上的人数；"
    "多久联系一次由规则“流动党员的联系”“出国（境）党员的联系”定。从来没有登记过外出的支部待评。",
    reads=_READS,
)
def floating_without_contact(scope: Scope) -> Answer:
    """Count members who are away and were not reached in time."""
    away: dict[int, list[AwayRow]] = defaultdict(list)
    for row in AwayQuery(scope.until, with_ended=True, with_marked=False).fetch():
        if row.whom.last_branch_id is not None:
            away[row.whom.last_branch_id].append(row)
    answer: Answer = {}
    for branch in scope.branches:
        own = away.get(branch, [])
        if not own:
            answer[branch] = Unknown(_NO_AWAY)
            continue
        late = [row for row in own if row.is_overdue]
        reached = [row for row in own if not row.is_overdue and row.last_contact_on is not None]
        records, proofs = ([], [])
        if scope.with_records:
            records, proofs = ([_away_record(one) for one in some] for some in (late, reached))
        answer[branch] = whole(len(late), records, proofs)
    return answer


def _away_record(row: AwayRow) -> Record:
    kind = PRINTED[row.kind] if row.kind is AwayKind.FLOATING else PRINTED[AwayKind.ABROAD]
    if row.is_overdue:
        assert row.contact_due_on is not None
        told = Sentence(
            "{person}（{kind}）：应不晚于 {day} 联系，还没有联系上",
            person=row.whom.name,
            kind=kind,
            day=row.contact_due_on.isoformat(),
        )
    else:
        assert row.last_contact_on is not None
        told = Sentence(
            "{person}（{kind}）：{day} 联系上",
            person=row.whom.name,
            kind=kind,
            day=row.last_contact_on.isoformat(),
        )
    day = row.contact_due_on if row.is_overdue else row.last_contact_on
    return Record(RecordKind.PERSON, row.whom.uid, told, day, row_id=row.whom.person_id)
