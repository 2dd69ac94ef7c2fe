"""党支部一览: all branches with figures and fields; filled in, printed, taken in and out here."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.exports import export_branches
from dangjian_desktop.operations.printout import BRANCH_LIST, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.branch_columns import (
    BranchColumn,
    BranchListQuery,
    BranchRow,
    branch_columns,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView, width_for
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1060, 620
#: At least so much of the screen is left around it.
_WIDTHS = {"name": 190, "above": 150, "secretary": 96}
_FIGURES = frozenset({FieldKind.INTEGER, FieldKind.NUMBER})
FILTER_WIDTH = 270
WORDS = QT_TR_NOOP("筛选：名称、拼音、表中的内容")
TIP = QT_TR_NOOP("几个词用空格隔开，都符合的党支部才显示（Ctrl+F，Esc 清除）")
#: Name under which `host.settings` keeps the choice of columns.
LAYOUT = "branch_list"


def _column(column: BranchColumn) -> Column[BranchRow]:
    is_figure = column.kind in _FIGURES
    return Column(
        column.heading,
        column.text,
        column.key,
        align="right" if is_figure else "left",
        width=width_for(column.heading, _WIDTHS.get(column.key, 84 if is_figure else 120)),
        tooltip=None if is_figure else column.text,
    )


class BranchListDialog(Dialog):
    """The branches of the mine side by side.

    Signals:
        facts_wanted: The `BranchRow` whose fields are to be filled in.
        fields_wanted: The fields themselves are to be changed.
        import_wanted: A workbook of fields is to be read.
        print_wanted: The `Printout` of what is shown.
    """

    facts_wanted = Signal(object)
    fields_wanted = Signal()
    import_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(
        self, bench: Workbench, within: int | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk, jobs, questions and settings.
            within: The organisation whose branches are shown; None for all.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("branch_list_dialog")
        self.setWindowTitle(tr("党支部一览"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._within = bench, within
        self.model: QueryModel[BranchRow] = QueryModel(
            bench.desk,
            [_column(one) for one in branch_columns().values()],
            BranchListQuery(bench.desk.on, within),
            self,
            key="organisation_id",
        )
        kept = bench.settings.value.columns.get(LAYOUT)
        self.table = TableView(
            self.model,
            self,
            name=QT_TR_NOOP("党支部一览"),
            layout=ColumnLayout.from_texts(kept) if kept else None,
            remember=self._remember,
        )
        self.table.setObjectName("branches_table")
        self.filter_line = FilterLine(self, words=WORDS, tip=TIP)
        self.filter_line.words_changed.connect(self._ask)
        self.filter_line.left_downwards.connect(self._go_to_table)
        self._say_empty()
        self.table.opened.connect(self.facts_wanted)
        self.facts_button = self._button(
            "facts_button", tr("填写资料…"), "pencil", self._open_facts
        )
        self.fields_button = self._button(
            "fields_button", tr("自定义栏目…"), "", self.fields_wanted.emit
        )
        menu = self.table.columns_menu()
        menu.aboutToShow.connect(self.table.columns_menu)  # which fills it anew
        self.columns_button = menu_button(tr("显示的列"), menu, parent=self)
        self.columns_button.setObjectName("columns_button")
        self.import_button = self._button("import_button", tr("导入…"), "", self.import_wanted.emit)
        self.export_button = self._button("export_button", tr("导出…"), "", self.export)
        self.print_button = self._button("print_button", tr("打印…"), "printer", self.print)
        for button in (self.facts_button, self.fields_button, self.import_button):
            records(button)
        self.close_button = self._button("close_button", tr("关闭"), "", self.reject)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._go_to_filter)
        self._lay_out()
        self.model.modelReset.connect(self._follow)
        self.table.chosen_changed.connect(self._follow)
        bench.desk.changed.connect(self._take_news)
        if self.model.keys:
            self.table.select_keys(self.model.keys[:1])
        self._follow()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns as they stand on the screen."""
        return self.table.column_layout().shown

    def print(self) -> None:
        """Print the branches and columns shown, in their order."""
        self.print_wanted.emit(
            Printout(
                BRANCH_LIST,
                self._bench.desk.on,
                organisation_id=self._within,
                columns=self.shown_columns(),
                branches=self._asked(),
            )
        )

    def export(self) -> None:
        """Ask where to, and write what is shown; hidden values in full only when told so."""
        shown = self.shown_columns()
        known = branch_columns()
        hidden = [known[key].heading for key in shown if _is_hidden(known[key])]
        in_full = bool(hidden) and self._bench.ask.question(
            self,
            tr(
                "{listed}平时遮盖。写全会记入操作记录，请妥善保管导出的文件。",
                listed=tr("、").join(hidden),
            ),
            yes=tr("写全"),
            no=tr("打码导出"),
        )
        target = file_to_save(self._bench, self, tr("导出党支部一览"), self._suggested())
        if target is None:
            return
        query = self._asked()

        def write(_report: jobs.Report) -> int:
            return export_branches(
                query, target, run=self._bench.desk.run, columns=shown, is_unmasked=in_full
            )

        def then(outcome: jobs.Outcome[int]) -> None:
            self._tell_end(outcome, target)

        self._bench.jobs.start(self, write, then, title=tr("导出党支部一览"))

    def _tell_end(self, outcome: jobs.Outcome[int], target: Path) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            self._bench.ask.error(self, in_words(outcome.error))
            return
        said = tr("已导出 {count} 个党支部：{target}", count=outcome.result(), target=target)
        self._bench.ask.tell(self, said)

    def _suggested(self) -> str:
        place = Tree.on(self._bench.desk.on).get(self._within)
        name = chinese("党支部一览")  # of a file
        return f"{place.name if place else ''}{name} {self._bench.desk.on.isoformat()}.xlsx"

    def _open_facts(self) -> None:
        row = self.table.current_row()
        if isinstance(row, BranchRow):
            self.facts_wanted.emit(row)

    def _follow(self) -> None:
        self.facts_button.setEnabled(self.table.current_row() is not None)
        count = len(self.model.keys)
        for button in (self.export_button, self.print_button):
            button.setEnabled(bool(count))
        is_narrowed = bool(self.filter_line.words)
        said = tr("符合的 {count} 个党支部", count=count)
        self.told.setText(said if is_narrowed else tr("共 {count} 个党支部", count=count))

    def _asked(self) -> BranchListQuery:
        """Return the list as it stands on the screen, its order included."""
        assert isinstance(self.model.query, BranchListQuery)
        return self.model.query

    def _ask(self) -> None:
        """Show the branches in which the words are found, among what is shown."""
        asked = replace(self._asked(), words=self.filter_line.words, shown=self.shown_columns())
        if asked != self._asked():
            self._say_empty()
            self.model.set_query(asked)
            if self.table.current_row() is None:
                self.table.select_keys(self.model.keys[:1])
            self._follow()

    def _say_empty(self) -> None:
        if self.filter_line.words:
            self.table.set_empty(
                tr("没有符合的党支部。"),
                tr("清除筛选"),
                lambda: self.filter_line.show_words(""),
            )
        else:
            self.table.set_empty(tr("还没有党支部。请先新建或导入。"))

    def _go_to_filter(self) -> None:
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_news(self, changes: Changes) -> None:
        if Topic.FIELD in changes.topics:
            self.table.set_columns([_column(one) for one in branch_columns().values()])
        if changes.topics & BranchListQuery.reads:
            self._follow()

    def _remember(self, layout: ColumnLayout) -> None:
        keeper = self._bench.settings
        keeper.put(keeper.value.with_columns(LAYOUT, layout.as_texts()))
        if self.filter_line.words:
            self._ask()  # other columns are searched

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter goes to the filter line; Esc clears it before it closes the window."""
        if event.key() == Qt.Key.Key_Escape and self.filter_line.words:
            self.filter_line.show_words("")
        elif self.table.hasFocus() and event.text().strip() and event.text().isprintable():
            self.filter_line.take_letter(event)
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = plain_button(text, icon, parent=self)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("党支部一览"), self)
        set_role(heading, "title")
        self.told = QLabel(self)
        self.told.setObjectName("told")
        set_role(self.told, "second")
        top = QHBoxLayout()
        top.setSpacing(made.space(2))
        top.addWidget(heading)
        top.addSpacing(made.space(2))
        top.addWidget(self.told)
        top.addStretch()
        self.filter_line.setMinimumWidth(made.text_px(FILTER_WIDTH))
        top.addWidget(self.filter_line)
        for button in (self.fields_button, self.columns_button):
            top.addWidget(button)
        bottom = QHBoxLayout()
        bottom.setSpacing(made.space(2))
        for button in (
            self.facts_button,
            self.import_button,
            self.export_button,
            self.print_button,
        ):
            bottom.addWidget(button)
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)
        fit_to_screen(self, WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_hidden(column: BranchColumn) -> bool:
    return column.sensitivity is not Sensitivity.OPEN
