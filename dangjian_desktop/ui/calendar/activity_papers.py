"""Which paper belongs to which step of an activity: what Ctrl+P prints on its page."""

from datetime import date

from dangjian_desktop.domain.activity_kinds import TALK, THEMED_DAY
from dangjian_desktop.domain.vocabulary import Step
from dangjian_desktop.operations.printout import (
    AGENDA_SHEET,
    ARCHIVE,
    BLANK,
    MEETING_MINUTES,
    MEETING_NOTICE,
    SIGN_IN_SHEET,
    TALK_RECORD,
    THEMED_DAY_PLAN,
    THEMED_DAY_RECORD,
    Printout,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code

_OF_STEP = {
    Step.NOTICE: MEETING_NOTICE,
    Step.SIGN_IN: SIGN_IN_SHEET,
    Step.ATTENDANCE: SIGN_IN_SHEET,
}
_BEFORE = frozenset({Step.STUDY, Step.PLAN, Step.APPROVAL})


def paper_of(step: Step | None, kind: str) -> str:
    """Return the code of the paper that a step of an activity of a kind gives.

    Before it takes place that is the plan of a 主题党日, the 议题单 of a meeting with an agenda,
    else the notice; afterwards the record as the kind writes it. Of a talk there is only the form
    to write on by hand.
    """
    if kind == TALK:
        return TALK_RECORD
    if step in _OF_STEP:
        return _OF_STEP[step]
    found = kinds_by_code().get(kind)
    if step in _BEFORE or step is None:
        if kind == THEMED_DAY:
            return THEMED_DAY_PLAN
        return AGENDA_SHEET if found is not None and found.has_agenda else MEETING_NOTICE
    return record_of(kind)


def record_of(kind: str) -> str:
    """Return the code of the record of a kind."""
    return {THEMED_DAY: THEMED_DAY_RECORD, TALK: TALK_RECORD}.get(kind, MEETING_MINUTES)


def printout_of(code: str, activity_id: int, on: date, *, is_blank: bool = False) -> Printout:
    """Return an activity's paper as it is printed in the office: with everything filed."""
    return Printout(
        code,
        on,
        activity_id=activity_id,
        detail="" if code in (SIGN_IN_SHEET, MEETING_NOTICE) else ARCHIVE,
        sections=(BLANK,) if is_blank else (),
    )
