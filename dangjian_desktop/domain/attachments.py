"""Rules for files that are kept in the database: their size, their names, and which may be opened.

A file comes from outside and its name may be made to deceive: a path, a name turned around by
U+202E, a device of Windows, a program that looks like a document. The name is made harmless when
it is taken in; whether a file may be opened is told by its name and by how it begins.
"""

import re
import unicodedata
from enum import StrEnum

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
#: All files that are added at once, together: they stand in memory meanwhile.
MOST_BYTES_AT_ONCE = 100 * MEGABYTE
MOST_NAME = 120
MOST_NOTE = 200
#: File systems count bytes: 255 for one name. The rest is for a mark of their own.
_MOST_NAME_BYTES = 240
_MOST_SUFFIX = 20
_NAMELESS = "附件"

#: What the system may be asked to open: documents, pictures, sound and film.
DOCUMENT_SUFFIXES = frozenset(
    ".pdf .ofd .xlsx .xls .et .csv .docx .doc .wps .rtf .pptx .ppt .dps .odt .ods .odp .txt .log"
    " .json .ics .png .jpg .jpeg .bmp .gif .webp .tif .tiff .heic .mp3 .m4a .wav .mp4".split()
)
#: What would run if it were opened; anything else that is no document is not opened either.
PROGRAM_SUFFIXES = frozenset(
    ".exe .com .scr .pif .cpl .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .wsf .wsh .hta .msi .msp"
    " .msc .lnk .url .scf .reg .dll .jar .jnlp .sh .bash .run .bin .desktop .appimage .deb .rpm"
    " .py .pyw .pl .rb .php .apk .app .command .dmg .iso .img .vhd .chm .application .gadget"
    " .docm .dotm .xlsm .xltm .xlam .pptm .ppam .iqy .slk .svg .htm .html .mht .xhtml".split()
)
#: How programs begin, whatever their names say.
_PROGRAM_BEGINNINGS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"[Desktop Entry]",
    b"[InternetShortcut]",
)
#: How much of a file is looked at.
_BEGINNING = 512
_PATH_MARKS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
#: Not "Cn": characters newer than this Python are among the rare ones of names.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_BLANK = frozenset({"Zs", "Zl", "Zp"})


class AttachmentKind(StrEnum):
    """What sort of file it is, for the sign before its name."""

    PICTURE = "picture"
    DOCUMENT = "document"
    TABLE = "table"
    PROGRAM = "program"
    OTHER = "other"


_PICTURES = frozenset(".png .jpg .jpeg .bmp .gif .webp .tif .tiff .heic".split())
_TABLES = frozenset(".xlsx .xls .et .csv .ods".split())


def clean_name(given: str) -> str:
    """Return a file's name as it may stand on any computer: no path, nothing unseen, not too long.

    The suffix stays, because it tells what the file is.
    """
    name = _FORBIDDEN.sub("_", _seen(_PATH_MARKS.split(given)[-1])).rstrip(". ")
    stem, suffix = _parts(name)
    stem = stem.strip(". ") or _NAMELESS
    if _DEVICES.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    while len(stem) + len(suffix) > MOST_NAME or _bytes(stem + suffix) > _MOST_NAME_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") + suffix


def renamed(present: str, wanted: str) -> str:
    """Return the new name of a file that keeps its suffix; "" where nothing was written."""
    if not _seen(wanted).strip(" ."):
        return ""
    suffix = suffix_of(present)
    cleaned = clean_name(wanted)
    if suffix_of(cleaned) == suffix.lower():
        return cleaned
    return clean_name(cleaned + suffix)


def numbered(name: str, taken: frozenset[str]) -> str:
    """Return a name that no other file of the same subject has: 扫描件 (2).pdf."""
    stem, suffix = _parts(name)
    number, found = 2, name
    while found in taken:
        mark = f" ({number})"
        found = clean_name(f"{stem[: MOST_NAME - len(suffix) - len(mark)]}{mark}{suffix}")
        number += 1
    return found


def suffix_of(name: str) -> str:
    """Return the last suffix in small letters with its dot; "" without one."""
    return _parts(name)[1].lower()


def is_program(name: str, beginning: bytes = b"") -> bool:
    """Whether a file is or could pass for a program: by any of its suffixes or how it begins."""
    suffixes = {f".{part.strip().lower()}" for part in name.split(".")[1:]}
    if suffixes & PROGRAM_SUFFIXES:
        return True
    first = beginning[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    return first.startswith(_PROGRAM_BEGINNINGS)


def may_be_opened(name: str, beginning: bytes = b"") -> bool:
    """Whether the system may be asked to open a copy: documents only, and no program at all."""
    return suffix_of(name) in DOCUMENT_SUFFIXES and not is_program(name, beginning)


def kind_of(name: str) -> AttachmentKind:
    """Return what sort of file a name says it is."""
    suffix = suffix_of(name)
    if is_program(name):
        return AttachmentKind.PROGRAM
    if suffix in _PICTURES:
        return AttachmentKind.PICTURE
    if suffix in _TABLES:
        return AttachmentKind.TABLE
    return AttachmentKind.DOCUMENT if suffix in DOCUMENT_SUFFIXES else AttachmentKind.OTHER


def size_text(size: int) -> str:
    """Return a size as people read it: 20 字节, 35 KB, 1.2 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / MEGABYTE:.1f} MB"


def _seen(text: str) -> str:
    """Return what is seen of a text, every run of blanks as one."""
    kinds = ((one, unicodedata.category(one)) for one in unicodedata.normalize("NFC", text))
    shown = (" " if kind in _BLANK else one for one, kind in kinds if kind not in _UNSEEN)
    return " ".join("".join(shown).split())


def _parts(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    if not dot or not suffix or len(suffix) >= _MOST_SUFFIX or " " in suffix:
        return name, ""
    return stem, dot + suffix


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
