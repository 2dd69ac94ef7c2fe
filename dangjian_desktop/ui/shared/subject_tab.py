"""A tab with subject pages under quiet sub-tabs; each is built when it is first opened.

A subject page is a widget made of the bench and a parent. What it has of the following is used,
nothing is required: the signals `figures_changed(str)`, `print_wanted(Printout)`,
`person_wanted(uid)`, `organisation_wanted(uid)`, `activity_wanted(activity_id)` and
`document_wanted(document_id)` and `entry_wanted(uid)`, and the functions `figures()`,
`print_shown()` and `leave_editing()`. A new subject is one line in the list of its tab.
"""

import importlib
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
Subjects = Sequence[tuple[str, str, str, str]]


class SubjectTab(QWidget):
    """Subject pages; the first is built at once, each other when it is first opened.

    Signals:
        figures_changed: What the status line says of the page that is shown.
        print_wanted: A `Printout` to be printed.
        page_made: A subject page that has just been built.
        person_wanted, organisation_wanted: Its uid, to be shown in the roster.
        activity_wanted, document_wanted: Its row id, to be shown in the calendar.
        roster_wanted: The user wants to go to the roster.
        entry_wanted: Identity of a ledger row, to be shown in its ledger.
        wall_wanted: Identity of an edition of a wall sheet, to be shown in the register.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    page_made = Signal(object)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    activity_wanted = Signal(int)
    roster_wanted = Signal()
    document_wanted = Signal(int)
    entry_wanted = Signal(str)
    wall_wanted = Signal(str)

    def __init__(
        self, bench: Workbench, subjects: Subjects, name: str, parent: QWidget | None = None
    ) -> None:
        """Build the strip and the first page.

        Args:
            bench: Given on to every page.
            subjects: The pages; the first is shown first.
            name: Object name of the tab.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._bench, self._subjects = bench, tuple(subjects)
        self._pages: dict[str, QWidget] = {}
        self.strip = TabStrip(
            [(key, tr(word)) for key, word, *_ in self._subjects], self, is_quiet=True
        )
        self.strip.setVisible(len(self._subjects) > 1)
        self.stack = QStackedWidget(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.strip)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.stack, 1)
        self.page(self.first_subject)
        self.strip.chosen.connect(self._show)
        news().changed.connect(self._dress)
        self._dress()

    @property
    def first_subject(self) -> str:
        """Key of the page that is shown first."""
        return self._subjects[0][0]

    def page(self, key: str) -> Any:
        """Return a subject page, building it when it is first wanted."""
        if key not in self._pages:
            _key, _word, module, name = next(line for line in self._subjects if line[0] == key)
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
        return tuple(key for key, *_ in self._subjects)

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
            act = self.open_subject(self.first_subject).print_shown
        act()

    def leave_editing(self) -> bool:
        """Whether nothing is lost when the program is left; the page that would lose is shown."""
        for key, page in self._pages.items():
            leave = getattr(page, "leave_editing", None)
            if leave is not None and not leave():
                self.open_subject(key)
                return False
        return True

    def _show(self, key: str) -> None:
        self.stack.setCurrentWidget(self.page(key))
        self.figures_changed.emit(self.figures())

    def _connect(self, made: QWidget) -> None:
        slots = {
            "print_wanted": self.print_wanted,
            "person_wanted": self.person_wanted,
            "organisation_wanted": self.organisation_wanted,
            "activity_wanted": self.activity_wanted,
            "roster_wanted": self.roster_wanted,
            "document_wanted": self.document_wanted,
            "entry_wanted": self.entry_wanted,
            "wall_wanted": self.wall_wanted,
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


class PlacedTab(SubjectTab):
    """A tab whose pages show one place each.

    Signals:
        shown_wanted: A command that was given elsewhere is carried out here.
    """

    shown_wanted = Signal()

    def choose_place(self, organisation_id: int | None) -> None:
        """Show on the page that is open a place that was chosen for the whole window.

        A page that shows none (the rubrics) gives way to the first one.
        """
        place = getattr(self.stack.currentWidget(), "place", None)
        if not isinstance(place, PlaceBox):
            place = self.open_subject(self.first_subject).place
        place.choose(organisation_id)

    def opened(self, key: str) -> Any:
        """Return a subject page with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject(key)
