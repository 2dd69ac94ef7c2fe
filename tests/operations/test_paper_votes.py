"""The papers of votes: results, ballots that nobody can tell apart, sheets to count on."""

import json
from datetime import date, datetime

import pypdfium2
import pytest

from dangjian_desktop.domain.vocabulary import Mark, Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.paper_votes import (
    ballot_paper_content,
    ballot_tally_content,
    vote_result_content,
)
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    BALLOT_PAPER,
    BALLOT_TALLY,
    VOTE_RESULT,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.operations.votes import add_written_opinion
from dangjian_desktop.storage.models import (
    Attendance,
    Ballot,
    Candidate,
    Deduction,
    Vote,
)
from tests import make, pdf

DAY = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def meeting(branch):
    """Ten voters of whom nine came, one 预备党员, one voter ill with consent and vote."""
    people = make.persons(10, branch)
    junior = make.person("新党员", branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    activity = make.activity("general_meeting", branch, DAY.isoformat(), title="换届大会")

    def enter(writer):
        for place, person in enumerate([*people, junior]):
            mark = Mark.EXCUSED if place == 9 else Mark.PRESENT
            writer.insert(Attendance, activity=activity, person=person, mark=mark)
        writer.insert(
            Deduction,
            activity=activity,
            person=people[9],
            reason="ill",
            consent_on=DAY,
            resolved_on=DAY,
        )

    make.done(Operation("布景", "enter", enter))
    return activity


def vote(meeting, regime=Regime.ELECTION, names=("甲", "乙", "丙"), marks=(), **values):
    def enter(writer):
        vote = writer.insert(
            Vote, activity=meeting, regime=regime, **{"title": "选举委员", **values}
        )
        ids = [
            writer.insert(Candidate, vote=vote, name=name, place=place)
            for place, name in enumerate(names)
        ]
        for number, chosen in enumerate(marks, start=1):
            told = json.dumps([ids[one] for one in chosen])
            writer.insert(Ballot, vote=vote, number=number, marks=told)
        return vote

    return make.done(Operation("布景", "vote", enter))


def texts(content):
    (card,), _values = content
    told = [f"{field.label}：{field.value}" for s in card.sections for field in s.fields]
    rows = [" ".join(row) for s in card.sections for t in s.tables for row in t.rows]
    return told, rows, [block.text for block in card.blocks]


def test_an_election_tells_every_number_and_who_is_elected(meeting):
    ballots = [(0, 1)] * 6 + [(0, 2)] * 2 + [(0, 1, 2)]
    election = vote(meeting, seats=2, marks=ballots, issued=9, returned=9, is_secret=True)
    printout = Printout(VOTE_RESULT, DAY, vote_id=election, detail=ARCHIVE)
    told, rows, said = texts(vote_result_content(printout))
    for line in (
        "有表决权：10 人，另有预备党员 1 人",
        "扣除：1 人",
        "应到会：9 人",
        "实到会：9 人",
        "到会至少：8 人",
        "到会人数：够数，会议有效",
        "无效：1 张",
        "通过至少：5 票（超过应到会有表决权人数的一半）",
    ):
        assert line in told
    assert rows[:3] == ["甲 8 票   当选", "乙 6 票   当选", "丙 2 票   "]
    assert "患病，不能表达本人意志 2026-11-20 2026-11-20 扣除" in rows[3]
    assert "选举工作条例" in said[1]
    assert "2020-07-13 起执行" in said[1]
    assert "可信度" not in said[1]


def test_for_other_eyes_nobody_who_was_left_out_is_named(meeting):
    election = vote(meeting, seats=2, marks=[(0, 1)] * 9, issued=9, returned=9)
    printout = Printout(VOTE_RESULT, DAY, vote_id=election)
    _told, rows, said = texts(vote_result_content(printout))
    assert len(rows) == 3
    assert not [line for line in (*rows, *said) if "患病" in line]


def test_a_resolution_tells_yes_no_and_abstentions(meeting):
    resolved = vote(meeting, Regime.ORDINARY, (), title="通过报告", yes=8, no=0, abstain=1)
    told, _rows, said = texts(vote_result_content(Printout(VOTE_RESULT, DAY, vote_id=resolved)))
    assert {"赞成：8 票", "不赞成：0 票", "弃权：1 票", "方式：一般决议，举手"} <= set(told)
    assert "通过" in said[0]


def test_yes_votes_are_told_with_the_written_ones_among_them(branch):
    people = make.persons(10, branch)
    held = make.activity("general_meeting", branch, DAY.isoformat(), begins="15:00")

    def enter(writer):
        for place, person in enumerate(people):
            mark = Mark.EXCUSED if place == 9 else Mark.PRESENT
            writer.insert(Attendance, activity=held, person=person, mark=mark)

    make.done(Operation("布景", "enter", enter))
    admission = vote(held, Regime.ADMISSION, (), title="接收为预备党员", yes=8, no=1, abstain=0)
    before = datetime.fromisoformat("2026-11-20T08:00")
    make.done(
        add_written_opinion(
            vote_id=admission, person_id=people[9], handed_in_at=before, agrees=True
        )
    )
    told, _rows, said = texts(vote_result_content(Printout(VOTE_RESULT, DAY, vote_id=admission)))
    assert {"赞成：9 票", "其中书面：1 票", "不赞成：1 票"} <= set(told)
    assert "赞成 9 票（含书面 1 票）" in said[0]


def test_a_deduction_that_does_not_hold_for_a_vote_says_so(meeting):
    resolved = vote(meeting, Regime.ORDINARY, (), title="通过报告", yes=8)
    printout = Printout(VOTE_RESULT, DAY, vote_id=resolved, detail=ARCHIVE)
    _told, rows, said = texts(vote_result_content(printout))
    assert rows[0].endswith("2026-11-20 2026-11-20 不扣除")
    assert "没有扣除的规定" in said[0]


def test_who_is_voted_on_stands_on_the_result_and_on_the_ballot(meeting):
    someone = make.person("发展对象甲", stage=Stage.CANDIDATE)
    admission = vote(meeting, Regime.ADMISSION, (), title="接收为预备党员", person=someone)
    told, _rows, _said = texts(vote_result_content(Printout(VOTE_RESULT, DAY, vote_id=admission)))
    assert "对象：发展对象甲" in told
    cards, _values = ballot_paper_content(Printout(BALLOT_PAPER, DAY, vote_id=admission))
    fields = [field.value for section in cards[0].sections for field in section.fields]
    assert fields == ["接收为预备党员", "发展对象甲"]


def test_there_are_as_many_ballots_as_voters_and_none_has_a_number(meeting, tmp_path):
    election = vote(meeting, seats=2)
    cards, _values = ballot_paper_content(Printout(BALLOT_PAPER, DAY, vote_id=election))
    assert len(cards) == 10
    assert len({id(card) for card in cards}) == 1  # one like the other
    target = tmp_path / "选票.pdf"
    print_sheet(Printout(BALLOT_PAPER, DAY, vote_id=election), target)
    said = pdf.text(target)
    assert said.count("应选 2 名") == 10
    assert "第 1 页" not in said
    assert len(pypdfium2.PdfDocument(target)) < 10  # several share a page


def test_a_sheet_to_count_on_has_room_for_names_that_are_written_in(meeting, tmp_path):
    election = vote(meeting, seats=2)
    lines, values = ballot_tally_content(Printout(BALLOT_TALLY, DAY, vote_id=election))
    assert [line.name for line in lines] == ["甲", "乙", "丙", "", ""]
    assert values["counts"] == "应选 2 名　有表决权 10 人"
    target = tmp_path / "计票单.pdf"
    print_sheet(Printout(BALLOT_TALLY, DAY, vote_id=election), target)
    assert "监票人" in pdf.text(target)


def test_what_cannot_be_printed_is_told(branch, meeting):
    with pytest.raises(RefusedError, match="还没有选表决"):
        vote_result_content(Printout(VOTE_RESULT, DAY))
    with pytest.raises(RefusedError, match="已经不在了"):
        vote_result_content(Printout(VOTE_RESULT, DAY, vote_id=99))
    with pytest.raises(RefusedError, match="还没有候选人"):
        ballot_paper_content(Printout(BALLOT_PAPER, DAY, vote_id=vote(meeting, names=(), seats=1)))
    empty = make.activity("general_meeting", make.branch("空支部"), DAY.isoformat())
    with pytest.raises(RefusedError, match="没有有表决权的人"):
        ballot_paper_content(Printout(BALLOT_PAPER, DAY, vote_id=vote(empty, Regime.ORDINARY, ())))
