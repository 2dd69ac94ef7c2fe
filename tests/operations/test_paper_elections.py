"""The papers of 换届: letters to the superior, who is proposed and by whom, the result."""

from datetime import date

import pytest

from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.operations.elections import add_term_extension, record_candidates_approval
from dangjian_desktop.operations.paper_elections import (
    election_letter_content,
    nomination_tally_content,
    nominee_list_content,
)
from dangjian_desktop.operations.printout import (
    ELECTION_LETTER,
    NOMINATION_TALLY,
    NOMINEE_LIST,
    Printout,
    day_on_paper,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import add_vote_round, record_vote_counts
from dangjian_desktop.storage.models import Candidate
from tests import make
from tests.election_stories import ON, Story
from tests.pdf import texts


@pytest.fixture
def story(data):
    return Story()


def letter(story, form, on=ON, **more):
    asked = Printout(ELECTION_LETTER, on, organisation_id=story.branch, form=form, **more)
    ((found,), _values) = election_letter_content(asked)
    return found


def printed(tmp_path, code, story, **more):
    target = tmp_path / "纸.pdf"
    print_sheet(Printout(code, ON, organisation_id=story.branch, **more), target)
    return "".join("".join(page.split()) for page in texts(target))


def test_the_request_tells_the_term_the_seats_and_how_many_must_stand(story, tmp_path):
    story.begin(seats=3).approved_to_hold()
    found = letter(story, "election_request")
    whole = "".join(found.paragraphs)
    assert "2023年12月15日选举产生，到2026年12月15日任期届满" in whole
    assert "经2026年10月25日研究" in whole
    assert "拟设委员3名，提出候选人不少于4名" in whole  # T04: a fifth more, rounded up
    assert "召开支部党员大会" in whole
    assert "＿＿＿＿年＿＿月＿＿日召开" in whole  # the meeting is not arranged yet
    assert found.dated == "2026年10月28日"
    assert found.signed == make.BRANCH
    told = printed(tmp_path, ELECTION_LETTER, story, form="election_request")
    assert "关于综采一队党支部换届选举的请示" in told


def test_a_branch_without_a_committee_asks_for_a_direct_election(data):
    small = Story(count=5)
    small.begin(seats=1)
    whole = "".join(letter(small, "election_request").paragraphs)
    assert "直接选举书记" in whole
    assert "支部委员会拟设委员" not in whole


def test_the_nominees_stand_in_the_order_of_strokes_in_letter_and_list(story, tmp_path):
    story.begin().approved_to_hold().approved(4)
    found = letter(story, "nominees_request")
    assert [row[0] for row in found.listed.rows] == ["王一", "牛二", "方三", "孔四"]
    assert "4名同志为候选人预备人选" in found.paragraphs[0]
    asked = Printout(NOMINEE_LIST, ON, organisation_id=story.branch)
    lines, values = nominee_list_content(asked)
    assert [line.name for line in lines] == ["王一", "牛二", "方三", "孔四"]
    assert lines[0].proposed_by == "8"
    assert lines[0].approved_on == "2026-11-20"
    assert values["told"] == "应选 3 名，候选人至少 4 名"
    assert "候选人预备人选名册" in printed(tmp_path, NOMINEE_LIST, story)


def test_the_nominees_are_proposed_today_or_were_on_a_day_that_is_written_by_hand(story):
    """The superior's answer is there, so the letter went up before it."""
    story.begin().approved_to_hold().proposed(4, 4)
    assert letter(story, "nominees_request").dated == day_on_paper(ON)
    make.done(
        record_candidates_approval(
            election_id=story.election,
            people=story.people[:4],
            approved_on=date(2026, 11, 20),
            number="",
            on=ON,
        )
    )
    assert letter(story, "nominees_request").dated == "＿＿＿＿年＿＿月＿＿日"


def test_the_tally_has_a_column_for_every_place_that_proposed(story, tmp_path):
    story.begin().approved_to_hold().proposed(3)
    sheet, lines, _values = nomination_tally_content(
        Printout(NOMINATION_TALLY, ON, organisation_id=story.branch), None
    )
    headings = [column.heading for column in sheet.columns]
    assert headings[:2] == ["序号", "姓名"]
    assert headings[-2:] == ["合计", "预备人选"]
    assert "（8 人）" in "".join(headings)
    assert len(lines) == 3
    told = printed(tmp_path, NOMINATION_TALLY, story)
    assert "王一" in told
    assert "推荐提名汇总表" in told


def test_the_report_tells_ballots_who_was_elected_and_the_posts(story, tmp_path):
    story.begin().approved_to_hold().approved().ballot().counted(8, 7, 6, 3).posts_voted()
    found = letter(story, "election_result_report")
    whole = "".join(found.paragraphs)
    assert "2026年12月10日召开" in whole
    assert "应到8名，实到8名；发出选票8张，收回8张，其中无效票0张，选举有效" in whole
    assert "选举王一、牛二、方三同志为新一届支部委员会委员" in whole
    assert "王一同志为支部书记" in whole
    assert found.listed.columns[-2:] == ("得票", "职务")
    assert found.listed.rows[0][-2] == "8"
    assert "孔四" not in printed(tmp_path, ELECTION_LETTER, story, form="election_result_report")


def test_an_election_with_more_ballots_than_were_given_out_is_called_void(story):
    story.begin().approved_to_hold().approved().ballot()
    story.counted(8, 7, 6, 3, issued=8, returned=9)
    whole = "".join(letter(story, "election_result_report").paragraphs)
    assert "选举无效" in whole
    assert "选举有效" not in whole


def again(story, *votes):
    """A further round, counted where votes are given."""
    made = make.done(add_vote_round(vote_id=story.detail().rounds[-1].vote_id))
    if votes:
        listed = Candidate.select().where(Candidate.vote == made).order_by(Candidate.place)
        got = {row.id: Counts(yes=yes) for row, yes in zip(listed, votes, strict=True)}
        counts = Counts(issued=7, returned=7, invalid=1)
        make.done(record_vote_counts(vote_id=made, counts=counts, candidates=got, on=ON))


def report(story):
    return "".join(letter(story, "election_result_report").paragraphs)


def test_between_two_rounds_the_report_waits_for_the_count_that_is_still_to_come(story):
    """王一 and 牛二 are elected; the failed count of the others is not the result."""
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 4, 3)
    again(story)
    whole = report(story)
    assert "发出选票＿＿＿张，收回＿＿＿张" in whole
    assert "选举有效" not in whole
    assert "选举王一、牛二、＿＿＿＿＿＿＿＿同志" in whole


