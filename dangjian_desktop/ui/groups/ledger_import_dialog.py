"""Lines of a ledger are looked at before they come in, and mended where they stand."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.ledger_sheets import (
    FILES,
    UID,
    LedgerSheet,
    LineCell,
    derived_keys,
    file_keys,
    headings,
)
from dangjian_desktop.domain.messages import located_sentence
from dangjian_desktop.domain.problems import InputError, SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_import import (
    LedgerExamination,
    LedgerImported,
    Sameness,
    import_ledger,
    save_refused_entries,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.groups.ledger_import_lines import (
    TOLD,
    URGENCY,
    EntryCells,
    EntryLine,
    EntryLineModel,
    cell_column,
    lines_of,
    row_column,
)
from dangjian_desktop.ui.groups.ledger_import_session import LedgerImportSession
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.asked_names import Asked, AskedNames
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.import_forms import (
    chosen_columns,
    column_fields,
    column_values,
)
from dangjian_desktop.ui.shared.import_preview import OUTCOME, ImportPreview, note_column
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import (
    Column,
    QueryModel,
    RowsAtHand,
)
from dangjian_desktop.ui.shared.table_view import ColumnLayout
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1300, 690
#: Lines at the top of which one may be the header.
_MOST_HEADERS = 6
_LONGEST_SAMPLE = 12
#: Digits for which the choice of an organisation has room: eight characters or so.
_PLACE_LENGTH = 16
#: In the choice of a header: look for it; there is none.
_LOOK, _NONE = -1, 0
_HEADER_ROW = "header_row"


class LedgerImportDialog(ImportPreview[EntryLine]):
    """Every line with what becomes of it; what stays out comes first.

    Enter writes over a cell and goes on to the next one that something is wrong with; Delete
    leaves rows out or takes them in again. Nothing is entered before 导入.
    """

    def __init__(
        self,
        bench: Workbench,
        session: LedgerImportSession,
        parent: QWidget | None = None,
        *,
        name: str = "ledger_import",
        title: str = "",
    ) -> None:
        """Make the dialog; `begin()` looks at the file and shows it."""
        self.session, self.book = session, session.book
        self.labels = headings(session.book)
        super().__init__(
            bench,
            name,
            title or tr("导入{book}", book=session.book.label),
            (OUTCOME, row_column(), note_column(320)),
            self._importing_rows,
            parent,
        )
        self._order: dict[Hashable, int] = {}
        self._shown: tuple[str, ...] = ()
        self._after: tuple[EntryLine, str] | None = None
        self.place = ChoiceBox(self)
        self.place.setObjectName("ledger_import_place")
        self.place.setAccessibleName(tr("没有写党组织的行记到这里"))
        self.place.setMinimumContentsLength(_PLACE_LENGTH)
        self._offer_places()
        self.columns_button = plain_button(tr("栏目…"), parent=self)
        self.columns_button.setObjectName("ledger_import_columns")
        self.columns_button.setToolTip(tr("指定表头在哪一行、各栏是什么；导入后记住"))
        menu = QMenu(self)
        self.same_action = menu.addAction(tr("就是已有的那一行，更新它"))
        self.another_action = menu.addAction(tr("是另一行，新登记"))
        self.doubt_button = menu_button(tr("待定的行"), menu, parent=self)
        self.doubt_button.setObjectName("ledger_import_doubt")
        self.skip_button = plain_button(tr("跳过"), parent=self)
        self.skip_button.setObjectName("skip_ledger_row")
        self.skip_button.setToolTip("Delete")
        self.asked_box = AskedNames(self)
        self.save_button = plain_button(tr("另存未采用的行"), parent=self)
        self.save_button.setObjectName("save_refused")
        self._cells = EntryCells(session.book, self)
        self._fill()
        fit_to_screen(self, WIDTH, HEIGHT)
        self._connect()

    def model_of(self, columns: Sequence[Column[EntryLine]]) -> QueryModel[EntryLine]:
        """Make a model whose cells can be written over."""
        return EntryLineModel(self._bench.desk, columns, RowsAtHand(), self, key="key")

    def begin(self) -> None:
        """Look at the file, long ones beside the window, and show the dialog."""
        self._examine(self.open)

    # What the user can do -----------------------------------------------------------

    def edit_cell(self) -> None:
        """Write over the current cell, or the first one that something is wrong with."""
        line = self.current_line()
        if line is None or line.examined is None:
            return
        key = self._current_key()
        if key in TOLD:
            key = next((one for one in self._shown if one in line.faults), self._shown[0])
        self._edit(line, key)

    def skip_rows(self) -> None:
        """Leave the selected rows out; rows that are left out come in again."""
        places = self._selected()
        if places:
            self.session.strike_out(places)
            self._examine()

    def decide(self, sameness: Sameness) -> None:
        """Say of the selected rows whether they are there already."""
        chosen = set(self._selected())
        places = [
            line.place
            for line in self.lines
            if line.place in chosen and line.examined is not None and line.examined.is_double
        ]
        if places:
            self.session.decide([place for place in places if place is not None], sameness)
            self._examine()

    def save_refused(self) -> None:
        """Write the rows that stay out to a workbook."""
        examined = self.session.examination
        if examined is None:
            return
        suggested = chinese("{book}未采用的行.xlsx").format(book=self.book.short)
        target = file_to_save(self._bench, self, tr("另存未采用的行"), suggested)
        if target is None:
            return
        try:
            count = save_refused_entries(examined, target)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        self._bench.desk.noted.emit(
            tr("已另存 {count} 行：{name}", count=count, name=target.name), False
        )

    def choose_columns(self) -> None:
        """Ask where the header stands and what each column is."""
        sheet = self._sheet()
        if sheet is None:
            return
        said = self.session.header_said(sheet)
        choices = tuple(
            (key, self.labels[key])
            for key in file_keys(self.book)
            if key not in derived_keys(self.book)
        )
        headers = {index: self._sample(sheet, index, one) for index, one in sheet.headers.items()}
        fields = (
            Field(
                _HEADER_ROW,
                tr("表头在"),
                Entry.CHOICE,
                choices=self._header_choices(sheet),
                is_required=True,
            ),
            *column_fields(headers, choices),
        )
        before = _LOOK if said.row is None else said.row

        def save(values: dict[str, Any]) -> bool:
            row = values.pop(_HEADER_ROW)
            if row != before:  # other headers: what the columns are is asked anew
                self.session.say_header(sheet, None if row == _LOOK else row, None)
                self._examine()
                return True
            chosen = chosen_columns(dialog, values, choices)
            if chosen is None:
                return False
            mapping = {sheet.headers[index]: key for index, key in chosen.items()}
            self.session.say_header(sheet, said.row, mapping)
            self._examine()
            return True

        name = tr("工作表“{sheet}”。", sheet=sheet.name) if sheet.name else ""
        dialog = FormDialog(
            tr("各栏是什么"),
            fields,
            save,
            on=self._bench.desk.on,
            ask=self._bench.ask,
            values={_HEADER_ROW: before, **column_values(sheet)},
            columns=2,
            save_text=QT_TR_NOOP("确定"),
            note=tr("{sheet}换表头的位置后，再打开这里指定各栏。导入后记住。", sheet=name),
            parent=self,
        )
        dialog.open()

    def apply(self) -> None:
        """Write what is good as one operation beside the window; all of it or nothing."""
        examined = self.session.examination
        if examined is None or not examined.has_effect:
            return
        desk = self._bench.desk

        def task(report: jobs.Report) -> LedgerImported:
            return desk.run(self.operation(examined, lambda what, share: report(tr(what), share)))

        self._bench.jobs.start(
            self, task, self._tell_end, title=self.windowTitle(), writes=True, can_cancel=True
        )

    def operation(
        self, examined: LedgerExamination, progress: Callable[[str, float], None]
    ) -> Operation[LedgerImported]:
        """Return what writes the good rows."""
        return import_ledger(examination=examined, progress=progress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves rows out; F2 writes over a cell."""
        if event.key() == Qt.Key.Key_Delete:
            self.skip_rows()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_cell()
        else:
            super().keyPressEvent(event)

    # Looking again ------------------------------------------------------------------

    def _examine(self, then: Callable[[], object] | None = None) -> None:
        """Look at the file with what was decided; long ones beside the window."""
        if not self.session.is_long:
            self.session.examine()
            self._show_all(then)
            return

        def task(report: jobs.Report) -> None:
            self.session.examine(lambda what, share: report(tr(what), share))

        def ended(outcome: jobs.Outcome[None]) -> None:
            if outcome.was_cancelled:
                if then is not None:
                    self.reject()
                return
            outcome.result()
            self._show_all(then)

        self._bench.jobs.start(self, task, ended, title=tr("核对台账"))

    def _show_all(self, then: Callable[[], object] | None) -> None:
        self.show_examined()
        if then is not None:
            then()
        self._go_on()

    def show_examined(self) -> None:
        """Show the file as it is after what was decided."""
        session = self.session
        examined = session.examination
        self._arrange()
        self.summary.setText(_summary(examined) if examined is not None else session.opened.source)
        refusal = session.refusal
        self.say_trouble(in_words(refusal) if refusal is not None else "")
        self.table.set_empty(tr("还没有可以导入的行。"))
        self.save_button.setVisible(bool(examined is not None and examined.stays_out))
        self.doubt_button.setVisible(
            examined is not None and any(row.is_double for row in examined.rows)
        )
        self.apply_button.setEnabled(examined is not None and examined.has_effect)
        self.columns_button.setEnabled(any(sheet.headers for sheet in session.sheets))
        if examined is not None:
            told = [
                Asked(one.name, tr("“{name}”是", name=one.name), one.people)
                for one in examined.asked
            ]
            self.asked_box.ask(told, self.skip_button, self.table)
        self.show_lines(self._in_order(examined))
        self._allow()

    def _arrange(self) -> None:
        """Give the table the columns that the file has, and those that every row must have."""
        keys = self._wanted_keys()
        if keys == self._shown:
            return
        self._shown = keys
        columns = (
            OUTCOME,
            row_column(),
            *(cell_column(self.book, key) for key in keys),
            note_column(320),
        )
        self.table.exchange(columns, RowsAtHand(), ColumnLayout())
        for number, column in enumerate(columns):
            if column.key not in TOLD:
                self.table.setItemDelegateForColumn(number, self._cells)

    def _wanted_keys(self) -> tuple[str, ...]:
        held = {key for sheet in self.session.sheets for key in sheet.columns}
        held |= {cell.key for cell in self.session.choices.corrections}
        examined = self.session.examination
        if examined is not None:  # columns that are missing are mended where they would stand
            by_label = {label: key for key, label in self.labels.items()}
            held |= {
                by_label[one.where.field]
                for row in examined.rows
                for one in row.problems
                if one.where.field in by_label
            }
        left = derived_keys(self.book) | {UID, FILES}
        return tuple(key for key in file_keys(self.book) if key in held and key not in left)

    def _in_order(self, examined: LedgerExamination | None) -> list[EntryLine]:
        """Return the lines: first what stays out; nothing jumps while one mends."""
        sheets = examined.sheets if examined is not None else self.session.sheets
        lines = lines_of(self.book, sheets, examined.rows if examined is not None else ())
        if not self._order and examined is not None:
            first = sorted(lines, key=lambda line: URGENCY[line.look.tone])
            self._order = {line.key: place for place, line in enumerate(first)}
        last = len(self._order)
        lines.sort(key=lambda line: self._order.get(line.key, last))
        return lines

    # Cells --------------------------------------------------------------------------

    def _take_text(self, line: EntryLine, key: str, text: str, goes_on: bool) -> None:
        """Take what was written into a cell, and go on to the next one that is wrong."""
        if line.place is None:
            return
        self._after = (line, key) if goes_on else None
        if text != line.cells.get(key, ""):
            self.session.correct(LineCell(line.place.sheet, line.place.row, key), text)
            self._examine()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Edit the next cell that is refused, in this row and then in those below it."""
        after, self._after = self._after, None
        if after is None:
            return
        line, key = after
        places = [one.key for one in self.lines]
        start = places.index(line.key) if line.key in places else 0
        for one in self.lines[start:]:
            keys = [at for at in self._shown if one.faults.get(at, ("", False))[1]]
            if one.key == line.key:
                passed = self._shown.index(key) if key in self._shown else -1
                keys = [at for at in keys if self._shown.index(at) > passed]
            if keys and one.look.tone is Tone.BAD:
                self._edit(one, keys[0])
                return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, line: EntryLine, key: str) -> None:
        row, column = self.model.row_of(line.key), self.model.column_of(key)
        if row < 0 or column < 0:
            return
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.edit(index)

    def _current_key(self) -> str:
        index = self.table.currentIndex()
        return self.model.columns[index.column()].key if index.isValid() else "note"

    # Inner works --------------------------------------------------------------------

    def _importing_rows(self) -> Operation[Any] | None:
        examined = self.session.examination
        return None if examined is None else import_ledger(examination=examined)

    def _tell_end(self, outcome: jobs.Outcome[LedgerImported]) -> None:
        if outcome.was_cancelled:
            self.say_trouble(tr("已停止，什么也没有登记。"))
            return
        if isinstance(outcome.error, InputError):
            self.say_trouble(" ".join(map(located_sentence, outcome.error.problems)))
            return
        if isinstance(outcome.error, SentenceError):
            self.say_trouble(in_words(outcome.error))
            return
        done = outcome.result()
        self.accept()
        self._bench.desk.noted.emit(
            tr("新增 {added} 行，更新 {updated} 行", added=done.added, updated=done.updated), True
        )

    def _selected(self) -> list[RowPlace]:
        chosen = set(self.table.selected_keys())
        return [line.place for line in self.lines if line.key in chosen and line.place is not None]

    def _sheet(self) -> LedgerSheet | None:
        """Return the sheet of the current row, else the first that has columns."""
        line = self.current_line()
        name = line.place.sheet if line is not None and line.place is not None else None
        named = [sheet for sheet in self.session.sheets if sheet.name == name]
        held = [sheet for sheet in self.session.sheets if sheet.headers]
        return next(iter([*named, *held]), None)

    def _header_choices(self, sheet: LedgerSheet) -> list[tuple[int, str]]:
        raw = next((one for one in self.session.opened.sheets if one.name == sheet.name), None)
        found = [(_LOOK, tr("自动找")), (_NONE, tr("没有表头，按次序"))]
        for at, cells in enumerate(raw.rows[:_MOST_HEADERS] if raw is not None else ()):
            words = tr("、").join(text for cell in cells if (text := text_of(cell)))
            row = (raw.first_row if raw is not None else 1) + at
            found.append((row, tr("第 {row} 行：{words}", row=row, words=words[:30])))
        return found

    def _sample(self, sheet: LedgerSheet, index: int, header: str) -> str:
        """Return a header, or a letter with what stands below it."""
        if sheet.header_row:
            return header
        texts = (text_of(line.raw[index]) for line in sheet.lines if index < len(line.raw))
        sample = next((text for text in texts if text), "")[:_LONGEST_SAMPLE]
        return tr("{letter} 列（{sample}）", letter=header, sample=sample)

    def _offer_places(self) -> None:
        """Offer the organisations that may keep the book, below where it was asked for."""
        tree = Tree.on(self._bench.desk.on)
        within = self.session.within
        here = None if within is None else tree.below(within)
        kinds = {holder.value for holder in self.book.held_by}
        self.place.addItem(tr("按表里写的"), None)
        for node in tree.rows:
            if node.kind.value in kinds and (here is None or node.organisation_id in here):
                self.place.addItem(node.name, node.organisation_id)
        chosen = max(self.place.findData(self.session.choices.organisation_id), 0)
        is_only = self.place.count() == 2  # beside what the file says
        self.place.setCurrentIndex(1 if is_only else chosen)
        self.session.set_organisation(self.place.currentData())
        self.place.setVisible(not self.book.is_view)

    def _take_place(self) -> None:
        self.session.set_organisation(self.place.currentData())
        self._examine()

    def _choose_person(self, name: object, person_id: int) -> None:
        self.session.choose_person(str(name), person_id)
        self._examine()

    def _allow(self) -> None:
        line = self.current_line()
        row = line.examined if line is not None else None
        self.skip_button.setEnabled(row is not None)
        is_out = row is not None and row.outcome is Outcome.LEFT_OUT
        self.skip_button.setText(tr("不跳过") if is_out else tr("跳过"))
        self.doubt_button.setEnabled(row is not None and row.is_double)
        self.same_action.setEnabled(row is not None and row.entry_id is not None)

    def _fill(self) -> None:
        self.fill_frame(
            head=(self.place, self.columns_button, self.doubt_button, self.skip_button),
            above=(self.asked_box,),
            foot=(self.save_button,),
        )

    def _connect(self) -> None:
        self.table.opened.connect(self.edit_cell)
        self.table.chosen_changed.connect(self._allow)
        self._cells.entered.connect(self._take_text)
        self.place.activated.connect(self._take_place)
        self.columns_button.clicked.connect(self.choose_columns)
        self.same_action.triggered.connect(partial(self.decide, Sameness.SAME))
        self.another_action.triggered.connect(partial(self.decide, Sameness.ANOTHER))
        self.skip_button.clicked.connect(self.skip_rows)
        self.save_button.clicked.connect(self.save_refused)
        self.asked_box.chosen.connect(self._choose_person)


def _summary(examined: LedgerExamination) -> str:
    told = tr(
        "“{file}”：读到 {count} 行，新增 {added}，更新 {updated}，不变 {same}，未采用 {refused}。",
        file=examined.source,
        count=len(examined.rows),
        added=examined.count(Outcome.ADDED),
        updated=examined.count(Outcome.UPDATED),
        same=examined.count(Outcome.UNCHANGED),
        refused=len(examined.stays_out),
    )
    parts = [told]
    if any(sheet.is_readable and not sheet.header_row for sheet in examined.sheets):
        parts.append(tr("没有表头，各栏按次序认，不对请在“栏目”里改。"))
    parts.append(tr("双击或回车改一格，确认后才登记，登记后可以一次撤销。"))
    return "".join(parts)
