"""党内统计表 (the two-year balance and the tables with bars) and 年度数据一页; for the office."""

from dangjian_desktop.printing.sheet import Form

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

#: One page whatever the year holds: the letters shrink.
YEAR_FIGURES = Form(
    code="year_figures",
    name="年度数据一页",
    title="{name}年度数据",
    needs=("branch",),
    label_width=32,
    photo_size=None,
    row_height=6,
    text_size=9,
    is_one_page=True,
    smallest_size=6,
)
