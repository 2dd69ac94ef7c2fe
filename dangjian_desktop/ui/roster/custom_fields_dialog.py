"""自定义栏目: the fields of people and of branches, and the choices of each, kept in two lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.custom_fields import KIND_WORDS, FieldSubject
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.operations.fields import (
    close_choice,
    close_field,
    move_choice,
    move_field,
    remove_field,
    reopen_choice,
    reopen_field,
)
from dangjian_desktop.operations.runner import Changes, Operation, RefusedError, StorageError
from dangjian_desktop.queries.custom_fields import (
    ChoiceListQuery,
    ChoiceRow,
    FieldListQuery,
    FieldRow,
)
from dangjian_desktop.ui.roster.custom_field_dialog import (
    SUBJECT_WORDS,
    FieldDialog,
    choice_dialog,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, text_column
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT, MOST_HEIGHT = 760, 690, 720
#: The heading and so many rows are seen at least.
LEAST_ROWS = 3


def _state(is_retired: bool) -> ChipLook:
    if is_retired:
        return ChipLook(tr("停用"), Tone.WARN, "clock")
    return ChipLook(tr("使用"), Tone.PLAIN, "circle-check")


def _used_column(heading: str) -> Column[Any]:
    return Column(
        heading, lambda row: str(row.used) if row.used else "", "used", align="right", width=64
    )


def _state_column(look: Callable[[Any], ChipLook]) -> Column[Any]:
    return Column(QT_TR_NOOP("状态"), lambda row: look(row).text, "state", width=84, chip=look)


_FIELD_COLUMNS: tuple[Column[FieldRow], ...] = (
    Column(QT_TR_NOOP("栏目"), lambda row: row.field.label, "label", width=190),
    Column(QT_TR_NOOP("类型"), lambda row: tr(KIND_WORDS[row.field.kind]), "kind", width=70),
    _used_column(QT_TR_NOOP("已填")),
    _state_column(lambda row: _state(row.field.is_retired)),
    text_column(
        QT_TR_NOOP("填写提示"), lambda row: row.field.hint, "hint", width=160, is_second=True
    ),
)
_CHOICE_COLUMNS: tuple[Column[ChoiceRow], ...] = (
    Column(QT_TR_NOOP("选项"), lambda row: row.choice.label, "label", width=260),
    _used_column(QT_TR_NOOP("已选")),
    _state_column(lambda row: _state(row.choice.is_retired)),
)


class _Pane(QWidget):
    """A list and the buttons under it; the keys of the buttons work within the list."""

    def __init__(self, table: TableView, buttons: Sequence[QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        made = tokens()
        table.setMinimumHeight(made.sizes.row * LEAST_ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(table, 1)
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)

    def bind(self, keys: str, button: QPushButton) -> None:
        """Let a key press a button while the keyboard is in this pane, and say so."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(shown)


