"""What comes back on paper is entered as one, all of it or nothing."""

from datetime import date
from typing import Any

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post
from dangjian_desktop.operations.attendance import post_due_list
from dangjian_desktop.operations.ledgers import NewEntry
from dangjian_desktop.operations.paper_packs import (
    PaperMeeting,
    PaperOutcome,
    PaperStep,
    Returned,
    record_paper_pack,
    returned_problems,
)
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.paper_packs import PackOfCodeQuery, PaperPackQuery
from dangjian_desktop.storage.models import Activity, LedgerEntry, LedgerStep
from tests import make

ON = date(2026, 11, 20)
FIVE = {
    "place": "机头",
    "found_by": "甲",
    "crew": "一班",
    "measures": "补齐",
    "funds": 0,
    "plan": "无需",
    "level": "一般（C级）",
    "due_on": "2026-11-30",
}


@pytest.fixture
def group(data: Any) -> int:
    branch = make.branch(under=make.committee())
    group = make.group(branch)
    make.post(make.person("组长甲", branch, group=group), group, Post.GROUP_LEADER)
    make.person("组员乙", branch, group=group)
    return group


def person(group: int, name: str) -> int:
    pack = PaperPackQuery(group, 2026, 11, ON).fetch()
    assert pack is not None
    return next(one.person_id for one in pack.people if one.name == name)


def named(group: int, name: str) -> Named:
    return Named(name, person(group, name))


def on_day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def hazard(group: int, **values: Any) -> int:
    told = {"content": "护罩缺螺栓", "owner": person(group, "组员乙"), **FIVE, **values}
    return make.entry("hazard", group, "2026-11-02", **told)


def closing(entry_id: int, group: int, checked: str = "2026-11-11") -> PaperOutcome:
    leader, owner = named(group, "组长甲"), named(group, "组员乙")
    return PaperOutcome(
        1,
        entry_id,
        (
            PaperStep("rectified", on_day("2026-11-10"), owner),
            PaperStep("checked", on_day(checked), leader),
            PaperStep("closed", on_day("2026-11-12"), leader),
        ),
    )


def places(error: pytest.ExceptionInfo[InputError]) -> list[tuple[str, int, str, str]]:
    return [
        (one.where.sheet, one.where.row, one.where.field, one.code) for one in error.value.problems
    ]


def test_everything_is_entered_at_once_and_taken_back_by_one_undo(
    runner: Runner, group: int
) -> None:
    entry = hazard(group)
    duty = make.entry(
        "duty_list",
        group,
        "2026-11-01",
        duty="讲教训",
        kind="安全生产",
        rhythm="每周",
        standard="有记录",
        owner=person(group, "组员乙"),
    )
    before = (Activity.select().count(), LedgerEntry.select().count(), LedgerStep.select().count())
    new = NewEntry(1, group, on_day("2026-11-09"), {"content": "油污", "place": "泵房"})
    done = PaperStep("done", on_day("2026-11-15"), named(group, "组员乙"), {"result": "讲了三次"})
    returned = Returned(
        group,
        PaperMeeting(
            None,
            date(2026, 11, 8),
            {person(group, "组长甲"): Mark.PRESENT, person(group, "组员乙"): Mark.EXCUSED},
            {"minutes": "学习通报，研究隐患。", "place": "会议室"},
        ),
        {"hazard": (closing(entry, group),), "duty_list": (PaperOutcome(1, duty, (done,)),)},
        {"hazard": (new,)},
    )
    told = runner.run(record_paper_pack(returned=returned, on=ON)).result
    assert (told.steps, told.entries) == (4, 1)
    assert told.activity_id is not None
    meeting = ActivityQuery(told.activity_id).fetch()
    assert meeting is not None
    assert (meeting.state, meeting.held_on) == (ActivityState.HELD, date(2026, 11, 8))
    assert (meeting.minutes, meeting.place) == ("学习通报，研究隐患。", "会议室")
    marks = {row.name: row.mark for row in AttendanceQuery(told.activity_id).fetch()}
    assert marks == {"组长甲": Mark.PRESENT, "组员乙": Mark.EXCUSED}
    standing = LedgerEntryQuery(entry, ON).fetch()
    assert standing is not None
    assert standing.row.state == "closed"
    assert standing.text("step:checked") == "2026-11-11"
    assert LedgerEntryQuery(duty, ON).fetch().text("result") == "讲了三次"
    assert runner.undo_label == "录入纸质记录"
    runner.undo()
    assert before == (
        Activity.select().count(),
        LedgerEntry.select().count(),
        LedgerStep.select().count(),
    )


