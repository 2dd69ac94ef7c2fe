"""个案 on the screen: for who has the right, and nowhere for anybody else."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QMenu

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rights import EVERY_RIGHT, Right
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.case_files import add_case_file, record_case_step
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage.models import CaseEvent, CaseFile, JournalEntry, Person
from dangjian_desktop.ui.roster.case_files_dialog import CaseFilesDialog, show_case_files
from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.workbench import Workbench
from tests import make
from tests.ui.roster.roster_stories import choose
from tests.ui.screen import misfits, settle, texts_of, widgets

ON = date(2026, 11, 20)


@pytest.fixture
def on():
    return ON


@pytest.fixture
def without_right(on, qapp, workbench):
    """The bench of somebody who may not see case files."""
    del qapp
    desk = Desk(Runner("干事", rights=EVERY_RIGHT - {Right.CASE_FILES}), lambda: on)
    return Workbench(desk, workbench.jobs, workbench.ask, workbench.settings)


def fill(dialog, **values):
    for key, value in values.items():
        shown = PartialDate.of(value) if isinstance(value, date) else value
        dialog.form.editor(key).show_value(shown)


def form_of(dialog, name):
    settle()
    return next(one for one in dialog.findChildren(QDialog) if one.objectName() == name)


def menu_words(page):
    menu = QMenu()
    page._fill_person_menu(menu)
    card = QMenu()
    page._fill_card_menu(card)
    return [action.text() for action in (*menu.actions(), *card.actions()) if action.isVisible()]


def test_a_case_is_opened_from_the_persons_menu_and_led_to_its_end(page, qtbot):
    choose(page, "仇志国")
    assert "个案…" in menu_words(page)
    page.actions["case_files"].trigger()
    dialog = form_of(page, "case_files_dialog")
    assert isinstance(dialog, CaseFilesDialog)
    assert dialog.cases == []
    dialog.new_button.click()
    form = form_of(dialog, "add_case_dialog")
    fill(form, kind=CaseFileKind.CARE, opened_on=date(2026, 11, 2))
    form.save_button.click()
    settle()
    assert dialog.chosen.currentText() == "关怀帮扶，2026-11-02 立案"
    dialog.step_button.click()
    form = form_of(dialog, "case_step_dialog")
    fill(form, happened_on=date(2026, 11, 3), number="12")
    form.save_button.click()
    settle()
    assert [row.label for row in dialog.case.events] == ["提出"]
    assert dialog.model.index(0, 4).data() == "申请或推荐表 12"
    dialog.close_case_button.click()
    form_of(dialog, "close_case_dialog").save_button.click()
    settle()
    assert "办结" in dialog.chosen.currentText()
    assert not dialog.step_button.isVisible()
    dialog.close_case_button.click()
    settle()
    assert CaseFile.get().closed_on is None
    assert misfits(dialog) == []
    dialog.accept()
    del qtbot


def test_a_term_asks_for_its_last_day(page, desk):
    person = page.model.row_at(2).person_id
    case = make.done(
        add_case_file(
            person_id=person, kind=CaseFileKind.RECTIFICATION, opened_on=date(2026, 3, 1), on=ON
        )
    )
    for code in ("started", "filed", "checked", "talked", "resolved", "approved"):
        make.done(
            record_case_step(case_file_id=case, step=code, happened_on=date(2026, 3, 2), on=ON)
        )
    dialog = show_case_files(page._bench, (person, "仇志国"), page)
    dialog.step_button.click()
    form = form_of(dialog, "case_step_dialog")
    assert form.form.values()["due_on"].first_day == date(2027, 5, 20)
    fill(form, happened_on=date(2026, 3, 3), due_on=date(2026, 9, 3))
    form.save_button.click()
    settle()
    assert "改正期限 2026-09-03 已到" in dialog.facts.text()
    assert CaseEvent.select().count() == 7
    dialog.accept()
    del desk


def test_a_file_of_a_case_is_listed_saved_on_record_and_taken_away(page, ask, tmp_path):
    person = page.model.row_at(0).person_id
    case = make.done(
        add_case_file(person_id=person, kind=CaseFileKind.CARE, opened_on=date(2026, 3, 1), on=ON)
    )
    files = (NewFile("领取签收单.pdf", b"%PDF-1.7"),)
    make.done(add_attachments(case_file_id=case, files=files, on=ON))
    dialog = show_case_files(page._bench, (person, "张卫国"), page)
    assert [row.name for row in dialog.files.rows] == ["领取签收单.pdf"]
    target = tmp_path / "副本.pdf"
    ask.answers = [str(target)]
    dialog.files.save_current()
    assert target.read_bytes() == b"%PDF-1.7"
    last = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
    uid = Person.get_by_id(person).uid
    assert (last.label, last.note) == ("查看附件", f"领取签收单.pdf：{uid}")
    ask.answers = [True]
    dialog.files.remove_current()
    settle()
    assert dialog.files.rows == []
    dialog.accept()


def test_every_opening_is_recorded(page, desk):
    person = page.model.row_at(0).person_id
    before = JournalEntry.select().count()
    show_case_files(page._bench, (person, "张卫国"), page).accept()
    assert JournalEntry.select().count() == before + 1
    del desk


def test_without_the_right_nothing_is_offered_and_nothing_opens(mine, qtbot, without_right):
    made = RosterPage(without_right)
    qtbot.addWidget(made)
    made.resize(1366, 692)
    made.show()
    choose(made, "仇志国")
    words = menu_words(made)
    assert "转出组织关系…" in words
    assert "个案…" not in words
    made.actions["case_files"].trigger()
    settle()
    assert not made.findChildren(CaseFilesDialog)
    assert show_case_files(without_right, (1, "张卫国"), made) is None
    del mine


def test_without_the_right_the_dialog_itself_reads_nothing(mine, qtbot, without_right, ask):
    dialog = CaseFilesDialog(without_right, (1, "张卫国"))
    qtbot.addWidget(dialog)
    assert not dialog.begin()
    assert "没有“查看和登记个案”的权限" in ask.asked[-1]
    assert dialog.cases == []
    del mine


def test_nothing_of_a_case_stands_on_page_card_or_quick_find(page, desk):
    row = page.model.row_at(0)
    case = make.done(
        add_case_file(
            person_id=row.person_id, kind=CaseFileKind.REMOVAL, opened_on=date(2026, 3, 1), on=ON
        )
    )
    make.done(
        record_case_step(
            case_file_id=case, step="started", happened_on=date(2026, 3, 2), number="除名7号", on=ON
        )
    )
    page.table.select_keys([row.person_id])
    page.open_card()
    for section in page.card.findChildren(object):
        if hasattr(section, "unfold"):
            section.unfold()
    settle()
    said = [text for widget in widgets(page) for text in texts_of(widget)]
    assert not [text for text in said if "除名" in text or "个案" in text]
    for typed in ("个案", "ga", "除名", "除名7号"):
        found = QuickFindQuery(typed, ON).fetch()
        assert not [one for one in found if "个案" in one.title or "除名" in one.title]
    del desk
