"""What a trial of a draft says, as lines for the screen, for paper and for a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.scoring import ItemScore
from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, write_table
from dangjian_desktop.operations.printout import Printout, Rows
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.rubric_trial import (
    BranchTrial,
    ItemTrial,
    RubricTrial,
    TrialProgress,
    reason_in_words,
    rubric_trial,
    told_changes,
)
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.storage.database import connection

_PENDING = Word("待评")
_HEADINGS = ("党支部", "时期", "编号", "考评内容", "原来", "草稿", "差", "为什么")


@dataclass(frozen=True, slots=True)
class TrialLine:
    """An item, or the total of a branch in a period.

    Attributes:
        trial: The branch. item: None for its total.
        before, after: In words. change: Points more or less; None where it cannot be told.
        why: None for nothing to say.
    """

    trial: BranchTrial
    item: ItemTrial | None
    before: Sentence
    after: Sentence
    change: Decimal | None
    why: Sentence | None


def try_rubric(
    rubric: Rubric,
    codes: Sequence[str],
    on: date,
    within: int | None = None,
    progress: TrialProgress | None = None,
) -> RubricTrial:
    """Try a draft on a thread of its own; the arguments are those of `rubric_trial`."""
    with connection():
        return rubric_trial(rubric, codes, on, within, progress)


def trial_lines(trial: RubricTrial, *, every: bool = False) -> list[TrialLine]:
    """Return the total of each branch, and below it the items.

    Args:
        trial: What was tried.
        every: Whether branches and items that would not change are wanted, too.
    """
    lines: list[TrialLine] = []
    for branch in trial.branches:
        if not (every or branch.is_changed):
            continue
        lines.append(
            TrialLine(
                branch,
                None,
                total_in_words(branch.before),
                total_in_words(branch.after),
                branch.change,
                _of_branch(branch),
            )
        )
        lines += [
            TrialLine(
                branch,
                item,
                points_in_words(item.before),
                points_in_words(item.after),
                item.change,
                reason_in_words(item),
            )
            for item in branch.items
            if every or item.is_changed
        ]
    return lines


def points_in_words(score: ItemScore | None) -> Sentence:
    """Return points and maximum of an item."""
    if score is None:
        return Sentence("没有这一项")
    maximum = plain_number(score.item.maximum)
    if score.score is None:
        return Sentence("{pending}（{maximum} 分）", pending=_PENDING, maximum=maximum)
    points = plain_number(score.score)
    if score.bonus:
        bonus = plain_number(score.bonus)
        return Sentence("{points}/{maximum}＋{bonus}", points=points, maximum=maximum, bonus=bonus)
    return Sentence("{points}/{maximum}", points=points, maximum=maximum)


def total_in_words(score: BranchScore | None) -> Sentence:
    """Return total and grade of a branch."""
    if score is None:
        return Sentence("当时没有细则")
    total = plain_number(score.total.total)
    if score.total.grade is None:
        return Sentence("{total}，{pending}", total=total, pending=_PENDING)
    return Sentence("{total}，{grade}", total=total, grade=score.total.grade.name)


def change_in_words(change: Decimal | None) -> str:
    """Return points more or less with their sign; "" where it cannot be told."""
    if change is None:
        return ""
    return "0" if not change else f"{'+' if change > 0 else '−'}{plain_number(abs(change))}"


def _of_branch(branch: BranchTrial) -> Sentence | None:
    if branch.before is None:
        return None
    if branch.has_other_grade:
        return Sentence("等级会变")
    return Sentence("已关闭时的得分") if branch.is_frozen else None


def told_in_words(trial: RubricTrial) -> Sentence:
    """Return how much would have changed, in one sentence."""
    count, changed, graded = told_changes(trial.branches)
    return Sentence(
        "试算 {count} 个支部的得分：{changed} 个会变，其中 {graded} 个等级会变。",
        count=count,
        changed=changed,
        graded=graded,
    )


def _texts(line: TrialLine) -> tuple[str, ...]:
    return (
        line.trial.name,
        line.trial.period.label,
        "" if line.item is None else line.item.code,
        "合计" if line.item is None else line.item.title,
        str(line.before),
        str(line.after),
        change_in_words(line.change),
        "" if line.why is None else str(line.why),
    )


def rubric_trial_content(printout: Printout) -> Rows:
    """Return what would change, for paper.

    Raises:
        RefusedError: When nothing was tried.
    """
    from dangjian_desktop.printing.forms.rubrics import RubricTrialLine

    trial = printout.trial
    if trial is None:
        raise RefusedError("还没有试算。请先在“细则”里选草稿试算，再打印。")
    rubric = trial.rubric
    return [RubricTrialLine(*_texts(line)) for line in trial_lines(trial)], {
        "title": rubric.title or rubric.name,
        "version": f"草稿：{rubric.name} {rubric.version}",
        "told": str(told_in_words(trial)),
    }


def export_rubric_trial(trial: RubricTrial, target: Path) -> int:
    """Write every branch and item of a trial to a new .xlsx and return how many lines it has.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    lines = trial_lines(trial, every=True)
    kinds = [ColumnKind.NUMBER if word == "差" else ColumnKind.TEXT for word in _HEADINGS]
    return write_table(
        target,
        sheet_name="试算",
        columns=[TableColumn(word, kind) for word, kind in zip(_HEADINGS, kinds, strict=True)],
        rows=(
            [*texts[:6], None if line.change is None else float(line.change), texts[7]]
            for line in lines
            for texts in (_texts(line),)
        ),
        title=f"{trial.rubric.name} {trial.rubric.version} 试算",
        notes=[str(told_in_words(trial))],
    )
