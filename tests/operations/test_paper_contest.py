"""五旗榜 and 星级榜 as they are printed: what hangs, and what never does."""

import pytest

from dangjian_desktop.operations.contest import record_star_level
from dangjian_desktop.operations.paper_contest import (
    flag_board_content,
    member_stars_content,
    star_board_content,
)
from dangjian_desktop.operations.printout import (
    FLAG_BOARD,
    MEMBER_STARS,
    STAR_BOARD,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests import make
from tests.contest_stories import ON, contest_mine
from tests.pdf import texts


@pytest.fixture
def mine(data):
    return contest_mine()


def test_the_board_of_the_last_quarter_that_is_over(mine, tmp_path):
    (board,), _values = flag_board_content(Printout(FLAG_BOARD, ON))
    assert board.period == "2026年第三季度"
    assert board.remark == "暂计"
    flags = {one.name: one for one in board.flags}
    assert (flags["引领"].holder, flags["引领"].turn) == ("综采二队党支部", "夺旗")
    assert flags["创新"].holder == "（待定）"
    assert not flags["服务"].is_held
    assert flags["引领"].past[0] == ("2026年第二季度", "综采一队党支部", "夺旗")
    made = tmp_path / "旗.pdf"
    print_sheet(Printout(FLAG_BOARD, ON, period="2026Q3", paper="60x90cm"), made)
    told = "".join(texts(made))
    assert "星火煤矿党委五面红旗" in told
    assert "95分" in told.replace(" ", "")


def test_without_scores_there_is_no_board(data):
    make.branch("综采一队党支部", make.committee())
    with pytest.raises(RefusedError, match="发布考评细则"):
        flag_board_content(Printout(FLAG_BOARD, ON))
    with pytest.raises(RefusedError, match="定星级"):
        star_board_content(Printout(STAR_BOARD, ON))


def test_only_levels_that_were_decided_from_three_stars_upwards_hang(mine, tmp_path):
    for branch, level in zip(mine[1:], (4, 3, 2), strict=True):
        make.done(
            record_star_level(
                organisation_id=branch, period="2026Q3", level=level, on=ON, reason="党委会"
            )
        )
    (board,), _values = star_board_content(Printout(STAR_BOARD, ON, period="2026Q3"))
    assert [(one.level, [name.name for name in one.names]) for one in board.levels] == [
        (4, ["综采一队党支部"]),
        (3, ["综采二队党支部"]),
    ]
    made = tmp_path / "星.pdf"
    print_sheet(Printout(STAR_BOARD, ON, period="2026Q3"), made)
    told = "".join(texts(made))
    assert "四星党支部" in told
    assert "机电队党支部" not in told


def test_members_hang_by_their_level_alone(mine, tmp_path):
    person = make.person("张三", mine[1], since="2024-01-01")
    make.person("李四", mine[1], since="2024-01-01")
    make.done(
        record_star_level(
            organisation_id=mine[1],
            person_id=person,
            period="2026",
            level=3,
            on=ON,
            reason="支委会研究",
        )
    )
    (board,), _values = member_stars_content(Printout(MEMBER_STARS, ON, organisation_id=mine[1]))
    assert [one.told for one in board.levels[0].names] == [""]
    made = tmp_path / "员.pdf"
    print_sheet(Printout(MEMBER_STARS, ON, organisation_id=mine[1]), made)
    told = "".join(texts(made))
    assert "张三" in told
    assert "李四" not in told
    assert "支委会" not in told
    with pytest.raises(RefusedError, match="请选一个党支部"):
        member_stars_content(Printout(MEMBER_STARS, ON))
