"""Plan, notice, minutes, publicity and filing: typed, kept when left, undone, printed, copied."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from dangjian_desktop.domain.vocabulary import ActivityState, Step
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.printout import BLANK
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.agenda import AgendaQuery
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.ui.calendar.activity_papers import paper_of, printout_of
from dangjian_desktop.ui.calendar.calendar_page import CalendarPage
from dangjian_desktop.ui.calendar.filing_section import FilingSection
from dangjian_desktop.ui.calendar.minutes_section import MinutesSection
from dangjian_desktop.ui.calendar.notice_section import NoticeSection
from dangjian_desktop.ui.calendar.plan_section import PlanSection
from dangjian_desktop.ui.calendar.publicity_section import PublicitySection
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def opened(qtbot, workbench):
    def made(kind, activity):
        section = kind(workbench, activity)
        qtbot.addWidget(section)
        section.resize(1000, 700)
        section.show()
        qtbot.waitExposed(section)
        return section

    return made


def write(kept, key, text):
    """Type into a field and leave it."""
    widget = kept.form.editor(key).widget
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    type_in(widget, text)
    kept.form.editor(key).left.emit()


def type_in(widget, text):
    """Put text into a field as an input method does."""
    if isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
        return
    widget.setText(text)
    widget.textEdited.emit(text)


def stored(activity):
    return ActivityQuery(activity).fetch()


def test_a_plan_is_kept_field_by_field_and_taken_back(opened, branch, desk):
    zhang = make.person("张三", branch)
    day = make.activity("themed_day", branch, "2026-11-20")
    section = opened(PlanSection, day)
    write(section.kept, "title", "安全月里话安全")
    write(section.kept, "own_actions", "井口送温暖")
    write(section.kept, "chair", "张三")
    assert (stored(day).title, stored(day).own_actions) == ("安全月里话安全", "井口送温暖")
    assert stored(day).chair_id == zhang
    assert desk.undo_label == "修改活动"
    desk.undo()
    assert stored(day).chair_id is None
    assert section.kept.form.values()["chair"] is None
    assert stored(day).title == "安全月里话安全"


def test_escape_puts_back_what_stood_there_and_writes_nothing(qtbot, opened, branch, desk):
    day = make.activity("themed_day", branch, "2026-11-20", title="原题目")
    section = opened(PlanSection, day)
    line = section.kept.form.editor("title").widget
    line.setFocus()
    type_in(line, "改了")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "原题目"
    section.leave_editing()
    assert desk.undo_label is None


def test_enter_moves_on(qtbot, opened, branch):
    section = opened(PlanSection, make.activity("themed_day", branch, "2026-11-20"))
    form = section.kept.form
    line = form.editor("title").widget
    line.setFocus()
    type_in(line, "题目")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert section.focusWidget() is form.editor("form").widget


def test_hours_are_kept_however_they_are_written(opened, branch):
    day = make.activity("themed_day", branch, "2026-11-20", begins="09:00", ends="10:00")
    section = opened(PlanSection, day)
    write(section.kept, "begins", "8点半")
    write(section.kept, "ends", "９：４０")
    assert (stored(day).begins, stored(day).ends) == ("08:30", "09:40")
    assert section.kept.form.editor("ends").text() == "09:40"
    write(section.kept, "ends", "二十五点")
    assert "二十五点" in section.kept.findChild(object, "ends_problem").text()
    assert stored(day).ends == "09:40"


def test_an_impossible_hour_is_told_at_its_field_and_the_page_is_not_left(opened, branch):
    day = make.activity("themed_day", branch, "2026-11-20", begins="09:00", ends="10:00")
    section = opened(PlanSection, day)
    write(section.kept, "begins", "15:00")
    assert "不晚于开始时间" in section.kept.findChild(object, "begins_problem").text()
    assert not section.leave_editing()
    write(section.kept, "ends", "16:00")
    assert (stored(day).begins, stored(day).ends) == ("15:00", "16:00")
    assert section.leave_editing()
    write(section.kept, "studied_on", "2026.11")
    assert section.kept.findChild(object, "studied_on_problem").text()
    assert stored(day).studied_on is None


def test_what_cannot_be_kept_is_dropped_only_after_asking(opened, branch, ask):
    day = make.activity("themed_day", branch, "2026-11-20", begins="09:00", ends="10:00")
    section = opened(PlanSection, day)
    write(section.kept, "begins", "15:00")
    assert not section.leave_editing()
    assert ask.asked == ["填写的内容有错，还没有保存。要放弃吗？"]
    assert section.kept.form.editor("begins").text() == "15:00"
    ask.answers.append(True)
    assert section.leave_editing()
    assert section.kept.form.editor("begins").text() == "09:00"
    assert not section.kept.findChild(object, "begins_problem").isVisible()
    assert section.leave_editing()
    assert len(ask.asked) == 2
    assert stored(day).begins == "09:00"


def test_steps_that_a_kind_does_not_have_are_absent(opened, branch):
    meeting = opened(PlanSection, make.activity("committee_meeting", branch, "2026-11-20"))
    form = meeting.kept.form
    absent = ("studied_on", "approved_on", "fixed_actions", "lecturer")
    assert not any(form.has(key) for key in absent)
    assert not meeting.study_button.isVisible()
    lecture = opened(PlanSection, make.activity("party_lecture", branch, "2026-11-20"))
    assert lecture.kept.form.has("lecturer")
    assert not lecture.print_button.isVisible()


def test_a_committee_meeting_is_chosen_as_the_one_that_studied_it(opened, branch):
    make.activity("committee_meeting", branch, "2026-10-30", title="十月支委会")
    make.activity("committee_meeting", branch, "2026-11-25", title="以后的")
    day = make.activity("themed_day", branch, "2026-11-20")
    section = opened(PlanSection, day)
    section.study_menu.aboutToShow.emit()
    (action,) = section.study_menu.actions()
    assert action.text() == "2026-10-30　十月支委会"
    action.trigger()
    assert (stored(day).studied_on, stored(day).studied_note) == (date(2026, 10, 30), "十月支委会")


def test_a_notice_is_drafted_worked_on_and_not_overwritten_unasked(opened, branch, ask):
    day = make.activity("themed_day", branch, "2026-11-25", place="井口")
    section = opened(NoticeSection, day)
    section.draft_button.click()
    assert stored(day).notice.startswith("全体党员：")
    write(section.kept, "notice", "各位：请到会。")
    section.draft_button.click()  # declined
    assert stored(day).notice == "各位：请到会。"
    ask.answers.append(True)
    section.draft_button.click()
    assert "在井口开展主题党日" in stored(day).notice
    section.told_button.click()
    assert stored(day).notified_on == ON


def test_the_short_text_follows_the_plan_and_is_copied(opened, branch, desk):
    day = make.activity("themed_day", branch, "2026-11-25", place="井口")
    section = opened(NoticeSection, day)
    assert "在井口开展主题党日" in section.short.text
    desk.run(add_agenda_item(organisation_id=branch, title="议一议", on=ON, activity_id=day))
    assert "议题：议一议。" in section.short.text
    section.short.copy_button.click()
    assert QGuiApplication.clipboard().text() == section.short.text


def test_a_text_to_copy_is_shown_whole_however_its_lines_break(qtbot, opened, branch):
    day = make.activity("themed_day", branch, "2026-11-25")
    section = opened(NoticeSection, day)
    short = section.short
    short.show_text("通知大家按时参加会议。" * 40)
    qtbot.waitUntil(lambda: not short.box.verticalScrollBar().maximum())


def test_minutes_are_written_matter_by_matter(qtbot, opened, branch, desk):
    meeting = make.activity("committee_meeting", branch, "2026-11-20")
    section = opened(MinutesSection, meeting)
    section.matters.title.setText("讨论党费收缴")
    qtbot.keyClick(section.matters.title, Qt.Key.Key_Return)
    (form,) = section.matters.forms
    write(form, "discussion", "都同意")
    write(form, "outcome", "按月公布")
    (row,) = AgendaQuery(meeting).fetch()
    assert (row.discussion, row.outcome) == ("都同意", "按月公布")
    assert section.matters.forms == [form]  # the cards stay while one writes
    write(section.texts, "minutes", "会议记录全文")
    assert stored(meeting).state is ActivityState.HELD
    desk.undo()
    assert stored(meeting).minutes == ""


def test_a_matter_that_waits_for_its_enter_is_kept_and_a_text_that_cannot_be_is_asked_about(
    opened, branch, ask, desk
):
    meeting = make.activity("committee_meeting", branch, "2026-11-20")
    section = opened(MinutesSection, meeting)
    section.matters.title.setText("讨论党费收缴")
    assert section.leave_editing()
    assert [row.title for row in AgendaQuery(meeting).fetch()] == ["讨论党费收缴"]
    (form,) = section.matters.forms
    write(form, "discussion", "长" * 4001)
    desk.run(add_agenda_item(organisation_id=branch, title="又一件", on=ON, activity_id=meeting))
    assert section.matters.forms[0] is form  # one more matter throws away nothing
    assert len(form.form.editor("discussion").text()) == 4001
    assert not section.leave_editing()
    assert "要放弃吗" in ask.asked[-1]
    ask.answers.append(True)
    assert section.leave_editing()


def test_study_minutes_are_counted_from_the_hours(opened, branch):
    group = make.group(branch, "第一党小组")
    meeting = make.activity("group_meeting", group, "2026-11-20")
    section = opened(MinutesSection, meeting)
    assert section.matters is None
    section.study_button.click()
    assert section.counted.text() == "请先填开始和结束时间。"
    section.hours.form.editor("begins").widget.setText("15:00")
    section.hours.form.editor("ends").widget.setText("16:10")
    section.study_button.click()
    assert stored(meeting).study_minutes == 70


def test_a_record_prints_filled_and_to_be_written_by_hand(qtbot, opened, branch):
    meeting = make.activity("general_meeting", branch, "2026-11-20")
    section = opened(MinutesSection, meeting)
    for action, code, sections in (
        (section.print_action, "meeting_minutes", ()),
        (section.blank_action, "meeting_minutes", (BLANK,)),
        (section.agenda_action, "agenda_sheet", ()),
    ):
        with qtbot.waitSignal(section.print_wanted) as caught:
            action.trigger()
        (printout,) = caught.args
        assert (printout.code, printout.sections) == (code, sections)
        assert (printout.activity_id, printout.detail) == (meeting, "archive")


def test_publicity_keeps_its_days_and_offers_both_texts(opened, branch):
    meeting = make.activity("general_meeting", branch, "2026-11-20", place="会议室")
    section = opened(PublicitySection, meeting)
    write(section.kept, "announced_on", "2026-11-21")
    write(section.kept, "reported_to", "矿党委")
    assert (stored(meeting).announced_on, stored(meeting).reported_to) == (ON, "矿党委")
    assert "在会议室召开支部党员大会" in section.public.text
    section.news.copy_button.click()
    assert "地点：会议室" in QGuiApplication.clipboard().text()


def test_book_page_and_photos_are_filed(opened, branch, ask, tmp_path):
    meeting = make.activity("general_meeting", branch, "2026-11-20")
    section = opened(FilingSection, meeting)
    write(section.kept, "filed_book", "2026 年第 1 册")
    write(section.kept, "filed_page", "12")
    assert (stored(meeting).filed_book, stored(meeting).filed_page) == ("2026 年第 1 册", "12")
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"\xff\xd8")
    section.files.take([photo])
    assert [row.name for row in AttachmentQuery(activity_id=meeting).fetch()] == ["现场.jpg"]
    assert section.files.list.count() == 1


@pytest.mark.parametrize(
    ("step", "kind", "code"),
    [
        (Step.PLAN, "themed_day", "themed_day_plan"),
        (Step.STUDY, "general_meeting", "agenda_sheet"),
        (Step.PLAN, "party_lecture", "meeting_notice"),
        (Step.NOTICE, "themed_day", "meeting_notice"),
        (Step.SIGN_IN, "themed_day", "sign_in_sheet"),
        (Step.ATTENDANCE, "themed_day", "sign_in_sheet"),
        (Step.MINUTES, "themed_day", "themed_day_record"),
        (Step.FILING, "general_meeting", "meeting_minutes"),
        (Step.ATTENDANCE, "talk", "talk_record"),
        (None, "general_meeting", "agenda_sheet"),
    ],
)
def test_each_step_has_its_paper(data, step, kind, code):
    assert paper_of(step, kind) == code
    assert printout_of(code, 7, ON).activity_id == 7


def test_ctrl_p_prints_the_paper_of_the_step_that_is_open(qtbot, workbench, branch):
    day = make.activity("themed_day", branch, "2026-11-20")
    page = CalendarPage(workbench)
    qtbot.addWidget(page)
    page.show_activity(day)
    page.activity.show_step(Step.SIGN_IN)
    with qtbot.waitSignal(page.print_wanted) as caught:
        page.print_shown()
    assert (caught.args[0].code, caught.args[0].activity_id) == ("sign_in_sheet", day)
    page.show_calendar()
    with qtbot.waitSignal(page.print_wanted) as caught:
        page.print_shown()
    assert caught.args[0].code == "activity_list"
