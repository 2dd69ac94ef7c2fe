"""The tables of the page 评议, and how their states look."""

from collections.abc import Sequence
from functools import partial

from dangjian_desktop.domain.appraisal import FEWEST_SHOWN
from dangjian_desktop.domain.score_weights import WeightedPart, plain_number
from dangjian_desktop.domain.vocabulary import AppraisalGrade, ObligationState, ReviewGrade, printed
from dangjian_desktop.queries.appraisals import AppraisalRow, AppraisalSheet, RatedRow
from dangjian_desktop.queries.group_scores import GroupScore
from dangjian_desktop.queries.reviews import MatterRow, ReviewRow
from dangjian_desktop.queries.secretary_scores import SecretaryScore
from dangjian_desktop.queries.task_loops import TaskLoopRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

#: How the grades look; a grade is what people decided.
GRADE_TONES = {
    AppraisalGrade.EXCELLENT: Tone.GOOD,
    AppraisalGrade.QUALIFIED: Tone.INFO,
    AppraisalGrade.BARELY_QUALIFIED: Tone.WARN,
    AppraisalGrade.UNQUALIFIED: Tone.BAD,
}
REVIEW_TONES = {
    ReviewGrade.GOOD: Tone.GOOD,
    ReviewGrade.FAIRLY_GOOD: Tone.INFO,
    ReviewGrade.FAIR: Tone.WARN,
    ReviewGrade.POOR: Tone.BAD,
}
_STATE_TONES = {
    ObligationState.MET: Tone.GOOD,
    ObligationState.DUE_SOON: Tone.WARN,
    ObligationState.OVERDUE: Tone.BAD,
    ObligationState.MISSED: Tone.BAD,
}
_NOTHING = "—"


def count_text(count: int | None) -> str:
    """Return a count, or that there is none."""
    return _NOTHING if count is None else str(count)


# 民主评议 ----------------------------------------------------------------------------------


def appraisal_state(sheet: AppraisalSheet | None) -> ChipLook:
    """Return how far a 民主评议 is."""
    if sheet is None:
        return ChipLook(tr("未开始"), Tone.PLAIN)
    if sheet.returned is None:
        return ChipLook(tr("待录票数"), Tone.WARN)
    if sheet.undecided:
        return ChipLook(tr("待定等次"), Tone.WARN)
    return ChipLook(tr("已定等次"), Tone.GOOD)


def _excellent(row: AppraisalRow) -> str:
    if row.sheet is None:
        return _NOTHING
    return f"{row.sheet.excellent}/{row.sheet.most_excellent}"


def _ballots(row: AppraisalRow) -> str:
    sheet = row.sheet
    if sheet is None or sheet.issued is None:
        return _NOTHING
    return f"{count_text(sheet.returned)}/{sheet.issued}"


BRANCH_COLUMNS: tuple[Column[AppraisalRow], ...] = (
    text_column(QT_TR_NOOP("党支部"), lambda row: row.organisation_name, "branch", width=122),
    Column(
        QT_TR_NOOP("进度"),
        lambda row: appraisal_state(row.sheet).text,
        "state",
        width=104,
        chip=lambda row: appraisal_state(row.sheet),
    ),
    Column(QT_TR_NOOP("收回/发出"), _ballots, "ballots", align="right", width=80),
    Column(QT_TR_NOOP("优秀/限额"), _excellent, "excellent", align="right", width=80),
)


def _mark(place: int, row: RatedRow) -> str:
    return _NOTHING if row.counts is None else str(row.counts[place])


def _why_hidden(row: RatedRow) -> str:
    if row.counts is not None:
        return ""
    if row.is_counted:
        return tr("收回不足 {count} 张，不显示各等次票数。", count=FEWEST_SHOWN)
    return tr("还没有录入票数。")


def grade_chip(row: RatedRow) -> ChipLook | None:
    """Return the grade that people decided."""
    if row.grade is None:
        return None
    return ChipLook(printed(row.grade), GRADE_TONES[row.grade])


def _grade(row: RatedRow) -> str:
    return tr("待定") if row.grade is None else printed(row.grade)


