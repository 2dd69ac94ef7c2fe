"""H01–H11 of facts.md 15.9 through the roster, and what else decides who can come."""

import shutil
from datetime import date, time

import pytest

from dangjian_desktop.domain.slots import Obstacle, ShiftBasis
from dangjian_desktop.domain.vocabulary import (
    AbsenceKind,
    Stage,
    StopKind,
    VotingBarReason,
    Workplace,
)
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations import shifts
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.duties import Duties
from dangjian_desktop.queries.shifts import (
    AwayQuery,
    CrewsQuery,
    OnShiftQuery,
    ShiftMonthQuery,
    crew_letters,
    people_by_crew,
    people_of,
)
from dangjian_desktop.queries.slots import SlotsQuery
from dangjian_desktop.storage.models import VotingBar
from dangjian_desktop.storage.rulebook import use_rules
from tests import make
from tests.shift_stories import ANCHOR, SIZES, change, crew_branch

MEETING = "general_meeting"


@pytest.fixture
def branch(data):
    return crew_branch()


def slot(branch, day, begins, **more):
    found = SlotsQuery(branch, MEETING, day, day, 90, **more).fetch().slots
    return next(one for one in found if one.begins == time.fromisoformat(begins))


@pytest.mark.parametrize(
    ("day", "letters"),
    [
        (date(2026, 11, 1), "早中夜休"),
        (date(2026, 11, 20), "中夜休早"),
        (date(2026, 12, 31), "夜休早中"),
        (date(2026, 10, 30), "休早中夜"),
    ],
)
def test_h01_to_h04(branch, day, letters):
    crews = [row.crew_id for row in CrewsQuery(branch, day).fetch()]
    assert "".join(crew_letters(crew, day, day)[day] for crew in crews) == letters


@pytest.mark.parametrize(
    ("day", "begins", "free"),
    [
        (date(2026, 11, 20), "10:00", 13),
        (date(2026, 11, 20), "16:30", 17),
        (date(2026, 11, 25), "16:30", 18),
    ],
)
def test_h05_to_h07(branch, day, begins, free):
    found = slot(branch, day, begins)
    assert (len(found.free), found.due) == (free, 23)
    assert not found.is_checked
    assert len(found.left_out) == 23 - free


def test_h08_and_h09_the_best_slots_are_enough_for_a_resolution(branch):
    answer = SlotsQuery(branch, MEETING, date(2026, 11, 18), date(2026, 11, 27), 90).fetch()
    assert len(answer.slots[0].free) == 18
    best = [one for one in answer.slots if len(one.free) == 18]
    assert {(one.day.day, one.begins) for one in best} == {
        (day, time(16, 30)) for day in (18, 21, 22, 25, 26)
    }
    assert answer.slots[0].needed == 12
    assert answer.is_enough
    assert not answer.options


def test_h10_no_slot_reaches_four_fifths_and_what_would(branch):
    query = SlotsQuery(branch, MEETING, date(2026, 11, 18), date(2026, 11, 27), 90, Regime.ELECTION)
    answer = query.fetch()
    assert not answer.is_enough
    assert (answer.slots[0].needed, answer.slots[0].missing) == (19, 1)
    assert "还差 1 人" in str(answer.told[0])
    said = [str(option) for option in answer.options]
    assert any("检修日" in text and "23 人" in text for text in said)
    assert any("把乙（中班，5 人）调开这一班，能到 23 人" in text for text in said)
    assert any("不能分场" in text for text in said)
    make.done(
        shifts.add_stop_days(
            organisation_id=branch,
            kind=StopKind.MAINTENANCE,
            begins_on=date(2026, 12, 6),
            ends_on=date(2026, 12, 6),
        )
    )
    said = [str(option) for option in query.fetch().options]
    assert said[0].startswith("2026-12-06 是检修日")


def test_h11_the_rest_before_a_night_is_a_switch(branch):
    day = date(2026, 11, 19)
    assert len(slot(branch, day, "16:30").free) == 17
    change("slots.rest", "hours_before_night", 7)
    found = slot(branch, day, "16:30")
    assert len(found.free) == 12
    assert Obstacle.BEFORE_NIGHT in {one.obstacle for one in found.left_out}
    assert "班前要休息" in " ".join(str(one.why) for one in found.left_out)


