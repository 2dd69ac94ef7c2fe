"""Beginning a case of 发展党员, taking one over from elsewhere, and ending one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.development_steps import StepBook
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, PRINTED, AdmissionOutcome, Stage
from dangjian_desktop.operations.admission_beginnings import correct_admission
from dangjian_desktop.operations.development import (
    accept_moved_in,
    add_admission,
    close_admission,
)
from dangjian_desktop.queries.development import AdmissionDetail, stages_on, step_book_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.organisation_choices import branch_choices
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_NOTE, _LONGEST_ORIGIN = 200, 120


class BeginDialog(OperationDialog):
    """Begins the case of somebody on the roll, or of somebody who comes back to it.

    Where the person stands further on by the roster, the step from which to go on is proposed.
    """

    def __init__(
        self, bench: Workbench, person_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            person_id: Who stands there at first.
            parent: The page.
        """
        on = bench.desk.on
        self._book = step_book_on(on)
        person = _person(person_id, on)
        super().__init__(
            bench,
            tr("登记入党申请"),
            (
                person_field("person", tr("姓名"), on, present=person, is_required=True),
                Field(
                    "begins_at",
                    tr("从哪一步开始登记"),
                    Entry.CHOICE,
                    choices=_later_steps(self._book),
                    empty=_first_step(self._book),
                    advice=tr("以前的步骤在纸上办过、不想补登的，从正在办的那一步开始"),
                ),
                day_field(tr("申请日期")),
                Field(
                    "branch_id",
                    tr("编入哪个党支部"),
                    Entry.CHOICE,
                    choices=branch_choices(Tree.on(on)),
                    empty=tr("不编入"),
                    advice=tr("这个人现在不在册"),
                ),
            ),
            lambda values: add_admission(
                person_id=values["person"].person_id,
                opened_on=the_day(values),
                on=on,
                begins_at=values["begins_at"] or "",
                branch_id=values.get("branch_id"),
            ),
            values={"person": person},
            save_text=tr("登记"),
            note=tr("收到入党申请书的人，名册上要先有这个人。"),
            parent=parent,
        )
        self.setObjectName("begin_admission_dialog")
        self.form.editor("person").edited.connect(self._take_person)
        self._take_person()
        self.fit_height()

    def _take_person(self) -> None:
        """Ask for the branch of who has none, and propose where to go on."""
        person = self.form.editor("person").read().value
        wanted = list(self.form.keys)
        if not isinstance(person, MentionedPerson) or person.branch_name:
            wanted.remove("branch_id")
        self.form.show_only(wanted)
        QTimer.singleShot(0, self, self.grow)  # only then the fields have their places
        if isinstance(person, MentionedPerson):
            stage = stages_on([person.person_id], self._bench.desk.on).get(person.person_id)
            first = "" if stage in (None, Stage.APPLICANT) else self._book.resuming(stage)
            self.form.editor("begins_at").show_value(first or None)


def begin_dialog(
    bench: Workbench, person_id: int | None = None, parent: QWidget | None = None
) -> BeginDialog:
    """Return the dialog that begins a case."""
    return BeginDialog(bench, person_id, parent)


