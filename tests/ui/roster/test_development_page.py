"""发展党员 on the screen: who stands where, each step entered, and what is wrong said in words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu

from dangjian_desktop.domain.admissions import StepState
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    HelperRole,
    ObligationState,
    Stage,
    StepOutcome,
)
from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations import development as acts
from dangjian_desktop.operations.printout import (
    DEVELOPMENT_BOARD,
    DEVELOPMENT_CONTENTS,
    DEVELOPMENT_FORM,
    DEVELOPMENT_PAPERS,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.development import DevelopmentQuery, stages_on
from dangjian_desktop.ui.roster.development_board import LATE_ROLE, SECOND_ROLE
from dangjian_desktop.ui.roster.development_looks import step_look
from dangjian_desktop.ui.roster.development_page import DevelopmentPage
from dangjian_desktop.ui.roster.tab import RosterTab
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.theme import Tone
from tests import make
from tests.operations.test_development import (
    ON,
    applied,
    day,
    posted,
    to_candidate,
    to_meeting,
    to_probation,
    took,
    voted,
)
from tests.ui.screen import misfits, settle


@pytest.fixture
def on():
    return ON


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


@pytest.fixture
def members(branch):
    return make.persons(4, branch)


@pytest.fixture
def applicant(branch):
    return make.person(
        "石进", branch, stage=Stage.APPLICANT, stage_since="2023-06-01", born_on=make.day("1996-02")
    )


@pytest.fixture
def open_page(qtbot, workbench, members):
    def opened() -> DevelopmentPage:
        page = DevelopmentPage(workbench)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        page.show()
        settle()
        return page

    return opened


def when(text):
    return PartialDate.of(date.fromisoformat(text))


def fill(dialog, **values):
    for key, value in values.items():
        editor = dialog.form.editor(key)
        editor.show_value(value)
        editor.edited.emit()


def save(dialog):
    dialog.save()
    settle()


def said(dialog, key):
    """Return what stands under a field."""
    return dialog.form.findChild(type(dialog.refusal.sentence), f"{key}_problem").text()


def whole(page):
    """Return the only row that is shown."""
    (row,) = page.model.lines
    return row


def step(page, code):
    return whole(page).standing.step(code)


def person(key, name):
    return MentionedPerson(key, name, branch_name="综采一队党支部")


def stage(key, on=ON):
    return stages_on([key], on).get(key)


def press(word, fill_menu, *args):
    """Do what stands in a menu under a word."""
    menu = QMenu()
    fill_menu(menu, *args)
    next(action for action in menu.actions() if action.text() == word).trigger()
    settle()


def test_the_choices_above_the_board_are_seen_whole(open_page, applicant):
    page = open_page()
    assert page.stands.toolTip() == ""  # it tells what is cut
    line = page.filter_line
    room = line.width() - 2 * line.height()  # the lens at the left and the cross at the right
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room


# Beginning ----------------------------------------------------------------------------------


def test_an_empty_board_offers_the_one_thing_to_do(open_page, applicant):
    page = open_page()
    assert "还没有正在发展的人" in page.board.empty_state.sentence.text()
    page.board.empty_state.button.click()
    dialog = page.findChild(QDialog, "begin_admission_dialog")
    assert dialog.isVisible()


def test_d01_the_case_of_an_applicant_begins_and_the_talk_is_due_in_a_month(open_page, applicant):
    page = open_page()
    dialog = page.begin()
    assert not dialog.form.is_shown("branch_id")
    fill(dialog, person=person(applicant, "石进"), on=when("2025-03-01"))
    save(dialog)
    assert whole(page).name == "石进"
    assert step(page, "talk").latest == date(2025, 4, 1)
    assert page.pane.title.text() == "石进"
    assert "第 2 步 党组织派人谈话" in page.pane.step_title.text()


def test_two_open_cases_for_one_person_are_refused_in_words(open_page, applicant):
    applied(applicant)
    page = open_page()
    dialog = page.begin()
    fill(dialog, person=person(applicant, "石进"), on=when("2025-03-01"))
    save(dialog)
    assert "已在办理" in dialog.refusal.sentence.text()
    assert len(DevelopmentQuery(ON).fetch()) == 1
    dialog.done(0)


def test_an_activist_goes_on_from_where_the_roster_has_him(open_page, branch):
    key = make.person("石积", branch, stage=Stage.ACTIVIST, stage_since="2026-01-05")
    page = open_page()
    dialog = page.case_actions.begin(key)
    assert dialog.form.editor("begins_at").read().value == "contacts"
    fill(dialog, on=when("2026-01-05"))
    save(dialog)
    assert whole(page).standing.next.rule.code == "contacts"
    assert step(page, "activist").state is StepState.ELSEWHERE
    page.board.go_to(whole(page).case_id, "talk")
    assert page.pane.step_button.text() == "补登这一步…"
    page.pane.step_button.click()
    late = page.findChild(QDialog, "step_dialog")
    fill(late, done_on=when("2025-12-01"))
    save(late)
    assert step(page, "talk").state is StepState.DONE


def test_somebody_new_is_entered_in_the_roster_first(open_page, workbench, branch):
    page = open_page()
    dialog = page.begin_with_new()
    dialog.form.show_value("name", "石新")
    dialog.form.show_value("branch_id", branch)
    fill(dialog, stage_since=when("2026-10-01"))
    save(dialog)
    begun = page.findChild(QDialog, "begin_admission_dialog")
    assert begun.form.editor("person").read().value.name == "石新"
    fill(begun, on=when("2026-10-01"))
    save(begun)
    assert whole(page).name == "石新"


def test_somebody_moved_in_goes_on_and_the_time_counts(open_page, branch):
    key = make.person("石转", branch, stage=Stage.ACTIVIST, stage_since="2025-09-10")
    page = open_page()
    dialog = page.accept_moved_in()
    assert dialog.windowTitle() == "接收转入的人"  # 积极分子 and 预备党员 move in as well
    fill(dialog, person=person(key, "石转"), on=when("2026-06-01"))
    save(dialog)
    assert said(dialog, "origin")
    fill(dialog, origin="洗煤厂党总支")
    save(dialog)
    assert step(page, "candidate").earliest == date(2026, 9, 10)
    assert "洗煤厂党总支转入" in page.pane.where.text()


def test_how_a_case_was_begun_is_corrected_or_taken_back(open_page, applicant, branch):
    key = make.person("石积", branch, stage=Stage.ACTIVIST, stage_since="2026-01-05")
    case = applied(key, "2026-01-05", begins_at="contacts")
    page = open_page()
    dialog = page.case_actions.correct_case(page.pane.detail)
    fill(dialog, begins_at="cultivation", on=when("2026-02-01"))
    save(dialog)
    assert whole(page).standing.next.rule.code == "cultivation"
    assert "2026-02-01 起在这里登记" in page.pane.where.text()
    press("删除（登记错了）", page.case_actions.fill_case_menu, page.pane.detail)
    assert not page.model.lines
    case = applied(applicant)
    page.read()
    first = page.case_actions.correct_case(page.pane.detail)
    fill(first, done_on=when("2023-06-02"))
    save(first)
    assert whole(page).applied_on == date(2023, 6, 2)
    assert whole(page).case_id == case


# The board ----------------------------------------------------------------------------------


def test_what_is_overdue_is_red_and_says_why(open_page, applicant):
    applied(applicant)
    page = open_page()
    assert step_look(step(page, "talk")).tone is Tone.BAD
    index = page.model.index(0, 4)
    told = page.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "最晚 2023-07-01，已超过" in told
    assert "由党支部办" in told
    assert "已超过" in page.pane.step_late.text()
    assert "有超过期限的 1 人" in page.figures()


def test_a_later_step_that_is_overdue_is_told_beside_the_next_one(
    open_page, applicant, branch, members
):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    page = open_page()
    assert whole(page).standing.next.rule.code == "superior_talk"
    days = page.model.index(0, 2)
    assert page.model.data(days, SECOND_ROLE) == "17 步 2025-03-05"
    assert page.model.data(days, LATE_ROLE)
    assert "第 17 步 上级党委审批：最晚 2025-03-05，已超过" in page.pane.step_late.text()


def test_the_pane_says_of_each_step_why_it_is_not_possible_yet(open_page, applicant, members):
    case = to_candidate(applicant, members)
    page = open_page()
    assert page.board.go_to(case, "confirmation_meeting")
    assert "第 23 步" in page.pane.step_title.text()
    page.pane.back_link.click()
    assert page.pane.step_title.text().startswith("下一步：第 12 步")


def test_the_board_is_narrowed_by_words_stage_and_place(open_page, branch, applicant, qtbot):
    other = make.branch("机电队党支部", None)
    second = make.person("赵敏", other, stage=Stage.APPLICANT, stage_since="2026-11-01")
    applied(applicant)
    applied(second, "2026-11-01")
    page = open_page()

    def names():
        return [row.name for row in page.model.lines]

    assert set(names()) == {"石进", "赵敏"}
    for typed, found in (("sj", ["石进"]), ("zhao", ["赵敏"]), ("机电", ["赵敏"]), ("无", [])):
        page.filter_line.show_words(typed)
        assert names() == found
    assert "没有符合条件的人" in page.board.empty_state.sentence.text()
    page.board.empty_state.button.click()
    assert len(names()) == 2
    page.stands.setCurrentIndex(page.stands.findData("overdue"))
    page.stands.activated.emit(page.stands.currentIndex())
    assert names() == ["石进"]
    page.stands.setCurrentIndex(0)
    page.place.choose(other)
    settle()
    assert names() == ["赵敏"]


def test_everything_goes_by_the_keyboard(open_page, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    page = open_page()
    page.board.setFocus()
    page.board.go_to(case)
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    dialog = page.findChild(QDialog, "step_dialog")
    assert "第 3 步" in dialog.windowTitle()
    dialog.reject()
    page.board.go_to(case, "talk")
    QTest.keyClick(page.board, Qt.Key.Key_Delete)
    settle()
    assert step(page, "talk").state is StepState.NEXT
    QTest.keyClick(page.board, Qt.Key.Key_X)
    assert page.filter_line.text() == "x"
    QTest.keyClick(page.filter_line, Qt.Key.Key_Escape)
    assert page.filter_line.text() == ""


# Steps --------------------------------------------------------------------------------------


def test_the_next_step_is_recorded_and_undone(open_page, desk, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    page = open_page()
    dialog = page.record_step()
    fill(dialog, done_on=when("2023-09-04"))
    save(dialog)
    assert step(page, "activist").done_on == date(2023, 9, 4)
    assert stage(applicant) is Stage.ACTIVIST
    desk.undo()
    settle()
    assert step(page, "activist").state is StepState.NEXT
    assert stage(applicant) is Stage.APPLICANT


def test_d05_a_step_before_its_time_is_refused_at_its_field(open_page, applicant):
    case = applied(applicant, "2025-01-01")
    took(case, "talk", "2025-01-20")
    took(case, "activist", "2025-09-10")
    posted(case, "activist", "2025-09-11", "2025-09-18")
    took(case, "activist_filing", "2025-09-20")
    took(case, "contacts", "2025-09-21", helper_ids=[1])
    took(case, "cultivation", "2026-09-10")
    page = open_page()
    dialog = page.record_step()
    fill(dialog, done_on=when("2026-09-09"))
    save(dialog)
    assert "还差 1 天。请核对日期" in said(dialog, "done_on")
    assert step(page, "candidate").state is not StepState.DONE
    fill(dialog, done_on=when("2026-09-10"))
    save(dialog)
    assert step(page, "candidate").done_on == date(2026, 9, 10)


def test_what_took_place_against_the_rule_is_recorded_as_it_was_with_a_note(open_page, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    page = open_page()
    page.board.go_to(case, "contacts")
    dialog = page.open_cell()
    assert not dialog.form.is_shown("as_it_was")
    fill(dialog, done_on=when("2023-08-01"), helpers=(Named("甲", 1),))
    save(dialog)
    assert "没有登记，次序不对" in said(dialog, "done_on")
    assert dialog.form.is_shown("as_it_was")
    fill(dialog, as_it_was=True)
    save(dialog)
    assert "请在备注里写" in dialog.refusal.sentence.text()
    fill(dialog, note="当时先指定了联系人")
    save(dialog)
    done = step(page, "contacts")
    assert done.state is StepState.DONE
    assert step_look(done).tone is Tone.WARN


def test_d16_the_meeting_before_the_pre_review_is_out_of_order(open_page, applicant, members):
    case = to_candidate(applicant, members)
    page = open_page()
    page.board.go_to(case, "admission_meeting")
    dialog = page.open_cell()
    fill(dialog, done_on=when("2024-11-12"))
    save(dialog)
    assert "次序不对" in said(dialog, "done_on")
    assert "没有登记支部党员大会的表决。请先登记会议" in said(dialog, "meeting")
    assert (
        "请先登记支部党员大会"
        in dialog.form.findChild(type(dialog.refusal.sentence), "meeting_advice").text()
    )


def test_d06_two_days_and_twenty_hours_of_training_are_not_enough(open_page, applicant, members):
    case = to_candidate(applicant, members)
    page = open_page()
    page.board.go_to(case, "training")
    dialog = page.open_cell()
    assert dialog.windowTitle().startswith("更正")
    fill(dialog, training_days=2, training_hours="20")
    save(dialog)
    assert "登记了 2 天、20 学时" in said(dialog, "training_days")
    fill(dialog, training_hours="24")
    save(dialog)
    recorded = page.pane.detail.trainings[0]
    assert (recorded.training_days, recorded.training_minutes) == (2, 24 * 60)


def test_d07_d08_the_vote_of_the_meeting_makes_the_day_and_the_stage(
    open_page, applicant, branch, members
):
    to_meeting(applicant, members)
    voted(applicant, "2024-12-05", branch, members)
    page = open_page()
    dialog = page.record_step()
    fill(dialog, meeting=0)
    assert dialog.form.editor("done_on").read().value == when("2024-12-05")
    save(dialog)
    assert stage(applicant, date(2024, 12, 5)) is Stage.PROBATIONARY
    assert step(page, "approval").latest == date(2025, 3, 5)
    assert step(page, "confirmation_meeting").earliest == date(2025, 12, 5)
    opened = []
    page.activity_wanted.connect(opened.append)
    held = step(page, "admission_meeting")
    press("打开会议", page.case_actions.fill_step_menu, page.pane.detail, held)
    assert len(opened) == 1


def test_a_vote_that_did_not_pass_is_recorded_as_refused(open_page, applicant, branch, members):
    to_meeting(applicant, members)
    voted(applicant, "2024-12-05", branch, members, yes=1)
    page = open_page()
    dialog = page.record_step()
    fill(dialog, meeting=0)
    assert dialog.form.editor("outcome").read().value is StepOutcome.REFUSED
    save(dialog)
    assert stage(applicant) is Stage.CANDIDATE
    assert whole(page).standing.next.rule.code == "committee_review"
    failed = page.pane.detail.recorded[-1]
    held = step(page, "admission_meeting")
    page.board.go_to(whole(page).case_id, "admission_meeting")
    shown = [label.text() for label in page.pane.timeline.findChildren(QLabel)]
    assert "2024-12-05 未通过" in shown
    press("删除：2024-12-05 未通过", page.case_actions.fill_step_menu, page.pane.detail, held)
    assert failed.step_id not in [one.step_id for one in page.pane.detail.recorded]


def test_d17_who_leaves_within_three_months_is_generally_not_taken_in(
    open_page, applicant, branch, members
):
    to_meeting(applicant, members)
    voted(applicant, "2024-12-05", branch, members)
    page = open_page()
    dialog = page.record_step()
    fill(dialog, meeting=0, leaves_on=when("2025-01-20"))
    save(dialog)
    assert "3 个月内要离开本单位" in said(dialog, "leaves_on")
    assert dialog.form.is_shown("as_it_was")
    fill(dialog, leaves_on=None)
    save(dialog)
    assert stage(applicant) is Stage.PROBATIONARY


def test_d09_the_probation_is_extended_once(open_page, applicant, branch, members):
    case = to_probation(applicant, branch, members)
    took(case, "probation", "2025-12-01")
    took(case, "confirmation_application", "2025-12-01")
    posted(case, "confirmation_application", "2025-12-02", "2025-12-09")
    voted(applicant, "2025-12-15", branch, members, yes=1)
    page = open_page()
    dialog = page.record_step()
    assert not dialog.form.is_shown("months")
    fill(dialog, meeting=0, outcome=StepOutcome.EXTENDED)
    assert dialog.form.is_shown("months")
    fill(dialog, months=5)
    save(dialog)
    assert "不少于 6 个月" in dialog.refusal.sentence.text()
    fill(dialog, months=6)
    save(dialog)
    assert step(page, "confirmation_meeting").earliest == date(2026, 6, 5)


def test_a_step_is_corrected_and_removed(open_page, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    page = open_page()
    page.board.go_to(case, "talk")
    dialog = page.open_cell()
    assert dialog.form.editor("done_on").read().value == when("2023-06-20")
    fill(dialog, done_on=when("2023-06-21"), note="改正")
    save(dialog)
    assert step(page, "talk").done_on == date(2023, 6, 21)
    talk = step(page, "talk")
    press("删除这一步", page.case_actions.fill_step_menu, page.pane.detail, talk)
    assert step(page, "talk").step_id is None


def test_a_day_to_come_is_refused_at_its_field(open_page, applicant):
    applied(applicant)
    page = open_page()
    dialog = page.record_step()
    fill(dialog, done_on=when("2027-01-01"))
    save(dialog)
    assert said(dialog, "done_on")
    assert step(page, "talk").step_id is None


# Helpers, 考察, 公示, papers --------------------------------------------------------------------


def test_only_full_members_are_offered_as_helpers(open_page, applicant, branch, members):
    make.person("石预", branch, stage=Stage.PROBATIONARY, admitted_on="2026-05-01")
    make.person("石正", branch)
    applied(applicant)
    page = open_page()
    page.pane.add_buttons["helpers"].click()
    dialog = page.findChild(QDialog, "helper_dialog")
    offered = dialog.form.editor("person_id").field.people("石")
    assert [one.name for one in offered] == ["石正"]
    (found,) = offered
    fill(dialog, role=HelperRole.CONTACT, person_id=found, on=when("2026-01-01"))
    save(dialog)
    assert page.pane.helpers.texts() == ["培养联系人 石正"]
    row = page.pane.detail.helpers[0]
    ending = page.case_actions.end_helper(page.pane.detail, row)
    fill(ending, on=when("2026-06-01"))
    save(ending)
    assert page.pane.detail.helpers[0].until == date(2026, 6, 1)
    page.case_actions.remove_helper(row.helper_id)
    settle()
    assert page.pane.helpers.texts() == []


def test_d04_a_review_is_due_each_half_year_and_only_days_are_kept(open_page, applicant):
    case = applied(applicant, "2025-03-01")
    took(case, "talk", "2025-03-10")
    took(case, "activist", "2025-09-10")
    page = open_page()
    assert "应在 2026-03-10 前考察，还没有记录" in page.pane.reviews.texts()
    dialog = page.record_review()
    assert set(dialog.form.keys) == {"on", "reviewer", "filed_at"}
    fill(dialog, on=when("2026-03-09"), reviewer="王建国", filed_at="档案盒 3")
    save(dialog)
    assert "2026-03-09 考察" in page.pane.reviews.texts()
    assert "应在 2026-03-10 前考察，还没有记录" not in page.pane.reviews.texts()
    page.case_actions.remove_review(page.pane.detail.reviews[0].review_id)
    settle()
    assert not page.pane.detail.reviews


def test_d12_a_notice_ends_by_working_days_and_then_its_result_is_recorded(open_page, applicant):
    case = applied(applicant, "2026-10-01")
    took(case, "talk", "2026-10-10")
    took(case, "activist", "2026-11-12")
    page = open_page()
    assert page.pane.publicity_button.isVisible()  # beside what the next step waits for
    page.pane.publicity_button.click()
    settle()
    dialog = next(one for one in page.findChildren(QDialog, "publicity_dialog") if one.isVisible())
    assert dialog.form.editor("step").read().value == "activist"
    fill(dialog, on=when("2026-11-13"), place="队部公示栏")
    save(dialog)
    assert not page.pane.publicity_button.isVisible()
    row = page.pane.detail.publicities[0]
    assert row.ends_on == date(2026, 11, 20)
    closing = page.case_actions.close_publicity(page.pane.detail, row)
    fill(closing, on=when("2026-11-19"), objections=False)
    save(closing)
    assert "期满以后再登记结果" in closing.refusal.sentence.text()
    fill(closing, on=when("2026-11-20"))
    save(closing)
    assert page.pane.detail.publicities[0].objections is False
    shown = page.pane.detail
    press("删除", page.case_actions.fill_publicity_menu, shown, shown.publicities[0])
    assert not page.pane.detail.publicities


def test_a_tick_means_that_a_paper_is_there(open_page, applicant):
    applied(applicant)
    page = open_page()
    assert "缺 1 件" in page.pane.sections["papers"].fold_button.text()
    page.pane.papers.boxes["application"].click()
    settle()
    row = page.pane.detail.papers[0]
    assert row.received_on == ON
    dialog = page.case_actions.note_paper(page.pane.detail, row)
    fill(dialog, on=when("2023-06-01"), copies=2)
    save(dialog)
    assert (page.pane.detail.papers[0].received_on, page.pane.detail.papers[0].copies) == (
        date(2023, 6, 1),
        2,
    )
    page.pane.papers.boxes["application"].click()
    settle()
    assert page.pane.detail.papers[0].received_on is None
    page.pane.papers.later_button.click()
    assert "file_list" in page.pane.papers.boxes


def test_files_stay_with_the_case(open_page, applicant, tmp_path):
    applied(applicant)
    page = open_page()
    scan = tmp_path / "入党申请书.pdf"
    scan.write_bytes(b"%PDF-1.4")
    page.pane.files.take([scan])
    settle()
    assert [row.name for row in page.pane.files.rows] == ["入党申请书.pdf"]


# Ending -------------------------------------------------------------------------------------


def test_a_case_is_closed_shown_on_wish_and_taken_up_again(open_page, applicant):
    case = applied(applicant)
    page = open_page()
    dialog = page.case_actions.close_case(page.pane.detail)
    fill(dialog, outcome=AdmissionOutcome.STOPPED, on=when("2026-11-20"), stays=True)
    save(dialog)
    assert "没有写依据" in dialog.refusal.sentence.text()
    fill(dialog, note="11 月支委会")
    save(dialog)
    assert not page.model.lines
    page.with_closed.click()
    settle()
    assert "不再培养" in page.pane.step_title.text()
    assert not page.pane.add_buttons["helpers"].isVisibleTo(page.pane)
    page.case_actions.reopen_case(page.pane.detail)
    settle()
    page.show_case(case)
    assert whole(page).closed_on is None


def test_the_case_of_a_person_is_found_wherever_the_board_is(open_page, applicant):
    case = applied(applicant)
    acts_note = {"outcome": AdmissionOutcome.STOPPED, "closed_on": day("2026-11-20"), "note": "会"}
    make.done(acts.close_admission(case_id=case, on=ON, leaves_roll=False, **acts_note))
    page = open_page()
    page.filter_line.show_words("没有的人")
    page.show_person(DevelopmentQuery(ON, with_closed=True).fetch()[0].person_uid)
    assert whole(page).case_id == case


def test_what_is_due_today_is_opened_at_its_person(open_page, applicant, branch):
    second = make.person("石早", branch, stage=Stage.APPLICANT, stage_since="2026-11-01")
    applied(second, "2026-11-01")
    late = applied(applicant)
    page = open_page()
    told = ("谈话", "石进", ON, "细则", Act.OPEN_DEVELOPMENT)
    page.show_due(
        TodayItem(Source.DEVELOPMENT, Band.OVERDUE, ObligationState.OVERDUE, *told, row_id=late)
    )
    assert page.pane.title.text() == "石进"
    uid = page.model.lines[1].person_uid
    page.show_due(
        TodayItem(Source.OBLIGATION, Band.OVERDUE, ObligationState.OVERDUE, *told, person_uid=uid)
    )
    assert page.pane.title.text() == page.model.lines[1].name


# Looks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_cut_off(open_page, applicant, members, branch, qapp, large):
    theme.apply_theme(qapp, Theme.LIGHT, large=large)
    case = to_probation(applicant, branch, members)
    make.done(acts.post_publicity(case_id=case, step="pre_review", posted_on=ON, on=ON))
    make.branch("青石岭煤矿通风防尘机电运输地面生产联合第一党支部委员会", None)
    page = open_page()
    settle()
    assert misfits(page) == []
    page.pane.timeline.later_button.click()
    page.pane.papers.later_button.click()
    settle()
    assert misfits(page.pane) == []
    page.board.go_to(case, "confirmation_meeting")
    detail, acting = page.pane.detail, page.case_actions
    for dialog in (
        page.open_cell(),
        page.begin(),
        page.accept_moved_in(),
        acting.add_helper(detail),
        acting.record_review(detail),
        acting.post_publicity(detail),
        acting.note_paper(detail, detail.papers[0]),
        acting.close_case(detail),
    ):
        settle()
        assert misfits(dialog) == []
        dialog.done(0)


# Papers ---------------------------------------------------------------------------------------


def menu_texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_the_papers_of_the_step_of_the_file_and_of_the_board_are_printed(
    open_page, applicant, tmp_path
):
    case = applied(applicant)
    page = open_page()
    wanted = []
    page.print_wanted.connect(wanted.append)
    page._papers.aboutToShow.emit()
    assert menu_texts(page._papers) == [
        "入党申请人谈话记录",
        "空白的",
        "其他步骤的",
        "材料清单",
        "归档目录",
        "发展党员一览表",
    ]
    for action in page._papers.actions():
        action.trigger()
    codes = {one.code: one for one in wanted}
    assert codes[DEVELOPMENT_FORM].form == "applicant_talk"
    assert codes[DEVELOPMENT_FORM].case_id == case
    assert codes[DEVELOPMENT_PAPERS].case_id == case
    assert codes[DEVELOPMENT_BOARD].organisation_id is None
    for one in wanted:
        if one.code != DEVELOPMENT_CONTENTS:  # nothing is in the file yet
            assert print_sheet(one, tmp_path / "a.pdf").pages


def test_one_letter_tells_of_all_who_are_at_the_step(open_page, applicant, branch, tmp_path):
    second = make.person("石同", branch, stage=Stage.APPLICANT, stage_since="2023-06-01")
    for key in (applicant, second):
        case = applied(key)
        took(case, "talk", "2023-06-20")
        took(case, "activist", "2023-09-04")
    page = open_page()
    wanted = []
    page.print_wanted.connect(wanted.append)
    page._papers.aboutToShow.emit()
    offered = [menu for menu in page._papers.findChildren(QMenu) if "合在一份" in menu.title()]
    offered[0].actions()[0].trigger()
    assert set(wanted[0].person_ids) == {applicant, second}
    assert print_sheet(wanted[0], tmp_path / "a.pdf").pages


def test_quick_find_opens_the_page_and_its_dialogs(qtbot, workbench, applicant):
    applied(applicant)
    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.resize(1366, 692)
    tab.show()
    page = tab.open_subject("development")
    settle()
    for code, name in (
        ("record_next_step", "step_dialog"),
        ("begin_admission", "begin_admission_dialog"),
        ("accept_moved_in", "moved_in_dialog"),
        ("record_review", "review_dialog"),
        ("post_publicity", "publicity_dialog"),
    ):
        tab.open_subject("people")
        tab.commands[code]()
        assert tab.stack.currentWidget() is page
        dialog = page.findChild(QDialog, name)
        assert dialog.isVisible()
        dialog.done(0)


def test_without_anybody_a_command_asks_for_somebody(open_page, ask):
    page = open_page()
    assert page.record_step() is None
    assert "请先在表里选一个人" in ask.asked[0]