class CustomFieldsDialog(Dialog):
    """Which fields there are beside the built-in ones, and what can be chosen in them."""

    def __init__(
        self,
        bench: Workbench,
        subject: FieldSubject = FieldSubject.PERSON,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            subject: Whose fields are shown first.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("custom_fields_dialog")
        self.setWindowTitle(tr("自定义栏目"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self.tabs = TabStrip(
            [(one.value, tr(word)) for one, word in SUBJECT_WORDS.items()], self, is_quiet=True
        )
        self.tabs.open_tab(subject.value)
        self.tabs.chosen.connect(self._show_subject)
        self.fields: QueryModel[FieldRow] = QueryModel(
            bench.desk, _FIELD_COLUMNS, FieldListQuery(subject), self, key="field_id"
        )
        self.table = TableView(self.fields, self, name=QT_TR_NOOP("自定义栏目"), fill_menu=None)
        self.table.setObjectName("fields_table")
        self.choices: QueryModel[ChoiceRow] = QueryModel(
            bench.desk, _CHOICE_COLUMNS, ChoiceListQuery(), self, key="choice_id"
        )
        self.choice_table = TableView(self.choices, self, name=QT_TR_NOOP("选项"))
        self.choice_table.setObjectName("choices_table")
        self._make_buttons()
        self._lay_out()
        self.table.chosen_changed.connect(self._follow)
        self.choice_table.chosen_changed.connect(self._follow)
        self.table.opened.connect(lambda _row: self._change())
        self.choice_table.opened.connect(lambda _row: self._rename_choice())
        bench.desk.changed.connect(self._take_news)
        self._show_subject()

    @property
    def subject(self) -> FieldSubject:
        """Whose fields are shown."""
        return FieldSubject(self.tabs.current_key())

    # What can be done -------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.add_button = self._button("add_button", tr("新增栏目…"), self._add, primary=True)
        self.change_button = self._button("change_button", tr("修改…"), self._change)
        self.up_button = self._button("up_button", tr("上移"), lambda: self._move(-1))
        self.down_button = self._button("down_button", tr("下移"), lambda: self._move(1))
        self.retire_button = self._button("retire_button", tr("停用"), self._retire)
        self.remove_button = self._button("remove_button", tr("删除"), self._remove)
        self.add_choice_button = self._button(
            "add_choice_button", tr("新增选项…"), self._add_choice
        )
        self.rename_choice_button = self._button(
            "rename_choice_button", tr("改名…"), self._rename_choice
        )
        self.choice_up_button = self._button(
            "choice_up_button", tr("上移"), lambda: self._move_choice(-1)
        )
        self.choice_down_button = self._button(
            "choice_down_button", tr("下移"), lambda: self._move_choice(1)
        )
        self.retire_choice_button = self._button(
            "retire_choice_button", tr("停用"), self._retire_choice
        )
        self.close_button = self._button("close_button", tr("关闭"), self.reject)

    def _button(
        self, name: str, text: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = (primary_button if primary else plain_button)(text, parent=self)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        return button

    def _field(self) -> FieldRow | None:
        row = self.table.current_row()
        return row if isinstance(row, FieldRow) else None

    def _choice(self) -> ChoiceRow | None:
        row = self.choice_table.current_row()
        return row if isinstance(row, ChoiceRow) else None

    def _add(self) -> None:
        dialog = FieldDialog(self._bench, self.subject, parent=self)
        dialog.saved.connect(self._go_to)
        dialog.open()

    def _change(self) -> None:
        row = self._field()
        if row is not None:
            FieldDialog(self._bench, self.subject, row, parent=self).open()

    def _move(self, by: int) -> None:
        row = self._field()
        if row is not None:
            self._do(move_field(field_id=row.field_id, by=by))

    def _retire(self) -> None:
        row = self._field()
        if row is None:
            return
        if row.field.is_retired:
            self._do(reopen_field(field_id=row.field_id))
        else:
            self._do(close_field(field_id=row.field_id, on=self._bench.desk.on))

    def _remove(self) -> None:
        row = self._field()
        if row is not None:
            self._do(remove_field(field_id=row.field_id))

    def _add_choice(self) -> None:
        row = self._field()
        if row is not None and row.field.kind is FieldKind.CHOICE:
            dialog = choice_dialog(self._bench, row, parent=self)
            dialog.saved.connect(lambda choice_id: self.choice_table.select_keys([choice_id]))
            dialog.open()

    def _rename_choice(self) -> None:
        row, choice = self._field(), self._choice()
        if row is not None and choice is not None:
            choice_dialog(self._bench, row, choice.choice, parent=self).open()

    def _move_choice(self, by: int) -> None:
        choice = self._choice()
        if choice is not None:
            self._do(move_choice(choice_id=choice.choice_id, by=by))

    def _retire_choice(self) -> None:
        choice = self._choice()
        if choice is None:
            return
        if choice.choice.is_retired:
            self._do(reopen_choice(choice_id=choice.choice_id))
        else:
            self._do(close_choice(choice_id=choice.choice_id, on=self._bench.desk.on))

    def _do(self, operation: Operation[Any]) -> None:
        try:
            self._bench.desk.run(operation)
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.tell(self, in_words(refusal))

    # What is shown ----------------------------------------------------------------

    def _show_subject(self, _key: str = "") -> None:
        self.fields.set_query(FieldListQuery(self.subject))
        if self.fields.keys:
            self._go_to(self.fields.keys[0])
        self._follow()

    def _go_to(self, field_id: object) -> None:
        if isinstance(field_id, int):
            self.table.select_keys([field_id])

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & FieldListQuery(self.subject).reads:
            self._follow()

    def _follow(self) -> None:
        """Let buttons and choices follow the field that is chosen."""
        row = self._field()
        has_choices = row is not None and row.field.kind is FieldKind.CHOICE
        wanted = ChoiceListQuery(row.field.key if row is not None and has_choices else "")
        if self.choices.query != wanted:
            self.choices.set_query(wanted)
        self._choice_part.setVisible(has_choices)
        if row is not None and has_choices:
            self._choice_heading.setText(tr("“{label}”的选项", label=row.field.label))
        in_use = [key for key in self.fields.keys if self._is_in_use(key)]
        place = in_use.index(row.field_id) if row is not None and row.field_id in in_use else -1
        self.change_button.setEnabled(row is not None)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(in_use) - 1)
        self.retire_button.setEnabled(row is not None)
        is_retired = row is not None and row.field.is_retired
        self.retire_button.setText(tr("恢复使用") if is_retired else tr("停用"))
        self.remove_button.setEnabled(row is not None and not row.used)
        self._follow_choice()

    def _follow_choice(self) -> None:
        choice = self._choice()
        place = self.choice_table.currentIndex().row() if choice is not None else -1
        for button in (self.rename_choice_button, self.retire_choice_button):
            button.setEnabled(choice is not None)
        self.choice_up_button.setEnabled(place > 0)
        self.choice_down_button.setEnabled(0 <= place < len(self.choices.keys) - 1)
        is_retired = choice is not None and choice.choice.is_retired
        self.retire_choice_button.setText(tr("恢复使用") if is_retired else tr("停用"))

    def _is_in_use(self, field_id: int) -> bool:
        row = self.fields.row_at(self.fields.row_of(field_id))
        return not row.field.is_retired

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("自定义栏目"), self)
        set_role(heading, "title")
        told = QLabel(
            tr(
                "为人员和党支部增加程序里没有的栏目，和原有的栏目一样导入、查找、排序、打印、导出；"
                "不用了就停用，已填的内容不会丢。"
            ),
            self,
        )
        told.setWordWrap(True)
        set_role(told, "second")
        pane = _Pane(
            self.table,
            (
                self.add_button,
                self.change_button,
                self.up_button,
                self.down_button,
                self.retire_button,
                self.remove_button,
            ),
            self,
        )
        choice_pane = _Pane(
            self.choice_table,
            (
                self.add_choice_button,
                self.rename_choice_button,
                self.choice_up_button,
                self.choice_down_button,
                self.retire_choice_button,
            ),
            self,
        )
        for own, keys in (
            ((pane, self.add_button), "Ctrl+N"),
            ((pane, self.change_button), "F2"),
            ((pane, self.up_button), "Alt+Up"),
            ((pane, self.down_button), "Alt+Down"),
            ((pane, self.remove_button), "Del"),
            ((choice_pane, self.add_choice_button), "Ctrl+N"),
            ((choice_pane, self.rename_choice_button), "F2"),
            ((choice_pane, self.choice_up_button), "Alt+Up"),
            ((choice_pane, self.choice_down_button), "Alt+Down"),
        ):
            own[0].bind(keys, own[1])
        self._choice_part = QWidget(self)
        self._choice_heading = QLabel(self._choice_part)
        set_role(self._choice_heading, "heading")
        part = QVBoxLayout(self._choice_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(made.space(2))
        part.addWidget(self._choice_heading)
        part.addWidget(choice_pane, 1)
        self.table.set_empty(tr("还没有自定义的栏目。"), tr("新增栏目…"), self._add)
        self.table.set_layout(ColumnLayout())
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(self.tabs)
        column.addWidget(pane, 3)
        column.addWidget(self._choice_part, 2)
        column.addLayout(bottom)
        self.resize(made.text_px(WIDTH), min(made.text_px(HEIGHT), made.px(MOST_HEIGHT)))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
