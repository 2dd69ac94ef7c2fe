"""Measures of organisation life: meetings that were owed and not held, and papers they lack.

What is owed comes from the obligations (`queries.obligations`), so that a red cell of the board of
compliance and a point that is lost can never say different things.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal

from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind
from dangjian_desktop.domain.obligations import Due
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.measures.registry import Counting, Scope, measure
from dangjian_desktop.queries.obligations import MEETING_READS, meeting_dues

_LACKING = (ObligationState.MISSED, ObligationState.OVERDUE)


def _dues(scope: Scope) -> Mapping[int, list[Due]]:
    """Return the meetings owed by each branch and its groups in the period, read once."""
    if "meeting_dues" not in scope.shared:
        found: defaultdict[int, list[Due]] = defaultdict(list)
        for due in meeting_dues(scope.period.year, None, scope.until):
            if scope.first <= due.period.last <= scope.period.last:
                found[due.organisation_id].append(due)
        scope.shared["meeting_dues"] = found
    kept: Mapping[int, list[Due]] = scope.shared["meeting_dues"]
    return kept


def _missing(kind: str) -> Callable[[Scope], dict[int, Measured]]:
    def count(scope: Scope) -> dict[int, Measured]:
        answer: dict[int, Measured] = {}
        dues = _dues(scope)
        for branch in scope.branches:
            owed = [due for due in dues.get(branch, ()) if kind in due.told.kinds]
            lacking = [due for due in owed if due.state in _LACKING]
            answer[branch] = Figure(Decimal(len(lacking)), tuple(map(_record, lacking)))
        return answer

    return count


def _record(due: Due) -> Record:
    return Record(
        RecordKind.OBLIGATION,
        "",
        Sentence("{period} {title}：应开未开", period=due.period.label, title=due.told.title),
        due.due_on,
    )


def _of_meetings(code: str, title: str, kind: str) -> Counting:
    return measure(
        code,
        title,
        "次",
        "按组织生活规则本期应开而到期没有开的次数；与合规页的红格一致。",
        reads=MEETING_READS,
    )(_missing(kind))


missing_general_meetings = _of_meetings(
    "missing_general_meetings", "支部党员大会少开", "general_meeting"
)
