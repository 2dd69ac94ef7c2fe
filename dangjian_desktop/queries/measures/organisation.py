"""Measures of the organisation itself: seats, terms, groups, plans, files.

Posts and terms are asked for on every day of the period: a seat that was filled again on its last
day was empty before. Groups are asked for on the last day that can be judged.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from peewee import fn

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.measure_rules import (
    VacancyRule,
    YearPaper,
    filing_days,
    vacancy_rule,
    year_plan_rule,
    year_summary_rule,
)
from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.plans import MET, last_day
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    PRINTED,
    ActivityState,
    Post,
    Step,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.measures.held import HELD_READS, Held, held_between, is_recorded
from dangjian_desktop.queries.measures.organisation_life import NO_ACTIVITIES
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    places,
    record_of,
    whole,
)
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.obligation_facts import (
    Standing,
    committees,
    obligations_at,
)
from dangjian_desktop.queries.plans import PlanItemsQuery, owed_in_year
from dangjian_desktop.queries.terms import elections, term_end
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import (
    Activity,
    AnnualPlan,
    GroupMembership,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_A_DAY = timedelta(days=1)
_NO_POSTS = Sentence("还没有登记过支委任职，不能当作没有空缺。请在名册里登记，或由人考核。")
_NO_ELECTION = Sentence("没有登记当选日期，任期算不出来。请在任职里补填，或由人考核。")
_NO_GROUP_MEMBERS = Sentence("还没有登记党员编在哪个党小组。请在名册里登记，或由人考核。")
_NO_PLANS = Sentence("本年度没有登记任何年度工作运行表。请登记，或由人考核。")
_NOT_IN_PLAN = Sentence("本年度的工作运行表里没有这个支部的事项。请登记，或由人考核。")


# Seats ---------------------------------------------------------------------------


class _Spell(NamedTuple):
    """A post was held from a day (inclusive) until a day (exclusive); text as stored."""

    post: str
    since: str | None
    until: str | None


class _Vacancy(NamedTuple):
    """A post stood empty since a day; None for as long as anything is known."""

    post: Post
    since: date | None


@measure(
    "vacant_posts",
    "支委职务空缺",
    "个",
    "本期里空缺超过规定月数（规则“支部委员空缺多久算一次”）的支委职务个数；应设哪些职务由规则定，"
    "不设支委会的只查书记。从没有登记过支委任职的支部待评。",
    reads={Topic.ORGANISATION, Topic.POST, Topic.STAGE, Topic.MEMBERSHIP, Topic.RULE},
)
def vacant_posts(scope: Scope) -> Answer:
    """Count posts that on some day of the period had been empty for longer than the rule allows."""
    rule = vacancy_rule(rules_on(scope.until).values_of("measures.vacant_posts"))
    here = places(scope)
    found: defaultdict[int, list[_Spell]] = defaultdict(list)
    spell = PostSpell
    for branch, post, since, until in stored_rows(
        spell.select(spell.organisation_id, spell.post, spell.since, spell.until).where(
            here.of(spell.organisation)
            & spell.post.in_(list(COMMITTEE_POSTS))
            & (spell.since.is_null() | (spell.since <= scope.until.isoformat()))
        )
    ):
        found[branch].append(_Spell(post, since, until))
    within = scope.branches[0] if len(scope.branches) == 1 else None
    having = committees(scope.period.year, within).on(scope.until)
    answer: Answer = {}
    for branch in scope.branches:
        spells = found[branch]
        if not spells:
            answer[branch] = Unknown(_NO_POSTS)
            continue
        wanted = rule.posts if branch in having else rule.alone
        empty = list(_vacancies(spells, wanted, rule, scope.first, scope.until))
        if not scope.with_records:
            answer[branch] = whole(len(empty))
            continue
        records = [
            record_of(
                scope,
                branch,
                "{post}从 {since} 起空缺" if one.since else "{post}一直空缺",
                one.since,
                post=Word(PRINTED[one.post]),
                since="" if one.since is None else one.since.isoformat(),
            )
            for one in empty
        ]
        lacking = {one.post for one in empty}
        filled = tuple(Word(PRINTED[post]) for post in wanted if post not in lacking)
        proof = record_of(scope, branch, "{posts}没有空缺", None, posts=filled)
        answer[branch] = whole(len(empty), records, [proof] if filled else ())
    return answer


def _vacancies(
    spells: Sequence[_Spell], wanted: Iterable[Post], rule: VacancyRule, first: date, until: date
) -> Iterator[_Vacancy]:
    """Yield the posts that stood empty for too long on some day from the first to the last."""
    for post in wanted:
        for since, ends in _gaps(spells, post):
            counts_from = date.min if since is None else add_months(since, rule.more_than_months)
            if max(counts_from, first) <= min(ends - _A_DAY, until):
                yield _Vacancy(post, since)
                break


def _gaps(spells: Sequence[_Spell], post: Post) -> Iterator[tuple[date | None, date]]:
    """Yield from which day to which (exclusive) a post was empty.

    What was before the first known holder is not known and no gap. A post that nobody is known to
    have held is empty since the first day on which anybody is known to have held one. Of a day
    known to its month the reading is taken that is better for the branch.
    """
    own = sorted((_days(one) for one in spells if one.post == post), key=lambda days: days[0])
    if not own:
        known = min(_days(one)[0] for one in spells)
        yield (None if known == date.min else known), date.max
        return
    filled_until = own[0][0]
    for starts, ends in own:
        if starts > filled_until:
            yield filled_until, starts
        filled_until = max(filled_until, ends)
    if filled_until < date.max:
        yield filled_until, date.max


def _days(spell: _Spell) -> tuple[date, date]:
    """Return the first day of a spell and the one on which it is over."""
    return (
        PartialDate.from_iso(spell.since).first_day if spell.since else date.min,
        PartialDate.from_iso(spell.until).last_day if spell.until else date.max,
    )


# The term ------------------------------------------------------------------------


@measure(
    "overdue_term",
    "到期没有换届",
    "次",
    "本期有一天任期已满（上级同意延期的，到延期那天）而没有换届的，算一次；期内换了届也算。"
    "没有登记当选日期的支部待评。",
    reads={Topic.ELECTION, Topic.ORGANISATION, Topic.POST, Topic.OBLIGATION, Topic.RULE},
)
def overdue_term(scope: Scope) -> Answer:
    """Count a term that had run out on some day of the period, without approval for longer."""
    before, now = elections(scope.first), elections(scope.until)
    answer: Answer = {}
    for branch in scope.branches:
        elected = [one for one in (before.get(branch), now.get(branch)) if one is not None]
        if not elected:
            answer[branch] = Unknown(_NO_ELECTION)
            continue
        # Each committee held office until the next one was elected.
        ends = [*elected[1:], scope.until + _A_DAY]
        told, is_asked = None, False
        for since, replaced in zip(elected, ends, strict=True):
            due = _term_ends(scope, branch, since)
            is_asked = is_asked or due is not None
            if due is not None and max(due + _A_DAY, scope.first) <= min(
                replaced - _A_DAY, scope.until
            ):
                told = told or (since, due)
        note = None if is_asked else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(int(told is not None), note=note)
            continue
        since, due = told or (elected[-1], _term_ends(scope, branch, elected[-1]))
        record = record_of(
            scope,
            branch,
            "{since} 当选，{due} 任期届满，没有按期换届"
            if told
            else "{since} 当选，{due} 任期届满",
            due,
            since=since.isoformat(),
            due="" if due is None else due.isoformat(),
        )
        answer[branch] = whole(
            int(told is not None), [record] if told else (), () if told else [record], note
        )
    return answer


def _term_ends(scope: Scope, branch: int, elected: date) -> date | None:
    """Return until when a committee holds office; None where the rules ask for no term."""
    due = term_end(branch, elected, scope.on).over_after
    is_asked = any(told.way is Way.TERM for told in obligations_at(due))
    return due if is_asked else None


# Groups --------------------------------------------------------------------------


def _group_members(scope: Scope) -> Mapping[int, int]:
    """Return how many members each group has on the last day that can be judged."""
    spell, here = GroupMembership, places(scope)
    return dict(
        stored_rows(
            spell.select(spell.party_group_id, fn.COUNT(spell.id))
            .join(StageSpell, on=(StageSpell.person == spell.person))
            .where(
                here.of(spell.party_group)
                & valid_on(spell, scope.until)
                & valid_on(StageSpell, scope.until)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
            .group_by(spell.party_group)
        )
    )


def _of_groups(scope: Scope, is_faulty: "_Faulty", fault: str, in_order: str) -> Answer:
    """Return how many groups of each branch have a fault on the last day that can be judged."""
    members = scope.once("group_members", _group_members)
    answer: Answer = {}
    for branch in scope.branches:
        groups = places(scope).groups(branch, scope.until)
        if not groups:
            answer[branch] = whole(0, note=NOTHING_DUE)
            continue
        if not any(members.get(group.organisation_id) for group in groups):
            answer[branch] = Unknown(_NO_GROUP_MEMBERS)
            continue
        told = [(group, members.get(group.organisation_id, 0)) for group in groups]
        faulty = [one for one in told if is_faulty(*one)]
        if not scope.with_records:
            answer[branch] = whole(len(faulty))
            continue
        records, proofs = (
            [
                record_of(
                    scope, group.organisation_id, words, None, group=group.name, members=count
                )
                for group, count in some
            ]
            for words, some in (
                (fault, faulty),
                (in_order, [one for one in told if one not in faulty]),
            )
        )
        answer[branch] = whole(len(faulty), records, proofs)
    return answer


_Faulty = Callable[[Standing, int], bool]
_GROUP_READS = {
    Topic.ORGANISATION,
    Topic.GROUP_MEMBERSHIP,
    Topic.STAGE,
}


@measure(
    "groups_without_leader",
    "党小组没有组长",
    "个",
    "本期最后一天（本期没有完就是今天）有党员而没有组长的党小组个数。没有党小组的本期无应办；"
    "没有登记谁在哪个小组的支部待评。",
    reads=_GROUP_READS | {Topic.POST},
)
def groups_without_leader(scope: Scope) -> Answer:
    """Count groups that have members and no leader on the last day that can be judged."""
    spell, here = PostSpell, places(scope)
    led = {
        key
        for (key,) in stored_rows(
            spell.select(spell.organisation_id).where(
                here.of(spell.organisation)
                & (spell.post == Post.GROUP_LEADER)
                & valid_on(spell, scope.until)
            )
        )
    }
    return _of_groups(
        scope,
        lambda group, members: members > 0 and group.organisation_id not in led,
        "{group}没有组长",
        "{group}有组长",
    )


@measure(
    "groups_too_small",
    "党小组人数不足",
    "个",
    "本期最后一天（本期没有完就是今天）党员人数少于体检规则“党小组人数不足”的党小组个数。"
    "没有党小组的本期无应办；没有登记谁在哪个小组的支部待评。",
    reads=_GROUP_READS | {Topic.RULE},
)
def groups_too_small(scope: Scope) -> Answer:
    """Count groups with fewer members than the examination of the roster asks for."""
    least = whole_value(rules_on(scope.until).values_of("examination.group_below_3"), "least")
    return _of_groups(
        scope,
        lambda _group, members: members < least,
        "{group}只有 {members} 名党员",
        "{group}有 {members} 名党员",
    )


# Plans ---------------------------------------------------------------------------


def _of_the_year(scope: Scope, paper: YearPaper) -> Sentence | None:
    """Return why a paper of the year is not asked for now; None where it is."""
    due = paper.due_in(scope.period.year)
    if not scope.first <= due <= scope.period.last:
        return NOTHING_DUE
    if due >= scope.on:
        return Sentence("{day} 才到期，到期后再算", day=due.isoformat())
    return None


@measure(
    "missing_year_plan",
    "没有年度计划",
    "次",
    "到规定日期（规则“年度计划哪天以前要有”）在本期的，年度工作运行表里没有本支部要做的事项的，算一次；"
    "后来补登记的算有。当年没有登记运行表的待评。",
    reads=PlanItemsQuery.reads,
)
def missing_year_plan(scope: Scope) -> Answer:
    """Count a year whose plan has nothing that the branch or one of its groups owes."""
    note = _of_the_year(
        scope, year_plan_rule(rules_on(scope.period.last).values_of("measures.year_plan"))
    )
    if note is not None:
        return {branch: whole(0, note=note) for branch in scope.branches}
    year = scope.period.year
    if not stored_rows(AnnualPlan.select(AnnualPlan.id).where(AnnualPlan.year == year)):
        return dict.fromkeys(scope.branches, Unknown(_NO_PLANS))
    planned = Counter(one.branch_id for one in year_items(scope))
    answer: Answer = {}
    for branch in scope.branches:
        number = planned[branch]
        if not scope.with_records:
            answer[branch] = whole(int(not number))
        elif number:
            told = "{year} 年度工作运行表里有本支部 {count} 项"
            answer[branch] = whole(
                0, (), [record_of(scope, branch, told, None, year=year, count=number)]
            )
        else:
            lack = record_of(
                scope, branch, "{year} 年度工作运行表里没有本支部的事项", None, year=year
            )
            answer[branch] = whole(1, [lack])
    return answer


@measure(
    "missing_year_summary",
    "没有年度总结",
    "次",
    "到规定日期（规则“年度总结哪天以前要有”）在本期的，没有标题写明总结的活动、也没有打勾的总结事项的，"
    "算一次；后来补登记的算有。本期一次活动也没有登记的支部待评。",
    reads=HELD_READS | PlanItemsQuery.reads,
)
def missing_year_summary(scope: Scope) -> Answer:
    """Count a year without a summary: an activity or a ticked item whose title says so."""
    rule = year_summary_rule(rules_on(scope.period.last).values_of("measures.year_summary"))
    note = _of_the_year(scope, rule)
    if note is not None:
        return {branch: whole(0, note=note) for branch in scope.branches}
    begins, due = rule.begins_in(scope.period.year), rule.due_in(scope.period.year)
    found: defaultdict[int, list[Record]] = defaultdict(list)
    table, here = Activity, places(scope)
    for key, uid, holder, title, day in stored_rows(
        table.select(table.id, table.uid, table.organisation_id, table.title, table.held_on).where(
            here.of(table.organisation)
            & (table.state == ActivityState.HELD)
            & table.held_on.between(begins.isoformat(), due.isoformat())
        )
    ):
        if holder in here.branch_of and any(word in title for word in rule.words):
            found[here.branch_of[holder]].append(
                Record(
                    RecordKind.ACTIVITY,
                    uid,
                    Sentence("{day} {name}", day=day, name=title),
                    date.fromisoformat(day),
                    row_id=key,
                )
            )
    for one in year_items(scope):
        is_done = one.done_on is not None and one.done_on <= max(due, scope.period.last)
        if is_done and any(word in one.title for word in rule.words):
            found[one.branch_id].append(one.record("{month}月“{title}”已完成"))
    answer: Answer = {}
    for branch in scope.branches:
        if found[branch]:
            answer[branch] = whole(0, (), found[branch] if scope.with_records else ())
        elif not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
        elif scope.with_records:
            year = scope.period.year
            lack = record_of(scope, branch, "没有 {year} 年度总结", due, year=year)
            answer[branch] = whole(1, [lack])
        else:
            answer[branch] = whole(1)
    return answer


class _PlanItem(NamedTuple):
    """An item of the year plan that a branch or one of its groups owes.

    Attributes:
        done_on: Day on which it was done; None where it was not by the day looked at.
    """

    item_id: int
    uid: str
    branch_id: int
    holder: str
    title: str
    month: int
    due_on: date
    done_on: date | None

    def record(self, template: str, **facts: object) -> Record:
        """Return it as a record; the window opens the item."""
        told = Sentence(template, month=self.month, title=self.title, holder=self.holder, **facts)
        return Record(RecordKind.PLAN_ITEM, self.uid, told, self.due_on, row_id=self.item_id)


def year_items(scope: Scope, months: tuple[int, ...] | None = None) -> tuple[_PlanItem, ...]:
    """Return the items of the year that branches of a scope owe.

    Args:
        scope: For many branches the items of everybody are judged, once for all periods.
        months: Only these are wanted; left aside for many branches.
    """
    if places(scope).named is None:
        return _year_items(scope.period.year, scope.on, None, None, data_revision())
    return _year_items(scope.period.year, scope.on, scope.branches, months, data_revision())


@lru_cache(maxsize=4)
def _year_items(
    year: int,
    on: date,
    branches: tuple[int, ...] | None,
    months: tuple[int, ...] | None,
    _revision: int,
) -> tuple[_PlanItem, ...]:
    """Judge the items of a year; that takes longest of all, so it is kept for its other periods."""
    chosen = None if branches is None else frozenset(branches)
    return tuple(
        _PlanItem(
            owed.item_id or item.id,
            item.uid,
            owed.holder.branch_id,
            owed.holder.name,
            item.title,
            item.month,
            last_day(year, item.month, owed.due_on or item.due_on),
            owed.judged.day if owed.state in MET else None,
        )
        for item, owed in owed_in_year(year, on, chosen, months)
        if owed.holder.branch_id is not None
    )


@measure(
    "unticked_plan_months",
    "年度计划没有打勾的月数",
    "月",
    "本期里有几个月，年度工作运行表到期的事项到本期末还没有完成（活动自动打勾，其余手工登记）；"
    "本期以后才完成的仍算。计划里没有这个支部的待评。",
    reads=PlanItemsQuery.reads,
)
def unticked_plan_months(scope: Scope) -> Answer:
    """Count months with an item that was due and not done by the end of the period."""
    wanted = set(scope.branches)
    planned: set[int] = set()
    due: defaultdict[int, list[_PlanItem]] = defaultdict(list)
    months = tuple(range(scope.first.month, scope.period.last.month + 1))
    for one in year_items(scope, months):
        if one.branch_id in wanted:
            planned.add(one.branch_id)
            if scope.first <= one.due_on <= scope.period.last and one.due_on < scope.on:
                due[one.branch_id].append(one)
    if planned != wanted:  # who owes nothing in these months may owe something in others
        planned |= {one.branch_id for one in year_items(scope)}
    answer: Answer = {}
    for branch in scope.branches:
        if branch not in planned:
            answer[branch] = Unknown(_NOT_IN_PLAN)
            continue
        lacking: defaultdict[int, list[_PlanItem]] = defaultdict(list)
        for one in due[branch]:
            if one.done_on is None or one.done_on > scope.period.last:
                lacking[one.due_on.month].append(one)
        note = None if due[branch] else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(lacking), note=note)
            continue
        records = [
            some[0].record(
                "{due_month}月有 {count} 项没有完成：{items}",
                due_month=month,
                count=len(some),
                items=tuple(one.title for one in some),
            )
            for month, some in sorted(lacking.items())
        ]
        open_ = {id(one) for some in lacking.values() for one in some}
        proofs = [
            one.record("{month}月“{title}”已完成") for one in due[branch] if id(one) not in open_
        ]
        answer[branch] = whole(len(lacking), records, proofs, note)
    return answer


# Files ---------------------------------------------------------------------------


@measure(
    "handbook_unfiled",
    "活动没有按时归档",
    "次",
    "要归档的活动，开过后规定天数（规则“活动开过几天内归档”）的最后一天在本期，到那天没有写明册和页、"
    "也没有归档的次数；晚归档的也算。这样的活动和别的活动都没有登记的支部待评。",
    reads=HELD_READS,
    levels=("没有归档", "归档晚了"),
)
def handbook_unfiled(scope: Scope) -> Answer:
    """Count activities that were due to be filed in the period and were not, or were too late."""
    days = timedelta(filing_days(rules_on(scope.until).values_of("measures.filing")))
    kinds = sorted(code for code, kind in kinds_by_code().items() if kind.has(Step.FILING))
    first, last = scope.first - days, min(scope.period.last, scope.on - _A_DAY) - days
    due = held_between(scope, first, last, Activity.kind.in_(kinds), with_parts=False)
    answer: Answer = {}
    for branch in scope.branches:
        own = due.get(branch, ())
        if not own and not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        told = [(one, _filing(one, days)) for one in own]
        number = sum(bool(level) for _one, level in told)
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(number, note=note)
            continue
        records = [
            replace(one.record("{day} {name}：{level}", level=Word(level)), level=level)
            for one, level in told
            if level
        ]
        proofs = [_filed(one) for one, level in told if not level]
        answer[branch] = whole(number, records, proofs, note)
    return answer


def _filing(one: Held, days: timedelta) -> str:
    """Return what is wrong with the filing of an activity; "" for nothing."""
    if one.filed_on and one.filed_on > (one.held_on + days).isoformat():
        return "归档晚了"
    return "" if one.filed_on or (one.book and one.page) else "没有归档"


def _filed(one: Held) -> Record:
    if one.book:
        return one.record("{day} {name}：{book}第 {page} 页", book=one.book, page=one.page)
    return one.record("{day} {name}：{filed} 归档", filed=one.filed_on or "")
