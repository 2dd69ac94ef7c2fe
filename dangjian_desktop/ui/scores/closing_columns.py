"""Columns of closed periods, their editions, differences and objections."""

from collections.abc import Sequence
from datetime import date

from dangjian_desktop.domain.closing import short_seal
from dangjian_desktop.domain.score_differences import ScoreDifference
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.queries.closing_lists import ClosedPeriod
from dangjian_desktop.queries.closings import ClosingRow
from dangjian_desktop.queries.objections import ObjectionRow, WaitsFor
from dangjian_desktop.ui.scores.closing_notice import seal_chip, state_chip
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


def _state(one: ClosedPeriod) -> ChipLook:
    if one.superseded_by:
        return ChipLook(tr("已由上级统一关闭"), Tone.PLAIN)
    return state_chip(one.state)


def _objections(one: ClosedPeriod) -> str:
    if not one.objections:
        return ""
    if one.unanswered:
        return tr("{n} 件，待答复 {open} 件", n=one.objections, open=one.unanswered)
    return tr("{n} 件", n=one.objections)


PERIODS: tuple[Column[ClosedPeriod], ...] = (
    Column(QT_TR_NOOP("期间"), lambda one: one.period.label, "period", width=136),
    Column(QT_TR_NOOP("内容"), lambda one: tr(printed(one.row.subject)), "subject", width=84),
    text_column(QT_TR_NOOP("关闭单位"), lambda one: one.organisation_name, "closer", width=170),
    Column(
        QT_TR_NOOP("支部数"),
        lambda one: "" if one.branches is None else str(one.branches),
        "branches",
        "right",
        width=64,
    ),
    Column(
        QT_TR_NOOP("版"),
        lambda one: tr("第{n}版", n=one.row.edition),
        "edition",
        width=64,
    ),
    Column(QT_TR_NOOP("状态"), lambda one: _state(one).text, "state", width=142, chip=_state),
    Column(
        QT_TR_NOOP("封存"),
        lambda one: seal_chip(one.row).text,
        "seal",
        width=104,
        chip=lambda one: seal_chip(one.row),
    ),
    Column(
        QT_TR_NOOP("公示到"),
        lambda one: one.row.objections_until.isoformat() if one.row.objections_until else "",
        "until",
        width=100,
    ),
    Column(QT_TR_NOOP("异议"), _objections, "objections", width=150),
)


def _why(row: ClosingRow) -> str:
    read = row.read
    if read is None:
        return tr("内容读不出来")
    told = [row.reason] if row.reason else []
    if read.pending_reason:
        told.append(tr("有待评项：{reason}", reason=read.pending_reason))
    if row.reopened_on is not None:
        told.append(
            tr("{day}起更正：{reason}", day=row.reopened_on.isoformat(), reason=row.reopening)
        )
    return tr("；").join(told)


EDITIONS: tuple[Column[ClosingRow], ...] = (
    Column(QT_TR_NOOP("版"), lambda row: tr("第{n}版", n=row.edition), "edition", width=64),
    Column(QT_TR_NOOP("关闭日期"), lambda row: row.closed_on.isoformat(), "closed", width=100),
    Column(
        QT_TR_NOOP("封存"),
        lambda row: seal_chip(row).text,
        "intact",
        width=104,
        chip=seal_chip,
    ),
    Column(QT_TR_NOOP("封存号"), lambda row: short_seal(row.seal), "seal", width=140),
    Column(
        QT_TR_NOOP("公示"),
        lambda row: (
            tr(
                "{first} 至 {last}",
                first=row.published_on.isoformat(),
                last=row.objections_until.isoformat(),
            )
            if row.published_on is not None and row.objections_until is not None
            else ""
        ),
        "published",
        width=190,
    ),
    text_column(QT_TR_NOOP("说明"), _why, "reason", width=380),
)


def difference_columns(before: str, after: str) -> Sequence[Column[ScoreDifference]]:
    """Return the columns of differences, headed by what is compared."""

    def records(one: ScoreDifference) -> str:
        return tr("；").join(map(str, one.records))

    return (
        text_column(QT_TR_NOOP("党支部"), lambda one: one.branch, "branch", width=160),
        text_column(
            QT_TR_NOOP("项目"),
            lambda one: f"{one.item} {one.title}".strip(),
            "item",
            width=210,
        ),
        Column(before, lambda one: one.before, "before", "right", width=110),
        Column(after, lambda one: one.after, "after", "right", width=110),
        text_column(QT_TR_NOOP("记录"), records, "records", width=400, is_second=True),
    )


_WAITS = {
    WaitsFor.ANSWER: (QT_TR_NOOP("待答复"), Tone.WARN),
    WaitsFor.CORRECTION: (QT_TR_NOOP("待更正"), Tone.WARN),
}


def _how(row: ObjectionRow, on: date) -> ChipLook:
    if row.waits_for is WaitsFor.ANSWER and row.answer_due_on < on:
        return ChipLook(tr("答复逾期"), Tone.BAD)
    if row.waits_for in _WAITS:
        words, tone = _WAITS[row.waits_for]
        return ChipLook(tr(words), tone)
    return ChipLook(tr(printed(row.outcome)), Tone.PLAIN, "circle-check")


def _raised(row: ObjectionRow) -> str:
    day = row.raised_on.isoformat()
    return tr("{day}（逾期提出）", day=day) if row.is_late else day


def objection_columns(on: date) -> Sequence[Column[ObjectionRow]]:
    """Return the columns of objections as of a day."""
    return (
        Column(
            QT_TR_NOOP("情况"),
            lambda row: _how(row, on).text,
            "state",
            width=104,
            chip=lambda row: _how(row, on),
        ),
        Column(QT_TR_NOOP("提出日期"), _raised, "raised", width=190),
        text_column(QT_TR_NOOP("党支部"), lambda row: row.organisation_name, "branch", width=140),
        text_column(QT_TR_NOOP("对谁的分数"), lambda row: row.person, "person", width=84),
        Column(QT_TR_NOOP("项目"), lambda row: row.item, "item", width=60),
        text_column(QT_TR_NOOP("异议"), lambda row: row.text, "text", width=200),
        text_column(QT_TR_NOOP("提出人"), lambda row: row.raised_by, "by", width=84),
        Column(
            QT_TR_NOOP("答复期限"),
            lambda row: row.answer_due_on.isoformat(),
            "due",
            width=100,
        ),
        text_column(QT_TR_NOOP("答复"), lambda row: row.answer, "answer", width=220),
    )