def test_a_version_of_the_file_counts_from_its_day_within_a_stretch(branch, tmp_path):
    folder = shutil.copytree(resources() / "rules", tmp_path / "rules")
    file = folder / "slots.toml"
    text = file.read_text("utf-8")
    newer = text[text.index("[[rest]]") : text.index("[[times]]")]
    newer = newer.replace("hours_before_night = 0", "hours_before_night = 7")
    newer = newer.replace("[[rest]]", '[[rest]]\nsince = "2026-11-19"')
    file.write_text(f"{text}\n{newer}", "utf-8")
    use_rules(folder)
    found = SlotsQuery(branch, "general_meeting", date(2026, 11, 18), date(2026, 11, 19)).fetch()
    rested = {
        slot.day.day: any(one.obstacle is Obstacle.BEFORE_NIGHT for one in slot.left_out)
        for slot in found.slots
        if slot.begins == time(16, 30)
    }
    assert rested == {18: False, 19: True}


def test_leave_substitution_and_a_stop_are_respected(branch):
    day = date(2026, 11, 25)  # 乙 works 中
    crews = people_by_crew(branch, day)
    away, swapped, helper = crews["甲"][0], crews["乙"][0], crews["丙"][0]
    make.done(
        shifts.add_absence(person_id=away, kind=AbsenceKind.LEAVE, begins_on=day, ends_on=day)
    )
    make.done(
        shifts.add_substitution(worked_on=day, person_id=swapped, substitute_id=helper, shift="中")
    )
    found = slot(branch, day, "16:30")
    out = {one.person_id: one for one in found.left_out}
    assert away in out
    assert str(out[away].why) == "休假"
    assert swapped in found.free
    assert out[helper].obstacle is Obstacle.ON_SHIFT
    assert str(out[helper].why) == "当中班 16:00–24:00"
    on_shift = OnShiftQuery(tuple(people_of(branch, day)), day, time(16, 30), time(18)).fetch()
    assert {one.person_id for one in on_shift} == {*crews["乙"][1:], helper}
    assert len(AwayQuery(branch, day, day).fetch()) == 2
    make.done(
        shifts.add_stop_days(
            organisation_id=branch, kind=StopKind.HOLIDAY_STOP, begins_on=day, ends_on=day
        )
    )
    assert len(slot(branch, day, "16:30").free) == 22  # nobody works, nobody stands in


def test_who_has_no_vote_is_not_counted_and_who_joins_later_is(branch):
    day = date(2026, 11, 25)
    first = people_by_crew(branch, day)["甲"][0]
    bar = {"person": first, "reason": VotingBarReason.UNDER_OBSERVATION}
    make.done(Operation("布景", "bar", lambda writer: writer.insert(VotingBar, **bar)))
    make.person("预备", branch, stage=Stage.PROBATIONARY, shift_crew="甲")
    make.person("后来", branch, shift_crew="丙", since="2026-11-26")
    assert slot(branch, day, "16:30").due == 22
    assert slot(branch, date(2026, 11, 26), "16:30").due == 23
    lecture = SlotsQuery(branch, "party_lecture", day, day, 90).fetch()
    assert lecture.slots[0].due == 24
    assert lecture.regime is None
    assert lecture.slots[0].needed == 12


def test_unknown_crews_are_told_apart_and_surface_staff_work_by_day(branch):
    day = date(2026, 11, 25)
    nobody = make.person("无组", branch, workplace=Workplace.UNDERGROUND)
    surface = make.person("地面", branch, workplace=Workplace.SURFACE)
    found = slot(branch, day, "10:00")
    assert found.unknown == 1
    assert surface in found.free
    assert nobody not in found.free
    duties = Duties([nobody, surface], day, day)
    assert duties.of(surface, day).basis is ShiftBasis.CALENDAR
    assert duties.of(surface, date(2026, 11, 22)).shift == "休"
    answer = SlotsQuery(branch, MEETING, day, day).fetch()
    assert any("1 人班次不明" in str(one) for one in answer.told)


