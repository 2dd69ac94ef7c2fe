"""What people decide about flags and stars: a tie, a flag left with nobody, a star, a level.

The rules say who has how many points; where they end, and which level somebody gets, a committee
decides and says why. A period that is closed is not written into.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.contest import FULL, Outcome, by_rules, flag_rules
from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.ledger_values import MOST_DECIMALS, SCALE
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.stars import HIGHEST, level_word
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.queries.score_figures import figures_in
from dangjian_desktop.queries.stars import (
    BranchStarsQuery,
    MemberStarsQuery,
    StarBoard,
    StarRow,
    level_cautions,
)
from dangjian_desktop.storage.models import FlagDecision, ScoreFigure, StarGrant, StarLevel
from dangjian_desktop.storage.rulebook import rules_on

#: Characters of a reason.
LONGEST_REASON = 200


@operation("登记夺旗决定")
def record_flag_decision(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    flag: str,
    winner_id: int | None,
    reason: str,
    on: date,
) -> None:
    """Record who gets a flag where the rules end, or that nobody does; an earlier one is replaced.

    Args:
        writer: Writes.
        organisation_id: The committee that decides. period: Code of the period.
        flag: Key of the flag.
        winner_id: One of those whom the rules leave open; None for nobody this time.
        reason: Who decided it and why.
        on: The day of the decision.

    Raises:
        RefusedError: When there is no such flag, the period is not over or is closed, the reason
            is missing, or the rules leave nothing open for who is named.
    """
    told = _period(period)
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, period)
    board = FlagsQuery(period, on, organisation_id).fetch()
    row = None if board is None else board.row(flag)
    if board is None or row is None:
        raise RefusedError("这一期没有这面旗。请刷新后再选。")
    if on <= told.last:
        raise RefusedError("{period}还没有结束，得分还会变。请到期后再决定。", period=told.label)
    clean = _reason(reason)
    if not clean:
        raise RefusedError("还没有写由谁、为什么这样决定。请写明理由。")
    result = by_rules(row.table, board.rules.lowest)
    if winner_id is not None and winner_id not in (*result.open_ids, result.winner_id):
        if result.outcome in (Outcome.TIE, Outcome.WAITING):
            names = "、".join(board.names[key] for key in result.open_ids)
            raise RefusedError("只在 {names} 之间决定。请从中选一个，或选空缺。", names=names)
        raise RefusedError(
            "“{flag}”旗按得分已经分出，不能改给别的支部。请改得分或规则，或选空缺。",
            flag=row.flag.name,
        )
    values = {"winner": winner_id, "reason": clean, "decided_on": on}
    if row.decision is not None:
        writer.update(FlagDecision, row.decision.decision_id, **values)
    else:
        writer.insert(
            FlagDecision, organisation=organisation_id, period=period, flag=flag, **values
        )


@operation("撤下夺旗决定")
def remove_flag_decision(writer: Writer, *, organisation_id: int, period: str, flag: str) -> None:
    """Take a decision away: what the rules say stands again.

    Raises:
        RefusedError: When there is none, or the period is closed.
    """
    _period(period)
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, period)
    table = FlagDecision
    found = table.get_or_none(
        (table.organisation == organisation_id) & (table.period == period) & (table.flag == flag)
    )
    if found is None:
        raise RefusedError("这面旗没有决定可撤。请刷新后再看。")
    writer.delete(FlagDecision, found.id)


@operation("登记评星")
def record_star(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    star: str,
    is_given: bool,
    reason: str,
    on: date,
    person_id: int | None = None,
) -> None:
    """Give somebody a star, or do not give one that the rules find; an earlier one is replaced.

    Args:
        writer: Writes.
        organisation_id: The branch, or that of the person. period: Code of the period.
        star: Key of the star. is_given: Whether it is given.
        reason: Who decided it and why.
        on: The day of the decision.
        person_id: Whose star; None for the branch's.

    Raises:
        RefusedError: When there is no such branch, person or star, the reason is missing, or the
            period is closed.
    """
    board, _row = _standing(organisation_id, person_id, period, on)
    if board.rules.star(star) is None:
        raise RefusedError("规则里没有这颗星。请刷新后再选。")
    clean = _reason(reason)
    if not clean:
        raise RefusedError("还没有写由谁、为什么这样评定。请写明理由。")
    values = {"is_given": is_given, "reason": clean, "decided_on": on}
    found = _found(StarGrant, organisation_id, person_id, period, star=star)
    if found is not None:
        writer.update(StarGrant, found.id, **values)
    else:
        writer.insert(
            StarGrant,
            organisation=organisation_id,
            person=person_id,
            period=period,
            star=star,
            **values,
        )


@operation("撤下评星")
def remove_star(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    star: str,
    person_id: int | None = None,
) -> None:
    """Take a decision about a star away: what the rules find stands again.

    Raises:
        RefusedError: When there is none, or the period is closed.
    """
    _period(period)
    _refuse_when_closed(organisation_id, person_id, period)
    found = _found(StarGrant, organisation_id, person_id, period, star=star)
    if found is None:
        raise RefusedError("这颗星没有评定可撤。请刷新后再看。")
    writer.delete(StarGrant, found.id)


@operation("定星级")
def record_star_level(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    level: int,
    on: date,
    reason: str = "",
    person_id: int | None = None,
) -> None:
    """Record the level that people decided, in the place of an earlier one.

    More than the quota, more than the rules allow, or before the period is over: people may, and
    say who decided it and why.

    Raises:
        RefusedError: When there is no such branch, person or level, the period is closed, or
            something speaks against it and no reason is given.
    """
    board, row = _standing(organisation_id, person_id, period, on)
    if not 1 <= level <= HIGHEST:
        raise RefusedError("星级只有一星到五星。请重新选。")
    clean = _reason(reason)
    cautions = level_cautions(board, row, level)
    if cautions and not clean:
        raise RefusedError(
            "{cautions}要这样定，请写明理由和由谁决定。", cautions="".join(map(str, cautions))
        )
    values = {"level": level, "reason": clean, "decided_on": on}
    if row.decided is not None:
        writer.update(StarLevel, row.decided.level_id, **values)
    else:
        writer.insert(
            StarLevel, organisation=organisation_id, person=person_id, period=period, **values
        )


@operation("按规则定星级")
def record_star_levels(
    writer: Writer, *, organisation_id: int, period: str, level: int, on: date, of_members: bool
) -> int:
    """Record a level for all whom the rules allow exactly it and who have none; return how many.

    Args:
        writer: Writes.
        organisation_id: The committee of the branches, or the branch of the members.
        period: Code of the period. level: 1 to 5.
        on: The day of the decision.
        of_members: Whether the members of a branch are meant, or the branches of a committee.

    Raises:
        RefusedError: When they are more than places are left, something is not certain yet, the
            period is not over or is closed, or there is nobody.
    """
    told = _period(period)
    if on <= told.last:
        raise RefusedError("{period}还没有结束，得星还会变。请到期后再定。", period=told.label)
    board = _board(organisation_id, period, on, of_members=of_members)
    wanted = [
        row
        for row in board.rows
        if row.standing.level == level and row.standing.is_certain and row.decided is None
    ]
    words = level_word(level)
    if not wanted:
        raise RefusedError("没有按规则到{level}星而还没有定的。请换一级。", level=words)
    quota = board.quota(level)
    if quota.places is not None and quota.given + len(wanted) > quota.places:
        raise RefusedError(
            "到{level}星的有 {count} 个，名额只剩 {left} 个。请逐个决定。",
            level=words,
            count=len(wanted),
            left=max(quota.places - quota.given, 0),
        )
    for row in wanted:
        person = row.key if of_members else None
        _refuse_when_closed(row.branch_id, person, period)
        writer.insert(
            StarLevel,
            organisation=row.branch_id,
            person=person,
            period=period,
            level=level,
            decided_on=on,
        )
    return len(wanted)


@operation("撤下星级")
def remove_star_level(
    writer: Writer, *, organisation_id: int, period: str, person_id: int | None = None
) -> None:
    """Take a level away that people decided.

    Raises:
        RefusedError: When there is none, or the period is closed.
    """
    _period(period)
    _refuse_when_closed(organisation_id, person_id, period)
    found = _found(StarLevel, organisation_id, person_id, period)
    if found is None:
        raise RefusedError("还没有定星级。请刷新后再看。")
    writer.delete(StarLevel, found.id)


def _period(code: str) -> Period:
    period = period_of(code)
    if period is None:
        raise RefusedError("没有“{code}”这一期。请重新选。", code=code)
    return period


def _reason(reason: str) -> str:
    return trimmed(reason, LONGEST_REASON)


def _refuse_when_closed(organisation_id: int, person_id: int | None, period: str) -> None:
    subject = ClosingSubject.SCORE if person_id is None else ClosingSubject.POINTS
    refuse_when_closed(subject, organisation_id, period)


def _board(organisation_id: int, period: str, on: date, *, of_members: bool) -> StarBoard:
    board = (
        MemberStarsQuery(period, on, organisation_id).fetch()
        if of_members
        else BranchStarsQuery(period, on, organisation_id).fetch()
    )
    if board is None:
        raise RefusedError("这一期没有这个党组织。请刷新后再选。")
    return board


def _standing(
    organisation_id: int, person_id: int | None, period: str, on: date
) -> tuple[StarBoard, StarRow]:
    """Return the board and the row of who is meant.

    Raises:
        RefusedError: When nobody is, or the period is closed.
    """
    _period(period)
    _refuse_when_closed(organisation_id, person_id, period)
    board = _board(organisation_id, period, on, of_members=person_id is not None)
    row = board.row(organisation_id if person_id is None else person_id)
    if row is None:
        raise RefusedError("这一期的评星里没有这个对象。请刷新后再选。")
    return board, row


def _found(
    table: Any, organisation_id: int, person_id: int | None, period: str, **more: str
) -> Any:
    chosen = (table.organisation == organisation_id) & (table.period == period)
    chosen &= table.person.is_null() if person_id is None else table.person == person_id
    for name, value in more.items():
        chosen &= getattr(table, name) == value
    return table.get_or_none(chosen)


@operation("填写夺旗得分")
def record_flag_figures(
    writer: Writer,
    *,
    period: str,
    flag: str,
    points: Mapping[int, Decimal | None],
    reason: str,
    on: date,
) -> int:
    """Record what branches have for a flag that people give figures for; return how many changed.

    Args:
        writer: Writes.
        period: Code of the period. flag: Key of the flag.
        points: Out of 100 by row id of the branch; None takes one away.
        reason: Where the figures come from.
        on: The day on which they are given.

    Raises:
        RefusedError: When nobody gives figures for this flag, one is more than 100, the period has
            not begun or is closed for a branch, or nothing says where they come from.
    """
    told = _period(period)
    rules = flag_rules(rules_on(told.last).values_of(FLAGS))
    found = rules.flag(flag)
    if found is None or not found.figures:
        raise RefusedError("这面旗的得分由考评算出，不必填写。")
    if on < told.first:
        raise RefusedError("{period}还没有开始。请另选一期。", period=told.label)
    part, clean = found.figures[0], _reason(reason)
    standing = {
        row.organisation_id: row for row in figures_in(period, tuple(points)) if row.part == part
    }
    changed = 0
    for branch, figure in points.items():
        row = standing.get(branch)
        if figure == (None if row is None else row.points):
            continue
        refuse_when_closed(ClosingSubject.SCORE, branch, period)
        if figure is None:
            if row is not None:
                writer.delete(ScoreFigure, row.figure_id)
        elif not 0 <= figure <= FULL or figure != round(figure, MOST_DECIMALS):
            raise RefusedError(
                "{flag}得分要在 0 到 100 之间，最多 {decimals} 位小数。请改正 {figure}。",
                flag=found.name,
                decimals=MOST_DECIMALS,
                figure=figure,
            )
        elif not clean:
            raise RefusedError("还没有写这些得分从哪里来。请写明出处，如经营考核通报。")
        else:
            values = {"points": int(figure * SCALE), "reason": clean, "given_on": on}
            if row is not None:
                writer.update(ScoreFigure, row.figure_id, **values)
            else:
                writer.insert(ScoreFigure, organisation=branch, period=period, part=part, **values)
        changed += 1
    return changed
