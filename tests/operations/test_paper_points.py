"""The papers of points: registers and slips for the file, the board for the wall."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import PointsExtent
from dangjian_desktop.operations.paper_points import (
    points_board_content,
    points_register_content,
    points_slip_content,
)
from dangjian_desktop.operations.points import record_exemption, record_publicity
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    POINTS_BOARD,
    POINTS_HALF_YEAR,
    POINTS_REGISTER,
    POINTS_SLIP,
    POINTS_YEAR,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.printing.catalog import SHEETS
from dangjian_desktop.printing.errors import PrintingError
from tests import make
from tests.pdf import texts
from tests.points_stories import NUMBERS, ON, given, points_mine


@pytest.fixture
def mine(data):
    return points_mine()


def printed(tmp_path, code, mine, **more):
    target = tmp_path / "out.pdf"
    detail = "" if code == POINTS_BOARD else ARCHIVE
    told = {"organisation_id": mine.branch, "period": "2026-11", "detail": detail, **more}
    print_sheet(Printout(code, ON, **told), target)
    return "".join(texts(target))


def board(mine, **more):
    told = {"organisation_id": mine.branch, "period": "2026-11", **more}
    (found,), _values = points_board_content(Printout(POINTS_BOARD, ON, **told))
    return found


def resolved(mine, extent):
    meeting = make.activity("general_meeting", mine.branch, "2026-10-12")
    make.done(
        record_publicity(
            organisation_id=mine.branch,
            extent=extent,
            activity_id=meeting,
            since=date(2026, 10, 12),
            on=ON,
        )
    )


def test_the_wall_shows_the_reached_and_the_first_third_and_no_last_place(mine):
    told = board(mine)
    assert [(one.place, one.name) for one in told.front] == [("1", "陈一"), ("2", "何二")]
    assert [name for name, _figure in told.listed] == list(NUMBERS)
    assert {figure for _name, figure in told.listed} == {""}


def test_who_does_not_reach_the_line_is_on_no_wall(mine):
    low = make.person("赵八", mine.branch)
    told = board(mine)
    names = [one.name for one in told.front] + [name for name, _figure in told.listed]
    assert "赵八" not in names
    assert "赵八" not in "".join(told.notes)
    assert low


@pytest.mark.parametrize("numbers", [(1, 1, 1), (1, 0, 0), ("1.5", 1, "0.5")])
def test_where_nobody_reaches_the_line_nobody_is_named(data, numbers):
    branch = make.branch("综采一队党支部", make.committee())
    for name, number in zip(("甲一", "乙二", "丙三"), numbers, strict=True):
        person = make.person(name, branch)
        if number:
            given(person, number)
    told = points_board_content(
        Printout(POINTS_BOARD, ON, organisation_id=branch, period="2026-11")
    )[0][0]
    assert (told.front, told.listed) == ((), ())


def test_where_everybody_takes_no_part_there_is_no_wall(data):
    branch = make.branch("综采一队党支部", make.committee())
    people = [make.person(name, branch) for name in ("甲一", "乙二", "丙三")]
    make.done(record_exemption(person_ids=people, since=date(2026, 1, 1)))
    with pytest.raises(RefusedError, match="没有参评的党员"):
        points_board_content(Printout(POINTS_BOARD, ON, organisation_id=branch, period="2026-11"))


@pytest.mark.parametrize("extent", list(PointsExtent))
def test_no_last_place_reaches_the_wall_whatever_was_resolved(mine, extent):
    make.person("赵八", mine.branch)
    resolved(mine, extent)
    told = board(mine)
    assert [one.name for one in told.front] == ["陈一", "何二"]
    names = [name for name, _figure in told.listed]
    assert names == sorted(
        names, key=["陈一", "何二", "李三", "马四", "孙五", "王六", "赵八"].index
    )
    assert ("赵八" in names) == (extent is PointsExtent.EVERYBODY)
    assert any("2026年10月12日党员大会" in note for note in told.notes)


def test_figures_hang_only_where_the_meeting_has_resolved_so(mine):
    resolved(mine, PointsExtent.ALL_REACHED)
    assert dict(board(mine).listed)["李三"] == "7"


def test_who_takes_no_part_stands_there_without_a_word_of_why(mine):
    told = board(mine)
    assert told.notes[0] == "不参评：钱七"
    assert "钱七" not in [name for name, _figure in told.listed]


def test_a_whole_mine_gets_a_board_for_each_branch_and_a_group_its_own(mine):
    other = make.branch("机电队党支部", make.committee("另一党委"))
    make.person("周九", other)
    boards, _values = points_board_content(Printout(POINTS_BOARD, ON, period="2026-11"))
    assert [one.name for one in boards] == ["综采一队党支部", "机电队党支部"]
    assert boards[1].listed == ()
    assert board(mine, organisation_id=mine.group).name == "第一党小组"


def test_the_wall_prints_no_archive_and_the_register_no_wall(mine, tmp_path):
    assert "陈一" in printed(tmp_path, POINTS_BOARD, mine)
    for code, detail in ((POINTS_BOARD, ARCHIVE), (POINTS_REGISTER, "wall"), (POINTS_SLIP, "wall")):
        with pytest.raises(PrintingError):
            printed(tmp_path, code, mine, detail=detail)
    assert [str(level) for level in SHEETS[POINTS_BOARD].levels] == ["wall", "public"]


def test_the_register_has_everybody_with_the_columns_of_the_rules(mine, tmp_path):
    text = printed(tmp_path, POINTS_REGISTER, mine)
    assert "综采一队党支部党员积分月度登记表（2026年11月）" in text
    for word in ("组织生活", "加减分", "可比分", "全年累计", "不参评", "可比分 = 本人分 ÷"):
        assert word in text
    assert "5 人次考勤没有登记" in text
    sheet, lines, _values = points_register_content(
        Printout(POINTS_REGISTER, ON, organisation_id=mine.branch, period="2026-11"), None
    )
    (exempt,) = [line for line in lines if line.state == "不参评"]
    assert len([value for value in vars(exempt).values() if value == ""]) > 5
    assert sheet.code == "points_register"


def test_the_half_year_and_the_year_have_their_quarters(mine, tmp_path):
    half = printed(tmp_path, POINTS_HALF_YEAR, mine)
    assert "半年报备" in half
    assert "3季度" in half
    assert "4季度" in half
    assert "1季度" not in half
    year = printed(tmp_path, POINTS_YEAR, mine, period="2026")
    for word in ("年度总评", "基础分", "1季度", "名次"):
        assert word in year


def test_a_slip_shows_a_member_the_own_points_with_their_records_and_room_to_object(mine, tmp_path):
    text = printed(tmp_path, POINTS_SLIP, mine, person_ids=(mine.people["陈一"],))
    for word in ("到会：四季度党员大会", "带班抢修", "+9", "本人意见", "本人签字", "11 分"):
        assert word in text
    assert "何二" not in text
    assert "名次" not in text


def test_slips_of_a_branch_share_pages_and_tell_what_was_not_recorded(mine, tmp_path):
    target = tmp_path / "slips.pdf"
    told = Printout(POINTS_SLIP, ON, organisation_id=mine.branch, period="2026-11", detail=ARCHIVE)
    report = print_sheet(told, target)
    assert report.pages < len(mine.people)
    cards, _values = points_slip_content(told)
    assert [card.name for card in cards] == [*list(NUMBERS)[:4], "钱七", "孙五", "王六"]
    exempt = next(card for card in cards if card.name == "钱七")
    assert [field.value for field in exempt.sections[0].fields] == ["钱七", "不参评"]
    waiting = next(card for card in cards if card.name == "何二")
    assert "2026-11-10" in waiting.blocks[0].text


@pytest.mark.parametrize(
    ("more", "words"),
    [({"period": "2026-12"}, "还没有到"), ({"period": "明年"}, "不是时期")],
)
def test_a_period_that_cannot_be_printed_is_refused(mine, more, words):
    told = {"organisation_id": mine.branch, **more}
    for make_content in (points_board_content, points_slip_content):
        with pytest.raises(RefusedError, match=words):
            make_content(Printout(POINTS_SLIP, ON, **told))
    with pytest.raises(RefusedError, match=words):
        points_register_content(Printout(POINTS_REGISTER, ON, **told), None)


def test_a_place_without_members_is_refused(data):
    branch = make.branch("综采一队党支部", make.committee())
    told = Printout(POINTS_BOARD, ON, organisation_id=branch, period="2026-11")
    for make_content in (points_board_content, points_slip_content):
        with pytest.raises(RefusedError):
            make_content(told)
    with pytest.raises(RefusedError):
        points_register_content(told, None)


def test_k16_the_quarter_that_is_over_tells_prizes_and_self_reviews(mine, tmp_path):
    given(mine.people["陈一"], 10, "2026-09")
    given(mine.people["何二"], 1, "2026-09")
    text = printed(tmp_path, POINTS_REGISTER, mine, period="2026Q3")
    assert "一等奖" in text
    assert "写自查" in text
    assert "奖励" not in printed(tmp_path, POINTS_REGISTER, mine, period="2026Q4")
