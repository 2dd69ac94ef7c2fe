"""What stands on the papers of points: registers, slips, and the board for the wall.

A board shows 达标 and the first third of a branch unless its 党员大会 has resolved otherwise;
beyond the first third nobody has a place on it, and a last place stands on none.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.point_rules import RankBy
from dangjian_desktop.domain.points import first_share
from dangjian_desktop.domain.score_periods import length_of, parts_of, period_of, period_on
from dangjian_desktop.domain.vocabulary import OrganisationKind, PointsExtent
from dangjian_desktop.operations.printout import (
    POINTS_HALF_YEAR,
    POINTS_YEAR,
    Printout,
    Rows,
    day_on_paper,
    paper_mark,
    sealed_mark,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.person_points import PersonPoints, PersonPointsQuery
from dangjian_desktop.queries.point_rows import BaseFrom, PointLine, PointsBoard, PointsRow
from dangjian_desktop.queries.point_standing import PublicityQuery, PublicityRow
from dangjian_desktop.queries.points import PointsQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card, Paper, Template
    from dangjian_desktop.printing.walls.points_board import PointsBoardSheet

#: Days and characters of a line of a slip.
_MOST_DAYS = 8
_EXEMPT, _TAKES_PART = "不参评", "参评"
_BASE_WORDS = {
    BaseFrom.CLASS: "类别基础分",
    BaseFrom.CLOSED_YEAR: "上年年度总评带入",
    BaseFrom.BROUGHT: "登记的上年积分带入",
}


def points_text(points: Decimal) -> str:
    """Return points as paper shows them: at most two decimals, no idle noughts."""
    return number_text(points.quantize(Decimal("0.01")))


def comparable_text(comparable: Fraction | None) -> str:
    """Return a comparable figure to one decimal; "" for none."""
    if comparable is None:
        return ""
    return f"{Decimal(comparable.numerator) / Decimal(comparable.denominator):.1f}"


def _period(printout: Printout, every: Every) -> Period:
    """Return the period that is asked for, or the one of the day.

    Raises:
        RefusedError: When there is no such period, or it lies ahead.
    """
    code = printout.period or period_on(every, printout.on).code
    period = period_of(code)
    if period is None:
        raise RefusedError(
            "“{period}”不是时期。请写成 2026-07、2026Q3、2026H2 或 2026。", period=code
        )
    if period.first > printout.on:
        raise RefusedError("{period}还没有到。请另选时期。", period=period.label)
    return period


# Registers ----------------------------------------------------------------------------


def points_register_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the register of a period by branch: 月度登记, 季度亮分, 半年报备, 年度总评.

    Raises:
        RefusedError: When the period cannot be printed or there is nobody.
    """
    from dangjian_desktop.printing.forms import points as sheets
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    lengths = {POINTS_HALF_YEAR: Every.HALF_YEAR, POINTS_YEAR: Every.YEAR}
    every = lengths.get(printout.code, Every.MONTH)
    period = _period(printout, every)
    if printout.code in lengths and length_of(period) is not every:
        day = min(period.last, printout.on)
        period = period_on(every, day)
    board = PointsQuery(printout.on, period.code, printout.organisation_id).fetch()
    if not board.rows:
        raise RefusedError("这里还没有党员可以印积分。请另选党组织，或先在名册里登记。")
    headings, texts = _table(board, printout, period)
    sheet = {
        POINTS_HALF_YEAR: sheets.POINTS_HALF_YEAR,
        POINTS_YEAR: sheets.POINTS_YEAR,
    }.get(printout.code, sheets.POINTS_REGISTER)
    made = fitted(
        [ViewColumn(one, may_break=one in ("姓名", "党小组", "说明")) for one in headings],
        texts,
        DetailLevel.ARCHIVE,
        paper,
        sheet,
    )
    lines = lines_of(texts)
    numbers: dict[str, int] = {}
    for line, row in zip(lines, board.rows, strict=True):
        number = numbers[row.branch_name] = numbers.get(row.branch_name, 0) + 1
        vars(line).update(
            number=str(number),
            branch_name=row.branch_name,
            state=_EXEMPT if row.is_exempt else _TAKES_PART,
        )
    taking = board.taking_part
    waiting = sum(row.waiting for row in taking)
    values = {
        "word": board.word,
        "period": str(period.label),
        "figures": f"达标线 {points_text(board.line)} 分",
        "formula": _formula(board),
        "waiting": f"还有 {waiting} 人次考勤没有登记，没有计分也没有扣分" if waiting else "",
        "mark": sealed_mark(f"积分{board.word}表 {period.label}", printout.on),
    }
    return made, lines, values


