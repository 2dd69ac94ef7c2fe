"""Figures over a year: who was due where, what counts, what is told apart."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import (
    add_attender,
    add_make_up_session,
    mark_attendance,
    post_due_list,
)
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.attendance_figures import (
    AttendanceFiguresQuery,
    DualLifeQuery,
    FigureBy,
    PersonActivitiesQuery,
)
from tests import make

ON = date(2026, 11, 21)
YEAR = AttendanceFiguresQuery(date(2026, 1, 1), date(2026, 12, 31), ON)


@pytest.fixture
def branch(data):
    return make.branch()


def held(day, marks=None, kind="themed_day", organisation=None, **values):
    """An activity whose list is fixed, with marks by person."""
    activity = make.activity(kind, organisation, day, **values)
    make.done(post_due_list(activity_id=activity, on=ON))
    for person, mark in (marks or {}).items():
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    return activity


def rows(query):
    return {row.name: row.figures for row in query.fetch()}


def test_each_mark_is_counted_and_nothing_recorded_is_told_apart(branch):
    person = make.person("张三", branch)
    for month, mark in enumerate(Mark, start=1):
        held(f"2026-{month:02d}-10", {person: mark})
    held("2026-10-10")
    (row,) = YEAR.fetch()
    told = row.figures
    assert (told.due, told.came, told.late, told.excused) == (7, 2, 1, 1)
    assert (told.absent, told.on_business, told.on_shift, told.not_recorded) == (1, 1, 1, 1)
    assert told.rate == Fraction(2, 3)
    assert told.is_low
    assert not told.many_absences
    assert (row.key, row.detail) == (person, "综采一队党支部")


def test_a_year_without_any_mark_has_no_rate(branch):
    make.person("张三", branch)
    held("2026-10-10")
    (told,) = rows(YEAR).values()
    assert (told.due, told.not_recorded, told.rate, told.is_low) == (1, 1, None, False)
    assert YEAR.total().rate is None


def test_what_is_cancelled_later_outside_or_another_kind_does_not_count(branch):
    person = make.person("张三", branch)
    gone = held("2026-03-10", {person: Mark.ABSENT})
    make.done(close_activity(activity_id=gone, note="重复登记"))
    held("2026-11-22")
    held("2025-12-31", {person: Mark.ABSENT})
    held("2027-01-01")
    guest = make.activity("talk", branch, "2026-05-01")
    make.done(add_attender(activity_id=guest, person_id=person))
    assert YEAR.fetch() == []
    held("2026-01-01", {person: Mark.PRESENT})
    held("2026-11-21", {person: Mark.PRESENT}, kind="party_lecture")
    assert rows(YEAR)["张三"].came == 2
    assert rows(replace(YEAR, kinds=frozenset({"party_lecture"})))["张三"].came == 1
    assert YEAR.total().came == 2


@pytest.mark.parametrize(("absences", "many"), [(2, False), (3, True)])
def test_three_absences_are_many_until_the_branch_says_otherwise(branch, absences, many):
    person = make.person("张三", branch)
    for month in range(1, absences + 1):
        held(f"2026-{month:02d}-10", {person: Mark.ABSENT})
    assert rows(YEAR)["张三"].many_absences is many
    make.done(change_rule(rule="attendance.absences", key="count", value=absences, note="支部决定"))
    assert rows(YEAR)["张三"].many_absences


def test_the_branch_may_count_all_who_were_due(branch):
    person = make.person("张三", branch)
    held("2026-01-10", {person: Mark.PRESENT})
    held("2026-02-10", {person: Mark.ON_SHIFT})
    assert rows(YEAR)["张三"].rate == 1
    make.done(change_rule(rule="attendance.counting", key="left_out", value=[], note="支部决定"))
    assert rows(YEAR)["张三"].rate == Fraction(1, 2)


def test_a_make_up_counts_once_and_stands_apart(branch):
    person, other = make.person("张三", branch), make.person("李四", branch)
    first = held("2026-01-10", {person: Mark.ON_SHIFT, other: Mark.ABSENT})
    for day in ("2026-01-12", "2026-01-13"):
        session = make.done(
            add_make_up_session(
                activity_id=first,
                held_on=date.fromisoformat(day),
                entered_on=ON,
                marks=[Mark.ON_SHIFT] if day.endswith("12") else [Mark.ABSENT],
            )
        )
        who = person if day.endswith("12") else other
        make.done(mark_attendance(activity_id=session, person_id=who, mark=Mark.LATE, on=ON))
        if who == other:
            make.done(add_attender(activity_id=session, person_id=person))
            make.done(mark_attendance(activity_id=session, person_id=person, mark=Mark.LATE, on=ON))
    told = rows(YEAR)
    assert (told["张三"].due, told["张三"].made_up, told["张三"].on_shift) == (1, 1, 1)
    assert (told["李四"].absences, told["李四"].absent, told["李四"].rate) == (0, 1, 1)
    total = YEAR.total()
    assert (total.due, total.made_up, total.rate) == (2, 2, 1)
    before = replace(YEAR, on=date(2026, 1, 12))
    assert rows(before)["李四"].made_up == 0


def test_people_count_where_they_belonged_that_day(data):
    top = make.committee()
    first, second = make.branch("甲党支部", top), make.branch("乙党支部", top)
    group = make.group(first)
    mover = make.person("张三", first, group=group)
    stayer = make.person("李四", second)
    held("2026-01-10", {mover: Mark.PRESENT}, organisation=first)
    held("2026-02-10", {mover: Mark.PRESENT, stayer: Mark.ABSENT}, "party_lecture", top)
    make.done(move_to_branch(person_ids=[mover], branch_id=second, on=date(2026, 3, 1)))
    held("2026-03-10", {mover: Mark.ABSENT, stayer: Mark.PRESENT}, organisation=second)
    by_branch = rows(replace(YEAR, by=FigureBy.BRANCH))
    assert list(by_branch) == ["甲党支部", "乙党支部"]
    assert (by_branch["甲党支部"].due, by_branch["甲党支部"].rate) == (2, 1)
    assert (by_branch["乙党支部"].due, by_branch["乙党支部"].came) == (3, 1)
    by_group = rows(replace(YEAR, by=FigureBy.GROUP))
    assert list(by_group) == ["第一党小组", "未编入党小组"]
    assert by_group["第一党小组"].due == 2
    assert rows(replace(YEAR, within=second))["张三"].due == 1
    assert rows(replace(YEAR, within=group))["张三"].due == 2
    assert set(rows(replace(YEAR, within=top))) == {"张三", "李四"}


def test_years_stand_side_by_side(branch):
    person = make.person("张三", branch)
    held("2025-12-31", {person: Mark.ABSENT})
    held("2026-01-01", {person: Mark.PRESENT})
    query = replace(YEAR, first=date(2017, 1, 1), by=FigureBy.YEAR)
    assert {name: told.came for name, told in rows(query).items()} == {"2025": 0, "2026": 1}


def test_rows_are_sorted_and_what_has_no_value_stands_last(branch):
    people = [make.person(name, branch) for name in ("张三", "李四", "王五")]
    held("2026-01-10", {people[0]: Mark.PRESENT, people[1]: Mark.ABSENT}, study_minutes=60)

    def names(key, descending=False):
        return [row.name for row in YEAR.with_sort(key, descending).fetch()]

    assert names("") == ["李四", "王五", "张三"]
    assert names("rate") == ["李四", "张三", "王五"]
    assert names("rate", descending=True) == ["张三", "李四", "王五"]
    assert names("study") == ["张三", "李四", "王五"]
    assert names("detail")[0] == "李四"


def test_behind_the_figures_stand_the_activities(branch):
    person = make.person("张三", branch)
    first = held("2026-01-10", {person: Mark.ON_SHIFT}, title="学党章")
    session = make.done(
        add_make_up_session(activity_id=first, held_on=date(2026, 1, 12), entered_on=ON)
    )
    make.done(mark_attendance(activity_id=session, person_id=person, mark=Mark.LATE, on=ON))
    guest = make.activity("talk", branch, "2026-05-01")
    make.done(add_attender(activity_id=guest, person_id=person))
    query = PersonActivitiesQuery(person, YEAR.first, YEAR.last, ON)
    talk, day = query.fetch()
    assert (talk.kind_label, talk.is_due, talk.mark) == ("谈心谈话", False, None)
    assert (day.name, day.mark, day.made_up_on) == ("学党章", Mark.ON_SHIFT, date(2026, 1, 12))
    assert len(replace(query, most=1).fetch()) == 1
    assert len(replace(query, kinds=frozenset({"talk"})).fetch()) == 1


def test_dual_life_counts_the_own_branch_and_group_alone(data):
    top = make.committee()
    branch, other = make.branch("机关党支部", top), make.branch("综采党支部", top)
    group = make.group(branch)
    cadre = make.person("张三", branch, group=group)
    make.person("李四", branch, group=group)
    make.post(cadre, branch)
    make.done(add_leading_cadre(person_id=cadre, title="矿长", since=make.day("2026-02-01")))
    held("2026-01-31", {cadre: Mark.ABSENT}, organisation=branch)  # not yet a cadre
    held("2026-02-01", {cadre: Mark.PRESENT}, organisation=branch)
    held("2026-02-02", {cadre: Mark.PRESENT}, "group_meeting", group)
    held("2026-02-03", {cadre: Mark.ABSENT}, "committee_meeting", branch)  # 支委会 is none
    held("2026-02-04", {cadre: Mark.ABSENT}, "party_lecture", top)  # nor what a committee holds
    missed = held("2026-03-02", {cadre: Mark.ON_BUSINESS}, "group_meeting", group)
    session = make.done(
        add_make_up_session(activity_id=missed, held_on=date(2026, 3, 4), entered_on=ON)
    )
    make.done(mark_attendance(activity_id=session, person_id=cadre, mark=Mark.PRESENT, on=ON))
    query = DualLifeQuery(YEAR.first, YEAR.last, ON)
    (row,) = query.fetch()
    assert (row.name, row.title, row.branch_name, row.group_name) == (
        "张三",
        "矿长",
        "机关党支部",
        "第一党小组",
    )
    assert (row.in_branch.due, row.in_branch.came) == (1, 1)
    assert (row.in_group.due, row.in_group.came, row.in_group.made_up) == (2, 1, 1)
    assert [one.name for one in replace(query, within=branch).fetch()] == ["张三"]
    assert replace(query, within=other).fetch() == []
    assert replace(query, last=date(2026, 1, 31)).fetch() == []
    make.done(add_leading_cadre(person_id=make.person("王五", other), until=make.day("2026-01-01")))
    assert len(query.fetch()) == 1
