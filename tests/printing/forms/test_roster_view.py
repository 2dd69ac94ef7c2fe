"""名册（自选栏目）: as many columns as were chosen, on the smallest paper that holds them."""

import pytest

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError, PaperError, PrintingError
from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, A4_PORTRAIT
from tests.printing.samples import ID_NUMBER, size_of, text_of

NAME, AGE = ViewColumn("姓名"), ViewColumn("年龄", may_break=False)
NUMBER = ViewColumn("公民身份号码", Sensitivity.MASKED, may_break=False)
VALUES = {
    "heading": "井下 60 岁以上",
    "told": "正式党员，年龄 ≥ 60",
    "count": "2",
    "as_of": "2026年11月21日",
    "mark": "DY-1",
}


def printed(fonts, tmp_path, columns, rows, level=DetailLevel.ARCHIVE, paper=None, **values):
    target = tmp_path / "view.pdf"
    sheet = fitted(columns, rows, level, paper)
    build(sheet, lines_of(rows), VALUES | values, target, fonts=fonts, detail=level, paper=paper)
    return size_of(target), text_of(target)


def test_heading_filter_count_day_and_people_stand_on_it(fonts, tmp_path):
    _, (page,) = printed(fonts, tmp_path, [NAME, AGE], [["张三", "61"], ["李四", "66"]])
    for words in ("井下 60 岁以上", "正式党员，年龄 ≥ 60", "共 2 人", "2026年11月21日", "序号"):
        assert words in page
    assert page.index("张三") < page.index("李四")


def test_the_paper_follows_the_columns():
    row = ["第一采掘队党支部"]
    few = fitted([NAME] * 3, [row * 3], DetailLevel.WALL)
    many = fitted([ViewColumn("所在党支部")] * 9, [row * 9], DetailLevel.WALL)
    most = fitted(
        [ViewColumn("入党日期", may_break=False)] * 16, [["2026-11-21"] * 16], DetailLevel.WALL
    )
    assert (few.paper, many.paper, most.paper) == (A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE)


def test_long_texts_break_before_a_larger_paper_is_taken(fonts, tmp_path):
    columns = [NAME, *[ViewColumn("备注")] * 6, AGE]
    rows = [["张三", *["一段很长很长的话，写了又写，直到一行放不下为止"] * 6, "61"]] * 3
    size, (page,) = printed(fonts, tmp_path, columns, rows)
    assert size == pytest.approx((297, 210), abs=0.5)
    assert page.replace("\n", "").count("直到一行放不下为止") == 18


def test_too_many_columns_are_refused_with_what_to_do():
    dates = [ViewColumn("入党日期", may_break=False)] * 40
    with pytest.raises(PaperError, match=r"40 栏.*请少选几栏"):
        fitted(dates, [["2026-11-21"] * 40], DetailLevel.WALL)
    with pytest.raises(PaperError, match="请少选几栏"):
        fitted(dates[:12], [["2026-11-21"] * 12], DetailLevel.WALL, A4_PORTRAIT)


@pytest.mark.parametrize("level", [DetailLevel.WALL, DetailLevel.PUBLIC])
def test_sensitive_columns_are_for_the_archive_alone(fonts, tmp_path, level):
    rows = [["张三", ID_NUMBER]]
    _, (page,) = printed(fonts, tmp_path, [NAME, NUMBER], rows, level)
    assert ID_NUMBER not in page
    assert "公民身份号码" not in page
    _, (page,) = printed(fonts, tmp_path, [NAME, NUMBER], rows)
    assert ID_NUMBER in page
    with pytest.raises(PrintingError, match="都不能给别人看"):
        fitted([NUMBER], [[ID_NUMBER]], level)


def test_a_number_in_the_words_of_the_filter_is_refused_for_others(fonts, tmp_path):
    told = f"公民身份号码是“{ID_NUMBER}”"
    with pytest.raises(DetailError, match="说明里有像"):
        printed(fonts, tmp_path, [NAME], [["张三"]], DetailLevel.WALL, told=told)


def test_nobody_is_said_and_long_words_do_not_run_off_the_paper(fonts, tmp_path):
    told = "，".join(["所在党支部是青石岭煤业有限责任公司综采一队党支部"] * 8)
    _, (page,) = printed(fonts, tmp_path, [NAME, AGE], [], told=told)
    assert "没有符合条件的人" in page
    assert page.replace("\n", "").count("综采一队党支部") == 8
