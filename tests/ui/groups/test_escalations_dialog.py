"""The 督办清单: narrowed to a level, opened in the ledger, printed."""

from datetime import date

import pytest

from dangjian_desktop.operations.paper_escalations import escalations_content
from dangjian_desktop.operations.printout import ESCALATION_LIST
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.ui.groups.escalations_dialog import EscalationsDialog
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    branch = make.branch()
    return {
        "branch": branch,
        "十一天": make.entry("hazard", branch, content="十一天", due_on="2026-11-10"),
        "一天": make.entry("hazard", branch, content="一天", due_on="2026-11-20"),
    }


@pytest.fixture
def dialog(qtbot, workbench, mine):
    made = EscalationsDialog(workbench, mine["branch"], None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(dialog):
    return [dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())]


def test_what_is_late_stands_by_level_and_can_be_narrowed(dialog):
    assert titles(dialog) == ["十一天", "一天"]
    assert [dialog.level.itemText(n) for n in range(dialog.level.count())] == [
        "全部级别",
        "提级到矿督办",
        "党小组督办",
    ]
    dialog.level.setCurrentIndex(2)
    dialog.level.activated.emit(2)
    assert titles(dialog) == ["一天"]
    assert dialog.told.text() == "逾期 1 件"


def test_a_row_opens_in_its_ledger(qtbot, dialog, mine):
    dialog.table.select_keys([mine["一天"]])
    with qtbot.waitSignal(dialog.entry_wanted) as heard:
        dialog.open_button.click()
    assert heard.args == [LedgerEntryQuery(mine["一天"], ON).fetch().uid]


def test_the_list_is_printed_as_it_is_narrowed(dialog, tmp_path):
    heard = []
    dialog.print_wanted.connect(heard.append)
    dialog.level.setCurrentIndex(1)
    dialog.level.activated.emit(1)
    dialog.print_button.click()
    assert heard[0].code == ESCALATION_LIST
    lines, values = escalations_content(heard[0])
    assert [line.title for line in lines] == ["十一天"]
    assert values["told"] == "提级到矿督办 1 件"
    print_sheet(heard[0], tmp_path / "a.pdf")
    assert "逾期事项督办清单" in texts(tmp_path / "a.pdf")[0]


def test_what_was_put_right_but_not_checked_is_still_late(dialog, mine):
    zhang = make.person("张三", mine["branch"])
    make.advanced(
        mine["一天"],
        "rectified",
        "2026-11-20",
        by=zhang,
        values={
            "measures": "换",
            "owner": (make.whom(zhang),),
        },
    )
    dialog.read()
    assert titles(dialog) == ["十一天", "一天"], "still to be checked"
