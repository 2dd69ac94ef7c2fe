"""党小组划分方案: how a branch could be divided, for its committee to decide."""

from dangjian_desktop.printing.sheet import Form

DIVISION_PROPOSAL = Form(
    code="division_proposal",
    name="党小组划分方案",
    title="{name}党小组划分方案",
    needs=("division",),
    photo_size=None,
    text_size=9,
    row_height=7,
    signatures=("支部书记", "日期"),
)
