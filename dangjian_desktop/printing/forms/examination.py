"""台账体检情况表: what the checks found, each branch on pages of its own; names, no numbers."""

from dataclasses import dataclass

from dangjian_desktop.domain.checks import SEVERITY_WORDS, FindingSeverity
from dangjian_desktop.printing.sheet import Column, Sheet, Tally


@dataclass(frozen=True, slots=True)
class ExaminationLine:
    """One finding as it is printed; every value is text.

    Attributes:
        branch_name: Lines of one branch stand together; its change begins a new page.
        number: 序号, counted by the caller within the branch.
        subject: Name of the person or organisation.
        nothing: 办理结果, to be filled in by hand.
    """

    number: str
    subject: str
    severity: str
    title: str
    sentence: str
    advice: str = ""
    nothing: str = ""
    branch_name: str = ""


#: A4 across with margins of 12 mm leaves 273 mm.
EXAMINATION = Sheet(
    code="examination",
    name="台账体检情况表",
    title="{branch_name}台账体检情况表",
    needs=("branch",),
    part_by="branch_name",
    above=("单位：{branch_name}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=10),
        Column("姓名或组织", shows="subject", width=32),
        Column("程度", shows="severity", width=13),
        Column("检查项目", shows="title", width=44, align="left"),
        Column("情况", shows="sentence", width=70, align="left", grow=3),
        Column("怎么办", shows="advice", width=60, align="left", grow=2),
        Column("办理结果", shows="nothing", width=26),
    ),
    tallies=(
        *(
            Tally(
                SEVERITY_WORDS[severity],
                shows="severity",
                equals=SEVERITY_WORDS[severity],
                unit="条",
            )
            for severity in FindingSeverity
        ),
        Tally("合计", unit="条"),
    ),
    signatures=("检查人", "支部书记", "检查日期"),
    nothing="没有发现问题",
)
