"""Seats, terms, groups, plans and files, at the edges of their rules."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.elections import add_term_extension
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.people import appoint, end_post
from dangjian_desktop.operations.plans import add_plan, add_plan_item, mark_item_done
from dangjian_desktop.storage.models import PostSpell
from tests import make
from tests.queries.measures.asking import count, held, note, proofs, reason, texts


@pytest.fixture
def branch(data):
    return make.branch()


# Seats -------------------------------------------------------------------------


def seats(branch, *posts, on=date(2024, 1, 10)):
    people = make.persons(len(posts), branch)
    for person, post in zip(people, posts, strict=True):
        make.post(person, branch, post, on)
    return people


def ended(branch, post, on):
    (spell,) = PostSpell.select().where(
        (PostSpell.organisation == branch) & (PostSpell.post == post) & PostSpell.until.is_null()
    )
    make.done(end_post(spell_id=spell.id, on=date.fromisoformat(on)))


WHOLE = (
    Post.SECRETARY,
    Post.ORGANISATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
)


def test_without_any_post_nothing_is_known_of_vacancies(branch):
    assert "没有登记过支委任职" in reason("vacant_posts", branch, "2026Q3")


def test_a_whole_committee_has_no_vacancy(branch):
    seats(branch, *WHOLE)
    assert count("vacant_posts", branch, "2026Q3") == 0
    assert proofs("vacant_posts", branch, "2026Q3") == [
        "支部书记、组织委员、宣传委员、纪检委员没有空缺"
    ]


def test_a_post_counts_when_it_was_empty_for_more_than_three_months(branch):
    seats(branch, *WHOLE)
    ended(branch, Post.PUBLICITY_MEMBER, "2026-07-01")
    assert count("vacant_posts", branch, "2026Q3") == 0  # three months on the last day
    assert count("vacant_posts", branch, "2026Q4") == 1
    assert texts("vacant_posts", branch, "2026Q4") == ["宣传委员从 2026-07-01 起空缺"]
    assert count("vacant_posts", branch, "2026Q4", date(2026, 9, 30)) == 0


def test_a_post_that_was_filled_again_within_the_period_was_empty_before(branch):
    people = seats(branch, *WHOLE)
    ended(branch, Post.PUBLICITY_MEMBER, "2026-06-01")
    make.post(people[2], branch, Post.PUBLICITY_MEMBER, date(2026, 9, 20))
    assert count("vacant_posts", branch, "2026Q3") == 1
    assert count("vacant_posts", branch, "2026Q4") == 0


def test_a_post_that_nobody_ever_held_is_empty_since_the_committee_is_known(branch):
    seats(branch, Post.SECRETARY, Post.ORGANISATION_MEMBER, Post.DISCIPLINE_MEMBER)
    assert texts("vacant_posts", branch, "2026Q3") == ["宣传委员从 2024-01-10 起空缺"]


def test_a_branch_without_a_committee_needs_a_secretary_alone(branch):
    seats(branch, Post.SECRETARY)
    assert count("vacant_posts", branch, "2026Q3") == 0
    ended(branch, Post.SECRETARY, "2026-01-01")
    assert count("vacant_posts", branch, "2026Q3") == 1


# The term ----------------------------------------------------------------------


def elected(branch, day, post=Post.SECRETARY):
    (person,) = make.persons(1, branch)
    make.done(
        appoint(
            person_id=person,
            organisation_id=branch,
            post=post,
            on=date.fromisoformat(day),
            elected_on=PartialDate.from_iso(day),
        )
    )


def test_a_term_is_overdue_from_the_day_after_its_last_one(branch):
    assert "没有登记当选日期" in reason("overdue_term", branch, "2026Q3")
    elected(branch, "2023-09-30")
    assert count("overdue_term", branch, "2026Q3") == 0
    assert count("overdue_term", branch, "2026Q4") == 1
    assert texts("overdue_term", branch, "2026Q4") == [
        "2023-09-30 当选，2026-09-30 任期届满，没有按期换届"
    ]


def test_an_election_within_the_period_does_not_take_back_that_it_was_late(branch):
    elected(branch, "2023-06-30")
    ended(branch, Post.SECRETARY, "2026-08-20")
    elected(branch, "2026-08-20")
    assert count("overdue_term", branch, "2026Q2") == 0
    assert count("overdue_term", branch, "2026Q3") == 1
    assert count("overdue_term", branch, "2026Q4") == 0


def test_a_term_that_a_superior_agreed_to_lengthen_is_not_overdue(branch):
    elected(branch, "2023-06-30")
    make.done(
        add_obligation_notice(
            obligation="obligations.term",
            organisation_id=branch,
            year=2026,
            due_on=date(2026, 10, 31),
            noticed_on=date(2026, 5, 5),
        )
    )
    assert count("overdue_term", branch, "2026Q3") == 0
    assert count("overdue_term", branch, "2026Q4") == 1


def test_an_extension_that_the_page_of_elections_entered_counts_too(branch):
    elected(branch, "2023-06-30")
    make.done(
        add_term_extension(
            organisation_id=branch,
            until=date(2026, 10, 31),
            approval="星火矿党组〔2026〕15号",
            approved_on=date(2026, 5, 5),
            on=date(2026, 11, 20),
        )
    )
    assert count("overdue_term", branch, "2026Q3") == 0
    assert count("overdue_term", branch, "2026Q4") == 1


# Groups ------------------------------------------------------------------------


def test_groups_of_which_nothing_is_recorded_are_not_judged(branch):
    assert note("groups_too_small", branch, "2026Q3") == "本期无应办事项"
    make.group(branch)
    assert "哪个党小组" in reason("groups_too_small", branch, "2026Q3")
    assert "哪个党小组" in reason("groups_without_leader", branch, "2026Q3")


def test_a_group_of_two_is_too_small_and_one_of_three_is_not(branch):
    first, second, third = (make.group(branch, f"第{n}党小组") for n in "一二三")
    for number in range(3):
        make.person(f"甲{number}", branch, group=first)
    for number in range(2):
        make.person(f"乙{number}", branch, group=second)
    make.person("丙", branch, group=second, stage=Stage.ACTIVIST)
    assert third
    assert count("groups_too_small", branch, "2026Q3") == 2
    assert texts("groups_too_small", branch, "2026Q3") == [
        "第二党小组只有 2 名党员",
        "第三党小组只有 0 名党员",
    ]
    assert proofs("groups_too_small", branch, "2026Q3") == ["第一党小组有 3 名党员"]


def test_a_group_with_members_and_no_leader_is_told(branch):
    first, second = (make.group(branch, f"第{n}党小组") for n in "一二")
    leader = make.person("甲", branch, group=first)
    make.person("乙", branch, group=second)
    make.post(leader, first, Post.GROUP_LEADER, date(2026, 9, 30))
    assert count("groups_without_leader", branch, "2026-08") == 2
    assert count("groups_without_leader", branch, "2026Q3") == 1
    assert texts("groups_without_leader", branch, "2026Q3") == ["第二党小组没有组长"]


# Plans -------------------------------------------------------------------------


def plan(year=2026):
    return make.done(add_plan(year=year, entered_on=date(year, 1, 5)))


def item(plan_id, branch, month, title="上党课", **values):
    told = {"organisation_id": branch, "owner": "本支部", "month": month, "title": title}
    return make.done(add_plan_item(plan_id=plan_id, values={"kind": "", **told, **values}))


def done(item_id, day):
    on = date.fromisoformat(day)
    make.done(mark_item_done(item_id=item_id, done_on=on, on=on))


def test_the_year_plan_is_asked_for_in_the_period_of_its_last_day(branch):
    assert "没有登记任何年度工作运行表" in reason("missing_year_plan", branch, "2026Q1")
    other = make.branch("机电队党支部")
    item(plan(), other, 5)
    assert count("missing_year_plan", branch, "2026Q1") == 1
    assert count("missing_year_plan", other, "2026Q1") == 0
    assert note("missing_year_plan", branch, "2026Q2") == "本期无应办事项"
    assert "到期后再算" in note("missing_year_plan", branch, "2026Q1", date(2026, 3, 31))
    assert count("missing_year_plan", branch, "2026Q1", date(2026, 4, 1)) == 1


def test_a_plan_entered_later_counts_as_there_and_so_do_items_of_its_groups(branch):
    year = plan()
    item(year, branch, 5)
    item(year, make.group(branch), 6)
    assert proofs("missing_year_plan", branch, "2026Q1") == ["2026 年度工作运行表里有本支部 2 项"]


def test_the_summary_is_an_activity_whose_title_says_so(branch):
    after = date(2027, 1, 5)
    assert note("missing_year_summary", branch, "2026Q3") == "本期无应办事项"
    assert "没有登记任何活动" in reason("missing_year_summary", branch, "2026Q4", after)
    held("general_meeting", branch, "2026-10-31", title="年度总结大会")
    assert count("missing_year_summary", branch, "2026Q4", after) == 1
    assert "到期后再算" in note("missing_year_summary", branch, "2026Q4", date(2026, 12, 31))
    held("general_meeting", branch, "2026-12-30", title="年度总结大会")
    assert count("missing_year_summary", branch, "2026Q4", after) == 0
    assert proofs("missing_year_summary", branch, "2026Q4", after) == ["2026-12-30 年度总结大会"]


def test_a_ticked_item_called_summary_is_one_too(branch):
    after = date(2027, 1, 5)
    held("general_meeting", branch, "2026-10-31")
    told = item(plan(), branch, 12, "报送年度工作总结")
    assert count("missing_year_summary", branch, "2026Q4", after) == 1
    done(told, "2026-12-28")
    assert count("missing_year_summary", branch, "2026Q4", after) == 0


def test_a_month_with_something_left_open_counts_once(branch):
    assert "没有这个支部的事项" in reason("unticked_plan_months", branch, "2026Q3")
    year = plan()
    item(year, branch, 7, "上党课", kind="party_lecture")
    item(year, branch, 7, "报送信息")
    item(year, branch, 8, "报送信息")
    item(year, branch, 11, "报送信息")
    assert count("unticked_plan_months", branch, "2026Q3") == 2
    assert texts("unticked_plan_months", branch, "2026Q3") == [
        "7月有 2 项没有完成：上党课、报送信息",
        "8月有 1 项没有完成：报送信息",
    ]
    held("party_lecture", branch, "2026-07-20")
    assert texts("unticked_plan_months", branch, "2026-07") == ["7月有 1 项没有完成：报送信息"]
    assert proofs("unticked_plan_months", branch, "2026-07") == ["7月“上党课”已完成"]
    assert note("unticked_plan_months", branch, "2026Q4") == "本期无应办事项"  # not due yet


def test_what_was_ticked_after_the_period_was_open_in_it(branch):
    year = plan()
    late, later = item(year, branch, 7, "甲"), item(year, branch, 8, "乙")
    done(late, "2026-09-30")
    done(later, "2026-10-01")
    assert texts("unticked_plan_months", branch, "2026Q3") == ["8月有 1 项没有完成：乙"]
    assert count("unticked_plan_months", branch, "2026-07") == 1


# Files -------------------------------------------------------------------------


def filed(activity, on, book="会议记录本", page="12"):
    day = date.fromisoformat(on)
    values = {"filed_on": day, "filed_book": book, "filed_page": page}
    make.done(change_activity(activity_id=activity, values=values, on=day))


def test_an_activity_is_filed_within_thirty_days(branch):
    assert "没有登记任何活动" in reason("handbook_unfiled", branch, "2026Q3")
    in_time = held("themed_day", branch, "2026-07-01")
    late = held("committee_meeting", branch, "2026-08-01")
    held("group_study", branch, "2026-08-02")
    held("talk", branch, "2026-08-02")  # has no papers to be filed
    filed(in_time, "2026-07-31")
    filed(late, "2026-09-01")
    assert count("handbook_unfiled", branch, "2026Q3") == 2
    assert texts("handbook_unfiled", branch, "2026Q3") == [
        "2026-08-01 支部委员会会议：归档晚了",
        "2026-08-02 集中学习：没有归档",
    ]
    assert proofs("handbook_unfiled", branch, "2026Q3") == [
        "2026-07-01 主题党日：会议记录本第 12 页"
    ]


def test_filing_counts_in_the_period_in_which_its_last_day_lies(branch):
    held("themed_day", branch, "2026-08-31")
    held("group_study", branch, "2026-09-01")
    held("group_study", branch, "2026-10-20")  # the 19th of November has passed
    held("group_study", branch, "2026-10-21")  # the 20th has not
    assert count("handbook_unfiled", branch, "2026Q3") == 1
    assert count("handbook_unfiled", branch, "2026Q4") == 2


def test_an_activity_of_the_committee_may_meet_the_item_of_a_branch(branch):
    committee = make.committee()
    told = item(plan(), branch, 7, "上党课", kind="party_lecture")
    lecture = held("party_lecture", committee, "2026-07-20")
    assert count("unticked_plan_months", branch, "2026-07") == 1
    values = {"plan_item": told}
    make.done(change_activity(activity_id=lecture, values=values, on=date(2026, 7, 21)))
    assert count("unticked_plan_months", branch, "2026-07") == 0
