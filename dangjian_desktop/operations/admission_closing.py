"""Closes a way into the Party as part of a larger operation: a departure, or its last step."""

from collections.abc import Mapping
from datetime import date

from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    LeaveReason,
    Stage,
    printed,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.development import open_case, stages_on
from dangjian_desktop.storage.models import AdmissionCase

#: How a case ends when its person leaves the roll.
_OUTCOMES: Mapping[LeaveReason, AdmissionOutcome] = {
    LeaveReason.TRANSFER: AdmissionOutcome.MOVED_OUT,
}


def write_left_admission(writer: Writer, person_id: int, reason: LeaveReason, on: date) -> None:
    """End the open case of somebody who leaves the roll; nothing where there is none."""
    case = open_case(person_id)
    if case is None:
        return
    outcome = _OUTCOMES.get(reason, AdmissionOutcome.STOPPED)
    is_member = stages_on([person_id], on).get(person_id) is Stage.PROBATIONARY
    if reason is LeaveReason.EXPULSION and is_member:
        outcome = AdmissionOutcome.CANCELLED
    write_admission_closed(writer, case.id, outcome, max(on, case.opened_on), printed(reason))


def write_admission_closed(
    writer: Writer, case_id: int, outcome: AdmissionOutcome, closed_on: date, note: str = ""
) -> None:
    """Write how and when a case ended."""
    writer.update(AdmissionCase, case_id, closed_on=closed_on, outcome=outcome, outcome_note=note)
