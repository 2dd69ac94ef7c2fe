"""What became of the roll between two days, and whether it adds up."""

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage, Workplace
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.people import (
    advance_stage,
    appoint,
    end_post,
    move_to_branch,
    move_to_group,
    record_departure,
)
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.queries.person_changes import ChangeKind
from dangjian_desktop.queries.roster_changes import Balance, BalanceQuery, RosterChangesQuery
from dangjian_desktop.storage.models import OrganisationSpell
from tests import make

FIRST, MARCH, LAST = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 30)
ADDED, LEFT, CHANGED = ChangeKind


@pytest.fixture
def branch(data):
    return make.branch()


def changes(within: int | None = None, since: date = FIRST, until: date = LAST):
    return RosterChangesQuery(since, until, within).fetch()


def told(within: int | None = None, since: date = FIRST, until: date = LAST):
    return [
        (row.kind, row.name, row.what, row.before, row.after, row.day.printed)
        for row in changes(within, since, until)
    ]


def balance(within: int | None = None, since: date = FIRST, until: date = LAST) -> Balance:
    found = BalanceQuery(since, until, within).fetch()
    assert found.difference == 0
    assert found.unexplained == ()
    return found


def member(name: str, branch_id: int, **more: object) -> int:
    return make.person(
        name,
        branch_id,
        admitted_on="2001-06-30",
        confirmed_on="2002-06-30",
        **more,
    )


def test_nothing_happened(branch):
    member("张三", branch)
    assert told() == []
    assert (balance().opening, balance().closing) == (1, 1)
    assert told(since=LAST, until=FIRST) == []


def test_a_candidate_who_is_admitted_is_an_addition_and_the_confirmation_a_change(branch):
    person = make.person("李四", branch, stage=Stage.CANDIDATE, stage_since="2025-01-01")
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=MARCH))
    assert told() == [(ADDED, "李四", "发展", "发展对象", "预备党员", "2026-03-01")]
    found = balance()
    assert (found.opening, found.added, found.closing) == (0, {"发展": 1}, 1)
    assert found.closing_probationary == 1
    make.done(advance_stage(person_id=person, stage=Stage.FULL, since=date(2027, 3, 1)))
    year = {"since": date(2027, 1, 1), "until": date(2027, 12, 31)}
    assert told(**year) == [(CHANGED, "李四", "转正", "预备党员", "正式党员", "2027-03-01")]
    assert (balance(**year).opening_probationary, balance(**year).closing_probationary) == (1, 0)


def test_steps_before_membership_are_changes_and_count_nowhere(branch):
    person = make.person("李四", branch, stage=Stage.APPLICANT, stage_since="2026-02-01")
    make.done(advance_stage(person_id=person, stage=Stage.ACTIVIST, since=MARCH))
    assert told() == [
        (CHANGED, "李四", "申请入党", "", "入党申请人", "2026-02-01"),
        (CHANGED, "李四", "列为积极分子", "入党申请人", "入党积极分子", "2026-03-01"),
    ]
    assert balance().closing == 0


def test_both_days_are_included(branch):
    make.departure(member("张三", branch), FIRST)
    make.departure(member("李四", branch), LAST)
    make.departure(member("王五", branch), date(2026, 7, 1))
    make.departure(member("赵六", branch), date(2025, 12, 31))
    assert [row.name for row in changes()] == ["张三", "李四"]
    assert (balance().opening, balance().closing) == (3, 1)


@pytest.mark.parametrize("reason", [LeaveReason.TRANSFER, LeaveReason.DEATH, LeaveReason.EXPULSION])
def test_leaving_is_told_with_reason_destination_and_last_branch(branch, reason):
    group = make.group(branch)
    person = member("张三", branch, group=group)
    make.post(person, branch)
    make.departure(person, MARCH, reason, "外矿党委")
    (row,) = changes()
    assert (row.kind, row.before, row.after) == (LEFT, make.BRANCH, "外矿党委")
    assert row.branch_name == make.BRANCH
    assert balance().left == {row.what: 1}


def test_who_comes_from_elsewhere_with_a_day_is_transferred_in(branch):
    member("张三", branch, since="2026-03-01")
    assert told() == [(ADDED, "张三", "转入", "", make.BRANCH, "2026-03-01")]
    assert balance().added == {"转入": 1}


