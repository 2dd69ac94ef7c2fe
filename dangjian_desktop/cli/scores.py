"""`score` and `rank`: the sheet of a branch, and the places of a period, without a window."""

from collections.abc import Iterator
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.numbers import number
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.measured import Record
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.scoring import Given, ItemScore
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.rubrics import RubricRow, rubric_named
from dangjian_desktop.queries.score_sheets import (
    RankQuery,
    RankRow,
    ScoreSheet,
    ScoreSheetQuery,
    issued_versions,
)
from dangjian_desktop.queries.score_words import figure_in_words, points_text, record_in_words
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.queries.shown_scores import STANDING_WORDS, Standing


@click.command("score", cls=Command, help="一个党支部一期的考评得分，逐项列出依据。")
@click.option("--branch", required=True, metavar="名称", help="哪个党支部")
@click.option("--period", required=True, metavar="期间", help="如 2026Q3、2026-07、2026H2、2026")
@click.option("--rubric", metavar="名称@版本", help="按另一版细则算；不写按这一期的版本")
@passed
def score(context: Context, branch: str, period: str, rubric: str | None) -> None:
    """Answer the sheet, the records behind every figure with it."""
    wanted = _period(context, period)
    with context.opened():
        organisation_id = organisation_named(context, branch)
        assert organisation_id is not None
        node = Tree.on(context.on).get(organisation_id)
        if node is None or node.kind is not OrganisationKind.BRANCH:
            raise CommandError(f"“{branch}”不是党支部。请写党支部的名称。")
        name, version = "", ""
        if rubric is not None:
            row = rubric_told(rubric)
            name, version = row.name, row.version
        sheet = ScoreSheetQuery(organisation_id, wanted.code, context.on, name, version).fetch()
        if sheet is None or sheet.score is None:
            raise CommandError(_no_score(wanted))
        answer, lines = _answer(sheet, sheet.score), _lines(sheet, sheet.score)
    context.answer(answer, lines)


@click.command("rank", cls=Command, help="一期里各党支部的名次；并列的名次相同。")
@click.option("--period", required=True, metavar="期间", help="如 2026Q3、2026-07、2026H2、2026")
@click.option("--branch", metavar="名称", help="只排这个党委（党总支）下的党支部")
@passed
def rank(context: Context, period: str, branch: str | None) -> None:
    """Answer the branches by their places; those without one stand at the end."""
    wanted = _period(context, period)
    with context.opened():
        within = organisation_named(context, branch)
        rows = RankQuery(wanted.code, context.on, within).fetch()
        if not rows:
            raise CommandError(_no_score(wanted))
    context.answer([_place(row) for row in rows], [_place_line(row) for row in rows])


def _period(context: Context, code: str) -> Period:
    found = period_of(code)
    if found is None:
        raise CommandError(f"不认识期间“{code}”。请写 2026Q3（季度）、2026-07、2026H2 或 2026。")
    if found.first > context.on:
        raise CommandError(f"{found.label}还没有开始，没有得分。请写已经开始的一期。")
    return found


def rubric_told(told: str) -> RubricRow:
    """Return the version of a rubric that is told as NAME@VERSION; the newest issued of a NAME."""
    name, _at, version = told.partition("@")
    row = rubric_named(name, version)
    if row is None or row.rubric is None:
        raise CommandError(f"没有细则“{told}”。{_known_versions()}请写 名称@版本。")
    return row


def _no_score(period: Period) -> str:
    return f"{period.label}没有可用的考评细则或没有党支部。{_known_versions()}请先发布细则。"


def _known_versions() -> str:
    told = "、".join(f"{row.name}@{row.version}" for row in issued_versions())
    return f"已发布的有：{told}。" if told else "还没有已发布的细则。"


def _answer(sheet: ScoreSheet, scored: BranchScore) -> dict[str, Any]:
    total = scored.total
    return {
        "rubric": scored.rubric.name,
        "version": scored.rubric.version,
        "branch": sheet.name,
        "period": sheet.period.code,
        "standing": sheet.standing.value,
        **_closing(sheet),
        "total": number(total.total),
        "base": number(total.base),
        "bonus": number(total.bonus),
        "pending": number(total.pending),
        "grade": None if total.grade is None else total.grade.name,
        "vetoed": total.is_vetoed,
        "items": [_item(one) for one in scored.items],
    }


def _closing(sheet: ScoreSheet) -> dict[str, Any]:
    """Return the edition that is shown and whether its seal holds; null where nothing is closed."""
    row = sheet.closing
    if row is None or sheet.standing is not Standing.CLOSED:
        return {"edition": None, "sealed": None}
    return {"edition": row.edition, "sealed": row.is_intact}


def _item(one: ItemScore) -> dict[str, Any]:
    return {
        "id": one.item.code,
        "title": one.item.title,
        "max": number(one.item.maximum),
        "score": number(one.score),
        "bonus": number(one.bonus),
        "counted": number(one.counted),
        "self_score": _given(one.self_score, one),
        "check_score": _given(one.check_score, one),
        "state": one.state.value,
        "figure": [str(told) for told in figure_in_words(one)],
        "waits_for": _waits(one),
        "evidence": [_evidence(record) for record in _records(one)],
    }


def _waits(one: ItemScore) -> list[str]:
    """Return why an item is 待评, each reason once."""
    return list(dict.fromkeys(map(str, one.waits_for)))


def _given(given: Given | None, one: ItemScore) -> float | None:
    return None if given is None else number(given.points_by(one.counted))


def _records(one: ItemScore) -> Iterator[Record]:
    for rule in one.rules:
        yield from rule.records
        yield from rule.measured.proofs


def _evidence(record: Record) -> dict[str, Any]:
    return {"kind": record.kind.value, "uid": record.uid, "text": str(record_in_words(record))}


def _lines(sheet: ScoreSheet, scored: BranchScore) -> list[str]:
    total = scored.total
    grade = total.grade.name if total.grade is not None else f"待评 {points_text(total.pending)} 分"
    head = (
        f"{sheet.name} {sheet.period.label}：{points_text(total.total)} 分 {grade}"
        f"{'（一票否决）' if total.is_vetoed else ''}{_standing(sheet.standing)}"
    )
    lines = [head]
    if _closing(sheet)["sealed"] is False:
        lines.append("  封存校验不符：内容在程序之外被改动。请核对纸质公示，再开始更正。")
    for one in scored.items:
        reached = "待评" if one.score is None else points_text(one.score)
        told = "；".join(map(str, figure_in_words(one))) or "；".join(_waits(one))
        most = points_text(one.item.maximum)
        lines.append(f"  {one.item.code}  {one.item.title}  {reached}/{most}  {told}")
    return lines


def _standing(standing: Standing) -> str:
    return f"（{STANDING_WORDS[standing]}）"


def _place(row: RankRow) -> dict[str, Any]:
    return {
        "place": row.place,
        "name": row.name,
        "figure": number(row.total),
        "reason": "".join(map(str, row.reasons)),
        "grade": row.grade or None,
        "pending": number(row.pending),
        "vetoed": row.is_vetoed,
        "standing": row.standing.value,
    }


def _place_line(row: RankRow) -> str:
    place = "—" if row.place is None else str(row.place)
    told = "".join(map(str, row.reasons))
    return f"{place}  {row.name}  {points_text(row.total)}  {row.grade}  {told}".rstrip()
