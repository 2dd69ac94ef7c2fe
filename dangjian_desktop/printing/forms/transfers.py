"""The papers of 组织关系: a letter with what stays and what comes back, registers, the list.

A letter names the ID number in full, for the other end must know whom it receives; it is handed
to the person and filed, and is printed for the archive alone.
"""

from dataclasses import dataclass, replace

from dangjian_desktop.printing.forms.development import DEVELOPMENT_FORM
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, Column, Form, Sheet, Tally

TRANSFER_LETTER = Form(
    code="transfer_letter",
    name="组织关系介绍信",
    title="{name}",
    needs=("transfer",),
    label_width=26,
    photo_size=None,
    row_height=7,
    text_size=10.5,
    flows=True,
    is_one_page=True,
)
TRANSFER_FORM = replace(DEVELOPMENT_FORM, code="transfer_form", name="组织关系登记表")


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A letter in the register."""

    number: str
    name: str
    direction: str
    paper: str
    letter_number: str
    from_name: str
    to_name: str
    issued_on: str
    valid_until: str
    dues_through: str
    received_on: str
    state: str


TRANSFER_LIST = Sheet(
    code="transfer_list",
    name="组织关系转接登记表",
    title="{branch_name}组织关系转接登记表",
    papers=(A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    above=("{counts}", "{period}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("姓名", shows="name", width=22),
        Column("转向", shows="direction", width=14),
        Column("凭证", shows="paper", width=29),
        Column("编号", shows="letter_number", width=24),
        Column("转出党组织", shows="from_name", width=34, align="left", grow=1),
        Column("转入党组织", shows="to_name", width=34, align="left", grow=1),
        Column("开出日期", shows="issued_on", width=21),
        Column("有效期到", shows="valid_until", width=21),
        Column("党费交到", shows="dues_through", width=19),
        Column("接收日期", shows="received_on", width=21),
        Column("情况", shows="state", width=22),
    ),
    tallies=(Tally("合计", unit="件"),),
    signatures=("登记人", "支部书记", "日期"),
    nothing="（这一期间没有转接）",
)
