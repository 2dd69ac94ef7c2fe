"""The tally of a 民主评议, typed line by line; what is wrong is marked at its cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.appraisal import APPRAISAL_MARKS, FEWEST_SHOWN, ISSUED, RETURNED
from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import AppraisalGrade, printed
from dangjian_desktop.operations.appraisals import record_tally
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.appraisals import AppraisalSheet
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.paper_grid import Mark, PaperColumn, PaperGrid
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 720, 640
_NAME, _SUM = "name", "sum"
_FIELD_WIDTH = 88
#: Words of the two fields above the lines.
_FIELDS = ((ISSUED, QT_TR_NOOP("发出张数")), (RETURNED, QT_TR_NOOP("收回张数")))


class TallyDialog(QDialog):
    """Two numbers above, a line for each person: digits and Tab, Enter goes down, Ctrl+Enter saves.

    A line that is left empty is not counted yet. Below five returned ballots the marks that were
    entered before are not shown again.
    """

    def __init__(
        self, bench: Workbench, sheet: AppraisalSheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tally_dialog")
        self.setWindowTitle(tr("录入票数"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._sheet = bench, sheet
        self.fields: dict[str, QLineEdit] = {}
        self.faults: dict[str, QLabel] = {}
        for key, word in _FIELDS:
            field = QLineEdit(self)
            field.setObjectName(key)
            field.setAccessibleName(tr(word))
            field.setMaxLength(6)
            field.textEdited.connect(self._add_up)
            self.fields[key] = field
            fault = QLabel(self)
            fault.setObjectName(f"{key}_fault")
            fault.setWordWrap(True)
            set_role(fault, "problem")
            fault.hide()
            self.faults[key] = fault
        columns = (
            PaperColumn(_NAME, tr("姓名"), 132, is_written=False),
            *(
                PaperColumn(key, tr(printed(grade)), 96)
                for key, grade in zip(APPRAISAL_MARKS, AppraisalGrade, strict=True)
            ),
            PaperColumn(_SUM, tr("合计"), 96, is_written=False),
        )
        self.grid = PaperGrid(columns, tr("各人得票"), self)
        self.grid.setObjectName("tally_grid")
        self.refusal = QLabel(self)
        self.refusal.setObjectName("tally_refusal")
        self.refusal.setWordWrap(True)
        set_role(self.refusal, "problem")
        self.refusal.hide()
        self.save_button = primary_button(tr("保存"), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self._fill()
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.grid.model_.written.connect(self._add_up)
        self.fields[ISSUED].returnPressed.connect(self._go_to_returned)
        self.fields[RETURNED].returnPressed.connect(self.grid.first_box)
        self.fields[ISSUED].setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do -------------------------------------------------------

    def save(self) -> None:
        """Enter the tally; what cannot be taken is told at its place and nothing is done."""
        numbers = {key: self._read(field.text()) for key, field in self.fields.items()}
        unread = [
            Problem(Address(field=key), "number.unreadable", field.text().strip())
            for key, field in self.fields.items()
            if numbers[key] is None and field.text().strip()
        ]
        marks: dict[int, tuple[int | None, ...]] = {}
        for place, one in enumerate(self._sheet.people):
            texts = self._texts(place)
            read = [self._read(text) for text in texts]
            unread += [
                Problem(Address(field=f"{one.person_id}.{key}"), "number.unreadable", text)
                for key, text, found in zip(APPRAISAL_MARKS, texts, read, strict=True)
                if text and found is None
            ]
            marks[one.person_id] = tuple(read)
        if unread:
            self._tell(unread)
            return
        try:
            self._bench.desk.run(
                record_tally(
                    appraisal_id=self._sheet.appraisal_id,
                    issued=numbers[ISSUED],
                    returned=numbers[RETURNED],
                    marks=marks,
                )
            )
        except InputError as error:
            self._tell(error.problems)
        except (RefusedError, StorageError) as refusal:
            self._tell(())
            self.refusal.setText(in_words(refusal))
            self.refusal.show()
        else:
            self.accept()

    def reject(self) -> None:
        """Leave; what was typed is asked after first."""
        if not self.grid.model_.is_dirty or self._bench.ask.question(
            self, tr("录入的票数还没有保存。不保存就离开吗？"), yes=tr("不保存")
        ):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone belongs to the fields."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
            event.accept()
            return
        super().keyPressEvent(event)

    # What is shown --------------------------------------------------------------

    def _fill(self) -> None:
        sheet = self._sheet
        for key, number in ((ISSUED, sheet.issued), (RETURNED, sheet.returned)):
            self.fields[key].setText("" if number is None else str(number))
        lines = []
        for one in sheet.people:
            line = {_NAME: one.name}
            if one.counts is not None:
                line |= dict(zip(APPRAISAL_MARKS, map(str, one.counts), strict=True))
            lines.append(line)
        self.grid.model_.show_lines(lines)
        self._add_up()

    def _add_up(self) -> None:
        """Show what each line comes to, so that a slip is seen while it is typed."""
        model = self.grid.model_
        for place in range(model.rowCount()):
            told = [self._read(text) for text in self._texts(place)]
            known = [count for count in told if count is not None]
            model.show_text(place, _SUM, str(sum(known)) if known else "")

    def _texts(self, place: int) -> list[str]:
        model = self.grid.model_
        return [
            str(model.index(place, self.grid.column_of(key)).data() or "").strip()
            for key in APPRAISAL_MARKS
        ]

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.refusal.hide()
        told: dict[str, str] = {}
        for problem in problems:
            told.setdefault(problem.where.field, in_words(problem))
        for key, label in self.faults.items():
            label.setText(told.get(key, ""))
            label.setVisible(key in told)
        places = {str(one.person_id): place for place, one in enumerate(self._sheet.people)}
        marks = {}
        for name, words in told.items():
            person, _dot, key = name.partition(".")
            if person in places:
                marks[places[person], key] = Mark(words)
        self.grid.model_.mark(marks)
        first = self.grid.model_.first_fault()
        if first is not None:
            one = self._sheet.people[first[0]]
            self.refusal.setText(tr("{name}：{words}", name=one.name, words=marks[first].words))
            self.refusal.show()
        blamed = next((key for key in self.fields if key in told), None)
        if blamed is not None:
            self.fields[blamed].setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None:
            self.grid.go_to(first[0], self.grid.column_of(first[1]))

    def _go_to_returned(self) -> None:
        self.fields[RETURNED].setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _read(text: str) -> int | None:
        clean = half_width(text).strip()
        digits = clean.removeprefix("-")
        return int(clean) if digits.isascii() and digits.isdigit() else None

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        title = QLabel(
            tr("{name}{year}年民主评议", name=self._sheet.organisation_name, year=self._sheet.year),
            self,
        )
        title.setWordWrap(True)
        set_role(title, "title")
        note = QLabel(
            tr(
                "只录合计，不录谁投了什么。一行没有录的留空；没有得票的填 0。"
                "收回不足 {count} 张的，录入后不再显示和打印各等次票数。",
                count=FEWEST_SHOWN,
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "second")
        column.addWidget(title)
        column.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        for key, word in _FIELDS:
            label = QLabel(tr(word), self)
            label.setBuddy(self.fields[key])
            set_role(label, "label")
            self.fields[key].setFixedWidth(made.text_px(_FIELD_WIDTH))
            row.addWidget(label)
            row.addWidget(self.fields[key])
        row.addStretch(1)
        column.addLayout(row)
        for fault in self.faults.values():
            column.addWidget(fault)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.grid)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        column.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        for before, after in (
            (self.fields[ISSUED], self.fields[RETURNED]),
            (self.fields[RETURNED], self.grid),
            (self.grid, self.save_button),
            (self.save_button, self.cancel_button),
        ):
            QWidget.setTabOrder(before, after)
        fit_to_screen(self, _WIDTH, _HEIGHT)
