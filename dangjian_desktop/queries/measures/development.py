"""Measures of 发展党员: what was done against order or time, 考察 that are lacking.

The program flags what the records say; whether it is a fault is for people to judge.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.development import BOARD_READS, AdmissionRow, DevelopmentQuery
from dangjian_desktop.queries.measures.places import Answer, whole
from dangjian_desktop.queries.measures.registry import Scope, measure

_NO_CASES = Sentence("还没有登记过发展党员，不能当作没有差错。请在“发展党员”里登记，或由人考核。")


@dataclass(frozen=True)
class _Told:
    """Something about one person's way in, with its day."""

    row: AdmissionRow
    text: Sentence
    day: date


@measure(
    "development_faults",
    "发展党员程序和时限的差错",
    "处",
    "本期里登记的发展步骤中，次序、时限、公示、表决、培训、联系人和介绍人不合规则的处数；"
    "已经过了最晚日期还没有办的步骤也算一处。从没有登记过发展党员的支部待评。",
    reads=BOARD_READS,
)
def development_faults(scope: Scope) -> Answer:
    """Count faults of steps of the period, and steps whose last day passed in it undone."""
    faults: list[_Told] = []
    sound: list[_Told] = []
    for row in _cases(scope):
        for step in row.standing.steps:
            if step.done_on is not None and step.step_id is not None:
                if not scope.first <= step.done_on <= scope.until:
                    continue
                told = Sentence("{person}：{step}", person=row.name, step=step.rule.title)
                if not step.faults:
                    sound.append(_Told(row, told, step.done_on))
                for fault in step.faults:
                    why = Sentence(
                        "{person}：{step}，{why}",
                        person=row.name,
                        step=step.rule.title,
                        why=fault,
                    )
                    faults.append(_Told(row, why, step.done_on))
            elif (
                step.is_overdue
                and step.latest is not None
                and step.rule.by
                and scope.first <= step.latest <= scope.until
            ):
                why = Sentence(
                    "{person}：{step}，最晚 {day}，还没有登记",
                    person=row.name,
                    step=step.rule.title,
                    day=step.latest.isoformat(),
                )
                faults.append(_Told(row, why, step.latest))
    return _answer(scope, faults, sound)


@measure(
    "missing_admission_reviews",
    "缺的半年考察",
    "次",
    "应在本期考察（每半年一次，由规则定）、到期没有登记或者登记晚了的次数。"
    "从没有登记过发展党员的支部待评。",
    reads=BOARD_READS,
)
def missing_admission_reviews(scope: Scope) -> Answer:
    """Count the 考察 that were due in the period and were not made by their day."""
    lacking: list[_Told] = []
    made: list[_Told] = []
    for row in _cases(scope):
        for one in row.standing.reviews:
            if not scope.first <= one.due_on <= scope.until:
                continue
            due = one.due_on.isoformat()
            if one.done_on is not None:
                told = Sentence(
                    "{person}：应在 {due} 前考察，{day} 考察",
                    person=row.name,
                    due=due,
                    day=one.done_on.isoformat(),
                )
            else:
                told = Sentence("{person}：应在 {due} 前考察，没有登记", person=row.name, due=due)
            if one.is_late(scope.on):
                lacking.append(_Told(row, told, one.due_on))
            elif one.done_on is not None:
                made.append(_Told(row, told, one.due_on))
    return _answer(scope, lacking, made)


def _cases(scope: Scope) -> list[AdmissionRow]:
    """Return all cases as of the last day that can be judged, closed ones included."""
    return scope.once(
        "development", lambda one: DevelopmentQuery(one.until, with_closed=True).fetch()
    )


def _answer(scope: Scope, counted: Iterable[_Told], sound: Iterable[_Told]) -> Answer:
    known = {row.branch_id for row in _cases(scope)}
    found, proofs = _by_branch(counted), _by_branch(sound)
    answer: Answer = {}
    for branch in scope.branches:
        if branch not in known:
            answer[branch] = Unknown(_NO_CASES)
            continue
        mine = found.get(branch, [])
        if scope.with_records:
            answer[branch] = whole(len(mine), mine, proofs.get(branch, []))
        else:
            answer[branch] = whole(len(mine))
    return answer


def _by_branch(told: Iterable[_Told]) -> Mapping[int, list[Record]]:
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for one in told:
        if one.row.branch_id is not None:
            found[one.row.branch_id].append(
                Record(
                    RecordKind.PERSON,
                    one.row.person_uid,
                    one.text,
                    one.day,
                    row_id=one.row.person_id,
                )
            )
    return found
