"""会议通知: a letter to those who take part, with holder and day of issue below it.

Letters of 16 points (三号) and a title of 22 (二号), as GB/T 9704 has them; no red head,
which belongs to 公文 alone (facts.md 12).
"""

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_PORTRAIT, A5_PORTRAIT, Form

MEETING_NOTICE = Form(
    code="meeting_notice",
    name="会议通知",
    title="会议通知",
    papers=(A4_PORTRAIT, A5_PORTRAIT),
    needs=("activity",),
    levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    photo_size=None,
    text_size=16,
    title_size=22,
)
