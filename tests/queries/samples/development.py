"""Samples of 发展党员: an applicant with helper, review, 公示 and paper, and a closed case."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import AdmissionOutcome, HelperRole, Stage
from dangjian_desktop.operations.development import (
    add_admission,
    add_helper,
    close_admission,
    mark_paper,
    post_publicity,
    record_review,
    record_step,
)
from dangjian_desktop.queries.development import AdmissionQuery, DevelopmentQuery
from tests import make

ON = date(2026, 11, 21)
#: Row ids of the cases that `fill` entered.
_CASES: list[int] = []


class _OfCase:
    """A query about the case, made when it is asked."""

    def fetch(self) -> Any:
        """Ask about the case."""
        return AdmissionQuery(_CASES[0], ON).fetch()


SAMPLES: dict[type[Any], list[Any]] = {
    DevelopmentQuery: [
        DevelopmentQuery(ON),
        DevelopmentQuery(ON, 3),
        DevelopmentQuery(ON, 2, with_closed=True),
    ],
    AdmissionQuery: [_OfCase()],
}


def fill(branch: int, group: int, person: int, **_ids: int) -> None:
    """One of everything."""
    told = {"stage": Stage.APPLICANT, "stage_since": "2026-01-10", "since": "2020-01-01"}
    applicant = make.person("石进", branch, group=group, **told)
    case = make.done(add_admission(person_id=applicant, opened_on=date(2026, 1, 10), on=ON))
    _CASES[:] = [case]
    for step, day in (("talk", date(2026, 2, 1)), ("activist", date(2026, 3, 2))):
        make.done(record_step(case_id=case, step=step, done_on=day, on=ON))
    whom = {"case_id": case, "person_id": person, "role": HelperRole.CONTACT}
    make.done(add_helper(since=date(2026, 3, 20), on=ON, **whom))
    posted = date(2026, 3, 3)
    make.done(post_publicity(case_id=case, step="activist", posted_on=posted, on=ON))
    make.done(record_review(case_id=case, reviewed_on=date(2026, 9, 1), on=ON))
    make.done(mark_paper(case_id=case, paper="application", received_on=posted, on=ON))
    other = make.person("石退", branch, **told)
    closed = make.done(add_admission(person_id=other, opened_on=date(2026, 1, 10), on=ON))
    ended = {"outcome": AdmissionOutcome.STOPPED, "closed_on": ON, "note": "支委会"}
    make.done(close_admission(case_id=closed, on=ON, leaves_roll=False, **ended))
