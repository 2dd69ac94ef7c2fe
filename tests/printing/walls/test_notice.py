"""通知 on walls of all sizes, with a word or with many; a day that is over says so."""

from dataclasses import replace

import pytest

from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Line
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A0_LANDSCAPE,
    A3_PORTRAIT,
    A4_PORTRAIT,
    paper_named,
)
from dangjian_desktop.printing.walls.notice import WallNotice, lay_out, states

NOTICE = WallNotice(
    "综采一队党支部党员大会通知",
    "全体党员：",
    "2026年11月24日（星期二）15:00",
    "会议室",
    ("定于2026年11月24日在会议室召开党员大会。",),
    ("综采一队党支部", "2026年11月21日"),
)
LONG = replace(NOTICE, paragraphs=NOTICE.paragraphs * 30, where="二号井" * 14)
PAPERS = [A3_PORTRAIT, A4_PORTRAIT, A0_LANDSCAPE, paper_named("60x90cm", A3_PORTRAIT)]


def placed(fonts, notice, paper=A3_PORTRAIT):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(notice, ink.prepared(notice.name), page, ink)
    return [one for one in shapes if isinstance(one, Line)], page


@pytest.mark.parametrize("notice", [NOTICE, LONG], ids=["short", "long"])
@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_line_stands_within_the_page(fonts, notice, paper):
    lines, page = placed(fonts, notice, paper)
    for one in lines:
        assert page.x < one.area.x
        assert one.area.right < page.right
        assert page.y < one.area.y
        assert one.area.bottom < page.bottom


def test_whom_it_addresses_stands_at_the_edge_and_who_signs_at_the_right(fonts):
    lines, _page = placed(fonts, NOTICE)
    called, first, *_others = lines
    assert called.text.startswith("全体党员")
    assert called.area.x < first.area.x
    assert lines[-1].align == "right"


def test_a_notice_without_a_place_has_no_empty_strip(fonts):
    (first, *_), _page = placed(fonts, NOTICE)
    (higher, *_), _page = placed(fonts, replace(NOTICE, where=""))
    assert higher.area.y < first.area.y


def test_a_day_that_is_over_says_so():
    when = {one.label: one.value for one in states(replace(NOTICE, is_over=True))}["时间"]
    assert when == "2026年11月24日（星期二）15:00（已过）"
    assert [one.value for one in states(NOTICE) if one.section == "正文"] == [
        "全体党员：",
        *NOTICE.paragraphs,
    ]
