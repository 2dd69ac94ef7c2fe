"""Votes in the window: quorum on top, an election counted ballot by ballot, a tie, its result."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Mark, Post, Stage, VotingBarReason
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.paper_votes import vote_result_content
from dangjian_desktop.operations.printout import ARCHIVE
from dangjian_desktop.operations.votes import add_candidate, add_vote
from dangjian_desktop.operations.voting_rights import add_voting_bar
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.ui.calendar.ballot_dialog import BallotDialog
from dangjian_desktop.ui.calendar.candidates_dialog import CandidatesDialog
from dangjian_desktop.ui.calendar.vote_dialogs import CountsDialog, TotalsDialog, deduction_dialog
from dangjian_desktop.ui.calendar.vote_section import VoteSection
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.voting_bar_dialog import VotingBarDialog
from tests import make

HELD = "2026-11-20"
DAY = date(2026, 11, 20)
ON = date(2026, 11, 21)


def meeting(count, present, kind="general_meeting"):
    people = make.persons(count)
    activity = make.activity(kind, held_on=HELD, title="换届党员大会", begins="09:00")
    make.done(post_due_list(activity_id=activity, on=ON))
    for place, person in enumerate(people):
        mark = Mark.PRESENT if place < present else Mark.EXCUSED
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    return activity, people


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def show(qtbot, workbench):
    def open_section(activity):
        section = VoteSection(workbench, activity)
        qtbot.addWidget(section)
        section.resize(1100, 620)
        section.show()
        return section

    return open_section


def votes(activity):
    return ActivityVotesQuery(activity).fetch()


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def press(widget, name):
    button = widget.findChild(QPushButton, name)
    button.click()


def opened(section, kind, name=""):
    found = [one for one in section.findChildren(kind) if one.isVisible()]
    return next(one for one in reversed(found) if name in one.objectName())


def add(section, regime):
    action = next(
        one for one in section.add_button.menu().actions() if one.objectName() == f"add_{regime}"
    )
    action.trigger()
    return opened(section, OperationDialog, "add_vote_dialog")


def read_out(dialog, *ballots):
    for ballot in ballots:
        dialog.line.setText(ballot)
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def test_an_election_is_counted_ballot_by_ballot_tied_and_decided_in_a_second_round(
    branch, show, qtbot
):
    activity, _people = meeting(23, 19)
    section = show(activity)
    told = section.findChild(QLabel, "quorum_election").text()
    assert told == "应到有表决权 23；至少到 19，实到 19"

    form = add(section, Regime.ELECTION)
    form.form.editor("title").show_value("选举支部委员会委员")
    form.form.editor("seats").show_value(3)
    form.save()
    candidates = opened(section, CandidatesDialog)
    assert "差额选举至少要 4 人" in candidates.told.text()
    names = [card.name for card in votes(activity).electorate.voters[:4]]
    for name in names:
        candidates.form.editor("person").widget.setText(name)
        candidates.add()
    assert candidates.list.count() == 4
    assert "差额" not in candidates.told.text()
    candidates.list.setCurrentRow(3)
    candidates.up_button.click()
    assert candidates.list.item(2).text() == f"3  {names[3]}"
    candidates.down_button.click()
    candidates.accept()

    vote = votes(activity).votes[0]
    press(section.card(vote.vote_id), f"ballots_{vote.vote_id}")
    count = opened(section, BallotDialog)
    count.issued.setText("20")
    count.keep_issued()
    assert "发出选票 20，比到会有表决权的 19 人还多" in count.issued_fault.text()
    count.issued.setText("１９")
    count.keep_issued()
    assert count.issued_fault.text() == ""
    count.issued.setText("十九")
    count.keep_issued()
    assert "请填写张数" in count.issued_fault.text()
    count.issued.setText("19")
    count.keep_issued()
    assert count.issued_fault.text() == ""
    count.line.setText("1234")
    assert "这张票作废" in count.meaning.text()
    read_out(count, *["123"] * 6, *["124"] * 6, *["12"] * 6, "1234")
    assert count.counts.text() == "已唱 19 张 · 有效 18 · 作废 1"
    read_out(count, "9")
    assert "没有编号 9" in count.meaning.text()
    count.accept()

    # 18, 18, 6, 6: two are elected; the other two have no majority, so the rest is voted on again.
    card = section.card(vote.vote_id)
    assert card.chip.look.text == "还缺 1 名"
    assert f"当选：{names[0]}、{names[1]}" in card.verdict.text()
    press(card, f"round_{vote.vote_id}")
    second = votes(activity).votes[1]
    assert [one.name for one in second.candidates] == names[2:]

    press(section.card(second.vote_id), f"ballots_{second.vote_id}")
    count = opened(section, BallotDialog)
    read_out(count, *["1"] * 12, *["2"] * 7)
    count.accept()
    card = section.card(second.vote_id)
    assert card.chip.look.text == "已选满"
    assert f"当选：{names[2]}" in card.verdict.text()
    assert "第 2 轮" in " ".join(texts(card))

    with qtbot.waitSignal(section.print_wanted) as told:
        card.print_button.menu().actions()[0].trigger()
    printout = told.args[0]
    assert (printout.code, printout.vote_id, printout.detail) == (
        "vote_result",
        second.vote_id,
        ARCHIVE,
    )
    assert vote_result_content(printout)[0][0].title.endswith("选举结果报告单")


def test_a_tie_at_the_last_seat_offers_a_round_among_the_tied(branch, show, workbench):
    activity, people = meeting(23, 19)
    vote = make.done(
        add_vote(
            activity_id=activity,
            regime=Regime.ELECTION,
            title="选举",
            seats=3,
            candidate_ids=people[:4],
        )
    )
    section = show(activity)
    press(section.card(vote), f"count_{vote}")
    totals = opened(section, TotalsDialog)
    keys = [one.candidate_id for one in votes(activity).vote(vote).candidates]
    for key, count in (("issued", 19), ("returned", 19), ("invalid", 0)):
        totals.form.editor(key).show_value(count)
    for key, count in zip(keys, (18, 15, 12, 20), strict=True):
        totals.form.editor(f"yes_{key}").show_value(count)
    totals.save()
    told = totals.findChild(QLabel, f"yes_{keys[3]}_problem").text()
    assert "比有效选票 19 张还多" in told
    totals.form.editor(f"yes_{keys[3]}").show_value(12)
    totals.save()
    card = section.card(vote)
    assert texts(card).count("12 票") == 2
    button = card.findChild(QPushButton, f"round_{vote}")
    assert button.text() == "在得票相同的人中再投票"
    button.click()
    assert [one.seats for one in votes(activity).votes] == [3, 1]
    workbench.desk.undo()
    assert len(votes(activity).votes) == 1


def test_counts_that_do_not_fit_are_told_at_their_fields(branch, show):
    activity, _people = meeting(10, 9)
    section = show(activity)
    form = add(section, Regime.ORDINARY)
    form.form.editor("title").show_value("通过年度计划")
    form.save()
    vote = votes(activity).votes[0].vote_id
    press(section.card(vote), f"count_{vote}")
    counts = opened(section, CountsDialog)
    for key, count in (("yes", 10), ("no", 11), ("abstain", 0)):
        counts.form.editor(key).show_value(count)
    counts.save()
    for key in ("yes", "no"):
        assert "比到会有表决权的 9 人还多" in counts.findChild(QLabel, f"{key}_problem").text()
    for key, count in (("yes", 6), ("no", 3)):
        counts.form.editor(key).show_value(count)
    counts.save()
    card = section.card(vote)
    assert card.chip.look.text == "通过"
    assert "赞成 6 票，至少要 6 票（应到会过半数）" in card.verdict.text()


def test_an_admission_is_about_one_person_and_takes_written_opinions(branch, show):
    activity, people = meeting(10, 6)
    make.person("发展对象甲", stage=Stage.CANDIDATE)
    section = show(activity)
    form = add(section, Regime.ADMISSION)
    form.form.editor("title").show_value("接收为预备党员")
    form.save()
    assert form.isVisible()  # nobody is named
    form.form.editor("person").widget.setText("发展对象甲")
    form.save()
    vote = votes(activity).votes[0]
    assert vote.person_name == "发展对象甲"
    press(section.card(vote.vote_id), f"opinion_{vote.vote_id}")
    opinion = opened(section, OperationDialog, "opinion_dialog")
    opinion.form.editor("person").show_value(people[9])
    opinion.form.editor("stance").show_value("yes")
    opinion.form.editor("at").show_value("9点")
    opinion.save()
    (row,) = votes(activity).votes[0].opinions
    assert not row.is_counted
    assert any("会议开始以后才交来" in text for text in texts(section.card(vote.vote_id)))


def test_deductions_and_bars_stand_in_the_box_and_are_mended_there(branch, show):
    activity, people = meeting(23, 16)
    make.done(
        add_voting_bar(
            person_id=people[20],
            reason=VotingBarReason.UNDER_OBSERVATION,
            since=PartialDate.from_iso("2026-01-05"),
        )
    )
    section = show(activity)
    assert "停止表决权 1 人" in section.told.text()
    section.deduct_button.click()
    form = opened(section, OperationDialog, "deduction_dialog")
    form.form.editor("person").show_value(people[22])
    form.form.editor("reason").show_value("bedridden")
    form.form.editor("consent_on").widget.setText("2026-11")
    form.save()
    assert form.isVisible()  # a month is no day
    form.form.editor("consent_on").widget.setText("2026-11-18")
    form.save()
    assert any("没有写明上级同意" in text for text in texts(section.quorum_box))
    press(section.quorum_box, f"bar_{people[20]}")
    bar = opened(section, VotingBarDialog)
    bar.remove()
    assert "停止表决权" not in section.told.text()


def test_the_committee_votes_in_its_own_way_only(branch, show):
    people = make.persons(4)
    for person, post in zip(
        people,
        (Post.SECRETARY, Post.ORGANISATION_MEMBER, Post.PUBLICITY_MEMBER, Post.DISCIPLINE_MEMBER),
        strict=True,
    ):
        make.post(person, branch, post)
    section = show(make.activity("committee_meeting", branch, HELD))
    assert [one.text() for one in section.add_button.menu().actions()] == ["支委会表决"]
    assert not section.deduct_button.isVisible()
    assert section.empty.isVisible()
    assert section.findChild(QLabel, "quorum_committee").text().endswith("实到 还没有登记")


def test_a_cancelled_meeting_shows_its_votes_and_offers_nothing(branch, show):
    activity, people = meeting(5, 5)
    vote = make.done(add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=1))
    make.done(add_candidate(vote_id=vote, person_id=people[0]))
    make.done(close_activity(activity_id=activity, note="停产"))
    section = show(activity)
    assert not section.add_button.isEnabled()
    assert section.card(vote).findChild(QPushButton, f"ballots_{vote}") is None
    assert section.card(vote).print_button.isEnabled()


def test_enter_in_the_list_of_names_adds_a_candidate_and_leaves_the_line_empty(
    branch, workbench, qtbot
):
    names = ["刘军德", "刘顺岩", "陈杰东"]
    for name in names:
        make.person(name)
    activity, _people = meeting(3, 3)
    vote = make.done(add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=1))
    dialog = CandidatesDialog(workbench, activity, vote)
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.form.editor("person").widget
    popup = line.completer().popup()
    for count, (typed, is_choice) in enumerate((("l", True), ("cjd", False)), start=1):
        qtbot.keyClicks(line, typed)
        qtbot.waitUntil(popup.isVisible)
        if is_choice:
            qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda count=count: dialog.list.count() == count)
        assert (line.text(), popup.isVisible()) == ("", False)
    assert dialog.list.item(1).text() == "2  陈杰东"


def test_the_keyboard_comes_back_to_the_button_whose_dialog_has_changed_the_vote(
    branch, show, qtbot
):
    activity, _people = meeting(5, 5)
    vote = make.done(add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=1))
    section = show(activity)
    section.card(vote).findChild(QPushButton, f"candidates_{vote}").setFocus()
    press(section.card(vote), f"candidates_{vote}")
    dialog = opened(section, CandidatesDialog)
    dialog.form.editor("person").widget.setText(votes(activity).electorate.voters[0].name)
    dialog.add()
    dialog.accept()
    assert section.focusWidget() is section.card(vote).findChild(QPushButton, f"candidates_{vote}")


def test_where_nobody_was_elected_the_whole_vote_is_offered_again(branch, show):
    activity, people = meeting(5, 5)
    vote = make.done(add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=1))
    make.done(add_candidate(vote_id=vote, person_id=people[0]))
    section = show(activity)
    press(section.card(vote), f"ballots_{vote}")
    count = opened(section, BallotDialog)
    count.issued.setText("1")
    count.keep_issued()
    read_out(count, "1")
    assert count.issued_fault.text() == ""
    read_out(count, "1")  # more come back than were handed out: it is told while they are read
    assert count.issued_fault.text() == "投票无效：收回的选票多于发出的选票。"
    count.keep_issued()  # the keyboard leaves the field
    assert "投票无效" in count.issued_fault.text()
    count.back_button.click()
    assert count.issued_fault.text() == ""
    read_out(count, "1")
    count.accept()
    card = section.card(vote)
    assert card.chip.look.text == "投票无效"
    assert card.findChild(QPushButton, f"round_{vote}").text() == "重新投票"


def test_namesakes_of_one_branch_are_chosen_and_told_apart(branch, show, workbench, qtbot):
    twins = [make.person("张卫国", branch, born_on=day) for day in ("1970-03-02", "1985-06-01")]
    activity = make.activity("general_meeting", branch, HELD)
    make.done(post_due_list(activity_id=activity, on=ON))
    vote = make.done(
        add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举委员", seats=1)
    )
    section = show(activity)
    words = [f"张卫国（综采一队党支部，{day}）" for day in ("1970-03-02", "1985-06-01")]
    dialog = CandidatesDialog(workbench, activity, vote, section)
    dialog.show()
    for word in reversed(words):
        line = dialog.form.editor("person").widget
        line.clear()
        qtbot.keyClicks(line, "zwg")
        line.completer().activated[str].emit(word)
        dialog.add()
    assert [row.person_id for row in votes(activity).votes[0].candidates] == [*reversed(twins)]
    shown = [dialog.list.item(row).text() for row in range(2)]
    assert shown == [f"{place}  {word}" for place, word in enumerate(reversed(words), start=1)]
    opinions = deduction_dialog(workbench, votes(activity), section)
    box = opinions.form.editor("person").widget
    assert [box.itemText(place) for place in (1, 2)] == words
