"""A ledger is printed by month, quarter or year, or as it stands on the screen."""

from datetime import date
from typing import Any

import pytest

from dangjian_desktop.operations.printout import LEDGER, LEDGER_ENTRY, LEDGER_NOTICE, Printout
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from dangjian_desktop.ui.groups.ledger_print import LedgerPrintDialog, print_ledger
from dangjian_desktop.ui.roster.print_dialog import PrintDialog
from dangjian_desktop.ui.shared.workbench import Workbench
from tests import make, pdf

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data: Any) -> int:
    return make.branch(under=make.committee())


@pytest.fixture
def asked(qtbot: Any, workbench: Workbench) -> Any:
    """Open the dialog for a query; what it hands over is kept."""
    page = LedgerPage(workbench)
    qtbot.addWidget(page)

    def act(query: LedgerQuery) -> tuple[LedgerPrintDialog, list[Printout]]:
        told: list[Printout] = []
        dialog = print_ledger(workbench, page, query, told.append)
        assert dialog is not None
        return dialog, told

    return act


def choose(box: Any, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def test_this_month_is_offered_and_one_goes_back_over_the_year(branch: int, asked: Any) -> None:
    dialog, told = asked(LedgerQuery("hazard", ON, branch))
    assert dialog.told.text() == "2026年11月"
    for _ in range(11):
        dialog.before_button.click()
    assert dialog.told.text() == "2025年12月"
    dialog.preview_button.click()
    (printout,) = told
    assert printout.code == LEDGER
    assert printout.organisation_id == branch
    assert (printout.ledger.since, printout.ledger.until) == (
        date(2025, 12, 1),
        date(2025, 12, 31),
    )


def test_only_the_periods_of_the_book_are_offered(branch: int, asked: Any) -> None:
    dialog, _told = asked(LedgerQuery("brand", ON, branch))
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())] == ["一年", "屏幕上的全部"]
    assert dialog.told.text() == "2026年"
    assert dialog.sheet.findData(LEDGER_NOTICE) < 0


def test_selected_rows_are_what_is_printed_at_first(branch: int, asked: Any) -> None:
    query = LedgerQuery("hazard", ON, branch, entries=(3, 4), sort_key="due_on")
    dialog, told = asked(query)
    assert dialog.kind.currentText() == "选中的 2 条"
    assert dialog.before_button.isHidden()
    dialog.accept()
    assert told[0].ledger == query


def test_several_branches_may_have_pages_of_their_own(branch: int, asked: Any) -> None:
    dialog, _told = asked(LedgerQuery("hazard", ON, branch))
    assert dialog.parted.isHidden()
    make.branch("机电队党支部")
    dialog, told = asked(LedgerQuery("hazard", ON))
    assert not dialog.parted.isHidden()
    dialog.parted.setChecked(True)
    dialog.accept()
    assert told[0].is_parted


def test_a_book_that_is_no_more_is_not_asked_about(branch: int, workbench: Workbench) -> None:
    page = LedgerPage(workbench)
    assert print_ledger(workbench, page, LedgerQuery("gone", ON), print) is None


def test_the_page_prints_its_book_and_one_row(
    branch: int, qtbot: Any, workbench: Workbench
) -> None:
    make.entry("hazard", content="护网破损")
    page = LedgerPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.open_book("hazard")
    told: list[Printout] = []
    page.print_wanted.connect(told.append)
    row = page.model.query.fetch()[0]
    page.print_entry(row)
    assert (told[0].code, told[0].ledger.entries) == (LEDGER_ENTRY, (row.key,))
    page.print_shown()
    page.findChild(LedgerPrintDialog).accept()
    assert told[1].code == LEDGER


def test_the_preview_shows_the_book_and_its_other_sheets(
    branch: int, qtbot: Any, workbench: Workbench
) -> None:
    make.entry("hazard", content="护网破损", due_on="2026-11-30")
    query = LedgerQuery("hazard", ON, branch, since=date(2026, 11, 1), until=date(2026, 11, 30))
    printout = Printout(
        LEDGER, ON, branch, detail="archive", heading="隐患 2026年11月", ledger=query
    )
    dialog = PrintDialog(workbench, printout)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.title.text() == "综采一队党支部隐患 2026年11月"
    assert "护网破损" in pdf.text(dialog.preview._content)
    assert dialog.paper.currentText() == "按栏目多少自动选"
    choose(dialog.sheet, LEDGER_NOTICE)
    assert "隐患整改公示" in pdf.text(dialog.preview._content)
    choose(dialog.sheet, LEDGER_ENTRY)
    assert "办理经过" in pdf.text(dialog.preview._content)
    query = LedgerQuery("study", ON, branch)
    other = PrintDialog(workbench, Printout(LEDGER, ON, branch, ledger=query))
    qtbot.addWidget(other)
    assert other.sheet.findData(LEDGER_NOTICE) < 0
