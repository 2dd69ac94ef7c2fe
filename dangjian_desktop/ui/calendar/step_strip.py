"""The steps of an activity in a row: done ones filled, the current one underlined."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dangjian_desktop.domain.vocabulary import Step, printed
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import news, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class StepStrip(QWidget):
    """A button for each step; it goes on in a second line where there is no room.

    Signals:
        chosen: The step (its code) whose section is wanted.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(tr("步骤"))
        self.buttons: dict[Step, QPushButton] = {}
        self._lines: list[QLabel] = []
        self._flow = FlowLayout(self, gap=tokens().space(1))
        self._done: frozenset[Step] = frozenset()
        self._current: Step | None = None
        news().changed.connect(self._dress)

    def show_steps(self, steps: Sequence[Step], done: Collection[Step]) -> None:
        """Show the steps of a kind and which of them are done."""
        if list(self.buttons) != list(steps):
            self._build(steps)
        self._done = frozenset(done)
        self._dress()

    def show_current(self, step: Step | None) -> None:
        """Mark the step whose section is shown."""
        self._current = step
        self._dress()

    def _build(self, steps: Sequence[Step]) -> None:
        for widget in (*self.buttons.values(), *self._lines):
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.buttons, self._lines = {}, []
        for step in steps:
            if self.buttons:
                line = QLabel("─", self)
                set_role(line, "second")
                self._lines.append(line)
                self._flow.addWidget(line)
                line.show()
            button = quiet_button(tr(printed(step)), parent=self)
            button.setObjectName(f"step_{step.value}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, step))
            self.buttons[step] = button
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()

    def _choose(self, step: Step) -> None:
        self._dress()  # a press does not uncheck the step that is shown
        self.chosen.emit(step.value)

    def _dress(self) -> None:
        for step, button in self.buttons.items():
            is_done, is_current = step in self._done, step is self._current
            dress(button, "circle-check" if is_done else "circle", "good" if is_done else "second")
            button.setChecked(is_current)
            font = button.font()
            font.setBold(is_current)
            button.setFont(font)
            state = tr("已完成") if is_done else tr("未完成")
            button.setAccessibleName(tr("{step}，{state}", step=tr(printed(step)), state=state))
            button.setToolTip(state)
            restyle(button)
        height = tokens().sizes.control
        for line in self._lines:
            line.setFixedHeight(height)
            line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
