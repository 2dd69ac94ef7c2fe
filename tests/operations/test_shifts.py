"""Crews, absences, 替班 and stop days: what is refused, and what stands afterwards."""

from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.operations import rules, shifts
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.shifts import CrewsQuery, crew_letters
from dangjian_desktop.storage.models import Absence, Person, StopDay, Substitution
from tests import make

ANCHOR = date(2026, 11, 1)
DAY = timedelta(days=1)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def crew(branch):
    return make.done(
        shifts.add_crew(organisation_id=branch, name="甲", pattern="4c3s_8d", anchor=ANCHOR)
    )


def test_a_crew_needs_a_name_of_its_own_and_a_pattern(branch, crew, runner):
    for name, pattern in (("  ", "4c3s_8d"), ("甲", "4c3s_8d"), ("乙", "none"), ("长" * 61, "day")):
        with pytest.raises(RefusedError):
            runner.run(
                shifts.add_crew(organisation_id=branch, name=name, pattern=pattern, anchor=ANCHOR)
            )


def test_a_pattern_changes_from_a_day_on_and_the_past_stays(crew, runner):
    before = crew_letters(crew, ANCHOR, ANCHOR + DAY * 9)
    since = ANCHOR + DAY * 4
    runner.run(
        shifts.change_crew_pattern(
            crew_id=crew, pattern="4c3s_4d", anchor=since, offset=0, since=since
        )
    )
    after = crew_letters(crew, ANCHOR, ANCHOR + DAY * 9)
    assert list(after.values())[:4] == list(before.values())[:4]
    assert "".join(list(after.values())[4:8]) == "早中夜休"
    with pytest.raises(RefusedError):
        runner.run(
            shifts.change_crew_pattern(
                crew_id=crew, pattern="4c3s_8d", anchor=ANCHOR, offset=0, since=since - DAY
            )
        )
    runner.run(
        shifts.change_crew_pattern(
            crew_id=crew, pattern="4c3s_4d", anchor=since, offset=1, since=None
        )
    )
    assert crew_letters(crew, since, since)[since] == "中"


def test_a_pattern_ends_and_the_crew_has_none(crew, runner):
    end = ANCHOR + DAY * 3
    runner.run(shifts.end_crew_pattern(crew_id=crew, until=end))
    assert crew_letters(crew, end - DAY, end) == {end - DAY: "中", end: ""}
    with pytest.raises(RefusedError):
        runner.run(shifts.end_crew_pattern(crew_id=crew, until=end))


def test_another_name_follows_into_the_roster(branch, crew, runner):
    person = make.person("张三", branch, shift_crew="甲")
    elsewhere = make.person("李四", make.branch("机电队党支部"), shift_crew="甲")
    assert runner.run(shifts.change_crew_name(crew_id=crew, name="一班")).result == 1
    assert Person.get_by_id(person).shift_crew == "一班"
    assert Person.get_by_id(elsewhere).shift_crew == "甲"
    runner.undo()
    assert Person.get_by_id(person).shift_crew == "甲"


def test_a_crew_is_removed_and_the_roster_keeps_its_word(branch, crew, runner):
    make.person("张三", branch, shift_crew="甲")
    runner.run(shifts.remove_crew(crew_id=crew))
    (row,) = CrewsQuery(branch, ANCHOR).fetch()
    assert (row.crew_id, row.name, row.people) == (None, "甲", 1)
    with pytest.raises(RefusedError):
        runner.run(shifts.remove_crew(crew_id=crew))


def test_an_absence_ends_after_it_begins_and_overlaps_none(branch, runner):
    person = make.person("张三", branch)

    def absence(first: int, last: int):
        return shifts.add_absence(
            person_id=person,
            kind=AbsenceKind.SICK,
            begins_on=ANCHOR + DAY * first,
            ends_on=ANCHOR + DAY * last,
        )

    kept = runner.run(absence(3, 5)).result
    with pytest.raises(RefusedError, match="早于"):
        runner.run(absence(8, 7))
    with pytest.raises(RefusedError, match="病假（2026-11-04 至 2026-11-06）重叠"):
        runner.run(absence(5, 9))
    runner.run(absence(6, 6))
    change = {"kind": AbsenceKind.LEAVE, "begins_on": ANCHOR, "note": "探亲"}
    runner.run(shifts.change_absence(absence_id=kept, ends_on=ANCHOR + DAY * 5, **change))
    assert Absence.get_by_id(kept).kind is AbsenceKind.LEAVE
    with pytest.raises(RefusedError):
        runner.run(shifts.change_absence(absence_id=kept, ends_on=ANCHOR + DAY * 6, **change))
    runner.run(shifts.remove_absence(absence_id=kept))
    with pytest.raises(RefusedError):
        runner.run(shifts.remove_absence(absence_id=kept))


def test_a_substitution_names_two_people_and_one_shift(branch, runner):
    one, other = make.person("张三", branch), make.person("李四", branch)

    def swap(person: int, substitute: int, shift: str):
        return shifts.add_substitution(
            worked_on=ANCHOR, person_id=person, substitute_id=substitute, shift=shift
        )

    kept = runner.run(swap(one, other, "早")).result
    for wrong in (swap(one, one, "早"), swap(one, other, " "), swap(one, other, "早")):
        with pytest.raises(RefusedError):
            runner.run(wrong)
    runner.run(shifts.remove_substitution(substitution_id=kept))
    assert not Substitution.select().exists()


def test_stop_days_overlap_none_of_the_same_unit(branch, runner):
    def stop(first: int, last: int):
        return shifts.add_stop_days(
            organisation_id=branch,
            kind=StopKind.MAINTENANCE,
            begins_on=ANCHOR + DAY * first,
            ends_on=ANCHOR + DAY * last,
        )

    kept = runner.run(stop(1, 2)).result
    for wrong in (stop(5, 4), stop(2, 3)):
        with pytest.raises(RefusedError):
            runner.run(wrong)
    runner.run(
        shifts.change_stop_days(
            stop_id=kept, kind=StopKind.HOLIDAY_STOP, begins_on=ANCHOR, ends_on=ANCHOR
        )
    )
    assert StopDay.get_by_id(kept).ends_on == ANCHOR
    runner.run(shifts.remove_stop_days(stop_id=kept))
    assert not StopDay.select().exists()


def test_a_pattern_of_the_branch_must_have_work_days(runner, data):
    pattern = {
        "title": "自定",
        "cycle": ["休", "休"],
        "offsets": [0],
        "hours": {"早": "08:00-16:00", "中": "16:00-00:00"},
    }

    def own(**change: object):
        return rules.change_rule(
            rule="shifts.patterns", key="own_1", value={**pattern, **change}, note="区队定"
        )

    with pytest.raises(RefusedError, match="请"):
        runner.run(own())
    runner.run(own(cycle=["早", "休"]))
