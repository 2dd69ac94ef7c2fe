"""How much of this computer a foreign file may use."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds for reading one workbook.

    The largest roster that the program is built for has 60,000 people; everything is sized to let
    that through with a margin and little more.

    Attributes:
        file_bytes: Size of the file itself.
        unpacked_bytes: Size of all parts of an .xlsx together.
        packing_ratio: How many times larger than the file the parts may be, once they exceed
            `ratio_from_bytes`. Repetitive rosters reach 20 to 60, deflate ends at 1,032.
        ratio_from_bytes: Below this size a ratio says nothing.
        parts: Number of parts in an .xlsx.
        sheets: Number of sheets.
        rows: Highest row number that holds a value. One short of what an .xls can number.
        columns: Highest column that holds a value, counted from 1.
        cells: Area of the used rectangles of all sheets together; the parser fills the rectangle,
            however few cells of it are used.
        text_cell: Characters in one cell of a text file; spreadsheets end at 32,767.
        answer_bytes: What the child may send back.
        memory_bytes: Address space of the child.
        seconds: Time for the child, from its start to its last word.
    """

    file_bytes: int = 64 * MIB
    unpacked_bytes: int = 256 * MIB
    packing_ratio: int = 300
    ratio_from_bytes: int = 16 * MIB
    parts: int = 4_000
    sheets: int = 500
    rows: int = 65_535
    columns: int = 200
    cells: int = 4_000_000
    text_cell: int = 32_767
    answer_bytes: int = 256 * MIB
    memory_bytes: int = 1024 * MIB
    seconds: int = 60


DEFAULT_LIMITS = ReadLimits()
