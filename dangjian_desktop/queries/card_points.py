"""积分 of the person card: the year so far, by the columns of the register."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
)
from dangjian_desktop.queries.points import OWN_YEAR_READS, own_year

_STEP = Decimal("0.01")


def points_of(person_id: int, on: date) -> SectionContent:
    """Return the points of the year up to a day; of who takes no part only that."""
    told = own_year(person_id, on)
    if told is None:
        return SectionContent()
    year = f"{on.year}年"
    if told.is_exempt:
        return SectionContent((SectionLine(year, "不参评"),))
    if not told.by_group and not told.waiting:
        return SectionContent()
    lines = [
        SectionLine(year, f"{_points(told.to_date)} 分（其中基础分 {_points(told.base)}）"),
        SectionLine("类别", told.class_label),
    ]
    if told.waiting:
        lines.append(SectionLine("待登记", f"{told.waiting} 次考勤没有登记，没有计分也没有扣分"))
    rows = tuple((group, _points(points)) for group, points in told.by_group.items())
    tables = (SectionTable(("项目", "分"), rows, "今年的得分"),) if rows else ()
    return SectionContent(tuple(lines), tables)


def _points(points: Decimal) -> str:
    return number_text(points.quantize(_STEP))


POINTS = CardSection(
    key="points",
    title="积分",
    reads=OWN_YEAR_READS,
    fetch=points_of,
    empty="今年还没有积分的记录。",
    order=65,
    is_printed=False,
    is_open=False,
)
