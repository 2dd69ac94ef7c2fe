"""What people enter about points: entries by hand, classes, who does not take part, the wall.

Why somebody does not take part is asked nowhere and stands nowhere, the journal included. What a
closed month rests on is changed only after its correction was begun.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.ledger_values import number_text, scaled
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.point_rules import MOST_POINTS, PointSource, fits_sign, is_points
from dangjian_desktop.domain.score_periods import length_of, period_of
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    ClosingSubject,
    OrganisationKind,
    PointsExtent,
)
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.closed_points import closed_codes
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.point_rows import point_rules_on
from dangjian_desktop.queries.points import YEAR_BROUGHT, exempt_between
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Membership,
    Person,
    PointClass,
    PointEntry,
    PointExemption,
    PointPublicity,
    ScoreFigure,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on

_LONGEST_REASON = 200
_LONGEST_NOTE = 200
_GONE = "这一条加减分已经不在了，可能刚被撤销。请重新查看登记表。"


# Entries by hand ----------------------------------------------------------


@operation("登记加减分")
def record_points(
    writer: Writer,
    *,
    person_ids: Sequence[int],
    period: str,
    points: Decimal,
    reason: str,
    on: date,
    rule: str = "",
    happened_on: date | None = None,
) -> list[int]:
    """Enter points of one or several people, each with a row of its own; return their row ids.

    Args:
        writer: Writes.
        person_ids: Who.
        period: Code of the month in whose register it stands.
        points: Below nought for what is taken.
        reason: What for; the person sees it.
        on: The day it is entered.
        rule: Key of a rule by hand; "" for none.
        happened_on: When it happened; in the month. None where that is not known.

    Raises:
        RefusedError: When nobody is named, somebody is no member in the month or does not take
            part, the month lies ahead or is closed, the points do not fit the rule, or there is
            no reason.
    """
    month = _month(period, on)
    chosen = list(dict.fromkeys(person_ids))
    if not chosen:
        raise RefusedError("没有选人。请先选要加减分的人。")
    _refuse_unfit(points, rule, month)
    told = _reason(reason)
    _refuse_other_day(happened_on, month, on)
    day = min(month.last, on)
    branches = _branches(chosen, day)
    _refuse_exempt(chosen, month.first, day)
    for branch in sorted(set(branches.values())):
        refuse_when_closed(ClosingSubject.POINTS, branch, month.code)
    return [
        writer.insert(
            PointEntry,
            person=person,
            organisation=branches[person],
            period=month.code,
            rule=rule,
            points=scaled(points),
            happened_on=happened_on,
            reason=told,
            entered_on=on,
        )
        for person in chosen
    ]


@operation("修改加减分")
def change_points(
    writer: Writer,
    *,
    entry_id: int,
    points: Decimal,
    reason: str,
    on: date,
    rule: str = "",
    happened_on: date | None = None,
) -> None:
    """Mend an entry; who and which month stay.

    Raises:
        RefusedError: As `record_points`, and when it is no more.
    """
    row = _entry(entry_id)
    month = _month(row.period, on)
    _refuse_unfit(points, rule, month)
    _refuse_other_day(happened_on, month, on)
    refuse_when_closed(ClosingSubject.POINTS, row.organisation_id, row.period)
    writer.update(
        PointEntry,
        entry_id,
        points=scaled(points),
        rule=rule,
        happened_on=happened_on,
        reason=_reason(reason),
    )


@operation("删除加减分")
def remove_points(writer: Writer, *, entry_id: int) -> None:
    """Remove an entry that was made by mistake.

    Raises:
        RefusedError: When it is no more, or its month is closed.
    """
    row = _entry(entry_id)
    refuse_when_closed(ClosingSubject.POINTS, row.organisation_id, row.period)
    writer.delete(PointEntry, entry_id)


def _entry(entry_id: int) -> Any:
    return standing_row(PointEntry, entry_id, RefusedError(_GONE))


def _month(code: str, on: date) -> Period:
    month = period_of(code)
    if month is None or length_of(month) is not Every.MONTH:
        raise RefusedError("加减分记在一个月里。请选月份。")
    if month.first > on:
        raise RefusedError("{month}还没有到。请另选月份。", month=month.label)
    return month


def _refuse_unfit(points: Decimal, rule: str, month: Period) -> None:
    if points == 0:
        raise RefusedError("分数是 0。请填加多少分或扣多少分，扣分写负数。")
    if not is_points(points):
        raise RefusedError(
            "分数“{points}”用不了，最多四位小数，不超过 {most} 分。请改正。",
            points=number_text(points) if points.is_finite() else str(points),
            most=number_text(MOST_POINTS),
        )
    if not rule:
        return
    found = point_rules_on(month.last).rule(rule)
    if found is None or found.source is not PointSource.MANUAL:
        raise RefusedError("没有这条由人登记的积分规则。请从规则里另选，或不选规则。")
    if not fits_sign(points, found.sign):
        raise RefusedError(
            "“{rule}”只能{way}分，填的是 {points}。请改正。",
            rule=found.label,
            way="加" if found.sign == "plus" else "扣",
            points=number_text(points),
        )
    if found.cap is not None and abs(points) > found.cap:
        raise RefusedError(
            "“{rule}”最多 {cap} 分，填的是 {points}。请改正。",
            rule=found.label,
            cap=number_text(found.cap),
            points=number_text(points),
        )


def _reason(text: str) -> str:
    told = " ".join(text.split())
    if not told:
        raise RefusedError("没有写理由。请写明为什么加分或扣分，本人看得到。")
    if len(told) > _LONGEST_REASON:
        raise RefusedError(
            "理由有 {count} 个字，最多 {most} 个。请写短一些。",
            count=len(told),
            most=_LONGEST_REASON,
        )
    return told


def _refuse_other_day(happened_on: date | None, month: Period, on: date) -> None:
    if happened_on is None:
        return
    if happened_on > on:
        raise RefusedError("发生日期 {day} 还没有到。请改正。", day=happened_on.isoformat())
    if not month.first <= happened_on <= month.last:
        raise RefusedError(
            "发生日期 {day} 不在{month}。请改日期，或登记到那个月。",
            day=happened_on.isoformat(),
            month=month.label,
        )


def _branches(people: Sequence[int], day: date) -> dict[int, int]:
    """Return the branch of each person on a day.

    Raises:
        RefusedError: When somebody is no more, or no member of a branch then.
    """
    for person in people:
        standing_person(person)
    found = pairs(
        Membership.select(Membership.person, Membership.branch).where(
            Membership.person.in_(list(people)) & valid_on(Membership, day)
        )
    )
    members = {
        person
        for (person,) in rows(
            StageSpell.select(StageSpell.person).where(
                StageSpell.person.in_(list(people))
                & valid_on(StageSpell, day)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
        )
    }
    missing = [person for person in people if person not in found or person not in members]
    if missing:
        raise RefusedError(
            "{names}在 {day} 不是哪个党支部的党员，不计积分。请另选。",
            names=_names(missing),
            day=day.isoformat(),
        )
    return found


def _refuse_exempt(people: Sequence[int], first: date, last: date) -> None:
    exempt = exempt_between(first, last).intersection(people)
    if exempt:
        raise RefusedError(
            "{names}这一期不参评，不登记加减分。请另选，或先改不参评的日期。",
            names=_names([person for person in people if person in exempt]),
        )


def _names(people: Sequence[int]) -> str:
    names = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(list(people))))
    return "、".join(names[person] for person in people if person in names)


# Classes ----------------------------------------------------------


@operation("登记积分类别")
def record_points_class(
    writer: Writer, *, person_ids: Sequence[int], code: str, since: date
) -> None:
    """Let people count in a class from a day on; "" lets the rules find it again.

    Args:
        writer: Writes.
        person_ids: Who.
        code: Key of the class; "" for the one that the rules find.
        since: First day.

    Raises:
        RefusedError: When there is no such class, a class was set for a later day, or a month from
            that day on is closed.
    """
    if code and point_rules_on(since).member_class(code) is None:
        raise RefusedError("没有这个积分类别。请另选。")
    for person in dict.fromkeys(person_ids):
        name = standing_person(person).name
        _refuse_closed_since(person, since)
        for spell in PointClass.select().where(PointClass.person == person).order_by(PointClass.id):
            if spell.since > since:
                raise RefusedError(
                    "{name}从 {day} 起另有类别，在这一天之后。请选更晚的日期。",
                    name=name,
                    day=spell.since.isoformat(),
                )
            if spell.since == since:
                writer.delete(PointClass, spell.id)
            elif spell.until is None or spell.until > since:
                writer.update(PointClass, spell.id, until=since)
        if code:
            writer.insert(PointClass, person=person, code=code, since=since)


# Not taking part ----------------------------------------------------------


@operation("登记不参评")
def record_exemption(
    writer: Writer, *, person_ids: Sequence[int], since: date, until: date | None = None
) -> None:
    """Let people take no part from a day on; no reason is asked or kept.

    Args:
        writer: Writes.
        person_ids: Who.
        since: First day. until: the first day on which they take part again; None while it lasts.

    Raises:
        RefusedError: When nobody is named, the days end before they begin, are recorded already,
            or lie in a closed month.
    """
    chosen = list(dict.fromkeys(person_ids))
    if not chosen:
        raise RefusedError("没有选人。请先选不参评的人。")
    if until is not None and until <= since:
        raise RefusedError("结束日期不晚于开始日期。请改正。")
    for person in chosen:
        name = standing_person(person).name
        _refuse_closed_since(person, since, until)
        for one in PointExemption.select().where(PointExemption.person == person):
            starts_before_end = until is None or one.since < until
            if starts_before_end and (one.until is None or one.until > since):
                raise RefusedError("{name}这段时间已经登记为不参评，不必再登记。", name=name)
        writer.insert(PointExemption, person=person, since=since, until=until)


@operation("结束不参评")
def end_exemption(writer: Writer, *, exemption_id: int, until: date) -> None:
    """Let somebody take part again from a day on.

    Raises:
        RefusedError: When it is no more, the day is not after the first one, or a month that
            changes is closed.
    """
    row = _exemption(exemption_id)
    if until <= row.since:
        raise RefusedError("结束日期不晚于开始日期。请改正；登记错了的请删除。")
    before = row.until
    _refuse_closed_since(row.person_id, min(until, before or until), before)
    writer.update(PointExemption, exemption_id, until=until)


@operation("删除不参评")
def remove_exemption(writer: Writer, *, exemption_id: int) -> None:
    """Remove what was recorded by mistake.

    Raises:
        RefusedError: When it is no more, or one of its months is closed.
    """
    row = _exemption(exemption_id)
    _refuse_closed_since(row.person_id, row.since, row.until)
    writer.delete(PointExemption, exemption_id)


def _exemption(exemption_id: int) -> Any:
    return standing_row(
        PointExemption,
        exemption_id,
        RefusedError("这一条已经不在了，可能刚被撤销。请重新查看。"),
    )


def _refuse_closed_since(person: int, since: date, until: date | None = None) -> None:
    """Refuse a change of days on which a closed period rests.

    Args:
        person: Whose. since: the first day that changes.
        until: The first day that does not change; None for all that follow.
    """
    branches = {
        branch
        for (branch,) in rows(
            Membership.select(Membership.branch).where(
                (Membership.person == person)
                & (Membership.until.is_null() | (Membership.until > since.isoformat()))
            )
        )
    }
    for code in closed_codes():
        period = period_of(code)
        if period is None or period.last < since or (until is not None and period.first >= until):
            continue
        for branch in sorted(branches):
            refuse_when_closed(ClosingSubject.POINTS, branch, code)


# Last year ----------------------------------------------------------


@operation("登记上年积分")
def record_year_points(
    writer: Writer, *, person_ids: Sequence[int], year: int, points: Decimal, on: date
) -> None:
    """Enter the points of a year that was not kept here; a share of them is next year's base.

    Args:
        writer: Writes.
        person_ids: Who, each with these points.
        year: The year that is over.
        points: Not below nought.
        on: The day.

    Raises:
        RefusedError: When nobody is named, the year is not over, or the points are none.
    """
    if not person_ids:
        raise RefusedError("没有选人。请先选人。")
    if year >= on.year:
        raise RefusedError("{year}年还没有结束。请填往年的积分。", year=year)
    if not is_points(points) or points < 0:
        raise RefusedError(
            "积分应是 0 到 {most} 的数，最多四位小数。请改正。", most=number_text(MOST_POINTS)
        )
    day = date(year + 1, 1, 1)
    for person in dict.fromkeys(person_ids):
        branches = _branches([person], on)
        _refuse_closed_since(person, day, date(year + 2, 1, 1))
        for row in ScoreFigure.select().where(
            (ScoreFigure.person == person)
            & (ScoreFigure.part == YEAR_BROUGHT)
            & (ScoreFigure.period == str(year))
        ):
            writer.delete(ScoreFigure, row.id)
        writer.insert(
            ScoreFigure,
            organisation=branches[person],
            person=person,
            period=str(year),
            part=YEAR_BROUGHT,
            points=scaled(points),
            given_on=on,
        )


# The wall ----------------------------------------------------------


@operation("登记积分公布范围")
def record_publicity(
    writer: Writer,
    *,
    organisation_id: int,
    extent: PointsExtent,
    activity_id: int,
    since: date,
    on: date,
    note: str = "",
) -> None:
    """Record what the 党员大会 of a branch has resolved that the wall may show, from a day on.

    Args:
        writer: Writes.
        organisation_id: The branch.
        extent: How much.
        activity_id: The 党员大会 that resolved it.
        since: First day; not before the meeting.
        on: Today.
        note: What the resolution says, in short.

    Raises:
        RefusedError: When it is no branch, the meeting is no 党员大会 of it or has not been held,
            or another resolution holds from a later day on.
    """
    node = Tree.on(since).get(organisation_id)
    if node is None or node.kind is not OrganisationKind.BRANCH:
        raise RefusedError("公布范围按党支部定。请选一个党支部。")
    meeting = standing_row(
        Activity, activity_id, RefusedError("这次会议已经不在了。请另选作出决定的党员大会。")
    )
    if meeting.kind != GENERAL_MEETING or meeting.organisation_id != organisation_id:
        raise RefusedError("公布范围由本支部的党员大会决定。请选作出决定的那次党员大会。")
    if meeting.held_on > on:
        raise RefusedError("这次党员大会还没有开。请在开会作出决定以后登记。")
    if since < meeting.held_on:
        raise RefusedError(
            "起用日期早于党员大会的日期 {day}。请改正。", day=meeting.held_on.isoformat()
        )
    if len(note) > _LONGEST_NOTE:
        raise RefusedError(
            "说明有 {count} 个字，最多 {most} 个。请写短一些。", count=len(note), most=_LONGEST_NOTE
        )
    for row in PointPublicity.select().where(PointPublicity.organisation == organisation_id):
        if row.since > since:
            raise RefusedError(
                "从 {day} 起另有决定，在这一天之后。请选更晚的日期。", day=row.since.isoformat()
            )
        if row.since == since:
            writer.delete(PointPublicity, row.id)
        elif row.until is None or row.until > since:
            writer.update(PointPublicity, row.id, until=since)
    writer.insert(
        PointPublicity,
        organisation=organisation_id,
        extent=extent,
        activity=activity_id,
        note=note.strip(),
        since=since,
    )
