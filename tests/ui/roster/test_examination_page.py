"""The books are examined: looked at, mended at a click, let stand with a reason, switched off."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.vocabulary import Sex
from dangjian_desktop.operations.printout import EXAMINATION
from dangjian_desktop.storage.models import IgnoredFinding, Person, RuleOverride
from dangjian_desktop.ui.roster.checks_dialog import ChecksDialog
from dangjian_desktop.ui.roster.examination_page import ExaminationPage
from dangjian_desktop.ui.roster.tab import RosterTab
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.ui.roster.roster_stories import fill

ON = date(2026, 11, 21)


@pytest.fixture
def people(data) -> dict[str, int]:
    """Two branches; two people whose sex the number tells, one whose sex it contradicts."""
    first, second = make.branch("综采一队党支部"), make.branch("机电队党支部")
    return {
        "first": first,
        "second": second,
        "张三": make.person("张三", first, id_number=make.id_number(sequence=101)),
        "李四": make.person("李四", first, id_number=make.id_number(sequence=103)),
        "王五": make.person("王五", second, id_number=make.id_number(sequence=105), sex=Sex.FEMALE),
    }


@pytest.fixture
def page(qtbot, workbench, people) -> ExaminationPage:
    """The page as it stands when it has been opened and has examined."""
    made = ExaminationPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def go_to(page: ExaminationPage, code: str, name: str = "") -> None:
    """Choose a check at the left, and somebody's finding in the middle."""
    page.list.select_keys([code])
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    page.table.select_keys([row.key for row in rows if not name or row.name == name][:1])


def codes(page: ExaminationPage) -> list[str]:
    return [key for key in page.lines.keys if key]


def names(page: ExaminationPage) -> list[str]:
    return [page.model.row_at(row).name for row in range(page.model.rowCount())]


def opened(page: QDialog | ExaminationPage, name: str) -> OperationDialog:
    dialog = page.findChild(QDialog, name)
    assert isinstance(dialog, OperationDialog)
    return dialog


def settled(qtbot, page: ExaminationPage, condition) -> None:
    qtbot.waitUntil(lambda: not page._refresh.is_stale and condition())


def test_the_gravest_stands_first_and_the_pane_says_what_to_do(page):
    assert page.table.current_row().check.code == "id_against_sex"
    assert page.pane.name.text() == "王五"
    assert page.pane.sentence.text() == "性别填的是女，身份号码第十七位表示男。"
    assert "GB 11643" in page.pane.source.text()
    assert not page.pane.mend_button.isVisible()
    assert page.figures().startswith("体检发现：错误 ")
    assert page.chips[page.table.current_row().check.severity].isVisible()


def test_one_finding_is_mended_at_a_click_and_comes_back_with_undo(qtbot, page, desk, people):
    go_to(page, "no_sex", "张三")
    assert page.pane.mend_button.text() == "按身份号码填性别"
    page.pane.mend_button.click()
    assert Person.get_by_id(people["张三"]).sex is Sex.MALE
    settled(qtbot, page, lambda: names(page) == ["李四"])
    desk.undo()
    settled(qtbot, page, lambda: names(page) == ["李四", "张三"])


def test_all_of_a_kind_are_mended_at_once_and_the_check_leaves_the_list(qtbot, page, desk):
    go_to(page, "no_sex")
    assert page.pane.mend_all_button.text() == "同类 2 条全部修正"
    page.pane.mend_all_button.click()
    settled(qtbot, page, lambda: "no_sex" not in codes(page))
    assert page.table.current_row() is not None  # the next one is at hand
    assert desk.undo_label == "一键修正"


def test_a_finding_is_let_stand_with_a_reason_shown_and_taken_up_again(qtbot, page):
    go_to(page, "id_against_sex")
    page.pane.ignore_button.click()
    dialog = opened(page, "ignore_dialog")
    dialog.save()
    assert dialog.isVisible()  # a reason is wanted
    fill(dialog, reason="户口本和志愿书都是女，已报派出所")
    dialog.save()
    settled(qtbot, page, lambda: "id_against_sex" not in codes(page))
    assert IgnoredFinding.get().reason.startswith("户口本")
    page.with_ignored.setChecked(True)
    go_to(page, "id_against_sex")
    assert page.pane.ignored.text() == "户口本和志愿书都是女，已报派出所（2026-11-21）"
    assert not page.pane.ignore_button.isVisible()
    page.pane.reopen_button.click()
    settled(qtbot, page, lambda: not IgnoredFinding.select().exists())
    page.with_ignored.setChecked(False)
    assert "id_against_sex" in codes(page)


