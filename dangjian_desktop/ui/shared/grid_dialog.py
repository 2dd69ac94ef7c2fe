"""A dialog that is one sheet of people typed line by line and saved as one thing to undo."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import InputError, Problem
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.paper_grid import Mark, PaperColumn, PaperGrid
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class GridDialog(Dialog):
    """A grid with a line for each person: digits and Tab, Enter goes down, Ctrl+Enter saves.

    Attributes:
        people: Who stands in the lines, from top to bottom: row id and name.
        top, bottom: Room for more above and below the grid.
        refusal: What was refused, in words.
    """

    def __init__(
        self,
        bench: Workbench,
        columns: Sequence[PaperColumn],
        save: Callable[[], object],
        *,
        title: str,
        heading: str,
        note: str,
        grid_name: str,
        lost: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            columns: Of the grid.
            save: Reads the sheet and hands it to `enter`, or to `tell` what cannot be read.
            title: Of the window. heading, note: what stands above the sheet.
            grid_name: What a screen reader calls the grid.
            lost: Asks whether what was typed may be lost.
            parent: The page.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._save, self._lost = bench, save, lost
        self.people: list[tuple[int, str]] = []
        self.top, self.bottom = QVBoxLayout(), QVBoxLayout()
        self.grid = PaperGrid(columns, grid_name, self)
        self.refusal = QLabel(self)
        self.refusal.setObjectName("grid_refusal")
        self.refusal.setWordWrap(True)
        set_role(self.refusal, "problem")
        self.refusal.hide()
        self.save_button = primary_button(tr("保存"), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.save_button.clicked.connect(lambda: save())
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(heading, note)

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that leaving would throw away."""
        return self.grid.model_.is_dirty

    def text_at(self, place: int, key: str) -> str:
        """Return what stands in a cell."""
        model = self.grid.model_
        return str(model.index(place, self.grid.column_of(key)).data() or "").strip()

    def enter(self, operation: Operation[Any]) -> None:
        """Do it and go; what cannot be taken is told and nothing is done."""
        try:
            self._bench.desk.run(operation)
        except InputError as error:
            self.tell(error.problems)
        except (RefusedError, StorageError) as refusal:
            self.tell(())
            self.refuse(in_words(refusal))
        else:
            self.accept()

    def tell(self, problems: Sequence[Problem]) -> None:
        """Mark the cells at fault, each named ``person.part``; say the first and go to it."""
        self.refusal.hide()
        places = {str(key): place for place, (key, _name) in enumerate(self.people)}
        marks: dict[tuple[int, str], Mark] = {}
        for problem in problems:
            person, _dot, part = problem.where.field.partition(".")
            if person in places:
                marks.setdefault((places[person], self.key_of(part)), Mark(in_words(problem)))
        self.grid.model_.mark(marks)
        first = self.grid.model_.first_fault()
        if first is not None:
            place, key = first
            self.refuse(tr("{name}：{words}", name=self.people[place][1], words=marks[first].words))
            self.grid.go_to(place, self.grid.column_of(key))

    def key_of(self, part: str) -> str:
        """Return the key of the column that a problem names."""
        return part

    def refuse(self, words: str) -> None:
        """Say below the grid why something is not done."""
        self.refusal.setText(words)
        self.refusal.show()

    def reject(self) -> None:
        """Leave; what was typed is asked after first."""
        if not self.is_dirty or self._bench.ask.question(self, self._lost, yes=tr("不保存")):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone belongs to the fields."""
        if not took_enter(event, self._save):
            super().keyPressEvent(event)

    def _lay_out(self, heading: str, note: str) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        for box in (column, self.top, self.bottom):
            box.setSpacing(made.space(3))
        for words, role in ((heading, "title"), (note, "second")):
            label = QLabel(words, self)
            label.setWordWrap(True)
            set_role(label, role)
            column.addWidget(label)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.grid)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(self.top)
        column.addWidget(area, 1)
        column.addLayout(self.bottom)
        column.addWidget(self.refusal)
        column.addLayout(foot)


def whole_number(text: str) -> int | None:
    """Return the number that was typed, full-width digits too; None for anything else."""
    clean = half_width(text).strip()
    digits = clean.removeprefix("-")
    return int(clean) if digits.isascii() and digits.isdigit() else None
