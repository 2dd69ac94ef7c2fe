"""出勤情况表 and 双重组织生活情况表: how often people came, added up; for the office."""

from dangjian_desktop.printing.sheet import Column, Sheet

#: A4 across with margins of 12 mm leaves 273 mm; the columns take 253 of them. These are the
#: columns by person; what else is added up names the first two otherwise.
ATTENDANCE_FIGURES = Sheet(
    code="attendance_figures",
    name="出勤情况表",
    title="{branch_name}出勤情况表",
    needs=("branch", "period"),
    above=("{period}，计入：{kinds}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("姓名", shows="name", width=26, grow=1),
        Column("党支部和党小组", shows="detail", width=42, align="left", grow=2),
        Column("应到", shows="due", width=14),
        Column("实到", shows="came", width=14),
        Column("迟到", shows="late", width=14),
        Column("请假", shows="excused", width=14),
        Column("缺席", shows="absent", width=14),
        Column("公出", shows="on_business", width=14),
        Column("当班", shows="on_shift", width=14),
        Column("补课", shows="made_up", width=14),
        Column("未登记", shows="not_recorded", width=16),
        Column("出勤率", shows="rate", width=18),
        Column("学时/要求", shows="study", width=26),
    ),
    below=("{sum}", "{told}"),
    signatures=("填报人", "支部书记", "填报日期"),
    nothing="这段时间没有应到的活动",
)

DUAL_LIFE = Sheet(
    code="dual_life",
    name="双重组织生活情况表",
    title="{branch_name}领导干部双重组织生活情况表",
    needs=("branch", "period"),
    above=("{period}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("姓名", shows="name", width=22),
        Column("职务", shows="title", width=30, grow=1),
        Column("所在党支部", shows="branch_name", width=42, align="left", grow=2),
        Column("应到", shows="branch_due", width=14),
        Column("实到", shows="branch_came", width=14),
        Column("出勤率", shows="branch_rate", width=18),
        Column("所在党小组", shows="group_name", width=36, align="left", grow=1),
        Column("应到", shows="group_due", width=14),
        Column("实到", shows="group_came", width=14),
        Column("出勤率", shows="group_rate", width=18),
        Column("汇报/任务", shows="tasks", width=18),
    ),
    below=("{told}",),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="没有登记领导干部",
)
