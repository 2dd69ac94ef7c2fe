"""Measures of members: hours of study, talks, attendance, tasks.

Members and committee are those of the last day that can be judged. Nobody's attendance becomes a
fault where nothing was recorded: a branch without any marks is 待评.
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from peewee import fn

from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.study_hours import hours_text, yearly_hours
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.attendance_figures import AttendanceFiguresQuery, FigureBy
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.measures.held import HELD_READS, held_of, is_recorded
from dangjian_desktop.queries.measures.ledgers import members_on
from dangjian_desktop.queries.measures.organisation_life import (
    ANY_KIND,
    NO_ACTIVITIES,
    meetings_owed,
)
from dangjian_desktop.queries.measures.places import NOTHING_DUE, Answer, places, whole
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.obligation_facts import obligations_at, records_since
from dangjian_desktop.queries.obligations import MEETING_READS
from dangjian_desktop.queries.study_hours import in_committee, study_minutes
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import Activity, Attendance
from dangjian_desktop.storage.rulebook import rules_on

_VOLUNTEERING = "volunteering"
_NO_STUDY = Sentence("本年还没有登记过学时，不能当作没有学。请登记出勤和学时，或由人考核。")
_NO_TALKS = Sentence("本年还没有登记过谈心谈话，不能当作没有谈。请补登记，或由人考核。")
_NO_MARKS = Sentence("本期没有登记出勤，出勤率算不出来。请登记，或由人考核。")
_NO_MEETINGS = Sentence("本期没有应开的会，开展率算不出来。")


# Study ---------------------------------------------------------------------------


@measure(
    "members_behind_study",
    "学时落后的党员",
    "人",
    "本期最后一天（本期没有完就是今天）在册党员里，本年累计学时少于全年应学学时按天折算数的人数；"
    "全年应学多少由规则“党员每年的集中学习”定。本年没有登记过学时的支部待评。",
    reads={
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.POST,
        Topic.RULE,
        Topic.STAGE,
    },
)
def members_behind_study(scope: Scope) -> Answer:
    """Count members who have fewer hours than the part of the year that has passed asks for."""
    year, day = scope.period.year, scope.until
    begin = date(year, 1, 1)
    passed, whole_year = (day - begin).days + 1, (date(year, 12, 31) - begin).days + 1
    hours = yearly_hours(rules_on(day).values_of("training.yearly"))
    members = members_on(scope)
    people = [key for some in members.values() for key, _uid, _name in some]
    # Where most branches are asked for, everybody's hours are read sooner than theirs by name.
    is_most = len(scope.branches) * 2 > len(places(scope).tree.branches)
    studied = study_minutes(begin, day, None if is_most else people)
    seated = in_committee(day)
    least = {  # minutes are whole
        sits: ceil(Fraction(hours.needed(in_committee=sits)) * 60 * passed / whole_year)
        for sits in (True, False)
    }
    told = {sits: hours_text(minutes) for sits, minutes in least.items()}
    answer: Answer = {}
    for branch in scope.branches:
        own = members[branch]
        if not any(key in studied for key, _uid, _name in own):
            answer[branch] = Unknown(_NO_STUDY)
            continue
        behind = [one for one in own if studied.get(one[0], 0) < least[one[0] in seated]]
        if not scope.with_records:
            answer[branch] = whole(len(behind))
            continue
        late = {one[0] for one in behind}
        records, proofs = (
            [
                Record(
                    RecordKind.PERSON,
                    uid,
                    Sentence(
                        "{person}：累计 {hours} 学时，到这天应有 {needed} 学时",
                        person=name,
                        hours=hours_text(studied.get(key, 0)),
                        needed=told[key in seated],
                    ),
                    day,
                    row_id=key,
                )
                for key, uid, name in some
            ]
            for some in (behind, [one for one in own if one[0] not in late])
        )
        answer[branch] = whole(len(behind), records, proofs)
    return answer


# Talks ---------------------------------------------------------------------------


@measure(
    "missing_talks",
    "没有谈心谈话的党员",
    "人",
    "一年到期那天（12月31日）在本期的，在册党员里全年谈心谈话次数不够的人数，与合规页一致；谈的和被谈的都算。"
    "本年没有登记过谈心谈话的支部待评。",
    reads={
        Topic.ACTIVITY,
        Topic.ATTENDANCE,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.RULE,
        Topic.STAGE,
    },
)
def missing_talks(scope: Scope) -> Answer:
    """Count members without the talks that a year asks for; its last day must have passed."""
    year_end = date(scope.period.year, 12, 31)
    told = next((one for one in obligations_at(year_end) if one.way is Way.TALKS), None)
    begin = records_since(scope.on)
    if told is None or scope.period.last < year_end or year_end < begin:
        return {branch: whole(0, note=NOTHING_DUE) for branch in scope.branches}
    if scope.on <= year_end:
        note = Sentence("{day} 才到期，到期后再算", day=year_end.isoformat())
        return {branch: whole(0, note=note) for branch in scope.branches}
    count = _talks(year_end, told.kinds)
    answer: Answer = {}
    for branch, members in members_on(scope).items():
        if not members:
            answer[branch] = whole(0, note=NOTHING_DUE)
            continue
        if not any(count[key] for key, _uid, _name in members):
            answer[branch] = Unknown(_NO_TALKS)
            continue
        lacking = [one for one in members if count[one[0]] < told.count]
        if not scope.with_records:
            answer[branch] = whole(len(lacking))
            continue
        records, proofs = (
            [
                Record(
                    RecordKind.PERSON,
                    uid,
                    Sentence("{person}：谈心谈话 {count} 次", person=name, count=count[key]),
                    year_end,
                    row_id=key,
                )
                for key, uid, name in some
            ]
            for some in (lacking, [one for one in members if one not in lacking])
        )
        answer[branch] = whole(len(lacking), records, proofs)
    return answer


def _talks(year_end: date, kinds: tuple[str, ...]) -> Counter[int]:
    """Return how many talks of a year each person had; who led one had it, too."""
    table, first = Activity, year_end.replace(month=1, day=1)
    condition = (
        table.kind.in_(sorted(kinds))
        & (table.state == ActivityState.HELD)
        & table.held_on.between(first.isoformat(), year_end.isoformat())
    )
    came = sorted(mark.value for mark in counting_on(year_end).came)
    count: Counter[int] = Counter(
        dict(
            stored_rows(
                table.select(Attendance.person_id, fn.COUNT(Attendance.id))
                .join(Attendance, on=(Attendance.activity == table.id))
                .where(condition & Attendance.mark.in_(came))
                .group_by(Attendance.person)
            )
        )
    )
    for chair, number in stored_rows(
        table.select(table.chair_id, fn.COUNT(table.id))
        .where(condition & table.chair.is_null(False))
        .group_by(table.chair)
    ):
        count[chair] += number
    return count


# What was reached ------------------------------------------------------------------


@measure(
    "attendance_rate",
    "党员出勤率",
    "%",
    "本期各项活动的出勤率，按出勤规则算：请假、公出、当班怎样算，补课算不算，都由规则定。"
    "没有登记的不算缺席；一个都没有登记的支部待评。",
    reads={
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.RULE,
    },
    is_reach=True,
)
def attendance_rate(scope: Scope) -> Answer:
    """Return the rate of attendance, as the page of attendance reckons it for a branch."""
    within = scope.branches[0] if len(scope.branches) == 1 else None
    asked = AttendanceFiguresQuery(
        scope.first, scope.until, scope.on, FigureBy.BRANCH, within=within
    )
    rows = {row.key: row.figures for row in asked.fetch()}
    answer: Answer = {}
    for branch in scope.branches:
        told = rows.get(branch)
        if told is None or told.rate is None:
            answer[branch] = Unknown(_NO_MARKS)
            continue
        rate = Decimal(100 * told.rate.numerator) / Decimal(told.rate.denominator)
        note = Sentence(
            "应到 {due} 人次，实到 {came} 人次，补课 {made_up} 人次，没有登记 {open} 人次",
            due=told.due,
            came=told.came,
            made_up=told.made_up,
            open=told.not_recorded,
        )
        held = held_of(scope, branch, None) if scope.with_records else ()
        answer[branch] = Figure(rate, (), tuple(one.record() for one in held), note)
    return answer


@measure(
    "activity_rate",
    "组织生活开展率",
    "%",
    "最后一天在本期、已到期或已开的应开的会里，开了的占百分之几，与合规页一致。"
    "没有应开的会、或者一次活动也没有登记的支部待评。",
    reads=MEETING_READS | HELD_READS,
    is_reach=True,
)
def activity_rate(scope: Scope) -> Answer:
    """Return which share of the meetings that were owed was held."""
    owed = meetings_owed(scope).get(ANY_KIND, {})
    answer: Answer = {}
    for branch in scope.branches:
        owing = owed.get(branch)
        asked = owing.total - owing.open if owing is not None else 0
        if owing is None or not asked:
            answer[branch] = Unknown(_NO_MEETINGS)
            continue
        if not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        lacking = owing.lacking
        rate = Decimal(100 * (asked - len(lacking))) / asked
        note = Sentence("应开 {asked} 次，没有开 {lacking} 次", asked=asked, lacking=len(lacking))
        if not scope.with_records:
            answer[branch] = Figure(rate, note=note)
            continue
        name = places(scope).name
        records = tuple(one.record(name(one.holder_id)) for one in lacking)
        proofs = tuple(one.record() for one in held_of(scope, branch, None))
        answer[branch] = Figure(rate, records, proofs, note)
    return answer


@measure(
    "volunteering_count",
    "志愿服务",
    "次",
    "本期开展的志愿服务次数。本期一次活动也没有登记的支部待评。",
    reads=HELD_READS,
    is_reach=True,
)
def volunteering_count(scope: Scope) -> Answer:
    """Count the activities of volunteering of a branch and its groups."""
    answer: Answer = {}
    for branch in scope.branches:
        if not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        found = held_of(scope, branch, (_VOLUNTEERING,))
        records = [one.record() for one in found] if scope.with_records else ()
        answer[branch] = whole(len(found), records)
    return answer
