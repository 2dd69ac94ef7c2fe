"""录入核对 from real records: what is told, and what is no fault."""

from datetime import date

import pytest

from dangjian_desktop.domain.entry_checks import Oddity
from dangjian_desktop.domain.vocabulary import AbsenceKind, Mark
from dangjian_desktop.operations.activities import change_activity, close_activity
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.entry_checks import EntryChecksQuery, likeness
from dangjian_desktop.storage.models import Absence, Attendance
from tests import make

ON = date(2026, 11, 21)
TEXT = (
    "会议传达学习了上级关于安全生产的通知，结合本队实际讨论了冬季四防的安排，"
    "明确了各班组的责任人和完成时间，要求党员带头排查隐患、带头落实措施，"
    "会后由组织委员整理记录并督促落实。"
)


@pytest.fixture
def branch(data):
    return make.branch()


def held(branch, day, minutes="记录", entered=None, kind="themed_day", **values):
    activity = make.activity(kind, branch, day, **values)
    on = date.fromisoformat(entered or day)
    make.done(change_activity(activity_id=activity, values={"minutes": minutes}, on=on))
    return activity


def came(activity, *people, mark=Mark.PRESENT, is_due=True):
    def enter(writer):
        for person in people:
            writer.insert(Attendance, activity=activity, person=person, mark=mark, is_due=is_due)

    make.done(Operation("布景", "came", enter))


def found(branch=None, first=date(2026, 1, 1)):
    return [
        (row.odd.oddity, str(row.odd.sentence))
        for row in EntryChecksQuery(first, date(2026, 12, 31), ON, branch).fetch()
    ]


def kinds(branch=None, first=date(2026, 1, 1)):
    return [oddity for oddity, _said in found(branch, first)]


def test_nothing_odd_is_told_of_ordinary_records(branch):
    person = make.person("张三", branch)
    came(held(branch, "2026-03-20", begins="09:00", ends="10:00"), person)
    came(held(branch, "2026-03-20", begins="10:00", ends="11:00"), person)
    assert found() == []


def test_somebody_in_two_places_at_once_is_told_with_both(branch):
    person = make.person("张三", branch)
    came(held(branch, "2026-03-20", begins="09:00", ends="10:01", title="党日"), person)
    came(held(branch, "2026-03-20", begins="10:00", ends="11:00", title="党课"), person)
    ((oddity, said),) = found()
    assert oddity is Oddity.TWO_PLACES
    assert said == ("张三在“2026-03-20 党日”和“2026-03-20 党课”都记为到会，时间重叠。请核对。")


def test_without_hours_nobody_can_tell(branch):
    person = make.person("张三", branch)
    came(held(branch, "2026-03-20"), person)
    came(held(branch, "2026-03-20", begins="09:00", ends="11:00"), person)
    assert found() == []


def test_an_excuse_is_no_presence(branch):
    person = make.person("张三", branch)
    came(held(branch, "2026-03-20", begins="09:00"), person)
    came(held(branch, "2026-03-20", begins="09:00"), person, mark=Mark.EXCUSED)
    assert found() == []


def test_who_was_away_and_still_came_is_told_to_the_day(branch):
    person = make.person("张三", branch)

    def leave(writer):
        writer.insert(
            Absence,
            person=person,
            kind=AbsenceKind.BUSINESS,
            begins_on=date(2026, 3, 18),
            ends_on=date(2026, 3, 20),
        )

    make.done(Operation("布景", "leave", leave))
    came(held(branch, "2026-03-20"), person)
    came(held(branch, "2026-03-21"), person)
    ((oddity, said),) = found()
    assert oddity is Oddity.AWAY
    assert "出差（2026-03-18 至 2026-03-20）" in said


def test_more_present_than_due_is_told(branch):
    people = make.persons(3, branch)
    activity = held(branch, "2026-03-20")
    came(activity, *people[:2])
    assert found() == []
    came(activity, people[2], is_due=False)
    ((oddity, said),) = found()
    assert oddity is Oddity.TOO_MANY
    assert "应到 2 人，记为到会的有 3 人" in said


def test_entry_at_the_end_of_the_month_and_a_month_after_it_is_normal(branch):
    held(branch, "2026-03-02", entered="2026-05-01")
    assert found() == []
    held(branch, "2026-03-02", entered="2026-05-02")
    ((oddity, said),) = found()
    assert oddity is Oddity.LATE
    assert "2026-05-02 才录入，晚了 61 天" in said


def test_minutes_that_are_nearly_those_of_an_earlier_one_are_told(branch):
    held(branch, "2026-02-20", TEXT, title="二月党日")
    held(branch, "2026-03-20", TEXT.replace("冬季四防", "春季防汛"), title="三月党日")
    ((oddity, said),) = found()
    assert oddity is Oddity.ALIKE
    assert "“2026-03-20 三月党日”的记录与“2026-02-20 二月党日”有 9" in said


def test_earlier_ones_are_compared_with_but_not_told_of(branch):
    held(branch, "2025-12-20", TEXT)
    assert kinds() == []
    held(branch, "2026-03-20", TEXT)
    assert kinds() == [Oddity.ALIKE]
    assert kinds(first=date(2026, 4, 1)) == []


def test_short_records_other_branches_and_other_kinds_are_not_compared(branch):
    other = make.branch("掘进一队党支部")
    held(branch, "2026-02-20", "传达学习文件。")
    held(branch, "2026-03-20", "传达学习文件。")
    held(branch, "2026-04-20", TEXT)
    held(other, "2026-05-20", TEXT)
    held(branch, "2026-06-20", TEXT, kind="committee_meeting")
    assert found() == []


def test_what_was_only_planned_or_cancelled_is_not_looked_at(branch):
    make.activity("themed_day", branch, "2026-01-20")
    activity = held(branch, "2026-01-21", entered="2026-11-01")
    make.done(close_activity(activity_id=activity, note="停产"))
    assert found() == []


def test_a_search_can_be_given_up(branch):
    class Enough(Exception):
        pass

    def progress(_what, _share):
        raise Enough

    with pytest.raises(Enough):
        EntryChecksQuery(date(2026, 1, 1), ON, ON).fetch(progress)


def test_likeness_leaves_blanks_and_punctuation_aside():
    assert likeness("学习 条例，讨论", "学习条例。讨论", 0.9) == 1.0
    assert likeness("学习条例", "排查隐患", 0.5) == 0.0
