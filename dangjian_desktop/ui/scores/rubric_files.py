"""Workbooks of rubrics out of the window: a version as it is, or filled for a branch and period."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.rubric_export import (
    export_rubric_file,
    export_score_file,
    score_of,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.rubrics import RubricRow
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def export_rubric(bench: Workbench, parent: QWidget, row: RubricRow) -> bool:
    """Ask where a version of a rubric is to be written, and write it; whether it was written."""
    rubric = row.rubric
    if rubric is None:
        bench.ask.error(parent, tr("这个版本读不出来，可能是更新的程序写的。请升级本程序。"))
        return False
    suggested = tr("{name} {version}.xlsx", name=row.name, version=row.version)
    target = file_to_save(bench, parent, tr("导出考评细则"), _as_name(suggested))
    if target is None:
        return False
    return _written(bench, parent, target, lambda: export_rubric_file(rubric, target))


def export_score_sheet(
    bench: Workbench, parent: QWidget, organisation_id: int, period: str
) -> bool:
    """Ask where the filled sheet of a branch and period is to be written, and write it.

    Args:
        bench: Desk and questions.
        parent: The page.
        organisation_id: The branch.
        period: Code of the period (2026Q3).
    """
    on, days = bench.desk.on, period_of(period)
    tree = Tree.on(on)
    name = next((one.name for one in tree.rows if one.organisation_id == organisation_id), "")
    score = score_of(organisation_id, name, days, on) if days is not None else None
    if days is None or score is None:
        bench.ask.error(parent, tr("这一期没有在用的细则，填不出考评表。请先发布细则。"))
        return False
    suggested = tr("{name}{period}考评表.xlsx", name=name, period=days.label)
    target = file_to_save(bench, parent, tr("导出考评表"), _as_name(suggested))
    if target is None:
        return False
    return _written(bench, parent, target, lambda: export_score_file(score, target, on=on))


def _written(bench: Workbench, parent: QWidget, target: Path, write: Callable[[], int]) -> bool:
    try:
        count = write()
    except SentenceError as refusal:
        bench.ask.error(parent, in_words(refusal))
        return False
    bench.desk.noted.emit(tr("已导出 {count} 项：{file}", count=count, file=target.name), False)
    return True


def _as_name(text: str) -> str:
    """Return a text as a file may be called on every system."""
    return "".join("_" if letter in '\\/:*?"<>|' else letter for letter in text)
