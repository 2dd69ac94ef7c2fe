"""党小组月报: the month of a party group on one page.

It names who answers for what and who did not come, so it is a paper of the office. Where a large
group has more than a page, letters shrink, and then the tables say how much they leave out.
"""

from dangjian_desktop.printing.sheet import Form

GROUP_MONTH = Form(
    code="group_month",
    name="党小组月报",
    title="{name}",
    needs=("branch",),
    label_width=24,
    photo_size=None,
    row_height=7.5,
    text_size=10,
    signatures=("党小组长", "支部书记", "日期"),
    is_one_page=True,
    smallest_size=7.5,
)
