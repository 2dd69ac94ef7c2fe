from dataclasses import fields

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.organisation_history import (
    ORGANISATION_HISTORY,
    HistoryLine,
)
from tests.printing.samples import text_of

VALUES = {"branch_name": "综采一队党支部", "as_of": "2026年11月20日", "mark": "组织沿革"}


def test_every_column_shows_an_attribute_of_a_line():
    assert {column.shows for column in ORGANISATION_HISTORY.columns} == {
        field.name for field in fields(HistoryLine)
    }


def test_the_lines_stand_under_the_name_of_the_organisation(fonts, tmp_path):
    target = tmp_path / "history.pdf"
    lines = [
        HistoryLine("1", "成立", "成立", "2020年7月", ""),
        HistoryLine("2", "名称", "综采一队党支部" * 6, "2020年7月", "2024-05-01"),
    ]
    build(ORGANISATION_HISTORY, lines, VALUES, target, fonts=fonts)
    (page,) = text_of(target)
    assert "综采一队党支部沿革" in page
    assert "2020年7月" in page
    assert "2024-05-01" in page


def test_nothing_recorded_is_said(fonts, tmp_path):
    target = tmp_path / "history.pdf"
    build(ORGANISATION_HISTORY, [], VALUES, target, fonts=fonts)
    assert "还没有沿革的记录" in text_of(target)[0]
