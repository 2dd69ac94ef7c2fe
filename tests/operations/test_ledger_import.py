"""Ledgers from workbooks: every fault at its cell, one operation, one undo, and again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlwt
from openpyxl import Workbook, load_workbook

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_sheets import HeaderSaid, LineCell
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.pasted import read_pasted
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.sheets import MergedRange, RawSheet
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_import import (
    OpenedLedger,
    Sameness,
    enter_pasted,
    examine_ledger_file,
    import_ledger,
    open_ledger_file,
    pasted_ledger,
    save_refused_entries,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.models import HeaderMapping, LedgerEntry, LedgerStep, LedgerValue
from tests import make
from tests.operations.ledger_files import (
    CLOSED,
    GOOD,
    HEADER,
    ON,
    brought_in,
    codes,
    examined,
    line,
    said,
    workbook,
)


@pytest.fixture
def branch(data):
    """A branch with an owner, somebody who checks, and a secretary."""
    made = make.branch("综采一队党支部")
    people = {name: make.person(name, made) for name in ("张三", "李四", "王书记")}
    make.post(people["王书记"], made, Post.SECRETARY)
    return made


def rows_of(book="hazard"):
    return LedgerQuery(book, ON, sort_key="number").fetch()


def test_rows_come_in_are_undone_at_once_and_come_again_unchanged(branch, runner, tmp_path):
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(),
        line(序号=2, 存在问题="电缆破皮", 整改资金="1.5万元", 隐患等级="重大隐患", **CLOSED),
        ["合计", 2],
        ["记录人：张三", None, None, "审核：王书记"],
    )
    first = examined(path, branch)
    assert [row.outcome for row in first.rows] == [Outcome.ADDED, Outcome.REFUSED]
    told = [code for row, _field, code in codes(first) if row == 4]
    assert "ledger.incomplete" in told  # 重大: the six parts of the plan are missing (Z07)
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(),
        line(序号=2, 存在问题="电缆破皮", 整改资金="1.5万元", 隐患等级="B级", **CLOSED),
        ["合计", 2],
        ["记录人：张三", None, None, "审核：王书记"],
    )
    first = examined(path, branch)
    assert codes(first) == [
        (5, "", "ledger_file.line_skipped"),
        (6, "", "ledger_file.line_skipped"),
    ]
    done = brought_in(runner, first)
    assert (done.added, done.updated) == (2, 0)
    one, two = rows_of()
    assert one.row.values["due_on"] == PartialDate(2026, 11, 25)
    assert one.row.values["found_by"][0].person_id is not None
    assert (one.row.state, two.row.state) == ("registered", "closed")
    assert two.row.values["funds"] == Decimal(15000)
    assert [step.state for step in two.row.road] == ["registered", "rectified", "checked", "closed"]
    assert two.closed_on == PartialDate(2026, 11, 7)
    assert two.text("by:closed") == "王书记"
    again = examined(path, branch)
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED] * 2
    assert not again.has_effect
    runner.undo()
    assert not LedgerEntry.select().exists()
    assert not LedgerValue.select().exists()
    assert not LedgerStep.select().exists()


def test_every_fault_of_a_row_is_told_at_its_cell(branch, tmp_path):
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(
            检查日期="11月3日",
            隐患等级="D级",
            整改资金="约五百",
            整改期限="2026-13-01",
            整改情况="完了",
        ),
        line(序号=2, 检查日期="2026-12-01", 整改资金="-5", 责任人="张三、李四", 整改措施="#REF!"),
    )
    found = examined(path, branch)
    told = said(found)
    assert [(field, text) for row, field, text in told if row == 3] == [
        ("检查日期", "“11月3日”没有写年份。请写全，如 2026-11-05。"),
        ("隐患等级", told[1][2]),
        ("整改资金", told[2][2]),
        ("整改期限", told[3][2]),
        ("整改情况", told[4][2]),
    ]
    assert "最接近的是" not in told[1][2]
    assert told[4][2].startswith("没有“完了”这个状态。请写：")
    fields = {(field, code) for row, field, code in codes(found) if row == 4}
    assert fields >= {
        ("检查日期", "date.future"),
        ("整改资金", "ledger.too_small"),
        ("责任人", "ledger.one_person"),
        ("整改措施", "ledger_file.error_cell"),
    }
    assert found.count(Outcome.REFUSED) == 2
    assert not found.has_effect


def test_an_unknown_choice_is_told_with_the_nearest(branch, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line(隐患等级="一般（c级)隐患"))
    assert codes(examined(path, branch)) == [(3, "隐患等级", "ledger_file.choice_near")]
    assert "一般（C级）" in said(examined(path, branch))[0][2]


def test_an_incomplete_row_comes_in_and_is_told(branch, runner, tmp_path):
    """Z02: the money of 五定 is empty."""
    path = workbook(tmp_path / "隐患.xlsx", line(整改资金=None))
    found = examined(path, branch)
    assert said(found) == [(3, "整改资金", "还没有填整改资金，照样登记，先算不完整。请以后补填。")]
    brought_in(runner, found)
    assert rows_of()[0].missing == ("funds",)


def test_steps_are_judged_as_if_taken_by_hand(branch, tmp_path):
    """Z03: checked before it was rectified. Z04: closed without who checked. Z05: only warned."""
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(**{**CLOSED, "复查时间": "2026-11-04"}),
        line(序号=2, 存在问题="二", **{**CLOSED, "复查人": None}),
        line(序号=3, 存在问题="三", **{**CLOSED, "复查人": "张三"}),
        line(序号=4, 存在问题="四", **{**CLOSED, "销号人": "李四"}),
        line(序号=5, 存在问题="五", 整改情况="已闭环", 销号时间="2026-11-07"),
        line(序号=6, 存在问题="六", 整改情况="未整改", 完成时间="2026-11-05"),
    )
    found = examined(path, branch)
    told = codes(found)
    assert (3, "复查时间", "ledger.out_of_order") in told
    assert (4, "复查人", "ledger.taker_missing") in told
    assert (4, "复查人", "ledger.needed") in told
    assert [row.outcome for row in found.rows if row.row == 5] == [Outcome.ADDED]
    assert (5, "复查人", "ledger.owner_checks") in told
    assert (6, "销号人", "ledger.taker") in told
    assert {(7, "完成时间"), (7, "复查时间")} <= {
        (row, field) for row, field, code in told if code == "ledger_file.step_day_missing"
    }
    assert (8, "整改情况", "ledger_file.state_differs") in told
    assert found.count(Outcome.ADDED) == 1


def test_without_a_state_the_last_day_tells_where_a_row_stands(branch, runner, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line(完成时间="2026-11-05", 整改完成人="张三"))
    brought_in(runner, examined(path, branch))
    assert rows_of()[0].row.state == "rectified"


def test_a_row_that_is_there_is_filled_and_one_that_differs_is_asked(branch, runner, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line(整改资金=None))
    brought_in(runner, examined(path, branch))
    filled = examined(workbook(tmp_path / "二.xlsx", line()), branch)
    assert [row.outcome for row in filled.rows] == [Outcome.UPDATED]
    assert [(d.label, d.before, d.after) for d in filled.rows[0].differences] == [
        ("整改资金", "", "无需")
    ]
    brought_in(runner, filled)
    other = workbook(tmp_path / "三.xlsx", line(序号=9, 隐患地点="皮带机头"))
    asked = examined(other, branch)
    assert [row.outcome for row in asked.rows] == [Outcome.DOUBTFUL]
    assert "地点部位：3402 顺槽 → 皮带机头" in said(asked)[0][2]
    place = RowPlace("隐患台账", 3)
    another = examined(other, branch, decisions={place: Sameness.ANOTHER})
    assert [row.outcome for row in another.rows] == [Outcome.ADDED]
    same = examined(other, branch, decisions={place: Sameness.SAME})
    assert [row.outcome for row in same.rows] == [Outcome.UPDATED]
    done = brought_in(runner, same)
    assert (done.added, done.updated) == (0, 1)
    assert [row.text("place") for row in rows_of()] == ["皮带机头"]
    runner.undo()
    assert [row.text("place") for row in rows_of()] == ["3402 顺槽"]


def test_a_row_that_is_there_goes_on_by_its_steps(branch, runner, tmp_path):
    brought_in(runner, examined(workbook(tmp_path / "一.xlsx", line()), branch))
    found = examined(workbook(tmp_path / "二.xlsx", line(**CLOSED)), branch)
    assert [d.after for d in found.rows[0].differences] == ["待复查 → 待销号 → 已销号"]
    brought_in(runner, found)
    assert rows_of()[0].row.state == "closed"
    behind = examined(workbook(tmp_path / "三.xlsx", line(整改情况="未整改")), branch)
    assert codes(behind) == [(3, "整改情况", "ledger_file.state_behind")]
    assert behind.rows[0].outcome is Outcome.UNCHANGED


def test_the_same_line_twice_is_asked(branch, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line(), line(序号=2, 隐患地点="机头"))
    found = examined(path, branch)
    assert [row.outcome for row in found.rows] == [Outcome.ADDED, Outcome.DOUBTFUL]
    assert said(found) == [
        (4, "存在问题", "与第 3 行是同一天、同一件事。请确认是重复的，还是另一行。")
    ]
    place = RowPlace("隐患台账", 4)
    decided = examined(path, branch, decisions={place: Sameness.ANOTHER})
    assert decided.count(Outcome.ADDED) == 2


def test_namesakes_are_asked_by_crew_and_outsiders_are_told(branch, runner, tmp_path):
    other = make.person("张三", branch, crew="检修班")
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(),
        line(序号=2, 存在问题="二", 责任人="张三（检修班）", 检查人="李四 赵外来"),
    )
    found = examined(path, branch)
    assert (3, "责任人", "ledger.namesakes") in codes(found)
    assert (4, "检查人", "ledger_file.not_on_roster") in codes(found)
    (asked,) = found.asked
    assert asked.name == "张三"
    assert any("检修班" in words for key, words in asked.people if key == other)
    chosen = examined(path, branch, people={"张三": other})
    assert chosen.count(Outcome.ADDED) == 2
    brought_in(runner, chosen)
    one, two = rows_of()
    assert one.row.values["owner"] == two.row.values["owner"] == (Named("张三", other),)
    assert [who.name for who in two.row.values["found_by"]] == ["李四", "赵外来"]


def test_a_header_of_two_lines_with_merged_cells(branch, runner, tmp_path):
    made = Workbook()
    sheet = made.active
    sheet.append(["2026年隐患台账"])
    sheet.append(
        [
            "序号",
            "排查日期",
            "隐患内容",
            "排查人",
            "等级",
            "地点部位",
            "五定",
            None,
            None,
            None,
            None,
            None,
        ]
    )
    sheet.append([None] * 6 + ["责任单位", "责任人", "措施", "资金（万元）", "时限", "预案"])
    sheet.merge_cells("G2:L2")
    for column in "ABCDEF":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.append(
        [1, "11月3日", "甲", "李四", "C级", "顺槽", "检修班", "张三", "换", 0.5, "11-25", "无需"]
    )
    sheet.append(
        [2, None, "乙", "李四", "C级", "顺槽", "检修班", "张三", "换", "无需", "11-25", "无需"]
    )
    sheet.merge_cells("B4:B5")
    sheet.append(["二季度"])
    path = tmp_path / "两行.xlsx"
    made.save(path)
    found = examined(path, branch)
    assert found.count(Outcome.ADDED) == 2, said(found)
    assert {code for _row, _field, code in codes(found)} == {
        "ledger_file.year_added",
        "ledger_file.line_skipped",
    }
    brought_in(runner, found)
    one, two = rows_of()
    assert one.row.values["funds"] == Decimal(5000)
    assert one.row.day == two.row.day == PartialDate(2026, 11, 3)


def test_columns_are_assigned_and_remembered_for_the_book(branch, runner, tmp_path):
    header = ("日期", "看到的", *HEADER[4:12], "在哪")
    row = ["2026-11-03", "护网破损", *line()[4:12], "顺槽"]
    path = workbook(tmp_path / "自定.xlsx", row, header=header, title="")
    found = examined(path, branch)
    assert [(field, code) for _row, field, code in codes(found)][:3] == [
        ("看到的", "ledger_file.column_unknown"),
        ("在哪", "ledger_file.column_unknown"),
        ("", "ledger_file.column_missing"),
    ]
    mapping = {"日期": "day", "看到的": "content", "在哪": "place"}
    headers = {"隐患台账": HeaderSaid(mapping=mapping)}
    brought_in(runner, examined(path, branch, headers=headers))
    assert rows_of()[0].text("place") == "顺槽"
    assert HeaderMapping.get().fingerprint.startswith("ledger:hazard:")
    assert [row.outcome for row in examined(path, branch).rows] == [Outcome.UNCHANGED]


def test_rows_that_stay_out_are_saved_with_their_reasons_and_come_in_mended(
    branch, runner, tmp_path
):
    path = workbook(tmp_path / "隐患.xlsx", line(), line(序号=2, 存在问题="二", 检查日期="昨天"))
    found = examined(path, branch)
    target = tmp_path / "未采用.xlsx"
    assert save_refused_entries(found, target) == 1
    saved = load_workbook(target).active
    assert saved.cell(1, len(HEADER) + 1).value == "原因"
    assert "昨天" in saved.cell(2, len(HEADER) + 1).value
    brought_in(runner, found)
    saved.cell(2, 2).value = "2026-11-09"
    saved.parent.save(target)
    mended = examined(target, branch)
    assert [row.outcome for row in mended.rows] == [Outcome.ADDED]


def test_cells_are_corrected_in_place_and_rows_left_out(branch, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line(检查日期="昨天"), line(序号=2, 存在问题="二"))
    place = LineCell("隐患台账", 3, "day")
    found = examined(
        path,
        branch,
        corrections={place: "2026-11-03"},
        left_out=frozenset({RowPlace("隐患台账", 4)}),
    )
    assert [row.outcome for row in found.rows] == [Outcome.ADDED, Outcome.LEFT_OUT]


def test_the_organisation_of_a_row_is_found_by_name(data, runner, tmp_path):
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    second = make.branch("机电队党支部", committee)
    group = make.group(second, "第一党小组")
    header = (*HEADER[:12], "所属支部")
    rows = [
        [*line()[:12], "综采一队"],
        [*line(存在问题="二")[:12], "机电队党支部第一党小组"],
        [*line(存在问题="三")[:12], "通风队党支部"],
        [*line(存在问题="四")[:12], None],
        [*line(存在问题="五")[:12], "星火煤矿党委"],
    ]
    path = workbook(tmp_path / "全矿.xlsx", *rows, header=header)
    found = examined(path, committee, organisation_id=None)
    assert [row.outcome for row in found.rows] == [Outcome.ADDED] * 2 + [Outcome.REFUSED] * 3
    told = [(row, field, code) for row, field, code in codes(found) if row > 4]
    assert {(row, code) for row, field, code in told if field in ("所属支部", "党组织")} == {
        (5, "ledger.organisation_unknown"),
        (6, "ledger_file.holder_missing"),
        (7, "ledger.holder_wrong"),
    }
    brought_in(runner, found)
    assert {row.organisation_id for row in rows_of()} == {first, group}
    outside = examined(path, first)
    assert (4, "所属支部", "ledger_file.outside") in codes(outside)


def test_a_file_that_holds_nothing_of_the_book_is_refused_in_words(branch, tmp_path):
    path = workbook(tmp_path / "别的.xlsx", ["甲", 3], header=("水果", "斤数"), title="")
    with pytest.raises(RefusedError, match="没有认得的“隐患排查整改台账”表头"):
        examined(path, branch)
    path = workbook(tmp_path / "空的.xlsx")
    with pytest.raises(RefusedError, match="表头下面没有行"):
        examined(path, branch)


def test_nothing_comes_in_when_the_book_was_changed_meanwhile(branch, runner, tmp_path):
    found = examined(workbook(tmp_path / "隐患.xlsx", line()), branch)
    stale = replace(found, book=replace(found.book, label="旧名"))
    with pytest.raises(RefusedError, match="刚刚改过"):
        runner.run(import_ledger(examination=stale))


def test_a_cancelled_import_leaves_nothing(branch, runner, tmp_path):
    found = examined(workbook(tmp_path / "隐患.xlsx", line(), line(序号=2, 存在问题="二")), branch)

    def stop(what, share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        runner.run(import_ledger(examination=found, progress=stop))
    assert not LedgerEntry.select().exists()


def test_hidden_sheets_formulas_and_blank_numbered_lines(branch, tmp_path):
    path = tmp_path / "怪.xlsx"
    workbook(path, line(), [2], [3])
    made = load_workbook(path)
    hidden = made.create_sheet("旧")
    hidden.append(["隐患内容"])
    hidden.sheet_state = "hidden"
    made.active.row_dimensions[3].hidden = True
    made.active["D3"] = '="护网"&"破损"'
    made.save(path)
    found = examined(path, branch)
    # openpyxl writes a formula without its result: the cell is empty, and that is told.
    assert (0, "", "sheet.hidden") in codes(found)
    assert len(found.rows) == 1


def test_a_csv_in_gb18030_comes_in(branch, runner, tmp_path):
    path = tmp_path / "隐患.csv"
    lines = [HEADER[:12], [str(GOOD[key]) for key in HEADER[:12]]]
    text = "\n".join(",".join(cells) for cells in lines)
    path.write_bytes(text.encode("gb18030"))
    found = examined(path, branch)
    assert found.count(Outcome.ADDED) == 1
    assert brought_in(runner, found).added == 1


def test_a_view_adds_to_its_activities(data, runner, tmp_path):
    branch = make.branch("综采一队党支部")
    held = make.activity("volunteering", held_on="2026-08-03", title="井口送清凉")
    make.done(change_activity(activity_id=held, values={"minutes": "记录"}, on=ON))
    header = ("日期", "活动名称", "服务对象", "受益人数")
    path = workbook(
        tmp_path / "志愿.xlsx",
        [date(2026, 8, 3), "井口送清凉", "夜班职工", 40],
        [date(2026, 8, 4), "没有登记过", "职工", 4],
        header=header,
    )
    found = examined(path, branch, "volunteering_record")
    assert [row.outcome for row in found.rows] == [Outcome.UPDATED, Outcome.REFUSED]
    assert (4, "活动名称", "ledger_file.subject_unknown") in codes(found)
    assert brought_in(runner, found).updated == 1
    (row,) = LedgerQuery("volunteering_record", ON).fetch()
    assert row.text("beneficiaries") == "40"
    assert examined(path, branch, "volunteering_record").rows[0].outcome is Outcome.UNCHANGED


def test_progress_is_told_and_stops_the_looking(branch, tmp_path):
    path = workbook(tmp_path / "隐患.xlsx", line())
    told = []
    examine_ledger_file(
        open_ledger_file(path, progress=lambda what, share: told.append((what, share))),
        book="hazard",
        within=branch,
        on=ON,
        progress=lambda what, share: told.append((what, share)),
    )
    assert [what for what, _share in told][-1] == "正在核对台账"
    assert all(0 <= share <= 1 for _what, share in told)


def test_a_sheet_without_a_header_is_told_and_the_others_come_in(branch, tmp_path):
    path = tmp_path / "两张.xlsx"
    workbook(path, line())
    made = load_workbook(path)
    other = made.create_sheet("说明")
    other.append(["请按要求填写"])
    made.save(path)
    found = examined(path, branch)
    assert codes(found) == [(0, "", "ledger_file.no_header")]
    assert found.count(Outcome.ADDED) == 1


def test_files_that_are_made_to_hang_a_program_are_refused(tmp_path):
    made = Workbook()
    made.active["A1"] = "隐患内容"
    made.active.cell(1, 16_384).value = "远"
    wide = tmp_path / "宽.xlsx"
    made.save(wide)
    with pytest.raises(ExchangeError) as told:
        open_ledger_file(wide)
    assert told.value.code == "too_many_columns"
    bomb = tmp_path / "炸.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 80_000_000)
    with pytest.raises(ExchangeError):
        open_ledger_file(bomb)
    program = tmp_path / "假.xlsx"
    program.write_bytes(b"MZ" + bytes(500))
    with pytest.raises(ExchangeError):
        open_ledger_file(program)


def test_merged_areas_over_one_another_by_the_thousand_end_soon(data):
    areas = [MergedRange(1, 1_000_000, 0, 0)] * 5_000
    rows = [("日期", "隐患内容"), *[("2026-11-03", "护网")] * 3_000]
    opened = OpenedLedger("怪", [RawSheet("一", 1, rows, tuple(areas))])
    branch = make.branch()
    found = examine_ledger_file(opened, book="hazard", within=branch, on=ON)
    assert len(found.rows) == 3_000


def test_a_pasted_block_enters_together_and_is_too_large_in_words(branch, runner):
    block = read_pasted("日期\t隐患内容\n2026-11-03\t护网\n2026-11-04\t电缆\n")
    opened = pasted_ledger("粘贴的内容", block)
    found = examine_ledger_file(opened, book="hazard", within=branch, on=ON)
    assert found.is_plain
    done = runner.run(enter_pasted(examination=found))
    assert (done.result.added, done.changes.label) == (2, "登记多行台账")
    with pytest.raises(RefusedError, match="没有表格"):
        pasted_ledger("粘贴的内容", read_pasted(""))
    with pytest.raises(RefusedError, match="一次最多 5000 行"):
        pasted_ledger("粘贴的内容", read_pasted("a\tb\n" * 5001))


def test_an_anonymous_line_with_a_name_is_refused_at_the_cell(branch, tmp_path):
    header = ("收到日期", "提出人", "类别", "意见诉求内容", "匿名")
    path = workbook(
        tmp_path / "诉求.xlsx",
        ["2026-10-17", "张三", "食堂澡堂", "水凉", "是"],
        ["2026-10-17", None, "食堂澡堂", "饭凉", "是"],
        header=header,
        title="",
    )
    found = examined(path, branch, "appeal")
    assert codes(found)[0] == (2, "提出人", "ledger.anonymous_name")
    assert [row.outcome for row in found.rows] == [Outcome.REFUSED, Outcome.ADDED]
    wrong = workbook(tmp_path / "隐患.xlsx", [*line(), "是"], header=(*HEADER, "匿名"), title="")
    assert "ledger_file.column_unknown" in {code for _r, _f, code in codes(examined(wrong, branch))}


def test_an_et_of_wps_comes_in(branch, tmp_path):
    """WPS keeps its own format in the shape of an old .xls."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("隐患")
    for row, cells in enumerate((HEADER[:12], line()[:12])):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    path = tmp_path / "隐患.et"
    made.save(str(path))
    assert examined(path, branch).count(Outcome.ADDED) == 1


def test_a_line_of_somebody_who_does_not_agree_is_not_read_in(branch, runner, tmp_path):
    path = workbook(
        tmp_path / "一带二.xlsx",
        ["2026-11-02", "张三", "职工卯", "钳工", "否"],
        ["2026-11-02", "张三", "职工辰", "焊工", "是"],
        header=("结对日期", "带教党员", "结对职工", "带教技能", "本人同意"),
        title="",
    )
    told = examined(path, branch, book="pairing")
    assert [row.outcome for row in told.rows] == [Outcome.REFUSED, Outcome.ADDED]
    assert "ledger.no_consent" in [code for _row, _field, code in codes(told)]
    brought_in(runner, told)
    assert [row.text("workers") for row in rows_of("pairing")] == ["职工辰"]
