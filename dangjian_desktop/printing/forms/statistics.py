"""党内统计表 (the two-year balance and the tables with bars) and 年度数据一页; for the office."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A4_PORTRAIT, Column, Form, Sheet

STATISTICS = Form(
    code="statistics",
    name="党内统计表",
    title="{name}党内统计表",
    needs=("branch",),
    photo_size=None,
    row_height=6.5,
    text_size=9,
    signatures=("填报人", "审核人", "填报日期"),
)


@dataclass(frozen=True, slots=True)
class YearFigureLine:
    """A figure of the year as it stands on paper."""

    section: str
    label: str
    text: str
    other: str
    change: str
    detail: str
    source: str


_COLUMNS = (
    Column("类别", shows="section", width=17),
    Column("项目", shows="label", width=36, align="left", grow=2),
    Column("数据", shows="text", width=22, align="right"),
    Column("{other_year}", shows="other", width=22, align="right"),
    Column("增减", shows="change", width=23, align="right"),
    Column("说明", shows="detail", width=36, align="left", grow=3),
    Column("来自", shows="source", width=27),
)
#: A4 upright with margins of 12 mm leaves 186 mm: of a year alone, two columns less.
YEAR_FIGURES = Sheet(
    code="year_figures",
    name="年度数据一页",
    title="{place}{year}年度数据",
    needs=("branch", "period"),
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE),
    above=("{period}", "截至日期：{as_of}"),
    columns=tuple(one for one in _COLUMNS if one.shows not in ("other", "change")),
    below=("没有登记的写“没有记录”，不等于 0。",),
    row_height=4.4,
    text_size=7.5,
    nothing="（这一年还没有开始）",
)


def compared_columns(other_year: str) -> tuple[Column, ...]:
    """Return the columns of a sheet that compares two years.

    Args:
        other_year: What heads the column of the other one.
    """
    return tuple(
        Column(other_year, one.shows, one.width, one.align, one.grow)
        if one.shows == "other"
        else one
        for one in _COLUMNS
    )
