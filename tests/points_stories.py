"""A branch whose members have points, for the tests of the page, the papers and the command."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.points import record_exemption, record_points
from tests import make

ON = date(2026, 11, 21)
#: Points by hand of each member in October and November.
NUMBERS = {"陈一": 9, "何二": 8, "李三": 7, "马四": 6, "孙五": 5, "王六": 4}


@dataclass(frozen=True)
class PointsMine:
    """The rows of the story."""

    branch: int
    group: int
    meeting: int
    people: dict[str, int]


def points_mine() -> PointsMine:
    """Six members with points, 钱七 who takes no part, and a meeting to which 陈一 came."""
    branch = make.branch("综采一队党支部", make.committee())
    group = make.group(branch)
    people = {name: make.person(name, branch, group=group) for name in (*NUMBERS, "钱七")}
    meeting = make.activity("general_meeting", branch, "2026-11-10", title="四季度党员大会")
    make.done(post_due_list(activity_id=meeting, on=ON))
    make.done(
        mark_attendance(activity_id=meeting, person_id=people["陈一"], mark=Mark.PRESENT, on=ON)
    )
    for name, number in NUMBERS.items():
        given(people[name], number)
    make.done(record_exemption(person_ids=[people["钱七"]], since=date(2026, 1, 1)))
    return PointsMine(branch, group, meeting, people)


def given(person: int, number: int, month: str = "2026-11", reason: str = "带班抢修") -> None:
    """Enter points by hand."""
    make.done(
        record_points(
            person_ids=[person], period=month, points=Decimal(number), reason=reason, on=ON
        )
    )
