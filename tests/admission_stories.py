"""Somebody on the way into the Party, as far as a test of papers wants it to have come."""

from datetime import UTC, date, datetime
from typing import Any

from dangjian_desktop.domain.vocabulary import HelperRole, Sex, Stage
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.votes import add_vote, record_vote_counts
from dangjian_desktop.storage import journal
from dangjian_desktop.storage.models import AdmissionCase, AdmissionHelper, AdmissionStep
from tests import make

#: Day of the 支部大会 that admits (D07).
MEETING = date(2026, 11, 5)
NUMBER = make.id_number("1990-05-12")


def written(table: Any, **values: Any) -> int:
    """A row as it is."""
    made: int = make.done(Operation("布景", "row", lambda writer: writer.insert(table, **values)))
    return made


def written_before(table: Any, **values: Any) -> int:
    """A row of a file that an earlier version has let have it: what is refused now is not asked."""
    made: int = journal.record(
        lambda writer: writer.insert(table, **values),
        label="旧版",
        operation="row",
        actor="",
        at=datetime(2025, 1, 1, tzinfo=UTC),
    ).result
    return made


class Story:
    """Somebody on the way in at a branch of four full members."""

    def __init__(self) -> None:
        self.branch = make.branch(under=make.committee())
        self.members = [
            make.person(name, self.branch, confirmed_on="2010-07-01")
            for name in ("赵一", "钱二", "孙三", "周四")
        ]
        self.person, self.case = self.comes("张建国", id_number=NUMBER)

    def comes(self, name: str, **facts: Any) -> tuple[int, int]:
        """Somebody applies."""
        person = make.person(
            name,
            self.branch,
            stage=Stage.APPLICANT,
            sex=Sex.MALE,
            born_on=make.day("1990-05-12"),
            occupation="采煤机司机",
            mobile_phone="13900001234",
            **facts,
        )
        return person, written(AdmissionCase, person=person, opened_on=date(2025, 3, 1))

    def step(self, code: str, day: str, case: int | None = None, **values: Any) -> int:
        """A step that was done."""
        return written(
            AdmissionStep,
            case=case or self.case,
            step=code,
            done_on=date.fromisoformat(day),
            **values,
        )

    def helpers(self) -> None:
        """Two 培养联系人, and later two 入党介绍人."""
        roles = {HelperRole.CONTACT: "2025-09-12", HelperRole.INTRODUCER: "2026-09-20"}
        for role, day in roles.items():
            for person in self.members[:2]:
                since = date.fromisoformat(day)
                written(AdmissionHelper, case=self.case, person=person, role=role, since=since)

    def up_to_candidate(self) -> "Story":
        """As far as the superior has filed it as 发展对象."""
        self.step("apply", "2025-03-01")
        self.step("talk", "2025-03-20")
        self.step("activist", "2025-09-10")
        self.step("activist_filing", "2025-09-30", number="星火矿党组〔2025〕9号")
        self.helpers()
        self.step("candidate", "2026-09-12")
        self.step("candidate_filing", "2026-09-18")
        return self

    def admitted(self) -> "Story":
        """The 大会 has passed the admission by a vote of the calendar."""
        self.up_to_candidate()
        since = date(2026, 10, 9)
        self.step("training", "2026-10-12", since=since, training_days=4, training_minutes=1440)
        activity = make.held(organisation=self.branch, held_on=MEETING.isoformat(), place="会议室")
        vote = make.done(
            add_vote(
                activity_id=activity,
                regime=Regime.ADMISSION,
                title="讨论张建国同志入党",
                person_ids=[self.person],
            )
        )
        counts = Counts(yes=4, no=0, abstain=0, issued=4, returned=4, invalid=0)
        make.done(record_vote_counts(vote_id=vote, counts=counts, on=MEETING))
        self.step("admission_meeting", "2026-11-05", activity=activity, vote=vote)
        return self
