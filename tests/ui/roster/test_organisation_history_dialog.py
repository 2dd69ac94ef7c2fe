"""Where a branch comes from is read from the tree and printed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.printout import ORGANISATION_HISTORY, Printout
from dangjian_desktop.ui.shared.organisation_history_dialog import OrganisationHistoryDialog


@pytest.fixture
def dialog(page, mine, desk) -> OrganisationHistoryDialog:
    """The history of the first branch, which was renamed in May."""
    desk.run(
        rename_organisation(organisation_id=mine.first, name="采煤党支部", on=date(2026, 5, 1))
    )
    page.set_branch_filter(mine.first)
    page.actions["organisation_history"].trigger()
    found = page.findChild(QDialog, "organisation_history_dialog")
    assert isinstance(found, OrganisationHistoryDialog)
    return found


def test_it_tells_names_parents_and_secretaries_the_newest_first(dialog):
    assert dialog.isVisible()
    assert [(entry.text, entry.days, entry.is_open) for entry in dialog.timeline.entries] == [
        ("名称　采煤党支部", "2026-05-01 起", True),
        ("支部书记 张卫国", "2024-01-18 起", True),
        ("名称　综采一队党支部", "起始不详 至 2026-05-01", False),
        ("隶属　星火煤矿党委", "起始不详", True),
    ]
    assert dialog.empty.isHidden()


def test_it_is_printed(qtbot, dialog, page, mine, on):
    with qtbot.waitSignal(page.print_wanted) as wanted:
        dialog.print_button.click()
    assert wanted.args == [Printout(ORGANISATION_HISTORY, on, mine.first)]
    assert not dialog.isVisible()


def test_a_past_day_shows_the_past_and_nothing_is_asked(page, mine, desk, ask, dialog):
    dialog.reject()
    desk.show_day(date(2023, 1, 1))
    page.set_branch_filter(mine.first)
    page.actions["organisation_history"].trigger()
    (then,) = [d for d in page.findChildren(OrganisationHistoryDialog) if d.isVisible()]
    assert [entry.text for entry in then.timeline.entries] == [
        "名称　综采一队党支部",
        "隶属　星火煤矿党委",
    ]
    assert ask.asked == []
