"""The book editor: the fields of a book, in the order of its form and table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import (
    FIELD_TYPE_LABELS,
    LONGEST_FIELD_LABEL,
    LONGEST_HINT,
    LONGEST_TEXT,
    NUMERIC,
    OF_PEOPLE,
    OWN_PREFIX,
    FieldType,
)
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.operations.book_problems import NEW_PREFIX
from dangjian_desktop.ui.groups.book_choices import ChoicesEdit
from dangjian_desktop.ui.groups.book_draft import Table, kind_of, set_word
from dangjian_desktop.ui.groups.book_pane import BookPane
from dangjian_desktop.ui.groups.condition_edit import ConditionEdit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.list_box import ListBox, moved, say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

LIST_WIDTH = 270
_FARTHEST = 999_999_999
#: Words that the form writes as they are, with what stands where nothing is written.
_TEXTS = ("label", "hint", "section", "default", "unit", "none_word")
_NEVER, _ALWAYS = "never", "always"
#: Of a field of the program, what is the branch's to change.
_OURS = frozenset({"label", "hint", "section", "default", "unit", "required", "shown"})
#: What is asked of a field of a kind, beside what every one has.
_OF_KIND = {
    **dict.fromkeys(NUMERIC, ("unit", "least", "most", "default", "none_word")),
    FieldType.DATE: ("past", "none_word"),
    FieldType.TEXT: ("default", "none_word"),
    FieldType.LONG_TEXT: ("default", "none_word"),
    FieldType.YES_NO: ("yes",),
    FieldType.CHOICE: ("default_choice",),
    **dict.fromkeys(OF_PEOPLE, ("none_word",)),
}
_EVERY = ("label", "kind", "required", "shown", "hint", "section")


class FieldsPane(BookPane):
    """The list of fields at the left, what is told of the current one at the right."""

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = ListBox(
            tr("字段"),
            self,
            add_text=tr("加字段"),
            add=self.add,
            remove_text=tr("停用"),
            remove=self.retire,
        )
        self.box.list.setObjectName("book_fields")
        self.box.list.moved.connect(self._move)
        self.box.list.chosen.connect(lambda _key: self._show_field())
        body = QWidget(self)
        self.form = FieldForm(_fields(), on=on, columns=2, parent=body)
        self.form.edited.connect(self._write)
        self.when = ConditionEdit(tr("什么时候必填"), tr("不看别的字段"), body)
        self.when.edited.connect(self._write_when)
        self.when_problem = refusal_label("required_when_problem", body)
        self.choices = ChoicesEdit(body)
        self.choices.edited.connect(self._tell_choices)
        self.told = QLabel(body)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.rest_problem = refusal_label("field_problem", body)
        self._problems: Sequence[Problem] = ()
        self._lay_out(body)

    @property
    def table(self) -> Table | None:
        """The table of the field that is shown."""
        key = self.box.list.key
        return next((one for one in self.draft.fields() if one.get("key") == key), None)

    def fill(self) -> None:
        """Show the fields of the draft."""
        rows = []
        for one in self.draft.fields():
            words = str(one.get("label", "")).strip() or tr("（没有名称）")
            mark = " *" if one.get("required") else ""
            kind = tr(FIELD_TYPE_LABELS[kind_of(one)])
            text = tr("{field}{mark} · {kind}", field=words, mark=mark, kind=kind)
            if one.get("is_retired"):
                text = tr("{field}（停用）", field=words)
            rows.append((str(one.get("key")), text))
        faded = [str(one.get("key")) for one in self.draft.fields() if one.get("is_retired")]
        self.box.list.show_rows(rows, faded=faded)
        self.box.add_button.setEnabled(self.draft.may_grow)
        self.box.add_button.setToolTip(
            "" if self.draft.may_grow else tr("这本台账只记固定的几项，是为了保护人，不能加字段。")
        )
        self.box.tell()
        self._show_field()

    def choose(self, key: str) -> None:
        """Show a field."""
        self.box.list.choose(key)

    def add(self) -> None:
        """Add a field behind the others and let it be named."""
        key = self.draft.new_key()
        self.draft.fields().append({"key": key, "label": "", "kind": str(FieldType.TEXT)})
        self.refresh()
        self.box.list.choose(key)
        self.form.focus_field("label")
        self.draft.changed.emit()

    def retire(self) -> None:
        """Take the field out of use, put it back, or take away one that nobody has filled."""
        table = self.table
        if table is None:
            return
        key = str(table["key"])
        if table.get("is_retired"):
            table.pop("is_retired")
        elif self._may_go(key):
            self.draft.table["field"] = [one for one in self.draft.fields() if one is not table]
        else:
            table["is_retired"] = True
        self.refresh()
        self.draft.changed.emit()

    def takes(self, problem: Problem) -> bool:
        """Whether a problem is about fields."""
        where = problem.where
        return not where.sheet and (where.row > 0 or where.field == "field")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong: with the current field at its entries, with others at the list."""
        self._problems = problems
        keys = [str(one.get("key")) for one in self.draft.fields()]
        whole = [one for one in problems if one.where.row == 0]
        wrong = {keys[one.where.row - 1] for one in problems if 0 < one.where.row <= len(keys)}
        self.box.say(whole)
        for row in range(self.box.list.count()):
            item = self.box.list.item(row)
            is_wrong = self.box.list.keys()[row] in wrong
            colour = tokens().colour("bad") if is_wrong else tokens().colour("text")
            if is_wrong or not item.font().italic():
                item.setForeground(colour)
        self._say_here()

    def go_to(self, problem: Problem) -> None:
        """Show the field of a problem."""
        keys = [str(one.get("key")) for one in self.draft.fields()]
        if 0 < problem.where.row <= len(keys):
            self.choose(keys[problem.where.row - 1])
            if self.form.is_shown(problem.where.field):
                self.form.focus_field(problem.where.field)

    # The current field ---------------------------------------------------------------

    def _show_field(self) -> None:
        table = self.table
        self.form.setVisible(table is not None)
        if table is None:
            for widget in (self.when_label, self.when, self.choices, self.told):
                widget.hide()
            return
        was_filling, self.is_filling = self.is_filling, True
        kind = kind_of(table)
        default: Any = self.form.editor("default_choice")
        retired = table.get("retired_choices", ())
        names = table.get("renamed", {})
        offered = [one for one in table.get("choices", ()) if one not in retired]
        default.offer([(word, names.get(word, word)) for word in offered])
        self.form.show_only((*_EVERY, *_OF_KIND.get(kind, ())))
        self.form.show_values(_values_of(table))
        self.when.show_condition(self.draft, table.get("required_when", {}), str(table["key"]))
        has_when = not table.get("required")
        self.when_label.setVisible(has_when)
        self.when.setVisible(has_when)
        self.choices.setVisible(kind is FieldType.CHOICE)
        if kind is FieldType.CHOICE:
            self.choices.show_field(self.draft, table)
        self._grey(table)
        self.is_filling = was_filling
        self._say_here()

    def _grey(self, table: Table) -> None:
        key = str(table["key"])
        is_ours = self.draft.is_own or key.startswith((OWN_PREFIX, NEW_PREFIX))
        count = self.draft.use.fields.get(key, 0)
        protects = not self.draft.may_grow
        for name in self.form.keys:
            may = is_ours or name in _OURS or name in ("default_choice", "yes")
            if name == "kind":
                may = is_ours and not count
            if name == "required":
                may = may and not protects
            self.form.editor(name).widget.setEnabled(may)
        self.when.setEnabled(not protects)
        told = []
        if count:
            told.append(tr("有 {count} 行填过；停用后这些行照旧显示。", count=count))
        if not is_ours:
            told.append(tr("程序带来的字段：类型和上下限不能改。"))
        self.told.setText("".join(told))
        self.told.setVisible(bool(told))
        if table.get("is_retired"):
            words = tr("恢复")
        else:
            words = tr("去掉") if self._may_go(key) else tr("停用")
        self.box.remove_button.setText(words)
        self.box.remove_button.setEnabled(not (protects and not is_ours))

    def _may_go(self, key: str) -> bool:
        """Whether a field can be taken away altogether: the branch's own, and nobody filled it."""
        is_ours = self.draft.is_own or key.startswith((OWN_PREFIX, NEW_PREFIX))
        return is_ours and not self.draft.use.fields.get(key, 0)

    def _write(self) -> None:
        table = self.table
        if self.is_filling or table is None:
            return
        values = self.form.values()
        before = (kind_of(table), bool(table.get("required")))
        for word in _TEXTS:
            if word in values:
                set_word(table, word, str(values[word] or "").strip())
        kind = FieldType(values["kind"] or FieldType.TEXT)
        table["kind"] = str(kind)
        for word, usual in (("required", False), ("shown", True), ("past", False)):
            if word in values:
                set_word(table, word, bool(values[word]), usual)
        for word in ("least", "most"):
            if word in values:
                set_word(table, word, values[word])
        if "default_choice" in values:
            set_word(table, "default", values["default_choice"])
        if "yes" in values:
            told = values["yes"]
            set_word(table, "default", None if told is None else str(int(told)))
        if kind is not before[0]:
            _forget_others(table, kind)
        if table.get("required"):
            table.pop("required_when", None)
        if (kind, bool(table.get("required"))) != before:
            self._show_field()
        self._name_row(table)
        self.draft.changed.emit()

    def _name_row(self, table: Table) -> None:
        item = self.box.list.currentItem()
        if item is not None:
            words = str(table.get("label", "")).strip() or tr("（没有名称）")
            mark = " *" if table.get("required") else ""
            kind = tr(FIELD_TYPE_LABELS[kind_of(table)])
            item.setText(tr("{field}{mark} · {kind}", field=words, mark=mark, kind=kind))

    def _write_when(self) -> None:
        table = self.table
        if table is not None:
            set_word(table, "required_when", self.when.condition())
            self.draft.changed.emit()

    def _tell_choices(self) -> None:
        table = self.table
        if table is not None:
            default: Any = self.form.editor("default_choice")
            retired = table.get("retired_choices", ())
            names = table.get("renamed", {})
            offered = [one for one in table.get("choices", ()) if one not in retired]
            default.offer([(word, names.get(word, word)) for word in offered])
        self.draft.changed.emit()

    def _say_here(self) -> None:
        key = self.box.list.key
        keys = [str(one.get("key")) for one in self.draft.fields()]
        here = [
            one
            for one in self._problems
            if 0 < one.where.row <= len(keys) and keys[one.where.row - 1] == key
        ]
        for name in self.form.keys:
            self.form.blame(name, "")
        parts = {"choices", "follows", "required_when"}
        rest = self.form.show_problems([one for one in here if one.where.field not in parts])
        of_choices = [one for one in here if one.where.field in ("choices", "follows")]
        of_when = [one for one in here if one.where.field == "required_when"]
        table = self.table
        if table is not None and kind_of(table) is not FieldType.CHOICE:
            rest = [*rest, *of_choices]
        self.choices.show_problems(of_choices)
        say_below(self.when_problem, of_when)
        say_below(self.rest_problem, rest)

    def _move(self, at: int, to: int) -> None:
        moved(self.draft.fields(), at, to)
        self.refresh()
        self.box.list.setCurrentRow(to)
        self.draft.changed.emit()

    def _lay_out(self, body: QWidget) -> None:
        made = tokens()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.setSpacing(made.space(2))
        self.when_label = QLabel(tr("只在下面的情况下必填"), body)
        set_role(self.when_label, "label")
        for widget in (
            self.form,
            self.choices,
            self.when_label,
            self.when,
            self.when_problem,
            self.told,
            self.rest_problem,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(4))
        self.box.setFixedWidth(made.text_px(LIST_WIDTH))
        row.addWidget(self.box)
        row.addWidget(scrolling(body, self), 1)


