"""组织关系 on the screen: a letter out and received, who is away, who cannot be reached."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.today import Source
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.printout import (
    AWAY_REGISTER,
    BLANK,
    MISSING_REGISTER,
    TRANSFER_LETTER,
    TRANSFER_LIST,
    Printout,
)
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.models import Contact, OutOfContactSpell, Person, Transfer
from dangjian_desktop.ui.roster.transfers_page import TransfersPage
from dangjian_desktop.ui.shared.chip import chip_size
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, tokens
from tests import make
from tests.dues_stories import base, paid
from tests.transfer_stories import ELSEWHERE, ON, contact, floating, letter_out, lost
from tests.ui.screen import misfits, settle

NEW = "机电队党支部"


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def open_page(qtbot, workbench):
    """Opens the page on what the file holds by then."""

    def open_now(view="letters"):
        made = TransfersPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 640)
        made.show()
        made.choose_view(view)
        settle()
        return made

    return open_now


def dialog_of(page, name) -> OperationDialog:
    settle()
    return next(one for one in page.findChildren(QDialog) if one.objectName() == name)


def fill(dialog, **values):
    for key, value in values.items():
        shown = PartialDate.of(value) if isinstance(value, date) else value
        dialog.form.editor(key).show_value(shown)


def names(page):
    return [page.model.index(n, 0).data() for n in range(page.model.rowCount())]


def states(page):
    return [page.model.index(n, 1).data() for n in range(page.model.rowCount())]


def acts(page):
    return [word for word, _act in page.pane._acts]


def act(page, word):
    next(one for told, one in page.pane._acts if told == word)()
    settle()


def said_at(dialog, key):
    return dialog.form.findChild(QLabel, f"{key}_problem").text()


def whole_in_view(dialog, widget):
    area = dialog.findChild(QScrollArea).viewport()
    place = QRect(widget.mapTo(area, QPoint(0, 0)), widget.size())
    return area.rect().contains(place)


def test_a_letter_goes_out_and_the_person_moves_when_it_is_received(open_page, branch, desk):
    new = make.branch(NEW)
    person = make.person("张三", branch)
    page = open_page()
    assert "还没有登记过组织关系接转" in page.table._overlay.state.sentence.text()
    page.add_button.click()
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, people=(Named("张三", person),), other_branch_id=new)
    dialog.save_button.click()
    settle()
    assert (names(page), states(page)) == (["张三"], ["待接收"])
    assert "接收以前由综采一队党支部负责" in page.pane.facts.text()
    assert page.figures() == "待接收 1 份 · 过期 0 份"

    page.pane.first_button.click()
    dialog = dialog_of(page, "accept_dialog")
    dialog.save_button.click()
    settle()
    assert states(page) == ["已接收"]
    assert RosterQuery(desk.on, within=new).keys() == [person]
    desk.undo()
    settle()
    assert states(page) == ["待接收"]
    assert RosterQuery(desk.on, within=branch).keys() == [person]


def test_open_dues_are_said_in_the_dialog_and_nothing_is_half_done(open_page, branch):
    person = make.person("张三", branch, since="2020-01-01")
    base(person, since="2026-09")
    paid(person, branch, {"2026-09": "40"}, paid_on="2026-09-10")
    page = open_page()
    page.transfer_out([(person, "张三")])
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, counterpart=ELSEWHERE)
    dialog.save_button.click()
    settle()
    assert "2026年10月、11月 的党费没有交清" in said_at(dialog, "dues_note")
    assert dialog.refusal.isHidden()
    why = dialog.form.editor("dues_note").widget
    assert why.hasFocus()
    assert whole_in_view(dialog, why.parentWidget())
    assert not Transfer.select().exists()
    fill(dialog, dues_note="由接收支部代收")
    dialog.save_button.click()
    settle()
    assert Transfer.get().dues_note == "由接收支部代收"
    assert "党费没有交清：由接收支部代收" in page.pane.told.text()


def test_what_was_entered_is_chosen_in_the_list(open_page, branch):
    """What is entered stands where its last day or its name puts it, and is what is shown."""
    first, second = make.person("张三", branch), make.person("李四", branch)
    letter_out(first, valid_until=date(2026, 11, 25))
    page = open_page()
    page.transfer_out([(second, "李四")])
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, counterpart=ELSEWHERE)
    dialog.save_button.click()
    settle()
    assert names(page) == ["张三", "李四"]
    assert page.table.current_row().whom.name == "李四"
    assert page.pane.row.whom.name == "李四"

    floating(first)
    page.choose_view("away")
    page.record_away((second, "李四"))
    dialog = dialog_of(page, "away_dialog")
    fill(dialog, since=date(2026, 11, 1), destination="榆林市")
    dialog.save_button.click()
    settle()
    assert len(names(page)) == 2
    assert page.table.current_row().whom.name == "李四"


def test_an_entry_that_the_list_leaves_out_is_shown_for_all_that(open_page, branch):
    """The finder or the place may leave out what was just entered."""
    other = make.branch(NEW)
    first, second = make.person("张三", branch), make.person("李四", other)
    letter_out(first)
    page = open_page()
    page.choose_place(branch)
    page.finder.setText("张三")
    page.transfer_out([(second, "李四")])
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, counterpart=ELSEWHERE)
    dialog.save_button.click()
    settle()
    assert page.table.current_row().whom.name == "李四"


def test_faults_of_a_letter_stand_at_their_fields(open_page, branch):
    person = make.person("张三", branch)
    page = open_page()
    page.transfer_out([(person, "张三")])
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, valid_until=date(2027, 3, 1))
    dialog.save_button.click()
    settle()
    said = [label.text() for label in dialog.form.findChildren(QLabel) if label.isVisible()]
    assert any("超过最长期限，最迟到 2027-02-21" in one for one in said)
    assert any("没有写对方党组织" in one for one in said)
    assert not Transfer.select().exists()


def test_somebody_from_elsewhere_is_entered_and_received_later(open_page, branch, desk):
    page = open_page()
    page.in_button.click()
    dialog = dialog_of(page, "incoming_dialog")
    assert dialog.form.values()["branch_id"] == branch
    dialog.save_button.click()
    assert dialog.form.refuses("counterpart")
    fill(
        dialog,
        counterpart=ELSEWHERE,
        name="钱新来",
        stage=Stage.FULL,
        admitted_on=date(2015, 7, 1),
        confirmed_on=date(2016, 7, 1),
    )
    dialog.save_button.click()
    settle()
    assert (names(page), states(page)) == (["钱新来"], ["待接收"])
    assert not RosterQuery(desk.on).keys()
    act(page, "接收…")
    dialog_of(page, "accept_dialog").save_button.click()
    settle()
    assert [row.facts.name for row in RosterQuery(desk.on, within=branch).fetch()] == ["钱新来"]


def test_a_letter_is_taken_back_put_right_printed_and_removed(open_page, branch):
    person = make.person("张三", branch)
    [letter] = letter_out(person)
    page = open_page()
    printed: list[Printout] = []
    page.print_wanted.connect(printed.append)
    page.print_shown()
    assert (printed[0].code, printed[0].transfer_id) == (TRANSFER_LETTER, letter)
    act(page, "改正…")
    dialog = dialog_of(page, "correct_transfer_dialog")
    fill(dialog, number="介字012号")
    dialog.save_button.click()
    settle()
    assert Transfer.get().number == "介字012号"
    act(page, "收回…")
    dialog_of(page, "void_dialog").save_button.click()
    settle()
    assert states(page) == ["已收回"]
    assert "接收…" not in acts(page)
    act(page, "删去")
    assert names(page) == []


def test_a_whole_branch_goes_together(open_page, branch, ask):
    for name in ("张三", "李四"):
        make.person(name, branch)
    page = open_page()
    page.transfer_whole()
    assert "请先在上面选一个党支部" in ask.asked[-1]
    page.choose_place(branch)
    settle()
    page.transfer_whole()
    dialog = dialog_of(page, "outgoing_dialog")
    fill(dialog, counterpart=ELSEWHERE)
    dialog.save_button.click()
    settle()
    assert sorted(names(page)) == ["张三", "李四"]
    assert all(row.is_whole for row in Transfer.select())


def test_who_is_away_is_entered_contacted_and_comes_back(open_page, branch, qtbot):
    person = make.person("张三", branch)
    page = open_page("away")
    page.add_button.click()
    dialog = dialog_of(page, "away_dialog")
    fill(dialog, person=Named("张三", person), since=date(2026, 3, 1), destination="江口市")
    dialog.save_button.click()
    settle()
    assert (names(page), states(page)) == (["张三"], ["该联系了"])
    assert "应当转接组织关系" in page.pane.facts.text()
    assert "两头都要登记" in page.pane.facts.text()
    page.pane.first_button.click()
    dialog_of(page, "contact_dialog").save_button.click()
    settle()
    assert states(page) == ["有联系"]
    assert page.pane.contacts.rowCount() == 1
    assert page.figures() == "在外 1 人 · 该联系 0 人"
    page.pane.second_button.click()
    dialog_of(page, "back_dialog").save_button.click()
    settle()
    assert states(page) == ["已返回"]
    page.with_over.setChecked(False)
    settle()
    assert names(page) == []
    del qtbot


def test_registers_are_printed_for_whom_is_chosen_and_empty_for_nobody(open_page, branch):
    person = make.person("张三", branch)
    page = open_page("away")
    printed: list[Printout] = []
    page.print_wanted.connect(printed.append)
    page.print_shown()
    floating(person)
    page = open_page("away")
    page.print_wanted.connect(printed.append)
    page.print_shown()
    assert [one.form for one in printed] == [AWAY_REGISTER, AWAY_REGISTER]
    assert [one.sections for one in printed] == [(BLANK,), ()]
    assert [one.person_ids for one in printed] == [(), (person,)]
    page.choose_view("lost")
    settle()
    page._fill_more()
    next(one for one in page.more_menu.actions() if one.text() == "打印空白登记表").trigger()
    assert printed[-1].form == MISSING_REGISTER
    page.choose_view("letters")
    settle()
    page.print_shown()
    assert printed[-1].code == TRANSFER_LIST


def test_a_mark_is_registered_from_the_list(open_page, branch):
    make.person("张三", branch, is_floating=True)
    page = open_page("away")
    assert states(page) == ["待登记"]
    page.pane.first_button.click()
    dialog = dialog_of(page, "away_dialog")
    fill(dialog, since=date(2026, 11, 1))
    dialog.save_button.click()
    settle()
    assert states(page) == ["在外"]


def test_a_contact_entered_by_mistake_is_removed(open_page, branch):
    person = make.person("张三", branch)
    floating(person)
    contact(person, "2026-11-01")
    page = open_page("away")
    page.pane._remove(page.pane.contacts.row_at(0))
    settle()
    assert not Contact.select().exists()


def test_out_of_contact_searched_stopped_and_given_back(open_page, branch, desk):
    person = make.person("李无音", branch)
    page = open_page("lost")
    page.add_button.click()
    dialog = dialog_of(page, "lost_dialog")
    fill(dialog, person=Named("李无音", person), since=date(2026, 3, 1))
    dialog.save_button.click()
    settle()
    assert states(page) == ["查找中"]
    act(page, "停止党籍…")
    dialog = dialog_of(page, "suspension_dialog")
    fill(dialog, stopped_on=ON)
    dialog.save_button.click()
    assert "还没有登记查找" in dialog.refusal.sentence.text()
    dialog.close()
    settle()
    act(page, "登记查找…")
    dialog = dialog_of(page, "lost_dialog")
    fill(dialog, searched_on=date(2026, 5, 1))
    dialog.save_button.click()
    settle()
    assert states(page) == ["待研究"]
    assert OutOfContactSpell.get().searched_on == date(2026, 5, 1)
    page.pane.first_button.click()
    dialog = dialog_of(page, "suspension_dialog")
    fill(dialog, stopped_on=ON, approval="星党〔2026〕9号")
    dialog.save_button.click()
    settle()
    assert states(page) == ["停止党籍"]
    assert not RosterQuery(desk.on).keys()
    page.pane.first_button.click()
    dialog = dialog_of(page, "restore_dialog")
    fill(dialog, restored_on=ON)
    dialog.save_button.click()
    settle()
    assert RosterQuery(desk.on).keys() == [person]
    assert names(page) == []


def test_today_leads_to_the_row(open_page, branch):
    first, second = make.person("甲一", branch), make.person("乙二", branch)
    floating(first, since="2026-03-01")
    floating(second, since="2026-02-01")
    page = open_page()
    items = [one for one in TodayQuery(ON).fetch() if one.source is Source.TRANSFER]
    item = next(one for one in items if one.row_id == first)
    page.show_due(item)
    assert page.view == "away"
    assert page.table.current_row().whom.name == "甲一"


def test_the_list_is_narrowed_by_initials_and_sorted(open_page, branch):
    people = [make.person(name, branch) for name in ("张三", "李四")]
    letter_out(*people)
    page = open_page()
    page.finder.setText("ls")
    assert names(page) == ["李四"]
    page.finder.setText("xyz")
    assert names(page) == []
    page.finder.clear()
    page.model.sort(0)
    assert names(page) == ["李四", "张三"]


@pytest.mark.parametrize("view", ["letters", "away", "lost"])
def test_everything_fits_on_an_old_screen(open_page, branch, view):
    long = make.branch("青石岭煤矿综合机械化采煤第一工作面生产准备队联合党支部委员会")
    for name in ("欧阳娜娜", "买买提·艾合买提江"):
        person = make.person(name, long)
        letter_out(person)
        floating(person)
        lost(person)
    page = open_page(view)
    assert misfits(page) == []
    assert Person.select().count() == 2
    del branch


@pytest.mark.parametrize("view", ["letters", "away", "lost"])
def test_no_list_goes_sideways_on_an_old_screen(open_page, branch, view):
    people = make.persons(20, branch)
    letter_out(*people)
    for person in people:
        floating(person)
        lost(person)
        contact(person, "2026-08-08", reached=False)
    page = open_page(view)
    assert page.table.verticalScrollBar().maximum() > 0
    page.table.select_keys(page.model.keys[:1])
    settle()
    shown = [page.table] if view == "letters" else [page.table, page.pane.table]
    assert page.pane.contacts.rowCount() == len(shown) - 1
    for table in shown:
        assert table.horizontalScrollBar().maximum() == 0


def test_many_contacts_do_not_push_their_list_sideways(open_page, branch):
    person = make.person("郭远", branch)
    floating(person)
    for day in range(1, 29):
        contact(person, f"2026-08-{day:02}", reached=False)
    page = open_page("away")
    page.table.select_keys(page.model.keys[:1])
    settle()
    assert page.pane.table.verticalScrollBar().maximum() > 0
    assert page.pane.table.horizontalScrollBar().maximum() == 0


def test_day_and_result_of_a_contact_can_be_read_whole(open_page, branch):
    person = make.person("郭远", branch)
    floating(person)
    contact(person, "2026-08-08", reached=False)
    page = open_page("away")
    page.table.select_keys(page.model.keys[:1])
    settle()
    table = page.pane.table
    margins = 2 * tokens().space(3)
    day = table.fontMetrics().horizontalAdvance("2026-08-08")
    assert table.columnWidth(0) >= day + margins
    chip = chip_size(ChipLook("没联上", Tone.WARN))
    assert table.columnWidth(1) >= chip.width() + tokens().space(3)


def test_the_buttons_beside_the_table_act_on_what_stands_there(open_page, branch):
    letter_out(make.person("张三", branch))
    page = open_page()
    page.table.selectRow(0)
    settle()
    page.table.clearSelection()  # Ctrl and a click lets the row go; the pane still shows it
    settle()
    page.pane.first_button.click()
    settle()
    assert page.findChild(QDialog, "accept_dialog").isVisible()


def test_the_form_of_a_letter_is_seen_whole(open_page, branch):
    page = open_page()
    page.transfer_out()
    settle()
    dialog = page.findChild(QDialog, "outgoing_dialog")
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0
