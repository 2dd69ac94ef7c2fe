"""Writes the definition of a ledger book to a file (.toml), and reads one that was handed out.

The form is that of resources/books, so a file can be looked through in any text editor. What is
read is only a table: whether it makes a book is judged elsewhere (`domain.ledger_reading`).
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.opening import ordinary_bytes
from dangjian_desktop.exchange.writer import put_file

#: The form of the files that this program reads and writes.
FORMAT = 1
ENDING = ".toml"
#: The largest book of the program has 9 KiB; one with eighty fields and long hints fits, too.
MOST_BYTES = 256 * 1024
#: Marks of the order of bytes that editors on Windows put in front of a text.
_UTF_8_MARK = b"\xef\xbb\xbf"
#: Parsing a key with dots takes time and memory by the square of their number: 200 KiB of them are
#: gigabytes. A line of a book has three; in comments and in what is quoted they are free.
_MOST_DOTS = 50
_FREE = re.compile(
    r"""\#[^\n]*
    | \"{3} (?:[^\\] | \\.)*? (?: \"{3,5} | \\?\Z) | '{3} .*? (?: '{3,5} | \Z)
    | \" (?:[^"\\\n] | \\.)*+ \"? | ' [^'\n]*+ '?""",
    re.DOTALL | re.VERBOSE,
)
#: Beyond it no number can be stored.
_MOST_NUMBER = 2**63 - 1
#: Deeper than this no table of a book goes; more is no book.
_DEEPEST = 6
#: Written first, in this order; the rest of a book in the order of its table.
_FIRST = ("format", "code", "label")


def write_book(table: Mapping[str, Any], target: Path) -> int:
    """Write the table of a book and return the number of its fields.

    Args:
        table: As in resources/books, with its code.
        target: The file; an older one stands until the new one is whole.

    Raises:
        ExchangeError: When the file cannot be written.
    """
    content = book_bytes(table)

    def fault_of(written: Path) -> str:
        return "" if written.read_bytes() == content else "bytes"

    put_file(target, memoryview(content), fault_of)
    return len(table.get("field", ()))


def book_bytes(table: Mapping[str, Any]) -> bytes:
    """Return the table of a book as the bytes of a file; see `write_book`."""
    told = {**table, "format": FORMAT}
    return "\n".join(_lines(told, ())).strip().encode() + b"\n"


def read_book_file(path: Path) -> dict[str, Any]:
    """Return the table that stands in a file of a book.

    Raises:
        ExchangeError: When it cannot be read, is too large, or is no such file; with the line
            where that is known.
    """
    try:
        content = ordinary_bytes(path, "not_book", MOST_BYTES)
    except ExchangeError as error:
        raise error.about(path.name) from error.__cause__
    if len(content) > MOST_BYTES:
        raise ExchangeError("book_too_large", facts={"limit": MOST_BYTES // 1024}, file=path.name)
    if not content.strip():
        raise ExchangeError("empty_file", file=path.name)
    try:
        text = content.removeprefix(_UTF_8_MARK).decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ExchangeError("book_encoding", facts={"row": line}, file=path.name) from error
    if any(line.count(".") > _MOST_DOTS for line in _FREE.sub("", text).splitlines()):
        raise ExchangeError("not_book", file=path.name, detail="dotted keys")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: brackets without an end
        raise ExchangeError("not_book", file=path.name, detail=type(error).__name__) from error
    if table.get("format") != FORMAT or not isinstance(table.get("code"), str):
        raise ExchangeError("not_book", file=path.name)
    if not _is_bounded(table):
        raise ExchangeError("not_book", file=path.name, detail="deep, or an endless number")
    return table


def _is_bounded(table: Mapping[str, Any]) -> bool:
    """Whether a table goes no deeper than that of a book, and has no number of thousand digits."""
    here: list[Any] = [table]
    for _level in range(_DEEPEST):
        here = [
            inner
            for one in here
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if any(isinstance(one, int) and abs(one) > _MOST_NUMBER for one in here):
            return False
    return not here


def _lines(table: Mapping[str, Any], path: Sequence[str]) -> list[str]:
    """Return the lines of a table: its own values first, then the tables in it."""
    first = [name for name in _FIRST if not path and name in table]
    names = [*first, *(name for name in table if name not in first)]
    plain = [name for name in names if not _is_table(table[name]) and table[name] is not None]
    lines = [f"{_key(name)} = {_value(table[name])}" for name in plain]
    for name in names:
        value = table[name]
        if not _is_table(value):
            continue
        whole = (*path, name)
        head = ".".join(map(_key, whole))
        if isinstance(value, Mapping):
            lines += ["", f"[{head}]", *_lines(value, whole)]
        else:
            for one in value:
                lines += ["", f"[[{head}]]", *_lines(one, whole)]
    return lines


def _is_table(value: Any) -> bool:
    """Whether a value is a table or a list of tables; conditions stand in their line."""
    if isinstance(value, Mapping):
        return True
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(one, Mapping) for one in value)
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(str(value))


def _text(text: str) -> str:
    """Return a text as a basic string of TOML, of which JSON's are all but one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else _text(name)
