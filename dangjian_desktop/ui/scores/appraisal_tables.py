"""书记考核, 党小组考评 and 任务闭环: a table above, what the chosen row rests on below."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.group_scoring import BlockScore
from dangjian_desktop.domain.measured import Figure
from dangjian_desktop.domain.score_weights import OWN_BRANCH, plain_number
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.queries.group_scores import GroupScore, GroupScoresQuery
from dangjian_desktop.queries.score_figures import figures_in
from dangjian_desktop.queries.secretary_scores import (
    SecretaryScore,
    secretary_parts,
    secretary_scores,
)
from dangjian_desktop.queries.task_loops import TaskLoopRow, TaskLoopsQuery
from dangjian_desktop.ui.scores.appraisal_columns import (
    LOOP_COLUMNS,
    checks_told,
    consequences_told,
    group_columns,
    meetings_told,
    secretary_columns,
)
from dangjian_desktop.ui.scores.appraisal_dialogs import figures_dialog
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.layouts import panes, scrolling
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

RowT = TypeVar("RowT")
_PLENTY, _TOLD_HEIGHT = 10_000, 190


class ToldTable(QWidget, Generic[RowT]):
    """A table, and in words what its chosen row rests on."""

    def __init__(
        self,
        bench: Workbench,
        columns: Sequence[Column[RowT]],
        key: str,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model: QueryModel[RowT] = QueryModel(
            bench.desk, tuple(columns), RowsAtHand(), self, key=key
        )
        self.table = TableView(self.model, self, name=name)
        self.told = QLabel(self)
        self.told.setObjectName("row_told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        set_role(self.note, "second")
        self.splitter = panes(self, self.table, scrolling(self.told, self), is_upright=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.note)
        self._column.addWidget(self.splitter, 1)
        self.table.chosen_changed.connect(self.tell)
        news().changed.connect(self._dress)
        self._dress()

    @property
    def row(self) -> RowT | None:
        """The row that is chosen."""
        found: RowT | None = self.table.current_row()
        return found

    @property
    def rows(self) -> Sequence[RowT]:
        """All rows."""
        query = self.model.query
        return query.rows if isinstance(query, RowsAtHand) else ()

    def show_rows(self, rows: Sequence[RowT], columns: Sequence[Column[Any]] | None = None) -> None:
        """Show other rows, with other columns where the rule has other parts."""
        with QSignalBlocker(self.table):
            known = [(one.key, one.heading) for one in self.model.columns]
            if columns is not None and known != [(one.key, one.heading) for one in columns]:
                self.table.set_columns(columns)
                self.table.set_layout(ColumnLayout())
            self.model.set_query(RowsAtHand(rows=tuple(rows)))
            if self.row is None and self.model.keys:
                self.table.select_keys(self.model.keys[:1])
        self.tell()

    def tell(self) -> None:
        """Say what the chosen row rests on."""
        row = self.row
        self.told.setText("" if row is None else "\n".join(self.lines_of(row)))

    def lines_of(self, row: RowT) -> Sequence[str]:
        """Return what a row rests on, a line each."""
        del row
        return ()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(3))
        self.splitter.setSizes([_PLENTY, made.text_px(_TOLD_HEIGHT)])


class SecretaryView(ToldTable[SecretaryScore]):
    """The appraisal of secretaries: weights, parts, where each comes from; people decide.

    Signals:
        person_wanted: Identity of the secretary whose card is to be opened.
    """

    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, secretary_columns(()), "key", QT_TR_NOOP("书记考核"), parent)
        self._year = bench.desk.on.year
        self.table.setObjectName("secretaries_table")
        self.table.set_empty(tr("这一年没有登记党支部书记。请先在名册里登记书记的任职。"))
        self.note.setText(
            tr(
                "各部分乘权重相加；对应档只供参考，评定等次由上级党组织研究决定。缺一部分就没有合计。"
            )
        )
        self.table.opened.connect(lambda _row: self.act())

    def show_place(self, place: int | None, year: int) -> None:
        """Read the secretaries of a place in a year."""
        self._year = year
        rows = secretary_scores(year, self._bench.desk.on, place)
        self.show_rows(rows, secretary_columns(secretary_parts(year)))

    def figures(self) -> str:
        """Return how many secretaries have a total."""
        known = sum(row.weighed.total is not None for row in self.rows)
        return tr("书记 {count} 人 · 已有合计 {known} 人", count=len(self.rows), known=known)

    def lines_of(self, row: SecretaryScore) -> Sequence[str]:
        """Return each part with its source, then the sum and what it means."""
        lines = [tr("{branch} {name}", branch=row.organisation_name, name=row.name)]
        for one in row.weighed.parts:
            points = tr("待评") if one.points is None else plain_number(one.points)
            lines.append(
                tr(
                    "{title}（权重 {weight}）：{points}。{told}",
                    title=one.rule.title,
                    weight=one.rule.weight_text,
                    points=points,
                    told=in_words(one.figure.told),
                )
            )
        if row.weighed.total is None:
            lacking = tr("、").join(one.rule.title for one in row.weighed.missing)
            lines.append(tr("还没有合计，缺：{parts}。", parts=lacking))
        else:
            lines.append(
                tr(
                    "合计 {total}＝{formula}",
                    total=plain_number(row.weighed.total),
                    formula=row.weighed.formula,
                )
            )
            if row.band is not None:
                lines.append(tr("对应档：{band}。评定等次由人决定。", band=printed(row.band)))
        if row.veto_told is not None:
            lines.append(in_words(row.veto_told))
        return lines

    def act(self) -> None:
        """Enter the figure of a part."""
        row = self.row
        if row is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        known = {
            figure.part: figure.points
            for figure in figures_in(str(self._year), (row.organisation_id,))
            if figure.person_id == row.person_id
        }
        parts = [(one.part, one.title) for one in secretary_parts(self._year)]
        parts.sort(key=lambda one: one[0] == OWN_BRANCH)  # the program finds that one by itself
        figures_dialog(
            self._bench,
            tr("录入书记考核得分"),
            parts,
            known.get,
            organisation_id=row.organisation_id,
            person_id=row.person_id,
            period=str(self._year),
            note=tr("{branch} {name}", branch=row.organisation_name, name=row.name),
            parent=self,
        ).open()


class GroupScoreView(ToldTable[GroupScore]):
    """党小组考评 of a quarter: every block with its reason."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, group_columns(None), "group_id", QT_TR_NOOP("党小组考评"), parent)
        self._period = ""
        self.table.setObjectName("group_scores_table")
        self.table.set_empty(tr("这一期没有党小组，或者这一期还没有开始。"))
        self.note.setText(tr("没有记录的不当作满分，也不当作 0 分：写待评，由人核定。"))
        self.table.opened.connect(lambda _row: self.act())

    def show_place(self, place: int | None, period: str) -> None:
        """Read the groups of a place in a period."""
        self._period = period
        rows = GroupScoresQuery(period, self._bench.desk.on, place).fetch()
        self.show_rows(rows, group_columns(rows[0] if rows else None))

    def figures(self) -> str:
        """Return how many groups are scored whole."""
        whole = sum(not row.total.pending for row in self.rows)
        return tr("党小组 {count} 个 · 评完 {whole} 个", count=len(self.rows), whole=whole)

    def lines_of(self, row: GroupScore) -> Sequence[str]:
        """Return each block with why it is so, and the records behind it."""
        lines = [
            tr(
                "{branch} {name} {period}",
                branch=row.branch_name,
                name=row.name,
                period=tr(row.period.label),
            )
        ]
        for one in row.blocks:
            lines += _block_lines(one)
        return lines

    def act(self) -> None:
        """Enter the points of a block."""
        row = self.row
        if row is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        known = {
            figure.part: figure.points
            for figure in figures_in(self._period, (row.group_id,))
            if figure.person_id is None
        }
        waiting = sorted(row.blocks, key=lambda one: one.score is not None)
        figures_dialog(
            self._bench,
            tr("核定党小组得分"),
            [(one.block.part, one.block.title) for one in waiting],
            known.get,
            organisation_id=row.group_id,
            period=self._period,
            most=max(one.block.maximum for one in row.blocks),
            note=tr("{branch} {name}", branch=row.branch_name, name=row.name),
            parent=self,
        ).open()