def moved_in_dialog(
    bench: Workbench, person_id: int | None = None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that takes over the case of somebody who has moved in."""
    on = bench.desk.on
    book = step_book_on(on)
    person = _person(person_id, on)
    dialog = OperationDialog(
        bench,
        tr("接收转入的人"),
        (
            person_field("person", tr("姓名"), on, present=person, is_required=True),
            day_field(tr("转入日期")),
            Field(
                "origin",
                tr("从哪里转来"),
                is_required=True,
                max_length=_LONGEST_ORIGIN,
                hint=tr("移交材料的党组织"),
            ),
            Field(
                "begins_at",
                tr("从哪一步接着办"),
                Entry.CHOICE,
                choices=_later_steps(book),
                empty=tr("按名册上的类别"),
                advice=tr("以前的步骤随材料转来，培养时间接着算"),
            ),
        ),
        lambda values: accept_moved_in(
            person_id=values["person"].person_id,
            moved_in_on=the_day(values),
            on=on,
            origin=values["origin"],
            begins_at=values["begins_at"] or "",
        ),
        values={"person": person},
        save_text=tr("登记"),
        note=tr(
            "入党申请人、积极分子、发展对象和预备党员都在这里接收。"
            "先把人编入党支部，并填好类别和成为这一类别的日期。"
        ),
        parent=parent,
    )
    dialog.setObjectName("moved_in_dialog")
    return dialog


def correction_dialog(
    bench: Workbench, detail: AdmissionDetail, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that corrects since when and from which step a case is entered here."""
    row, on = detail.row, bench.desk.on
    is_moved = row.moved_in_on is not None
    fields = [
        Field(
            "begins_at",
            tr("从哪一步接着办"),
            Entry.CHOICE,
            choices=_later_steps(detail.book),
            is_required=True,
        ),
        day_field(tr("转入日期") if is_moved else tr("开始登记的日期")),
    ]
    if is_moved:
        fields.append(
            Field("origin", tr("从哪里转来"), is_required=True, max_length=_LONGEST_ORIGIN)
        )
    dialog = OperationDialog(
        bench,
        tr("改正开始办理的登记"),
        fields,
        lambda values: correct_admission(
            case_id=row.case_id,
            opened_on=the_day(values),
            begins_at=values["begins_at"],
            on=on,
            origin=values.get("origin") or "",
        ),
        values={
            "begins_at": row.begins_at,
            DAY: PartialDate.of(row.applied_on),
            "origin": row.origin,
        },
        note=row.name,
        parent=parent,
    )
    dialog.setObjectName("correct_admission_dialog")
    return dialog


def close_dialog(
    bench: Workbench, detail: AdmissionDetail, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that ends a case otherwise than by its last step."""
    on = bench.desk.on
    is_member = detail.row.stage in MEMBER_STAGES
    fields = [
        Field(
            "outcome",
            tr("结果"),
            Entry.CHOICE,
            choices=[(one, tr(PRINTED[one])) for one in _outcomes(detail.row.stage)],
            is_required=True,
        ),
        day_field(tr("决定日期")),
        Field(
            "note",
            tr("依据"),
            max_length=_LONGEST_NOTE,
            hint=tr("哪次会议或哪个文件，不写对人的评语"),
        ),
    ]
    if not is_member:
        fields.append(
            Field(
                "stays",
                tr("名册"),
                Entry.CHOICE,
                choices=((True, tr("还留在名册上")),),
                empty=tr("不再列在名册上"),
            )
        )
    dialog = OperationDialog(
        bench,
        tr("结束发展党员"),
        fields,
        lambda values: close_admission(
            case_id=detail.row.case_id,
            outcome=values["outcome"],
            closed_on=the_day(values),
            on=on,
            note=values["note"] or "",
            leaves_roll=not values.get("stays"),
        ),
        save_text=tr("结束"),
        note=tr("{name}。由党组织决定，程序只照着登记。", name=detail.row.name),
        parent=parent,
    )
    dialog.setObjectName("close_admission_dialog")
    return dialog


def _outcomes(stage: Stage | None) -> Sequence[AdmissionOutcome]:
    """Return how the case of somebody at a stage can end."""
    if stage is Stage.FULL:
        return (AdmissionOutcome.CONFIRMED,)
    if stage is Stage.PROBATIONARY:
        return (AdmissionOutcome.CANCELLED,)
    return (AdmissionOutcome.STOPPED, AdmissionOutcome.MOVED_OUT)


def _later_steps(book: StepBook) -> list[tuple[Any, str]]:
    return [(one.code, f"{one.number} {one.title}") for one in book.steps[1:]]


def _first_step(book: StepBook) -> str:
    first = book.steps[0]
    return f"{first.number} {first.title}"


def _person(person_id: int | None, on: date) -> MentionedPerson | None:
    return PeopleByIdQuery((person_id,), on).fetch().get(person_id) if person_id else None
