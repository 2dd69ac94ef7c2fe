"""签到表: the names of those who are due, by branch or group, each beside a place to sign."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class SignInLine:
    """A line of the sheet; one to write a name on by hand has only its number."""

    number: str
    unit: str = ""
    name: str = ""
    signed: str = ""
    remark: str = ""


#: A line is 10 mm high: room for a signature. 22 of them stand on the first page.
SIGN_IN_SHEET = Sheet(
    code="sign_in_sheet",
    name="签到表",
    title="{title}",
    paper=A4_PORTRAIT,
    needs=("activity",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{when}", "{where}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("所在组织", shows="unit", width=40, align="left", grow=1),
        Column("姓名", shows="name", width=30),
        Column("签名", shows="signed", width=50, grow=1),
        Column("备注", shows="remark", width=30, align="left"),
    ),
    below=("{counts}",),
    signatures=("记录人", "日期"),
    row_height=10,
    text_size=10.5,
)
