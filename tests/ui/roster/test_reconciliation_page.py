"""The national system's list is laid beside the roster, a difference mended, the rest printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangjian_desktop.domain.reconciliation import DifferenceKind
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import RECONCILIATION
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.roster.reconciliation_page import ReconciliationPage
from dangjian_desktop.ui.shared.jobs import Jobs
from tests import make
from tests.operations.roster_books import xlsx

HEADER = ["姓名", "公民身份号码", "所在党支部", "人员类别", "手机号码", "班组"]
BRANCH, OTHER = "综采一队党支部", "机电队党支部"


@pytest.fixture
def book(data, tmp_path) -> Path:
    """A list in which one number differs, one of ours is missing and a stranger stands."""
    committee = make.committee()
    branch = make.branch(BRANCH, committee)
    make.branch(OTHER, committee)
    number = make.id_number()
    make.person("张三", branch, id_number=number, mobile_phone="13800001111", crew="采一班")
    make.person("李四", branch)
    rows = [
        ["张三", number, BRANCH, "正式党员", "13900001111", "采二班"],
        ["王五", make.id_number(sequence=103), BRANCH, "正式党员", "", ""],
    ]
    return xlsx(tmp_path / "全国系统.xlsx", {"党员": [HEADER, *rows]})


@pytest.fixture
def page(qtbot, workbench, book) -> ReconciliationPage:
    made = ReconciliationPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def shown(page: ReconciliationPage) -> list[tuple[str, str]]:
    rows = [page.model.row_at(number) for number in range(page.model.rowCount())]
    return [(row.name, row.field) for row in rows]


def test_the_differences_are_listed_a_mended_one_goes_and_the_rest_prints(
    qtbot, page, book, ask, desk, on
):
    assert page.nothing.isVisible()
    ask.answers.append(book)
    page.choose_button.click()
    assert shown(page) == [
        ("王五", ""),
        ("李四", ""),
        ("张三", "班组"),
        ("张三", "手机号码"),
    ]
    assert page.figures() == "对方 2 人 · 本名册 2 人 · 一致 0 人"
    page.kind_box.setCurrentIndex(page.kind_box.findData(DifferenceKind.DIFFERENT))
    page.kind_box.activated.emit(page.kind_box.currentIndex())
    assert shown(page) == [("张三", "班组"), ("张三", "手机号码")]
    person = next(row for row in RosterQuery(on).fetch() if row.facts.name == "张三")
    with qtbot.waitSignal(page.person_wanted) as told:
        page.table.opened.emit(page.model.row_at(0))
    assert told.args == [person.uid]
    desk.run(change_person(person_id=person.person_id, changes={"crew": "采二班"}))
    qtbot.waitUntil(lambda: shown(page) == [("张三", "手机号码")])
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    assert printed.args[0].code == RECONCILIATION
    assert [line.field for line in printed.args[0].reconciliation.lines] == ["手机号码"]  # as shown
    page.kind_box.setCurrentIndex(0)
    page.kind_box.activated.emit(0)
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    assert len(printed.args[0].reconciliation.lines) == 3


def test_the_differences_are_exported_without_numbers(page, book, ask, tmp_path):
    page.open_file(book)
    target = tmp_path / "差异.xlsx"
    ask.answers.append(target)
    page.export_button.click()
    assert "13900001111" not in str(list(load_workbook(target).active.values))


def test_only_what_is_shown_is_exported(page, book, ask, tmp_path):
    page.open_file(book)
    page.kind_box.setCurrentIndex(page.kind_box.findData(DifferenceKind.ONLY_HERE))
    page.kind_box.activated.emit(page.kind_box.currentIndex())
    target = tmp_path / "差异.xlsx"
    ask.answers.append(target)
    page.export_button.click()
    told = str(list(load_workbook(target).active.values))
    assert "李四" in told
    assert "王五" not in told


def test_a_file_that_is_no_list_is_told_and_another_one_offered(page, tmp_path, ask, book):
    wrong = xlsx(tmp_path / "无关.xlsx", {"表": [["材料", "数量"], ["锚杆", 20]]})
    page.open_file(wrong)
    assert "没有找到名册" in page.nothing.sentence.text()
    assert not page.table.isVisible()
    ask.answers.append(book)
    page.nothing.button.click()
    assert page.table.isVisible()
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"no workbook")
    page.open_file(broken)
    assert "请" in ask.asked[-1]
    assert page.table.isVisible()  # the comparison before it stands
    assert page.content.path == book


def test_one_branch_can_be_compared_alone(page, book):
    page.open_file(book)
    page.scope_box.setCurrentIndex(page.scope_box.findText(f"　{OTHER}"))
    page.scope_box.activated.emit(page.scope_box.currentIndex())
    assert shown(page) == []
    assert page.nothing.sentence.text() == "两份名单没有差异。"


def test_it_works_on_the_thread_for_long_work(qtbot, workbench, book):
    made = ReconciliationPage(replace(workbench, jobs=Jobs()))
    qtbot.addWidget(made)
    made.show()
    made.open_file(book)
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
