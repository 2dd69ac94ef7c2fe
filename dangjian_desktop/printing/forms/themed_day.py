"""主题党日方案 and 主题党日记录: what is planned, and what came of it (facts.md 12)."""

from dataclasses import replace

from dangjian_desktop.printing.forms.meeting_minutes import MEETING_MINUTES

#: Both have the boxes of minutes; what stands in them is another.
THEMED_DAY_PLAN = replace(
    MEETING_MINUTES,
    code="themed_day_plan",
    name="主题党日方案",
    signatures=("支部书记", "责任人", "日期"),
)
THEMED_DAY_RECORD = replace(MEETING_MINUTES, code="themed_day_record", name="主题党日记录")
