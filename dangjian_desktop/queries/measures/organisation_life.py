"""Measures of organisation life: meetings that were owed and not held, and papers they lack.

What is owed comes from the obligations (`queries.obligation_facts`), so that a red cell of the
board of compliance and a point that is lost can never say different things. A meeting counts in the
period in which its last day lies, when that day has passed; one that was held in time and entered
later counts as held. A branch that has not one activity on record in the period is not known to
have missed anything: it keeps no records here.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import fn

from dangjian_desktop.domain.activity_kinds import (
    COMMITTEE_MEETING,
    DEMOCRATIC_APPRAISAL,
    GENERAL_MEETING,
    GROUP_MEETING,
    ORGANIZATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    THEMED_DAY,
)
from dangjian_desktop.domain.activity_steps import StepFacts, steps_done
from dangjian_desktop.domain.measure_rules import asked_steps
from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Obligation, Period
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, ActivityState
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.measures.held import (
    HELD_READS,
    Held,
    held,
    held_of,
    is_recorded,
)
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    not_due_yet,
    places,
    whole,
)
from dangjian_desktop.queries.measures.registry import Counting, Scope, measure
from dangjian_desktop.queries.obligation_facts import (
    MeetingFacts,
    held_for_year,
    meeting_facts,
    records_since,
)
from dangjian_desktop.queries.obligations import MEETING_READS, due_day, owed
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Attendance,
    Ballot,
    Candidate,
    ObligationNotice,
    Task,
    Vote,
)
from dangjian_desktop.storage.rulebook import rules_on

NO_ACTIVITIES = Sentence("本期没有登记任何活动，不能当作没有开。请补登记，或由人考核。")
_BEFORE_RECORDS = "本程序从 {day} 起记组织生活，以前的不能当作没有开。请由人考核。"
_PAPERS = frozenset({ORGANIZATIONAL_LIFE_MEETING, DEMOCRATIC_APPRAISAL})


class Lack(NamedTuple):
    """A meeting that was owed and not held.

    Attributes:
        holder_id: The branch or group that owed it.
    """

    told: Obligation
    period: Period
    holder_id: int
    due_on: date

    def record(self, name: str) -> Record:
        """Return it as a record; there is nothing to open, for nothing was recorded."""
        return Record(
            RecordKind.OBLIGATION,
            "",
            Sentence(
                "{period} {holder}：{title}，没有开",
                period=self.period.label,
                holder=name,
                title=self.told.title,
            ),
            self.due_on,
        )


@dataclass
class Owing:
    """What a branch and its groups owed of one kind in a period.

    Attributes:
        total: How many meetings. open: how many of them are not held and not due yet.
        lacking: Those that were not held by their last day.
    """

    total: int = 0
    open: int = 0
    lacking: list[Lack] = field(default_factory=list)


#: Under this everything that is owed stands once, whatever its kinds.
ANY_KIND = ""
#: What is owed, by kind and branch.
_Owed = Mapping[str, Mapping[int, Owing]]


def meetings_owed(scope: Scope) -> _Owed:
    """Return the meetings whose last day lies in the period, by kind and branch, read once."""
    return scope.once("meetings_owed", _meetings_owed)


@lru_cache(maxsize=4)
def _facts(year: int, within: int | None, on: date, _revision: int) -> MeetingFacts:
    return meeting_facts(year, within, on)


def facts_of(scope: Scope, year: int) -> MeetingFacts:
    """Return what the meetings of a year are judged by; for one branch only its own are read."""
    within = scope.branches[0] if len(scope.branches) == 1 else None
    return _facts(year, within, scope.on, data_revision())


def _meetings_owed(scope: Scope) -> _Owed:
    found: defaultdict[str, defaultdict[int, Owing]] = defaultdict(lambda: defaultdict(Owing))
    branch_of = places(scope).branch_of
    facts = facts_of(scope, scope.period.year)
    for told, period, subjects in owed(facts):
        if told.by_notice or not scope.first <= period.last <= scope.period.last:
            continue
        having, has_passed = facts.met(told, period), period.last < scope.on
        of_kinds = [found[kind] for kind in (ANY_KIND, *told.kinds)]
        for one in subjects:
            key = one.organisation_id
            branch = branch_of.get(key)
            if branch is None:
                continue
            for of_kind in of_kinds:
                owing = of_kind[branch]
                owing.total += 1
                if key in having:
                    continue
                if not has_passed:
                    owing.open += 1
                    continue
                owing.lacking.append(Lack(told, period, key, period.last))
    for told, period, key, due_on, is_met in _by_notice(scope):
        branch = branch_of[key]
        for kind in (ANY_KIND, *told.kinds):
            owing = found[kind][branch]
            owing.total += 1
            if is_met:
                continue
            if due_on >= scope.on:
                owing.open += 1
                continue
            owing.lacking.append(Lack(told, period, key, due_on))
    return found


def _by_notice(scope: Scope) -> Iterator[tuple[Obligation, Period, int, date, bool]]:
    """Yield what a superior's notice asks for until a day of the period.

    A meeting may belong to the year before. It counts as held when it was held by the last day of
    the period: on a later day of the same period than the notice says, too.
    """
    branch_of = places(scope).branch_of
    notice, last = ObligationNotice, scope.period.last.isoformat()
    years = stored_rows(
        notice.select(notice.year)
        .where(notice.due_on.between(scope.first.isoformat(), last))
        .distinct()
        .order_by(notice.year)
    )
    for (year,) in years:
        facts = facts_of(scope, year)
        kinds = {
            kind
            for some in facts.told.values()
            for one in some
            if one.by_notice
            for kind in one.kinds
        }
        by_then = replace(facts, yearly=held_for_year(year, kinds, scope.until))
        for told, period, subjects in owed(by_then):
            if not told.by_notice:
                continue
            having = by_then.met(told, period)
            for one in subjects:
                key = one.organisation_id
                due_on, _notice = due_day(by_then, told, period, key)
                if due_on is None or key not in branch_of:
                    continue
                if scope.first <= due_on <= scope.period.last:
                    yield told, period, key, due_on, key in having


def before_records(scope: Scope) -> Unknown | None:
    """Return why nothing may be counted as missing in a period before records were kept."""
    begin = records_since(scope.on)
    if scope.period.last >= begin:
        return None
    return Unknown(Sentence(_BEFORE_RECORDS, day=begin.isoformat()))


def _missing(*kinds: str) -> Counting:
    def count(scope: Scope) -> Answer:
        by_kind = meetings_owed(scope)
        too_early = before_records(scope)
        answer: Answer = {}
        for branch in scope.branches:
            owing = [told for kind in kinds if (told := by_kind.get(kind, {}).get(branch))]
            if too_early is not None:
                answer[branch] = too_early
            elif not sum(one.total for one in owing):
                answer[branch] = whole(0, note=NOTHING_DUE)
            elif not is_recorded(scope, branch):
                answer[branch] = Unknown(NO_ACTIVITIES)
            else:
                answer[branch] = _figure(scope, branch, owing)
        return answer

    def _figure(scope: Scope, branch: int, owing: list[Owing]) -> Figure:
        # An obligation of two kinds stands under both.
        lacking = list(dict.fromkeys(one for told in owing for one in told.lacking))
        note = not_due_yet(sum(one.open for one in owing))
        if not scope.with_records:
            return whole(len(lacking), note=note)
        name = places(scope).name
        return whole(
            len(lacking),
            [one.record(name(one.holder_id)) for one in lacking],
            [_proof(one, name) for one in held_of(scope, branch, kinds)],
            note,
        )

    return count


def _proof(one: Held, name: Callable[[int], str]) -> Record:
    if one.is_part:
        return one.record("{day} {name}（参加协作区活动）")
    template = "{day} {name}（{holder}），有记录" if one.has_minutes else "{day} {name}（{holder}）"
    return one.record(template, holder=name(one.holder_id))


#: What counts as missing, by what is special about a kind of meeting.
_MISSING_WORDS = {
    "": (
        "按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。"
        "本期一次活动也没有登记的支部待评。"
    ),
    "committee": (
        "按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。"
        "本期一次活动也没有登记的支部待评。不设支委会的支部本期无应办。"
    ),
    "group": (
        "按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。"
        "本期一次活动也没有登记的支部待评。一个小组一个月算一次。"
    ),
    "notice": (
        "上级通知的最后一天在本期、到本期末还没有开的组织生活会和民主评议，各算一次；"
        "没有通知的本期无应办。本期一次活动也没有登记的支部待评。"
    ),
}
_MISSING_READS = MEETING_READS | HELD_READS


def _of_meetings(code: str, title: str, *kinds: str, how: str = "") -> None:
    measure(code, title, "次", _MISSING_WORDS[how], reads=_MISSING_READS)(_missing(*kinds))


_of_meetings("missing_general_meetings", "支部党员大会少开", GENERAL_MEETING)
_of_meetings(
    "missing_committee_meetings",
    "支委会少开",
    COMMITTEE_MEETING,
    how="committee",
)
_of_meetings("missing_group_meetings", "党小组会少开", GROUP_MEETING, how="group")
_of_meetings("missing_party_lectures", "党课少讲", PARTY_LECTURE)
_of_meetings("missing_themed_days", "主题党日少开", THEMED_DAY)
_of_meetings(
    "missing_life_meeting",
    "组织生活会、民主评议没有开",
    ORGANIZATIONAL_LIFE_MEETING,
    DEMOCRATIC_APPRAISAL,
    how="notice",
)


# Papers ------------------------------------------------------------------------


@measure(
    "themed_days_without_papers",
    "主题党日没有方案或记录",
    "次",
    "本期开过的主题党日里，方案（内容、材料、固定或自选动作）或会议记录缺一样的次数；"
    "手写记录写明册和页的算有。参加协作区的不算。本期一次活动也没有登记的支部待评。",
    reads=HELD_READS,
)
def themed_days_without_papers(scope: Scope) -> Answer:
    """Count themed days without a plan or without minutes; what is written later mends it."""

    def lacks(one: Held) -> Sentence | None:
        if one.has_plan and one.has_minutes:
            return None
        parts = [("方案", one.has_plan), ("记录", one.has_minutes)]
        what = tuple(Word(word) for word, is_there in parts if not is_there)
        return Sentence("{day} {name}：没有{what}", day=one.day, name=one.name, what=what)

    return _papers(scope, (THEMED_DAY,), lacks)


def _papers(
    scope: Scope, kinds: Collection[str], lacks: Callable[[Held], Sentence | None]
) -> Answer:
    """Return how many of the activities held of some kinds lack something, and which."""
    answer: Answer = {}
    for branch in scope.branches:
        if not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        own = [one for one in held_of(scope, branch, kinds) if not one.is_part]
        told = [(one, lacks(one)) for one in own]
        number = sum(lack is not None for _one, lack in told)
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(number, note=note)
            continue
        answer[branch] = whole(
            number,
            [replace(one.record(), text=lack) for one, lack in told if lack is not None],
            [one.record("{day} {name}，齐") for one, lack in told if lack is None],
            note,
        )
    return answer


@measure(
    "general_meetings_without_resolution",
    "支部党员大会没有决议记录",
    "次",
    "本期开过的支部党员大会里，没有决议事项、议题结论和表决结果的次数。"
    "本期一次活动也没有登记的支部待评。",
    reads=HELD_READS | {Topic.TASK, Topic.AGENDA, Topic.VOTE},
)
def general_meetings_without_resolution(scope: Scope) -> Answer:
    """Count general meetings that show nothing that was decided."""
    decided = _decided(scope)
    lack = "{day} {name}：没有决议记录"

    def lacks(one: Held) -> Sentence | None:
        if one.activity_id in decided:
            return None
        return Sentence(lack, day=one.day, name=one.name)

    return _papers(scope, (GENERAL_MEETING,), lacks)


def _decided(scope: Scope) -> set[int]:
    """Return the general meetings of the period that have a resolution of whatever kind."""
    here = (
        (Activity.kind == GENERAL_MEETING)
        & (Activity.state == ActivityState.HELD)
        & Activity.held_on.between(scope.first.isoformat(), scope.until.isoformat())
    )
    of_them = Activity.select(Activity.id).where(here)
    vote = Vote.select(Vote.activity_id).where(Vote.activity.in_(of_them))
    told = (
        Task.select(Task.activity_id).where(Task.activity.in_(of_them)),
        AgendaItem.select(AgendaItem.activity_id).where(
            AgendaItem.activity.in_(of_them) & (AgendaItem.outcome != "")
        ),
        vote.where(Vote.yes.is_null(False)),
        vote.join(Candidate, on=(Candidate.vote == Vote.id)).where(Candidate.yes.is_null(False)),
        vote.join(Ballot, on=(Ballot.vote == Vote.id)),
    )
    return {key for query in told for (key,) in stored_rows(query)}


@measure(
    "life_meeting_steps_missing",
    "组织生活会、民主评议缺步骤",
    "步",
    "本期开过的组织生活会和民主评议，按规则应看到的步骤（支委会研究、方案、通知、出勤、记录、"
    "公示上报等）里没有痕迹的步数。本期没有开的无应办；一次活动也没有登记的支部待评。",
    reads=HELD_READS | {Topic.TASK},
)
def life_meeting_steps_missing(scope: Scope) -> Answer:
    """Count the steps without a trace of each 组织生活会 and 民主评议; entered later they count."""
    asked = asked_steps(rules_on(scope.until).values_of("measures.life_meeting"))
    is_held = any(one.kind in _PAPERS for own in held(scope).values() for one in own)
    facts = _step_facts(scope) if is_held else {}
    answer: Answer = {}
    for branch in scope.branches:
        if not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        own = held_of(scope, branch, _PAPERS)
        told = []
        for one in own:
            kind = kinds_by_code()[one.kind]
            done = steps_done(kind, facts[one.activity_id])
            told.append((one, [step for step in asked if kind.has(step) and step not in done]))
        number = sum(len(lacking) for _one, lacking in told)
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(number, note=note)
            continue
        records = [
            replace(
                one.record("{day} {name}：没有{steps}", steps=tuple(map(_printed, lacking))),
                count=Decimal(len(lacking)),
            )
            for one, lacking in told
            if lacking
        ]
        proofs = [one.record("{day} {name}，步骤齐") for one, lacking in told if not lacking]
        answer[branch] = whole(number, records, proofs, note)
    return answer


def _printed(step: Any) -> Word:
    return Word(PRINTED[step])


def _step_facts(scope: Scope) -> Mapping[int, StepFacts]:
    """Return what the records of the meetings hold, as `ActivityProgressQuery` tells of one."""
    table = Activity
    here = (
        table.kind.in_(sorted(_PAPERS))
        & (table.state == ActivityState.HELD)
        & table.held_on.between(scope.first.isoformat(), scope.until.isoformat())
    )
    of_them = table.select(table.id).where(here)
    due = {
        key: (number, open_ or 0)
        for key, number, open_ in stored_rows(
            Attendance.select(
                Attendance.activity_id, fn.COUNT(Attendance.id), fn.SUM(Attendance.mark.is_null())
            )
            .where(Attendance.activity.in_(of_them) & Attendance.is_due)
            .group_by(Attendance.activity)
        )
    }
    tasks = {
        key: (number, open_ or 0)
        for key, number, open_ in stored_rows(
            Task.select(
                Task.activity_id,
                fn.COUNT(Task.id),
                fn.SUM(Task.done_on.is_null() & Task.dropped_on.is_null()),
            )
            .where(Task.activity.in_(of_them))
            .group_by(Task.activity)
        )
    }
    days = ("studied_on", "approved_on", "notified_on", "sign_in_on", "announced_on", "reported_on")
    names = (*days, "filed_on")
    minutes = {one.activity_id: one for some in held(scope).values() for one in some}
    found = {}
    for key, *told in stored_rows(
        table.select(table.id, *(getattr(table, name) for name in names)).where(here)
    ):
        one = minutes.get(key)
        dated: dict[str, Any] = {
            name: None if day is None else date.fromisoformat(day)
            for name, day in zip(names, told, strict=True)
        }
        (asked, unmarked), (made, open_) = due.get(key, (0, 0)), tasks.get(key, (0, 0))
        found[key] = StepFacts(
            has_plan=bool(one and one.has_plan),
            has_minutes=bool(one and one.has_minutes),
            due=asked,
            unmarked=unmarked,
            resolutions=made,
            open_resolutions=open_,
            **dated,
        )
    return found
