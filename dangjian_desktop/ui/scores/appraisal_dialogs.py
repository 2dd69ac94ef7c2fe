"""The forms of the page 评议: meetings, people, grades, steps of a review, figures."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.appraisal import REVIEW_MARKS, excellent_warnings
from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import AppraisalGrade, ReviewGrade, Stage, printed
from dangjian_desktop.operations.appraisals import (
    KIND,
    add_appraisal,
    add_rated_people,
    apply_appraisal_grade,
    change_appraisal,
    remove_rated_people,
)
from dangjian_desktop.operations.reviews import (
    add_review_matter,
    apply_review_grade,
    change_review,
    change_review_matter,
    record_review_tally,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.score_figures import MOST_POINTS, record_score_figure
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.appraisals import AppraisalSheet, RatedRow
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.reviews import KIND as REPORT
from dangjian_desktop.queries.reviews import MatterRow, ReviewRow
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import DAY, OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Values of the choice of a meeting that is not in the calendar.
_NO_ACTIVITY = 0
_MOST_BALLOTS = 99_999


def _day(key: str, label: str, **more: Any) -> Field:
    return Field(key, label, Entry.DATE, is_exact=True, **more)


def _shown(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _taken(values: Values, key: str) -> date | None:
    return None if values.get(key) is None else the_day(values, key)


def _meetings(kind: str, organisation_id: int, year: int, on: date) -> Choices:
    """Return the meetings of a kind that a branch may have held for a year."""
    first, last = date(year, 1, 1), min(on, date(year + 1, 12, 31))
    path = {row.organisation_id for row in Tree.on(on).path(organisation_id)}
    found = [
        row
        for row in ActivitiesQuery(first, last).fetch()
        if row.kind == kind and row.organisation_id in path
    ]
    told = [(row.activity_id, f"{row.held_on.isoformat()} {row.name}") for row in found]
    return ((_NO_ACTIVITY, tr("不从日历里选")), *told)


def _activity(values: Values) -> int | None:
    return values["activity"] or None


def begin_dialog(
    bench: Workbench, organisation_id: int, name: str, year: int, parent: QWidget
) -> OperationDialog:
    """Return the form that begins the 民主评议 of a branch for a year."""
    on = bench.desk.on
    meetings = _meetings(KIND, organisation_id, year, on)

    def operation(values: Values) -> Operation[Any]:
        return add_appraisal(
            organisation_id=organisation_id,
            year=year,
            on=on,
            activity_id=_activity(values),
            held_on=_taken(values, "held_on"),
        )

    made = OperationDialog(
        bench,
        tr("开始{year}年民主评议", year=year),
        (
            Field("activity", QT_TR_NOOP("评议会"), Entry.CHOICE, choices=meetings),
            _day("held_on", QT_TR_NOOP("评议日期"), hint=QT_TR_NOOP("从日历里选了会就不用填")),
        ),
        operation,
        values={"activity": meetings[-1][0]},
        save_text=QT_TR_NOOP("开始"),
        note=tr("{name}：按评议那天在册的正式党员和预备党员列出名单，以后可以增减。", name=name),
        parent=parent,
    )
    made.setObjectName("begin_appraisal")
    return made


def meeting_dialog(bench: Workbench, sheet: AppraisalSheet, parent: QWidget) -> OperationDialog:
    """Return the form for the day, the activity and the note of a 民主评议."""
    on = bench.desk.on
    meetings = _meetings(KIND, sheet.organisation_id, sheet.year, on)

    def operation(values: Values) -> Operation[Any]:
        return change_appraisal(
            appraisal_id=sheet.appraisal_id,
            on=on,
            held_on=_taken(values, "held_on"),
            activity_id=_activity(values),
            note=values["note"] or "",
        )

    made = OperationDialog(
        bench,
        tr("修改民主评议"),
        (
            Field("activity", QT_TR_NOOP("评议会"), Entry.CHOICE, choices=meetings),
            _day("held_on", QT_TR_NOOP("评议日期")),
            Field("note", QT_TR_NOOP("备注"), Entry.LONG_TEXT, max_length=4000, lines=4),
        ),
        operation,
        values={
            "activity": sheet.activity_id or _NO_ACTIVITY,
            "held_on": _shown(sheet.held_on),
            "note": sheet.note,
        },
        parent=parent,
    )
    made.setObjectName("appraisal_meeting")
    return made


def add_people_dialog(bench: Workbench, sheet: AppraisalSheet, parent: QWidget) -> OperationDialog:
    """Return the form that puts people on the list, with the reason."""
    on = bench.desk.on

    def operation(values: Values) -> Operation[Any]:
        return add_rated_people(
            appraisal_id=sheet.appraisal_id,
            person_ids=[values["person"].person_id],
            reason=values["reason"],
            on=on,
        )

    made = OperationDialog(
        bench,
        tr("增加参评人员"),
        (
            person_field("person", QT_TR_NOOP("姓名或拼音首字母"), on, is_required=True),
            _REASON,
        ),
        operation,
        parent=parent,
    )
    made.setObjectName("add_rated")
    return made


_REASON = Field("reason", QT_TR_NOOP("理由"), is_required=True, max_length=200)


def remove_people_dialog(
    bench: Workbench, sheet: AppraisalSheet, rows: Sequence[RatedRow], parent: QWidget
) -> OperationDialog:
    """Return the form that takes people off the list, with the reason."""
    names = tr("、").join(row.name for row in rows)
    made = OperationDialog(
        bench,
        tr("移出参评人员"),
        (_REASON,),
        lambda values: remove_rated_people(
            appraisal_id=sheet.appraisal_id,
            person_ids=[row.person_id for row in rows],
            reason=values["reason"],
            on=bench.desk.on,
        ),
        save_text=QT_TR_NOOP("移出"),
        note=names,
        parent=parent,
    )
    made.setObjectName("remove_rated")
    return made


def grade_dialog(
    bench: Workbench, sheet: AppraisalSheet, rows: Sequence[RatedRow], parent: QWidget
) -> OperationDialog:
    """Return the form for the grade that people decided; more than the limit is told, not cut."""
    on = bench.desk.on
    chosen = {row.person_id for row in rows}
    others = sum(
        one.grade is AppraisalGrade.EXCELLENT and one.person_id not in chosen
        for one in sheet.people
    )

    def operation(values: Values) -> Operation[Any]:
        return apply_appraisal_grade(
            appraisal_id=sheet.appraisal_id,
            person_ids=sorted(chosen),
            grade=values["grade"],
            decided_on=_taken(values, DAY) if values["grade"] is not None else None,
            on=on,
        )

    def judge(values: Values) -> list[Problem]:
        if values["grade"] is not None and values[DAY] is None:
            return [Problem(Address(field=DAY), "field.missing")]
        if values["grade"] is not AppraisalGrade.EXCELLENT:
            return []
        new = [row.name for row in rows if row.stage is Stage.PROBATIONARY]
        return excellent_warnings(others + len(chosen), sheet.most_excellent, new)

    same = {row.grade for row in rows}
    made = OperationDialog(
        bench,
        tr("登记评议等次"),
        (
            Field(
                "grade",
                QT_TR_NOOP("等次"),
                Entry.CHOICE,
                choices=choices_of(AppraisalGrade),
                empty=QT_TR_NOOP("没有定（取消等次）"),
            ),
            _day(DAY, QT_TR_NOOP("研究决定的日期")),
        ),
        operation,
        values={
            "grade": same.pop() if len(same) == 1 else None,
            DAY: _shown(rows[0].decided_on or on),
        },
        note=tr(
            "{names}。{limit}",
            names=tr("、").join(row.name for row in rows),
            limit=in_words(sheet.limit),
        ),
        between=judge,
        parent=parent,
    )
    made.setObjectName("appraisal_grade")
    return made


def review_dialog(bench: Workbench, review: ReviewRow, parent: QWidget) -> OperationDialog:
    """Return the form for the days of a 述职评议 and what was fed back."""
    on = bench.desk.on
    assert review.review_id is not None
    review_id = review.review_id
    meetings = _meetings(REPORT, review.organisation_id, review.year, on)

    def operation(values: Values) -> Operation[Any]:
        return change_review(
            review_id=review_id,
            on=on,
            reported_on=_taken(values, "reported_on"),
            presented_on=_taken(values, "presented_on"),
            feedback_on=_taken(values, "feedback_on"),
            activity_id=_activity(values),
            feedback=values["feedback"] or "",
        )

    made = OperationDialog(
        bench,
        tr("登记述职评议"),
        (
            _day("reported_on", QT_TR_NOOP("交述职报告")),
            Field("activity", QT_TR_NOOP("述职评议会"), Entry.CHOICE, choices=meetings),
            _day(
                "presented_on",
                QT_TR_NOOP("会上述职"),
                hint=QT_TR_NOOP("从日历里选了会就不用填"),
            ),
            _day("feedback_on", QT_TR_NOOP("反馈意见")),
            Field(
                "feedback",
                QT_TR_NOOP("反馈意见内容"),
                Entry.LONG_TEXT,
                max_length=4000,
                lines=5,
                is_wide=True,
            ),
        ),
        operation,
        values={
            "reported_on": _shown(review.reported_on),
            "activity": review.activity_id or _NO_ACTIVITY,
            "presented_on": _shown(review.presented_on),
            "feedback_on": _shown(review.feedback_on),
            "feedback": review.feedback,
        },
        note=tr("{branch} {name}", branch=review.organisation_name, name=review.name),
        parent=parent,
    )
    made.setObjectName("review_steps")
    return made


def review_tally_dialog(bench: Workbench, review: ReviewRow, parent: QWidget) -> OperationDialog:
    """Return the form for the ballots of one secretary."""
    assert review.review_id is not None
    review_id = review.review_id

    def ballots(key: str, word: str, **more: Any) -> Field:
        return Field(key, word, Entry.INTEGER, is_required=True, highest=_MOST_BALLOTS, **more)

    def operation(values: Values) -> Operation[Any]:
        return record_review_tally(
            review_id=review_id,
            issued=values["issued"],
            returned=values["returned"],
            marks=[values[key] for key in REVIEW_MARKS],
        )

    counts = review.counts or (None,) * len(REVIEW_MARKS)
    made = OperationDialog(
        bench,
        tr("录入述职测评票数"),
        (
            ballots("issued", QT_TR_NOOP("发出张数")),
            ballots("returned", QT_TR_NOOP("收回张数")),
            *(
                ballots(key, printed(grade))
                for key, grade in zip(REVIEW_MARKS, ReviewGrade, strict=True)
            ),
        ),
        operation,
        values={
            "issued": review.issued,
            "returned": review.returned,
            **dict(zip(REVIEW_MARKS, counts, strict=True)),
        },
        columns=2,
        note=tr(
            "{branch} {name}。只录合计；收回不足 5 张的不再显示各等次票数。",
            branch=review.organisation_name,
            name=review.name,
        ),
        parent=parent,
    )
    made.setObjectName("review_tally")
    return made


def review_grade_dialog(bench: Workbench, review: ReviewRow, parent: QWidget) -> OperationDialog:
    """Return the form for the grade that the superior decided."""
    assert review.review_id is not None
    review_id = review.review_id
    made = OperationDialog(
        bench,
        tr("登记述职评议等次"),
        (
            Field(
                "grade",
                QT_TR_NOOP("等次"),
                Entry.CHOICE,
                choices=choices_of(ReviewGrade),
                empty=QT_TR_NOOP("没有定（取消等次）"),
            ),
            _day("decided_on", QT_TR_NOOP("研究决定的日期")),
        ),
        lambda values: apply_review_grade(
            review_id=review_id,
            grade=values["grade"],
            decided_on=_taken(values, "decided_on"),
            on=bench.desk.on,
        ),
        values={
            "grade": review.grade,
            "decided_on": _shown(review.decided_on or bench.desk.on),
        },
        note=tr("等次由上级党组织研究决定，程序不从票数推出来。"),
        parent=parent,
    )
    made.setObjectName("review_grade")
    return made


def matter_dialog(
    bench: Workbench, review: ReviewRow, matter: MatterRow | None, parent: QWidget
) -> OperationDialog:
    """Return the form for something that is to be put right, new or known."""
    assert review.review_id is not None
    review_id = review.review_id
    fields = [
        Field(
            "text",
            QT_TR_NOOP("整改事项"),
            Entry.LONG_TEXT,
            is_required=True,
            max_length=400,
            lines=3,
        ),
        _day("due_on", QT_TR_NOOP("整改期限"), latest=date(2099, 12, 31)),
    ]
    if matter is not None:
        fields.append(_day("done_on", QT_TR_NOOP("完成日期")))
    fields.append(Field("note", QT_TR_NOOP("整改情况"), Entry.LONG_TEXT, max_length=2000, lines=3))

    def operation(values: Values) -> Operation[Any]:
        told = {"text": values["text"], "due_on": _taken(values, "due_on")}
        note = values["note"] or ""
        if matter is None:
            return add_review_matter(review_id=review_id, note=note, **told)
        return change_review_matter(
            matter_id=matter.matter_id,
            on=bench.desk.on,
            done_on=_taken(values, "done_on"),
            note=note,
            **told,
        )

    values: Values = {}
    if matter is not None:
        values = {
            "text": matter.text,
            "due_on": _shown(matter.due_on),
            "done_on": _shown(matter.done_on),
            "note": matter.note,
        }
    made = OperationDialog(
        bench,
        tr("增加整改事项") if matter is None else tr("修改整改事项"),
        fields,
        operation,
        values=values,
        parent=parent,
    )
    made.setObjectName("review_matter")
    return made


def figures_dialog(
    bench: Workbench,
    title: str,
    parts: Sequence[tuple[str, str]],
    known: Callable[[str], Decimal | None],
    *,
    organisation_id: int,
    period: str,
    person_id: int | None = None,
    most: Decimal = MOST_POINTS,
    note: str = "",
    parent: QWidget,
) -> OperationDialog:
    """Return the form in which the figure of a part is entered.

    Args:
        bench: Desk and questions.
        title: What is done.
        parts: Key and word of each part that can be entered.
        known: The figure that was entered for a part; None for none.
        organisation_id: Whose figure it is. period: code of the period.
        person_id: Whose figure it is, of a secretary.
        most: What it may be at most.
        note: A sentence above the fields.
        parent: The page.
    """

    def operation(values: Values) -> Operation[Any]:
        return record_score_figure(
            organisation_id=organisation_id,
            period=period,
            part=values["part"],
            points=values["points"],
            on=bench.desk.on,
            reason=values["reason"],
            person_id=person_id,
            most=most,
        )

    made = OperationDialog(
        bench,
        title,
        (
            Field("part", QT_TR_NOOP("哪一项"), Entry.CHOICE, choices=parts, is_required=True),
            Field(
                "points",
                QT_TR_NOOP("得分"),
                is_required=True,
                reader=lambda text: read_number(text),
            ),
            Field(
                "reason",
                QT_TR_NOOP("从哪里来"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=400,
                lines=2,
                hint=QT_TR_NOOP("由谁、按什么文件或会议给的"),
            ),
        ),
        operation,
        values={"part": parts[0][0], "points": known(parts[0][0])},
        note=note,
        parent=parent,
    )
    made.setObjectName("score_figure")
    return made