def _formula(board: PointsBoard) -> str:
    return f"{board.rules.comparing.formula}；同类别的人才直接比较"


def _table(
    board: PointsBoard, printout: Printout, period: Period
) -> tuple[list[str], list[list[str]]]:
    """Return headings and texts of a register; who does not take part has no figure."""
    parts = _parts(board, printout, period)
    headings = ["姓名", "党小组", "类别"]
    headings += ["基础分"] if board.every in board.rules.words.with_base else []
    headings += [label for label, _points in parts] if parts else list(board.groups)
    headings += [board.word, "可比分"]
    headings += ["名次"] if board.every is Every.YEAR else ["全年累计"]
    has_prizes = board.every in board.rules.prizes.every and board.period.last < printout.on
    headings += ["情况", "奖励"] if has_prizes else ["情况"]
    texts = []
    for row in board.rows:
        told = [row.name, row.group_name, row.class_label]
        if row.is_exempt:
            last_ones = [_EXEMPT, ""] if has_prizes else [_EXEMPT]
            empty = [""] * (len(headings) - len(told) - len(last_ones))
            texts.append([*told, *empty, *last_ones])
            continue
        if board.every in board.rules.words.with_base:
            told.append(points_text(row.base))
        if parts:
            told += [
                points_text(points[row.person_id]) if row.person_id in points else ""
                for _label, points in parts
            ]
        else:
            told += [
                points_text(row.by_group[group]) if group in row.by_group else ""
                for group in board.groups
            ]
        told += [points_text(row.figure), comparable_text(row.comparable)]
        last = "" if row.place is None else str(row.place)
        told.append(last if board.every is Every.YEAR else points_text(row.to_date))
        told.append(_reached(row, board, printout.on))
        if has_prizes:
            told.append("" if row.prize is None else row.prize.words)
        texts.append(told)
    return headings, texts


def _reached(row: PointsRow, board: PointsBoard, on: date) -> str:
    """Return 达标 or 未达标; of a period that runs nobody has missed the line yet."""
    if row.is_reached:
        return "达标"
    return "未达标" if board.period.last < on else "进行中"


def _parts(
    board: PointsBoard, printout: Printout, period: Period
) -> list[tuple[str, Mapping[int, Decimal]]]:
    """Return the quarters of a half-year or year that have begun, each with everybody's points."""
    found: list[tuple[str, Mapping[int, Decimal]]] = []
    if board.every not in (Every.HALF_YEAR, Every.YEAR):
        return found
    for number, part in enumerate(parts_of(period, Every.QUARTER), start=1):
        if part.first > printout.on:
            continue
        first = number if board.every is Every.YEAR or period.first.month == 1 else number + 2
        rows = PointsQuery(printout.on, part.code).fetch().taking_part  # wherever they were then
        found.append((f"{first}季度", {row.person_id: row.points for row in rows}))
    return found


# Slips --------------------------------------------------------------------------------


def points_slip_content(printout: Printout) -> Rows:
    """Return the slip of each person that is named, or of everybody of a place.

    Raises:
        RefusedError: When the period cannot be printed or there is nobody.
    """
    period = _period(printout, Every.MONTH)
    people = printout.person_ids
    if not people:
        rows = PointsQuery(printout.on, period.code, printout.organisation_id).fetch().rows
        people = tuple(row.person_id for row in rows)
    found = PersonPointsQuery(people, printout.on, period.code).fetch()
    if not found:
        raise RefusedError("没有可以印查阅单的党员。请另选人，或另选时期。")
    mark = paper_mark(f"积分本人查阅单 {period.label}", printout.on)
    return [_slip(one, printout.on) for one in found], {"mark": mark}


def _slip(told: PersonPoints, on: date) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable, TextBlock

    row, board = told.row, told.board
    title = f"党员积分本人查阅单（{board.period.label} {board.word}）"
    above = (f"{row.branch_name}{row.group_name}", f"类别：{row.class_label}")
    if row.is_exempt:
        section = CardSection("", (CardField("姓名", row.name), CardField("情况", _EXEMPT)))
        return Card(row.name, (section,), above, title=title)
    reached = _reached(row, board, on)
    fields = (
        CardField("姓名", row.name),
        CardField(board.word, f"{points_text(row.figure)} 分"),
        CardField("达标线", f"{points_text(board.line)} 分，{reached}"),
        CardField("基础分", f"{points_text(row.base)}（{_BASE_WORDS[row.base_from]}）"),
        CardField("全年累计", f"{points_text(row.to_date)} 分"),
        CardField("可比分", comparable_text(row.comparable)),
    )
    table = CardTable(
        "每一分的来历",
        ("日期", "记录", "规则", "分"),
        tuple(_slip_line(line) for line in told.lines),
        nothing="这一期还没有得分的记录",
    )
    block = TextBlock("本人意见（有异议的写明哪一条、为什么）", _waiting(told), ruled_lines=1)
    section = CardSection("", fields, (table,))
    return Card(row.name, (section,), above, blocks=(block,), title=title)


