"""Workbooks of rubrics for tests: the shared one, and small ones with other columns."""

from pathlib import Path

from openpyxl import Workbook

SHARED = Path(__file__).parents[1] / "data" / "rubric_2026.xlsx"
HEADER = ["项目", "编号", "考评内容", "分值", "评分办法", "所属体系", "自评", "考核", "依据"]


def rubric_book(
    folder: Path, *rows, header=HEADER, title="2026年度支部考评细则", name="细则.xlsx", sheets=()
):
    """Write a workbook and return its path; `sheets` are more sheets: name and rows."""
    made = Workbook()
    sheet = made.active
    sheet.title = "考评细则"
    if title:
        sheet.append([title])
    for row in (header, *rows):
        sheet.append(list(row))
    for more, its in sheets:
        other = made.create_sheet(more)
        for row in its:
            other.append(list(row))
    path = folder / name
    made.save(path)
    return path
