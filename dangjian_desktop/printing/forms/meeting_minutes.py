"""会议记录: the head as each kind asks for it, then what was taken up, said, voted and resolved.

Source of the head and of the order of the body: facts.md 12. Below the archive nobody's absence
and nothing that was said in the discussion is printed.
"""

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Form

MEETING_MINUTES = Form(
    code="meeting_minutes",
    name="会议记录",
    title="{name}",
    needs=("activity",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=26,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    signatures=("主持人", "记录人", "日期"),
)
