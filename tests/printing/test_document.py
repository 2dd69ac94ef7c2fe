import os
import resource
import subprocess
import sys
from dataclasses import dataclass, replace

import pytest

from dangjian_desktop.domain.tiles import Tile
from dangjian_desktop.printing.document import Part, build, build_pack, write_all, write_whole
from dangjian_desktop.printing.errors import DetailError, FileError, PaperError, PrintingError
from dangjian_desktop.printing.forms.person_card import PERSON_CARD
from dangjian_desktop.printing.forms.roster import ROSTER
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_PORTRAIT, A4_PORTRAIT, Column, paper_named
from dangjian_desktop.printing.tiling import tiled
from dangjian_desktop.printing.walls.group_list import GROUP_LIST
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from tests.pdf import left_edges
from tests.printing.samples import (
    PHONE,
    branch_chart,
    plain_sheet,
    roster_lines,
    size_of,
    text_of,
)

VALUES = {"branch_name": "综采一队党支部", "as_of": "2026-11-20", "mark": "DY-7"}


@dataclass(frozen=True)
class Row:
    a: str
    b: str = ""


@pytest.fixture
def target(tmp_path):
    return tmp_path / "试.pdf"


def test_the_report_counts_pages_and_tells_missing_characters(fonts, target):
    sheet = plain_sheet([Column("甲", "a", 30)])
    report = build(sheet, [Row("王\ue863")] * 60, {}, target, fonts=fonts)
    pages = text_of(target)
    assert report.pages == len(pages) == 2
    assert report.missing_glyphs == ("\ue863",)
    assert report.unreadable_photos == ()
    assert "第 1 页　共 2 页" in pages[0]
    assert "第 2 页　共 2 页" in pages[1]


def test_the_same_input_gives_the_same_bytes(fonts, target, tmp_path):
    for other in (target, tmp_path / "2.pdf"):
        build(
            ORGANISATION_CHART, [branch_chart(20, 3, has_photos=True)], VALUES, other, fonts=fonts
        )
    assert target.read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_every_font_named_in_the_file_is_embedded(fonts, target):
    build(ORGANISATION_CHART, [branch_chart(20, 3)], VALUES, target, fonts=fonts)
    made = target.read_bytes()
    assert b"/FontFile2" in made
    assert b"Helvetica" not in made
    assert b"Helvetica" not in tiled(made, Tile("A4"), fonts=fonts, title="组织架构图")


def test_nothing_of_the_user_or_the_clock_stands_in_the_file(fonts, target):
    build(plain_sheet([Column("甲", "a", 30)]), [Row("王")], {}, target, fonts=fonts)
    content = target.read_bytes()
    assert b"/Author (dangjian_desktop)" in content
    assert b"D:20000101" in content  # reportlab's date for reproducible files


def test_the_mark_stands_at_the_foot(fonts, target):
    build(ROSTER, roster_lines(3), VALUES, target, fonts=fonts)
    assert "DY-7" in text_of(target)[0]


def test_the_page_number_makes_room_for_a_long_mark(fonts, target):
    build(ROSTER, roster_lines(3), VALUES, target, fonts=fonts)
    (middle,) = left_edges(target, "第 1 页")
    mark = "综合机械化采煤第一工区综采一队与准备队联合党支部委员会筹备组会议记录2026年11月"
    build(ROSTER, roster_lines(3), VALUES | {"mark": mark * 2}, target, fonts=fonts)
    (right,) = left_edges(target, "第 1 页")
    assert right > middle


def test_a_mark_longer_than_its_place_does_not_run_into_the_page_number(fonts, target):
    build(ROSTER, roster_lines(3), VALUES | {"mark": "很长的标记" * 20}, target, fonts=fonts)
    assert "第 1 页　共 1 页" in text_of(target)[0]


@pytest.mark.parametrize(
    ("template", "level", "possible"),
    [
        (ORGANISATION_CHART, DetailLevel.ARCHIVE, "上墙、公示"),
        (GROUP_LIST, DetailLevel.ARCHIVE, "上墙、公示"),
    ],
)
def test_a_level_that_a_sheet_does_not_have_is_refused(fonts, target, template, level, possible):
    with pytest.raises(PrintingError, match=f"可用的明细：{possible}"):
        build(template, [], VALUES, target, fonts=fonts, detail=level)
    assert not target.exists()


def test_the_least_detail_is_what_one_gets_unasked(fonts, target):
    build(ROSTER, roster_lines(3), VALUES, target, fonts=fonts)
    assert PHONE not in text_of(target)[0]


