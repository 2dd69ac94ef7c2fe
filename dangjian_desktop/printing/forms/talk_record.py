"""谈心谈话记录表: blank, to be written by hand.

The program keeps that a talk took place, when and by whom, and no opinion of anybody (product.md
4): whatever was said stands on this paper alone.
"""

from dangjian_desktop.printing.sheet import Form

TALK_RECORD = Form(
    code="talk_record",
    name="谈心谈话记录表",
    title="谈心谈话记录表",
    needs=("activity",),
    label_width=26,
    photo_size=None,
    row_height=9,
    text_size=10.5,
    signatures=("谈话人", "谈话对象", "日期"),
)
