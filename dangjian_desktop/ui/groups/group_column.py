"""One 党小组 as a column: its name, its people as cards with the leader on top, its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.ui.groups.card_list import CardList, GroupCard
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, news, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

NARROWEST, WIDEST = 196, 280


@dataclass(frozen=True)
class ColumnLook:
    """What a column shows.

    Attributes:
        slot: The place in the problem; None for whoever is in no group.
        is_new: Whether the group is still to be set up; then its name can be changed.
        is_closing: Whether the group has nobody and would stand no more.
        figures: Lines under the cards. concern: what is wrong with the group; "" for nothing.
    """

    slot: int | None
    name: str
    cards: Sequence[GroupCard]
    is_new: bool = False
    is_closing: bool = False
    figures: Sequence[str] = ()
    concern: str = ""


class GroupColumn(QFrame):
    """A column.

    Signals:
        rename_wanted: The name is to be changed.
    """

    rename_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("group_column")
        set_role(self, "card")
        self.look = ColumnLook(None, "", ())
        self.name = ElidedLabel(
            "", mode=Qt.TextElideMode.ElideMiddle, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        set_role(self.name, "heading")
        self.chip = Chip("", Tone.INFO, parent=self)
        self.rename_button = icon_button(
            "pencil", tr("改名"), clicked=self.rename_wanted.emit, parent=self
        )
        self.rename_button.setObjectName("rename_button")
        self.count = QLabel(self)
        set_role(self.count, "second")
        self.cards = CardList(self)
        self.figures = QLabel(self)
        self.figures.setObjectName("figures")
        self.figures.setWordWrap(True)
        self.figures.setToolTip(
            tr("完整：全部在本组的班组、轮班组、地点有几个；斜线后面是有人在本组的有几个。")
        )
        set_role(self.figures, "small")
        self.concern = QLabel(self)
        self.concern.setObjectName("concern")
        self.concern.setWordWrap(True)
        set_role(self.concern, "problem")
        self._head = QHBoxLayout()
        self._head.addWidget(self.name, 1)
        for widget in (self.rename_button, self.count):
            self._head.addWidget(widget)
        self._mark = QHBoxLayout()
        self._mark.addWidget(self.chip)
        self._mark.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.figures)
        self._foot.addWidget(self.concern)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._mark)
        self._column.addWidget(self.cards, 1)
        self._column.addLayout(self._foot)
        news().changed.connect(self._dress)
        self._dress()

    def show_look(self, look: ColumnLook) -> None:
        """Show another group, or the same with other people."""
        self.look = look
        self.name.setText(look.name)
        self.count.setText(tr("{count} 人", count=len(look.cards)))
        self.cards.setAccessibleName(tr("{group}的成员", group=look.name))
        self.rename_button.setVisible(look.is_new)
        self.chip.setVisible(look.is_new or look.is_closing or look.slot is None)
        if look.slot is None:
            self.chip.show_look(ChipLook(tr("待编组"), Tone.WARN))
        elif look.is_closing:
            self.chip.show_look(ChipLook(tr("不再设"), Tone.WARN))
        else:
            self.chip.show_look(ChipLook(tr("新设"), Tone.INFO))
        self.cards.cards.show_cards(look.cards)
        self.figures.setText("\n".join(look.figures))
        self.figures.setVisible(bool(look.figures))
        self.concern.setText(look.concern)
        self.concern.setVisible(bool(look.concern))
        self._dress()

    def set_target(self, is_target: bool) -> None:
        """Show that what is dragged would fall here."""
        if self.property("target") != is_target:
            self.setProperty("target", is_target)
            restyle(self)

    def _dress(self) -> None:
        made = tokens()
        self.setMinimumWidth(made.text_px(NARROWEST))
        self.setMaximumWidth(made.text_px(WIDEST))
        gap = made.space(2)
        self._head.setContentsMargins(gap + 2, gap, gap, gap)
        self._head.setSpacing(made.space(1))
        is_marked = not self.chip.isHidden()
        self._mark.setContentsMargins(gap + 2, 0, gap, gap if is_marked else 0)
        self._foot.setContentsMargins(gap + 2, gap, gap, gap)
        self._foot.setSpacing(made.space(1))
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
