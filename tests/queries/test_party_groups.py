"""Groups of a branch as of a day: leaders, crews, who is in none, and what the rules say."""

from datetime import date

import pytest

from dangjian_desktop.domain.group_leading import Training
from dangjian_desktop.domain.vocabulary import Mark, Post, SpellEnd, Stage
from dangjian_desktop.operations.attendance import add_attender, mark_attendance
from dangjian_desktop.operations.jobs import change_jobs
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.ledgers import record_additions
from dangjian_desktop.operations.people import end_post, move_to_group
from dangjian_desktop.operations.reorganisation import close_group, merge_groups
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.attendance_figures import DualLifeQuery
from dangjian_desktop.queries.branch_rules import BranchRulesQuery
from dangjian_desktop.queries.cadres_in_groups import CadresInGroupsQuery
from dangjian_desktop.queries.group_leaders import GroupLeadingQuery, LeaderCandidatesQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.party_groups import (
    GroupCrewsQuery,
    GroupsQuery,
    MisplacedQuery,
    end_word,
)
from dangjian_desktop.storage.models import GroupMembership, PostSpell
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def group(branch):
    return make.group(branch, "第一党小组", since="2024-01-01")


def member(branch, group, name="张三", **more):
    return make.person(name, branch, group=group, since="2024-01-01", **more)


def course(branch, *people, day="2026-03-24", mark=Mark.PRESENT, **told):
    """A 培训 that people attended; with what the training book tells of it."""
    made = make.activity("training_course", branch, day, title="集中培训")
    for person in people:
        make.done(add_attender(activity_id=made, person_id=person, is_due=True))
        make.done(mark_attendance(activity_id=made, person_id=person, mark=mark, on=ON))
    if told:
        book = books_by_code()["training_record"]
        values = {key: make.ledger_value(book, key, one) for key, one in told.items()}
        make.done(record_additions(book="training_record", activity_id=made, values=values, on=ON))
    return made


def test_a_group_with_leader_people_and_crews(branch, group):
    zhang = member(branch, group, crew="一班")
    member(branch, group, "李四", crew="一班")
    member(branch, group, "王五", crew="二班", stage=Stage.PROBATIONARY, admitted_on="2026-06-01")
    member(branch, group, "赵六", stage=Stage.ACTIVIST)
    make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    (row,) = GroupsQuery(ON, branch).fetch()
    assert row.leader is not None
    assert (row.leader.name, row.leader.months) == ("张三", 33)
    assert (row.full, row.probationary, row.others, row.members) == (2, 1, 1, 3)
    assert row.crews == (("一班", 2), ("二班", 1), ("", 1))
    assert row.since == make.day("2024-01-01")
    assert row.training is Training.NEVER
    assert not row.notices  # O06: three with a 正式党员 are enough


@pytest.mark.parametrize(
    ("people", "leader", "codes"),
    [
        ([Stage.FULL, Stage.PROBATIONARY, Stage.PROBATIONARY], None, {"no_leader"}),  # O06
        ([Stage.PROBATIONARY] * 3, None, {"group_without_full", "no_leader"}),  # O07
        ([Stage.FULL, Stage.FULL], 0, {"group_below_3"}),
        ([], None, {"group_below_3"}),
    ],
)
def test_what_the_rules_notice_of_a_group(branch, group, people, leader, codes):
    made = [member(branch, group, f"党员{n}", stage=stage) for n, stage in enumerate(people)]
    if leader is not None:
        make.post(made[leader], group, Post.GROUP_LEADER, date(2024, 2, 1))
    (row,) = GroupsQuery(ON, branch).fetch()
    assert {one.check.code for one in row.notices} == codes
    assert all(one.check.decider for one in row.notices)


