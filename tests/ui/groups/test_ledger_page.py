"""台账: a book is opened, narrowed, sorted and read by the means of the window."""

from datetime import date

import pytest

from dangjian_desktop.operations.ledgers import add_entry
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now() -> LedgerPage:
        made = LedgerPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 650)
        made.show()
        return made

    return open_now


def column(page, key):
    number = page.model.column_of(key)
    return [page.model.index(row, number).data() for row in range(page.model.rowCount())]


def hazard(branch, content, day="2026-11-10", **values):
    return make.done(
        add_entry(
            book="hazard",
            organisation_id=branch,
            day=make.day(day),
            values={"content": content, **values},
            on=ON,
        )
    )


def test_a_book_is_opened_and_narrowed_by_words(open_page, branch):
    hazard(branch, "护网破损", due_on=make.day("2026-11-15"))
    hazard(branch, "皮带跑偏", "2026-11-12", due_on=make.day("2026-12-15"))
    page = open_page()
    page.open_book("hazard")
    assert column(page, "content") == ["皮带跑偏", "护网破损"]
    assert column(page, "late") == ["", "逾期 6 天"]
    page.bar.line.show_words("护网")
    assert column(page, "content") == ["护网破损"]
    assert page.figures() == "隐患：筛选出 1 行"
    page.bar.clear()
    page.bar.late_button.setChecked(True)
    assert column(page, "content") == ["护网破损"]
