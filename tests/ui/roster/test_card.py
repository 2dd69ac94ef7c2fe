"""The person card: what it shows, what it hides, how it is mended in place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from dangjian_desktop.domain.people import Section
from dangjian_desktop.domain.vocabulary import LeaveReason, Post
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.people import change_person, move_to_branch
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.fact_section import FactSection, keys_of
from dangjian_desktop.ui.shared import masked_value
from dangjian_desktop.ui.shared.timeline import EntryKind, entries_of
from tests import make
from tests.ui.roster.roster_stories import choose

IDENTITY, PARTY, WORK, CONTACT, REGISTRATION = range(len(Section))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def card(page):
    """The card of the secretary."""
    choose(page, "张卫国")
    page.open_card()
    return page.card


def value_of(section: FactSection, key: str) -> str:
    return section.lines[key].text.text()


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_it_tells_who_somebody_is_and_where(card):
    assert card.name.text() == "张卫国"
    assert card.stage_chip.look.text == "正式党员"
    assert card.posts.text() == "支部书记"
    assert card.place.text() == "综采一队党支部\n第一党小组"
    assert value_of(card.sections[PARTY], "admitted_on") == "2001-06-20"
    assert value_of(card.sections[PARTY], "standing") == "24 年"
    assert value_of(card.sections[WORK], "crew") == "检修班"
    assert value_of(card.sections[WORK], "trade") == "未填"


def test_every_field_has_its_line_on_the_card():
    from dangjian_desktop.domain.people import PERSON_FIELDS

    shown = {key for section in Section for key in keys_of(section)}
    assert {field.key for field in PERSON_FIELDS} - shown == {"name"}


def test_what_a_branch_rarely_needs_stands_there_only_when_known(card, page, mine):
    card.sections[REGISTRATION].set_open(True)
    assert not card.sections[WORK].lines["social_stratum"].value.isVisibleTo(card)
    assert not card.sections[REGISTRATION].lines["registered_on"].value.isVisibleTo(card)
    assert card.sections[REGISTRATION].lines["remark"].value.isVisibleTo(card)
    make.person("孙静", mine.second, registered_on=make.day("2024-05"))
    page.tree.fetch_again()
    page.model.fetch_again()
    choose(page, "孙静")
    page.open_card()
    assert card.sections[REGISTRATION].lines["registered_on"].value.isVisibleTo(card)
    assert value_of(card.sections[REGISTRATION], "registered_on") == "2024年5月"


def test_what_a_branch_rarely_needs_is_switched_on_for_card_and_forms(card, page, workbench):
    work = card.sections[WORK]
    work.edit()
    assert "social_stratum" not in work.form.values()
    work.leave()
    card._open_menu()
    menu = card.findChild(QMenu)
    action = next(action for action in menu.actions() if action.text() == "显示少用栏目")
    action.trigger()
    assert workbench.settings.value.rare_fields
    assert work.lines["social_stratum"].value.isVisibleTo(card)
    work.edit()
    work.form.editor("social_stratum").widget.setText("个体")
    work.save()
    card.show_rare_fields(False)
    assert value_of(work, "social_stratum") == "个体"
    assert work.lines["social_stratum"].value.isVisibleTo(card)
    assert not work.lines["is_migrant_worker"].value.isVisibleTo(card)
    work.edit()
    assert "social_stratum" in work.form.values()  # what is filled in can be mended


def test_the_days_of_admission_and_confirmation_are_mended_in_place(qtbot, card, desk):
    party = card.sections[PARTY]
    party.edit()
    party.form.editor("confirmed_on").widget.setText("2002-07-01")
    party.form.editor("admitted_at_branch").widget.setText("机电队党支部")
    qtbot.keyClick(party.form, Qt.Key.Key_Return, CONTROL)
    assert not party.is_editing
    assert value_of(party, "confirmed_on") == "2002-07-01"
    assert value_of(party, "admitted_on") == "2001-06-20"
    assert value_of(party, "admitted_at_branch") == "机电队党支部"
    desk.undo()  # both were one step
    assert value_of(party, "confirmed_on") == "2002-06-20"
    assert value_of(party, "admitted_at_branch") == "未填"


def test_a_confirmation_before_the_admission_is_told_at_its_field(card):
    party = card.sections[PARTY]
    party.edit()
    party.form.editor("confirmed_on").widget.setText("2000-07-01")
    party.save()
    assert party.is_editing
    problem = party.form.findChild(QLabel, "confirmed_on_problem")
    assert "早于入党日期 2001-06-20" in problem.text()
    party.form.editor("confirmed_on").widget.setText("2001-07-01")
    party.save()
    assert not party.is_editing


def test_who_is_no_full_member_is_not_asked_for_a_confirmation(card, page):
    choose(page, "李娜")
    page.open_card()
    party = card.sections[PARTY]
    party.edit()
    assert party.form.values()["admitted_on"] == make.day("2026-03-01")
    assert "confirmed_on" not in party.form.values()
    party.leave()
    page.header.choose_scope(Scope.EVERYBODY)
    choose(page, "王强")
    page.open_card()
    party.edit()
    assert "admitted_on" not in party.form.values()


def test_numbers_are_masked_until_asked_for_and_the_asking_is_recorded(qtbot, card, desk):
    number = make.id_number()
    shown = card.sections[IDENTITY].lines["id_number"].masked
    assert not any(number in text for text in texts(card))
    assert not any("13800001234" in text or "北路" in text for text in texts(card))
    shown.button.click()
    assert shown.value.text() == number
    (entry,) = JournalEntry.select().where(JournalEntry.operation == "reveal_number")
    assert desk.undo_label is None  # looking is nothing to take back
    assert entry.label == "显示号码"
    shown.hide_value()
    assert shown.value.text() == f"990101********{number[-4:]}"


def test_a_revealed_number_hides_itself_again_and_with_the_card(qtbot, card, page, monkeypatch):
    monkeypatch.setattr(masked_value, "REVEALED_MS", 30)
    shown = card.sections[IDENTITY].lines["id_number"].masked
    shown.button.click()
    qtbot.waitUntil(lambda: "*" in shown.value.text())
    monkeypatch.setattr(masked_value, "REVEALED_MS", 60_000)
    shown.button.click()
    assert "*" not in shown.value.text()
    page.close_card()
    assert "*" in shown.value.text()


def test_a_section_is_mended_in_place_and_undone(qtbot, card, desk):
    work = card.sections[WORK]
    work.edit_button.click()
    assert work.form is not None
    crew = work.form.editor("crew").widget
    crew.setText("生产三班")
    qtbot.keyClick(crew, Qt.Key.Key_Return, CONTROL)
    assert not work.is_editing
    assert value_of(work, "crew") == "生产三班"
    assert desk.undo_label == "修改人员"
    desk.undo()
    assert value_of(work, "crew") == "检修班"


def test_enter_in_the_last_field_saves(qtbot, card):
    work = card.sections[WORK]
    work.edit()
    work.form.editor("crew").widget.setText("生产二班")
    work.form.editor("professional_title").entered.emit()
    assert value_of(work, "crew") == "生产二班"


def test_esc_leaves_the_form_and_asks_only_where_something_was_typed(qtbot, card, ask):
    work = card.sections[WORK]
    work.edit()
    qtbot.keyClick(work.form, Qt.Key.Key_Escape)
    assert not work.is_editing
    assert not ask.asked
    work.edit()
    work.form.editor("crew").widget.setText("写了一半")
    qtbot.keyClick(work.form, Qt.Key.Key_Escape)
    assert work.is_editing  # 继续填写
    ask.answers.append(True)
    qtbot.keyClick(work.form, Qt.Key.Key_Escape)
    assert not work.is_editing
    assert value_of(work, "crew") == "检修班"


def test_while_something_is_mended_the_card_stays_with_its_person(qtbot, card, page):
    card.sections[WORK].edit()
    choose(page, "周杰")
    page._let_card_follow()
    assert card.name.text() == "张卫国"


def test_opening_hidden_fields_for_mending_is_recorded(card):
    card.sections[CONTACT].edit()
    form = card.sections[CONTACT].form
    assert form.values()["mobile_phone"] == "13800001234"
    count = JournalEntry.select().where(JournalEntry.operation == "reveal_number").count()
    assert count == 2  # phone and address; the other address is not known


def test_a_refusal_stands_under_the_form_and_nothing_typed_is_lost(card, mine):
    make.person("同号", mine.second, id_number=make.id_number(sequence=103))
    identity = card.sections[IDENTITY]
    identity.edit()
    number = identity.form.editor("id_number").widget
    number.setText(make.id_number(sequence=103))
    identity.save()
    assert identity.is_editing
    assert "已属于同号" in identity.refusal.text()
    assert number.text() == make.id_number(sequence=103)


def test_a_wrong_number_is_told_at_its_field(card):
    identity = card.sections[IDENTITY]
    identity.edit()
    identity.form.editor("id_number").widget.setText("990101199005121010")
    identity.save()
    assert identity.is_editing
    problem = identity.form.findChild(QLabel, "id_number_problem")
    assert "校验不符" in problem.text()


def test_in_the_history_view_mending_asks_first(card, desk, ask):
    desk.show_day(date(2025, 1, 1))
    card.sections[WORK].edit_button.click()
    assert "历史视图" in ask.asked[-1]
    assert not card.sections[WORK].is_editing


def test_the_menu_of_the_card_is_about_its_person(page, card, desk):
    page.table.selectAll()
    card._more.setFocus()
    assert page._chosen_people() == (card.person_id,)


def test_the_card_prints_itself(qtbot, page, card):
    with qtbot.waitSignal(page.print_wanted) as told:
        card.print_wanted.emit()
    assert told.args[0].person_ids == (card.person_id,)


def test_sections_stay_folded_from_person_to_person(page, card):
    card.sections[WORK].fold_button.click()
    choose(page, "周杰")
    page.open_card()
    assert card.name.text() == "周杰"
    assert not card.sections[WORK].is_open


def test_every_button_of_the_card_has_a_name(card):
    for button in card.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def test_the_timeline_tells_the_newest_first_and_ends_on_the_day_shown(data, on):
    branch = make.branch()
    person = make.person(
        "张三", branch, admitted_on="2001-06", confirmed_on="2002-07-01", since="2000"
    )
    make.post(person, branch, Post.SECRETARY, date(2024, 1, 18))
    make.departure(person, date(2026, 3, 1), LeaveReason.TRANSFER, "红旗岭煤矿党委")
    (known,) = PersonCardQuery(person, on).fetch()
    told = [(entry.days, entry.text, entry.is_open) for entry in entries_of(known, on)]
    assert told == [
        ("2026-03-01", "转出：红旗岭煤矿党委", False),
        ("2024-01-18 至 2026-03-01", "支部书记（综采一队党支部）", False),
        ("2002-07-01 起", "正式党员", True),
        ("2001年6月 至 2002-07-01", "预备党员", False),
        ("2000年 至 2026-03-01", "综采一队党支部", False),
    ]
    then = [entry.text for entry in entries_of(known, date(2002, 1, 1)) if entry.is_open]
    assert then == ["预备党员", "综采一队党支部"]


def test_a_stage_whose_day_is_not_known_says_so(data, on):
    person = make.person("张三", admitted_on="2001-06")
    (known,) = PersonCardQuery(person, on).fetch()
    told = {entry.text: entry.days for entry in entries_of(known, on)}
    assert told["正式党员"] == "起始不详"


def test_the_timeline_tells_jobs_coming_back_and_the_first_day_of_work(data, on):
    branch = make.branch()
    work_began = make.day("1999-07")
    person = make.person(
        "张三", branch, since="2000", crew="一班", section="采一队", work_began_on=work_began
    )
    make.departure(person, date(2010, 1, 1), LeaveReason.TRANSFER)
    make.done(move_to_branch(person_ids=[person], branch_id=branch, on=date(2015, 1, 1)))
    (before,) = PersonCardQuery(person, on).fetch()
    assert EntryKind.JOB not in {entry.kind for entry in entries_of(before, on)}
    make.done(change_job(person_id=person, changes={"crew": "二班"}, on=date(2020, 5, 1)))
    (known,) = PersonCardQuery(person, on).fetch()
    told = [(entry.days, entry.text, entry.is_open) for entry in entries_of(known, on)]
    assert told[:5] == [
        ("2020-05-01 起", "采一队，二班", True),
        ("2015-01-01 起", "综采一队党支部（回来）", True),
        ("2010-01-01", "转出", False),
        ("2000年 至 2010-01-01", "综采一队党支部", False),
        ("1999年7月", "参加工作", False),
    ]
    assert ("起始不详 至 2020-05-01", "采一队，一班", False) in told


def test_a_long_timeline_is_narrowed_by_kind(page, desk, card):
    section = card.registered["history"]
    assert section.kinds.isHidden()
    for month in range(1, 8):
        changes = {"crew": f"{month}班"}
        desk.run(change_job(person_id=1, changes=changes, on=date(2026, month, 1)))
    assert not section.kinds.isHidden()
    section.kinds.setCurrentIndex(section.kinds.findText("工作"))
    assert {entry.kind for entry in section.timeline.entries} == {EntryKind.JOB}
    assert len(section.timeline.entries) == 8
    section.kinds.setCurrentIndex(section.kinds.findText("职务"))
    assert [entry.text for entry in section.timeline.entries] == ["支部书记（综采一队党支部）"]
    for _ in range(7):
        desk.undo()
    assert section.kinds.currentIndex() == 0
    assert len(section.timeline.entries) > 1


def test_the_records_are_folded_until_asked_for_and_follow_a_correction(card, desk):
    section = card.registered["records"]
    assert not section.is_open
    section.set_open(True)
    desk.run(change_person(person_id=1, changes={"native_place": "山西大同"}))
    told = texts(section)
    assert "空 → 山西大同" in told
    assert "录入：录入名册" in told
    desk.undo()
    assert "空 → 山西大同（后来撤销）" in texts(section)