RATED_COLUMNS: tuple[Column[RatedRow], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=96),
    Column(
        QT_TR_NOOP("类别"),
        lambda row: "" if row.stage is None else tr(printed(row.stage)),
        "stage",
        width=88,
        is_second=True,
    ),
    *(
        Column(
            printed(grade),
            partial(_mark, place),
            grade.value,
            align="right",
            width=74,
            tooltip=_why_hidden,
        )
        for place, grade in enumerate(AppraisalGrade)
    ),
    Column(QT_TR_NOOP("评定等次"), _grade, "grade", width=112, chip=grade_chip),
    Column(
        QT_TR_NOOP("决定日期"),
        lambda row: "" if row.decided_on is None else row.decided_on.isoformat(),
        "decided",
        width=104,
        is_second=True,
    ),
)


# 述职评议 ----------------------------------------------------------------------------------


def review_state(row: ReviewRow) -> ChipLook:
    """Return the step that a review has reached."""
    if row.review_id is None:
        return ChipLook(tr("未开始"), Tone.PLAIN)
    if row.late_matters:
        return ChipLook(tr("整改逾期 {count} 项", count=len(row.late_matters)), Tone.BAD)
    if row.is_mended:
        return ChipLook(tr("整改完成"), Tone.GOOD)
    if row.matters:
        return ChipLook(tr("整改中 {count} 项", count=len(row.open_matters)), Tone.WARN)
    steps = (
        (row.feedback_on, QT_TR_NOOP("已反馈")),
        (row.returned, QT_TR_NOOP("已测评")),
        (row.presented_on, QT_TR_NOOP("已述职")),
        (row.reported_on, QT_TR_NOOP("已交报告")),
    )
    word = next((word for done, word in steps if done is not None), QT_TR_NOOP("已开始"))
    return ChipLook(tr(word), Tone.INFO)


def review_chip(grade: ReviewGrade | None) -> ChipLook | None:
    """Return the grade that the superior decided."""
    return None if grade is None else ChipLook(printed(grade), REVIEW_TONES[grade])


REVIEW_COLUMNS: tuple[Column[ReviewRow], ...] = (
    text_column(QT_TR_NOOP("党支部"), lambda row: row.organisation_name, "branch", width=150),
    Column(QT_TR_NOOP("书记"), lambda row: row.name, "name", width=80),
    Column(
        QT_TR_NOOP("进度"),
        lambda row: review_state(row).text,
        "state",
        width=124,
        chip=review_state,
    ),
    Column(
        QT_TR_NOOP("等次"),
        lambda row: tr("待定") if row.grade is None else printed(row.grade),
        "grade",
        width=84,
        chip=lambda row: review_chip(row.grade),
    ),
)


def _matter_chip(row: MatterRow) -> ChipLook:
    if row.done_on is not None:
        return ChipLook(tr("已完成"), Tone.GOOD)
    if row.late_days:
        return ChipLook(tr("逾期 {count} 天", count=row.late_days), Tone.BAD)
    return ChipLook(tr("整改中"), Tone.WARN)


MATTER_COLUMNS: tuple[Column[MatterRow], ...] = (
    text_column(QT_TR_NOOP("整改事项"), lambda row: row.text, "text", width=220),
    Column(
        QT_TR_NOOP("期限"),
        lambda row: "" if row.due_on is None else row.due_on.isoformat(),
        "due",
        width=96,
    ),
    Column(
        QT_TR_NOOP("状态"),
        lambda row: _matter_chip(row).text,
        "state",
        width=108,
        chip=_matter_chip,
        tooltip=lambda row: row.note,
    ),
)


# 书记考核 ----------------------------------------------------------------------------------


def _points(part: str, row: SecretaryScore) -> str:
    found = row.weighed.part(part)
    if found is None or found.points is None:
        return tr("待评")
    return f"{found.points:.2f}"


def _points_tip(part: str, row: SecretaryScore) -> str:
    found = row.weighed.part(part)
    return "" if found is None else in_words(found.figure.told)


def _total(row: SecretaryScore) -> str:
    return tr("待评") if row.weighed.total is None else f"{row.weighed.total:.2f}"


def secretary_columns(parts: Sequence[WeightedPart]) -> tuple[Column[SecretaryScore], ...]:
    """Return the columns of a table with a column for each part of the rule."""
    return (
        text_column(QT_TR_NOOP("党支部"), lambda row: row.organisation_name, "branch", width=170),
        Column(QT_TR_NOOP("书记"), lambda row: row.name, "name", width=84),
        *(
            Column(
                tr("{title} {weight}", title=part.title, weight=part.weight_text),
                partial(_points, part.part),
                part.part,
                align="right",
                width=150,
                tooltip=partial(_points_tip, part.part),
            )
            for part in parts
        ),
        Column(
            QT_TR_NOOP("合计"),
            _total,
            "total",
            align="right",
            width=80,
            tooltip=lambda row: row.weighed.formula,
        ),
        Column(
            QT_TR_NOOP("对应档"),
            lambda row: _NOTHING if row.band is None else printed(row.band),
            "band",
            width=76,
        ),
        Column(
            QT_TR_NOOP("评定等次"),
            lambda row: tr("待定") if row.grade is None else printed(row.grade),
            "grade",
            width=96,
            chip=lambda row: review_chip(row.grade),
        ),
    )


