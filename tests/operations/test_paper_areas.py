"""Plates, list and comparison of areas, read back from their PDF."""

from datetime import date

import pytest

from dangjian_desktop.domain.duty_areas import AREA_BOOK, YEARLY
from dangjian_desktop.operations.paper_areas import area_plate_content
from dangjian_desktop.operations.printout import (
    AREA_DIFFERENCES,
    AREA_LIST,
    AREA_PLATE,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.queries.ledgers import LedgerQuery
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def printed(tmp_path):
    def act(code, **more):
        target = tmp_path / "out.pdf"
        report = print_sheet(Printout(code, more.pop("on", ON), **more), target)
        assert report.missing_glyphs == ()
        return [page.replace("\r\n", "\n") for page in texts(target)]

    return act


@pytest.fixture
def mine(data):
    """A branch with an area that was drawn anew this year, and a crew that nobody answers for."""
    branch = make.branch("综采一队党支部", under=make.committee())
    made = {"branch": branch, "张三": make.person("张三", branch, crew="检修班")}
    made["李四"] = make.person("李四", branch, crew="生产一班", mobile_phone="13800000000")
    for day, who in (("2025-01-08", "李四"), ("2026-01-08", "张三")):
        made[day] = make.entry(
            AREA_BOOK,
            branch,
            day,
            name="检修班责任区",
            level="班组责任区",
            crew="检修班",
            area="3402 运输顺槽",
            machines="6 号转载机",
            guarantees="包安全：无三违。\n包任务：完成计划。\n包质量：一次合格。",
            members=made[who],
        )
    make.advanced(made["2025-01-08"], "ended", "2026-01-08", values={"end_reason": YEARLY})
    return made


def test_a_plate_tells_who_answers_for_what_and_no_number_of_anybody(printed, mine):
    (plate,) = printed(AREA_PLATE, organisation_id=mine["branch"])
    for words in (
        "检修班责任区",
        "班组责任区　综采一队党支部",
        "责任党员",
        "张三",
        "3402 运输顺槽",
        "6 号转载机",
        "包质量：一次合格。",
        "无三违、无隐患、无事故",
    ):
        assert words in plate
    assert "李四" not in plate


@pytest.mark.parametrize("paper", ["A5横", "A4横", "A3", "60x40cm", "40x60cm"])
def test_a_plate_has_any_size(printed, mine, paper):
    (plate,) = printed(AREA_PLATE, organisation_id=mine["branch"], paper=paper)
    assert "包任务：完成计划。" in plate


def test_a_photo_hangs_only_with_consent(mine):
    def photo():
        (plate,), _values = area_plate_content(Printout(AREA_PLATE, ON))
        return [(one.name, one.photo) for one in plate.members]

    make.photo(mine["张三"], b"picture")
    assert photo() == [("张三", None)]
    make.photo(mine["张三"], b"picture", consent="2026-01-01")
    assert photo() == [("张三", b"picture")]


def test_all_or_some_plates_are_one_job(printed, mine):
    other = make.entry(
        AREA_BOOK, mine["branch"], "2026-01-08", name="一班区", members=mine["李四"], area="切眼"
    )
    assert len(printed(AREA_PLATE, organisation_id=mine["branch"])) == 2
    query = LedgerQuery(AREA_BOOK, ON, entries=(other,))
    (plate,) = printed(AREA_PLATE, organisation_id=mine["branch"], ledger=query)
    assert "一班区" in plate


def test_whoever_has_left_hangs_on_no_wall(printed, mine):
    make.departure(mine["张三"], on=date(2026, 11, 1))
    (plate,) = printed(AREA_PLATE, organisation_id=mine["branch"])
    assert "张三" not in plate
    assert "（待定）" in plate
    assert "张三" in printed(AREA_PLATE, on=date(2026, 10, 1))[0]


def test_a_number_that_was_typed_into_an_area_does_not_get_onto_a_plate(printed, mine):
    make.entry(AREA_BOOK, mine["branch"], "2026-01-09", name="区", area="张三电话 13800000000")
    with pytest.raises(PrintingError):
        printed(AREA_PLATE, organisation_id=mine["branch"])


def test_the_list_has_the_areas_and_the_crews_nobody_answers_for(printed, mine):
    (page,) = printed(AREA_LIST, organisation_id=mine["branch"])
    assert "综采一队党支部党员责任区一览" in page
    assert "检修班责任区" in page.replace("\n", "")  # letters as large as there is room for
    assert "还没有责任党员的班组：生产一班。" in page


def test_two_years_are_laid_beside_each_other(printed, mine):
    (page,) = printed(
        AREA_DIFFERENCES,
        organisation_id=mine["branch"],
        since=date(2025, 12, 31),
        until=ON,
        detail="archive",
    )
    assert "有调整 1 个" in page
    assert "责任党员" in page
    assert "李四" in page
    assert "张三" in page
    (same,) = printed(AREA_DIFFERENCES, organisation_id=mine["branch"], detail="archive")
    assert "有调整 1 个" in same, "by itself this year is laid beside the end of the last"


def test_what_cannot_be_printed_is_told(printed, mine):
    with pytest.raises(RefusedError, match="还没有责任区"):
        printed(AREA_PLATE, on=date(2024, 1, 1))
    with pytest.raises(RefusedError, match="要晚于前一次"):
        printed(AREA_DIFFERENCES, since=ON, until=ON, detail="archive")
