"""Rows of text with a separator between the cells (.csv), in the encodings that occur in China."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from dangjian_desktop.exchange.errors import ExchangeError

_SEPARATORS = ",\t;"
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 200
_BOM_UTF8 = b"\xef\xbb\xbf"
_BOMS_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Other control characters than tab, line feed, page feed and carriage return: no text.
_BINARY = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Excel's way to keep the digits of an ID number in a text file: ="990101199001010014".
_GUARDED = re.compile(r'="([0-9A-Za-z-]*)"\Z')

# Python's gb18030 codec is that of 2000/2005: it leaves these characters in the private use area,
# where GB 18030-2022 (and WPS today) means real ones. Source: GB 18030-2022, annex of changed
# code points. Radicals of FE5x are parts of characters but do occur in names typed by hand.
_GB18030_2022 = str.maketrans(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
    "\ue816\ue817\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f"
    "\U00020087\U00020089\U000200cc\u9fb4\u9fb5\u9fb6\u9fb7\U000215d7\u9fb8\U0002298f\u9fb9\u9fba"
    "\U000241fe\u9fbb",
)


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB18030, with or without byte order mark.

    Raises:
        ExchangeError: ``not_workbook`` for bytes that are no text, ``text_encoding`` for text in
            none of these encodings.
    """
    text = _decode(data)
    if _BINARY.search(text):
        raise ExchangeError("not_workbook", detail="control characters")
    return text


def _decode(data: bytes) -> str:
    if data.startswith(_BOM_UTF8):
        return _strictly(data, "utf-8-sig")
    if data.startswith(_BOMS_UTF16):
        return _strictly(data, "utf-16")
    if b"\0" in data:
        # Separators and line ends have a zero byte: after them in little endian, else before.
        is_little = data[1::2].count(0) >= data[0::2].count(0)
        return _strictly(data, "utf-16-le" if is_little else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030").translate(_GB18030_2022)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ExchangeError("text_encoding", detail=encoding) from error


def looks_like_table(text: str) -> bool:
    """Whether most rows of the text have the same number of cells, and more than one."""
    separator, share = _separator_and_share(text)
    return bool(separator) and share > 0.5


def _separator_and_share(text: str) -> tuple[str, float]:
    """Return the separator that cuts most rows alike, and the share of the rows it does so."""
    best, best_share, best_width = "", 0.0, 1
    lines = text[:_SAMPLE_CHARACTERS].splitlines(keepends=True)[:_SAMPLE_ROWS]
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide or len(widths) < 2:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        share = count / len(widths)
        if (share, width) > (best_share, best_width):
            best, best_share, best_width = separator, share, width
    return best, best_share


def rows_of(
    text: str, *, cell_limit: int, row_limit: int, column_limit: int
) -> Iterator[list[str]]:
    """Yield the rows of the text, empty ones too, so that they count as a spreadsheet counts them.

    Raises:
        ExchangeError: For quotes that do not match, and when a limit is passed.
    """
    separator = _separator_and_share(text)[0] or ","
    csv.field_size_limit(cell_limit)
    # Strict: otherwise one forgotten quote silently swallows the rest of the file into one cell.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            if "field limit" in str(error):
                facts: dict[str, str | int] = {"row": number, "limit": cell_limit}
                raise ExchangeError("text_cell_too_long", facts=facts) from error
            raise ExchangeError("text_quotes", facts={"row": number}) from error
        if row is None:
            return
        if number > row_limit:
            facts = {"found": number, "limit": row_limit}
            raise ExchangeError("too_many_rows", facts=facts)
        if len(row) > column_limit:
            facts = {"found": len(row), "limit": column_limit}
            raise ExchangeError("too_many_columns", facts=facts)
        yield [_unguarded(cell) for cell in row]


def _unguarded(cell: str) -> str:
    match = _GUARDED.match(cell) if cell.startswith("=") else None
    return match.group(1) if match else cell