def test_a_crew_of_the_mine_serves_its_branches(data):
    mine = make.committee()
    branch = make.branch("采煤队党支部", mine)
    person = make.person("老王", branch, shift_crew="大班")
    crew = make.done(
        shifts.add_crew(organisation_id=mine, name="大班", pattern="4c3s_4d", anchor=ANCHOR)
    )
    assert Duties([person], ANCHOR, ANCHOR).of(person, ANCHOR).shift == "早"
    assert [row.crew_id for row in CrewsQuery(branch, ANCHOR).fetch()] == [crew]


def test_two_sessions_are_offered_only_where_one_can_make_up(branch):
    change("slots.quorum", "share", "9/10")
    days = (date(2026, 11, 20), date(2026, 11, 21))
    lecture = SlotsQuery(branch, "party_lecture", *days, 90).fetch()
    assert any("分两场" in str(one) for one in lecture.options)
    meeting = SlotsQuery(branch, MEETING, *days, 90, Regime.ADMISSION).fetch()
    assert not any("分两场" in str(one) for one in meeting.options)


def test_the_month_shows_everybody(branch):
    found = ShiftMonthQuery(branch, 2026, 11).fetch()
    assert len(found) == sum(SIZES.values())
    assert all(len(one.letters) == 30 for one in found)
    unset = make.person("新来", branch, shift_crew="戊")
    row = CrewsQuery(branch, ANCHOR).fetch()[-1]
    assert (row.crew_id, row.name, row.people) == (None, "戊", 1)
    assert Duties([unset], ANCHOR, ANCHOR).of(unset, ANCHOR).basis is ShiftBasis.UNKNOWN


def test_an_unknown_kind_and_days_turned_round_have_no_slots(branch):
    assert not SlotsQuery(branch, "nothing", ANCHOR, ANCHOR).fetch().slots
    assert not SlotsQuery(branch, MEETING, date(2026, 11, 2), ANCHOR).fetch().slots


def test_who_is_due_at_another_activity_at_the_same_hours_cannot_come(branch):
    day = date(2026, 11, 25)
    before = slot(branch, day, "16:30")
    make.activity(
        "party_lecture", branch, day.isoformat(), begins="17:00", ends="18:30", title="党课"
    )
    found = slot(branch, day, "16:30")
    assert not found.free
    told = {one.person_id: one for one in found.left_out}
    assert {told[key].obstacle for key in before.free} == {Obstacle.ENGAGED}
    said = str(told[min(before.free)].why)
    assert said.startswith("同时有")
    assert said.endswith("党课")
    assert len(slot(branch, day, "10:00").free) > 0  # over before the other one begins


def test_an_activity_that_ends_as_the_slot_begins_engages_nobody(branch):
    day = date(2026, 11, 25)
    before = slot(branch, day, "16:30")
    make.activity("party_lecture", branch, day.isoformat(), begins="15:00", ends="16:30")
    make.activity("party_lecture", branch, day.isoformat())  # without hours
    assert slot(branch, day, "16:30").free == before.free


def test_an_activity_of_another_branch_engages_only_those_who_lead_it(branch):
    day = date(2026, 11, 25)
    before = slot(branch, day, "16:30")
    other = make.branch("别的支部")
    chair = min(before.free)
    make.activity(
        "party_lecture", other, day.isoformat(), begins="16:30", ends="18:00", chair=chair
    )
    found = slot(branch, day, "16:30")
    assert found.free == before.free - {chair}


def test_the_retired_are_free_unless_the_branch_says_otherwise(branch):
    day = date(2026, 11, 25)
    retired = make.person("退休某", branch, occupation="退休")
    worker = make.person("不明某", branch, occupation="采煤工")
    crewed = make.person("返聘某", branch, occupation="退休", shift_crew="没有的组")
    free = slot(branch, day, "10:00").free
    assert retired in free
    assert not {worker, crewed} & free
    duty = Duties([retired], day, day).of(retired, day)
    assert (duty.shift, duty.basis, duty.is_checked) == ("休", ShiftBasis.RETIRED, True)
    change("slots.rest", "retired_are_free", False)
    assert retired not in slot(branch, day, "10:00").free
