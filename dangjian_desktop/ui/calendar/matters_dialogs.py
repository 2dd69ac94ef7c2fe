"""The dialogs of matters, documents and tasks: each one form and one operation."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import (
    PRINTED,
    DocumentKind,
    OrganisationKind,
    TaskSource,
)
from dangjian_desktop.operations.agenda import (
    LONGEST_MATTER,
    add_agenda_item,
    change_agenda_item,
    close_agenda_item,
    post_resolution,
    record_agenda_item,
)
from dangjian_desktop.operations.documents import add_document, add_reply, change_document
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.tasks import (
    add_task,
    change_task,
    close_task,
    end_task,
    mark_task_checked,
    mark_task_done,
    note_follow_up,
)
from dangjian_desktop.queries.agenda import AgendaRow
from dangjian_desktop.queries.documents import DocumentRow
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.tasks import TaskRow
from dangjian_desktop.ui.shared.fields import DAY_HINT, Entry, Field, choices_of, spoken
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Deadlines may lie so far ahead.
_AHEAD = timedelta(days=1100)
_TITLE, _LONG = LONGEST_MATTER, 2000
#: Characters of what was said on a matter, and of what was decided.
LONGEST_SAID = 4000


def _made(dialog: OperationDialog, name: str) -> OperationDialog:
    dialog.setObjectName(name)
    return dialog


def _branch_field(bench: Workbench) -> Field:
    rows = Tree.on(bench.desk.on).of_kind(
        OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH, OrganisationKind.BRANCH
    )
    choices = tuple((row.organisation_id, row.name) for row in rows)
    return Field("organisation", tr("组织"), Entry.CHOICE, choices=choices, is_required=True)


def _due_field(bench: Workbench, label: str = QT_TR_NOOP("期限")) -> Field:
    latest = bench.desk.on + _AHEAD
    return Field("due_on", tr(label), Entry.DATE, latest=latest, hint=tr(DAY_HINT))


def _exact(value: Any) -> date | None:
    """Return the day of a field; a month alone counts as its last day: until then it may wait."""
    return value.last_day if isinstance(value, PartialDate) else None


def _partial(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _owner_values(values: Values) -> dict[str, Any]:
    person = values.get("owner")
    return {
        "owner": person.person_id if person is not None else None,
        "owner_name": "" if person is not None else values.get("owner_name", ""),
        "due_on": _exact(values.get("due_on")),
    }


def _one_owner(values: Values) -> list[Problem]:
    """Say when somebody of the roster and somebody else are named, of whom one would be lost."""
    person, name = values.get("owner"), values.get("owner_name")
    if person is None or not name:
        return []
    return [Problem(Address(field="owner_name"), "task.two_owners", name, hint=person.name)]


def _owner_fields(bench: Workbench, row: TaskRow | None = None) -> tuple[Field, ...]:
    present = None
    if row is not None and row.owner_id is not None:
        present = MentionedPerson(row.owner_id, row.owner)
    return (
        person_field("owner", tr("责任人"), bench.desk.on, present=present),
        Field("owner_name", tr("名册外的责任人"), hint=tr("不在名册上的写在这里")),
        _due_field(bench),
    )


# Matters ----------------------------------------------------------------------


def agenda_item_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    row: AgendaRow | None = None,
    organisation_id: int | None = None,
    activity_id: int | None = None,
) -> OperationDialog:
    """Return the dialog for a new matter, or for the words of one that is there."""
    fields: list[Field] = [] if row or activity_id else [_branch_field(bench)]
    fields += [
        Field("title", tr("议题"), is_required=True, max_length=_TITLE),
        Field("proposer", tr("提出人"), hint=tr("如 组织委员、第二党小组")),
        Field("detail", tr("说明"), Entry.LONG_TEXT, max_length=_LONG),
        Field("is_first_topic", tr("第一议题"), Entry.YES_NO, is_required=True),
    ]

    holder = organisation_id if activity_id is not None else None

    def saving(values: Values) -> Operation[Any]:
        told = {key: values[key] for key in ("title", "proposer", "detail", "is_first_topic")}
        if row is not None:
            return change_agenda_item(item_id=row.item_id, values=told)
        title = told.pop("title")
        return add_agenda_item(
            organisation_id=holder if holder is not None else values["organisation"],
            title=title,
            on=bench.desk.on,
            values=told,
            activity_id=activity_id,
        )

    given: Mapping[str, Any] = {"organisation": organisation_id, "is_first_topic": False}
    if row is not None:
        given = {key: getattr(row, key) for key in ("title", "proposer", "detail")}
        given = {**given, "is_first_topic": row.is_first_topic}
    title = tr("修改议题") if row else tr("提出议题")
    return _made(
        OperationDialog(bench, title, fields, saving, values=given, parent=parent),
        "agenda_item_dialog",
    )


def drop_item_dialog(bench: Workbench, row: AgendaRow, parent: QWidget) -> OperationDialog:
    """Return the dialog that leaves a matter out for good, with the reason."""
    return _made(
        OperationDialog(
            bench,
            tr("议题不上会"),
            (Field("note", tr("原因"), is_required=True, max_length=_TITLE),),
            lambda values: close_agenda_item(item_id=row.item_id, note=values["note"]),
            note=row.title,
            parent=parent,
        ),
        "drop_item_dialog",
    )


def record_fields(*, lines: int) -> tuple[Field, Field]:
    """Return what is written of a matter when the meeting has dealt with it."""
    discussion, outcome = tr("讨论情况"), tr("议定事项")
    return (
        Field("discussion", discussion, Entry.LONG_TEXT, max_length=LONGEST_SAID, lines=lines),
        Field("outcome", outcome, Entry.LONG_TEXT, max_length=LONGEST_SAID, lines=lines),
    )


def record_item_dialog(bench: Workbench, row: AgendaRow, parent: QWidget) -> OperationDialog:
    """Return the dialog for what was said on a matter and what was decided."""

    def saving(values: Values) -> Operation[None]:
        return record_agenda_item(
            item_id=row.item_id,
            discussion=values["discussion"],
            outcome=values["outcome"],
            on=bench.desk.today,
        )

    return _made(
        OperationDialog(
            bench,
            tr("记录议题"),
            record_fields(lines=4),
            saving,
            values={"discussion": row.discussion, "outcome": row.outcome},
            note=row.title,
            parent=parent,
        ),
        "record_item_dialog",
    )


# Tasks ------------------------------------------------------------------------


def task_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    row: TaskRow | None = None,
    organisation_id: int | None = None,
    document: DocumentRow | None = None,
) -> OperationDialog:
    """Return the dialog for a new task (of a document or by itself), or for one that is there."""
    is_finding = (document and document.kind is DocumentKind.INSPECTION) or (
        row is not None and row.source is TaskSource.INSPECTION
    )
    fields: list[Field] = [] if row or document else [_branch_field(bench)]
    label = tr("问题") if is_finding else tr("要办的事")
    fields.append(Field("title", label, Entry.LONG_TEXT, is_required=True, max_length=_LONG))
    fields += _owner_fields(bench, row)

    def saving(values: Values) -> Operation[Any]:
        told = _owner_values(values)
        if row is not None:
            changes = {"title": values["title"], **told}
            return change_task(task_id=row.task_id, values=changes, on=bench.desk.on)
        return add_task(
            organisation_id=document.organisation_id if document else values["organisation"],
            title=values["title"],
            on=bench.desk.on,
            values=told,
            document_id=document.document_id if document else None,
        )

    given: Mapping[str, Any] = {"organisation": organisation_id}
    if row is not None:
        given = _task_values(row)
    elif document is not None:
        given = {"due_on": _partial(document.answer_due_on)}
    title = tr("修改任务") if row else tr("登记问题") if is_finding else tr("布置任务")
    return _made(
        OperationDialog(
            bench,
            title,
            fields,
            saving,
            values=given,
            note=document.title if document else "",
            between=_one_owner,
            parent=parent,
        ),
        "task_dialog",
    )


def _task_values(row: TaskRow) -> Mapping[str, Any]:
    owner = MentionedPerson(row.owner_id, row.owner) if row.owner_id is not None else None
    return {
        "title": row.title,
        "owner": owner,
        "owner_name": "" if owner else row.owner,
        "due_on": _partial(row.due_on),
    }


def resolution_dialog(
    bench: Workbench,
    activity_id: int,
    parent: QWidget,
    *,
    item: AgendaRow | None = None,
) -> OperationDialog:
    """Return the dialog for a resolution of a meeting, out of a matter where one is given."""

    def saving(values: Values) -> Operation[int]:
        return post_resolution(
            activity_id=activity_id,
            title=values["title"],
            on=bench.desk.today,
            values=_owner_values(values),
            item_id=item.item_id if item else None,
        )

    return _made(
        OperationDialog(
            bench,
            tr("登记决议"),
            (
                Field(
                    "title",
                    tr("决议事项"),
                    Entry.LONG_TEXT,
                    is_required=True,
                    max_length=_LONG,
                ),
                *_owner_fields(bench),
            ),
            saving,
            values={"title": item.outcome if item else ""},
            note=item.title if item else "",
            between=_one_owner,
            parent=parent,
        ),
        "resolution_dialog",
    )


def step_dialog(bench: Workbench, row: TaskRow, parent: QWidget) -> OperationDialog:
    """Return the dialog for what comes next of a task: done, checked or closed."""
    on = bench.desk.today
    if row.waits_for == "checked":
        return _made(
            OperationDialog(
                bench,
                tr("登记复查"),
                (
                    day_field(),
                    Field("checked_by", tr("复查人"), is_required=True),
                ),
                lambda values: mark_task_checked(
                    task_id=row.task_id,
                    checked_on=the_day(values),
                    checked_by=values["checked_by"],
                    on=on,
                ),
                note=_check_note(row),
                parent=parent,
            ),
            "check_dialog",
        )
    if row.waits_for == "closed":
        return _made(
            OperationDialog(
                bench,
                tr("销号"),
                (day_field(),),
                lambda values: close_task(task_id=row.task_id, closed_on=the_day(values), on=on),
                save_text=QT_TR_NOOP("销号"),
                note=row.title,
                parent=parent,
            ),
            "close_dialog",
        )
    is_finding = row.source is TaskSource.INSPECTION
    return _made(
        OperationDialog(
            bench,
            tr("登记整改") if is_finding else tr("登记办结"),
            (
                day_field(),
                Field(
                    "result",
                    tr("整改情况") if is_finding else tr("办理结果"),
                    Entry.LONG_TEXT,
                    is_required=is_finding,
                    max_length=_LONG,
                ),
            ),
            lambda values: mark_task_done(
                task_id=row.task_id, done_on=the_day(values), on=on, result=values["result"]
            ),
            values={"result": row.result},
            note=row.title,
            parent=parent,
        ),
        "done_dialog",
    )


def _check_note(row: TaskRow) -> str:
    """Return the finding, and who should not be the one to check it."""
    if not row.owner:
        return row.title
    return tr("{title}\n责任人：{owner}。复查请由别人做。", title=row.title, owner=row.owner)


def end_task_dialog(bench: Workbench, row: TaskRow, parent: QWidget) -> OperationDialog:
    """Return the dialog that drops a task, with the reason."""
    return _made(
        OperationDialog(
            bench,
            tr("不再办理"),
            (Field("note", tr("原因"), is_required=True, max_length=_TITLE),),
            lambda values: end_task(task_id=row.task_id, note=values["note"], on=bench.desk.today),
            note=row.title,
            parent=parent,
        ),
        "end_task_dialog",
    )


def follow_up_dialog(
    bench: Workbench, row: TaskRow, activity_id: int, parent: QWidget
) -> OperationDialog:
    """Return the dialog for what was said of a task at a later meeting."""
    return _made(
        OperationDialog(
            bench,
            tr("登记跟进"),
            (
                Field(
                    "note",
                    tr("会上怎样说"),
                    Entry.LONG_TEXT,
                    is_required=True,
                    max_length=_LONG,
                ),
            ),
            lambda values: note_follow_up(
                task_id=row.task_id, activity_id=activity_id, note=values["note"]
            ),
            values={"note": row.follow_up_note if row.follow_up_id == activity_id else ""},
            note=row.title,
            parent=parent,
        ),
        "follow_up_dialog",
    )


# Documents --------------------------------------------------------------------


def document_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    row: DocumentRow | None = None,
    organisation_id: int | None = None,
) -> OperationDialog:
    """Return the dialog that registers a document, or changes what was registered."""
    fields: list[Field] = [] if row else [_branch_field(bench)]
    fields += [
        Field(
            "kind",
            tr("种类"),
            Entry.CHOICE,
            choices=spoken(choices_of(DocumentKind)),
            is_required=True,
        ),
        Field("title", tr("标题或事由"), is_required=True, max_length=_TITLE),
        Field("number", tr("文号"), max_length=80, hint=tr("没有就不填")),
        Field("source", tr("来自"), max_length=80),
        Field("received_on", tr("收到日期"), Entry.DATE, is_required=True, is_exact=True),
        Field(
            "answer_due_on",
            tr("回复期限"),
            Entry.DATE,
            latest=bench.desk.on + _AHEAD,
            hint=tr("不用回复就不填"),
        ),
        Field("summary", tr("要点"), Entry.LONG_TEXT, max_length=_LONG),
    ]

    def saving(values: Values) -> Operation[Any]:
        told = {key: values[key] for key in ("number", "source", "summary")}
        told["answer_due_on"] = _exact(values["answer_due_on"])
        received = the_day(values, "received_on")
        if row is not None:
            changes = {
                **told,
                "kind": values["kind"],
                "title": values["title"],
                "received_on": received,
            }
            return change_document(document_id=row.document_id, values=changes, on=bench.desk.today)
        return add_document(
            organisation_id=values["organisation"],
            kind=values["kind"],
            title=values["title"],
            received_on=received,
            on=bench.desk.today,
            values=told,
        )

    def between(values: Values) -> list[Problem]:
        received, answer = values["received_on"], _exact(values["answer_due_on"])
        if received is None or answer is None or received.first_day <= answer:
            return []
        where, hint = Address(field="answer_due_on"), received.first_day.isoformat()
        return [Problem(where, "document.answer_first", answer.isoformat(), hint=hint)]

    given: Mapping[str, Any] = {
        "organisation": organisation_id,
        "kind": DocumentKind.DOCUMENT,
        "received_on": PartialDate.of(bench.desk.on),
    }
    if row is not None:
        keys = ("kind", "title", "number", "source", "summary")
        given = {
            **{key: getattr(row, key) for key in keys},
            "received_on": PartialDate.of(row.received_on),
            "answer_due_on": _partial(row.answer_due_on),
        }
    title = tr("修改来文") if row else tr("登记来文")
    return _made(
        OperationDialog(
            bench,
            title,
            fields,
            saving,
            values=given,
            columns=2,
            between=between,
            parent=parent,
        ),
        "document_dialog",
    )


def reply_dialog(bench: Workbench, row: DocumentRow, parent: QWidget) -> OperationDialog:
    """Return the dialog that keeps what was sent back."""

    def between(values: Values) -> list[Problem]:
        sent = _exact(values[DAY])
        if sent is None or sent >= row.received_on:
            return []
        hint = row.received_on.isoformat()
        return [Problem(Address(field=DAY), "document.reply_first", sent.isoformat(), hint=hint)]

    return _made(
        OperationDialog(
            bench,
            tr("登记回复"),
            (
                day_field(),
                Field("sent_to", tr("报送给"), max_length=80),
                Field(
                    "content", tr("报送了什么"), Entry.LONG_TEXT, is_required=True, max_length=_LONG
                ),
            ),
            lambda values: add_reply(
                document_id=row.document_id,
                sent_on=the_day(values),
                content=values["content"],
                sent_to=values["sent_to"],
                on=bench.desk.today,
            ),
            values={"sent_to": row.source},
            between=between,
            note=" ".join(filter(None, (PRINTED[row.kind], row.number, row.title))),
            parent=parent,
        ),
        "reply_dialog",
    )
