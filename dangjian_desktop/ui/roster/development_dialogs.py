"""The dialogs beside the steps: who helps, 考察, 公示 and its end, papers."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.admissions import StepState
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import PRINTED, HelperRole
from dangjian_desktop.operations.development import (
    add_helper,
    close_publicity,
    end_helper,
    mark_paper,
    post_publicity,
    record_review,
)
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    HelperRow,
    PaperRow,
    PublicityRow,
)
from dangjian_desktop.ui.roster.development_looks import unposted_step
from dangjian_desktop.ui.roster.development_people import member_field
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_NOTE, _LONGEST_PLACE, _LONGEST_NAME = 200, 120, 80
_MOST_COPIES = 99
#: How a 公示 ends.
_RESULTS = ((False, QT_TR_NOOP("无异议")), (True, QT_TR_NOOP("有异议")))


def helper_dialog(
    bench: Workbench,
    detail: AdmissionDetail,
    role: HelperRole | None,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that takes a 培养联系人 or 入党介绍人 down.

    Args:
        bench: Desk and questions.
        detail: The case.
        role: What stands there at first; None for nothing.
        parent: The page.
    """
    on = bench.desk.on
    dialog = OperationDialog(
        bench,
        tr("培养联系人和入党介绍人"),
        (
            Field(
                "role",
                tr("作为"),
                Entry.CHOICE,
                choices=[(one, tr(PRINTED[one])) for one in HelperRole],
                is_required=True,
            ),
            member_field("person_id", tr("姓名"), on, is_required=True),
            day_field(tr("从哪一天起")),
        ),
        lambda values: add_helper(
            case_id=detail.row.case_id,
            person_id=values["person_id"].person_id,
            role=values["role"],
            since=the_day(values),
            on=on,
        ),
        values={"role": role},
        save_text=tr("登记"),
        note=detail.row.name,
        parent=parent,
    )
    dialog.setObjectName("helper_dialog")
    return dialog


def end_helper_dialog(
    bench: Workbench, detail: AdmissionDetail, row: HelperRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that ends somebody's help."""
    dialog = OperationDialog(
        bench,
        tr("不再担任{role}", role=tr(PRINTED[row.role])),
        (day_field(tr("到哪一天")),),
        lambda values: end_helper(helper_id=row.helper_id, until=the_day(values)),
        note=tr(
            "{helper}从 {day} 起是{name}的{role}。",
            helper=row.name,
            day=row.since.isoformat(),
            name=detail.row.name,
            role=tr(PRINTED[row.role]),
        ),
        parent=parent,
    )
    dialog.setObjectName("end_helper_dialog")
    return dialog


def review_dialog(
    bench: Workbench, detail: AdmissionDetail, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that takes a 考察 down; there is no field for words about the person."""
    dialog = OperationDialog(
        bench,
        tr("登记考察"),
        (
            day_field(tr("考察日期")),
            Field("reviewer", tr("考察人"), max_length=_LONGEST_NAME),
            Field(
                "filed_at",
                tr("考察登记表存放在"),
                max_length=_LONGEST_NAME,
                hint=tr("如：档案盒 3"),
            ),
        ),
        lambda values: record_review(
            case_id=detail.row.case_id,
            reviewed_on=the_day(values),
            on=bench.desk.on,
            reviewer=values["reviewer"] or "",
            filed_at=values["filed_at"] or "",
        ),
        save_text=tr("登记"),
        note=tr("{name}。考察意见写在考察登记表上，程序只记日期。", name=detail.row.name),
        parent=parent,
    )
    dialog.setObjectName("review_dialog")
    return dialog


def publicity_dialog(
    bench: Workbench, detail: AdmissionDetail, step: str, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that takes down that a 公示 was put up.

    Args:
        bench: Desk and questions.
        detail: The case.
        step: Code of the step it goes with; "" for the one whose 公示 comes next.
        parent: The page.
    """
    shown = [one for one in detail.row.standing.steps if one.rule.has_publicity]
    steps = [one for one in shown if one.state is not StepState.LATER] or shown
    open_ones = [one.rule.code for one in steps if one.done_on is None]
    usual = step or unposted_step(detail) or next(iter(open_ones), steps[0].rule.code)
    dialog = OperationDialog(
        bench,
        tr("登记公示"),
        (
            Field(
                "step",
                tr("公示什么"),
                Entry.CHOICE,
                choices=[(one.rule.code, f"{one.rule.number} {one.rule.title}") for one in steps],
                is_required=True,
            ),
            day_field(tr("张贴日期")),
            Field("place", tr("张贴在"), max_length=_LONGEST_PLACE, hint=tr("如：队部公示栏")),
        ),
        lambda values: post_publicity(
            case_id=detail.row.case_id,
            step=values["step"],
            posted_on=the_day(values),
            on=bench.desk.on,
            place=values["place"] or "",
        ),
        values={"step": usual},
        save_text=tr("登记"),
        note=tr("{name}。期满日按工作日推算，放假和调休在“规则”里。", name=detail.row.name),
        parent=parent,
    )
    dialog.setObjectName("publicity_dialog")
    return dialog


def close_publicity_dialog(
    bench: Workbench, detail: AdmissionDetail, row: PublicityRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that takes down how a 公示 ended."""
    on = bench.desk.on
    dialog = OperationDialog(
        bench,
        tr("登记公示结果"),
        (
            day_field(tr("结束日期")),
            Field(
                "objections",
                tr("结果"),
                Entry.CHOICE,
                choices=[(value, tr(word)) for value, word in _RESULTS],
                is_required=True,
            ),
            Field(
                "note",
                tr("说明"),
                max_length=_LONGEST_NOTE,
                hint=tr("如：调查结论的文号；不写提意见的人"),
            ),
        ),
        lambda values: close_publicity(
            publicity_id=row.publicity_id,
            closed_on=the_day(values),
            on=on,
            objections=values["objections"],
            note=values["note"] or "",
        ),
        values={"on": PartialDate.of(min(row.ends_on, on))},
        save_text=tr("登记"),
        note=tr(
            "{name}：{title}，{day} 张贴，{last} 期满。",
            name=detail.row.name,
            title=row.rule.title if row.rule is not None else row.step,
            day=row.posted_on.isoformat(),
            last=row.ends_on.isoformat(),
        ),
        parent=parent,
    )
    dialog.setObjectName("close_publicity_dialog")
    return dialog


def paper_dialog(
    bench: Workbench, detail: AdmissionDetail, row: PaperRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog with day, copies and note of a paper."""
    day: date = row.received_on or bench.desk.on
    dialog = OperationDialog(
        bench,
        row.paper.title,
        (
            day_field(tr("收到日期")),
            Field(
                "copies",
                tr("份数"),
                Entry.INTEGER,
                is_required=True,
                lowest=1,
                highest=_MOST_COPIES,
            ),
            Field("note", tr("备注"), max_length=_LONGEST_PLACE),
        ),
        lambda values: mark_paper(
            case_id=detail.row.case_id,
            paper=row.paper.code,
            received_on=the_day(values),
            on=bench.desk.on,
            copies=values["copies"],
            note=values["note"] or "",
        ),
        values={DAY: PartialDate.of(day), "copies": row.copies or 1, "note": row.note},
        note=detail.row.name,
        parent=parent,
    )
    dialog.setObjectName("paper_dialog")
    return dialog