# 党小组考评 --------------------------------------------------------------------------------


def _block(key: str, row: GroupScore) -> str:
    found = row.block(key)
    if found is None or found.score is None:
        return tr("待评")
    return plain_number(found.score)


def _block_tip(key: str, row: GroupScore) -> str:
    found = row.block(key)
    return "" if found is None else in_words(found.told)


def _block_chip(key: str, row: GroupScore) -> ChipLook | None:
    found = row.block(key)
    if found is None or found.score is not None:
        return None
    return ChipLook(tr("待评"), Tone.WARN, "clock")


def _group_total(row: GroupScore) -> str:
    told = plain_number(row.total.total)
    if row.total.pending:
        return tr("{total}（待评 {pending}）", total=told, pending=plain_number(row.total.pending))
    return told


def group_columns(row: GroupScore | None) -> tuple[Column[GroupScore], ...]:
    """Return the columns of a table with a column for each block of the rule."""
    blocks = () if row is None else row.blocks
    return (
        text_column(QT_TR_NOOP("党小组"), lambda row: row.name, "name", width=120),
        text_column(
            QT_TR_NOOP("党支部"), lambda row: row.branch_name, "branch", width=150, is_second=True
        ),
        *(
            Column(
                tr("{title} {most}", title=one.block.title, most=plain_number(one.block.maximum)),
                partial(_block, one.block.key),
                f"block_{one.block.key}",
                width=104,
                tooltip=partial(_block_tip, one.block.key),
                chip=partial(_block_chip, one.block.key),
            )
            for one in blocks
        ),
        Column(QT_TR_NOOP("合计"), _group_total, "total", width=136),
    )


# 任务闭环 ----------------------------------------------------------------------------------


def meetings_told(row: TaskLoopRow) -> str:
    """Return the meetings at which a task was discussed."""
    return tr("；").join(f"{one.held_on.isoformat()} {one.title}" for one in row.discussed)


def checks_told(row: TaskLoopRow) -> str:
    """Return what an inspection found."""
    return tr("；").join(map(in_words, row.checked))


def consequences_told(row: TaskLoopRow) -> str:
    """Return what followed."""
    return tr("；").join(in_words(one.told) for one in row.consequences)


def _progress(row: TaskLoopRow) -> ChipLook:
    task = row.task
    if task.dropped_on is not None:
        return ChipLook(tr("不再办理"), Tone.PLAIN)
    if task.done_on is not None:
        return ChipLook(tr("{day} 完成", day=task.done_on.isoformat()), Tone.GOOD)
    if task.due_on is None:
        return ChipLook(tr("在办"), Tone.PLAIN)
    tone = _STATE_TONES.get(task.state, Tone.PLAIN)
    return ChipLook(tr("{day} 前", day=task.due_on.isoformat()), tone)


LOOP_COLUMNS: tuple[Column[TaskLoopRow], ...] = (
    text_column(QT_TR_NOOP("部署"), lambda row: row.ordered_by or _NOTHING, "ordered", width=210),
    text_column(QT_TR_NOOP("任务"), lambda row: row.task.title, "task", width=220),
    text_column(
        QT_TR_NOOP("党支部"),
        lambda row: row.task.organisation_name,
        "branch",
        width=120,
        is_second=True,
    ),
    Column(QT_TR_NOOP("责任人"), lambda row: row.task.owner or _NOTHING, "owner", width=80),
    Column(
        QT_TR_NOOP("落实"),
        lambda row: _progress(row).text,
        "done",
        width=138,
        chip=_progress,
    ),
    text_column(QT_TR_NOOP("研究"), lambda row: meetings_told(row) or _NOTHING, "met", width=180),
    text_column(QT_TR_NOOP("检查"), lambda row: checks_told(row) or _NOTHING, "checked", width=150),
    text_column(
        QT_TR_NOOP("奖惩"),
        lambda row: consequences_told(row) or _NOTHING,
        "consequences",
        width=150,
    ),
)
