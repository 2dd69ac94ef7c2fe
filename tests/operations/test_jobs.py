"""What somebody works as: changed from a day on, corrected, entered later, taken away."""

from datetime import date

import pytest

from dangjian_desktop.domain.people import JOB_KEYS, PersonFacts
from dangjian_desktop.domain.vocabulary import Workplace
from dangjian_desktop.operations.jobs import (
    add_former_job,
    change_job,
    change_jobs,
    correct_former_job,
    remove_former_job,
)
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import FormerJob, Person
from tests import make

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


@pytest.fixture
def person(data):
    return make.person("张三", crew="一班", section="采一队", workplace=Workplace.UNDERGROUND)


def crew_on(day: str) -> str:
    (row,) = RosterQuery(date.fromisoformat(day), scope=Scope.EVERYBODY).fetch()
    return row.facts.crew


def jobs() -> list[tuple[str, str, str]]:
    return [
        (job.since.iso if job.since else "", job.until.iso, job.crew)
        for job in FormerJob.select().order_by(FormerJob.until)
    ]


def test_a_change_keeps_the_whole_job_before_it_until_its_day(runner, person):
    assert runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH)).result
    assert jobs() == [("", "2026-03-01", "一班")]
    kept = FormerJob.get()
    assert (kept.section, kept.workplace) == ("采一队", Workplace.UNDERGROUND)
    assert (crew_on("2026-02-28"), crew_on("2026-03-01")) == ("一班", "二班")