def test_a_leader_who_is_probationary_is_noticed(branch, group, runner):
    """O08: entered before the rule, or while it was off."""
    wang = member(branch, group, "王五", stage=Stage.PROBATIONARY, admitted_on="2026-06-01")
    for name in ("张三", "李四"):
        member(branch, group, name)

    runner.run(
        Operation(
            "布景",
            "post",
            lambda writer: writer.insert(
                PostSpell, person=wang, organisation=group, post=Post.GROUP_LEADER
            ),
        )
    )
    (row,) = GroupsQuery(ON, branch).fetch()
    (noticed,) = [one for one in row.notices if one.check.code == "leader_not_full"]
    assert noticed.sentence == "党小组长王五是预备党员，应由正式党员担任。"


def test_groups_that_have_ended_are_shown_with_what_became_of_them(branch, group):
    other, third = make.group(branch, "第二党小组"), make.group(branch, "第三党小组")
    zhang = member(branch, other)
    make.post(zhang, other, Post.GROUP_LEADER, date(2025, 1, 1))
    make.done(merge_groups(group_ids=[other], target_id=group, on=date(2026, 5, 1)))
    make.done(close_group(group_id=third, on=date(2026, 6, 1)))
    assert [row.name for row in GroupsQuery(ON, branch).fetch()] == ["第一党小组"]
    rows = GroupsQuery(ON, branch, with_ended=True).fetch()
    assert [(row.name, row.ended_by, row.successor) for row in rows[1:]] == [
        ("第三党小组", SpellEnd.CLOSED, ""),
        ("第二党小组", SpellEnd.MERGED, "第一党小组"),
    ]
    assert rows[2].leader is not None
    assert rows[2].leader.name == "张三"
    assert not rows[0].stands or end_word(rows[0]) == ""
    then = GroupsQuery(date(2026, 4, 30), branch, with_ended=True).fetch()
    assert all(row.stands for row in then)
    assert len(then) == 3


