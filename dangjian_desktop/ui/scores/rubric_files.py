"""Workbooks of rubrics out of the window: a version as it is, or filled for a branch and period."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.rubric_export import export_rubric_file, export_score_file
from dangjian_desktop.queries.inspection_box import standing_score
from dangjian_desktop.queries.rubrics import RubricRow
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SAID = QT_TR_NOOP("已写入 {count} 行：{name}")


def export_rubric(bench: Workbench, parent: QWidget, row: RubricRow) -> None:
    """Ask where a version of a rubric is to be written, and write it."""
    rubric = row.rubric
    if rubric is None:
        bench.ask.error(parent, tr("这个版本读不出来，可能是更新的程序写的。请升级本程序。"))
        return
    suggested = tr("{name} {version}.xlsx", name=row.name, version=row.version)
    export_file(
        bench,
        parent,
        tr("导出考评细则"),
        suggested,
        lambda target: export_rubric_file(rubric, target),
        _SAID,
    )


def export_score_sheet(
    bench: Workbench, parent: QWidget, organisation_id: int, period: str
) -> None:
    """Ask where the filled sheet of a branch and period is to be written, and write it.

    Args:
        bench: Desk and questions.
        parent: The page.
        organisation_id: The branch.
        period: Code of the period (2026Q3).
    """
    on, days = bench.desk.on, period_of(period)
    score = standing_score(organisation_id, days, on) if days is not None else None
    if days is None or score is None:
        bench.ask.error(parent, tr("这一期没有在用的细则，填不出考评表。请先发布细则。"))
        return
    suggested = tr("{name}{period}考评表.xlsx", name=score.name, period=days.label)
    export_file(
        bench,
        parent,
        tr("导出考评表"),
        suggested,
        lambda target: export_score_file(score, target, on=on),
        _SAID,
    )
