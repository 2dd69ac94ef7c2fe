"""主题党日方案 and 主题党日记录: what is planned, and what came of it (facts.md 12)."""

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Form, SheetKind

THEMED_DAY_PLAN = Form(
    code="themed_day_plan",
    name="主题党日方案",
    title="{name}",
    kind=SheetKind.FORM,
    paper=A4_PORTRAIT,
    needs=("activity",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=26,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    signatures=("支部书记", "责任人", "日期"),
)

THEMED_DAY_RECORD = Form(
    code="themed_day_record",
    name="主题党日记录",
    title="{name}",
    kind=SheetKind.FORM,
    paper=A4_PORTRAIT,
    needs=("activity",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=26,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    signatures=("主持人", "记录人", "日期"),
)
