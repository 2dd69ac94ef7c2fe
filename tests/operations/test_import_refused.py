"""The rows that stay out are saved as a workbook that imports again when it is mended."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dangjian_desktop.domain.cells import CellPlace, RowPlace
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.operations.imports import Policy, save_refused_rows
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.models import Person
from tests import make
from tests.operations.roster_books import HEADER, ID, MESSY, OTHER_ID, person
from tests.operations.roster_imports import Import, codes, everybody, examined, outcomes

PEOPLE = 458


def saved(tmp_path: Path, *paths: Path, **choices: Any) -> dict[str, list[list[Any]]]:
    """The sheets of the saved workbook."""
    target = tmp_path / "没有采用.xlsx"
    save_refused_rows(examined(*paths, **choices), target)
    book = openpyxl.load_workbook(target)
    return {sheet.title: [[c.value for c in row] for row in sheet.iter_rows()] for sheet in book}


def test_the_refused_rows_of_the_messy_workbook_come_in_when_mended(
    data: Path, bring_in: Import, tmp_path: Path
) -> None:
    target = tmp_path / "没有采用.xlsx"
    bring_in(MESSY)
    assert save_refused_rows(examined(MESSY), target) == 9
    book = openpyxl.load_workbook(target)
    (sheet,) = book.worksheets
    assert sheet.title == "新增待核"
    header = [c.value for c in sheet[1]]
    original = [c.value for c in openpyxl.load_workbook(MESSY)["新增待核"][1]]
    assert header == [*original, "原因"]
    place = {word: number for number, word in enumerate(header, start=1)}
    assert "校验" in sheet.cell(2, place["原因"]).value
    for row in range(2, 11):
        number = make.id_number(f"19{70 + row}-03-12", 100 + row)
        for word, value in {
            "姓名": "赵钱孙李周吴郑王冯"[row - 2] + "新",
            "身份证号": number,
            "性别": None,
            "入党时间": "2010.7",
            "转正时间": "2011.7",
            "所在党支部": "机电队党支部",
        }.items():
            if word in place:
                sheet.cell(row, place[word]).value = value
    book.save(target)
    again = examined(target)
    assert outcomes(again) == {"added": 9}, [row.problems for row in again.rows]
    assert "header.unknown" not in [problem.code for problem in again.problems]
    assert bring_in(target).added == 9
    assert Person.select().count() == PEOPLE + 9


def test_cells_stand_as_they_stood_and_numbers_as_text(book: Any, tmp_path: Path) -> None:
    path = book(
        (*HEADER, "手机号码", "出生日期", "爱好"),
        [*person(姓名="张3", 公民身份号码=f" {ID[:6]}  {ID[6:]}"), "13900001234", 1985.3, "=下棋"],
        person(姓名="李四", 公民身份号码=OTHER_ID),
    )
    rows = saved(tmp_path, path)["名册"]
    assert len(rows) == 2  # the good row is not there
    assert rows[1][:2] == ["张3", f" {ID[:6]}  {ID[6:]}"]
    assert rows[1][6:9] == ["13900001234", 1985.3, "=下棋"]
    assert rows[1][9].startswith("姓名：姓名“张3”")
    sheet = openpyxl.load_workbook(tmp_path / "没有采用.xlsx").active
    assert sheet["B2"].number_format == "@"  # whatever is typed there keeps its digits
    assert sheet["B2"].data_type == "s"


def test_a_number_that_has_lost_digits_is_saved_as_it_is_read(book: Any, tmp_path: Path) -> None:
    path = book(HEADER, person(公民身份号码=9.90101198503121e17))
    assert saved(tmp_path, path)["名册"][1][1] == "9.90101198503121E+17"


def test_every_reason_stands_in_the_last_column(book: Any, tmp_path: Path) -> None:
    path = book(HEADER, person(姓名="张3", 入党日期="2010-13-01", 转正日期=None))
    reason = saved(tmp_path, path)["名册"][1][-1]
    assert reason.index("姓名：") < reason.index("入党日期：") < reason.index("转正日期：")


def test_a_branch_from_the_title_gets_a_column_and_comes_back(
    book: Any, bring_in: Import, tmp_path: Path
) -> None:
    path = book(["机电队党支部入党积极分子名册"], ("姓名", "性别", "民族"), ["张3", "男", "汉族"])
    rows = saved(tmp_path, path)["名册"]
    assert rows[0] == ["姓名", "性别", "民族", "所在党支部", "人员类别", "原因"]
    assert rows[1][3:5] == ["机电队党支部", "入党积极分子"]
    target = tmp_path / "没有采用.xlsx"
    mended = openpyxl.load_workbook(target)
    mended.active["A2"] = "张三"
    mended.save(target)
    bring_in(target)
    assert everybody()["张三"].branch_name == "机电队党支部"


def test_columns_that_were_given_a_meaning_have_it_in_the_saved_workbook_too(
    book: Any, bring_in: Import, tmp_path: Path
) -> None:
    header = ("姓名", "性别", "代号")
    title = ["机电队党支部预备党员名册"]
    path = book(title, header, ["张三", "男", "甲1"], ["李4", "女", "乙2"])
    reading = examined(path).sheets[0]
    assert reading.header is not None
    mappings = {reading.header.fingerprint: {"代号": "crew"}}
    bring_in(path, mappings=mappings)
    target = tmp_path / "没有采用.xlsx"
    save_refused_rows(examined(path), target)
    mended = openpyxl.load_workbook(target)
    mended.active["A2"] = "李四"
    mended.save(target)
    bring_in(target)
    assert everybody()["李四"].facts.crew == "乙2"


def test_tables_below_one_another_keep_their_own_headers(book: Any, tmp_path: Path) -> None:
    path = book(
        ["机电队党支部"],
        ("姓名", "性别", "类别"),
        ["张3", "男", "正式党员"],
        ["通风队党支部"],
        ("姓名", "类别", "民族"),
        ["李4", "正式党员", "汉族"],
    )
    sheets = saved(tmp_path, path)
    assert list(sheets) == ["名册", "名册 (2)"]
    assert sheets["名册 (2)"][0] == ["姓名", "类别", "民族", "所在党支部", "原因"]
    assert sheets["名册 (2)"][1][3] == "通风队党支部"


def test_a_branch_of_merged_cells_is_written_into_the_row(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "合并.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("支部", "姓名", "性别", "类别"))
    sheet.append(("机电队", "张三", "男", "正式党员"))
    sheet.append((None, "李4", "男", "正式党员"))
    sheet.merge_cells("A2:A3")
    book.save(path)
    (rows,) = saved(tmp_path, path).values()
    assert rows[1][:2] == ["机电队", "李4"]


def test_doubtful_rows_and_rows_not_agreed_to_are_saved_with_their_question(
    book: Any, bring_in: Import, tmp_path: Path
) -> None:
    bring_in(book(HEADER, person()))
    path = book(HEADER, person(公民身份号码=OTHER_ID), person(入党日期="2010-07-02"))
    rows = saved(tmp_path, path, policy=Policy.ASK)["名册"]
    assert ["请决定是否同一人" in row[-1] for row in rows[1:]] == [True, False]
    assert "入党日期：名册里是“2010-07-01”，文件里是“2010-07-02”" in rows[2][-1]


def test_what_was_corrected_and_struck_out_on_screen_counts(book: Any, tmp_path: Path) -> None:
    path = book(HEADER, person(姓名="张3"), person(姓名="李4"))
    rows = saved(
        tmp_path,
        path,
        corrections={CellPlace("名册", 2, 2): "党员？"},
        left_out=frozenset({RowPlace("名册", 3)}),
    )["名册"]
    assert [row[2] for row in rows] == ["人员类别", "党员？"]


def test_nothing_is_written_where_nothing_stays_out(book: Any, tmp_path: Path) -> None:
    target = tmp_path / "没有采用.xlsx"
    assert save_refused_rows(examined(book(HEADER, person())), target) == 0
    assert not target.exists()


def test_a_place_that_cannot_be_written_to_is_one_sentence(book: Any, tmp_path: Path) -> None:
    found = examined(book(HEADER, person(姓名="张3")))
    with pytest.raises(ExchangeError) as refused:
        save_refused_rows(found, tmp_path / "没有" / "a.xlsx")
    assert refused.value.sentence.endswith("。")


def test_rows_of_several_files_stand_in_sheets_named_for_them(book: Any, tmp_path: Path) -> None:
    one = book(HEADER, person(姓名="张3"), name="综采一队.xlsx")
    two = book(HEADER, person(姓名="李4"), name="机电队.xlsx")
    assert list(saved(tmp_path, one, two)) == ["综采一队 名册", "机电队 名册"]


def test_saving_writes_nothing_into_the_data_file(
    book: Any, bring_in: Import, runner: Runner, tmp_path: Path
) -> None:
    found = examined(book(HEADER, person(姓名="张3")))
    save_refused_rows(found, tmp_path / "a.xlsx")
    assert codes(found.rows[0]) == ["name.characters"]
    assert runner.undo_label is None
