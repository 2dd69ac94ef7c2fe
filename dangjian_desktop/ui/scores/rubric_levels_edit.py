"""The levels of a rule that is graded: a word, what it does, and how many points it costs."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.rubric import Effect
from dangjian_desktop.ui.shared.buttons import icon_button, quiet_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.list_box import say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

EFFECT_WORDS = {
    Effect.DEDUCT: QT_TR_NOOP("每次扣分"),
    Effect.ITEM_ZERO: QT_TR_NOOP("本项不得分"),
    Effect.VETO: QT_TR_NOOP("一票否决"),
}


class LevelsEdit(QWidget):
    """A line for each level, and a button for one more.

    Signals:
        edited: Something of a level is another.
    """

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: Sequence[str] = ()
        self.lines: list[_Line] = []
        heading = QLabel(tr("等级"), self)
        set_role(heading, "label")
        self.told = QLabel(self)
        self.told.setObjectName("levels_told")
        self.told.setWordWrap(True)
        set_role(self.told, "small")
        self.add_button = quiet_button(tr("加一级"), "plus", parent=self)
        self.add_button.setObjectName("add_level")
        self.add_button.clicked.connect(self.add)
        self.problem = refusal_label("levels_problem", self)
        self._grid = QGridLayout()
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        for widget in (heading, self.told):
            column.addWidget(widget)
        column.addLayout(self._grid)
        column.addWidget(self.problem)
        column.addLayout(row)

    def levels(self) -> list[dict[str, Any]]:
        """Return the tables of the levels as they stand."""
        return [line.table() for line in self.lines]

    def show_levels(self, levels: Sequence[Any], known: Sequence[str]) -> None:
        """Show levels.

        Args:
            levels: Their tables. known: Labels that the records of the measure carry.
        """
        self._known = known
        self.told.setText(
            tr("统计里的等级：{levels}。", levels=tr("、").join(known))
            if known
            else tr("考核人记下每一次时，从这些等级里选一个。")
        )
        self._fill([dict(one) for one in levels])

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say below the levels what is wrong with them."""
        say_below(self.problem, problems)

    def add(self) -> None:
        """Add a level: the first of the measure that is missing, or one without a word."""
        told = self.levels()
        missing = [one for one in self._known if one not in [row.get("label") for row in told]]
        self._fill([*told, {"label": missing[0] if missing else ""}])
        self.lines[-1].label.setFocus()
        self.edited.emit()

    def _remove(self, line: "_Line") -> None:
        self._fill([one.table() for one in self.lines if one is not line])
        self.edited.emit()

    def _fill(self, levels: Sequence[dict[str, Any]]) -> None:
        for line in self.lines:
            line.drop()
        self.lines = []
        for row, told in enumerate(levels):
            line = _Line(told, self, self.edited.emit)
            line.remove_button.clicked.connect(lambda _down=False, line=line: self._remove(line))
            for place, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, row, place)
            self.lines.append(line)
        self._grid.setColumnStretch(0, 1)


class _Line:
    """The widgets of one level."""

    def __init__(self, told: dict[str, Any], parent: QWidget, tell: Callable[[], object]) -> None:
        self.label = QLineEdit(str(told.get("label", "")), parent)
        self.label.setAccessibleName(tr("等级"))
        self.label.setPlaceholderText(tr("等级，例如 轻微"))
        self.effect = ChoiceBox(parent)
        self.effect.setAccessibleName(tr("有这一级时"))
        self.effect.offer([(tr(word), effect) for effect, word in EFFECT_WORDS.items()])
        effects = list(EFFECT_WORDS)
        effect = told.get("effect")
        self.effect.setCurrentIndex(effects.index(Effect(effect)) if effect in list(Effect) else 0)
        self.points = QLineEdit(str(told.get("points", "")), parent)
        self.points.setAccessibleName(tr("几分"))
        self.points.setPlaceholderText(tr("几分"))
        self.points.setMaximumWidth(tokens().text_px(80))
        self.remove_button = icon_button("x", tr("去掉这一级"), parent=parent)
        self.widgets: tuple[QWidget, ...] = (
            self.label,
            self.effect,
            self.points,
            self.remove_button,
        )
        self._grey()
        self.label.textEdited.connect(lambda _text: tell())
        self.points.textEdited.connect(lambda _text: tell())
        self.effect.activated.connect(lambda _place: self._change(tell))

    def table(self) -> dict[str, Any]:
        """Return what stands in the line."""
        told: dict[str, Any] = {"label": self.label.text().strip()}
        effect = Effect(self.effect.currentData())
        if effect is not Effect.DEDUCT:
            told["effect"] = effect.value
        points = half_width(self.points.text().strip())
        if points and effect is Effect.DEDUCT:
            told["points"] = points
        return told

    def drop(self) -> None:
        """Take the widgets away."""
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()

    def _change(self, tell: Callable[[], object]) -> None:
        self._grey()
        tell()

    def _grey(self) -> None:
        self.points.setEnabled(Effect(self.effect.currentData()) is Effect.DEDUCT)
