"""Why a cell of the board looks as it does: each matter with rule, days and findings."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.obligations import Due, Way, reasons
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.ui.calendar.compliance_looks import state_look
from dangjian_desktop.ui.shared.buttons import elided_link, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr


class ComplianceDetail(CardPane):
    """The matters of one cell.

    Signals:
        activity_wanted: Row id of an activity to be opened.
        add_wanted: The `Due` for which an activity is to be planned.
        notice_wanted: The `Due` for which a superior's notice is to be entered.
        person_wanted: Identity of the person whose matter it is.
    """

    activity_wanted = Signal(int)
    add_wanted = Signal(object)
    notice_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setWordWrap(True)
        self._shown: tuple[str, list[Due], date] | None = None
        self.buttons: list[QPushButton] = []

    def show_matters(self, heading: str, matters: list[Due], on: date) -> None:
        """Show the matters of a cell as of a day; without any, say so."""
        self._shown = heading, matters, on
        self.title.setText(heading)
        self.buttons = []
        made = tokens()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        for number, due in enumerate(matters):
            if number:
                column.addWidget(rule(body))
            self._add(column, due, on, body)
        if not matters:
            column.addWidget(_line(tr("这一格没有要求。请在左边选一格。"), "second", body))
        column.addStretch(1)
        self.show_body(body)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, column: QVBoxLayout, due: Due, on: date, body: QWidget) -> None:
        made = tokens()
        look = state_look(due.state, is_urgent=due.is_urgent)
        column.addWidget(Chip(look.text, look.tone, look.icon, body))
        column.addWidget(_line(due.told.title, "heading", body))
        column.addWidget(_line(due.subject, "second", body))
        for sentence in reasons(due, on):
            column.addWidget(_line(in_words(sentence), "", body))
        for found in due.found:
            if found.activity_id is not None:
                text = tr("打开 {day} {name}", day=found.day.isoformat(), name=found.name)
                button = elided_link(text, parent=body)
                button.clicked.connect(partial(self._open, found.activity_id))
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
                self.buttons.append(button)
        column.addWidget(_line(due.told.source, "small", body))
        for doubt in due.told.doubts:
            column.addWidget(_line(tr(doubt), "small", body))
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        self._offer(row, due, body)
        row.addStretch(1)
        column.addLayout(row)

    def _offer(self, row: QHBoxLayout, due: Due, body: QWidget) -> None:
        if due.state is not ObligationState.MET and due.told.way is Way.MEETINGS:
            add = records(plain_button(tr("安排活动"), "plus", parent=body))
            add.setObjectName("add_activity")
            add.clicked.connect(partial(self._tell_add, due))
            self._keep(row, add)
        if due.told.by_notice or due.told.way is Way.TERM:
            notice = records(plain_button(tr("登记通知"), "file-text", parent=body))
            notice.setObjectName("add_notice")
            notice.clicked.connect(partial(self._tell_notice, due))
            self._keep(row, notice)
        if due.person_uid:
            person = plain_button(tr("打开信息卡"), "id-card", parent=body)
            person.setObjectName("open_person")
            person.clicked.connect(partial(self._tell_person, due.person_uid))
            self._keep(row, person)

    def _keep(self, row: QHBoxLayout, button: QPushButton) -> None:
        row.addWidget(button)
        self.buttons.append(button)

    def _open(self, activity_id: int) -> None:
        self.activity_wanted.emit(activity_id)

    def _tell_add(self, due: Due) -> None:
        self.add_wanted.emit(due)

    def _tell_notice(self, due: Due) -> None:
        self.notice_wanted.emit(due)

    def _tell_person(self, uid: str) -> None:
        self.person_wanted.emit(uid)

    def dress(self) -> None:
        """Show the matters in the present type."""
        super().dress()
        if self._shown is not None:
            self.show_matters(*self._shown)


def _line(text: str, role: str, body: QWidget) -> QLabel:
    label = QLabel(text, body)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
