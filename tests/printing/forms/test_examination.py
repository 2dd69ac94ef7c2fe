"""台账体检情况表: a page for each branch, counted by severity, without any number."""

from dataclasses import fields

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.examination import EXAMINATION, ExaminationLine
from tests.printing.samples import LONG_BRANCH, text_of

VALUES = {"branch_name": "", "as_of": "2026年11月20日", "mark": "DY-1"}
LONG = "人在综采一队党支部，党小组第一党小组属于" + LONG_BRANCH + "。"


def line(number: int, branch: str, severity: str = "错误", **more: str) -> ExaminationLine:
    told = {"title": "身份号码与性别不符", "sentence": "没有填性别。", "advice": "请核对。", **more}
    return ExaminationLine(str(number), "张三", severity, branch_name=branch, **told)


def printed(fonts, tmp_path, lines):
    target = tmp_path / "examination.pdf"
    report = build(EXAMINATION, lines, VALUES, target, fonts=fonts)
    return report, text_of(target)


def test_every_column_shows_an_attribute_of_a_line():
    shown = {column.shows for column in EXAMINATION.columns}
    assert shown < {field.name for field in fields(ExaminationLine)}


def test_each_branch_has_pages_of_its_own_and_its_tallies(fonts, tmp_path):
    lines = [line(1, "甲党支部"), line(2, "甲党支部", "提示"), line(1, "乙党支部", sentence=LONG)]
    report, pages = printed(fonts, tmp_path, lines)
    assert report.pages == 2
    assert "甲党支部台账体检情况表" in pages[0]
    assert "乙党支部台账体检情况表" in pages[1]
    for word in ("错误", "提示 1 条", "合计 2 条", "支部书记", "办理结果"):
        assert word in pages[0]
    assert not report.missing_glyphs


def test_nothing_found_is_said(fonts, tmp_path):
    _report, (page,) = printed(fonts, tmp_path, [])
    assert "没有发现问题" in page
