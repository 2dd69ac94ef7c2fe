"""The page 细则: the versions of the rubrics, and what one of them says.

A version is a draft until it is issued; an issued one scores the periods whose last day lies in its
days and is changed no more. What keeps a draft from being issued is marked at its item.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import InputError, Problem, Severity
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_checks import rubric_problems
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_views import RubricView
from dangjian_desktop.domain.vocabulary import PRINTED, RubricState
from dangjian_desktop.operations.printout import RUBRIC, Printout
from dangjian_desktop.operations.rubrics import close_rubric, post_rubric, remove_rubric
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, unscored_from
from dangjian_desktop.ui.scores.rubric_detail import RubricDetail
from dangjian_desktop.ui.scores.rubric_dialogs import sample_dialog, version_dialog
from dangjian_desktop.ui.scores.rubric_differences_dialog import RubricDifferencesDialog
from dangjian_desktop.ui.scores.rubric_editor import RubricEditor
from dangjian_desktop.ui.scores.rubric_files import export_rubric
from dangjian_desktop.ui.scores.rubric_import_dialog import open_rubric_import
from dangjian_desktop.ui.scores.rubric_table import RubricTable, rubric_lines
from dangjian_desktop.ui.scores.rubric_trial_dialog import RubricTrialDialog
from dangjian_desktop.ui.shared.buttons import (
    menu_button,
    plain_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LIST_WIDTH, _TABLE_WIDTH, _DETAIL_WIDTH = 256, 780, 300
_LOOKS = {
    RubricState.DRAFT: (Tone.WARN, "pencil"),
    RubricState.ISSUED: (Tone.GOOD, "circle-check"),
    RubricState.WITHDRAWN: (Tone.PLAIN, "history"),
}
_VIEWS = (
    (RubricView.BLOCK.value, QT_TR_NOOP("按项目")),
    (RubricView.SYSTEM.value, QT_TR_NOOP("按体系")),
)


def state_look(state: RubricState) -> ChipLook:
    """Return the chip of a state."""
    tone, icon = _LOOKS[state]
    return ChipLook(PRINTED[state], tone, icon)


def days_in_words(row: RubricRow) -> str:
    """Return the days of the periods that a version scores."""
    if row.since is None:
        return tr("还没有写启用日期")
    if row.until is None:
        return tr("{since} 起", since=row.since.isoformat())
    return tr("{since} 至 {until}", since=row.since.isoformat(), until=row.until.isoformat())


_COLUMNS: tuple[Column[RubricRow], ...] = (
    Column(
        QT_TR_NOOP("版本"),
        lambda row: f"{row.name} {row.version}",
        "version",
        width=136,
        tooltip=days_in_words,
    ),
    Column(
        QT_TR_NOOP("状态"),
        lambda row: PRINTED[row.state],
        "state",
        width=96,
        chip=lambda row: state_look(row.state),
    ),
)


class RubricsPage(QWidget):
    """The versions at the left; the items of the chosen one; what one item says at the right.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` of the version that is shown.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.view = RubricView.BLOCK
        #: The editor while it is open.
        self.editor: RubricEditor | None = None
        self._problems: Sequence[Problem] = ()
        self._rows = QueryModel(
            bench.desk, _COLUMNS, RubricsQuery(), self, key="rubric_id", hears=False
        )
        self.versions = TableView(self._rows, self, name=QT_TR_NOOP("细则的版本"))
        self.versions.setObjectName("rubric_versions")
        self.table = RubricTable(bench.desk, self)
        self.detail = RubricDetail(self)
        self.empty = EmptyState(
            tr("还没有考评细则，得分也就算不出来。可以从样本新建一份，照本矿的规定改好再发布。"),
            tr("从样本新建"),
            self.add_from_sample,
            icon="star",
            is_primary=True,
            parent=self,
        )
        self.empty_import = records(plain_button(tr("导入细则…"), parent=self))
        self.empty_import.setObjectName("empty_import")
        self.empty_import.clicked.connect(self.import_file)
        self._make_head()
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, RubricsQuery.reads, self.read)
        self.versions.chosen_changed.connect(self._show_version)
        self.table.chosen_changed.connect(self._show_item)
        self.table.opened.connect(lambda line: self.edit(line.code))
        bench.desk.day_changed.connect(lambda _day: self._refresh.soon())
        news().changed.connect(self._dress)

    # What the window asks ----------------------------------------------------------

    @property
    def row(self) -> RubricRow | None:
        """The version that is shown."""
        found: RubricRow | None = self.versions.current_row()
        return found

    @property
    def rubric(self) -> Rubric | None:
        """The rubric that is shown; None for none, or one that cannot be read."""
        return None if self.row is None else self.row.rubric

    def figures(self) -> str:
        """Return how many versions there are, and how many items the shown one has."""
        rubric = self.rubric
        count = len(self._rows.keys)
        if rubric is None:
            return tr("{count} 个版本", count=count)
        return tr(
            "{count} 个版本 · 这一版 {items} 项，合计 {maxima} 分",
            count=count,
            items=len(rubric.items),
            maxima=plain_number(rubric.maxima),
        )

    def print_shown(self) -> None:
        """Print the version that is shown."""
        row = self.row
        on = self._bench.desk.on
        self.print_wanted.emit(Printout(RUBRIC, on, rubric_id=row.rubric_id if row else None))

    def read(self) -> None:
        """Read the versions anew; the one that was shown stays shown."""
        self._refresh.settle()
        self._rows.set_query(RubricsQuery())
        if self._rows.keys and not self.versions.currentIndex().isValid():
            self.versions.select_keys([self._first_shown()])
        self.stack.setCurrentWidget(self.whole if self._rows.keys else self.empty_place)
        self._show_version()

    def choose(self, rubric_id: int) -> None:
        """Show a version."""
        if self._refresh.is_stale:
            self.read()
        self.versions.select_keys([rubric_id])

    def show_item(self, code: str) -> None:
        """Go to an item of the version that is shown."""
        self.table.select_keys([code])

    # What the user can do ------------------------------------------------------------

    def edit(self, code: str = "") -> RubricEditor | None:
        """Open the editor of the draft that is shown, at an item where one is named."""
        row, rubric = self.row, self.rubric
        if row is None or rubric is None or row.state is not RubricState.DRAFT:
            return None
        if self.editor is None:
            self.editor = RubricEditor(self._bench, row, rubric, self)
            self.editor.destroyed.connect(self._forget_editor)
            self.editor.finished.connect(self._forget_editor)
            self.editor.open()
        codes = [item.code for item in rubric.items]
        if code in codes:
            self.editor.items.choose(codes.index(code) + 1)
        return self.editor

    def compare(self) -> RubricDifferencesDialog | None:
        """Show what is different between the version that is shown and the one before it."""
        row = self.row
        if row is None or row.rubric is None:
            return None
        dialog = RubricDifferencesDialog(self._bench, row, self)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def try_draft(self) -> RubricTrialDialog | None:
        """Show what the version that is shown would have changed in periods that are past."""
        rubric = self.rubric
        if rubric is None:
            return None
        dialog = RubricTrialDialog(self._bench, rubric, self)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def leave_editing(self) -> bool:
        """Whether nothing is lost when the program is left."""
        return self.editor is None or self.editor.may_leave()

    def _forget_editor(self) -> None:
        self.editor = None

    def add_from_sample(self) -> OperationDialog | None:
        """Ask for name and days of a draft made from the sample."""
        return self._open(lambda: sample_dialog(self._bench, self))

    def add_version(self) -> OperationDialog | None:
        """Ask for number and days of a draft made from the version that is shown."""
        rubric = self.rubric
        if rubric is None:
            return self.add_from_sample()
        return self._open(lambda: version_dialog(self._bench, self, rubric))

    def import_file(self) -> None:
        """Ask for a workbook of a rubric and show what it would do."""
        open_rubric_import(self._bench, self, self.choose)

    def export_shown(self) -> None:
        """Write the version that is shown to a workbook."""
        if self.row is not None:
            export_rubric(self._bench, self, self.row)

    def post(self) -> bool:
        """Issue the draft that is shown; what keeps it from being issued is told at its item."""
        row, rubric = self.row, self.rubric
        if row is None or rubric is None or row.state is not RubricState.DRAFT:
            return False
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        refused = [one for one in self._problems if one.severity is Severity.REFUSED]
        if refused:
            self._tell_refused(refused)
            return False
        if not self._agrees_to_warnings():
            return False
        try:
            self._bench.desk.run(post_rubric(rubric_id=row.rubric_id, on=self._bench.desk.today))
        except InputError as error:
            self._tell_refused(error.problems)
            return False
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return False
        return True

    def withdraw(self) -> bool:
        """Withdraw the issued version that is shown, after saying which periods lose theirs."""
        row = self.row
        if row is None or row.state is not RubricState.ISSUED:
            return False
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        day = unscored_from(row)
        name = tr("{name} {version}", name=row.name, version=row.version)
        if day is None:
            asked = tr("停用“{name}”？它的时期另有细则可用；已关闭的各期不变。", name=name)
        elif row.since is None or day <= row.since:
            asked = tr(
                "停用“{name}”？停用后它的各期（{days}）没有细则，得分算不出来；已关闭的各期不变。",
                name=name,
                days=days_in_words(row),
            )
        else:
            asked = tr(
                "停用“{name}”？停用后 {day} 以后的各期没有细则，得分算不出来；已关闭的各期不变。",
                name=name,
                day=day.isoformat(),
            )
        if not self._bench.ask.question(self, asked, yes=tr("停用"), is_loss=True):
            return False
        return self._bench.desk.attempt(
            close_rubric(rubric_id=row.rubric_id, on=self._bench.desk.today)
        )

    def remove(self) -> bool:
        """Remove the draft that is shown; it can be undone."""
        row = self.row
        if row is None or row.state is not RubricState.DRAFT:
            return False
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        return self._bench.desk.attempt(remove_rubric(rubric_id=row.rubric_id))

    def choose_view(self, view: str) -> None:
        """Put the items together by block or by system."""
        self.view = RubricView(view)
        for key, button in self.view_buttons.items():
            button.setChecked(key == view)
        self._show_table()

    def _open(self, make: Callable[[], OperationDialog]) -> OperationDialog | None:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        try:
            dialog = make()
        except StorageError as trouble:
            self._bench.ask.error(self, in_words(trouble))
            return None
        dialog.saved.connect(self.choose)
        dialog.open()
        return dialog

    def _agrees_to_warnings(self) -> bool:
        """Ask once about everything that is worth a thought, naming the rules."""
        warned = [one for one in self._problems if one.severity is Severity.WARNING]
        if not warned:
            return True
        told = "\n".join(self._at_item(one) for one in warned)
        return self._bench.ask.question(
            self,
            tr("发布前请再看一眼：\n{told}", told=told),
            yes=tr("仍然发布"),
            no=tr("回去修改"),
            is_loss=True,
        )

    def _tell_refused(self, problems: Sequence[Problem]) -> None:
        first = next((one.where.row for one in problems if one.where.row), 0)
        rubric = self.rubric
        if rubric is not None and 0 < first <= len(rubric.items):
            self.show_item(rubric.items[first - 1].code)
        told = "\n".join(dict.fromkeys(map(self._at_item, problems)))
        wants_to = self._bench.ask.question(
            self,
            tr("还不能发布，先改好这几处：\n{told}", told=told),
            yes=tr("去修改"),
            no=tr("以后再说"),
        )
        editor = self.edit() if wants_to else None
        if editor is not None:
            editor.check()

    def _at_item(self, problem: Problem) -> str:
        """Return the sentence of a problem with the number of its item before it."""
        rubric, words = self.rubric, in_words(problem)
        if rubric is None or not 0 < problem.where.row <= len(rubric.items):
            return words
        code = rubric.items[problem.where.row - 1].code
        return words if words.startswith(code) else tr("{code}：{words}", code=code, words=words)

    # What is shown -----------------------------------------------------------------

    def _first_shown(self) -> int:
        """Return the version that scores today, else the first of the list."""
        today = self._bench.desk.on
        rows: Sequence[RubricRow] = RubricsQuery().fetch()
        for row in rows:
            if row.state is RubricState.ISSUED and row.rubric and row.rubric.scores(today):
                return row.rubric_id
        return rows[0].rubric_id

    def _show_version(self) -> None:
        row, rubric = self.row, self.rubric
        self._problems = ()
        if rubric is not None and row is not None and row.state is RubricState.DRAFT:
            self._problems = rubric_problems(rubric, measures())
        self._say_head()
        self._show_table()
        self.figures_changed.emit(self.figures())

    def _say_head(self) -> None:
        row, rubric = self.row, self.rubric
        is_draft = row is not None and row.state is RubricState.DRAFT
        is_issued = row is not None and row.state is RubricState.ISSUED
        self.chip.setVisible(row is not None)
        self.title.setVisible(row is not None)
        self.told.setVisible(row is not None)
        self.caution.hide()
        self.post_button.setVisible(is_draft)
        self.edit_button.setVisible(is_draft)
        self.edit_button.setEnabled(rubric is not None)
        self.trial_button.setEnabled(rubric is not None)
        self.post_button.setEnabled(rubric is not None)
        self.withdraw_action.setEnabled(is_issued)
        self.remove_action.setEnabled(is_draft)
        self.version_button.setEnabled(rubric is not None)
        self.compare_button.setEnabled(rubric is not None and len(self._rows.keys) > 1)
        self.print_action.setEnabled(rubric is not None)
        self.export_action.setEnabled(rubric is not None)
        if row is None:
            return
        self.title.setText((rubric.title if rubric else "") or row.name)
        self.chip.show_look(state_look(row.state))
        self.told.setText(self._told(row))
        if rubric is None:
            self.caution.setText(tr("这个版本读不出来，可能是更新的程序写的。请升级本程序。"))
            self.caution.show()
        elif self._problems:
            refused = sum(one.severity is Severity.REFUSED for one in self._problems)
            self.caution.setText(self._caution(refused))
            self.caution.show()

    def _caution(self, refused: int) -> str:
        rest = [in_words(one) for one in self._problems if not one.where.row]
        if refused:
            told = tr("发布前还有 {count} 处要改，已在各项前标出。", count=refused)
        else:
            told = tr("有 {count} 处请再看一眼，已在各项前标出。", count=len(self._problems))
        return " ".join([told, *rest])

    def _told(self, row: RubricRow) -> str:
        """Return name, days, and what holds for the whole rubric."""
        rubric = row.rubric
        told = [f"{row.name} {row.version}", days_in_words(row)]
        if rubric is not None:
            told.append(tr("满分 {total}", total=plain_number(rubric.total)))
            if rubric.bonus_cap is not None:
                told.append(tr("加分最多 {cap} 分", cap=plain_number(rubric.bonus_cap)))
            if rubric.vetoed_at_most:
                told.append(tr("一票否决最高{grade}", grade=rubric.vetoed_at_most))
        if row.source_file:
            told.append(tr("来自 {file}", file=row.source_file))
        return " · ".join(told)

    def _show_table(self) -> None:
        rubric = self.rubric
        if rubric is None:
            self.table.show_lines([])
            self.detail.show_nothing()
            return
        self.table.show_lines(rubric_lines(rubric, self.view, measures(), self._problems))
        self._show_item()

    def _show_item(self) -> None:
        rubric, line = self.rubric, self.table.current_row()
        if rubric is None or line is None or line.item is None:
            self.detail.show_nothing()
            return
        number = [item.code for item in rubric.items].index(line.item.code) + 1
        here = [one for one in self._problems if one.where.row == number]
        self.detail.show_item(rubric, line.item, measures(), here)

    # Looks ---------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.title = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.title, "title")
        self.chip = Chip("", parent=self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.caution = QLabel(self)
        self.caution.setObjectName("rubric_caution")
        self.caution.setWordWrap(True)
        set_role(self.caution, "caution")
        self.view_buttons = view_buttons(_VIEWS, self.choose_view, self)
        self.more_menu = QMenu(self)
        records(self.more_menu.addAction(tr("从样本新建…"), self.add_from_sample))
        records(self.more_menu.addAction(tr("导入细则…"), self.import_file))
        self.export_action = self.more_menu.addAction(tr("导出…"), self.export_shown)
        self.print_action = self.more_menu.addAction(tr("打印"), self.print_shown)
        self.more_menu.addSeparator()
        self.withdraw_action = records(self.more_menu.addAction(tr("停用"), self.withdraw))
        self.remove_action = records(self.more_menu.addAction(tr("删除草稿"), self.remove))
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.edit_button = plain_button(tr("修改"), "pencil", parent=self)
        self.edit_button.setObjectName("edit_rubric")
        self.edit_button.clicked.connect(lambda: self.edit())
        self.trial_button = plain_button(tr("试算"), "calculator", parent=self)
        self.trial_button.setObjectName("try_rubric")
        self.trial_button.setToolTip(tr("如果用这个版本，以前各期会怎样"))
        self.trial_button.clicked.connect(self.try_draft)
        self.compare_button = plain_button(tr("对照"), parent=self)
        self.compare_button.setObjectName("compare_rubrics")
        self.compare_button.clicked.connect(self.compare)
        self.version_button = records(plain_button(tr("新建版本"), "plus", parent=self))
        self.version_button.setObjectName("new_version")
        self.version_button.clicked.connect(self.add_version)
        self.post_button = records(primary_button(tr("发布"), "check", parent=self))
        self.post_button.setObjectName("post_rubric")
        self.post_button.clicked.connect(self.post)

    def _lay_out(self) -> None:
        self._head = FoldingRow(grows_left=True)
        self._head.left.addWidget(self.title, 1)
        self._head.left.addWidget(self.chip)
        for button in self.view_buttons.values():
            self._head.right.addWidget(button)
        for button in (
            self.trial_button,
            self.compare_button,
            self.edit_button,
            self.version_button,
            self.more_button,
            self.post_button,
        ):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.versions, self.table, self.detail, grows=1)
        self.whole = QWidget(self)
        self._column = QVBoxLayout(self.whole)
        self._column.addLayout(self._head)
        self._column.addWidget(self.told)
        self._column.addWidget(self.caution)
        self._column.addWidget(self.splitter, 1)
        self.empty_place = QWidget(self)
        place = QVBoxLayout(self.empty_place)
        place.addStretch(1)
        place.addWidget(self.empty)
        place.addWidget(self.empty_import, 0, Qt.AlignmentFlag.AlignHCenter)
        place.addStretch(1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.empty_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        widths = (_LIST_WIDTH, _TABLE_WIDTH, _DETAIL_WIDTH)
        self.splitter.setSizes([made.text_px(width) for width in widths])
        self.versions.setMinimumWidth(made.text_px(_LIST_WIDTH) * 3 // 4)
        self.detail.setMinimumWidth(made.text_px(_DETAIL_WIDTH) * 3 // 4)
