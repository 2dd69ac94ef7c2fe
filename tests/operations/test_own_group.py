"""A 党小组长 ticks own people and keeps own ledgers; what is another's is refused, unwritten."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rights import Role
from dangjian_desktop.domain.vocabulary import ActivityState, Mark
from dangjian_desktop.operations.attendance import mark_attendance, mark_many, post_due_list
from dangjian_desktop.operations.ledgers import add_entry, change_entry, remove_entry
from dangjian_desktop.operations.people import change_person, move_to_group
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.storage.models import Activity, Attendance, LedgerEntry, Organisation
from tests import make
from tests.roles import rights_of

ON, EARLIER = date(2026, 11, 21), date(2026, 11, 19)
OTHERS = "这不是本党小组的人员或台账。请找书记、组织委员办理。"


class Two:
    """A branch with two party groups, one person in each, and the leader of the first."""

    def __init__(self) -> None:
        self.branch = make.branch()
        self.own = make.group(self.branch, "第一党小组")
        self.other = make.group(self.branch, "第二党小组")
        self.mine = make.person("张三", self.branch, group=self.own)
        self.theirs = make.person("李四", self.branch, group=self.other)
        uid = Organisation.get_by_id(self.own).uid
        self.leader = Runner("组长", rights=rights_of(Role.GROUP_LEADER), group=uid)

    def meeting(self, organisation: int, kind: str = "themed_day") -> int:
        made = make.activity(kind, organisation, held_on="2026-11-20")
        make.done(post_due_list(activity_id=made, on=ON))
        return made


@pytest.fixture
def two(data) -> Two:
    return Two()


def tick(activity, person):
    return mark_attendance(activity_id=activity, person_id=person, mark=Mark.PRESENT, on=ON)


def test_own_people_are_ticked_at_a_meeting_of_the_branch_and_others_are_not(two):
    meeting = two.meeting(two.branch)
    with pytest.raises(RefusedError, match=OTHERS):
        two.leader.run(tick(meeting, two.theirs))
    with pytest.raises(RefusedError, match=OTHERS):  # one stranger among many: none is ticked
        two.leader.run(mark_many(activity_id=meeting, mark=Mark.PRESENT, on=ON))
    two.leader.run(mark_many(activity_id=meeting, mark=Mark.PRESENT, on=ON, person_ids=[two.mine]))
    assert Activity.get_by_id(meeting).state is ActivityState.HELD
    marks = {row.person_id: row.mark for row in Attendance.select()}
    assert marks == {two.mine: Mark.PRESENT, two.theirs: None}


def test_the_list_of_the_own_group_is_fixed_and_that_of_the_branch_is_not(two):
    own = make.activity("group_meeting", two.own, held_on="2026-11-20")
    assert two.leader.run(post_due_list(activity_id=own, on=ON)).result == 1
    whole = make.activity("themed_day", two.branch, held_on="2026-11-20")
    with pytest.raises(RefusedError, match=OTHERS):
        two.leader.run(post_due_list(activity_id=whole, on=ON))


def test_who_has_moved_to_another_group_since_was_in_it_on_the_day(two):
    meeting = two.meeting(two.branch)
    make.done(move_to_group(person_ids=[two.mine], group_id=two.other, on=date(2026, 11, 21)))
    two.leader.run(tick(meeting, two.mine))


def entry_of(organisation):
    return add_entry(
        book="suggestion",
        organisation_id=organisation,
        day=PartialDate.of(ON),
        values={},
        on=ON,
    )


def test_rows_of_the_own_group_are_kept_from_first_to_last(two):
    made = two.leader.run(entry_of(two.own)).result
    two.leader.run(change_entry(entry_id=made, day=PartialDate.of(EARLIER), on=ON))
    two.leader.run(remove_entry(entry_id=made, on=ON))
    assert LedgerEntry.select().count() == 0


@pytest.mark.parametrize("whose", ["branch", "other"])
def test_rows_of_others_are_neither_entered_nor_changed_nor_removed(two, whose):
    organisation = getattr(two, whose)
    with pytest.raises(RefusedError, match=OTHERS):
        two.leader.run(entry_of(organisation))
    made = make.done(entry_of(organisation))
    for work in (
        change_entry(entry_id=made, day=PartialDate.of(EARLIER), on=ON),
        remove_entry(entry_id=made, on=ON),
    ):
        with pytest.raises(RefusedError, match=OTHERS):
            two.leader.run(work)
    assert LedgerEntry.select().count() == 1


def test_nothing_else_is_recorded_and_it_is_told_who_may(two):
    with pytest.raises(RefusedError, match="没有“登记和修改”的权限。请找书记、组织委员办理。"):
        two.leader.run(change_person(person_id=two.mine, changes={"name": "张四"}))


def test_without_the_group_nothing_is_written(two):
    two.leader.group = "gone"
    meeting = two.meeting(two.branch)
    with pytest.raises(RefusedError, match="口令所属的党小组已经不在名册里"):
        two.leader.run(tick(meeting, two.mine))