@pytest.mark.parametrize(
    ("reason", "how"), [(LeaveReason.TRANSFER, "转入"), (LeaveReason.SUSPENSION, "恢复")]
)
def test_leaving_and_coming_back_are_two_things_that_cancel_out(branch, reason, how):
    person = member("张三", branch)
    make.departure(person, date(2026, 2, 1), reason)
    make.done(move_to_branch(person_ids=[person], branch_id=branch, on=date(2026, 5, 1)))
    assert [(kind, what, day) for kind, _name, what, _before, _after, day in told()] == [
        (ADDED, how, "2026-05-01"),
        (LEFT, {"转入": "转出", "恢复": "停止党籍"}[how], "2026-02-01"),
    ]
    assert changes()[0].before.startswith("2026-02-01 ")
    found = balance()
    assert (found.opening, found.added_total, found.left_total, found.closing) == (1, 1, 1, 1)


def test_a_move_within_the_mine_is_a_change_of_the_mine_and_two_of_the_branches(branch):
    other = make.branch("二支部")
    group = make.group(branch)
    person = member("张三", branch, group=group)
    make.done(move_to_branch(person_ids=[person], branch_id=other, on=MARCH))
    assert told() == [
        (CHANGED, "张三", "调整党支部", make.BRANCH, "二支部", "2026-03-01"),
        (CHANGED, "张三", "调整党小组", "第一党小组", "未编组", "2026-03-01"),
    ]
    assert (balance().added, balance().left) == ({}, {})
    assert told(branch)[0] == (LEFT, "张三", "转出", make.BRANCH, "二支部", "2026-03-01")
    assert told(other)[0] == (ADDED, "张三", "转入", make.BRANCH, "二支部", "2026-03-01")
    assert (balance(branch).opening, balance(branch).closing) == (1, 0)
    assert (balance(other).opening, balance(other).closing) == (0, 1)


def test_a_move_below_one_general_branch_is_a_change_of_it(data):
    above = make.general_branch()
    first, second = make.branch("一支部", above), make.branch("二支部", above)
    person = member("张三", first)
    make.done(move_to_branch(person_ids=[person], branch_id=second, on=MARCH))
    assert [row.kind for row in changes(above)] == [CHANGED]
    assert balance(above).closing == 1


def test_a_branch_that_is_put_under_another_organisation_takes_its_people_along(data):
    above, other = make.general_branch("一总支"), make.general_branch("二总支")
    branch = make.branch("一支部", above)
    member("张三", branch)
    spell = OrganisationSpell.get(OrganisationSpell.organisation == branch)

    def move(writer):
        writer.update(OrganisationSpell, spell.id, until=make.day("2026-03-01"))
        writer.insert(
            OrganisationSpell,
            organisation=branch,
            parent=other,
            name="一支部",
            since=make.day("2026-03-01"),
        )

    make.done(Operation("布景", "move", move))
    assert told() == []
    assert told(above) == [(LEFT, "张三", "组织调整", "一支部", "一支部", "2026-03-01")]
    assert told(other) == [(ADDED, "张三", "组织调整", "一支部", "一支部", "2026-03-01")]
    assert (balance(above).closing, balance(other).closing) == (0, 1)
    first_day = {"since": MARCH, "until": LAST}
    assert [row.what for row in changes(other, **first_day)] == ["组织调整"]
    assert (balance(other, **first_day).opening, balance(other, **first_day).closing) == (0, 1)


def test_groups_are_told_from_where_to_where(branch):
    first, second = make.group(branch), make.group(branch, "第二党小组")
    person = member("张三", branch, group=first)
    make.done(move_to_group(person_ids=[person], group_id=second, on=MARCH))
    made = (CHANGED, "张三", "调整党小组", "第一党小组", "第二党小组", "2026-03-01")
    assert told() == told(branch) == [made]
    assert told(first) == [(LEFT, "张三", "转出", "第一党小组", "第二党小组", "2026-03-01")]
    assert told(second) == [(ADDED, "张三", "转入", "第一党小组", "第二党小组", "2026-03-01")]
    assert balance(second).closing == 1


def test_posts_are_told_when_they_begin_end_and_follow_each_other(branch):
    person = member("张三", branch)
    post = make.post(person, branch, Post.ORGANISATION_MEMBER)
    make.done(end_post(spell_id=post, on=MARCH))
    where = f"（{make.BRANCH}）"
    assert told() == [(CHANGED, "张三", "免职", f"组织委员{where}", "", "2026-03-01")]
    make.done(appoint(person_id=person, organisation_id=branch, post=Post.SECRETARY, on=MARCH))
    assert told() == [
        (CHANGED, "张三", "调整职务", f"组织委员{where}", f"支部书记{where}", "2026-03-01")
    ]
    assert [row.what for row in changes(since=date(2019, 1, 1), until=date(2020, 1, 1))] == ["任职"]


