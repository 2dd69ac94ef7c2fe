"""What people enter for the sheet of a period: marks, and what they found.

Nothing that is counted is written here. A period that is closed is not written into; whoever finds
something later begins a correction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.ledger_values import MOST_DECIMALS, SCALE
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.rubric import RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind, ScoreRole
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.rubrics import RubricRow, rubric_for
from dangjian_desktop.queries.scores import branch_scores
from dangjian_desktop.storage.models import (
    Activity,
    Document,
    LedgerEntry,
    ScoreFinding,
    ScoreMark,
)

#: Characters of a reason or of what was found.
LONGEST_TEXT = 500
#: The records that findings and evidence rest on, by column.
LINK_TABLES: Mapping[str, Any] = {
    "activity": Activity,
    "entry": LedgerEntry,
    "document": Document,
}
#: Rules of which a finding is a number that was reached, which may be nought.
_REACHED = (RuleKind.BELOW, RuleKind.ABOVE)
#: The columns of a finding that are changed afterwards.
_FINDING_COLUMNS = frozenset("level count happened_on text activity entry document".split())


@operation("评分")
def mark_score(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    item: str,
    role: ScoreRole,
    points: Decimal | None,
    on: date,
    reason: str = "",
) -> None:
    """Give an item its self-score or check-score, in the place of an earlier one.

    Args:
        writer: Writes.
        organisation_id: The branch. period: Code of the period. item: Code of the item.
        role: Who gives it.
        points: Without the bonus; None for "as counted" (核定同计数).
        on: The day on which it is given.
        reason: Why it differs from what is counted.

    Raises:
        RefusedError: When there is no such branch, period or item, it has not begun or is closed,
            the points are more than the item has, or differ from what is counted without a reason.
    """
    row, found = _sheet(organisation_id, period, on)
    why = trimmed(reason, LONGEST_TEXT)
    scored = _scored(row, found, organisation_id, [_item(row, item)], on) if not why else {}
    _mark(writer, organisation_id, period, _item(row, item), role, points, on, why, scored)


@operation("核定同计数")
def mark_scores_as_counted(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    items: Sequence[str],
    on: date,
    reason: str = "",
) -> None:
    """Confirm items: what is counted is the check-score, and there is nothing more to it.

    Args:
        writer: Writes.
        organisation_id: The branch. period: Code of the period. items: Codes of the items.
        on: The day on which they are confirmed.
        reason: Why those are confirmed of which nothing is recorded; kept with these alone.

    Raises:
        RefusedError: As `mark_score`; then none of them is confirmed.
    """
    row, found = _sheet(organisation_id, period, on)
    why, wanted = trimmed(reason, LONGEST_TEXT), [_item(row, code) for code in items]
    scored = _scored(row, found, organisation_id, wanted, on)
    for item in wanted:
        told = why if item.code in scored and scored[item.code].is_unrecorded else ""
        _mark(writer, organisation_id, period, item, ScoreRole.CHECK, None, on, told, scored)


@operation("撤下评分")
def remove_mark(
    writer: Writer, *, organisation_id: int, period: str, item: str, role: ScoreRole, on: date
) -> None:
    """Take a mark away: the item has what is counted again, or is 待评.

    Raises:
        RefusedError: When there is no such mark, or the period is closed.
    """
    _sheet(organisation_id, period, on)
    row_id = _mark_id(organisation_id, period, item, role)
    if row_id is None:
        raise RefusedError("这一项没有评分可撤。请刷新后再看。")
    writer.delete(ScoreMark, row_id)


@operation("登记考核情况")
def record_finding(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    item: str,
    rule: str,
    on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Record an occurrence that somebody found for a rule, and return its row id.

    Args:
        writer: Writes.
        organisation_id: The branch. period: Code of the period. item: Code of the item.
        rule: Key of the rule within the item.
        on: The day on which it is entered.
        values: level, count (`Decimal`, 1 where it is left out), happened_on, text; activity,
            entry, document: row ids of the record it rests on.

    Raises:
        RefusedError: When there is no such branch, period, item or rule, it has not begun or is
            closed, the level is none of the rule's, the count is not positive, the day lies outside
            the period, or nothing says what was found.
    """
    row, found = _sheet(organisation_id, period, on)
    _item, told = _rule(row, item, rule)
    clean = _finding_values(told, {"count": Decimal(1), **values}, found, on)
    return writer.insert(
        ScoreFinding,
        organisation=organisation_id,
        period=period,
        item=item,
        rule=rule,
        entered_on=on,
        **clean,
    )


