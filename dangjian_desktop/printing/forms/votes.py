"""The papers of a vote: ballots to hand out, a sheet to count on, and how it went.

The result names who was left out of 应到会 and why, so it is for the archive; below it stand the
counts alone. Ballots carry no number and no mark by which one could be told from another.
"""

from dataclasses import dataclass

from dangjian_desktop.printing.forms.hand_counts import hand_count
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A4_PORTRAIT, Column, Form


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
BALLOT_TALLY = hand_count(
    "ballot_tally",
    "计票单",
    "{title}计票单",
    (
        Column("序号", shows="number", width=14),
        Column("姓名或事项", shows="name", width=30),
        Column("赞成票（画“正”字）", shows="strokes", width=60, grow=1),
        Column("赞成", shows="yes", width=18),
        Column("不赞成", shows="no", width=18),
        Column("弃权", shows="abstain", width=18),
    ),
    papers=(A4_LANDSCAPE, A4_PORTRAIT),
    needs=("vote",),
    above=("{meeting}", "{counts}"),
    row_height=14,
    nothing="（还没有候选人）",
)
