"""Points on paper for the office: the register, the report of a half-year, the year, the slips.

The registers name everybody's figures, so they are filed and never hang; a slip is for the one it
is about.
"""

from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Form,
    Sheet,
    Tally,
)


def _register(code: str, name: str, signatures: tuple[str, ...]) -> Sheet:
    """Return a register; its columns are those of the rules.

    `roster_view.fitted` makes them as wide as they need.
    """
    return Sheet(
        code=code,
        name=name,
        title="{branch_name}党员积分{word}表（{period}）",
        papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
        needs=("branch", "period"),
        part_by="branch_name",
        above=("{figures}", "截至日期：{as_of}"),
        columns=(Column("序号", shows="number", width=10),),
        tallies=(
            Tally("参评", "state", "参评"),
            Tally("不参评", "state", "不参评", is_left_out_when_none=True),
        ),
        below=("{formula}", "{waiting}"),
        signatures=signatures,
        nothing="这里还没有党员",
    )


POINTS_REGISTER = _register("points_register", "积分登记表", ("登记人", "支部书记", "日期"))
POINTS_HALF_YEAR = _register(
    "points_half_year", "积分半年报备表", ("支部书记", "报备日期", "党委收件")
)
POINTS_YEAR = _register("points_year", "积分年度总评表", ("登记人", "支部书记", "总评日期"))
POINTS_SLIP = Form(
    code="points_slip",
    name="积分本人查阅单",
    title="{name}",
    needs=("branch", "person", "period"),
    label_width=20,
    photo_size=None,
    row_height=6,
    text_size=9,
    signatures=("本人签字", "日期"),
    flows=True,
)
