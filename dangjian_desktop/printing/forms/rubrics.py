"""考评细则 as a sheet: items with maximum, original wording and what the program really counts."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class RubricPaperLine:
    """One item.

    Attributes:
        block: Its block with the sum of that. wording: As the sheet of the mine has it.
        rules: In the words of the program.
    """

    block: str
    code: str
    title: str
    maximum: str
    wording: str
    rules: str
    system: str
    judge: str


RUBRIC = Sheet(
    code="rubric",
    name="考评细则",
    title="{title}",
    above=("{version}", "{days}"),
    columns=(
        Column("项目", shows="block", width=22),
        Column("编号", shows="code", width=12),
        Column("考评内容", shows="title", width=42, align="left", grow=1),
        Column("分值", shows="maximum", width=13),
        Column("评分办法", shows="wording", width=62, align="left", grow=2),
        Column("本程序怎么算", shows="rules", width=62, align="left", grow=2),
        Column("所属体系", shows="system", width=20),
        Column("考核部门", shows="judge", width=26, grow=1),
    ),
    below=("{sums}", "{limits}"),
    row_height=9,
    text_size=9,
    nothing="（还没有考评内容）",
)


@dataclass(frozen=True, slots=True)
class RubricChangeLine:
    """One difference of two versions."""

    number: str
    kind: str
    code: str
    title: str
    label: str
    before: str
    after: str


RUBRIC_DIFFERENCES = Sheet(
    code="rubric_differences",
    name="考评细则两版对照",
    title="{title}修订对照表",
    above=("{versions}", "{told}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("变化", shows="kind", width=20),
        Column("编号", shows="code", width=14),
        Column("考评内容", shows="title", width=44, align="left", grow=1),
        Column("哪里", shows="label", width=26),
        Column("原来", shows="before", width=64, align="left", grow=2),
        Column("现在", shows="after", width=64, align="left", grow=2),
    ),
    row_height=9,
    text_size=9,
    nothing="（两个版本没有不同）",
)


@dataclass(frozen=True, slots=True)
class RubricTrialLine:
    """An item of a branch in a period that a draft would change, or the total of the branch."""

    branch_name: str
    period: str
    code: str
    title: str
    before: str
    after: str
    change: str
    why: str


RUBRIC_TRIAL = Sheet(
    code="rubric_trial",
    name="考评细则试算",
    title="{title}试算结果",
    above=("{version}", "{told}"),
    columns=(
        Column("党支部", shows="branch_name", width=40, align="left", grow=1),
        Column("时期", shows="period", width=34),
        Column("编号", shows="code", width=14),
        Column("考评内容", shows="title", width=46, align="left", grow=1),
        Column("原来", shows="before", width=28),
        Column("草稿", shows="after", width=28),
        Column("差", shows="change", width=16),
        Column("为什么", shows="why", width=60, align="left", grow=2),
    ),
    below=("试算只供修改细则时参考，不改变任何已公布的得分。",),
    row_height=8,
    text_size=9,
    nothing="（用草稿算，得分都不变）",
)
