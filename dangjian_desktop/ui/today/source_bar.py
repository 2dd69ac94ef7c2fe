"""Where what is due comes from: a button for each source with its count, which narrows the list.

A hundred overdue meetings must not hide that one sheet on a wall is out of date: the bar stands
above the list and tells of every source, however far down its lines are.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dangjian_desktop.domain.today import SOURCE_WORDS, Band, Source, TodayItem
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Fewer sources are seen at a glance.
_WORTH_A_BAR = 2


class SourceBar(QWidget):
    """全部 and the sources of what is due; the one that is down is shown.

    Attributes:
        chosen: The source that is shown alone; None for all.

    Signals:
        choice_changed: The user wants to see another source.
    """

    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_bar")
        self.setAccessibleName(tr("来源"))
        self.chosen: Source | None = None
        self._flow = FlowLayout(self)
        self.buttons: dict[Source | None, QPushButton] = {}
        for source in (None, *Source):
            button = quiet_button("", parent=self)
            button.setObjectName(f"source_{source or 'all'}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, source))
            self._flow.addWidget(button)
            self.buttons[source] = button
        self.hide()  # until it is known what is due
        self._dress()
        news().changed.connect(self._dress)

    def show_counts(self, items: Sequence[TodayItem]) -> None:
        """Tell how many there are of each source; one that has nothing left is let go."""
        counts, late = Counter[Source](), Counter[Source]()
        for item in items:
            counts[item.source] += item.count
            late[item.source] += item.count * (item.band is Band.OVERDUE)
        if self.chosen not in counts:
            self.chosen = None
        for source, button in self.buttons.items():
            if source is None:
                self._say(button, tr("全部"), counts.total(), late.total())
                continue
            button.setVisible(source in counts)
            self._say(button, tr(SOURCE_WORDS[source]), counts[source], late[source])
        self._press()
        self.setVisible(len(counts) >= _WORTH_A_BAR)

    def shown(self, items: Sequence[TodayItem]) -> Sequence[TodayItem]:
        """Return those of the items that are to be seen."""
        if self.chosen is None:
            return items
        return [item for item in items if item.source is self.chosen]

    @staticmethod
    def _say(button: QPushButton, word: str, count: int, late: int) -> None:
        button.setText(tr("{word} {count}", word=word, count=count))
        button.setToolTip(
            tr("{word}：共 {count} 项，过期 {late} 项", word=word, count=count, late=late)
        )

    def _choose(self, source: Source | None, _is_down: bool = False) -> None:
        """Show a source; the one that is down already is let go."""
        self.chosen = None if source is self.chosen else source
        self._press()
        self.choice_changed.emit()

    def _press(self) -> None:
        for source, button in self.buttons.items():
            button.setChecked(source is self.chosen)

    def _dress(self) -> None:
        self._flow.setSpacing(tokens().space(1))
