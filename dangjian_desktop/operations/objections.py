"""Objections against what was published or shown: taken down, and answered by people.

The journal names neither who objected nor whose points are meant: an objection stands in its own
list and nowhere else.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionOutcome, ObjectionSubject
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.queries.closings import closing_of, frozen_scores
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.storage.models import Objection, Person

#: Columns that `change_objection` changes.
CHANGEABLE = frozenset("text item raised_on raised_by".split())
_LONGEST = {
    "text": 2_000,
    "answer": 2_000,
    "item": Objection.item.max_length,
    "raised_by": Objection.raised_by.max_length,
}


@operation("登记异议")
def record_objection(
    writer: Writer,
    *,
    subject: ObjectionSubject,
    organisation_id: int,
    period: str,
    text: str,
    raised_on: date,
    on: date,
    person_id: int | None = None,
    item: str = "",
    raised_by: str = "",
) -> int:
    """Take an objection down and return its row id; one that comes late is taken, too.

    Args:
        writer: Writes.
        subject: What it is raised against.
        organisation_id: The branch whose figures are meant, or whose member it is.
        period: Code of the period.
        text: What is objected to.
        raised_on: The day on which it was raised.
        on: Today.
        person_id: Whose points are meant; None for those of the branch.
        item: Code of the item or rule meant; "" for the whole.
        raised_by: Name as given; "" for none, or where it is the person meant.

    Raises:
        RefusedError: When nothing is said, the day has not come, or there is no such item.
    """
    told = period_of(period)
    if told is None:
        raise RefusedError(
            "“{period}”不是考评的期间。请写成 2026-07、2026Q3 或 2026。", period=period
        )
    if person_id is not None and Person.get_or_none(Person.id == person_id) is None:
        raise RefusedError("这个人已经不在名册里。请刷新后再选。")
    values = _clean({"text": text, "item": item, "raised_by": raised_by, "raised_on": raised_on})
    _refuse_faulty(values, subject, organisation_id, period, on)
    if raised_on < told.first:
        raise RefusedError(
            "{period}{day}才开始，异议不会更早。请核对提出日期。",
            period=told.label,
            day=told.first.isoformat(),
        )
    return writer.insert(
        Objection,
        subject=subject,
        organisation=organisation_id,
        person=person_id,
        period=period,
        **values,
    )


@operation("修改异议")
def change_objection(
    writer: Writer, *, objection_id: int, values: Mapping[str, Any], on: date
) -> None:
    """Change what was taken down, as long as it is not answered.

    Args:
        writer: Writes.
        objection_id: The objection.
        values: text, item, raised_on, raised_by.
        on: Today.

    Raises:
        RefusedError: When it is answered, or as `record_objection`.
    """
    row = _standing(objection_id)
    if row.outcome is not None:
        raise RefusedError("这件异议已经答复，不能再改。答复写错了请重新登记答复。")
    clean = _clean(values)
    whole = {"text": row.text, "item": row.item, "raised_on": row.raised_on} | clean
    _refuse_faulty(whole, row.subject, row.organisation_id, row.period, on)
    writer.update(Objection, objection_id, **clean)


@operation("删除异议")
def remove_objection(writer: Writer, *, objection_id: int) -> None:
    """Remove an objection that was entered by mistake.

    Raises:
        RefusedError: When it is answered.
    """
    row = _standing(objection_id)
    if row.outcome is not None:
        raise RefusedError("这件异议已经答复，要留存，不能删除。答复写错了请重新登记答复。")
    writer.delete(Objection, objection_id)


@operation("答复异议")
def record_answer(
    writer: Writer,
    *,
    objection_id: int,
    outcome: ObjectionOutcome,
    answer: str,
    answered_on: date,
    on: date,
) -> None:
    """Take down what people decided about an objection; given again it replaces the answer.

    One that is upheld changes no figure: who decides starts a correction.

    Args:
        writer: Writes.
        objection_id: The objection.
        outcome: What became of it.
        answer: What was found and answered.
        answered_on: The day.
        on: Today.

    Raises:
        RefusedError: When nothing is said, or the day cannot be.
    """
    row = _standing(objection_id)
    told = _clean({"answer": answer})["answer"]
    if not told:
        raise RefusedError("没有写查明的情况和答复。请填写答复内容。")
    if answered_on < row.raised_on:
        raise RefusedError(
            "这件异议{day}才提出，答复不会更早。请核对答复日期。", day=row.raised_on.isoformat()
        )
    if answered_on > on:
        raise RefusedError("答复日期还没有到。请填写已经答复的日期。")
    writer.update(Objection, objection_id, outcome=outcome, answer=told, answered_on=answered_on)


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    return clean_values(values, CHANGEABLE | {"answer"}, _LONGEST)


def _refuse_faulty(
    values: Mapping[str, Any],
    subject: ObjectionSubject,
    organisation_id: int,
    period: str,
    on: date,
) -> None:
    if not values["text"]:
        raise RefusedError("没有写异议的内容。请写明对什么有异议、理由是什么。")
    if values["raised_on"] > on:
        raise RefusedError("提出日期还没有到。请填写已经提出的日期。")
    item = values["item"]
    if subject is ObjectionSubject.SCORE and item and item not in _items(organisation_id, period):
        raise RefusedError(
            "这一期的考评细则没有“{item}”这一项。请另选，或者不选具体项目。", item=item
        )


def _items(organisation_id: int, period: str) -> set[str]:
    """Return the codes of the items of a branch: as they were closed, or as they are scored."""
    row = closing_of(ClosingSubject.SCORE, organisation_id, period)
    frozen = {} if row is None else frozen_scores(row, [organisation_id])
    told = period_of(period)
    current = None if told is None else rubric_for(told.last)
    rubric = None if current is None else current.rubric
    if organisation_id in frozen:
        rubric = frozen[organisation_id].rubric
    return set() if rubric is None else {item.code for item in rubric.items}


def _standing(objection_id: int) -> Any:
    return standing_row(
        Objection,
        objection_id,
        RefusedError("这件异议已经不在了（可能刚被删除或撤销）。请刷新后再选。"),
    )
