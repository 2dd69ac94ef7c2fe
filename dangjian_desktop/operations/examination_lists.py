"""What the 台账体检 found, as a sheet of paper and as a workbook; names, but no numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.checks import SEVERITY_WORDS
from dangjian_desktop.queries.examination import ExaminationQuery, ExaminationRow
from dangjian_desktop.queries.organisations import Tree

_HEADINGS = "所在党支部 姓名或组织 程度 检查项目 情况 怎么办 依据 忽略理由".split()
_LAST_HEADING = "忽略日期"
_ABOVE_BRANCHES = "上级组织"


def findings_on_paper(
    on: date, organisation_id: int | None
) -> tuple[Sequence[object], Mapping[str, str]]:
    """Return the open findings as lines of the sheet, branch by branch in tree order."""
    from dangjian_desktop.printing.forms.examination import ExaminationLine

    found = [row for row in ExaminationQuery(on, organisation_id).fetch() if row.ignored_id is None]
    tree = Tree.on(on)
    place = {row.organisation_id: number for number, row in enumerate(tree.rows)}
    found.sort(key=lambda row: place.get(row.branch_id or 0, -1))  # stable: the gravest first
    lines: list[ExaminationLine] = []
    number, branch = 0, ""
    for row in found:
        name = row.branch_name or _ABOVE_BRANCHES
        number, branch = (number + 1 if name == branch else 1), name
        lines.append(
            ExaminationLine(
                number=str(number),
                subject=row.name,
                severity=SEVERITY_WORDS[row.check.severity],
                title=row.check.title,
                sentence=row.sentence,
                advice=row.check.advice,
                branch_name=name,
            )
        )
    node = tree.get(organisation_id)
    return lines, {"branch_name": node.name if node else ""}


def export_findings(found: Iterable[ExaminationRow], target: Path) -> int:
    """Write findings to a new .xlsx as they are shown and return how many they are.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    from dangjian_desktop.exchange.writer import (  # a start that exports nothing is spared it
        ColumnKind,
        TableColumn,
        write_table,
    )

    columns = [TableColumn(word) for word in _HEADINGS]
    return write_table(
        target,
        sheet_name="台账体检",
        columns=[*columns, TableColumn(_LAST_HEADING, ColumnKind.DATE)],
        rows=(
            (
                row.branch_name,
                row.name,
                SEVERITY_WORDS[row.check.severity],
                row.check.title,
                row.sentence,
                row.check.advice,
                row.check.source,
                row.ignored_reason,
                row.ignored_on,
            )
            for row in found
        ),
    )
