"""Entering a person, and correcting one: all fields on one form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.identity import read_id_number
from dangjian_desktop.domain.people import FIELD_BY_KEY, PersonFacts
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.people import add_person, change_people, change_person
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.custom_fields import NO_VALUES
from dangjian_desktop.queries.custom_fields import Values as CustomValues
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import column
from dangjian_desktop.ui.roster.custom_form import custom_form_fields, custom_of, known_values
from dangjian_desktop.ui.roster.job_change import JobChange
from dangjian_desktop.ui.roster.person_fields import all_fields, facts_of, form_field
from dangjian_desktop.ui.shared.field_editors import ChoiceEditor
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.organisation_choices import branch_choices, group_choices
from dangjian_desktop.ui.shared.previewed_dialog import PreviewedDialog
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WHO = ("name", "id_number", "sex", "born_on", "ethnicity", "education")
#: Room for two fields: the others are hidden.
MANY_HEIGHT = 340
_WORK = ("section", "crew", "occupation", "trade", "workplace", "mobile_phone")


class AddPersonDialog(OperationDialog):
    """A new person: who, where, at which stage; a valid ID number fills in sex and birth."""

    def __init__(
        self,
        bench: Workbench,
        *,
        branch_id: int | None = None,
        group_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._tree = Tree.on(bench.desk.on)
        super().__init__(
            bench,
            tr("新增人员"),
            (*_fields_of_a_new_person(self._tree, branch_id), *_custom_fields(bench)),
            _adding,
            values={"branch_id": branch_id, "group_id": group_id},
            columns=2,
            save_text=tr("新增"),
            parent=parent,
        )
        self.setObjectName("add_person_dialog")
        fill_in_from_id(self.form, bench)
        self.form.editor("branch_id").edited.connect(self._offer_groups)

    def _offer_groups(self) -> None:
        editor = self.form.editor("group_id")
        assert isinstance(editor, ChoiceEditor)
        editor.offer(group_choices(self._tree, self.form.editor("branch_id").read().value))


def _custom_fields(bench: Workbench, **more: Any) -> tuple[Field, ...]:
    return custom_form_fields(FieldSubject.PERSON, bench.desk.on, heading=tr("自定义栏目"), **more)


def _fields_of_a_new_person(tree: Tree, branch_id: int | None) -> tuple[Field, ...]:
    who = tuple(form_field(FIELD_BY_KEY[key]) for key in _WHO)
    party = (
        Field(
            "branch_id",
            tr("所在党支部"),
            Entry.CHOICE,
            choices=branch_choices(tree),
            is_required=True,
            heading=tr("党籍"),
        ),
        Field("group_id", tr("党小组"), Entry.CHOICE, choices=group_choices(tree, branch_id)),
        Field("stage", tr("人员类别"), Entry.CHOICE, choices=choices_of(Stage), is_required=True),
        Field("stage_since", tr("列为申请人、积极分子、发展对象的日期"), Entry.DATE),
        Field("admitted_on", tr("入党日期"), Entry.DATE),
        Field("confirmed_on", tr("转正日期"), Entry.DATE),
        Field("since", tr("转入本支部的日期"), Entry.DATE),
    )
    first, *rest = (form_field(FIELD_BY_KEY[key]) for key in _WORK)
    return (*who, *party, replace(first, heading=tr("工作和联系")), *rest)


def _adding(values: Values) -> Operation[int]:
    return add_person(
        facts=PersonFacts(**facts_of(values)),
        branch_id=values["branch_id"],
        stage=values["stage"],
        stage_since=values["stage_since"],
        admitted_on=values["admitted_on"],
        confirmed_on=values["confirmed_on"],
        group_id=values["group_id"],
        since=values["since"],
        custom=custom_of(values),
    )


class EditPersonDialog(OperationDialog):
    """Corrects the facts of a person and the fields of the branch's own; asks of a changed job.

    The caller has recorded that the hidden numbers are shown.
    """

    def __init__(
        self,
        bench: Workbench,
        person_id: int,
        facts: PersonFacts,
        parent: QWidget | None = None,
        *,
        custom: CustomValues = NO_VALUES,
    ) -> None:
        self._person_id = person_id
        facts_asked = all_fields(facts, shows_rare=bench.settings.value.rare_fields)
        own_asked = _custom_fields(bench, values=custom, own_id=person_id)
        given = {field.key: getattr(facts, field.key) for field in facts_asked}
        super().__init__(
            bench,
            tr("修改：{name}", name=facts.name),
            (*facts_asked, *own_asked),
            self._changing,
            values=given | known_values(own_asked, custom),
            columns=2,
            note=tr("证件号码、电话和住址以全文显示，这次查看已经记录。"),
            parent=parent,
        )
        self.setObjectName("edit_person_dialog")
        fill_in_from_id(self.form, bench)
        self.job_change = JobChange(self.form, given, bench.desk, self)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.refusal), self.job_change)

    def save(self) -> None:
        """Save, unless the day of a changed job is not good enough."""
        if self.job_change.check():
            super().save()

    def _changing(self, values: Values) -> Operation[bool] | None:
        del values
        typed = self.form.changed_values()
        changed, own = facts_of(typed), custom_of(typed)
        if not changed and not own:
            return None
        said = self.job_change.said()
        return change_person(person_id=self._person_id, changes=changed, custom=own, **said)


class ChangeManyDialog(PreviewedDialog):
    """One fact of many people: first which, then what it shall be, then what becomes of each."""

    def __init__(
        self, bench: Workbench, person_ids: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        fields = [
            *(form_field(FIELD_BY_KEY[key]) for key in MANY_KEYS),
            *(replace(field, heading="") for field in _custom_fields(bench)),
        ]
        self._keys = [field.key for field in fields]
        which: Choices = [(field.key, tr(field.label)) for field in fields]
        super().__init__(
            bench,
            tr("批量修改 {count} 人", count=len(person_ids)),
            (
                Field("which", tr("要改的项目"), Entry.CHOICE, choices=which, is_required=True),
                *fields,
            ),
            _changing_many,
            _told_of_many,
            people=person_ids,
            save_text=tr("修改"),
            note=tr("所选的人这一项都改成同一内容，可以一次撤销。内容留空，就是清除这一项。"),
            parent=parent,
        )
        self.setObjectName("change_many_dialog")
        self.form.editor("which").edited.connect(self._show_chosen)
        self._show_chosen()
        self.resize(self.width(), tokens().text_px(MANY_HEIGHT))

    def _show_chosen(self) -> None:
        chosen = self.form.editor("which").read().value
        for key in self._keys:
            line = self.form.editor(key).widget.parentWidget()
            assert line is not None
            line.setVisible(key == chosen)


def _changing_many(values: Values, some: Sequence[int]) -> Operation[int]:
    key = values["which"]
    value: Any = {**custom_of(values), **facts_of({key: values[key]})}[key]
    return change_people(person_ids=some, key=key, value=value)


def _told_of_many(values: Values) -> Callable[[RosterRow], str]:
    chosen = column(values["which"])
    assert chosen is not None
    return chosen.text


#: What many people have alike; what belongs to one person alone is never offered.
MANY_KEYS = (
    "section",
    "crew",
    "shift_crew",
    "occupation",
    "trade",
    "workplace",
    "duty_area",
    "professional_title",
    "education",
    "degree",
    "ethnicity",
    "native_place",
    "admitted_at_branch",
    "is_migrant_worker",
    "is_floating",
    "is_out_of_contact",
    "remark",
)


def fill_in_from_id(form: FieldForm, bench: Workbench) -> None:
    """Let a valid ID number fill in sex and birth where nothing stands yet."""
    editor = form.editor("id_number")

    def fill_in() -> None:
        found = read_id_number(editor.text(), on=bench.desk.on).value
        if found is None:
            return
        for key, value in (("sex", found.sex), ("born_on", found.born_on)):
            other = form.editor(key)
            if not other.read().value:
                other.show_value(value)

    editor.left.connect(fill_in)
