"""Somebody works elsewhere now: the form asks once whether that is a change or a correction."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.people import Section
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.storage.models import FormerJob, Person
from dangjian_desktop.ui.roster.fact_section import FactSection
from dangjian_desktop.ui.roster.person_dialog import EditPersonDialog
from tests.ui.roster.roster_stories import carry_out, choose, crews, fill, opened


@pytest.fixture
def work(page, qtbot) -> FactSection:
    """The part 工作 of the secretary's card, open for mending."""
    choose(page, "张卫国")
    page.open_card()
    section = next(s for s in page.card.sections if s.facts_section is Section.WORK)
    section.edit()
    return section


def typed(section: FactSection, key: str, text: str) -> None:
    """Type as an input method does; QTest itself has no keys for Chinese."""
    editor = section.form.editor(key)
    editor.line.setText(text)
    editor.line.textEdited.emit(text)


def kept() -> list[tuple[str, str]]:
    return [(job.until.iso, job.crew) for job in FormerJob.select()]


def test_the_question_stands_there_only_while_the_job_differs(qtbot, work):
    assert not work.job_change.isVisible()
    typed(work, "duty_area", "东区")
    assert not work.job_change.isVisible()
    typed(work, "crew", "生产三班")
    assert work.job_change.isVisible()
    typed(work, "crew", "检修班")
    assert not work.job_change.isVisible()


def test_another_crew_is_taken_for_a_change_of_today(qtbot, work, page, desk, on):
    typed(work, "crew", "生产三班")
    assert work.job_change.changed.isChecked()
    assert work.job_change.day.text() == "2026-11-21"
    work.save()
    assert not work.is_editing
    assert kept() == [("2026-11-21", "检修班")]
    assert crews(page)["张卫国"] == "生产三班"
    desk.show_day(date(2026, 11, 20))
    assert crews(page)["张卫国"] == "检修班"
    desk.show_day(None)
    desk.undo()
    assert kept() == []
    assert crews(page)["张卫国"] == "检修班"


def test_a_change_has_the_day_that_is_typed(work):
    typed(work, "crew", "生产三班")
    work.job_change.day.show_value("2026-11")
    work.save()
    assert work.is_editing
    assert work.job_change.problem.isVisible()
    work.job_change.day.show_value("2026-09-01")
    work.save()
    assert kept() == [("2026-09-01", "检修班")]


def test_what_was_written_wrong_leaves_no_history(qtbot, work, page):
    typed(work, "crew", "检修一班")
    qtbot.mouseClick(work.job_change.corrected, Qt.MouseButton.LeftButton)
    assert not work.job_change.day.widget.isEnabled()
    work.save()
    assert kept() == []
    assert crews(page)["张卫国"] == "检修一班"


def test_what_was_empty_is_taken_for_filled_in_and_the_users_choice_stays(qtbot, work):
    typed(work, "trade", "电工")
    assert work.job_change.corrected.isChecked()
    typed(work, "crew", "生产三班")
    assert work.job_change.changed.isChecked()  # something stood there
    qtbot.mouseClick(work.job_change.corrected, Qt.MouseButton.LeftButton)
    typed(work, "section", "综采二队")
    assert work.job_change.corrected.isChecked()


def test_a_day_before_the_last_change_is_refused_below_the_fields(qtbot, work, desk):
    work.stop_editing()
    desk.run(change_job(person_id=1, changes={"crew": "生产二班"}, on=date(2026, 10, 1)))
    work.edit()
    typed(work, "crew", "生产三班")
    work.job_change.day.show_value("2026-09-01")
    work.save()
    assert work.is_editing
    assert "2026-10-01" in work.refusal.text()


def test_in_the_history_view_the_job_of_that_day_is_corrected(qtbot, work, page, desk, ask):
    work.stop_editing()
    desk.run(change_job(person_id=1, changes={"crew": "生产二班"}, on=date(2026, 10, 1)))
    desk.show_day(date(2026, 9, 1))
    ask.answers += [True]
    work.edit()
    assert work.form.editor("crew").text() == "检修班"
    typed(work, "crew", "检修一班")
    assert work.job_change.corrected.isChecked()
    work.save()
    assert kept() == [("2026-10-01", "检修一班")]
    assert Person.get_by_id(1).crew == "生产二班"


def test_the_dialog_with_all_fields_asks_too(qtbot, page):
    choose(page, "单小春")
    page.edit_person()
    dialog = opened(page, "edit_person_dialog")
    assert isinstance(dialog, EditPersonDialog)
    fill(dialog, name="单晓春", crew="生产二班")
    assert dialog.job_change.isVisible()
    dialog.job_change.day.show_value("2026-08")
    dialog.save()
    assert dialog.isVisible()
    dialog.job_change.day.show_value("2026-08-01")
    dialog.save()
    assert kept() == [("2026-08-01", "生产一班")]
    assert Person.get(Person.name == "单晓春").crew == "生产二班"


def test_several_people_are_moved_from_a_day_on(page, desk):
    choose(page, "单小春", "仇志国")
    page.actions["change_jobs"].trigger()
    dialog = opened(page, "job_dialog")
    dialog.save()
    assert "一项也没有填" in dialog.refusal.sentence.text()
    fill(dialog, section="综采二队", crew="生产四班")
    carry_out(dialog)
    assert not dialog.isVisible()
    assert kept() == [("2026-11-21", "生产一班")] * 2
    assert crews(page)["仇志国"] == "生产四班"
    desk.undo()
    assert kept() == []


def test_a_refusal_makes_room_for_itself_and_goes_when_the_next_try_begins(qtbot, page):
    choose(page, "单小春")
    page.actions["change_jobs"].trigger()
    dialog = opened(page, "job_dialog")
    assert dialog.form.editor("workplace").text() == "不变"  # 未填 would read as taking it away
    dialog.save()
    assert dialog.refusal.isVisible()
    bar = dialog._area.verticalScrollBar()
    qtbot.waitUntil(lambda: not bar.maximum())
    fill(dialog, crew="长" * 200)
    dialog.save()
    assert not dialog.refusal.isVisible()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not bar.maximum())
