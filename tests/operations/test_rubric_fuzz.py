"""Spoiled copies of a rubric never crash: words, or a draft that can be read again."""

import random
from contextlib import suppress
from datetime import date

import openpyxl
import pytest

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rubric_reading import read_rubric, table_of_rubric
from dangjian_desktop.operations.rubric_import import examine_rubric_file
from tests.operations.rubric_workbooks import SHARED

ON = date(2026, 11, 21)
BAD = [
    None,
    "",
    " ",
    "=1+1",
    "-5",
    -3,
    1e308,
    0.1 + 0.2,
    "四分",
    "扣",
    "（" * 40,
    "每" * 500,
    "扣1分" * 200,
    "1.2.3、；；；，，。",
    "合计",
    "小计",
    "加分",
    "每超0%扣1分",
    "百分之点扣零点零分",
    "低于%每低%扣分",
    "9" * 400 + "分",
    "轻微扣;一般扣;严重扣",
    True,
    date(2026, 1, 1),
    "\u202e反向\u200b零宽",
    "编号",
    "考评内容",
]


def spoiled(seed, path):
    """Write a copy with some cells, rows and merges spoiled."""
    dice = random.Random(seed)
    book = openpyxl.load_workbook(SHARED)
    sheet = book.active
    for area in [one for one in sheet.merged_cells.ranges if dice.random() < 0.3]:
        sheet.unmerge_cells(str(area))
    for _ in range(dice.randint(1, 30)):
        cell = sheet.cell(dice.randint(1, 33), dice.randint(1, 10))
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = dice.choice(BAD)
    for _ in range(dice.randint(0, 2)):
        sheet.delete_rows(dice.randint(1, 32))
    if dice.random() < 0.2:
        sheet.delete_cols(dice.randint(1, 9))
    if dice.random() < 0.2:
        book.create_sheet("又一张").append([dice.choice(BAD) for _ in range(5)])
    book.save(path)


@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_copy_is_told_in_words(data, tmp_path, seed):
    path = tmp_path / "坏.xlsx"
    spoiled(seed, path)
    examination = None
    with suppress(SentenceError):
        examination = examine_rubric_file(path, on=ON)
    if examination is None:
        return  # refused as a whole, in words
    for problem in examination.problems:
        assert sentence(problem)
    if examination.rubric is not None:
        assert read_rubric(table_of_rubric(examination.rubric)).value == examination.rubric
    else:
        assert examination.refused
