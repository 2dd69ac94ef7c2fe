"""修改历史: found by words, person, day and kind; one step taken back, or told why it cannot be."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rights import Role
from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.people import change_person, reveal_number
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.database import fold_log
from dangjian_desktop.storage.models import Person, database
from dangjian_desktop.ui.settings.history_dialog import HistoryDialog
from dangjian_desktop.ui.shared.desk import Desk
from tests import make
from tests.roles import rights_of


@pytest.fixture
def people(data):
    """Two of a branch."""
    branch = make.branch()
    return make.person("张三", branch, id_number=make.id_number()), make.person("李四", branch)


@pytest.fixture
def opened(qtbot, workbench, people):
    """Opens the dialog, for everything or one person."""

    def open_dialog(**of):
        made = HistoryDialog(workbench, **of)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_dialog


def column(dialog, number):
    model = dialog.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def lines(dialog):
    model = dialog.lines
    return [
        tuple(model.index(row, place).data() for place in range(1, model.columnCount()))
        for row in range(model.rowCount())
    ]


def change(desk, person, **changes):
    desk.run(change_person(person_id=person, changes=changes))


def test_what_was_done_is_told_with_its_fields_and_follows_the_work(opened, desk, people):
    dialog = opened()
    assert column(dialog, 2)[0] == "新增人员"
    change(desk, people[0], crew="早班")
    assert column(dialog, 2)[0] == "修改人员"
    assert column(dialog, 1)[0] == "测试员"
    assert column(dialog, 3)[0] == "张三"
    assert column(dialog, 4)[0] == "班组：空 → 早班"
    dialog.table.select_keys(dialog.model.keys[:1])
    assert lines(dialog) == [("人员 张三", "班组", "", "早班")]
    assert "改动了 1 处" in dialog.told.text()


def test_one_old_step_is_taken_back_and_then_cannot_be_again(opened, desk, people):
    change(desk, people[0], crew="早班")
    change(desk, people[1], crew="中班")
    dialog = opened()
    dialog.table.select_keys([dialog.model.keys[1]])
    dialog.undo_button.click()
    assert Person.get_by_id(people[0]).crew == ""
    assert Person.get_by_id(people[1]).crew == "中班"
    assert column(dialog, 2)[:3] == ["撤销 修改人员", "修改人员", "修改人员（已撤销）"]
    assert dialog.table.current_row().is_taken_back  # the same line is still looked at
    assert not dialog.undo_button.isEnabled()
    assert "已经撤销" in dialog.told.text()
    assert desk.undo()  # which can be undone in its turn
    assert Person.get_by_id(people[0]).crew == "早班"


def test_a_step_on_which_something_rests_is_refused_and_told_what_does(opened, desk, people, ask):
    change(desk, people[0], crew="早班")
    change(desk, people[0], crew="中班")
    dialog = opened()
    dialog.table.select_keys([dialog.model.keys[1]])
    dialog.undo_button.click()
    (said,) = ask.asked
    assert "不能单独撤销" in said
    assert "修改人员" in said
    assert "请先撤销后来的改动" in said
    assert Person.get_by_id(people[0]).crew == "中班"


def test_in_the_history_view_taking_back_asks_first(opened, desk, people, ask):
    change(desk, people[0], crew="早班")
    desk.show_day(date(2026, 1, 1))
    dialog = opened()
    dialog.undo_button.click()
    assert Person.get_by_id(people[0]).crew == "早班"
    assert "历史视图" in ask.asked[-1]


def test_who_may_only_look_sees_all_and_is_not_offered_to_take_back(
    qtbot, workbench, people, desk, on
):
    change(desk, people[0], crew="早班")
    viewer = Desk(Runner("看的人", rights=rights_of(Role.VIEWER)), lambda: on)
    dialog = HistoryDialog(
        type(workbench)(viewer, workbench.jobs, workbench.ask, workbench.settings)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert column(dialog, 4)[0] == "班组：空 → 早班"
    assert not dialog.undo_button.isVisible()
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())].count("个案") == 0


def test_the_list_is_narrowed_by_words_kind_person_and_days(opened, desk, people):
    change(desk, people[0], crew="早班")
    desk.run(rename_organisation(organisation_id=1, name="综采二队党支部", on=desk.today))
    dialog = opened()
    whole = dialog.model.rowCount()
    dialog.filter.show_words("李四")
    assert column(dialog, 3) == ["李四"]
    dialog.filter.show_words("")
    dialog.kind.setCurrentIndex(dialog.kind.findData("organisations"))
    assert column(dialog, 2) == ["组织更名", "新建组织"]
    dialog.clear_button.click()
    assert dialog.model.rowCount() == whole
    dialog.person.widget.setText("张三")
    dialog.ask()
    assert column(dialog, 2) == ["修改人员", "新增人员"]
    dialog.person.widget.setText("没有这人")
    dialog.ask()
    assert column(dialog, 2) == ["修改人员", "新增人员"]  # what cannot be read is only marked
    assert dialog.person.widget.property("faulty")
    dialog.clear()
    dialog.until.show_value(PartialDate(2001, 1, 1))
    dialog.ask()
    assert dialog.model.rowCount() == 0
    assert not dialog.undo_button.isEnabled()
    assert dialog.table.empty_state.isVisible()
    dialog.until.widget.setText("不是日期")
    dialog.ask()
    assert dialog.until.widget.property("faulty")


def test_from_a_card_it_begins_with_that_person(opened, desk, people):
    change(desk, people[0], crew="早班")
    dialog = opened(person_id=people[1])
    assert column(dialog, 3) == ["李四"]
    assert dialog.person.text() == "李四"
    dialog.ask()
    assert column(dialog, 3) == ["李四"]


def test_what_was_only_noted_tells_so_and_an_id_number_stays_masked(opened, desk, people):
    desk.run(reveal_number(person_id=people[0], key="id_number"))
    dialog = opened()
    assert column(dialog, 2)[0] == "显示号码"
    assert not dialog.undo_button.isEnabled()
    assert "没有改动数据" in dialog.told.text()
    dialog.table.select_keys([dialog.model.keys[2]])
    assert make.id_number() not in str(lines(dialog)) + str(column(dialog, 4))
    assert any(what == "公民身份号码" and "****" in now for _o, what, _b, now in lines(dialog))


def test_the_record_is_checked_and_told_to_be_whole(opened, desk, people):
    change(desk, people[0], crew="早班")
    dialog = opened()
    assert not dialog.checked.text()
    dialog.check_button.click()
    assert f"全部 {dialog.model.rowCount()} 条变更记录校验无误" in dialog.checked.text()


def test_what_was_done_to_the_record_outside_is_told_with_what_to_do(opened, desk, people, ask):
    change(desk, people[0], crew="早班")
    database.execute_sql("DROP TRIGGER journal_entry_is_final_update")
    database.execute_sql("DROP TRIGGER journal_entry_is_final_delete")
    database.execute_sql("UPDATE journal_entry SET actor = '别人' WHERE id = 2")
    database.execute_sql("DELETE FROM journal_entry WHERE id = 3")
    dialog = opened()
    dialog.check_button.click()
    (said,) = ask.asked
    assert "第 2 条" in said
    assert "被改动过" in said
    assert "第 3 条被删去" in said
    assert "请打开那天以后" in said
    assert not dialog.checked.text()


def test_a_file_that_broke_meanwhile_is_told_in_words(opened, desk, people, ask, data):
    change(desk, people[0], crew="早班")
    dialog = opened()
    fold_log()
    with data.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(data.stat().st_size - 4096))
    dialog.check_button.click()
    (said,) = ask.asked
    assert "数据文件已损坏" in said
    assert not dialog.checked.text()


def test_the_menu_and_a_card_open_it(window):
    shown = window()
    shown.action("open_history").trigger()
    assert shown.findChild(HistoryDialog).isVisible()
    shown.findChild(HistoryDialog).close()
    page = shown.roster
    page.table.select_keys(page.model.keys[:1])
    page.actions["person_history"].trigger()
    dialog = shown.findChildren(HistoryDialog)[-1]
    assert dialog.person.text() == page.model.row_at(0).facts.name
