"""The subject page 对账: somebody else's list beside ours, every difference with a way to it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.reconciliation import DIFFERENCE_WORDS, DifferenceKind
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.printout import RECONCILIATION, Printout
from dangjian_desktop.operations.reconciliation import (
    ReconciledLine,
    Reconciliation,
    export_differences,
    reconcile,
)
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.shared.ask import XLSX
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.chosen_files import file_to_open
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Several changes in a row are one reason to lay the lists beside each other again.
AGAIN_AFTER_MS = 300
_TONES = {
    DifferenceKind.ONLY_THERE: Tone.BAD,
    DifferenceKind.ONLY_HERE: Tone.BAD,
    DifferenceKind.LEFT_HERE: Tone.WARN,
    DifferenceKind.DOUBTFUL: Tone.WARN,
    DifferenceKind.UNREADABLE: Tone.WARN,
    DifferenceKind.DIFFERENT: Tone.INFO,
}


def _shown(text: str, line: ReconciledLine) -> str:
    return text or (tr("（空）") if line.field else "")


COLUMNS: tuple[Column[ReconciledLine], ...] = (
    Column(
        QT_TR_NOOP("情况"),
        lambda line: tr(line.kind_word),
        "kind",
        width=136,
        chip=lambda line: ChipLook(tr(line.kind_word), _TONES[line.kind]),
    ),
    Column(QT_TR_NOOP("姓名"), lambda line: line.name, "name", width=96),
    Column(QT_TR_NOOP("党支部"), lambda line: line.branch_name, "branch", width=150),
    Column(QT_TR_NOOP("栏目"), lambda line: tr(line.field), "field", width=110),
    Column(
        QT_TR_NOOP("对方名单"),
        lambda line: _shown(line.told_there, line),
        "there",
        width=170,
        tooltip=lambda line: line.told_there,
    ),
    Column(
        QT_TR_NOOP("本名册"),
        lambda line: _shown(line.told_here, line),
        "here",
        width=170,
        tooltip=lambda line: line.told_here,
    ),
    text_column(QT_TR_NOOP("说明"), lambda line: line.note, "note", width=250),
    text_column(
        QT_TR_NOOP("对方位置"), lambda line: line.place, "place", width=190, is_second=True
    ),
)


class ReconciliationPage(QWidget):
    """What the national system says and we do not, and the other way round.

    Signals:
        figures_changed: How many differences, for the status line.
        person_wanted: Identity of the person whose card is to be opened.
        print_wanted: The `Printout` of the differences.
    """

    figures_changed = Signal(str)
    person_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._bench = bench
        self._path: Path | None = None
        self.content: Reconciliation | None = None
        self.title = QLabel(tr("对账"), self)
        set_role(self.title, "title")
        self.told = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.told.setObjectName("told")
        set_role(self.told, "second")
        self.scope_box = self._box("scope_box", tr("与哪些人对照"))
        self.kind_box = self._box("kind_box", tr("显示哪些差异"))
        self.choose_button = primary_button(tr("选择名单"), "folder-open", parent=self)
        self.choose_button.setObjectName("choose_button")
        self.choose_button.setToolTip(tr("全国系统导出的名单（.xlsx、.xls、.csv），只读不改"))
        self.choose_button.clicked.connect(lambda: self.choose())
        self.export_button = plain_button(tr("导出"), parent=self)
        self.export_button.setObjectName("export_button")
        self.export_button.clicked.connect(lambda: self.export())
        self.print_button = plain_button(tr("打印"), parent=self)
        self.print_button.setObjectName("print_button")
        self.print_button.clicked.connect(lambda: self.print_shown())
        self.model: QueryModel[ReconciledLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key=_key
        )
        self.table = TableView(self.model, self, name=tr("两份名单的差异"))
        self.table.setObjectName("differences_table")
        self.nothing = EmptyState("", icon="file-input", parent=self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AGAIN_AFTER_MS)
        self._later.timeout.connect(self._again)
        self._lay_out()
        self._connect()
        self._fill_scopes()
        self._show()
        self._dress()

    def figures(self) -> str:
        """Return how the two lists stand to each other."""
        told = self.content
        if told is None:
            return ""
        return tr(
            "对方 {there} 人 · 本名册 {here} 人 · 一致 {same} 人",
            there=told.there_count,
            here=told.here_count,
            same=told.same_count,
        )

    # What the user can do -----------------------------------------------------

    def choose(self) -> None:
        """Ask for the other list and lay it beside ours."""
        path = file_to_open(self._bench, self, tr("选择全国系统导出的名单"))
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Lay a list beside ours; nothing is changed by it."""
        self._path = path
        self._again()

    def print_shown(self) -> None:
        """Print the differences that are shown."""
        told = self._narrowed()
        if told is not None:
            self.print_wanted.emit(Printout(RECONCILIATION, told.on, reconciliation=told))

    def export(self) -> None:
        """Write the differences that are shown to a workbook, numbers masked."""
        told = self._narrowed()
        if told is None:
            return
        suggested = f"{tr('对账差异')} {told.on.isoformat()}.xlsx"
        target = self._bench.ask.choose_save_file(self, tr("导出差异"), suggested, [XLSX])
        if target is None:
            return
        try:
            count = export_differences(told, target)
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self._bench.desk.noted.emit(
            tr("已导出 {count} 条差异：{name}", count=count, name=target.name), False
        )

    def _narrowed(self) -> Reconciliation | None:
        told, kind = self.content, self.kind_box.currentData()
        if told is None or kind is None:
            return told
        return told.narrowed(DifferenceKind(kind))  # Qt gives back its text

    # Reading ------------------------------------------------------------------

    def _again(self) -> None:
        if self._path is None:
            return
        if self._bench.jobs.is_busy:
            self._later.start()
            return
        path, on = self._path, self._bench.desk.on
        within: int | None = self.scope_box.currentData()

        def task(report: Report) -> Reconciliation:
            synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
            return reconcile(
                path,
                on=on,
                synonyms=synonyms,
                within=within,
                progress=lambda what, share: report(tr(what), share),
            )

        self._bench.jobs.start(self, task, self._take, title=tr("对账"))

    def _take(self, outcome: Outcome[Reconciliation]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            told = in_words(outcome.error)
            if self.content is None:
                self._show(told)
            else:  # the comparison that stands there goes on
                self._path = self.content.path
                self._bench.ask.error(self, told)
            return
        self.content = outcome.result()
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, refusal: str = "") -> None:
        told = self.content
        self._fill_kinds()
        self._show_kind()
        has_lines = told is not None and bool(told.lines)
        self.table.setVisible(has_lines)
        self.nothing.setVisible(not has_lines)
        for widget in (self.kind_box, self.export_button, self.print_button):
            widget.setEnabled(has_lines)
        self.scope_box.setEnabled(self._path is not None)
        self.told.setText("" if told is None else self._summary(told))
        if told is None:
            self.nothing.say(
                refusal or tr("选一份全国系统导出的名单，与名册逐人对照，只列差异，什么也不改。"),
                tr("另选名单") if refusal else tr("选择名单"),
                self.choose,
            )
        else:
            self.nothing.say(tr("两份名单没有差异。"))
        self.figures_changed.emit(self.figures())

    def _summary(self, told: Reconciliation) -> str:
        parts = [told.path.name]
        parts.append(tr("对照了 {count} 栏", count=len(told.compared)))
        if told.unused:
            parts.append(tr("没有用上：{columns}", columns=tr("、").join(told.unused)))
        if told.not_covered:
            parts.append(tr("名单里没有：{branches}", branches=tr("、").join(told.not_covered)))
        return " · ".join(parts)

    def _fill_kinds(self) -> None:
        chosen = self.kind_box.currentData()
        self.kind_box.clear()
        told = self.content
        lines = told.lines if told is not None else ()
        self.kind_box.addItem(tr("全部差异 {count}", count=len(lines)), None)
        for kind in DifferenceKind:
            count = sum(line.kind is kind for line in lines)
            if count:
                word = tr(DIFFERENCE_WORDS[kind])
                self.kind_box.addItem(tr("{word} {count}", word=word, count=count), kind)
        self.kind_box.setCurrentIndex(max(self.kind_box.findData(chosen), 0))

    def _show_kind(self) -> None:
        told = self._narrowed()
        shown = told.lines if told is not None else ()
        self.model.set_query(RowsAtHand(rows=shown))
        if shown and not self.table.selected_keys():
            self.table.select_keys([self.model.keys[0]])

    def _fill_scopes(self) -> None:
        chosen = self.scope_box.currentData()
        self.scope_box.clear()
        self.scope_box.addItem(tr("名单里的党支部"), None)
        tree = Tree.on(self._bench.desk.on)
        for row in tree.rows:
            if row.kind is not OrganisationKind.PARTY_GROUP:
                self.scope_box.addItem("　" * row.depth + row.name, row.organisation_id)
        self.scope_box.setCurrentIndex(max(self.scope_box.findData(chosen), 0))

    # Hearing ------------------------------------------------------------------

    def _open_line(self, line: ReconciledLine) -> None:
        if line.uid:
            self.person_wanted.emit(line.uid)

    def _take_news(self, changes: Changes) -> None:
        if Topic.ORGANISATION in changes.topics:
            self._fill_scopes()
        if changes.topics & RosterQuery.reads and self._path is not None and self.isVisible():
            self._later.start()

    def _connect(self) -> None:
        self.table.opened.connect(self._open_line)
        self.kind_box.activated.connect(lambda _: self._show_kind())
        self.scope_box.activated.connect(lambda _: self._again())
        self._bench.desk.changed.connect(self._take_news)
        self._bench.desk.day_changed.connect(self._later.start)
        news().changed.connect(self._dress)

    def _box(self, name: str, told: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(told)
        box.setToolTip(told)
        box.setView(QListView(box))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.told, 1)
        for widget in (
            self.scope_box,
            self.kind_box,
            self.choose_button,
            self.export_button,
            self.print_button,
        ):
            self._head.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.nothing, 1)

    def _dress(self) -> None:
        space_page(self._column, self._head)

    def showEvent(self, event: QShowEvent) -> None:
        """What was mended elsewhere is no difference any more."""
        super().showEvent(event)
        if self.content is not None:
            self._later.start()


def _key(line: ReconciledLine) -> tuple[object, ...]:
    return line.kind, line.person_id, line.place, line.key, line.name
