"""The book editor: the choices of a field, put in order, called otherwise, taken out of use.

A choice that rows have is never taken away. Where a field follows another, the choices are shown
list by list: 五有 has its things, 十上墙 has others.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import LONGEST_CHOICE, FieldType
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.ui.groups.book_draft import BookDraft, Table, set_word
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.list_box import ListBox, moved, say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

_HEIGHT = 190


class ChoicesEdit(QWidget):
    """The choices of one field.

    Signals:
        edited: Something of them is another.
    """

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: BookDraft | None = None
        self._table: Table = {}
        self.follows = ChoiceBox(self)
        self.follows.setObjectName("follows")
        self.follows.setAccessibleName(tr("选项跟着哪个字段变"))
        self.follows.activated.connect(lambda _row: self._follow())
        self.under = ChoiceBox(self)
        self.under.setObjectName("under")
        self.under.setAccessibleName(tr("哪一项下面的选项"))
        self.under.activated.connect(lambda _row: self._show())
        self.box = ListBox(
            tr("选项"),
            self,
            add_text=tr("加选项"),
            add=self.add,
            remove_text=tr("停用"),
            remove=self.retire,
        )
        self.box.list.setObjectName("choices")
        self.box.list.moved.connect(self._move)
        self.box.list.chosen.connect(lambda _key: self._show_name())
        self.name = QLineEdit(self)
        self.name.setObjectName("choice_name")
        self.name.setAccessibleName(tr("这一项叫什么"))
        self.name.setPlaceholderText(tr("选中一项，在这里改名"))
        self.name.setMaxLength(2 * LONGEST_CHOICE)
        self.name.textEdited.connect(self._rename)
        self.problem = refusal_label("choices_problem", self)
        self._lay_out()

    def show_field(self, draft: BookDraft, table: Table) -> None:
        """Show the choices of a field."""
        self._draft, self._table = draft, table
        others = [
            one for one in draft.field_choices(FieldType.CHOICE) if one[0] != table.get("key")
        ]
        self.follows.offer([(tr("总是这些选项"), ""), *((word, key) for key, word in others)])
        self.follows.setCurrentIndex(max(self.follows.findData(table.get("follows", "")), 0))
        self.follows.setEnabled(
            draft.is_own or str(table.get("key", "")).startswith(("own", "new"))
        )
        self._offer_lists()
        self._show()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the choices."""
        say_below(self.problem, problems)

    def add(self) -> None:
        """Add a choice below the others and let it be named."""
        choices = self._table.setdefault("choices", [])
        number = len(choices) + 1
        word = tr("选项{number}", number=number)
        while word in choices:
            number += 1
            word = tr("选项{number}", number=number)
        choices.append(word)
        under = self.under.currentData() if self._table.get("follows") else None
        if under:
            lists = self._table.setdefault("under", {})
            lists[under] = [*lists.get(under, ()), word]
        self._show()
        self.box.list.choose(word)
        self.name.setFocus()
        self.name.selectAll()
        self.edited.emit()

    def retire(self) -> None:
        """Take the current choice out of use, put it back, or take a new one away altogether."""
        word = self.box.list.key
        if not word:
            return
        retired = list(self._table.get("retired_choices", ()))
        if word in retired:
            retired.remove(word)
        elif self._is_new(word):
            self._forget(word)
        else:
            retired.append(word)
        set_word(self._table, "retired_choices", sorted(retired))
        self._show()
        self.edited.emit()

    def _forget(self, word: str) -> None:
        self._table["choices"] = [one for one in self._table.get("choices", ()) if one != word]
        names = {one: name for one, name in self._table.get("renamed", {}).items() if one != word}
        set_word(self._table, "renamed", names)
        lists = {
            above: [one for one in words if one != word]
            for above, words in self._table.get("under", {}).items()
        }
        set_word(self._table, "under", {above: words for above, words in lists.items() if words})

    def _is_new(self, word: str) -> bool:
        """Whether a choice is nowhere yet: not saved, so that no row can have it."""
        assert self._draft is not None
        present = self._draft.present()
        known = present.field(str(self._table.get("key", ""))) if present else None
        return known is None or word not in known.known

    def _rename(self, text: str) -> None:
        word, wanted = self.box.list.key, text.strip()
        if not word or not wanted:
            return
        if self._is_new(word):  # no row has it: the word itself is another
            taken = [one for one in self._table.get("choices", ()) if one != word]
            if wanted in taken:
                set_word(self._table, "renamed", {**self._table.get("renamed", {}), word: wanted})
            else:
                self._exchange(word, wanted)
        else:
            names = {**self._table.get("renamed", {}), word: wanted}
            if wanted == word:
                names.pop(word)
            set_word(self._table, "renamed", names)
        item = self.box.list.currentItem()
        if item is not None:
            item.setText(wanted)
        self.edited.emit()

    def _exchange(self, word: str, wanted: str) -> None:
        def now(one: str) -> str:
            return wanted if one == word else one

        names = {one: name for one, name in self._table.get("renamed", {}).items() if one != word}
        set_word(self._table, "renamed", names)
        self._table["choices"] = [now(one) for one in self._table.get("choices", ())]
        lists = self._table.get("under", {})
        set_word(
            self._table,
            "under",
            {above: [now(one) for one in words] for above, words in lists.items()},
        )
        if self._table.get("default") == word:
            self._table["default"] = wanted
        row = self.box.list.currentRow()
        self._show()
        self.box.list.setCurrentRow(row)

    def _move(self, at: int, to: int) -> None:
        shown = self.box.list.keys()
        choices: list[str] = list(self._table.get("choices", ()))
        places = [choices.index(word) for word in shown]
        moved(shown, at, to)
        for place, word in zip(places, shown, strict=True):
            choices[place] = word
        self._table["choices"] = choices
        self._show()
        self.box.list.setCurrentRow(to)
        self.edited.emit()

    def _follow(self) -> None:
        set_word(self._table, "follows", self.follows.currentData() or "")
        if not self._table.get("follows"):
            self._table.pop("under", None)
        self._offer_lists()
        self._show()
        self.edited.emit()

    def _offer_lists(self) -> None:
        assert self._draft is not None
        key = self._table.get("follows", "")
        above: Any = next((one for one in self._draft.fields() if one.get("key") == key), {})
        names = above.get("renamed", {})
        retired = above.get("retired_choices", ())
        words = [word for word in above.get("choices", ()) if word not in retired]
        self.under.offer([(names.get(word, word), word) for word in words])
        self.under.setVisible(bool(key))

    def _show(self) -> None:
        names = self._table.get("renamed", {})
        retired = self._table.get("retired_choices", ())
        words = list(self._table.get("choices", ()))
        if self._table.get("follows"):
            under = self._table.get("under", {})
            placed = {word for some in under.values() for word in some}
            here = set(under.get(self.under.currentData(), ()))
            words = [word for word in words if word in here or word not in placed]
        rows = []
        for word in words:
            shown = str(names.get(word, word))
            rows.append((word, tr("{word}（停用）", word=shown) if word in retired else shown))
        self.box.list.show_rows(rows, faded=list(retired))
        self.box.tell()
        self._show_name()

    def _show_name(self) -> None:
        word = self.box.list.key
        self.name.setEnabled(bool(word))
        if not self.name.hasFocus() or not word:
            self.name.setText(str(self._table.get("renamed", {}).get(word, word)))
        is_retired = word in self._table.get("retired_choices", ())
        if is_retired:
            self.box.remove_button.setText(tr("恢复"))
        else:
            self.box.remove_button.setText(
                tr("去掉") if word and self._is_new(word) else tr("停用")
            )

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(1))
        label = QLabel(tr("选项跟着哪个字段变"), self)
        set_role(label, "label")
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        row.addWidget(self.follows, 1)
        row.addWidget(self.under, 1)
        column.addWidget(label)
        column.addLayout(row)
        self.box.list.setFixedHeight(made.px(_HEIGHT))
        column.addWidget(self.box)
        column.addWidget(self.name)
        column.addWidget(self.problem)