def test_every_fault_is_told_at_its_box_and_nothing_is_entered(runner: Runner, group: int) -> None:
    first, second = hazard(group), hazard(group)
    wrong = closing(first, group, checked="2026-11-05")  # Z03: before it was rectified
    nobody = PaperOutcome(2, second, (PaperStep("rectified", on_day("2026-12-01")),))
    new = NewEntry(3, group, None, {"content": "油污"})
    returned = Returned(
        group,
        PaperMeeting(None, date(2026, 11, 30), {person(group, "组长甲"): Mark.PRESENT}),
        {"hazard": (wrong, nobody)},
        {"hazard": (new,)},
    )
    with pytest.raises(InputError) as error:
        runner.run(record_paper_pack(returned=returned, on=ON))
    assert places(error) == [
        ("meeting", 0, "day", "date.future"),
        ("hazard", 1, "step:checked", "ledger.out_of_order"),
        ("hazard", 2, "step:rectified", "date.future"),
        ("hazard", 2, "by:rectified", "ledger.taker_missing"),
        ("new:hazard", 3, "day", "ledger.day_missing"),
    ]
    assert Activity.select().count() == 0
    assert runner.undo_label is None


def test_closing_without_a_check_is_told_as_a_step_too_far(runner: Runner, group: int) -> None:
    entry = hazard(group)
    outcome = PaperOutcome(
        1, entry, (PaperStep("closed", on_day("2026-11-12"), named(group, "组长甲")),)
    )
    with pytest.raises(InputError) as error:
        runner.run(record_paper_pack(returned=Returned(group, None, {"hazard": (outcome,)}), on=ON))
    assert places(error) == [("hazard", 1, "step:closed", "ledger.step_wrong")]  # Z04


def test_who_checks_what_he_answers_for_is_warned_about_and_entered(
    runner: Runner, group: int
) -> None:
    entry = hazard(group, owner=person(group, "组长甲"))
    leader = named(group, "组长甲")
    outcome = PaperOutcome(
        1,
        entry,
        (
            PaperStep("rectified", on_day("2026-11-10"), leader),
            PaperStep("checked", on_day("2026-11-11"), leader),
        ),
    )
    returned = Returned(group, None, {"hazard": (outcome,)})
    told = returned_problems(returned, ON)
    assert [(one.where.field, one.code) for one in told][-1:] == [
        ("by:checked", "ledger.owner_checks")
    ]  # Z05
    runner.run(record_paper_pack(returned=returned, on=ON))
    standing = LedgerEntryQuery(entry, ON).fetch()
    assert standing is not None
    assert standing.row.state == "checked"


def test_the_meeting_of_the_calendar_is_used_and_moved_to_its_day(
    runner: Runner, group: int
) -> None:
    planned = make.activity("group_meeting", group, "2026-11-10")
    make.done(post_due_list(activity_id=planned, on=ON))
    guest = make.person("列席丙")
    marks = {person(group, "组长甲"): Mark.PRESENT, guest: Mark.PRESENT}
    returned = Returned(group, PaperMeeting(planned, date(2026, 11, 12), marks))
    told = runner.run(record_paper_pack(returned=returned, on=ON)).result
    assert told.activity_id == planned
    assert ActivityQuery(planned).fetch().held_on == date(2026, 11, 12)
    rows = {row.name: (row.is_due, row.mark) for row in AttendanceQuery(planned).fetch()}
    assert rows == {
        "组长甲": (True, Mark.PRESENT),
        "组员乙": (True, None),  # nothing came back of him: that is no absence
        "列席丙": (False, Mark.PRESENT),
    }


def test_marks_without_a_day_and_an_empty_pack_are_told(runner: Runner, group: int) -> None:
    meeting = PaperMeeting(None, None, {person(group, "组长甲"): Mark.PRESENT})
    with pytest.raises(InputError) as error:
        runner.run(record_paper_pack(returned=Returned(group, meeting), on=ON))
    assert places(error) == [("meeting", 0, "day", "ledger.day_missing")]
    with pytest.raises(RefusedError, match="还没有填写任何内容"):
        runner.run(record_paper_pack(returned=Returned(group), on=ON))


def test_the_pack_of_a_group_has_its_people_its_meeting_and_its_open_rows(group: int) -> None:
    entry = hazard(group)
    over = hazard(group)
    make.done(
        record_paper_pack(
            returned=Returned(group, None, {"hazard": (closing(over, group),)}), on=ON
        )
    )
    planned = make.activity("group_meeting", group, "2026-12-05")
    pack = PaperPackQuery(group, 2026, 12, ON).fetch()
    assert pack is not None
    assert (pack.title, pack.leader) == ("综采一队党支部第一党小组", "组长甲")
    assert [one.name for one in pack.people] == ["组员乙", "组长甲"]
    assert pack.meeting is not None
    assert pack.meeting.activity_id == planned
    assert [(one.book.code, [row.entry_id for row in one.open]) for one in pack.books] == [
        ("hazard", [entry]),
        ("duty_list", []),
    ]
    (meant,) = PackOfCodeQuery(f"{pack.code}-Y", ON).fetch()
    assert (meant.group_id, meant.year, meant.month) == (group, 2026, 12)
    assert PackOfCodeQuery("000000-2611", ON).fetch() == []
    assert PaperPackQuery(make._the_branch(), 2026, 11, ON).fetch() is None  # no group
