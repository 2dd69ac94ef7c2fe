"""A sheet of blocks holds texts and numbers, never a formula."""

import openpyxl

from dangjian_desktop.exchange.block_writer import BlockColumn, BlockSheet, write_blocks
from tests.exchange.test_workbook_writing import PAYLOADS


def test_no_payload_becomes_a_formula_or_a_link(tmp_path):
    path = tmp_path / "打分表.xlsx"
    columns = [BlockColumn(one, 12.0, is_number=one == "+1+1") for one in PAYLOADS]
    rows = [[one, *PAYLOADS[1:]] for one in PAYLOADS]
    write_blocks(
        path,
        BlockSheet("=1+1", "=1+1", columns, rows, PAYLOADS, PAYLOADS, ("@x", PAYLOADS)),
    )
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len([cell for cell in cells if cell.value is not None]) > len(PAYLOADS) ** 2
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink is not None]