def _slip_line(line: PointLine) -> tuple[str, ...]:
    points = f"+{points_text(line.points)}" if line.points > 0 else points_text(line.points)
    if line.is_capped:
        points = f"{points}（封顶）"
    return line.day.isoformat(), line.text, line.rule_label or "不按规则", points


def _waiting(told: PersonPoints) -> str:
    if not told.waiting:
        return ""
    days = "、".join(day.isoformat() for day in told.waiting[:_MOST_DAYS])
    return f"{len(told.waiting)} 次活动还没有登记考勤，没有计分也没有扣分：{days}"


# The wall -----------------------------------------------------------------------------


def points_board_content(printout: Printout) -> Rows:
    """Return a board for the branch or group, or for each branch below a committee.

    Raises:
        RefusedError: When the period cannot be printed or there is nobody.
    """
    period = _period(printout, Every.QUARTER)
    boards = [
        wall_board(
            PointsQuery(printout.on, period.code, node.organisation_id).fetch(),
            node.name,
            PublicityQuery(branch, printout.on).fetch(),
            day_on_paper(printout.on),
        )
        for node, branch in _holders(printout, period)
    ]
    shown = [one for one in boards if one is not None]
    if not shown:
        raise RefusedError("这里还没有参评的党员，没有积分榜可以印。请另选党组织或时期。")
    return shown, {"name": shown[0].name}


def _holders(printout: Printout, period: Period) -> list[tuple[OrganisationRow, int | None]]:
    """Return whose boards are wanted, each with the branch whose 党员大会 decides."""
    tree = Tree.on(min(period.last, printout.on))
    node = tree.get(printout.organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        return [(node, node.parent_id)]
    here = None if node is None else tree.below(node.organisation_id)
    return [
        (row, row.organisation_id)
        for row in tree.of_kind(OrganisationKind.BRANCH)
        if here is None or row.organisation_id in here
    ]


def wall_board(
    board: PointsBoard, name: str, publicity: PublicityRow, as_of: str
) -> "PointsBoardSheet | None":
    """Return what may hang of a board; None where nobody takes part.

    Args:
        board: Of the branch or group.
        name: Whose.
        publicity: What its 党员大会 has resolved.
        as_of: The day as printed.
    """
    from dangjian_desktop.printing.walls.points_board import FrontPlace, PointsBoardSheet

    taking = sorted(board.taking_part, key=lambda row: (row.sort_name, row.person_id))
    if not taking:
        return None
    by = board.rules.comparing.rank_by
    places = [(row.place, row) for row in board.by_place if row.place is not None]
    # The first third of a weak month may lie below the line; then it is no place to be shown for.
    front = [one for one in first_share(places, board.rules.wall_share) if one[1].is_reached]
    reached = [row for row in taking if row.is_reached]
    with_figures = publicity.extent is not PointsExtent.FIRST_THIRD
    everybody = publicity.extent is PointsExtent.EVERYBODY
    listed = taking if everybody else reached
    exempt = "、".join(row.name for row in board.rows if row.is_exempt)
    word = "可比分" if by is RankBy.COMPARABLE else "分"
    return PointsBoardSheet(
        name=name,
        under=f"{board.period.label}　{board.word}　参评 {len(taking)} 人　达标 {len(reached)} 人",
        front_heading=f"名次在前（{word}）",
        front=tuple(
            FrontPlace(str(place), row.name, _front_figure(row, by)) for place, row in front
        ),
        list_heading="参评人员（按姓名排列）" if everybody else "达标名单（按姓名排列）",
        listed=tuple((row.name, points_text(row.figure) if with_figures else "") for row in listed),
        notes=(
            f"不参评：{exempt}" if exempt else "",
            f"达标线 {points_text(board.line)} 分；{board.rules.comparing.formula}。",
            _resolved(publicity),
        ),
        as_of=as_of,
    )


def _front_figure(row: PointsRow, by: RankBy) -> str:
    return comparable_text(row.comparable) if by is RankBy.COMPARABLE else points_text(row.figure)


def _resolved(publicity: PublicityRow) -> str:
    if publicity.held_on is None:
        return ""
    return f"公布范围按{day_on_paper(publicity.held_on)}党员大会的决定。"
