"""Papers of dues: the sheet of a month or quarter to collect by, the account, what is published.

A sheet to collect by tells amounts and so wages: it is filed. What is published tells heads and
sums, and of single people only what each has agreed to.
"""

from dataclasses import dataclass

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Form,
    Sheet,
    Tally,
)


@dataclass(frozen=True, slots=True)
class DuesLine:
    """One person on the sheet of a month; money as it is printed.

    Attributes:
        rate: In words: 1.5%, 定额. note: why nothing or less is owed, what is not recorded.
    """

    number: str
    name: str
    group: str
    payer: str
    base: str
    rate: str
    owed: str
    paid: str
    receipt: str
    paid_on: str
    note: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One person on the sheet of a quarter: what is owed for each of its months."""

    number: str
    name: str
    group: str
    base: str
    first: str
    second: str
    third: str
    owed: str
    paid: str
    paid_on: str
    note: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class MovementLine:
    """One use of dues, what was handed up or given back."""

    number: str
    day: str
    kind: str
    purpose: str
    period: str
    voucher: str
    amount: str
    note: str


_SIGNATURES = ("收缴人", "党支部书记", "日期")
_PEOPLE = (Tally("合计", unit="人"),)

DUES_MONTH = Sheet(
    code="dues_month",
    name="党费收缴表（月）",
    title="{branch_name}{month}党费收缴表",
    needs=("branch", "month"),
    above=("{collected_on}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=10),
        Column("姓名", shows="name", width=21),
        Column("党小组", shows="group", width=26, align="left", grow=1),
        Column("类别", shows="payer", width=30, align="left"),
        Column("计费基数（元）", shows="base", width=24, align="right"),
        Column("比例", shows="rate", width=14),
        Column("应交（元）", shows="owed", width=20, align="right"),
        Column("已交（元）", shows="paid", width=20, align="right"),
        Column("收据编号", shows="receipt", width=21),
        Column("交纳日期", shows="paid_on", width=21),
        Column("本人签名", shows="signature", width=22),
        Column("备注", shows="note", width=32, align="left", grow=1),
    ),
    tallies=_PEOPLE,
    below=("{sums}", "{lacking}", "{rules}"),
    signatures=_SIGNATURES,
    nothing="（这个月没有要交党费的党员）",
)

DUES_QUARTER = Sheet(
    code="dues_quarter",
    name="党费收缴表（季）",
    title="{branch_name}{quarter}党费收缴表",
    needs=("branch", "period"),
    above=("按季收缴，经党支部同意", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=10),
        Column("姓名", shows="name", width=21),
        Column("党小组", shows="group", width=26, align="left", grow=1),
        Column("计费基数（元）", shows="base", width=24, align="right"),
        Column("第1月应交", shows="first", width=21, align="right"),
        Column("第2月应交", shows="second", width=21, align="right"),
        Column("第3月应交", shows="third", width=21, align="right"),
        Column("应交合计", shows="owed", width=21, align="right"),
        Column("已交合计", shows="paid", width=21, align="right"),
        Column("最近交纳", shows="paid_on", width=21),
        Column("本人签名", shows="signature", width=22),
        Column("备注", shows="note", width=32, align="left", grow=1),
    ),
    tallies=_PEOPLE,
    below=("{sums}", "{lacking}", "{rules}"),
    signatures=_SIGNATURES,
    nothing="（这一季没有要交党费的党员）",
)

DUES_USE = Sheet(
    code="dues_use",
    name="党费使用明细表",
    title="{branch_name}{year}年党费使用明细表",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch", "year"),
    note="{account}",
    above=("单位：元", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("日期", shows="day", width=22),
        Column("类别", shows="kind", width=20),
        Column("用途", shows="purpose", width=46, align="left", grow=2),
        Column("所属时期", shows="period", width=20),
        Column("凭证号", shows="voucher", width=22),
        Column("金额", shows="amount", width=20, align="right"),
        Column("备注", shows="note", width=20, align="left", grow=1),
    ),
    tallies=(Tally("合计", unit="笔"),),
    below=("{sums}",),
    signatures=("经办人", "党支部书记", "日期"),
    nothing="（这一年还没有登记使用、上缴或下拨）",
)

DUES_PUBLICATION = Form(
    code="dues_publication",
    name="党费公示",
    title="{name}",
    needs=("branch", "year"),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=30,
    photo_size=None,
    row_height=7.5,
    text_size=10,
    signatures=("公示单位（盖章）", "公示日期"),
)
