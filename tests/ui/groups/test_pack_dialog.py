"""What came back on paper is typed on one screen, judged at its cells, and saved as one."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.operations.attendance import post_due_list
from dangjian_desktop.operations.printout import PAPER_PACK, Printout
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.paper_packs import PaperPackQuery
from dangjian_desktop.queries.quick_find import FoundKind, QuickFindQuery
from dangjian_desktop.storage.models import Activity, LedgerStep
from dangjian_desktop.ui.groups.month_page import MonthPage
from dangjian_desktop.ui.groups.pack_dialog import PackDialog, open_pack
from dangjian_desktop.ui.shared.paper_grid import MARK_ROLE, PaperGrid
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def group(data: Any) -> int:
    branch = make.branch(under=make.committee())
    group = make.group(branch)
    make.post(make.person("组长甲", branch, group=group), group, Post.GROUP_LEADER)
    make.person("组员乙", branch, group=group)
    return group


@pytest.fixture
def opened(qtbot: Any, workbench: Any) -> Any:
    def act(group: int, month: int = 11) -> PackDialog:
        dialog = open_pack(workbench, None, group, 2026, month)
        assert dialog is not None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        return dialog

    return act


def hazard(group: int, **values: Any) -> int:
    pack = PaperPackQuery(group, 2026, 11, ON).fetch()
    assert pack is not None
    owner = next(one.person_id for one in pack.people if one.name == "组员乙")
    told = {
        "content": "护罩缺螺栓",
        "place": "机头",
        "found_by": "甲",
        "crew": "一班",
        "owner": owner,
        "measures": "补齐",
        "funds": 0,
        "due_on": "2026-11-30",
        "plan": "无需",
        "level": "一般（C级）",
    }
    return make.entry("hazard", group, "2026-11-02", **{**told, **values})


def put(grid: PaperGrid, row: int, **cells: str) -> None:
    for key, text in cells.items():
        column = grid.column_of(key.replace("__", ":"))
        assert grid.model_.setData(grid.model_.index(row, column), text), key


def marked(grid: PaperGrid) -> dict[tuple[int, str], str]:
    found = {}
    for row in range(grid.model_.rowCount()):
        for number, column in enumerate(grid.model_.columns):
            mark = grid.model_.index(row, number).data(MARK_ROLE)
            if mark is not None:
                found[row, column.key] = mark.words
    return found


def test_a_whole_month_is_entered_and_taken_back_by_one_undo(
    group: int, opened: Any, workbench: Any
) -> None:
    entry = hazard(group)
    dialog = opened(group)
    dialog.day.setText("11月8日")
    dialog.minutes.setPlainText("学习通报。")
    put(dialog.people, 0, presence="请假")
    dialog.all_button.click()
    put(
        dialog.grids["hazard"],
        0,
        step__rectified="10日",
        step__checked="11-11",
        by__checked="组长甲",
        step__closed="11.12",
        by__closed="组长甲",
    )
    put(dialog.grids["new:hazard"], 0, day="9", content="油污", place="泵房", owner="组员乙")
    put(dialog.grids["new:duty_list"], 0, day="11-9", duty="讲一条教训", rhythm="每周")
    assert dialog.judge()
    dialog.save()
    assert not dialog.isVisible()
    (activity,) = Activity.select()
    told = ActivityQuery(activity.id).fetch()
    assert told is not None
    assert (told.held_on, told.minutes) == (date(2026, 11, 8), "学习通报。")
    marks = {row.name: row.mark for row in AttendanceQuery(activity.id).fetch()}
    assert marks == {"组员乙": Mark.EXCUSED, "组长甲": Mark.PRESENT}
    row = LedgerEntryQuery(entry, ON).fetch()
    assert row is not None
    assert row.row.state == "closed"
    assert row.text("by:rectified") == "组员乙"  # not written: as the sheet says, the owner
    assert len(LedgerQuery("hazard", ON).fetch()) == 2
    assert [one.title for one in LedgerQuery("duty_list", ON).fetch()] == ["讲一条教训"]
    assert workbench.desk.undo()
    assert Activity.select().count() == 0
    assert len(LedgerQuery("hazard", ON).fetch()) == 1


def test_faults_stand_at_their_cells_and_nothing_is_saved(group: int, opened: Any) -> None:
    hazard(group)
    dialog = opened(group)
    put(dialog.people, 0, presence="来了")
    put(dialog.grids["hazard"], 0, step__rectified="11-10", step__checked="11-5", by__checked="丙")
    put(dialog.grids["new:hazard"], 0, content="油污", due_on="月底", level="很大")
    steps = LedgerStep.select().count()
    dialog.save()
    assert dialog.isVisible()
    assert "一样也没有保存" in dialog.refusal.text()
    assert "不是签到的写法" in marked(dialog.people)[0, "presence"]
    assert "没有写日期" in dialog.day_told.text()
    assert list(marked(dialog.grids["hazard"])) == [(0, "step:checked")]  # Z03
    assert set(marked(dialog.grids["new:hazard"])) == {(0, "day"), (0, "level"), (0, "due_on")}
    assert "第 1 行 排查日期：没有写日期" in dialog.told["new:hazard"].text()
    assert LedgerStep.select().count() == steps
    assert Activity.select().count() == 0
    put(dialog.grids["hazard"], 0, step__checked="11-11")
    dialog.judge()
    assert marked(dialog.grids["hazard"]) == {}


def test_a_day_that_is_refused_is_marked_like_a_cell(group: int, opened: Any, qtbot: Any) -> None:
    dialog = opened(group)
    dialog.day.setText("2026-13-09")
    put(dialog.people, 0, presence="到会")
    dialog.minutes.setFocus()
    dialog.save()
    assert "标红" in dialog.refusal.text()
    assert dialog.day.property("faulty")
    assert dialog.day_told.property("severity") == "refused"
    assert "2026-13-09" in dialog.day.accessibleDescription()
    assert dialog.focusWidget() is dialog.day
    dialog.day.setText("11月8日")
    put(dialog.people, 0, presence="来了")
    dialog.save()
    assert not dialog.day.property("faulty")  # the fault stands at a name
    assert dialog.focusWidget() is not dialog.day
    put(dialog.people, 0, presence="到会")
    assert dialog.judge()
    assert dialog.day_told.isHidden()


def test_closing_before_the_check_and_checking_one_s_own_are_told(group: int, opened: Any) -> None:
    hazard(group)
    hazard(group)
    dialog = opened(group)
    grid = dialog.grids["hazard"]
    put(grid, 0, step__closed="11-12", by__closed="组长甲")
    put(grid, 1, step__rectified="11-10", step__checked="11-11", by__checked="组员乙")
    assert not dialog.judge()
    assert (0, "step:closed") in marked(grid)  # Z04
    mark = grid.model_.index(1, grid.column_of("by:checked")).data(MARK_ROLE)
    assert mark.is_warning  # Z05
    put(grid, 0, step__closed="", by__closed="")
    assert dialog.judge()


def test_what_is_done_already_cannot_be_written_over(group: int, opened: Any) -> None:
    entry = hazard(group)
    make.advanced(entry, "rectified", "2026-11-10", by="组员乙")
    grid = opened(group).grids["hazard"]
    index = grid.model_.index(0, grid.column_of("step:rectified"))
    assert index.data() == "2026-11-10"
    assert not grid.model_.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not grid.model_.setData(index, "11-12")
    put(grid, 0, step__checked="11-12", by__checked="组长甲")


def test_half_entered_input_is_asked_about(group: int, opened: Any, ask: Any) -> None:
    dialog = opened(group)
    dialog.reject()
    assert not dialog.isVisible()
    dialog = opened(group)
    put(dialog.grids["new:hazard"], 0, content="油污")
    dialog.reject()  # the answer is no: it goes on
    assert dialog.isVisible()
    dialog.before_button.click()
    assert dialog.pack.month == 11
    ask.answers.append(True)
    dialog.reject()
    assert not dialog.isVisible()


def test_the_planned_meeting_is_filled_in_and_left_alone_where_nothing_came_back(
    group: int, opened: Any
) -> None:
    planned = make.activity("group_meeting", group, "2026-11-10", place="会议室")
    make.done(post_due_list(activity_id=planned, on=ON))
    dialog = opened(group)
    assert dialog.day.text() == "2026-11-10"
    assert dialog.place.text() == "会议室"
    dialog.save()
    assert "还没有填写任何内容" in dialog.refusal.text()
    put(dialog.people, 1, presence="√")
    dialog.save()
    marks = {row.name: row.mark for row in AttendanceQuery(planned).fetch()}
    assert marks == {"组员乙": None, "组长甲": Mark.PRESENT}


def test_a_code_opens_its_pack_and_another_is_told(group: int, opened: Any) -> None:
    other = make.group(make._the_branch(), "第二党小组")
    dialog = opened(group)
    pack = PaperPackQuery(other, 2026, 10, ON).fetch()
    assert pack is not None
    dialog.code.setText(f"{pack.code}-Y".lower())
    dialog.code.returnPressed.emit()
    assert dialog.title.text() == "综采一队党支部第二党小组 2026年10月"
    dialog.code.setText("123")
    dialog.code.returnPressed.emit()
    assert "没有这个编号" in dialog.code_told.text()
    assert dialog.title.text() == "综采一队党支部第二党小组 2026年10月"


def test_the_keyboard_alone_goes_from_box_to_box(group: int, opened: Any, qtbot: Any) -> None:
    dialog = opened(group)
    grid = dialog.people
    grid.go_to(0, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Backtab)
    assert grid.currentIndex().row() == 0
    put(grid, 0, presence="到会")
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert grid.currentIndex().data() == ""
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == 1


def test_quick_find_and_the_page_lead_to_the_screen(group: int, workbench: Any, qtbot: Any) -> None:
    pack = PaperPackQuery(group, 2026, 10, ON).fetch()
    assert pack is not None
    found = [
        row for row in QuickFindQuery(f"{pack.code}-Q", ON).fetch() if row.kind is FoundKind.SHEET
    ]
    assert [(row.title, row.uid) for row in found] == [
        ("综采一队党支部第一党小组 2026年10月材料包", pack.code)
    ]
    page = MonthPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.open_code(found[0].uid)
    dialog = page.findChild(PackDialog)
    assert dialog is not None
    assert (page.month, dialog.pack.month) == ((2026, 10), 10)
    dialog.reject()
    told: list[Printout] = []
    page.print_wanted.connect(told.append)
    page.pack_action.trigger()
    page.next_action.trigger()
    page.packs_action.trigger()
    assert [(one.code, one.organisation_id, one.month) for one in told] == [
        (PAPER_PACK, group, 10),
        (PAPER_PACK, group, 11),
        (PAPER_PACK, None, 11),
    ]


def test_a_group_that_is_no_more_opens_nothing(group: int, workbench: Any) -> None:
    assert open_pack(workbench, None, make._the_branch(), 2026, 11) is None
