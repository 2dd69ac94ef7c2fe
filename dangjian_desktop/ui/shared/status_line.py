"""The line at the foot of the window: figures and as-of day at the left, the data at the right."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from dangjian_desktop.ui.shared.buttons import elided_link
from dangjian_desktop.ui.shared.day_picker import AsOfDay, mark_history
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.theme import STATUS_LINE_HEIGHT, news, tokens


class StatusLine(QFrame):
    """Figures of the page, the as-of day, and where and how safe the data is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._desk = desk
        self.figures = QLabel(self)
        self.figures.setObjectName("figures")
        self.figures.hide()
        self.as_of_day = AsOfDay(desk, self)
        self.work = QLabel(self)
        self.work.setObjectName("work")
        self.work.hide()
        self.reminder = elided_link("", parent=self)
        self.reminder.setObjectName("reminder")
        self.reminder.hide()
        self.data = ElidedLabel(parent=self)
        self.data.setObjectName("data")
        self.data.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        for widget in (self.figures, self.as_of_day, self.work, self.reminder):
            self._row.addWidget(widget)
        self._row.addWidget(self.data, 1)
        desk.day_changed.connect(self._colour)
        news().changed.connect(self._dress)
        self._dress()

    def show_figures(self, sentence: str) -> None:
        """Say what the page counts: 46 人（正式 43 预备 3）."""
        self.figures.setText(sentence)
        self.figures.setVisible(bool(sentence))

    def show_work(self, what: str, share: float) -> None:
        """Say what runs in the background; "" when nothing does."""
        self.work.setText(f"{what} {share:.0%}" if what else "")
        self.work.setVisible(bool(what))

    def show_reminder(self, sentence: str) -> None:
        """Say what the user should do about the data; "" when nothing is."""
        self.reminder.setText(sentence)
        self.reminder.setVisible(bool(sentence))

    def show_data(self, *parts: str) -> None:
        """Say backup, encryption and place of the data, parted by dots."""
        self.data.setText(" · ".join(part for part in parts if part))

    def _colour(self) -> None:
        mark_history(self, self._desk)

    def _dress(self) -> None:
        made = tokens()
        # Large type needs more than the drawn 28 px, else the small letters would be cut.
        self.setFixedHeight(max(made.px(STATUS_LINE_HEIGHT), made.sizes.small * 2))
        self._row.setContentsMargins(QMargins(made.space(4), 0, made.space(4), 0))
        self._row.setSpacing(made.space(3))
        mark_history(self, self._desk)
