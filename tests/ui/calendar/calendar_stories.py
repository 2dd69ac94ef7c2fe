"""What the calendar of the small mine holds: of everything that a page can show, at least one.

`busy_calendar` enters it through the operations that a user runs. Texts are as long as people
write them, so that a page which has no room for them is found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.recurrence import Recurrence, Rhythm
from dangjian_desktop.domain.vocabulary import (
    AbsenceKind,
    DocumentKind,
    Mark,
    StopKind,
    VotingBarReason,
)
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations import (
    activity_series,
    agenda,
    attendance,
    documents,
    plans,
    shifts,
    tasks,
    votes,
    voting_rights,
    zone_duties,
)
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.storage.models import Person
from tests import make
from tests.ui.roster.roster_stories import Mine

#: The day on which everything is entered: the day of most tests.
ON = date(2026, 11, 21)
LONG_TITLE = "学习贯彻上级关于加强煤矿班组安全生产工作的意见并研究本支部贯彻落实的具体措施"


@dataclass(frozen=True)
class Calendar:
    """Row ids of the activities whose pages are worth a look."""

    meeting: int
    committee_meeting: int
    themed_day: int
    lecture: int
    talk: int

    @property
    def activities(self) -> Mapping[str, int]:
        """Every one of them by the code of its kind."""
        return MappingProxyType(
            {
                "general_meeting": self.meeting,
                "committee_meeting": self.committee_meeting,
                "themed_day": self.themed_day,
                "party_lecture": self.lecture,
                "talk": self.talk,
            }
        )


def busy_calendar(mine: Mine) -> Calendar:
    """Fill the calendar of the mine and return the activities to look at."""
    zone = make.zone("第一协作区", [mine.first, mine.second])
    members = [make.person(name, mine.first) for name in ("冯丽华", "陈春梅", "褚建军")]
    calendar = Calendar(
        meeting=_meeting(mine, members),
        committee_meeting=_committee_meeting(mine),
        themed_day=_themed_day(mine, zone, members),
        lecture=_lecture(mine, members),
        talk=make.activity(
            "talk", mine.first, "2026-11-18", title="入户走访谈心", place="职工宿舍 3 号楼"
        ),
    )
    _other_activities(mine)
    _matters(mine, calendar)
    _plan(mine)
    _shifts(mine, members)
    make.done(zone_duties.apply_rotation(year=ON.year))
    return calendar


def _meeting(mine: Mine, members: list[int]) -> int:
    """Enter a 党员大会 with marks of every kind, a resolution, an election and a tie."""
    meeting = make.activity(
        "general_meeting",
        mine.first,
        "2026-11-20",
        title=LONG_TITLE,
        begins="09:00",
        ends="10:30",
        place="综采一队二楼学习室",
        notified_on=date(2026, 11, 17),
        minutes="一、通报上半年工作。\n二、讨论发展对象。",
        remark="因升降机检修改在二楼",
    )
    make.done(attendance.post_due_list(activity_id=meeting, on=ON))
    marks = zip(members, (Mark.LATE, Mark.ON_SHIFT, Mark.EXCUSED), strict=True)
    for person, mark in marks:
        reason = "家里老人住院" if mark is Mark.EXCUSED else None
        make.done(
            attendance.mark_attendance(
                activity_id=meeting, person_id=person, mark=mark, on=ON, reason=reason
            )
        )
    make.done(attendance.mark_many(activity_id=meeting, mark=Mark.PRESENT, on=ON))
    make.done(
        voting_rights.add_deduction(
            activity_id=meeting, person_id=members[1], reason="not_transferred"
        )
    )
    resolved = make.done(
        votes.add_vote(
            activity_id=meeting, regime=Regime.ORDINARY, title="支部年度工作计划（讨论稿）"
        )
    )
    make.done(
        votes.record_vote_counts(vote_id=resolved, counts=Counts(yes=3, no=0, abstain=1), on=ON)
    )
    make.done(
        votes.add_vote(
            activity_id=meeting,
            regime=Regime.ADMISSION,
            title="李娜同志按期转正",
            person_ids=[_named("李娜")],
        )
    )
    make.done(
        votes.add_vote(
            activity_id=meeting,
            regime=Regime.ELECTION,
            title="增补支部委员",
            seats=1,
            candidate_ids=members[:2],
            candidate_names=["欧阳艳红"],
        )
    )
    return meeting


def _committee_meeting(mine: Mine) -> int:
    """Enter a 支委会 to come, with an agenda of which one matter has an outcome already."""
    meeting = make.activity(
        "committee_meeting", mine.first, "2026-11-21", title="十一月支委会", begins="15:00"
    )
    for title in ("第一议题：学习传达", "慰问困难党员人选", LONG_TITLE):
        item = make.done(
            agenda.add_agenda_item(
                organisation_id=mine.first, title=title, on=ON, activity_id=meeting
            )
        )
        if title.startswith("慰问"):
            make.done(
                agenda.record_agenda_item(
                    item_id=item, discussion="逐人商量。", outcome="走访三户。", on=ON
                )
            )
    make.done(
        agenda.post_resolution(
            activity_id=meeting,
            title="走访三户困难党员，并把情况报矿党委组织部",
            on=ON,
            values={"owner": _named("张卫国"), "due_on": date(2026, 11, 27)},
        )
    )
    return meeting


def _themed_day(mine: Mine, zone: int, members: list[int]) -> int:
    """Enter a 主题党日 that is still to come, and a series that meets it."""
    make.done(
        activity_series.add_activity_series(
            kind="themed_day",
            organisation_id=mine.first,
            title="每月主题党日",
            recurrence=Recurrence(Rhythm.MONTH_DAY, day=25),
            since=date(2026, 9, 1),
            until=date(2026, 12, 31),
            entered_on=ON,
            values={"begins": "14:00", "place": "综采一队二楼学习室"},
        )
    )
    return make.activity(
        "themed_day",
        mine.first,
        "2026-11-25",
        title="“安全生产，党员先行”主题党日",
        begins="14:00",
        ends="16:00",
        place="综采一队二楼学习室",
        zone=zone,
        chair=members[0],
        fixed_actions="重温入党誓词\n交纳党费",
        own_actions="井下隐患排查",
        form="集中学习＋现场实践",
    )


def _lecture(mine: Mine, members: list[int]) -> int:
    """Enter a 党课 that some missed, and the make-up session for one crew."""
    lecture = make.activity(
        "party_lecture",
        mine.first,
        "2026-11-10",
        title="新时代矿工精神",
        begins="18:30",
        lecturer="矿党委宣传部 司马文华",
        place="职工之家",
    )
    make.done(attendance.post_due_list(activity_id=lecture, on=ON))
    for person, mark in zip(members, (Mark.PRESENT, Mark.ON_SHIFT, Mark.ABSENT), strict=True):
        make.done(
            attendance.mark_attendance(activity_id=lecture, person_id=person, mark=mark, on=ON)
        )
    make.done(
        attendance.add_make_up_session(
            activity_id=lecture, held_on=date(2026, 11, 12), entered_on=ON
        )
    )
    return lecture


def _other_activities(mine: Mine) -> None:
    """Enter days on which much meets, one that was cancelled, and 小组会 of the year."""
    for kind in ("group_study", "deliberation", "volunteering", "micro_lecture"):
        make.activity(kind, mine.first, "2026-11-13", begins="08:30", place="职工之家")
    cancelled = make.activity("group_study", mine.second, "2026-11-16", title="集中学习")
    make.done(close_activity(activity_id=cancelled, note="矿上停产检修，另行通知"))
    for month in range(1, 11):
        make.activity("group_meeting", mine.group, f"2026-{month:02d}-06")
    make.done(
        voting_rights.add_voting_bar(
            person_id=_named("仇志国"),
            reason=VotingBarReason.UNDER_OBSERVATION,
            since=PartialDate(2026, 3, 1),
        )
    )


def _matters(mine: Mine, calendar: Calendar) -> None:
    """Enter matters in the pool, documents in each state, and tasks that are late and done."""
    for title in ("发展对象公示", LONG_TITLE):
        make.done(
            agenda.add_agenda_item(
                organisation_id=mine.first, title=title, on=ON, values={"proposer": "张卫国"}
            )
        )
    document = make.done(
        documents.add_document(
            organisation_id=mine.first,
            kind=DocumentKind.DOCUMENT,
            title="关于开展“安全生产月”党员责任区活动的通知",
            received_on=date(2026, 11, 2),
            on=ON,
            values={
                "number": "星火党发〔2026〕32号",
                "source": "星火煤矿党委组织部",
                "answer_due_on": date(2026, 11, 18),
                "summary": "各支部划分党员责任区，每月自查一次，十八日前报送方案。",
            },
        )
    )
    make.done(
        documents.add_reply(
            document_id=document,
            sent_on=date(2026, 11, 20),
            content="责任区划分方案",
            on=ON,
            sent_to="矿党委组织部",
        )
    )
    make.done(
        documents.add_document(
            organisation_id=mine.first,
            kind=DocumentKind.INSPECTION,
            title="三季度党建督导检查反馈",
            received_on=date(2026, 11, 12),
            on=ON,
        )
    )
    for title, more in (
        ("划分党员责任区", {"document_id": document}),
        ("整理三季度会议记录", {"activity_id": calendar.meeting}),
        (LONG_TITLE, {}),
    ):
        make.done(
            tasks.add_task(
                organisation_id=mine.first,
                title=title,
                on=date(2026, 11, 3),
                values={"owner_name": "宣传委员", "due_on": date(2026, 11, 19)},
                **more,
            )
        )
    done = make.done(tasks.add_task(organisation_id=mine.first, title="更新公示栏", on=ON))
    make.done(tasks.mark_task_done(task_id=done, done_on=ON, on=ON, result="已更新"))


def _plan(mine: Mine) -> None:
    """Enter a year plan with an item for all, one for a branch and one that was ticked off."""
    plan = make.done(plans.add_plan(year=ON.year, entered_on=ON))
    for title, owner, month in (
        ("年度工作计划", "各党支部", 1),
        ("“七一”系列活动暨表彰先进、慰问困难党员和老党员、重温入党誓词", "各党支部", 7),
        ("党风廉政教育", "各党支部", 11),
    ):
        values = {"title": title, "owner": owner, "month": month}
        make.done(plans.add_plan_item(plan_id=plan, values=values))
    own = {"title": "支部品牌创建", "month": 5, "owner": "综采一队党支部"}
    own |= {"organisation_id": mine.first}
    item = make.done(plans.add_plan_item(plan_id=plan, values=own))
    make.done(plans.mark_item_done(item_id=item, done_on=date(2026, 5, 20), on=ON))


def _shifts(mine: Mine, members: list[int]) -> None:
    """Enter two crews in a rhythm, a leave, an exchange of shifts and days without production."""
    for crew, offset in (("甲", 0), ("乙", 4)):
        make.done(
            shifts.add_crew(
                organisation_id=mine.first,
                name=crew,
                pattern="4c3s_8d",
                anchor=date(2026, 11, 1),
                offset=offset,
            )
        )
        make.person(f"{crew}班欧阳建国", mine.first, shift_crew=crew)
    make.done(
        shifts.add_absence(
            person_id=members[0],
            kind=AbsenceKind.TRAINING,
            begins_on=date(2026, 11, 16),
            ends_on=date(2026, 11, 20),
            note="党校脱产培训",
        )
    )
    make.done(
        shifts.add_stop_days(
            organisation_id=mine.first,
            kind=StopKind.MAINTENANCE,
            begins_on=date(2026, 11, 28),
            ends_on=date(2026, 11, 29),
        )
    )


def _named(name: str) -> int:
    """Return the row id of the only person of this name."""
    person: int = Person.get(Person.name == name).id
    return person
