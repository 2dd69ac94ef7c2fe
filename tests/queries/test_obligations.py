"""What is owed, judged from the records: facts.md 15.4 and 15.6, and the edges around them."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.obligations import reasons
from dangjian_desktop.domain.vocabulary import Mark, ObligationState, Post, Stage
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.obligations import (
    add_obligation_notice,
    remove_obligation_notice,
)
from dangjian_desktop.operations.organisations import close_organisation
from dangjian_desktop.operations.people import advance_stage, appoint, end_post
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.queries.obligations import (
    YEAR_COLUMN,
    CellQuery,
    ComplianceBoardQuery,
    ObligationsQuery,
    PeopleMattersQuery,
    with_people,
)
from dangjian_desktop.storage.models import Attendance, PostSpell
from tests import make

ON = date(2026, 11, 20)
MET, OPEN, SOON = ObligationState.MET, ObligationState.OPEN, ObligationState.DUE_SOON
OVERDUE, MISSED = ObligationState.OVERDUE, ObligationState.MISSED
AWAITING = ObligationState.AWAITING_NOTICE


def held(kind, organisation, day, came=(), **values):
    """An activity that was recorded, with who came."""
    activity = make.held(kind, organisation, day, **values)
    mark(activity, came)
    return activity


def mark(activity, people, how=Mark.PRESENT):
    def enter(writer):
        for person in people:
            writer.insert(Attendance, activity=activity, person=person, mark=how)

    make.done(Operation("布景", "attendance", enter))


def dues(code, on=ON, within=None, **more):
    name = f"obligations.{code}"
    return [d for d in ObligationsQuery(on, within, **more).fetch() if d.told.name == name]


def state_of(code, period, on=ON, within=None):
    (found,) = [due for due in dues(code, on, within) if due.period.code == period]
    return found.state


def told(due, on=ON):
    return "；".join(map(str, reasons(due, on)))


@pytest.fixture
def branch(data):
    return make.branch()


# facts.md 15.6 --------------------------------------------------------------------------


def test_l01_the_last_quarter_is_open_with_41_days_left_and_amber(branch):
    for day in ("2026-02-10", "2026-05-12", "2026-08-11"):
        held("general_meeting", branch, day)
    found = {due.period.code: due for due in dues("general_meeting")}
    assert {code: due.state for code, due in found.items()} == {
        "2026Q1": MET,
        "2026Q2": MET,
        "2026Q3": MET,
        "2026Q4": SOON,
    }
    assert found["2026Q4"].due_on == date(2026, 12, 31)
    assert "还有 41 天" in told(found["2026Q4"])
    assert "《中国共产党支部工作条例（试行）》第十一条" in found["2026Q4"].told.source


def test_l02_a_quarter_without_a_meeting_is_missed_and_two_in_the_next_do_not_repair_it(branch):
    for day in ("2026-02-10", "2026-07-07", "2026-08-11"):
        held("general_meeting", branch, day)
    (missed,) = [due for due in dues("general_meeting") if due.period.code == "2026Q2"]
    assert missed.state is MISSED
    assert "不能补这一期" in told(missed)
    assert state_of("general_meeting", "2026Q3") is MET


def test_l03_one_of_four_groups_misses_october(branch):
    groups = [make.group(branch, f"第{n}党小组") for n in "一二三四"]
    for group in groups[:3]:
        held("group_meeting", group, "2026-10-15")
    found = [due for due in dues("group_meeting") if due.period.code == "2026-10"]
    assert [(due.subject, due.state) for due in found if due.state is not MET] == [
        ("第四党小组", MISSED)
    ]
    (row,) = ComplianceBoardQuery(2026, ON).fetch()
    cell = row.cells[9]
    assert cell.state is MISSED
    detail = CellQuery(2026, ON, branch, 10).fetch()
    of_groups = [due for due in detail if due.told.name.endswith("group_meeting")]
    assert [due.state for due in of_groups] == [MISSED, MET, MET, MET]


def test_l08_a_year_s_meeting_waits_for_a_notice_and_belongs_to_a_year(branch):
    code = "organizational_life_meeting"
    assert state_of(code, "2026") is AWAITING
    assert "还没有登记上级通知" in told(dues(code)[0])
    notice = make.done(
        add_obligation_notice(
            obligation=f"obligations.{code}",
            organisation_id=branch,
            year=2026,
            due_on=date(2027, 3, 31),
            noticed_on=date(2026, 11, 20),
        )
    )
    for on, state in (
        (date(2026, 11, 19), AWAITING),
        (date(2026, 11, 20), OPEN),
        (date(2027, 2, 28), OPEN),
        (date(2027, 3, 1), SOON),
        (date(2027, 3, 31), SOON),
        (date(2027, 4, 1), OVERDUE),
    ):
        assert state_of(code, "2026", on) is state, on
    held(code, branch, "2027-03-10", belongs_year=2026)
    assert [due.period.code for due in dues(code, date(2027, 4, 1))] == ["2027"]
    board = ComplianceBoardQuery(2026, date(2027, 4, 1), branch, f"obligations.{code}").fetch()
    assert board[0].cells[YEAR_COLUMN - 1].state is MET
    other = ComplianceBoardQuery(2027, date(2027, 4, 1), branch, f"obligations.{code}").fetch()
    assert other[0].cells[YEAR_COLUMN - 1].state is AWAITING
    make.done(remove_obligation_notice(notice_id=notice))
    assert state_of(code, "2026") is AWAITING


def test_l09_who_had_no_talk_this_year_is_listed(branch):
    talked, leads, other = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    held("talk", branch, "2026-06-01", [talked], chair=leads)
    held("talk", branch, "2025-12-30", [other])
    make.activity("talk", branch, "2026-12-01", chair=other)
    (due,) = dues("talk")
    assert (due.missing, due.asked, due.state) == (("王五",), 3, SOON)
    assert "还没有做到的 1 人：王五" in told(due)
    mark(held("talk", branch, "2026-11-18"), [other])
    assert dues("talk")[0].state is MET
    assert dues("talk", date(2026, 11, 17))[0].state is SOON


def test_l10_hours_below_32_and_56_are_listed_with_their_figures(branch):
    member, seat, enough = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    make.post(seat, branch, Post.ORGANISATION_MEMBER)
    held("group_study", branch, "2026-03-01", [member], study_minutes=31 * 60 + 30)
    held("group_study", branch, "2026-03-02", [seat], study_minutes=55 * 60)
    held("group_study", branch, "2026-03-03", [enough], study_minutes=32 * 60)
    (due,) = dues("study_hours", date(2026, 12, 31))
    assert set(due.missing) == {"张三（31.5/32 学时）", "李四（55/56 学时）"}


def test_l11_a_new_secretary_is_trained_by_the_tenth_of_december(branch):
    person = make.person("张三", branch)
    make.post(person, branch, Post.SECRETARY, on=date(2026, 6, 10))
    (due,) = dues("new_secretary")
    assert (due.due_on, due.state, due.person_name) == (date(2026, 12, 10), SOON, "张三")
    assert dues("new_secretary", date(2026, 12, 11))[0].state is OVERDUE
    held("training_course", branch, "2026-09-01", [person])
    assert dues("new_secretary")[0].state is MET
    assert dues("secretary_training")[0].state is MET


# facts.md 15.4 --------------------------------------------------------------------------


def elected(branch, day):
    person = make.person("张三", branch)
    make.done(
        appoint(
            person_id=person,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date.fromisoformat(day),
            elected_on=make.day(day),
        )
    )
    return person


def test_t01_a_term_of_three_years_ends_in_25_days_and_is_red(branch):
    elected(branch, "2023-12-15")
    (due,) = dues("term")
    assert (due.due_on, due.state, due.is_urgent) == (date(2026, 12, 15), SOON, True)
    assert "还有 25 天" in told(due)
    board = with_people(
        ComplianceBoardQuery(2026, ON).fetch(), PeopleMattersQuery(2026, ON).fetch()
    )
    assert board[0].cells[YEAR_COLUMN - 1].is_bad


def test_t02_the_superior_reminds_six_months_ahead(branch):
    elected(branch, "2023-12-15")
    assert dues("term", date(2026, 6, 17))[0].state is OPEN
    (due,) = dues("term", date(2026, 6, 18))
    assert (due.state, due.is_urgent) == (SOON, False)


def test_t03_t07_an_extension_goes_up_to_a_year_and_not_a_day_further(branch):
    elected(branch, "2023-12-15")
    values = {
        "obligation": "obligations.term",
        "organisation_id": branch,
        "year": 2026,
        "noticed_on": date(2026, 11, 1),
    }
    with pytest.raises(RefusedError, match="一般不超过一年（2025-12-15 至 2027-12-15）"):
        make.done(add_obligation_notice(**values, due_on=date(2028, 1, 1)))
    make.done(add_obligation_notice(**values, due_on=date(2027, 12, 15)))
    (due,) = dues("term", date(2027, 11, 20))
    assert (due.due_on, due.is_urgent) == (date(2027, 12, 15), True)
    assert "原届满日 2026-12-15，上级同意换届到 2027-12-15" in told(due)


def test_t05_a_term_from_a_leap_day_ends_on_the_28th(branch):
    elected(branch, "2024-02-29")
    (due,) = dues("term", date(2026, 11, 20))
    assert due.due_on == date(2027, 2, 28)


def test_t06_five_years_where_the_rule_is_set_otherwise(branch):
    elected(branch, "2021-11-30")
    make.done(change_rule(rule="terms.branch", key="usual_years", value=5, note="社区党支部"))
    (due,) = dues("term")
    assert due.due_on == date(2026, 11, 30)


def test_an_election_ends_the_term_and_is_met_in_its_year(branch):
    first = elected(branch, "2023-12-15")
    spell = PostSpell.get(PostSpell.person == first)
    make.done(end_post(spell_id=spell.id, on=date(2026, 11, 18)))
    make.done(
        appoint(
            person_id=make.person("李四", branch),
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2026, 11, 18),
            elected_on=make.day("2026-11-18"),
        )
    )
    found = PeopleMattersQuery(2026, ON, None, "obligations.term").fetch()
    assert [(due.due_on, due.state) for due in found] == [(date(2026, 12, 15), MET)]
    assert "2026-11-18 换届选举" in told(found[0])


# What counts ----------------------------------------------------------------------------


def test_planned_is_told_and_not_met_and_cancelled_does_not_count(branch):
    make.activity("themed_day", branch, "2026-11-25")
    make.activity("themed_day", branch, "2026-10-20")
    (november,) = [due for due in dues("themed_day") if due.period.code == "2026-11"]
    assert november.state is SOON
    assert "2026-11-25 主题党日，已安排" in told(november)
    (october,) = [due for due in dues("themed_day") if due.period.code == "2026-10"]
    assert october.state is MISSED
    assert "2026-10-20 主题党日，日子已过，没有登记" in told(october)
    gone = held("themed_day", branch, "2026-09-20")
    assert state_of("themed_day", "2026-09") is MET
    make.done(close_activity(activity_id=gone, note="停产"))
    (september,) = [due for due in dues("themed_day") if due.period.code == "2026-09"]
    assert september.state is MISSED
    assert "已取消" in told(september)


def test_what_was_held_after_the_day_is_not_yet_known(branch):
    held("themed_day", branch, "2026-11-18")
    assert state_of("themed_day", "2026-11", date(2026, 11, 17)) is OPEN
    assert state_of("themed_day", "2026-11", date(2026, 11, 18)) is MET


def test_a_zone_s_themed_day_counts_for_each_branch_whose_members_were_there(data):
    first, second, third = (make.branch(f"{n}队党支部") for n in ("一", "二", "三"))
    zone = make.zone(branches=[first, second, third])
    there, absent = make.person("张三", second), make.person("李四", third)
    activity = held("themed_day", first, "2026-10-20", [there], zone=zone)
    mark(activity, [absent], Mark.ABSENT)
    states = {due.subject: due.state for due in dues("themed_day") if due.period.code == "2026-10"}
    assert states == {"一队党支部": MET, "二队党支部": MET, "三队党支部": MISSED}
    board = ComplianceBoardQuery(2026, ON, None, "obligations.themed_day").fetch()
    assert [row.cells[9].state for row in board] == [MET, MET, MISSED]


def test_a_branch_owes_only_periods_for_which_it_stood_from_first_to_last(data):
    young = make.branch("新成立党支部", since="2026-02-02")
    assert [due.period.code for due in dues("themed_day", date(2026, 5, 31))] == [
        "2026-03",
        "2026-04",
        "2026-05",
    ]
    assert [due.period.code for due in dues("general_meeting")] == ["2026Q2", "2026Q3", "2026Q4"]
    assert dues("organizational_life_meeting") == []
    make.done(close_organisation(organisation_id=young, on=date(2026, 7, 1)))
    assert [due.period.code for due in dues("themed_day")] == [
        "2026-03",
        "2026-04",
        "2026-05",
        "2026-06",
    ]


def test_a_committee_meets_where_seats_are_filled_or_seven_are_full_members(data):
    small, seated, large = (make.branch(f"{n}队党支部") for n in ("一", "二", "三"))
    for name in "甲乙丙丁戊己":
        make.person(f"赵{name}", small)
    make.post(make.person("张三", seated), seated, Post.PUBLICITY_MEMBER)
    make.persons(7, large)
    assert {due.subject for due in dues("committee_meeting")} == {"二队党支部", "三队党支部"}


def test_a_life_meeting_held_by_every_group_is_the_branch_s(branch):
    first, second = make.group(branch, "第一党小组"), make.group(branch, "第二党小组")
    held("organizational_life_meeting", first, "2026-11-10", belongs_year=2026)
    assert state_of("organizational_life_meeting", "2026") is AWAITING
    held("organizational_life_meeting", second, "2026-11-12", belongs_year=2026)
    assert state_of("organizational_life_meeting", "2026") is MET


def test_a_notice_to_the_committee_reaches_its_branches_and_a_branch_s_own_goes_first(data):
    committee = make.committee()
    branch, other = make.branch("一队党支部", committee), make.branch("二队党支部", committee)
    values = {"obligation": "obligations.democratic_appraisal", "year": 2026}
    make.done(
        add_obligation_notice(
            **values,
            organisation_id=committee,
            due_on=date(2027, 1, 31),
            noticed_on=date(2026, 11, 1),
            note="矿党字〔2026〕8号",
        )
    )
    make.done(
        add_obligation_notice(
            **values,
            organisation_id=branch,
            due_on=date(2026, 12, 31),
            noticed_on=date(2026, 10, 1),
        )
    )
    found = {due.organisation_id: due for due in dues("democratic_appraisal")}
    assert found[branch].due_on == date(2026, 12, 31)
    assert found[other].due_on == date(2027, 1, 31)
    assert "矿党字〔2026〕8号" in told(found[other])


def test_a_rule_changed_on_a_day_leaves_alone_what_was_due_before(branch):
    held("themed_day", branch, "2026-05-20")
    held("themed_day", branch, "2026-08-20")
    make.done(
        change_rule(
            rule="obligations.themed_day",
            key="count",
            value=2,
            note="矿党委要求",
            since=PartialDate(2026, 7, 15),
        )
    )
    states = {due.period.code: due.state for due in dues("themed_day")}
    assert (states["2026-05"], states["2026-06"]) == (MET, MISSED)
    assert states["2026-08"] is MISSED  # one is no longer enough
    make.done(
        change_rule(
            rule="obligations.party_lecture",
            key="every",
            value="month",
            note="矿党委要求",
            since=PartialDate(2026, 8, 1),
        )
    )
    periods = [due.period.code for due in dues("party_lecture")]
    assert periods == ["2026Q1", "2026Q2", "2026-08", "2026-09", "2026-10", "2026-11"]
    make.done(
        change_rule(
            rule="obligations.party_lecture",
            key="enabled",
            value=False,
            note="本年不再要求",
            since=PartialDate(2026, 10, 1),
        )
    )
    assert [due.period.code for due in dues("party_lecture")][-1] == "2026-09"


def test_what_ended_before_the_records_begin_is_not_asked_for(branch):
    make.person("张三", branch)
    assert [due.state for due in dues("themed_day")][:10] == [MISSED] * 10
    assert [due.state for due in dues("talk", year=2025)] == [MISSED]
    make.done(
        change_rule(
            rule="meetings.records",
            key="begin",
            value="2026-10-31",
            note="十月底起用本程序",
            since=PartialDate(2026, 11, 1),
        )
    )
    assert [due.period.code for due in dues("themed_day")] == ["2026-10", "2026-11"]
    assert [due.period.code for due in dues("general_meeting")] == ["2026Q4"]
    assert [due.period.code for due in dues("talk")] == ["2026"]
    board = ComplianceBoardQuery(2026, ON).fetch()
    assert [cell.total for cell in board[0].cells[:9]] == [0] * 9
    before = ObligationsQuery(date(2025, 12, 31), year=2025).fetch()
    assert before  # as the rule stood on that day
    assert ObligationsQuery(ON, year=2025).fetch() == []


# People -----------------------------------------------------------------------------------


def test_a_probation_that_is_over_waits_for_the_meeting(branch):
    person = make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2025-11-10")
    (due,) = dues("confirmation")
    assert (due.due_on, due.state, due.person_name) == (date(2026, 11, 10), OVERDUE, "张三")
    make.done(advance_stage(person_id=person, stage=Stage.FULL, since=date(2026, 11, 15)))
    assert dues("confirmation")[0].state is MET


def test_next_year_s_probation_is_told_when_it_is_time(branch):
    make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2026-01-10")
    assert dues("confirmation", date(2026, 11, 10)) == []
    assert dues("confirmation", date(2026, 11, 11))[0].state is SOON


def test_who_applies_is_talked_to_within_a_month(branch):
    person = make.person("钱七", branch, stage=Stage.APPLICANT, stage_since="2026-10-15")
    (due,) = dues("applicant_talk")
    assert (due.due_on, due.state) == (date(2026, 11, 15), OVERDUE)
    held("talk", branch, "2026-11-10", [person])
    assert dues("applicant_talk")[0].state is MET


# The board --------------------------------------------------------------------------------


def test_the_board_and_the_list_agree_cell_by_cell(data):
    committee = make.committee()
    branches = [make.branch(f"{n}队党支部", committee) for n in "一二三"]
    groups = [make.group(one, f"第{n}党小组") for one in branches for n in "一二"]
    make.persons(8, branches[0])
    for number, branch in enumerate(branches):
        for month in range(1, 11 - number):
            held("themed_day", branch, f"2026-{month:02d}-15")
            held("group_meeting", groups[2 * number], f"2026-{month:02d}-16")
        held("general_meeting", branch, "2026-02-01")
    listed = [
        due
        for due in ObligationsQuery(ON, None, 2026).fetch()
        if due.told.way == "meetings" and due.due_on is not None
    ]
    for row in ComplianceBoardQuery(2026, ON).fetch():
        below = {row.organisation_id} | {
            g
            for g, b in zip(groups, [b for b in branches for _ in "一二"], strict=True)
            if b == row.organisation_id
        }
        for month in range(1, 11):
            mine = [
                due for due in listed if due.organisation_id in below and due.due_on.month == month
            ]
            cell = row.cells[month - 1]
            assert (cell.met, cell.total) == (
                sum(due.state is MET for due in mine),
                len(mine),
            ), (row.name, month)


def test_a_branch_is_shown_with_its_groups_below_it(branch):
    group = make.group(branch, "第一党小组")
    held("group_meeting", group, "2026-10-15")
    own, of_group = ComplianceBoardQuery(2026, ON, branch).fetch()
    assert (own.name, of_group.name) == (make.BRANCH, "第一党小组")
    assert of_group.cells[9].state is MET
    assert of_group.cells[8].state is MISSED
    assert own.cells[9].state is MISSED  # its own themed day
    detail = CellQuery(2026, ON, branch, 10, with_groups=False).fetch()
    assert all(due.organisation_id == branch for due in detail)
