"""A rubric leaves as the workbook it came from: the same columns, blank or filled for a branch.

A hidden sheet carries the rules, so that what a person has chosen comes back with an import; see
`domain.rubric_sheet_text`. Filled, the columns 自评, 考核 and 依据 tell what stands there for a
branch and a period on the day; an item that is 待评 stays empty.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dangjian_desktop.domain.identity import without_id_numbers
from dangjian_desktop.domain.measured import Figure, Record
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rubric_reading import plain_number, table_of_rubric
from dangjian_desktop.domain.rubric_sheet_text import DATA_SHEET, visible_item
from dangjian_desktop.domain.rubric_sheets import shown_field
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.exchange.block_writer import BlockColumn, BlockSheet, write_blocks
from dangjian_desktop.exchange.writer import Value
from dangjian_desktop.queries.score_words import RECORD_WORDS
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.storage.database import connection

_SHEET = "考评细则"
_TOTAL = "合计"
_WIDTHS: Mapping[str, float] = {
    "block": 12,
    "code": 8,
    "title": 30,
    "maximum": 8,
    "wording": 46,
    "system": 12,
    "judge": 14,
    "self_score": 8,
    "check_score": 8,
    "evidence": 46,
}
_NUMBERS = frozenset({"maximum", "self_score", "check_score"})


def export_rubric_file(rubric: Rubric, target: Path) -> int:
    """Write a rubric to a new .xlsx, with empty columns for the scores; return its items.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    title = rubric.title or rubric.name
    return write_blocks(target, _sheet(rubric, title, {}, ()))


def export_score_file(score: BranchScore, target: Path, *, on: date) -> int:
    """Write the rubric filled for a branch and a period; return its items.

    Args:
        score: What the branch has; its records are the evidence.
        target: The file; one of that name is replaced when the new one is whole.
        on: The day on which it is looked at.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    rubric = score.rubric
    title = f"{score.name}{score.period.label}考评表（{rubric.title or rubric.name}）"
    total = score.total
    notes = [f"截至 {on.isoformat()}。考核栏是核定的分，没有核定的是按记录计的分；空着的待评。"]
    if total.bonus:
        notes.append(f"合计含加分 {plain_number(total.bonus)} 分。")
    if total.pending:
        notes.append(f"待评的还有 {plain_number(total.pending)} 分，合计只是已评的。")
    if total.is_vetoed:
        notes.append("有一票否决。")
    if total.grade is not None:
        notes.append(f"等级：{total.grade.name}")
    with connection():
        filled = {one.item.code: one for one in score.items}
        return write_blocks(target, _sheet(rubric, title, filled, notes, total.total))


def _sheet(
    rubric: Rubric,
    title: str,
    filled: Mapping[str, ItemScore],
    notes: Sequence[str],
    total: Decimal | None = None,
) -> BlockSheet:
    keys = ["block", "code", "title", "maximum", "wording", "system"]
    if any(item.judge for item in rubric.items):
        keys.append("judge")
    keys += ["self_score", "check_score", "evidence"]
    columns = [BlockColumn(shown_field(key), _WIDTHS[key], key in _NUMBERS) for key in keys]
    rows = []
    for block in rubric.blocks:
        for item in rubric.of_block(block.key):
            cells = _cells(rubric, item, filled.get(item.code))
            rows.append([cells.get(key) for key in keys])
    sums: dict[str, Value] = {"block": _TOTAL, "maximum": _number(rubric.maxima)}
    if total is not None:
        sums["check_score"] = _number(total)
        given = [one.self_score for one in filled.values()]
        if given and all(one is not None and one.points is not None for one in given):
            points = (one.points for one in given if one is not None and one.points is not None)
            sums["self_score"] = _number(sum(points, Decimal(0)))
    table = table_of_rubric(rubric)
    items = table.pop("item")
    lines = [json.dumps(one, ensure_ascii=False) for one in (table, *items)]
    return BlockSheet(
        _SHEET,
        title,
        columns,
        rows,
        [sums.get(key) for key in keys],
        notes,
        # A filled sheet is a record of a branch, not a rubric to be taken in somewhere.
        None if filled else (DATA_SHEET, lines),
    )


def _cells(rubric: Rubric, item: RubricItem, score: ItemScore | None) -> dict[str, Value]:
    shown = visible_item(rubric, item)
    cells: dict[str, Value] = {
        "block": shown.block,
        "code": item.code,
        "title": item.title,
        "maximum": _number(item.maximum) if item.maximum else None,
        "wording": shown.wording,
        "system": printed(item.system) if item.system else None,
        "judge": item.judge,
    }
    if score is not None:
        if score.self_score is not None and score.self_score.points is not None:
            cells["self_score"] = _number(score.self_score.points)
        if score.score is not None:
            cells["check_score"] = _number(score.score + score.bonus)
        cells["evidence"] = "\n".join(evidence_lines(score))
    return cells


def evidence_lines(score: ItemScore) -> list[str]:
    """Return what an item rests on, a line each: kind, title, day.

    Records that were counted stand first, then why it is 待评, then what shows that the rest is in
    order; a record that
    several rules name stands once. ID numbers in texts are masked.
    """
    lines: dict[str, None] = {}
    for one in score.rules:
        found = one.measured
        counted = found.records if isinstance(found, Figure) else ()
        mark = "扣分" if one.lost or one.is_zero or one.is_veto else "加分" if one.won else ""
        lines |= dict.fromkeys(_line(record, mark) for record in counted)
    lines |= dict.fromkeys(f"待评：{reason}" for reason in score.waits_for)
    for one in score.rules:
        lines |= dict.fromkeys(_line(record, "") for record in one.measured.proofs)
    if score.check_score is not None and score.check_score.reason:
        lines[f"核定理由：{without_id_numbers(score.check_score.reason)}"] = None
    return list(lines)


def _line(record: Record, mark: str) -> str:
    parts = [
        str(RECORD_WORDS[record.kind]),
        without_id_numbers(str(record.text)),
        record.day.isoformat() if record.day else "",
        record.level,
        mark,
    ]
    return " ".join(part for part in parts if part)


def _number(value: Decimal) -> Value:
    whole = int(value)
    return whole if value == whole else float(value)
