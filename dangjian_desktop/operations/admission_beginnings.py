"""Correcting how a way into the Party was begun, and taking one back that was begun by mistake."""

from datetime import date
from typing import Any

from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.development import step_book_on
from dangjian_desktop.storage.models import (
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    Attachment,
)

_LONGEST_ORIGIN = 120


@operation("改正开始办理的登记")
def correct_admission(
    writer: Writer,
    *,
    case_id: int,
    opened_on: date,
    begins_at: str,
    on: date,
    origin: str = "",
) -> None:
    """Correct since when and from which step a case is entered here, and where somebody came from.

    Args:
        writer: Writes.
        case_id: Which.
        opened_on: Since when; of somebody moved in the day of moving in.
        begins_at: Code of the first step that is ours.
        on: Today.
        origin: Of somebody moved in: the organisation that handed over the file.

    Raises:
        RefusedError: When the case is no more, is closed or begins with the application itself,
            the day cannot be or lies before the end of an earlier case, the rules know no such
            step, or the origin is missing.
    """
    case = _open(case_id)
    if not case.begins_at:
        raise RefusedError("这件事从递交入党申请书开始登记。申请日期请在第 1 步里改正。")
    book = step_book_on(on)
    rule = book.step(begins_at)
    if rule is None or rule.number == 1:
        raise RefusedError("没有选从哪一步接着办。请选第 1 步以后的一步。")
    if opened_on > on:
        raise RefusedError("{day} 还没有到。请填已经办了的日期。", day=opened_on.isoformat())
    refuse_before_closed(case.person_id, opened_on, but=case_id)
    ours = [
        one.done_on
        for one in AdmissionStep.select().where(AdmissionStep.case == case_id)
        if (found := book.step(one.step)) is not None and found.number >= rule.number
    ]
    if ours and min(ours) < opened_on:
        raise RefusedError(
            "已登记的步骤最早是 {day}，日期不能晚于它。请核对日期。", day=min(ours).isoformat()
        )
    told = trimmed(origin, _LONGEST_ORIGIN)
    if case.moved_in_on is not None and not told:
        raise RefusedError("没有写从哪里转来。请填写移交材料的党组织。")
    is_moved = case.moved_in_on is not None
    writer.update(
        AdmissionCase,
        case_id,
        opened_on=opened_on,
        begins_at=begins_at,
        moved_in_on=opened_on if is_moved else None,
        origin=told if is_moved else "",
    )


@operation("删除开始办理的登记")
def remove_admission(writer: Writer, *, case_id: int) -> None:
    """Remove a case that was begun by mistake: for the wrong person, or twice.

    What the person is by the roster stays as it is.

    Raises:
        RefusedError: When it is no more or closed, or anything beyond the application is recorded.
    """
    case = _open(case_id)
    steps = list(AdmissionStep.select().where(AdmissionStep.case == case_id))
    is_application = len(steps) == 1 and not case.begins_at
    if steps and not is_application:
        raise RefusedError("这件事已经登记了步骤，不能删除。请先删除步骤，或登记结束。")
    for table, column in _KEPT:
        if table.select().where(column == case_id).exists():
            raise RefusedError(
                "这件事已经登记了联系人、考察、公示、材料或附件，不能删除。请先删除它们，或登记结束。"
            )
    for step in steps:
        writer.delete(AdmissionStep, step.id)
    writer.delete(AdmissionCase, case_id)


def refuse_before_closed(person_id: int, opened_on: date, but: int | None = None) -> None:
    """Refuse a way into the Party that begins while an earlier one of the person lasted.

    Args:
        person_id: Whose, with no other open case. opened_on: when it begins.
        but: The case itself, where it is entered already.

    Raises:
        RefusedError: When another case was closed only later.
    """
    ended = [
        one.closed_on
        for one in AdmissionCase.select().where(AdmissionCase.person == person_id)
        if one.id != but and one.closed_on > opened_on
    ]
    if ended:
        raise RefusedError(
            "{name}上一次到 {day} 才办结。请核对申请日期。",
            name=standing_person(person_id).name,
            day=max(ended).isoformat(),
        )


_KEPT: tuple[tuple[Any, Any], ...] = (
    (AdmissionHelper, AdmissionHelper.case),
    (AdmissionReview, AdmissionReview.case),
    (AdmissionPublicity, AdmissionPublicity.case),
    (AdmissionPaper, AdmissionPaper.case),
    (Attachment, Attachment.admission),
)


def _open(case_id: int) -> Any:
    case = standing_row(
        AdmissionCase, case_id, RefusedError("这件事已经不在了，可能刚被撤销。请重新选择。")
    )
    if case.closed_on is not None:
        raise RefusedError("这件事已经结束，不能再改。请先“重新办理”。")
    return case