def test_jobs_are_told_with_only_what_differs(branch):
    person = member("张三", branch, section="采一队", crew="一班", workplace=Workplace.UNDERGROUND)
    make.done(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    changed = {"section": "洗煤厂", "workplace": Workplace.SURFACE}
    make.done(change_job(person_id=person, changes=changed, on=date(2026, 5, 1)))
    assert told() == [
        (CHANGED, "张三", "班组", "一班", "二班", "2026-03-01"),
        (CHANGED, "张三", "区队、井下/地面", "采一队、井下", "洗煤厂、地面", "2026-05-01"),
    ]


def test_a_renamed_branch_is_called_as_on_the_day(branch):
    make.departure(member("张三", branch), date(2026, 2, 1))
    make.departure(member("李四", branch), date(2026, 4, 1))
    make.done(rename_organisation(organisation_id=branch, name="综采二队党支部", on=MARCH))
    assert [row.branch_name for row in changes()] == [make.BRANCH, "综采二队党支部"]


def test_a_day_known_to_the_month_counts_as_its_first_and_stays_marked(branch):
    member("张三", branch, since="2026-01")
    member("李四", branch, since="2026")
    member("王五", branch, since="2026-02")
    assert {row.name: row.day.printed for row in changes()} == {
        "张三": "2026年1月",
        "李四": "2026年",
        "王五": "2026年2月",
    }
    assert [row.name for row in changes(since=date(2026, 1, 2))] == ["王五"]
    assert balance(since=date(2026, 1, 2)).opening == 2


def test_those_on_the_way_to_membership_come_move_and_leave_as_changes(branch):
    other = make.branch("二支部")
    person = make.person(
        "李四", branch, stage=Stage.ACTIVIST, stage_since="2025-01-01", since="2026-01-15"
    )
    make.done(move_to_branch(person_ids=[person], branch_id=other, on=MARCH))
    make.departure(person, date(2026, 5, 1), LeaveReason.WITHDRAWN)
    assert [row[2:] for row in told()] == [
        ("转入", "", make.BRANCH, "2026-01-15"),
        ("调整党支部", make.BRANCH, "二支部", "2026-03-01"),
        ("不再培养", "二支部", "", "2026-05-01"),
    ]
    assert {row.kind for row in changes()} == {CHANGED}
    assert [row.what for row in changes(branch)] == ["转入", "调整党支部"]
    assert balance().closing == 0


def test_people_of_other_branches_are_not_told(branch):
    other = make.branch("二支部")
    person = member("张三", other, crew="一班")
    make.post(person, other, on=MARCH)
    make.done(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    assert told(branch) == []
    assert len(told(other)) == 2


def test_the_rows_are_sorted_by_what_is_asked(branch):
    make.departure(member("乙", branch), date(2026, 2, 1))
    make.departure(member("甲", branch), date(2026, 4, 1))
    member("丙", branch, since="2026-05-01")
    query = RosterChangesQuery(FIRST, LAST)

    def names(key: str, descending: bool = False) -> list[str]:
        return [row.name for row in query.with_sort(key, descending).fetch()]

    assert names("") == ["丙", "乙", "甲"]
    assert names("day") == ["乙", "甲", "丙"]
    assert names("day", True) == ["丙", "甲", "乙"]
    assert names("kind", True)[-1] == "丙"


def test_a_sum_that_does_not_add_up_says_by_how_much():
    odd = Balance(10, 0, {"转入": 1}, {"转出": 2}, 10, 0, ("张三",))
    assert (odd.added_total, odd.left_total, odd.difference) == (1, 2, 1)


def test_whatever_happens_the_sum_adds_up(branch):
    """Anything in any order, for the mine, each branch and each group."""
    chance = random.Random(20261120)
    branches = [branch, make.branch("二支部")]
    groups = [make.group(b, f"第{n}党小组") for b in branches for n in "一二"]
    people = [member(f"人{n}", chance.choice(branches)) for n in range(12)]
    people += [make.person(f"新{n}", branch, stage=Stage.CANDIDATE) for n in range(4)]
    for step in range(90):
        person, day = chance.choice(people), date(2025, 11, 1) + timedelta(days=3 * step)
        act = chance.choice(
            [
                lambda p, d: move_to_branch(
                    person_ids=[p], branch_id=chance.choice(branches), on=d
                ),
                lambda p, d: move_to_group(person_ids=[p], group_id=chance.choice(groups), on=d),
                lambda p, d: record_departure(
                    person_id=p, reason=chance.choice(list(LeaveReason)), on=d
                ),
                lambda p, d: advance_stage(person_id=p, stage=Stage.PROBATIONARY, since=d),
            ]
        )
        with suppress(RefusedError):
            make.done(act(person, day))
    for within in (None, *branches, *groups):
        for since, until in [(FIRST, LAST), (MARCH, MARCH), (date(2025, 1, 1), date(2027, 1, 1))]:
            balance(within, since, until)
    assert len(told()) > 20