def test_after_a_void_count_the_report_does_not_call_the_new_round_void(story):
    story.begin().approved_to_hold().approved().ballot()
    story.counted(8, 7, 6, 3, issued=8, returned=9)
    again(story)
    assert "选举无效" not in report(story).split("以上为第2轮")[0]
    assert "收回＿＿＿张" in report(story)


def test_the_report_of_two_rounds_tells_both(story):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 4, 3)
    again(story, 5, 1)
    whole = report(story)
    assert "发出选票7张，收回7张，其中无效票1张，选举有效" in whole
    assert "选举王一、牛二、方三同志" in whole
    assert "第1轮发出选票8张，收回8张，其中无效票0张，王一、牛二当选" in whole


def test_what_was_not_recorded_is_left_to_be_written(story):
    story.begin(seats=None)
    whole = "".join(letter(story, "election_result_report").paragraphs)
    assert "应到＿＿＿名" in whole
    assert "选举＿＿＿＿＿＿＿＿同志" in whole
    assert "届满。因＿＿＿" in "".join(letter(story, "extension_request").paragraphs)


def test_the_superior_is_asked_for_another_day_before_any_election_is_begun(story, tmp_path):
    found = letter(story, "extension_request")
    told = "于2023年12月15日选举产生，到2026年12月15日任期届满。因＿＿＿"
    assert told in "".join(found.paragraphs)
    assert found.signed == make.BRANCH
    whole = printed(tmp_path, ELECTION_LETTER, story, form="extension_request")
    assert "关于综采一队党支部提前（延期）换届的请示" in whole
    make.done(
        add_term_extension(
            organisation_id=story.branch,
            until=date(2027, 6, 1),
            approval="星火矿党组〔2026〕15号",
            approved_on=date(2026, 11, 1),
            on=ON,
        )
    )
    assert told in "".join(letter(story, "extension_request").paragraphs)  # the end by rule
    with pytest.raises(RefusedError, match="请先选一个党支部"):
        election_letter_content(Printout(ELECTION_LETTER, ON, form="extension_request"))


def test_a_paper_of_an_election_that_is_not_there_is_refused(story):
    with pytest.raises(RefusedError, match="请先选一个党支部，并在换届里开始换届"):
        letter(story, "election_request")
    story.begin()
    with pytest.raises(RefusedError, match="election_request（换届选举请示）"):
        letter(story, "away_register")
    assert letter(story, "election_request", on=date(2026, 11, 1)).dated == "2026年11月1日"


def test_no_letter_of_an_election_tells_an_id_number(data, tmp_path):
    story = Story()
    story.begin().approved_to_hold().approved()
    number = make.id_number()
    assert number not in printed(tmp_path, NOMINEE_LIST, story)
