"""Separated text as WPS opens it: Chinese whole, no formula, the old file safe."""

import csv
from datetime import date, datetime

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.exchange.delimited_writer import write_delimited
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.reader import read_workbook
from tests.exchange.test_workbook_writing import PAYLOADS


def test_what_is_written_is_read_back(tmp_path):
    path = tmp_path / "表.csv"
    rows = [
        ["护网\n破损", date(2026, 11, 3), PartialDate(2026, 11), 12, 1.5, True, None],
        ['说"好"', datetime.fromisoformat("2026-11-03T08:30"), None, -5, None, False, "，"],
    ]
    assert write_delimited(path, list("甲乙丙丁戊己庚"), rows) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (sheet,) = read_workbook(path)
    assert [list(row) for row in sheet.rows[1:]] == [
        ["护网\n破损", "2026-11-03", "2026年11月", "12", "1.5", "是", None],
        ['说"好"', "2026-11-03 08:30", None, "-5", None, "否", "，"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-℃", "@x", "\t=1", "　=1", "\n=1", "\xa0@x"])
def test_no_text_is_a_formula(tmp_path, text):
    path = tmp_path / "表.csv"
    write_delimited(path, ["甲", "乙"], [[text, "x"]])
    assert path.read_text("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


def test_no_payload_is_a_formula_in_whatever_cell(tmp_path):
    path = tmp_path / "表.csv"
    payloads = [*PAYLOADS, *("＝1+1", "＋1", "－1", "＠x", "\u2060=1")]
    write_delimited(path, [*payloads, "甲"], [[one, *payloads] for one in payloads])
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    shown = [cell.strip("\u200b\u2060\ufeff \xa0\u3000\t\r\n") for cell in cells]
    assert not [cell for cell in shown if cell.startswith(tuple("=+-@＝＋－＠"))]
    assert sum(cell.startswith("'") for cell in cells) > 50 * len(payloads)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path):
    with pytest.raises(ExchangeError) as told:
        write_delimited(tmp_path / "没有" / "表.csv", ["甲"], [])
    assert told.value.code == "target_folder_missing"
    path = tmp_path / "表.csv"
    path.write_text("旧的", "utf-8")

    def broken():
        yield ["a"]
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_delimited(path, ["甲"], broken())
    assert path.read_text("utf-8") == "旧的"