@operation("修改考核情况")
def change_finding(writer: Writer, *, finding_id: int, values: Mapping[str, Any], on: date) -> None:
    """Change what was found; see `record_finding`.

    Raises:
        RefusedError: As `record_finding`.
    """
    old = _finding(finding_id)
    row, found = _sheet(old.organisation_id, old.period, on)
    _item, told = _rule(row, old.item, old.rule)
    present = {
        "level": old.level,
        "count": Decimal(old.count) / SCALE,
        "happened_on": old.happened_on,
        "text": old.text,
        "activity": old.activity_id,
        "entry": old.entry_id,
        "document": old.document_id,
    }
    writer.update(
        ScoreFinding, finding_id, **_finding_values(told, {**present, **values}, found, on)
    )


@operation("删除考核情况")
def remove_finding(writer: Writer, *, finding_id: int, on: date) -> None:
    """Remove what was found.

    Raises:
        RefusedError: When it is no more, or the period is closed.
    """
    old = _finding(finding_id)
    _sheet(old.organisation_id, old.period, on)
    writer.delete(ScoreFinding, finding_id)


def _scored(
    row: RubricRow, period: Period, organisation_id: int, items: Sequence[RubricItem], on: date
) -> Mapping[str, ItemScore]:
    """Return what is counted of some items, by their codes; all of them at once."""
    assert row.rubric is not None
    alone, branch = replace(row.rubric, items=tuple(items)), [(organisation_id, "")]
    (score,) = branch_scores(alone, period, on, branch, with_records=False)
    return {one.item.code: one for one in score.items}


def _mark(
    writer: Writer,
    organisation_id: int,
    period: str,
    item: RubricItem,
    role: ScoreRole,
    points: Decimal | None,
    on: date,
    why: str,
    scored: Mapping[str, ItemScore],
) -> None:
    stored = None
    if points is None:
        if not item.rules:
            raise RefusedError(
                "“{code} {title}”没有计分办法，由人直接评分。请填写得分。",
                code=item.code,
                title=item.title,
            )
    else:
        stored = _as_stored(points)
        if points > item.maximum:
            raise RefusedError(
                "“{code} {title}”最多 {most} 分，填了 {points} 分。请改正。",
                code=item.code,
                title=item.title,
                most=plain_number(item.maximum),
                points=plain_number(points),
            )
    if not why:
        _refuse_unexplained(scored[item.code], points, role)
    values = {"points": stored, "reason": why, "marked_on": on}
    row_id = _mark_id(organisation_id, period, item.code, role)
    if row_id is not None:
        writer.update(ScoreMark, row_id, **values)
        return
    writer.insert(
        ScoreMark, organisation=organisation_id, period=period, item=item.code, role=role, **values
    )


def _refuse_unexplained(scored: ItemScore, points: Decimal | None, role: ScoreRole) -> None:
    """Refuse points that are not those that are counted, where nothing says why.

    Neither may a checker pass over that nothing is recorded for what the program counts: "nothing
    recorded" is not "no faults".
    """
    item = scored.item
    if role is ScoreRole.CHECK and scored.is_unrecorded:
        raise RefusedError(
            "“{code} {title}”有统计不出的内容，没有记录不能当作没有扣分。请补记，或写明理由。",
            code=item.code,
            title=item.title,
        )
    if points is not None and scored.counted is not None and scored.counted != points:
        raise RefusedError(
            "“{code} {title}”按记录计 {counted} 分，评了 {points} 分。请写明不一致的理由。",
            code=item.code,
            title=item.title,
            counted=plain_number(scored.counted),
            points=plain_number(points),
        )


