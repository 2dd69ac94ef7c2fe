"""What stands on the 五旗榜 and the 星级榜: winners and levels that were decided, nobody last."""

from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.contest import TURN_WORDS, Holding, shown_figure
from dangjian_desktop.domain.score_periods import period_before
from dangjian_desktop.domain.stars import HIGHEST, StarState, level_word
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.flags import FlagBoard, FlagRow, FlagsQuery, flag_period
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.stars import (
    BranchStarsQuery,
    MemberStarsQuery,
    StarBoard,
    StarRow,
    star_period,
)

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.flag_board import FlagOnWall

#: Periods before that stand below a flag.
_PAST = 4
#: The lowest level that hangs on a wall.
_LOWEST = 3


def flag_board_content(printout: Printout) -> Rows:
    """Return the flags of a period; without one, of the last that is over.

    Raises:
        RefusedError: When there is no such period, or no rubric scores it.
    """
    from dangjian_desktop.printing.walls.flag_board import FlagBoardSheet

    code = printout.period or period_before(flag_period(printout.on)).code
    board = FlagsQuery(code, printout.on, printout.organisation_id).fetch()
    if board is None or not board.rows:
        raise RefusedError("这一期没有考评得分，做不出五旗榜。请先发布考评细则，或另选一期。")
    name = place_on_paper(printout.on, board.holder_id)
    sheet = FlagBoardSheet(
        name,
        board.period.label,
        tuple(_flag(row, board) for row in board.rows),
        "" if board.is_final else "暂计",
        day_on_paper(printout.on),
    )
    return [sheet], {"name": name}


def _flag(row: FlagRow, board: FlagBoard) -> "FlagOnWall":
    from dangjian_desktop.printing.walls.flag_board import FlagOnWall

    turn = row.turn
    score = row.table.score(turn.holder_id)
    figure = None if score is None else score.figure
    past = [one for one in reversed(row.history) if one.code != turn.code][:_PAST]
    return FlagOnWall(
        row.flag.name,
        *_holder(turn, board),
        is_held=turn.holder_id is not None,
        told="" if figure is None else f"{shown_figure(figure)} 分",
        past=tuple((one.label, *_holder(one, board)) for one in past),
    )


def _holder(one: Holding, board: FlagBoard) -> tuple[str, str]:
    """Return who has a flag and how; where nobody has, why stands in the place of the name."""
    if one.holder_id is None:
        return f"（{TURN_WORDS[one.turn]}）", ""
    return board.names.get(one.holder_id, ""), TURN_WORDS[one.turn]


def star_board_content(printout: Printout) -> Rows:
    """Return the branches with a level that was decided, from three stars upwards.

    Raises:
        RefusedError: When none has one.
    """
    code = printout.period or _last(printout.on, of_members=False)
    board = BranchStarsQuery(code, printout.on, printout.organisation_id).fetch()
    return _stars(board, printout.on, "党支部")


def member_stars_content(printout: Printout) -> Rows:
    """Return the members of a branch with a level that was decided, from three stars upwards.

    Raises:
        RefusedError: When no branch is chosen, or none has one.
    """
    node = Tree.on(printout.on).get(printout.organisation_id)
    if node is None or node.kind is not OrganisationKind.BRANCH:
        raise RefusedError("党员星级榜一张是一个党支部的。请选一个党支部。")
    code = printout.period or _last(printout.on, of_members=True)
    board = MemberStarsQuery(code, printout.on, node.organisation_id).fetch()
    return _stars(board, printout.on, "党员")


def _last(on: date, *, of_members: bool) -> str:
    period = star_period(on, of_members=of_members)
    return period.code if of_members else period_before(period).code


def _stars(board: StarBoard | None, on: date, word: str) -> Rows:
    from dangjian_desktop.printing.walls.star_board import (
        StarBoardSheet,
        StarLevelOnWall,
        StarOnWall,
    )

    rows = [] if board is None else list(board.rows)
    levels = []
    for level in range(HIGHEST, _LOWEST - 1, -1):
        here = [one for one in rows if one.decided is not None and one.decided.level == level]
        if here:
            names = tuple(StarOnWall(one.name, _collected(one)) for one in here)
            levels.append(StarLevelOnWall(level, f"{level_word(level)}星{word}", names))
    if board is None or not levels:
        raise RefusedError("还没有定三星以上的星级，没有可以上墙的。请先在“争星”里定星级。")
    name = place_on_paper(on, board.holder_id)
    sheet = StarBoardSheet(name, board.period.label, tuple(levels), day_on_paper(on))
    return [sheet], {"name": name}


def _collected(row: StarRow) -> str:
    """Return the stars of a branch; those of a person are nobody's business on a wall."""
    if row.uid:
        return ""
    return "　".join(one.star.name for one in row.stars if one.state is StarState.HELD)
