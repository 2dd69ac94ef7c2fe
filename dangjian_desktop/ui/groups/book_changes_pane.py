"""The book editor: what the branch changed of a book of the program, to be seen and set back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledger_differences import (
    DIFFERENCE_LABELS,
    BookDifference,
    DifferenceKind,
    book_differences,
)
from dangjian_desktop.domain.ledger_drafts import (
    as_supplied,
    set_back_field,
    set_back_order,
    set_back_part,
)
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.ui.groups.book_pane import BookPane
from dangjian_desktop.ui.shared.buttons import link_button, plain_button
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.section import rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Kinds that are about one field.
_OF_FIELDS = frozenset(
    {
        DifferenceKind.FIELD_CHANGED,
        DifferenceKind.FIELD_RETIRED,
        DifferenceKind.FIELD_RESTORED,
        DifferenceKind.CHOICES,
    }
)


class ChangesPane(BookPane):
    """A line for each change, with a button that sets it back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.all_button = plain_button(tr("全部恢复原样"), "rotate-ccw", parent=self)
        self.all_button.setObjectName("set_all_back")
        self.all_button.clicked.connect(self.set_all_back)
        self.differences: Sequence[BookDifference] = ()
        self._shown: list[QWidget] = []
        self._body = QWidget(self)
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, tokens().space(2), 0)
        self._lines.setSpacing(tokens().space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.all_button)
        column.addLayout(head)
        column.addWidget(scrolling(self._body, self), 1)

    def fill(self) -> None:
        """Show what is different from the book of the program."""
        self.differences = self._found()
        for line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        while self._lines.count():
            self._lines.takeAt(0)  # the room that was left over
        self._shown = []
        for one in self.differences:
            self._shown += [self._line(one), rule(self._body)]
        for line in self._shown:
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self.all_button.setEnabled(bool(self.differences))
        if self.draft.supplied is None:
            self.told.setText(tr("这是自己建的台账，没有原样可以对照。"))
        elif not self.differences:
            self.told.setText(tr("和程序带来的一样，没有改过。"))
        else:
            self.told.setText(
                tr("下面是本单位改过的地方。恢复后要保存才算数；行里填过的内容不丢。")
            )

    def takes(self, problem: Problem) -> bool:
        """No problem stands here."""
        del problem
        return False

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Nothing is refused here."""

    def set_back(self, one: BookDifference) -> None:
        """Set one change back in the draft."""
        supplied, table = self.draft.supplied, self.draft.table
        assert supplied is not None
        if one.kind in _OF_FIELDS:
            if any(field.get("key") == one.key for field in supplied["field"]):
                self.draft.replace(set_back_field(supplied, table, one.key))
        elif one.kind is DifferenceKind.FIELD_ADDED:
            self._take_away(one.key)
        elif one.kind is DifferenceKind.ORDER:
            self.draft.replace(set_back_order(supplied, table))
        elif one.kind is DifferenceKind.BOARD:
            back = set_back_part(supplied, table, "board")
            self.draft.replace(set_back_part(supplied, back, "card"))
        else:
            self.draft.replace(set_back_part(supplied, table, one.kind.value))
        self.refresh()

    def set_all_back(self) -> None:
        """Make the draft what the program supplies; what rows hold of own fields stays, retired."""
        if self.draft.supplied is None:
            return
        held = list(self.draft.use.fields)
        self.draft.replace(as_supplied(self.draft.supplied, self.draft.table, held))
        self.refresh()

    def _take_away(self, key: str) -> None:
        """Take an added field away; one that rows have filled is only taken out of use."""
        is_held = bool(self.draft.use.fields.get(key))
        fields = []
        for field in self.draft.fields():
            if field.get("key") != key:
                fields.append(field)
            elif is_held:
                fields.append({**field, "is_retired": True})
        self.draft.replace({**self.draft.table, "field": fields})

    def _found(self) -> Sequence[BookDifference]:
        if self.draft.supplied is None:
            return ()
        supplied = read_book({**self.draft.supplied, "code": self.draft.code}).value
        book = self.draft.book()
        if supplied is None or book is None:
            return ()
        return book_differences(supplied, book)

    def _line(self, one: BookDifference) -> QWidget:
        made = tokens()
        line = QWidget(self._body)
        kind = QLabel(tr(DIFFERENCE_LABELS[one.kind]), line)
        kind.setFixedWidth(made.text_px(96))
        set_role(kind, "second")
        words = one.name if not one.told else one.told
        if one.name and one.told:
            words = tr("{name}：{told}", name=one.name, told=one.told)
        told = QLabel(words, line)
        told.setWordWrap(True)
        back = link_button(tr("恢复"), parent=line)
        back.setAccessibleName(tr("恢复：{what}", what=words))
        back.clicked.connect(partial(self._set_back_later, one))
        is_held = one.kind is DifferenceKind.FIELD_ADDED and self.draft.use.fields.get(one.key)
        field = next((f for f in self.draft.fields() if f.get("key") == one.key), {})
        if is_held and field.get("is_retired"):
            back.setEnabled(False)
            back.setToolTip(tr("行里填过，只能停用。"))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(3))
        row.addWidget(kind)
        row.addWidget(told, 1)
        row.addWidget(back)
        return line

    def _set_back_later(self, one: BookDifference, _checked: bool = False) -> None:
        self.set_back(one)