def test_trainings_are_read_from_attendance_and_from_the_book_and_never_twice(branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    course(branch, zhang, course="组长培训班", hours=8)
    course(branch, zhang, day="2025-05-06")
    course(branch, zhang, day="2026-05-06", mark=Mark.ABSENT)
    course(branch, li, day="2026-06-06")
    leading = GroupLeadingQuery(group, ON).fetch()
    (term,) = leading.terms
    told = [(one.day.iso, one.title, one.hours) for one in term.trainings]
    assert told == [("2026-03-24", "组长培训班", "8"), ("2025-05-06", "集中培训", "")]
    assert leading.training is Training.DONE
    assert GroupLeadingQuery(group, date(2027, 3, 25)).fetch().training is Training.OVERDUE
    assert GroupLeadingQuery(group, date(2026, 3, 23)).fetch().training is Training.DONE  # 2025


def test_how_a_group_was_led(branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    first = make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    make.done(end_post(spell_id=first, on=date(2025, 2, 1)))
    make.post(li, group, Post.GROUP_LEADER, date(2025, 3, 1))
    leading = GroupLeadingQuery(group, ON).fetch()
    assert [(term.name, term.months) for term in leading.terms] == [("李四", 20), ("张三", 12)]
    assert [term.name for term in leading.terms if term.holds_on(ON)] == ["李四"]
    assert (leading.steadiness.leaders, leading.steadiness.changes) == (2, 1)
    assert leading.steadiness.usual_months == 12
    before = GroupLeadingQuery(group, date(2025, 2, 15)).fetch()
    assert before.training is None  # nobody led it then


def test_candidates_are_the_full_members_with_facts_only(branch, group):
    zhang = member(branch, group, crew="一班", confirmed_on="2010-05-01", stage=Stage.FULL)
    member(branch, group, "王五", stage=Stage.PROBATIONARY, admitted_on="2026-06-01")
    spell = make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    make.done(end_post(spell_id=spell, on=date(2025, 2, 1)))
    make.post(zhang, branch, Post.ORGANISATION_MEMBER, date(2024, 2, 1))
    (row,) = LeaderCandidatesQuery(group, ON).fetch()
    assert (row.name, row.crew, row.standing, row.leads) == ("张三", "一班", 16, False)
    assert row.posts == (Post.ORGANISATION_MEMBER,)
    assert [(name, term.months) for name, term in row.terms] == [("第一党小组", 12)]


def test_everyone_is_in_exactly_one_group(branch, group, runner):
    other = make.group(branch, "第二党小组")
    foreign = make.group(make.branch("机电队党支部"), "外支部小组")
    member(branch, group)
    make.person("李四", branch, crew="一班")
    twice, astray = member(branch, group, "王五"), make.person("赵六", branch)
    make.person("钱七", branch, stage=Stage.APPLICANT)  # no party member yet
    for person, place in ((twice, other), (astray, foreign)):
        runner.run(
            Operation(
                "布景",
                "membership",
                lambda writer, person=person, place=place: writer.insert(
                    GroupMembership, person=person, party_group=place
                ),
            )
        )
    found = {row.name: row.groups for row in MisplacedQuery(ON, branch).fetch()}
    assert found == {
        "李四": (),
        "王五": ("第一党小组", "第二党小组"),
        "赵六": ("外支部小组",),
    }
    assert MisplacedQuery(ON, group).fetch()  # asked of a group: those of its branch
    runner.undo()
    make.done(
        move_to_group(
            person_ids=[row.person_id for row in MisplacedQuery(ON, branch).fetch()][:1],
            group_id=other,
            on=ON,
        )
    )
    assert len(MisplacedQuery(ON, branch).fetch()) == 2


def test_a_branch_without_groups_has_nobody_astray(branch):
    make.person("李四", branch)
    assert MisplacedQuery(ON, branch).fetch() == []


def test_group_crews_marks_a_crew_that_is_split(branch, group):
    other = make.group(branch, "第二党小组")
    member(branch, group, crew="一班")
    li = member(branch, other, "李四", crew="一班")
    member(branch, other, "王五", crew="二班")
    make.person("赵六", branch)
    make.person("钱七", branch, stage=Stage.APPLICANT)
    (crews,) = GroupCrewsQuery(ON, branch).fetch()
    assert crews.groups == ((group, "第一党小组"), (other, "第二党小组"))
    told = [(one.crew, one.counts, one.ungrouped, one.is_split) for one in crews.lines]
    assert told == [
        ("一班", (1, 1), 0, True),
        ("二班", (0, 1), 0, False),
        ("", (0, 0), 1, False),
    ]
    assert crews.totals() == (1, 2)
    make.done(change_jobs(person_ids=[li], changes={"crew": "二班"}, on=date(2026, 11, 1)))
    (now,) = GroupCrewsQuery(ON, group).fetch()
    assert not any(line.is_split for line in now.lines)
    (then,) = GroupCrewsQuery(date(2026, 10, 31), branch).fetch()
    assert then.lines[0].is_split


# Rules on branches: O01 to O05, O09, O10 ---------------------------------------------------------


def rules(branch, on=ON):
    (found,) = BranchRulesQuery(on, branch).fetch()
    return found, {one.check.code: one for one in found.found}


def many(branch, full, probationary=0, **more):
    people = [make.person(f"正式{n}", branch, **more) for n in range(full)]
    people += [
        make.person(f"预备{n}", branch, stage=Stage.PROBATIONARY, admitted_on="2026-06-01")
        for n in range(probationary)
    ]
    return people


@pytest.mark.parametrize(
    ("case", "full", "probationary", "committee", "code", "decider"),
    [
        ("O01", 2, 2, 1, "branch_below_3", "上级党组织"),
        ("O03", 7, 0, 1, "committee_needed", "支部党员大会选举"),
        ("O04", 20, 0, 8, "committee_too_big", "支部党员大会选举"),
        ("O05", 51, 0, 5, "branch_above_50", "上级党组织"),
        ("O05 hint", 50, 0, 5, "branch_at_50", "上级党组织"),
        ("O09", 21, 0, 5, "groups_needed", "党支部"),
    ],
)
def test_the_rules_on_a_branch(branch, case, full, probationary, committee, code, decider):
    people = many(branch, full, probationary)
    posts = [Post.SECRETARY, *[Post.COMMITTEE_MEMBER] * (committee - 1)]
    for person, post in zip(people, posts, strict=False):
        make.post(person, branch, post)
    told, found = rules(branch)
    assert code in found, case
    assert found[code].check.decider == decider
    assert found[code].check.rule
    assert found[code].check.source
    assert (told.full, told.probationary, told.committee) == (full, probationary, committee)


def test_o02_a_branch_of_six_has_no_committee_and_that_is_as_the_rule_says(branch):
    people = many(branch, 6, 3)
    make.post(people[0], branch, Post.SECRETARY, date(2020, 1, 1))
    make.post(people[1], branch, Post.DEPUTY_SECRETARY)
    told, found = rules(branch)
    assert not {"committee_needed", "committee_not_needed", "branch_below_3"} & found.keys()
    rule = next(one for one in told.rules if "不设支部委员会" in one.rule)
    assert rule.found == ()
    assert "设书记 1 名，必要时设副书记 1 名" in rule.rule
    make.post(people[2], branch, Post.ORGANISATION_MEMBER)
    assert "committee_not_needed" in rules(branch)[1]


def test_o10_a_secretary_of_eight_months_standing(branch):
    people = many(branch, 3)
    young = make.person("新书记", branch, confirmed_on="2026-03-20")
    make.post(young, branch, Post.SECRETARY, date(2026, 6, 1))
    assert "党龄 8 个月" in rules(branch)[1]["secretary_standing"].sentence
    assert people


def test_rules_of_a_group_are_those_of_its_branch_and_a_rule_that_is_off_finds_nothing(
    branch, group, runner
):
    assert BranchRulesQuery(ON, group).fetch()[0].branch_id == branch
    assert "branch_below_3" in rules(branch)[1]
    runner.run(
        change_rule(rule="examination.branch_below_3", key="is_on", value=False, note="上级已批准")
    )
    told, found = rules(branch)
    assert "branch_below_3" not in found
    assert [one.is_on for one in told.rules if one.title == "支部正式党员不足三人"] == [False]


# Leading cadres -----------------------------------------------------------------------------------


def test_a_cadre_in_the_own_group_with_task_and_speech(branch, group):
    zhang = member(branch, group)
    make.done(add_leading_cadre(person_id=zhang, title="矿长"))
    (bare,) = CadresInGroupsQuery(2026, ON, branch).fetch()
    assert (bare.group_id, bare.tasks) == (group, ())
    row = make.entry(
        "cadre_in_group", group, "2026-03-10", task="联系生产一班", cadre=zhang, due_on="2026-12-20"
    )
    make.entry("cadre_in_group", group, "2025-03-10", task="去年的任务", cadre=zhang)
    (asked,) = CadresInGroupsQuery(2026, ON, branch).fetch()
    assert [one.text("task") for one in asked.tasks] == ["联系生产一班"]
    assert (asked.life.spoken, len(asked.open_tasks)) == (0, 1)
    make.advanced(row, "reported", "2026-11-05", by=zhang, values={"way": "党小组会上发言"})
    (spoke,) = CadresInGroupsQuery(2026, ON, group).fetch()
    assert (spoke.life.spoken, spoke.open_tasks) == (1, ())
    assert spoke.tasks[0].text("step:reported") == "2026-11-05"
    for place in (branch, group):  # the paper of a group is not empty where its page is not
        (life,) = DualLifeQuery(date(2026, 1, 1), ON, ON, place).fetch()
        assert (life.tasks, life.spoken) == (1, 1)
    other = make.branch("机电队党支部")
    assert CadresInGroupsQuery(2026, ON, other).fetch() == []
