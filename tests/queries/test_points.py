"""Points of everybody: classes, records, caps, comparing, places, 不参评, the base, closings."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    Mark,
    PointsExtent,
    Post,
    Stage,
    Workplace,
)
from dangjian_desktop.operations import points
from dangjian_desktop.operations.attendance import (
    add_make_up_session,
    mark_attendance,
    post_due_list,
)
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.person_points import PersonPointsQuery
from dangjian_desktop.queries.point_rows import BaseFrom, Behind
from dangjian_desktop.queries.point_standing import PointStandingQuery, PublicityQuery
from dangjian_desktop.queries.points import PointsQuery, people_counted
from tests import make

ON = date(2026, 11, 21)
MONTH = "2026-11"


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


def member(name, branch, **facts):
    return make.person(name, branch, admitted_on="2001", confirmed_on="2002-07", **facts)


def held(kind, branch, day, marks):
    """An activity of which some of those who were due have a mark; return its row id."""
    activity = make.activity(kind, branch, day)
    make.done(post_due_list(activity_id=activity, on=ON))
    for person, mark in marks.items():
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    return activity


def given(person, number, month=MONTH, **more):
    told = {"reason": "带班抢修", "on": ON, **more}
    return make.done(
        points.record_points(person_ids=[person], period=month, points=Decimal(number), **told)
    )[0]


def row_of(person, period=MONTH, within=None):
    row = PointsQuery(ON, period, within).fetch().row(person)
    assert row is not None
    return row


def lines_of(person, period=MONTH):
    (one,) = PersonPointsQuery((person,), ON, period).fetch()
    return one.lines


def test_members_of_every_branch_are_listed_each_in_a_class(branch):
    one = member("张三", branch, workplace=Workplace.UNDERGROUND)
    chief = member("李四", branch)
    make.post(chief, branch, Post.SECRETARY)
    make.person("王五", branch, stage=Stage.ACTIVIST)
    rows = PointsQuery(ON, MONTH).fetch().rows
    assert {row.name: row.class_label for row in rows} == {"张三": "井下", "李四": "党员干部"}
    assert row_of(one).points == 0


def test_a_class_that_was_set_stands_above_the_one_that_rules_find(branch):
    one = member("张三", branch, workplace=Workplace.UNDERGROUND)
    make.done(points.record_points_class(person_ids=[one], code="office", since=ON))
    assert row_of(one).class_label == "机关"
    assert row_of(one, "2026-10").class_label == "井下"
    told, _exempt = PointStandingQuery(one, ON).fetch()
    assert (told.label, told.by_rule, told.set_since) == ("机关", "井下", ON)
    make.done(points.record_points_class(person_ids=[one], code="", since=ON))
    assert row_of(one).class_label == "井下"


def test_marks_earn_points_and_what_was_not_recorded_neither_earns_nor_costs(branch):
    came, missing, silent = (member(name, branch) for name in ("张三", "李四", "王五"))
    marks = {came: Mark.PRESENT, missing: Mark.ABSENT}
    meeting = held("general_meeting", branch, "2026-11-10", marks)
    assert [row_of(one).points for one in (came, missing, silent)] == [2, -2, 0]
    assert [row_of(one).waiting for one in (came, missing, silent)] == [0, 0, 1]
    (line,) = lines_of(came)
    assert (line.behind, line.activity_id, line.points) == (Behind.ACTIVITY, meeting, 2)
    assert "到会" in line.text


def test_who_made_up_for_a_party_day_has_the_points_of_making_up(branch):
    one = member("张三", branch)
    missed = held("themed_day", branch, "2026-11-10", {one: Mark.ON_SHIFT})
    assert row_of(one).points == 0
    again = make.done(
        add_make_up_session(activity_id=missed, held_on=date(2026, 11, 12), entered_on=ON)
    )
    make.done(mark_attendance(activity_id=again, person_id=one, mark=Mark.PRESENT, on=ON))
    assert row_of(one).points == 1
    assert "补课" in lines_of(one)[0].text


def test_rows_of_a_book_earn_by_its_fields_and_states(branch):
    one, other = member("张三", branch), member("李四", branch)
    make.post(other, branch, Post.ORGANISATION_MEMBER)
    entry = make.entry(
        "suggestion", branch, day="2026-11-05", proposed_by=one, kind="安全", content="加护栏"
    )
    assert row_of(one).points == 0  # proposed: not yet
    make.advanced(
        entry,
        "accepted",
        by=other,
        values={
            "opinion": "可行",
            "handler": (make.whom(other),),
            "due_on": make.day("2026-12-01"),
        },
    )
    assert row_of(one).points == 2
    assert row_of(other).points == 0
    (line,) = lines_of(one)
    assert line.behind is Behind.ENTRY
    assert line.uid
    assert "加护栏" in line.text


def test_a_book_that_a_rule_names_wrong_is_told_and_earns_nothing(branch):
    member("张三", branch)
    change = {
        "label": "修旧利废",
        "group": "作用",
        "place": 91,
        "source": "ledger",
        "book": "no_such_book",
        "field": "owner",
        "states": [],
        "when": [],
        "day": "entry",
        "points": "1",
        "classes": [],
        "cap": "3",
        "per": "quarter",
        "is_on": True,
    }
    make.done(
        change_rule(rule="points.rules", key="own_repairs", value=change, note="支部大会决定")
    )
    (trouble,) = PointsQuery(ON, MONTH).fetch().troubles
    assert "修旧利废" in str(trouble)


def test_an_entry_by_hand_counts_in_its_month_quarter_and_year(branch):
    one = member("张三", branch)
    given(one, "2", "2026-10", rule="extra")
    given(one, "-1")
    assert row_of(one).points == -1
    assert row_of(one, "2026Q4").points == 1
    assert row_of(one, "2026").figure == 21  # base 20
    assert row_of(one, "2026Q3").points == 0
    assert row_of(one).to_date == 21
    assert row_of(one, "2026Q4").by_group == {"加减分": Decimal(1)}


def test_the_cap_of_a_year_is_used_up_by_earlier_months(branch):
    one = member("张三", branch)
    for month in ("2026-08", "2026-09"):
        given(one, "8", month, rule="extra")
    assert row_of(one, "2026-09").points == 2
    (line,) = lines_of(one, "2026-09")
    assert (line.raw, line.points, line.is_capped) == (8, 2, True)


def test_figures_of_a_class_are_made_comparable_over_all_branches(branch):
    other = make.branch("机电队党支部", make.committee("另一党委"))
    low, high = member("张三", branch), member("李四", other)
    given(low, "2")
    given(high, "6")
    assert row_of(low, within=branch).comparable == 50
    assert row_of(high).comparable == 150
    board = PointsQuery(ON, MONTH).fetch()
    assert [(row.place, row.name) for row in board.by_place] == [(1, "李四"), (2, "张三")]
    assert PointsQuery(ON, MONTH, branch).fetch().by_place[0].place == 1


def test_ties_share_a_place(branch):
    for name, number in (("张三", "3"), ("李四", "3"), ("王五", "1")):
        given(member(name, branch), number)
    places = {row.name: row.place for row in PointsQuery(ON, MONTH).fetch().rows}
    assert places == {"张三": 1, "李四": 1, "王五": 3}


def test_who_reaches_the_line_is_told_by_the_unrounded_figure(branch):
    one, other = member("张三", branch), member("李四", branch)
    given(one, "1.9999")
    given(other, "2")
    assert [row_of(who).is_reached for who in (one, other)] == [False, True]
    assert PointsQuery(ON, MONTH).fetch().every is Every.MONTH


def test_who_takes_no_part_on_any_day_has_no_figure_no_place_and_moves_no_mean(branch):
    one, other = member("张三", branch), member("李四", branch)
    given(one, "2")
    given(other, "4")
    make.done(
        points.record_exemption(
            person_ids=[other], since=date(2026, 11, 30), until=date(2026, 12, 2)
        )
    )
    assert not PointsQuery(ON, MONTH).fetch().row(other).is_exempt  # the 30th is still to come
    later = date(2026, 12, 1)
    row = PointsQuery(later, MONTH).fetch().row(other)
    assert (row.is_exempt, row.place, row.is_reached, row.comparable) == (True, None, None, None)
    assert PointsQuery(later, MONTH).fetch().row(one).comparable == 100
    (told,) = PersonPointsQuery((other,), later, MONTH).fetch()
    assert told.lines == ()
    assert not PointsQuery(date(2027, 1, 2), "2026-10").fetch().row(other).is_exempt


def test_k15_points_brought_from_last_year_make_the_base(branch):
    one, other = member("张三", branch), member("李四", branch)
    make.done(points.record_year_points(person_ids=[one], year=2025, points=Decimal(86), on=ON))
    assert (row_of(one).base, row_of(one).base_from) == (Decimal("17.2"), BaseFrom.BROUGHT)
    assert (row_of(other).base, row_of(other).base_from) == (20, BaseFrom.CLASS)


def test_k15_the_points_of_a_closed_year_make_the_base_of_the_next(branch):
    one = member("张三", branch)
    given(one, "6", "2026-10")
    on = date(2027, 1, 5)
    make.done(
        close_period(subject=ClosingSubject.POINTS, organisation_id=branch, period="2026", on=on)
    )
    row = PointsQuery(on, "2027-01").fetch().row(one)
    assert (row.base, row.base_from) == (Decimal("5.2"), BaseFrom.CLOSED_YEAR)  # 26 × 0.2


def test_k16_below_80_there_is_no_prize_and_a_self_review_is_due(branch):
    people = [member(name, branch) for name in ("张三", "李四")]
    for person, number in zip(people, ("12.1", "7.9"), strict=True):
        given(person, number, "2026-10")
    prizes = {row.name: row.prize for row in PointsQuery(ON, "2026Q4").fetch().rows}
    assert prizes["张三"].label == "一等奖"
    assert (prizes["李四"].label, prizes["李四"].needs_self_review) == ("", True)  # 79
    assert row_of(people[1], "2026Q4").comparable == 79
    assert row_of(people[1], "2026-10").prize is None


def closed_october(branch):
    make.done(
        close_period(subject=ClosingSubject.POINTS, organisation_id=branch, period="2026-10", on=ON)
    )


def test_a_closed_month_stays_as_it_was_closed_with_its_records(branch):
    one = member("张三", branch)
    given(one, "2", "2026-10")
    closed_october(branch)
    held("general_meeting", branch, "2026-10-10", {one: Mark.PRESENT})
    row = row_of(one, "2026-10")
    assert (row.points, row.is_frozen, row.comparable) == (2, True, Fraction(100))
    assert [line.text for line in lines_of(one, "2026-10")] == ["带班抢修"]
    assert PointsQuery(ON, "2026-10", live=True).fetch().row(one).points == 4
    make.done(
        reopen_period(
            subject=ClosingSubject.POINTS,
            organisation_id=branch,
            period="2026-10",
            on=ON,
            reason="补记到会",
        )
    )
    assert row_of(one, "2026-10").points == 4


def test_closed_points_of_a_person_who_was_merged_stand_with_who_it_is_now(branch):
    kept, gone = member("张三", branch), member("张叁", branch)
    entry = given(gone, "2", "2026-10")
    assert entry
    make.done(
        points.record_exemption(person_ids=[gone], since=date(2026, 3, 1), until=date(2026, 4, 1))
    )
    given(gone, "3")
    make.done(merge_people(kept_id=kept, merged_id=gone, on=ON))
    assert row_of(kept, "2026Q4").points == 5
    assert row_of(kept, "2026-03").is_exempt


def test_the_wall_shows_the_first_third_unless_the_meeting_has_resolved_otherwise(branch):
    assert PublicityQuery(branch, ON).fetch().extent is PointsExtent.FIRST_THIRD
    meeting = make.activity("general_meeting", branch, "2026-10-12")
    make.done(
        points.record_publicity(
            organisation_id=branch,
            extent=PointsExtent.EVERYBODY,
            activity_id=meeting,
            since=date(2026, 10, 12),
            on=ON,
        )
    )
    told = PublicityQuery(branch, ON).fetch()
    assert (told.extent, told.activity_id, told.held_on) == (
        PointsExtent.EVERYBODY,
        meeting,
        date(2026, 10, 12),
    )
    before = PublicityQuery(branch, date(2026, 10, 11)).fetch()
    assert before.extent is PointsExtent.FIRST_THIRD


def test_how_far_the_counting_is_is_told_and_it_can_be_broken_off(branch):
    make.person("甲", branch)

    def stop(share):
        if share > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        PointsQuery(ON, MONTH).fetch(stop)
    told = []
    assert len(PointsQuery(ON, MONTH).fetch(told.append).rows) == 1
    assert told == sorted(told)
    assert told[0] == 0
    assert all(0 <= share < 1 for share in told)
    counted = list(told)
    PointsQuery(ON, MONTH, branch).fetch(told.append)  # what was counted is kept
    assert told == counted


def test_who_is_in_a_branch_is_about_how_many_are_counted(branch):
    make.person("甲", branch)
    assert people_counted(ON) == 1
