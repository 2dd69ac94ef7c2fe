"""表彰兑现情况: promised, paid, days late; names and amounts are for the file alone."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet

_FILED = frozenset({DetailLevel.ARCHIVE})


@dataclass(frozen=True, slots=True)
class AwardLine:
    """A promise."""

    number: str
    branch: str
    decided_on: str
    honour: str
    level: str
    people: str
    money: str
    promised_on: str
    paid_on: str
    days: str
    payment: str


AWARD_REPORT = Sheet(
    code="award_report",
    name="表彰兑现情况",
    title="{organisation}表彰奖励兑现情况",
    needs=("branch",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("党组织", shows="branch", width=40, align="left", grow=1),
        Column("决定日期", shows="decided_on", width=23),
        Column("荣誉或奖项", shows="honour", width=42, align="left", grow=2),
        Column("级别", shows="level", width=16),
        Column("受奖人", shows="people", width=28, align="left", levels=_FILED),
        Column("奖金", shows="money", width=20, levels=_FILED),
        Column("承诺兑现", shows="promised_on", width=23),
        Column("实际兑现", shows="paid_on", width=23),
        Column("迟延天数", shows="days", width=18),
        Column("情况", shows="payment", width=24),
    ),
    below=("{branches}",),
    signatures=("经手人", "日期"),
    row_height=9,
    text_size=9.5,
    nothing="（这一期间没有承诺兑现的奖励）",
)
