"""The forms that set a user-defined field up, change it, and name one of its choices."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import (
    CUSTOM_KINDS,
    KIND_WORDS,
    LONGEST_CHOICE,
    LONGEST_HINT,
    LONGEST_LABEL,
    CustomChoice,
    FieldSubject,
)
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import (
    add_choice,
    add_field,
    change_field,
    rename_choice,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.custom_fields import FieldRow
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: How far values travel, in the words of the form.
SENSITIVITY_WORDS: Mapping[Sensitivity, str] = {
    Sensitivity.OPEN: QT_TR_NOOP("不遮盖"),
    Sensitivity.MASKED: QT_TR_NOOP("遮盖中间，只露头尾"),
    Sensitivity.PRIVATE: QT_TR_NOOP("全部遮盖"),
}
SUBJECT_WORDS: Mapping[FieldSubject, str] = {
    FieldSubject.PERSON: QT_TR_NOOP("人员"),
    FieldSubject.ORGANISATION: QT_TR_NOOP("党支部"),
}
#: Room for choices: a list written one to a line.
_CHOICE_LINES = 5
_ALL_CHOICES = 5_000


class FieldDialog(OperationDialog):
    """A new field, or one that is changed; choices are asked for where the kind has them."""

    def __init__(
        self,
        bench: Workbench,
        subject: FieldSubject,
        row: FieldRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            subject: Whom a new field describes.
            row: The field to be changed; None for a new one.
            parent: The list of fields.
        """
        self._subject, self._row = subject, row
        whose = tr(SUBJECT_WORDS[subject])
        field = row.field if row is not None else None
        is_new = field is None
        title = tr("新增栏目（{whose}）", whose=whose) if is_new else tr("修改栏目")
        super().__init__(
            bench,
            title,
            self._fields(),
            self._operation,
            values={
                "label": field.label if field else None,
                "kind": field.kind if field else FieldKind.TEXT,
                "hint": field.hint if field else None,
                "sensitivity": field.sensitivity if field else Sensitivity.OPEN,
            },
            save_text=QT_TR_NOOP("新增") if is_new else QT_TR_NOOP("保存"),
            note=self._note(),
            parent=parent,
        )
        self.setObjectName("field_dialog")
        if self._may_choose_kind:
            self.form.editor("kind").edited.connect(self._show_choices)
            self._show_choices()

    @property
    def _may_choose_kind(self) -> bool:
        return self._row is None or not self._row.used

    def _fields(self) -> tuple[Field, ...]:
        kinds: Choices = [(kind, tr(KIND_WORDS[kind])) for kind in CUSTOM_KINDS]
        degrees: Choices = [(one, tr(word)) for one, word in SENSITIVITY_WORDS.items()]
        fields = [
            Field("label", tr("栏目名称"), is_required=True, max_length=LONGEST_LABEL),
            Field("kind", tr("类型"), Entry.CHOICE, choices=kinds, is_required=True),
            Field(
                "choices",
                tr("可选内容（一行一个）"),
                Entry.LONG_TEXT,
                max_length=_ALL_CHOICES,
                lines=_CHOICE_LINES,
            ),
            Field(
                "hint",
                tr("填写提示"),
                max_length=LONGEST_HINT,
                hint=tr("可以不填，如“按证书填写”"),
            ),
            Field(
                "sensitivity",
                tr("显示、导出和打印时"),
                Entry.CHOICE,
                choices=degrees,
                is_required=True,
            ),
        ]
        if self._may_choose_kind:
            return tuple(fields)
        return tuple(field for field in fields if field.key not in ("kind", "choices"))

    def _note(self) -> str:
        if self._row is None:
            return tr("名称写成表格里的表头，导入时同名的一列会自动对上。")
        if self._may_choose_kind:
            return ""
        kind = tr(KIND_WORDS[self._row.field.kind])
        return tr(
            "类型是“{kind}”，已填 {count} 处，类型不能再改。改名不影响已填的内容。",
            kind=kind,
            count=self._row.used,
        )

    def _show_choices(self) -> None:
        kind = self.form.editor("kind").read().value
        line = self.form.editor("choices").widget.parentWidget()
        assert line is not None
        was_choice = self._row is not None and self._row.field.kind is FieldKind.CHOICE
        line.setVisible(kind is FieldKind.CHOICE and not was_choice)
        self.fit_height()

    def _operation(self, values: Values) -> Operation[Any]:
        choices = str(values.get("choices") or "").splitlines()
        if self._row is None:
            return add_field(
                subject=self._subject,
                kind=values["kind"],
                label=values["label"],
                hint=values["hint"] or "",
                choices=choices,
                sensitivity=values["sensitivity"],
            )
        return change_field(
            field_id=self._row.field_id,
            label=values["label"],
            kind=values.get("kind") or self._row.field.kind,
            hint=values["hint"] or "",
            sensitivity=values["sensitivity"],
            choices=choices,
        )


def choice_dialog(
    bench: Workbench,
    row: FieldRow,
    choice: CustomChoice | None = None,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that adds a choice to a field, or gives one another name."""
    label = Field("label", tr("选项"), is_required=True, max_length=LONGEST_CHOICE)

    def doing(values: Values) -> Operation[Any]:
        if choice is None:
            return add_choice(field_id=row.field_id, label=values["label"])
        return rename_choice(choice_id=choice.choice_id, label=values["label"])

    is_new = choice is None
    dialog = OperationDialog(
        bench,
        tr("新增选项：{label}", label=row.field.label) if is_new else tr("选项改名"),
        (label,),
        doing,
        values={"label": choice.label if choice is not None else None},
        save_text=QT_TR_NOOP("新增") if is_new else QT_TR_NOOP("保存"),
        note="" if is_new else tr("改名后，已选这一项的人显示新的名称。"),
        parent=parent,
    )
    dialog.setObjectName("choice_dialog")
    return dialog
