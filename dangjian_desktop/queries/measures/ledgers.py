"""Measures of ledgers: projects, pledges, requests, awards, and a pair for every book.

For each book there are two measures without a line of code: how many rows it has in the period
(``book_rows:…``), and how many were not done by their last day (``book_late:…``); the registry asks
`book_measures` for them whenever books change. Where the fault is that something is not there at
all (no project), a branch that keeps no ledger of any kind is not known to lack it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.ledgers import BookSource, LedgerBook
from dangjian_desktop.domain.measure_rules import own_levels
from dangjian_desktop.domain.measured import Figure, Record, RecordKind
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.measures.held import HELD_READS, held_of
from dangjian_desktop.queries.measures.matters import documents_of
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    ending,
    not_due_yet,
    places,
    record_of,
    whole,
)
from dangjian_desktop.queries.measures.registry import (
    Counting,
    MeasureInfo,
    Scope,
    measure,
)
from dangjian_desktop.queries.measures.rows import (
    NO_LEDGERS,
    ROW_READS,
    Row,
    book,
    days_of,
    has_any_row,
    has_rows,
    late_of,
    no_rows,
    number_of,
    rows_that,
    rows_within,
    titles,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    Membership,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_PROJECT, _COMMITMENT, _CONCERN = "project", "commitment", "concern_analysis"
_SUGGESTION, _AWARD, _APPEAL = "suggestion", "award", "appeal"


# Projects ------------------------------------------------------------------------


@measure(
    "no_project",
    "没有立项攻关项目",
    "次",
    "本期里没有一个在办或结项的立项攻关项目的，算一次。一本台账也没有记过的支部待评。",
    reads=ROW_READS,
)
def no_project(scope: Scope) -> Answer:
    """Count 1 where no project was going on at any time of the period."""
    projects, table = book(_PROJECT), LedgerEntry
    going = rows_that(
        scope,
        projects,
        between(table.happened_on, Days(None, scope.until))
        & (table.closed_on.is_null() | (table.closed_on >= scope.first.isoformat())),
    )
    named = titles(scope, projects, chain(*going.values()))
    answer: Answer = {}
    for branch in scope.branches:
        own = going.get(branch, [])
        if not own and not has_any_row(scope, branch):
            answer[branch] = NO_LEDGERS
        elif not scope.with_records:
            answer[branch] = whole(int(not own))
        elif own:
            proofs = [row.record(projects, "", named.get(row.entry_id, "")) for row in own]
            answer[branch] = whole(0, (), proofs)
        else:
            answer[branch] = whole(1, [record_of(scope, branch, "本期没有立项攻关项目")])
    return answer


@measure(
    "late_milestones",
    "项目节点超期",
    "个",
    "有阶段节点的台账（立项攻关、书记破题、示范点等）里，最后一天在本期、到那天没有完成的节点个数；"
    "后来完成的仍算，此前已结项或终止的不算。没有登记过节点的支部待评。",
    reads=ROW_READS - {Topic.PERSON},
)
def late_milestones(scope: Scope) -> Answer:
    """Count stages of projects that were not done by their last day."""
    stage, entry, here = LedgerMilestone, LedgerEntry, places(scope)
    known: set[int] = set()
    found: defaultdict[int, list[tuple[Row, str, str, str, str | None]]] = defaultdict(list)
    for *told, code, title, due, done in stored_rows(
        entry.select(
            entry.id,
            entry.uid,
            entry.organisation_id,
            entry.happened_on,
            entry.number,
            entry.state,
            entry.is_anonymous,
            entry.closed_on,
            entry.book,
            stage.title,
            stage.due_on,
            stage.done_on,
        )
        .join(stage, on=(stage.entry == entry.id))
        .where(here.of(entry.organisation) & (stage.due_on <= scope.period.last.isoformat()))
        .order_by(stage.due_on, stage.id)
    ):
        row = Row._make(told)
        branch = here.branch_of.get(row.holder_id)
        if branch is None:
            continue
        known.add(branch)
        if scope.first.isoformat() <= due < scope.on.isoformat() and (
            row.closed_on is None or row.closed_on > due or (done is not None and done <= due)
        ):
            found[branch].append((row, code, title, due, done))
    books = books_by_code()
    answer: Answer = {}
    for branch in scope.branches:
        if branch not in known:
            answer[branch] = no_rows(book(_PROJECT))
            continue
        own = found[branch]
        late = [one for one in own if one[4] is None or one[4] > one[3]]
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(late), note=note)
            continue
        records, proofs = (
            [
                row.record(
                    books[code],
                    template,
                    day=date.fromisoformat(due),
                    stage=title,
                    due=due,
                    done=done or "没有完成",
                )
                for row, code, title, due, done in some
            ]
            for template, some in (
                ("节点“{stage}”：期限 {due}，完成 {done}", late),
                ("节点“{stage}”：{done} 完成", [one for one in own if one not in late]),
            )
        )
        answer[branch] = whole(len(late), records, proofs, note)
    return answer


# Pledges and analyses --------------------------------------------------------------


@measure(
    "members_without_commitment",
    "党员没有亮承诺",
    "人",
    "本期最后一天（本期没有完就是今天）在册党员里，本年没有亮承诺、也没有承诺期包含本期的人数。"
    "承诺台账从来没有记过的支部待评。",
    reads=ROW_READS | {Topic.MEMBERSHIP, Topic.STAGE},
)
def members_without_commitment(scope: Scope) -> Answer:
    """Count members without a pledge of the year, or one that reaches into the period."""
    pledged, due = _pledges(scope)
    named = titles(scope, book(_COMMITMENT), chain(*due.values()))
    answer: Answer = {}
    for branch, members in members_on(scope).items():
        if not has_rows(scope, _COMMITMENT, branch):
            answer[branch] = no_rows(book(_COMMITMENT))
            continue
        lacking = [one for one in members if one[0] not in pledged]
        note = None if members else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(lacking), note=note)
            continue
        records = [
            Record(
                RecordKind.PERSON, uid, Sentence("{person}：没有亮承诺", person=name), row_id=key
            )
            for key, uid, name in lacking
        ]
        own = due.get(branch, [])
        proofs = [row.record(book(_COMMITMENT), "", named.get(row.entry_id, "")) for row in own]
        answer[branch] = whole(len(lacking), records, proofs, note)
    return answer


def _pledges(scope: Scope) -> tuple[set[int], Mapping[int, list[Row]]]:
    """Return who has a pledge that holds in the period, and the rows by branch."""
    table, value = LedgerEntry, LedgerValue
    year = Days(date(scope.period.year, 1, 1), scope.until)
    ends = value.select(value.entry).where(
        (value.field == "due_on") & (value.text >= scope.first.isoformat())
    )
    holds = between(table.happened_on, year) | (
        between(table.happened_on, Days(None, scope.until)) & table.id.in_(ends)
    )
    of_book = (table.book == _COMMITMENT) & places(scope).of(table.organisation) & holds
    people = {
        key
        for (key,) in stored_rows(
            value.select(value.person_id)
            .join(table, on=(value.entry == table.id))
            .where(of_book & (value.field == "person") & value.person.is_null(False))
        )
    }
    rows = rows_that(scope, book(_COMMITMENT), holds) if scope.with_records else {}
    return people, rows


#: Row id, uid and name.
_Person = tuple[int, str, str]


def members_on(scope: Scope) -> Mapping[int, list[_Person]]:
    """Return 正式党员 and 预备党员 of each branch on the last day that can be judged, by name."""
    return scope.once("members", _members_on)


def _members_on(scope: Scope) -> Mapping[int, list[_Person]]:
    person, member = Person, Membership
    found: dict[int, list[_Person]] = {branch: [] for branch in scope.branches}
    for branch, *told in stored_rows(
        person.select(member.branch_id, person.id, person.uid, person.name)
        .join(member, on=(member.person == person.id))
        .join(StageSpell, on=(StageSpell.person == person.id))
        .where(
            places(scope).of(member.branch)
            & valid_on(member, scope.until)
            & valid_on(StageSpell, scope.until)
            & StageSpell.stage.in_(MEMBER_STAGES)
        )
        .order_by(person.sort_name, person.id)
    ):
        if branch in found:
            found[branch].append((told[0], told[1], told[2]))
    return found


@measure(
    "missing_concern_analyses",
    "职工关切分析少做",
    "次",
    "本期里到期的各季度中，没有登记职工关切分析的季度数；后来补登记的算做过。"
    "一本台账也没有记过的支部待评。",
    reads=ROW_READS,
)
def missing_concern_analyses(scope: Scope) -> Answer:
    """Count quarters that ended in the period without an analysis."""
    due, passed = ending(scope, Every.QUARTER)
    analyses = book(_CONCERN)
    found: Mapping[int, list[Row]] = {}
    if passed:
        found = rows_within(scope, analyses, Days(passed[0].first, passed[-1].last))
    named = titles(scope, analyses, chain(*found.values()))
    answer: Answer = {}
    for branch in scope.branches:
        own = found.get(branch, [])
        if not due:
            answer[branch] = whole(0, note=NOTHING_DUE)
            continue
        if not has_any_row(scope, branch):
            answer[branch] = NO_LEDGERS
            continue
        lacking = [
            one
            for one in passed
            if not any(one.first.isoformat()[:7] <= row.day <= one.last.isoformat() for row in own)
        ]
        note = not_due_yet(len(due) - len(passed))
        if not scope.with_records:
            answer[branch] = whole(len(lacking), note=note)
            continue
        records = [
            record_of(scope, branch, "{period}没有职工关切分析", one.last, period=one.label)
            for one in lacking
        ]
        proofs = [row.record(analyses, "", named.get(row.entry_id, "")) for row in own]
        answer[branch] = whole(len(lacking), records, proofs, note)
    return answer


# Requests and awards ----------------------------------------------------------------


@measure(
    "overdue_appeals",
    "意见诉求答复超期",
    "条",
    "受理或答复的最后一天在本期、到那天没有办的条数；后来答复的仍算。收到多少条不影响；匿名的只写编号。"
    "意见诉求台账从来没有记过的支部待评。",
    reads=ROW_READS,
)
def overdue_appeals(scope: Scope) -> Answer:
    """Count requests that were not answered by their last day; never how many there were."""
    return late_of(scope, book(_APPEAL))


@measure(
    "reported_appeals",
    "收到意见诉求",
    "条",
    "本期收到的意见诉求条数。多提不是坏事，不宜按它扣分。意见诉求台账从来没有记过的支部待评。",
    reads=ROW_READS,
    counts_reports=True,
)
def reported_appeals(scope: Scope) -> Answer:
    """Count the requests of the period."""
    return number_of(scope, book(_APPEAL))


@measure(
    "late_awards",
    "奖励没有按期兑现",
    "项",
    "承诺兑现的日期在本期，实际兑现晚于承诺或者还没有兑现的项数；看实际兑现日期，不看登记日期。"
    "表彰奖励台账从来没有记过的支部待评。",
    reads=ROW_READS,
)
def late_awards(scope: Scope) -> Answer:
    """Count awards that were paid later than promised."""
    return late_of(scope, book(_AWARD), done="paid_on")


@measure(
    "honours",
    "受上级表彰",
    "项",
    "本期表彰奖励台账里上级给的项数（哪些级别不算由规则“哪些表彰不算上级表彰”定）。"
    "表彰奖励台账从来没有记过的支部待评。",
    reads=ROW_READS | {Topic.RULE},
    is_reach=True,
)
def honours(scope: Scope) -> Answer:
    """Count honours of the period that came from above the branch."""
    awards, table, value = book(_AWARD), LedgerEntry, LedgerValue
    left_out = own_levels(rules_on(scope.until).values_of("measures.honours"))
    higher = value.select(value.entry).where(
        (value.field == "level") & value.text.not_in(list(left_out))
    )
    rows = rows_that(
        scope, awards, between(table.happened_on, days_of(scope)) & table.id.in_(higher)
    )
    return _listed(scope, awards, rows)


def _listed(scope: Scope, of: LedgerBook, rows: Mapping[int, list[Row]]) -> Answer:
    """Return how many of some rows each branch has."""
    named = titles(scope, of, chain(*rows.values()))
    answer: Answer = {}
    for branch in scope.branches:
        own = rows.get(branch, [])
        if not own and not has_rows(scope, of.code, branch):
            answer[branch] = no_rows(of)
            continue
        records = (
            [row.record(of, "", named.get(row.entry_id, "")) for row in own]
            if scope.with_records
            else ()
        )
        answer[branch] = whole(len(own), records)
    return answer


@measure(
    "suggestions_adopted",
    "采纳的合理化建议",
    "条",
    "本期采纳的合理化建议条数，看采纳那一步的日期。合理化建议台账从来没有记过的支部待评。",
    reads=ROW_READS,
    is_reach=True,
)
def suggestions_adopted(scope: Scope) -> Answer:
    """Count suggestions that were adopted in the period."""
    step = LedgerStep
    taken = step.select(step.entry).where(
        (step.state == "accepted") & between(step.taken_on, days_of(scope))
    )
    suggestions = book(_SUGGESTION)
    rows = rows_that(scope, suggestions, LedgerEntry.id.in_(taken))
    return _listed(scope, suggestions, rows)


# Every book ------------------------------------------------------------------------


def book_measures() -> Iterator[MeasureInfo]:
    """Yield the two measures of each book that is in use."""
    for code, one in books_by_code().items():
        if one.is_retired:
            continue
        yield MeasureInfo(
            f"book_rows:{code}",
            f"{one.label}：条数",
            "条",
            f"本期“{one.label}”的条数。"
            + ("" if one.is_view else "这本台账从来没有记过的支部待评。"),
            _reads_of(one),
            _rows_of(code),
            counts_reports=code in _REPORTS,
            is_reach=True,
        )
        if one.late:
            yield MeasureInfo(
                f"book_late:{code}",
                f"{one.label}：超期",
                "条",
                f"“{one.label}”里最后一天在本期、到那天没有办结的条数；后来办结的仍算。"
                "这本台账从来没有记过的支部待评。",
                ROW_READS,
                _late_of(code),
            )


#: Books in which somebody reports something: a deduction by their rows would reward silence.
_REPORTS = frozenset({"hazard", _APPEAL, "stopped_violation", "inspection_finding", _SUGGESTION})


def _reads_of(one: LedgerBook) -> frozenset[Topic]:
    if one.source is BookSource.ACTIVITIES:
        return HELD_READS | {Topic.BOOK}
    if one.source is BookSource.DOCUMENTS:
        return frozenset({Topic.BOOK, Topic.DOCUMENT, Topic.ORGANISATION})
    return ROW_READS


def _rows_of(code: str) -> Counting:
    def count(scope: Scope) -> Answer:
        """Count the rows of a book; of a view, the activities or documents that are its rows."""
        one = book(code)
        if one.source is BookSource.ACTIVITIES:
            return {branch: _activities(scope, branch, one.view_of) for branch in scope.branches}
        if one.source is BookSource.DOCUMENTS:
            return documents_of(scope, one.view_of)
        return number_of(scope, one)

    return count


def _activities(scope: Scope, branch: int, kinds: tuple[str, ...]) -> Figure:
    found = held_of(scope, branch, kinds)
    return whole(len(found), [one.record() for one in found] if scope.with_records else ())


def _late_of(code: str) -> Counting:
    def count(scope: Scope) -> Answer:
        """Count the rows of a book that were not done by their last day."""
        return late_of(scope, book(code))

    return count
