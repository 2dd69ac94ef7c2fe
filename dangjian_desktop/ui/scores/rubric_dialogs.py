"""Dialogs of the page 细则: a new version, from another one or from the sample."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.rubric import LONGEST_NAME, LONGEST_VERSION, Rubric
from dangjian_desktop.domain.score_periods import period_on
from dangjian_desktop.operations.rubrics import add_rubric
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.rubrics import RubricsQuery, rubric_sample
from dangjian_desktop.ui.shared.fields import DAY_HINT, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LONGEST_TITLE = 60
NO_END = date(9999, 12, 31)


def first_day_field() -> Field:
    """Return the field for the day from which a version scores; it may lie ahead."""
    return Field(
        "since",
        QT_TR_NOOP("从哪一天起用"),
        Entry.DATE,
        is_exact=True,
        latest=NO_END,
        hint=DAY_HINT,
        advice=QT_TR_NOOP("一期由它最后一天有效的版本计分；发布前可以再改。"),
    )


def sample_dialog(bench: Workbench, parent: QWidget) -> OperationDialog:
    """Return the dialog that makes a draft from the sample; ready to be opened."""
    sample = rubric_sample()
    year = bench.desk.on.year
    return _version_dialog(
        bench,
        parent,
        tr("从样本新建细则"),
        sample,
        {
            "name": sample.name,
            "version": free_version(sample.name, str(year)),
            "title": sample.title,
            "since": PartialDate.of(date(year, 1, 1)),
        },
        tr("样本有 29 项、合计 100 分，是各矿常见的做法。新建的是草稿：照本矿的规定改好，再发布。"),
    )


def version_dialog(bench: Workbench, parent: QWidget, rubric: Rubric) -> OperationDialog:
    """Return the dialog that makes a draft from another version; ready to be opened."""
    first = period_on(Every.QUARTER, bench.desk.on).last + timedelta(days=1)
    return _version_dialog(
        bench,
        parent,
        tr("由“{name} {version}”起新版本", name=rubric.name, version=rubric.version),
        rubric,
        {
            "name": rubric.name,
            "version": free_version(rubric.name, str(first.year)),
            "title": rubric.title,
            "since": PartialDate.of(first),
        },
        tr("新版本是草稿，内容先和原来的一样。发布以后，原来的版本到前一天为止。"),
    )


def free_version(name: str, wanted: str) -> str:
    """Return a version that no rubric of the name has: 2026, 2026-2, 2026-3 and so on."""
    taken = {row.version for row in RubricsQuery().fetch() if row.name == name}
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _version_dialog(
    bench: Workbench,
    parent: QWidget,
    title: str,
    rubric: Rubric,
    values: dict[str, object],
    note: str,
) -> OperationDialog:
    on = bench.desk.today
    fields = (
        Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=LONGEST_NAME),
        Field("version", QT_TR_NOOP("版本"), is_required=True, max_length=LONGEST_VERSION),
        Field("title", QT_TR_NOOP("表头"), max_length=LONGEST_TITLE),
        first_day_field(),
    )

    def operation_of(told: Values) -> Operation[int]:
        since = told["since"]
        return add_rubric(
            rubric=replace(
                rubric,
                name=str(told["name"]),
                version=str(told["version"]),
                title=str(told["title"] or ""),
                since=since.first_day if isinstance(since, PartialDate) else None,
                until=None,
            ),
            on=on,
        )

    return OperationDialog(
        bench,
        title,
        fields,
        operation_of,
        values=values,
        save_text=QT_TR_NOOP("新建草稿"),
        note=note,
        parent=parent,
    )
