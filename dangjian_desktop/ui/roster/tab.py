"""The tab 名册 with its subject pages under quiet sub-tabs: the roster first, then what it feeds.

A subject page is a widget made of the bench and a parent. What it has of the following is used,
nothing is required: the signals `figures_changed(str)`, `print_wanted(Printout)`,
`person_wanted(uid)` and `organisation_wanted(uid)`, and the functions `figures()` and
`print_shown()`. A new subject is one line in `SUBJECTS`.
"""

import importlib
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("people", QT_TR_NOOP("名册"), "dangjian_desktop.ui.roster.page", "RosterPage"),
    ("changes", QT_TR_NOOP("变动"), "dangjian_desktop.ui.roster.changes_page", "ChangesPage"),
    (
        "examination",
        QT_TR_NOOP("体检"),
        "dangjian_desktop.ui.roster.examination_page",
        "ExaminationPage",
    ),
    (
        "duplicates",
        QT_TR_NOOP("查重"),
        "dangjian_desktop.ui.roster.duplicates_page",
        "DuplicatesPage",
    ),
    (
        "reconciliation",
        QT_TR_NOOP("对账"),
        "dangjian_desktop.ui.roster.reconciliation_page",
        "ReconciliationPage",
    ),
)
FIRST_SUBJECT = "people"


class RosterTab(QWidget):
    """The subject pages of the roster; each but the first is built when it is first opened.

    Signals:
        figures_changed: What the status line says of the page that is shown.
        print_wanted: A `Printout` to be printed.
        page_made: A subject page that has just been built.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    page_made = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_tab")
        self._bench = bench
        self._pages: dict[str, QWidget] = {}
        self.strip = TabStrip([(key, tr(word)) for key, word, *_ in SUBJECTS], self, is_quiet=True)
        self.strip.setVisible(len(SUBJECTS) > 1)
        self.stack = QStackedWidget(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.strip)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.stack, 1)
        self.people: RosterPage = self.page(FIRST_SUBJECT)
        self.strip.chosen.connect(self._show)
        news().changed.connect(self._dress)
        self._dress()

    def page(self, key: str) -> Any:
        """Return a subject page, building it when it is first wanted."""
        if key not in self._pages:
            _key, _word, module, name = next(line for line in SUBJECTS if line[0] == key)
            made: QWidget = getattr(importlib.import_module(module), name)(self._bench, self)
            self._pages[key] = made
            self.stack.addWidget(made)
            self._connect(made)
            self.page_made.emit(made)
        return self._pages[key]

    def open_subject(self, key: str) -> Any:
        """Show a subject page and return it."""
        self.strip.open_tab(key)
        self._show(key)
        return self.page(key)

    def subjects(self) -> tuple[str, ...]:
        """Return the keys of all subject pages; quick find opens them as ``open_<key>``."""
        return tuple(key for key, *_ in SUBJECTS)

    def figures(self) -> str:
        """Return what the status line says of the page that is shown."""
        shown = self.stack.currentWidget()
        told = getattr(shown, "figures", None)
        return str(told()) if told is not None else ""

    def print_shown(self) -> None:
        """Print the page that is shown as its form; one without a form prints the list."""
        shown = self.stack.currentWidget()
        act = getattr(shown, "print_shown", None)
        if act is None:
            act = self.open_subject(FIRST_SUBJECT).print_shown
        act()

    def show_person(self, uid: str) -> None:
        """Open somebody's card in the roster."""
        self.open_subject(FIRST_SUBJECT).show_person(uid)

    def show_organisation(self, uid: str) -> None:
        """Look at an organisation in the roster."""
        self.open_subject(FIRST_SUBJECT).show_organisation(uid)

    def _show(self, key: str) -> None:
        self.stack.setCurrentWidget(self.page(key))
        self.figures_changed.emit(self.figures())

    def _connect(self, made: QWidget) -> None:
        slots = {
            "print_wanted": self.print_wanted,
            "person_wanted": self.show_person,
            "organisation_wanted": self.show_organisation,
        }
        for name, slot in slots.items():
            signal = getattr(made, name, None)
            if signal is not None:
                signal.connect(slot)
        told = getattr(made, "figures_changed", None)
        if told is not None:
            told.connect(self._tell_figures)

    def _tell_figures(self, said: str) -> None:
        if self.sender() is self.stack.currentWidget():
            self.figures_changed.emit(said)

    def _dress(self) -> None:
        made = tokens()
        self._row.setContentsMargins(made.space(3), 0, made.space(3), 0)
