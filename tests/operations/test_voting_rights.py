"""Voting bars and deductions: entered, mended, ended, taken away, and carried through a merge."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import VotingBarReason
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import add_vote, add_written_opinion
from dangjian_desktop.operations.voting_rights import (
    add_deduction,
    add_voting_bar,
    change_deduction,
    change_voting_bar,
    remove_deduction,
    remove_voting_bar,
)
from dangjian_desktop.queries.card_merges import MERGES
from dangjian_desktop.queries.electorate import DeductionReasonsQuery, VotingBarsQuery
from dangjian_desktop.queries.votes import ActivityVotesQuery
from tests import make

HELD = "2026-11-20"
DAY = date(2026, 11, 20)
ON = date(2026, 11, 21)
OBSERVED = VotingBarReason.UNDER_OBSERVATION


@pytest.fixture
def branch(data):
    return make.branch()


def day(text):
    return PartialDate.from_iso(text)


def test_a_bar_is_entered_mended_ended_and_removed(branch):
    person = make.person("张三", branch)
    bar = make.done(add_voting_bar(person_id=person, reason=OBSERVED, since=day("2026-01-05")))
    (row,) = VotingBarsQuery(person).fetch()
    assert (row.reason, row.since, row.until) == (OBSERVED, day("2026-01-05"), None)
    kept = {"bar_id": bar, "reason": OBSERVED}
    make.done(change_voting_bar(**kept, since=row.since, until=day("2027-01-05")))
    (row,) = VotingBarsQuery(person).fetch()
    assert row.until == day("2027-01-05")
    make.done(
        change_voting_bar(
            bar_id=bar, reason=OBSERVED, since=day("2026-02-05"), until=None, note=" 决定 "
        )
    )
    (row,) = VotingBarsQuery(person).fetch()
    assert (row.since, row.until, row.note) == (day("2026-02-05"), None, "决定")
    make.done(remove_voting_bar(bar_id=bar))
    assert VotingBarsQuery(person).fetch() == []
    with pytest.raises(RefusedError, match="已经不在了"):
        make.done(remove_voting_bar(bar_id=bar))


def test_days_that_cannot_be_are_refused(branch):
    person = make.person("张三", branch)
    bar = make.done(add_voting_bar(person_id=person, reason=OBSERVED, since=day("2026-01-05")))
    with pytest.raises(RefusedError, match="不晚于开始日期"):
        make.done(
            change_voting_bar(
                bar_id=bar, reason=OBSERVED, since=day("2026-01-05"), until=day("2026-01-05")
            )
        )
    with pytest.raises(RefusedError, match="已经登记了留党察看"):
        make.done(add_voting_bar(person_id=person, reason=OBSERVED, since=day("2026-06")))
    suspended = VotingBarReason.RIGHTS_SUSPENDED
    assert make.done(add_voting_bar(person_id=person, reason=suspended, since=day("2026-06")))
    with pytest.raises(RefusedError, match="名册里没有这个人"):
        make.done(add_voting_bar(person_id=99, reason=OBSERVED, since=None))


def test_a_deduction_is_entered_mended_and_removed(branch):
    person = make.person("张三", branch)
    activity = make.activity("general_meeting", branch, HELD)
    one = make.done(add_deduction(activity_id=activity, person_id=person, reason="ill"))
    with pytest.raises(RefusedError, match="已经登记"):
        make.done(add_deduction(activity_id=activity, person_id=person, reason="abroad"))
    with pytest.raises(RefusedError, match="没有这种扣除"):
        make.done(add_deduction(activity_id=activity, person_id=person, reason="busy"))
    make.done(change_deduction(deduction_id=one, reason="abroad", consent_on=DAY, resolved_on=DAY))
    (row,) = ActivityVotesQuery(activity).fetch().electorate.deductions
    assert (row.name, row.reason, row.is_complete) == ("张三", "abroad", True)
    assert row.reason_words == dict(DeductionReasonsQuery(DAY).fetch())["abroad"]
    make.done(remove_deduction(deduction_id=one))
    assert ActivityVotesQuery(activity).fetch().electorate.deductions == ()


def test_a_cancelled_meeting_takes_no_deduction(branch):
    person = make.person("张三", branch)
    activity = make.activity("general_meeting", branch, HELD)
    make.done(close_activity(activity_id=activity, note="停产"))
    with pytest.raises(RefusedError, match="已经取消"):
        make.done(add_deduction(activity_id=activity, person_id=person, reason="ill"))


def test_nobody_counts_twice_when_two_records_become_one(branch):
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    subject = make.person("李四", branch)
    activity = make.activity("general_meeting", branch, HELD, begins="09:00")
    vote = make.done(
        add_vote(activity_id=activity, regime=Regime.ADMISSION, title="转正", person_ids=[subject])
    )
    moment = datetime.fromisoformat("2026-11-19T10:00")
    for person in (kept, merged):
        make.done(add_deduction(activity_id=activity, person_id=person, reason="ill", note="卧床"))
        make.done(
            add_written_opinion(vote_id=vote, person_id=person, handed_in_at=moment, agrees=True)
        )
    for person, since in ((kept, "2020"), (merged, "2020-06")):
        make.done(
            add_voting_bar(
                person_id=person, reason=OBSERVED, since=day(since), until=day("2021-06")
            )
        )
    make.done(change_consent(activity, merged))
    make.done(merge_people(kept_id=kept, merged_id=merged, on=ON))
    found = ActivityVotesQuery(activity).fetch()
    assert [row.person_id for row in found.electorate.deductions] == [kept]
    assert [row.person_id for row in found.vote(vote).opinions] == [kept]
    assert len(VotingBarsQuery(kept).fetch()) == 1
    told = {line.label for line in MERGES.fetch(kept, ON).lines}
    assert {"停止表决权", "应到扣除", "书面意见"} <= told


def change_consent(activity, person):
    rows = ActivityVotesQuery(activity).fetch().electorate.deductions
    one = next(row for row in rows if row.person_id == person)
    return change_deduction(
        deduction_id=one.deduction_id, reason="ill", consent_on=DAY, resolved_on=DAY
    )