def _block_lines(one: BlockScore) -> list[str]:
    score = tr("待评") if one.score is None else plain_number(one.score)
    lines = [
        tr(
            "{title} {score}/{most}：{told}（{words}）",
            title=one.block.title,
            score=score,
            most=plain_number(one.block.maximum),
            told=in_words(one.told),
            words=one.block.words,
        )
    ]
    if one.given is not None and one.counted is not None:
        lines.append(tr("　　按记录计 {points} 分", points=plain_number(one.counted)))
    if isinstance(one.measured, Figure):
        lines += [tr("　　{record}", record=in_words(rec.text)) for rec in one.measured.records]
    return lines


class TaskLoopView(ToldTable[TaskLoopRow]):
    """部署–落实–研究–检查–奖惩 of each task on one line.

    Signals:
        activity_wanted: Row id of the last meeting at which the task was discussed.
        document_wanted: Row id of the document that ordered it.
    """

    activity_wanted = Signal(int)
    document_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, LOOP_COLUMNS, "task_id", QT_TR_NOOP("任务闭环"), parent)
        self.table.setObjectName("task_loops_table")
        self.table.set_empty(tr("这一年没有任务。任务在日历的“议题与来文”里布置。"))
        self.note.setText(tr("表彰写了来文文号、扣分写了来文的，列在奖惩里。双击打开来文或会议。"))
        self.table.opened.connect(lambda _row: self.act())

    def show_place(self, place: int | None, year: int) -> None:
        """Read the tasks of a place in a year."""
        self.show_rows(TaskLoopsQuery(year, self._bench.desk.on, place).fetch())

    def figures(self) -> str:
        """Return how many tasks there are and of how many something is missing."""
        closed = sum(not row.lacks for row in self.rows)
        return tr("任务 {count} 项 · 各环节齐全 {closed} 项", count=len(self.rows), closed=closed)

    def lines_of(self, row: TaskLoopRow) -> Sequence[str]:
        """Return the five parts, a line each."""
        nothing = tr("没有记录")
        task = row.task
        done = (
            tr("还没有完成")
            if task.done_on is None
            else tr("{day} 完成", day=task.done_on.isoformat())
        )
        return [
            tr("部署：{told}", told=row.ordered_by or nothing),
            tr(
                "落实：{task}，责任人 {owner}，{done}{result}",
                task=task.title,
                owner=task.owner or nothing,
                done=done,
                result=tr("，{result}", result=task.result) if task.result else "",
            ),
            tr("研究：{told}", told=meetings_told(row) or nothing),
            tr("检查：{told}", told=checks_told(row) or nothing),
            tr("奖惩：{told}", told=consequences_told(row) or nothing),
        ]

    def act(self) -> None:
        """Open the document that ordered the task, or the meeting at which it was discussed."""
        row = self.row
        if row is None:
            return
        if row.task.document_id is not None:
            self.document_wanted.emit(row.task.document_id)
        elif row.discussed:
            self.activity_wanted.emit(row.discussed[-1].activity_id)
