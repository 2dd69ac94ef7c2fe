"""The export of a list of people: what is written, masked or in full, and where it stands then."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.opener import open_path
from dangjian_desktop.operations.exports import SHEET_NAME, export_roster
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.roster_columns import RosterColumn, known_columns
from dangjian_desktop.queries.views import question_in_words
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import Tone, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH = 560
#: Headings named before the rest is only counted.
MOST_HEADINGS = 12
_ICONS = {Tone.GOOD: "circle-check", Tone.BAD: "circle-x"}


class ExportDialog(Dialog):
    """Writes what is shown to a workbook."""

    def __init__(
        self,
        bench: Workbench,
        query: RosterQuery,
        columns: Sequence[str],
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk, jobs, questions and settings.
            query: The people, as they stand on the screen.
            columns: Keys of the columns, as they stand on the screen.
            parent: The main window.
            name: Of the view that is open; stands above the list and names file and worksheet.
        """
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(tr("导出名册"))
        self._bench, self._query, self._name = bench, query, name
        known = known_columns()
        self._chosen = tuple(known[key] for key in columns if key in known)
        self._columns = tuple(column.key for column in self._chosen)
        self._count = len(query.keys())
        self._target: Path | None = None
        self.summary = QLabel(self._summary(), self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.masked = QRadioButton(tr("打码：号码只留头尾，住址不写出"), self)
        self.masked.setObjectName("masked")
        self.masked.setChecked(True)
        self.in_full = QRadioButton(tr("写全号码：导出前再确认一次，并记入操作记录"), self)
        self.in_full.setObjectName("in_full")
        group = QButtonGroup(self)
        group.addButton(self.masked)
        group.addButton(self.in_full)
        self.strip = QFrame(self)
        self.strip.setObjectName("told")
        self._sign = QLabel(self.strip)
        self.sentence = QLabel(self.strip)
        self.sentence.setObjectName("sentence")
        self.sentence.setWordWrap(True)
        self.open_button = plain_button(tr("打开文件"), "file-text", parent=self)
        self.open_button.setObjectName("open_button")
        self.open_button.clicked.connect(self._open_file)
        self.folder_button = plain_button(tr("打开文件夹"), "folder-open", parent=self)
        self.folder_button.setObjectName("folder_button")
        self.folder_button.clicked.connect(self._open_folder)
        self.export_button = primary_button(tr("选择位置并导出"), "file-output", parent=self)
        self.export_button.setObjectName("export_button")
        self.export_button.setToolTip(tr("Ctrl+回车"))
        self.export_button.setShortcut("Ctrl+Return")
        self.export_button.setEnabled(bool(self._count and self._columns))
        self.export_button.clicked.connect(self.export)
        self.close_button = plain_button(tr("取消"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.strip.hide()
        for button in (self.open_button, self.folder_button):
            button.hide()

    @property
    def sensitive_headings(self) -> list[str]:
        """Headings of the columns that are masked unless asked for."""
        return [_heading(c) for c in self._chosen if c.sensitivity is not Sensitivity.OPEN]

    def export(self) -> None:
        """Ask where to, and write; numbers in full only after one more question."""
        is_unmasked = self.in_full.isChecked() and bool(self.sensitive_headings)
        if is_unmasked and not self._bench.ask.question(
            self,
            tr(
                "将写出 {count} 人完整的{listed}。这次导出会记入操作记录，请妥善保管导出的文件。",
                count=self._count,
                listed=tr("、").join(self.sensitive_headings),
            ),
            yes=tr("写全"),
            no=tr("取消"),
        ):
            return
        target = file_to_save(self._bench, self, tr("导出名册"), self._suggested())
        if target is None:
            return

        def write(report: jobs.Report) -> int:
            return export_roster(
                self._query,
                target,
                run=self._bench.desk.run,
                columns=self._columns,
                is_unmasked=is_unmasked,
                title=self._title(),
                sheet_name=self._name or SHEET_NAME,
                progress=report,
            )

        def then(outcome: jobs.Outcome[int]) -> None:
            self._show_end(outcome, target)

        self._bench.jobs.start(self, write, then, title=tr("导出名册"))

    def _show_end(self, outcome: jobs.Outcome[int], target: Path) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            self._tell(in_words(outcome.error), Tone.BAD)
            return
        count = outcome.result()
        self._target = target
        self._tell(tr("已导出 {count} 人：{target}", count=count, target=target), Tone.GOOD)
        self._bench.desk.noted.emit(
            tr("已导出 {count} 人：{name}", count=count, name=target.name), False
        )
        for button in (self.open_button, self.folder_button):
            button.show()
        self.export_button.hide()
        self.masked.setEnabled(False)
        self.in_full.setEnabled(False)
        self.close_button.setText(tr("关闭"))
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_file(self) -> None:
        self._open(lambda target: target)

    def _open_folder(self) -> None:
        self._open(lambda target: target.parent)

    def _open(self, what: Callable[[Path], Path]) -> None:
        assert self._target is not None
        try:
            open_path(what(self._target))
        except HostError as error:
            self._tell(in_words(error), Tone.BAD)

    def _tell(self, sentence: str, tone: Tone) -> None:
        made = tokens()
        self.strip.setProperty("tone", tone.value)
        restyle(self.strip)
        restyle(self.sentence)
        ink = made.colour(tone.value)
        drawn = pixmap(_ICONS[tone], ink, made.sizes.icon, self.devicePixelRatio())
        self._sign.setPixmap(drawn)
        self.sentence.setText(sentence)
        self.strip.setAccessibleName(sentence)
        self.strip.show()
        self.adjustSize()

    def _summary(self) -> str:
        if not self._count:
            return tr("当前名单里没有人，没有要导出的。请先放宽筛选。")
        headings = [_heading(column) for column in self._chosen]
        named = tr("、").join(headings[:MOST_HEADINGS])
        more = tr("等 {count} 栏", count=len(headings)) if len(headings) > MOST_HEADINGS else ""
        people = tr("把当前名单的 {count} 人写成 .xlsx 工作簿", count=self._count)
        if self._name:
            people = tr(
                "把视图“{name}”的 {count} 人写成 .xlsx 工作簿", name=self._name, count=self._count
            )
        return tr(
            "{people}，栏目和顺序与屏幕上一样：{named}{more}。",
            people=people,
            named=named,
            more=more,
        )

    def _suggested(self) -> str:
        if self._name:
            return f"{self._name} {self._query.on.isoformat()}.xlsx"
        place = Tree.on(self._query.on).get(self._query.within)
        name = chinese("党员名册")  # of a file
        return f"{place.name if place else ''}{name} {self._query.on.isoformat()}.xlsx"

    def _title(self) -> str | None:
        """Return the line above the table: the view and whom it is about, in Chinese."""
        if not self._name:
            return None
        return chinese("{name}（{told}）").format(
            name=self._name, told=question_in_words(self._query)
        )

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("导出名册"), self)
        set_role(heading, "title")
        strip = QHBoxLayout(self.strip)
        strip.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        strip.setSpacing(made.space(2))
        strip.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        strip.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.summary)
        column.addSpacing(made.space(1))
        words = QLabel(tr("公民身份号码、电话和住址"), self)
        set_role(words, "label")
        choices = (words, self.masked, self.in_full)
        for widget in choices:
            column.addWidget(widget)
            widget.setVisible(bool(self.sensitive_headings and self._count))
        column.addWidget(self.strip)
        column.addSpacing(made.space(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.export_button)
        column.addLayout(buttons)
        self.setFixedWidth(made.text_px(WIDTH))


def _heading(column: RosterColumn) -> str:
    """Return a heading in the window's language; of a user-defined field as it was named."""
    return tr(column.heading) if uid_of(column.key) is None else column.heading
