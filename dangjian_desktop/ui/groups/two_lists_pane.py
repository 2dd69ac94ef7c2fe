"""A pane of the book editor with two lists; what the chosen row says is edited beside them."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.ui.groups.book_pane import BookPane, by_place
from dangjian_desktop.ui.shared.list_box import ListBox, moved
from dangjian_desktop.ui.shared.theme import tokens


class TwoListsPane(BookPane):
    """Two parts of a book, each a list; the page of one of them is shown at a time.

    Attributes:
        boxes: The lists by the word of their part in the table of a book.
        stack: The pages that edit the chosen row, in the order of the lists.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: Mapping[str, ListBox] = {}
        self.stack = QStackedWidget(self)
        self._problems: Sequence[Problem] = ()
        self._shown = ""

    def keep_boxes(self, boxes: Mapping[str, ListBox]) -> None:
        """Take the lists; the first is shown first."""
        self.boxes = boxes
        self._shown = next(iter(boxes))
        for word, box in boxes.items():
            box.list.moved.connect(lambda at, to, word=word: self._move(word, at, to))
            box.list.chosen.connect(lambda _key, word=word: self.show_part(word))
            box.list.itemClicked.connect(lambda _item, word=word: self.show_part(word))

    @abstractmethod
    def show_rows(self) -> None:
        """Name the rows of both lists as the draft has them."""

    @abstractmethod
    def fill_page(self, word: str) -> None:
        """Put the chosen row of a list into its page."""

    @abstractmethod
    def say_here(self) -> None:
        """Say what is wrong with the chosen rows at their entries."""

    def takes(self, problem: Problem) -> bool:
        """Whether a problem is about one of the two parts."""
        return problem.where.sheet in self.boxes or problem.where.field in self.boxes

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong: with the chosen one at its entries, with others at the lists."""
        self._problems = problems
        for word, box in self.boxes.items():
            wrong = by_place(problems, word)
            for row in range(box.list.count()):
                colour = "bad" if row + 1 in wrong else "text"
                box.list.item(row).setForeground(tokens().colour(colour))
            box.say([one for one in problems if not one.where.sheet and one.where.field == word])
        self.say_here()

    def go_to(self, problem: Problem) -> None:
        """Show the row of a problem."""
        word = problem.where.sheet
        if word in self.boxes and problem.where.row:
            self.boxes[word].list.setCurrentRow(problem.where.row - 1)
            self.show_part(word)

    def problems_of_chosen(self, word: str) -> list[Problem]:
        """Return what is wrong with the chosen row of a list."""
        chosen = self.boxes[word].list.currentRow() + 1
        return by_place(self._problems, word).get(chosen, [])

    def show_part(self, word: str) -> None:
        """Show the page of a list; only one of the two is told of at the right."""
        self._shown = word
        for other, box in self.boxes.items():
            if other != word:
                box.list.clearSelection()
        here = self.boxes[word]
        here.list.setCurrentRow(here.list.currentRow())
        was_filling, self.is_filling = self.is_filling, True
        self.show_page()
        self.fill_page(word)
        self.is_filling = was_filling
        self.say_here()

    def show_page(self) -> None:
        """Bring the page of the list that is told of to the front."""
        self.stack.setCurrentIndex(list(self.boxes).index(self._shown))

    def _move(self, word: str, at: int, to: int) -> None:
        box = self.boxes[word]
        if box.list.is_fixed:
            return
        moved(self.draft.parts(word), at, to)
        self.show_rows()
        box.list.setCurrentRow(to)
        self.show_part(word)
        self.draft.changed.emit()
