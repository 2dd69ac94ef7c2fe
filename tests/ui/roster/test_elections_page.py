"""换届 on the screen: the clock, the steps one after the other, proposals, result and posts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Source
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.election_votes import apply_election_result
from dangjian_desktop.operations.printout import (
    BALLOT_PAPER,
    BALLOT_TALLY,
    ELECTION_LETTER,
    NOMINATION_TALLY,
    NOMINEE_LIST,
    VOTE_RESULT,
)
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.votes import add_vote_round
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.ui.roster.elections_page import ElectionsPage
from dangjian_desktop.ui.shared.desk import Desk
from tests import make
from tests.election_stories import ENDS, MEETING, ON, Story
from tests.ui.screen import misfits, settle


@pytest.fixture
def on():
    return ON


@pytest.fixture
def desk(runner: Runner, on, qapp) -> Desk:
    return Desk(runner, lambda: on)


@pytest.fixture
def story(data):
    return Story()


@pytest.fixture
def page(qtbot, workbench, story):
    made = ElectionsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    settle()
    return made


def fill(dialog, **values):
    for key, value in values.items():
        shown = PartialDate.of(value) if isinstance(value, date) else value
        dialog.form.editor(key).show_value(shown)


def said(page):
    return "\n".join(page.pane.sentences)


def link(page, what, code=""):
    page.pane.links[what, code].click()
    settle()


def opened(page, name):
    settle()
    return next(
        one for one in page.findChildren(object, name) if one.isVisible() and one.isWindow()
    )


def write(dialog, place, key, text):
    model = dialog.grid.model_
    index = model.index(place, dialog.grid.column_of(key))
    assert model.setData(index, text, Qt.ItemDataRole.EditRole)


def test_the_clock_stands_with_the_committee(page):
    assert page.row.name == make.BRANCH
    assert "已过 5 天" in page.pane.findChild(object, "chip").look.text
    assert "2023-12-15 当选，按规定 2026-12-15 届满；上级一般在 2026-06-15 提醒。" in said(page)
    assert "党组织 1 个 · 已届满 1 个" in page.figures()
    assert page.next_button.text() == "开始换届"


def test_a_step_whose_last_day_is_over_before_it_can_be_done_names_both_days(page, story):
    dialog = page.go_on()
    fill(dialog, on=date(2026, 12, 17), seats="3")
    dialog.save()
    settle()
    dialog = page.go_on()
    fill(dialog, done_on=date(2026, 12, 18))
    dialog.save()
    settle()
    told = "2026-12-18 以后，应不迟于 2026-11-15"
    assert told in said(page)
    notes = [one.text() for one in page.go_on().findChildren(QLabel)]
    assert f"由支部委员会办理。时间：{told}。" in notes


def test_a_secretary_goes_from_the_beginning_to_the_ballot_paper(page, story):
    dialog = page.go_on()
    fill(dialog, on=date(2026, 10, 20), seats="3")
    dialog.save()
    settle()
    assert "应选 3 人，候选人至少 4 人" in said(page)
    assert page.next_button.text() == "办下一步"
    for day, number in (
        (date(2026, 10, 25), ""),
        (date(2026, 10, 28), "综采一队党支部〔2026〕3号"),
        (date(2026, 11, 3), "星火矿党组〔2026〕18号"),
    ):
        dialog = page.go_on()
        fill(dialog, done_on=day, number=number)
        dialog.save()
        settle()
    assert "2026-11-03 · 星火矿党组〔2026〕18号" in said(page)
    # proposals: the sheet is one thing to undo
    sheet = page.go_on()
    for place, name in enumerate(("王一", "牛二", "方三", "孔四")):
        sheet.form.editor("person").show_value(name)
        sheet.add()
        write(sheet, place, "group_", str(8 - place))
        write(sheet, place, "chosen", "是")
    assert "预备人选 4 人" in sheet.told.text()
    sheet.save()
    settle()
    assert "王一 · 推荐 8 人 · 预备人选" in said(page)
    dialog = page.go_on()  # the day of the proposals
    fill(dialog, done_on=date(2026, 11, 10))
    dialog.save()
    settle()
    dialog = page.go_on()
    fill(dialog, on=date(2026, 11, 20), number="星火矿党组〔2026〕21号")
    dialog.save()
    settle()
    assert "孔四 · 推荐 5 人 · 预备人选，上级已批准" in said(page)
    dialog = page.go_on()
    fill(dialog, activity=0, held_on=MEETING, begins="15:00", place="队部会议室")
    dialog.save()
    settle()
    assert [one.name for one in page.detail.rounds[0].candidates] == [
        "王一",
        "牛二",
        "方三",
        "孔四",
    ]
    assert "大会安排在 2026-12-10" in said(page)


def test_the_next_step_opens_the_meeting_and_then_divides_the_posts(page, story, qtbot):
    story.begin().approved_to_hold().approved().ballot()
    page.show_organisation(story.branch)
    with qtbot.waitSignal(page.activity_wanted) as told:
        page.go_on()
    assert told.args == [page.detail.activity_id]
    story.counted(7, 6, 5, 3)
    page.show_organisation(story.branch)
    assert "王一 · 得票 7 · 当选" in said(page)
    assert "计票依据" in said(page)
    dialog = page.go_on()
    first, second, _third = story.won()
    fill(dialog, activity=0, secretary=first, deputy=first)
    dialog.save()
    assert "王一已是书记人选" in dialog.form.findChild(object, "deputy_problem").text()
    fill(dialog, deputy=second)
    dialog.save()
    settle()
    assert [one.person_name for one in page.detail.post_votes] == ["王一", "牛二"]


def test_the_new_committee_takes_over_and_that_is_undone(page, story, desk):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3).posts_voted()
    page.show_organisation(story.branch)
    dialog = page.go_on()
    assert dialog.form.values()[f"post_{story.won()[0]}"] is Post.SECRETARY
    dialog.save()
    settle()
    assert running_term(story.branch, ON).elected == MEETING
    assert "2026-12-10 起任职：支部书记 王一、" in said(page)
    assert "还有 1086 天" in page.pane.findChild(object, "chip").look.text
    dialog = page.act("result", "take_over")  # corrected in one step
    fill(dialog, on=date(2026, 12, 12))
    dialog.save()
    settle()
    assert "2026-12-12 起任职" in said(page)
    desk.undo()
    desk.undo()
    settle()
    assert running_term(story.branch, ON).ends == ENDS


def test_more_ballots_than_were_given_out_are_told_in_words(page, story):
    story.begin().approved_to_hold().approved().ballot()
    story.counted(7, 6, 5, 3, issued=7, returned=8)
    page.show_organisation(story.branch)
    assert "投票无效：收回的选票多于发出的选票。" in said(page)
    assert "这次投票无效，要重新投票" in said(page)
    assert ("posts_vote", "posts") not in page.pane.links


def test_an_extension_moves_the_clock_and_too_far_is_refused_in_the_form(page, story):
    dialog = page.extend()
    fill(
        dialog,
        until=date(2028, 1, 1),
        approval="星火矿党组〔2026〕15号",
        approved_on=date(2026, 11, 1),
    )
    dialog.save()
    told = dialog.form.findChild(object, "until_problem").text()  # T07
    assert "2028-01-01 太远：提前或推迟一般不超过一年，应在 2025-12-15 至 2027-12-15" in told
    fill(dialog, until=date(2027, 12, 15))
    dialog.save()
    settle()
    assert page.row.ends == date(2027, 12, 15)
    assert "2027-12-15 延期" in page.table.model().index(0, 2).data()
    assert "同意换届到 2027-12-15（星火矿党组〔2026〕15号）" in said(page)
    page._fill_more()
    removing = next(one for one in page.more_menu.actions() if "删除延期" in one.text())
    removing.trigger()
    settle()
    assert page.row.ends == ENDS


def test_a_step_out_of_turn_is_not_offered_and_one_is_corrected(page, story):
    story.begin().approved_to_hold()
    page.show_organisation(story.branch)
    assert ("step", "report") not in page.pane.links
    link(page, "step", "request")
    dialog = opened(page, "election_step_dialog")
    fill(dialog, done_on=date(2026, 11, 4))
    dialog.save()
    told = dialog.form.findChild(object, "done_on_problem").text()
    assert "不能晚于“上级批复同意换届”的 2026-11-03" in told
    fill(dialog, done_on=date(2026, 10, 29), number="4号")
    dialog.save()
    settle()
    assert "2026-10-29 · 4号" in said(page)


def test_a_meeting_of_the_calendar_gives_a_step_its_day(page, story, qtbot):
    story.begin()
    meeting = make.activity("committee_meeting", story.branch, "2026-10-25")
    page.show_organisation(story.branch)
    dialog = page.go_on()
    fill(dialog, activity=meeting)
    dialog.save()
    settle()
    done = page.detail.step("resolve").done
    assert (done.done_on, done.activity_id) == (date(2026, 10, 25), meeting)
    with qtbot.waitSignal(page.activity_wanted) as told:
        page.pane.links["activity", "resolve"].click()
    assert told.args == [meeting]


def test_numbers_that_cannot_be_are_told_at_their_cells(page, story, ask):
    story.begin().approved_to_hold().proposed(2)
    page.show_organisation(story.branch)
    sheet = page.enter_nominations()
    write(sheet, 0, "group_", "9")
    sheet.save()
    assert "王一：推荐 9 人，这里的党员只有 8 人" in sheet.refusal.text()
    write(sheet, 0, "group_", "八")
    sheet.save()
    assert "“八”不是整数" in sheet.refusal.text()
    write(sheet, 0, "group_", "8")
    write(sheet, 0, "chosen", "也许")
    sheet.save()
    assert "看不明白" in sheet.refusal.text()
    sheet.reject()
    assert sheet.isVisible()  # asked first, and the answer was no
    assert [one.total for one in page.detail.nominees] == [8, 7]


def test_somebody_is_taken_off_the_sheet_and_comes_on_once(page, story):
    story.begin().approved_to_hold().proposed(2)
    page.show_organisation(story.branch)
    sheet = page.enter_nominations()
    sheet.form.editor("person").show_value("王一")
    sheet.add()
    assert "王一已经在表里" in sheet.form.findChild(object, "person_problem").text()
    sheet.grid.go_to(1, 1)
    sheet.remove()
    sheet.save()
    settle()
    assert [one.name for one in page.detail.nominees] == ["王一"]


def test_an_unusual_number_of_seats_is_warned_of_once(page):
    dialog = page.begin()
    fill(dialog, seats="8")
    dialog.save()
    assert "支委会一般 3–7 人" in dialog.form.findChild(object, "seats_problem").text()
    assert dialog.save_button.text() == "仍然保存"
    dialog.save()
    settle()
    assert page.detail.seats == 8


def test_too_few_candidates_ask_for_the_superiors_word(page, story):
    story.begin().approved_to_hold().approved(3)
    page.show_organisation(story.branch)
    dialog = page.go_on()
    fill(dialog, activity=0, held_on=MEETING)
    dialog.save()
    assert "差额选举至少要 4 人" in dialog.refusal.sentence.text()
    fill(dialog, basis="星火矿党组〔2026〕22号同意等额")
    dialog.save()
    settle()
    assert len(page.detail.rounds[0].candidates) == 3
    assert "候选人 3 人，差额选举至少要 4 人" in said(page)


def test_today_opens_the_committee(page, story):
    other = Story(branch="综采二队党支部")
    (item,) = [one for one in TodayQuery(ON, other.branch).fetch() if one.source is Source.TERM]
    page.show_due(item)
    assert page.row.organisation_id == other.branch


def test_papers_are_offered_as_far_as_the_election_has_come(page, story, qtbot):
    page.print_shown()
    assert page.print_menu.isEmpty()
    page._fill_papers()  # another day is asked for before an election is begun
    (early,) = [one for one in page.print_menu.actions() if one.isEnabled() and one.text()]
    assert early.text() == "提前或延期换届请示"
    with qtbot.waitSignal(page.print_wanted) as told:
        early.trigger()
    asked = told.args[0]
    assert (asked.form, asked.organisation_id) == ("extension_request", story.branch)
    story.begin().approved_to_hold().proposed(2)
    page.show_organisation(story.branch)
    page._fill_papers()
    words = [one.text() for one in page.print_menu.actions() if one.text()]
    assert "推荐提名汇总表" in words
    assert "选票" not in words
    letter = next(one for one in page.print_menu.actions() if "换届选举请示" in one.text())
    with qtbot.waitSignal(page.print_wanted) as told:
        letter.trigger()
    assert (told.args[0].code, told.args[0].election_id) == (ELECTION_LETTER, story.election)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == NOMINATION_TALLY


def test_ctrl_p_prints_what_there_is(page, story, qtbot):
    story.begin().approved_to_hold().approved()
    page.show_organisation(story.branch)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == NOMINEE_LIST
    story.ballot().counted(7, 6, 5, 3)
    page.show_organisation(story.branch)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert told.args[0].code == VOTE_RESULT


def test_between_two_rounds_the_ballots_are_those_of_the_next(page, story, qtbot):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 4, 3)
    first = story.detail().rounds[0].vote_id
    again = make.done(add_vote_round(vote_id=first))
    page.show_organisation(story.branch)
    for code, vote in ((BALLOT_PAPER, again), (BALLOT_TALLY, again), (VOTE_RESULT, first)):
        with qtbot.waitSignal(page.print_wanted) as told:
            page.print_vote(code)
        assert (told.args[0].code, told.args[0].vote_id) == (code, vote)


def test_an_election_that_is_filed_is_still_seen_and_the_next_can_be_begun(page, story):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3).posts_voted()
    make.done(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )
    story.step("report", date(2026, 12, 11))
    story.step("ratify", date(2026, 12, 15))
    story.step("file", date(2026, 12, 18))
    page.show_organisation(story.branch)
    assert "这一届的换届已在 2026-12-18 归档。" in said(page)
    assert page.next_button.text() == "开始换届"


def test_a_small_branch_is_told_that_it_elects_its_secretary_directly(qtbot, workbench, data):
    small = Story(count=5, old=1)
    page = ElectionsPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    page.show_organisation(small.branch)
    dialog = page.begin()
    assert dialog.form.values()["seats"] == 1
    fill(dialog, on=date(2026, 10, 20))
    dialog.save()
    settle()
    assert "直接选举书记，应选 1 人" in said(page)
    assert "7 新一届支委会选举书记、副书记" not in said(page)


def test_nothing_is_clipped(page, story):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3)
    page.show_organisation(story.branch)
    settle()
    assert misfits(page) == []


def test_a_very_long_name_pushes_nothing_aside(qtbot, workbench, data):
    long = Story(branch="青石岭煤矿" * 7 + "综采一队党支部")
    long.begin().approved_to_hold().proposed(3)
    page = ElectionsPage(workbench)
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    settle()
    page.show_organisation(long.branch)
    settle()
    assert page.pane.width() <= page.width() // 2
    assert misfits(page.pane) == []


def test_nothing_to_show_says_what_to_do(qtbot, workbench, data):
    page = ElectionsPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert "请先在名册里新建党支部" in page.table.empty_state.sentence.text()
    assert not page.next_button.isEnabled()
