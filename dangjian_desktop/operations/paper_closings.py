"""What stands on the publication of closed scores and on the report of rewards; text to paste."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.closing import short_seal
from dangjian_desktop.domain.publications import publication_rule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import ARCHIVE, Printout, day_in_column, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.awards import (
    PAYMENT_WORDS,
    AwardsQuery,
    Payment,
    award_figures,
)
from dangjian_desktop.queries.closings import ClosingRow, closing_of, frozen_scores
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.storage.rulebook import rules_on

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.award_report import AwardLine
    from dangjian_desktop.printing.forms.score_publication import PublicationLine


def publication_content(
    printout: Printout,
) -> tuple[Sequence["PublicationLine"], Mapping[str, str]]:
    """Return the branches of a closed period in the order of the tree: no place, so no last one.

    Raises:
        RefusedError: When the period is not closed, is being corrected, or its seal is broken.
    """
    from dangjian_desktop.printing.forms.score_publication import PublicationLine

    row, scores = _closed(printout.organisation_id, printout.period)
    lines = [
        PublicationLine(
            number=str(number),
            branch=score.name,
            base=plain_number(score.total.base),
            bonus=plain_number(score.total.bonus) if score.total.bonus else "",
            total=plain_number(score.total.total),
            grade=_grade(score),
            note=_note(score),
        )
        for number, score in enumerate(scores, start=1)
    ]
    return lines, {
        "organisation": _closer(row, printout.on),
        "period": _label(row),
        "intro": _intro(row, scores),
        "rubric": f"考评细则：{_rubrics(scores)}",
        "edition": f"第{row.edition}版　{day_on_paper(row.closed_on)}关闭",
        "correction": f"更正说明：{row.reason}" if row.reason else "",
        "days": _days(row, printout.on),
        "seal": f"封存号：{short_seal(row.seal)}",
    }


def publication_text(organisation_id: int, period: str, on: date) -> str:
    """Return the publication as a text to paste into a message.

    Args:
        organisation_id: Who closed the period, or a branch of it.
        period: Code of the period.
        on: Today.

    Raises:
        RefusedError: As `publication_content`.
    """
    row, scores = _closed(organisation_id, period)
    lines = [f"{_closer(row, on)}{_label(row)}党支部考评结果公示", _intro(row, scores)]
    for number, score in enumerate(scores, start=1):
        note = _note(score)
        told = f"{number}. {score.name}：{plain_number(score.total.total)}分，{_grade(score)}"
        lines.append(f"{told}（{note}）" if note else told)
    if row.reason:
        lines.append(f"更正说明：{row.reason}")
    lines += [
        _days(row, on),
        _closer(row, on),
        day_on_paper(row.published_on or on),
        f"第{row.edition}版，封存号：{short_seal(row.seal)}",
    ]
    return "\n".join(lines)


def _closed(organisation_id: int | None, period: str) -> tuple[ClosingRow, Sequence[BranchScore]]:
    if organisation_id is None or period_of(period) is None:
        raise RefusedError("没有选公示哪个组织的哪一期。请先选组织和期间。")
    row = closing_of(ClosingSubject.SCORE, organisation_id, period)
    if row is None:
        raise RefusedError("这一期还没有关闭，分数还会变。请先关闭本期再公示。")
    if row.is_reopened:
        raise RefusedError("这一期正在更正中。请重新关闭后再公示。")
    if not row.is_intact:
        raise RefusedError("封存校验不符：内容在程序之外被改动，不能公示。请先开始更正、重新关闭。")
    return row, tuple(frozen_scores(row).values())


def _closer(row: ClosingRow, on: date) -> str:
    node = Tree.on(on).get(row.organisation_id)
    return "" if node is None else node.name


def _label(row: ClosingRow) -> str:
    period = period_of(row.period)
    return row.period if period is None else period.label


def _rubrics(scores: Sequence[BranchScore]) -> str:
    told = (f"{score.rubric.name} {score.rubric.version}" for score in scores)
    return "、".join(dict.fromkeys(told))


def _intro(row: ClosingRow, scores: Sequence[BranchScore]) -> str:
    return f"根据《{_rubrics(scores)}》，{_label(row)}各党支部考评结果如下，现予公示。"


def _grade(score: BranchScore) -> str:
    return "待评" if score.total.grade is None else score.total.grade.name


def _note(score: BranchScore) -> str:
    told = []
    if score.total.pending:
        told.append(f"{plain_number(score.total.pending)}分待评")
    if score.total.is_vetoed:
        told.append("一票否决")
    return "，".join(told)


def _days(row: ClosingRow, on: date) -> str:
    closer = _closer(row, on)
    if row.published_on is not None and row.objections_until is not None:
        return (
            f"公示期：{day_on_paper(row.published_on)}至{day_on_paper(row.objections_until)}。"
            f"如有异议，请在公示期内向{closer}提出。"
        )
    days = publication_rule(rules_on(on).values_of("publicity.score")).days
    return f"公示期：自张贴之日起{days}个工作日。如有异议，请在公示期内向{closer}提出。"


# 表彰兑现 ----------------------------------------------------------------------------


def award_report_content(
    printout: Printout,
) -> tuple[Sequence["AwardLine"], Mapping[str, str]]:
    """Return promises of a place with what became of them; since and until narrow the days."""
    from dangjian_desktop.printing.forms.award_report import AwardLine

    since, until, told_period = printout.since, printout.until, ""
    period = period_of(printout.period)
    if period is not None:
        since, until, told_period = period.first, period.last, f"{period.label}应兑现　"
    found = AwardsQuery(printout.on, printout.organisation_id, since, until).fetch()
    is_filed = printout.detail == ARCHIVE
    lines = [
        AwardLine(
            number=str(number),
            branch=row.branch,
            decided_on=row.entry.text("day"),
            honour=row.entry.title,
            level=row.entry.text("level"),
            people=row.entry.text("people") if is_filed else "",
            money=row.entry.text("money") if is_filed else "",
            promised_on=row.promised_on.isoformat(),
            paid_on=day_in_column(row.paid_on),
            days=str(row.days_late) if row.days_late else "",
            payment=PAYMENT_WORDS[row.payment],
        )
        for number, row in enumerate(found, start=1)
    ]
    counts = {one: sum(row.payment is one for row in found) for one in Payment}
    told = "　".join(f"{PAYMENT_WORDS[one]} {n} 件" for one, n in counts.items() if n)
    branches = [
        f"{one.branch}：承诺 {one.promised} 件，按期 {one.in_time} 件，"
        f"逾期兑现 {one.late} 件，逾期未兑现 {one.overdue} 件，最久迟 {one.most_days} 天"
        for one in award_figures(found)
        if one.most_days
    ]
    return lines, {
        "organisation": place_on_paper(printout.on, printout.organisation_id),
        "told": f"{told_period}{told}" if found else f"{told_period}没有承诺兑现的奖励",
        "branches": "；".join(branches),
    }