def _finding_values(
    rule: ScoringRule, values: Mapping[str, Any], period: Period, on: date
) -> dict[str, Any]:
    unknown = values.keys() - _FINDING_COLUMNS
    assert not unknown, unknown
    level = str(values.get("level") or "")
    labels = [one.label for one in rule.levels]
    if rule.kind is RuleKind.LEVELS and level not in labels:
        raise RefusedError("没有选等级。请在{levels}里选一个。", levels=tuple(labels))
    if rule.kind is not RuleKind.LEVELS:
        level = ""
    count = values["count"]
    if count is None or (count <= 0 and not (rule.kind in _REACHED and count == 0)):
        raise RefusedError("次数要大于 0。请改正；没有发生的不用登记，请点“核定同计数”。")
    day = values.get("happened_on")
    if day is not None and not period.first <= day <= min(period.last, on):
        raise RefusedError(
            "{day} 不在 {first} 至 {last} 之间。请改日期，或登记到那一期。",
            day=day.isoformat(),
            first=period.first.isoformat(),
            last=min(period.last, on).isoformat(),
        )
    text = trimmed(str(values.get("text") or ""), LONGEST_TEXT)
    links = standing_links({name: values.get(name) for name in LINK_TABLES})
    if not text and not any(links.values()):
        raise RefusedError("没有写发现了什么。请写明情况，或选一条依据的记录。")
    return {
        "level": level,
        "count": _as_stored(count),
        "happened_on": day,
        "text": text,
        **links,
    }


def standing_links(values: Mapping[str, Any]) -> dict[str, int | None]:
    """Return the records that something rests on, by column; other values are passed over.

    Raises:
        RefusedError: When one of them is no more.
    """
    found: dict[str, int | None] = {}
    for name, table in LINK_TABLES.items():
        if name not in values:
            continue
        key = values[name]
        found[name] = key
        if key is not None:
            standing_row(table, key, RefusedError("所依据的记录已经不在了。请重新选。"))
    return found


def open_item(organisation_id: int, period: str, item: str, on: date) -> RubricItem:
    """Return an item of a period that can be written into.

    Raises:
        RefusedError: When there is no such branch, period or item, or it is not open.
    """
    row, _period_found = _sheet(organisation_id, period, on)
    return _item(row, item)


def _as_stored(points: Decimal) -> int:
    """Return a number as it is stored, in ten-thousandths."""
    stored = points * SCALE
    if points < 0:
        raise RefusedError("{points} 小于 0。请填 0 或更大的数。", points=plain_number(points))
    if stored != stored.to_integral_value():
        raise RefusedError(
            "{points} 的小数太多，最多 {most} 位。请改正。",
            points=plain_number(points),
            most=MOST_DECIMALS,
        )
    return int(stored)


def _period(code: str, on: date) -> Period:
    found = period_of(code)
    if found is None:
        raise RefusedError(
            "“{code}”不是考评期。请写成 2026-07、2026Q3、2026H2 或 2026。", code=code
        )
    if found.first > on:
        raise RefusedError("{period}还没有开始，不能评分。请选已经开始的一期。", period=found.label)
    return found


def _sheet(organisation_id: int, code: str, on: date) -> tuple[RubricRow, Period]:
    """Return by what a branch is scored in a period that can be written into."""
    period = _period(code, on)
    node = _branch(organisation_id, period, on)
    if node is None:
        raise RefusedError("这一期没有这个党支部。请在列表里重新选。")
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, code)
    row = rubric_for(period.last)
    if row is None:
        raise RefusedError(
            "{period}没有已发布的考评细则。请先在“细则”里发布一个版本。", period=period.label
        )
    return row, period


def _branch(organisation_id: int, period: Period, on: date) -> OrganisationRow | None:
    node = Tree.on(min(period.last, on)).get(organisation_id)
    return node if node is not None and node.kind is OrganisationKind.BRANCH else None


def _item(row: RubricRow, code: str) -> RubricItem:
    item = None if row.rubric is None else row.rubric.item(code)
    if item is None:
        raise RefusedError(
            "“{name} {version}”里没有 {code} 这一项。请刷新后再评。",
            name=row.name,
            version=row.version,
            code=code,
        )
    return item


def _rule(row: RubricRow, code: str, key: str) -> tuple[RubricItem, ScoringRule]:
    item = _item(row, code)
    rule = item.rule(key)
    if rule is None:
        raise RefusedError("{code} 没有这一条计分办法。请刷新后再选。", code=code)
    return item, rule


def _mark_id(organisation_id: int, period: str, item: str, role: ScoreRole) -> int | None:
    table = ScoreMark
    found = table.get_or_none(
        (table.organisation == organisation_id)
        & (table.period == period)
        & (table.item == item)
        & (table.role == role)
    )
    return None if found is None else int(found.id)


def _finding(finding_id: int) -> Any:
    return standing_row(
        ScoreFinding, finding_id, RefusedError("这条考核情况已经不在了。请刷新后再看。")
    )
