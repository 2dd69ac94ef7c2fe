"""迎检盒 on paper: what lies in each box (卷内目录), and what is missing (缺件单)."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Form, Sheet

#: What stands before all: how many boxes there are, what lies in each, and what is missing.
INSPECTION_BOX = Form(
    code="inspection_box",
    name="迎检盒",
    title="{branch}{period}迎检盒总目",
    needs=("branch",),
    label_width=36,
    photo_size=None,
    signatures=("整理人", "支部书记", "日期"),
)


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A piece of evidence; an item without any has a line that says so.

    Attributes:
        block: Its box. number: within the box. files: names of what hangs on it.
    """

    block: str
    number: str
    code: str
    item: str
    text: str
    day: str
    book: str
    page: str
    files: str
    note: str


BOX_CONTENTS = Sheet(
    code="box_contents",
    name="迎检盒卷内目录",
    title="{block}卷内目录",
    needs=("branch",),
    part_by="block",
    above=("{branch} {period}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("编号", shows="code", width=14),
        Column("考评内容", shows="item", width=40, align="left", grow=1),
        Column("材料", shows="text", width=72, align="left", grow=3),
        Column("日期", shows="day", width=24),
        Column("手册或卷号", shows="book", width=28, grow=1),
        Column("页码", shows="page", width=16),
        Column("附件", shows="files", width=34, align="left", grow=1),
        Column("备注", shows="note", width=20, align="left", grow=1),
    ),
    signatures=("整理人", "日期"),
    row_height=8,
    text_size=9,
    nothing="（没有材料）",
)


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Something that is missing; who brings it and when is written by hand."""

    number: str
    code: str
    item: str
    kind: str
    text: str
    day: str
    who: str = ""
    done: str = ""


BOX_MISSING = Sheet(
    code="box_missing",
    name="迎检盒缺件单",
    title="{branch}{period}缺件单",
    needs=("branch",),
    above=("{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("编号", shows="code", width=14),
        Column("考评内容", shows="item", width=42, align="left", grow=1),
        Column("缺什么", shows="kind", width=26),
        Column("说明", shows="text", width=80, align="left", grow=3),
        Column("日期", shows="day", width=24),
        Column("责任人", shows="who", width=22),
        Column("补齐日期", shows="done", width=24),
    ),
    signatures=("支部书记", "日期"),
    row_height=8,
    text_size=9,
    nothing="（没有缺件）",
)
