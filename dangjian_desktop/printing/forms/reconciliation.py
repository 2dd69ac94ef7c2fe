"""对账差异表: in what the national system's list and ours differ, for whoever looks it up."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference; the values are masked already unless the paper is for the archive.

    Attributes:
        nothing: The box in which 核对结果 is written by hand.
    """

    number: str
    kind: str
    name: str
    branch_name: str
    field: str = ""
    there: str = ""
    here: str = ""
    note: str = ""
    place: str = ""
    nothing: str = ""


RECONCILIATION = Sheet(
    code="reconciliation",
    name="对账差异表",
    title="与全国系统对账差异表",
    needs=("reconciliation",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("对方名单：{file}（{counts}）", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("情况", shows="kind", width=26),
        Column("姓名", shows="name", width=19),
        Column("党支部", shows="branch_name", width=33),
        Column("栏目", shows="field", width=21),
        Column("对方名单", shows="there", width=33, grow=2),
        Column("本名册", shows="here", width=33, grow=2),
        Column("说明", shows="note", width=52, align="left", grow=3),
        Column("对方位置", shows="place", width=29, grow=1),
        Column("核对结果", shows="nothing", width=16),
    ),
    signatures=("核对人", "核对日期"),
    nothing="两份名单没有差异",
)
