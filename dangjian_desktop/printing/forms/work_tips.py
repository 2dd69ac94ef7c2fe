"""本月工作提示: what the month still asks for, on one sheet to pin beside the desk."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class TipLine:
    """One thing of the month, ready to be read.

    Attributes:
        part: 过期, 本周, 本月, 活动 or 政治生日.
        done: Left empty: ticked by hand.
    """

    number: str
    part: str
    day: str
    what: str
    who: str
    why: str
    done: str = ""


#: A4 with margins of 12 mm leaves 186 mm; the columns take 177 of them.
WORK_TIPS = Sheet(
    code="work_tips",
    name="本月工作提示",
    title="{branch_name}{month}工作提示",
    papers=(A4_LANDSCAPE, A4_PORTRAIT, A3_LANDSCAPE),
    needs=("branch",),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("类别", shows="part", width=15),
        Column("时间", shows="day", width=29),
        Column("事项", shows="what", width=40, align="left", grow=2),
        Column("谁", shows="who", width=30, align="left", grow=3),
        Column("依据和说明", shows="why", width=40, align="left", grow=3),
        Column("办理", shows="done", width=14),
    ),
    signatures=("支部书记", "日期"),
    nothing="这个月没有要办的事",
)
