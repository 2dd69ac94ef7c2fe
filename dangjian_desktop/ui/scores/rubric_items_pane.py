"""Blocks and items of a rubric in their order, with running sums, and the chosen one beside."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.ui.scores.rubric_draft import RubricDraft, Table
from dangjian_desktop.ui.scores.rubric_item_edit import ItemEdit
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.buttons import icon_button, quiet_button
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.ordered_list import OrderedList
from dangjian_desktop.ui.shared.theme import restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

LIST_WIDTH = 300


class ItemsPane(QWidget):
    """The list at the left; the block or item that is chosen at the right.

    Signals:
        edited: Something is another.
    """

    edited = Signal()

    def __init__(self, on: date, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask
        self._draft: RubricDraft | None = None
        self._problems: Sequence[Problem] = ()
        self.sum = QLabel(self)
        self.sum.setObjectName("running_total")
        set_role(self.sum, "heading")
        self.list = OrderedList(tr("项目和考评内容"), self)
        self.list.setObjectName("rubric_rows")
        self.list.chosen.connect(lambda _key: self._show_chosen())
        self.list.moved.connect(self._move)
        self.list.remove_wanted.connect(self.remove)
        self.add_item_button = quiet_button(tr("加一项"), "plus", parent=self)
        self.add_item_button.setObjectName("add_item")
        self.add_item_button.clicked.connect(self.add_item)
        self.add_block_button = quiet_button(tr("加项目"), "plus", parent=self)
        self.add_block_button.setObjectName("add_block")
        self.add_block_button.clicked.connect(self.add_block)
        self.remove_button = quiet_button(tr("去掉"), parent=self)
        self.remove_button.setObjectName("remove_row")
        self.remove_button.clicked.connect(self.remove)
        self.up_button = icon_button(
            "chevron-up",
            tr("上移（Alt+↑）"),
            clicked=lambda: self.list.move_current(-1),
            parent=self,
        )
        self.down_button = icon_button(
            "chevron-down",
            tr("下移（Alt+↓）"),
            clicked=lambda: self.list.move_current(1),
            parent=self,
        )
        self.block_form = FieldForm(
            (Field("title", QT_TR_NOOP("项目名称"), is_required=True, max_length=40),),
            on=on,
            parent=self,
        )
        self.block_form.edited.connect(self._write_block)
        self.item = ItemEdit(on, self)
        self.item.edited.connect(self._hear)
        self.nothing = QLabel(tr("还没有考评内容。请先加一个项目，再加考评内容。"), self)
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "second")
        self._lay_out()

    @property
    def chosen(self) -> Table | None:
        """Table of the block or item that is chosen."""
        return self._draft.find(self.list.key) if self._draft is not None else None

    def show_draft(self, draft: RubricDraft) -> None:
        """Show another rubric, with its first item chosen."""
        self._draft = draft
        self.refresh()
        if draft.items:
            self.list.choose(draft.row_of(draft.items[0]))
        self._show_chosen()

    def choose(self, number: int) -> None:
        """Choose an item by its number, counted from 1."""
        if self._draft is not None and 0 < number <= len(self._draft.items):
            self.list.choose(self._draft.row_of(self._draft.items[number - 1]))

    def add_item(self) -> None:
        """Add an item to the block that is chosen, and let it be named."""
        draft = self._draft
        if draft is None:
            return
        if not draft.blocks:
            self.add_block()
            return
        chosen = self.chosen
        key = self._block_key(chosen) if chosen is not None else str(draft.blocks[-1]["key"])
        made = draft.add_item(key)
        self.refresh()
        self.list.choose(draft.row_of(made))
        self._show_chosen()
        self.item.form.focus_field("title")
        self.edited.emit()

    def add_block(self) -> None:
        """Add a block behind the others, and let it be named."""
        if self._draft is not None:
            made = self._draft.add_block()
            self.refresh()
            self.list.choose(self._draft.row_of(made))
            self._show_chosen()
            self.block_form.focus_field("title")
            self.edited.emit()

    def remove(self) -> None:
        """Take away the chosen one; a block with its items only after asking."""
        draft, chosen = self._draft, self.chosen
        if draft is None or chosen is None:
            return
        held = [one for one in draft.items if one.get("block") == chosen.get("key")]
        if chosen in draft.blocks and held:
            is_meant = self._ask.question(
                self,
                tr(
                    "项目“{block}”里还有 {count} 项考评内容，要一起去掉吗？",
                    block=chosen.get("title", ""),
                    count=len(held),
                ),
                yes=tr("一起去掉"),
                is_loss=True,
            )
            if not is_meant:
                return
        draft.remove(chosen)
        self.refresh()
        self._show_chosen()
        self.edited.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the chosen item, and mark the others in the list."""
        self._problems = problems
        self._mark()
        self._blame()

    def go_to(self, problem: Problem) -> None:
        """Show the place of a problem of an item."""
        self.choose(problem.where.row)
        self.item.go_to(problem)

    def refresh(self) -> None:
        """Show the rows and their sums as they stand."""
        draft = self._draft
        if draft is None:
            return
        rows: list[tuple[str, str]] = []
        known = {one.get("key") for one in draft.blocks}
        for block in draft.blocks:
            rows.append((draft.row_of(block), self._block_words(block)))
            rows += [
                (draft.row_of(item), _item_words(item))
                for item in draft.items
                if item.get("block") == block.get("key")
            ]
        rows += [
            (draft.row_of(item), _item_words(item))
            for item in draft.items
            if item.get("block") not in known
        ]
        with QSignalBlocker(self.list):
            self.list.show_rows(rows)
        heads = {draft.row_of(block) for block in draft.blocks}
        for row, key in enumerate(self.list.keys()):
            entry = self.list.item(row)
            font = entry.font()
            font.setBold(key in heads)
            entry.setFont(font)
        self._mark()
        self._say_sum()
        self._grey()

    # The rows -------------------------------------------------------------------------

    def _block_words(self, block: Table) -> str:
        assert self._draft is not None
        points = plain_number(self._draft.sum_of(str(block.get("key"))))
        title = str(block.get("title", "")).strip() or tr("（没有名称）")
        return tr("{block}　{points} 分", block=title, points=points)

    def _block_key(self, table: Table) -> str:
        assert self._draft is not None
        return str(table.get("key") if table in self._draft.blocks else table.get("block"))

    def _move(self, at: int, to: int) -> None:
        """Put a block with its items, or an item, at another place of the list."""
        draft = self._draft
        if draft is None:
            return
        keys = self.list.keys()
        moving = draft.find(keys[at])
        blocks = list(draft.blocks)
        if moving is None:
            return
        if moving in blocks:
            place = blocks.index(moving)
            heads = [draft.row_of(one) for one in blocks if one is not moving]
            rest = [key for key in keys[: to + (to > at)] if key != keys[at]]
            target = sum(key in heads for key in rest)
            if abs(to - at) == 1:
                target = place + (to - at)
            blocks.remove(moving)
            blocks.insert(min(max(target, 0), len(blocks)), moving)
            items = [
                item
                for block in blocks
                for item in draft.items
                if item.get("block") == block.get("key")
            ]
        else:
            keys.insert(to, keys.pop(at))
            items = []
            block = blocks[0] if blocks else None
            for key in keys:
                one = draft.find(key)
                if one is None:
                    continue
                if one in blocks:
                    block = one
                else:
                    if one is moving and block is not None:
                        one["block"] = block["key"]
                    items.append(one)
        rest_items = [one for one in draft.items if one not in items]
        draft.arrange(blocks, [*items, *rest_items])
        self.refresh()
        self.list.choose(draft.row_of(moving))
        self._show_chosen()
        self.edited.emit()

    def _mark(self) -> None:
        draft = self._draft
        if draft is None:
            return
        worst: dict[str, Severity] = {}
        for problem in self._problems:
            if 0 < problem.where.row <= len(draft.items):
                key = draft.row_of(draft.items[problem.where.row - 1])
                if worst.get(key) is not Severity.REFUSED:
                    worst[key] = problem.severity
        colours = {Severity.REFUSED: "bad", Severity.WARNING: "warn"}
        for row, key in enumerate(self.list.keys()):
            colour = colours[worst[key]] if key in worst else "text"
            self.list.item(row).setForeground(tokens().colour(colour))

    def _say_sum(self) -> None:
        assert self._draft is not None
        found, wanted = self._draft.sum_of(), self._draft.total
        total = plain_number(wanted) if wanted is not None else tr("？")
        self.sum.setText(
            tr("合计 {found} / {total} 分", found=plain_number(found), total=total)
            if found == wanted
            else tr(
                "合计 {found} / {total} 分，{difference}",
                found=plain_number(found),
                total=total,
                difference=tr("差 {points} 分", points=plain_number(wanted - found))
                if wanted is not None and found < wanted
                else tr("多 {points} 分", points=plain_number(found - (wanted or 0))),
            )
        )
        set_role(self.sum, "heading" if found == wanted else "caution")
        restyle(self.sum)

    def _grey(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.remove_button.setEnabled(row >= 0)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)

    # The chosen one ---------------------------------------------------------------------

    def _show_chosen(self) -> None:
        draft, chosen = self._draft, self.chosen
        self._grey()
        if draft is None or chosen is None:
            self.stack.setCurrentWidget(self.nothing_place)
        elif chosen in draft.blocks:
            self.block_form.show_values({"title": chosen.get("title")})
            self.stack.setCurrentWidget(self.block_place)
        else:
            self.item.show_item(draft, chosen)
            self.stack.setCurrentWidget(self.item_area)
            self._blame()

    def _blame(self) -> None:
        draft, chosen = self._draft, self.chosen
        if draft is None or chosen is None or chosen in draft.blocks:
            return
        number = draft.items.index(chosen) + 1
        self.item.show_problems([one for one in self._problems if one.where.row == number])

    def _write_block(self) -> None:
        draft, chosen = self._draft, self.chosen
        if draft is not None and chosen is not None and chosen in draft.blocks:
            draft.put(chosen, "title", self.block_form.editor("title").text().strip())
            self._hear()

    def _hear(self) -> None:
        self.refresh()
        self.edited.emit()

    def _lay_out(self) -> None:
        made = tokens()
        left = QWidget(self)
        left.setFixedWidth(made.text_px(LIST_WIDTH))
        foot = QHBoxLayout()
        foot.setSpacing(made.space(1))
        for button in (self.add_item_button, self.add_block_button, self.remove_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.up_button)
        foot.addWidget(self.down_button)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.sum)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.item_area = scrolling(self.item, self, is_wide=True)
        self.block_place = _at_top(self.block_form, self)
        self.nothing_place = _at_top(self.nothing, self)
        self.stack = QStackedWidget(self)
        for place in (self.item_area, self.block_place, self.nothing_place):
            self.stack.addWidget(place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(5))
        row.addWidget(left)
        row.addWidget(self.stack, 1)


def _item_words(item: Table) -> str:
    return tr(
        "{code} {title}　{points}",
        code=item.get("code", ""),
        title=str(item.get("title", "")).strip() or tr("（没有名称）"),
        points=item.get("maximum", ""),
    )


def _at_top(widget: QWidget, parent: QWidget) -> QWidget:
    place = QWidget(parent)
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return place
