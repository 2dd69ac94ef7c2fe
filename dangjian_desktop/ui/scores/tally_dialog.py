"""The tally of a 民主评议, typed line by line; what is wrong is marked at its cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dangjian_desktop.domain.appraisal import APPRAISAL_MARKS, FEWEST_SHOWN, ISSUED, RETURNED
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import AppraisalGrade, printed
from dangjian_desktop.operations.appraisals import record_tally
from dangjian_desktop.queries.appraisals import AppraisalSheet
from dangjian_desktop.ui.shared.grid_dialog import GridDialog, whole_number
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.paper_grid import PaperColumn
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 720, 640
_NAME, _SUM = "name", "sum"
_FIELD_WIDTH = 88
#: Words of the two fields above the lines.
_FIELDS = ((ISSUED, QT_TR_NOOP("发出张数")), (RETURNED, QT_TR_NOOP("收回张数")))


class TallyDialog(GridDialog):
    """Two numbers above, a line for each person: digits and Tab, Enter goes down, Ctrl+Enter saves.

    A line that is left empty is not counted yet. Below five returned ballots the marks that were
    entered before are not shown again.
    """

    def __init__(
        self, bench: Workbench, sheet: AppraisalSheet, parent: QWidget | None = None
    ) -> None:
        columns = (
            PaperColumn(_NAME, tr("姓名"), 132, is_written=False),
            *(
                PaperColumn(key, tr(printed(grade)), 96)
                for key, grade in zip(APPRAISAL_MARKS, AppraisalGrade, strict=True)
            ),
            PaperColumn(_SUM, tr("合计"), 96, is_written=False),
        )
        super().__init__(
            bench,
            columns,
            self.save,
            title=tr("录入票数"),
            heading=tr("{name}{year}年民主评议", name=sheet.organisation_name, year=sheet.year),
            note=tr(
                "只录合计，不录谁投了什么。一行没有录的留空；没有得票的填 0。"
                "收回不足 {count} 张的，录入后不再显示和打印各等次票数。",
                count=FEWEST_SHOWN,
            ),
            grid_name=tr("各人得票"),
            lost=tr("录入的票数还没有保存。不保存就离开吗？"),
            parent=parent,
        )
        self.setObjectName("tally_dialog")
        self._sheet = sheet
        self.people = [(one.person_id, one.name) for one in sheet.people]
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
        self._fill()
        self._lay_out_more()
        self.grid.model_.written.connect(self._add_up)
        self.fields[ISSUED].returnPressed.connect(self._go_to_returned)
        self.fields[RETURNED].returnPressed.connect(self.grid.first_box)
        self.fields[ISSUED].setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do -------------------------------------------------------

    def save(self) -> None:
        """Enter the tally; what cannot be taken is told at its place and nothing is done."""
        numbers = {key: whole_number(field.text()) for key, field in self.fields.items()}
        unread = [
            Problem(Address(field=key), "number.unreadable", field.text().strip())
            for key, field in self.fields.items()
            if numbers[key] is None and field.text().strip()
        ]
        marks: dict[int, tuple[int | None, ...]] = {}
        for place, one in enumerate(self._sheet.people):
            texts = self._texts(place)
            read = [whole_number(text) for text in texts]
            unread += [
                Problem(Address(field=f"{one.person_id}.{key}"), "number.unreadable", text)
                for key, text, found in zip(APPRAISAL_MARKS, texts, read, strict=True)
                if text and found is None
            ]
            marks[one.person_id] = tuple(read)
        if unread:
            self.tell(unread)
            return
        self.enter(
            record_tally(
                appraisal_id=self._sheet.appraisal_id,
                issued=numbers[ISSUED],
                returned=numbers[RETURNED],
                marks=marks,
            )
        )

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
            told = [whole_number(text) for text in self._texts(place)]
            known = [count for count in told if count is not None]
            model.show_text(place, _SUM, str(sum(known)) if known else "")

    def _texts(self, place: int) -> list[str]:
        return [self.text_at(place, key) for key in APPRAISAL_MARKS]

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the two numbers below them, and mark the cells at fault."""
        super().tell(problems)
        told: dict[str, str] = {}
        for problem in problems:
            told.setdefault(problem.where.field, in_words(problem))
        for key, label in self.faults.items():
            label.setText(told.get(key, ""))
            label.setVisible(key in told)
        blamed = next((key for key in self.fields if key in told), None)
        if blamed is not None:
            self.fields[blamed].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_returned(self) -> None:
        self.fields[RETURNED].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out_more(self) -> None:
        made = tokens()
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
        self.top.addLayout(row)
        for fault in self.faults.values():
            self.top.addWidget(fault)
        fit_to_screen(self, _WIDTH, _HEIGHT)
