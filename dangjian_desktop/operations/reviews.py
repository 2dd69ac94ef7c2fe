"""书记述职评议: 报告 → 会上述职 → 测评 → 反馈 → 整改, each step with its day, in this order.

Only the tally is kept, no ballot; the grade is entered as the superior decided it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.appraisal import (
    REVIEW_MARKS,
    Marks,
    ballot_problems,
    review_day_problems,
)
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind, ReviewGrade
from dangjian_desktop.operations.appraisals import held_day
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import refuse_long
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.reviews import KIND
from dangjian_desktop.storage.models import Person, ReviewMatter, SecretaryReview

_GONE = "这次述职评议已经不在了，可能刚被撤销。请重新打开。"
_MATTER_GONE = "这条整改事项已经不在了，可能刚被撤销。请重新打开。"
_LONGEST_MATTER: int = ReviewMatter.text.max_length
_LONGEST_TEXT = 4000


@operation("开始述职评议")
def add_review(writer: Writer, *, organisation_id: int, person_id: int, year: int, on: date) -> int:
    """Begin the review of a secretary for a year and return its row id.

    Raises:
        RefusedError: When it was begun already, the organisation is no branch, or the person is no
            more.
    """
    _refuse_closed(organisation_id, year)
    node = Tree.on(min(on, date(year, 12, 31))).get(organisation_id)
    person = Person.get_or_none(id=person_id)
    if node is None or node.kind is not OrganisationKind.BRANCH or person is None:
        raise RefusedError("这一年没有这个党支部，或者这个人已经不在了。请重新选择。")
    table = SecretaryReview
    same = (
        (table.organisation == organisation_id) & (table.person == person_id) & (table.year == year)
    )
    if table.get_or_none(same) is not None:
        raise RefusedError(
            "{name}{year}年的述职评议已经开始了，不必再建。", name=person.name, year=year
        )
    return writer.insert(table, organisation=organisation_id, person=person_id, year=year)


@operation("登记述职评议")
def change_review(
    writer: Writer,
    *,
    review_id: int,
    on: date,
    reported_on: date | None,
    presented_on: date | None,
    feedback_on: date | None,
    activity_id: int | None = None,
    feedback: str = "",
) -> None:
    """Enter the days of the steps and what was fed back.

    Raises:
        RefusedError: When it is no more, its year is closed, or the activity is none of it.
        InputError: With every day that is out of order or ahead, at its field.
    """
    row = _standing(review_id)
    presented = held_day(KIND, row.organisation_id, activity_id, presented_on, on)
    days = {"reported_on": reported_on, "presented_on": presented, "feedback_on": feedback_on}
    problems = review_day_problems(days, on)
    if feedback.strip() and feedback_on is None:
        problems.append(Problem(Address(field="feedback_on"), "field.missing"))
    if row.returned is not None and presented is None:
        problems.append(Problem(Address(field="presented_on"), "field.missing"))
    if problems:
        raise InputError(*problems)
    refuse_long(feedback, _LONGEST_TEXT)
    writer.update(SecretaryReview, row.id, activity=activity_id, feedback=feedback.strip(), **days)


@operation("删除述职评议")
def remove_review(writer: Writer, *, review_id: int) -> None:
    """Take a review back that was begun by mistake.

    Raises:
        RefusedError: When it is no more, or a tally, a grade or a matter was entered.
    """
    row = _standing(review_id)
    has_matters = ReviewMatter.select().where(ReviewMatter.review == row.id).exists()
    if row.returned is not None or row.grade is not None or has_matters:
        raise RefusedError("已经录入票数、等次或整改事项，不能删除。请先用“撤销”退回，或逐项更正。")
    writer.delete(SecretaryReview, row.id)


@operation("录入述职测评票数")
def record_review_tally(
    writer: Writer,
    *,
    review_id: int,
    issued: int | None,
    returned: int | None,
    marks: Marks,
) -> None:
    """Enter the tally of the ballots of one secretary.

    Args:
        writer: Writes.
        review_id: The review.
        issued: Ballots handed out. returned: ballots that came back.
        marks: 好, 较好, 一般, 差.

    Raises:
        RefusedError: When it is no more, its year is closed, or nobody has presented yet.
        InputError: With everything that is wrong, each at its field.
    """
    row = _standing(review_id)
    if row.presented_on is None:
        raise RefusedError("还没有登记会上述职的日期，不能录入测评。请先登记述职。")
    problems = ballot_problems(issued, returned, {"": marks}, REVIEW_MARKS)
    problems += [
        Problem(Address(field=key), "field.missing")
        for key, count in zip(REVIEW_MARKS, marks, strict=True)
        if count is None and all(one is None for one in marks)
    ]
    if problems:
        raise InputError(*problems)
    values: Mapping[str, Any] = dict(zip(REVIEW_MARKS, marks, strict=True))
    writer.update(SecretaryReview, row.id, issued=issued, returned=returned, **values)


@operation("登记述职评议等次")
def apply_review_grade(
    writer: Writer,
    *,
    review_id: int,
    grade: ReviewGrade | None,
    decided_on: date | None,
    on: date,
) -> None:
    """Enter the grade that the superior decided; None takes it back.

    Raises:
        RefusedError: When it is no more or its year is closed.
        InputError: When the day is missing, ahead, or before the meeting.
    """
    row = _standing(review_id)
    place = Address(field="decided_on")
    if grade is not None:
        if decided_on is None:
            raise InputError(Problem(place, "field.missing"))
        found = decided_on.isoformat()
        if decided_on > on:
            raise InputError(Problem(place, "review.ahead", found, hint=on.isoformat()))
        if row.presented_on is not None and decided_on < row.presented_on:
            hint = row.presented_on.isoformat()
            raise InputError(Problem(place, "review.decided_before_meeting", found, hint=hint))
    writer.update(
        SecretaryReview, row.id, grade=grade, decided_on=None if grade is None else decided_on
    )


@operation("增加述职整改事项")
def add_review_matter(
    writer: Writer, *, review_id: int, text: str, due_on: date | None, note: str = ""
) -> int:
    """Add something that is to be put right and return its row id.

    Raises:
        RefusedError: When the review is no more.
        InputError: When nothing is said, too much, or the last day lies before the feedback.
    """
    row = _standing(review_id)
    _refuse_matter(row, text, due_on, None)
    return writer.insert(
        ReviewMatter, review=row.id, text=text.strip(), due_on=due_on, note=note.strip()
    )


@operation("修改述职整改事项")
def change_review_matter(
    writer: Writer,
    *,
    matter_id: int,
    on: date,
    text: str,
    due_on: date | None,
    done_on: date | None,
    note: str = "",
) -> None:
    """Change a matter, or enter the day on which it was put right.

    Raises:
        RefusedError: When it is no more.
        InputError: When nothing is said, too much, or the days do not go together.
    """
    matter = standing_row(ReviewMatter, matter_id, RefusedError(_MATTER_GONE))
    row = _standing(matter.review_id)
    _refuse_matter(row, text, due_on, done_on, on)
    writer.update(
        ReviewMatter,
        matter.id,
        text=text.strip(),
        due_on=due_on,
        done_on=done_on,
        note=note.strip(),
    )


@operation("删除述职整改事项")
def remove_review_matter(writer: Writer, *, matter_id: int) -> None:
    """Remove a matter.

    Raises:
        RefusedError: When it is no more.
    """
    matter = standing_row(ReviewMatter, matter_id, RefusedError(_MATTER_GONE))
    _standing(matter.review_id)
    writer.delete(ReviewMatter, matter.id)


def _refuse_matter(
    row: Any, text: str, due_on: date | None, done_on: date | None, on: date | None = None
) -> None:
    problems = []
    if not text.strip():
        problems.append(Problem(Address(field="text"), "field.missing"))
    elif len(text.strip()) > _LONGEST_MATTER:
        length = str(len(text.strip()))
        problems.append(Problem(Address(field="text"), "field.too_long", hint=length))
    since = row.feedback_on
    for name, day, code in (
        ("due_on", due_on, "review.due_before_feedback"),
        ("done_on", done_on, "review.done_before_feedback"),
    ):
        if day is not None and since is not None and day < since:
            where = Address(field=name)
            problems.append(Problem(where, code, day.isoformat(), hint=since.isoformat()))
    if done_on is not None and on is not None and done_on > on:
        where = Address(field="done_on")
        hint = on.isoformat()
        problems.append(Problem(where, "review.ahead", done_on.isoformat(), hint=hint))
    if problems:
        raise InputError(*problems)


def _standing(review_id: int) -> Any:
    row = standing_row(SecretaryReview, review_id, RefusedError(_GONE))
    _refuse_closed(row.organisation_id, row.year)
    return row


def _refuse_closed(organisation_id: int, year: int) -> None:
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, str(year))