def test_a_private_number_in_any_cell_stops_the_whole_document(fonts, target):
    sheet = plain_sheet(
        [Column("姓名", "a", 30), Column("备注", "b", 60)], levels=tuple(DetailLevel)
    )
    rows = [Row("王建国"), Row("李强", f"找他打{PHONE}")]
    target.write_bytes(b"earlier")
    for level in (DetailLevel.WALL, DetailLevel.PUBLIC):
        with pytest.raises(DetailError, match="第 2 行“备注”里有像手机号码的数字"):
            build(sheet, rows, {}, target, fonts=fonts, detail=level)
    assert target.read_bytes() == b"earlier"
    build(sheet, rows, {}, target, fonts=fonts, detail=DetailLevel.ARCHIVE)
    assert PHONE in text_of(target)[0]


@pytest.mark.parametrize("place", ["title", "above", "mark"])
def test_a_private_number_in_a_value_stops_the_document_too(fonts, target, place):
    sheet = plain_sheet(
        [Column("甲", "a", 30)],
        title="{title}",
        above=("{above}", ""),
        levels=(DetailLevel.PUBLIC,),
    )
    values = {"title": "", "above": "", "mark": ""} | {place: PHONE}
    with pytest.raises(DetailError, match="手机号码"):
        build(sheet, [], values, target, fonts=fonts)


def test_another_paper_is_taken_where_the_sheet_allows_it(fonts, target):
    board = paper_named("60x90cm", A3_PORTRAIT)
    build(ORGANISATION_CHART, [branch_chart(20, 3)], VALUES, target, fonts=fonts, paper=board)
    assert size_of(target) == pytest.approx((600, 900), abs=0.1)
    with pytest.raises(PaperError, match="可用的纸张"):
        build(ROSTER, [], VALUES, target, fonts=fonts, paper=A4_PORTRAIT)


def test_columns_too_wide_for_the_paper_are_told(fonts, target):
    sheet = plain_sheet([Column("甲", "a", 100), Column("乙", "b", 100)])
    with pytest.raises(PaperError, match="各栏要 200 毫米，版心只有 186 毫米"):
        build(sheet, [], {}, target, fonts=fonts)


@pytest.mark.parametrize("template", [PERSON_CARD, ORGANISATION_CHART])
def test_nothing_to_print_is_told(fonts, target, template):
    with pytest.raises(PrintingError, match="没有可打印的内容"):
        build(template, [], VALUES, target, fonts=fonts)


# The file.


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(FileError, match=r"文件夹.*不存在"):
        write_whole(tmp_path / "没有" / "a.pdf", b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind there")
def test_nothing_takes_the_place_of_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(FileError, match="不是普通文件"):
        write_all([(tmp_path / "a.pdf", b"new"), (tmp_path / "管道", b"new")])
    assert (tmp_path / "管道").is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["管道"]


def test_a_target_that_is_a_folder_is_told(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileError, match="是文件夹，不是文件"):
        write_whole(tmp_path / "a.pdf", b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_target_inside_a_file_is_told(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileError, match="请换一个位置"):
        write_whole(tmp_path / "a" / "b.pdf", b"x")


def test_a_new_file_has_the_rights_that_files_usually_have(tmp_path):
    write_whole(tmp_path / "a.pdf", b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b.pdf").stat().st_mode


FULL_DISK = """
import resource, sys
from pathlib import Path
from dangjian_desktop.printing.document import write_whole
from dangjian_desktop.printing.errors import FileError
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except FileError as error:
    print(error.sentence)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs limits of a process")
def test_a_full_disk_leaves_the_earlier_file_and_no_rubbish(target):
    target.write_bytes(b"earlier")
    answer = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert answer.stdout.startswith(f"磁盘已满，“{target.name}”没有写成，原来的文件没有动")
    assert target.read_bytes() == b"earlier"
    assert [one.name for one in target.parent.iterdir()] == [target.name]


def test_sheets_of_one_job_keep_their_paper_and_their_mark_and_count_through(fonts, target):
    wide = plain_sheet([Column("甲", "a", 30)])
    upright = replace(wide, code="other", name="另一张", paper=A4_PORTRAIT, papers=(A4_PORTRAIT,))
    parts = [
        Part(wide, [Row("王")], {"mark": "甲号"}),
        Part(upright, [Row("李")] * 80, {"mark": "乙号"}),
    ]
    report = build_pack(parts, target, fonts=fonts)
    pages = text_of(target)
    assert report.pages == len(pages) > 2
    assert "甲号" in pages[0]
    assert "乙号" not in pages[0]
    assert all("乙号" in page for page in pages[1:])
    assert f"第 2 页　共 {len(pages)} 页" in pages[1]
    width, height = size_of(target)
    assert (width > height) == wide.paper.is_landscape


def test_a_job_is_not_begun_when_one_of_its_sheets_has_not_the_level(fonts, target):
    first = plain_sheet([Column("甲", "a", 30)])
    filed = replace(first, levels=(DetailLevel.ARCHIVE,))
    wall = replace(first, levels=(DetailLevel.WALL,))
    parts = [Part(filed, [Row("王")], {}), Part(wall, [Row("王")], {})]
    with pytest.raises(PrintingError, match="没有“归档”明细"):
        build_pack(parts, target, fonts=fonts)
    assert not target.exists()
