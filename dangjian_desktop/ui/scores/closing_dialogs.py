"""The small dialogs of closed periods: publish, begin a correction, take and answer objections."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.closing import short_seal
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    ObjectionOutcome,
    ObjectionSubject,
)
from dangjian_desktop.operations.closings import reopen_period
from dangjian_desktop.operations.objections import (
    change_objection,
    record_answer,
    record_objection,
)
from dangjian_desktop.operations.publications import (
    last_day_of_objections,
    post_closing,
    publication_days,
    unknown_years,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.closings import ClosingRow
from dangjian_desktop.queries.objections import ObjectionRow
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

_LONG = 2_000
_MOST_DAYS = 60


def _made(dialog: OperationDialog, name: str) -> OperationDialog:
    dialog.setObjectName(name)
    return dialog


def publication_dialog(bench: Workbench, parent: QWidget, row: ClosingRow) -> OperationDialog:
    """Return the dialog that notes the day of posting; ready to be opened."""
    on = bench.desk.on
    days = publication_days(on)

    def operation_of(values: Values) -> Operation[date]:
        return post_closing(
            closing_id=row.closing_id,
            published_on=the_day(values),
            on=on,
            days=values["days"],
        )

    fields = (
        day_field(QT_TR_NOOP("公示日期"), hint=DAY_HINT),
        Field(
            "days",
            QT_TR_NOOP("公示几个工作日"),
            Entry.INTEGER,
            is_required=True,
            lowest=1,
            highest=_MOST_DAYS,
        ),
    )
    told = tr(
        "公示第{edition}版，封存号 {seal}。张贴当天不计；今天张贴，{until}期满。",
        edition=row.edition,
        seal=short_seal(row.seal),
        until=last_day_of_objections(on).isoformat(),
    )
    for year in unknown_years(on):
        told = tr("{told}{year}年的放假安排还没有录入，只按周末推算。", told=told, year=year)
    return _made(
        OperationDialog(
            bench,
            tr("登记公示"),
            fields,
            operation_of,
            values={"days": days},
            save_text=QT_TR_NOOP("登记公示"),
            note=told,
            parent=parent,
        ),
        "publication_dialog",
    )


def correction_dialog(
    bench: Workbench, parent: QWidget, row: ClosingRow, reason: str = ""
) -> OperationDialog:
    """Return the dialog that begins a correction; ready to be opened.

    Args:
        bench: The desk.
        parent: The page.
        row: The edition that is corrected.
        reason: What stands in the field at first (from an objection that is upheld).
    """
    on = bench.desk.on

    def operation_of(values: Values) -> Operation[int]:
        return reopen_period(
            subject=row.subject,
            organisation_id=row.organisation_id,
            period=row.period,
            on=on,
            reason=str(values["reason"]),
        )

    field = Field(
        "reason",
        QT_TR_NOOP("更正什么、为什么"),
        Entry.LONG_TEXT,
        is_required=True,
        max_length=_LONG,
        advice=QT_TR_NOOP("会印在公示上。不要写提出异议的人。"),
    )
    return _made(
        OperationDialog(
            bench,
            tr("开始更正"),
            (field,),
            operation_of,
            values={"reason": reason},
            save_text=QT_TR_NOOP("开始更正"),
            note=tr(
                "更正期间可以改这一期的记录和评分，窗口里显示“更正中”；改完重新关闭，成为第{n}版，原来的版本留着可查。",
                n=row.edition + 1,
            ),
            parent=parent,
        ),
        "correction_dialog",
    )


def objection_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    subject: ObjectionSubject,
    period: str,
    branches: Sequence[tuple[int, str]],
    items: Sequence[tuple[str, str]] = (),
    person: MentionedPerson | None = None,
    present: ObjectionRow | None = None,
) -> OperationDialog:
    """Return the dialog that takes an objection down, or mends one; ready to be opened.

    Args:
        bench: The desk.
        parent: The page.
        subject: What it is raised against.
        period: Code of the period.
        branches: Row id and name of those it may be about.
        items: Code and title of what it may be about; empty for the whole alone.
        person: Whose points are meant, where that is known already.
        present: The objection that is mended.
    """
    on = bench.desk.on
    is_of_person = subject is ObjectionSubject.POINTS

    def operation_of(values: Values) -> Operation[int] | Operation[None]:
        told: Values = {
            "text": str(values["text"]),
            "item": str(values.get("item") or ""),
            "raised_on": the_day(values),
            "raised_by": str(values["raised_by"] or ""),
        }
        if present is not None:
            return change_objection(objection_id=present.objection_id, values=told, on=on)
        whose = values.get("person")
        return record_objection(
            subject=subject,
            organisation_id=values["branch"],
            period=period,
            on=on,
            person_id=whose.person_id if isinstance(whose, MentionedPerson) else None,
            **told,
        )

    fields = []
    if present is None:
        fields.append(
            Field("branch", QT_TR_NOOP("党支部"), Entry.CHOICE, choices=branches, is_required=True)
        )
        if is_of_person:
            fields.append(
                person_field(
                    "person", QT_TR_NOOP("对谁的积分"), on, present=person, is_required=True
                )
            )
    if items:
        fields.append(
            Field(
                "item",
                QT_TR_NOOP("对哪一项"),
                Entry.CHOICE,
                choices=tuple((code, f"{code} {title}") for code, title in items),
                empty=QT_TR_NOOP("不针对某一项"),
            )
        )
    fields += [
        Field(
            "text",
            QT_TR_NOOP("异议内容"),
            Entry.LONG_TEXT,
            is_required=True,
            max_length=_LONG,
        ),
        day_field(QT_TR_NOOP("提出日期"), hint=DAY_HINT),
        Field(
            "raised_by",
            QT_TR_NOOP("提出人"),
            advice=QT_TR_NOOP("可以不写；只在异议清单里看得到。"),
        ),
    ]
    values: Values = {"branch": branches[0][0] if len(branches) == 1 else None, "person": person}
    if present is not None:
        values |= {
            "text": present.text,
            "item": present.item or None,
            DAY: PartialDate.of(present.raised_on),
            "raised_by": present.raised_by,
        }
    return _made(
        OperationDialog(
            bench,
            tr("登记异议") if present is None else tr("修改异议"),
            fields,
            operation_of,
            values=values,
            parent=parent,
        ),
        "objection_dialog",
    )


def answer_dialog(bench: Workbench, parent: QWidget, row: ObjectionRow) -> OperationDialog:
    """Return the dialog that takes an answer down; ready to be opened."""
    on = bench.desk.on

    def operation_of(values: Values) -> Operation[None]:
        return record_answer(
            objection_id=row.objection_id,
            outcome=values["outcome"],
            answer=str(values["answer"]),
            answered_on=the_day(values),
            on=on,
        )

    fields = (
        Field(
            "outcome",
            QT_TR_NOOP("处理结果"),
            Entry.CHOICE,
            choices=spoken(choices_of(ObjectionOutcome)),
            is_required=True,
        ),
        Field(
            "answer",
            QT_TR_NOOP("查明的情况和答复"),
            Entry.LONG_TEXT,
            is_required=True,
            max_length=_LONG,
        ),
        day_field(QT_TR_NOOP("答复日期"), hint=DAY_HINT),
    )
    values: Values = {"outcome": row.outcome, "answer": row.answer}
    if row.answered_on is not None:
        values[DAY] = PartialDate.of(row.answered_on)
    return _made(
        OperationDialog(
            bench,
            tr("答复异议"),
            fields,
            operation_of,
            values=values,
            note=tr("异议：{text}", text=row.text),
            parent=parent,
        ),
        "answer_dialog",
    )


#: What is objected to of what is closed.
OBJECTION_OF = {
    ClosingSubject.SCORE: ObjectionSubject.SCORE,
    ClosingSubject.POINTS: ObjectionSubject.POINTS,
}
