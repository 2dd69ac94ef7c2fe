"""Finds typefaces that are installed on this computer, by the names that they give themselves.

Only files of TrueType outlines are looked at (others cannot be put into a PDF), and of each only
its head and its names, so that hundreds of them cost a fraction of a second.
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: No more files than these are looked at, and none larger.
MOST_FILES, MOST_BYTES = 5_000, 64 * 1024 * 1024
#: The names of a typeface are never longer, nor has a file more tables.
_MOST_NAMES, _MOST_TABLES = 256 * 1024, 100
#: The first four bytes of a file of TrueType outlines.
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
#: OpenType, table ``name``: family, full name, PostScript name, typographic family.
_WANTED_NAMES = frozenset((1, 4, 6, 16))
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3


def typeface_folders() -> tuple[Path, ...]:
    """Return where this system keeps typefaces, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return local / "Microsoft" / "Windows" / "Fonts", windows
    own = home / ".local" / "share" / "fonts", home / ".fonts"
    return *own, Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


def installed_typefaces(
    wanted: Mapping[str, Sequence[str]], folders: Sequence[Path]
) -> dict[str, Path]:
    """Return which of the wanted typefaces are installed, and where.

    Args:
        wanted: For each key the names by which it may go, the best first.
        folders: Where to look, folders in them included.
    """
    rank = {
        _plain(name): (key, place)
        for key, names in wanted.items()
        for place, name in enumerate(names)
    }
    best: dict[str, tuple[int, Path]] = {}
    for file in _files(folders):
        for name in _names(file):
            key, place = rank.get(_plain(name), ("", 0))
            if key and (key not in best or place < best[key][0]):
                best[key] = (place, file)
    return {key: file for key, (_place, file) in best.items()}


def _plain(name: str) -> str:
    """Return a name without what is written differently: 仿宋_GB2312, FangSong GB2312."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    seen = 0
    for folder in folders:
        for where, _inner, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith(".ttf"):
                    seen += 1
                    if seen > MOST_FILES:
                        return
                    yield Path(where) / name


def _names(path: Path) -> set[str]:
    """Return the names of a typeface; none of a file that cannot be used."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return set()
        with path.open("rb") as file:
            if file.read(4) not in _TRUETYPE:
                return set()
            (count,) = struct.unpack(">H", file.read(8)[:2])
            tables = file.read(16 * min(count, _MOST_TABLES))
            for start in range(0, len(tables) - 15, 16):
                if tables[start : start + 4] == b"name":
                    offset, length = struct.unpack(">II", tables[start + 8 : start + 16])
                    file.seek(offset)
                    return _read_names(file.read(min(length, _MOST_NAMES)))
    except (OSError, struct.error):
        pass  # a damaged file, or one that may not be read, is no typeface that we can use
    return set()


def _read_names(table: bytes) -> set[str]:
    _format, count, start = struct.unpack(">HHH", table[:6])
    found = set()
    for place in range(6, min(6 + 12 * count, len(table) - 11), 12):
        platform, _encoding, _language, name, length, offset = struct.unpack(
            ">6H", table[place : place + 12]
        )
        if name not in _WANTED_NAMES:
            continue
        told = table[start + offset : start + offset + length]
        codec = "latin-1" if platform == _MACINTOSH else "utf-16-be"
        if platform in (_UNICODE, _MACINTOSH, _WINDOWS):
            found.add(told.decode(codec, "ignore"))
    return found
