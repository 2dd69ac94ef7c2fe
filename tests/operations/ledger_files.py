"""Workbooks of ledgers as people keep them, for the tests of import."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.operations.ledger_import import (
    LedgerChoices,
    examine_ledger_file,
    import_ledger,
    open_ledger_file,
)

ON = date(2026, 11, 20)
#: A header as many branches write it.
HEADER = (
    "序号",
    "检查日期",
    "隐患地点",
    "存在问题",
    "检查人",
    "隐患等级",
    "整改单位",
    "责任人",
    "整改措施",
    "整改资金",
    "整改期限",
    "应急预案",
    "整改情况",
    "完成时间",
    "整改完成人",
    "复查时间",
    "复查人",
    "销号时间",
    "销号人",
)
#: A row that lacks nothing, by header.
GOOD = {
    "序号": 1,
    "检查日期": "2026.11.3",
    "隐患地点": "3402 顺槽",
    "存在问题": "护网破损",
    "检查人": "李四",
    "隐患等级": "C级",
    "整改单位": "检修班",
    "责任人": "张三",
    "整改措施": "更换护网",
    "整改资金": "无需",
    "整改期限": "2026年11月25日",
    "应急预案": "无需",
}
CLOSED = {
    "整改情况": "已闭环",
    "完成时间": "2026-11-05",
    "整改完成人": "张三",
    "复查时间": "2026-11-06",
    "复查人": "李四",
    "销号时间": "2026-11-07",
    "销号人": "王书记",
}


def line(**changes):
    """A row of cells in the order of `HEADER`."""
    told = {**GOOD, **changes}
    return [told.get(header) for header in HEADER]


def workbook(path: Path, *rows, header=HEADER, title="综采一队党支部隐患排查整改台账"):
    """Write a workbook with a title, a header and rows."""
    made = Workbook()
    sheet = made.active
    sheet.title = "隐患台账"
    if title:
        sheet.append([title])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    for row in (header, *rows):
        sheet.append(list(row))
    made.save(path)
    return path


def examined(path, branch, book="hazard", **choices):
    """Look at a workbook of a branch."""
    made = LedgerChoices(**{"organisation_id": branch, **choices})
    return examine_ledger_file(
        open_ledger_file(path), book=book, within=branch, on=ON, choices=made
    )


def brought_in(runner, examination):
    """Import what was found good."""
    return runner.run(import_ledger(examination=examination)).result


def said(examination):
    """What is told of rows: row, header and sentence."""
    return [(p.where.row, p.where.field, sentence(p)) for p in examination.problems]


def codes(examination):
    """What is told of rows: row, header and code."""
    return [(p.where.row, p.where.field, p.code) for p in examination.problems]
