"""活动安排表: the activities of a stretch of days as a plain list, to hang up or hand round."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity, ready to be read.

    Attributes:
        remark: 已开展 or 已取消; nothing while it is still to come.
    """

    number: str
    day: str
    hours: str
    name: str
    holder: str
    place: str
    chair: str
    remark: str


#: A4 with margins of 12 mm leaves 186 mm; the columns take 184 of them.
ACTIVITY_LIST = Sheet(
    code="activity_list",
    name="活动安排表",
    title="{branch_name}活动安排表",
    papers=(A4_LANDSCAPE, A4_PORTRAIT, A3_LANDSCAPE),
    needs=("period",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{stretch}", "{count}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("日期", shows="day", width=27),
        Column("时间", shows="hours", width=21),
        Column("活动", shows="name", width=40, align="left", grow=4),
        Column("召开", shows="holder", width=30, align="left", grow=2),
        Column("地点", shows="place", width=25, align="left", grow=2),
        Column("主持人", shows="chair", width=17),
        Column("备注", shows="remark", width=15),
    ),
    signatures=("支部书记", "日期"),
    nothing="这段时间没有安排活动",
)
