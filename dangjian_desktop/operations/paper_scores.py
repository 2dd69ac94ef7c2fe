"""What stands on the papers of scores: 考评表 with its index of evidence, and the ranking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian_desktop.domain.closing import short_seal
from dangjian_desktop.domain.measured import Record
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.ranking import mean
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import period_before, period_of, period_on
from dangjian_desktop.domain.scoring import Given, ItemScore, sums_by
from dangjian_desktop.domain.vocabulary import PRINTED, RubricSystem
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_in_column, sealed_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.score_evidence import EvidenceRow, ScoreEvidenceQuery
from dangjian_desktop.queries.score_sheets import (
    RankQuery,
    ScoreSheet,
    ScoreSheetQuery,
)
from dangjian_desktop.queries.score_words import (
    RECORD_WORDS,
    change_text,
    figure_in_words,
    points_text,
)
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.queries.shown_scores import STANDING_WORDS, Standing

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.scores import EvidenceLine, ScorePaperLine

_LOSES, _WINS, _PROVES = "扣分", "加分", "佐证"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A piece of evidence with its number within the sheet."""

    number: int
    one: ItemScore
    proves: str
    kind: str
    day: str
    text: str
    place: str = ""


def score_sheet_parts(printout: Printout) -> list["Part"]:
    """Return the sheet of a branch and period, and the index of its evidence.

    Raises:
        RefusedError: When no branch was chosen, or the period has no scores.
    """
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.scores import SCORE_EVIDENCE, SCORE_SHEET

    period = wanted_period(printout)
    if printout.organisation_id is None:
        raise RefusedError("考评表要选一个党支部。请选支部后再打印。")
    sheet = ScoreSheetQuery(printout.organisation_id, period.code, printout.on).fetch()
    if sheet is None or sheet.score is None:
        raise RefusedError(
            "{period}没有考评得分：没有已发布的细则，或者没有这个支部。请另选一期。",
            period=period.label,
        )
    added = ScoreEvidenceQuery(sheet.organisation_id, period.code, printout.on).fetch()
    numbered = list(_numbered(sheet.score, added))
    around = {
        "branch_name": sheet.name,
        "period": str(period.label),
        "standing": _standing(sheet),
        "mark": sealed_mark(SCORE_SHEET.name, printout.on),
    }
    lines = [_line(sheet.score, one, numbered) for one in sheet.score.items]
    index = [_evidence_line(one) for one in numbered]
    parts = [Part(SCORE_SHEET, lines, {**around, **_around(sheet.score)})]
    if index:
        counts = f"共 {len(index)} 件"
        parts.append(Part(SCORE_EVIDENCE, index, {**around, "counts": counts}))
    return parts


def wanted_period(printout: Printout) -> Period:
    """Return the period that is printed; the quarter of the day where none is named.

    Raises:
        RefusedError: When the code is none.
    """
    if not printout.period:
        return period_on(Every.QUARTER, printout.on)
    found = period_of(printout.period)
    if found is None:
        raise RefusedError(
            "“{code}”不是考评期。请写成 2026-07、2026Q3、2026H2 或 2026。", code=printout.period
        )
    return found


def _standing(sheet: ScoreSheet) -> str:
    assert sheet.score is not None
    rubric = sheet.score.rubric
    told = f"{rubric.name} {rubric.version}　{STANDING_WORDS[sheet.standing]}"
    closing = sheet.closing
    if closing is None or sheet.standing is not Standing.CLOSED:
        return told
    seal = short_seal(closing.seal) if closing.is_intact else "校验不符"
    return f"{told} {closing.closed_on.isoformat()} 第{closing.edition}版 封存号 {seal}"


def _around(score: BranchScore) -> dict[str, str]:
    total = score.total
    words = f"总分 {points_text(total.total)}"
    if total.bonus:
        words += f"（{points_text(total.base)}，加分 {points_text(total.bonus)}）"
    if total.grade is not None:
        words += f"　等次 {total.grade.name}"
    if total.is_vetoed:
        words += "　一票否决"
    titles = {block.key: block.title for block in score.rubric.blocks}
    systems = {str(one): PRINTED[one] for one in RubricSystem}
    waiting = [one.item.code for one in score.items if one.score is None]
    return {
        "title": score.rubric.title or score.rubric.name,
        "total": words,
        "sums": f"各项目：{_sums(score, 'block', titles)}。",
        "systems": f"五个体系：{_sums(score, 'system', systems)}。",
        "waiting": (
            f"待评 {len(waiting)} 项（{'、'.join(waiting)}），"
            f"满分 {points_text(total.pending)} 分，没有计入总分。"
            if waiting
            else ""
        ),
    }


