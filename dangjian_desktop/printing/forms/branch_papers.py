"""The papers of a branch's daily work: plans and lists as boxes, reports and notices as letters."""

from dataclasses import replace

from dangjian_desktop.printing.forms.letters import LETTER
from dangjian_desktop.printing.sheet import Form

BRANCH_FORM = Form(
    code="branch_form",
    name="支部工作表格",
    title="{name}",
    needs=("form", "branch"),
    label_width=30,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    fills_page=True,
)
BRANCH_LETTER = replace(LETTER, code="branch_letter", name="支部工作公文", needs=("form", "branch"))
