"""The card of a ledger row: what it says, the road, the next steps, and what is done with it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from dangjian_desktop.domain.vocabulary import AgendaSource
from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.books import add_book
from dangjian_desktop.operations.ledgers import change_entry
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.models import Organisation, Person
from dangjian_desktop.ui.groups.entry_card import EntryCard
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from tests import make
from tests.ui.screen import misfits

ON = date(2026, 11, 21)
WHOLE = {
    "place": "3402 运输顺槽",
    "content": "护罩缺失",
    "found_by": "张三",
    "crew": "综采一队",
    "owner": "李四",
    "measures": "补齐护罩",
    "funds": "无需",
    "due_on": "2026-11-15",
    "plan": "无需",
}


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


@pytest.fixture
def people(branch):
    return {
        name: make.person(name, branch, id_number=make.id_number(sequence=100 + 2 * n + 1))
        for n, name in enumerate(("张三", "李四", "王五"))
    }


@pytest.fixture
def card(qtbot, workbench, data):
    made = EntryCard(workbench)
    qtbot.addWidget(made)
    made.resize(360, 640)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)


@pytest.fixture
def hazard(branch, people):
    values = {**WHOLE, "found_by": people["张三"], "owner": people["李四"]}
    return make.entry("hazard", branch, "2026-11-01", **values)


def show(card, entry_id):
    row = LedgerEntryQuery(entry_id, ON).fetch()
    card.show_row(row, row.book)
    QApplication.processEvents()
    return row


def words(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def chips(card):
    return [chip.look.text for chip in card.findChildren(Chip) if chip.isVisibleTo(card)]


def button(card, name):
    return next(one for one in card.findChildren(QPushButton, name) if one.isVisibleTo(card))


def link(card, text):
    found = (one for one in card.findChildren(QPushButton) if one.text() == text)
    return next(one for one in found if one.isVisibleTo(card))


def dialog(card, name):
    return next(one for one in card.findChildren(FormDialog, name) if one.isVisible())


def put(form, key, value):
    editor = form.form.editor(key)
    editor.show_value(value)
    editor.edited.emit()


def said(form, key):
    label = form.findChild(QLabel, f"{key}_problem")
    return label.text() if label.isVisibleTo(form) else ""


def actions(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


# What it says -------------------------------------------------------------------


def test_nothing_chosen_says_what_to_do(card):
    assert card.empty.isVisibleTo(card)
    assert card.empty.sentence.text() == "在表里选一行，这里显示它的内容和办理经过。"
    assert not card.files.isVisibleTo(card)


def test_head_state_lateness_and_who_has_to_look_after_it(card, hazard):
    show(card, hazard)
    assert card.title.text() == "护罩缺失"
    assert chips(card)[:3] == ["待整改", "逾期 6 天", "支委会督办"]
    assert "第 1 号 · 排查日期 2026-11-01" in words(card)
    assert "五定" in words(card)
    assert not misfits(card)


def test_what_must_be_told_and_is_not_is_marked(card, branch):
    entry = make.entry("hazard", branch, "2026-11-01", content="护罩缺失", level="重大")
    row = show(card, entry)
    assert "单独建档" in chips(card)
    assert f"未填齐，差 {len(row.missing)} 项" in chips(card)
    assert words(card).count("未填") == len(row.missing)
    assert "重大隐患治理方案" in words(card)
    assert "备注" not in words(card), "what may stay empty is left out"


def test_people_and_organisations_are_links(qtbot, card, hazard, people, branch):
    show(card, hazard)
    with qtbot.waitSignal(card.person_wanted) as person:
        link(card, "李四").click()
    assert person.args == [Person.get_by_id(people["李四"]).uid]
    with qtbot.waitSignal(card.organisation_wanted) as place:
        button(card, "holder").click()
    assert place.args == [Organisation.get_by_id(branch).uid]


def test_the_days_between_promise_and_payment_are_told(card, branch):
    entry = make.entry(
        "award",
        branch,
        "2026-11-01",
        "2026-11-21",
        honour="标兵",
        reason="无三违",
        money=300,
        promised_on="2026-11-03",
        paid_on="2026-11-15",
    )
    make.advanced(entry, "paid", "2026-11-16")
    show(card, entry)
    assert {"决定到兑现 14 天", "晚于承诺 12 天"} <= set(words(card))
    assert "300.00 元" in words(card)
    make.done(change_entry(entry_id=entry, values={"paid_on": make.day("2026-11-02")}, on=ON))
    show(card, entry)
    assert "决定到兑现 1 天" in words(card)
    assert not any("晚于承诺" in one for one in words(card))  # it was paid before that day


def test_a_text_of_four_thousand_characters_is_shown_when_it_is_asked_for(card, branch):
    text = "长" * 4000
    show(card, make.entry("hazard", branch, "2026-11-01", content=text))
    assert card.title.text() == "长" * 40 + "…"
    assert not misfits(card)
    rest = button(card, "rest")
    assert rest.text() == "显示全部（4000 字）"
    rest.click()
    assert text in words(card)
    assert not rest.isVisibleTo(card)
    assert card._area.widget().width() <= card._area.viewport().width()


def test_a_book_of_thirty_fields_without_states(card, workbench, branch):
    table = {
        "label": "大台账",
        "held_by": ["branch"],
        "field": [{"label": f"字段{n}", "kind": "text", "required": n < 3} for n in range(30)],
    }
    code = workbench.desk.run(add_book(table=table))
    keys = [field.key for field in books_by_code()[code].fields]
    entry = make.entry(code, branch, "2026-11-01", **{key: f"值{key}" for key in keys[1:]})
    show(card, entry)
    assert chips(card) == ["未填齐，差 1 项"]
    assert sum(text.startswith("值") for text in words(card)) == 29
    assert card.findChild(QWidget, "next_steps") is None
    assert not any("办理经过" in one.text() for one in card.findChildren(QPushButton))


def test_the_card_hears_of_changes_and_of_its_end(card, workbench, hazard):
    show(card, hazard)
    workbench.desk.run(change_entry(entry_id=hazard, values={"content": "护网破损"}, on=ON))
    assert card.title.text() == "护网破损"
    workbench.desk.undo()
    assert card.title.text() == "护罩缺失"
    card.remove()
    assert card.row is None
    assert card.empty.isVisibleTo(card)
    workbench.desk.undo()
    assert LedgerEntryQuery(hazard, ON).fetch() is not None


# The road -----------------------------------------------------------------------


def test_a_hazard_goes_its_road_with_what_stands_against_each_step(
    card, workbench, hazard, people, branch
):
    make.post(people["王五"], branch)
    show(card, hazard)
    assert [
        one.text() for one in card.findChildren(QPushButton) if "step_" in one.objectName()
    ] == ["登记整改完成"]
    button(card, "step_rectified").click()
    form = dialog(card, "step_dialog")
    assert form.windowTitle() == "登记整改完成"
    put(form, "day", "2026-10-30")
    form.save()
    assert said(form, "day") == "日期 2026-10-30 早于排查日期 2026-11-01。请改正。"
    assert said(form, "by") == "没有写整改人。请填写。"
    put(form, "day", "2026-11-10")
    put(form, "by", "李四")
    form.save()
    assert not form.isVisible()
    assert "待复查" in chips(card)

    button(card, "step_checked").click()  # Z03: 复查 before 完成
    form = dialog(card, "step_dialog")
    put(form, "day", "2026-11-08")
    put(form, "by", "张三")
    form.save()
    assert said(form, "day") == "日期 2026-11-08 早于完成日期 2026-11-10。请改正。"
    put(form, "day", "2026-11-12")
    put(form, "by", "李四")  # Z05: who answers for it checks it
    form.save()
    assert said(form, "by").startswith("李四就是责任人")
    assert form.save_button.text() == "仍然保存"
    assert LedgerEntryQuery(hazard, ON).fetch().row.state == "rectified"
    put(form, "note", "现场无别人")
    assert form.save_button.text() == "保存"
    form.save()
    assert form.isVisible(), "edited, it is told once more"
    form.save()
    assert not form.isVisible()
    assert LedgerEntryQuery(hazard, ON).fetch().row.state == "checked"
    assert "隔 2 天" in words(card)

    button(card, "step_closed").click()  # only a member of the committee closes it
    form = dialog(card, "step_dialog")
    assert form.findChild(QLabel, "by_advice").text() == "由支部委员、党小组长、上级党组织来办"
    put(form, "by", "张三")
    form.save()
    assert "不能办这一步" in said(form, "by")
    put(form, "by", "王五")
    form.save()
    row = LedgerEntryQuery(hazard, ON).fetch()
    assert row.row.state == "closed"
    assert "已销号" in chips(card)
    assert [step.by.name for step in row.row.road[1:]] == ["李四", "李四", "王五"]


def test_a_step_back_asks_why_and_stays_in_the_road(card, hazard, people):
    make.advanced(hazard, "rectified", "2026-11-10", by=people["李四"])
    show(card, hazard)
    back = button(card, "step_registered")
    assert back.text() == "复查不合格退回"
    back.click()
    form = dialog(card, "step_dialog")
    form.save()
    assert said(form, "note") == "“复查不合格退回”要写明情况。请填写。"
    assert said(form, "by") == "没有写办理人。请填写。"
    put(form, "note", "螺栓还缺一条")
    put(form, "by", "张三")
    form.save()
    assert chips(card)[0] == "待整改"
    assert "螺栓还缺一条" in words(card)
    assert chips(card).count("待整改") == 3  # its state, the registration and the way back


def test_what_lacks_is_filled_in_along_with_the_last_step(card, branch):
    entry = make.entry("award", branch, "2026-11-01", honour="标兵", money=300, reason="无三违")
    show(card, entry)
    button(card, "step_paid").click()
    form = dialog(card, "step_dialog")
    assert form.form.has("promised_on")
    assert form.form.has("paid_on")
    form.save()
    assert "先要填" in said(form, "paid_on") or "要先填" in said(form, "paid_on")
    put(form, "promised_on", "2026-11-20")
    put(form, "paid_on", "2026-11-18")
    form.save()
    row = LedgerEntryQuery(entry, ON).fetch()
    assert (row.row.state, row.text("paid_on"), row.missing) == ("paid", "2026-11-18", ())


def test_a_step_is_mended_and_the_last_one_taken_back(card, workbench, hazard, people):
    make.advanced(hazard, "rectified", "2026-11-10", by=people["李四"])
    make.advanced(hazard, "checked", "2026-11-12", by=people["张三"])
    show(card, hazard)
    card.correct_step(1)
    form = dialog(card, "correction_dialog")
    assert form.form.editor("by").text() == "李四"
    put(form, "day", "2026-11-14")
    form.save()
    assert "晚于后面的复查日期 2026-11-12" in said(form, "day")
    put(form, "day", "2026-11-11")
    put(form, "note", "夜班补的")
    form.save()
    row = LedgerEntryQuery(hazard, ON).fetch()
    assert (row.row.road[1].day.iso, row.row.road[1].note) == ("2026-11-11", "夜班补的")
    actions(card.menu())["撤回最后一步办理记录"].trigger()
    assert LedgerEntryQuery(hazard, ON).fetch().row.state == "rectified"
    assert workbench.desk.undo_label == "撤回办理记录"


def test_why_a_row_is_not_removed_is_said(card, workbench, hazard, people):
    refused = []
    workbench.desk.refused.connect(refused.append)
    make.advanced(hazard, "rectified", "2026-11-10", by=people["李四"])
    show(card, hazard)
    actions(card.menu())["删除这一行"].trigger()
    assert refused == ["这一行已有办理记录，不能删除。请先退回办理记录。"]
    assert card.row is not None


# Beside the row -------------------------------------------------------------------


def test_milestones_are_added_done_changed_and_removed(card, branch):
    entry = make.entry("project", branch, "2026-11-01", name="缩短检修时间")
    show(card, entry)
    button(card, "add_milestone").click()
    form = dialog(card, "milestone_dialog")
    put(form, "title", "完成步骤卡")
    put(form, "due_on", "2026-10-01")
    form.save()
    assert "早于立项日期 2026-11-01" in form.refusal.sentence.text()
    put(form, "due_on", "2026-12-20")
    form.save()
    assert "完成步骤卡" in words(card)
    assert "未到期" in chips(card)
    (one,) = card.row.milestones
    card.finish_milestone(one)
    dialog(card, "milestone_done_dialog").save()
    assert "已完成" in chips(card)
    (one,) = card.row.milestones
    assert one.done_on == ON
    card.reopen_milestone(one)
    assert "未到期" in chips(card)
    card.change_milestone(card.row.milestones[0])
    form = dialog(card, "milestone_dialog")
    put(form, "due_on", "2026-11-10")
    form.save()
    assert "已逾期" in chips(card)
    card.remove_milestone(card.row.milestones[0])
    assert card.row.milestones == ()


def test_files_stand_on_the_card_where_the_book_has_any(card, workbench, hazard, branch):
    workbench.desk.run(add_attachments(files=[NewFile("整改前.jpg", b"x")], on=ON, entry_id=hazard))
    show(card, hazard)
    assert card.files.isVisibleTo(card)
    assert [file.name for file in card.files.rows] == ["整改前.jpg"]
    stopped = make.entry("stopped_violation", branch, "2026-11-01", place="井口")
    show(card, stopped)
    assert not card.files.isVisibleTo(card)
    show(card, hazard)
    assert card.files.isVisibleTo(card)


def test_where_it_was_treated_is_told_and_opened(qtbot, card, workbench, hazard, branch):
    uid = LedgerEntryQuery(hazard, ON).fetch().uid
    meeting = make.activity("themed_day", branch, "2026-11-20", title="十一月主题党日")
    workbench.desk.run(
        add_agenda_item(
            organisation_id=branch,
            title="护罩缺失",
            on=date(2026, 11, 18),
            source=AgendaSource.LEDGER,
            source_uid=uid,
            activity_id=meeting,
        )
    )
    show(card, hazard)
    with qtbot.waitSignal(card.activity_wanted) as wanted:
        link(card, "2026-11-20 十一月主题党日").click()
    assert wanted.args == [meeting]


def test_what_was_recorded_is_told_the_newest_first(card, workbench, hazard, people):
    desk = workbench.desk
    desk.run(change_entry(entry_id=hazard, values={"due_on": make.day("2026-11-25")}, on=ON))
    desk.run(change_entry(entry_id=hazard, values={"crew": "机电队"}, on=ON))
    desk.undo()
    make.advanced(hazard, "rectified", "2026-11-10", by=people["李四"])
    show(card, hazard)
    section = next(one for one in card.findChildren(QWidget, "section_history"))
    assert not section.is_open
    section.set_open(True)
    told = [label.text() for label in section.body.findChildren(QLabel)]
    changes = [text for text in told if "测试员" not in text and "布景" not in text]
    assert changes == [
        "办理记录：空 → 待复查 2026-11-10 李四",
        "责任单位：综采一队 → 机电队（后来撤销）",
        "整改时限：2026-11-15 → 2026-11-25",
        "登记这一行",
    ]
    assert sum("测试员" in text for text in told) == 2
    desk.run(change_entry(entry_id=hazard, values={"place": "井口"}, on=ON))
    again = next(one for one in card.findChildren(QWidget, "section_history"))
    assert again.is_open, "it stays unfolded"


def test_what_is_added_to_an_activity_leads_to_it(qtbot, card, branch):
    talk = make.activity("talk", branch, "2026-11-10", title="谈心")
    make.done(change_activity(activity_id=talk, values={"minutes": "谈过"}, on=ON))
    (row,) = LedgerQuery("talk_record", ON).fetch()
    card.show_row(row, row.book)
    assert chips(card) == ["还没有补记"]
    assert card.title.text() == "谈心"
    with qtbot.waitSignal(card.activity_wanted) as wanted:
        actions(card.menu())["打开这次活动"].trigger()
    assert wanted.args == [talk]
    assert "删除补记的内容" not in actions(card.menu())
    qtbot.keyClick(card, Qt.Key.Key_F2)
    form = dialog(card, "entry_dialog")
    put(form, "talker", "书记甲")
    form.save()
    assert card.row.entry_id is not None
    assert "书记甲" in [one.text() for one in card.findChildren(QLabel)]
    actions(card.menu())["删除补记的内容"].trigger()
    assert card.row.entry_id is None, "the talk itself stays"


@pytest.mark.parametrize("large", [False, True])
def test_long_names_fit(qapp, card, branch, large):
    theme.apply_theme(qapp, Theme.LIGHT, large=large)
    name = "特" * 40
    long_branch = make.branch(name)
    entry = make.entry(
        "hazard", long_branch, "2026-11-01", content="护罩", owner="某" * 40, found_by="某" * 60
    )
    make.done(change_entry(entry_id=entry, values={"measures": "换"}, on=ON))
    make.advanced(entry, "rectified", "2026-11-10", by="安全监察科夜班值班员" * 5)
    show(card, entry)
    assert not misfits(card)
    assert card._area.widget().width() <= card._area.viewport().width()


def test_in_the_history_view_it_is_asked_first(card, workbench, hazard):
    workbench.desk.show_day(date(2026, 11, 10))
    row = LedgerEntryQuery(hazard, date(2026, 11, 10)).fetch()
    card.show_row(row, row.book)
    card.take_step(row.book.steps_from(row.row.state)[0])
    card.remove()
    card.add_milestone()
    assert len(workbench.ask.asked) == 3
    assert all("历史视图" in sentence for sentence in workbench.ask.asked)
    assert card.row is not None


def test_what_stands_there_is_not_built_again_and_what_nobody_sees_not_read(card, hazard, branch):
    row = show(card, hazard)
    body = card.findChild(QWidget, "scrolled")
    show(card, hazard)
    assert card.findChild(QWidget, "scrolled") is body
    card.hide()
    desk = card._bench.desk
    desk.attempt(change_entry(entry_id=hazard, values={"place": "副井口"}, on=ON))
    assert card.row == row  # not read
    card.show()
    assert card.row.text("place") == "副井口"
    assert "副井口" in words(card)
