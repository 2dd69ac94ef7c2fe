"""A year plan from a workbook: every fault at its row, one operation, one undo, and again."""

from datetime import date

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.cells import CellPlace, RowPlace
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.plan_import import (
    PlanChoices,
    examine_plan_file,
    import_plan,
    save_refused_plan_rows,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.storage.models import AnnualPlan, HeaderMapping, PlanItem
from dangjian_desktop.storage.shipped_plan_words import plan_words
from tests import make

ON = date(2026, 11, 21)
HEADER = ["序号", "级别", "月份", "工作内容", "责任单位", "完成时限", "完成情况"]


@pytest.fixture
def mine(data):
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    return {"committee": committee, "first": first, "zone": make.zone("第一协作区", [first])}


@pytest.fixture
def book(tmp_path):
    def write(*rows, header=HEADER, title="2026年度工作运行表", name="运行表.xlsx"):
        made = Workbook()
        if title:
            made.active.append([title])
            made.active.merge_cells("A1:G1")
        for row in (header, *rows):
            made.active.append(list(row))
        path = tmp_path / name
        made.save(path)
        return path

    return write


def examined(path, **choices):
    return examine_plan_file(path, on=ON, choices=PlanChoices(**choices))


def said(examination):
    return [(p.where.row, p.where.field, sentence(p)) for p in examination.problems]


def test_a_plan_comes_in_is_undone_at_once_and_comes_again(mine, book, runner):
    path = book(
        [1, "分厂党委级", "1月", "年度工作部署会", "党委组织部", "2026-01-23"],
        [2, "协作区级", 2, "主题党日+联创共建活动", "第一协作区", date(2026, 2, 14)],
        [3, "支部级", "三月", "主题党日:学习先进典型", "各党支部", "2026-03-20"],
        [4, "支部级", "1月", "年度工作计划", "综采一队", "2026-01-28"],
    )
    first = examined(path)
    told = "责任单位“党委组织部”不是本单位的组织，记在“星火煤矿党委”名下，照样导入。请核对。"
    assert said(first) == [(3, "责任单位", told)]
    assert first.count(Outcome.ADDED) == 4
    plan_id = runner.run(import_plan(examination=first)).result
    items = list(PlanItem.select().order_by(PlanItem.number))
    assert [item.plan_id for item in items] == [plan_id] * 4
    assert [item.kind for item in items] == ["", "joint_activity", "themed_day", ""]
    assert (items[0].organisation_id, items[0].owner) == (mine["committee"], "党委组织部")
    assert items[1].zone_id == mine["zone"]
    assert (items[2].organisation_id, items[2].zone_id) == (None, None)
    assert items[3].organisation_id == mine["first"]
    assert items[2].level is PlanLevel.BRANCH
    again = examined(path)
    assert again.count(Outcome.UNCHANGED) == 4
    assert not again.has_effect
    changed = book(
        [3, "支部级", "4月", "主题党日:学习先进典型", "各党支部", "2026-04-20"],
        [None, "支部级", "1月", "年度工作计划", "综采一队", "2026-01-28"],
    )
    update = examined(changed)
    assert [row.outcome for row in update.rows] == [Outcome.UPDATED, Outcome.UNCHANGED]
    runner.run(import_plan(examination=update))
    assert PlanItem.get(PlanItem.number == 3).month == 4
    runner.undo()
    runner.undo()
    assert not PlanItem.select().exists()
    assert not AnnualPlan.select().exists()


def test_every_fault_is_told_at_its_row_and_column(mine, book, tmp_path, runner):
    path = book(
        [1, "支部级", "13月", "党课", "各党支部", "2026-02-24"],
        [2, "支部级", "2月", "党课", "宣传科", "2026-02-24"],
        [3, "支部级", "2月", "党课", "各党支部", "2026-02-31"],
        [4, "市级", "", "党课", "", ""],
        [5, "支部级", "2月", None, "各党支部", "2026-03-24"],
        [6, "支部级", "2月", "党课", "各党支部", "2027-03-24"],
        [6, "支部级", "2月", "党课", "各党支部", "2026-02-24"],
        ["甲", "支部级", "2月", "党课" * 120, "各党支部", "2026-02-24"],
    )
    found = examined(path)
    told = said(found)
    assert (3, "月份", "月份“13月”不对。请填 1 到 12 月。") in told
    unknown = "责任单位“宣传科”不是本单位的组织、协作区或“各党支部”这类总称。请改正。"
    assert (4, "责任单位", unknown) in told
    assert any(row == 5 and "不存在" in text for row, _, text in told)
    assert {field for row, field, _ in told if row == 6} == {"级别", "月份", "责任单位"}
    assert {field for row, field, _ in told if row == 7} == {"工作内容", "完成时限"}
    assert [row.outcome for row in found.rows] == [Outcome.REFUSED] * 5 + [
        Outcome.ADDED,
        Outcome.REFUSED,
        Outcome.REFUSED,
    ]
    assert any(row == 8 and "2027-03-24" in text for row, _, text in told)
    saved = tmp_path / "未采用.xlsx"
    assert save_refused_plan_rows(found, saved) == 7
    rows = CalamineWorkbook.from_path(saved).get_sheet_by_index(0).to_python()
    assert rows[0][-1] == "原因"
    assert "13月" in rows[1][-1]
    # Looked at as it was saved and saved again, it has one column of reasons still.
    again = examined(saved, year=2026)
    assert save_refused_plan_rows(again, saved) == 6
    (header, *_) = CalamineWorkbook.from_path(saved).get_sheet_by_index(0).to_python()
    assert header == rows[0]
    runner.run(import_plan(examination=found))
    assert PlanItem.select().count() == 1


def test_each_fault_names_its_column_as_the_file_calls_it(mine, book):
    header = ["编号", "级别", "月份", "工作内容", "责任单位", "截止日期", "完成情况"]
    fields = {"编号": "number", "截止日期": "due_on"}
    path = book(
        [1, "支部级", "2月", "党课", "各党支部", "2026-02-24"],
        [1, "支部级", "2月", "党课", "宣传科", "2027-02-24"],
        header=header,
    )
    found = examined(path, mappings={examine_sheet(path).fingerprint: fields})
    assert {(p.where.field, p.code) for p in found.problems} == {
        ("编号", "plan.number_twice"),
        ("责任单位", "plan.owner_unknown"),
        ("截止日期", "plan.year_differs"),
    }


def test_a_cell_is_corrected_and_a_row_left_out(mine, book):
    path = book(
        [1, "支部级", "13月", "党课", "各党支部", None],
        [2, "支部级", "2月", "党课", "宣传科", None],
    )
    choices = {
        "corrections": {CellPlace("Sheet", 3, 2): "12"},
        "left_out": frozenset({RowPlace("Sheet", 4)}),
    }
    found = examined(path, **choices)
    assert [row.outcome for row in found.rows] == [Outcome.ADDED, Outcome.LEFT_OUT]
    assert found.rows[0].values["month"] == 12


def test_a_strange_header_is_mapped_once_and_remembered(mine, book, runner):
    header = ["序号", "级别", "月份", "干什么", "责任单位", "完成时限", "完成情况"]
    path = book([1, "支部级", "2月", "党课", "各党支部", None], header=header)
    with pytest.raises(RefusedError, match="工作内容"):
        examined(path)
    sheet = examine_sheet(path)
    found = examined(path, mappings={sheet.fingerprint: {"干什么": "title"}})
    runner.run(import_plan(examination=found))
    assert HeaderMapping.select().count() == 1
    assert examined(path).count(Outcome.UNCHANGED) == 1


def examine_sheet(path):
    from dangjian_desktop.domain.plan_import import read_plan_sheet
    from dangjian_desktop.operations.import_sheets import open_sheets

    return read_plan_sheet(open_sheets(path)[0], plan_words())


def test_lines_of_levels_merged_cells_and_repeated_headers(mine, book, tmp_path):
    made = Workbook()
    for row in (
        ["2026年工作运行表"],
        ["序号", "月份", "工作内容", "责任单位"],
        ["协作区级"],
        [1, "2月", "联创共建", "第一协作区"],
        ["序号", "月份", "工作内容", "责任单位"],
        ["支部级"],
        [2, "3月", "党课", "各党支部"],
        [3, None, "党小组会", "各党小组"],
        ["审批人："],
    ):
        made.active.append(row)
    made.active.merge_cells("B7:B8")
    path = tmp_path / "合并.xlsx"
    made.save(path)
    found = examined(path)
    levels = [row.values["level"] for row in found.rows]
    assert levels == [PlanLevel.ZONE, PlanLevel.BRANCH, PlanLevel.BRANCH]
    assert [row.values["month"] for row in found.rows] == [2, 3, 3]
    assert [row for row, _, _ in said(found)] == [9]


def test_a_text_file_and_the_year(mine, tmp_path):
    path = tmp_path / "运行表.csv"
    path.write_text("月份,工作内容,责任单位,完成时限\n2月,党课,各党支部,2025-02-20\n", "utf-8")
    assert examined(path).year == 2025
    assert examined(path, year=2026).problems[0].code == "plan.year_differs"
    path.write_text("月份,工作内容,责任单位\n2月,党课,各党支部\n", "utf-8")
    with pytest.raises(RefusedError, match="哪一年"):
        examined(path)
    assert examined(path, year=2026).count(Outcome.ADDED) == 1
    path.write_text("月份,工作内容,责任单位\n", "utf-8")
    with pytest.raises(RefusedError, match="没有事项"):
        examined(path)


def test_without_a_committee_its_items_are_refused(data, book):
    make.branch("综采一队党支部")
    found = examined(book([1, "党委级", "1月", "部署会", "党委组织部", None]))
    assert found.problems[0].code == "plan.no_committee"
