"""The columns of the register of points, the order in which it stands, and how a line is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.domain.point_rules import RankBy
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.person_points import PersonPoints
from dangjian_desktop.queries.point_rows import Behind, PointLine, PointsBoard, PointsRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_GROUP = "group "


@dataclass(frozen=True)
class PointsLines:
    """The rows that are listed, in the order that was asked for."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    rows: Sequence[PointsRow] = ()
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "PointsLines":
        """Return the same rows ordered by a column; "" is the order of the tree and of names."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> Sequence[PointsRow]:
        """Return the rows; what has no value stands at the end either way round."""
        if not self.sort_key:
            return self.rows
        told = [row for row in self.rows if _value(row, self.sort_key) is not None]
        rest = [row for row in self.rows if _value(row, self.sort_key) is None]
        told.sort(key=lambda row: _value(row, self.sort_key), reverse=self.descending)
        return told + rest


def _value(row: PointsRow, key: str) -> Any:
    words = {
        "name": row.sort_name,
        "branch": row.branch_name,
        "party_group": row.group_name,
        "class": row.class_label,
    }
    if key in words:
        return words[key]
    if row.is_exempt:
        return None
    if key.startswith(_GROUP):
        return row.by_group.get(key.removeprefix(_GROUP))
    if key == "prize":
        return None if row.prize is None else row.prize.words
    if key == "state":
        return (bool(row.is_reached), row.waiting)
    return getattr(row, key)


def points_words(points: Decimal) -> str:
    """Return points as they are shown: at most two decimals, no idle noughts."""
    return number_text(points.quantize(Decimal("0.01")))


def comparable_words(comparable: Fraction | None) -> str:
    """Return a comparable figure, rounded to one decimal for the eye alone."""
    if comparable is None:
        return ""
    exact = Decimal(comparable.numerator) / Decimal(comparable.denominator)
    return f"{exact:.1f}"


def state_look(row: PointsRow, *, is_over: bool) -> ChipLook:
    """Return the chip: 达标, 未达标 of a period that is over, or 不参评 without a word of why."""
    if row.is_exempt:
        return ChipLook(tr("不参评"), Tone.PLAIN)
    if row.is_reached:
        return ChipLook(tr("达标"), Tone.GOOD)
    if not is_over:
        return ChipLook(tr("进行中"), Tone.INFO, "clock")
    return ChipLook(tr("未达标"), Tone.WARN)


def prize_words(row: PointsRow, *, is_over: bool) -> str:
    """Return what prize the figure of a period that is over may get; "" where there is none."""
    return "" if row.prize is None or row.is_exempt or not is_over else tr(row.prize.words)


def _number(name: str, row: PointsRow) -> str:
    return "" if row.is_exempt else points_words(getattr(row, name))


def _of_group(name: str, row: PointsRow) -> str:
    points = row.by_group.get(name)
    return "" if points is None or row.is_exempt else points_words(points)


def _place(row: PointsRow) -> str:
    return "" if row.place is None else str(row.place)


def _waiting(row: PointsRow) -> str:
    return str(row.waiting) if row.waiting and not row.is_exempt else ""


def register_columns(
    board: PointsBoard, *, is_one_branch: bool, is_over: bool
) -> tuple[Column[PointsRow], ...]:
    """Return the columns of a board.

    Args:
        board: The period.
        is_one_branch: Whether the branch need not be named.
        is_over: Whether the period is over.
    """
    look = partial(state_look, is_over=is_over)
    branch: tuple[Column[PointsRow], ...] = (
        ()
        if is_one_branch
        else (
            text_column(
                QT_TR_NOOP("党支部"),
                lambda row: row.branch_name,
                "branch",
                width=120,
                is_second=True,
            ),
        )
    )
    prize: tuple[Column[PointsRow], ...] = (
        (
            text_column(
                QT_TR_NOOP("奖励"), partial(prize_words, is_over=is_over), "prize", width=150
            ),
        )
        if is_over and board.every in board.rules.prizes.every
        else ()
    )
    group: Column[PointsRow] = text_column(
        QT_TR_NOOP("党小组"),
        lambda row: row.group_name,
        "party_group",
        width=96,
        is_second=True,
        is_shown_first=is_one_branch,
    )
    return (
        Column(QT_TR_NOOP("名次"), _place, "place", align="right", width=48),
        text_column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=76),
        Column(QT_TR_NOOP("情况"), lambda row: look(row).text, "state", width=94, chip=look),
        Column(board.word, partial(_number, "figure"), "figure", align="right", width=84),
        Column(
            QT_TR_NOOP("可比分"),
            lambda row: comparable_words(row.comparable),
            "comparable",
            align="right",
            width=64,
        ),
        Column(
            QT_TR_NOOP("全年累计"), partial(_number, "to_date"), "to_date", align="right", width=80
        ),
        *prize,
        *branch,
        group,
        text_column(
            QT_TR_NOOP("类别"), lambda row: row.class_label, "class", width=80, is_second=True
        ),
        *(
            Column(name, partial(_of_group, name), _GROUP + name, align="right", width=72)
            for name in board.groups
        ),
        Column(QT_TR_NOOP("待登记"), _waiting, "waiting", align="right", width=68),
    )


def _line_points(line: PointLine) -> str:
    told = points_words(line.points)
    told = f"+{told}" if line.points > 0 else told
    return tr("{points}（封顶）", points=told) if line.is_capped else told


def _line_tip(line: PointLine) -> str:
    label = line.rule_label or tr("不按规则")
    if line.is_capped:
        return tr(
            "{rule}：{raw} 分，到了封顶，计 {points} 分",
            rule=label,
            raw=points_words(line.raw),
            points=points_words(line.points),
        )
    return tr("{rule}：{text}", rule=label, text=line.text)


_ICONS = {Behind.ACTIVITY: "calendar-days", Behind.ENTRY: "file-text", Behind.BY_HAND: "pencil"}

LINE_COLUMNS: tuple[Column[PointLine], ...] = (
    Column(QT_TR_NOOP("日期"), lambda line: line.day.isoformat(), "day", width=96),
    Column(
        QT_TR_NOOP("记录"),
        lambda line: line.text,
        "text",
        width=194,
        tooltip=_line_tip,
        icon=lambda line: _ICONS[line.behind],
    ),
    Column(QT_TR_NOOP("分"), _line_points, "points", align="right", width=82),
)


def compared_words(told: PersonPoints) -> str:
    """Return how the comparable figure of somebody comes about, with the numbers put in."""
    row = told.row
    formula = told.board.rules.comparing.formula
    if row.comparable is None or not row.comparable:
        return tr("{formula}；同类别还没有可比的分", formula=formula)
    against = Fraction(row.figure) / row.comparable * 100
    return tr(
        "{formula}：{figure} ÷ {against} × 100 = {comparable}",
        formula=formula,
        figure=points_words(row.figure),
        against=comparable_words(against),
        comparable=comparable_words(row.comparable),
    )


def rank_words(by: RankBy) -> str:
    """Return by which number places are given."""
    return tr("名次按可比分") if by is RankBy.COMPARABLE else tr("名次按本期分")
