"""The way of one person step by step: what was done when, what comes next and why not yet."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.queries.development import RecordedStep
from dangjian_desktop.ui.roster.development_looks import (
    attempt_told,
    days_told,
    overdue_told,
    reasons_told,
    recorded_told,
    step_look,
)
from dangjian_desktop.ui.shared.buttons import icon_button, link_button
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Fills the menu of a step.
FillMenu = Callable[[QMenu, StepStanding], object]
_DOT, _GUTTER = 9, 20


class StepTimeline(QWidget):
    """A line for each step; those done before we began and the later ones are unfolded by links.

    Signals:
        grown: Steps were unfolded or folded.
    """

    grown = Signal()

    def __init__(self, fill_menu: FillMenu, parent: QWidget | None = None) -> None:
        """Make it, empty.

        Args:
            fill_menu: Puts into a menu what can be done with a step.
            parent: The card.
        """
        super().__init__(parent)
        self.setObjectName("step_timeline")
        self._fill_menu = fill_menu
        self._steps: Sequence[StepStanding] = ()
        self._recorded: Sequence[RecordedStep] = ()
        self._on = date.min
        self._is_unfolded, self._shows_earlier = False, False
        self._marked = ""
        self._dots: list[tuple[QLabel, StepStanding]] = []
        #: The button of each step that is shown, by its code.
        self.buttons: dict[str, QToolButton] = {}
        self._lines = QWidget(self)
        self._grid = QGridLayout(self._lines)
        self._grid.setColumnStretch(1, 1)
        self.earlier_button = link_button("", parent=self)
        self.earlier_button.setObjectName("earlier_steps")
        self.earlier_button.clicked.connect(self._unfold_earlier)
        self.later_button = link_button("", parent=self)
        self.later_button.setObjectName("later_steps")
        self.later_button.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)
        column.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignLeft)
        news().changed.connect(self._fill)

    def show_steps(
        self,
        steps: Sequence[StepStanding],
        on: date,
        marked: str = "",
        recorded: Sequence[RecordedStep] = (),
    ) -> None:
        """Show the steps of a day.

        Args:
            steps: How they stand.
            on: The day.
            marked: Code of the one that is looked at.
            recorded: All that was entered, earlier rounds too.
        """
        self._steps, self._on, self._marked = steps, on, marked
        self._recorded = recorded
        self._fill()

    def texts(self) -> list[str]:
        """Return the words of every step that is shown."""
        return [label.text() for label, _step in self._dots]

    def _shown(self) -> list[StepStanding]:
        """Return the steps that are not folded away; the one that is looked at never is."""
        folded = {
            StepState.LATER: not self._is_unfolded,
            StepState.ELSEWHERE: not self._shows_earlier,
        }
        return [
            step
            for step in self._steps
            if not folded.get(step.state) or step.is_overdue or step.rule.code == self._marked
        ]

    def _fill(self) -> None:
        while self._grid.count():
            held = self._grid.takeAt(0).widget()
            held.hide()
            held.deleteLater()
        made = tokens()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(0, made.px(_GUTTER))
        self._dots, self.buttons = [], {}
        shown = self._shown()
        for row, step in enumerate(shown):
            self._add(row, step)
        hidden = Counter(step.state for step in self._steps if step not in shown)
        later, earlier = hidden[StepState.LATER], hidden[StepState.ELSEWHERE]
        self.later_button.setText(
            tr("后面还有 {count} 步", count=later) if later else tr("收起后面的步骤")
        )
        self.later_button.setVisible(bool(later) or self._is_unfolded)
        self.earlier_button.setText(
            tr("以前办的 {count} 步", count=earlier) if earlier else tr("收起以前办的步骤")
        )
        self.earlier_button.setVisible(bool(earlier) or self._shows_earlier)
        self._lines.update()

    def _add(self, row: int, step: StepStanding) -> None:
        label = QLabel(f"{step.rule.number} {step.rule.title}", self._lines)
        label.setWordWrap(True)
        is_ahead = step.state in (StepState.NEXT, StepState.WAITING)
        if step.rule.code == self._marked or is_ahead:
            set_role(label, "heading")
        elif step.state is not StepState.DONE:
            set_role(label, "second")
        button = icon_button(
            "ellipsis",
            tr("第 {number} 步的操作", number=step.rule.number),
            clicked=partial(self._open_menu, step),
            parent=self._lines,
        )
        button.setObjectName(f"step_{step.rule.code}")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, tokens().space(2))
        words.setSpacing(0)
        words.addWidget(label)
        for text, role in self._told(step):
            line = QLabel(text, self._lines)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(line, role)
            words.addWidget(line)
        holder = QWidget(self._lines)
        holder.setLayout(words)
        self._grid.addWidget(holder, row, 1)
        self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
        self._dots.append((label, step))
        self.buttons[step.rule.code] = button

    def _told(self, step: StepStanding) -> list[tuple[str, str]]:
        """Return the lines below a step, each with its role."""
        look = step_look(step)
        days = tr(" · ").join(days_told(step))
        if step.state is StepState.DONE:
            lines = [(days, "small")]
        elif step.state is StepState.ELSEWHERE:
            lines = [(look.text, "small")]
        else:
            told = tr(" · ").join(filter(None, (step.rule.actor, days)))
            lines = [(told, "small")]
        for one in self._recorded:
            if one.step_id == step.step_id:
                lines += [(told, "small") for told in recorded_told(one)]
            elif one.step == step.rule.code:
                lines.append((attempt_told(one), "small"))
        late = overdue_told(step, self._on)
        if late:
            lines.append((late, "problem"))
        lines += [(reason, "caution") for reason in reasons_told(step)]
        return [(text, role) for text, role in lines if text]

    def _open_menu(self, step: StepStanding) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu, step)
        button = self.buttons.get(step.rule.code)
        if button is not None and not menu.isEmpty():
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fill()
        self.later_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def _unfold_earlier(self) -> None:
        self._shows_earlier = not self._shows_earlier
        self._fill()
        self.earlier_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and a dot for each step: full where it is done."""
        super().paintEvent(event)
        if not self._dots:
            return
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.fontMetrics().height() / 2
        middle = made.px(_GUTTER) / 2 - made.px(3)
        top = self._lines.geometry().top()
        corner = QPoint(0, 0)
        heights = [top + label.mapTo(self._lines, corner).y() + half for label, _step in self._dots]
        painter.setPen(made.colour("line_strong"))
        painter.drawLine(QPointF(middle, heights[0]), QPointF(middle, heights[-1]))
        for (_label, step), height in zip(self._dots, heights, strict=True):
            ink, _ground = made.tone(step_look(step).tone)
            painter.setPen(ink)
            is_full = step.state in (StepState.DONE, StepState.NEXT) or step.is_overdue
            painter.setBrush(ink if is_full else made.colour("surface"))
            radius = made.px(_DOT) / 2
            painter.drawEllipse(QPointF(middle, height), radius, radius)
        painter.end()
