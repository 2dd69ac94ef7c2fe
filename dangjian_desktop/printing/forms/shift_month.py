"""班次表: who works which shift on the days of a month, as the page on the screen."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One person with a letter a day, ready to be read.

    Attributes:
        basis: What the letters rest on: a 排班表, or the pattern alone.
    """

    number: str
    name: str
    crew: str
    basis: str
    day_1: str = ""
    day_2: str = ""
    day_3: str = ""
    day_4: str = ""
    day_5: str = ""
    day_6: str = ""
    day_7: str = ""
    day_8: str = ""
    day_9: str = ""
    day_10: str = ""
    day_11: str = ""
    day_12: str = ""
    day_13: str = ""
    day_14: str = ""
    day_15: str = ""
    day_16: str = ""
    day_17: str = ""
    day_18: str = ""
    day_19: str = ""
    day_20: str = ""
    day_21: str = ""
    day_22: str = ""
    day_23: str = ""
    day_24: str = ""
    day_25: str = ""
    day_26: str = ""
    day_27: str = ""
    day_28: str = ""
    day_29: str = ""
    day_30: str = ""
    day_31: str = ""


#: The columns of days that the sheet declares; a shorter month is printed with fewer.
MOST_DAYS = 31
#: A4 across with margins of 12 mm leaves 273 mm; the columns take 271.5 of them. Who is ill or on
#: leave stands there, too: it is filed and not hung.
SHIFT_MONTH = Sheet(
    code="shift_month",
    name="班次表",
    title="{branch_name}{month}班次表",
    needs=("branch",),
    levels=(DetailLevel.ARCHIVE,),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("姓名", shows="name", width=20),
        Column("轮班组", shows="crew", width=16),
        Column("依据", shows="basis", width=17.5),
        *(Column(str(n), shows=f"day_{n}", width=6.7, grow=1) for n in range(1, MOST_DAYS + 1)),
    ),
    below=("{legend}",),
    signatures=("区队", "日期"),
    row_height=6,
    text_size=7.5,
    nothing="（这个月没有人员，或没有选定党支部）",
)
