"""Measures of dues: months that were not paid in full, the yearly publication, the rate.

A branch that records no dues is 待评: that nothing was entered does not say that nobody paid.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dues import ZERO, month_of
from dangjian_desktop.domain.dues_entries import month_word
from dangjian_desktop.domain.dues_months import OPEN_STATES, DuesState, MonthDues, months_between
from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.dues import standing_in
from dangjian_desktop.queries.dues_facts import FACT_READS
from dangjian_desktop.queries.dues_publications import is_published, publications_by_branch
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    record_of,
    whole,
)
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.obligation_facts import obligations_at, records_since
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import among, batches
from dangjian_desktop.storage.models import Person

_READS = FACT_READS | frozenset({Topic.PERSON})
_NO_DUES = Sentence("本期没有登记过党费基数，应交多少算不出来。请登记基数，或由人考核。")
_Standing = tuple[int, MonthDues]


@measure(
    "dues_unpaid",
    "没有按时足额交党费",
    "人月",
    "本期已到收缴日的各月里，到本期最后一天（没有完就是今天）还没有交齐的人月数；后来补交的仍算。"
    "批准减免的按减免后的数算，在流入地交的、没有登记基数的不算。一个基数也没有登记的支部待评。",
    reads=_READS,
)
def dues_unpaid(scope: Scope) -> Answer:
    """Count months of people that were due in the period and not paid in full by its end."""
    answer: Answer = {}
    for branch, some in _standings(scope).items():
        if not _is_recorded(some):
            answer[branch] = Unknown(_NO_DUES) if some else whole(0, note=NOTHING_DUE)
            continue
        lacking = [one for one in some if _is_lacking(one)]
        if not scope.with_records:
            answer[branch] = whole(len(lacking))
            continue
        paid = [one for one in some if one[1].state is DuesState.PAID]
        answer[branch] = whole(len(lacking), _records(lacking), _records(paid))
    return answer


@measure(
    "dues_rate",
    "党费收缴率",
    "%",
    "本期已到收缴日的各月里，应交的党费到本期最后一天收了百分之几；多交的不算。"
    "没有登记基数的不算，一个基数也没有登记的支部待评。",
    reads=_READS,
    is_reach=True,
)
def dues_rate(scope: Scope) -> Answer:
    """Return which share of what was owed for the months of the period came in."""
    answer: Answer = {}
    for branch, some in _standings(scope).items():
        owed = sum((one.owed for _person, one in some if one.owed), ZERO)
        if not owed:
            answer[branch] = Unknown(_NO_DUES)
            continue
        paid = sum((min(one.paid, one.owed) for _person, one in some if one.owed), ZERO)
        note = Sentence("应交 {owed} 元，已交 {paid} 元", owed=f"{owed:.2f}", paid=f"{paid:.2f}")
        lacking = [one for one in some if _is_lacking(one)] if scope.with_records else []
        answer[branch] = Figure(100 * paid / owed, tuple(_records(lacking)), (), note)
    return answer


@measure(
    "dues_unpublished",
    "党费没有按年公布",
    "次",
    "一年到期那天（12月31日）在本期的，全年没有公布过党费收缴和使用情况的算 1 次，与合规页一致；"
    "到期后补公布的也算公布。从来没有登记过党费的支部待评。",
    reads=FACT_READS,
)
def dues_unpublished(scope: Scope) -> Answer:
    """Count the year whose dues were not made known; its last day must have passed."""
    year_end = date(scope.period.year, 12, 31)
    told = next((one for one in obligations_at(year_end) if one.way is Way.DUES_PUBLICATION), None)
    begin = records_since(scope.on)
    if told is None or scope.period.last < year_end or year_end < begin:
        return {branch: whole(0, note=NOTHING_DUE) for branch in scope.branches}
    if scope.on <= year_end:
        note = Sentence("{day} 才到期，到期后再算", day=year_end.isoformat())
        return {branch: whole(0, note=note) for branch in scope.branches}
    posted = publications_by_branch(scope.on)
    standing = _standings(scope)
    answer: Answer = {}
    for branch in scope.branches:
        some = standing[branch]
        found = [row for row in posted.get(branch, ()) if is_published(row, year_end.year)]
        if not some and not found:
            answer[branch] = whole(0, note=NOTHING_DUE)
        elif not found and not _is_recorded(some):
            answer[branch] = Unknown(_NO_DUES)
        elif not found:
            year = year_end.year
            record = record_of(scope, branch, "{year}年的党费没有公布", year_end, year=year)
            answer[branch] = whole(1, [record])
        else:
            proofs = [
                record_of(scope, branch, "{year}年党费公示", row.posted_on, year=row.year)
                for row in found
            ]
            answer[branch] = whole(0, (), proofs)
    return answer


def _standings(scope: Scope) -> Mapping[int, list[_Standing]]:
    """Return how the months of the period stand, by branch, for all measures of dues."""
    return scope.once("dues", _read)


def _read(scope: Scope) -> Mapping[int, list[_Standing]]:
    found: defaultdict[int, list[_Standing]] = defaultdict(list)
    branches = frozenset(scope.branches)
    for month in months_between(month_of(scope.first), month_of(scope.until)):
        for person, one in standing_in(month, scope.until, branches):
            if one.due_on <= scope.until:
                found[one.branch_id].append((person, one))
    return {branch: found[branch] for branch in scope.branches}


def _is_recorded(some: list[_Standing]) -> bool:
    return any(one.owed is not None for _person, one in some)


def _is_lacking(standing: _Standing) -> bool:
    one = standing[1]
    return one.owed is not None and one.state in OPEN_STATES


def _records(some: list[_Standing]) -> list[Record]:
    people: dict[int, tuple[str, str]] = {}
    for keys in batches(person for person, _one in some):
        people |= {
            key: (uid, name)
            for key, uid, name in stored_rows(
                Person.select(Person.id, Person.uid, Person.name).where(among(Person.id, keys))
            )
        }
    return [
        Record(
            RecordKind.PERSON,
            people[person][0],
            Sentence(
                "{person}：{month}应交 {owed} 元，已交 {paid} 元",
                person=people[person][1],
                month=month_word(one.month),
                owed=f"{one.owed or Decimal(0):.2f}",
                paid=f"{one.paid:.2f}",
            ),
            one.due_on,
            row_id=person,
        )
        for person, one in sorted(some, key=lambda told: (told[1].month, told[0]))
    ]
