"""The papers of a vote: ballots to hand out, a sheet to count on, and how it went.

The result names who was left out of 应到会 and why, so it is for the archive; below it stand the
counts alone. Ballots carry no number and no mark by which one could be told from another.
"""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A4_PORTRAIT, Column, Form, Sheet


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A name to be counted by hand: each 正 is five votes."""

    number: str
    name: str
    strokes: str = ""
    yes: str = ""
    no: str = ""
    abstain: str = ""


VOTE_RESULT = Form(
    code="vote_result",
    name="表决结果单",
    title="{name}",
    needs=("vote",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=30,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    signatures=("监票人", "计票人", "主持人"),
)
BALLOT_PAPER = Form(
    code="ballot_paper",
    name="选票、表决票",
    title="{name}",
    needs=("vote",),
    label_width=30,
    photo_size=None,
    row_height=9,
    text_size=11,
    flows=True,
    has_foot=False,
)
#: A4 across with margins of 12 mm leaves 273 mm.
BALLOT_TALLY = Sheet(
    code="ballot_tally",
    name="计票单",
    title="{title}计票单",
    papers=(A4_LANDSCAPE, A4_PORTRAIT),
    needs=("vote",),
    above=("{meeting}", "{counts}"),
    columns=(
        Column("序号", shows="number", width=14),
        Column("姓名或事项", shows="name", width=30),
        Column("赞成票（画“正”字）", shows="strokes", width=60, grow=1),
        Column("赞成", shows="yes", width=18),
        Column("不赞成", shows="no", width=18),
        Column("弃权", shows="abstain", width=18),
    ),
    below=("发出　　　　张，收回　　　　张，有效　　　　张，无效　　　　张。",),
    signatures=("唱票人", "计票人", "监票人"),
    row_height=14,
    text_size=11,
    nothing="（还没有候选人）",
)
