"""The table of a rubric: its items under the headings of their blocks or systems, with sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_views import RubricView, rubric_parts
from dangjian_desktop.domain.rubric_words import rules_in_words
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.measures.registry import MeasureInfo
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import (
    ROW_ROLE,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr


@dataclass(frozen=True, slots=True)
class RubricLine:
    """One row: an item, or the heading of a part with its sum.

    Attributes:
        key: Code of the item; of a heading ``part:`` and its key.
        item: None for a heading.
        beside: Where the item stands in the other view. rules: in words. source: of the figures.
        worst: Of its problems; None for none.
    """

    key: str
    code: str
    title: str
    maximum: str
    item: RubricItem | None = None
    beside: str = ""
    rules: str = ""
    source: str = ""
    wording: str = ""
    judge: str = ""
    worst: Severity | None = None


_ICONS = {Severity.REFUSED: "circle-x", Severity.WARNING: "triangle-alert", None: ""}


def rubric_lines(
    rubric: Rubric,
    view: RubricView,
    measures: Mapping[str, MeasureInfo],
    problems: Sequence[Problem] = (),
) -> list[RubricLine]:
    """Return the rows of a rubric in the order of a view."""
    worst = _worst(rubric, problems)
    lines: list[RubricLine] = []
    for part in rubric_parts(rubric, view):
        heading = part.title or tr("没有写体系")
        lines.append(
            RubricLine(f"part:{part.key}", "", heading, plain_number(part.maximum)),
        )
        for item in part.items:
            system = PRINTED[item.system] if item.system else ""
            beside = system if view is RubricView.BLOCK else rubric.block_title(item)
            lines.append(
                RubricLine(
                    item.code,
                    item.code,
                    item.title,
                    tr("加分") if item.is_bonus else plain_number(item.maximum),
                    item,
                    beside,
                    tr("；").join(map(in_words, rules_in_words(item, measures))),
                    _source(item),
                    item.wording,
                    item.judge,
                    worst.get(item.code),
                )
            )
    return lines


def _source(item: RubricItem) -> str:
    """Return how the figures of an item come about: 程序统计, 由人考核, or both."""
    if not item.rules or all(rule.is_judged for rule in item.rules):
        return tr("由人考核")
    if any(rule.is_judged for rule in item.rules):
        return tr("统计和人")
    return tr("程序统计")


def _worst(rubric: Rubric, problems: Sequence[Problem]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for problem in problems:
        if 0 < problem.where.row <= len(rubric.items):
            code = rubric.items[problem.where.row - 1].code
            if found.get(code) is not Severity.REFUSED:
                found[code] = problem.severity
    return found


COLUMNS: tuple[Column[RubricLine], ...] = (
    Column(
        QT_TR_NOOP("编号"),
        lambda line: line.code,
        "code",
        width=72,
        icon=lambda line: _ICONS[line.worst],
    ),
    text_column(QT_TR_NOOP("考评内容"), lambda line: line.title, "title", width=170),
    Column(QT_TR_NOOP("分值"), lambda line: line.maximum, "maximum", align="right", width=56),
    Column(QT_TR_NOOP("所属"), lambda line: line.beside, "beside", width=84, is_second=True),
    Column(QT_TR_NOOP("数从哪来"), lambda line: line.source, "source", width=84, is_second=True),
    text_column(QT_TR_NOOP("计分办法"), lambda line: line.rules, "rules", width=190),
    text_column(
        QT_TR_NOOP("原文"), lambda line: line.wording, "wording", width=320, is_shown_first=False
    ),
    text_column(
        QT_TR_NOOP("谁考核"), lambda line: line.judge, "judge", width=120, is_shown_first=False
    ),
)


class RubricModel(QueryModel[RubricLine]):
    """The rows; a heading is bold on a ground of its own."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """What a cell shows, by role."""
        if role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.BackgroundRole):
            line = super().data(index, ROW_ROLE)
            if line is None or line.item is not None:
                return None
            if role == Qt.ItemDataRole.BackgroundRole:
                return tokens().colour("ground")
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)


class RubricTable(TableView):
    """A rubric by block or by system."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty: RowsAtHand[RubricLine] = RowsAtHand()
        self._lines = RubricModel(desk, COLUMNS, empty, key="key", hears=False)
        super().__init__(self._lines, parent, name=QT_TR_NOOP("考评细则"))
        self._lines.setParent(self)
        self.setObjectName("rubric_table")

    def show_lines(self, lines: Sequence[RubricLine]) -> None:
        """Show other rows; the current one stays so where it is still there."""
        self._lines.set_query(RowsAtHand(lines))
        if lines and not self.currentIndex().isValid():
            self.select_keys([next((one.key for one in lines if one.item), lines[0].key)])
