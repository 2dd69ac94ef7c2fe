"""换届: steps, proposals and extensions are entered; what cannot be is refused in words."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.elections import (
    add_election,
    add_term_extension,
    change_election,
    change_term_extension,
    correct_election_step,
    record_candidates_approval,
    record_election_step,
    record_nominations,
    remove_candidates_approval,
    remove_election,
    remove_election_step,
    remove_term_extension,
)
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.storage.models import TermElection, TermNominee, TermStep
from tests import make
from tests.election_stories import ENDS, ON, Story


@pytest.fixture
def story(data):
    return Story()


def extension(story, **changes):
    values = {
        "organisation_id": story.branch,
        "until": date(2027, 6, 30),
        "approval": "星火矿党组〔2026〕15号",
        "approved_on": date(2026, 11, 10),
        "on": ON,
    }
    return add_term_extension(**(values | changes))


# Beginning ----------------------------------------------------------------------------------


def test_an_election_belongs_to_the_term_that_it_ends(story):
    story.begin()
    assert story.detail().end.expires == ENDS
    with pytest.raises(RefusedError, match="正在进行"):
        story.begin()


def test_an_election_is_not_begun_ahead_or_for_nobody(story):
    with pytest.raises(RefusedError, match="还没有到"):
        make.done(add_election(organisation_id=story.branch, opened_on=date(2027, 1, 1), on=ON))
    group = make.group(story.branch)
    with pytest.raises(RefusedError, match="没有这个党组织"):
        make.done(add_election(organisation_id=group, opened_on=ON, on=ON))
    with pytest.raises(RefusedError, match="应选名额要在 1 到 15 之间"):
        make.done(add_election(organisation_id=story.branch, opened_on=ON, on=ON, seats=0))


def test_seats_are_set_and_a_mistaken_election_is_removed(story, runner):
    story.begin(seats=None)
    make.done(change_election(election_id=story.election, seats=5, note="四届一次", on=ON))
    assert (story.detail().seats, story.detail().note) == (5, "四届一次")
    story.approved_to_hold().proposed(2)
    runner.run(remove_election(election_id=story.election, on=ON))
    assert not TermElection.select().exists()
    assert not TermStep.select().exists()
    runner.undo()
    assert len(story.detail().nominees) == 2
    with pytest.raises(RefusedError, match="已经不在"):
        make.done(remove_election(election_id=99, on=ON))


# Steps --------------------------------------------------------------------------------------


def test_a_step_out_of_turn_is_refused(story):
    story.begin()
    with pytest.raises(RefusedError, match="还没有登记“呈报换届请示”"):
        story.step("approve", date(2026, 11, 1))
    with pytest.raises(RefusedError, match="这一届 2023-12-15 当选，2016-10-25 不会办"):
        story.step("resolve", date(2016, 10, 25))
    story.step("resolve", date(2026, 10, 25))
    with pytest.raises(RefusedError, match="已经登记过"):
        story.step("resolve", date(2026, 10, 26))
    with pytest.raises(RefusedError, match="还没有到"):
        story.step("request", date(2026, 12, 21))
    with pytest.raises(RefusedError, match="不能早于“支委会研究换届”"):
        story.step("request", date(2026, 10, 24))
    with pytest.raises(RefusedError, match="由选票、计票和任职得出"):
        story.step("vote", date(2026, 12, 10))


def test_a_step_keeps_the_number_of_its_paper_and_its_meeting(story):
    story.begin()
    meeting = make.activity("committee_meeting", story.branch, "2026-10-25")
    story.step("resolve", date(2026, 10, 25), activity_id=meeting, number="第 9 次", note="全票")
    done = story.detail().step("resolve").done
    assert (done.number, done.activity_id, done.note) == ("第 9 次", meeting, "全票")


def test_the_meeting_of_a_step_must_fit(story):
    story.begin()
    other = make.activity("committee_meeting", make.branch("综采二队党支部"), "2026-10-25")
    lecture = make.activity("party_lecture", story.branch, "2026-10-25")
    meeting = make.activity("committee_meeting", story.branch, "2026-10-24")
    for activity, said in ((other, "不是本支部"), (lecture, "不在党课上做"), (meeting, "不符")):
        with pytest.raises(RefusedError, match=said):
            story.step("resolve", date(2026, 10, 25), activity_id=activity)
    assert not TermStep.select().exists()


def test_a_step_is_corrected_between_its_neighbours_and_taken_back_from_the_end(story):
    story.begin().approved_to_hold()
    request = story.detail().step("request").done.step_id
    with pytest.raises(RefusedError, match="不能晚于“上级批复同意换届”"):
        make.done(correct_election_step(step_id=request, done_on=date(2026, 11, 4), on=ON))
    make.done(
        correct_election_step(step_id=request, done_on=date(2026, 10, 30), number="4号", on=ON)
    )
    assert story.detail().step("request").done.number == "4号"
    with pytest.raises(RefusedError, match="以这一步为前提"):
        make.done(remove_election_step(step_id=request, on=ON))
    approve = story.detail().step("approve").done.step_id
    make.done(remove_election_step(step_id=approve, on=ON))
    make.done(remove_election_step(step_id=request, on=ON))
    with pytest.raises(RefusedError, match="已经不在"):
        make.done(remove_election_step(step_id=request, on=ON))


def test_an_election_that_is_no_more_is_told(data):
    with pytest.raises(RefusedError, match="这次换届已经不在"):
        make.done(record_election_step(election_id=7, step="resolve", done_on=ON, on=ON))


# Proposals --------------------------------------------------------------------------------------


def propose(story, numbers, preliminary=()):
    make.done(
        record_nominations(
            election_id=story.election, numbers=numbers, preliminary=preliminary, on=ON
        )
    )


def test_only_those_who_may_be_elected_are_proposed(story):
    story.begin()
    probation = make.person(
        "钱九", story.branch, stage=Stage.PROBATIONARY, admitted_on="2026-05-01"
    )
    with pytest.raises(RefusedError, match="钱九是预备党员，没有被选举权"):
        propose(story, {probation: {}})
    stranger = make.person("孙十", make.branch("综采二队党支部"))
    with pytest.raises(RefusedError, match="孙十不是本支部的党员"):
        propose(story, {stranger: {}})
    with pytest.raises(RefusedError, match="应在被推荐的人里"):
        propose(story, {story.people[0]: {}}, [story.people[1]])
    assert story.detail().nominees == ()


def test_more_proposals_than_members_are_told_at_their_cells(story):
    story.begin()
    first, second = story.people[:2]
    with pytest.raises(InputError) as told:
        propose(story, {first: {None: 9}, second: {None: -1}})
    assert [(one.where.field, one.code) for one in told.value.problems] == [
        (f"{first}.", "nomination.too_many"),
        (f"{second}.", "nomination.negative"),
    ]
    propose(story, {first: {None: 8}, second: {None: 0}})
    propose(story, {first: {None: None}, second: {None: 0}})
    totals = {one.person_id: one.total for one in story.detail().nominees}
    assert totals == {first: None, second: 0}


def test_who_is_named_no_more_leaves_the_list_with_the_numbers(story, runner):
    story.begin().approved_to_hold().proposed(3)
    first, second = story.people[:2]
    runner.run(
        record_nominations(
            election_id=story.election, numbers={first: {None: 8}}, preliminary=[first], on=ON
        )
    )
    assert [one.person_id for one in story.detail().nominees] == [first]
    runner.undo()
    assert story.detail().nominees[1].person_id == second


def test_preliminary_candidates_are_chosen_approved_and_taken_back(story):
    story.begin().approved_to_hold().proposed(5, 4)
    people = story.people
    answer = {"election_id": story.election, "approved_on": date(2026, 11, 20), "on": ON}
    with pytest.raises(RefusedError, match="应是选定的预备人选"):
        make.done(record_candidates_approval(people=people[:5], **answer))
    with pytest.raises(RefusedError, match="没有选"):
        make.done(record_candidates_approval(people=[], **answer))
    with pytest.raises(RefusedError, match="不能早于“党员和党小组推荐提名”"):
        make.done(
            record_candidates_approval(
                people=people[:4], **(answer | {"approved_on": date(2026, 11, 9)})
            )
        )
    make.done(record_candidates_approval(people=people[:4], number="21号", **answer))
    assert len(story.detail().approved) == 4
    make.done(record_candidates_approval(people=people[:3], number="22号", **answer))
    assert len(story.detail().approved) == 3
    assert story.detail().step("preliminary").done.number == "22号"
    with pytest.raises(RefusedError, match="王一已经上级批准"):
        propose(story, {one: {} for one in people[:5]}, people[1:4])
    with pytest.raises(RefusedError, match="王一已经上级批准"):
        propose(story, {one: {} for one in people[1:5]}, people[1:4])
    step = story.detail().step("preliminary").done.step_id
    with pytest.raises(RefusedError, match="不在这里撤销"):
        make.done(remove_election_step(step_id=step, on=ON))
    make.done(remove_candidates_approval(election_id=story.election, on=ON))
    assert story.detail().approved == ()
    with pytest.raises(RefusedError, match="不必撤销"):
        make.done(remove_candidates_approval(election_id=story.election, on=ON))


def test_a_person_entered_twice_keeps_the_proposals_of_both(story, runner):
    twin = make.person("王一", story.branch)
    story.begin()
    propose(story, {story.people[0]: {None: 7}, twin: {None: 2}}, [twin])
    runner.run(merge_people(kept_id=story.people[0], merged_id=twin, on=ON))
    (row,) = story.detail().nominees
    assert (row.person_id, row.total, row.is_preliminary) == (story.people[0], 9, True)
    runner.undo()
    assert TermNominee.select().count() == 2


# Extensions ---------------------------------------------------------------------------------------


def test_t03_t04_t07_an_election_is_moved_by_a_year_at_most(story):
    for until in (date(2028, 1, 1), date(2027, 12, 16), date(2025, 12, 14)):
        with pytest.raises(RefusedError, match="一般不超过一年"):  # T07
            make.done(extension(story, until=until))
    assert running_term(story.branch, ON).ends == ENDS
    make.done(extension(story, until=date(2027, 12, 15)))  # T03
    assert running_term(story.branch, ON).ends == date(2027, 12, 15)


def test_t04_an_early_election_is_allowed_a_year_before_the_end(story):
    make.done(extension(story, until=date(2025, 12, 15), approved_on=date(2025, 12, 1)))
    assert running_term(story.branch, ON).ends == date(2025, 12, 15)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"approval": " "}, "要有上级批准"),
        ({"approved_on": date(2026, 12, 21)}, "还没有到"),
        ({"until": ENDS}, "就是届满日"),
        ({"until": date(2026, 11, 1)}, "早于批准日期"),
        ({"approved_on": date(2023, 1, 1)}, "没有登记委员会的选举日期"),
        ({"approval": "号" * 121}, "最多 120 个"),
    ],
)
def test_an_extension_that_cannot_be_is_refused(story, changes, said):
    with pytest.raises(RefusedError, match=said):
        make.done(extension(story, **changes))


def test_an_extension_is_corrected_removed_and_entered_once(story, runner):
    key = make.done(extension(story))
    with pytest.raises(RefusedError, match="已经登记过"):
        make.done(extension(story, until=date(2027, 5, 1)))
    changed = {"until": date(2027, 3, 31), "approval": "16号", "approved_on": date(2026, 11, 12)}
    make.done(change_term_extension(extension_id=key, on=ON, reason="改期", **changed))
    assert running_term(story.branch, ON).approval == "16号"
    runner.run(remove_term_extension(extension_id=key))
    assert running_term(story.branch, ON).ends == ENDS
    runner.undo()
    assert running_term(story.branch, ON).ends == date(2027, 3, 31)
    with pytest.raises(RefusedError, match="没有登记委员会的选举日期"):
        make.done(
            change_term_extension(
                extension_id=key,
                on=ON,
                until=date(2027, 3, 31),
                approval="16号",
                approved_on=date(2020, 1, 1),
            )
        )


def test_what_a_notice_tells_already_is_not_entered_twice(story):
    make.done(
        add_obligation_notice(
            obligation="obligations.term",
            organisation_id=story.branch,
            year=2026,
            due_on=date(2027, 3, 31),
            noticed_on=date(2026, 11, 1),
        )
    )
    with pytest.raises(RefusedError, match="合规"):
        make.done(extension(story))
