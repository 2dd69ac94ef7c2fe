"""The sheet of differences."""

from dataclasses import fields

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.reconciliation import RECONCILIATION, DifferenceLine
from tests.printing.samples import RARE, text_of

VALUES = {"file": "全国系统.xlsx", "counts": "对方 2 人", "as_of": "2026-11-20", "mark": "DZ-1"}


def test_every_column_shows_an_attribute_of_a_line():
    known = {field.name for field in fields(DifferenceLine)}
    assert {column.shows for column in RECONCILIATION.columns} <= known


def test_long_values_wrap_and_rare_names_print(fonts, tmp_path):
    line = DifferenceLine(
        "1",
        "内容不同",
        RARE,
        "综采一队党支部",
        "班组",
        "很长的班组名称" * 12,
        "采一班",
        "说明" * 40,
    )
    target = tmp_path / "差异.pdf"
    report = build(RECONCILIATION, [line] * 30, VALUES, target, fonts=fonts)
    assert report.missing_glyphs == ()
    text = "".join(text_of(target)).replace("\n", "")
    assert text.count(RARE) == 30
    assert text.count("很长的班组名称") == 360


def test_without_differences_it_says_so(fonts, tmp_path):
    target = tmp_path / "差异.pdf"
    build(RECONCILIATION, [], VALUES, target, fonts=fonts)
    assert "两份名单没有差异" in "".join(text_of(target))