def _values_of(table: Table) -> dict[str, Any]:
    default = str(table.get("default", ""))
    return {
        **{word: table.get(word) for word in _TEXTS},
        "kind": kind_of(table),
        "required": bool(table.get("required", False)),
        "shown": bool(table.get("shown", True)),
        "past": bool(table.get("past", False)),
        "least": table.get("least"),
        "most": table.get("most"),
        "default_choice": default or None,
        "yes": {"1": True, "0": False}.get(default),
    }


def _forget_others(table: Table, kind: FieldType) -> None:
    """Take away what only fields of another kind can tell."""
    if kind is not FieldType.CHOICE:
        for word in ("choices", "retired_choices", "renamed", "under", "follows"):
            table.pop(word, None)
    if kind not in NUMERIC:
        for word in ("least", "most", "unit"):
            table.pop(word, None)
    if kind is not FieldType.DATE:
        table.pop("past", None)
    table.pop("default", None)


def _fields() -> tuple[Field, ...]:
    kinds = [(kind, tr(label)) for kind, label in FIELD_TYPE_LABELS.items()]
    return (
        Field("label", QT_TR_NOOP("字段名称"), is_required=True, max_length=LONGEST_FIELD_LABEL),
        Field("kind", QT_TR_NOOP("类型"), Entry.CHOICE, kinds, is_required=True),
        Field("required", QT_TR_NOOP("每行必填"), Entry.YES_NO),
        Field("shown", QT_TR_NOOP("表里显示"), Entry.YES_NO),
        Field("past", QT_TR_NOOP("不能晚于今天"), Entry.YES_NO),
        Field("unit", QT_TR_NOOP("单位"), max_length=LONGEST_FIELD_LABEL),
        Field("least", QT_TR_NOOP("最小"), Entry.INTEGER, lowest=-_FARTHEST, highest=_FARTHEST),
        Field("most", QT_TR_NOOP("最大"), Entry.INTEGER, lowest=-_FARTHEST, highest=_FARTHEST),
        Field("default", QT_TR_NOOP("默认值"), max_length=LONGEST_TEXT),
        Field("default_choice", QT_TR_NOOP("默认选项"), Entry.CHOICE, empty=QT_TR_NOOP("不预先选")),
        Field("yes", QT_TR_NOOP("默认"), Entry.YES_NO, empty=QT_TR_NOOP("不预先选")),
        Field(
            "none_word",
            QT_TR_NOOP("表示没有的词"),
            max_length=LONGEST_FIELD_LABEL,
            hint=QT_TR_NOOP("例如 无需；写了就算填过"),
        ),
        Field(
            "section",
            QT_TR_NOOP("表单里的小标题"),
            max_length=LONGEST_FIELD_LABEL,
            hint=QT_TR_NOOP("不写就排在最前面"),
        ),
        Field("hint", QT_TR_NOOP("填写说明"), max_length=LONGEST_HINT, is_wide=True),
    )
