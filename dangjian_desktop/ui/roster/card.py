"""The person card at the right of the roster: one page with everything known, mended in place."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.people import Section
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.card_sections import key_of, registered
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from dangjian_desktop.queries.roster_columns import posts_text
from dangjian_desktop.ui.roster.card_section import CardSectionWidget
from dangjian_desktop.ui.roster.card_widgets import widget_of
from dangjian_desktop.ui.roster.columns import stage_look
from dangjian_desktop.ui.roster.fact_section import FactSection
from dangjian_desktop.ui.roster.photo_button import PhotoButton
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.section import Section as FoldingSection
from dangjian_desktop.ui.shared.section import rule
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_OPEN_AT_FIRST = frozenset({Section.IDENTITY, Section.PARTY, Section.WORK})


class CardPane(QFrame):
    """Follows the person it is given; hears of changes by itself.

    Signals:
        closed: The user wants the card away.
        edit_wanted: All fields of the person are to be mended on one form.
        print_wanted: The card is to be printed.
        jump_wanted: The `Target` of a line that was clicked.
    """

    closed = Signal()
    edit_wanted = Signal()
    print_wanted = Signal()
    jump_wanted = Signal(object)

    def __init__(
        self, bench: Workbench, fill_menu: Callable[[QMenu], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("person_card")
        set_role(self, "card")
        self.setAcceptDrops(True)
        self._bench, self._fill_menu = bench, fill_menu
        self.content: PersonCard | None = None
        self.name = QLabel(self)
        self.name.setObjectName("name")
        self.name.setWordWrap(True)
        set_role(self.name, "title")
        self._buttons = self._make_buttons()  # made in the order in which Tab goes
        self.photo = PhotoButton(bench, self)
        self.stage_chip = Chip("", parent=self)
        self.place = QLabel(self)
        self.place.setObjectName("place")
        self.place.setWordWrap(True)
        self.posts = QLabel(self)
        self.posts.setObjectName("posts")
        self.posts.setWordWrap(True)
        set_role(self.posts, "heading")
        self.sections = [
            FactSection(bench, section, is_open=section in _OPEN_AT_FIRST, parent=self)
            for section in Section
        ]
        self.registered: dict[str, CardSectionWidget] = {
            section.key: widget_of(bench, section, self) for section in registered()
        }
        self._lay_out()
        self._dress()
        self._remember_folds()
        for section in self._all_sections():
            section.editing_began.connect(self._scroll_to_form)
        for registered_one in self.registered.values():
            registered_one.jump_wanted.connect(self.jump_wanted)
        bench.desk.changed.connect(self._take_news)
        bench.desk.day_changed.connect(self.fetch_again)
        news().changed.connect(self._dress)

    @property
    def person_id(self) -> int | None:
        """Whose card it is."""
        return self.content.row.person_id if self.content is not None else None

    @property
    def is_editing(self) -> bool:
        """Whether something is being mended; the card then stays with its person."""
        return any(section.is_editing for section in self._all_sections())

    def show_person(self, person_id: int) -> bool:
        """Show a person; whether there is one and nothing else was being mended."""
        if self.is_editing and not self.leave_editing():
            return False
        if person_id != self.person_id:
            self._area.verticalScrollBar().setValue(0)
        found = PersonCardQuery(person_id, self._bench.desk.on).fetch()
        if not found:
            return False
        self._show(found[0])
        return True

    def fetch_again(self) -> None:
        """Read the person anew; one who has gone (undone, say) closes the card."""
        person_id = self.person_id
        if person_id is None:
            return
        found = PersonCardQuery(person_id, self._bench.desk.on).fetch()
        if found:
            self._show(found[0])
        else:
            self.forget()
            self.closed.emit()

    def leave_editing(self) -> bool:
        """Stop mending, after asking where something was typed; whether it stopped."""
        return all(section.leave() for section in self._all_sections())

    def forget(self) -> None:
        """Show nobody."""
        for section in self._all_sections():
            if section.is_editing:
                section.stop_editing()
        self.content = None

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & PersonCardQuery.reads:
            self.fetch_again()
            return
        for section in self.registered.values():
            section.take_news(changes)

    def _remember_folds(self) -> None:
        """Fold the sections as the user left them, and remember what is folded from now on."""
        keeper = self._bench.settings
        for key, section in self._folding().items():
            section.set_open(keeper.value.card_open.get(key, section.is_open))

            def remember(is_folded: bool, key: str = key) -> None:
                keeper.change(card_open={**keeper.value.card_open, key: not is_folded})

            section.folded.connect(remember)

    def _all_sections(self) -> tuple[FactSection | CardSectionWidget, ...]:
        return (*self.sections, *self.registered.values())

    def _folding(self) -> dict[str, FoldingSection]:
        return {
            **{key_of(section.facts_section): section for section in self.sections},
            **self.registered,
        }

    def _show(self, content: PersonCard) -> None:
        self.content = content
        row = content.row
        self.setAccessibleName(tr("{name}的信息卡", name=row.facts.name))
        self.name.setText(row.facts.name)
        look = stage_look(row.stage) or ChipLook(tr("类别未填"), Tone.WARN)
        if row.left_on is not None:
            look = ChipLook(f"{printed(row.leave_reason)} {row.left_on.printed}", Tone.WARN)
        self.stage_chip.show_look(look)
        places = [name for name in (row.branch_name, row.group_name) if name]
        self.place.setText("\n".join(places) or tr("不在册"))
        self.posts.setText(posts_text(row))
        self.posts.setVisible(bool(row.posts))
        self.photo.show_card(content)
        for section in self.sections:
            section.show_row(row)
        for registered_one in self.registered.values():
            registered_one.show_card(content)

    def _scroll_to_form(self) -> None:
        section = next(section for section in self._all_sections() if section.is_editing)

        def scroll() -> None:
            self._area.verticalScrollBar().setValue(section.y())

        QTimer.singleShot(0, self, scroll)  # only then the form has its place

    def _make_buttons(self) -> list[QToolButton]:
        edit = records(
            icon_button("pencil", tr("修改（F2）"), clicked=self.edit_wanted.emit, parent=self)
        )
        edit.setObjectName("edit_person_button")
        paper = icon_button(
            "printer", tr("打印信息卡"), clicked=self.print_wanted.emit, parent=self
        )
        more = icon_button("ellipsis", tr("更多操作"), parent=self)
        more.setObjectName("more_button")
        more.clicked.connect(self._open_menu)
        self._more = more
        close = icon_button("x", tr("关闭信息卡（Esc）"), clicked=self.close_card, parent=self)
        close.setObjectName("close_button")
        return [edit, paper, more, close]

    def close_card(self) -> None:
        """Go away, unless something typed is to be kept."""
        if self.leave_editing():
            self.closed.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.addSeparator()
        rare = menu.addAction(tr("显示少用栏目"))
        rare.setCheckable(True)
        rare.setChecked(self._bench.settings.value.rare_fields)
        rare.setToolTip(tr("曾用名、新社会阶层这些，平时只在填了的时候显示"))
        rare.toggled.connect(self.show_rare_fields)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def show_rare_fields(self, is_wanted: bool) -> None:
        """Let fields that a branch rarely needs stand on card and forms even when empty, or not."""
        self._bench.settings.change(rare_fields=is_wanted)
        self.fetch_again()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.name, 1)
        for button in self._buttons:
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = QVBoxLayout()
        for widget in (self.stage_chip, self.posts, self.place):
            self._facts.addWidget(widget)
        self._facts.addStretch()
        self._top = QHBoxLayout()
        self._top.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(self._facts, 1)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        self._body = QVBoxLayout(scrolled)
        self._body.addLayout(self._top)
        for section in self.sections:
            self._body.addWidget(rule(scrolled))
            self._body.addWidget(section)
        for registered_one in self.registered.values():
            self._body.addWidget(registered_one)
        self._body.addStretch()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(scrolled)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._area, 1)

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, made.space(2), 1, 1)
        self._column.setSpacing(made.space(1))
        self._head.setSpacing(0)
        self._head.setContentsMargins(0, 0, made.space(1), 0)
        self._top.setSpacing(gap)
        self._facts.setSpacing(made.space(2))
        self._top.setContentsMargins(0, 0, 0, made.space(2))
        self._body.setContentsMargins(0, made.space(1), gap, gap)
        self._body.setSpacing(made.space(1))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the card."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the files to the section that has a use for them."""
        event.acceptProposedAction()
        self.take_files(dropped_files(event.mimeData()))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Let the first section that takes files have these."""
        any(section.take_files(paths) for section in self.registered.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card, F2 opens all its fields."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)