def _sums(score: BranchScore, key: str, titles: Mapping[str, str]) -> str:
    sums = sums_by(score.items, key)
    return "、".join(
        f"{titles.get(name) or '没有写明'} {points_text(reached)}/{points_text(most)}"
        for name, (reached, most) in sums.items()
    )


def _numbered(score: BranchScore, added: Sequence[EvidenceRow]) -> Iterator[_Numbered]:
    number = 0
    for one in score.items:
        for proves, record in _records(one):
            number += 1
            day = day_in_column(record.day)
            level = f"（{record.level}）" if record.level else ""
            kind = str(RECORD_WORDS[record.kind])
            yield _Numbered(number, one, proves, kind, day, f"{record.text}{level}")
        for row in added:
            if row.item == one.item.code:
                number += 1
                place = " ".join(filter(None, (row.handbook, row.page)))
                yield _Numbered(number, one, _PROVES, "材料", row.day, row.title, place)


def _records(one: ItemScore) -> Iterator[tuple[str, Record]]:
    """Yield the records of an item: first those that cost or give points, then the proofs."""
    for rule in one.rules:
        for record in rule.records:
            yield (_WINS if rule.won else _LOSES), record
    for rule in one.rules:
        for record in rule.measured.proofs:
            yield _PROVES, record


def _line(score: BranchScore, one: ItemScore, numbered: Sequence[_Numbered]) -> "ScorePaperLine":
    from dangjian_desktop.printing.forms.scores import ScorePaperLine

    item = one.item
    block = next((told.title for told in score.rubric.blocks if told.key == item.block), "")
    numbers = [told.number for told in numbered if told.one is one]
    told = "；".join(map(str, figure_in_words(one)))
    waits = "；".join(dict.fromkeys(map(str, one.waits_for)))
    reasons = [given.reason for given in (one.check_score, one.self_score) if given is not None]
    bonus = change_text(one.bonus) if one.bonus else ""
    reached = "待评" if one.score is None else points_text(one.score)
    return ScorePaperLine(
        block,
        item.code,
        item.title,
        "加分" if item.is_bonus else plain_number(item.maximum),
        item.wording or "；".join(filter(None, (rule.words for rule in item.rules))),
        told or waits,
        change_text(-one.lost) if one.lost else "",
        _given(one.self_score, one),
        _given(one.check_score, one),
        bonus if item.is_bonus else " ".join(filter(None, (reached, bonus))),
        ranges(numbers),
        "；".join(filter(None, reasons)),
    )


def _given(given: Given | None, one: ItemScore) -> str:
    if given is None:
        return ""
    points = given.points_by(one.counted)
    told = "" if points is None else points_text(points)
    return f"{told}\n同计数".strip() if given.points is None else told


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers that follow each other as a range: 1-3、7."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found)


def _evidence_line(one: _Numbered) -> "EvidenceLine":
    from dangjian_desktop.printing.forms.scores import EvidenceLine

    item = one.one.item
    return EvidenceLine(
        str(one.number), item.code, item.title, one.proves, one.kind, one.day, one.text, one.place
    )


def score_ranking_content(printout: Printout) -> Rows:
    """Return the branches by their places, with the change against the period before.

    Raises:
        RefusedError: When the code of the period is none.
    """
    from dangjian_desktop.printing.forms.scores import RankLine

    period = wanted_period(printout)
    rows = RankQuery(period.code, printout.on, printout.organisation_id).fetch()
    before = {
        row.organisation_id: row.total
        for row in RankQuery(
            period_before(period).code, printout.on, printout.organisation_id
        ).fetch()
        if row.place is not None
    }
    lines = [
        RankLine(
            "" if row.place is None else str(row.place),
            row.name,
            points_text(row.total),
            row.grade or "待评",
            change_text(row.total - before[row.organisation_id])
            if row.place is not None and row.organisation_id in before
            else "",
            "".join(map(str, row.reasons)),
        )
        for row in rows
    ]
    known = [row.total for row in rows if row.place is not None]
    average = mean(known) if len(rows) > 1 else None  # of one branch it says nothing
    standings = {STANDING_WORDS[row.standing] for row in rows}
    return lines, {
        "place": place_on_paper(printout.on, printout.organisation_id),
        "period": str(period.label),
        "version": f"{len(rows)} 个党支部",
        "standing": "、".join(sorted(standings)),
        "mean": "" if average is None else f"平均 {points_text(average)} 分。",
    }
