"""考评表 with its index of evidence, and the ranking of a period."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class ScorePaperLine:
    """One item of a score sheet.

    Attributes:
        evidence: Numbers within the index of evidence.
    """

    block: str
    code: str
    title: str
    maximum: str
    wording: str
    figure: str
    lost: str
    self_score: str
    check_score: str
    score: str
    evidence: str
    reason: str


#: A4 across with margins of 12 mm leaves 273 mm.
SCORE_SHEET = Sheet(
    code="score_sheet",
    name="考评表",
    title="{branch_name}{period}考评表",
    needs=("branch", "period"),
    paper=A4_LANDSCAPE,
    above=("{total}", "{title}　{standing}"),
    columns=(
        Column("项目", shows="block", width=19),
        Column("编号", shows="code", width=12),
        Column("考评内容", shows="title", width=36, align="left", grow=1),
        Column("分值", shows="maximum", width=12),
        Column("评分办法", shows="wording", width=48, align="left", grow=2),
        Column("统计情况", shows="figure", width=36, align="left", grow=1),
        Column("扣分", shows="lost", width=13),
        Column("自评", shows="self_score", width=15),
        Column("考核", shows="check_score", width=15),
        Column("得分", shows="score", width=15),
        Column("依据", shows="evidence", width=20),
        Column("理由", shows="reason", width=30, align="left", grow=1),
    ),
    below=("{sums}", "{systems}", "{waiting}", "依据一栏是后附依据目录的编号。"),
    signatures=("被考评支部", "考评人", "日期"),
    row_height=8,
    text_size=8.5,
    nothing="（没有考评项目）",
)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A record of the index of evidence.

    Attributes:
        proves: What it is for: 扣分, 加分, 佐证.
    """

    number: str
    code: str
    title: str
    proves: str
    kind: str
    day: str
    text: str
    place: str


SCORE_EVIDENCE = Sheet(
    code="score_evidence",
    name="考评依据目录",
    title="{branch_name}{period}考评依据目录",
    paper=A4_LANDSCAPE,
    above=("{counts}", "{standing}"),
    columns=(
        Column("编号", shows="number", width=13),
        Column("项目", shows="code", width=13),
        Column("考评内容", shows="title", width=45, align="left", grow=1),
        Column("用途", shows="proves", width=15),
        Column("类别", shows="kind", width=15),
        Column("日期", shows="day", width=24),
        Column("内容", shows="text", width=110, align="left", grow=3),
        Column("册页", shows="place", width=32),
    ),
    row_height=7,
    text_size=9,
    nothing="（没有依据）",
)


@dataclass(frozen=True, slots=True)
class RankLine:
    """A branch in the ranking of a period."""

    place: str
    branch_name: str
    total: str
    grade: str
    change: str
    remark: str


SCORE_RANKING = Sheet(
    code="score_ranking",
    name="考评排名",
    title="{place}{period}党支部考评排名",
    needs=("branch", "period"),
    paper=A4_PORTRAIT,
    above=("{version}", "{standing}"),
    columns=(
        Column("名次", shows="place", width=16),
        Column("党支部", shows="branch_name", width=58, align="left", grow=2),
        Column("得分", shows="total", width=20),
        Column("等次", shows="grade", width=24),
        Column("比上期", shows="change", width=20),
        Column("说明", shows="remark", width=48, align="left", grow=2),
    ),
    below=(
        "{mean}",
        "得分相同的并列；有待评项目的先不排；一票否决的保留得分，不参加评先。",
    ),
    signatures=("党委组织部", "日期"),
    row_height=9,
    nothing="（这一期没有得分）",
)