def test_the_next_job_begins_where_the_last_one_ended(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    runner.run(change_job(person_id=person, changes={"crew": "三班"}, on=MAY))
    assert jobs() == [("", "2026-03-01", "一班"), ("2026-03-01", "2026-05-01", "二班")]
    assert [crew_on(day) for day in ("2026-02-28", "2026-04-30", "2026-05-01")] == [
        "一班",
        "二班",
        "三班",
    ]


def test_nothing_different_is_no_change(runner, person):
    assert not runner.run(change_job(person_id=person, changes={"crew": "一班"}, on=MARCH)).result
    assert jobs() == []


def test_a_second_change_on_the_same_day_is_a_correction(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    runner.run(change_job(person_id=person, changes={"crew": "三班"}, on=MARCH))
    assert jobs() == [("", "2026-03-01", "一班")]
    assert crew_on("2026-03-01") == "三班"


def test_there_and_back_on_one_day_is_no_change_at_all(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    runner.run(change_job(person_id=person, changes={"crew": "一班"}, on=MARCH))
    assert jobs() == []
    assert crew_on("2026-03-01") == "一班"


def test_the_beginning_of_a_job_is_kept_though_it_was_left_and_taken_up_on_one_day(runner, person):
    make.done(
        add_former_job(
            person_id=person,
            facts={"crew": "零班"},
            since=make.day("2020-01"),
            until=make.day("2021-01"),
        )
    )
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    job = FormerJob.get(FormerJob.crew == "一班")
    runner.run(
        correct_former_job(
            job_id=job.id, changes={}, since=make.day("2022-01"), until=make.day("2026-03-01")
        )
    )
    runner.run(change_job(person_id=person, changes={"crew": "一班"}, on=MARCH))
    assert ("2022-01", "2026-03-01", "一班") in jobs()


def test_a_day_before_the_last_change_is_refused_and_names_whom_and_when(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MAY))
    with pytest.raises(RefusedError, match=r"张三.*2026-05-01"):
        runner.run(change_job(person_id=person, changes={"crew": "三班"}, on=MARCH))
    assert crew_on("2026-05-01") == "二班"


def test_a_change_dated_ahead_is_seen_from_its_day_on(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=date(2027, 1, 1)))
    assert (crew_on("2026-12-31"), crew_on("2027-01-01")) == ("一班", "二班")


def test_undo_takes_job_and_history_back(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    runner.undo()
    assert jobs() == []
    assert crew_on("2026-11-21") == "一班"


def test_a_correction_leaves_no_history(runner, person):
    runner.run(change_person(person_id=person, changes={"crew": "二班"}))
    assert jobs() == []
    assert crew_on("2020-01-01") == "二班"


def test_a_change_of_job_and_a_correction_of_the_name_are_one_thing_to_undo(runner, person):
    changes = {"name": "张叁", "crew": "二班"}
    assert runner.run(change_person(person_id=person, changes=changes, job_changed_on=MARCH)).result
    assert jobs() == [("", "2026-03-01", "一班")]
    assert Person.get().name == "张叁"
    runner.undo()
    assert (Person.get().name, Person.get().crew, jobs()) == ("张三", "一班", [])


def test_what_is_corrected_in_the_list_of_a_past_day_is_the_job_of_that_day(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    changes = {"crew": "一班（早）", "name": "张叁"}
    runner.run(change_person(person_id=person, changes=changes, on=date(2026, 2, 1)))
    assert (crew_on("2026-02-28"), crew_on("2026-03-01")) == ("一班（早）", "二班")
    assert Person.get().name == "张叁"
    runner.run(change_person(person_id=person, changes={"crew": "二班半"}, on=date(2026, 4, 1)))
    assert (crew_on("2026-02-28"), crew_on("2026-03-01")) == ("一班（早）", "二班半")


def test_a_job_of_a_day_of_which_nothing_is_recorded_cannot_be_corrected(runner, person):
    facts = {"crew": "零班"}
    runner.run(
        add_former_job(
            person_id=person, facts=facts, since=make.day("2020"), until=make.day("2021")
        )
    )
    with pytest.raises(RefusedError, match="没有记录"):
        runner.run(change_person(person_id=person, changes=facts, on=date(2019, 1, 1)))


def test_several_people_are_moved_from_a_day_on(runner, person):
    other = make.person("李四", crew="一班")
    there = make.person("王五", section="采二队", crew="三班")
    changes = {"section": "采二队", "crew": "三班"}
    done = runner.run(change_jobs(person_ids=[person, other, there], changes=changes, on=MARCH))
    assert done.result == 2
    assert {job.person_id for job in FormerJob.select()} == {person, other}
    assert {p.crew for p in Person.select()} == {"三班"}


def test_moving_several_people_nowhere_is_refused(runner, person):
    with pytest.raises(RefusedError, match="一项也没有填"):
        runner.run(change_jobs(person_ids=[person], changes={}, on=MARCH))


def test_an_earlier_job_entered_later_shows_on_its_days_and_the_days_before_are_not_known(
    runner, person
):
    facts = {"crew": "零班", "workplace": Workplace.SURFACE}
    runner.run(
        add_former_job(
            person_id=person, facts=facts, since=make.day("2020-07"), until=make.day("2021-03")
        )
    )
    assert [crew_on(d) for d in ("2020-06-30", "2020-07-01", "2021-02-28", "2021-03-01")] == [
        "",
        "零班",
        "零班",
        "一班",
    ]
    (row,) = RosterQuery(date(2020, 6, 30)).fetch()
    nothing = PersonFacts()
    assert [getattr(row.facts, key) for key in JOB_KEYS] == [
        getattr(nothing, key) for key in JOB_KEYS
    ]


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2025-01-01", "2025-01-01", "不晚于"),
        ("2026", "2026-06-01", "重叠"),
        ("2020-01-01", "2026-02-01", "重叠"),
    ],
)
def test_days_that_cannot_be_are_refused(runner, person, since, until, said):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    facts = {"crew": "零班"}
    with pytest.raises(RefusedError, match=said):
        runner.run(
            add_former_job(
                person_id=person, facts=facts, since=make.day(since), until=make.day(until)
            )
        )


def test_an_earlier_job_that_says_nothing_is_refused(runner, person):
    with pytest.raises(RefusedError, match="一项也没有填"):
        runner.run(add_former_job(person_id=person, facts={}, since=None, until=make.day("2021")))


def test_an_earlier_job_is_corrected_and_taken_away(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    runner.run(change_job(person_id=person, changes={"crew": "三班"}, on=MAY))
    first, second = FormerJob.select().order_by(FormerJob.until)
    assert runner.run(
        correct_former_job(
            job_id=first.id,
            changes={"crew": "甲班"},
            since=make.day("2019"),
            until=make.day("2026-03-01"),
        )
    ).result
    assert jobs()[0] == ("2019", "2026-03-01", "甲班")
    runner.run(remove_former_job(job_id=first.id))
    assert jobs() == [("2019", "2026-05-01", "二班")]
    runner.run(remove_former_job(job_id=second.id))
    assert crew_on("2020-01-01") == "三班"
