"""What the panes of the book editor have in common: lists with buttons, and problems at places."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.ui.groups.book_draft import BookDraft
from dangjian_desktop.ui.shared.abstract import AbstractQtType


class BookPane(QWidget, metaclass=AbstractQtType):
    """One subject of a book; it shows a draft and writes what is entered into it at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: BookDraft | None = None
        self.is_filling = False

    @property
    def draft(self) -> BookDraft:
        """The book that is edited."""
        assert self._draft is not None
        return self._draft

    def show_draft(self, draft: BookDraft) -> None:
        """Show another book."""
        self._draft = draft
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it stands."""
        self.is_filling = True
        try:
            self.fill()
        finally:
            self.is_filling = False

    @abstractmethod
    def fill(self) -> None:
        """Put what the draft says into the widgets."""

    @abstractmethod
    def takes(self, problem: Problem) -> bool:
        """Whether a problem is about what this pane shows."""

    @abstractmethod
    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at its place what is wrong."""

    def go_to(self, problem: Problem) -> None:
        """Show the place of a problem."""
        del problem


def by_place(problems: Iterable[Problem], sheet: str) -> Mapping[int, list[Problem]]:
    """Return the problems of one part of a book by the number of the row they are about."""
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.where.sheet == sheet:
            found.setdefault(problem.where.row, []).append(problem)
    return found
