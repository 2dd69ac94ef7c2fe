"""协作区轮值表: which branch leads and does what for each zone, quarter by quarter."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class RotationLine:
    """A zone in a quarter: the branch for each job; one that was swapped carries a star."""

    zone_name: str
    quarter: str
    job_lead: str
    job_deputy: str
    job_planning: str
    job_organising: str
    job_publicity: str
    job_summary: str
    job_half_year_plan: str


_JOBS = (
    ("组长单位", "job_lead"),
    ("副组长单位", "job_deputy"),
    ("方案编制", "job_planning"),
    ("活动组织", "job_organising"),
    ("宣传报道", "job_publicity"),
    ("总结推广", "job_summary"),
    ("半年计划编制", "job_half_year_plan"),
)

#: A4 across with margins of 12 mm leaves 273 mm; the columns take 271 of them.
ZONE_ROTATION = Sheet(
    code="zone_rotation",
    name="协作区轮值表",
    title="{branch_name}{year}年协作区轮值表",
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("协作区", shows="zone_name", width=26, grow=1),
        Column("季度", shows="quarter", width=21),
        *(Column(heading, shows=shows, width=32, grow=2) for heading, shows in _JOBS),
    ),
    below=("{swaps}", "{leads}"),
    signatures=("党委组织部", "日期"),
    nothing="这一年还没有排轮值",
)