def test_enter_goes_to_the_person_or_to_the_organisation(qtbot, page):
    go_to(page, "no_sex", "张三")
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [page.table.current_row().uid]
    go_to(page, "branch_below_3", "机电队党支部")
    with qtbot.waitSignal(page.organisation_wanted):
        page.pane.jump_button.click()


def test_one_branch_can_be_looked_at_and_printed(qtbot, page, people):
    page.scope.setCurrentIndex(page.scope.findData(people["second"]))
    settled(qtbot, page, lambda: "no_sex" not in codes(page))
    assert set(names(page)) == {"王五", "机电队党支部"}
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_button.click()
    assert (wanted.args[0].code, wanted.args[0].organisation_id) == (EXAMINATION, people["second"])


def test_what_is_shown_is_exported(page, ask, tmp_path):
    target = tmp_path / "体检.xlsx"
    ask.answers = [target]
    go_to(page, "no_sex")
    page.export()
    assert target.exists()


def test_several_findings_are_let_stand_at_once(qtbot, page):
    go_to(page, "no_sex")
    page.table.selectAll()
    assert page.pane.name.text() == "已选 2 条"
    page.pane.ignore_button.click()
    dialog = opened(page, "ignore_dialog")
    fill(dialog, reason="本人资料在补")
    dialog.save()
    settled(qtbot, page, lambda: "no_sex" not in codes(page))
    assert IgnoredFinding.select().count() == 2


def test_a_check_is_switched_off_with_a_reason(qtbot, page):
    page.checks_button.click()
    dialog = page.findChild(ChecksDialog)
    assert dialog.model.rowCount() > 60
    dialog.table.select_keys(["no_ethnicity"])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    form = opened(dialog, "change_check_dialog")
    fill(form, is_on=False, note="年报不报民族")
    form.save()
    assert RuleOverride.get().rule == "examination.no_ethnicity"
    assert dialog.table.current_row().note == "年报不报民族"
    settled(qtbot, page, lambda: "no_ethnicity" not in codes(page))


def test_a_threshold_is_set_otherwise(qtbot, page):
    page.set_checks()
    dialog = page.findChild(ChecksDialog)
    dialog.table.select_keys(["branch_below_3"])
    dialog.change_button.click()
    form = opened(dialog, "change_check_dialog")
    fill(form, least=1, note="本矿党委同意")
    form.save()
    settled(qtbot, page, lambda: "branch_below_3" not in codes(page))


def test_all_well_is_said_in_one_sentence(qtbot, workbench, data):
    page = ExaminationPage(workbench)
    qtbot.addWidget(page)
    assert page.nothing.sentence.text() == "还没有体检。"
    page.show()
    qtbot.waitUntil(lambda: page.nothing.sentence.text() == "没有发现问题。")
    assert page.figures() == ""


def test_the_work_is_done_on_the_thread_for_long_work(qtbot, workbench, people):
    page = ExaminationPage(replace(workbench, jobs=Jobs()))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)


def test_a_page_that_is_not_seen_examines_when_it_is_shown_again(qtbot, workbench, page, people):
    page.hide()
    make.departure(people["张三"], ON)
    before = page.model.rowCount()
    page._refresh.soon()
    assert page.model.rowCount() == before
    page.show()
    settled(qtbot, page, lambda: page.model.rowCount() < before)


def test_the_subject_stands_under_the_roster_and_opens_a_card(qtbot, workbench, people):
    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    page = tab.open_subject("examination")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    go_to(page, "no_sex", "张三")
    page.jump()
    assert tab.strip.current_key() == "people"
    assert tab.people.shown_person() is not None


def test_the_past_is_examined_but_mended_only_after_asking(qtbot, page, desk, ask):
    desk.show_day(date(2026, 1, 1))
    settled(qtbot, page, lambda: not page._refresh.is_stale)
    go_to(page, "no_sex", "张三")
    page.mend()
    assert ask.asked
