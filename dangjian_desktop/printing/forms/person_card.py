"""党员信息卡: the chosen sections about one person, with a place for the photo.

What stands in a card is told by `sheet.Card`; sensitive fields are left out below the archive.
"""

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Form

PERSON_CARD = Form(
    code="person_card",
    name="党员信息卡",
    title="党员信息卡",
    needs=("person",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    label_width=30,  # 从事专业技术职务 in one line
    photo_size=(30, 42),  # 5 : 7, as portraits are kept
    row_height=6.5,  # a card with a usual history fits on one page
    text_size=9.5,
    signatures=("填表人", "审核人", "填表日期"),
)
