"""考评结果公示: branch, points and grade of a closed period; no person stands on it."""

from dataclasses import dataclass

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A branch with its result."""

    number: str
    branch: str
    base: str
    bonus: str
    total: str
    grade: str
    note: str


SCORE_PUBLICATION = Sheet(
    code="score_publication",
    name="考评结果公示",
    title="{organisation}{period}党支部考评结果公示",
    paper=A4_PORTRAIT,
    needs=("branch", "period"),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    levels=(DetailLevel.PUBLIC,),
    note="{intro}",
    above=("{rubric}", "{edition}"),
    columns=(
        Column("序号", shows="number", width=14),
        Column("党支部", shows="branch", width=54, align="left", grow=3),
        Column("基础分", shows="base", width=20),
        Column("加分", shows="bonus", width=16),
        Column("总分", shows="total", width=20),
        Column("等次", shows="grade", width=24),
        Column("说明", shows="note", width=28, align="left", grow=1),
    ),
    below=("{correction}", "{days}", "{seal}"),
    signatures=("公示单位（盖章）", "日期"),
    row_height=9,
    nothing="（没有党支部）",
)
