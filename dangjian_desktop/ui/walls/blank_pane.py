"""The chosen blank of a form: a click on a name of our data fills it from then on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.template_shapes import (
    ASKED,
    FIXED,
    RUNNING_NUMBER,
    BlankKind,
    DayFormat,
    Mapped,
)
from dangjian_desktop.queries.template_sources import (
    GROUP_WORDS,
    Source,
    suggested_columns,
    suggested_ticks,
)
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.section import card
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.walls.form_view import ASKED_WORDS, NUMBER_WORDS

_KEY = int(Qt.ItemDataRole.UserRole)
_WORDS = QT_TR_NOOP("找要填的内容")
_TIP = QT_TR_NOOP("输入名称里的字；↓ 到列表，回车选定")
_LEAVE = QT_TR_NOOP("留空，不填")
_FIXED = QT_TR_NOOP("固定文字")
_KIND_WORDS = {
    BlankKind.TEXT: QT_TR_NOOP("空格"),
    BlankKind.DAY: QT_TR_NOOP("日期"),
    BlankKind.BOXES: QT_TR_NOOP("方框"),
    BlankKind.TABLE: QT_TR_NOOP("成列的空行"),
}
_DAYS: tuple[tuple[str, DayFormat], ...] = (
    (chinese("2026年5月2日"), DayFormat.LONG),
    (chinese("2026.05.02"), DayFormat.DOTTED),
    (chinese("2026-05-02"), DayFormat.DASHED),
    (chinese("2026年5月"), DayFormat.MONTH),
    (chinese("2026.05"), DayFormat.DOTTED_MONTH),
    (chinese("2026"), DayFormat.YEAR),
)
_MOST_OPTIONS_HEIGHT, _LABEL_WIDTH = 250, 110


class BlankPane(QWidget):
    """What fills the chosen blank, and all that could.

    Signals:
        changed: The `Mapped` as it is to be from now on.
        step_wanted: 1 for the next blank, -1 for the one before.
    """

    changed = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mapped: Mapped | None = None
        self._sources: Sequence[Source] = ()
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        set_role(self.title, "heading")
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.before_button = icon_button(
            "chevron-left", tr("上一处空白"), clicked=lambda: self.step_wanted.emit(-1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一处空白"), clicked=lambda: self.step_wanted.emit(1), parent=self
        )
        self.line = FilterLine(self, words=_WORDS, tip=_TIP)
        self.list = QListWidget(self)
        self.list.setObjectName("sources")
        self.list.setAccessibleName(tr("可以填的内容"))
        self.options = QWidget(self)
        self.options.setObjectName("scrolled")
        self._form = QFormLayout(self.options)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.options)
        self._lay_out()
        self.line.words_changed.connect(self._fill)
        self.line.left_downwards.connect(self._to_list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        news().changed.connect(self._dress)

    def show_blank(self, mapped: Mapped | None, sources: Sequence[Source], place: str) -> None:
        """Show a blank.

        Args:
            mapped: The blank with what fills it; None shows that none is chosen.
            sources: Everything that can fill it.
            place: Which of how many it is: 3/14.
        """
        is_other = (
            mapped is None
            or self.mapped is None
            or mapped.blank.address != self.mapped.blank.address
        )
        self.mapped, self._sources = mapped, sources
        if is_other:
            self.line.show_words("")
        self.title.setText(
            tr("点一处空白") if mapped is None else mapped.blank.label or tr("没有名称的空白")
        )
        kind = "" if mapped is None else tr(_KIND_WORDS[mapped.blank.kind])
        self.told.setText(" · ".join(filter(None, (kind, place))))
        for widget in (self.line, self.list, self.before_button, self.after_button):
            widget.setEnabled(mapped is not None)
        self._fill()
        self._fill_options()

    # The list of sources ------------------------------------------------------------------

    def _fill(self) -> None:
        self.list.clear()
        one = self.mapped
        if one is None:
            return
        words = self.line.text().split()
        is_table = one.blank.kind is BlankKind.TABLE
        head = [("", tr(_LEAVE))]
        if not is_table:
            head += [(ASKED, tr(ASKED_WORDS)), (FIXED, tr(_FIXED))]
        if not words:
            for key, name in head:
                self._add(key, name)
        group = ""
        for source in self._sources:
            names = (source.label, *source.also)
            if source.is_table != is_table or not all(
                any(word in name for name in names) for word in words
            ):
                continue
            if source.group != group:
                group = source.group
                self._add_heading(GROUP_WORDS[group])
            self._add(source.key, source.label)

    def _add(self, key: str, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setData(_KEY, key)
        item.setToolTip(name)
        if self.mapped is not None and key == self.mapped.source:
            item.setIcon(icon("check", "accent"))
            with QSignalBlocker(self.list):
                self.list.setCurrentItem(item)
            self.list.scrollToItem(item)

    def _add_heading(self, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _to_list(self) -> None:
        self.list.setFocus()
        if self.list.currentItem() is None:
            self.list.setCurrentRow(self._first())

    def _first(self) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(_KEY) is not None), 0)

    def choose(self, key: str) -> None:
        """Let a source fill the blank, by its key."""
        one = self.mapped
        if one is None or key == one.source:
            return
        source = next((each for each in self._sources if each.key == key), None)
        ticks = one.ticks
        if one.blank.kind is BlankKind.BOXES and not ticks:
            ticks = suggested_ticks(one.blank.words, source)
        columns = suggested_columns(one.blank.words, source) if source and source.is_table else ()
        self._tell(replace(one, source=key, ticks=ticks if key else (), columns=columns))

    def _choose(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if key is not None:
            self.choose(str(key))

    def _tell(self, mapped: Mapped) -> None:
        if mapped != self.mapped:
            self.changed.emit(mapped)

    # How it is filled ---------------------------------------------------------------------

    def _fill_options(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        one = self.mapped
        if one is not None and one.is_mapped:
            source = next((each for each in self._sources if each.key == one.source), None)
            if one.source == FIXED:
                self._add_fixed(one)
            if one.columns and source is not None:
                self._add_columns(one, source)
            elif one.blank.kind is BlankKind.BOXES:
                self._add_ticks(one)
            if self._has_days(one, source):
                self._add_days(one)
        self._area.setVisible(self._form.rowCount() > 0)
        wanted = self.options.sizeHint().height() + tokens().space(2)
        self._area.setFixedHeight(min(wanted, tokens().text_px(_MOST_OPTIONS_HEIGHT)))

    @staticmethod
    def _has_days(one: Mapped, source: Source | None) -> bool:
        if source is None or one.blank.kind is BlankKind.BOXES:
            return False
        kinds = {each.key: each.kind for each in (source, *source.columns)}
        return any(kinds.get(key) is FieldKind.DATE for key in (one.source, *one.columns))

    def _add_fixed(self, one: Mapped) -> None:
        line = QLineEdit(one.text, self.options)
        line.setObjectName("fixed_text")
        line.editingFinished.connect(lambda: self._tell(replace(one, text=line.text().strip())))
        self._add_row(tr("文字"), line)

    def _add_days(self, one: Mapped) -> None:
        box = ChoiceBox(self.options)
        box.setObjectName("day_format")
        box.offer(list(_DAYS))
        box.setCurrentIndex(max(box.findData(one.day), 0))
        box.activated.connect(lambda: self._tell(replace(one, day=box.currentData())))
        self._add_row(tr("日期写成"), box)

    def _add_ticks(self, one: Mapped) -> None:
        ticks = one.ticks or one.blank.words
        note = QLabel(tr("数据是右边这个词时勾选；空着就从不勾选。"), self.options)
        note.setWordWrap(True)
        set_role(note, "second")
        self._form.addRow(note)
        note.show()
        for place, word in enumerate(one.blank.words):
            line = QLineEdit(ticks[place] if place < len(ticks) else "", self.options)
            line.setObjectName(f"tick_{place}")

            def told(place: int = place, line: QLineEdit = line) -> None:
                changed = [*ticks, *[""] * len(one.blank.words)][: len(one.blank.words)]
                changed[place] = line.text().strip()
                self._tell(replace(one, ticks=tuple(changed)))

            line.editingFinished.connect(told)
            self._add_row(f"□{word or place + 1}", line)

    def _add_columns(self, one: Mapped, source: Source) -> None:
        offered = [(tr(_LEAVE), ""), (tr(NUMBER_WORDS), RUNNING_NUMBER)]
        offered += [(each.label, each.key) for each in source.columns]
        for place, word in enumerate(one.blank.words):
            box = ChoiceBox(self.options)
            box.setObjectName(f"column_{place}")
            box.offer(offered)
            box.setCurrentIndex(max(box.findData(one.columns[place]), 0))

            def told(_index: int, place: int = place, box: ChoiceBox = box) -> None:
                columns = list(one.columns)
                columns[place] = str(box.currentData())
                self._tell(replace(one, columns=tuple(columns)))

            box.activated.connect(told)
            self._add_row(word or tr("第 {number} 列", number=place + 1), box)

    def _add_row(self, words: str, widget: QWidget) -> None:
        """Add an option; words of the form may be long and are told whole by the tooltip."""
        label = ElidedLabel(
            words,
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
            parent=self.options,
        )
        label.setMaximumWidth(tokens().text_px(_LABEL_WIDTH))
        widget.setAccessibleName(words)
        self._form.addRow(label, widget)
        for part in (label, widget):
            part.show()  # else the form has no room for them before the next turn

    def _lay_out(self) -> None:
        self.frame = card(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.before_button)
        head.addWidget(self.after_button)
        self._inner = QVBoxLayout(self.frame)
        self._inner.addLayout(head)
        self._inner.addWidget(self.told)
        self._inner.addWidget(self.line)
        self._inner.addWidget(self.list, 1)
        self._inner.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._inner.setContentsMargins(*(made.space(3),) * 4)
        self._inner.setSpacing(made.space(2))
        self._form.setContentsMargins(0, 0, made.space(2), 0)
