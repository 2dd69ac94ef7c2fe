"""修改历史: who did what and when, what is other since; taking a step back, proving all."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.journal_checking import JournalChecked, check_journal
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.operations_done import (
    MOST_LINES,
    OperationLinesQuery,
    OperationPages,
    OperationRow,
    history_kinds,
)
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.queries.told_changes import ToldLine
from dangjian_desktop.ui.settings.history_columns import LINE_COLUMNS, OPERATION_COLUMNS
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.field_editors import FieldEditor, make_editor
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (1240, 700)
#: Typing a day asks once, not at every key.
_ASK_AFTER_MS = 200
_DATE_WIDTH, _PERSON_WIDTH, _KIND_WIDTH = 128, 190, 150
_WORDS = QT_TR_NOOP("按做了什么、谁、姓名或组织查找")
_TIP = QT_TR_NOOP("几个词用空格隔开，都符合的才显示（Esc 清除）")


class HistoryDialog(Dialog):
    """The operations above, the fields of the current one below.

    Who may not record anything looks at it all, and is not offered to take a step back.
    """

    def __init__(
        self, bench: Workbench, parent: QWidget | None = None, *, person_id: int | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            parent: The window.
            person_id: Whose history is wanted; None for everything.
        """
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self.setWindowTitle(tr("修改历史"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        desk = bench.desk
        self._sees_case_files = desk.may(Right.CASE_FILES)
        self._person_id = person_id
        self.filter = FilterLine(self, words=_WORDS, tip=_TIP)
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("history_kind")
        self.kind.setAccessibleName(tr("种类"))
        self.kind.addItem(tr("各类改动"), "")
        for kind in history_kinds(with_case_files=self._sees_case_files):
            self.kind.addItem(tr(kind.word), kind.code)
        self.person = self._editor(
            person_field("person", QT_TR_NOOP("人员"), desk.today, hint=tr("人员：姓名或拼音"))
        )
        self.since = self._day("since", QT_TR_NOOP("从哪一天"), tr("从哪一天"))
        self.until = self._day("until", QT_TR_NOOP("到哪一天"), tr("到哪一天"))
        self.clear_button = quiet_button(tr("全部"), parent=self)
        self.clear_button.setObjectName("clear_history_filter")
        self.model: QueryModel[OperationRow] = QueryModel(
            bench.desk,
            OPERATION_COLUMNS,
            self._query(None, None),
            self,
            key=lambda row: row.entry_id,
            hears=False,
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("修改历史"))
        self.table.setObjectName("history_table")
        self.told = QLabel(self)
        self.told.setObjectName("history_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.lines: QueryModel[ToldLine] = QueryModel(
            bench.desk,
            LINE_COLUMNS,
            OperationLinesQuery(0, desk.today),
            self,
            key=lambda line: line,
            hears=False,
        )
        self.line_table = TableView(self.lines, self, name=QT_TR_NOOP("字段前后"))
        self.line_table.setObjectName("history_lines")
        self.undo_button = records(primary_button(tr("撤销这一步"), "undo-2", parent=self))
        self.undo_button.setObjectName("undo_step")
        self.check_button = plain_button(tr("校验记录"), "circle-check", parent=self)
        self.check_button.setObjectName("check_journal")
        self.check_button.setToolTip(
            tr("逐条核对封签，看变更记录有没有在程序以外被改动、删去、调换或截短")
        )
        self.checked = QLabel(self)
        self.checked.setObjectName("journal_checked")
        self.checked.setWordWrap(True)
        set_role(self.checked, "second")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AFTER_MS)
        self._later.timeout.connect(self.ask)
        self._lay_out()
        self._connect()
        if person_id is not None:
            (found,) = PeopleByIdQuery((person_id,), desk.today).fetch().values()
            self.person.show_value(found)
        self._show_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do --------------------------------------------------------

    def ask(self) -> None:
        """Show what the filters mean now; a day or a name that cannot be read is marked."""
        since, is_since_read = self._day_of(self.since)
        until, is_until_read = self._day_of(self.until)
        reading = self.person.read()
        is_person_read = isinstance(reading.value, MentionedPerson) or not self.person.text()
        self.person.set_faulty(not is_person_read)
        if not (is_since_read and is_until_read and is_person_read):
            return
        found = reading.value
        self._person_id = found.person_id if isinstance(found, MentionedPerson) else None
        self.model.set_query(self._query(since, until))
        self._show_first()

    def clear(self) -> None:
        """Show everything again."""
        self.kind.setCurrentIndex(0)
        for editor in (self.person, self.since, self.until):
            editor.show_value(None)
        self.filter.show_words("")
        self.ask()

    def undo_step(self) -> None:
        """Take back the current operation; where something builds on it, say what."""
        row = self.table.current_row()
        if row is None or not row.can_be_taken_back:
            return
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        try:
            self._bench.desk.undo_entry(row.entry_id)
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))

    def check(self) -> None:
        """Prove every entry of the journal in the background, and tell what does not hold."""
        self.checked.clear()
        try:
            self._bench.jobs.start(self, check_journal, self._tell_checked, title=tr("校验记录"))
        except BusyError:
            self.checked.setText(tr("还有别的工作没有做完。请等它做完再试。"))

    # What is shown -----------------------------------------------------------------

    def _tell_checked(self, outcome: Outcome[JournalChecked]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            self._bench.ask.error(self, in_words(outcome.error))
            return
        checked = outcome.result()
        said = [in_words(one) for one in checked.sentences]
        if checked.findings:
            self._bench.ask.error(self, "\n\n".join(said))
        else:
            self.checked.setText(" ".join(said))

    def _query(self, since: date | None, until: date | None) -> OperationPages:
        return OperationPages(
            self._bench.desk.today,
            self.filter.words,
            since,
            until,
            self._person_id,
            self.kind.currentData(),
            with_case_files=self._sees_case_files,
        )

    def _show_first(self) -> None:
        if self.table.current_row() is None:
            self.table.select_keys(self.model.keys[:1])
        is_narrowed = self.model.query != OperationPages(
            self._bench.desk.today, with_case_files=self._sees_case_files
        )
        if is_narrowed:
            self.table.set_empty(tr("没有这样的改动。"), tr("看全部"), self.clear)
        else:
            self.table.set_empty(tr("还没有改动。登记、导入以后，每一步都记在这里。"))
        self._show_row()

    def _show_row(self) -> None:
        row: OperationRow | None = self.table.current_row()
        entry_id = 0 if row is None else row.entry_id
        query = OperationLinesQuery(
            entry_id, self._bench.desk.today, with_case_files=self._sees_case_files
        )
        if self.lines.query != query:
            self.lines.set_query(query)
        self.told.setText("" if row is None else _told(row, len(self.lines.keys)))
        self.line_table.set_empty(tr("没有字段可看。"))
        self.undo_button.setEnabled(row is not None and row.can_be_taken_back)

    # Hearing -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.filter.words_changed.connect(self.ask)
        self.filter.left_downwards.connect(self._go_to_table)
        self.kind.currentIndexChanged.connect(self.ask)
        for editor in (self.person, self.since, self.until):
            editor.edited.connect(self._later.start)
            editor.entered.connect(self.ask)
        self.table.chosen_changed.connect(self._show_row)
        self.table.opened.connect(self._go_to_lines)
        self.clear_button.clicked.connect(self.clear)
        self.undo_button.clicked.connect(self.undo_step)
        self.check_button.clicked.connect(self.check)
        self.close_button.clicked.connect(self.reject)
        self._bench.desk.changed.connect(self._take_news)

    def _take_news(self) -> None:
        """Whatever is done is a line more, and may take back the one that is looked at."""
        self.model.fetch_again()
        self._show_first()

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_lines(self) -> None:
        self.line_table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ---------------------------------------------------------------------------

    def _editor(self, field: Field) -> FieldEditor:
        editor = make_editor(field, self._bench.desk.today, self)
        editor.widget.setAccessibleName(tr(field.label))
        return editor

    def _day(self, key: str, label: str, hint: str) -> FieldEditor:
        return self._editor(Field(key, label, Entry.DATE, latest=self._bench.desk.today, hint=hint))

    def _day_of(self, editor: FieldEditor) -> tuple[date | None, bool]:
        """Return the day that stands in a field, None for none, and whether it can be read."""
        value = editor.read().value
        day = value.first_day if isinstance(value, PartialDate) and value.is_exact else None
        is_read = day is not None or not editor.text()
        editor.set_faulty(not is_read)
        return day, is_read

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("修改历史"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(heading)
        head.addWidget(self.filter, 1)
        for widget, width in (
            (self.kind, _KIND_WIDTH),
            (self.person.widget, _PERSON_WIDTH),
            (self.since.widget, _DATE_WIDTH),
            (self.until.widget, _DATE_WIDTH),
        ):
            widget.setFixedWidth(made.text_px(width))
            head.addWidget(widget)
        head.addWidget(self.clear_button)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, made.space(2), 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.told)
        column.addWidget(self.line_table, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.checked, 1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(6),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(self.splitter, 1)
        whole.addLayout(buttons)
        fit_to_screen(self, *_SIZE)


def _told(row: OperationRow, lines: int) -> str:
    if row.is_withheld:
        return tr("匿名登记的事只记月份，不记谁、哪天和改了什么。")
    if not row.count:
        return tr("这一步只是留个记录，没有改动数据，不用撤销。")
    parts = [tr("这一步改动了 {count} 处。", count=row.count)]
    if lines == MOST_LINES:
        parts.append(tr("字段只列前 {count} 行。", count=MOST_LINES))
    if row.is_taken_back:
        parts.append(tr("后来已经撤销。"))
    return " ".join(parts)
