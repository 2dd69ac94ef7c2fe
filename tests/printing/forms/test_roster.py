from dataclasses import fields, replace

import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.roster import ROSTER, RosterLine
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE
from tests.printing.samples import (
    ID_NUMBER,
    LONG_BRANCH,
    PHONE,
    RARE,
    roster_lines,
    size_of,
    text_of,
)

VALUES = {"branch_name": "综采一队党支部", "as_of": "2026-11-20", "mark": "DY-1"}


def printed(fonts, tmp_path, lines, **options):
    target = tmp_path / "roster.pdf"
    report = build(ROSTER, lines, VALUES, target, fonts=fonts, **options)
    return report, text_of(target)


def test_every_column_shows_an_attribute_of_a_line():
    assert {column.shows for column in ROSTER.columns} < {
        field.name for field in fields(RosterLine)
    }


def test_the_archive_prints_id_numbers_and_phones_in_full(fonts, tmp_path):
    _, (page, *_rest) = printed(fonts, tmp_path, roster_lines(5), detail=DetailLevel.ARCHIVE)
    assert page.count(ID_NUMBER) == 5
    assert page.count(PHONE) == 5
    assert "公民身份号码" in page
    assert "联系电话" in page


@pytest.mark.parametrize("level", [DetailLevel.WALL, DetailLevel.PUBLIC])
def test_below_the_archive_these_columns_are_not_there(fonts, tmp_path, level):
    _, pages = printed(fonts, tmp_path, roster_lines(60), detail=level)
    text = "".join(pages)
    assert ID_NUMBER not in text
    assert PHONE not in text
    assert "公民身份号码" not in text
    assert "联系电话" not in text


def test_every_person_stands_on_it_with_counts_and_signatures_at_the_end(fonts, tmp_path):
    lines = roster_lines(60)
    report, pages = printed(fonts, tmp_path, lines)
    assert report.pages == len(pages) == 3
    text = "".join(pages).replace("\n", "")
    assert all(line.name in text for line in lines)
    assert "正式党员 54 名　　预备党员 6 名　　合计 60 名" in pages[-1]
    assert "填报人" in pages[-1]
    assert "审核人" in pages[-1]
    assert "截至日期：2026-11-20" in pages[0]
    assert "1998年7月" in pages[0]


def test_several_branches_are_grouped_each_on_pages_of_its_own(fonts, tmp_path):
    lines = roster_lines(30) + roster_lines(3, LONG_BRANCH)
    _, pages = printed(fonts, tmp_path, lines)
    assert "综采一队党支部党员名册" in pages[0]
    assert f"{LONG_BRANCH}党员名册" in pages[-1].replace("\n", "")
    assert "合计 30 名" in pages[-2]
    assert "合计 3 名" in pages[-1]


def test_rare_characters_can_be_searched_in_the_file(fonts, tmp_path):
    line = replace(roster_lines(1)[0], name=RARE)
    report, (page,) = printed(fonts, tmp_path, [line])
    assert RARE in page.replace("\n", "")
    assert report.missing_glyphs == ()


def test_it_goes_on_a3_as_well(fonts, tmp_path):
    printed(fonts, tmp_path, roster_lines(3), paper=A3_LANDSCAPE)
    width, height = size_of(tmp_path / "roster.pdf")
    assert (round(width), round(height)) == (420, 297)
