"""Two records side by side, line by line; where they differ the user says which one stands."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.queries.duplicates import (
    Comparison,
    ComparisonLine,
    Likeness,
)
from dangjian_desktop.ui.shared.buttons import PushButton, link_button, plain_button, primary_button
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.section import Section, rule
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: Of the two values of a line, for 14 px type.
VALUE_WIDTH, LABEL_WIDTH = 140, 132
_TO_CHOOSE = QT_TR_NOOP("两条记录不同的（请选留哪一个）")
_DIFFERENT = QT_TR_NOOP("两条记录不同的")
_JOINED = QT_TR_NOOP("经历不同的（按日期接在一起）")
_ONE_KNOWS = QT_TR_NOOP("只有一条记录有的（都会保留）")
_SAME = QT_TR_NOOP("两条记录相同的，{count} 项")


class ComparisonPane(QFrame):
    """Shows a `Comparison`, and takes the choices.

    Signals:
        merge_wanted: The two are one person.
        apart_wanted: They are two.
        person_wanted: Identity of the record whose card is to be opened.
        reveal_wanted: The numbers are to be shown in full.
    """

    merge_wanted = Signal()
    apart_wanted = Signal()
    person_wanted = Signal(str)
    reveal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_pane")
        set_role(self, "card")
        self.content: Comparison | None = None
        self._chosen: dict[str, int] = {}
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        set_role(self.heading, "heading")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.merge_button = primary_button(tr("合并为一人"), parent=self)
        self.merge_button.setObjectName("merge_button")
        records(self.merge_button).clicked.connect(lambda: self.merge_wanted.emit())
        self.apart_button = plain_button(tr("不是同一人"), parent=self)
        self.apart_button.setObjectName("apart_button")
        self.apart_button.setToolTip(tr("记住这两个人不是同一人，以后不再列出"))
        records(self.apart_button).clicked.connect(lambda: self.apart_wanted.emit())
        self.reveal_button = link_button(tr("显示完整号码"), parent=self)
        self.reveal_button.setObjectName("reveal_button")
        self.reveal_button.setToolTip(tr("查看会留下记录"))
        self.reveal_button.clicked.connect(lambda: self.reveal_wanted.emit())
        self.reveal_note = QLabel(self)
        self.reveal_note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reveal_note.setWordWrap(True)
        self._column = QVBoxLayout(self)
        row = self._row = QHBoxLayout()
        row.addWidget(self.reveal_button)
        row.addStretch(1)
        row.addWidget(self.apart_button)
        row.addWidget(self.merge_button)
        for widget in (self.heading, rule(self), self._area, self.reveal_note):
            self._column.addWidget(widget, 1 if widget is self._area else 0)
        self._column.addLayout(row)
        self._dress()
        news().changed.connect(self._dress)

    def show_comparison(self, content: Comparison, reasons: str) -> None:
        """Show two records; what was chosen for the same two stays chosen."""
        known = self.content
        if known is None or self._pair(known) != self._pair(content):
            self._chosen = {}
            self.reveal_note.clear()
        self.content = content
        self.reveal_note.setVisible(bool(self.reveal_note.text()))
        self.heading.setText(reasons)
        self.reveal_button.setVisible(any(line.is_masked for line in content.lines))
        self._area.takeWidget()
        self._area.setWidget(self._body(content))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom: the lines, though made last, stand above the buttons."""
        inside = self._area.widget().findChildren(QAbstractButton)
        chain = [*inside, self.reveal_button, self.apart_button, self.merge_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def sides(self) -> dict[str, int]:
        """Return which record stands in each line that can be chosen: 0 the left, 1 the right."""
        lines = self.content.lines if self.content is not None else ()
        return {line.key: self._side(line) for line in lines if line.can_choose}

    def _side(self, line: ComparisonLine) -> int:
        return self._chosen.get(line.key, line.suggested)

    def show_numbers(self, told: str) -> None:
        """Show numbers in full, after they were asked for."""
        self.reveal_note.setText(told)
        self.reveal_note.setVisible(bool(told))

    @staticmethod
    def _pair(content: Comparison) -> tuple[int, int]:
        return content.first.row.person_id, content.second.row.person_id

    def _body(self, content: Comparison) -> QWidget:
        body = QWidget()
        body.setObjectName("scrolled")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, tokens().space(2), 0)
        column.setSpacing(tokens().space(3))
        column.addWidget(self._names(content))
        for heading, lines in _groups(content.lines):
            grid = self._grid(lines)
            if heading == _SAME:
                told = tr(heading, count=len(lines))
                column.addWidget(Section(told, grid, is_open=False, parent=body))
            else:
                label = QLabel(tr(heading), body)
                set_role(label, "second")
                column.addWidget(label)
                column.addWidget(grid)
        column.addStretch(1)
        return body

    def _names(self, content: Comparison) -> QWidget:
        box = QWidget()
        grid = self._new_grid(box)
        grid.addWidget(QLabel(box), 0, 0)  # else the first column's spacing falls away
        for place, card in enumerate((content.first, content.second), start=1):
            row = card.row
            place_told = row.branch_name if row.left_on is None else tr("不在册")
            button = PushButton(row.facts.name, box)
            button.setProperty("kind", "link")
            button.setObjectName(f"open_{place}")
            button.setToolTip(tr("打开{name}的信息卡", name=row.facts.name))
            button.clicked.connect(lambda _=False, uid=row.uid: self.person_wanted.emit(uid))
            where = QLabel(place_told, box)
            where.setWordWrap(True)
            set_role(where, "second")
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(where, 1, place)
        return box

    def _grid(self, lines: list[ComparisonLine]) -> QWidget:
        box = QWidget()
        grid = self._new_grid(box)
        for number, line in enumerate(lines):
            label = QLabel(tr(line.label), box)
            label.setWordWrap(True)
            label.setFixedWidth(tokens().text_px(LABEL_WIDTH))  # one edge for all the parts
            set_role(label, "label")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            if line.likeness is Likeness.SAME:
                grid.addWidget(self._value(line.first, box), number, 1, 1, 2)
            elif line.can_choose and is_offered():
                lift = self._add_choice(grid, number, line, box)
                label.setContentsMargins(0, lift, 0, 0)
            else:
                grid.addWidget(self._value(line.first, box), number, 1)
                grid.addWidget(self._value(line.second, box), number, 2)
        return box

    def _add_choice(
        self, grid: QGridLayout, number: int, line: ComparisonLine, box: QWidget
    ) -> int:
        """Add the two values with their buttons; return how far down their first line stands."""
        group, lift = QButtonGroup(box), 0
        for side, text in enumerate((line.first, line.second)):
            button = QRadioButton(box)
            button.setObjectName(f"{line.key}_{side}")
            button.setAccessibleName(f"{tr(line.label)} {text}")
            group.addButton(button, side)
            is_chosen = self._side(line) == side
            button.setChecked(is_chosen)
            if not is_chosen:  # Tab goes to the chosen one, the arrows to the other
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.toggled.connect(
                lambda on, key=line.key, place=side: self._choose(key, place, on)
            )
            value = self._value(text, box)
            value.setBuddy(button)
            for widget in (button, value):
                widget.ensurePolished()
            lift = max(0, (button.sizeHint().height() - value.fontMetrics().height()) // 2)
            value.setContentsMargins(0, lift, 0, 0)
            cell = QHBoxLayout()
            cell.setSpacing(tokens().space(1))
            cell.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            cell.addWidget(value, 1)
            grid.addLayout(cell, number, 1 + side)
        return lift

    def _choose(self, key: str, side: int, is_on: bool) -> None:
        if is_on:
            self._chosen[key] = side

    def _value(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text or "—", parent)
        label.setWordWrap(True)
        label.setMinimumHeight(tokens().sizes.control - tokens().space(2))
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return label

    def _new_grid(self, box: QWidget) -> QGridLayout:
        made = tokens()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(3))
        grid.setVerticalSpacing(made.space(1))
        grid.setColumnMinimumWidth(0, made.text_px(LABEL_WIDTH))
        for place in (1, 2):
            grid.setColumnMinimumWidth(place, made.text_px(VALUE_WIDTH))
            grid.setColumnStretch(place, 1)
        return grid

    def _dress(self) -> None:
        made = tokens()
        self._column.setContentsMargins(*(made.space(4),) * 4)
        self._column.setSpacing(made.space(2))
        self._row.setSpacing(made.space(2))


def _groups(lines: Sequence[ComparisonLine]) -> list[tuple[str, list[ComparisonLine]]]:
    """Return the lines under the headings under which they stand."""
    to_choose = _TO_CHOOSE if is_offered() else _DIFFERENT
    groups: dict[str, list[ComparisonLine]] = {
        heading: [] for heading in (to_choose, _JOINED, _ONE_KNOWS, _SAME)
    }
    for line in lines:
        if line.likeness is Likeness.DIFFERENT:
            groups[to_choose if line.can_choose else _JOINED].append(line)
        else:
            groups[_SAME if line.likeness is Likeness.SAME else _ONE_KNOWS].append(line)
    return [(heading, found) for heading, found in groups.items() if found]
