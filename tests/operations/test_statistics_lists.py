"""The workbook, the form and the page of 党内统计; a balance that is off holds them back (I19)."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Education, Stage
from dangjian_desktop.operations.printout import STATISTICS, YEAR_FIGURES, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.operations.statistics_lists import (
    change_words,
    export_statistics,
    place_name,
    refuse_unbalanced,
    year_pairs,
    year_text,
)
from dangjian_desktop.queries.statistics import TABLE_WORDS
from dangjian_desktop.queries.two_year import TwoYearQuery
from dangjian_desktop.storage.models import Membership
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)
LAST = date(2025, 12, 31)


@pytest.fixture
def branch(data) -> int:
    """Three members, one of them developed in the year."""
    found = make.branch("综采一队党支部")
    make.person("张三", found, education=Education.COLLEGE, born_on=make.day("1990-05-12"))
    make.person("李四", found)
    make.person("王新", found, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    return found


def let_vanish(name: str) -> None:
    """End a membership as a correction in another place might, without a word why."""
    row = next(one for one in Membership.select() if one.person.name == name)
    until = PartialDate.from_iso("2026-05-01")
    make.done(Operation("布景", "vanish", lambda w: w.update(Membership, row.id, until=until)))


def test_the_workbook_holds_every_table(branch, tmp_path: Path):
    target = tmp_path / "统计.xlsx"
    rows = export_statistics(ON, branch, target, other_day=LAST)
    book = CalamineWorkbook.from_path(target)
    assert book.sheet_names == ["两年对账", *TABLE_WORDS.values(), "年度数据"]
    cells = book.get_sheet_by_name("两年对账").to_python(skip_empty_area=True)
    assert cells[0][0] == "综采一队党支部　截至 2026年11月20日"
    assert [row[2] for row in cells[2:17]] == [2, 1, 1, *[0] * 9, 3, 3, 0]
    schooling = book.get_sheet_by_name("学历").to_python(skip_empty_area=True)
    assert schooling[1] == [
        "项目",
        "人数",
        "女",
        "少数民族",
        "预备党员",
        "占比",
        "2025-12-31 人数",
        "增减",
    ]
    assert ["未填", 2, 0, 0, 1, "66.7%", 1, 1] in schooling
    assert rows > 100
    figures = book.get_sheet_by_name("年度数据").to_python(skip_empty_area=True)
    assert ["党员队伍", "党员", "3 名", "2 名", "+1 名", "", "名册"] in figures


def test_i19_blocks_the_workbook_and_names_who_does_not_come_out(branch, tmp_path: Path):
    let_vanish("李四")
    target = tmp_path / "统计.xlsx"
    with pytest.raises(RefusedError, match=r"差 -1 名.*李四"):
        export_statistics(ON, branch, target)
    with pytest.raises(RefusedError, match="李四"):
        print_sheet(Printout(STATISTICS, ON, organisation_id=branch), tmp_path / "out.pdf")
    assert not list(tmp_path.glob("*.xlsx"))
    assert not list(tmp_path.glob("*.pdf"))


def test_many_names_are_cut_short(branch):
    for number in range(7):
        make.person(f"缺{number}", branch, confirmed_on="2026-02-01")
    with pytest.raises(RefusedError, match="等 7 人"):
        refuse_unbalanced(TwoYearQuery(ON, branch).fetch())


def test_the_form_has_the_balance_and_the_tables(branch, tmp_path: Path):
    target = tmp_path / "out.pdf"
    print_sheet(Printout(STATISTICS, ON, organisation_id=branch, other_year=2025), target)
    said = "".join(texts(target))
    assert "综采一队党支部党内统计表" in said
    assert "一、党员增减两年对账" in said
    assert "十二、本年发展党员" in said
    assert "2025年末" in said
    assert "未填" in said


def test_the_page_of_the_year_is_one_page_with_sources(branch, tmp_path: Path):
    target = tmp_path / "out.pdf"
    print_sheet(Printout(YEAR_FIGURES, ON, organisation_id=branch, other_year=2025), target)
    pages = texts(target)
    assert len(pages) == 1
    assert "3 名（2025 年 2 名） ①" in pages[0]
    assert "①名册" in pages[0]
    assert "没有记录" in pages[0]
    assert "内部资料，不公示" in pages[0]
    with pytest.raises(RefusedError, match="还没有开始"):
        print_sheet(Printout(YEAR_FIGURES, ON, organisation_id=branch, year=2027), target)


def test_the_text_to_paste_names_place_year_and_day(branch):
    pairs = year_pairs(ON, branch, None)
    text = year_text(ON, branch, pairs, 2026, None)
    assert text.startswith(
        "综采一队党支部 2026 年度数据（截至 2026年11月20日）\n党员队伍：党员 3 名；"
    )


def test_the_whole_mine_is_called_by_its_committee(data):
    assert place_name(None, ON) == "全部党员"
    committee = make.committee("星火煤矿党委")
    make.branch(under=committee)
    assert place_name(None, ON) == "星火煤矿党委"


def test_changes_carry_their_sign():
    assert [change_words(one) for one in (3, -2, 0)] == ["+3", "−2", "0"]
